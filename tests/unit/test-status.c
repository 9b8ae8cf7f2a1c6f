/* SPDX-License-Identifier: MIT */
/* The table of status codes: looking up, texts, references, facts. */
#include "registry/status.h"
#include "tests/support/test.h"

#include <httplingo/codes.h>
#include <httplingo/status.h>

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_find(void)
{
    static const struct {
        int code;
        int row; /* of lingo_status_resolve() */
        const char *name;
        const char *phrase;
    } cases[] = {
        {100, 100, "CONTINUE", "Continue"},
        {104, 104, "UPLOAD_RESUMPTION_SUPPORTED", "Upload Resumption Supported"},
        {306, 306, "UNUSED", "(Unused)"},
        {404, 404, "NOT_FOUND", "Not Found"},
        {413, 413, "CONTENT_TOO_LARGE", "Content Too Large"},
        {418, 418, "IM_A_TEAPOT", "(Unused)"},
        {511, 511, "NETWORK_AUTHENTICATION_REQUIRED", "Network Authentication Required"},
        /* RFC 9110 section 15: an unknown code is its class, an invalid one a server error */
        {199, 100, "INFORMATIONAL", "Informational"},
        {299, 200, "SUCCESSFUL", "Successful"},
        {399, 300, "REDIRECTION", "Redirection"},
        {499, 400, "CLIENT_ERROR", "Client Error"},
        {599, 500, "SERVER_ERROR", "Server Error"},
        {600, 500, "SERVER_ERROR", "Server Error"},
        {99, 500, "SERVER_ERROR", "Server Error"},
        {0, 500, "SERVER_ERROR", "Server Error"},
        {-404, 500, "SERVER_ERROR", "Server Error"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_status *status = lingo_status_resolve(cases[i].code);
        check_number(lingo_status_code(status), cases[i].row, cases[i].name);
        check_string(lingo_status_name(status), cases[i].name, cases[i].name);
        check_string(lingo_status_phrase(status), cases[i].phrase, cases[i].name);
        int registered =
            cases[i].code == cases[i].row && lingo_status_registry(status) != LINGO_REGISTRY_CLASS;
        CU_ASSERT_EQUAL(lingo_status_find(cases[i].code) != NULL, registered);
    }
    check_number(LINGO_STATUS_NOT_FOUND, 404, "codes.h");
}

/* Only the registry's column says "(Unused)". */
static void test_by_code(void)
{
    static const struct {
        int code;
        const char *reason, *name, *title;
    } cases[] = {
        {404, "Not Found", "NOT_FOUND", "Page not found"},
        {418, "I'm a Teapot", "IM_A_TEAPOT", "This server is a teapot"},
        {306, "", "UNUSED", "One more step is needed"},
        {200, "OK", "OK", "OK"},
        {499, "", "", NULL}, /* nginx's; not registered */
        {599, "", "", NULL},
        {600, "", "", NULL},
        {99, "", "", NULL},
        {0, "", "", NULL},
        {-1, "", "", NULL},
        {INT_MAX, "", "", NULL},
        {INT_MIN, "", "", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int code = cases[i].code;
        char where[16];
        snprintf(where, sizeof where, "%d", code);
        check_string(lingo_reason_phrase(code), cases[i].reason, where);
        check_string(lingo_status_name_by_code(code), cases[i].name, where);
        const char *title = cases[i].title
                                ? cases[i].title
                                : lingo_status_text(lingo_status_resolve(code), LINGO_TEXT_TITLE);
        check_string(lingo_status_text_by_code(code, LINGO_TEXT_TITLE), title, where);
        check_string(lingo_status_text_by_code(code, (enum lingo_text_kind)7), "", where);
    }
    check_string(lingo_status_text_by_code(418, LINGO_TEXT_PHRASE), "I\xe2\x80\x99m a Teapot",
                 "418 for people");
    check_string(lingo_status_phrase(lingo_status_find(418)), "(Unused)", "418 in the registry");
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        int code = lingo_status_code(status);
        if (code != 306 && code != 418)
            check_string(lingo_reason_phrase(code), lingo_status_phrase(status), "all others");
    }
}

/* A status that was not found can be asked all the same. */
static void test_null(void)
{
    const struct lingo_fact facts[] = {
        lingo_status_body(NULL),      lingo_status_content_length(NULL),
        lingo_status_cacheable(NULL), lingo_status_duration(NULL),
        lingo_status_retry(NULL),     lingo_status_redirect_method(NULL)};
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        check_number(facts[i].value, 0, "fact");
        check_string(facts[i].basis, NULL, "basis");
    }
    check_number(lingo_status_code(NULL), 0, "code");
    check_string(lingo_status_name(NULL), "", "name");
    check_string(lingo_status_phrase(NULL), "", "phrase");
    for (int field = -1; field <= LINGO_TEXT_COUNT; field++)
        check_string(lingo_status_text(NULL, (enum lingo_text_kind)field), "", "text");
    check_string(lingo_status_alias(NULL, 0), NULL, "alias");
    check_string(lingo_status_former_phrase(NULL, 0), NULL, "former phrase");
    check_string(lingo_status_server_phrase(NULL, 0), NULL, "server's phrase");
    check_number(lingo_status_registry(NULL), LINGO_REGISTRY_CLASS, "registry");
    check_string(lingo_status_expires(NULL), NULL, "expires");
    check_number(lingo_status_is_obsoleted(NULL), 0, "obsoleted");
    CU_ASSERT_PTR_NULL(lingo_status_reference(NULL, 0));
    check_string(lingo_status_cache_note(NULL), NULL, "cache note");
    check_number(lingo_status_outlook(NULL), LINGO_OUTLOOK_NONE, "outlook");
    check_number(lingo_status_actions(NULL), 0, "actions");
    check_string(lingo_status_sender(NULL).text, NULL, "sender");
    check_string(lingo_status_content(NULL).text, NULL, "content");
    CU_ASSERT_PTR_NULL(lingo_status_requirement(NULL, 0));
    check_string(lingo_vendor_owner(NULL), NULL, "owner");
    check_string(lingo_vendor_meaning(NULL), NULL, "meaning");
    check_string(lingo_vendor_wire(NULL), NULL, "wire");
    check_number(lingo_status_is_named(NULL, "404", 3), 0, "is named");
}

