/* SPDX-License-Identifier: MIT */
/*
 * A request as it was received.  The first byte is the size of the memory, the second where it
 * begins, whether the rest is a head or a list of fields ("name", "value", "name" and so on, line
 * by line), and whether the site has a cookie and a query parameter.  What is read lies in the
 * input or in the memory, what was told before stays, and with more memory no less is read.
 */
#include "tests/fuzz/require.h"

#include <httplingo/page.h>

#define MEMORY_SIZE 16384
#define FIELDS_MAX 64

enum { AS_FIELDS = 0x40, WITH_SITE = 0x80 };

static const struct lingo_parameter told[] = {{LINGO_PARAMETER_REQUEST_ID, {"7f3a", 4}}};

static const struct lingo_site *choosing_site(void)
{
    static const struct lingo_setting settings[] = {{"language-query", "lang"},
                                                    {"language-cookie", "lang"}};
    static const struct lingo_site *site;
    if (!site)
        require(!lingo_site_open(&site, NULL, settings, 2, NULL), "the site cannot be opened");
    return site;
}

static void check_text(struct lingo_text text, struct lingo_text input, const void *memory,
                       size_t size)
{
    require(is_within(text, input.data, input.length) || is_within(text, memory, size),
            "a text from elsewhere");
}

static void check_request(const struct lingo_request *request, struct lingo_text input,
                          const void *memory, size_t size)
{
    check_text(request->accept, input, memory, size);
    check_text(request->accept_language, input, memory, size);
    check_text(request->destination, input, memory, size);
    check_text(request->preferred, input, memory, size);
    require(request->method.length == 3 || request->method.data != told[0].value.data, "a method");
    require(request->parameter_count == 1 || request->parameter_count == 3, "the parameters");
    const struct lingo_parameter *last = &request->parameters[request->parameter_count - 1];
    require(last->name == told[0].name && last->value.data == told[0].value.data,
            "a parameter that was told is lost");
    for (size_t i = 0; i + 1 < request->parameter_count; i++)
        check_text(request->parameters[i].value, input, memory, size);
}

static void read_as_fields(struct lingo_request *request, const struct lingo_site *site,
                           struct lingo_text input, void *memory, size_t size)
{
    struct lingo_header fields[FIELDS_MAX];
    size_t count = 0;
    while (input.length && count < FIELDS_MAX) {
        fields[count].name = next_part(&input, '\n');
        fields[count++].value = next_part(&input, '\n');
    }
    lingo_request_read_fields(request, site, fields, count, memory, size);
}

static struct lingo_request read_request(struct lingo_text input, uint8_t mode, void *memory,
                                         size_t size)
{
    struct lingo_request request = {.code = 404, .parameters = told, .parameter_count = 1};
    const struct lingo_site *site = mode & WITH_SITE ? choosing_site() : NULL;
    if (mode & AS_FIELDS)
        read_as_fields(&request, site, input, memory, size);
    else
        lingo_request_read(&request, site, input.data, input.length, memory, size);
    check_request(&request, input, memory, size);
    return request;
}

static void check_page(const struct lingo_request *request)
{
    static char page[65536];
    size_t length = lingo_page_write(NULL, request, page, sizeof page, NULL);
    require(length < sizeof page, "the page is huge");
    require_clean(page, length, true, "the page is not clean");
}

/* A line that does not fit is left out of a value, and later ones may fit. */
static void compare(struct lingo_text small, struct lingo_text large)
{
    require(small.length <= large.length, "more memory, and less was read");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static _Alignas(max_align_t) char large[MEMORY_SIZE], small[4 * 256 + 64];
    if (size < 2)
        return 0;
    struct lingo_text input = {(const char *)data + 2, size - 2};
    char *memory = small + (data[1] & 0x3f);
    struct lingo_request little = read_request(input, data[1], memory, 4u * data[0]);
    struct lingo_request whole = read_request(input, data[1], large, sizeof large);
    compare(little.accept, whole.accept);
    compare(little.accept_language, whole.accept_language);
    compare(little.destination, whole.destination);
    check_page(&little);
    check_page(&whole);
    return 0;
}
