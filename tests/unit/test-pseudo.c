/* SPDX-License-Identifier: MIT */
/* Pages in the pseudo-languages: all texts for visitors come from the catalogue, and only visitors
 * who ask for a pseudo-language get it. */
#include "tests/support/make-page.h"
#include "tests/support/test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_LIBXML
#include <libxml/HTMLparser.h>
#endif

static const struct lingo_catalog *catalog;
static const struct lingo_site *site;
static struct made made;

static void make(int code, const char *tag, enum lingo_media format)
{
    struct lingo_request request = {.code = code,
                                    .method = text_of("POST"), /* and its own sentence */
                                    .language = lingo_catalog_find(catalog, tag, strlen(tag)),
                                    .media = 1u << format};
    made.length =
        lingo_page_write(site, &request, made.content, sizeof made.content, &made.response);
}

static void test_open(void)
{
    struct lingo_report report = {LINGO_OK, ""};
    if (lingo_catalog_open(&catalog, "tests/pseudo", LINGO_CATALOG_EXTEND, &report) ||
        lingo_site_open(&site, catalog, NULL, 0, &report))
        printf("\n    %s", report.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(site);
    static const struct {
        const char *tag;
        int rtl;
    } languages[] = {{"en-XA", 0}, {"ar-XB", 1}};
    for (size_t i = 0; i < 2; i++) {
        const char *tag = languages[i].tag;
        const struct lingo_language *language = lingo_catalog_find(catalog, tag, strlen(tag));
        CU_ASSERT_PTR_NOT_NULL_FATAL(language);
        check_text(lingo_language_tag(language), tag, "tag");
        check_number(lingo_language_is_rtl(language), languages[i].rtl, tag);
        check_number((long long)lingo_language_translated(language),
                     (long long)lingo_message_count(), tag);
    }
}

/* Ranges of real browsers, with the pseudo-languages among the offers: none of them gets one. */
static void test_never_negotiated(void)
{
    static const struct {
        const char *range, *tag;
    } cases[] = {
        {"en", "en"},
        {"en-US,en;q=0.9", "en"},
        {"en-AU", "en-GB"},
        {"en-XB", "en"},
        {"*", "en"},
        {"tlh", "en"},
        {"ar", "ar"},
        {"ar-EG,ar;q=0.9", "ar"},
        {"ar-XA", "ar"},
        {"fr", "fr"},
        {"en-XA", "en-XA"},
        {"ar-xb", "ar-XB"},
        {"x, en-XA;q=0.1", "en-XA"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *range = cases[i].range;
        make_page(&made, site, 404, range, LINGO_MEDIA_TEXT, NULL);
        check_text(lingo_language_tag(made.response.language), cases[i].tag, range);
    }
    const struct lingo_catalog *builtin = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(builtin); i++) {
        const char *tag = lingo_language_tag(lingo_catalog_at(builtin, i)).data;
        CU_ASSERT_PTR_NULL(strstr(tag, "-X"));
    }
}

#ifdef HAVE_LIBXML
/* What is shown in every language alike: the number, before the phrase and in the title. */
static bool is_number(const char *text)
{
    return text[strspn(text, " \n()0123456789")] == '\0';
}

/* Fails for a text that was not taken from the catalogue: one without its brackets. */
static void check_texts(xmlNodePtr node, const char *where)
{
    for (; node; node = node->next) {
        const char *text = (const char *)node->content;
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "style"))
            check_texts(node->children, where);
        if (node->type != XML_TEXT_NODE || is_number(text))
            continue;
        const char *open = strchr(text, '['), *close = strrchr(text, ']');
        bool whole = open && close && open < close &&
                     strspn(text, " \n()0123456789") == (size_t)(open - text) &&
                     is_number(close + 1);
        if (!whole)
            printf("\n    %s: \"%s\"", where, text);
        CU_ASSERT_TRUE(whole);
    }
}

static void test_nothing_past_the_catalogue(void)
{
    for (size_t i = 0; i < lingo_status_count(); i++) {
        int code = lingo_status_code(lingo_status_at(i));
        char where[16];
        snprintf(where, sizeof where, "%d", code);
        make(code, "en-XA", LINGO_MEDIA_HTML);
        if (!made.length)
            continue;
        htmlDocPtr document = htmlReadMemory(made.content, (int)made.length, NULL, "utf-8",
                                             HTML_PARSE_NONET | HTML_PARSE_NOERROR);
        CU_ASSERT_PTR_NOT_NULL_FATAL(document);
        check_texts(xmlDocGetRootElement(document)->children, where);
        xmlFreeDoc(document);
    }
}
#endif

/* Letters of the Latin alphabet that visitors would read in plain text. */
static void test_right_to_left(void)
{
    for (size_t i = 0; i < lingo_status_count(); i++) {
        int code = lingo_status_code(lingo_status_at(i));
        make(code, "ar-XB", LINGO_MEDIA_TEXT);
        for (size_t j = 0; j < made.length; j++) {
            bool latin = (made.content[j] | 0x20) >= 'a' && (made.content[j] | 0x20) <= 'z';
            if (latin)
                printf("\n    %d: \"%s\"", code, made.content);
            CU_ASSERT_FALSE_FATAL(latin);
        }
        make(code, "ar-XB", LINGO_MEDIA_HTML);
        if (made.length)
            CU_ASSERT_PTR_NOT_NULL(strstr(made.content, "<html lang=\"ar-XB\" dir=\"rtl\""));
    }
}

static void test_close(void)
{
    lingo_site_release(site);
    lingo_catalog_release(catalog);
#ifndef HAVE_LIBXML
    skip("HTML was not parsed: libxml2 is missing (Debian: libxml2-dev)");
#endif
}

int main(void)
{
    static const struct test tests[] = {
        {"opened", test_open},
        {"never negotiated unless asked for", test_never_negotiated},
#ifdef HAVE_LIBXML
        {"no text past the catalogue", test_nothing_past_the_catalogue},
#endif
        {"from right to left", test_right_to_left},
        {"closed", test_close},
        {NULL, NULL},
    };
    return test_run("pseudo-languages", tests);
}
