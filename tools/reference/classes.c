/* SPDX-License-Identifier: MIT */
/* The start in a language, with all statuses by class, and the page of each class. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdio.h>

static void put_codes(struct reference_page *page, int digit)
{
    put(page, "<ul class=\"codes\">\n");
    for (size_t i = 0; i < lingo_status_count(); i++)
        if (lingo_status_code(lingo_status_at(i)) / 100 == digit)
            put_status_entry(page, lingo_status_at(i));
    put(page, "</ul>\n");
}

static struct lingo_text text_of_class(const struct reference_page *page, int digit,
                                       enum lingo_text_kind kind)
{
    return lingo_language_text(page->language, lingo_status_of_class(digit), kind);
}

static bool write_class(struct reference_page *page, int digit)
{
    char address[32], title[256];
    const struct facts_text *note = facts_class_note(digit);
    snprintf(address, sizeof address, "class/%dxx.html", digit);
    snprintf(title, sizeof title, "%dxx %s", digit,
             text_of_class(page, digit, LINGO_TEXT_PHRASE).data);
    reference_begin(page, address, LABEL_statuses, text_of(title),
                    text_of_class(page, digit, LINGO_TEXT_DESCRIPTION), 0);
    putf(page, "<h1><span class=\"code\">%dxx</span> ", digit);
    put_text(page, text_of_class(page, digit, LINGO_TEXT_PHRASE));
    put(page, "</h1>\n<p class=\"lead\">");
    put_text(page, text_of_class(page, digit, LINGO_TEXT_DESCRIPTION));
    put(page, "</p>\n");
    if (note)
        put_element(page, "p", " class=\"note\"", note);
    put_section(page, "codes", LABEL_statuses);
    put_codes(page, digit);
    put(page, "</section>\n<p class=\"trail\">");
    for (int other = 1; other <= 5; other++) {
        putf(page, "%s<a href=\"%dxx.html\"%s>%dxx</a>", other > 1 ? " · " : "", other,
             other == digit ? " aria-current=\"page\"" : "", other);
    }
    put(page, "</p>\n");
    return reference_end(page);
}

/* The ways to everything but the statuses. */
static void put_parts(struct reference_page *page)
{
    static const struct {
        const char *address;
        enum reference_label name, about;
    } parts[] = {
        {"choose.html", LABEL_choose, LABEL_choose_about},
        {"similar.html", LABEL_similar, LABEL_similar_about},
        {"methods.html", LABEL_methods, LABEL_methods_about},
        {"fields.html", LABEL_fields, LABEL_fields_about},
        {"vendors.html", LABEL_vendors, LABEL_vendors_about},
        {"rfcs.html", LABEL_rfcs, LABEL_rfcs_about},
        {"playground.html", LABEL_playground, LABEL_playground_about},
        {"search.html", LABEL_search, LABEL_search_about},
    };
    put(page, "<dl class=\"parts\">\n");
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        putf(page, "<div><dt><a href=\"%s\">", parts[i].address);
        put_label(page, parts[i].name);
        put(page, "</a></dt><dd>");
        put_label(page, parts[i].about);
        put(page, "</dd></div>\n");
    }
    put(page, "</dl>\n");
}

static bool write_start(struct reference_page *page)
{
    struct facts_words title = facts_translate(&page->words, reference_label(LABEL_site));
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_statuses_about));
    reference_begin(page, "index.html", LABEL_statuses, title.text, about.text, 0);
    put_element(page, "h1", "", reference_label(LABEL_site));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_statuses_about));
    put_parts(page);
    for (int digit = 1; digit <= 5; digit++) {
        putf(page,
             "<section aria-labelledby=\"class-%d\">\n<h2 id=\"class-%d\">"
             "<a href=\"class/%dxx.html\"><span class=\"code\">%dxx</span> ",
             digit, digit, digit, digit);
        put_text(page, text_of_class(page, digit, LINGO_TEXT_PHRASE));
        put(page, "</a></h2>\n");
        put_codes(page, digit);
        put(page, "</section>\n");
    }
    return reference_end(page);
}

bool reference_write_classes(struct reference_page *page)
{
    bool good = write_start(page);
    for (int digit = 1; good && digit <= 5; digit++)
        good = write_class(page, digit);
    return good;
}
