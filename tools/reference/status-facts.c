/* SPDX-License-Identifier: MIT */
/* What the specifications say about a status: the facts as sentences, the fields that it needs, its
 * phrases and its history. */
#include "base/text.h"
#include "tools/facts/constants.h"
#include "tools/reference/reference.h"
#include "tools/status/status.h"

#include <stdio.h>

/* ---- facts ---- */

static void begin_fact(struct reference_page *page, enum reference_label label)
{
    put_element(page, "dt", "", reference_label(label));
}

static void begin_row(struct reference_page *page, enum reference_label label)
{
    put(page, "<div>");
    begin_fact(page, label);
    put(page, "<dd>");
}

static void end_row(struct reference_page *page)
{
    put(page, "</dd></div>\n");
}

static void put_row(struct reference_page *page, enum reference_label label,
                    enum facts_sentence sentence, const char *basis)
{
    begin_row(page, label);
    put_sentence(page, sentence);
    put_basis(page, basis);
    end_row(page);
}

static void put_content(struct reference_page *page, const struct lingo_status *status)
{
    static const enum facts_sentence sentences[] = {
        [LINGO_BODY_NO] = FACTS_SENTENCE_body_no,
        [LINGO_BODY_YES] = FACTS_SENTENCE_body_yes,
        [LINGO_BODY_ZERO_LENGTH] = FACTS_SENTENCE_body_zero_length,
    };
    struct lingo_fact body = lingo_status_body(status);
    struct lingo_fact length = lingo_status_content_length(status);
    begin_row(page, LABEL_content);
    put_sentence(page, sentences[body.value]);
    put_basis(page, body.basis);
    if (!length.value) {
        put(page, " ");
        put_sentence(page, FACTS_SENTENCE_content_length_forbidden);
        put_basis(page, length.basis);
    }
    end_row(page);
}

/* Notes that a sentence says, too. */
static const struct {
    const char *note;
    enum facts_sentence sentence;
} cache_notes[] = {
    {"interim responses are not stored", FACTS_SENTENCE_cacheable_interim},
    {"MUST NOT be stored", FACTS_SENTENCE_cacheable_no_store},
    {"storable only by a cache that understands the code (RFC 9111 3)",
     FACTS_SENTENCE_cacheable_understood},
};

static bool find_cache_note(const char *note, enum facts_sentence *sentence)
{
    for (size_t i = 0; note && i < sizeof cache_notes / sizeof cache_notes[0]; i++)
        if (!strcmp(cache_notes[i].note, note)) {
            *sentence = cache_notes[i].sentence;
            return true;
        }
    return false;
}

static void put_caching(struct reference_page *page, const struct lingo_status *status)
{
    struct lingo_fact cacheable = lingo_status_cacheable(status);
    const char *note = lingo_status_cache_note(status);
    enum facts_sentence sentence =
        cacheable.value ? FACTS_SENTENCE_cacheable_yes : FACTS_SENTENCE_cacheable_no;
    bool is_sentence = find_cache_note(note, &sentence);
    begin_row(page, LABEL_caching);
    put_sentence(page, sentence);
    put_basis(page, cacheable.basis);
    if (note && !is_sentence) {
        put(page, " (");
        put_words(page, &(struct facts_text){NULL, note});
        put(page, ")");
    }
    end_row(page);
}

static void put_duration(struct reference_page *page, const struct lingo_status *status)
{
    static const enum facts_sentence sentences[] = {
        [LINGO_DURATION_NONE] = FACTS_SENTENCE_duration_none,
        [LINGO_DURATION_UNKNOWN] = FACTS_SENTENCE_duration_unknown,
        [LINGO_DURATION_TEMPORARY] = FACTS_SENTENCE_duration_temporary,
        [LINGO_DURATION_PERMANENT] = FACTS_SENTENCE_duration_permanent,
    };
    struct lingo_fact duration = lingo_status_duration(status);
    put_row(page, LABEL_duration, sentences[duration.value], duration.basis);
}

