/* SPDX-License-Identifier: MIT */
/* Makes pages: passes named arguments to the library as a block, and returns an object. */
#include "php_httplingo.h"

#include <SAPI.h>
#include <time.h>

/* Larger pages are rare, and made again in memory of their size. */
#define PAGE_SIZE 8192
#define FIELDS_SIZE 4096

/* ---- from the library ---- */

/* "name: value" and a line feed for each field. */
static void set_fields(zval *array, const char *text, size_t length)
{
    const char *end = text + length, *next;
    array_init(array);
    for (; text < end; text = next + 1) {
        next = memchr(text, '\n', (size_t)(end - text));
        const char *colon = memchr(text, ':', (size_t)(next - text));
        add_assoc_stringl_ex(array, text, (size_t)(colon - text), colon + 2,
                             (size_t)(next - colon - 2));
    }
}

static void set_page(zval *page, int code, zend_string *body, const char *fields, size_t length)
{
    object_init_ex(page, httplingo_page_ce);
    ZVAL_LONG(new_property(page, 0), code);
    set_fields(new_property(page, 1), fields, length);
    ZVAL_STR(new_property(page, 2), body);
}

static void make_large(zval *page, const struct details *details, size_t page_length,
                       size_t fields_length)
{
    const zend_string *block = details->block.s;
    zend_string *body = zend_string_alloc(page_length, 0);
    char *fields = emalloc(fields_length + 1);
    int code =
        lingo_flat_page(details->site, ZSTR_VAL(block), ZSTR_LEN(block), ZSTR_VAL(body),
                        page_length + 1, &page_length, fields, fields_length + 1, &fields_length);
    set_page(page, code, body, fields, fields_length);
    efree(fields);
}

void make_page(zval *page, struct details *details)
{
    char content[PAGE_SIZE], fields[FIELDS_SIZE];
    size_t page_length, fields_length;
    const zend_string *block = details->block.s;
    int code = lingo_flat_page(details->site, ZSTR_VAL(block), ZSTR_LEN(block), content,
                               sizeof content, &page_length, fields, sizeof fields, &fields_length);
    if (page_length >= sizeof content || fields_length >= sizeof fields)
        make_large(page, details, page_length, fields_length);
    else
        set_page(page, code, zend_string_init(content, page_length, 0), fields, fields_length);
}

/* ---- details ---- */

static void details_begin(struct details *details, const struct lingo_site *site, int code)
{
    char number[16];
    *details = (struct details){.site = site};
    size_t length = (size_t)snprintf(number, sizeof number, "%d", code);
    details_add(details, "code", (struct lingo_text){number, length});
}

static void details_end(zval *page, struct details *details, HashTable *named)
{
    if (details_add_named(details, named))
        make_page(page, details);
    smart_str_free(&details->block);
}

/* What a variable of the server says, by its name in $_SERVER. */
static const struct {
    const char *variable, *key;
} server_variables[] = {
    {"REQUEST_METHOD", "method"},
    {"HTTP_ACCEPT", "accept"},
    {"HTTP_ACCEPT_LANGUAGE", "accept_language"},
    {"HTTP_SEC_FETCH_DEST", "destination"},
    {"HTTP_COOKIE", "cookie"},
    {"HTTP_HOST", "host"},
    {"HTTP_X_REQUEST_ID", "request_id"},
    {"QUERY_STRING", "query"},
    {"REQUEST_URI", "uri"},
};

