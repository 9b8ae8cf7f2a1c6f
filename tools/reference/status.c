/* SPDX-License-Identifier: MIT */
/* The page of a status. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdio.h>

static void put_note(struct reference_page *page, const struct lingo_status *status)
{
    const struct facts_text *note = facts_note(lingo_status_code(status));
    if (note)
        put_element(page, "p", " class=\"note\"", note);
}

static void put_registration(struct reference_page *page, const struct lingo_status *status)
{
    struct lingo_pair date = {"date", text_of(lingo_status_expires(status))};
    if (lingo_status_is_obsoleted(status))
        put_element(page, "p", "", reference_label(LABEL_obsoleted));
    if (lingo_status_registry(status) == LINGO_REGISTRY_UNUSED)
        put_element(page, "p", "", reference_label(LABEL_unused));
    if (!lingo_status_expires(status))
        return;
    put(page, "<p>");
    put_filled(page, facts_sentence(FACTS_SENTENCE_registered_temporarily), &date, 1);
    put(page, "</p>\n");
}

static void put_heading(struct reference_page *page, const struct lingo_status *status)
{
    int code = lingo_status_code(status), digit = lingo_status_class(code);
    const struct lingo_status *family = lingo_status_of_class(digit);
    putf(page, "<p class=\"trail\"><a href=\"../class/%dxx.html\"><b>%dxx</b> ", digit, digit);
    put_text(page, lingo_language_text(page->language, family, LINGO_TEXT_PHRASE));
    putf(page, "</a></p>\n<h1><span class=\"code\">%d</span> ", code);
    put_text(page, lingo_language_text(page->language, status, LINGO_TEXT_PHRASE));
    putf(page, "</h1>\n<p><code class=\"wire\" translate=\"no\">HTTP/1.1 %d ", code);
    put_string(page, lingo_reason_phrase(code));
    put(page, "</code></p>\n<p class=\"lead\">");
    put_text(page, lingo_language_text(page->language, status, LINGO_TEXT_DESCRIPTION));
    put(page, "</p>\n");
    put_registration(page, status);
}

/* What visitors read on the error page. */
static void put_visitors_texts(struct reference_page *page, const struct lingo_status *status)
{
    struct lingo_text summary = lingo_language_text(page->language, status, LINGO_TEXT_SUMMARY);
    struct lingo_text advice = lingo_language_text(page->language, status, LINGO_TEXT_ADVICE);
    if (!summary.length)
        return;
    put_section(page, "visitors", LABEL_for_visitors);
    put(page, "<div class=\"visitor\">\n<p><strong>");
    put_text(page, lingo_language_text(page->language, status, LINGO_TEXT_TITLE));
    put(page, "</strong></p>\n<p>");
    put_text(page, summary);
    put(page, "</p>\n");
    if (advice.length) {
        put(page, "<p>");
        put_text(page, advice);
        put(page, "</p>\n");
    }
    put(page, "</div>\n</section>\n");
}

/* The codes of vendors with the same number. */
static void put_vendors(struct reference_page *page, const struct lingo_status *status)
{
    char digits[16], slug[64];
    int code = lingo_status_code(status);
    if (!lingo_vendor_find(code, NULL))
        return;
    snprintf(digits, sizeof digits, "%d", code);
    const struct lingo_pair pair = {"code", text_of(digits)};
    put(page, "<section aria-labelledby=\"vendors\">\n<h2 id=\"vendors\">");
    put_filled(page, reference_label(LABEL_other_meanings), &pair, 1);
    put(page, "</h2>\n<dl class=\"facts\">\n");
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct lingo_status *row = lingo_vendor_at(i);
        if (lingo_status_code(row) != code)
            continue;
        reference_slug(slug, sizeof slug, lingo_vendor_owner(row));
        putf(page, "<div><dt><a href=\"../vendor/%s.html#c%d\" translate=\"no\">", slug, code);
        put_string(page, lingo_vendor_owner(row));
        put(page, "</a></dt><dd><bdi translate=\"no\">");
        put_english(page, lingo_status_phrase(row));
        put(page, "</bdi>: ");
        put_english(page, lingo_vendor_meaning(row));
        put(page, "</dd></div>\n");
    }
    put(page, "</dl>\n</section>\n");
}

static void put_neighbours(struct reference_page *page, size_t index)
{
    const struct lingo_status *before = index ? lingo_status_at(index - 1) : NULL;
    const struct lingo_status *after = lingo_status_at(index + 1);
    put(page, "<hr>\n<p class=\"trail\">");
    if (before) {
        put_label(page, LABEL_previous);
        put(page, " ");
        put_status_link(page, lingo_status_code(before));
    }
    put(page, before && after ? " · " : "");
    if (after) {
        put_label(page, LABEL_next);
        put(page, " ");
        put_status_link(page, lingo_status_code(after));
    }
    put(page, "</p>\n");
}

static void put_engineers_texts(struct reference_page *page, const struct lingo_status *status)
{
    put_section(page, "engineers", LABEL_for_engineers);
    put_note(page, status);
    reference_put_facts(page, status);
    put(page, "</section>\n");
    reference_put_requirements(page, status);
}

/* "401 Unauthorized (Non authentifié)" */
static void write_title(char *title, size_t size, int code, const char *phrase)
{
    const char *own = lingo_reason_phrase(code);
    if (*own && strcmp(own, phrase) != 0)
        snprintf(title, size, "%d %s (%s)", code, own, phrase);
    else
        snprintf(title, size, "%d %s", code, phrase);
}

static bool write_status(struct reference_page *page, size_t index)
{
    char address[32], title[256];
    const struct lingo_status *status = lingo_status_at(index);
    int code = lingo_status_code(status);
    struct lingo_text phrase = lingo_language_text(page->language, status, LINGO_TEXT_PHRASE);
    snprintf(address, sizeof address, "status/%d.html", code);
    write_title(title, sizeof title, code, phrase.data);
    bool has_preview = lingo_status_body(status).value == LINGO_BODY_YES;
    reference_begin(page, address, LABEL_statuses, text_of(title),
                    lingo_language_text(page->language, status, LINGO_TEXT_DESCRIPTION),
                    has_preview ? REFERENCE_FRAME : 0);
    put(page, "<article>\n");
    put_heading(page, status);
    put_visitors_texts(page, status);
    put_engineers_texts(page, status);
    reference_put_similar(page, code);
    reference_put_history(page, status);
    reference_put_constants(page, status);
    reference_put_examples(page, status);
    put_vendors(page, status);
    if (has_preview)
        reference_put_preview(page, status);
    put(page, "</article>\n");
    put_neighbours(page, index);
    return reference_end(page);
}

bool reference_write_statuses(struct reference_page *page)
{
    for (size_t i = 0; i < lingo_status_count(); i++)
        if (!write_status(page, i))
            return false;
    return true;
}
