/* SPDX-License-Identifier: MIT */
/* The facts and the texts of a status, as text. */
#include "flat/line.h"

#include <httplingo/flat.h>
#include <httplingo/status.h>

/* The value of a fact as a word, and its source. */
struct word {
    const char *name, *word, *basis_name, *basis;
};

/* The facts by name, in the order of flat.h. */
#define FACTS 7

static void read_facts(struct word facts[FACTS], const struct lingo_status *status)
{
    static const char *const yes_or_no[] = {"no", "yes"};
    struct lingo_fact body = lingo_status_body(status);
    struct lingo_fact length = lingo_status_content_length(status);
    struct lingo_fact cacheable = lingo_status_cacheable(status);
    struct lingo_fact duration = lingo_status_duration(status), retry = lingo_status_retry(status);
    struct lingo_fact redirect = lingo_status_redirect_method(status);
    struct lingo_fact_text sender = lingo_status_sender(status);
    const struct word all[FACTS] = {
        {"body", lingo_body_word(body.value), "body_basis", body.basis},
        {"content_length", yes_or_no[length.value != 0], "content_length_basis", length.basis},
        {"cacheable", yes_or_no[cacheable.value != 0], "cacheable_basis", cacheable.basis},
        {"duration", lingo_duration_word(duration.value), "duration_basis", duration.basis},
        {"retry", lingo_retry_word(retry.value), "retry_basis", retry.basis},
        {"redirect_method", lingo_redirect_word(redirect.value), "redirect_method_basis",
         redirect.basis},
        {"sender", sender.text, "sender_basis", sender.basis},
    };
    memcpy(facts, all, sizeof all);
}

static void append_requirements(struct buffer *b, const struct lingo_status *status)
{
    const struct lingo_requirement *r;
    for (size_t i = 0; (r = lingo_status_requirement(status, i)); i++) {
        buffer_append_string(b, "requirement: ");
        buffer_append_string(b, line_level_word(r->level));
        buffer_append_char(b, ' ');
        buffer_append_string(b, r->field);
        buffer_append_string(b, r->when ? ", " : "");
        buffer_append_string(b, r->when ? r->when : "");
        buffer_append_char(b, '\n');
    }
}

static void append_references(struct buffer *b, const struct lingo_status *status)
{
    const struct lingo_reference *r;
    for (size_t i = 0; (r = lingo_status_reference(status, i)); i++)
        line_append_reference(b, r);
}

static void append_names(struct buffer *b, const struct lingo_status *status)
{
    int code = lingo_status_code(status);
    char digits[] = {(char)('0' + code / 100), (char)('0' + code / 10 % 10),
                     (char)('0' + code % 10), '\0'};
    char status_class[] = {digits[0], 'x', 'x', '\0'};
    line_append(b, "code", digits);
    line_append(b, "name", lingo_status_name(status));
    line_append(b, "phrase", lingo_status_phrase(status));
    line_append(b, "reason", lingo_reason_phrase(code));
    line_append(b, "class", status_class);
    line_append(b, "registry", lingo_registry_word(lingo_status_registry(status)));
    line_append(b, "expires", lingo_status_expires(status));
}

size_t lingo_flat_status(int code, char *buffer, size_t size)
{
    struct buffer b = {buffer, size, 0};
    struct word facts[FACTS];
    const struct lingo_status *status = lingo_status_find(code);
    if (!status)
        return buffer_finish(&b);
    read_facts(facts, status);
    append_names(&b, status);
    for (size_t i = 0; i < FACTS; i++)
        line_append(&b, facts[i].name, facts[i].word);
    line_append(&b, "content", lingo_status_content(status).text);
    line_append(&b, "cache_note", lingo_status_cache_note(status));
    append_requirements(&b, status);
    for (size_t i = 0; i < FACTS; i++)
        line_append(&b, facts[i].basis_name, facts[i].word ? facts[i].basis : NULL);
    append_references(&b, status);
    return buffer_finish(&b);
}

size_t lingo_flat_text(const struct lingo_site *site, const char *tag, size_t length, int code,
                       int kind, char *buffer, size_t size)
{
    struct buffer b = {buffer, size, 0};
    const struct lingo_catalog *catalog = site ? lingo_site_catalog(site) : NULL;
    struct lingo_text text =
        lingo_catalog_text_by_code(catalog, tag, length, code, (enum lingo_text_kind)kind);
    buffer_append(&b, text.data, text.length);
    return buffer_finish(&b);
}
