/* SPDX-License-Identifier: MIT */
/* Site files: options, places in messages, paths. */
#include "tests/support/make-page.h"
#include "tests/support/test.h"

#include <httplingo/site-file.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct made made;
static char directory[] = "/tmp/test-site-file-XXXXXX";
static char path[100], template_path[100];

static void write_file(const char *name, const char *data)
{
    FILE *file = fopen(name, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(data, file);
    fclose(file);
}

static const struct lingo_site *read_site(const char *text, struct lingo_report *report)
{
    const struct lingo_site *site;
    *report = (struct lingo_report){LINGO_OK, ""};
    write_file(path, text);
    enum lingo_error error = lingo_site_read(&site, NULL, path, report);
    CU_ASSERT_EQUAL(error, report->error);
    CU_ASSERT_EQUAL(error == LINGO_OK, site != NULL);
    return site;
}

/* Headings, comments, a list over two lines, a path from the file's folder. */
static void test_whole(void)
{
    struct lingo_report report;
    write_file(template_path, "<p>{{title}} {{site_name}}</p>");
    const struct lingo_site *site = read_site("; a shop\n"
                                              "[brand]\n"
                                              "name = Caf\xc3\xa9 & Co ; since 1999\n"
                                              "template: page.html\n"
                                              "\n"
                                              "[languages]\n"
                                              "languages = en,\n"
                                              "  fr, de\n"
                                              "default-language = fr\n",
                                              &report);
    check_string(report.message, "", "site file");
    make_page(&made, site, 404, "de", LINGO_MEDIA_HTML, NULL);
    check_string(made.content, "<p>Seite nicht gefunden Caf\xc3\xa9 &amp; Co</p>", "German");
    make_page(&made, site, 404, "ja", LINGO_MEDIA_HTML, NULL);
    check_string(made.content, "<p>Page introuvable Caf\xc3\xa9 &amp; Co</p>", "default");
    lingo_site_release(site);
    site = read_site("", &report);
    check_string(report.message, "", "an empty file");
    lingo_site_release(site);
}

static void test_errors(void)
{
    static char long_line[400] = "name = ";
    memset(long_line + 7, 'x', sizeof long_line - 8);
    const struct {
        const char *text;
        enum lingo_error error;
        const char *message; /* behind the path */
    } cases[] = {
        {"\n\ntheem = plain\n", LINGO_ERROR_NOT_FOUND,
         ":3: unknown option \"theem\"; did you mean theme?"},
        {"name = x\naccent = 12\n", LINGO_ERROR_FORMAT,
         ":2: accent = 12: expected a colour such as #0a5c36 or teal"},
        {"name = x\nnonsense\n", LINGO_ERROR_FORMAT,
         ":2: expected \"name = value\", a heading such as [brand], or a comment after ;"},
        {"[brand\n", LINGO_ERROR_FORMAT,
         ":1: expected \"name = value\", a heading such as [brand], or a comment after ;"},
        {"languages = en\ndefault-language = fr\n", LINGO_ERROR_NOT_FOUND,
         ":2: default-language: \"fr\" is not one of the offered languages; add it to languages"},
        {long_line, LINGO_ERROR_LIMIT,
         ":1: the line is longer than 198 bytes; continue it on the next line, after a space"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_report report;
        CU_ASSERT_PTR_NULL(read_site(cases[i].text, &report));
        check_number(report.error, cases[i].error, cases[i].text);
        CU_ASSERT_EQUAL(strncmp(report.message, path, strlen(path)), 0);
        check_string(report.message + strlen(path), cases[i].message, cases[i].text);
    }
    write_file(template_path, "<p>\n{{titel}}");
    struct lingo_report report;
    CU_ASSERT_PTR_NULL(read_site("template = page.html\n", &report));
    CU_ASSERT_PTR_NOT_NULL(strstr(report.message, "site.conf:1: "));
    CU_ASSERT_PTR_NOT_NULL(strstr(report.message, "page.html:2:1: unknown name \"titel\""));
}

static void test_arguments(void)
{
    const struct lingo_site *site;
    struct lingo_report report;
    CU_ASSERT_EQUAL(lingo_site_read(NULL, NULL, path, NULL), LINGO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(lingo_site_read(&site, NULL, NULL, &report), LINGO_ERROR_ARGUMENT);
    check_number(report.error, LINGO_ERROR_ARGUMENT, "no path");
    CU_ASSERT_EQUAL(lingo_site_read(&site, NULL, "/no/such.conf", &report), LINGO_ERROR_FILE);
    check_string(report.message, "/no/such.conf: cannot open it: there is no such file", "no file");
    CU_ASSERT_EQUAL(lingo_site_read(&site, NULL, directory, &report), LINGO_ERROR_FILE);
}

static void add_line(void *context, const struct lingo_report *report)
{
    strcat(context, report->message);
    strcat(context, "\n");
}

/* All mistakes of a file are told, each with its line. */
static void test_mistakes(void)
{
    static const char text[] = "theme = nice\n"
                               "oops\n"
                               "name = caf\xe9\n"
                               "[brand\n"
                               "accent = blue\n"
                               "name = \"Shop\"\n"
                               "title.404 = Nothing here\n"
                               "titel.404 = Nothing here\n"
                               "home = index.html\n";
    static const char *const expected[] = {
        "2: expected \"name = value\", a heading such as [brand], or a comment after ;",
        "3: expected text in UTF-8",
        "4: expected \"name = value\", a heading such as [brand], or a comment after ;",
        "1: theme = nice: expected one of the themes default, bold, brand, picture, plain",
        "6: name = \"Shop\": expected a name without quotation marks around it",
        "8: unknown option \"titel.404\"; see httplingo-site(5)",
        "9: home = index.html: expected an address that begins with https:, http:, mailto: or /",
    };
    char told[4096] = "", wanted[4096] = "";
    const struct lingo_site *site;
    write_file(path, text);
    CU_ASSERT_EQUAL(lingo_site_read_all(&site, NULL, path, add_line, told), LINGO_ERROR_FORMAT);
    CU_ASSERT_PTR_NULL(site);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        snprintf(wanted + strlen(wanted), sizeof wanted - strlen(wanted), "%s:%s\n", path,
                 expected[i]);
    check_string(told, wanted, "mistakes");
    struct lingo_report report;
    CU_ASSERT_EQUAL(lingo_site_read(&site, NULL, path, &report), LINGO_ERROR_FORMAT);
    CU_ASSERT_PTR_NOT_NULL(strstr(report.message, ":2: expected \"name = value\""));
}

/* Pages are UTF-8, and so are templates. */
static void test_template_encoding(void)
{
    struct lingo_report report;
    char expected[300];
    write_file(template_path, "<p>\n<b>caf\xe9</b>");
    CU_ASSERT_PTR_NULL(read_site("template = page.html\n", &report));
    snprintf(expected, sizeof expected, "%s:1: %s:2:7: expected text in UTF-8, not the byte 0xe9",
             path, template_path);
    check_string(report.message, expected, "template");
}

/* The site file and what it names, from memory; nothing of it is on the file system. */
static void test_from_memory(void)
{
#define FILE_OF(name, literal)                                                                     \
    {                                                                                              \
        name, literal, sizeof(literal) - 1                                                         \
    }
    static const struct lingo_file files[] = {
        FILE_OF("shop/site.conf",
                "name = Caf\xc3\xa9\n\nlanguages = en,\n fr\ntemplate = page.html\n"),
        FILE_OF("shop/page.html", "{{title}} {{site_name}} {{>code}}"),
        FILE_OF("shop/code.html", "{{code}}"),
        FILE_OF("bad.conf", "name = x\ncolour = red\ntemplate = page.html\n"),
    };
    const struct lingo_files set = {files, 4};
    const struct lingo_site *site;
    char told[2048] = "";
    CU_ASSERT_EQUAL_FATAL(
        lingo_site_read_files(&site, NULL, "shop/site.conf", &set, add_line, told), LINGO_OK);
    make_page(&made, site, 404, "fr", LINGO_MEDIA_HTML, NULL);
    check_string(made.content, "Page introuvable Caf\xc3\xa9 404", "French");
    lingo_site_release(site);
    CU_ASSERT_EQUAL(lingo_site_read_files(&site, NULL, "bad.conf", &set, add_line, told),
                    LINGO_ERROR_NOT_FOUND);
    CU_ASSERT_PTR_NULL(site);
    CU_ASSERT_PTR_NOT_NULL(strstr(told, "bad.conf:2: unknown option \"colour\""));
    CU_ASSERT_PTR_NOT_NULL(
        strstr(told, "bad.conf:3: page.html: cannot open it: there is no such file"));
    CU_ASSERT_EQUAL(lingo_site_read_files(&site, NULL, "site.conf", &set, NULL, NULL),
                    LINGO_ERROR_FILE);
    CU_ASSERT_EQUAL(lingo_site_read_files(&site, NULL, "/etc/passwd", &set, NULL, NULL),
                    LINGO_ERROR_FILE);
    for (size_t length = 0; length < files[0].length; length++) {
        char *copy = malloc(length);
        memcpy(copy, files[0].bytes, length);
        const struct lingo_file cut[] = {{"shop/site.conf", copy, length}, files[1], files[2]};
        const struct lingo_files cut_set = {cut, 3};
        enum lingo_error error =
            lingo_site_read_files(&site, NULL, "shop/site.conf", &cut_set, NULL, NULL);
        CU_ASSERT_EQUAL(!error, site != NULL);
        lingo_site_release(site);
        free(copy);
    }
}

int main(void)
{
    static const struct test tests[] = {{"a whole file", test_whole},
                                        {"errors", test_errors},
                                        {"arguments", test_arguments},
                                        {"mistakes", test_mistakes},
                                        {"encoding of a template", test_template_encoding},
                                        {"from memory", test_from_memory},
                                        {NULL, NULL}};
    if (!mkdtemp(directory))
        return EXIT_FAILURE;
    snprintf(path, sizeof path, "%s/site.conf", directory);
    snprintf(template_path, sizeof template_path, "%s/page.html", directory);
    int status = test_run("site file", tests);
    unlink(path);
    unlink(template_path);
    rmdir(directory);
    return status;
}
