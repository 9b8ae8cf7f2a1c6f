/* SPDX-License-Identifier: MIT */
/* Codes that are easily confused: the list of groups, the page of each group, and the groups of a
 * status. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdio.h>

static bool begins_group(size_t index)
{
    return !index || strcmp(facts_choice_at(index)->group, facts_choice_at(index - 1)->group) != 0;
}

/* The index after the last choice of a group. */
static size_t end_of_group(size_t begin)
{
    size_t end = begin + 1;
    while (facts_choice_at(end) && !begins_group(end))
        end++;
    return end;
}

static bool has_code(size_t begin, size_t end, int code)
{
    for (size_t i = begin; i < end; i++)
        if (facts_choice_at(i)->code == code)
            return true;
    return false;
}

/* The question, if there is one, and when to send each of the codes. */
static void put_choices(struct reference_page *page, size_t begin, size_t end, int code)
{
    if (!facts_choice_at(begin)->code)
        put_element(page, "p", "", &facts_choice_at(begin)->text);
    put(page, "<dl class=\"choices\">\n");
    for (size_t i = begin; i < end; i++) {
        const struct facts_choice *choice = facts_choice_at(i);
        if (!choice->code)
            continue;
        put(page, choice->code == code ? "<div class=\"this\"><dt>" : "<div><dt>");
        put_status_link(page, choice->code);
        put(page, "</dt><dd>");
        put_words(page, &choice->text);
        put(page, "</dd></div>\n");
    }
    put(page, "</dl>\n");
}

/* "401, 403, 404" */
static void write_codes(char *codes, size_t size, size_t begin, size_t end)
{
    struct buffer b = {codes, size, 0};
    for (size_t i = begin; i < end; i++) {
        if (!facts_choice_at(i)->code)
            continue;
        if (b.length)
            buffer_append_string(&b, ", ");
        buffer_append_number(&b, (unsigned)facts_choice_at(i)->code);
    }
    buffer_finish(&b);
}

static void put_group_link(struct reference_page *page, size_t begin, size_t end)
{
    char codes[64];
    write_codes(codes, sizeof codes, begin, end);
    putf(page, "<a href=\"%ssimilar/%s.html\"><bdi dir=\"ltr\">%s</bdi></a>", page->up,
         facts_choice_at(begin)->group, codes);
}

void reference_put_similar(struct reference_page *page, int code)
{
    bool has_begun = false;
    for (size_t begin = 0, end; facts_choice_at(begin); begin = end) {
        end = end_of_group(begin);
        if (!has_code(begin, end, code))
            continue;
        if (!has_begun)
            put_section(page, "similar", LABEL_similar);
        has_begun = true;
        put(page, "<h3>");
        put_group_link(page, begin, end);
        put(page, "</h3>\n");
        put_choices(page, begin, end, code);
    }
    if (has_begun)
        put(page, "</section>\n");
}

static bool write_list(struct reference_page *page)
{
    struct facts_words title = facts_translate(&page->words, reference_label(LABEL_similar));
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_similar_about));
    reference_begin(page, "similar.html", LABEL_similar, title.text, about.text, 0);
    put_element(page, "h1", "", reference_label(LABEL_similar));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_similar_about));
    put(page, "<dl class=\"choices\">\n");
    for (size_t begin = 0, end; facts_choice_at(begin); begin = end) {
        end = end_of_group(begin);
        putf(page, "<div id=\"g%s\"><dt>", facts_choice_at(begin)->group);
        put_group_link(page, begin, end);
        put(page, "</dt><dd>");
        if (!facts_choice_at(begin)->code) {
            put_words(page, &facts_choice_at(begin)->text);
            put(page, "<br>\n");
        }
        for (size_t i = begin, count = 0; i < end; i++)
            if (facts_choice_at(i)->code) {
                put(page, count++ ? " · " : "");
                put_status_link(page, facts_choice_at(i)->code);
            }
        put(page, "</dd></div>\n");
    }
    put(page, "</dl>\n");
    return reference_end(page);
}

static bool write_group(struct reference_page *page, size_t begin, size_t end)
{
    char address[96], codes[64];
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_similar_about));
    snprintf(address, sizeof address, "similar/%s.html", facts_choice_at(begin)->group);
    write_codes(codes, sizeof codes, begin, end);
    reference_begin(page, address, LABEL_similar, text_of(codes), about.text, 0);
    put(page, "<article>\n<p class=\"trail\"><a href=\"../similar.html\">");
    put_label(page, LABEL_similar);
    putf(page, "</a></p>\n<h1><bdi dir=\"ltr\">%s</bdi></h1>\n", codes);
    put_choices(page, begin, end, 0);
    put(page, "</article>\n<p><a href=\"../choose.html\">");
    put_label(page, LABEL_choose);
    put(page, "</a></p>\n");
    return reference_end(page);
}

bool reference_write_similar(struct reference_page *page)
{
    bool good = write_list(page);
    for (size_t begin = 0, end; good && facts_choice_at(begin); begin = end) {
        end = end_of_group(begin);
        good = write_group(page, begin, end);
    }
    return good;
}
