/* SPDX-License-Identifier: MIT */
/* The fields of a response whose content is replaced by a page: the rules are those of the modules
 * for nginx and Apache httpd. */
#include "php_httplingo.h"

#include <SAPI.h>

/* Those of modules/page-module.h, which a test compares, and those that the page has itself. */
static const char *const fields_of_content[] = {
    "Accept-Ranges",
    "Content-Digest",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Location",
    "Content-MD5",
    "Content-Security-Policy",
    "Content-Security-Policy-Report-Only",
    "Digest",
    "ETag",
    "Last-Modified",
    "Repr-Digest",
    "Trailer",
};

void remove_fields_of_content(void)
{
    for (size_t i = 0; i < sizeof fields_of_content / sizeof fields_of_content[0]; i++) {
        sapi_header_line line = {.line = fields_of_content[i],
                                 .line_len = strlen(fields_of_content[i])};
        sapi_header_op(SAPI_HEADER_DELETE, &line);
    }
}

/* Whether the script has set a field. */
static bool is_set(const zend_string *name)
{
    zend_llist_position position;
    zend_llist *fields = &SG(sapi_headers).headers;
    for (sapi_header_struct *field = zend_llist_get_first_ex(fields, &position); field;
         field = zend_llist_get_next_ex(fields, &position)) {
        if (field->header_len > ZSTR_LEN(name) && field->header[ZSTR_LEN(name)] == ':' &&
            zend_binary_strcasecmp(field->header, ZSTR_LEN(name), ZSTR_VAL(name), ZSTR_LEN(name)) ==
                0)
            return true;
    }
    return false;
}

/* Whether the field of the script stays as it is.  What must not be stored is not, whatever the
 * script said. */
static bool is_kept(const zend_string *name, const zend_string *value)
{
    return (zend_string_equals_literal(name, "Allow") ||
            (zend_string_equals_literal(name, "Cache-Control") &&
             !zend_string_equals_literal(value, "no-store"))) &&
           is_set(name);
}

void send_field(zend_string *name, zend_string *value)
{
    bool is_list =
        zend_string_equals_literal(name, "Vary") || zend_string_equals_literal(name, "Link");
    if (is_kept(name, value))
        return;
    /* A buffer may change the length. */
    if (zend_string_equals_literal(name, "Content-Length") && php_output_get_level() > 0)
        return;
    zend_string *text = zend_strpprintf(0, "%s: %s", ZSTR_VAL(name), ZSTR_VAL(value));
    sapi_header_line line = {.line = ZSTR_VAL(text), .line_len = ZSTR_LEN(text)};
    sapi_header_op(is_list ? SAPI_HEADER_ADD : SAPI_HEADER_REPLACE, &line);
    zend_string_release(text);
}
