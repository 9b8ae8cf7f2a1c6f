/* SPDX-License-Identifier: MIT */
/* Placeholders in messages, with buffers of every size. */
#include "tests/support/test.h"

#include "base/utf8.h"

#include <httplingo/messages.h>

#include <stdlib.h>
#include <string.h>

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const struct lingo_pair pairs[] = {
    {"name", TEXT("Ann")},
    {"n", TEXT("5")},
    {"empty", {NULL, 0}},
    {"braces", TEXT("{n}")},
    {"name", TEXT("not this one")},
    {"pop", TEXT("a\u2069b")},
    {"open", TEXT("a\u2067b\u2066c")},
    {"closed", TEXT("\u2068x\u2069\u2069\u2069")},
    {"cut", TEXT("\xe2\x81")},
};

static const struct {
    const char *message, *plain, *isolated;
} cases[] = {
    {"", "", ""},
    {"Hello", "Hello", "Hello"},
    {"{name}", "Ann", "\u2068Ann\u2069"},
    {"Hi {name}, {n} files", "Hi Ann, 5 files", "Hi \u2068Ann\u2069, \u20685\u2069 files"},
    {"{n}{n}", "55", "\u20685\u2069\u20685\u2069"},
    {"<{empty}>", "<>", "<\u2068\u2069>"},
    {"{braces}", "{n}", "\u2068{n}\u2069"}, /* a value is not looked into */
    {"{other}", "{other}", "{other}"},
    {"{nam}{names}{}", "{nam}{names}{}", "{nam}{names}{}"},
    {"{", "{", "{"},
    {"{n", "{n", "{n"},
    {"{{n}}", "{5}", "{\u20685\u2069}"},
    {"{ n}", "{ n}", "{ n}"},
    /* a value cannot end the isolate around it, and what it opens ends with it */
    {"{pop}", "a\u2069b", "\u2068ab\u2069"},
    {"{open}", "a\u2067b\u2066c", "\u2068a\u2067b\u2066c\u2069\u2069\u2069"},
    {"{closed}", "\u2068x\u2069\u2069\u2069", "\u2068\u2068x\u2069\u2069"},
    {"{cut}", "\xe2\x81", "\u2068\xe2\x81\u2069"},
};

/* Fills at every size of the buffer: what is there is the beginning, and ends in a NUL. */
static void check_fill(const char *message, const char *expected, unsigned flags)
{
    size_t n = strlen(message), length = strlen(expected), count = sizeof pairs / sizeof pairs[0];
    char *exact = exact_copy(message, n);
    for (size_t size = 0; size <= length + 1; size++) {
        char *buffer = size ? malloc(size) : NULL;
        struct lingo_text text = {exact, n};
        size_t result = lingo_fill(buffer, size, text, pairs, count, flags);
        if (result != length)
            check_number((long long)result, (long long)length, message);
        char *wanted = exact_copy(expected, length + 1);
        if (size && size <= length)
            wanted[utf8_cut(wanted, size - 1)] = '\0';
        if (size == length + 1 || (size && strcmp(buffer, wanted) != 0))
            check_string(buffer, wanted, message);
        free(wanted);
        free(buffer);
    }
    free(exact);
}

static void test_fill(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check_fill(cases[i].message, cases[i].plain, LINGO_FILL_PLAIN);
        check_fill(cases[i].message, cases[i].isolated, LINGO_FILL_ISOLATE);
    }
    check_number((long long)lingo_fill(NULL, 0, (struct lingo_text){NULL, 0}, NULL, 0, 0), 0,
                 "nothing");
    check_number((long long)lingo_fill(NULL, 0, (struct lingo_text)TEXT("{n}"), NULL, 0, 0), 3,
                 "no pairs");
}

int main(void)
{
    static const struct test tests[] = {{"fill", test_fill}, {NULL, NULL}};
    return test_run("fill", tests);
}