static void put_retry(struct reference_page *page, const struct lingo_status *status)
{
    static const enum facts_sentence sentences[] = {
        [LINGO_RETRY_NONE] = FACTS_SENTENCE_retry_none,
        [LINGO_RETRY_UNSPECIFIED] = FACTS_SENTENCE_retry_unspecified,
        [LINGO_RETRY_NO] = FACTS_SENTENCE_retry_no,
        [LINGO_RETRY_WITH_CHANGES] = FACTS_SENTENCE_retry_with_changes,
        [LINGO_RETRY_SAME_REQUEST] = FACTS_SENTENCE_retry_same_request,
        [LINGO_RETRY_LATER] = FACTS_SENTENCE_retry_later,
        [LINGO_RETRY_USER_ACTION] = FACTS_SENTENCE_retry_user_action,
        [LINGO_RETRY_AFTER_SIGN_IN] = FACTS_SENTENCE_retry_after_sign_in,
    };
    struct lingo_fact retry = lingo_status_retry(status);
    put_row(page, LABEL_retry, sentences[retry.value], retry.basis);
}

static void put_redirect(struct reference_page *page, const struct lingo_status *status)
{
    static const enum facts_sentence sentences[] = {
        [LINGO_REDIRECT_NONE] = FACTS_SENTENCE_redirect_none,
        [LINGO_REDIRECT_UNSPECIFIED] = FACTS_SENTENCE_redirect_unspecified,
        [LINGO_REDIRECT_KEPT] = FACTS_SENTENCE_redirect_kept,
        [LINGO_REDIRECT_POST_MAY_BECOME_GET] = FACTS_SENTENCE_redirect_post_may_become_get,
        [LINGO_REDIRECT_BECOMES_GET] = FACTS_SENTENCE_redirect_becomes_get,
    };
    struct lingo_fact redirect = lingo_status_redirect_method(status);
    if (redirect.value != LINGO_REDIRECT_NONE)
        put_row(page, LABEL_redirect, sentences[redirect.value], redirect.basis);
}

/* A fact that the registry has in words. */
static void put_remark(struct reference_page *page, enum reference_label label,
                       struct lingo_fact_text fact)
{
    if (!fact.text)
        return;
    begin_row(page, label);
    put_words(page, &(struct facts_text){NULL, fact.text});
    put_basis(page, fact.basis);
    end_row(page);
}

/* What a client of gRPC makes of it, and the codes of gRPC that have this status. */
static void put_grpc(struct reference_page *page, int code)
{
    char digits[16];
    struct status_grpc grpc;
    if (code <= 200)
        return;
    put(page, "<div><dt translate=\"no\">gRPC</dt><dd>");
    for (size_t i = 0; status_grpc_at(i, &grpc); i++)
        if (grpc.code == code)
            putf(page, "<code>%s</code> (%d)<br>\n", grpc.name, grpc.number);
    grpc = status_grpc_from(code);
    snprintf(digits, sizeof digits, "%d", grpc.number);
    const struct lingo_pair pairs[] = {{"name", text_of(grpc.name)}, {"number", text_of(digits)}};
    put_filled(page, facts_sentence(FACTS_SENTENCE_grpc), pairs, 2);
    end_row(page);
}

void reference_put_facts(struct reference_page *page, const struct lingo_status *status)
{
    put(page, "<dl class=\"facts\">\n");
    put_content(page, status);
    put_remark(page, LABEL_should_contain, lingo_status_content(status));
    put_caching(page, status);
    put_duration(page, status);
    put_retry(page, status);
    put_redirect(page, status);
    put_remark(page, LABEL_sender, lingo_status_sender(status));
    put_grpc(page, lingo_status_code(status));
    put(page, "</dl>\n");
}

/* ---- fields ---- */

