/* SPDX-License-Identifier: MIT */
/* Sets the fields of the response: removes those that describe the replaced content, and adds those
 * of the page. */
#include "ngx_http_lingo.h"

#include "../page-module.h"

/* Most names are in the usual case, and comparing them needs no loop over their characters. */
static ngx_uint_t is_named(const ngx_table_elt_t *field, const char *name, size_t length)
{
    return field->key.len == length && field->hash != 0 &&
           (ngx_memcmp(field->key.data, name, length) == 0 ||
            ngx_strncasecmp(field->key.data, (u_char *)name, length) == 0);
}

/* The next field with this name, starting at an index of a part, which is advanced; NULL at the
 * end. */
static ngx_table_elt_t *next_field(ngx_list_part_t **part, ngx_uint_t *i, const char *name,
                                   size_t length)
{
    ngx_list_part_t *p;
    ngx_uint_t n = *i;

    for (p = *part; p; p = p->next, n = 0) {
        ngx_table_elt_t *fields = p->elts;

        for (; n < p->nelts; n++) {
            if (is_named(&fields[n], name, length)) {
                *part = p;
                *i = n + 1;

                return &fields[n];
            }
        }
    }

    *part = NULL;

    return NULL;
}

static ngx_table_elt_t *find_field(ngx_list_t *headers, const char *name, size_t length)
{
    ngx_list_part_t *part = &headers->part;
    ngx_uint_t i = 0;

    return next_field(&part, &i, name, length);
}

/* The maximum length of joined lines, which is as much as negotiation reads. */
#define FIELD_MAX 8192
#define SEPARATOR_LENGTH 2

/* Measures the lines that fit in FIELD_MAX bytes together, and returns how many they are. */
static size_t measure(ngx_list_t *headers, const ngx_http_lingo_name_t *name, size_t *length)
{
    ngx_list_part_t *part = &headers->part;
    ngx_table_elt_t *field;
    ngx_uint_t i = 0;
    size_t lines = 0;

    *length = 0;

    while ((field = next_field(&part, &i, name->text, name->length)) != NULL) {
        size_t more = field->value.len + (lines ? SEPARATOR_LENGTH : 0);

        if (*length + more > FIELD_MAX) {
            break;
        }

        *length += more;
        lines++;
    }

    return lines;
}

/* Joins the lines of a field.  If they do not fit or there is no memory, the first is all. */
static struct lingo_text join(ngx_http_request_t *r, ngx_list_t *headers,
                              const ngx_http_lingo_name_t *name, struct lingo_text first)
{
    struct lingo_text value = first;
    ngx_list_part_t *part = &headers->part;
    ngx_uint_t i = 0;
    size_t length, lines = measure(headers, name, &length);
    u_char *p;

    if (lines < 2 || (p = ngx_pnalloc(r->pool, length)) == NULL) {
        return first;
    }

    value.data = (char *)p;
    value.length = length;

    while (lines--) {
        ngx_table_elt_t *field = next_field(&part, &i, name->text, name->length);

        p = ngx_cpymem(p, field->value.data, field->value.len);
        if (lines) {
            p = ngx_cpymem(p, name->separator, SEPARATOR_LENGTH);
        }
    }

    return value;
}

/* The index of a field's name; n if it is none of the names. */
static size_t index_of(const ngx_table_elt_t *field, const ngx_http_lingo_name_t *names, size_t n)
{
    size_t i = 0;

    while (i < n && !is_named(field, names[i].text, names[i].length)) {
        i++;
    }

    return i;
}

/* Reads the first line of each field, and returns the set of fields with several. */
static ngx_uint_t first_lines(ngx_list_t *headers, const ngx_http_lingo_name_t *names,
                              struct lingo_text *values, size_t n)
{
    ngx_list_part_t *part;
    ngx_uint_t i, several = 0;

