/* SPDX-License-Identifier: MIT */
/* URI references (RFC 3986), and IRIs that are converted to them (RFC 3987). */
#include "tests/support/test.h"

#include "base/uri.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIZE 256

/* How many bytes a text has when everything beyond ASCII is percent-encoded. */
static size_t encoded_length(const char *text, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += (unsigned char)text[i] < 0x80 ? 1 : 3;
    return n;
}

/* What becomes of a text in a room that just suffices; an empty string if it is no reference. */
static void convert(char *to, const char *text, size_t length)
{
    char *exact = exact_copy(text, length);
    size_t size = encoded_length(text, length);
    char *room = malloc(size ? size : 1);
    size_t n = uri_from_iri(room, size, (struct lingo_text){exact, length});
    memcpy(to, room, n);
    to[n] = '\0';
    free(room);
    free(exact);
}

static void test_references(void)
{
    static const char *const references[] = {
        /* RFC 3986 section 1.1.2 */
        "ftp://ftp.is.co.za/rfc/rfc1808.txt",
        "http://www.ietf.org/rfc/rfc2396.txt",
        "ldap://[2001:db8::7]/c=GB?objectClass?one",
        "mailto:John.Doe@example.com",
        "news:comp.infosystems.www.servers.unix",
        "tel:+1-816-555-1212",
        "telnet://192.0.2.16:80/",
        "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
        /* RFC 9457 sections 3 and 3.1.1, RFC 8555 section 6.7 */
        "https://example.com/probs/out-of-credit",
        "/account/12345/msgs/abc",
        "tag:example@example.org,2021-09-17:OutOfLuck",
        "urn:ietf:params:acme:error:badNonce",
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "about:blank",
        /* section 5.4.1: relative ones */
        "g",
        "./g",
        "g/",
        "/g",
        "//g",
        "?y",
        "g?y",
        "#s",
        "g#s",
        "g?y#s",
        ";x",
        "g;x=1/../y",
        "..",
        "../../g",
        "g?y/./x",
        "g#s/../x",
        "http:g",
        /* section 3.2 */
        "http://user:pw@h:80/",
        "http://h:/",
        "http://%41/",
        "http://[::]/",
        "http://[::1]:8080/",
        "http://[1:2:3:4:5:6:7:8]/",
        "http://[1:2:3:4:5:6:192.0.2.1]/",
        "http://[::ffff:192.0.2.1]/",
        "http://[1::8]/",
        "http://[v1f.a:b]/",
        "http://[v1.a]/",
        "http://[V1.a&b]/",
        "http://[::255.255.255.255]/",
        "http://[::10.0.0.1]/",
        "http://[::2:3:4:5:6:7:8]/",
        "http://[1:2:3:4:5:6:7::]/",
        "http://@/",
        "//",
        "file:///etc/hosts",
        "//[fe80::1]",
        /* sections 3.3 to 3.5 */
        "a:",
        "a+b-c.1:x",
        "%41",
        "/%7Efoo/%e4",
        "a@b",
        "/a:b",
        "./a:b",
        "?a?b",
        "#a?/b",
        "/!$&'()*+,;=",
        "/~user/a_b",
        "/",
        "g/a:b",
        "?",
        "#",
    };
    for (size_t i = 0; i < sizeof references / sizeof references[0]; i++) {
        char made[SIZE];
        convert(made, references[i], strlen(references[i]));
        check_string(made, references[i], references[i]);
    }
}

static void test_refused(void)
{
    static const char *const refused[] = {
        "",
        "%zz",
        "%",
        "%4",
        "/a%4",
        "%g1",
        "%1g",
        "%41<",
        "|ab",
        "http://[::1",
        "http://::1]/",
        "http://[::1]x/",
        "http://[1:2:3:4:5:6:7]/",
        "http://[1:2:3:4:5:6:7:8:9]/",
        "http://[1::2::3]/",
        "http://[12345::]/",
        "http://[:1:2:3:4:5:6:7]/",
        "http://[1:2:3:4:5:6:7:]/",
        "http://[::g]/",
        "http://[::1g]/",
        "http://[1:2:3:4::5:6:7:8]/",
        "http://[192.0.2.1::]/",
        "http://[::192.0.x.1]/",
        "http://[::192.0..1]/",
        "http://[::0192.0.2.1]/",
        "http://[::192.0.2.256]/",
        "http://[::192.0.2]/",
        "http://[::192.00.2.1]/",
        "http://[::1%25a]/",
        "http://[v.a]/",
        "http://[v1]/",
        "http://[vg.a]/",
        "http://[vg1.a]/",
        "http://[v1g.a]/",
        "http://[x1.a]/",
        "http://[v1.]/",
        "http://[v1.%41]/",
        "http://[]/",
        "http://h:x/",
        "http://h:80:90/",
        "http://a@b@c/",
        "http://u[@h/",
        "1a:b",
        "a_b:c",
        ":a",
        "a b",
        "a\tb",
        "a\nb",
        "a\x7f",
        "<a>",
        "\"a\"",
        "a\\b",
        "a^b",
        "a`b",
        "a{b}",
        "a|b",
        "[a]",
        "a#b#c",
        "a?[b]",
        "a?[",
        "a#[",
        "\xff",
        "a\xc3",
        "\xed\xa0\x80", /* no UTF-8 */
        "a\xef\xbf\xbf",
        "a\xef\xb7\x90",
        "a\xc2\x80",
        "a\xc2\x85", /* no ucschar */
        "a\xc2\x9f",
        "a\xef\xb7\xaf",
        "a\xef\xbf\xb0",
        "a\xf0\x9f\xbf\xbe",
        "a\xf0\x9f\xbf\xbf",
        "a\xf4\x8f\xbf\xbe",
        "a\xf4\x8f\xbf\xbf",
    };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        char made[SIZE];
        convert(made, refused[i], strlen(refused[i]));
        check_string(made, "", refused[i]);
    }
    char made[SIZE];
    convert(made, "a\0b", 3);
    check_string(made, "", "with a NUL");
    CU_ASSERT_EQUAL(uri_from_iri(made, SIZE, (struct lingo_text){"a\u00e4", 2}), 0); /* cut */
}

