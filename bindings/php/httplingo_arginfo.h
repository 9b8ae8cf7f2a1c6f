/* SPDX-License-Identifier: MIT */
/* Classes, functions and arguments: made from httplingo.stub.php by scripts/php-arginfo.sh. */
/* clang-format off */
/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 207a6c17e1ae7c7375b26f81c42450f6890f6b83 */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Httplingo_problem, 0, 1, Httplingo\\Page, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, status, Httplingo\\Status, MAY_BE_LONG, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, detail, IS_STRING, 1, "null")
	ZEND_ARG_VARIADIC_TYPE_INFO(0, details, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Httplingo_negotiate, 0, 1, Httplingo\\Choice, 0)
	ZEND_ARG_TYPE_INFO(0, acceptLanguage, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, languages, IS_ARRAY, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, default, IS_STRING, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, site, Httplingo\\Site, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Httplingo_negotiate_media, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, accept, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, formats, IS_ARRAY, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, default, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Httplingo_text, 0, 2, IS_STRING, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, status, Httplingo\\Status, MAY_BE_LONG, NULL)
	ZEND_ARG_TYPE_INFO(0, field, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, language, IS_STRING, 0, "\"en\"")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, site, Httplingo\\Site, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Httplingo_wait, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, seconds, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, language, IS_STRING, 0, "\"en\"")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, site, Httplingo\\Site, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Httplingo_languages, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, site, Httplingo\\Site, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Httplingo_Status_find, 0, 1, Httplingo\\Status, 1)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Httplingo_Status_phrase, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Httplingo_Status_phraseIn, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, language, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Httplingo_Status_title, 0, 0, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, language, IS_STRING, 0, "\"en\"")
ZEND_END_ARG_INFO()

#define arginfo_class_Httplingo_Status_summary arginfo_class_Httplingo_Status_title

#define arginfo_class_Httplingo_Status_advice arginfo_class_Httplingo_Status_title

#define arginfo_class_Httplingo_Status_description arginfo_class_Httplingo_Status_title

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Httplingo_Status_isInformational, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Httplingo_Status_isSuccess arginfo_class_Httplingo_Status_isInformational

#define arginfo_class_Httplingo_Status_isRedirection arginfo_class_Httplingo_Status_isInformational

#define arginfo_class_Httplingo_Status_isClientError arginfo_class_Httplingo_Status_isInformational

#define arginfo_class_Httplingo_Status_isServerError arginfo_class_Httplingo_Status_isInformational

#define arginfo_class_Httplingo_Status_isCacheable arginfo_class_Httplingo_Status_isInformational

#define arginfo_class_Httplingo_Status_isObsoleted arginfo_class_Httplingo_Status_isInformational

#define arginfo_class_Httplingo_Status_registry arginfo_class_Httplingo_Status_phrase

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Httplingo_Status_expires, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Httplingo_Status_aliases, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Httplingo_Status_formerPhrases arginfo_class_Httplingo_Status_aliases

#define arginfo_class_Httplingo_Status_references arginfo_class_Httplingo_Status_aliases

#define arginfo_class_Httplingo_Status_requirements arginfo_class_Httplingo_Status_aliases

#define arginfo_class_Httplingo_Status_facts arginfo_class_Httplingo_Status_aliases

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Httplingo_Reference___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Httplingo_Reference___toString arginfo_class_Httplingo_Status_phrase

#define arginfo_class_Httplingo_Requirement___construct arginfo_class_Httplingo_Reference___construct

#define arginfo_class_Httplingo_Fact___construct arginfo_class_Httplingo_Reference___construct

#define arginfo_class_Httplingo_Language___construct arginfo_class_Httplingo_Reference___construct

#define arginfo_class_Httplingo_Language___toString arginfo_class_Httplingo_Status_phrase

#define arginfo_class_Httplingo_Choice___construct arginfo_class_Httplingo_Reference___construct

