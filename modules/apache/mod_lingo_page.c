/* SPDX-License-Identifier: MIT */
/* Fills the library's request from httpd's. */
#include "mod_lingo.h"

#include "../page-module.h"

#include <apr_strings.h>
#include <http_protocol.h>

/* How many lines of Retry-After are read; a valid response has one. */
#define WAITS_MAX 4
#define PARAMETERS_MAX (10 + WAITS_MAX)

struct told {
    struct lingo_request request;
    struct lingo_parameter parameters[PARAMETERS_MAX];
    char time[24], wait[24];
};

static struct lingo_text text(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

static void tell(struct told *told, enum lingo_parameter_name name, const char *value)
{
    if (value)
        told->parameters[told->request.parameter_count++] =
            (struct lingo_parameter){name, text(value)};
}

/* A field of the request. httpd has already joined its lines. */
static struct lingo_text asked(request_rec *r, const char *name)
{
    return text(apr_table_get(r->headers_in, name));
}

static const char *evaluate(request_rec *r, ap_expr_info_t *expression)
{
    const char *error = NULL;
    const char *value = expression ? ap_expr_str_exec(r, expression, &error) : NULL;
    return error ? NULL : value;
}

/* The address that the client requested, not that of an internal redirect. */
static const char *address(const request_rec *r)
{
    while (r->prev)
        r = r->prev;
    return r->unparsed_uri;
}

/* The language that the visitor chose: from LingoLanguage, or else as configured in the site
 * file. */
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

/* The code that is sent: httpd sends 500 if it has no status line for a code. */
static int sent_code(const request_rec *r)
{
    if (r->status_line)
        return r->status;
    const char *line = ap_get_status_line(r->status);
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

/* apr_snprintf() would take a tenth of the instructions of a page. */
static void tell_time(request_rec *r, struct told *told)
{
    char *digit = told->time + sizeof told->time - 1;
    unsigned long long seconds = (unsigned long long)apr_time_sec(r->request_time);
    *digit = '\0';
    do {
        *--digit = (char)('0' + seconds % 10);
        seconds /= 10;
    } while (seconds);
    tell(told, LINGO_PARAMETER_TIME, digit);
}

/* The value of LingoRetryAfter, in seconds if it is a time. */
static const char *wait_of(request_rec *r, ap_expr_info_t *expression, struct told *told)
{
    const char *value = evaluate(r, expression);
    long seconds;
    if (!value || !module_read_time(value, &seconds))
        return value;
    apr_snprintf(told->wait, sizeof told->wait, "%ld", seconds);
    return told->wait;
}

/* Passes all waits to the library, which uses the last valid one: that of the response takes
 * precedence over LingoRetryAfter. */
static void tell_waits(request_rec *r, const struct lingo_config *config, struct told *told)
{
    const char *lines[WAITS_MAX];
    size_t n = lingo_lines(r, "Retry-After", lines, WAITS_MAX);
    if (lingo_is_maintenance(r))
        tell(told, LINGO_PARAMETER_RETRY_AFTER, MODULE_MAINTENANCE_WAIT);
    if (config->retry_after && module_will_pass(told->request.code))
        tell(told, LINGO_PARAMETER_RETRY_AFTER, wait_of(r, config->retry_after, told));
    for (size_t i = 0; i < n; i++)
        tell(told, LINGO_PARAMETER_RETRY_AFTER, lines[i]);
}

/* After a malformed request line or field, most of this is empty, and the page has the defaults. */
static void tell_all(request_rec *r, const struct lingo_config *config, struct told *told)
{
    const char *allow;
    told->request = (struct lingo_request){
        .code = sent_code(r),
        .status = lingo_cause_status(r),
        .method = text(r->method),
        .accept = asked(r, "Accept"),
        .accept_language = asked(r, "Accept-Language"),
        .destination = asked(r, "Sec-Fetch-Dest"),
        .preferred = preferred(r, config),
        .parameters = told->parameters,
    };
    tell(told, LINGO_PARAMETER_URI, address(r));
    tell(told, LINGO_PARAMETER_HOST, r->hostname);
    tell(told, LINGO_PARAMETER_REQUEST_ID,
         config->request_id ? evaluate(r, config->request_id)
                            : apr_table_get(r->subprocess_env, "UNIQUE_ID"));
    tell(told, LINGO_PARAMETER_SERVER, r->server->server_hostname);
    tell_time(r, told);
    tell_waits(r, config, told);
    if (lingo_lines(r, "Allow", &allow, 1))
        tell(told, LINGO_PARAMETER_ALLOW, allow);
    tell(told, LINGO_PARAMETER_CHOICES, lingo_cause_choices(r));
    if (lingo_is_maintenance(r))
        tell(told, LINGO_PARAMETER_MAINTENANCE, "yes");
}

/* apr_bucket_alloc() returns NULL if there is not enough memory, unlike the functions for pools,
 * which end the process. */
static char *allocate(size_t size, apr_bucket_alloc_t *memory)
{
    char *buffer = apr_bucket_alloc(size, memory);
    if (!buffer)
        ap_abort_on_oom();
    return buffer;
}

/* Appends the page to the brigade, in memory of its buckets, which is freed when the page is
 * sent. */
static void append_page(const struct lingo_config *config, const struct lingo_request *request,
                        apr_bucket_brigade *page, struct lingo_response *response)
{
    apr_bucket_alloc_t *memory = page->bucket_alloc;
    size_t size = MODULE_PAGE_SIZE;
    char *buffer = allocate(size, memory);
    size_t length = lingo_pages_write(config, request, buffer, size, response);
    if (length >= size) {
        apr_bucket_free(buffer);
        buffer = allocate(length + 1, memory);
        lingo_pages_write(config, request, buffer, length + 1, response);
    }
    APR_BRIGADE_INSERT_TAIL(page, apr_bucket_heap_create(buffer, length, apr_bucket_free, memory));
}

/* For logs: %{lingo-language}n and %{lingo-format}n. */
static void note(request_rec *r, const struct lingo_response *response)
{
    apr_table_setn(r->notes, "lingo-language", lingo_language_tag(response->language).data);
    apr_table_setn(r->notes, "lingo-format", lingo_media_name(response->media));
}

void lingo_page_make(request_rec *r, int from_upstream, apr_bucket_brigade *page,
                     const char **policy)
{
    const struct lingo_config *config = lingo_config_of(r);
    struct told told;
    struct lingo_response response;
    tell_all(r, config, &told);
    append_page(config, &told.request, page, &response);
    lingo_response_set(r, from_upstream, &response, policy);
    note(r, &response);
}
