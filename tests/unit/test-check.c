/* SPDX-License-Identifier: MIT */
/* Each rule with a response that violates it and one that does not, and the functions of the
 * check. */
#include "tests/support/test.h"

#include <httplingo/check.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DATE "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
#define OK "HTTP/1.1 200 OK\r\n" DATE
#define END "\r\n"

/* An undisturbed 200 to GET, for comparison. */
#define FULL                                                                                       \
    OK "ETag: \"a\"\r\nVary: Accept\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n"          \
       "Cache-Control: max-age=5\r\n" END

struct rule_case {
    const char *rule;
    const char *broken;
    const char *field, *fact; /* of the finding; NULL: not looked at */
    enum lingo_level level;
    const char *basis;
    const char *fine;
    const char *method; /* of both; NULL: unknown */
    int version;        /* of the request */
    unsigned flags;     /* both */
    enum lingo_sender sender;
    const char *full;
    int incomplete;
    const char *fine_method; /* NULL: method */
};

static const struct rule_case cases[] = {
#include "tests/unit/test-check-cases.inc"
};
#define CASES (sizeof cases / sizeof cases[0])

static void run(struct lingo_check *check, const struct rule_case *c, const char *method,
                const char *response, const struct lingo_check *full)
{
    struct lingo_check_request request = {
        .method = {method, method ? strlen(method) : 0},
        .version = c->version,
        .flags = c->flags,
        .sender = c->sender,
        .full = full,
    };
    char *exact = exact_copy(response, strlen(response));
    lingo_check_begin(check, &request);
    lingo_check_feed(check, exact, strlen(response));
    lingo_check_end(check, !c->incomplete);
    free(exact);
}

static const struct lingo_finding *find(const struct lingo_check *check, const char *rule)
{
    const struct lingo_finding *finding;
    for (size_t i = 0; (finding = lingo_check_finding(check, i)); i++)
        if (!strcmp(lingo_rule_id(finding->rule), rule))
            return finding;
    return NULL;
}

static void check_case(const struct rule_case *c)
{
    static struct lingo_check full, check;
    if (c->full)
        run(&full, c, "GET", c->full, NULL);
    run(&check, c, c->method, c->broken, c->full ? &full : NULL);
    const struct lingo_finding *finding = find(&check, c->rule);
    check_string(finding ? lingo_rule_id(finding->rule) : NULL, c->rule, c->broken);
    if (finding) {
        check_number(finding->level, c->level, c->rule);
        check_string(finding->basis, c->basis, c->rule);
        if (c->field)
            check_string(finding->field, c->field, c->rule);
        if (c->fact)
            check_string(finding->fact, c->fact, c->rule);
    }
    run(&check, c, c->fine_method ? c->fine_method : c->method, c->fine, c->full ? &full : NULL);
    finding = find(&check, c->rule);
    check_string(finding ? lingo_rule_id(finding->rule) : NULL, NULL, c->fine);
}

static void test_rules(void)
{
    for (size_t i = 0; i < CASES; i++)
        check_case(&cases[i]);
}

