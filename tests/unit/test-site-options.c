/* SPDX-License-Identifier: MIT */
/* Options of a site at their limits: who may frame pages, vendors, own texts, and a lack of memory.
 */
#include "tests/support/make-page.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include <httplingo/catalog.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct made made;

static enum lingo_error open_site(const struct lingo_site **site, const char *name,
                                  const char *value, struct lingo_report *report)
{
    const struct lingo_setting setting = {name, value};
    *report = (struct lingo_report){LINGO_OK, ""};
    return lingo_site_open(site, NULL, &setting, 1, report);
}

/* CSP3 section 6.4.2: the sources of frame-ancestors, whose keywords are in quotation marks. */
static void test_frame_ancestors(void)
{
    static const char *const rows[][2] = {
        {"none", "frame-ancestors 'none'"},
        {"self", "frame-ancestors 'self'"},
        {"'self' https://*.example.org:8443", "frame-ancestors 'self' https://*.example.org:8443"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct lingo_site *site;
        struct lingo_report report;
        check_number(open_site(&site, "frame-ancestors", rows[i][0], &report), LINGO_OK,
                     rows[i][0]);
        make_page(&made, site, 404, "en", LINGO_MEDIA_HTML, NULL);
        char *policy = field_of(&made.response, "Content-Security-Policy");
        const char *found = policy ? strstr(policy, "frame-ancestors") : NULL;
        check_string(found, rows[i][1], rows[i][0]);
        free(policy);
        lingo_site_release(site);
    }
}

static void test_values(void)
{
    static char long_cache[300];
    static const struct {
        const char *name, *value;
        enum lingo_error error;
    } rows[] = {
        {"vendors", "nginx , Cloudflare\t,", LINGO_OK},
        {"vendors", " , \t,nginx", LINGO_OK},
        {"vendors", "ngin", LINGO_ERROR_NOT_FOUND},
        {"title.604", "x", LINGO_ERROR_NOT_FOUND},
        {"title.0xx", "x", LINGO_ERROR_NOT_FOUND},
        {"title.4", "x", LINGO_ERROR_NOT_FOUND},
        {"title.4x4", "x", LINGO_ERROR_NOT_FOUND},
        {"title.40x", "x", LINGO_ERROR_NOT_FOUND},
        {"title.5xx", "Oh", LINGO_OK},
        {"title.1XX", "Oh", LINGO_OK},
        {"title.404", "caf\xe9", LINGO_ERROR_FORMAT},
        {"text.labelled", "Soon", LINGO_ERROR_FORMAT}, /* without its placeholders */
        {"text.try_again_in", "Soon", LINGO_ERROR_NOT_FOUND},
        {"accent", "#fff", LINGO_OK},
        {"accent", "#ffff", LINGO_OK},
        {"accent", "#ffffff", LINGO_OK},
        {"accent", "#ffffffff", LINGO_OK},
        {"accent", "#fffff", LINGO_ERROR_FORMAT},
        {"accent", "#ggg", LINGO_ERROR_FORMAT},
        {"accent", "#fffffffff", LINGO_ERROR_FORMAT},
        {"accent", "", LINGO_ERROR_FORMAT},
        {"name", "'Shop'", LINGO_ERROR_FORMAT},
        {"name", "\"Shop'", LINGO_OK},
        {"name", "'", LINGO_OK},
        {"json-titles", "english", LINGO_OK},
        {"json-titles", "translated", LINGO_OK},
        {"json-titles", "German", LINGO_ERROR_FORMAT},
        {"language-cookie", "la ng", LINGO_ERROR_FORMAT},
        {"language-cookie", "la.ng~", LINGO_OK},
        {"cache-control", long_cache, LINGO_ERROR_FORMAT},
        {"frame-ancestors", "x; script-src *", LINGO_ERROR_FORMAT},
        {"logo", "data:image/png,\"", LINGO_ERROR_FORMAT},
        {NULL, "x", LINGO_ERROR_ARGUMENT},
        {"name", NULL, LINGO_ERROR_ARGUMENT},
    };
    memset(long_cache, 'a', sizeof long_cache - 1);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct lingo_site *site;
        struct lingo_report report;
        char where[64];
        snprintf(where, sizeof where, "%s = %.40s", rows[i].name ? rows[i].name : "NULL",
                 rows[i].value ? rows[i].value : "NULL");
        check_number(open_site(&site, rows[i].name, rows[i].value, &report), rows[i].error, where);
        check_number(report.error, rows[i].error, where);
        CU_ASSERT_EQUAL(!rows[i].error, site != NULL);
        CU_ASSERT_EQUAL(!rows[i].error, !report.message[0]);
        lingo_site_release(site);
    }
}

