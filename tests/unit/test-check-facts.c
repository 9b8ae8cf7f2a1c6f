/* SPDX-License-Identifier: MIT */
/* Every fact in the table of status codes has a rule that a response can violate, or is listed here
 * with the reason why no response can. */
#include "tests/support/test.h"

#include <httplingo/check.h>

#include <stdio.h>
#include <string.h>

#define DATE "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"

/* Facts that no response breaks: by the code, or by what is said of it. */
static const struct exception {
    const char *fact;
    const char *text; /* of the fact; NULL: any */
    int code;         /* 0: any */
    const char *reason;
} exceptions[] = {
    {"cacheable", NULL, 0, "it lets caches store the response, and asks nothing of it"},
    {"cache note", "interim responses are not stored", 0, "a rule for caches"},
    {"cache note", "storable only by a cache that understands the code (RFC 9111 3)", 0,
     "a rule for caches"},
    {"cache note", "MAY be stored subject to expiration; RFC 3229 10.6", 226, "a rule for caches"},
    {"cache note", "RFC 7540 9.1.2 had made it cacheable", 421, "history"},
    {"cache note", "not cacheable by default", 425, "a default; the fields may say otherwise"},
    {"duration", NULL, 0, "the page tells it; no field does"},
    {"retry", NULL, 0, "a rule for clients"},
    {"redirect method", NULL, 0, "a rule for clients"},
    {"sender", "origin server", 401, "a gateway is an origin server to its clients"},
    {"sender", "reserved for future use", 402, "it is used, and reserved is not forbidden"},
    {"sender", "origin server", 405, "a gateway is an origin server to its clients"},
    {"should have", "Last-Modified", 200, "it is told of with ETag: one of them is enough"},
    {"may have", "Link", 103, "an early hint without it is of no use, but allowed"},
    {"may have", "Upload-Offset", 104, "only the server knows of progress"},
    {"may have", "Location", 201, "a success may leave it out"},
    {"may have", "ETag", 201, "a success may leave it out"},
    {"may have", "Last-Modified", 201, "a success may leave it out"},
    {"may have", "ETag", 204, "a success may leave it out"},
    {"may have", "Retry-After", 301, "a redirect may leave it out"},
    {"may have", "Retry-After", 302, "a redirect may leave it out"},
    {"may have", "Retry-After", 307, "a redirect may leave it out"},
    {"may have", "Retry-After", 308, "a redirect may leave it out"},
    {"must have", "Content-Type", 206, "what says that there are several parts is this field"},
};
#define EXCEPTIONS (sizeof exceptions / sizeof exceptions[0])
static size_t met[EXCEPTIONS];

static int is_exception(const char *fact, const char *text, int code)
{
    for (size_t i = 0; i < EXCEPTIONS; i++)
        if (!strcmp(exceptions[i].fact, fact) &&
            (!exceptions[i].text || (text && !strcmp(exceptions[i].text, text))) &&
            (!exceptions[i].code || exceptions[i].code == code)) {
            met[i]++;
            return 1;
        }
    return 0;
}

/* A finding by its rule, and by its field unless that is NULL; NULL when there is none. */
static const struct lingo_finding *find(const struct lingo_check *check, const char *rule,
                                        const char *field)
{
    const struct lingo_finding *finding;
    for (size_t i = 0; (finding = lingo_check_finding(check, i)); i++)
        if (!strcmp(lingo_rule_id(finding->rule), rule) &&
            (!field || !strcmp(finding->field, field)))
            return finding;
    return NULL;
}

static void run(struct lingo_check *check, int code, const char *rest,
                const struct lingo_check_request *request)
{
    char response[512];
    int n = snprintf(response, sizeof response, "HTTP/1.1 %d \r\n%s", code, rest);
    lingo_check_begin(check, request);
    lingo_check_feed(check, response, (size_t)n);
    lingo_check_end(check, 1);
}

/* Fails, naming the fact, unless one of the rules, separated by spaces, was broken or the fact is
 * an exception, and not both. */
static void expect(const struct lingo_check *check, const char *rules, const char *field,
                   const char *fact, const char *text, int code)
{
    char where[200], rule[64];
    int found = 0;
    snprintf(where, sizeof where, "%d, %s: %s", code, fact, text ? text : "");
    for (const char *r = rules; *r; r += strspn(r, " ")) {
        size_t n = strcspn(r, " ");
        snprintf(rule, sizeof rule, "%.*s", (int)n, r);
        found |= find(check, rule, field) != NULL;
        r += n;
    }
    check_string(found != is_exception(fact, text, code) ? rules : NULL, rules, where);
}