/* RFC 3987 section 3.1: characters beyond ASCII are percent-encoded, what is encoded stays. */
static void test_iris(void)
{
    static const struct {
        const char *iri, *uri;
    } cases[] = {
        {"/i/ä", "/i/%C3%A4"},
        {"https://ex.org/ü", "https://ex.org/%C3%BC"},
        {"probs/ä", "probs/%C3%A4"},
        {"/%C3%A4/ä", "/%C3%A4/%C3%A4"},
        {"http://r\u00e9sum\u00e9.example.org", "http://r%C3%A9sum%C3%A9.example.org"},
        {"/\u20ac?\U0001f600#\u65e5", "/%E2%82%AC?%F0%9F%98%80#%E6%97%A5"},
        /* the first and the last character of each range (RFC 3987 section 2.2) */
        {"\u00a0\ud7ff", "%C2%A0%ED%9F%BF"},
        {"\ue000\ufdcf", "%EE%80%80%EF%B7%8F"},
        {"\ufdf0\uffef", "%EF%B7%B0%EF%BF%AF"},
        {"\U00010000\U0001fffd", "%F0%90%80%80%F0%9F%BF%BD"},
        {"\U00100000\U0010fffd", "%F4%80%80%80%F4%8F%BF%BD"},
        {"ü:x", ""}, /* a scheme is ASCII */
        {"/ä b", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char made[SIZE];
        convert(made, cases[i].iri, strlen(cases[i].iri));
        check_string(made, cases[i].uri, cases[i].iri);
    }
}

/* Nothing is written beyond the room that there is, and a text that is cut is read no further. */
static void test_limits(void)
{
    static const char text[] = "http://u:p@[::ffff:192.0.2.1]:80/ä%20;a?b#\u20ac";
    char whole[SIZE], made[SIZE];
    convert(whole, text, sizeof text - 1);
    size_t length = strlen(whole);
    CU_ASSERT_EQUAL(length, 56);
    for (size_t n = 0; n < sizeof text; n++)
        convert(made, text, n);
    for (size_t size = 0; size <= length; size++) {
        char *room = malloc(size ? size : 1);
        size_t n = uri_from_iri(room, size, (struct lingo_text){text, sizeof text - 1});
        CU_ASSERT_EQUAL(n, size < length ? 0 : length);
        free(room);
    }
}

static void test_decoding(void)
{
    static const struct {
        const char *text, *decoded;
    } cases[] = {
        {"", ""},         {"fr", "fr"},         {"sr%40latin", "sr@latin"},
        {"%66%72", "fr"}, {"%6a%6A", "jj"},     {"a+b", "a+b"},
        {"%2540", "%40"}, {"%c3%A9", "\u00e9"}, {"%", ""},
        {"a%", ""},       {"a%4", ""},          {"a%4g", ""},
        {"a%g4", ""},     {"%%41", ""},         {"a%-1", ""},
        {"a% 4", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = strlen(cases[i].text), wanted = strlen(cases[i].decoded);
        size_t enough = wanted ? wanted : length; /* a malformed text is not refused for its room */
        char *text = exact_copy(cases[i].text, length), *room = malloc(enough ? enough : 1);
        struct lingo_text copy = {text, length};
        CU_ASSERT_EQUAL_FATAL(uri_decode(room, enough, copy), wanted);
        CU_ASSERT_EQUAL(memcmp(room, cases[i].decoded, wanted), 0);
        for (size_t size = 0; size < wanted; size++)
            CU_ASSERT_EQUAL(uri_decode(room, size, copy), 0);
        free(text);
        free(room);
    }
    char nul = 'x';
    CU_ASSERT_EQUAL(uri_decode(&nul, 1, (struct lingo_text){"%00", 3}), 1);
    CU_ASSERT_EQUAL(nul, '\0');
}

int main(void)
{
    static const struct test tests[] = {
        {"references", test_references}, {"refused", test_refused},           {"IRIs", test_iris},
        {"limits", test_limits},         {"percent-decoding", test_decoding}, {NULL, NULL},
    };
    return test_run("URI references", tests);
}
