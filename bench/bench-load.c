/* SPDX-License-Identifier: MIT */
/*
 * The page faults of a process that loads the library with dlopen(), and of its first page.
 *
 * bench-load LIBRARY: the path of libhttplingo.so.  It runs itself repeatedly, so that each
 * measurement is in a new process, and is not linked with the library.
 */
#include "bench/bench.h"

#include <httplingo/page.h>

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

typedef size_t write_function(const struct lingo_site *site, const struct lingo_request *request,
                              char *buffer, size_t size, struct lingo_response *response);

static long faults(void)
{
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) ? -1 : usage.ru_minflt;
}

/* Prints the page faults of dlopen(), or those of the first page. */
static int print_faults(const char *library, int of_page)
{
    static char page[8192];
    struct lingo_request request = {.code = 404, .accept_language = {"de", 2}};
    struct lingo_response response;
    write_function *write_page;
    memset(page, 1, sizeof page); /* so that its own page faults are not counted */
    long start = faults();
    void *handle = dlopen(library, RTLD_NOW);
    long loaded = faults();
    void *symbol = handle ? dlsym(handle, "lingo_page_write") : NULL;
    if (!symbol)
        return 1;
    memcpy(&write_page, &symbol, sizeof write_page);
    long found = faults();
    bench_sink += write_page(NULL, &request, page, sizeof page, &response);
    long made = faults();
    return printf("%ld\n", of_page ? made - found : loaded - start) < 0;
}

int main(int argc, char **argv)
{
    char arguments[1024];
    if (argc == 3)
        return print_faults(argv[2], !strcmp(argv[1], "--page"));
    if (argc != 2) {
        fprintf(stderr, "usage: bench-load LIBRARY\n");
        return 2;
    }
    snprintf(arguments, sizeof arguments, "'%s'", argv[1]);
    bench_result("A fresh process", "dlopen()", "page faults",
                 bench_processes(argv[0], "--load", arguments), NULL, 0);
    bench_result("A fresh process", "first page after dlopen()", "page faults",
                 bench_processes(argv[0], "--page", arguments), NULL, 0);
    return 0;
}
