/* SPDX-License-Identifier: MIT */
/* The digest of look-ups in the tables of statuses, methods, rules and locales. */
#include "tests/portability/digest.h"

#include "language/cldr.h"
#include "catalog/catalog.h"

#include <httplingo/check.h>
#include <httplingo/method.h>
#include <httplingo/status.h>

#include <string.h>

static void add_fact(struct digest *digest, struct lingo_fact fact)
{
    digest_number(digest, (unsigned)fact.value);
    digest_string(digest, fact.basis);
}

static void add_fact_text(struct digest *digest, struct lingo_fact_text fact)
{
    digest_string(digest, fact.text);
    digest_string(digest, fact.basis);
}

static void add_facts(struct digest *digest, const struct lingo_status *status)
{
    add_fact(digest, lingo_status_body(status));
    add_fact(digest, lingo_status_content_length(status));
    add_fact(digest, lingo_status_cacheable(status));
    add_fact(digest, lingo_status_duration(status));
    add_fact(digest, lingo_status_retry(status));
    add_fact(digest, lingo_status_redirect_method(status));
    add_fact_text(digest, lingo_status_sender(status));
    add_fact_text(digest, lingo_status_content(status));
    digest_string(digest, lingo_status_cache_note(status));
}

static void add_reference(struct digest *digest, const struct lingo_reference *reference)
{
    digest_number(digest, (unsigned)reference->rfc);
    digest_string(digest, reference->draft);
    digest_string(digest, reference->section);
    digest_number(digest, (unsigned)reference->current);
    digest_string(digest, lingo_rfc_title(reference->rfc));
}

static void add_lists(struct digest *digest, const struct lingo_status *status)
{
    const struct lingo_reference *reference;
    const struct lingo_requirement *requirement;
    for (size_t i = 0; (reference = lingo_status_reference(status, i)); i++)
        add_reference(digest, reference);
    for (size_t i = 0; (requirement = lingo_status_requirement(status, i)); i++) {
        digest_number(digest, requirement->level);
        digest_string(digest, requirement->field);
        digest_string(digest, requirement->when);
        digest_string(digest, requirement->basis);
    }
    for (size_t i = 0; lingo_status_alias(status, i); i++)
        digest_string(digest, lingo_status_alias(status, i));
    for (size_t i = 0; lingo_status_former_phrase(status, i); i++)
        digest_string(digest, lingo_status_former_phrase(status, i));
    for (size_t i = 0; lingo_status_server_phrase(status, i); i++)
        digest_string(digest, lingo_status_server_phrase(status, i));
    digest_string(digest, lingo_status_expires(status));
}

static void add_status(struct digest *digest, const struct lingo_status *status)
{
    if (!status)
        return digest_string(digest, NULL);
    digest_number(digest, (unsigned)lingo_status_code(status));
    digest_string(digest, lingo_status_name(status));
    digest_string(digest, lingo_status_phrase(status));
    digest_number(digest, lingo_status_registry(status));
    digest_number(digest, (unsigned)lingo_status_is_obsoleted(status));
    for (int field = 0; field < LINGO_TEXT_COUNT; field++)
        digest_string(digest, lingo_status_text(status, (enum lingo_text_kind)field));
    digest_string(digest, lingo_vendor_owner(status));
    digest_string(digest, lingo_vendor_meaning(status));
    digest_string(digest, lingo_vendor_wire(status));
    add_facts(digest, status);
    add_lists(digest, status);
}

static int code_of(const struct lingo_status *status)
{
    return status ? lingo_status_code(status) : 0;
}

/* By its name, its phrase, and what almost is its phrase. */
static void add_words(struct digest *digest, const struct lingo_status *status)
{
    const char *words[] = {lingo_status_name(status), lingo_status_phrase(status),
                           lingo_status_alias(status, 0), lingo_status_former_phrase(status, 0),
                           lingo_status_server_phrase(status, 0)};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        for (size_t cut = 0; words[i] && cut < 3 && cut < strlen(words[i]); cut++) {
            size_t length = strlen(words[i]) - cut;
            digest_number(digest, (unsigned)code_of(lingo_status_by_name(words[i], length)));
            digest_number(digest, lingo_status_compare_phrase(404, words[i], length));
        }
}

