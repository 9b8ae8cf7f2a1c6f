/* SPDX-License-Identifier: MIT */
/*
 * The field handling of the module for Apache httpd, compiled with the stand-ins in apache/.  The
 * first byte is the status, the second the configuration.  Lines follow: the method, the address,
 * the value of LingoRetryAfter, httpd's note on the error, and the fields of the request; behind a
 * byte 0x1e those of the response, behind another one those that mod_headers adds, and behind a
 * third one mod_negotiation's list of variants.  The page has the length that is sent, its fields
 * are clean, it is the same when it comes again and is prepared, and no memory is lost.
 */
#include "tests/fuzz/require.h"

#include "modules/apache/mod_lingo.h"
#include "modules/page-module.h"

#include <strings.h>

enum {
    CSP = 3, /* the lower bits */
    WITH_SITE = 4,
    MAINTENANCE = 8,
    FROM_UPSTREAM = 0x10,
    WITH_WAIT = 0x20,
    WITH_STATUS_LINE = 0x40,
    REDIRECTED = 0x80 /* internally, by ErrorDocument */
};

#define FIELDS_MAX 64

/* A page that comes for the second time is prepared, and used for the third. */
#define VISITORS 3

static struct lingo_config config;
static bool is_maintenance;

const struct lingo_config *lingo_config_of(const request_rec *r)
{
    (void)r;
    return &config;
}

