/* SPDX-License-Identifier: MIT */
/* Small facts as words and sentences: errors, the version, the words for values, descriptions. */
#include "tests/support/test.h"

#include <httplingo.h>

#include <stdio.h>
#include <string.h>

static void test_errors(void)
{
    static const struct {
        int error;
        const char *name, *text;
    } cases[] = {
        {LINGO_OK, "LINGO_OK", "no error"},
        {LINGO_ERROR_ARGUMENT, "LINGO_ERROR_ARGUMENT", "an argument is not allowed"},
        {LINGO_ERROR_MEMORY, "LINGO_ERROR_MEMORY", "there is not enough memory"},
        {LINGO_ERROR_FILE, "LINGO_ERROR_FILE", "a file or directory could not be read"},
        {LINGO_ERROR_FORMAT, "LINGO_ERROR_FORMAT", "the input is malformed"},
        {LINGO_ERROR_UNSUPPORTED, "LINGO_ERROR_UNSUPPORTED",
         "the input uses a feature that is not supported"},
        {LINGO_ERROR_LIMIT, "LINGO_ERROR_LIMIT", "the input is larger than a limit allows"},
        {LINGO_ERROR_NOT_FOUND, "LINGO_ERROR_NOT_FOUND", "there is nothing by that name"},
        {LINGO_ERROR_NOT_FOUND + 1, "LINGO_ERROR_UNKNOWN", NULL},
        {0x7fff, "LINGO_ERROR_UNKNOWN", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum lingo_error error = (enum lingo_error)cases[i].error;
        check_string(lingo_error_name(error), cases[i].name, cases[i].name);
        CU_ASSERT_PTR_NOT_NULL_FATAL(lingo_error_text(error));
        if (cases[i].text)
            check_string(lingo_error_text(error), cases[i].text, cases[i].name);
    }
}

static void test_version(void)
{
    check_string(lingo_version(), LINGO_VERSION, "the header is that of the library");
    char parts[32];
    snprintf(parts, sizeof parts, "%d.%d.%d", LINGO_VERSION_MAJOR, LINGO_VERSION_MINOR,
             LINGO_VERSION_PATCH);
    check_string(lingo_version(), parts, "its parts");
    check_number(lingo_version_at_least(0), 1, "any version");
    check_number(lingo_version_at_least(LINGO_VERSION_NUMBER), 1, "this version");
    check_number(lingo_version_at_least(LINGO_VERSION_NUMBER + 1), 0, "a later version");
}

/* A function for an int, and one for the enum, as the same type. */
static const char *registry_word(int value)
{
    return lingo_registry_word((enum lingo_registry)value);
}

static void test_fact_words(void)
{
    static const struct {
        const char *(*word)(int);
        int value;
        const char *expected;
    } cases[] = {
        {registry_word, LINGO_REGISTRY_IANA, "iana"},
        {registry_word, LINGO_REGISTRY_CLASS, "class"},
        {registry_word, LINGO_REGISTRY_CLASS + 1, NULL},
        {lingo_body_word, LINGO_BODY_NO, "no"},
        {lingo_body_word, LINGO_BODY_ZERO_LENGTH, "zero-length"},
        {lingo_body_word, -1, NULL},
        {lingo_duration_word, LINGO_DURATION_NONE, NULL},
        {lingo_duration_word, LINGO_DURATION_PERMANENT, "permanent"},
        {lingo_duration_word, LINGO_DURATION_PERMANENT + 1, NULL},
        {lingo_retry_word, LINGO_RETRY_NONE, NULL},
        {lingo_retry_word, LINGO_RETRY_AFTER_SIGN_IN, "after-sign-in"},
        {lingo_retry_word, LINGO_RETRY_AFTER_SIGN_IN + 1, NULL},
        {lingo_redirect_word, LINGO_REDIRECT_NONE, NULL},
        {lingo_redirect_word, LINGO_REDIRECT_POST_MAY_BECOME_GET, "post-may-become-get"},
        {lingo_redirect_word, 99, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_string(cases[i].word(cases[i].value), cases[i].expected,
                     cases[i].expected ? cases[i].expected : "no word");
}

/* RFC 9110 section 15: a code outside 100 to 599 is treated as a server error. */
static void test_classes(void)
{
    static const struct {
        int code, expected;
    } cases[] = {{100, 1}, {299, 2}, {304, 3}, {499, 4}, {599, 5}, {99, 5}, {600, 5}, {-1, 5}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_number(lingo_status_class(cases[i].code), cases[i].expected, "class");
}

/* Everything that is listed has a description, and what is not listed has none. */
static void test_descriptions(void)
{
    const struct lingo_method *get = lingo_method_find("GET", 3);
    const struct lingo_language *french = lingo_catalog_find(lingo_catalog_builtin(), "fr", 2);
    CU_ASSERT_PTR_NOT_NULL_FATAL(get);
    CU_ASSERT_PTR_NOT_NULL_FATAL(french);
    for (size_t i = 0; i < lingo_method_count(); i++) {
        const struct lingo_method *method = lingo_method_at(i);
        CU_ASSERT(strlen(lingo_method_description(method)) > 10);
        CU_ASSERT(lingo_language_method(french, method).length > 10);
    }
    CU_ASSERT(strcmp(lingo_language_method(french, get).data, lingo_method_description(get)) != 0);
    for (int i = 0; i < LINGO_PARAMETER_COUNT; i++)
        CU_ASSERT_PTR_NOT_NULL(lingo_parameter_about((enum lingo_parameter_name)i));
    check_string(lingo_parameter_about(LINGO_PARAMETER_URI), "the requested address", "uri");
    CU_ASSERT_PTR_NULL(lingo_parameter_about(LINGO_PARAMETER_COUNT));
}

static void test_levels(void)
{
    static const struct {
        const char *id;
        enum lingo_level level;
    } cases[] = {{"status-line", LINGO_LEVEL_MUST},
                 {"code-unused", LINGO_LEVEL_SHOULD},
                 {"limit", LINGO_LEVEL_MAY}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_rule *rule = lingo_rule_find(cases[i].id, strlen(cases[i].id));
        CU_ASSERT_PTR_NOT_NULL_FATAL(rule);
        check_number(lingo_rule_level(rule), cases[i].level, cases[i].id);
    }
}

/* The offer of a catalogue has its languages, in their order, with English as the default. */
static void test_offer(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    const struct lingo_offer *offer = lingo_catalog_offer(catalog);
    check_number((long long)lingo_offer_count(offer), (long long)lingo_catalog_count(catalog),
                 "languages");
    for (size_t i = 0; i < lingo_offer_count(offer); i++)
        check_text(lingo_language_tag(lingo_catalog_at(catalog, i)), lingo_offer_tag(offer, i),
                   "tag");
    check_string(lingo_offer_tag(offer, lingo_negotiate(offer, NULL, 0).index), "en", "default");
}

int main(void)
{
    static const struct test tests[] = {
        {"errors", test_errors},
        {"the version", test_version},
        {"words for facts", test_fact_words},
        {"classes", test_classes},
        {"descriptions", test_descriptions},
        {"levels of rules", test_levels},
        {"the offer of a catalogue", test_offer},
        {NULL, NULL},
    };
    return test_run("words", tests);
}
