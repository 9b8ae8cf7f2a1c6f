/* SPDX-License-Identifier: MIT */
/*
 * Decides which responses are replaced, and when.
 *
 * nginx generates its own errors in ngx_http_special_response_handler(), which sets err_status and
 * sends a constant page, or an empty one for codes without a page.  The header does not show for
 * sure whether it belongs to such a page, so it is delayed until the first buffer arrives.  This
 * also works for HEAD: only nginx's last header filter sets header_only, and until then the content
 * is generated.
 */
#include "ngx_http_lingo.h"

#include "../page-module.h"

typedef enum { PASS, REPLACE, WAIT_FOR_OWN, WAIT_FOR_CONTENT } verdict_t;

static ngx_http_output_header_filter_pt next_header_filter;
static ngx_http_output_body_filter_pt next_body_filter;

/* nginx's own codes that it sends as 400.  Only the title of its page shows which one it is. */
static const struct {
    int code;
    ngx_str_t title;
} hidden_codes[] = {
    {494, ngx_string("400 Request Header Or Cookie Too Large<")},
    {495, ngx_string("400 The SSL certificate error<")},
    {496, ngx_string("400 No required SSL certificate was sent<")},
    {497, ngx_string("400 The plain HTTP request was sent to HTTPS port<")},
};

static const ngx_str_t own_start = ngx_string("<html>\r\n<head><title>");
static const ngx_str_t own_tail = ngx_string("<hr><center>");

static ngx_uint_t starts_with(const ngx_buf_t *b, size_t skip, const ngx_str_t *start)
{
    return (size_t)(b->last - b->pos) >= skip + start->len &&
           ngx_memcmp(b->pos + skip, start->data, start->len) == 0;
}

/* Whether the response is from an upstream, directly or from the cache. */
static ngx_uint_t is_from_upstream(ngx_http_request_t *r)
{
#if (NGX_HTTP_CACHE)
    if (r->cached) {
        return 1;
    }
#endif

    return r->upstream != NULL && r->upstream->peer.connection != NULL;
}

static verdict_t judge_upstream(ngx_http_request_t *r, ngx_uint_t upstream)
{
    if (upstream == NGX_HTTP_LINGO_UPSTREAM_ON) {
        return REPLACE;
    }

    if (upstream == NGX_HTTP_LINGO_UPSTREAM_OFF || r->headers_out.content_length_n > 0) {
        return PASS;
    }

    if (r->headers_out.content_length_n == 0) {
        return REPLACE;
    }

    /* for HEAD, it is unknown whether GET would have content */
    return r->method == NGX_HTTP_HEAD ? PASS : WAIT_FOR_CONTENT;
}

static verdict_t judge(ngx_http_request_t *r, ngx_uint_t upstream)
{
    static const ngx_str_t html = ngx_string("text/html");
    const ngx_str_t *type = &r->headers_out.content_type;
    off_t length = r->headers_out.content_length_n;

    if (r->err_status == 0) {
        return is_from_upstream(r) ? judge_upstream(r, upstream) : PASS;
    }

    if (type->len == 0 && length == 0) {
        return is_from_upstream(r) ? PASS : REPLACE;
    }

    if (length > 0 && r->headers_out.etag == NULL && r->headers_out.last_modified_time == -1 &&
        type->len == html.len && ngx_memcmp(type->data, html.data, html.len) == 0) {
        return WAIT_FOR_OWN;
    }

    return PASS;
}

static ngx_uint_t is_grpc(ngx_http_request_t *r)
{
    const ngx_table_elt_t *asked = r->headers_in.content_type;
    struct lingo_text in = {NULL, 0};
    struct lingo_text out = {(const char *)r->headers_out.content_type.data,
                             r->headers_out.content_type.len};

    if (asked) {
        in.data = (const char *)asked->value.data;
        in.length = asked->value.len;
    }

    return module_is_grpc(in) || module_is_grpc(out);
}

