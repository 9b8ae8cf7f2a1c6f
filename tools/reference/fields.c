/* SPDX-License-Identifier: MIT */
/* The list of header fields, and the page of each. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdio.h>

/* Links to the statuses that require, recommend or allow a field. */
static void put_codes(struct reference_page *page, const struct facts_field *field)
{
    const struct lingo_requirement *requirement;
    size_t count = 0;
    for (size_t i = 0; i < lingo_status_count(); i++) {
        bool is_there = false;
        for (size_t j = 0; (requirement = lingo_status_requirement(lingo_status_at(i), j)); j++)
            is_there = is_there || text_is_word(text_of(requirement->field), field->name);
        if (!is_there)
            continue;
        put(page, count++ ? ", " : "");
        put_code_link(page, lingo_status_code(lingo_status_at(i)));
    }
}

static void put_line(struct reference_page *page, const struct facts_field *field)
{
    put(page, "<tr><th scope=\"row\">");
    put_field_link(page, field->name);
    put(page, "</th><td>");
    put_codes(page, field);
    put(page, "</td><td translate=\"no\"><bdi dir=\"ltr\">");
    if (field->rfc) {
        put_rfc_link(page, field->rfc);
        put(page, " ");
    }
    put_string(page, field->section);
    put(page, "</bdi></td></tr>\n");
}

static bool write_list(struct reference_page *page)
{
    static const enum reference_label columns[] = {LABEL_field, LABEL_statuses,
                                                   LABEL_specification};
    struct facts_words title = facts_translate(&page->words, reference_label(LABEL_fields));
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_fields_about));
    reference_begin(page, "fields.html", LABEL_fields, title.text, about.text, 0);
    put_element(page, "h1", " id=\"fields\"", reference_label(LABEL_fields));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_fields_about));
    put_table(page, "fields", columns, 3);
    for (size_t i = 0; facts_field_at(i); i++)
        put_line(page, facts_field_at(i));
    put_table_end(page);
    return reference_end(page);
}

static void put_row(struct reference_page *page, const struct lingo_status *status,
                    const struct lingo_requirement *requirement)
{
    put(page, "<tr><th scope=\"row\">");
    put_status_link(page, lingo_status_code(status));
    put(page, "</th>");
    reference_put_condition(page, requirement);
}

/* The statuses that require, recommend or allow it. */
static void put_statuses(struct reference_page *page, const struct facts_field *field)
{
    static const enum reference_label columns[] = {LABEL_status, LABEL_level, LABEL_condition,
                                                   LABEL_basis};
    bool has_begun = false;
    const struct lingo_requirement *requirement;
    for (size_t i = 0; i < lingo_status_count(); i++)
        for (size_t j = 0; (requirement = lingo_status_requirement(lingo_status_at(i), j)); j++) {
            if (!text_is_word(text_of(requirement->field), field->name))
                continue;
            if (!has_begun) {
                put_section(page, "statuses", LABEL_used_by);
                put_table(page, "statuses", columns, 4);
            }
            has_begun = true;
            put_row(page, lingo_status_at(i), requirement);
        }
    if (!has_begun)
        return;
    put_table_end(page);
    put(page, "</section>\n");
}

static void put_definition(struct reference_page *page, const struct facts_field *field)
{
    put_section(page, "definition", LABEL_specification);
    put(page, "<p translate=\"no\"><bdi dir=\"ltr\">");
    if (field->rfc) {
        put_rfc_link(page, field->rfc);
        put(page, " ");
    }
    put_string(page, field->section);
    put(page, "</bdi></p>\n</section>\n");
}

static bool write_field(struct reference_page *page, const struct facts_field *field)
{
    char slug[64], address[96];
    struct facts_words text = facts_translate(&page->words, &field->text);
    reference_slug(slug, sizeof slug, field->name);
    snprintf(address, sizeof address, "field/%s.html", slug);
    reference_begin(page, address, LABEL_fields, text_of(field->name), text.text, 0);
    put(page, "<article>\n<h1 translate=\"no\"><code>");
    put_string(page, field->name);
    put(page, "</code></h1>\n");
    put_element(page, "p", " class=\"lead\"", &field->text);
    put_section(page, "example", LABEL_example);
    put(page, "<pre tabindex=\"0\" translate=\"no\"><code>");
    put_string(page, field->example);
    put(page, "</code></pre>\n</section>\n");
    put_statuses(page, field);
    put_definition(page, field);
    put(page, "</article>\n");
    return reference_end(page);
}

bool reference_write_fields(struct reference_page *page)
{
    bool good = write_list(page);
    for (size_t i = 0; good && facts_field_at(i); i++)
        good = write_field(page, facts_field_at(i));
    return good;
}