/* What a spelling means, of whatever length: no byte behind it is read. */
static int code_named(const char *name, size_t length)
{
    char *exact = exact_copy(name, length);
    const struct lingo_status *status = lingo_status_by_name(exact, length);
    free(exact);
    return status ? lingo_status_code(status) : 0;
}

static void test_by_name(void)
{
    static const struct {
        const char *name;
        int code; /* 0: none */
    } cases[] = {
        /* separators and case */
        {"NOT_FOUND", 404},
        {"not_found", 404},
        {"Not Found", 404},
        {"not-found", 404},
        {"NotFound", 404},
        {"notFound", 404},
        {"notfound", 404},
        {"Not  Found\r\n", 404},
        {" \"Not Found\"", 404},
        {"I'm a teapot", 418}, /* RFC 2324 2.3.2 */
        {"I\xe2\x80\x99m a teapot", 418},
        {"Non\xe2\x80\x91"
         "Authoritative\xc2\xa0Information",
         203},
        {"PayloadTooLarge", 413},
        {"URITooLong", 414},
        {"IMUsed", 226},
        {"(Unused)", 306},
        /* former phrases */
        {"Payload Too Large", 413},               /* RFC 7231 6.5.11 */
        {"Request Entity Too Large", 413},        /* RFC 2616 10.4.14 */
        {"Request-URI Too Large", 414},           /* RFC 2616 6.1.1 */
        {"Requested range not satisfiable", 416}, /* RFC 2616 6.1.1 */
        {"Unprocessable Entity", 422},            /* RFC 4918 11.2 */
        {"Moved Temporarily", 302},               /* RFC 1945 9.3 */
        {"Gateway Time-out", 504},                /* RFC 2616 6.1.1 */
        /* nginx's phrases */
        {"Not Allowed", 405},
        {"Service Temporarily Unavailable", 503},
        {"Authorization Required", 401},
        {"405 Not Allowed", 405},
        {"Request Header Or Cookie Too Large", 494},
        {"The plain HTTP request was sent to HTTPS port", 497},
        /* vendors */
        {"Bandwidth Limit Exceeded", 509},
        {"Retry With", 449},
        {"Reply With", 449},
        {"Method Failure", 420},
        {"PAGE_EXPIRED", 419},
        {"INSUFFICIENT_SPACE_ON_RESOURCE", 419},
        {"overloaded_error", 529},
        {"Cloudflare 1XXX Error", 530},
        {"Unauthorized", 401}, /* not AWS's 561 */
        {"Redirect", 302},     /* .NET's, not ActiveSync's 451 */
        /* a code, alone or before its phrase: RFC 9112 section 4 */
        {"404", 404},
        {"HTTP/1.1 404 Not Found", 404},
        {"HTTP/1.1 404 Not Found\r\n", 404},
        {"HTTP/2 404", 404},
        {"HTTP/1.0 404 Forbidden", 404},
        {"http/1.1 404 \xd0\x9d\xd0\xb5", 404},
        {"404 Not Found", 404},
        {"404 (Not Found)", 404},
        {":status: 404", 404},
        {"Status: 404 Not Found", 404},
        {"HTTP 404", 404},
        {"Error 404", 404},
        {"HTTP Error 404.0 - Not Found", 404},
        {"Request failed with status code 404", 404},
        {"The remote server returned an error: (404) Not Found.", 404},
        {"499 Token Required", 499},
        {"HTTP/1.1 508 Resource Limit Is Reached", 508},
        {"HTTP/1.1 999 Request Denied", 999},
        {"HTTP/1.1 477 Not Found", 0},
        {"4040", 0},
        {"40", 0},
        {"4xx", 0},
        /* what programs write */
        {"HTTP_NOT_FOUND", 404},        /* Apache httpd, Java's HttpURLConnection */
        {"HTTP_STATUS_NOT_FOUND", 404}, /* Windows */
        {"HTTP_STATUS_DENIED", 401},
        {"HTTP_STATUS_VERSION_NOT_SUP", 505},
        {"HTTP_PRECON_FAILED", 412},
        {"HTTP_VERSION", 505},
        {"HTTP_VERSION_NOT_SUPPORTED", 505},
        {"HTTP_404_NOT_FOUND", 404}, /* Django */
        {"HttpResponseNotFound", 404},
        {"Http404", 404},
        {"StatusNotFound", 404}, /* Go */
        {"http.StatusTeapot", 418},
        {"StatusHTTPVersionNotSupported", 505},
        {"StatusNonAuthoritativeInfo", 203},
        {"StatusOK", 200},
        {"HttpStatusCode.NotFound", 404}, /* .NET */
        {"StatusCodes.Status404NotFound", 404},
        {"SC_NOT_FOUND", 404}, /* Java's servlets */
        {"HttpServletResponse.SC_NOT_FOUND", 404},
        {"HttpStatus.NOT_FOUND", 404}, /* Spring */
        {"RC_NOT_FOUND", 404},         /* Perl */
        {"NGX_HTTP_NOT_ALLOWED", 405},
        {"NGX_HTTP_CLIENT_CLOSED_REQUEST", 499},
        {"NGX_HTTPS_NO_CERT", 496},
        {"NGX_HTTP_TO_HTTPS", 497},
        {"SOUP_STATUS_NOT_FOUND", 404}, /* libsoup */
        {"SOUP_STATUS_PROXY_UNAUTHORIZED", 407},
        {"MHD_HTTP_NOT_FOUND", 404},      /* libmicrohttpd */
        {"HTTP_MOVEPERM", 301},           /* libevent */
        {"Http::scPayloadTooLarge", 413}, /* Squid */
        {"Http::scHeaderTooLarge", 601},
        {"boost::beast::http::status::not_found", 404},
        {"StatusCode::NOT_FOUND", 404}, /* Rust */
        {"Net::HTTPNotFound", 404},     /* Ruby */
        {"HTTPOK", 200},
        {":unprocessable_content", 422},                              /* Rack */
        {"Response::HTTP_VARIANT_ALSO_NEGOTIATES_EXPERIMENTAL", 506}, /* Symfony */
        {"VARIANT_ALSO_NEGOTIATES_EXPERIMENTAL", 506},
        {"NotFoundHttpException", 404},
        {"REQUEST_TOO_LONG", 413}, /* npm */
        {"NotFoundError", 404},
        {"InternalServerError", 500},
        {"aiohttp.web.HTTPNotFound", 404},
        {"REQUEST_RANGE_NOT_SATISFIABLE", 416}, /* Python */
        {"TEAPOT", 418},
        /* no names */
        {"NOT_FOUN", 0},
        {"NOT_FOUNDX", 0},
        {"N\xc3\xb6t Found", 0},
        {"Not Found\xff", 0},
        {"\xe2\x80Not Found", 0},
        {"HTTP_", 0},
        {"HTTP/1.1", 0},
        {"Error", 0},
        {"---", 0},
        {"", 0},
        {"CLIENT_ERROR", 0}, /* a class */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_number(code_named(cases[i].name, strlen(cases[i].name)), cases[i].code,
                     cases[i].name);
    CU_ASSERT_PTR_NULL(lingo_status_by_name(NULL, 0));
    check_number(code_named("Not\0Found", 9), 0, "NUL within");
    check_number(code_named("Not Found\0", 10), 0, "NUL at the end");
    check_string(lingo_vendor_owner(lingo_status_by_name("499 Token Required", 18)), "Esri",
                 "the phrase tells the vendor");
}

/* Rows that share a name: is_named() finds each. */
static void test_is_named(void)
{
    static const struct {
        const char *name, *owners; /* owners: of the rows, in their order */
    } cases[] = {
        {"Client Closed Request", "nginx Google "},
        {"HTTP/1.1 499 Token Required", "Esri "},
        {"499 Something", "nginx Esri Google Alibaba Cloud "},
        {"NGX_HTTP_CLOSE", "nginx "},
        {"Unauthorized", "AWS "},
        {"Not Found", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char owners[200] = "";
        for (size_t k = 0; k < lingo_vendor_count(); k++)
            if (lingo_status_is_named(lingo_vendor_at(k), cases[i].name, strlen(cases[i].name)))
                strcat(strcat(owners, lingo_vendor_owner(lingo_vendor_at(k))), " ");
        check_string(owners, cases[i].owners, cases[i].name);
    }
}

/* The name of a row at an index, of all kinds; NULL beyond the last. */
static const char *name_of(const struct lingo_status *row, size_t index)
{
    static const char *(*const lists[])(const struct lingo_status *, size_t) = {
        lingo_status_alias, lingo_status_former_phrase, lingo_status_server_phrase};
    if (!index)
        return lingo_status_name(row);
    if (index == 1 && lingo_status_registry(row) == LINGO_REGISTRY_UNUSED)
        return lingo_status_name(row);
    if (index == 1)
        return lingo_status_phrase(row);
    index -= 2;
    for (size_t i = 0; i < 3; i++) {
        size_t n = 0;
        while (lists[i](row, n) && n < index)
            n++;
        if (lists[i](row, n))
            return lists[i](row, n);
        index -= n;
    }
    return NULL;
}

static const struct lingo_status *any_row_at(size_t index)
{
    size_t count = lingo_status_count();
    return index < count ? lingo_status_at(index) : lingo_vendor_at(index - count);
}

/* No name, in any spelling, is that of two registered codes, or of two vendors' codes. */
static void test_names_are_unique(void)
{
    size_t rows = lingo_status_count() + lingo_vendor_count(), names = 0;
    for (size_t i = 0; i < rows; i++) {
        const char *name;
        for (size_t n = 0; (name = name_of(any_row_at(i), n)); n++, names++)
            for (size_t k = 0; k < rows; k++) {
                bool same_table =
                    !lingo_vendor_owner(any_row_at(i)) == !lingo_vendor_owner(any_row_at(k));
                if (same_table && lingo_status_is_named(any_row_at(k), name, strlen(name)))
                    check_number(lingo_status_code(any_row_at(k)), lingo_status_code(any_row_at(i)),
                                 name);
            }
    }
    CU_ASSERT(names > 280);
}

/* Hostile text: cut at every length, with any byte at any place, and very long. */
static void test_hostile_names(void)
{
    static const char line[] = "HTTP/1.1 404 Not\xe2\x80\x91"
                               "Found\xc2\xa0HttpStatusCode.SC_NOT_FOUND";
    for (size_t n = 0; n < sizeof line; n++) {
        code_named(line, n);
        code_named(line + n, sizeof line - 1 - n);
        for (int byte = 0; byte < 256; byte++) {
            char changed[sizeof line];
            memcpy(changed, line, sizeof line);
            changed[n] = (char)byte;
            code_named(changed, sizeof line);
        }
    }
    static const char *const units[] = {
        "a",     "A", "aB",           "_",    "1",     "404",       "http", "http ",
        "HTTP_", ".", "\xe2\x80\x90", "\xff", "Error", "not found "};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t n = strlen(units[i]), length = n * 100000;
        char *text = malloc(length);
        for (size_t k = 0; k < length; k++)
            text[k] = units[i][k % n];
        check_number(code_named(text, length), 0, units[i]);
        free(text);
    }
    char long_line[4000] = "HTTP/1.1 404 ";
    memset(long_line + 13, 'x', sizeof long_line - 13);
    check_number(code_named(long_line, sizeof long_line), 404, "a long phrase");
}

/* The rows of the registry, then those of the classes. */
static const struct lingo_status *row_at(size_t index)
{
    size_t count = lingo_status_count();
    return index < count ? lingo_status_at(index) : lingo_status_of_class((int)(index - count) + 1);
}
#define ROWS (lingo_status_count() + 5)

/* Every English text is a plain sentence or term: no markup, no format, no straight quotes, which
 * would have to be escaped. */
static void test_texts(void)
{
    static const enum lingo_text_kind sentences[] = {LINGO_TEXT_SUMMARY, LINGO_TEXT_ADVICE,
                                                     LINGO_TEXT_DESCRIPTION};
    for (size_t i = 0; i < ROWS; i++) {
        const char *name = lingo_status_name(row_at(i));
        bool has_page = lingo_status_code(row_at(i)) >= 300;
        const char *texts[LINGO_TEXT_COUNT];
        for (size_t f = 0; f < LINGO_TEXT_COUNT; f++) {
            texts[f] = lingo_status_text(row_at(i), (enum lingo_text_kind)f);
            check_number((long long)strcspn(texts[f], "<>&\"'%{}"), (long long)strlen(texts[f]),
                         name);
        }
        for (size_t f = 0; f < sizeof sentences / sizeof sentences[0]; f++) {
            const char *text = texts[sentences[f]];
            check_number(!*text || text[strlen(text) - 1] == '.', 1, name);
        }
        check_number(*texts[LINGO_TEXT_SUMMARY] != '\0', has_page, name);
        check_number(*texts[LINGO_TEXT_ADVICE] == '\0' || has_page, 1, name);
        CU_ASSERT_NOT_EQUAL(texts[LINGO_TEXT_DESCRIPTION][0], '\0');
        check_number(strcmp(texts[LINGO_TEXT_TITLE], texts[LINGO_TEXT_PHRASE]) != 0, has_page,
                     name);
    }
}

/* What a page says and offers does not contradict the facts. */
static void test_outlooks_and_actions(void)
{
    for (size_t i = 0; i < ROWS; i++) {
        const struct lingo_status *status = row_at(i);
        const char *name = lingo_status_name(status);
        int code = lingo_status_code(status), duration = lingo_status_duration(status).value;
        enum lingo_outlook outlook = lingo_status_outlook(status);
        unsigned actions = lingo_status_actions(status);
        bool again = actions & LINGO_ACTION_TRY_AGAIN;
        check_number(actions != 0, code >= 300, name);
        bool leads_on =
            code / 100 == 3 && status != lingo_status_find(300) && code != 304 && code != 305;
        check_number(!!(actions & LINGO_ACTION_CONTINUE), leads_on, name);
        if (code < 400 || duration == LINGO_DURATION_PERMANENT)
            check_number(outlook, LINGO_OUTLOOK_NONE, name);
        if (outlook == LINGO_OUTLOOK_NO)
            check_number(again, false, name);
        else if (outlook != LINGO_OUTLOOK_NONE)
            check_number(again, true, name);
        if (outlook == LINGO_OUTLOOK_SOON && code != 502 && code != 504)
            check_number(duration, LINGO_DURATION_TEMPORARY, name);
        if (outlook == LINGO_OUTLOOK_NOW)
            check_number(lingo_status_retry(status).value, LINGO_RETRY_SAME_REQUEST, name);
    }
}

/* That these are the registry's is for tests/source/registry.sh to say. */
#define REGISTERED (STATUS_ROW_COUNT - STATUS_CLASSES)

static void test_order(void)
{
    check_number((long long)lingo_status_count(), REGISTERED, "rows of the registry");
    for (size_t i = 1; i < lingo_status_count(); i++)
        CU_ASSERT(lingo_status_code(lingo_status_at(i - 1)) <
                  lingo_status_code(lingo_status_at(i)));
    CU_ASSERT_PTR_NULL(lingo_status_at(REGISTERED));
    CU_ASSERT_PTR_NULL(lingo_status_of_class(0));
    CU_ASSERT_PTR_NULL(lingo_status_of_class(6));
}

/* References stand oldest first; one that the registry cites today is the last, but for 510. */
static void test_references(void)
{
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        const struct lingo_reference *reference, *last = NULL;
        for (size_t r = 0; (reference = lingo_status_reference(status, r)); r++) {
            if (reference->rfc)
                CU_ASSERT_STRING_NOT_EQUAL(lingo_rfc_title(reference->rfc), "");
            if (last) {
                CU_ASSERT(last->rfc <= reference->rfc);
                CU_ASSERT_EQUAL(last->current, 0);
            }
            last = reference;
        }
        check_number(last ? last->current : -1, !lingo_status_is_obsoleted(status),
                     lingo_status_name(status));
    }
}

