/* SPDX-License-Identifier: MIT */
/* The pages that most visitors see have plans: the sets of values for which templates have plans
 * (site/names.c) are exactly those that pages fill in (page/values.c). */
#include "tests/support/test.h"

#include "page/page.h"
#include "site/theme.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define TEXT(literal) ((struct lingo_text){literal, sizeof(literal) - 1})
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Statuses of each kind; the wait is known where it is not NULL. */
static const struct kind {
    int code;
    const char *wait;
} kinds[] = {
    {404, NULL}, {410, NULL}, {400, NULL}, {422, NULL}, {499, NULL},  {403, NULL}, {451, NULL},
    {500, NULL}, {502, NULL}, {503, NULL}, {504, NULL}, {503, "120"}, {502, "30"},
};

/* What servers tell of a request. */
static const struct told {
    bool uri, host, time, request_id;
} told[] = {{false, false, false, false}, {true, false, false, true}, {true, true, true, false},
            {true, true, true, true},     {true, false, true, true},  {true, false, true, false},
            {false, false, true, true},   {false, false, true, false}};

/* One language of each kind of script. */
static const char *const tags[] = {"de", "ja"};

static const struct lingo_language *language_of(const char *tag)
{
    const struct lingo_language *language =
        lingo_catalog_find(lingo_catalog_builtin(), tag, strlen(tag));
    CU_ASSERT_PTR_NOT_NULL_FATAL(language);
    return language;
}

/* The names that such a page has values for. */
static uint64_t present_in(const struct lingo_site *site, const struct kind *kind,
                           const struct told *tells, const char *tag)
{
    static struct page page;
    struct lingo_parameter given[5];
    struct lingo_request request = {.code = kind->code,
                                    .method = TEXT("GET"),
                                    .language = language_of(tag),
                                    .media = 1u << LINGO_MEDIA_HTML,
                                    .parameters = given};
    const struct {
        bool is_told;
        struct lingo_parameter parameter;
    } all[] = {
        {tells->uri, {LINGO_PARAMETER_URI, TEXT("/basket")}},
        {tells->host, {LINGO_PARAMETER_HOST, TEXT("www.example.org")}},
        {tells->time, {LINGO_PARAMETER_TIME, TEXT("1795908850")}},
        {tells->request_id, {LINGO_PARAMETER_REQUEST_ID, TEXT("7f3a9c52")}},
        {kind->wait,
         {LINGO_PARAMETER_RETRY_AFTER, {kind->wait, kind->wait ? strlen(kind->wait) : 0}}},
    };
    for (size_t i = 0; i < COUNT(all); i++)
        if (all[i].is_told)
            given[request.parameter_count++] = all[i].parameter;
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

static void check_site(const struct lingo_site *site, const char *theme)
{
    bool hit[TEMPLATE_USUAL_MAX + 1] = {false};
    CU_ASSERT_TRUE_FATAL(site->html->plan_count > 0 &&
                         site->html->plan_count <= TEMPLATE_USUAL_MAX);
    for (size_t k = 0; k < COUNT(kinds); k++)
        for (size_t r = 0; r < COUNT(told); r++)
            for (size_t t = 0; t < COUNT(tags); t++) {
                char label[120];
                uint32_t plan = plan_of(site->html, present_in(site, &kinds[k], &told[r], tags[t]));
                snprintf(label, sizeof label, "%s has a plan: %d%s in %s, request %zu", theme,
                         kinds[k].code, kinds[k].wait ? " with a wait" : "", tags[t], r);
                check_number(plan < site->html->plan_count, 1, label);
                hit[plan] = true;
            }
    for (uint32_t i = 0; i < site->html->plan_count; i++)
        check_number(hit[i], 1, theme); /* a plan that no page has is of no use */
}

static void test_themes(void)
{
    for (size_t i = 0; theme_at(i); i++) {
        struct lingo_site site = *lingo_site_builtin();
        site.html = &theme_at(i)->compiled;
        check_site(&site, theme_at(i)->name);
    }
}

/* With addresses that are on every page of the kinds that they belong to, and without. */
static void test_sites(void)
{
    static const struct lingo_setting sites[][4] = {
        {{"home", "https://www.example.org/"}, {"contact", "mailto:help@example.org"}},
        {{"service-status", "https://status.example.org/"}, {"name", "Example"}},
        {{"home", "none"}, {"contact", "/help"}},
        {{"home", "none"}, {"theme", "bold"}},
        {{"support-hint", "no"}, {"theme", "picture"}},
        {{"home", "/start"},
         {"search", "/search"},
         {"contact", "/help"},
         {"service-status", "/status"}},
    };
    for (size_t i = 0; i < COUNT(sites); i++) {
        const struct lingo_site *site;
        struct lingo_report report;
        size_t count = sites[i][2].name ? 4 : 2;
        CU_ASSERT_EQUAL_FATAL(lingo_site_open(&site, NULL, sites[i], count, &report), LINGO_OK);
        check_site(site, sites[i][0].name);
        lingo_site_release(site);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"of themes", test_themes}, {"of sites", test_sites}, {NULL, NULL}};
    return test_run("usual pages", tests);
}
