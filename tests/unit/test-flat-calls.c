/* SPDX-License-Identifier: MIT */
/* The flat functions for languages, methods, negotiation, messages, checks and extensions. */
#include "tests/support/make-mo.h"
#include "tests/support/test.h"

#include <httplingo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char text[8192];

/* Appends an entry to a block in a string. */
static void add(char *block, const char *entry)
{
    sprintf(block + strlen(block), "%zu:%s,", strlen(entry), entry);
}

static void make_block(char *block, const char *const *entries)
{
    *block = '\0';
    for (size_t i = 0; entries[i]; i++)
        add(block, entries[i]);
}

/* ---- languages and methods ---- */

static void test_languages(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    size_t count = lingo_catalog_count(catalog);
    for (size_t i = 0; i < count; i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        char expected[512];
        snprintf(expected, sizeof expected,
                 "tag: %s\nautonym: %s\ndirection: %s\ntranslated: %zu\nmessages: %zu\n",
                 lingo_language_tag(language).data, lingo_language_autonym(language).data,
                 lingo_language_is_rtl(language) ? "rtl" : "ltr",
                 lingo_language_translated(language), lingo_message_count());
        size_t length = lingo_flat_language(NULL, i, text, sizeof text);
        check_string(text, expected, "language");
        check_number((long long)length, (long long)strlen(expected), expected);
        struct lingo_text tag = lingo_language_tag(language);
        check_number(lingo_flat_language_find(NULL, tag.data, tag.length), (long long)i, tag.data);
    }
    check_number((long long)lingo_flat_language(NULL, count, text, sizeof text), 0, "beyond");
    check_string(text, "", "beyond");
    check_number(lingo_flat_language_find(NULL, "tlh", 3), -1, "none");
    check_number(lingo_flat_language_find(NULL, NULL, 0), -1, "empty");
    check_number(lingo_flat_language_find(lingo_site_builtin(), "de-AT", 5),
                 lingo_flat_language_find(NULL, "de", 2), "by a parent");
}

static void test_methods(void)
{
    static const struct {
        const char *name, *text;
    } cases[] = {
        {"GET", "name: GET\nsafe: yes\nidempotent: yes\n"
                "description: Requests a current representation of a resource.\n"},
        {"POST", "name: POST\nsafe: no\nidempotent: no\n"},
        {"get", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = strlen(cases[i].name);
        char *exact = exact_copy(cases[i].name, length);
        lingo_flat_method(exact, length, text, sizeof text);
        free(exact);
        CU_ASSERT_EQUAL(strncmp(text, cases[i].text, strlen(cases[i].text)), 0);
        CU_ASSERT_EQUAL(*text, *cases[i].text);
    }
    lingo_flat_method("GET", 3, text, sizeof text);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nreference: RFC 9110 9.3.1\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nformer_reference: RFC 7231 4.3.1\n"));
    check_number((long long)lingo_flat_method("GET", 3, NULL, 0), (long long)strlen(text), "cut");
}

/* ---- negotiation ---- */

static void test_negotiation(void)
{
    static const struct {
        const char *entries[4];
        const char *field, *text;
    } cases[] = {
        {{"language=en", "language=fr"},
         "fr-CA",
         "language: fr\nmatch: truncation\nrange: fr-CA\n"},
        {{"language=en", "language=fr"}, "de", "language: en\nmatch: default\n"},
        {{"language=en", "language=fr", "default=fr"}, "de", "language: fr\nmatch: default\n"},
        {{"default=he", "language=en", "language=he"}, "", "language: he\nmatch: default\n"},
        {{"language=pt_BR", "unknown=1"},
         "pt-BR;q=0.1",
         "language: pt-BR\nmatch: exact\nrange: pt-BR\n"},
    };
    char block[256], message[256];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        make_block(block, cases[i].entries);
        struct lingo_offer *offer =
            lingo_flat_offer_open(block, strlen(block), message, sizeof message);
        check_string(message, "", block);
        CU_ASSERT_PTR_NOT_NULL_FATAL(offer);
        lingo_flat_negotiate(offer, cases[i].field, strlen(cases[i].field), text, sizeof text);
        check_string(text, cases[i].text, block);
        lingo_offer_free(offer);
    }
    lingo_flat_negotiate(NULL, "iw", 2, text, sizeof text);
    check_string(text, "language: he\nmatch: alias\nrange: iw\n", "built in");
    lingo_flat_negotiate(NULL, NULL, 0, text, sizeof text);
    check_string(text, "language: en\nmatch: default\n", "no field");
}

