/* SPDX-License-Identifier: MIT */
/* Httplingo\Status: the tables of the library as an enum, and texts of a code. */
#include "php_httplingo.h"

/* The status of a case. */
static const struct lingo_status *this_status(zval *this)
{
    return lingo_status_find((int)Z_LVAL_P(zend_enum_fetch_case_value(Z_OBJ_P(this))));
}

#define STATUS_METHOD(name) ZEND_METHOD(Httplingo_Status, name)
#define STATUS_WITHOUT_ARGUMENTS                                                                   \
    ZEND_PARSE_PARAMETERS_NONE();                                                                  \
    const struct lingo_status *status = this_status(ZEND_THIS)

STATUS_METHOD(find)
{
    zend_string *name;
    zend_object *found;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    const struct lingo_status *status = lingo_status_by_name(ZSTR_VAL(name), ZSTR_LEN(name));
    if (!status || lingo_vendor_owner(status))
        RETURN_NULL();
    if (zend_enum_get_case_by_value(&found, httplingo_status_ce, lingo_status_code(status), NULL,
                                    true) == FAILURE)
        RETURN_THROWS();
    if (!found)
        RETURN_NULL();
    RETURN_OBJ_COPY(found);
}

/* ---- texts ---- */

/* In the language that a tag finds; in English for NULL. */
static void set_text(zval *value, const struct lingo_site *site, const zend_string *language,
                     int code, enum lingo_text_kind kind)
{
    value_set_text(
        value, lingo_catalog_text_by_code(get_catalog(site), language ? ZSTR_VAL(language) : NULL,
                                          language ? ZSTR_LEN(language) : 0, code, kind));
}

static void return_text(INTERNAL_FUNCTION_PARAMETERS, enum lingo_text_kind kind)
{
    zend_string *language = NULL;
    ZEND_PARSE_PARAMETERS_START(0, 1)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(language)
    ZEND_PARSE_PARAMETERS_END();
    set_text(return_value, httplingo_default_site, language,
             lingo_status_code(this_status(ZEND_THIS)), kind);
}

STATUS_METHOD(phrase)
{
    STATUS_WITHOUT_ARGUMENTS;
    RETURN_STRING(lingo_reason_phrase(lingo_status_code(status)));
}

STATUS_METHOD(phraseIn)
{
    return_text(INTERNAL_FUNCTION_PARAM_PASSTHRU, LINGO_TEXT_PHRASE);
}

STATUS_METHOD(title)
{
    return_text(INTERNAL_FUNCTION_PARAM_PASSTHRU, LINGO_TEXT_TITLE);
}

STATUS_METHOD(summary)
{
    return_text(INTERNAL_FUNCTION_PARAM_PASSTHRU, LINGO_TEXT_SUMMARY);
}

STATUS_METHOD(advice)
{
    return_text(INTERNAL_FUNCTION_PARAM_PASSTHRU, LINGO_TEXT_ADVICE);
}

STATUS_METHOD(description)
{
    return_text(INTERNAL_FUNCTION_PARAM_PASSTHRU, LINGO_TEXT_DESCRIPTION);
}

ZEND_FUNCTION(Httplingo_text)
{
    static const char *const kinds[] = {"phrase", "title", "summary", "advice", "description"};
    zend_object *status, *site = NULL;
    zend_long number = 0;
    zend_string *field, *language = NULL;
    ZEND_PARSE_PARAMETERS_START(2, 4)
    Z_PARAM_OBJ_OF_CLASS_OR_LONG(status, httplingo_status_ce, number)
    Z_PARAM_STR(field)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR(language)
    Z_PARAM_OBJ_OF_CLASS_OR_NULL(site, httplingo_site_ce)
    ZEND_PARSE_PARAMETERS_END();
    int code = get_code(status, number);
    if (!code)
        RETURN_THROWS();
    for (int i = 0; i < LINGO_TEXT_COUNT; i++) {
        if (zend_string_equals_cstr(field, kinds[i], strlen(kinds[i]))) {
            set_text(return_value, get_site(site), language, code, (enum lingo_text_kind)i);
            return;
        }
    }
    zend_argument_value_error(2,
                              "must be \"phrase\", \"title\", \"summary\", \"advice\" or "
                              "\"description\", \"%s\" given",
                              ZSTR_VAL(field));
}

/* ---- classes ---- */

static void return_is_class(zval *return_value, const struct lingo_status *status, int number)
{
    RETURN_BOOL(lingo_status_class(lingo_status_code(status)) == number);
}

STATUS_METHOD(isInformational)
{
    STATUS_WITHOUT_ARGUMENTS;
    return_is_class(return_value, status, 1);
}

STATUS_METHOD(isSuccess)
{
    STATUS_WITHOUT_ARGUMENTS;
    return_is_class(return_value, status, 2);
}

STATUS_METHOD(isRedirection)
{
    STATUS_WITHOUT_ARGUMENTS;
    return_is_class(return_value, status, 3);
}

STATUS_METHOD(isClientError)
{
    STATUS_WITHOUT_ARGUMENTS;
    return_is_class(return_value, status, 4);
}

STATUS_METHOD(isServerError)
{
    STATUS_WITHOUT_ARGUMENTS;
    return_is_class(return_value, status, 5);
}

/* ---- what the registry and the specifications say ---- */

STATUS_METHOD(isCacheable)
{
    STATUS_WITHOUT_ARGUMENTS;
    RETURN_BOOL(lingo_status_cacheable(status).value);
}

