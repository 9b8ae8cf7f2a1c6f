/* SPDX-License-Identifier: MIT */
/* What a page offers to its visitor: actions, the wait, the address of a redirect and other values
 * of some statuses, links to other languages, times. */
#include "tests/support/make-page.h"
#include "tests/support/test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct made made;

#define HOME "Home page=/"
#define STATUS "Service status=https://status.example.org/"
#define SEARCH "Search this site=/search"
#define SIGN_IN "Sign in=/sign-in"
#define TRY_AGAIN "Try again="
#define MAIL "Contact us=mailto:help@example.org?subject="

/* A site with all addresses. */
static const char *const whole[] = {"search",
                                    "/search",
                                    "contact",
                                    "mailto:help@example.org",
                                    "service-status",
                                    "https://status.example.org/",
                                    "sign-in",
                                    "/sign-in",
                                    NULL};
static const char *const nothing[] = {NULL};
static const char *const no_home[] = {"home", "none", NULL};

static const struct lingo_site *open_site(const char *const *options)
{
    struct lingo_setting settings[12];
    struct lingo_report report = {LINGO_OK, ""};
    const struct lingo_site *site;
    size_t count = 0;
    for (; options[2 * count]; count++)
        settings[count] = (struct lingo_setting){options[2 * count], options[2 * count + 1]};
    enum lingo_error error = lingo_site_open(&site, NULL, settings, count, &report);
    check_string(report.message, "", "site");
    CU_ASSERT_EQUAL_FATAL(error, LINGO_OK);
    return site;
}

/* Makes a page in English, unless accept_language says otherwise. */
static void make(const struct lingo_site *site, int code, const char *method,
                 enum lingo_media format, const char *accept_language,
                 const char *const *parameters)
{
    static struct lingo_parameter given[16];
    struct lingo_request request = {.code = code,
                                    .method = text_of(method),
                                    .accept_language = text_of(accept_language),
                                    .media = 1u << format,
                                    .parameters = given};
    for (; parameters && parameters[0]; parameters += 2)
        given[request.parameter_count++] = (struct lingo_parameter){
            (enum lingo_parameter_name)lingo_parameter_find(parameters[0], strlen(parameters[0])),
            text_of(parameters[1])};
    made.length =
        lingo_page_write(site, &request, made.content, sizeof made.content, &made.response);
    CU_ASSERT_TRUE_FATAL(made.length < sizeof made.content);
}

static void append(char *to, size_t size, const char *text, size_t n)
{
    size_t length = strlen(to);
    CU_ASSERT_TRUE_FATAL(length + n < size);
    memcpy(to + length, text, n);
    to[length + n] = '\0';
}

/* The links between two marks of the page: "label=address, label=address". */
static const char *links_between(const char *begin, const char *end)
{
    static char list[2048];
    const char *from = strstr(made.content, begin), *to = from ? strstr(from, end) : NULL;
    *list = '\0';
    while (to && (from = strstr(from, "<a href=\"")) && from < to) {
        const char *href = from + 9, *quote = strchr(href, '"');
        const char *label = strchr(quote, '>') + 1;
        from = strchr(label, '<');
        if (*list)
            append(list, sizeof list, ", ", 2);
        append(list, sizeof list, label, (size_t)(from - label));
        append(list, sizeof list, "=", 1);
        append(list, sizeof list, href, (size_t)(quote - href));
    }
    return list;
}

static const char *actions(void)
{
    return links_between("<nav class=\"n\">", "</nav>");
}

static bool holds(const char *part)
{
    return strstr(made.content, part) != NULL;
}