/* A template of the site's own gets the seconds of Retry-After (RFC 9110 section 10.2.3), and when
 * they are over. */
static void test_wait_in_template(void)
{
    static const char text[] = "{{code}} {{retry_after}} {{until}}{{#until}}!{{/until}}";
    static const struct lingo_file file = {"page.html", text, sizeof text - 1};
    static const struct lingo_setting setting = {"template", "page.html"};
    static const struct {
        const char *retry_after, *time, *expected;
    } rows[] = {
        {"120", NULL, "503 120 "},
        {"120", "1795908850", "503 120 23:37\u00a0UTC!"},
        {"0", "1795908850", "503 0 "},
        {"soon", "1795908850", "503  "},
    };
    const struct lingo_site *site;
    CU_ASSERT_EQUAL_FATAL(
        lingo_site_open_files(&site, NULL, &setting, 1, &(struct lingo_files){&file, 1}, NULL),
        LINGO_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *parameters[] = {"retry_after", rows[i].retry_after,
                                    rows[i].time ? "time" : NULL, rows[i].time, NULL};
        make_page(&made, site, 503, "en", LINGO_MEDIA_HTML, parameters);
        check_string(made.content, rows[i].expected, rows[i].retry_after);
    }
    lingo_site_release(site);
}

/* The first allocations of a site with a text of its own, which copies the languages. */
static void test_no_memory(void)
{
    for (size_t n = 0; n < 60; n++) {
        const struct lingo_site *site;
        struct lingo_report report;
        memory_watch(n);
        enum lingo_error error = open_site(&site, "title.404", "Nothing here", &report);
        memory_watch(MEMORY_NO_FAILURE);
        check_number(error, LINGO_ERROR_MEMORY, "no memory");
        check_number(report.error, LINGO_ERROR_MEMORY, "no memory");
        CU_ASSERT_PTR_NULL(site);
    }
}

/* English and 1023 more languages are a catalogue, and one more is not. */
static void test_languages(void)
{
    static char names[1100][4];
    static struct lingo_file files[1100];
    static const unsigned char empty[28] = {0xde, 0x12, 4, 0x95, 0, 0, 0, 0, 0,
                                            0,    0,    0, 28,   0, 0, 0, 28};
    size_t count = 0;
    for (char a = 'a'; a <= 'z'; a++)
        for (char b = 'a'; b <= 'z'; b++)
            for (char c = 'a'; c <= 'b' && count < 1100; c++) {
                snprintf(names[count], sizeof names[count], "%c%c%c", a, b, c);
                files[count] = (struct lingo_file){names[count], empty, sizeof empty};
                count++;
            }
    const struct lingo_catalog *catalog;
    struct lingo_report report;
    check_number(lingo_catalog_open_bytes(&catalog, files, 1100, LINGO_CATALOG_ALONE, &report),
                 LINGO_ERROR_LIMIT, "1100 languages");
    check_string(report.message, "more than 1024 languages", "1100 languages");
    CU_ASSERT_PTR_NULL(catalog);
    check_number(lingo_catalog_open_bytes(&catalog, files, 1000, LINGO_CATALOG_ALONE, &report),
                 LINGO_OK, "1000 languages");
    CU_ASSERT(lingo_catalog_count(catalog) > 900);
    lingo_catalog_release(catalog);
}

int main(void)
{
    static const struct test tests[] = {
        {"frame-ancestors", test_frame_ancestors},     {"values", test_values},
        {"wait in a template", test_wait_in_template}, {"no memory", test_no_memory},
        {"number of languages", test_languages},       {NULL, NULL}};
    return test_run("site options", tests);
}
