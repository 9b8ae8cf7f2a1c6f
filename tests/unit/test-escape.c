/* SPDX-License-Identifier: MIT */
/* Escaping text for HTML, XML and JSON, and checking links and field values. */
#include "tests/support/test.h"

#include "base/escape.h"
#include "base/sha256.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BAD "\xef\xbf\xbd" /* U+FFFD */
#define CUT "\xe2\x80\xa6" /* U+2026 */

static void check_foreign(enum escape escape, const char *data, size_t length, size_t limit,
                          const char *expected)
{
    char out[512];
    char *exact = exact_copy(data, length);
    struct buffer b = {out, sizeof out, 0};
    escape_foreign(&b, escape, (struct lingo_text){exact, length}, limit);
    check_number((long long)b.length, (long long)strlen(expected), data);
    buffer_finish(&b);
    check_string(out, expected, data);
    free(exact);
}

static void test_foreign(void)
{
    static const struct {
        const char *text, *plain, *markup, *json;
    } cases[] = {
        {"", "", "", ""},
        {"/a?b=c", "/a?b=c", "/a?b=c", "/a?b=c"},
        {"<script>\"'&", "<script>\"'&", "&lt;script&gt;&quot;&#39;&amp;", "<script>\\\"'&"},
        {"a\\b", "a\\b", "a\\b", "a\\\\b"},
        {"a\tb\nc\rd", "a b c d", "a b c d", "a b c d"},
        {"\x1b[31m\x7f\b", BAD "[31m" BAD BAD, BAD "[31m" BAD BAD, BAD "[31m" BAD BAD},
        /* Unicode 3.9, table 3-8: one replacement for each maximal subpart */
        {"\xf1\x80\x80\xe1\x80\xc2\x62\x80\x63\x80\xbf\x64", BAD BAD BAD "b" BAD "c" BAD BAD "d",
         BAD BAD BAD "b" BAD "c" BAD BAD "d", BAD BAD BAD "b" BAD "c" BAD BAD "d"},
        {"\xc0\xaf", BAD BAD, BAD BAD, BAD BAD},                 /* overlong */
        {"\xed\xa0\x80", BAD BAD BAD, BAD BAD BAD, BAD BAD BAD}, /* surrogate */
        {"\xf4\x90\x80\x80", BAD BAD BAD BAD, BAD BAD BAD BAD, BAD BAD BAD BAD},
        {"caf\xc3\xa9 \xf0\x9f\x98\x80", "caf\xc3\xa9 \xf0\x9f\x98\x80",
         "caf\xc3\xa9 \xf0\x9f\x98\x80", "caf\xc3\xa9 \xf0\x9f\x98\x80"},
        {"\xc2\x85\xc2\xa0", BAD "\xc2\xa0", BAD "\xc2\xa0",
         BAD "\xc2\xa0"}, /* C1, no-break space */
        {"a\xe2\x80\xae"
         "b",
         "a" BAD "b", "a" BAD "b", "a" BAD "b"}, /* override */
        {"a\xe2\x81\xa9"
         "b",
         "a" BAD "b", "a" BAD "b", "a" BAD "b"}, /* pop isolate */
        {"a\xe2\x80\xa8"
         "b",
         "a" BAD "b", "a" BAD "b", "a" BAD "b"},                          /* line separator */
        {"\xe2\x80\x8f", "\xe2\x80\x8f", "\xe2\x80\x8f", "\xe2\x80\x8f"}, /* mark: harmless */
        {"\xef\xbf\xbe\xef\xb7\x90", BAD BAD, BAD BAD, BAD BAD},          /* noncharacters */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t n = strlen(cases[i].text);
        check_foreign(ESCAPE_TEXT, cases[i].text, n, 100, cases[i].plain);
        check_foreign(ESCAPE_MARKUP, cases[i].text, n, 100, cases[i].markup);
        check_foreign(ESCAPE_JSON, cases[i].text, n, 100, cases[i].json);
    }
    check_foreign(ESCAPE_TEXT, "a\0b", 3, 100, "a" BAD "b");
}

