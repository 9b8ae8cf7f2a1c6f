/* SPDX-License-Identifier: MIT */
/* "Which status should I send?": all questions on one page.  An answer is a link to the next
 * question or to a status. */
#include "base/text.h"
#include "tools/reference/reference.h"

/* There are so many that their length counts. */
static void put_short_link(struct reference_page *page, int code)
{
    putf(page, "<a href=status/%d.html>%d ", code, code);
    put_text(page, lingo_language_text_of_code(page->language, code, LINGO_TEXT_PHRASE));
    put(page, "</a>");
}

static void put_answer(struct reference_page *page, const struct facts_step *step)
{
    put(page, "<li>");
    if (step->next) {
        putf(page, "<a href=#%s", step->next);
        put_end_of_tag(page, &step->text);
        put(page, "</a>\n");
        return;
    }
    put_words(page, &step->text);
    put(page, " → ");
    put_short_link(page, step->code);
    if (step->other_code) {
        put(page, " · ");
        put_short_link(page, step->other_code);
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
            put_answer(page, step);
    put(page, "</ul></section>\n<p><a href=\"#start\">");
    put_label(page, LABEL_start_again);
    put(page, "</a></p>\n");
    return reference_end(page);
}
