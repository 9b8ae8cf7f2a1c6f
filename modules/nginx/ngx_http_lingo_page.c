/* SPDX-License-Identifier: MIT */
/* Fills the library's request from nginx's, and turns the library's page into nginx's buffers. */
#include "ngx_http_lingo.h"

#include "../page-module.h"

/* How many lines of Retry-After are read; a valid response has one. */
#define WAITS_MAX 4
#define PARAMETERS_MAX (9 + WAITS_MAX)

typedef struct {
    struct lingo_request request;
    struct lingo_parameter parameters[PARAMETERS_MAX];
    u_char wait[NGX_TIME_T_LEN];
} told_t;

static void tell(told_t *told, enum lingo_parameter_name name, struct lingo_text value)
{
    if (value.length == 0) {
        return;
    }

    told->parameters[told->request.parameter_count].name = name;
    told->parameters[told->request.parameter_count].value = value;
    told->request.parameter_count++;
}

static struct lingo_text text(const ngx_str_t *string)
{
    struct lingo_text text = {(const char *)string->data, string->len};

    return text;
}

/* The value of a directive for this request; empty if it is not set. */
static struct lingo_text evaluate(ngx_http_request_t *r, ngx_http_complex_value_t *value)
{
    ngx_str_t result = ngx_null_string;

    if (value == NULL || ngx_http_complex_value(r, value, &result) != NGX_OK) {
        ngx_str_null(&result);
    }

    return text(&result);
}

/* The language that the visitor chose: from lingo_language, or else as configured in the site
 * file. */
static struct lingo_text preferred(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf)
{
    static const ngx_http_lingo_name_t name = ngx_http_lingo_name("Cookie", "; ");
    struct lingo_text chosen = evaluate(r, conf->language);
    struct lingo_text query, cookie;

    if (chosen.length || conf->site == NULL) {
        return chosen;
    }

    query = module_query(text(&r->unparsed_uri));
    ngx_http_lingo_values(r, &r->headers_in.headers, &name, &cookie, 1);

    return lingo_site_preference(conf->site, query.data, query.length, cookie.data, cookie.length);
}

/* The time is written once a second.  A worker has one thread for requests. */
static void tell_time(told_t *told)
{
    static u_char digits[NGX_TIME_T_LEN];
    static struct lingo_text written = {(const char *)digits, 0};
    static time_t when;

    if (when != ngx_time()) {
        when = ngx_time();
        written.length = ngx_sprintf(digits, "%T", when) - digits;
    }

    tell(told, LINGO_PARAMETER_TIME, written);
}

/* The value of lingo_retry_after, in seconds if it is a time in nginx's format. */
static struct lingo_text wait_of(ngx_http_request_t *r, ngx_http_complex_value_t *value,
                                 told_t *told)
{
    struct lingo_text wait = evaluate(r, value);
    ngx_str_t time = {wait.length, (u_char *)wait.data};
    ngx_int_t seconds = wait.length ? ngx_parse_time(&time, 1) : NGX_ERROR;

    if (seconds != NGX_ERROR) {
        wait.data = (char *)told->wait;
        wait.length = ngx_sprintf(told->wait, "%T", (time_t)seconds) - told->wait;
    }

    return wait;
}

/* Passes all waits to the library, which uses the last valid one: that of the response takes
 * precedence over lingo_retry_after. */
static void tell_waits(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                       ngx_http_lingo_ctx_t *ctx, told_t *told)
{
    static const struct lingo_text usual = {MODULE_MAINTENANCE_WAIT,
                                            sizeof(MODULE_MAINTENANCE_WAIT) - 1};
    struct lingo_text lines[WAITS_MAX];
    size_t i, n = 0;

    if (r->headers_out.headers.part.nelts) {
        n = ngx_http_lingo_lines(&r->headers_out.headers, "Retry-After", lines, WAITS_MAX);
    }

    if (ctx->maintenance) {
        tell(told, LINGO_PARAMETER_RETRY_AFTER, usual);
    }

    if (conf->retry_after && module_will_pass(told->request.code)) {
        tell(told, LINGO_PARAMETER_RETRY_AFTER, wait_of(r, conf->retry_after, told));
    }

    for (i = 0; i < n; i++) {
        tell(told, LINGO_PARAMETER_RETRY_AFTER, lines[i]);
    }
}

/* The methods for a 405.  Those of the response take precedence over lingo_allow. */
static void tell_methods(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                         ngx_http_lingo_ctx_t *ctx, told_t *told)
{
    static const ngx_http_lingo_name_t name = ngx_http_lingo_name("Allow", ", ");
    struct lingo_text methods;

    if (r->headers_out.status != NGX_HTTP_NOT_ALLOWED) {
        return;
    }

    ngx_http_lingo_values(r, &r->headers_out.headers, &name, &methods, 1);

    if (methods.data == NULL) {
        methods = ngx_http_lingo_allow(r, conf->allow);
        ctx->allows_none = methods.data != NULL && methods.length == 0;
    }

    tell(told, LINGO_PARAMETER_ALLOW, methods);
}

