/* SPDX-License-Identifier: MIT */
/* Problem types, and extension members of an application (RFC 9457 sections 3.1 and 3.2). */
#include "tests/support/make-page.h"
#include "tests/support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char content[16384];

static void make(const struct lingo_site *site, struct lingo_request *request,
                 enum lingo_media format)
{
    request->media = 1u << format;
    if (!request->accept_language.length)
        request->accept_language = text_of("en");
    size_t n = lingo_page_write(site, request, content, sizeof content, NULL);
    CU_ASSERT_FATAL(n < sizeof content);
}

static void check_contains(const char *part, const char *where)
{
    if (!strstr(content, part))
        check_string(content, part, where);
}

static void check_lacks(const char *part, const char *where)
{
    if (strstr(content, part))
        check_string(content, "something without it", where);
}

/* In data any URI reference goes through, and an IRI as one; in HTML what is safe in a link. */
static void test_types(void)
{
    static const struct {
        const char *given, *sent;
    } cases[] = {
        {"tag:example@example.org,2021-09-17:OutOfLuck",
         "tag:example@example.org,2021-09-17:OutOfLuck"},
        {"urn:ietf:params:acme:error:badNonce", "urn:ietf:params:acme:error:badNonce"},
        {"urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
         "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"},
        {"https://example.com/probs/out-of-credit", "https://example.com/probs/out-of-credit"},
        {"out-of-credit", "out-of-credit"},
        {"/i/\u00e4", "/i/%C3%A4"},
        {"https://ex.org/\u00fc", "https://ex.org/%C3%BC"},
        {"probs/\u00e4", "probs/%C3%A4"},
        {"%zz", NULL},
        {"http://[::1", NULL},
        {"a b", NULL},
        {"", NULL},
        {"javascript:alert(1)", "javascript:alert(1)"}, /* it names a type; nobody follows it */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char expected[128];
        struct lingo_parameter parameters[] = {
            {LINGO_PARAMETER_TYPE, text_of(cases[i].given)},
            {LINGO_PARAMETER_INSTANCE, text_of(cases[i].given)},
        };
        struct lingo_request request = {
            .code = 403, .parameters = parameters, .parameter_count = 2};
        make(NULL, &request, LINGO_MEDIA_PROBLEM_JSON);
        const char *type = cases[i].sent ? cases[i].sent : "about:blank";
        snprintf(expected, sizeof expected, "{\"type\":\"%s\",", type);
        check_contains(expected, cases[i].given);
        snprintf(expected, sizeof expected, "\"instance\":\"%s\"", type);
        if (cases[i].sent)
            check_contains(expected, cases[i].given);
        else
            check_lacks("\"instance\"", cases[i].given);
        make(NULL, &request, LINGO_MEDIA_PROBLEM_XML);
        snprintf(expected, sizeof expected, "<type>%s</type>", type);
        check_contains(expected, cases[i].given);
    }
}

#define EXTENSION(name, json)                                                                      \
    {                                                                                              \
        {name, sizeof(name) - 1},                                                                  \
        {                                                                                          \
            json, sizeof(json) - 1                                                                 \
        }                                                                                          \
    }

static const struct lingo_extension extensions[] = {
    EXTENSION("balance", "30"),
    EXTENSION("accounts", "[\"/account/12345\", \"/account/67890\"]"),
    EXTENSION("errors",
              "[{\"detail\": \"must be a \\u003cpositive> integer\", \"pointer\": \"#/age\"},\n"
              " {\"a b\": [[1.5], null, true]}]"),
    EXTENSION("empty", "{}"),
    EXTENSION("balance", "31"), /* the later holds */
    EXTENSION("title", "\"x\""),
    EXTENSION("retry_after", "1"),
    EXTENSION("1st", "1"),
    EXTENSION("a-b", "1"),
    EXTENSION("xmlns", "1"),
    EXTENSION("broken", "[1,"),
    EXTENSION("said", "\"\\u0000\\ud800 \\\"A\\u00e9\\\" & \\ud83d\\ude00\""),
};

static struct lingo_request extended(void)
{
    return (struct lingo_request){.code = 403,
                                  .extensions = extensions,
                                  .extension_count = sizeof extensions / sizeof extensions[0]};
}

