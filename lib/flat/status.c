/* SPDX-License-Identifier: MIT */
/* What is known of a status, and its texts, as text. */
#include "base/buffer.h"

#include <httplingo/flat.h>
#include <httplingo/status.h>

static void append(struct buffer *b, const char *name, const char *ending, const char *value)
{
    if (!value || !*value)
        return;
    buffer_append_string(b, name);
    buffer_append_string(b, ending);
    buffer_append_string(b, ": ");
    buffer_append_string(b, value);
    buffer_append_char(b, '\n');
}

/* A fact as a word, and what says so. */
struct word {
    const char *name, *word, *basis;
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
        {"body", lingo_body_word(body.value), body.basis},
        {"content_length", yes_or_no[length.value != 0], length.basis},
        {"cacheable", yes_or_no[cacheable.value != 0], cacheable.basis},
        {"duration", lingo_duration_word(duration.value), duration.basis},
        {"retry", lingo_retry_word(retry.value), retry.basis},
        {"redirect_method", lingo_redirect_word(redirect.value), redirect.basis},
        {"sender", sender.text, sender.basis},
    };
    memcpy(facts, all, sizeof all);
}

static void append_requirements(struct buffer *b, const struct lingo_status *status)
{
    static const char *const levels[] = {"must", "should", "may"};
    const struct lingo_requirement *r;
    for (size_t i = 0; (r = lingo_status_requirement(status, i)); i++) {
        buffer_append_string(b, "requirement: ");
        buffer_append_string(b, levels[r->level]);
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
    for (size_t i = 0; (r = lingo_status_reference(status, i)); i++) {
        buffer_append_string(b, r->current ? "reference: " : "former_reference: ");
        buffer_append_string(b, r->rfc ? "RFC " : r->draft);
        if (r->rfc)
            buffer_append_number(b, (uint64_t)r->rfc);
        buffer_append_char(b, ' ');
        buffer_append_string(b, r->section);
        buffer_append_char(b, '\n');
    }
}

static void append_names(struct buffer *b, const struct lingo_status *status)
{
    int code = lingo_status_code(status);
    char digits[] = {(char)('0' + code / 100), (char)('0' + code / 10 % 10),
                     (char)('0' + code % 10), '\0'};
    char status_class[] = {digits[0], 'x', 'x', '\0'};
    append(b, "code", "", digits);
    append(b, "name", "", lingo_status_name(status));
    append(b, "phrase", "", lingo_status_phrase(status));
    append(b, "reason", "", lingo_reason_phrase(code));
    append(b, "class", "", status_class);
    append(b, "registry", "", lingo_registry_word(lingo_status_registry(status)));
    append(b, "expires", "", lingo_status_expires(status));
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
        append(&b, facts[i].name, "", facts[i].word);
    append(&b, "content", "", lingo_status_content(status).text);
    append(&b, "cache_note", "", lingo_status_cache_note(status));
    append_requirements(&b, status);
    for (size_t i = 0; i < FACTS; i++)
        append(&b, facts[i].name, "_basis", facts[i].word ? facts[i].basis : NULL);
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
