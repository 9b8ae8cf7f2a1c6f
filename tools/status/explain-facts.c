/* SPDX-License-Identifier: MIT */
/* The facts that httplingo explain compares. */
#include "tools/status/explain.h"

#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef void explainer(struct explained_fact *fact, const struct lingo_status *status,
                       const struct lingo_language *language);

static void copy(char *buffer, size_t size, struct lingo_text text)
{
    snprintf(buffer, size, "%.*s", (int)text.length, text.data);
}

static void say(struct explained_fact *fact, const char *value, enum facts_sentence sentence,
                const struct lingo_language *language)
{
    snprintf(fact->value, sizeof fact->value, "%s", value ? value : "");
    copy(fact->text, sizeof fact->text, status_translate(language, facts_sentence(sentence)));
}

static void explain_class(struct explained_fact *fact, const struct lingo_status *status,
                          const struct lingo_language *language)
{
    int digit = lingo_status_class(lingo_status_code(status));
    const struct lingo_status *row = lingo_status_of_class(digit);
    snprintf(fact->value, sizeof fact->value, "%dxx", digit);
    snprintf(fact->text, sizeof fact->text, "%dxx %s", digit,
             lingo_language_text(language, row, LINGO_TEXT_PHRASE).data);
}

static void explain_body(struct explained_fact *fact, const struct lingo_status *status,
                         const struct lingo_language *language)
{
    static const enum facts_sentence sentences[] = {
        [LINGO_BODY_NO] = FACTS_SENTENCE_body_no,
        [LINGO_BODY_YES] = FACTS_SENTENCE_body_yes,
        [LINGO_BODY_ZERO_LENGTH] = FACTS_SENTENCE_body_zero_length,
    };
    struct lingo_fact body = lingo_status_body(status);
    say(fact, lingo_body_word(body.value), sentences[body.value], language);
    fact->basis = body.basis;
}

/* What the remark of the registry means for caches. */
static enum facts_sentence caching_of(const struct lingo_status *status)
{
    const char *note = lingo_status_cache_note(status);
    if (lingo_status_class(lingo_status_code(status)) == 1)
        return FACTS_SENTENCE_cacheable_interim;
    if (note && !strcmp(note, "MUST NOT be stored"))
        return FACTS_SENTENCE_cacheable_no_store;
    if (note && strstr(note, "understands the code"))
        return FACTS_SENTENCE_cacheable_understood;
    return lingo_status_cacheable(status).value ? FACTS_SENTENCE_cacheable_yes
                                                : FACTS_SENTENCE_cacheable_no;
}

static void explain_caching(struct explained_fact *fact, const struct lingo_status *status,
                            const struct lingo_language *language)
{
    static const char *const values[] = {
        [FACTS_SENTENCE_cacheable_yes] = "yes",
        [FACTS_SENTENCE_cacheable_no] = "no",
        [FACTS_SENTENCE_cacheable_no_store] = "no-store",
        [FACTS_SENTENCE_cacheable_interim] = "interim",
        [FACTS_SENTENCE_cacheable_understood] = "understood",
    };
    enum facts_sentence sentence = caching_of(status);
    say(fact, values[sentence], sentence, language);
    fact->basis = lingo_status_cacheable(status).basis;
}

static void explain_duration(struct explained_fact *fact, const struct lingo_status *status,
                             const struct lingo_language *language)
{
    static const enum facts_sentence sentences[] = {
        [LINGO_DURATION_NONE] = FACTS_SENTENCE_duration_none,
        [LINGO_DURATION_UNKNOWN] = FACTS_SENTENCE_duration_unknown,
        [LINGO_DURATION_TEMPORARY] = FACTS_SENTENCE_duration_temporary,
        [LINGO_DURATION_PERMANENT] = FACTS_SENTENCE_duration_permanent,
    };
    struct lingo_fact duration = lingo_status_duration(status);
    say(fact, lingo_duration_word(duration.value), sentences[duration.value], language);
    fact->basis = duration.basis;
}