#define arginfo_class_Httplingo_Choice___toString arginfo_class_Httplingo_Status_phrase

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Httplingo_Site___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, options, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, files, IS_ARRAY, 1, "null")
	ZEND_ARG_VARIADIC_TYPE_INFO(0, more, IS_MIXED, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Httplingo_Site_read, 0, 1, Httplingo\\Site, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, files, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Httplingo_Site_page, 0, 1, Httplingo\\Page, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, status, Httplingo\\Status, MAY_BE_LONG, NULL)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, details, IS_MIXED, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Httplingo_Site_problem arginfo_Httplingo_problem

#define arginfo_class_Httplingo_Site_languages arginfo_class_Httplingo_Status_aliases

#define arginfo_class_Httplingo_Page___construct arginfo_class_Httplingo_Reference___construct

#define arginfo_class_Httplingo_Page_make arginfo_class_Httplingo_Site_page

#define arginfo_class_Httplingo_Page_forRequest arginfo_class_Httplingo_Site_page

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Httplingo_Page_send, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Httplingo_Page_header, 0, 1, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Httplingo_Page_language arginfo_class_Httplingo_Status_phrase

#define arginfo_class_Httplingo_Page_contentType arginfo_class_Httplingo_Status_phrase

#define arginfo_class_Httplingo_Page___toString arginfo_class_Httplingo_Status_phrase


ZEND_FUNCTION(Httplingo_problem);
ZEND_FUNCTION(Httplingo_negotiate);
ZEND_FUNCTION(Httplingo_negotiate_media);
ZEND_FUNCTION(Httplingo_text);
ZEND_FUNCTION(Httplingo_wait);
ZEND_FUNCTION(Httplingo_languages);
ZEND_METHOD(Httplingo_Status, find);
ZEND_METHOD(Httplingo_Status, phrase);
ZEND_METHOD(Httplingo_Status, phraseIn);
ZEND_METHOD(Httplingo_Status, title);
ZEND_METHOD(Httplingo_Status, summary);
ZEND_METHOD(Httplingo_Status, advice);
ZEND_METHOD(Httplingo_Status, description);
ZEND_METHOD(Httplingo_Status, isInformational);
ZEND_METHOD(Httplingo_Status, isSuccess);
ZEND_METHOD(Httplingo_Status, isRedirection);
ZEND_METHOD(Httplingo_Status, isClientError);
ZEND_METHOD(Httplingo_Status, isServerError);
ZEND_METHOD(Httplingo_Status, isCacheable);
ZEND_METHOD(Httplingo_Status, isObsoleted);
ZEND_METHOD(Httplingo_Status, registry);
ZEND_METHOD(Httplingo_Status, expires);
ZEND_METHOD(Httplingo_Status, aliases);
ZEND_METHOD(Httplingo_Status, formerPhrases);
ZEND_METHOD(Httplingo_Status, references);
ZEND_METHOD(Httplingo_Status, requirements);
ZEND_METHOD(Httplingo_Status, facts);
ZEND_METHOD(Httplingo_Reference, __construct);
ZEND_METHOD(Httplingo_Reference, __toString);
ZEND_METHOD(Httplingo_Requirement, __construct);
ZEND_METHOD(Httplingo_Fact, __construct);
ZEND_METHOD(Httplingo_Language, __construct);
ZEND_METHOD(Httplingo_Language, __toString);
ZEND_METHOD(Httplingo_Choice, __construct);
ZEND_METHOD(Httplingo_Choice, __toString);
ZEND_METHOD(Httplingo_Site, __construct);
ZEND_METHOD(Httplingo_Site, read);
ZEND_METHOD(Httplingo_Site, page);
ZEND_METHOD(Httplingo_Site, problem);
ZEND_METHOD(Httplingo_Site, languages);
ZEND_METHOD(Httplingo_Page, __construct);
ZEND_METHOD(Httplingo_Page, make);
ZEND_METHOD(Httplingo_Page, forRequest);
ZEND_METHOD(Httplingo_Page, send);
ZEND_METHOD(Httplingo_Page, header);
ZEND_METHOD(Httplingo_Page, language);
ZEND_METHOD(Httplingo_Page, contentType);
ZEND_METHOD(Httplingo_Page, __toString);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Httplingo", problem, Httplingo_problem, arginfo_Httplingo_problem)
	ZEND_NS_FALIAS("Httplingo", negotiate, Httplingo_negotiate, arginfo_Httplingo_negotiate)
	ZEND_NS_FALIAS("Httplingo", negotiate_media, Httplingo_negotiate_media, arginfo_Httplingo_negotiate_media)
	ZEND_NS_FALIAS("Httplingo", text, Httplingo_text, arginfo_Httplingo_text)
	ZEND_NS_FALIAS("Httplingo", wait, Httplingo_wait, arginfo_Httplingo_wait)
	ZEND_NS_FALIAS("Httplingo", languages, Httplingo_languages, arginfo_Httplingo_languages)
	ZEND_FE_END
};


