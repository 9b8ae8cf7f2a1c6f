/* SPDX-License-Identifier: MIT */
/* The time to open a site file with all that it names: bench-site SITE-FILE. */
#include "bench/bench.h"

#include <httplingo/site-file.h>
#include <stdio.h>
#include <stdlib.h>

static void open_site(const void *path)
{
    const struct lingo_site *site;
    struct lingo_report report;
    if (lingo_site_read(&site, NULL, path, &report)) {
        fprintf(stderr, "bench-site: %s\n", report.message);
        exit(1);
    }
    lingo_site_release(site);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("Usage: bench-site SITE-FILE\n", stderr);
        return 2;
    }
    const struct bench_row rows[] = {
        {.name = "a site file with a template and a logo", .ours = open_site, .argument = argv[1]},
        {.name = NULL},
    };
    bench_table("Opening a site", NULL, rows);
    return 0;
}