static int is_same(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

/* Every rule that the library applies has a case: a response that breaks it, and another, or the
 * same to another method or of another knowledge, that does not.  Those of problem details have
 * theirs in test-check-command.sh. */
static void test_every_rule_is_tested(void)
{
    for (size_t k = 0; k < CASES; k++) {
        const struct rule_case *c = &cases[k];
        const char *method = c->fine_method ? c->fine_method : c->method;
        CU_ASSERT(c->broken && c->fine &&
                  (!is_same(c->broken, c->fine) || !is_same(c->method, method)));
    }
    for (size_t i = 0; i < lingo_rule_count(); i++) {
        const struct lingo_rule *rule = lingo_rule_at(i);
        const char *tested = NULL;
        for (size_t k = 0; k < CASES; k++)
            if (!strcmp(cases[k].rule, lingo_rule_id(rule)))
                tested = cases[k].rule;
        if (lingo_rule_scope(rule) != LINGO_SCOPE_PROBLEM)
            check_string(tested, lingo_rule_id(rule), "a case for each rule");
    }
}

static void test_rule_table(void)
{
    for (size_t i = 0; i < lingo_rule_count(); i++) {
        const struct lingo_rule *rule = lingo_rule_at(i);
        const char *id = lingo_rule_id(rule);
        CU_ASSERT_PTR_EQUAL(lingo_rule_find(id, strlen(id)), rule); /* so it is unique */
        check_number((long long)strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                     (long long)strlen(id), id);
        const char *basis = lingo_rule_basis(rule);
        CU_ASSERT(!basis || !strncmp(basis, "RFC ", 4) || !strncmp(basis, "HTML ", 5));
        const char *text = lingo_rule_text(rule);
        CU_ASSERT(strlen(text) > 20 && text[strlen(text) - 1] == '.');
    }
    CU_ASSERT_PTR_NULL(lingo_rule_at(lingo_rule_count()));
    CU_ASSERT_PTR_NULL(lingo_rule_find("field-requir", 12));
    CU_ASSERT_PTR_NULL(lingo_rule_find(NULL, 0));
}

/* The conditions and contents of the table of status codes, as rules.def lists them for
 * translation. */
static int is_listed(const char *text)
{
    static const char *const listed[] = {
#define N_(text) text
#define RULE(constant, id, scope, level, basis, function, text)
#define CONDITION(text, function) text,
#define CONTENT(text) text,
#include "check/rules.def"
#undef CONTENT
#undef CONDITION
#undef RULE
    };
    for (size_t i = 0; i < sizeof listed / sizeof listed[0]; i++)
        if (!strcmp(listed[i], text))
            return 1;
    return 0;
}

static void test_conditions_are_listed(void)
{
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        const struct lingo_requirement *want;
        for (size_t k = 0; (want = lingo_status_requirement(status, k)); k++)
            if (want->when)
                check_string(is_listed(want->when) ? want->when : NULL, want->when,
                             "CONDITION in rules.def");
        const char *content = lingo_status_content(status).text;
        if (content)
            check_string(is_listed(content) ? content : NULL, content, "CONTENT in rules.def");
    }
}

/* What status.def demands without a condition is found missing, and only then. */
static void test_requirements(void)
{
    static struct lingo_check check;
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        const struct lingo_requirement *want;
        for (size_t k = 0; (want = lingo_status_requirement(status, k)); k++) {
            static const char *const rules[] = {"field-required", "field-recommended"};
            if (want->when || want->level == LINGO_LEVEL_MAY)
                continue;
            char head[256];
            snprintf(head, sizeof head, "HTTP/1.1 %d \r\n" DATE END, lingo_status_code(status));
            run(&check, &(struct rule_case){0}, NULL, head, NULL);
            int found = 0;
            const struct lingo_finding *finding;
            for (size_t n = 0; (finding = lingo_check_finding(&check, n)); n++)
                found += !strcmp(lingo_rule_id(finding->rule), rules[want->level]) &&
                         !strcmp(finding->field, want->field) &&
                         !strcmp(finding->basis, want->basis);
            check_number(found, 1, want->field);
            snprintf(head, sizeof head, "HTTP/1.1 %d \r\n" DATE "%s: x\r\n" END,
                     lingo_status_code(status), want->field);
            run(&check, &(struct rule_case){0}, NULL, head, NULL);
            for (size_t n = 0; (finding = lingo_check_finding(&check, n)); n++)
                CU_ASSERT(strcmp(lingo_rule_id(finding->rule), rules[want->level]) != 0 ||
                          strcmp(finding->field, want->field) != 0);
        }
    }
}

