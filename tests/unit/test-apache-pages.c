/* SPDX-License-Identifier: MIT */
/*
 * Prepared pages of the module for Apache httpd, compiled with the stand-ins in tests/fuzz/apache/.
 * More threads than there are caches make pages of two sites, in several languages: each page and
 * its fields are those of lingo_page_write(), with the address, the ID and the time of its own
 * visitor.  With ThreadSanitizer, this shows that no two threads use a cache at the same time; with
 * AddressSanitizer, that all caches are freed.
 */
#include "modules/apache/mod_lingo.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>

enum { THREADS = 8, VISITORS = 400, SIZE = 16000 };

static struct lingo_config configurations[2]; /* the built-in site, and one with a name */
static atomic_uint wrong;

static const int codes[] = {404, 403, 503};
static const char *const languages[] = {"fr", "ar", "xx, ja;q=0.5", "de-AT, en;q=0.8"};

/* What belongs to one visitor. */
struct visitor {
    char address[32], id[16], time[16];
    struct lingo_parameter parameters[4];
    struct lingo_request request;
};

static struct lingo_text text(const char *string)
{
    return (struct lingo_text){string, strlen(string)};
}

static void arrive(struct visitor *visitor, unsigned number, size_t code, size_t language)
{
    static const char host[] = "www.example.org";
    snprintf(visitor->address, sizeof visitor->address, "/of/%u", number);
    snprintf(visitor->id, sizeof visitor->id, "id-%u", number);
    snprintf(visitor->time, sizeof visitor->time, "%u", 1795908850 + number % 7);
    visitor->parameters[0] = (struct lingo_parameter){LINGO_PARAMETER_URI, text(visitor->address)};
    visitor->parameters[1] =
        (struct lingo_parameter){LINGO_PARAMETER_REQUEST_ID, text(visitor->id)};
    visitor->parameters[2] = (struct lingo_parameter){LINGO_PARAMETER_TIME, text(visitor->time)};
    visitor->parameters[3] = (struct lingo_parameter){LINGO_PARAMETER_HOST, text(host)};
    visitor->request = (struct lingo_request){.code = codes[code],
                                              .accept_language = text(languages[language]),
                                              .parameters = visitor->parameters,
                                              .parameter_count = 4};
}

static bool is_same(struct lingo_text a, struct lingo_text b)
{
    return a.length == b.length && !memcmp(a.data, b.data, a.length);
}

static bool has_same_fields(const struct lingo_response *a, const struct lingo_response *b)
{
    bool same = a->header_count == b->header_count && a->language == b->language;
    for (size_t i = 0; same && i < a->header_count; i++)
        same = is_same(a->headers[i].name, b->headers[i].name) &&
               is_same(a->headers[i].value, b->headers[i].value);
    return same;
}

static bool gets_own_page(const struct lingo_config *config, const struct visitor *visitor)
{
    char page[SIZE], wanted[SIZE];
    struct lingo_response response, wanted_response;
    size_t n = lingo_pages_write(config, &visitor->request, page, SIZE, &response);
    size_t wanted_n =
        lingo_page_write(config->site, &visitor->request, wanted, SIZE, &wanted_response);
    return n == wanted_n && n < SIZE && !memcmp(page, wanted, n) &&
           strstr(page, visitor->address) && strstr(page, visitor->id) &&
           has_same_fields(&response, &wanted_response);
}

static void *serve(void *number)
{
    unsigned first = *(unsigned *)number * VISITORS;
    struct visitor visitor;
    for (unsigned i = first; i < first + VISITORS; i++) {
        arrive(&visitor, i, i % 3, i / 3 % 4);
        if (!gets_own_page(&configurations[i / 12 % 2], &visitor))
            atomic_fetch_add(&wrong, 1);
    }
    return NULL;
}

static void serve_all(void)
{
    pthread_t threads[THREADS];
    unsigned numbers[THREADS];
    for (unsigned i = 0; i < THREADS; i++) {
        numbers[i] = i;
        if (pthread_create(&threads[i], NULL, serve, &numbers[i]))
            abort();
    }
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}

int main(void)
{
    static const struct lingo_setting name = {"name", "The Shop"};
    static apr_pool_t process, configuration;
    if (lingo_site_open(&configurations[1].site, NULL, &name, 1, NULL))
        abort();
    configurations[1].pages = lingo_pages_create(&configuration, configurations[1].site);
    lingo_pages_start(&process, NULL);
    serve_all();
    apr_free_all(&configuration);
    apr_free_all(&process);
    lingo_site_release(configurations[1].site);
    printf("%sok pages of the module for Apache httpd, made by %d threads\n", wrong ? "not " : "",
           THREADS);
    return wrong != 0;
}