static void add_server_variables(struct details *details)
{
    char number[32];
    zend_is_auto_global(ZSTR_KNOWN(ZEND_STR_AUTOGLOBAL_SERVER));
    zval *server = zend_hash_find(&EG(symbol_table), ZSTR_KNOWN(ZEND_STR_AUTOGLOBAL_SERVER));
    size_t length = (size_t)snprintf(number, sizeof number, "%lld", (long long)time(NULL));
    details_add(details, "time", (struct lingo_text){number, length});
    if (!server)
        return;
    ZVAL_DEREF(server);
    for (size_t i = 0; i < sizeof server_variables / sizeof server_variables[0]; i++) {
        const char *name = server_variables[i].variable;
        zval *value = Z_TYPE_P(server) == IS_ARRAY
                          ? zend_hash_str_find_deref(Z_ARRVAL_P(server), name, strlen(name))
                          : NULL;
        if (value && Z_TYPE_P(value) == IS_STRING)
            details_add(details, server_variables[i].key,
                        (struct lingo_text){Z_STRVAL_P(value), Z_STRLEN_P(value)});
    }
}

/* ---- functions ---- */

/* Reads (int|Status $status, mixed ...$details); 0 with an exception. */
static int read_arguments(zend_execute_data *execute_data)
{
    HashTable *named;
    zend_object *status;
    zend_long number = 0;
    zval *more;
    uint32_t count;
    ZEND_PARSE_PARAMETERS_START(1, -1)
    Z_PARAM_OBJ_OF_CLASS_OR_LONG(status, httplingo_status_ce, number)
    Z_PARAM_VARIADIC_WITH_NAMED(more, count, named)
    ZEND_PARSE_PARAMETERS_END_EX(return 0);
    (void)more, (void)named;
    if (count) {
        zend_argument_count_error("%s::%s() takes details as named arguments, such as uri: \"/x\"",
                                  ZSTR_VAL(EX(func)->common.scope->name),
                                  ZSTR_VAL(EX(func)->common.function_name));
        return 0;
    }
    return get_code(status, number);
}

ZEND_METHOD(Httplingo_Page, make)
{
    struct details details;
    int code = read_arguments(execute_data);
    if (!code)
        RETURN_THROWS();
    details_begin(&details, httplingo_default_site, code);
    details_end(return_value, &details, get_named_arguments(execute_data));
}

ZEND_METHOD(Httplingo_Page, forRequest)
{
    struct details details;
    int code = read_arguments(execute_data);
    if (!code)
        RETURN_THROWS();
    details_begin(&details, httplingo_default_site, code);
    add_server_variables(&details);
    details_end(return_value, &details, get_named_arguments(execute_data));
}

ZEND_METHOD(Httplingo_Site, page)
{
    struct details details;
    int code = read_arguments(execute_data);
    if (!code)
        RETURN_THROWS();
    details_begin(&details, get_site(Z_OBJ_P(ZEND_THIS)), code);
    details_end(return_value, &details, get_named_arguments(execute_data));
}

static void make_problem(INTERNAL_FUNCTION_PARAMETERS, const struct lingo_site *site)
{
    struct details details;
    zend_object *status;
    zend_long number = 0;
    zend_string *detail = NULL;
    HashTable *named = get_named_arguments(execute_data);
    zval *more = NULL;
    uint32_t count = 0;
    ZEND_PARSE_PARAMETERS_START(1, -1)
    Z_PARAM_OBJ_OF_CLASS_OR_LONG(status, httplingo_status_ce, number)
    Z_PARAM_OPTIONAL
    Z_PARAM_STR_OR_NULL(detail)
    Z_PARAM_VARIADIC_WITH_NAMED(more, count, named)
    ZEND_PARSE_PARAMETERS_END();
    (void)more;
    int code = get_code(status, number);
    if (code && count)
        zend_argument_count_error(
            "problem() takes details as named arguments, such as uri: \"/x\"");
    if (!code || count)
        RETURN_THROWS();
    details_begin(&details, site, code);
    details_add(&details, "formats", (struct lingo_text){"problem+json", 12});
    if (detail)
        details_add(&details, "detail", (struct lingo_text){ZSTR_VAL(detail), ZSTR_LEN(detail)});
    details_end(return_value, &details, named);
}

ZEND_METHOD(Httplingo_Site, problem)
{
    make_problem(INTERNAL_FUNCTION_PARAM_PASSTHRU, get_site(Z_OBJ_P(ZEND_THIS)));
}