/* Whether this module handles the response. */
static ngx_uint_t is_ours(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                          const ngx_http_lingo_ctx_t *ctx)
{
    return (conf->enable || (ctx && ctx->maintenance)) && r == r->main &&
           module_is_error((int)r->headers_out.status) && !is_grpc(r);
}

ngx_http_lingo_ctx_t *ngx_http_lingo_get_ctx(ngx_http_request_t *r)
{
    ngx_http_lingo_ctx_t *ctx = ngx_http_get_module_ctx(r, ngx_http_lingo_module);

    if (ctx == NULL) {
        ctx = ngx_pcalloc(r->pool, sizeof(ngx_http_lingo_ctx_t));
        ngx_http_set_ctx(r, ctx, ngx_http_lingo_module);
    }

    return ctx;
}

static ngx_int_t replace(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx)
{
    ngx_http_lingo_loc_conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_lingo_module);
    struct lingo_response response;

    if (ngx_http_lingo_make_page(r, conf, ctx, &response) != NGX_OK ||
        ngx_http_lingo_set_headers(r, conf, ctx, &response) != NGX_OK) {
        return NGX_ERROR;
    }

    ctx->state = NGX_HTTP_LINGO_MADE;

    return next_header_filter(r);
}

static ngx_int_t send_page(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx)
{
    ngx_chain_t out = {&ctx->page, NULL};

    ctx->state = NGX_HTTP_LINGO_SENT;

    return r->header_only ? NGX_OK : next_body_filter(r, &out);
}

/* Whether all content of an upstream has been received together with the header, so that the
 * connection can be reused: as many bytes as announced, or chunks with an end. */
static ngx_uint_t has_come(const ngx_http_upstream_t *u)
{
    static const ngx_str_t end = ngx_string("0\r\n\r\n");
    const ngx_buf_t *b = &u->buffer;
    size_t length = b->last - b->pos;

    if (u->headers_in.content_length_n >= 0) {
        return (off_t)length >= u->headers_in.content_length_n;
    }

    return u->headers_in.chunked && length >= end.len &&
           ngx_memcmp(b->last - end.len, end.data, end.len) == 0;
}

/* Sends the page at once, without waiting for the content of the upstream, which is not needed.
 * nginx closes the connection to the upstream if the response has no content. */
static ngx_int_t replace_upstream(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx)
{
    ngx_int_t rc = replace(r, ctx);

    if (rc == NGX_ERROR || rc > NGX_OK || r->header_only) {
        return rc;
    }

    rc = send_page(r, ctx);

    if (r->upstream && !has_come(r->upstream)) {
        r->header_only = 1;
    }

    return rc;
}

static ngx_int_t header_filter(ngx_http_request_t *r)
{
    ngx_http_lingo_loc_conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_lingo_module);
    ngx_http_lingo_ctx_t *ctx = ngx_http_get_module_ctx(r, ngx_http_lingo_module);
    verdict_t verdict;

    if (!is_ours(r, conf, ctx)) {
        return next_header_filter(r);
    }

    verdict = ctx && ctx->maintenance ? REPLACE : judge(r, conf->upstream);
    if (verdict == PASS) {
        return next_header_filter(r);
    }

    ctx = ngx_http_lingo_get_ctx(r);
    if (ctx == NULL) {
        return NGX_ERROR;
    }

    if (verdict == REPLACE) {
        return r->err_status == 0 ? replace_upstream(r, ctx) : replace(r, ctx);
    }

    ctx->state = verdict == WAIT_FOR_OWN ? NGX_HTTP_LINGO_MAYBE_OWN : NGX_HTTP_LINGO_MAYBE_EMPTY;

    return NGX_OK;
}

/* Whether these are the two constant buffers, page and signature, that nginx sends.  A text of the
 * administrator is a single buffer, and the buffers of an upstream are not constant memory. */
static ngx_uint_t is_own_page(const ngx_chain_t *in)
{
    return in->buf->memory && starts_with(in->buf, 0, &own_start) && in->next != NULL &&
           in->next->buf->memory && starts_with(in->next->buf, 0, &own_tail);
}