    for (part = &headers->part; part; part = part->next) {
        const ngx_table_elt_t *fields = part->elts;

        for (i = 0; i < part->nelts; i++) {
            size_t k = index_of(&fields[i], names, n);

            if (k == n) {
                continue;
            }

            if (values[k].data) {
                several |= (ngx_uint_t)1 << k;

            } else {
                values[k].data = (const char *)fields[i].value.data;
                values[k].length = fields[i].value.len;
            }
        }
    }

    return several;
}

void ngx_http_lingo_values(ngx_http_request_t *r, ngx_list_t *headers,
                           const ngx_http_lingo_name_t *names, struct lingo_text *values, size_t n)
{
    ngx_uint_t several;
    size_t i;

    ngx_memzero(values, n * sizeof(struct lingo_text));

    several = first_lines(headers, names, values, n);

    for (i = 0; several >> i; i++) {
        if (several >> i & 1) {
            values[i] = join(r, headers, &names[i], values[i]);
        }
    }
}

size_t ngx_http_lingo_lines(ngx_list_t *headers, const char *name, struct lingo_text *lines,
                            size_t size)
{
    ngx_list_part_t *part = &headers->part;
    ngx_table_elt_t *field;
    ngx_uint_t i = 0;
    size_t n = 0, length = ngx_strlen(name);

    while (n < size && (field = next_field(&part, &i, name, length)) != NULL) {
        lines[n].data = (char *)field->value.data;
        lines[n++].length = field->value.len;
    }

    return n;
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

void ngx_http_lingo_drop_lines(ngx_http_request_t *r, const char *name, const u_char *value,
                               ngx_uint_t others)
{
    ngx_list_part_t *part = &r->headers_out.headers.part;
    ngx_table_elt_t *field;
    ngx_uint_t i = 0;
    size_t length = ngx_strlen(name);

    while ((field = next_field(&part, &i, name, length)) != NULL) {
        if ((field->value.data != value) == others) {
            field->hash = 0;
        }
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

/* Sets the type as nginx does for upstreams: its length without parameters, for gzip_types and
 * others, and the charset, so that source_charset does not apply to the page. */
static void set_content_type(ngx_http_request_t *r, struct lingo_text value)
{
    static const ngx_str_t parameter = ngx_string("; charset=");
    u_char *data = (u_char *)value.data;
    u_char *end = data + value.length;
    u_char *found = memchr(data, ';', value.length);

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

/* A new field, for which most lists have room; NULL if there is not enough memory. */
static inline ngx_table_elt_t *new_field(ngx_list_t *headers)
{
    ngx_list_part_t *last = headers->last;

    if (last->nelts == headers->nalloc) {
        return ngx_list_push(headers);
    }

    return (ngx_table_elt_t *)last->elts + last->nelts++;
}

/* Adds a field, and returns it; NULL if there is not enough memory. */
static inline ngx_table_elt_t *push_field(ngx_http_request_t *r, const struct lingo_header *header)
{
    ngx_table_elt_t *field = new_field(&r->headers_out.headers);

    if (field == NULL) {
        return NULL;
    }

    ngx_memzero(field, sizeof(ngx_table_elt_t));
    field->hash = 1;
    field->key.data = (u_char *)header->name.data;
    field->key.len = header->name.length;
    field->value.data = (u_char *)header->value.data;
    field->value.len = header->value.length;

    return field;
}

static inline ngx_int_t add_field(ngx_http_request_t *r, const struct lingo_header *header)
{
    return push_field(r, header) ? NGX_OK : NGX_ERROR;
}

/* Makes the value of a field valid as long as the request: copies it only if it is stored in the
 * response.  Names are constants. */
static ngx_int_t keep_value(ngx_http_request_t *r, const struct lingo_response *response,
                            struct lingo_header *header)
{
    u_char *kept;

    if (!module_is_stored(response, header->value)) {
        return NGX_OK;
    }

    kept = ngx_pnalloc(r->pool, header->value.length);
    if (kept == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(kept, header->value.data, header->value.length);
    header->value.data = (char *)kept;

    return NGX_OK;
}

/* Adds a field to those of the response, of which it may replace some. */
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

/* Keeps Allow of the response, and remembers the methods that the page shows. */
static ngx_int_t set_allow(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx,
                           const struct lingo_header *header)
{
    const ngx_table_elt_t *given =
        find_field(&r->headers_out.headers, header->name.data, header->name.length);

    ctx->allow_is_own = given == NULL;
    ctx->allow = given ? given->value.data : (u_char *)header->value.data;

    return given ? NGX_OK : add_field(r, header);
}

static ngx_int_t set_policy(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx,
                            const struct lingo_header *header)
{
    ctx->policy = (u_char *)header->value.data;
    ctx->policy_field = push_field(r, header);

    return ctx->policy_field ? NGX_OK : NGX_ERROR;
}

static ngx_int_t set_retry_after(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx,
                                 const struct lingo_header *header)
{
    ctx->retry_after = (u_char *)header->value.data;

    return set_field(r, header);
}

/* Adds a field of the page.  Most responses have no other fields. */
static ngx_int_t take_field(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                            ngx_http_lingo_ctx_t *ctx, const struct lingo_header *header)
{
    if (module_is(header->name, "Content-Type")) {
        set_content_type(r, header->value);
        return NGX_OK;
    }

    if (module_is(header->name, "Allow")) {
        return set_allow(r, ctx, header);
    }

    if (module_is(header->name, "Content-Security-Policy")) {
        return conf->csp == NGX_HTTP_LINGO_CSP_OFF ? NGX_OK : set_policy(r, ctx, header);
    }

    if (module_is(header->name, "Retry-After")) {
        return set_retry_after(r, ctx, header);
    }

    return ctx->has_fields ? set_field(r, header) : add_field(r, header);
}

/* The maintenance page must not be stored, whatever the site file sets for errors. */
static ngx_int_t forbid_storing(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx)
{
    static const struct lingo_header header = {{"Cache-Control", 13}, {"no-store", 8}};

    drop(r, header.name.data, header.name.length);
    ctx->no_store = (u_char *)header.value.data;

    return add_field(r, &header);
}

/* An empty field means that the resource supports no method (RFC 9110 section 10.2.1). */
static ngx_int_t allow_none(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx)
{
    static const struct lingo_header header = {{"Allow", 5}, {"", 0}};

    return set_allow(r, ctx, &header);
}

ngx_int_t ngx_http_lingo_set_headers(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                                     ngx_http_lingo_ctx_t *ctx, struct lingo_response *response)
{
    size_t i;

    forget_content(r);
    ctx->has_fields = r->headers_out.headers.part.nelts != 0;
    r->headers_out.content_length_n = response->length;

    for (i = 0; i < response->header_count; i++) {
        struct lingo_header *header = &response->headers[i];

        if (module_is(header->name, "Content-Length")) {
            continue;
        }

        if (keep_value(r, response, header) != NGX_OK ||
            take_field(r, conf, ctx, header) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    ctx->last_part = r->headers_out.headers.last;
    ctx->last_count = ctx->last_part->nelts;

    if (ctx->allows_none && allow_none(r, ctx) != NGX_OK) {
        return NGX_ERROR;
    }

    return ctx->maintenance ? forbid_storing(r, ctx) : NGX_OK;
}

ngx_int_t ngx_http_lingo_set_retry_after(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx,
                                         struct lingo_response *response)
{
    size_t i;

    ctx->has_fields = 1;

    for (i = 0; i < response->header_count; i++) {
        struct lingo_header *header = &response->headers[i];

        if (module_is(header->name, "Retry-After")) {
            return keep_value(r, response, header) == NGX_OK ? set_retry_after(r, ctx, header)
                                                             : NGX_ERROR;
        }
    }

    return NGX_OK;
}
