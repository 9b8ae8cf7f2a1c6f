/* SPDX-License-Identifier: MIT */
/*
 * The time and the memory that a process needs before its first page.
 *
 * bench-open [LOCALES CATALOGUES]: see bench-phrase.c.  It runs itself repeatedly, so that each
 * measurement is in a new process.
 */
#include "bench/bench.h"

#include <httplingo/page.h>

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static long page_faults(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static void look_up(const struct lingo_language *language)
{
    bench_sink +=
        (unsigned char)*lingo_language_text_of_code(language, 404, LINGO_TEXT_PHRASE).data;
}

/* Opens everything that is built in, and looks up a phrase in each language. */
static void open_all(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    size_t count = lingo_catalog_count(catalog);
    for (size_t i = 0; i < count; i++)
        look_up(lingo_catalog_at(catalog, i));
}

/* Opens everything, too, but looks up a phrase in one language only. */
static void open_one(void)
{
    look_up(lingo_catalog_find(lingo_catalog_builtin(), "de", 2));
}

static double time_of(void (*function)(void))
{
    double start = bench_now();
    function();
    return bench_now() - start;
}

static double page_faults_of(void (*function)(void))
{
    long start = page_faults();
    function();
    return (double)(page_faults() - start);
}

/* The same for one language, whose locale exists. */
static double open_peer(const char *locales, const char *catalogues)
{
    setenv("LOCPATH", locales, 1);
    unsetenv("LANGUAGE");
    locale_t german = newlocale(LC_ALL_MASK, "de_DE.UTF-8", (locale_t)0);
    if (!german)
        return -1;
    uselocale(german);
    double start = bench_now();
    bindtextdomain("httplingo", catalogues);
    const char *text = dgettext("httplingo", "404\004Not Found");
    double end = bench_now();
    return strcmp(text, "Nicht gefunden") ? -1 : end - start;
}

static double first_page(void)
{
    static char page[8192];
    struct lingo_request request = {.code = 404, .accept_language = {"de", 2}};
    struct lingo_response response;
    double start = bench_now();
    bench_sink += lingo_page_write(NULL, &request, page, sizeof page, &response);
    return bench_now() - start;
}

/* The memory that is not shared with other processes, in KiB, including that of the C library. */
static double own_memory(void)
{
    char line[256];
    double sum = 0, n;
    FILE *file = fopen("/proc/self/smaps", "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "Private_Dirty: %lf kB", &n) == 1)
            sum += n;
    if (file)
        fclose(file);
    return sum;
}

/* Makes the pages for every status in every language and format. */
static double memory_of_all(void)
{
    static char page[8192];
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    struct lingo_response response;
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
        for (int code = 200; code < 600; code++)
            for (unsigned format = 0; format < LINGO_MEDIA_COUNT; format++) {
                struct lingo_request request = {
                    .code = code, .language = lingo_catalog_at(catalog, i), .media = 1u << format};
                bench_sink += lingo_page_write(NULL, &request, page, sizeof page, &response);
            }
    return own_memory();
}

static int measure(const char *self, const char *arguments)
{
    double peer = *arguments ? bench_processes(self, "--peer", arguments) : -1;
    if (peer < 0)
        bench_absent("A fresh process", "bindtextdomain, dgettext", "no locales (Debian: locales)");
    bench_result("A fresh process", "open: ours all languages, peer's one", "ns",
                 bench_processes(self, "--ours", ""), peer < 0 ? NULL : "bindtextdomain, dgettext",
                 peer);
    bench_result("A fresh process", "open: ours and the peer's one language", "ns",
                 bench_processes(self, "--one", ""), peer < 0 ? NULL : "bindtextdomain, dgettext",
                 peer);
    bench_result("A fresh process", "open: all languages", "page faults",
                 bench_processes(self, "--faults", ""), NULL, 0);
    bench_result("A fresh process", "open: one language", "page faults",
                 bench_processes(self, "--faults-of-one", ""), NULL, 0);
    bench_result("A fresh process", "first page", "ns", bench_processes(self, "--page", ""), NULL,
                 0);
    bench_result("A fresh process", "own memory, all pages of all languages", "KiB",
                 bench_processes(self, "--memory", ""), "the same idle",
                 bench_processes(self, "--idle", ""));
    return 0;
}

int main(int argc, char **argv)
{
    char arguments[1024] = "";
    const char *mode = argc > 1 ? argv[1] : "";
    if (!strcmp(mode, "--ours"))
        return printf("%f\n", time_of(open_all)) < 0;
    if (!strcmp(mode, "--one"))
        return printf("%f\n", time_of(open_one)) < 0;
    if (!strcmp(mode, "--faults"))
        return printf("%f\n", page_faults_of(open_all)) < 0;
    if (!strcmp(mode, "--faults-of-one"))
        return printf("%f\n", page_faults_of(open_one)) < 0;
    if (!strcmp(mode, "--page"))
        return printf("%f\n", first_page()) < 0;
    if (!strcmp(mode, "--memory"))
        return printf("%f\n", memory_of_all()) < 0;
    if (!strcmp(mode, "--idle"))
        return printf("%f\n", own_memory()) < 0;
    if (!strcmp(mode, "--peer") && argc == 4)
        return printf("%f\n", open_peer(argv[2], argv[3])) < 0;
    if (argc == 3)
        snprintf(arguments, sizeof arguments, "'%s' '%s'", argv[1], argv[2]);
    return measure(argv[0], arguments);
}
