/* SPDX-License-Identifier: MIT */
/* The list of vendors with their codes, and the page of each. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdio.h>
#include <stdlib.h>

#define VENDORS_MAX 128

static int compare_names(const void *a, const void *b)
{
    const char *first = *(const char *const *)a, *second = *(const char *const *)b;
    size_t n = strlen(first) < strlen(second) ? strlen(first) : strlen(second);
    for (size_t i = 0; i <= n; i++)
        if (ascii_lower(first[i]) != ascii_lower(second[i]))
            return (unsigned char)ascii_lower(first[i]) - (unsigned char)ascii_lower(second[i]);
    return 0;
}

static bool is_new(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], name))
            return false;
    return true;
}

const char *reference_vendor_at(size_t index)
{
    static const char *names[VENDORS_MAX];
    static size_t count;
    if (!count) {
        for (size_t i = 0; i < lingo_vendor_count() && count < VENDORS_MAX; i++)
            if (is_new(names, count, lingo_vendor_owner(lingo_vendor_at(i))))
                names[count++] = lingo_vendor_owner(lingo_vendor_at(i));
        qsort(names, count, sizeof *names, compare_names);
    }
    return index < count ? names[index] : NULL;
}

static bool is_of(const struct lingo_status *row, const char *vendor)
{
    return !strcmp(lingo_vendor_owner(row), vendor);
}

/* Links to the codes of a vendor. */
static void put_codes(struct reference_page *page, const char *vendor, const char *slug)
{
    put(page, "<ul class=\"links\">");
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct lingo_status *row = lingo_vendor_at(i);
        if (!is_of(row, vendor))
            continue;
        int code = lingo_status_code(row);
        putf(page, "<li><a href=\"vendor/%s.html#c%d\"><b>%d</b> ", slug, code, code);
        put_english(page, lingo_status_phrase(row));
        put(page, "</a></li>\n");
    }
    put(page, "</ul>");
}

static bool write_list(struct reference_page *page)
{
    const char *vendor;
    char slug[64];
    struct facts_words title = facts_translate(&page->words, reference_label(LABEL_vendors));
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_vendors_about));
    reference_begin(page, "vendors.html", LABEL_vendors, title.text, about.text, 0);
    put_element(page, "h1", "", reference_label(LABEL_vendors));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_vendors_about));
    put(page, "<dl class=\"facts\">\n");
    for (size_t i = 0; (vendor = reference_vendor_at(i)); i++) {
        reference_slug(slug, sizeof slug, vendor);
        putf(page, "<div><dt translate=\"no\"><a href=\"vendor/%s.html\">", slug);
        put_english(page, vendor);
        put(page, "</a></dt><dd translate=\"no\">");
        put_codes(page, vendor, slug);
        put(page, "</dd></div>\n");
    }
    put(page, "</dl>\n");
    return reference_end(page);
}

/* Where the code is, in English like the other texts about vendors; NULL if it is in responses, as
 * one expects. */
static const char *where_of(const char *wire)
{
    static const struct {
        const char *wire, *where;
    } places[] = {
        {"as-400", "Clients get 400 instead."},
        {"body-only", "It is in the content of a response with another status."},
        {"internal", "Programs use it internally."},
        {"log-only", "It is only in logs."},
        {"not-received", "Clients never receive it."},
        {"not-sent", "It is not sent."},
        {"simulated", "Client libraries report it; no server sends it."},
    };
    for (size_t i = 0; wire && i < sizeof places / sizeof places[0]; i++)
        if (!strcmp(places[i].wire, wire))
            return places[i].where;
    return NULL;
}

static void put_meaning(struct reference_page *page, const struct lingo_status *row)
{
    int code = lingo_status_code(row);
    putf(page,
         "<section aria-labelledby=\"c%d\">\n<h2 id=\"c%d\" translate=\"no\">"
         "<span class=\"code\">%d</span> ",
         code, code, code);
    put_english(page, lingo_status_phrase(row));
    put(page, "</h2>\n<p>");
    put_english(page, lingo_vendor_meaning(row));
    put(page, "</p>\n");
    const char *where = where_of(lingo_vendor_wire(row));
    if (where) {
        put(page, "<p>");
        put_english(page, where);
        put(page, "</p>\n");
    }
    if (lingo_status_find(code)) {
        put(page, "<p>");
        put_label(page, LABEL_status);
        put(page, " ");
        put_status_link(page, code);
        put(page, "</p>\n");
    }
    put(page, "</section>\n");
}

static bool write_vendor(struct reference_page *page, const char *vendor)
{
    char slug[64], address[96], title[128];
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_vendors_about));
    reference_slug(slug, sizeof slug, vendor);
    snprintf(address, sizeof address, "vendor/%s.html", slug);
    snprintf(title, sizeof title, "%s", vendor);
    reference_begin(page, address, LABEL_vendors, text_of(title), about.text, 0);
    put(page, "<article>\n<h1 translate=\"no\">");
    put_english(page, vendor);
    put(page, "</h1>\n");
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_vendors_about));
    for (size_t i = 0; i < lingo_vendor_count(); i++)
        if (is_of(lingo_vendor_at(i), vendor))
            put_meaning(page, lingo_vendor_at(i));
    put(page, "</article>\n");
    return reference_end(page);
}

bool reference_write_vendors(struct reference_page *page)
{
    const char *vendor;
    bool good = write_list(page);
    for (size_t i = 0; good && (vendor = reference_vendor_at(i)); i++)
        good = write_vendor(page, vendor);
    return good;
}
