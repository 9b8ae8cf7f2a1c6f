/* SPDX-License-Identifier: MIT */
/* The list of specifications, and the page of each: what it defines, or defined. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdio.h>

static bool write_list(struct reference_page *page)
{
    struct facts_words title = facts_translate(&page->words, reference_label(LABEL_rfcs));
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_rfcs_about));
    reference_begin(page, "rfcs.html", LABEL_rfcs, title.text, about.text, 0);
    put_element(page, "h1", "", reference_label(LABEL_rfcs));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_rfcs_about));
    put(page, "<dl class=\"facts\">\n");
    for (size_t i = 0; reference_rfc_at(i); i++) {
        put(page, "<div><dt>");
        put_rfc_link(page, reference_rfc_at(i));
        put(page, "</dt><dd>");
        put_english(page, lingo_rfc_title(reference_rfc_at(i)));
        put(page, "</dd></div>\n");
    }
    put(page, "</dl>\n");
    return reference_end(page);
}

/* A table that begins with its first row. */
struct rows {
    struct reference_page *page;
    const char *id;
    enum reference_label heading, column;
    bool has_begun;
};

static void begin_row(struct rows *rows)
{
    enum reference_label columns[] = {rows->column, LABEL_section, LABEL_state};
    if (!rows->has_begun) {
        put_section(rows->page, rows->id, rows->heading);
        put_table(rows->page, rows->id, columns, 3);
    }
    rows->has_begun = true;
    put(rows->page, "<tr><th scope=\"row\">");
}

static void end_row(struct rows *rows, const char *section, bool is_current)
{
    put(rows->page, "</th><td>");
    put_string(rows->page, section);
    put(rows->page, "</td><td>");
    put_label(rows->page, is_current ? LABEL_current : LABEL_obsolete);
    put(rows->page, "</td></tr>\n");
}

static void end_rows(struct rows *rows)
{
    if (!rows->has_begun)
        return;
    put_table_end(rows->page);
    put(rows->page, "</section>\n");
}

static void put_statuses(struct reference_page *page, int rfc)
{
    struct rows rows = {page, "statuses", LABEL_statuses, LABEL_status, false};
    const struct lingo_reference *reference;
    for (size_t i = 0; i < lingo_status_count(); i++)
        for (size_t j = 0; (reference = lingo_status_reference(lingo_status_at(i), j)); j++)
            if (reference->rfc == rfc) {
                begin_row(&rows);
                put_status_link(page, lingo_status_code(lingo_status_at(i)));
                end_row(&rows, reference->section, reference->current);
            }
    end_rows(&rows);
}

static void put_methods(struct reference_page *page, int rfc)
{
    struct rows rows = {page, "methods", LABEL_methods, LABEL_method, false};
    const struct lingo_reference *reference;
    for (size_t i = 0; i < lingo_method_count(); i++)
        for (size_t j = 0; (reference = lingo_method_reference(lingo_method_at(i), j)); j++)
            if (reference->rfc == rfc) {
                begin_row(&rows);
                put_method_link(page, lingo_method_at(i));
                end_row(&rows, reference->section, reference->current);
            }
    end_rows(&rows);
}

/* The table has only the current specification of a field. */
static void put_fields(struct reference_page *page, int rfc)
{
    struct rows rows = {page, "fields", LABEL_fields, LABEL_field, false};
    for (size_t i = 0; facts_field_at(i); i++)
        if (facts_field_at(i)->rfc == rfc) {
            begin_row(&rows);
            put_field_link(page, facts_field_at(i)->name);
            end_row(&rows, facts_field_at(i)->section, true);
        }
    end_rows(&rows);
}

static bool write_rfc(struct reference_page *page, int rfc)
{
    char address[32], title[256];
    snprintf(address, sizeof address, "rfc/%d.html", rfc);
    snprintf(title, sizeof title, "RFC %d %s", rfc, lingo_rfc_title(rfc));
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_rfcs_about));
    reference_begin(page, address, LABEL_rfcs, text_of(title), about.text, 0);
    putf(page, "<article>\n<h1 translate=\"no\"><bdi dir=\"ltr\">RFC %d</bdi></h1>\n", rfc);
    if (*lingo_rfc_title(rfc)) {
        put(page, "<p class=\"lead\">");
        put_english(page, lingo_rfc_title(rfc));
        put(page, "</p>\n");
    }
    putf(page, "<p><a href=\"https://www.rfc-editor.org/rfc/rfc%d\">", rfc);
    put_label(page, LABEL_read_rfc);
    put(page, "</a></p>\n");
    put_statuses(page, rfc);
    put_methods(page, rfc);
    put_fields(page, rfc);
    put(page, "</article>\n");
    return reference_end(page);
}

bool reference_write_rfcs(struct reference_page *page)
{
    bool good = write_list(page);
    for (size_t i = 0; good && reference_rfc_at(i); i++)
        good = write_rfc(page, reference_rfc_at(i));
    return good;
}
