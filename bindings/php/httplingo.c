/* SPDX-License-Identifier: MIT */
/* The extension httplingo for PHP: error pages and status codes in the visitor's language. */
#include "php_httplingo.h"

#include <Zend/zend_interfaces.h>
#include <ext/spl/spl_exceptions.h>
#include <ext/standard/info.h>

#include "httplingo_arginfo.h"

zend_class_entry *httplingo_status_ce;
zend_class_entry *httplingo_reference_ce;
zend_class_entry *httplingo_requirement_ce;
zend_class_entry *httplingo_fact_ce;
zend_class_entry *httplingo_language_ce;
zend_class_entry *httplingo_choice_ce;
zend_class_entry *httplingo_site_exception_ce;
zend_class_entry *httplingo_site_ce;
zend_class_entry *httplingo_page_ce;

PHP_INI_BEGIN()
PHP_INI_ENTRY("httplingo.site", "", PHP_INI_SYSTEM, NULL)
PHP_INI_END()

/* Private, because an object that a script makes itself would lack its values. */
#define PRIVATE_CONSTRUCTOR(class)                                                                 \
    ZEND_METHOD(class, __construct)                                                                \
    {                                                                                              \
        (void)return_value;                                                                        \
        ZEND_PARSE_PARAMETERS_NONE();                                                              \
    }
PRIVATE_CONSTRUCTOR(Httplingo_Reference)
PRIVATE_CONSTRUCTOR(Httplingo_Requirement)
PRIVATE_CONSTRUCTOR(Httplingo_Fact)
PRIVATE_CONSTRUCTOR(Httplingo_Language)
PRIVATE_CONSTRUCTOR(Httplingo_Choice)
PRIVATE_CONSTRUCTOR(Httplingo_Page)

/* NOT_FOUND is the case NotFound. */
static void write_case_name(const char *constant, char *name)
{
    bool first = true;
    for (; *constant; constant++) {
        if (*constant == '_') {
            first = true;
            continue;
        }
        bool is_capital = *constant >= 'A' && *constant <= 'Z';
        *name++ = is_capital && !first ? (char)(*constant - 'A' + 'a') : *constant;
        first = false;
    }
    *name = '\0';
}

static void add_cases(void)
{
    char name[NAME_SIZE];
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        zval code;
        if (strlen(lingo_status_name(status)) >= sizeof name)
            continue;
        write_case_name(lingo_status_name(status), name);
        ZVAL_LONG(&code, lingo_status_code(status));
        zend_enum_add_case_cstr(httplingo_status_ce, name, &code);
    }
}

static PHP_MINIT_FUNCTION(httplingo)
{
    (void)type;
    REGISTER_INI_ENTRIES();
    httplingo_status_ce = register_class_Httplingo_Status();
    add_cases();
    httplingo_reference_ce = register_class_Httplingo_Reference(zend_ce_stringable);
    httplingo_requirement_ce = register_class_Httplingo_Requirement();
    httplingo_fact_ce = register_class_Httplingo_Fact();
    httplingo_language_ce = register_class_Httplingo_Language(zend_ce_stringable);
    httplingo_choice_ce = register_class_Httplingo_Choice(zend_ce_stringable);
    httplingo_site_exception_ce = register_class_Httplingo_SiteException(spl_ce_RuntimeException);
    httplingo_site_ce = register_class_Httplingo_Site();
    site_register_handlers();
    httplingo_page_ce = register_class_Httplingo_Page(zend_ce_stringable);
    REGISTER_NS_STRING_CONSTANT("Httplingo", "VERSION", lingo_version(), CONST_PERSISTENT);
    site_start();
    return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(httplingo)
{
    (void)type;
    site_stop();
    UNREGISTER_INI_ENTRIES();
    return SUCCESS;
}

static PHP_RINIT_FUNCTION(httplingo)
{
    (void)type, (void)module_number;
#if defined(ZTS) && defined(COMPILE_DL_HTTPLINGO)
    ZEND_TSRMLS_CACHE_UPDATE();
#endif
    return SUCCESS;
}

static PHP_MINFO_FUNCTION(httplingo)
{
    (void)zend_module;
    php_info_print_table_start();
    php_info_print_table_row(2, "httplingo", "enabled");
    php_info_print_table_row(2, "libhttplingo", lingo_version());
    php_info_print_table_row(2, "site",
                             httplingo_default_site ? INI_STR("httplingo.site") : "built in");
    php_info_print_table_end();
    DISPLAY_INI_ENTRIES();
}

/* Their classes and functions are used. */
static const zend_module_dep dependencies[] = {ZEND_MOD_REQUIRED("date") ZEND_MOD_REQUIRED("json")
                                                   ZEND_MOD_REQUIRED("spl") ZEND_MOD_END};

zend_module_entry httplingo_module_entry = {
    STANDARD_MODULE_HEADER_EX,
    NULL,
    dependencies,
    "httplingo",
    ext_functions,
    PHP_MINIT(httplingo),
    PHP_MSHUTDOWN(httplingo),
    PHP_RINIT(httplingo),
    NULL,
    PHP_MINFO(httplingo),
    LINGO_VERSION,
    STANDARD_MODULE_PROPERTIES,
};

#ifdef COMPILE_DL_HTTPLINGO
#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif
ZEND_GET_MODULE(httplingo)
#endif
