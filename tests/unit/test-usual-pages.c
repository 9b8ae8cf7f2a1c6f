/* SPDX-License-Identifier: MIT */
/* The pages that most visitors see have plans: the sets of values that templates are planned for
 * (site/names.c) are those that pages fill in (page/values.c), no more and no fewer. */
#include "tests/support/test.h"

#include "page/page.h"
#include "site/theme.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define TEXT(literal) ((struct lingo_text){literal, sizeof(literal) - 1})

/* What differs between usual pages. */
struct kind {
    bool uri, request_id, tall;
    enum { NO_NOTE, DURATION, DURATION_AND_WAIT, NOTES } note;
};

static const struct lingo_language *language_of(const char *tag)
{
    const struct lingo_language *language =
        lingo_catalog_find(lingo_catalog_builtin(), tag, strlen(tag));
    CU_ASSERT_PTR_NOT_NULL_FATAL(language);
    return language;
}

/* The names that a page of the kind has values for. */
static uint64_t present_in(const struct lingo_site *site, const struct kind *kind)
{
    static struct page page;
    struct lingo_parameter given[3];
    struct lingo_request request = {.code = kind->note == NO_NOTE ? 404 : 503,
                                    .language = language_of(kind->tall ? "ja" : "de"),
                                    .formats = 1u << LINGO_FORMAT_HTML,
                                    .parameters = given};
    if (kind->uri)
        given[request.parameter_count++] =
            (struct lingo_parameter){LINGO_PARAMETER_URI, TEXT("/basket")};
    if (kind->request_id)
        given[request.parameter_count++] =
            (struct lingo_parameter){LINGO_PARAMETER_REQUEST_ID, TEXT("7f3a9c52")};
    if (kind->note == DURATION_AND_WAIT)
        given[request.parameter_count++] =
            (struct lingo_parameter){LINGO_PARAMETER_RETRY_AFTER, TEXT("120")};
    page_begin(&page, site, &request);
    page_fill(&page);
    return page.part.scope.present;
}

/* The plan for a set, or the number of plans. */
static uint32_t plan_of(const struct template *template, uint64_t present)
{
    uint32_t i = 0;
    while (i < template->plan_count &&
           (present & template->plans[i].asked) != template->plans[i].present)
        i++;
    return i;
}

static void check_kind(const struct lingo_site *site, const char *theme, const struct kind *kind,
                       uint64_t *hit)
{
    char label[120];
    uint32_t plan = plan_of(site->html, present_in(site, kind));
    snprintf(label, sizeof label, "%s has a plan: uri %d, request_id %d, note %d, tall %d", theme,
             kind->uri, kind->request_id, kind->note, kind->tall);
    check_number(plan < site->html->plan_count, 1, label);
    *hit |= UINT64_C(1) << plan;
}

static void check_site(const struct lingo_site *site, const char *theme)
{
    uint64_t hit = 0;
    CU_ASSERT_TRUE_FATAL(site->html->plan_count > 0 && site->html->plan_count < 64);
    for (int i = 0; i < 8; i++)
        for (int note = 0; note < NOTES; note++) {
            struct kind kind = {i & 1, i & 2, i & 4, note};
            check_kind(site, theme, &kind, &hit);
        }
    for (uint32_t i = 0; i < site->html->plan_count; i++)
        check_number(hit >> i & 1, 1, theme); /* a plan that no page has is of no use */
}

static void test_themes(void)
{
    for (size_t i = 0; theme_at(i); i++) {
        struct lingo_site site = *lingo_site_builtin();
        site.html = &theme_at(i)->compiled;
        check_site(&site, theme_at(i)->name);
    }
}

/* With links that are on every page. */
static void test_links(void)
{
    static const struct lingo_setting links[][2] = {
        {{"home", "/"}, {"contact", "mailto:help@example.org"}},
        {{"service-status", "https://status.example.org/"}, {"name", "Example"}},
    };
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        const struct lingo_site *site;
        struct lingo_report report;
        CU_ASSERT_EQUAL_FATAL(lingo_site_open(&site, NULL, links[i], 2, &report), LINGO_OK);
        check_site(site, links[i][0].name);
        lingo_site_release(site);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"of themes", test_themes}, {"with links", test_links}, {NULL, NULL}};
    return test_run("usual pages", tests);
}
