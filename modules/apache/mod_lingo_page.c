/* SPDX-License-Identifier: MIT */
/* From httpd's request to the library's, and the library's page as a response. */
#include "mod_lingo.h"

#include "../page-module.h"

#include <apr_strings.h>
#include <http_protocol.h>

#define PARAMETERS_MAX 5

struct told {
    struct lingo_request request;
    struct lingo_parameter parameters[PARAMETERS_MAX];
};

static struct lingo_text text(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

static void tell(struct told *told, enum lingo_parameter_name name, const char *value)
{
    told->parameters[told->request.parameter_count++] = (struct lingo_parameter){name, text(value)};
}

/* A field of the request; lines are joined. */
static struct lingo_text asked(request_rec *r, const char *name)
{
    return text(apr_table_getm(r->pool, r->headers_in, name));
}

/* A field of the response so far. */
static const char *answered(request_rec *r, const char *name)
{
    const char *value = apr_table_get(r->headers_out, name);
    return value ? value : apr_table_get(r->err_headers_out, name);
}

static const char *evaluate(request_rec *r, ap_expr_info_t *expression)
{
    const char *error = NULL;
    const char *value = expression ? ap_expr_str_exec(r, expression, &error) : NULL;
    return error ? NULL : value;
}

/* The address that the client asked for, not that of an internal redirect. */
static const char *address(const request_rec *r)
{
    while (r->prev)
        r = r->prev;
    return r->unparsed_uri;
}

/* The language that the visitor chose: by LingoLanguage, else as the site has it. */
static struct lingo_text preferred(request_rec *r, const struct lingo_config *config)
{
    struct lingo_text chosen = text(evaluate(r, config->language));
    if (chosen.length || !config->site)
        return chosen;
    struct lingo_text query = module_query(text(address(r)));
    struct lingo_text cookie = asked(r, "Cookie");
    return lingo_site_preference(config->site, query.data, query.length, cookie.data,
                                 cookie.length);
}

/* The code that goes out: httpd sends 500 for codes that it has no status line for. */
static int sent_code(const request_rec *r)
{
    return r->status_line ? r->status : (int)apr_atoi64(ap_get_status_line(r->status));
}

/* After a malformed request line or field most of this is empty, and the page is the default. */
static void tell_all(request_rec *r, const struct lingo_config *config, struct told *told)
{
    told->request = (struct lingo_request){
        .code = sent_code(r),
        .method = text(r->method),
        .accept = asked(r, "Accept"),
        .accept_language = asked(r, "Accept-Language"),
        .preferred = preferred(r, config),
        .parameters = told->parameters,
    };
    tell(told, LINGO_PARAMETER_URI, address(r));
    tell(told, LINGO_PARAMETER_HOST, r->hostname);
    tell(told, LINGO_PARAMETER_REQUEST_ID,
         config->request_id ? evaluate(r, config->request_id)
                            : apr_table_get(r->subprocess_env, "UNIQUE_ID"));
    tell(told, LINGO_PARAMETER_RETRY_AFTER, answered(r, "Retry-After"));
    tell(told, LINGO_PARAMETER_ALLOW, answered(r, "Allow"));
}

/* Makes the page in pieces, with more memory when a first try asked for more than the caller's. */
static void make_pieces(request_rec *r, const struct lingo_site *site,
                        const struct lingo_request *request, struct lingo_vector *vector,
                        struct lingo_response *response)
{
    for (;;) {
        lingo_page_vector(site, request, vector, response);
        if (vector->count <= vector->size && vector->scratch_used <= vector->scratch_size)
            return;
        if (vector->count > vector->size) {
            vector->size = vector->count;
            vector->pieces = apr_palloc(r->pool, vector->size * sizeof *vector->pieces);
        }
        if (vector->scratch_used > vector->scratch_size) {
            vector->scratch_size = vector->scratch_used;
            vector->scratch = apr_palloc(r->pool, vector->scratch_size);
        }
    }
}

/* Pieces that are constant live as long as the library, or the configuration of the process. */
static void append_pieces(request_rec *r, const struct lingo_vector *vector,
                          apr_bucket_brigade *page)
{
    for (size_t i = 0; i < vector->count;) {
        struct module_run run = module_run(vector, i);
        apr_bucket *bucket;
        if (run.is_constant) {
            bucket =
                apr_bucket_immortal_create(run.pieces->iov_base, run.length, page->bucket_alloc);
        } else {
            char *joined = apr_palloc(r->pool, run.length);
            module_join(&run, joined);
            bucket = apr_bucket_pool_create(joined, run.length, r->pool, page->bucket_alloc);
        }
        APR_BRIGADE_INSERT_TAIL(page, bucket);
        i += run.count;
    }
}

static void drop(request_rec *r, const char *name)
{
    apr_table_unset(r->headers_out, name);
    apr_table_unset(r->err_headers_out, name);
}

static void forget_content(request_rec *r)
{
    r->content_encoding = NULL;
    r->content_languages = NULL;
    for (size_t i = 0; i < MODULE_FIELDS_OF_CONTENT; i++)
        drop(r, module_fields_of_content[i]);
    drop(r, "Transfer-Encoding"); /* which mod_proxy leaves for HEAD */
}

static void set_field(request_rec *r, const struct lingo_header *header)
{
    const char *name = header->name.data;
    enum module_policy policy = module_policy(header);
    if (policy == MODULE_ADD) {
        apr_table_mergen(r->headers_out, name, header->value.data);
    } else if (policy == MODULE_REPLACE || !answered(r, name)) {
        drop(r, name);
        apr_table_setn(r->headers_out, name, header->value.data);
    }
}

static void set_fields(request_rec *r, const struct lingo_response *response)
{
    forget_content(r);
    for (size_t i = 0; i < response->header_count; i++) {
        const struct lingo_header *header = &response->headers[i];
        if (module_is(header->name, "Content-Type"))
            ap_set_content_type(r, header->value.data);
        else if (!module_is(header->name, "Content-Length"))
            set_field(r, header);
    }
    apr_table_unset(r->err_headers_out, "Content-Length");
    ap_set_content_length(r, response->length);
}

/* For logs: %{lingo-language}n and %{lingo-format}n. */
static void note(request_rec *r, const struct lingo_response *response)
{
    apr_table_setn(r->notes, "lingo-language", lingo_language_tag(response->language).data);
    apr_table_setn(r->notes, "lingo-format", lingo_format_name(response->format));
}

void lingo_page_make(request_rec *r, const struct lingo_config *config, apr_bucket_brigade *page)
{
    struct told told;
    char scratch[LINGO_VECTOR_SCRATCH];
    struct iovec pieces[LINGO_VECTOR_PIECES];
    struct lingo_vector vector = {.pieces = pieces,
                                  .size = LINGO_VECTOR_PIECES,
                                  .scratch = scratch,
                                  .scratch_size = sizeof scratch};
    struct lingo_response *response = apr_palloc(r->pool, sizeof *response);
    tell_all(r, config, &told);
    make_pieces(r, config->site, &told.request, &vector, response);
    append_pieces(r, &vector, page);
    set_fields(r, response);
    note(r, response);
}