/* The families of statuses, most useful action first. */
static void test_families(void)
{
    static const struct {
        int code;
        const char *actions;
    } cases[] = {
        {400, HOME ", " MAIL "400"},
        {401, SIGN_IN ", " HOME},
        {403, SIGN_IN ", " HOME ", " MAIL "403"},
        {404, HOME ", " SEARCH ", " MAIL "404"},
        {405, HOME ", " MAIL "405"},
        {407, TRY_AGAIN},
        {408, TRY_AGAIN},
        {410, HOME ", " SEARCH ", " MAIL "410"},
        {413, HOME ", " MAIL "413"},
        {414, HOME ", " SEARCH ", " MAIL "414"},
        {418, HOME},
        {421, TRY_AGAIN ", " MAIL "421"},
        {425, TRY_AGAIN},
        {429, TRY_AGAIN ", " MAIL "429"},
        {431, TRY_AGAIN ", " HOME ", " MAIL "431"},
        {451, HOME ", " MAIL "451"},
        {499, HOME ", " MAIL "499"},
        {500, TRY_AGAIN ", " STATUS ", " MAIL "500"},
        {501, HOME ", " MAIL "501"},
        {502, TRY_AGAIN ", " STATUS ", " MAIL "502"},
        {503, TRY_AGAIN ", " STATUS ", " MAIL "503"},
        {504, TRY_AGAIN ", " STATUS ", " MAIL "504"},
        {505, HOME ", " MAIL "505"},
        {511, SIGN_IN ", " TRY_AGAIN},
        {599, TRY_AGAIN ", " STATUS ", " MAIL "599"},
        {301, HOME},
        {200, ""},
    };
    const struct lingo_site *site = open_site(whole);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char where[16];
        snprintf(where, sizeof where, "%d", cases[i].code);
        make(site, cases[i].code, "GET", LINGO_MEDIA_HTML, "en", NULL);
        check_string(actions(), cases[i].actions, where);
    }
    lingo_site_release(site);
}

/* What a site lacks is not offered, but a page has an action all the same. */
static void test_without_addresses(void)
{
    static const struct {
        const char *const *options;
        int code;
        const char *method, *actions;
    } cases[] = {
        {nothing, 404, "GET", HOME},       {nothing, 401, "GET", HOME},
        {nothing, 403, "GET", HOME},       {nothing, 503, "GET", TRY_AGAIN},
        {nothing, 503, "POST", HOME},      {nothing, 511, "POST", HOME},
        {no_home, 404, "GET", TRY_AGAIN},  {no_home, 404, "POST", TRY_AGAIN},
        {no_home, 301, "GET", TRY_AGAIN},  {no_home, 418, "GET", TRY_AGAIN},
        {no_home, 503, "POST", TRY_AGAIN}, {no_home, 200, "GET", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char where[40];
        const struct lingo_site *site = open_site(cases[i].options);
        snprintf(where, sizeof where, "%s %d without addresses", cases[i].method, cases[i].code);
        make(site, cases[i].code, cases[i].method, LINGO_MEDIA_HTML, "en", NULL);
        check_string(actions(), cases[i].actions, where);
        lingo_site_release(site);
    }
}

/* No page of an error or a redirect is without an action, whatever the site has. */
static void test_always_an_action(void)
{
    static const char *const *const sites[] = {nothing, no_home, whole};
    static const char *const methods[] = {"", "GET", "HEAD", "POST", "PUT", "QUERY", "get"};
    for (size_t s = 0; s < sizeof sites / sizeof sites[0]; s++) {
        const struct lingo_site *site = open_site(sites[s]);
        for (int code = 300; code < 600; code++)
            for (size_t m = 0; m < sizeof methods / sizeof methods[0]; m++) {
                make(site, code, methods[m], LINGO_MEDIA_HTML, "en", NULL);
                if (made.length && !*actions())
                    check_number(code, 0, methods[m]);
            }
        lingo_site_release(site);
    }
    CU_PASS("every page has an action");
}

/* Following a link repeats a GET: after another method it is not what failed, and what was sent
 * may not have been saved. */
static void test_methods(void)
{
    static const struct {
        const char *method;
        int code;
        bool try_again, not_saved;
    } cases[] = {
        {"", 503, true, false},       {"GET", 503, true, false},      {"POST", 503, false, true},
        {"PUT", 503, false, true},    {"DELETE", 500, false, true},   {"PATCH", 502, false, true},
        {"QUERY", 503, false, false}, {"OPTIONS", 503, false, false}, {"BREW", 503, false, true},
        {"POST", 429, false, false},  {"POST", 404, false, false},    {"POST", 409, false, false},
        {"get", 503, false, true}, /* methods are case-sensitive */
    };
    const struct lingo_site *site = open_site(whole);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        make(site, cases[i].code, cases[i].method, LINGO_MEDIA_HTML, "en", NULL);
        check_number(strstr(actions(), TRY_AGAIN) != NULL, cases[i].try_again, cases[i].method);
        check_number(holds("What you sent may not have been saved."), cases[i].not_saved,
                     cases[i].method);
        make(site, cases[i].code, cases[i].method, LINGO_MEDIA_TEXT, "en", NULL);
        check_number(holds("\nWhat you sent may not have been saved.\n"), cases[i].not_saved,
                     cases[i].method);
    }
    lingo_site_release(site);
}

