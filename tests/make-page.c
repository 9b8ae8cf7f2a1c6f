/* SPDX-License-Identifier: MIT */
#include "make-page.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#define PARAMETERS_MAX 32

struct lingo_text text_of(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

void make_page(struct made *made, const struct lingo_site *site, int code, const char *language,
               enum lingo_format format, const char *const *parameters)
{
    struct lingo_parameter given[PARAMETERS_MAX];
    struct lingo_request request = {.code = code,
                                    .accept_language = text_of(language),
                                    .formats = 1u << format,
                                    .parameters = given};
    for (size_t i = 0; parameters && parameters[2 * i]; i++) {
        struct lingo_text value = text_of(parameters[2 * i + 1]);
        value.data = exact_copy(value.data, value.length);
        given[i] = (struct lingo_parameter){
            lingo_parameter_find(parameters[2 * i], strlen(parameters[2 * i])), value};
        CU_ASSERT_NOT_EQUAL(given[i].name, LINGO_PARAMETER_COUNT);
        request.parameter_count++;
    }
    made->length =
        lingo_page_format(site, &request, made->content, sizeof made->content, &made->response);
    CU_ASSERT_TRUE(made->length < sizeof made->content);
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