ZEND_FUNCTION(Httplingo_problem)
{
    make_problem(INTERNAL_FUNCTION_PARAM_PASSTHRU, httplingo_default_site);
}

/* ---- methods of a page ---- */

/* The fields; an exception and NULL if they were never set. */
static HashTable *get_fields(zval *this)
{
    zval copy;
    zval *fields = zend_read_property(httplingo_page_ce, Z_OBJ_P(this), "headers",
                                      strlen("headers"), 0, &copy);
    return Z_TYPE_P(fields) == IS_ARRAY ? Z_ARRVAL_P(fields) : NULL;
}

/* The value of a field, or NULL. */
static zval *find_field(HashTable *fields, const char *name, size_t length)
{
    zend_string *key;
    zval *value;
    ZEND_HASH_FOREACH_STR_KEY_VAL(fields, key, value)
    {
        if (key && zend_binary_strcasecmp(ZSTR_VAL(key), ZSTR_LEN(key), name, length) == 0)
            return value;
    }
    ZEND_HASH_FOREACH_END();
    return NULL;
}

ZEND_METHOD(Httplingo_Page, header)
{
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(1, 1)
    Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    HashTable *fields = get_fields(ZEND_THIS);
    if (!fields)
        RETURN_THROWS();
    zval *value = find_field(fields, ZSTR_VAL(name), ZSTR_LEN(name));
    if (!value)
        RETURN_NULL();
    RETURN_COPY(value);
}

static void return_field(zval *return_value, zval *this, const char *name)
{
    HashTable *fields = get_fields(this);
    zval *value = fields ? find_field(fields, name, strlen(name)) : NULL;
    if (value)
        RETURN_COPY(value);
    RETURN_EMPTY_STRING();
}

ZEND_METHOD(Httplingo_Page, language)
{
    ZEND_PARSE_PARAMETERS_NONE();
    return_field(return_value, ZEND_THIS, "Content-Language");
}

ZEND_METHOD(Httplingo_Page, contentType)
{
    ZEND_PARSE_PARAMETERS_NONE();
    return_field(return_value, ZEND_THIS, "Content-Type");
}

ZEND_METHOD(Httplingo_Page, __toString)
{
    ZEND_PARSE_PARAMETERS_NONE();
    zend_string *body = get_string_property(ZEND_THIS, httplingo_page_ce, "body");
    if (!body)
        RETURN_THROWS();
    RETURN_STR_COPY(body);
}

/* A page behind other content would be neither. */
static bool is_too_late(void)
{
    if (!SG(headers_sent) || SG(request_info).no_headers)
        return false;
    const char *file = php_output_get_start_filename();
    php_error_docref(NULL, E_WARNING, "the page is not sent: output started already at %s:%d",
                     file ? file : "", php_output_get_start_lineno());
    return true;
}

ZEND_METHOD(Httplingo_Page, send)
{
    zend_string *name;
    zval *value, copy;
    ZEND_PARSE_PARAMETERS_NONE();
    HashTable *fields = get_fields(ZEND_THIS);
    zend_string *body = get_string_property(ZEND_THIS, httplingo_page_ce, "body");
    if (!fields || !body)
        RETURN_THROWS();
    if (is_too_late())
        return;
    zval *code = zend_read_property(httplingo_page_ce, Z_OBJ_P(ZEND_THIS), "status", 6, 0, &copy);
    sapi_header_op(SAPI_HEADER_SET_STATUS, (void *)(zend_intptr_t)Z_LVAL_P(code));
    remove_fields_of_content();
    ZEND_HASH_FOREACH_STR_KEY_VAL(fields, name, value)
    {
        send_field(name, Z_STR_P(value));
    }
    ZEND_HASH_FOREACH_END();
    PHPWRITE(ZSTR_VAL(body), ZSTR_LEN(body));
}