static const struct lingo_status *hidden_status(ngx_http_request_t *r, const ngx_buf_t *b)
{
    ngx_uint_t i;

    if (r->headers_out.status != NGX_HTTP_BAD_REQUEST) {
        return NULL;
    }

    for (i = 0; i < sizeof(hidden_codes) / sizeof(hidden_codes[0]); i++) {
        if (starts_with(b, own_start.len, &hidden_codes[i].title)) {
            return lingo_vendor_find(hidden_codes[i].code, "nginx");
        }
    }

    return NULL;
}

static void swallow(ngx_chain_t *in)
{
    for (; in; in = in->next) {
        in->buf->pos = in->buf->last;
        in->buf->file_pos = in->buf->file_last;
    }
}

/* Sends a response that was delayed. */
static ngx_int_t release(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx, ngx_chain_t *in)
{
    ngx_int_t rc;

    ctx->state = NGX_HTTP_LINGO_PASSED;

    rc = next_header_filter(r);
    if (rc == NGX_ERROR || rc > NGX_OK) {
        return NGX_ERROR;
    }

    if (r->header_only) {
        ctx->state = NGX_HTTP_LINGO_PASSED_HEAD;
        swallow(in);
        return rc;
    }

    return next_body_filter(r, in);
}

static ngx_int_t replace_late(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx, ngx_chain_t *in)
{
    ngx_int_t rc;

    swallow(in);

    rc = replace(r, ctx);
    if (rc == NGX_ERROR || rc > NGX_OK) {
        return NGX_ERROR;
    }

    return send_page(r, ctx);
}

static ngx_int_t maybe_own(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx, ngx_chain_t *in)
{
    if (in == NULL) {
        return NGX_OK;
    }

    if (is_own_page(in)) {
        ctx->status = hidden_status(r, in->buf);
        return replace_late(r, ctx, in);
    }

    return release(r, ctx, in);
}

static ngx_int_t maybe_empty(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx, ngx_chain_t *in)
{
    ngx_chain_t *link;

    for (link = in; link; link = link->next) {
        if (ngx_buf_size(link->buf) != 0) {
            return release(r, ctx, in);
        }

        if (link->buf->last_buf) {
            return replace_late(r, ctx, in);
        }
    }

    /* a flush without content */
    return NGX_OK;
}

/* After the page: discards further content, and continues to send what is buffered. */
static ngx_int_t after_page(ngx_http_request_t *r, ngx_chain_t *in)
{
    swallow(in);

    return r->buffered || r->connection->buffered ? next_body_filter(r, NULL) : NGX_OK;
}

static ngx_int_t body_filter(ngx_http_request_t *r, ngx_chain_t *in)
{
    ngx_http_lingo_ctx_t *ctx = ngx_http_get_module_ctx(r, ngx_http_lingo_module);

    if (ctx == NULL || r != r->main) {
        return next_body_filter(r, in);
    }

    switch (ctx->state) {
    case NGX_HTTP_LINGO_MAYBE_OWN:
        return maybe_own(r, ctx, in);
    case NGX_HTTP_LINGO_MAYBE_EMPTY:
        return maybe_empty(r, ctx, in);
    case NGX_HTTP_LINGO_MADE:
        swallow(in);
        return send_page(r, ctx);
    case NGX_HTTP_LINGO_SENT:
    case NGX_HTTP_LINGO_PASSED_HEAD:
        return after_page(r, in);
    case NGX_HTTP_LINGO_NOT_SEEN:
    case NGX_HTTP_LINGO_PASSED:
        break;
    }

    return next_body_filter(r, in);
}

ngx_int_t ngx_http_lingo_filter_init(ngx_conf_t *cf)
{
    next_header_filter = ngx_http_top_header_filter;
    ngx_http_top_header_filter = header_filter;

    next_body_filter = ngx_http_top_body_filter;
    ngx_http_top_body_filter = body_filter;

    return NGX_OK;
}