static void test_bad_offers(void)
{
    static const char *const cases[][4] = {{NULL},
                                           {"language="},
                                           {"language=e"},
                                           {"language=en", "language=EN"},
                                           {"language=en", "default=de"}};
    char block[256], message[256];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        make_block(block, cases[i]);
        CU_ASSERT_PTR_NULL(lingo_flat_offer_open(block, strlen(block), message, sizeof message));
        CU_ASSERT(*message != '\0');
    }
    CU_ASSERT_PTR_NULL(lingo_flat_offer_open("11:language=en", 14, message, sizeof message));
    check_string(message, "entry 1 of the block is malformed: expected a netstring of key=value",
                 "malformed");
    CU_ASSERT_PTR_NULL(lingo_flat_offer_open("13:language=de\0x,", 17, message, sizeof message));
}

/* ---- messages ---- */

static size_t make_german(char *block)
{
    static const struct make_mo_pair pairs[] = {
        {BYTES(""), BYTES("Content-Type: text/plain; charset=UTF-8\n"
                          "Plural-Forms: nplurals=2; plural=(n != 1);\n")},
        {BYTES("Hello {name}"), BYTES("Hallo {name}")},
        {BYTES("May\0Mays"), BYTES("x\0y")},
        {BYTES("month\004May"), BYTES("Mai")},
        {BYTES("one file\0{n} files"), BYTES("eine Datei\0{n} Dateien")},
        {NULL, 0, NULL, 0},
    };
    const struct make_mo what = {.pairs = pairs};
    size_t length;
    char *file = make_mo(&what, &length);
    int n = sprintf(block, "%zu:file:de=", length + strlen("file:de="));
    memcpy(block + n, file, length);
    block[(size_t)n + length] = ',';
    free(file);
    return (size_t)n + length + 1;
}

static void test_messages(void)
{
    static const struct {
        const char *entries[8];
        const char *text;
    } cases[] = {
        {{"language=de", "id=Hello {name}"}, "Hallo {name}"},
        {{"language=de-AT", "id=Hello {name}", "value.name=Ann"}, "Hallo Ann"},
        {{"language=de", "id=Hello {name}", "value.name=Ann", "isolate=yes"},
         "Hallo \xe2\x81\xa8"
         "Ann\xe2\x81\xa9"},
        {{"language=fr", "id=Hello {name}", "value.name={name}"}, "Hello {name}"},
        {{"language=de", "context=month", "id=May"}, "Mai"},
        {{"language=de", "context=", "id=May"}, "May"},
        {{"language=de", "id=one file", "plural={n} files", "n=1"}, "eine Datei"},
        {{"language=de", "id=one file", "plural={n} files", "n=5", "value.n=5"}, "5 Dateien"},
        {{"language=en", "id=one file", "plural={n} files", "n=0", "value.n=0"}, "0 files"},
        {{"id=none"}, "none"},
        {{NULL}, ""},
    };
    static char block[4096], message[256];
    size_t length = make_german(block);
    const struct lingo_messages *messages =
        lingo_flat_messages_open(block, length, message, sizeof message);
    check_string(message, "", "German");
    CU_ASSERT_PTR_NOT_NULL_FATAL(messages);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        make_block(block, cases[i].entries);
        char *exact = exact_copy(block, strlen(block));
        size_t n = lingo_flat_message(messages, exact, strlen(block), text, sizeof text);
        check_string(text, cases[i].text, block);
        check_number((long long)n, (long long)strlen(cases[i].text), block);
        check_number((long long)lingo_flat_message(messages, exact, strlen(block), NULL, 0),
                     (long long)n, block);
        free(exact);
    }
    check_number((long long)lingo_flat_message(messages, "4:id=", 5, text, 9), 0, "malformed");
    lingo_messages_release(messages);
}

/* Cut anywhere, the file is damaged or the block is malformed, and it says so. */
static void test_bad_messages(void)
{
    static char block[4096];
    char message[256];
    size_t length = make_german(block);
    for (size_t n = 1; n < length; n++) {
        char *exact = exact_copy(block, n);
        CU_ASSERT_PTR_NULL(lingo_flat_messages_open(exact, n, message, sizeof message));
        CU_ASSERT(*message != '\0');
        free(exact);
    }
    CU_ASSERT_PTR_NULL(lingo_flat_messages_open("9:file:de=x,", 12, message, sizeof message));
    CU_ASSERT_PTR_NOT_NULL(strstr(message, "de"));
    const struct lingo_messages *none = lingo_flat_messages_open("9:source=fr,", 12, NULL, 0);
    check_string(lingo_messages_tag(none, 0), "fr", "no file");
    lingo_messages_release(none);
}

/* ---- checks ---- */

