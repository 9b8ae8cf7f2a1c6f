/* SPDX-License-Identifier: MIT */
/* The maximum length of pages, as stated in httplingo-site(5). test-page-formats.c tests pages in
 * one language without a brand. */
#include "tests/support/make-page.h"
#include "tests/support/test.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static struct made made;

#define LOGO_SIZE 1000

/* The theme, alone or with all that a brand has; to be released. */
static const struct lingo_site *open_site(const char *theme, bool brand)
{
    char picture[LOGO_SIZE + 1] = "data:image/png;base64,";
    const struct lingo_site *site;
    struct lingo_report report = {LINGO_OK, ""};
    memset(picture + strlen(picture), 'A', LOGO_SIZE - strlen(picture));
    picture[LOGO_SIZE] = '\0';
    const struct lingo_setting settings[] = {{"theme", theme},
                                             {"name", "Example Shop"},
                                             {"accent", "#0a5c36"},
                                             {"accent-dark", "#8fd9b3"},
                                             {"logo", picture}};
    enum lingo_error error = lingo_site_open(&site, NULL, settings, brand ? 5 : 1, &report);
    check_string(report.message, "", theme);
    CU_ASSERT_EQUAL_FATAL(error, LINGO_OK);
    return site;
}

static void test_brands(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t t = 0; lingo_theme_at(t); t++) {
        const struct lingo_site *site = open_site(lingo_theme_at(t), true);
        size_t most = 0, logo = strcmp(lingo_theme_at(t), "brand") ? 0 : LOGO_SIZE;
        for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
            for (size_t j = 0; j < lingo_status_count(); j++) {
                int code = lingo_status_code(lingo_status_at(j));
                make_page(&made, site, code, lingo_language_tag(lingo_catalog_at(catalog, i)).data,
                          LINGO_MEDIA_HTML, make_parameters(code));
                most = made.length > most ? made.length : most;
            }
        printf("\n    longest of %s with a brand: %zu bytes", lingo_theme_at(t), most - logo);
        CU_ASSERT_TRUE(most > logo && most - logo < 4096);
        lingo_site_release(site);
    }
}

/* The length of a page in two languages. */
static size_t length_of_two(const struct lingo_site *site, int code, size_t first, size_t second)
{
    static struct lingo_parameter given[20];
    const struct lingo_catalog *catalog = lingo_site_catalog(site);
    const char *const *pairs = make_parameters(code);
    struct lingo_request request = {.code = code,
                                    .language = lingo_catalog_at(catalog, first),
                                    .second_language = lingo_catalog_at(catalog, second),
                                    .media = 1u << LINGO_MEDIA_HTML,
                                    .parameters = given};
    for (; pairs[0]; pairs += 2)
        given[request.parameter_count++] = (struct lingo_parameter){
            (enum lingo_parameter_name)lingo_parameter_find(pairs[0], strlen(pairs[0])),
            text_of(pairs[1])};
    return lingo_page_write(site, &request, made.content, sizeof made.content, &made.response);
}

/* What each language adds does not depend on the other, so the longest page in any two is that of
 * the longest first with the longest second. */
static size_t longest_of_two(const struct lingo_site *site, int code)
{
    size_t count = lingo_catalog_count(lingo_site_catalog(site)), most = 0, first = 0;
    for (size_t i = 1; i < count; i++)
        if (length_of_two(site, code, i, 0) > most) {
            most = made.response.length;
            first = i;
        }
    for (size_t i = 0; i < count; i++)
        if (length_of_two(site, code, first, i) > most)
            most = made.response.length;
    return most;
}

static void test_two_languages(void)
{
    for (size_t t = 0; lingo_theme_at(t); t++) {
        const struct lingo_site *site = open_site(lingo_theme_at(t), false);
        size_t most = 0;
        for (size_t j = 0; j < lingo_status_count(); j++) {
            size_t length = longest_of_two(site, lingo_status_code(lingo_status_at(j)));
            most = length > most ? length : most;
        }
        printf("\n    longest of %s in two languages: %zu bytes", lingo_theme_at(t), most);
        CU_ASSERT_TRUE(most > 4096 && most < 6144);
        lingo_site_release(site);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"with a brand", test_brands},
        {"in two languages", test_two_languages},
        {NULL, NULL},
    };
    return test_run("lengths of pages", tests);
}