static void test_content(void)
{
    static struct lingo_check check;
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        int code = lingo_status_code(status), body = lingo_status_body(status).value;
        if (body != LINGO_BODY_YES && code != 101) { /* after 101 another protocol follows */
            run(&check, code, DATE "\r\nx", NULL);
            expect(&check, "content-forbidden content-in-205", NULL, "body", "none", code);
        } else if (code >= 400) {
            run(&check, code, DATE "\r\n", NULL);
            expect(&check, "content-missing", NULL, "body", "an explanation", code);
        }
        if (!lingo_status_content_length(status).value) {
            run(&check, code, DATE "Content-Length: 0\r\n\r\n", NULL);
            expect(&check, "length-forbidden", NULL, "content length", "none", code);
        }
        if (lingo_status_content(status).text) {
            run(&check, code, DATE "\r\nx", NULL);
            expect(&check, "content-expected", NULL, "content", lingo_status_content(status).text,
                   code);
        }
    }
}

static void test_caches_and_clients(void)
{
    static struct lingo_check check;
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        int code = lingo_status_code(status);
        const char *note = lingo_status_cache_note(status);
        run(&check, code, DATE "Cache-Control: max-age=60\r\n\r\n", NULL);
        if (note)
            expect(&check, "cache-explicit", NULL, "cache note", note, code);
        lingo_check_begin(&check, NULL); /* no finding */
        expect(&check, "-", NULL, "cacheable", NULL, code);
        expect(&check, "-", NULL, "duration", NULL, code);
        expect(&check, "-", NULL, "retry", NULL, code);
        expect(&check, "-", NULL, "redirect method", NULL, code);
    }
}

/* Whoever sends it, to whomever: the fact about senders is told of. */
static void test_senders(void)
{
    static struct lingo_check checks[LINGO_SENDER_PROXY + 1];
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        int code = lingo_status_code(status), told = 0;
        const char *text = lingo_status_sender(status).text;
        if (!text)
            continue;
        for (int sender = LINGO_SENDER_ORIGIN; sender <= LINGO_SENDER_PROXY; sender++) {
            struct lingo_check_request request = {.version = 10, .sender = sender};
            run(&checks[sender], code, DATE "\r\nx", &request);
            told = told ? told
                   : find(&checks[sender], "sender", NULL) ||
                           find(&checks[sender], "interim-to-http10", NULL) ||
                           find(&checks[sender], "code-deprecated", NULL) ||
                           find(&checks[sender], "code-unused", NULL)
                       ? sender
                       : 0;
        }
        expect(&checks[told ? told : LINGO_SENDER_ORIGIN],
               "sender interim-to-http10 code-deprecated code-unused", NULL, "sender", text, code);
    }
}

static void test_fields(void)
{
    static const char *const levels[] = {"must have", "should have", "may have"};
    static const char rules[] = "field-required field-required-when field-recommended "
                                "field-recommended-when field-conditional field-optional "
                                "date-missing";
    static struct lingo_check check, full;
    run(&full, 200,
        DATE "Cache-Control: no-cache\r\nContent-Location: /\r\nETag: \"a\"\r\n"
             "Expires: Sun, 06 Nov 1994 08:49:37 GMT\r\nVary: Accept\r\n\r\nx",
        NULL);
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        const struct lingo_requirement *want;
        int code = lingo_status_code(status);
        for (size_t k = 0; (want = lingo_status_requirement(status, k)); k++) {
            const char *method =
                want->when && !strcmp(want->when, "the method is PATCH") ? "PATCH" : "GET";
            struct lingo_check_request request = {.method = {method, strlen(method)},
                                                  .full = &full};
            run(&check, code, "\r\nx", &request);
            expect(&check, rules, want->field, levels[want->level], want->field, code);
        }
    }
}

static void test_exceptions_are_met(void)
{
    for (size_t i = 0; i < EXCEPTIONS; i++)
        check_string(met[i] ? exceptions[i].reason : NULL, exceptions[i].reason, "an exception");
}

int main(void)
{
    static const struct test tests[] = {
        {"content", test_content},
        {"caches and clients", test_caches_and_clients},
        {"senders", test_senders},
        {"fields", test_fields},
        {"exceptions are met", test_exceptions_are_met},
        {NULL, NULL},
    };
    return test_run("check-facts", tests);
}