/* The subject of a mail tells support what happened (RFC 6068 section 2). */
static void test_mail(void)
{
    static const char long_id[] =
        "0123456789012345678901234567890123456789012345678901234567890123456789"
        "01234567890123456789012345678901234567890123456789012345678";
    static const struct {
        const char *contact, *id, *action;
    } cases[] = {
        {"mailto:a@b.example", NULL, "Contact us=mailto:a@b.example?subject=404"},
        {"mailto:a@b.example", "7f3a-9c52",
         "Contact us=mailto:a@b.example?subject=404%207f3a-9c52"},
        {"MAILTO:a@b.example", NULL, "Contact us=MAILTO:a@b.example?subject=404"},
        {"mailto:a@b.example", "x&body=y\r\n\"<\xc3\xa9>#%",
         "Contact us=mailto:a@b.example?subject=404%20"
         "x%26body%3Dy%0D%0A%22%3C%C3%A9%3E%23%25"},
        {"mailto:a@b.example", long_id, "Contact us=mailto:a@b.example?subject=404"},
        {"mailto:a@b.example?subject=Help", "7f3a", "Contact us=mailto:a@b.example?subject=Help"},
        {"https://b.example/contact", "7f3a", "Contact us=https://b.example/contact"},
        {"/contact?a=1&b=2", NULL, "Contact us=/contact?a=1&amp;b=2"},
        {"javascript:alert(1)", NULL, ""},
        {"none", NULL, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *parameters[] = {"contact", cases[i].contact, cases[i].id ? "request_id" : NULL,
                                    cases[i].id, NULL};
        char expected[400];
        snprintf(expected, sizeof expected, HOME "%s%s", *cases[i].action ? ", " : "",
                 cases[i].action);
        make(NULL, 404, "GET", LINGO_MEDIA_HTML, "en", parameters);
        check_string(actions(), expected, cases[i].contact);
    }
    CU_ASSERT_EQUAL(strlen(long_id), 129);
}

/* A request's addresses go before the site's; those that are unsafe are left out. */
static void test_addresses(void)
{
    static const struct {
        const char *parameters[5];
        int code;
        const char *actions;
    } cases[] = {
        {{"home", "/start", NULL}, 404, "Home page=/start, " SEARCH},
        {{"home", "none", NULL}, 404, SEARCH},
        {{"home", "data:text/html,x", NULL}, 404, SEARCH},
        {{"search", "none", NULL}, 404, HOME},
        {{"search", "javascript:x", NULL}, 404, HOME},
        {{"search", "vbscript:x", "home", "none", NULL}, 404, TRY_AGAIN},
        {{"sign_in", "/login", NULL}, 401, "Sign in=/login, " HOME},
        {{"sign_in", "none", NULL}, 401, HOME},
        {{"service_status", "https://s.example/", NULL},
         503,
         TRY_AGAIN ", Service status=https://s.example/"},
        {{"service_status", "data:,", NULL}, 503, TRY_AGAIN},
        {{"location", "/new", NULL}, 301, "Go to the new address=/new, " HOME},
        {{"location", "javascript:x", NULL}, 301, HOME},
        {{"location", "/new", NULL}, 404, HOME ", " SEARCH},
        {{"location", "/new", NULL}, 201, "Go to the new address=/new"},
    };
    static const char *const options[] = {"search", "/search", "sign-in", "/sign-in", NULL};
    const struct lingo_site *site = open_site(options);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        make(site, cases[i].code, "GET", LINGO_MEDIA_HTML, "en", cases[i].parameters);
        check_string(actions(), cases[i].actions, cases[i].parameters[1]);
    }
    lingo_site_release(site);
}

