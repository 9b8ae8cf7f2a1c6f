/* SPDX-License-Identifier: MIT */
/* JSON (RFC 8259) from an application: valid values, tokens and strings. */
#include "tests/support/test.h"

#include "base/json.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_value(const char *text, size_t length)
{
    char *exact = exact_copy(text, length);
    bool result = json_is_value((struct lingo_text){exact, length});
    free(exact);
    return result;
}

static void nest(char *to, size_t depth)
{
    memset(to, '[', depth);
    memset(to + depth, ']', depth);
    to[2 * depth] = '\0';
}

static void test_values(void)
{
    static const char *const values[] = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "12",
        "-1.50",
        "1e9",
        "1E+9",
        "0.1e-9",
        "\"\"",
        "\"a\"",
        "\"\\n\"",
        "[]",
        "{}",
        " [ 1 , [ ] , { } ]\r\n\t",
        "{ \"a\" : 1 }",
        "{\"a\":1,\"\":[{\"b\":null}]}",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\uDE00\"",
        "\"\\ud800\"",
        "\"\xc3\xa4\x7f\"",
        "\"\xf0\x9f\x98\x80\"",
        "{\"a\":1,\"a\":2}",
    };
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        if (!is_value(values[i], strlen(values[i])))
            check_string("malformed", "a value", values[i]);
    char nested[2 * JSON_DEPTH + 3];
    nest(nested, JSON_DEPTH);
    CU_ASSERT_TRUE(is_value(nested, strlen(nested)));
}

static void test_malformed(void)
{
    static const char *const texts[] = {
        "",
        " ",
        "nul",
        "nulll",
        "True",
        "01",
        "-",
        "+1",
        ".5",
        "1.",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "\"",
        "\"a",
        "'a'",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\",
        "\"\n\"",
        "[\"a\n]",
        "[\"a\\ ]",
        "\"\xff\"",
        "\"\xc3\"",
        "\"\xed\xa0\x80\"",
        "[",
        "]",
        "[1",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1}",
        "{",
        "}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{:1}",
        "{a:1}",
        "{1:1}",
        "{\"a\" 1}",
        "{\"a\":1]",
        "1 2",
        "{} {}",
        "null,",
        "/**/1",
        "\357\273\2771",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (is_value(texts[i], strlen(texts[i])))
            check_string("a value", "malformed", texts[i]);
    CU_ASSERT_FALSE(is_value("1\0", 2));
    CU_ASSERT_FALSE(is_value("\"\0\"", 3));
    char nested[2 * JSON_DEPTH + 3];
    nest(nested, JSON_DEPTH + 1);
    CU_ASSERT_FALSE(is_value(nested, strlen(nested)));
}

/* Each token as a letter, with its text.  After the last one, the reader returns it again. */
static void say_tokens(char *to, size_t size, const char *text)
{
    static const char names[] = "$!{}[]KSN+-0";
    size_t n = 0, length = strlen(text);
    char *exact = exact_copy(text, length);
    struct json_reader reader = json_begin((struct lingo_text){exact, length});
    struct lingo_text part = {"", 0};
    enum json_token token;
    do {
        token = json_next(&reader, &part);
        to[n++] = names[token];
        if (token == JSON_KEY || token == JSON_STRING || token == JSON_NUMBER)
            n += (size_t)snprintf(to + n, size - n, "(%.*s)", (int)part.length, part.data);
    } while (token != JSON_END && token != JSON_MALFORMED);
    to[n] = '\0';
    check_number(json_next(&reader, &part), token, text);
    free(exact);
}

static void test_tokens(void)
{
    static const struct {
        const char *text, *tokens;
    } cases[] = {
        {"{\"a\":[1,\"b\",true,false,null,{}],\"c\":{\"d\":-2}}",
         "{K(a)[N(1)S(b)+-0{}]K(c){K(d)N(-2)}}$"},
        {"[1,\"\xff\"]", "[N(1)!"},
        {"[\"\\u00e9\\u12\"]", "[!"},
        {"[1;", "[N(1)!"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char said[256];
        say_tokens(said, sizeof said, cases[i].text);
        check_string(said, cases[i].tokens, cases[i].text);
    }
}

static void test_strings(void)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {"abc", "abc"},
        {"\\\"\\\\\\/", "\"\\/"},
        {"\\b\\f\\n\\r\\t", "\b\f\n\r\t"},
        {"a\\u00e9b", "a\xc3\xa9"
                      "b"},
        {"\\u0041\\u07ff\\u0800\\uffff", "A\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf"},
        {"\\u007f\\u0080", "\x7f\xc2\x80"},
        /* the first and the last surrogate pair (RFC 8259 section 7), and what is beside them */
        {"\\ud800\\udc00", "\xf0\x90\x80\x80"},
        {"\\udbff\\udfff", "\xf4\x8f\xbf\xbf"},
        {"\\ud7ff\\ue000", "\xed\x9f\xbf\xee\x80\x80"},
        {"\\ud800\\ue000", "\xef\xbf\xbd\xee\x80\x80"},
        {"\\udc00\\udc00", "\xef\xbf\xbd\xef\xbf\xbd"},
        {"\\udfff", "\xef\xbf\xbd"},
        {"\\ud800xxdc00", "\xef\xbf\xbdxxdc00"},
        {"\\ud83d\\ude00!", "\xf0\x9f\x98\x80!"},
        {"\\ud800", "\xef\xbf\xbd"},
        {"\\ud800x", "\xef\xbf\xbdx"},
        {"\\ud800\\n", "\xef\xbf\xbd\n"},
        {"\\ud800\\u0041", "\xef\xbf\xbd"
                           "A"},
        {"\\udc00\\ud83d", "\xef\xbf\xbd\xef\xbf\xbd"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char decoded[64], storage[JSON_PIECE];
        size_t n = 0, length = strlen(cases[i].text);
        char *exact = exact_copy(cases[i].text, length);
        struct lingo_text rest = {exact, length};
        while (rest.length) {
            struct lingo_text piece = json_next_piece(&rest, storage);
            memcpy(decoded + n, piece.data, piece.length);
            n += piece.length;
        }
        decoded[n] = '\0';
        free(exact);
        check_string(decoded, cases[i].expected, cases[i].text);
    }
}

/* After the end of a string there is no piece, whatever the next bytes are. */
static void test_no_piece(void)
{
    char storage[JSON_PIECE];
    struct lingo_text rest = {"\\n", 0};
    check_number((long long)json_next_piece(&rest, storage).length, 0, "the piece");
    check_number((long long)rest.length, 0, "the rest");
}

/* A text cut anywhere is read no further than it goes, and none of these is a value. */
static void test_cut(void)
{
    static const char text[] = "{\"\\u00e9\": [1.5e3, \"\\ud83d\\ude00\\n\xc3\xa4\", null]}";
    for (size_t n = 0; n + 1 < sizeof text; n++)
        CU_ASSERT_FALSE(is_value(text, n));
    CU_ASSERT_TRUE(is_value(text, sizeof text - 1));
}

int main(void)
{
    static const struct test tests[] = {
        {"values", test_values},
        {"malformed", test_malformed},
        {"tokens", test_tokens},
        {"strings", test_strings},
        {"no piece", test_no_piece},
        {"cut", test_cut},
        {NULL, NULL},
    };
    return test_run("JSON", tests);
}