/* A response without fault has no finding at all. */
static void test_nothing_to_find(void)
{
    static const struct {
        const char *method, *response;
    } responses[] = {
        {"GET", FULL "12345"},
        {"HEAD", FULL},
        {NULL, "HTTP/1.1 204 No Content\r\n" DATE END},
        {NULL, "HTTP/1.1 205 Reset Content\r\n" DATE "Content-Length: 0\r\n" END},
        {"GET", "HTTP/1.1 304 Not Modified\r\n" DATE "ETag: \"a\"\r\n" END},
        {NULL, "HTTP/1.1 100 Continue\r\n" END},
        {NULL, "HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n" END},
        {NULL, "HTTP/1.1 301 Moved Permanently\r\n" DATE "Location: /%C3%A9\r\n"
               "Content-Length: 0\r\n" END},
        {"POST", "HTTP/1.1 405 Method Not Allowed\r\n" DATE
                 "Allow: GET, HEAD\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n" END "no"},
        {NULL, "HTTP/2 404\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\ncontent-type: text/html\r\n"
               "content-language: fr\r\n" END "<!DOCTYPE html><html lang=fr-CA>"},
        {"GET", "HTTP/1.1 206 Partial Content\r\n" DATE
                "Content-Type: text/plain\r\nContent-Range: bytes 0-1/5\r\n"
                "Content-Length: 2\r\n" END "12"},
    };
    static struct lingo_check check;
    for (size_t i = 0; i < sizeof responses / sizeof responses[0]; i++) {
        run(&check, &(struct rule_case){0}, responses[i].method, responses[i].response, NULL);
        const struct lingo_finding *finding = lingo_check_finding(&check, 0);
        check_string(finding ? lingo_rule_id(finding->rule) : NULL, NULL, responses[i].response);
    }
}

/* The same findings however the bytes are cut, and no crash when the end is cut off. */
static void test_pieces(void)
{
    static const char response[] =
        "HTTP/1.1 405 Not Allowed\r\nServer: x\r\n folded\r\nBad Name: 1\r\nDate: yesterday\r\n"
        "Content-Length: 5\r\nRetry-After: soon\r\nX: \x80\xff\r\n\r\n<html>";
    static struct lingo_check whole, pieces;
    size_t n = sizeof response - 1;
    run(&whole, &(struct rule_case){0}, "GET", response, NULL);
    size_t count = lingo_check_end(&whole, 1);
    check_number((long long)count, 9, "findings of the whole");
    for (size_t cut = 0; cut <= n; cut++) {
        char *first = exact_copy(response, cut), *second = exact_copy(response + cut, n - cut);
        lingo_check_begin(&pieces, &(struct lingo_check_request){.method = {"GET", 3}});
        lingo_check_feed(&pieces, first, cut);
        lingo_check_feed(&pieces, second, n - cut);
        free(first);
        free(second);
        check_number((long long)lingo_check_end(&pieces, 1), (long long)count, "two pieces");
        for (size_t i = 0; i < count; i++) {
            const struct lingo_finding *a = lingo_check_finding(&whole, i);
            const struct lingo_finding *b = lingo_check_finding(&pieces, i);
            CU_ASSERT(b && a->rule == b->rule && !strcmp(a->fact, b->fact) && a->line == b->line);
        }
        lingo_check_begin(&pieces, NULL);
        lingo_check_feed(&pieces, response, cut);
        lingo_check_end(&pieces, 0);
    }
}

