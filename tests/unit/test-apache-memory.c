/* SPDX-License-Identifier: MIT */
/* Without memory for prepared pages, the module for Apache httpd makes the same page without them.
 */
#include "tests/support/memory.h"

#include "modules/apache/mod_lingo.h"

#include <stdbool.h>
#include <stdio.h>

enum { SIZE = 16000 };

static const struct lingo_request request = {
    .code = 404, .accept_language = {"fr", 2}, .accept = {"text/html", 9}};

/* Writes the page while the allocation after these successes fails. */
static bool is_page(size_t successes, const char *wanted, size_t length)
{
    static const struct lingo_config config;
    char page[SIZE];
    struct lingo_response response;
    memory_watch(successes);
    size_t n = lingo_pages_write(&config, &request, page, SIZE, &response);
    return n == length && !memcmp(page, wanted, n);
}

int main(void)
{
    static apr_pool_t process;
    char wanted[SIZE];
    size_t length = lingo_page_write(NULL, &request, wanted, SIZE, NULL), failed = 0;
    bool good = length < SIZE;
    lingo_pages_start(&process, NULL);
    do {
        good = good && is_page(failed, wanted, length);
    } while (memory_allocations() > failed && ++failed < 100);
    /* the allocations of a cache, which each page opens until none fails */
    good = good && failed >= 2 && failed < 100;
    good = good && is_page(0, wanted, length) && memory_allocations() == 0;
    memory_watch(MEMORY_NO_FAILURE);
    apr_free_all(&process);
    printf("%sok pages without memory for their preparation: %zu allocations failed\n",
           good ? "" : "not ", failed);
    return !good;
}
