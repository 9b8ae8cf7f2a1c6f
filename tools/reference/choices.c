/* SPDX-License-Identifier: MIT */
/* Which status to send: codes that are easily confused, and the questions of the decision. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdio.h>

/* ---- similar codes: the list of groups, the page of each, and the groups of a status ---- */

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

static void put_choice(struct reference_page *page, const struct facts_choice *choice)
{
    put(page, "<div><dt>");
    put_status_link(page, choice->code);
    put(page, "</dt><dd");
    put_end_of_tag(page, &choice->text);
    put(page, "</dd></div>\n");
}

/* Links to the codes of a group, except one. */
static void put_codes(struct reference_page *page, size_t begin, size_t end, int code)
{
    size_t count = 0;
    for (size_t i = begin; i < end; i++)
        if (facts_choice_at(i)->code && facts_choice_at(i)->code != code) {
            put(page, count++ ? " · " : "");
            put_status_link(page, facts_choice_at(i)->code);
        }
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

/* When to send this code, and a link to the page that compares it with the others. */
static void put_group_of(struct reference_page *page, size_t begin, size_t end, int code)
{
    put(page, "<div><dt>");
    put_group_link(page, begin, end);
    put(page, "</dt><dd>");
    for (size_t i = begin; i < end; i++)
        if (facts_choice_at(i)->code == code)
            put_words(page, &facts_choice_at(i)->text);
    put(page, "<br>\n");
    put_codes(page, begin, end, code);
    put(page, "</dd></div>\n");
}

void reference_put_similar(struct reference_page *page, int code)
{
    bool has_begun = false;
    for (size_t begin = 0, end; facts_choice_at(begin); begin = end) {
        end = end_of_group(begin);
        if (!has_code(begin, end, code))
            continue;
        if (!has_begun) {
            put_section(page, "similar", LABEL_similar);
            put(page, "<dl class=\"choices\">\n");
        }
        has_begun = true;
        put_group_of(page, begin, end, code);
    }
    if (has_begun)
        put(page, "</dl>\n</section>\n");
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
        put_codes(page, begin, end, 0);
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
    if (!facts_choice_at(begin)->code)
        put_element(page, "p", " class=\"lead\"", &facts_choice_at(begin)->text);
    put(page, "<dl class=\"choices\">\n");
    for (size_t i = begin; i < end; i++)
        if (facts_choice_at(i)->code)
            put_choice(page, facts_choice_at(i));
    put(page, "</dl>\n");
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

/* ---- the decision: all questions on one page; an answer is a link to the next one, or to a
 * status ---- */

static bool is_sent_before(size_t index, int code)
{
    for (size_t i = 0; i < index; i++)
        if (facts_step_at(i)->code == code || facts_step_at(i)->other_code == code)
            return true;
    return false;
}

/* There are so many that their length counts: the phrase stands only where a code is first sent. */
static void put_short_link(struct reference_page *page, size_t index, int code)
{
    putf(page, "<a href=status/%d.html>%d", code, code);
    if (!is_sent_before(index, code)) {
        put(page, " ");
        put_text(page, lingo_language_text_of_code(page->language, code, LINGO_TEXT_PHRASE));
    }
    put(page, "</a>");
}

static void put_answer(struct reference_page *page, size_t index)
{
    const struct facts_step *step = facts_step_at(index);
    put(page, "<li>");
    if (step->next) {
        putf(page, "<a href=#%s", step->next);
        put_end_of_tag(page, &step->text);
        put(page, "</a>\n");
        return;
    }
    put_words(page, &step->text);
    put(page, " → ");
    put_short_link(page, index, step->code);
    if (step->other_code) {
        put(page, " · ");
        put_short_link(page, index, step->other_code);
    }
    put(page, "\n");
}

static void put_question(struct reference_page *page, const struct facts_step *step, bool is_first)
{
    if (!is_first)
        put(page, "</ul></section>\n");
    putf(page, "<section class=question id=%s>\n<h2", step->question);
    put_end_of_tag(page, &step->text);
    put(page, "</h2>\n<ul>\n");
}

bool reference_write_decision(struct reference_page *page)
{
    const struct facts_step *step;
    struct facts_words title = facts_translate(&page->words, reference_label(LABEL_choose));
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_choose_about));
    reference_begin(page, "choose.html", LABEL_choose, title.text, about.text, 0);
    put_element(page, "h1", "", reference_label(LABEL_choose));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_choose_how));
    for (size_t i = 0; (step = facts_step_at(i)); i++)
        if (step->question)
            put_question(page, step, !i);
        else
            put_answer(page, i);
    put(page, "</ul></section>\n<p><a href=\"#start\">");
    put_label(page, LABEL_start_again);
    put(page, "</a></p>\n");
    return reference_end(page);
}