static void test_status_line(void)
{
    static const struct {
        const char *line;
        enum lingo_error error;
        int version, code;
        const char *phrase;
        unsigned faults;
    } lines[] = {
        {"HTTP/1.1 404 Not Found", LINGO_OK, 11, 404, "Not Found", 0},
        {"HTTP/1.0 200 OK", LINGO_OK, 10, 200, "OK", 0},
        {"HTTP/1.1 200 ", LINGO_OK, 11, 200, "", 0},
        {"HTTP/1.1 200", LINGO_OK, 11, 200, "", LINGO_LINE_FAULT_NO_SPACE},
        {"HTTP/2 404", LINGO_OK, 20, 404, "", 0},
        {"HTTP/2 404 ", LINGO_OK, 20, 404, "", 0},
        {"HTTP/2.0 404 Not Found", LINGO_OK, 20, 404, "Not Found", 0},
        {"HTTP/3 200 ", LINGO_OK, 30, 200, "", 0},
        {":status: 404", LINGO_OK, 20, 404, "", 0},
        {":status:404", LINGO_OK, 20, 404, "", 0},
        {":status: 4x4", LINGO_OK, 20, -1, "", LINGO_LINE_FAULT_CODE},
        {"HTTP/1.1 999 x", LINGO_OK, 11, 999, "x", LINGO_LINE_FAULT_CODE},
        {"HTTP/1.1 42 x", LINGO_OK, 11, 42, "x", LINGO_LINE_FAULT_CODE},
        {"HTTP/1.1 4040 x", LINGO_OK, 11, -1, "x", LINGO_LINE_FAULT_CODE},
        {"HTTP/1.1 99999999999999999999 x", LINGO_OK, 11, -1, "x", LINGO_LINE_FAULT_CODE},
        {"HTTP/1.1 600 x", LINGO_OK, 11, 600, "x", LINGO_LINE_FAULT_CODE},
        {"http/1.1 200 OK", LINGO_OK, 11, 200, "OK", LINGO_LINE_FAULT_VERSION},
        {"HTTP/1 200 OK", LINGO_OK, 0, 200, "OK", LINGO_LINE_FAULT_VERSION},
        {"HTTP/1.1 200 a\x01", LINGO_OK, 11, 200, "a\x01", LINGO_LINE_FAULT_PHRASE},
        {"HTTP/1.1 200 \xc3\xa9\t", LINGO_OK, 11, 200, "\xc3\xa9\t", 0},
        {"HTTP/1.1  200 OK", LINGO_ERROR_FORMAT, 11, -1, "", 0},
        {"HTTP/1.1", LINGO_ERROR_FORMAT, 11, -1, "", 0},
        {"HTTP/1.1 OK", LINGO_ERROR_FORMAT, 11, -1, "", 0},
        {"ICY 200 OK", LINGO_ERROR_FORMAT, 0, -1, "", 0},
        {"", LINGO_ERROR_FORMAT, 0, -1, "", 0},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct lingo_status_line line;
        size_t n = strlen(lines[i].line);
        char *exact = exact_copy(lines[i].line, n);
        check_number(lingo_status_line_parse(exact, n, &line), lines[i].error, lines[i].line);
        check_number(line.version, lines[i].version, lines[i].line);
        check_number(line.code, lines[i].code, lines[i].line);
        check_number(line.faults, lines[i].faults, lines[i].line);
        check_number((long long)line.phrase.length, (long long)strlen(lines[i].phrase),
                     lines[i].line);
        CU_ASSERT(!memcmp(line.phrase.data, lines[i].phrase, line.phrase.length));
        free(exact);
    }
    struct lingo_status_line line;
    check_number(lingo_status_line_parse(NULL, 0, &line), LINGO_ERROR_FORMAT, "NULL");
}

static void test_format_line(void)
{
    static const struct {
        int version, code;
        const char *line;
    } lines[] = {
        {11, 404, "HTTP/1.1 404 Not Found"},
        {10, 200, "HTTP/1.0 200 OK"},
        {20, 404, "HTTP/2 404"},
        {30, 503, "HTTP/3 503"},
        {11, 499, "HTTP/1.1 499 "}, /* RFC 9112 section 4: the space stays */
        {11, 306, "HTTP/1.1 306 "},
        {11, 99, ""},
        {11, 600, ""},
        {9, 200, ""},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char buffer[64];
        size_t n = lingo_status_line_write(buffer, sizeof buffer, lines[i].version, lines[i].code);
        check_string(buffer, lines[i].line, lines[i].line);
        check_number((long long)n, (long long)strlen(lines[i].line), lines[i].line);
        char tight[5] = "####";
        check_number((long long)lingo_status_line_write(tight, 4, lines[i].version, lines[i].code),
                     (long long)n, "cut");
        CU_ASSERT(tight[n < 3 ? n : 3] == '\0');
    }
}