static void add_statuses(struct digest *digest)
{
    for (int code = -1; code <= 1100; code++) {
        digest_item(digest, "code %d", code);
        digest_number(digest, (unsigned)lingo_status_class(code));
        add_status(digest, lingo_status_find(code));
        add_status(digest, lingo_status_resolve(code));
        add_status(digest, lingo_vendor_find(code, NULL));
        add_status(digest, lingo_vendor_find(code, "NGINX"));
    }
    for (size_t i = 0; i < lingo_status_count(); i++) {
        digest_item(digest, "words of %d", lingo_status_code(lingo_status_at(i)));
        add_words(digest, lingo_status_at(i));
    }
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct lingo_status *status = lingo_vendor_at(i);
        digest_item(digest, "%s %d", lingo_vendor_owner(status), lingo_status_code(status));
        add_status(digest, status);
        add_words(digest, status);
    }
}

static void add_methods(struct digest *digest)
{
    const struct lingo_reference *reference;
    for (size_t i = 0; i < lingo_method_count(); i++) {
        const char *name = lingo_method_name(lingo_method_at(i));
        const struct lingo_method *method = lingo_method_find(name, strlen(name));
        digest_item(digest, "method %s", name);
        digest_string(digest, method ? lingo_method_name(method) : NULL);
        digest_number(digest, lingo_method_find(name, strlen(name) - 1) != NULL);
        digest_number(digest, (unsigned)lingo_method_is_safe(lingo_method_at(i)));
        digest_number(digest, (unsigned)lingo_method_is_idempotent(lingo_method_at(i)));
        add_fact(digest, lingo_method_cacheable(lingo_method_at(i)));
        add_fact(digest, lingo_method_request_content(lingo_method_at(i)));
        digest_string(digest, lingo_method_description(lingo_method_at(i)));
        for (size_t k = 0; (reference = lingo_method_reference(lingo_method_at(i), k)); k++)
            add_reference(digest, reference);
    }
}

static void add_rules(struct digest *digest)
{
    for (size_t i = 0; i < lingo_rule_count(); i++) {
        const char *id = lingo_rule_id(lingo_rule_at(i));
        const struct lingo_rule *rule = lingo_rule_find(id, strlen(id));
        digest_item(digest, "rule %s", id);
        digest_string(digest, rule ? lingo_rule_id(rule) : NULL);
        digest_number(digest, lingo_rule_level(lingo_rule_at(i)));
        digest_string(digest, lingo_rule_basis(lingo_rule_at(i)));
        digest_string(digest, lingo_rule_text(lingo_rule_at(i)));
    }
}

/* Texts of the built-in catalogue, by row and by code. */
static void add_texts(struct digest *digest)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        struct lingo_text_table table = lingo_language_table(language);
        digest_item(digest, "texts in %s", lingo_language_tag(language).data);
        digest_number(digest, lingo_language_translated(language));
        for (int code = 99; code <= 601; code++)
            for (int field = 0; field < LINGO_TEXT_COUNT; field++) {
                enum lingo_text_kind which = (enum lingo_text_kind)field;
                digest_text(digest, lingo_language_text_of_code(language, code, which));
                digest_text(digest, lingo_table_text(&table, code, which));
            }
    }
}

void digest_rows(struct digest *digest)
{
    add_statuses(digest);
    add_methods(digest);
    add_rules(digest);
    add_texts(digest);
}

static const uint64_t numbers[] = {
    0,   1,    2,     3,      5,       10,        11,         21,
    60,  61,   90,    119,    3599,    3600,      5400,       7200,
    100, 1000, 12345, 100000, 1000000, 123456789, 4294967295, 18446744073709551615u};

static void add_locale(struct digest *digest, const struct cldr_locale *locale)
{
    char written[4096];
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct buffer b = {.data = written, .size = sizeof written};
        cldr_format_number(&b, locale, numbers[i]);
        digest_text(digest, (struct lingo_text){written, b.length});
    }
    for (size_t count = 2; count < 5; count++)
        for (size_t i = 0; i < count; i++)
            digest_text(digest, cldr_list_separator(locale, i, count));
}

void digest_cldr(struct digest *digest)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        const struct cldr_locale *locale = cldr_locale(language->key);
        digest_item(digest, "locale %s", lingo_language_tag(language).data);
        digest_string(digest, cldr_autonym(language->key));
        digest_number(digest, cldr_is_rtl(language->key));
        if (locale)
            add_locale(digest, locale);
    }
}
