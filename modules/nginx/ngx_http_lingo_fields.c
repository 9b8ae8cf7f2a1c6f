/* SPDX-License-Identifier: MIT */
/*
 * Checks the fields of a page after nginx's own directives, such as add_header, have changed them.
 *
 * This filter runs after that of ngx_http_headers_filter_module.  The other filter of this module
 * runs before it, so that gzip, charset and add_header treat pages like any other response.
 */
#include "ngx_http_lingo.h"

static ngx_http_output_header_filter_pt next_header_filter;

/* Whether the field has a value other than the page's own. */
static ngx_uint_t is_other(ngx_http_request_t *r, const char *name, const u_char *own)
{
    struct lingo_text lines[2];
    size_t n = ngx_http_lingo_lines(&r->headers_out.headers, name, lines, 2);

    return n == 2 || (n == 1 && (u_char *)lines[0].data != own);
}

/* Whether the response has other methods than the page shows.  If so, removes those of the page. */
static ngx_uint_t are_other_methods(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx)
{
    if (r->headers_out.status != NGX_HTTP_NOT_ALLOWED || !is_other(r, "Allow", ctx->allow)) {
        return 0;
    }

    if (ctx->allow_is_own) {
        ngx_http_lingo_drop_lines(r, "Allow", ctx->allow, 0);
    }

    return 1;
}

/* Shows the wait and the methods from add_header on the page, and sends only that wait. */
static ngx_int_t settle_told(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                             ngx_http_lingo_ctx_t *ctx)
{
    struct lingo_response response;

    if (!are_other_methods(r, ctx) && !is_other(r, "Retry-After", ctx->retry_after)) {
        return NGX_OK;
    }

    if (ngx_http_lingo_make_page(r, conf, ctx, &response) != NGX_OK) {
        return NGX_ERROR;
    }

    if (r->headers_out.content_length_n != -1) {
        r->headers_out.content_length_n = response.length;
    }

    return ngx_http_lingo_set_retry_after(r, ctx, &response);
}

/* Browsers apply all policies that are sent, and the strictest may disable the page's styles. */
static void settle_policy(ngx_http_request_t *r, ngx_uint_t csp, u_char *policy)
{
    static const char name[] = "Content-Security-Policy";
    struct lingo_text lines[2];

    if (policy == NULL) {
        return;
    }

    if (csp == NGX_HTTP_LINGO_CSP_REPLACE) {
        ngx_http_lingo_drop_lines(r, name, policy, 1);

    } else if (ngx_http_lingo_lines(&r->headers_out.headers, name, lines, 2) == 2) {
        ngx_http_lingo_drop_lines(r, name, policy, 0);
    }
}

/* Whether nothing needs to be checked: the page has set no field with a value that others may
 * change, and after its fields there are no others. */
static ngx_uint_t is_as_set(ngx_http_request_t *r, const ngx_http_lingo_ctx_t *ctx)
{
    const ngx_list_part_t *last = r->headers_out.headers.last;

    return !ctx->has_fields && ctx->retry_after == NULL && ctx->allow == NULL &&
           ctx->no_store == NULL && last == ctx->last_part && last->nelts == ctx->last_count &&
           (ctx->policy == NULL || ctx->policy_field->value.data == ctx->policy);
}

static ngx_int_t fields_filter(ngx_http_request_t *r)
{
    ngx_http_lingo_loc_conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_lingo_module);
    ngx_http_lingo_ctx_t *ctx = ngx_http_get_module_ctx(r, ngx_http_lingo_module);

    if (ctx == NULL || ctx->state != NGX_HTTP_LINGO_MADE || r != r->main || is_as_set(r, ctx)) {
        return next_header_filter(r);
    }

    if (settle_told(r, conf, ctx) != NGX_OK) {
        return NGX_ERROR;
    }

    settle_policy(r, conf->csp, ctx->policy);

    if (ctx->no_store) {
        ngx_http_lingo_drop_lines(r, "Cache-Control", ctx->no_store, 1);
    }

    return next_header_filter(r);
}

static ngx_int_t init(ngx_conf_t *cf)
{
    next_header_filter = ngx_http_top_header_filter;
    ngx_http_top_header_filter = fields_filter;

    return NGX_OK;
}

static ngx_http_module_t module_context = {
    .postconfiguration = init,
};

ngx_module_t ngx_http_lingo_fields_module = {
    NGX_MODULE_V1,
    &module_context,
    NULL, /* commands */
    NGX_HTTP_MODULE,
    NULL, /* init master */
    NULL, /* init module */
    NULL, /* init process */
    NULL, /* init thread */
    NULL, /* exit thread */
    NULL, /* exit process */
    NULL, /* exit master */
    NGX_MODULE_V1_PADDING,
};
