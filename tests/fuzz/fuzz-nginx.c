/* SPDX-License-Identifier: MIT */
/*
 * The field handling of the module for nginx, compiled with the stand-ins in nginx/.  The first
 * byte is the status, the second and third the configuration.  Lines follow: the method, the
 * address, the values of lingo_retry_after and lingo_allow, and the fields of the request; behind a
 * byte 0x1e those of the response, and behind another one those of add_header.  The page has the
 * length that is sent, its fields are clean, and it has those of the response that it must keep.
 */
#include "tests/fuzz/require.h"

#include "modules/nginx/ngx_http_lingo.h"
#include "modules/page-module.h"

enum {
    CSP = 3, /* the lower bits */
    WITH_SITE = 4,
    MAINTENANCE = 8,
    WITH_ALLOW = 0x10,
    WITH_WAIT = 0x20,
    BY_NGINX = 0x40, /* nginx itself has rejected the method */
    IN_HANDLER = 0x80
};

ngx_module_t ngx_http_lingo_module = {.ctx_index = 0};

static ngx_uint_t sent;

static ngx_int_t send(ngx_http_request_t *r)
{
    (void)r;
    sent++;
    return NGX_OK;
}

static void install(void)
{
    const ngx_http_module_t *context = ngx_http_lingo_fields_module.ctx;
    if (ngx_http_top_header_filter)
        return;
    ngx_http_top_header_filter = send;
    require(context->postconfiguration(NULL) == NGX_OK, "the filter is not installed");
}

static const struct lingo_site *choosing_site(void)
{
    static const struct lingo_setting settings[] = {{"language-query", "lang"},
                                                    {"language-cookie", "lang"}};
    static const struct lingo_site *site;
    if (!site)
        require(!lingo_site_open(&site, NULL, settings, 2, NULL), "the site cannot be opened");
    return site;
}

/* A copy in a block of its own, which no NUL follows. */
static ngx_str_t copy(ngx_pool_t *pool, struct lingo_text text)
{
    ngx_str_t string = {text.length, ngx_pnalloc(pool, text.length)};
    require(string.data != NULL, "there are too many fields for this target");
    if (text.length)
        memcpy(string.data, text.data, text.length);
    return string;
}

#define FIELDS_MAX 64

static void add_lines(ngx_list_t *list, struct lingo_text lines)
{
    for (size_t i = 0; lines.length && i < FIELDS_MAX; i++) {
        struct lingo_text value = next_part(&lines, '\n'), name = next_part(&value, ':');
        ngx_table_elt_t *field = ngx_list_push(list);
        require(field != NULL, "there are too many fields for this target");
        while (value.length && *value.data == ' ')
            value = (struct lingo_text){value.data + 1, value.length - 1};
        field->hash = 1;
        field->key = copy(list->pool, name);
        field->value = copy(list->pool, value);
    }
}

static void begin_list(ngx_list_t *list, ngx_pool_t *pool)
{
    *list = (ngx_list_t){.nalloc = 3, .pool = pool}; /* parts are common then */
    list->part.elts = ngx_zeroed(pool, list->nalloc * sizeof *list->part.elts);
    require(list->part.elts != NULL, "there is no memory");
    list->last = &list->part;
}

static size_t count_lines(ngx_http_request_t *r, const char *name, struct lingo_text *first)
{
    struct lingo_text lines[4 * FIELDS_MAX];
    size_t n = ngx_http_lingo_lines(&r->headers_out.headers, name, lines, 4 * FIELDS_MAX);
    *first = n ? lines[0] : (struct lingo_text){NULL, 0};
    return n;
}

/* Fields of the replaced content are gone before add_header runs. */
static void check_forgotten(ngx_http_request_t *r)
{
    struct lingo_text first;
    for (size_t i = 0; i < MODULE_FIELDS_OF_CONTENT; i++)
        if (strcmp(module_fields_of_content[i], "Content-Security-Policy") != 0)
            require(!count_lines(r, module_fields_of_content[i], &first),
                    "a field of the replaced content is left");
}

/* The fields of the page: those of the response and of add_header are in lists of their own. */
static void check_page_fields(const struct lingo_response *response)
{
    for (size_t i = 0; i < response->header_count; i++) {
        struct lingo_text value = response->headers[i].value;
        require_clean(value.data, value.length, false, "a field of the page is not clean");
    }
}

static void check_result(ngx_http_request_t *r, const ngx_http_lingo_loc_conf_t *conf,
                         const ngx_http_lingo_ctx_t *ctx)
{
    const ngx_buf_t *b = &ctx->page;
    struct lingo_text first;
    require(sent == 1, "the header is not sent once");
    /* The length of the page for GET, although nothing is sent. */
    bool is_head = r->method_name.len == 4 && !memcmp(r->method_name.data, "HEAD", 4);
    require(b->last - b->pos == r->headers_out.content_length_n || (is_head && b->last == b->pos),
            "another length is sent");
    require_clean((const char *)b->pos, (size_t)(b->last - b->pos), true, "the page is not clean");
    require(r->headers_out.content_type.len > 0, "there is no type");
    if (ctx->maintenance)
        require(count_lines(r, "Cache-Control", &first) == 1 && module_is(first, "no-store"),
                "the maintenance page could be stored");
    if (ctx->policy && conf->csp == NGX_HTTP_LINGO_CSP_REPLACE)
        require(count_lines(r, "Content-Security-Policy", &first) == 1 &&
                    first.data == (char *)ctx->policy,
                "there is another policy than the page's");
    if (conf->csp == NGX_HTTP_LINGO_CSP_OFF)
        require(!ctx->policy, "the page's policy is sent");
    if (ctx->allows_none)
        require(count_lines(r, "Allow", &first) >= 1, "Allow is missing");
}

