/* SPDX-License-Identifier: MIT */
/* Site files in memory: lines at the limits, and a lack of memory. */
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include <httplingo/site-file.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void keep_first(void *context, const struct lingo_report *report)
{
    struct lingo_report *first = context;
    if (first && !first->error)
        *first = *report;
}

/* Reads bytes as shop/site.conf, beside a template and a logo. */
static enum lingo_error read_bytes(const struct lingo_site **site, const char *bytes, size_t length,
                                   struct lingo_report *first)
{
    const struct lingo_file files[] = {{"shop/site.conf", bytes, length},
                                       {"shop/page.html", "{{title}} {{site_name}}", 23},
                                       {"/page.html", "{{code}}", 8},
                                       {"shop/logo.svg", "<svg/>", 6}};
    const struct lingo_files set = {files, 4};
    if (first)
        *first = (struct lingo_report){LINGO_OK, ""};
    return lingo_site_read_files(site, NULL, "shop/site.conf", &set, keep_first, first);
}

#define BYTES(text) text, sizeof(text) - 1

static void test_lines(void)
{
    static const struct {
        const char *bytes;
        size_t length;
        enum lingo_error error;
        const char *message; /* "" without an error */
    } rows[] = {
        {BYTES("name = A\0B\n"), LINGO_ERROR_FORMAT,
         "shop/site.conf:1: expected text, not a NUL byte"},
        /* An indented line continues a value, and before the first option there is none. */
        {BYTES(" name\n"), LINGO_ERROR_FORMAT,
         "shop/site.conf:1: expected \"name = value\", a heading such as [brand], or a comment "
         "after ;"},
        {BYTES("# a comment\n; another\n  ; a third\n"), LINGO_OK, ""},
        {BYTES("name = A\n"), LINGO_OK, ""},
        {BYTES("name = A"), LINGO_OK, ""},
        /* A path starts from the folder of the file, unless it is absolute or an address. */
        {BYTES("template = page.html\n"), LINGO_OK, ""},
        {BYTES("template = /page.html\n"), LINGO_OK, ""},
        {BYTES("template = /shop/page.html\n"), LINGO_ERROR_FILE,
         "shop/site.conf:1: /shop/page.html: cannot open it: there is no such file"},
        {BYTES("logo = logo.svg\n"), LINGO_OK, ""},
        {BYTES("logo = data:image/png;base64,AA==\n"), LINGO_OK, ""},
        {BYTES("logo = /logo.svg\n"), LINGO_ERROR_FILE,
         "shop/site.conf:1: logo = /logo.svg: /logo.svg: cannot open it: there is no such file"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct lingo_site *site;
        struct lingo_report report;
        char *copy = exact_copy(rows[i].bytes, rows[i].length);
        check_number(read_bytes(&site, copy, rows[i].length, &report), rows[i].error,
                     rows[i].bytes);
        check_string(report.message, rows[i].message, rows[i].bytes);
        CU_ASSERT_EQUAL(!rows[i].error, site != NULL);
        lingo_site_release(site);
        free(copy);
    }
}

/* 256 options are accepted, and one more is not. */
static void test_options(void)
{
    static char text[300 * 16];
    const struct lingo_site *site;
    struct lingo_report report;
    for (int count = 256; count <= 257; count++) {
        size_t length = 0;
        for (int i = 0; i < count; i++)
            length += (size_t)snprintf(text + length, sizeof text - length, "%s\n",
                                       i % 2 ? "server = no" : "accent = #fff");
        enum lingo_error error = read_bytes(&site, text, length, &report);
        CU_ASSERT_PTR_NULL(site); /* each option is there several times */
        CU_ASSERT_NOT_EQUAL(error, LINGO_OK);
        check_number(strstr(report.message, "too many options") != NULL, count == 257, "limit");
    }
    check_number(report.error, LINGO_ERROR_LIMIT, "257 options");
    check_string(report.message, "shop/site.conf:257: too many options; the limit is 256",
                 "257 options");
}

/* Each allocation fails once: an error, which is told, and nothing is kept. */
static void test_no_memory(void)
{
    static const char text[] = "name = Shop\n"
                               "languages = en,\n"
                               "  fr,\n"
                               "  de\n"
                               "template = page.html\n"
                               "logo = logo.svg\n"
                               "home = /\n";
    const struct lingo_site *site = NULL;
    size_t failures = 0;
    for (; !site && failures < 2000; failures++) {
        struct lingo_report report;
        memory_watch(failures);
        enum lingo_error error = read_bytes(&site, BYTES(text), &report);
        memory_watch(MEMORY_NO_FAILURE);
        CU_ASSERT_EQUAL(error, report.error);
        CU_ASSERT(error == LINGO_ERROR_MEMORY || (!error && site));
    }
    CU_ASSERT(failures > 20 && site);
    lingo_site_release(site);
}

/* Without a function to tell, the error is returned all the same. */
static void test_silence(void)
{
    const struct lingo_site *site;
    check_number(read_bytes(&site, BYTES("oops\n"), NULL), LINGO_ERROR_FORMAT, "no report");
    memory_watch(0);
    check_number(lingo_site_read_files(&site, NULL, "site.conf", NULL, NULL, NULL),
                 LINGO_ERROR_MEMORY, "no memory");
    memory_watch(MEMORY_NO_FAILURE);
    check_number(lingo_site_read_files(NULL, NULL, "site.conf", NULL, NULL, NULL),
                 LINGO_ERROR_ARGUMENT, "nowhere to put it");
}

int main(void)
{
    static const struct test tests[] = {{"lines", test_lines},
                                        {"number of options", test_options},
                                        {"no memory", test_no_memory},
                                        {"no report", test_silence},
                                        {NULL, NULL}};
    return test_run("site files in memory", tests);
}