static void explain_retry(struct explained_fact *fact, const struct lingo_status *status,
                          const struct lingo_language *language)
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
    say(fact, lingo_retry_word(retry.value), sentences[retry.value], language);
    fact->basis = retry.basis;
}

static void explain_redirect(struct explained_fact *fact, const struct lingo_status *status,
                             const struct lingo_language *language)
{
    static const enum facts_sentence sentences[] = {
        [LINGO_REDIRECT_NONE] = FACTS_SENTENCE_redirect_none,
        [LINGO_REDIRECT_UNSPECIFIED] = FACTS_SENTENCE_redirect_unspecified,
        [LINGO_REDIRECT_KEPT] = FACTS_SENTENCE_redirect_kept,
        [LINGO_REDIRECT_POST_MAY_BECOME_GET] = FACTS_SENTENCE_redirect_post_may_become_get,
        [LINGO_REDIRECT_BECOMES_GET] = FACTS_SENTENCE_redirect_becomes_get,
    };
    struct lingo_fact redirect = lingo_status_redirect_method(status);
    say(fact, lingo_redirect_word(redirect.value), sentences[redirect.value], language);
    fact->basis = redirect.basis;
}

/* The fields of a level, each with its section; "–" if there are none. */
static void explain_fields(struct explained_fact *fact, const struct lingo_status *status,
                           const struct lingo_language *language, enum lingo_level level)
{
    struct buffer value = {fact->value, sizeof fact->value, 0};
    struct buffer text = {fact->text, sizeof fact->text, 0};
    const struct lingo_requirement *requirement;
    for (size_t i = 0; (requirement = lingo_status_requirement(status, i)); i++) {
        char field[500];
        if (requirement->level != level)
            continue;
        status_write_requirement(field, sizeof field, requirement, language);
        buffer_append_string(&value, value.length ? ", " : "");
        buffer_append_string(&value, requirement->field);
        buffer_append_string(&text, text.length ? "; " : "");
        buffer_append_string(&text, field);
        buffer_append_string(&text, " (");
        buffer_append_string(&text, requirement->basis);
        buffer_append_string(&text, ")");
    }
    buffer_append_string(&text, text.length ? "" : "–");
    buffer_finish(&value);
    buffer_finish(&text);
}

static void explain_required(struct explained_fact *fact, const struct lingo_status *status,
                             const struct lingo_language *language)
{
    explain_fields(fact, status, language, LINGO_LEVEL_MUST);
}

static void explain_recommended(struct explained_fact *fact, const struct lingo_status *status,
                                const struct lingo_language *language)
{
    explain_fields(fact, status, language, LINGO_LEVEL_SHOULD);
}

static const struct {
    const char *id, *label;
    explainer *explain;
} facts[] = {
    {"class", N_("class"), explain_class},
    {"redirect_method", N_("redirect"), explain_redirect},
    {"required_headers", N_("required fields"), explain_required},
    {"recommended_headers", N_("recommended fields"), explain_recommended},
    {"duration", N_("duration"), explain_duration},
    {"retry", N_("repetition"), explain_retry},
    {"cacheable", N_("caching"), explain_caching},
    {"body", N_("content"), explain_body},
};

const char *explain_fact_id(size_t index)
{
    return index < COUNT(facts) ? facts[index].id : NULL;
}

const char *explain_fact_label(size_t index)
{
    return index < COUNT(facts) ? _(facts[index].label) : NULL;
}

void explain_fact(struct explained_fact *fact, size_t index, const struct lingo_status *status,
                  const struct lingo_language *language)
{
    memset(fact, 0, sizeof *fact);
    facts[index].explain(fact, status, language);
}

bool explain_differs(const struct explanation *explanation, size_t index)
{
    struct explained_fact first, other;
    for (size_t i = 0; i < explanation->count; i++) {
        explain_fact(i ? &other : &first, index, explanation->rows[i], explanation->language);
        if (i && strcmp(first.value, other.value) != 0)
            return true;
    }
    return false;
}
