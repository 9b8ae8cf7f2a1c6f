/* SPDX-License-Identifier: MIT */
/* Makes pages for tests, and finds fields in responses. */
#include "tests/support/make-page.h"

#include "tests/support/test.h"

#include <stdlib.h>
#include <string.h>

#define PARAMETERS_MAX 32

struct lingo_text text_of(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

/* Whoever wants the content alone gets the same. */
static void check_alone(const struct made *made, const struct lingo_site *site,
                        const struct lingo_request *request)
{
    static char content[sizeof made->content];
    size_t length = lingo_page_write(site, request, content, sizeof content, NULL);
    check_number((long long)length, (long long)made->length, "the content alone");
    CU_ASSERT_EQUAL(memcmp(content, made->content, length < sizeof content ? length + 1 : 0), 0);
}

void make_page(struct made *made, const struct lingo_site *site, int code, const char *language,
               enum lingo_media format, const char *const *parameters)
{
    struct lingo_parameter given[PARAMETERS_MAX];
    struct lingo_request request = {.code = code,
                                    .accept_language = text_of(language),
                                    .media = 1u << format,
                                    .parameters = given};
    for (size_t i = 0; parameters && parameters[2 * i]; i++) {
        struct lingo_text value = text_of(parameters[2 * i + 1]);
        value.data = exact_copy(value.data, value.length);
        given[i] = (struct lingo_parameter){(enum lingo_parameter_name)lingo_parameter_find(
                                                parameters[2 * i], strlen(parameters[2 * i])),
                                            value};
        CU_ASSERT_TRUE((unsigned)given[i].name < LINGO_PARAMETER_COUNT);
        request.parameter_count++;
    }
    made->length =
        lingo_page_write(site, &request, made->content, sizeof made->content, &made->response);
    CU_ASSERT_TRUE(made->length < sizeof made->content);
    check_alone(made, site, &request);
    /* Fields may point into the values: those that a test looks at are looked at by field_of()
     * before the next page, so the values live on until the program ends. */
    static char *kept[1 << 16];
    static size_t count;
    for (size_t i = 0; i < request.parameter_count; i++) {
        size_t slot = count++ % (sizeof kept / sizeof kept[0]);
        free(kept[slot]);
        kept[slot] = (char *)(size_t)given[i].value.data;
    }
}

char *field_of(const struct lingo_response *response, const char *name)
{
    for (size_t i = 0; i < response->header_count; i++) {
        const struct lingo_header *header = &response->headers[i];
        if (header->name.length != strlen(name) || memcmp(header->name.data, name, strlen(name)))
            continue;
        char *value = exact_copy(header->value.data, header->value.length + 1);
        value[header->value.length] = '\0';
        return value;
    }
    return NULL;
}

/* All that a request sensibly tells, and what it tells beyond that with some statuses. */
static const char *const usual[] = {"uri",
                                    "/shop/articles/4711?colour=green&size=42",
                                    "host",
                                    "www.example.org",
                                    "request_id",
                                    "7f3a9c52-1f0e-4e6b-9d0c-52b1c0ffee42",
                                    "retry_after",
                                    "5400",
                                    "allow",
                                    "GET, HEAD, OPTIONS",
                                    "contact",
                                    "mailto:support@example.org",
                                    "service_status",
                                    "https://status.example.org/",
                                    "home",
                                    "https://www.example.org/",
                                    "sign_in",
                                    "https://www.example.org/sign-in"};
static const struct {
    int code; /* or a class */
    const char *name, *value;
} special[] = {
    {3, "location", "https://www.example.org/new/place"},
    {300, "choices",
     "/page.en.html English, /page.fr.html Fran\xc3\xa7"
     "ais"},
    {406, "choices",
     "/page.en.html English, /page.fr.html Fran\xc3\xa7"
     "ais"},
    {426, "protocols", "HTTP/2.0, websocket"},
    {451, "authority", "High Court of Justice"},
    {451, "blocked_by", "https://www.example.org/court"},
    {503, "maintenance", "yes"},
    {505, "protocols", "HTTP/1.1, HTTP/2"},
};

const char *const *make_parameters(int code)
{
    static const char *pairs[40];
    size_t n = sizeof usual / sizeof usual[0];
    memcpy(pairs, usual, sizeof usual);
    for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
        if (special[i].code == code || special[i].code == code / 100) {
            pairs[n++] = special[i].name;
            pairs[n++] = special[i].value;
        }
    pairs[n] = NULL;
    return pairs;
}
