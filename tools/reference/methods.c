/* SPDX-License-Identifier: MIT */
/* The list of methods, and the page of each. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdio.h>

static void put_yes_no(struct reference_page *page, bool is_so)
{
    put_label(page, is_so ? LABEL_yes : LABEL_no);
}

static void put_line(struct reference_page *page, const struct lingo_method *method)
{
    put(page, "<tr><th scope=\"row\">");
    put_method_link(page, method);
    put(page, "</th><td>");
    put_text(page, lingo_language_method(page->language, method));
    put(page, "</td><td>");
    put_yes_no(page, lingo_method_is_safe(method));
    put(page, "</td><td>");
    put_yes_no(page, lingo_method_is_idempotent(method));
    put(page, "</td></tr>\n");
}

static bool write_list(struct reference_page *page)
{
    struct facts_words title = facts_translate(&page->words, reference_label(LABEL_methods));
    struct facts_words about = facts_translate(&page->words, reference_label(LABEL_methods_about));
    reference_begin(page, "methods.html", LABEL_methods, title.text, about.text, 0);
    put_element(page, "h1", " id=\"methods\"", reference_label(LABEL_methods));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_methods_about));
    put(page, "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\"methods\">"
              "<table>\n<thead><tr><th scope=\"col\">");
    put_label(page, LABEL_method);
    put(page, "</th><td></td><th scope=\"col\">");
    put_label(page, LABEL_safe);
    put(page, "</th><th scope=\"col\">");
    put_label(page, LABEL_idempotent);
    put(page, "</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < lingo_method_count(); i++)
        put_line(page, lingo_method_at(i));
    put_table_end(page);
    return reference_end(page);
}

static void put_fact(struct reference_page *page, enum reference_label label,
                     enum facts_sentence sentence, const char *basis)
{
    put(page, "<div>");
    put_element(page, "dt", "", reference_label(label));
    put(page, "<dd>");
    put_sentence(page, sentence);
    put_basis(page, basis);
    put(page, "</dd></div>\n");
}

static void put_facts(struct reference_page *page, const struct lingo_method *method)
{
    static const enum facts_sentence caching[] = {
        [LINGO_CACHEABLE_UNSPECIFIED] = FACTS_SENTENCE_method_cacheable_unspecified,
        [LINGO_CACHEABLE_NO] = FACTS_SENTENCE_method_cacheable_no,
        [LINGO_CACHEABLE_YES] = FACTS_SENTENCE_method_cacheable_yes,
        [LINGO_CACHEABLE_EXPLICIT] = FACTS_SENTENCE_method_cacheable_explicit,
    };
    static const enum facts_sentence contents[] = {
        [LINGO_REQUEST_CONTENT_UNSPECIFIED] = FACTS_SENTENCE_request_content_unspecified,
        [LINGO_REQUEST_CONTENT_NONE] = FACTS_SENTENCE_request_content_none,
        [LINGO_REQUEST_CONTENT_UNDEFINED] = FACTS_SENTENCE_request_content_undefined,
        [LINGO_REQUEST_CONTENT_FORBIDDEN] = FACTS_SENTENCE_request_content_forbidden,
        [LINGO_REQUEST_CONTENT_YES] = FACTS_SENTENCE_request_content_yes,
        [LINGO_REQUEST_CONTENT_REQUIRED] = FACTS_SENTENCE_request_content_required,
    };
    struct lingo_fact cacheable = lingo_method_cacheable(method);
    struct lingo_fact content = lingo_method_request_content(method);
    bool is_safe = lingo_method_is_safe(method);
    bool is_idempotent = lingo_method_is_idempotent(method);
    put_section(page, "facts", LABEL_facts);
    put(page, "<dl class=\"facts\">\n");
    put_fact(page, LABEL_safe, is_safe ? FACTS_SENTENCE_safe_yes : FACTS_SENTENCE_safe_no,
             "RFC 9110 9.2.1");
    put_fact(page, LABEL_idempotent,
             is_idempotent ? FACTS_SENTENCE_idempotent_yes : FACTS_SENTENCE_idempotent_no,
             "RFC 9110 9.2.2");
    put_fact(page, LABEL_caching, caching[cacheable.value], cacheable.basis);
    put_fact(page, LABEL_request_content, contents[content.value], content.basis);
    put(page, "</dl>\n</section>\n");
}

static const struct lingo_reference *reference_at(const void *method, size_t index)
{
    return lingo_method_reference(method, index);
}

static bool write_method(struct reference_page *page, const struct lingo_method *method)
{
    char slug[64], address[96];
    struct lingo_text description = lingo_language_method(page->language, method);
    const struct facts_text *note = facts_method_note(lingo_method_name(method));
    reference_slug(slug, sizeof slug, lingo_method_name(method));
    snprintf(address, sizeof address, "method/%s.html", slug);
    reference_begin(page, address, LABEL_methods, text_of(lingo_method_name(method)), description,
                    0);
    put(page, "<article>\n<h1 translate=\"no\"><code>");
    put_string(page, lingo_method_name(method));
    put(page, "</code></h1>\n<p class=\"lead\">");
    put_text(page, description);
    put(page, "</p>\n");
    if (note)
        put_element(page, "p", " class=\"note\"", note);
    /* "*" is a reserved name and not a method. */
    if (strcmp(slug, "asterisk") != 0)
        put_facts(page, method);
    if (lingo_method_reference(method, 0)) {
        put_section(page, "history", LABEL_rfcs);
        put_references(page, "history", reference_at, method);
        put(page, "</section>\n");
    }
    put(page, "</article>\n");
    return reference_end(page);
}

bool reference_write_methods(struct reference_page *page)
{
    bool good = write_list(page);
    for (size_t i = 0; good && i < lingo_method_count(); i++)
        good = write_method(page, lingo_method_at(i));
    return good;
}