static void tell_preferences(ngx_http_request_t *r, struct lingo_request *request)
{
    static const ngx_http_lingo_name_t names[] = {
        ngx_http_lingo_name("Accept", ", "),
        ngx_http_lingo_name("Accept-Language", ", "),
        ngx_http_lingo_name("Sec-Fetch-Dest", ", "),
    };
    struct lingo_text values[3];

    ngx_http_lingo_values(r, &r->headers_in.headers, names, values, 3);
    request->accept = values[0];
    request->accept_language = values[1];
    request->destination = values[2];
}

/* After a malformed request line or field, most of this is empty, and the page has the defaults. */
static void tell_all(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                     ngx_http_lingo_ctx_t *ctx, told_t *told)
{
    static const struct lingo_text yes = {"yes", 3};
    struct lingo_request *request = &told->request;

    ngx_memzero(request, sizeof(*request));
    request->code = (int)r->headers_out.status;
    request->status = ctx->status;
    request->method = text(&r->method_name);
    tell_preferences(r, request);
    request->preferred = preferred(r, conf);
    request->parameters = told->parameters;

    tell(told, LINGO_PARAMETER_URI, text(&r->unparsed_uri));
    tell(told, LINGO_PARAMETER_HOST, text(&r->headers_in.server));
    tell(told, LINGO_PARAMETER_REQUEST_ID, evaluate(r, conf->request_id));

    /* the built-in site does not show it */
    if (conf->site) {
        tell(told, LINGO_PARAMETER_SERVER, text((const ngx_str_t *)&ngx_cycle->hostname));
    }

    tell_time(told);
    tell_waits(r, conf, ctx, told);
    tell_methods(r, conf, ctx, told);

    if (ctx->maintenance) {
        tell(told, LINGO_PARAMETER_MAINTENANCE, yes);
    }
}

/* A buffer that is large enough for most pages. */
typedef u_char buffer_t[MODULE_PAGE_SIZE];

/* The buffer of an earlier request, which the next page gets; NULL if there is none. */
static buffer_t *unused;

static void give_back(void *buffer)
{
    if (unused) {
        ngx_free(buffer);

    } else {
        unused = buffer;
    }
}

/* The buffer of a request, which it gives back at its end; NULL if there is not enough memory. */
static buffer_t *take_buffer(ngx_http_request_t *r, ngx_pool_cleanup_t *cleanup)
{
    buffer_t *buffer = unused;

    if (cleanup->data) {
        return cleanup->data;
    }

    unused = NULL;

    if (buffer == NULL) {
        buffer = ngx_alloc(sizeof(buffer_t), ngx_cycle->log);
    }

    if (buffer == NULL) {
        return NULL;
    }

    cleanup->handler = give_back;
    cleanup->data = buffer;
    cleanup->next = r->pool->cleanup;
    r->pool->cleanup = cleanup;

    return buffer;
}

/* Makes the page where it is sent from. */
static ngx_int_t make(ngx_http_request_t *r, struct lingo_page_cache *pages,
                      const struct lingo_request *request, ngx_http_lingo_ctx_t *ctx,
                      struct lingo_response *response)
{
    buffer_t *buffer = take_buffer(r, &ctx->cleanup);
    ngx_buf_t *b = &ctx->page;
    size_t length;

    if (buffer == NULL) {
        return NGX_ERROR;
    }

    b->start = *buffer;
    length = lingo_page_cache_write(pages, request, (char *)b->start, sizeof(buffer_t), response);

    if (length >= sizeof(buffer_t)) {
        b->start = ngx_pnalloc(r->pool, length + 1);
        if (b->start == NULL) {
            return NGX_ERROR;
        }

        (void)lingo_page_cache_write(pages, request, (char *)b->start, length + 1, response);
    }

    b->pos = b->start;
    b->end = b->last = b->start + length;
    b->memory = length != 0;

    return NGX_OK;
}

ngx_int_t ngx_http_lingo_make_page(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                                   ngx_http_lingo_ctx_t *ctx, struct lingo_response *response)
{
    told_t told;

    ctx->page.last_buf = 1;
    ctx->page.last_in_chain = 1;

    tell_all(r, conf, ctx, &told);

    if (make(r, conf->pages, &told.request, ctx, response) != NGX_OK) {
        return NGX_ERROR;
    }

    ctx->language = response->language;
    ctx->media = response->media;

    return NGX_OK;
}
