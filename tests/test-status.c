/* SPDX-License-Identifier: MIT */
#include "test.h"

#include <httplingo/codes.h>
#include <httplingo/status.h>

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
        int registered = cases[i].code == cases[i].row &&
                         lingo_status_registry(status) != LINGO_REGISTRY_CLASS;
        CU_ASSERT_EQUAL(lingo_status_find(cases[i].code) != NULL, registered);
    }
    check_number(LINGO_STATUS_NOT_FOUND, 404, "codes.h");
}

static void test_by_name(void)
{
    static const struct {
        const char *name;
        int code; /* 0: none */
    } cases[] = {
        {"NOT_FOUND", 404},         {"not_found", 404},
        {"Not Found", 404},         {"not-found", 404},
        {"HTTP_NOT_FOUND", 404},    {"HTTP_STATUS_NOT_FOUND", 404},
        {"PAYLOAD_TOO_LARGE", 413}, {"REQUEST_ENTITY_TOO_LARGE", 413},
        {"URI_TOO_LONG", 414},      {"REQUEST_RANGE_NOT_SATISFIABLE", 416},
        {"TEAPOT", 418},            {"HTTP_VERSION_NOT_SUPPORTED", 505},
        {"MOVED_TEMPORARILY", 302}, {"NOT_FOUN", 0},
        {"NOT_FOUNDX", 0},          {"HTTP_", 0},
        {"", 0},                    {"PAGE_EXPIRED", 0}, /* a vendor's */
        {"CLIENT_ERROR", 0},                             /* a class */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t n = strlen(cases[i].name);
        char *exact = exact_copy(cases[i].name, n);
        const struct lingo_status *status = lingo_status_by_name(exact, n);
        check_number(status ? lingo_status_code(status) : 0, cases[i].code, cases[i].name);
        free(exact);
    }
    CU_ASSERT_PTR_NULL(lingo_status_by_name(NULL, 0));
}

int main(void)
{
    static const struct test tests[] = {
        {"find", test_find},
        {"by name", test_by_name},
        {NULL, NULL},
    };
    return test_run("status", tests);
}
