/* SPDX-License-Identifier: MIT */
/* The fields of the response: what described the content that goes, and what the page brings. */
#include "ngx_http_lingo.h"

#include "../page-module.h"

static ngx_uint_t is_named(const ngx_table_elt_t *field, const char *name, size_t length)
{
    return field->hash != 0 && field->key.len == length &&
           ngx_strncasecmp(field->key.data, (u_char *)name, length) == 0;
}

/* The next field of this name at or after an index of a part, which it moves; NULL at the end. */
static ngx_table_elt_t *next_field(ngx_list_part_t **part, ngx_uint_t *i, const char *name,
                                   size_t length)
{
    for (; *part; *part = (*part)->next, *i = 0) {
        ngx_table_elt_t *fields = (*part)->elts;

        while (*i < (*part)->nelts) {
            ngx_table_elt_t *field = &fields[(*i)++];

            if (is_named(field, name, length)) {
                return field;
            }
        }
    }

    return NULL;
}

static ngx_table_elt_t *find_field(ngx_list_t *headers, const char *name, size_t length)
{
    ngx_list_part_t *part = &headers->part;
    ngx_uint_t i = 0;

    return next_field(&part, &i, name, length);
}

struct lingo_text ngx_http_lingo_field(ngx_http_request_t *r, ngx_list_t *headers, const char *name)
{
    struct lingo_text value = {NULL, 0};
    ngx_list_part_t *part = &headers->part;
    ngx_table_elt_t *field;
    ngx_uint_t i = 0;
    size_t length = ngx_strlen(name);

    while ((field = next_field(&part, &i, name, length)) != NULL) {
        u_char *joined;

        if (value.length == 0) {
            value.data = (char *)field->value.data;
            value.length = field->value.len;
            continue;
        }

        joined = ngx_pnalloc(r->pool, value.length + 2 + field->value.len);
        if (joined == NULL) {
            break;
        }

        (void)ngx_sprintf(joined, "%*s, %V", value.length, value.data, &field->value);
        value.data = (char *)joined;
        value.length += 2 + field->value.len;
    }

    return value;
}

static void drop(ngx_http_request_t *r, const char *name, size_t length)
{
    ngx_list_part_t *part = &r->headers_out.headers.part;
    ngx_table_elt_t *field;
    ngx_uint_t i = 0;

    while ((field = next_field(&part, &i, name, length)) != NULL) {
        field->hash = 0;
    }
}

static void forget_content(ngx_http_request_t *r)
{
    ngx_uint_t i;

    ngx_http_clear_content_length(r);
    ngx_http_clear_accept_ranges(r);
    ngx_http_clear_last_modified(r);
    ngx_http_clear_etag(r);

    if (r->headers_out.content_encoding) {
        r->headers_out.content_encoding->hash = 0;
        r->headers_out.content_encoding = NULL;
    }

    r->headers_out.override_charset = NULL;
    ngx_str_null(&r->headers_out.charset);

    if (r->headers_out.headers.part.nelts == 0) {
        return;
    }

    for (i = 0; i < MODULE_FIELDS_OF_CONTENT; i++) {
        drop(r, module_fields_of_content[i], ngx_strlen(module_fields_of_content[i]));
    }
}

/* The type as nginx has that of an upstream: the length up to its parameter, for gzip_types and
 * others, and the charset, so that the page is not taken for one in that of source_charset. */
static void set_content_type(ngx_http_request_t *r, struct lingo_text value)
{
    static const ngx_str_t parameter = ngx_string("; charset=");
    u_char *data = (u_char *)value.data;
    u_char *end = data + value.length;
    u_char *found = ngx_strlchr(data, end, ';');

    r->headers_out.content_type.data = data;
    r->headers_out.content_type.len = value.length;
    r->headers_out.content_type_len = value.length;
    r->headers_out.content_type_lowcase = NULL;

    if (found && (size_t)(end - found) > parameter.len &&
        ngx_memcmp(found, parameter.data, parameter.len) == 0) {
        r->headers_out.content_type_len = found - data;
        r->headers_out.charset.data = found + parameter.len;
        r->headers_out.charset.len = end - r->headers_out.charset.data;
    }
}

static ngx_int_t add_field(ngx_http_request_t *r, const struct lingo_header *header)
{
    ngx_table_elt_t *field = ngx_list_push(&r->headers_out.headers);

    if (field == NULL) {
        return NGX_ERROR;
    }

    ngx_memzero(field, sizeof(ngx_table_elt_t));
    field->hash = 1;
    field->key.data = (u_char *)header->name.data;
    field->key.len = header->name.length;
    field->value.data = (u_char *)header->value.data;
    field->value.len = header->value.length;

    return NGX_OK;
}

/* Has a text live as long as the request: where it is, unless the response stores it. */
static ngx_int_t keep(ngx_http_request_t *r, const struct lingo_response *response,
                      struct lingo_text *text)
{
    u_char *kept;

    if (!module_is_stored(response, *text)) {
        return NGX_OK;
    }

    kept = ngx_pnalloc(r->pool, text->length);
    if (kept == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(kept, text->data, text->length);
    text->data = (char *)kept;

    return NGX_OK;
}

static ngx_int_t set_field(ngx_http_request_t *r, const struct lingo_header *header)
{
    enum module_policy policy = module_policy(header);
    const struct lingo_text *name = &header->name;

    if (policy == MODULE_KEEP && find_field(&r->headers_out.headers, name->data, name->length)) {
        return NGX_OK;
    }

    if (policy == MODULE_REPLACE) {
        drop(r, name->data, name->length);
    }

    return add_field(r, header);
}

ngx_int_t ngx_http_lingo_set_headers(ngx_http_request_t *r, const struct lingo_response *response)
{
    size_t i;

    forget_content(r);
    r->headers_out.content_length_n = response->length;

    for (i = 0; i < response->header_count; i++) {
        struct lingo_header header = response->headers[i];

        if (module_is(header.name, "Content-Length")) {
            continue;
        }

        if (keep(r, response, &header.name) != NGX_OK ||
            keep(r, response, &header.value) != NGX_OK) {
            return NGX_ERROR;
        }

        if (module_is(header.name, "Content-Type")) {
            set_content_type(r, header.value);

        } else if (set_field(r, &header) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}
