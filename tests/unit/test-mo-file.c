/* SPDX-License-Identifier: MIT */
/* The public reader of a single .mo file: <httplingo/mo.h>. */
#include "tests/support/make-mo.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include <httplingo/mo.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATH "test-mo-file.tmp"

static const struct make_mo_pair pairs[] = {
    {BYTES(""), BYTES("Language: pl\nContent-Type: text/plain; charset=UTF-8\n"
                      "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\n")},
    {BYTES("Bad"), BYTES("\xff")},
    {BYTES("Open"), BYTES("Otwórz")},
    {BYTES("one file\0{n} files"), BYTES("plik\0{n} pliki\0{n} plików")},
    {BYTES("shop\004Open"), BYTES("Czynne")},
    {NULL, 0, NULL, 0}};

static const struct make_mo_pair unusable[] = {
    {BYTES(""), BYTES("Plural-Forms: nplurals=2; plural=n ! 1;\n")}, {NULL, 0, NULL, 0}};

/* Writes a file and opens it. */
static struct lingo_mo *open_file(const struct make_mo_pair *messages)
{
    size_t length;
    char *data = make_mo(&(struct make_mo){.pairs = messages}, &length);
    FILE *file = fopen(PATH, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_EQUAL(fwrite(data, 1, length, file), length);
    CU_ASSERT_EQUAL(fclose(file), 0);
    free(data);
    struct lingo_mo *mo;
    struct lingo_report report = {LINGO_OK, ""};
    memory_watch(MEMORY_NO_FAILURE);
    check_number(lingo_mo_open(&mo, PATH, &report), LINGO_OK, report.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(mo);
    unlink(PATH);
    return mo;
}

static void check_missing(struct lingo_text text)
{
    CU_ASSERT_PTR_NULL(text.data);
    check_number((long long)text.length, 0, "the length of a missing text");
}

static void test_messages(void)
{
    static const struct {
        const char *context, *id, *plural, *form;
        size_t forms;
    } cases[] = {
        {NULL, "", NULL, NULL, 1},
        {NULL, "Open", NULL, "Otwórz", 1},
        {NULL, "one file", "{n} files", "plik", 3},
        {"shop", "Open", NULL, "Czynne", 1},
    };
    struct lingo_mo *mo = open_file(pairs);
    size_t count = sizeof cases / sizeof cases[0];
    check_number((long long)lingo_mo_count(mo), (long long)count, "kept, with the header");
    check_number((long long)lingo_mo_dropped(mo), 1, "dropped: not valid in its charset");
    for (size_t i = 0; i < count; i++) {
        struct lingo_mo_message message = lingo_mo_at(mo, i);
        check_string(message.context.data, cases[i].context, "context");
        check_text(message.id, cases[i].id, "id");
        check_string(message.plural.data, cases[i].plural, "plural");
        check_number((long long)message.forms, (long long)cases[i].forms, "forms");
        if (cases[i].form)
            check_text(lingo_mo_form(mo, i, 0), cases[i].form, "the first form");
        check_missing(lingo_mo_form(mo, i, cases[i].forms));
        if (!cases[i].context)
            check_missing(message.context);
        if (!cases[i].plural)
            check_missing(message.plural);
    }
    struct lingo_mo_message none = lingo_mo_at(mo, count);
    check_missing(none.context);
    check_missing(none.id);
    check_missing(none.plural);
    check_number((long long)none.forms, 0, "forms");
    check_missing(lingo_mo_form(mo, count, 0));
    lingo_mo_free(mo);
    check_number((long long)memory_left(), 0, "bytes that are not freed");
    lingo_mo_free(NULL);
}

static bool is_text(struct lingo_text text, const char *expected)
{
    char *copy = exact_copy(text.data, text.length);
    bool equal = text.length == strlen(expected) && !memcmp(copy, expected, text.length);
    free(copy);
    return equal;
}

static void test_header(void)
{
    struct lingo_mo *mo = open_file(pairs);
    CU_ASSERT(is_text(lingo_mo_header(mo, "Language"), "pl"));
    CU_ASSERT(is_text(lingo_mo_header(mo, "LANGUAGE"), "pl"));
    check_missing(lingo_mo_header(mo, "X-Made"));
    CU_ASSERT(is_text(lingo_mo_charset(mo), "UTF-8"));
    lingo_mo_free(mo);
    mo = open_file(unusable);
    check_missing(lingo_mo_charset(mo));
    lingo_mo_free(mo);
}

static void test_plurals(void)
{
    static const struct {
        unsigned long long n;
        size_t form;
    } cases[] = {{0, 1}, {1, 0}, {4, 1}, {5, 2}, {1000000000000, 2}};
    struct lingo_mo *mo = open_file(pairs);
    CU_ASSERT_PTR_NULL(lingo_mo_plural_problem(mo));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_number((long long)lingo_mo_plural(mo, cases[i].n), (long long)cases[i].form, "form");
    lingo_mo_free(mo);
    mo = open_file(unusable);
    CU_ASSERT_PTR_NOT_NULL(lingo_mo_plural_problem(mo));
    check_number((long long)lingo_mo_plural(mo, 1), 0, "n != 1 is used instead");
    check_number((long long)lingo_mo_plural(mo, 2), 1, "n != 1 is used instead");
    lingo_mo_free(mo);
}

static void test_failures(void)
{
    struct lingo_mo *before = open_file(pairs), *mo = before;
    struct lingo_report report = {LINGO_OK, ""};
    check_number(lingo_mo_open(NULL, PATH, &report), LINGO_ERROR_ARGUMENT, "no place for it");
    check_number(lingo_mo_open(&mo, NULL, NULL), LINGO_ERROR_ARGUMENT, "no path");
    check_number(lingo_mo_open(&mo, "no-such-file.mo", &report), LINGO_ERROR_FILE, "no file");
    CU_ASSERT_PTR_NOT_NULL(strstr(report.message, "no-such-file.mo"));
    CU_ASSERT_PTR_NULL(mo);
    mo = before;
    check_number(lingo_mo_open(&mo, SOURCE_DIRECTORY "/po/LINGUAS", &report), LINGO_ERROR_FORMAT,
                 "another file");
    CU_ASSERT_PTR_NULL(mo);
    lingo_mo_free(before);
}

int main(void)
{
    static const struct test tests[] = {
        {"messages", test_messages},
        {"the header", test_header},
        {"plural forms", test_plurals},
        {"failures", test_failures},
        {NULL, NULL},
    };
    return test_run("mo-file", tests);
}