/* Bytes are compared in blocks of sixteen; a block of equal bytes is escaped like each of them. */
static void test_blocks(void)
{
    static const size_t counts[] = {7, 8, 15, 16, 17, 31, 32, 33};
    static const struct {
        char byte;
        const char *escaped[ESCAPES]; /* as text, as markup, as JSON */
    } rows[] = {
        {'<', {"<", "&lt;", "<"}},       {'>', {">", "&gt;", ">"}},   {'&', {"&", "&amp;", "&"}},
        {'"', {"\"", "&quot;", "\\\""}}, {'\'', {"'", "&#39;", "'"}}, {'\\', {"\\", "\\", "\\\\"}},
        {'\x7f', {BAD, BAD, BAD}},       {'\x01', {BAD, BAD, BAD}},   {'\n', {" ", " ", " "}},
        {'\xff', {BAD, BAD, BAD}},       {'a', {"a", "a", "a"}},      {'~', {"~", "~", "~"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++)
            for (int escape = 0; escape < ESCAPES; escape++) {
                char text[40], expected[512] = "", copy[40];
                memset(text, rows[i].byte, counts[k]);
                for (size_t n = 0; n < counts[k]; n++)
                    strcat(expected, rows[i].escaped[escape]);
                check_foreign((enum escape)escape, text, counts[k], 100, expected);
                if (escape_copy_plain(copy, (struct lingo_text){text, counts[k]}))
                    CU_ASSERT(!memcmp(text, expected, counts[k]) && rows[i].byte == 'a');
            }
}

static void test_cut(void)
{
    static const struct {
        const char *text;
        size_t limit;
        const char *expected;
    } cases[] = {
        {"abcdef", 6, "abcdef"},
        {"abcdef", 5, "abcde" CUT},
        {"abcdef", 0, CUT},
        {"ab\xc3\xa9z", 4, "ab\xc3\xa9" CUT},
        {"ab\xc3\xa9z", 3, "ab" CUT},
        {"\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 7, "\xf0\x9f\x98\x80" CUT},
        {"\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 5, "\xf0\x9f\x98\x80" CUT},
        {"\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 4, "\xf0\x9f\x98\x80" CUT},
        {"\x80\x80\x80\x80\x80\x80", 5, BAD BAD CUT}, /* no character is longer than four bytes */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_foreign(ESCAPE_TEXT, cases[i].text, strlen(cases[i].text), cases[i].limit,
                      cases[i].expected);
}

/* A prefix of well-formed text is well-formed but for its last character. */
static void test_cut_everywhere(void)
{
    static const char text[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80<";
    for (size_t n = 0; n < sizeof text; n++) {
        char out[128];
        char *exact = exact_copy(text, n);
        struct buffer b = {out, sizeof out, 0};
        escape_foreign(&b, ESCAPE_MARKUP, (struct lingo_text){exact, n}, 100);
        CU_ASSERT_TRUE(utf8_is_valid(out, b.length));
        free(exact);
    }
}

/* What a byte of foreign text becomes, by the comments in escape.h. */
static const char *escaped(enum escape escape, char c)
{
    static char same[2];
    same[0] = c;
    if (c == '\t' || c == '\n' || c == '\r')
        return " ";
    if ((unsigned char)c < ' ' || (unsigned char)c > '~') /* bytes beyond ASCII are alone here */
        return BAD;
    if (escape == ESCAPE_MARKUP)
        return c == '<'    ? "&lt;"
               : c == '>'  ? "&gt;"
               : c == '&'  ? "&amp;"
               : c == '"'  ? "&quot;"
               : c == '\'' ? "&#39;"
                           : same;
    if (escape == ESCAPE_JSON)
        return c == '"' ? "\\\"" : c == '\\' ? "\\\\" : same;
    return same;
}

/* Each byte at each position of texts of several lengths, between letters. */
static void test_every_byte(void)
{
    static const size_t lengths[] = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33};
    for (int byte = 0; byte < 256; byte++)
        for (size_t k = 0; k < sizeof lengths / sizeof lengths[0]; k++)
            for (size_t at = 0; at < lengths[k]; at++) {
                char text[40], expected[64], where[64];
                int escape = (int)(at % ESCAPES);
                memset(text, 'a', sizeof text);
                text[lengths[k]] = '\0';
                snprintf(expected, sizeof expected, "%.*s%s%s", (int)at, text,
                         escaped((enum escape)escape, (char)byte), text + at + 1);
                snprintf(where, sizeof where, "byte %d at %zu of %zu", byte, at, lengths[k]);
                text[at] = (char)byte;
                char out[64], *exact = exact_copy(text, lengths[k]);
                struct buffer b = {out, sizeof out, 0};
                escape_foreign(&b, (enum escape)escape, (struct lingo_text){exact, lengths[k]}, 99);
                buffer_finish(&b);
                check_string(out, expected, where);
                free(exact);
            }
}

/* The bounds of what is replaced: C1 controls, separators, embeddings, overrides and isolates
 * (UAX #9 section 2), and noncharacters (Unicode 23.7). */
static void test_characters(void)
{
    static const struct {
        const char *character;
        bool refused;
    } rows[] = {
        {"\xc2\x80", true},          {"\xc2\x9f", true},          {"\xc2\xa0", false},
        {"\xe2\x80\xa7", false},     {"\xe2\x80\xa8", true},      {"\xe2\x80\xae", true},
        {"\xe2\x80\xaf", false},     {"\xe2\x81\xa5", false},     {"\xe2\x81\xa6", true},
        {"\xe2\x81\xa9", true},      {"\xe2\x81\xaa", false},     {"\xef\xb7\x8f", false},
        {"\xef\xb7\x90", true},      {"\xef\xb7\xaf", true},      {"\xef\xb7\xb0", false},
        {"\xef\xbf\xbd", false},     {"\xef\xbf\xbe", true},      {"\xef\xbf\xbf", true},
        {"\xf0\x90\x80\x80", false}, {"\xf0\x9f\xbf\xbd", false}, {"\xf0\x9f\xbf\xbe", true},
        {"\xf0\x9f\xbf\xbf", true},  {"\xf4\x8f\xbf\xbd", false}, {"\xf4\x8f\xbf\xbf", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct lingo_text text = {rows[i].character, strlen(rows[i].character)};
        const char *expected = rows[i].refused ? BAD : rows[i].character;
        check_foreign(ESCAPE_TEXT, text.data, text.length, 100, expected);
        check_number(escape_is_link(text, 100), !rows[i].refused, rows[i].character);
    }
}

static void test_own(void)
{
    static const struct {
        enum escape escape;
        const char *text, *expected;
    } rows[] = {
        {ESCAPE_TEXT, "a<b \xc3\xa9", "a<b \xc3\xa9"},
        {ESCAPE_MARKUP, "a<b \xc3\xa9", "a&lt;b \xc3\xa9"},
        {ESCAPE_MARKUP, "<", "&lt;"},
        {ESCAPE_MARKUP, "a&b>c\"d'e, and so on", "a&amp;b&gt;c&quot;d&#39;e, and so on"},
        {ESCAPE_MARKUP, "x\\y", "x\\y"},
        /* RFC 8259 section 7 */
        {ESCAPE_JSON, "\"\\/<\xc3\xa9", "\\\"\\\\/<\xc3\xa9"},
        {ESCAPE_JSON, "\x01\n\x0f\x10\x1f ", "\\u0001\\u000a\\u000f\\u0010\\u001f "},
        {ESCAPE_TEXT, "a text without special bytes", "a text without special bytes"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct lingo_text text = {rows[i].text, strlen(rows[i].text)};
        size_t length = strlen(rows[i].expected);
        for (size_t size = 0; size <= length + 1; size++) { /* as snprintf() does */
            char *out = exact_copy("................................................", size);
            struct buffer b = {out, size, 0};
            escape_own(&b, rows[i].escape, text);
            check_number((long long)b.length, (long long)length, rows[i].expected);
            size_t written = size < length ? size : length;
            CU_ASSERT(!memcmp(out, rows[i].expected, written));
            CU_ASSERT(size <= length || out[length] == '.');
            free(out);
        }
        struct buffer full = {NULL, 0, 5}; /* has counted more than it has room for */
        escape_own(&full, rows[i].escape, text);
        check_number((long long)full.length, (long long)length + 5, rows[i].expected);
    }
}

/* Texts that are copied at once, and no byte beyond them. */
static void test_copies(void)
{
    char text[] = "abcdefg hijkl!nopqrstuvw()zabcdefghijklmnopqrst", to[sizeof text];
    for (size_t n = 0; n < sizeof text; n++) {
        char *exact = exact_copy(text, n), *copy = exact_copy(to, n);
        bool copied = escape_copy_plain(copy, (struct lingo_text){exact, n});
        check_number(copied, n >= 8, "whether it is copied");
        CU_ASSERT(!copied || !memcmp(copy, text, n));
        free(exact);
        free(copy);
    }
}

static void test_links(void)
{
    static const struct {
        const char *address;
        int safe;
    } cases[] = {
        {"https://example.org/a?b=c&d#e", 1},
        {"HTTP://example.org", 1},
        {"mailto:help@example.org", 1},
        {"/sign-in", 1},
        {"sign-in?to=a:b", 1},
        {"//example.org/", 1},
        {"?a", 1},
        {"#a", 1},
        {"https://example.org/caf\xc3\xa9", 1},
        {"", 0},
        {"javascript:alert(1)", 0},
        {"JavaScript:alert(1)", 0},
        {" javascript:alert(1)", 0},
        {"java\tscript:alert(1)", 0},
        {"data:text/html,x", 0},
        {"vbscript:x", 0},
        {"view-source:x", 0},
        {"https:/\\example.org", 0},
        {"/a b", 0},
        {"/a\"b", 0},
        {"/a<b", 0},
        {"/a\nb", 0},
        {"/a\x7f", 0},
        {"/\xc3", 0},
        {"/\xe2\x80\xae", 0},
        {"/\xc3\xa9 b", 0},
        {"/\xc3\xa9\xc3\xa9/b", 1},
        /* RFC 3986 section 3.1: schemes are compared as a whole, whatever their case */
        {"a:b", 0},
        {":b", 0},
        {"http:a", 1},
        {"hTTps:a", 1},
        {"MAILTO:a", 1},
        {"httpx:a", 0},
        {"htt:a", 0},
        {"http", 1},
        {"javascript", 1},
        {"javascript:", 0},
        {"a/javascript:b", 1},
        {"a#javascript:b", 1},
        {"a?javascript:b", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t n = strlen(cases[i].address);
        char *exact = exact_copy(cases[i].address, n);
        check_number(escape_is_link((struct lingo_text){exact, n}, 100), cases[i].safe,
                     cases[i].address);
        free(exact);
    }
    CU_ASSERT_FALSE(escape_is_link((struct lingo_text){"/\xc3\xa9", 2}, 100)); /* half of it */
    CU_ASSERT_FALSE(escape_is_link((struct lingo_text){"/abc", 4}, 3));
    CU_ASSERT_TRUE(escape_is_link((struct lingo_text){"/abc", 4}, 4));
    for (int c = 0; c < 256; c++) { /* RFC 3986 section 2: the other characters of ASCII */
        char address[] = {'/', (char)c, 'b'}, where[16];
        snprintf(where, sizeof where, "byte %d", c);
        check_number(escape_is_link((struct lingo_text){address, 3}, 3),
                     c > ' ' && c < 0x7f && !strchr("\"<>\\^`{|}", c), where);
    }
}

static void test_field_values(void)
{
    CU_ASSERT_TRUE(escape_is_field_value((struct lingo_text){"GET, HEAD", 9}, 9));
    CU_ASSERT_FALSE(escape_is_field_value((struct lingo_text){"GET, HEAD", 9}, 8));
    CU_ASSERT_FALSE(escape_is_field_value((struct lingo_text){"a\r\nB: c", 7}, 99));
    CU_ASSERT_FALSE(escape_is_field_value((struct lingo_text){" a", 2}, 99));
    CU_ASSERT_FALSE(escape_is_field_value((struct lingo_text){"a ", 2}, 99));
    CU_ASSERT_FALSE(escape_is_field_value((struct lingo_text){"\xc3\xa9", 2}, 99));
    CU_ASSERT_FALSE(escape_is_field_value((struct lingo_text){"a\0", 2}, 99));
    CU_ASSERT_FALSE(escape_is_field_value((struct lingo_text){"", 0}, 99));
    CU_ASSERT_FALSE(escape_is_field_value((struct lingo_text){" ", 1}, 99));
    for (int c = 0; c < 256; c++) /* RFC 9110 section 5.5 */
        for (size_t at = 0; at < 3; at++) {
            char value[] = "aaa", where[24];
            value[at] = (char)c;
            snprintf(where, sizeof where, "byte %d at %zu", c, at);
            check_number(escape_is_field_value((struct lingo_text){value, 3}, 3),
                         c < 0x7f && (c > ' ' || (c == ' ' && at == 1)), where);
        }
}

static void test_sha256(void)
{
    /* FIPS 180-2 appendix B, and lengths about the end of a block; in base64 */
    static const struct {
        char byte; /* 0: the text */
        size_t count;
        const char *text, *hash;
    } cases[] = {
        {0, 0, "", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="},
        {0, 3, "abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="},
        {0, 56, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="},
        {'a', 1000000, NULL, "zcduXJkU+5KBocfihNc+Z/GAmkiklyAOBG05zMcRLNA="},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sha256 hash;
        char base64[SHA256_BASE64_SIZE];
        sha256_begin(&hash);
        for (size_t j = 0; j < cases[i].count; j++)
            sha256_add(&hash, cases[i].byte ? &cases[i].byte : cases[i].text + j, 1);
        sha256_end(&hash, base64);
        check_string(base64, cases[i].hash, "SHA-256");
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"every byte", test_every_byte},
        {"characters", test_characters},
        {"copies", test_copies},
        {"text from elsewhere", test_foreign},
        {"blocks", test_blocks},
        {"cut", test_cut},
        {"cut everywhere", test_cut_everywhere},
        {"own text", test_own},
        {"links", test_links},
        {"field values", test_field_values},
        {"SHA-256", test_sha256},
        {NULL, NULL},
    };
    return test_run("escape", tests);
}