static const char *word_of(enum lingo_level level)
{
    static const char *const words[] = {
        [LINGO_LEVEL_MUST] = "MUST", [LINGO_LEVEL_SHOULD] = "SHOULD", [LINGO_LEVEL_MAY] = "MAY"};
    return words[level];
}

void reference_put_condition(struct reference_page *page,
                             const struct lingo_requirement *requirement)
{
    putf(page, "<td translate=\"no\"><strong>%s</strong></td><td>", word_of(requirement->level));
    if (requirement->when)
        put_words(page, &(struct facts_text){NULL, requirement->when});
    else
        put_label(page, LABEL_always);
    put(page, "</td><td>");
    put_basis(page, requirement->basis);
    put(page, "</td></tr>\n");
}

void reference_put_requirements(struct reference_page *page, const struct lingo_status *status)
{
    static const enum reference_label columns[] = {LABEL_field, LABEL_level, LABEL_condition,
                                                   LABEL_basis};
    const struct lingo_requirement *requirement;
    if (!lingo_status_requirement(status, 0))
        return;
    put_section(page, "fields", LABEL_fields);
    put_table(page, "fields", columns, 4);
    for (size_t i = 0; (requirement = lingo_status_requirement(status, i)); i++) {
        put(page, "<tr><th scope=\"row\">");
        put_field_link(page, requirement->field);
        put(page, "</th>");
        reference_put_condition(page, requirement);
    }
    put_table_end(page);
    put(page, "</section>\n");
}

/* ---- constants ---- */

void reference_put_constants(struct reference_page *page, const struct lingo_status *status)
{
    static const enum reference_label columns[] = {LABEL_platform, LABEL_constant};
    char constant[128];
    const struct facts_ecosystem *ecosystem;
    bool has_begun = false;
    for (size_t i = 0; (ecosystem = facts_ecosystem_at(i)); i++) {
        if (!facts_constant(constant, sizeof constant, ecosystem, status))
            continue;
        if (!has_begun) {
            put_section(page, "constants", LABEL_constants);
            put_table(page, "constants", columns, 2);
        }
        has_begun = true;
        put(page, "<tr translate=no><th scope=row>");
        put_code(page, text_of(ecosystem->name));
        put(page, "</th><td><code>");
        put_code(page, text_of(constant));
        put(page, "</code></td></tr>\n");
    }
    if (!has_begun)
        return;
    put_table_end(page);
    put(page, "</section>\n");
}

/* ---- history ---- */

static void put_phrases(struct reference_page *page, enum reference_label label,
                        const char *(*at)(const struct lingo_status *, size_t),
                        const struct lingo_status *status)
{
    if (!at(status, 0))
        return;
    begin_row(page, label);
    for (size_t i = 0; at(status, i); i++) {
        put(page, i ? ", <code>" : "<code>");
        put_string(page, at(status, i));
        put(page, "</code>");
    }
    end_row(page);
}

static const char *name_at(const struct lingo_status *status, size_t index)
{
    return index ? lingo_status_alias(status, index - 1) : lingo_status_name(status);
}

static const struct lingo_reference *reference_at(const void *status, size_t index)
{
    return lingo_status_reference(status, index);
}

void reference_put_history(struct reference_page *page, const struct lingo_status *status)
{
    put_section(page, "history", LABEL_history);
    put(page, "<dl class=\"facts\">\n");
    begin_row(page, LABEL_phrase);
    put(page, "<code>");
    put_string(page, lingo_status_phrase(status));
    put(page, "</code>");
    end_row(page);
    put_phrases(page, LABEL_former_phrases, lingo_status_former_phrase, status);
    put_phrases(page, LABEL_server_phrases, lingo_status_server_phrase, status);
    put_phrases(page, LABEL_names, name_at, status);
    put(page, "</dl>\n");
    put_references(page, "history", reference_at, status);
    put(page, "</section>\n");
}