static const zend_function_entry class_Httplingo_Status_methods[] = {
	ZEND_ME(Httplingo_Status, find, arginfo_class_Httplingo_Status_find, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Httplingo_Status, phrase, arginfo_class_Httplingo_Status_phrase, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, phraseIn, arginfo_class_Httplingo_Status_phraseIn, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, title, arginfo_class_Httplingo_Status_title, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, summary, arginfo_class_Httplingo_Status_summary, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, advice, arginfo_class_Httplingo_Status_advice, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, description, arginfo_class_Httplingo_Status_description, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, isInformational, arginfo_class_Httplingo_Status_isInformational, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, isSuccess, arginfo_class_Httplingo_Status_isSuccess, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, isRedirection, arginfo_class_Httplingo_Status_isRedirection, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, isClientError, arginfo_class_Httplingo_Status_isClientError, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, isServerError, arginfo_class_Httplingo_Status_isServerError, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, isCacheable, arginfo_class_Httplingo_Status_isCacheable, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, isObsoleted, arginfo_class_Httplingo_Status_isObsoleted, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, registry, arginfo_class_Httplingo_Status_registry, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, expires, arginfo_class_Httplingo_Status_expires, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, aliases, arginfo_class_Httplingo_Status_aliases, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, formerPhrases, arginfo_class_Httplingo_Status_formerPhrases, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, references, arginfo_class_Httplingo_Status_references, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, requirements, arginfo_class_Httplingo_Status_requirements, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Status, facts, arginfo_class_Httplingo_Status_facts, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Httplingo_Reference_methods[] = {
	ZEND_ME(Httplingo_Reference, __construct, arginfo_class_Httplingo_Reference___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Httplingo_Reference, __toString, arginfo_class_Httplingo_Reference___toString, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Httplingo_Requirement_methods[] = {
	ZEND_ME(Httplingo_Requirement, __construct, arginfo_class_Httplingo_Requirement___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Httplingo_Fact_methods[] = {
	ZEND_ME(Httplingo_Fact, __construct, arginfo_class_Httplingo_Fact___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Httplingo_Language_methods[] = {
	ZEND_ME(Httplingo_Language, __construct, arginfo_class_Httplingo_Language___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Httplingo_Language, __toString, arginfo_class_Httplingo_Language___toString, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Httplingo_Choice_methods[] = {
	ZEND_ME(Httplingo_Choice, __construct, arginfo_class_Httplingo_Choice___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Httplingo_Choice, __toString, arginfo_class_Httplingo_Choice___toString, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Httplingo_SiteException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Httplingo_Site_methods[] = {
	ZEND_ME(Httplingo_Site, __construct, arginfo_class_Httplingo_Site___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Site, read, arginfo_class_Httplingo_Site_read, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Httplingo_Site, page, arginfo_class_Httplingo_Site_page, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Site, problem, arginfo_class_Httplingo_Site_problem, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Site, languages, arginfo_class_Httplingo_Site_languages, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Httplingo_Page_methods[] = {
	ZEND_ME(Httplingo_Page, __construct, arginfo_class_Httplingo_Page___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Httplingo_Page, make, arginfo_class_Httplingo_Page_make, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Httplingo_Page, forRequest, arginfo_class_Httplingo_Page_forRequest, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Httplingo_Page, send, arginfo_class_Httplingo_Page_send, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Page, header, arginfo_class_Httplingo_Page_header, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Page, language, arginfo_class_Httplingo_Page_language, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Page, contentType, arginfo_class_Httplingo_Page_contentType, ZEND_ACC_PUBLIC)
	ZEND_ME(Httplingo_Page, __toString, arginfo_class_Httplingo_Page___toString, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Httplingo_Status(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Httplingo\\Status", IS_LONG, class_Httplingo_Status_methods);

	return class_entry;
}

static zend_class_entry *register_class_Httplingo_Reference(zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Httplingo", "Reference", class_Httplingo_Reference_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_Stringable);

	zval property_rfc_default_value;
	ZVAL_UNDEF(&property_rfc_default_value);
	zend_string *property_rfc_name = zend_string_init("rfc", sizeof("rfc") - 1, 1);
	zend_declare_typed_property(class_entry, property_rfc_name, &property_rfc_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_rfc_name);

	zval property_draft_default_value;
	ZVAL_UNDEF(&property_draft_default_value);
	zend_string *property_draft_name = zend_string_init("draft", sizeof("draft") - 1, 1);
	zend_declare_typed_property(class_entry, property_draft_name, &property_draft_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_draft_name);

	zval property_section_default_value;
	ZVAL_UNDEF(&property_section_default_value);
	zend_string *property_section_name = zend_string_init("section", sizeof("section") - 1, 1);
	zend_declare_typed_property(class_entry, property_section_name, &property_section_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_section_name);

	zval property_title_default_value;
	ZVAL_UNDEF(&property_title_default_value);
	zend_string *property_title_name = zend_string_init("title", sizeof("title") - 1, 1);
	zend_declare_typed_property(class_entry, property_title_name, &property_title_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_title_name);

	zval property_current_default_value;
	ZVAL_UNDEF(&property_current_default_value);
	zend_string *property_current_name = zend_string_init("current", sizeof("current") - 1, 1);
	zend_declare_typed_property(class_entry, property_current_name, &property_current_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_current_name);

	return class_entry;
}

static zend_class_entry *register_class_Httplingo_Requirement(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Httplingo", "Requirement", class_Httplingo_Requirement_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	zval property_level_default_value;
	ZVAL_UNDEF(&property_level_default_value);
	zend_string *property_level_name = zend_string_init("level", sizeof("level") - 1, 1);
	zend_declare_typed_property(class_entry, property_level_name, &property_level_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_level_name);

	zval property_field_default_value;
	ZVAL_UNDEF(&property_field_default_value);
	zend_string *property_field_name = zend_string_init("field", sizeof("field") - 1, 1);
	zend_declare_typed_property(class_entry, property_field_name, &property_field_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_field_name);

	zval property_when_default_value;
	ZVAL_UNDEF(&property_when_default_value);
	zend_string *property_when_name = zend_string_init("when", sizeof("when") - 1, 1);
	zend_declare_typed_property(class_entry, property_when_name, &property_when_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_when_name);

	zval property_basis_default_value;
	ZVAL_UNDEF(&property_basis_default_value);
	zend_string *property_basis_name = zend_string_init("basis", sizeof("basis") - 1, 1);
	zend_declare_typed_property(class_entry, property_basis_name, &property_basis_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_basis_name);

	return class_entry;
}

static zend_class_entry *register_class_Httplingo_Fact(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Httplingo", "Fact", class_Httplingo_Fact_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;

	zval property_value_default_value;
	ZVAL_UNDEF(&property_value_default_value);
	zend_string *property_value_name = zend_string_init("value", sizeof("value") - 1, 1);
	zend_declare_typed_property(class_entry, property_value_name, &property_value_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_BOOL|MAY_BE_NULL));
	zend_string_release(property_value_name);

	zval property_basis_default_value;
	ZVAL_UNDEF(&property_basis_default_value);
	zend_string *property_basis_name = zend_string_init("basis", sizeof("basis") - 1, 1);
	zend_declare_typed_property(class_entry, property_basis_name, &property_basis_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_basis_name);

	return class_entry;
}

static zend_class_entry *register_class_Httplingo_Language(zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Httplingo", "Language", class_Httplingo_Language_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_Stringable);

	zval property_tag_default_value;
	ZVAL_UNDEF(&property_tag_default_value);
	zend_string *property_tag_name = zend_string_init("tag", sizeof("tag") - 1, 1);
	zend_declare_typed_property(class_entry, property_tag_name, &property_tag_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_tag_name);

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_name_name);

	zval property_isRtl_default_value;
	ZVAL_UNDEF(&property_isRtl_default_value);
	zend_string *property_isRtl_name = zend_string_init("isRtl", sizeof("isRtl") - 1, 1);
	zend_declare_typed_property(class_entry, property_isRtl_name, &property_isRtl_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_isRtl_name);

	zval property_translated_default_value;
	ZVAL_UNDEF(&property_translated_default_value);
	zend_string *property_translated_name = zend_string_init("translated", sizeof("translated") - 1, 1);
	zend_declare_typed_property(class_entry, property_translated_name, &property_translated_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_translated_name);

	return class_entry;
}

static zend_class_entry *register_class_Httplingo_Choice(zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Httplingo", "Choice", class_Httplingo_Choice_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_Stringable);

	zval property_language_default_value;
	ZVAL_UNDEF(&property_language_default_value);
	zend_string *property_language_name = zend_string_init("language", sizeof("language") - 1, 1);
	zend_declare_typed_property(class_entry, property_language_name, &property_language_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_language_name);

	zval property_match_default_value;
	ZVAL_UNDEF(&property_match_default_value);
	zend_string *property_match_name = zend_string_init("match", sizeof("match") - 1, 1);
	zend_declare_typed_property(class_entry, property_match_name, &property_match_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_match_name);

	zval property_range_default_value;
	ZVAL_UNDEF(&property_range_default_value);
	zend_string *property_range_name = zend_string_init("range", sizeof("range") - 1, 1);
	zend_declare_typed_property(class_entry, property_range_name, &property_range_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_range_name);

	return class_entry;
}

static zend_class_entry *register_class_Httplingo_SiteException(zend_class_entry *class_entry_RuntimeException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Httplingo", "SiteException", class_Httplingo_SiteException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);

	return class_entry;
}

static zend_class_entry *register_class_Httplingo_Site(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Httplingo", "Site", class_Httplingo_Site_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Httplingo_Page(zend_class_entry *class_entry_Stringable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Httplingo", "Page", class_Httplingo_Page_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL;
	zend_class_implements(class_entry, 1, class_entry_Stringable);

	zval property_status_default_value;
	ZVAL_UNDEF(&property_status_default_value);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_status_name);

	zval property_headers_default_value;
	ZVAL_UNDEF(&property_headers_default_value);
	zend_string *property_headers_name = zend_string_init("headers", sizeof("headers") - 1, 1);
	zend_declare_typed_property(class_entry, property_headers_name, &property_headers_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_headers_name);

	zval property_body_default_value;
	ZVAL_UNDEF(&property_body_default_value);
	zend_string *property_body_name = zend_string_init("body", sizeof("body") - 1, 1);
	zend_declare_typed_property(class_entry, property_body_name, &property_body_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_body_name);

	return class_entry;
}