/* Where one can sign in, 403 advises it, and nowhere else. */
static void test_sign_in(void)
{
    static const char advice[] = "If you have an account with access, use it to sign in.";
    const struct lingo_site *site = open_site(whole);
    for (int format = 0; format < LINGO_MEDIA_COUNT; format++) {
        make(site, 403, "GET", (enum lingo_media)format, "en", NULL);
        check_number(holds(advice), 1, "403 with an address to sign in");
        make(site, 401, "GET", (enum lingo_media)format, "en", NULL);
        check_number(holds(advice), 0, "401");
        make(site, 404, "GET", (enum lingo_media)format, "en", NULL);
        check_number(holds(advice), 0, "404");
        make(NULL, 403, "GET", (enum lingo_media)format, "en", NULL);
        check_number(holds(advice), 0, "403 without an address");
        make(NULL, 403, "GET", (enum lingo_media)format, "en",
             (const char *const[]){"sign_in", "javascript:x", NULL});
        check_number(holds(advice), 0, "403 with an unsafe address");
    }
    lingo_site_release(site);
}

/* ---- what belongs to some statuses ---- */

/* A parameter is shown, and sent as a field, with its own statuses only. */
static void test_belonging(void)
{
    static const struct {
        const char *name, *value, *shown, *field;
        int codes[8], others[6];
    } cases[] = {
        {"allow", "GET, XYZZY", "XYZZY", "Allow", {405}, {404, 406, 501, 503, 200}},
        {"location",
         "/xyzzy",
         "/xyzzy",
         "Location",
         {300, 301, 302, 303, 307, 308, 201, 399},
         {200, 202, 404, 503, 426}},
        {"choices", "/xyzzy XYZZY", "XYZZY", NULL, {300, 406}, {301, 404, 415, 200}},
        {"protocols", "XYZZY/2", "XYZZY/2", "Upgrade", {426}, {404, 400, 501}},
        {"protocols", "XYZZY/2", "XYZZY/2", NULL, {426, 505}, {404, 400, 501}},
        {"authority", "XYZZY Court", "XYZZY Court", NULL, {451}, {403, 404, 410, 503}},
        {"blocked_by", "https://xyzzy.example/", NULL, "Link", {451}, {403, 404, 410, 503}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *parameters[] = {cases[i].name, cases[i].value, NULL};
        for (int k = 0; k < 14; k++) {
            bool belongs = k < 8;
            int code = belongs ? cases[i].codes[k] : cases[i].others[k - 8];
            if (!code)
                continue;
            char where[60];
            snprintf(where, sizeof where, "%s with %d", cases[i].name, code);
            for (int format = 0; format < LINGO_MEDIA_COUNT; format++) {
                make(NULL, code, "GET", (enum lingo_media)format, "en", parameters);
                if (cases[i].shown)
                    check_number(holds(cases[i].shown), belongs, where);
            }
            char *value = cases[i].field ? field_of(&made.response, cases[i].field) : NULL;
            if (cases[i].field)
                check_number(value != NULL, belongs, where);
            free(value);
        }
    }
}

/* A sentence as a format has it: HTML emphasizes how long it is, and does not break the line
 * between a number and its unit.  The time may stand before the full stop, except in data. */
static const char *sentence_in(enum lingo_media format, const char *sentence)
{
    static char text[100];
    const char *count = sentence ? strpbrk(sentence, "0123456789") : NULL;
    if (!count || (format != LINGO_MEDIA_HTML && format != LINGO_MEDIA_TEXT))
        return sentence;
    int before = (int)(count - sentence), length = (int)strcspn(count, " ");
    int unit = (int)strcspn(count, ".") - length - 1;
    const char *pattern =
        format == LINGO_MEDIA_HTML ? "%.*s<strong>%.*s\u00a0%.*s</strong>" : "%.*s%.*s %.*s";
    snprintf(text, sizeof text, pattern, before, sentence, length, count, unit, count + length + 1);
    return text;
}

/* A wait is told where it makes sense: not with what is gone for good. */
static void test_waits(void)
{
    static const char two_minutes[] = "You can try again in 2 minutes.";
    static const struct {
        int code;
        const char *retry_after, *time, *sentence; /* NULL: no wait */
    } cases[] = {
        {503, "120", NULL, two_minutes},
        {429, "120", NULL, two_minutes},
        {413, "120", NULL, two_minutes},
        {404, "120", NULL, two_minutes},
        {301, "120", NULL, two_minutes},
        {410, "120", NULL, NULL},
        {503, "0", NULL, "You can try again now."},
        {503, "3", NULL, "You can try again in 3 seconds."},
        {503, "7200", NULL, "You can try again in 2 hours."},
        {503, "2592000", NULL, "You can try again in 30 days."},
        {503, "2592001", NULL, NULL},
        {503, "999999999999999999", NULL, NULL},
        {503, "99999999999999999999999999", NULL, NULL},
        {503, "-5", NULL, NULL},
        {503, "soon", NULL, NULL},
        {503, "1.5", NULL, NULL},
        /* a date counts from the time of the error */
        {503, "Sat, 28 Nov 2026 23:36:10 GMT", "1795908850", two_minutes},
        {503, "Saturday, 28-Nov-26 23:36:10 GMT", "1795908850", two_minutes},
        {503, "Sat Nov 28 23:36:10 2026", "1795908850", two_minutes},
        {503, "Sat, 28 Nov 2026 23:34:10 GMT", "1795908850", "You can try again now."},
        {503, "Sat, 28 Nov 2026 23:34:09 GMT", "1795908850", NULL}, /* in the past */
        {503, "Sat, 28 Nov 2026 23:36:10 GMT", NULL, NULL},
        {503, "Sat, 28 Nov 2026 23:36:10 GMT", "yesterday", NULL},
        {503, "Fri, 28 Nov 2026 23:36:10 GMT", "1795908850", NULL}, /* it is a Saturday */
        {503, "Mon, 28 Dec 2026 23:34:10 GMT", "1795908850", "You can try again in 30 days."},
        {503, "Mon, 28 Dec 2026 23:34:11 GMT", "1795908850", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *parameters[] = {"retry_after", cases[i].retry_after,
                                    cases[i].time ? "time" : NULL, cases[i].time, NULL};
        for (int format = 0; format < LINGO_MEDIA_COUNT; format++) {
            make(NULL, cases[i].code, "GET", (enum lingo_media)format, "en", parameters);
            bool told = holds("You can try again");
            bool data = format == LINGO_MEDIA_PROBLEM_JSON || format == LINGO_MEDIA_PROBLEM_XML;
            if (!data) /* which have the number alone */
                check_number(told, cases[i].sentence != NULL, cases[i].retry_after);
            const char *sentence = sentence_in((enum lingo_media)format, cases[i].sentence);
            if (told && sentence && !holds(sentence))
                check_string(made.content, sentence, cases[i].retry_after);
            check_number(holds("Try again in a few minutes."),
                         !data && cases[i].code == 503 && !cases[i].sentence, cases[i].retry_after);
        }
    }
}

/* What a wait does to data: the seconds, whatever form Retry-After has. */
static void test_seconds(void)
{
    static const struct {
        const char *retry_after, *member;
    } cases[] = {
        {"120", "\"retry_after\":120,"},
        {"0120", "\"retry_after\":120,"},
        {"Sat, 28 Nov 2026 23:36:10 GMT", "\"retry_after\":120,"},
        {"2592001", NULL},
        {"x", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *parameters[] = {"retry_after", cases[i].retry_after, "time",
                                    "1795908850",  "request_id",         "x",
                                    "contact",     "/contact",           NULL};
        make(NULL, 503, "GET", LINGO_MEDIA_PROBLEM_JSON, "en", parameters);
        check_number(holds("\"retry_after\""), cases[i].member != NULL, cases[i].retry_after);
        if (cases[i].member && !holds(cases[i].member))
            check_string(made.content, cases[i].member, cases[i].retry_after);
    }
}

/* Trying again is offered with a known wait, also where the status has it not. */
static void test_action_of_wait(void)
{
    static const char *const parameters[] = {"retry_after", "5", NULL};
    make(NULL, 413, "GET", LINGO_MEDIA_HTML, "en", NULL);
    check_string(actions(), HOME, "413");
    make(NULL, 413, "GET", LINGO_MEDIA_HTML, "en", parameters);
    check_string(actions(), TRY_AGAIN ", " HOME, "413 with a wait");
    make(NULL, 413, "POST", LINGO_MEDIA_HTML, "en", parameters);
    check_string(actions(), HOME, "413 with a wait, to POST");
    make(NULL, 410, "GET", LINGO_MEDIA_HTML, "en", parameters);
    check_string(actions(), HOME, "410 with a wait");
}

/* ---- times ---- */

/* When the wait ends: a minute, rounded up; beyond a day with the date.  The line is not broken
 * before the zone. */
static void test_until(void)
{
    static const struct {
        const char *time, *retry_after;
        const char *shown; /* the time of the error */
        const char *until; /* NULL: not told */
    } cases[] = {
        {"1795908850", "120", "2026-11-28 23:34:10", "23:37\u00a0UTC"},
        {"1795908840", "120", "2026-11-28 23:34:00", "23:36\u00a0UTC"},
        {"1795908841", "59", "2026-11-28 23:34:01", "23:35\u00a0UTC"},
        {"1795908841", "60", "2026-11-28 23:34:01", "23:36\u00a0UTC"},
        {"1795908850", "0", "2026-11-28 23:34:10", NULL},
        {"1795908850", "1550", "2026-11-28 23:34:10", "00:00\u00a0UTC"},
        {"1795908850", "86400", "2026-11-28 23:34:10", "23:35\u00a0UTC"},
        {"1795908850", "86401", "2026-11-28 23:34:10", "2026-11-29 23:35\u00a0UTC"},
        {"1795908850", "2592000", "2026-11-28 23:34:10", "2026-12-28 23:35\u00a0UTC"},
        {"1795908850", "2592001", "2026-11-28 23:34:10", NULL},
        {"0", "120", "1970-01-01 00:00:00", "00:02\u00a0UTC"},
        {"253399708740", "2592000", "9999-12-01 23:59:00", "9999-12-31 23:59\u00a0UTC"},
        {"253399708741", "2592000", NULL, NULL}, /* whose wait might end in 10000 */
        {"-1", "120", NULL, NULL},
        {"1e9", "120", NULL, NULL},
        {"", "120", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *parameters[] = {"time", cases[i].time, "retry_after", cases[i].retry_after,
                                    NULL};
        char expected[200];
        make(NULL, 503, "GET", LINGO_MEDIA_HTML, "en", parameters);
        snprintf(expected, sizeof expected, "</strong> (\u2068%s\u2069).</p>",
                 cases[i].until ? cases[i].until : "");
        check_number(holds("</strong> (\u2068"), cases[i].until != NULL, cases[i].retry_after);
        if (cases[i].until && !holds(expected))
            check_string(made.content, expected, cases[i].retry_after);
        snprintf(expected, sizeof expected, "<bdi><time datetime=\"%sZ\">%s UTC</time></bdi>",
                 cases[i].shown ? cases[i].shown : "", cases[i].shown ? cases[i].shown : "");
        check_number(holds("<time"), cases[i].shown != NULL, cases[i].time);
        if (cases[i].shown && !holds(expected))
            check_string(made.content, expected, cases[i].time);
    }
}

/* Digits and order are the same in every language, and isolated; the time when a wait ends is
 * within the sentence. */
static void test_times_in_text(void)
{
    static const char *const parameters[] = {"time", "1795908850", "retry_after", "120", NULL};
    static const struct {
        const char *tag, *stop;
    } cases[] = {
        {"en", "."},      {"ar", "."},      {"fa", "."},      {"bn", "\u0964"}, {"my", "\u104b"},
        {"ja", "\u3002"}, {"ur", "\u06d4"}, {"hy", "\u0589"}, {"km", "\u17d4"}, {"th", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char expected[60];
        snprintf(expected, sizeof expected, " (\u206823:37 UTC\u2069)%s\n", cases[i].stop);
        make(NULL, 503, "GET", LINGO_MEDIA_TEXT, cases[i].tag, parameters);
        check_number(holds(expected), 1, cases[i].tag);
        check_number(holds("\n\u20682026-11-28 23:34:10\u2069 UTC\n"), 1, cases[i].tag);
        make(NULL, 503, "GET", LINGO_MEDIA_JSON, cases[i].tag, parameters);
        check_number(holds("\"time\":\"2026-11-28 23:34:10\""), 1, cases[i].tag);
        check_number(holds("UTC"), 0, cases[i].tag);
    }
}

/* ---- support ---- */

static void test_support(void)
{
    static const char hint[] = "If you contact us, give us the request ID or send a screenshot.";
    static const char *const parameters[] = {"request_id", "7f3a", NULL};
    static const char *const options[] = {"support-hint", "no", NULL};
    const struct lingo_site *silent = open_site(options);
    for (int text = 0; text < 2; text++) {
        enum lingo_media format = text ? LINGO_MEDIA_TEXT : LINGO_MEDIA_HTML;
        make(NULL, 500, "GET", format, "en", parameters);
        check_number(holds(hint), 1, "500 with an identifier");
        make(NULL, 500, "GET", format, "en", NULL);
        check_number(holds(hint), 0, "500 without one");
        make(NULL, 404, "GET", format, "en", parameters);
        check_number(holds(hint), 0, "404");
        make(NULL, 505, "GET", format, "en", parameters);
        check_number(holds(hint), 0, "505, which support cannot help with");
        make(silent, 500, "GET", format, "en", parameters);
        check_number(holds(hint), 0, "500 of a site that does not ask");
        check_number(holds("7f3a"), 1, "the identifier");
    }
    lingo_site_release(silent);
}

/* The name of a server is shown where the site wants that. */
static void test_server(void)
{
    static const char *const parameters[] = {"server", "web-3", NULL};
    static const char *const options[] = {"server", "yes", NULL};
    const struct lingo_site *open = open_site(options);
    for (int text = 0; text < 2; text++) {
        enum lingo_media format = text ? LINGO_MEDIA_TEXT : LINGO_MEDIA_HTML;
        make(open, 500, "GET", format, "en", parameters);
        check_number(holds("web-3"), 1, "a site that shows it");
        make(NULL, 500, "GET", format, "en", parameters);
        check_number(holds("web-3"), 0, "by default");
    }
    lingo_site_release(open);
}

/* ---- languages ---- */

static void check_languages(const char *const *options, const char *accept_language,
                            const char *expected)
{
    const struct lingo_site *site = open_site(options);
    make(site, 404, "GET", LINGO_MEDIA_HTML, accept_language, NULL);
    check_string(links_between("<nav aria-label=\"", "</nav>"), expected, accept_language);
    lingo_site_release(site);
}

/* Links to the languages of the browser, then to the site's where they are few, then to its
 * default; never to the language of the page. */
static void test_languages(void)
{
    static const char *const all[] = {"language-query", "lang", NULL};
    static const char *const none[] = {"languages", "en, fr", NULL};
    static const char *const few[] = {"language-query", "l", "languages", "de, en, fr", NULL};
    static const char *const two[] = {"language-query",  "l",  "languages", "de, en, fr",
                                      "second-language", "fr", NULL};
    static const char *const other[] = {"language-query", "l", "default-language", "ja", NULL};
    check_languages(none, "en, fr", "");
    check_languages(all, "en", "");
    check_languages(all, "fr-CA, fr;q=0.9, de;q=0.8, en;q=0.7",
                    "Deutsch=?lang=de, English=?lang=en");
    check_languages(all, "fr", "English=?lang=en");
    check_languages(all, "fr_CA, de_DE;q=0,8, en;q=.5", "Deutsch=?lang=de, English=?lang=en");
    check_languages(all, "en, tlh, fr;q=0, *;q=0.1", "");
    check_languages(all, "en, zh-TW, ar",
                    "\xe7\xb9\x81\xe9\xab\x94\xe4\xb8\xad\xe6\x96\x87=?lang=zh-Hant, "
                    "\xd8\xa7\xd9\x84\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a\xd8\xa9=?lang=ar");
    check_languages(few, "fr", "Deutsch=?l=de, English=?l=en");
    check_languages(few, "tlh",
                    "English=?l=en, fran\xc3\xa7"
                    "ais=?l=fr");
    check_languages(two, "de",
                    "fran\xc3\xa7"
                    "ais=#second");
    check_languages(other, "de", "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e=?l=ja");
}

/* At most six, however many the browser asks for. */
static void test_many_languages(void)
{
    static const char *const options[] = {"language-query", "lang", NULL};
    const struct lingo_site *site = open_site(options);
    make(site, 404, "GET", LINGO_MEDIA_HTML, "en, fr, de, es, it, pl, cs, nl, sv, da, ja, ko",
         NULL);
    size_t count = 0;
    for (const char *at = made.content; (at = strstr(at, "<a href=\"?lang=")); at++)
        count++;
    check_number((long long)count, 6, "links to languages");
    CU_ASSERT_TRUE(holds("<a href=\"?lang=fr\" lang=\"fr\" hreflang=\"fr\">"));
    CU_ASSERT_FALSE(holds("?lang=en"));
    CU_ASSERT_FALSE(holds("?lang=sv"));
    make(site, 404, "GET", LINGO_MEDIA_TEXT, "en, fr", NULL);
    CU_ASSERT_FALSE(holds("?lang="));
    lingo_site_release(site);
}

int main(void)
{
    static const struct test tests[] = {
        {"families of statuses", test_families},
        {"without addresses", test_without_addresses},
        {"always an action", test_always_an_action},
        {"methods", test_methods},
        {"the subject of a mail", test_mail},
        {"addresses", test_addresses},
        {"signing in", test_sign_in},
        {"what belongs to a status", test_belonging},
        {"waits", test_waits},
        {"waits in seconds", test_seconds},
        {"trying again after a wait", test_action_of_wait},
        {"when a wait ends", test_until},
        {"times in text and data", test_times_in_text},
        {"support", test_support},
        {"the server", test_server},
        {"links to languages", test_languages},
        {"many languages", test_many_languages},
        {NULL, NULL},
    };
    return test_run("actions of pages", tests);
}