static void run(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf, ngx_http_lingo_ctx_t *ctx,
                struct lingo_text added)
{
    struct lingo_response response;
    sent = 0;
    require(ngx_http_lingo_make_page(r, conf, ctx, &response) == NGX_OK &&
                ngx_http_lingo_set_headers(r, conf, ctx, &response) == NGX_OK,
            "there is no page");
    check_page_fields(&response);
    check_forgotten(r);
    ctx->state = NGX_HTTP_LINGO_MADE;
    add_lines(&r->headers_out.headers, added);
    require(ngx_http_top_header_filter(r) == NGX_OK, "the filter fails");
    check_result(r, conf, ctx);
}

/* What the directive refuses when the configuration is read is not used. */
static void set_allow(ngx_http_lingo_loc_conf_t *conf, ngx_http_complex_value_t *allow,
                      ngx_str_t value)
{
    ngx_command_t command = {.offset = offsetof(ngx_http_lingo_loc_conf_t, allow)};
    ngx_str_t words[] = {ngx_null_string, value};
    ngx_array_t args = {words, 2};
    ngx_conf_t cf = {.args = &args};
    conf->allow = allow;
    if (ngx_http_lingo_set_allow(&cf, &command, conf) != NGX_CONF_OK)
        conf->allow = NULL;
}

/* Takes everything but the lines of add_header off the input. */
static void read_request(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                         struct lingo_text *input, unsigned flags)
{
    static ngx_http_complex_value_t allow, wait;
    struct lingo_text head = next_part(input, 0x1e);
    r->method_name = copy(r->pool, next_part(&head, '\n'));
    r->unparsed_uri = copy(r->pool, next_part(&head, '\n'));
    wait.value = copy(r->pool, next_part(&head, '\n'));
    ngx_str_t methods = copy(r->pool, next_part(&head, '\n'));
    conf->retry_after = flags & WITH_WAIT ? &wait : NULL;
    if (flags & WITH_ALLOW)
        set_allow(conf, &allow, methods);
    add_lines(&r->headers_in.headers, head);
    add_lines(&r->headers_out.headers, next_part(input, 0x1e));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const unsigned codes[] = {400, 401, 404, 405, 406, 410, 421, 426,
                                     429, 451, 494, 500, 502, 503, 504, 599};
    static ngx_http_phase_handler_t handlers[] = {{ngx_http_core_content_phase}, {NULL}};
    static ngx_conf_bitmask_t dav[] = {
        {ngx_string("off"), 1}, {ngx_string("put"), 2}, {ngx_string("delete"), 4}, {{0, NULL}, 0}};
    static ngx_command_t dav_methods = {.post = dav};
    if (size < 3)
        return 0;
    ngx_pool_t pool = {.blocks = NULL};
    ngx_uint_t enabled = data[2];
    ngx_http_lingo_main_conf_t main_conf = {.methods = {{2, &dav_methods}}};
    ngx_http_core_main_conf_t core_conf = {{handlers}};
    ngx_http_lingo_loc_conf_t conf = {.csp = (data[1] & CSP) % 3,
                                      .site = data[1] & WITH_SITE ? choosing_site() : NULL};
    ngx_http_lingo_ctx_t ctx = {.maintenance = data[1] & MAINTENANCE ? 1 : 0};
    void *loc[] = {&conf, NULL, &enabled}, *main[] = {&main_conf, &core_conf}, *contexts[] = {&ctx};
    ngx_http_request_t r = {.pool = &pool, .loc_conf = loc, .main_conf = main, .ctx = contexts};
    struct lingo_text input = {(const char *)data + 3, size - 3};
    install();
    begin_list(&r.headers_in.headers, &pool);
    begin_list(&r.headers_out.headers, &pool);
    r.main = &r;
    r.headers_out.status = codes[data[0] % (sizeof codes / sizeof codes[0])];
    r.err_status = data[1] & BY_NGINX ? r.headers_out.status : 0;
    r.content_handler = data[1] & IN_HANDLER ? &r : NULL;
    r.method = data[2] & 0x80 ? NGX_HTTP_TRACE : 0;
    r.phase_handler = data[2] & 1;
    if (lingo_page_cache_open(&conf.pages, conf.site, 1) != LINGO_OK)
        return 0;
    read_request(&r, &conf, &input, data[1]);
    run(&r, &conf, &ctx, input);
    lingo_page_cache_free(conf.pages);
    ngx_free_all(&pool);
    return 0;
}