static void test_phrases(void)
{
    static const struct {
        int code;
        const char *phrase;
        enum lingo_phrase_match match;
    } phrases[] = {
        {404, "Not Found", LINGO_PHRASE_MATCH_SAME},
        {404, "", LINGO_PHRASE_MATCH_EMPTY},
        {404, "NOT FOUND", LINGO_PHRASE_MATCH_CASE},
        {413, "Request Entity Too Large", LINGO_PHRASE_MATCH_FORMER},
        {413, "Payload Too Large", LINGO_PHRASE_MATCH_FORMER},
        {302, "Moved Temporarily", LINGO_PHRASE_MATCH_FORMER},
        {404, "OK", LINGO_PHRASE_MATCH_OTHER},
        {404, "Gone away", LINGO_PHRASE_MATCH_UNKNOWN},
        {299, "Whatever", LINGO_PHRASE_MATCH_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
        check_number(lingo_status_compare_phrase(phrases[i].code, phrases[i].phrase,
                                                 strlen(phrases[i].phrase)),
                     phrases[i].match, phrases[i].phrase);
    const struct lingo_status *vendor = lingo_vendor_at(0);
    check_number(lingo_status_compare_phrase(lingo_status_code(vendor), lingo_status_phrase(vendor),
                                             strlen(lingo_status_phrase(vendor))),
                 LINGO_PHRASE_MATCH_VENDOR, lingo_status_phrase(vendor));
    check_number(lingo_status_compare_phrase(404, NULL, 0), LINGO_PHRASE_MATCH_EMPTY, "NULL");
}

static void test_finding_text(void)
{
    struct lingo_finding finding;
    const struct lingo_rule *rule = lingo_rule_find("field-required", 14);
    lingo_finding_init(&finding, rule, 405, "Allow", NULL, 0);
    char text[128];
    static const char expected[] = "A 405 response must have the field Allow.";
    check_number((long long)lingo_finding_text(&finding, NULL, NULL, text, sizeof text),
                 (long long)strlen(expected), "length");
    check_string(text, expected, "English");
    finding.detail = "x";
    lingo_finding_text(&finding, "{field} {code} {detail} {other} {", "y", text, sizeof text);
    check_string(text, "Allow 405 y {other} {", "another text");
    check_number((long long)lingo_finding_text(&finding, NULL, NULL, text, 3),
                 (long long)strlen(expected), "cut");
    check_string(text, "A ", "cut");
    /* Nothing that a terminal would act on, cut at a character. */
    static const struct {
        const char *raw, *clean;
    } facts[] = {
        {"a\x1b[31m\x7f\r", "a?[31m??"},
        {"\xc2\x9b"
         "31m",
         "??31m"},
        {"\xc3\xa9\xff\xe2\x82", "\xc3\xa9???"},
    };
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        size_t n = strlen(facts[i].raw);
        char *exact = exact_copy(facts[i].raw, n);
        lingo_finding_init(&finding, rule, 405, NULL, exact, n);
        free(exact);
        check_string(finding.fact, facts[i].clean, "fact");
    }
    char many[600];
    for (size_t i = 0; i < sizeof many; i++)
        many[i] = i % 2 ? '\xa9' : '\xc3';
    lingo_finding_init(&finding, rule, 405, NULL, many, sizeof many);
    check_number((long long)strlen(finding.fact), LINGO_FINDING_FACT - 1, "cut fact");
    check_string(finding.fact + strlen(finding.fact) - 5, "\xc3\xa9...", "cut at a character");
}

static void test_limits(void)
{
    static struct lingo_check check;
    char line[64];
    lingo_check_begin(&check, NULL);
    lingo_check_feed(&check, "HTTP/1.1 200 OK\r\n", 17);
    for (int i = 0; i < 200; i++)
        lingo_check_feed(&check, line, (size_t)snprintf(line, sizeof line, "X-%d: y\r\n", i));
    lingo_check_feed(&check, "\r\n", 2);
    CU_ASSERT_TRUE(lingo_check_in_content(&check));
    lingo_check_end(&check, 0);
    const struct lingo_finding *finding = find(&check, "limit");
    check_string(finding ? finding->detail : NULL, "128 field lines", "many fields");
    CU_ASSERT(lingo_check_field(&check, "x-127").length == 1);
    CU_ASSERT_PTR_NULL(lingo_check_field(&check, "X-128").data);

    lingo_check_begin(&check, NULL);
    lingo_check_feed(&check, "HTTP/1.1 200 OK\r\nX: ", 20);
    for (int i = 0; i < 100000; i++)
        lingo_check_feed(&check, "y", 1);
    lingo_check_feed(&check, "\r\n\r\nbody", 8);
    CU_ASSERT_TRUE(lingo_check_in_content(&check));
    lingo_check_end(&check, 0);
    finding = find(&check, "limit");
    check_string(finding ? finding->detail : NULL, "16384 bytes", "a large head");

    lingo_check_begin(&check, NULL);
    lingo_check_feed(&check, "HTTP/1.1 200 OK\r\n", 17);
    for (int i = 0; i < 100; i++)
        lingo_check_feed(&check, "no colon\r\n", 10);
    check_number((long long)lingo_check_end(&check, 0), LINGO_CHECK_FINDINGS_MAX, "many findings");
    finding = lingo_check_finding(&check, LINGO_CHECK_FINDINGS_MAX - 1);
    check_string(finding->detail, "48 findings", "the last one tells");
    CU_ASSERT_PTR_NULL(lingo_check_finding(&check, LINGO_CHECK_FINDINGS_MAX));
}

static void test_accessors(void)
{
    static struct lingo_check check;
    lingo_check_begin(&check, NULL);
    check_number(lingo_check_status_line(&check)->code, -1, "before the end");
    CU_ASSERT_FALSE(lingo_check_in_content(&check));
    lingo_check_feed(&check, NULL, 0);
    static const char response[] = OK "Location:  /x \r\nlocation: /y\r\n" END;
    lingo_check_feed(&check, response, sizeof response - 1);
    CU_ASSERT_PTR_NULL(lingo_check_finding(&check, 0));
    CU_ASSERT_PTR_NULL(lingo_check_field(&check, "Location").data);
    size_t count = lingo_check_end(&check, 1);
    check_number((long long)lingo_check_end(&check, 1), (long long)count, "ended twice");
    lingo_check_feed(&check, "x", 1);
    struct lingo_text value = lingo_check_field(&check, "LOCATION");
    CU_ASSERT(value.length == 2 && !memcmp(value.data, "/x", 2));
    CU_ASSERT_PTR_NULL(lingo_check_field(&check, "Locatio").data);
    /* Only the line: nothing is missed, and its own faults are found. */
    struct lingo_check_request request = {.flags = LINGO_CHECK_LINE_ONLY};
    lingo_check_begin(&check, &request);
    lingo_check_feed(&check, "HTTP/1.1 401 Gone", 17);
    check_number((long long)lingo_check_end(&check, 0), 1, "status line only");
    check_string(lingo_rule_id(lingo_check_finding(&check, 0)->rule), "phrase-other-code", "line");
}

int main(void)
{
    static const struct test tests[] = {
        {"rules", test_rules},
        {"every rule is tested", test_every_rule_is_tested},
        {"rule table", test_rule_table},
        {"conditions are listed", test_conditions_are_listed},
        {"requirements", test_requirements},
        {"nothing to find", test_nothing_to_find},
        {"pieces", test_pieces},
        {"status line", test_status_line},
        {"format line", test_format_line},
        {"phrases", test_phrases},
        {"finding text", test_finding_text},
        {"limits", test_limits},
        {"accessors", test_accessors},
        {NULL, NULL},
    };
    return test_run("check", tests);
}