STATUS_METHOD(isObsoleted)
{
    STATUS_WITHOUT_ARGUMENTS;
    RETURN_BOOL(lingo_status_is_obsoleted(status));
}

STATUS_METHOD(registry)
{
    STATUS_WITHOUT_ARGUMENTS;
    RETURN_STRING(lingo_registry_word(lingo_status_registry(status)));
}

STATUS_METHOD(expires)
{
    STATUS_WITHOUT_ARGUMENTS;
    value_set_string(return_value, lingo_status_expires(status));
}

typedef const char *name_at(const struct lingo_status *status, size_t index);

static void return_names(zval *return_value, const struct lingo_status *status, name_at *at)
{
    const char *name;
    array_init(return_value);
    for (size_t i = 0; (name = at(status, i)); i++)
        add_next_index_string(return_value, name);
}

STATUS_METHOD(aliases)
{
    STATUS_WITHOUT_ARGUMENTS;
    return_names(return_value, status, lingo_status_alias);
}

STATUS_METHOD(formerPhrases)
{
    STATUS_WITHOUT_ARGUMENTS;
    return_names(return_value, status, lingo_status_former_phrase);
}

static void make_reference(zval *object, const struct lingo_reference *reference)
{
    object_init_ex(object, httplingo_reference_ce);
    ZVAL_LONG(new_property(object, 0), reference->rfc);
    value_set_string(new_property(object, 1), reference->draft);
    ZVAL_STRING(new_property(object, 2), reference->section ? reference->section : "");
    ZVAL_STRING(new_property(object, 3), reference->rfc ? lingo_rfc_title(reference->rfc) : "");
    ZVAL_BOOL(new_property(object, 4), reference->current);
}

STATUS_METHOD(references)
{
    STATUS_WITHOUT_ARGUMENTS;
    const struct lingo_reference *reference;
    array_init(return_value);
    for (size_t i = 0; (reference = lingo_status_reference(status, i)); i++) {
        zval object;
        make_reference(&object, reference);
        list_add(return_value, &object);
    }
}

ZEND_METHOD(Httplingo_Reference, __toString)
{
    zval copy;
    ZEND_PARSE_PARAMETERS_NONE();
    zend_object *this = Z_OBJ_P(ZEND_THIS);
    zval *rfc = zend_read_property(httplingo_reference_ce, this, "rfc", 3, 0, &copy);
    zend_string *section = get_string_property(ZEND_THIS, httplingo_reference_ce, "section");
    if (!section)
        RETURN_THROWS();
    smart_str text = {NULL, 0};
    if (Z_TYPE_P(rfc) == IS_LONG && Z_LVAL_P(rfc)) {
        smart_str_appends(&text, "RFC ");
        smart_str_append_long(&text, Z_LVAL_P(rfc));
    } else {
        zend_string *draft = get_string_property(ZEND_THIS, httplingo_reference_ce, "draft");
        if (draft)
            smart_str_append(&text, draft);
    }
    if (ZSTR_LEN(section)) {
        smart_str_appends(&text, ", section ");
        smart_str_append(&text, section);
    }
    RETURN_STR(smart_str_extract(&text));
}

STATUS_METHOD(requirements)
{
    static const char *const levels[] = {"must", "should", "may"};
    STATUS_WITHOUT_ARGUMENTS;
    const struct lingo_requirement *requirement;
    array_init(return_value);
    for (size_t i = 0; (requirement = lingo_status_requirement(status, i)); i++) {
        zval object;
        object_init_ex(&object, httplingo_requirement_ce);
        ZVAL_STRING(new_property(&object, 0), levels[requirement->level]);
        ZVAL_STRING(new_property(&object, 1), requirement->field);
        value_set_string(new_property(&object, 2), requirement->when);
        value_set_string(new_property(&object, 3), requirement->basis);
        list_add(return_value, &object);
    }
}

/* Adds a fact to the array; returns where its value belongs. */
static zval *add_fact(zval *facts, const char *name, const char *basis)
{
    zval object;
    object_init_ex(&object, httplingo_fact_ce);
    value_set_string(new_property(&object, 1), basis);
    add_assoc_zval(facts, name, &object);
    return new_property(&object, 0);
}

static void add_word(zval *facts, const char *name, const char *word, const char *basis)
{
    value_set_string(add_fact(facts, name, basis), word);
}

static void add_bool(zval *facts, const char *name, struct lingo_fact fact)
{
    ZVAL_BOOL(add_fact(facts, name, fact.basis), fact.value);
}

STATUS_METHOD(facts)
{
    STATUS_WITHOUT_ARGUMENTS;
    struct lingo_fact body = lingo_status_body(status), duration = lingo_status_duration(status);
    struct lingo_fact retry = lingo_status_retry(status);
    struct lingo_fact redirect = lingo_status_redirect_method(status);
    struct lingo_fact_text sender = lingo_status_sender(status);
    struct lingo_fact_text content = lingo_status_content(status);
    array_init(return_value);
    add_word(return_value, "body", lingo_body_word(body.value), body.basis);
    add_bool(return_value, "content_length", lingo_status_content_length(status));
    add_bool(return_value, "cacheable", lingo_status_cacheable(status));
    add_word(return_value, "duration", lingo_duration_word(duration.value), duration.basis);
    add_word(return_value, "retry", lingo_retry_word(retry.value), retry.basis);
    add_word(return_value, "redirect_method", lingo_redirect_word(redirect.value), redirect.basis);
    add_word(return_value, "sender", sender.text, sender.basis);
    add_word(return_value, "content", content.text, content.basis);
}