static void test_facts(void)
{
    static const struct {
        int code;
        int body, length, cacheable, duration, retry, redirect;
        const char *required; /* the first required field, or NULL */
    } cases[] = {
        {101, LINGO_BODY_NO, 0, 0, LINGO_DURATION_NONE, LINGO_RETRY_NONE, LINGO_REDIRECT_NONE,
         "Upgrade"}, /* RFC 9110 15.2.2 */
        {204, LINGO_BODY_NO, 0, 1, LINGO_DURATION_NONE, LINGO_RETRY_NONE, LINGO_REDIRECT_NONE,
         NULL}, /* 15.3.5 */
        {205, LINGO_BODY_ZERO_LENGTH, 1, 0, LINGO_DURATION_NONE, LINGO_RETRY_NONE,
         LINGO_REDIRECT_NONE, NULL}, /* 15.3.6 */
        {301, LINGO_BODY_YES, 1, 1, LINGO_DURATION_PERMANENT, LINGO_RETRY_NONE,
         LINGO_REDIRECT_POST_MAY_BECOME_GET, NULL}, /* 15.4.2 */
        {303, LINGO_BODY_YES, 1, 0, LINGO_DURATION_NONE, LINGO_RETRY_NONE,
         LINGO_REDIRECT_BECOMES_GET, NULL}, /* 15.4.4 */
        {308, LINGO_BODY_YES, 1, 1, LINGO_DURATION_PERMANENT, LINGO_RETRY_NONE, LINGO_REDIRECT_KEPT,
         NULL}, /* 15.4.9 */
        {401, LINGO_BODY_YES, 1, 0, LINGO_DURATION_UNKNOWN, LINGO_RETRY_WITH_CHANGES,
         LINGO_REDIRECT_NONE, "WWW-Authenticate"}, /* 15.5.2 */
        {405, LINGO_BODY_YES, 1, 1, LINGO_DURATION_UNKNOWN, LINGO_RETRY_UNSPECIFIED,
         LINGO_REDIRECT_NONE, "Allow"}, /* 15.5.6 */
        {421, LINGO_BODY_YES, 1, 0, LINGO_DURATION_UNKNOWN, LINGO_RETRY_SAME_REQUEST,
         LINGO_REDIRECT_NONE, NULL}, /* 15.5.20, B.3 */
        {451, LINGO_BODY_YES, 1, 1, LINGO_DURATION_UNKNOWN, LINGO_RETRY_UNSPECIFIED,
         LINGO_REDIRECT_NONE, NULL}, /* RFC 7725 3 */
        {503, LINGO_BODY_YES, 1, 0, LINGO_DURATION_TEMPORARY, LINGO_RETRY_LATER,
         LINGO_REDIRECT_NONE, NULL}, /* RFC 9110 15.6.4 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_status *status = lingo_status_find(cases[i].code);
        const char *name = lingo_status_name(status);
        const struct lingo_requirement *first = lingo_status_requirement(status, 0);
        check_number(lingo_status_body(status).value, cases[i].body, name);
        check_number(lingo_status_content_length(status).value, cases[i].length, name);
        check_number(lingo_status_cacheable(status).value, cases[i].cacheable, name);
        check_number(lingo_status_duration(status).value, cases[i].duration, name);
        check_number(lingo_status_retry(status).value, cases[i].retry, name);
        check_number(lingo_status_redirect_method(status).value, cases[i].redirect, name);
        check_string(first && first->level == LINGO_LEVEL_MUST ? first->field : NULL,
                     cases[i].required, name);
    }
}

/* Which texts for visitors vendors' rows have, in English. */
static void test_texts_of_vendors(void)
{
    static const struct {
        int code;
        const char *vendor, *title;
    } cases[] = {
        {419, "Laravel", "This page could not be shown"},
        {463, "AWS", "This page could not be shown"},
        {494, "nginx", "Your browser sent too much data"},
        {463, "Alibaba Cloud", "Something went wrong"},
        {522, "Cloudflare", "The site is responding too slowly"},
        {561, "AWS", "Please sign in"},
        {999, "LinkedIn", "Something went wrong"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_string(
            lingo_status_text(lingo_vendor_find(cases[i].code, cases[i].vendor), LINGO_TEXT_TITLE),
            cases[i].title, cases[i].vendor);
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct lingo_status *row = lingo_vendor_at(i);
        check_number(*lingo_status_text(row, LINGO_TEXT_SUMMARY) != '\0',
                     lingo_status_code(row) >= 300, lingo_vendor_owner(row));
    }
}

static void test_vendors(void)
{
    static const struct {
        int code;
        const char *vendor; /* NULL: any */
        const char *owner;  /* NULL: not found */
        const char *phrase;
    } cases[] = {
        {419, NULL, "Laravel", "Page Expired"},
        {499, NULL, "nginx", "Client Closed Request"},
        {499, "esri", "Esri", "Token Required"},
        {522, "Cloudflare", "Cloudflare", "Connection Timed Out"},
        {463, "AWS", "AWS", "Too Many Forwarded Addresses"},
        {463, "Alibaba Cloud", "Alibaba Cloud", "Load Balancer Loop"},
        {499, "nobody", NULL, NULL},
        {404, NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct lingo_status *status = lingo_vendor_find(cases[i].code, cases[i].vendor);
        check_string(status ? lingo_vendor_owner(status) : NULL, cases[i].owner, "owner");
        check_string(status ? lingo_status_phrase(status) : NULL, cases[i].phrase, "phrase");
    }
}

/* Cuts the next field off a line of tab-separated values. */
static char *next_field(char **line)
{
    static char nothing[] = "";
    char *field = *line ? *line : nothing;
    if (*line && (*line = strchr(*line, '\t')))
        *(*line)++ = '\0';
    return field;
}

static bool has_reference(const struct lingo_status *status, int rfc, const char *section)
{
    const struct lingo_reference *reference;
    for (size_t i = 0; (reference = lingo_status_reference(status, i)); i++)
        if (reference->rfc == rfc && (!*section || !strcmp(reference->section, section)))
            return true;
    return false;
}

/* One row: document, code, constant, title, RFC, section.  True when it is about a code. */
static bool check_python_row(char *line)
{
    const char *document = next_field(&line);
    int code = atoi(next_field(&line));
    const char *constant = next_field(&line);
    next_field(&line);
    int rfc = atoi(next_field(&line));
    const char *section = next_field(&line);
    if (!code)
        return false;
    const struct lingo_status *status = lingo_status_by_name(constant, strlen(constant));
    check_number(status ? lingo_status_code(status) : 0, code, constant);
    if (status && !has_reference(status, rfc, section)) {
        printf("\n    %s: %d cites RFC %d %s\n", document, code, rfc, section);
        CU_FAIL("a reference is missing");
    }
    return true;
}

/* What four generations of the Python documentation name and cite is known here. */
static void test_python_history(void)
{
    char *data = read_file(SOURCE_DIRECTORY "/../shared/data/python-http-history.tsv", NULL);
    if (!data) {
        skip("the facts of the Python documentation are not on this machine");
        return;
    }
    int rows = 0;
    for (char *line = strtok(data, "\n"); line; line = strtok(NULL, "\n"))
        if (*line != '#' && check_python_row(line))
            rows++;
    CU_ASSERT(rows > 200);
    free(data);
}

/* One row: code, phrase, …, the former phrases with their sources, the names in Python. */
static bool check_registry_row(char *line)
{
    char *fields[13];
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        fields[i] = next_field(&line);
    int code = atoi(fields[0]);
    if (!code)
        return false;
    char *lists[] = {fields[1], fields[10], fields[11], fields[12]};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        char *rest = lists[i];
        while (*rest && strcmp(rest, "-") && strcmp(rest, "(Unused)")) {
            size_t whole = strcspn(rest, ";"), n = whole;
            const char *source = strstr(rest, " (");
            if (source && source < rest + n)
                n = (size_t)(source - rest);
            check_number(code_named(rest, n), code, rest);
            rest += whole;
            rest += strspn(rest, "; ");
        }
    }
    return true;
}

/* All names that the registry has and had mean their codes. */
static void test_registry_names(void)
{
    char *data = read_file(SOURCE_DIRECTORY "/../shared/data/status-codes.tsv", NULL);
    if (!data) {
        skip("the facts of the registry are not on this machine");
        return;
    }
    int rows = 0;
    for (char *line = strtok(data, "\n"); line; line = strtok(NULL, "\n"))
        if (*line != '#' && check_registry_row(line))
            rows++;
    check_number(rows, (long long)lingo_status_count(), "rows");
    free(data);
}

/* A text that fills its array in a row would have no NUL, which compilers do not report. */
static void check_end(const char *array, size_t size, size_t nuls, const char *where)
{
    for (size_t i = 1; i <= nuls; i++)
        check_number(array[size - i], 0, where);
}
#define CHECK_END(array, nuls, where) check_end(array, sizeof(array), nuls, where)

static void check_ends(const struct lingo_status *row)
{
    CHECK_END(row->name, 1, row->name);
    CHECK_END(row->body.basis, 1, row->name);
    CHECK_END(row->content_length.basis, 1, row->name);
    CHECK_END(row->cacheable.basis, 1, row->name);
    CHECK_END(row->duration.basis, 1, row->name);
    CHECK_END(row->retry.basis, 1, row->name);
    CHECK_END(row->redirect_method.basis, 1, row->name);
}

static void test_ends_of_strings(void)
{
    for (size_t i = 0; i < STATUS_ROW_COUNT; i++)
        check_ends(&status_table[i]);
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct vendor *vendor = (const void *)lingo_vendor_at(i);
        check_ends(&vendor->status);
        CHECK_END(vendor->owner, 1, vendor->owner);
        CHECK_END(vendor->meaning, 1, vendor->owner);
        CHECK_END(vendor->wire, 1, vendor->owner);
        CHECK_END(vendor->phrase, 1, vendor->owner);
        CHECK_END(vendor->aliases, 2, vendor->owner); /* a list ends with an empty name */
        CHECK_END(vendor->server_phrases, 2, vendor->owner);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"find", test_find},
        {"by code", test_by_code},
        {"NULL", test_null},
        {"by name", test_by_name},
        {"is named", test_is_named},
        {"names are unique", test_names_are_unique},
        {"hostile names", test_hostile_names},
        {"order", test_order},
        {"references", test_references},
        {"facts", test_facts},
        {"texts", test_texts},
        {"outlooks and actions", test_outlooks_and_actions},
        {"vendors", test_vendors},
        {"texts of vendors", test_texts_of_vendors},
        {"ends of strings", test_ends_of_strings},
        {"Python history", test_python_history},
        {"names of the registry", test_registry_names},
        {NULL, NULL},
    };
    return test_run("status", tests);
}