int lingo_is_maintenance(const request_rec *r)
{
    (void)r;
    return is_maintenance;
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

/* A string in a block of its own. */
static const char *copy(apr_pool_t *pool, struct lingo_text text)
{
    char *string = apr_palloc(pool, text.length + 1);
    if (text.length)
        memcpy(string, text.data, text.length);
    string[text.length] = '\0';
    return string;
}

/* Every other field of a response goes to the second table, which stays after an error. */
static void add_lines(apr_table_t *first, apr_table_t *second, struct lingo_text lines)
{
    for (size_t i = 0; lines.length && i < FIELDS_MAX; i++) {
        struct lingo_text value = next_part(&lines, '\n'), name = next_part(&value, ':');
        while (value.length && *value.data == ' ')
            value = (struct lingo_text){value.data + 1, value.length - 1};
        apr_table_t *table = i % 2 ? second : first;
        apr_table_addn(table, copy(table->pool, name), copy(table->pool, value));
    }
}

static bool is_of_page(const char *name)
{
    return !strcasecmp(name, "Content-Language") || !strcasecmp(name, "X-Content-Type-Options");
}

/* Fields that the page always replaces are its own, and those of the replaced content are gone. */
static void check_table(const request_rec *r, const apr_table_t *table)
{
    for (size_t i = 0; i < table->count; i++) {
        const apr_table_entry_t *entry = &table->entries[i];
        if (!entry->key)
            continue;
        if (is_of_page(entry->key))
            require_clean(entry->value, strlen(entry->value), false, "a field is not clean");
        for (size_t n = 0; n < MODULE_FIELDS_OF_CONTENT; n++)
            require(strcasecmp(entry->key, module_fields_of_content[n]) ||
                        !strcasecmp(entry->key, "Content-Security-Policy"),
                    "a field of the replaced content is left");
        require(strcasecmp(entry->key, "Content-Type"), "the type is told twice");
        require(strcasecmp(entry->key, "Content-Length") ||
                    strtoll(entry->value, NULL, 10) == r->clength,
                "the length of the replaced content is left");
    }
}

static void check_policy(request_rec *r, const char *policy)
{
    const char *lines[4];
    size_t n = lingo_lines(r, "Content-Security-Policy", lines, 4);
    if (!policy)
        return;
    lingo_response_settle_policy(r, policy);
    n = lingo_lines(r, "Content-Security-Policy", lines, 4);
    require(n == 1, "there is more than one policy");
    require(config.csp == LINGO_CSP_KEEP || lines[0] == policy, "the policy is not the page's");
}

static void check_page(request_rec *r, const apr_bucket_brigade *page)
{
    const apr_bucket *bucket = page->last;
    const char *line;
    /* The length of the page for GET, although nothing is sent. */
    require(bucket && ((apr_off_t)bucket->length == r->clength ||
                       (!strcmp(r->method, "HEAD") && !bucket->length)),
            "another length is sent");
    require_clean(bucket->data, bucket->length, true, "the page is not clean");
    require(r->content_type && *r->content_type, "there is no type");
    require(!is_maintenance ||
                (lingo_lines(r, "Cache-Control", &line, 1) && !strcmp(line, "no-store")),
            "the maintenance page could be stored");
}

/* Keeps the first page, and compares the later ones with it. */
static void compare(struct lingo_text *first, apr_pool_t *pool, const apr_bucket *bucket)
{
    struct lingo_text page = {bucket->data, bucket->length};
    if (!first->data)
        *first = (struct lingo_text){copy(pool, page), page.length};
    require(page.length == first->length &&
                (!page.length || !memcmp(page.data, first->data, page.length)),
            "a prepared page differs");
}

static void run(request_rec *r, bool from_upstream, struct lingo_text added,
                struct lingo_text *first, apr_pool_t *pool)
{
    apr_bucket_alloc_t memory = {0};
    apr_bucket_brigade page = {&memory, NULL};
    const char *policy = NULL;
    lingo_page_make(r, from_upstream, &page, &policy);
    check_table(r, r->headers_out);
    check_table(r, r->err_headers_out);
    check_page(r, &page);
    compare(first, pool, page.last);
    add_lines(r->headers_out, r->err_headers_out, added);
    check_policy(r, policy);
    apr_bucket_free(page.last->data);
    apr_bucket_free(page.last);
    require(!memory.live, "a buffer is lost");
}

static void read_request(request_rec *r, struct lingo_text *input)
{
    static ap_expr_info_t wait;
    struct lingo_text head = next_part(input, 0x1e);
    r->method = copy(r->pool, next_part(&head, '\n'));
    r->unparsed_uri = copy(r->pool, next_part(&head, '\n'));
    wait.value = copy(r->pool, next_part(&head, '\n'));
    config.retry_after = config.retry_after ? &wait : NULL;
    apr_table_addn(r->notes, "error-notes", copy(r->pool, next_part(&head, '\n')));
    add_lines(r->headers_in, r->headers_in, head);
    add_lines(r->headers_out, r->err_headers_out, next_part(input, 0x1e));
}

/* One of several visitors, whose requests are the same. */
static void visit(const uint8_t *data, size_t size, apr_pool_t *process, struct lingo_text *first)
{
    static const int codes[] = {300, 400, 404, 405, 429, 494, 503, 599};
    static apr_table_t tables[5];
    static server_rec server = {"www.example.org"};
    apr_pool_t pool = {.blocks = NULL};
    for (size_t i = 0; i < 5; i++)
        tables[i] = (apr_table_t){.pool = &pool};
    request_rec before = {.unparsed_uri = "/asked?lang=de"};
    request_rec r = {.pool = &pool,
                     .prev = data[1] & REDIRECTED ? &before : NULL,
                     .server = &server,
                     .status = codes[data[0] % (sizeof codes / sizeof codes[0])],
                     .status_line = data[1] & WITH_STATUS_LINE ? "499 Own" : NULL,
                     .hostname = "shop.example",
                     .request_time = 784111777000000,
                     .headers_in = &tables[0],
                     .headers_out = &tables[1],
                     .err_headers_out = &tables[2],
                     .subprocess_env = &tables[3],
                     .notes = &tables[4]};
    struct lingo_text input = {(const char *)data + 2, size - 2};
    read_request(&r, &input);
    struct lingo_text added = next_part(&input, 0x1e);
    if (input.length)
        apr_table_addn(r.notes, "variant-list", copy(&pool, input));
    run(&r, data[1] & FROM_UPSTREAM, added, first, process);
    apr_free_all(&pool);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum lingo_csp policies[] = {LINGO_CSP_UNSET, LINGO_CSP_REPLACE, LINGO_CSP_KEEP,
                                              LINGO_CSP_OFF};
    static ap_expr_info_t any;
    struct lingo_text first = {NULL, 0};
    if (size < 2)
        return 0;
    apr_pool_t process = {.blocks = NULL}, configuration = {.blocks = NULL};
    const struct lingo_site *site = data[1] & WITH_SITE ? choosing_site() : NULL;
    is_maintenance = data[1] & MAINTENANCE;
    lingo_pages_start(&process, NULL);
    config = (struct lingo_config){.site = site,
                                   .pages = site ? lingo_pages_create(&configuration, site) : NULL,
                                   .retry_after = data[1] & WITH_WAIT ? &any : NULL,
                                   .csp = policies[data[1] & CSP]};
    for (int visitor = 0; visitor < VISITORS; visitor++)
        visit(data, size, &process, &first);
    apr_free_all(&configuration);
    apr_free_all(&process);
    return 0;
}
