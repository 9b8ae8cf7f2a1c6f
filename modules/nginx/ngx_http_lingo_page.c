/* SPDX-License-Identifier: MIT */
/* From nginx's request to the library's, and the library's page as nginx's buffers. */
#include "ngx_http_lingo.h"

#include "../page-module.h"

#define PARAMETERS_MAX 5

typedef struct {
    struct lingo_request request;
    struct lingo_parameter parameters[PARAMETERS_MAX];
} told_t;

static void tell(told_t *told, enum lingo_parameter_name name, struct lingo_text value)
{
    told->parameters[told->request.parameter_count].name = name;
    told->parameters[told->request.parameter_count].value = value;
    told->request.parameter_count++;
}

static struct lingo_text text(const ngx_str_t *string)
{
    struct lingo_text text = {(const char *)string->data, string->len};

    return text;
}

/* What a directive's value comes to for this request; empty when there is none. */
static struct lingo_text evaluate(ngx_http_request_t *r, ngx_http_complex_value_t *value)
{
    ngx_str_t result = ngx_null_string;

    if (value == NULL || ngx_http_complex_value(r, value, &result) != NGX_OK) {
        ngx_str_null(&result);
    }

    return text(&result);
}

/* The language that the visitor chose: by lingo_language, else as the site has it. */
static struct lingo_text preferred(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf)
{
    struct lingo_text chosen = evaluate(r, conf->language);
    struct lingo_text query, cookie;

    if (chosen.length || conf->site == NULL) {
        return chosen;
    }

    query = module_query(text(&r->unparsed_uri));
    cookie = ngx_http_lingo_field(r, &r->headers_in.headers, "Cookie");

    return lingo_site_preference(conf->site, query.data, query.length, cookie.data, cookie.length);
}

/* After a malformed request line or field most of this is empty, and the page is the default. */
static void tell_all(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf, told_t *told)
{
    struct lingo_request *request = &told->request;

    ngx_memzero(request, sizeof(*request));
    request->code = (int)r->headers_out.status;
    request->method = text(&r->method_name);
    request->accept = ngx_http_lingo_field(r, &r->headers_in.headers, "Accept");
    request->accept_language = ngx_http_lingo_field(r, &r->headers_in.headers, "Accept-Language");
    request->preferred = preferred(r, conf);
    request->parameters = told->parameters;

    tell(told, LINGO_PARAMETER_URI, text(&r->unparsed_uri));
    tell(told, LINGO_PARAMETER_HOST, text(&r->headers_in.server));
    tell(told, LINGO_PARAMETER_REQUEST_ID, evaluate(r, conf->request_id));
    tell(told, LINGO_PARAMETER_RETRY_AFTER,
         ngx_http_lingo_field(r, &r->headers_out.headers, "Retry-After"));
    tell(told, LINGO_PARAMETER_ALLOW, ngx_http_lingo_field(r, &r->headers_out.headers, "Allow"));
}

/* Makes the page in pieces, with more memory when a first try asked for more than the caller's. */
static ngx_int_t make_pieces(ngx_http_request_t *r, const struct lingo_site *site,
                             const struct lingo_request *request, struct lingo_vector *vector,
                             struct lingo_response *response)
{
    for (;;) {
        (void)lingo_page_vector(site, request, vector, response);

        if (vector->count <= vector->size && vector->scratch_used <= vector->scratch_size) {
            return NGX_OK;
        }

        if (vector->count > vector->size) {
            vector->size = vector->count;
            vector->pieces = ngx_palloc(r->pool, vector->size * sizeof(struct iovec));
        }

        if (vector->scratch_used > vector->scratch_size) {
            vector->scratch_size = vector->scratch_used;
            vector->scratch = ngx_pnalloc(r->pool, vector->scratch_size);
        }

        if (vector->pieces == NULL || vector->scratch == NULL) {
            return NGX_ERROR;
        }
    }
}

static ngx_chain_t **add_buffer(ngx_http_request_t *r, ngx_chain_t **last, void *data,
                                size_t length)
{
    ngx_buf_t *b = ngx_calloc_buf(r->pool);
    ngx_chain_t *link = ngx_alloc_chain_link(r->pool);

    if (b == NULL || link == NULL) {
        return NULL;
    }

    b->memory = 1;
    b->start = b->pos = data;
    b->end = b->last = b->pos + length;
    link->buf = b;
    link->next = NULL;
    *last = link;

    return &link->next;
}

/* Its data: where it is, or a copy in memory of the request; NULL without memory. */
static void *data_of(ngx_http_request_t *r, const struct module_run *run)
{
    void *joined;

    if (run->is_constant) {
        return run->pieces->iov_base;
    }

    joined = ngx_pnalloc(r->pool, run->length);
    if (joined) {
        module_join(run, joined);
    }

    return joined;
}

static ngx_int_t chain_pieces(ngx_http_request_t *r, const struct lingo_vector *vector,
                              ngx_chain_t **chain)
{
    size_t i = 0;

    while (i < vector->count) {
        struct module_run run = module_run(vector, i);
        void *data = data_of(r, &run);

        chain = data ? add_buffer(r, chain, data, run.length) : NULL;
        if (chain == NULL) {
            return NGX_ERROR;
        }

        i += run.count;
    }

    return NGX_OK;
}

ngx_int_t ngx_http_lingo_make_page(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                                   ngx_http_lingo_ctx_t *ctx, const struct lingo_status *status)
{
    told_t told;
    char scratch[LINGO_VECTOR_SCRATCH];
    struct iovec pieces[LINGO_VECTOR_PIECES];
    struct lingo_vector vector;
    ngx_chain_t *last;

    tell_all(r, conf, &told);
    told.request.status = status;

    ngx_memzero(&vector, sizeof(vector));
    vector.pieces = pieces;
    vector.size = LINGO_VECTOR_PIECES;
    vector.scratch = scratch;
    vector.scratch_size = sizeof(scratch);

    if (make_pieces(r, conf->site, &told.request, &vector, &ctx->response) != NGX_OK ||
        chain_pieces(r, &vector, &ctx->page) != NGX_OK) {
        return NGX_ERROR;
    }

    if (ctx->page == NULL && add_buffer(r, &ctx->page, NULL, 0) == NULL) {
        return NGX_ERROR;
    }

    for (last = ctx->page; last->next; last = last->next) {
        /* to the end */
    }

    last->buf->last_buf = 1;
    last->buf->last_in_chain = 1;
    last->buf->memory = ngx_buf_size(last->buf) != 0;

    return NGX_OK;
}