static void test_members(void)
{
    struct lingo_request request = extended();
    static const char json[] = ",\"accounts\":[\"/account/12345\", \"/account/67890\"],"
                               "\"errors\":[{\"detail\": \"must be a \\u003cpositive> integer\", "
                               "\"pointer\": \"#/age\"},\n"
                               " {\"a b\": [[1.5], null, true]}],\"empty\":{},\"balance\":31,"
                               "\"said\":\"\\u0000\\ud800 \\\"A\\u00e9\\\" & \\ud83d\\ude00\"}\n";
    static const char xml[] =
        "<accounts><i>/account/12345</i><i>/account/67890</i></accounts>"
        "<errors><i><detail>must be a &lt;positive&gt; integer</detail><pointer>#/age</pointer></i>"
        "<i><i name=\"a b\"><i><i>1.5</i></i><i></i><i>true</i></i></i></errors><empty></empty>"
        "<balance>31</balance>"
        "<said>\ufffd\ufffd &quot;A\u00e9&quot; &amp; \U0001f600</said></problem>\n";
    make(NULL, &request, LINGO_MEDIA_PROBLEM_JSON);
    check_contains(json, "problem+json");
    check_lacks("broken", "problem+json");
    make(NULL, &request, LINGO_MEDIA_JSON);
    check_contains(json, "json");
    make(NULL, &request, LINGO_MEDIA_PROBLEM_XML);
    check_contains(xml, "problem+xml");
    make(NULL, &request, LINGO_MEDIA_XML);
    check_contains("<balance>31</balance>", "xml");
    make(NULL, &request, LINGO_MEDIA_HTML);
    check_lacks("/account/", "html");
}

static void test_check(void)
{
    static const struct {
        const char *name, *json;
        enum lingo_error error;
        const char *message;
    } cases[] = {
        {"balance", "30", LINGO_OK, ""},
        {"B_9", "\"\"", LINGO_OK, ""},
        {"title", "1", LINGO_ERROR_ARGUMENT,
         "the member name \"title\" is reserved for pages themselves"},
        {"lang", "1", LINGO_ERROR_ARGUMENT,
         "the member name \"lang\" is reserved for pages themselves"},
        {"", "1", LINGO_ERROR_FORMAT,
         "\"\" is not a valid member name; expected up to 64 letters, digits and underscores, "
         "starting with a letter, but not with xml"},
        {"a.b", "1", LINGO_ERROR_FORMAT,
         "\"a.b\" is not a valid member name; expected up to 64 letters, digits and underscores, "
         "starting with a letter, but not with xml"},
        {"errors", "[1,]", LINGO_ERROR_FORMAT,
         "the value of \"errors\" is not valid; expected a single JSON value in UTF-8, with arrays "
         "and objects nested at most 32 deep"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_extension extension = {text_of(cases[i].name), text_of(cases[i].json)};
        struct lingo_report report = {LINGO_OK, ""};
        CU_ASSERT_EQUAL(lingo_extension_check(&extension, &report), cases[i].error);
        check_string(report.message, cases[i].message, cases[i].name);
    }
}

/* Own names in a template: texts, escaped; sections; nothing where there is none. */
static void test_template(void)
{
    char path[] = "/tmp/test-extensions-XXXXXX";
    static const char template[] =
        "<p>{{extension.balance}}|{{extension.said}}|{{extension.absent}}|{{extension.errors}}|"
        "{{#extension.yes}}yes{{/extension.yes}}{{^extension.no}}no{{/extension.no}}|{{code}}";
    int fd = mkstemp(path);
    CU_ASSERT_FATAL(fd >= 0 && write(fd, template, sizeof template - 1) > 0 && !close(fd));
    struct lingo_setting setting = {"template", path};
    const struct lingo_site *site;
    struct lingo_report report = {LINGO_OK, ""};
    CU_ASSERT_EQUAL(lingo_site_open(&site, NULL, &setting, 1, &report), LINGO_OK);
    check_string(report.message, "", "template");
    struct lingo_request request = extended();
    make(site, &request, LINGO_MEDIA_HTML);
    check_string(content, "<p>31|\ufffd\ufffd &quot;A\u00e9&quot; &amp; \U0001f600|||no|403",
                 "extensions");
    static const struct lingo_extension flags[] = {
        EXTENSION("yes", "true"), EXTENSION("no", "false"), EXTENSION("balance", "null")};
    request.extensions = flags;
    request.extension_count = 3;
    make(site, &request, LINGO_MEDIA_HTML);
    check_string(content, "<p>||||yesno|403", "flags");
    lingo_site_release(site);
    unlink(path);
}

/* No room is too small. */
static void test_sizes(void)
{
    struct lingo_request request = extended();
    request.media = 1u << LINGO_MEDIA_PROBLEM_XML;
    size_t length = lingo_page_write(NULL, &request, NULL, 0, NULL);
    for (size_t size = 1; size <= length + 1; size += 7) {
        char *room = malloc(size);
        CU_ASSERT_EQUAL(lingo_page_write(NULL, &request, room, size, NULL), length);
        free(room);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"types and instances", test_types}, {"members", test_members}, {"check", test_check},
        {"template", test_template},         {"sizes", test_sizes},     {NULL, NULL},
    };
    return test_run("extensions", tests);
}