/* The rules that are found, each with its level. */
static void list_rules(char *rules)
{
    *rules = '\0';
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (!strncmp(line, "rule: ", 6))
            sprintf(rules + strlen(rules), "%s ", line + 6);
        if (!strncmp(line, "level: ", 7))
            sprintf(rules + strlen(rules), "%s; ", line + 7);
    }
}

static void test_check(void)
{
    static const char rest[] =
        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: text/plain\r\n";
    static const struct {
        const char *head;
        const char *entries[6];
        const char *rules;
    } cases[] = {
        {"HTTP/1.1 405 Method Not Allowed\r\n", {"content=x"}, "field-required must; "},
        {"HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\n", {"content=x"}, ""},
        {"HTTP/1.1 405 Method Not Allowed\nAllow: GET\n", {"content=x", "flags=text"}, ""},
        {"HTTP/1.1 204 No Content\r\n", {"content=x"}, "content-forbidden must; "},
        {"HTTP/1.1 404 Not Found\r\n", {"method=HEAD"}, ""},
        {"HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n",
         {"content=x", "complete=yes"},
         "content-length-wrong must; "},
        {"HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n", {"content=x"}, ""},
        {"HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n",
         {"content=x", "complete=yes", "flags=nonsense, decoded"},
         ""},
        {"HTTP/1.1 511 Network Authentication Required\r\n",
         {"content=x", "sender=origin"},
         "sender should; content-expected may; "},
        {"HTTP/1.1 511 Network Authentication Required\r\n",
         {"content=x", "sender=nobody"},
         "content-expected may; "},
        {"HTTP/1.1 404 Not Found\r\n",
         {"content=x", "flags=by-language"},
         "vary-language should; content-language-missing may; "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char block[1024], head[512], rules[512];
        snprintf(head, sizeof head, "head=%s%s", cases[i].head, rest);
        make_block(block, cases[i].entries);
        add(block, head);
        char *exact = exact_copy(block, strlen(block));
        lingo_flat_check(exact, strlen(block), text, sizeof text);
        free(exact);
        list_rules(rules);
        check_string(rules, cases[i].rules, block);
    }
    check_number((long long)lingo_flat_check("5:head=", 7, text, sizeof text), 0, "malformed");
}

static void test_finding(void)
{
    static const char expected[] = "rule: field-required\n"
                                   "level: must\n"
                                   "code: 405\n"
                                   "basis: RFC 9110 15.5.6, 10.2.1\n"
                                   "field: Allow\n"
                                   "text: A 405 response must have the field Allow.\n"
                                   "\n";
    char whole[128] = "";
    add(whole, "head=HTTP/1.1 405 Method Not Allowed\r\n");
    size_t length = lingo_flat_check(whole, strlen(whole), text, sizeof text);
    check_number((long long)length, (long long)strlen(text), "length");
    CU_ASSERT_EQUAL(strncmp(text, expected, sizeof expected - 1), 0);
    for (size_t size = 0; size <= length + 1; size++) {
        char *cut = malloc(size);
        check_number((long long)lingo_flat_check(whole, strlen(whole), size ? cut : NULL, size),
                     (long long)length, "cut");
        free(cut);
    }
}

/* ---- extensions ---- */

static void test_extensions(void)
{
    static const struct {
        const char *name, *json;
        bool is_good;
    } cases[] = {
        {"balance", "30", true}, {"a", "[1, {\"b\": null}]", true},
        {"", "1", false},        {"title", "\"x\"", false},
        {"a-b", "1", false},     {"a", "", false},
        {"a", "1,", false},      {"a", "undefined", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *name = exact_copy(cases[i].name, strlen(cases[i].name));
        char *json = exact_copy(cases[i].json, strlen(cases[i].json));
        size_t length = lingo_flat_extension_check(name, strlen(cases[i].name), json,
                                                   strlen(cases[i].json), text, sizeof text);
        check_number(length == 0, cases[i].is_good, cases[i].name);
        check_number((long long)length, (long long)strlen(text), cases[i].name);
        free(name);
        free(json);
    }
    CU_ASSERT(lingo_flat_extension_check(NULL, 0, NULL, 0, NULL, 0) > 0);
}

int main(void)
{
    static const struct test tests[] = {{"languages", test_languages},
                                        {"methods", test_methods},
                                        {"negotiation", test_negotiation},
                                        {"bad offers", test_bad_offers},
                                        {"messages", test_messages},
                                        {"bad messages", test_bad_messages},
                                        {"check", test_check},
                                        {"finding", test_finding},
                                        {"extensions", test_extensions},
                                        {NULL, NULL}};
    return test_run("flat calls", tests);
}
