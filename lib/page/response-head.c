/* SPDX-License-Identifier: MIT */
/* Writes the header section of a response, as text for HTTP/1.1 and as a list for HTTP/2 and
 * HTTP/3. */
#include "base/buffer.h"
#include "base/text.h"

#include <httplingo/check.h>
#include <httplingo/page.h>

/* RFC 9110 section 15 */
static int code_of(const struct lingo_response *response)
{
    return response->code < 100 || response->code > 599 ? 500 : response->code;
}

size_t lingo_response_head(const struct lingo_response *response, const char *more, char *buffer,
                           size_t size)
{
    size_t line = lingo_status_line_write(buffer, size, 11, code_of(response));
    struct buffer b = {buffer, size, line};
    buffer_append_string(&b, "\r\n");
    for (size_t i = 0; i < response->header_count; i++) {
        const struct lingo_header *header = &response->headers[i];
        buffer_append(&b, header->name.data, header->name.length);
        buffer_append_string(&b, ": ");
        buffer_append(&b, header->value.data, header->value.length);
        buffer_append_string(&b, "\r\n");
    }
    buffer_append_string(&b, more ? more : "");
    buffer_append_string(&b, "\r\n");
    return buffer_finish(&b);
}

/* The digits of the codes from 100 to 599. */
#define TEN(d) d "0", d "1", d "2", d "3", d "4", d "5", d "6", d "7", d "8", d "9"
#define HUNDRED(d)                                                                                 \
    TEN(d "0"), TEN(d "1"), TEN(d "2"), TEN(d "3"), TEN(d "4"), TEN(d "5"), TEN(d "6"),            \
        TEN(d "7"), TEN(d "8"), TEN(d "9")
static const char codes[500][4] = {HUNDRED("1"), HUNDRED("2"), HUNDRED("3"), HUNDRED("4"),
                                   HUNDRED("5")};

static const struct {
    const char *name, *lower; /* lower is NULL if the field must not be sent */
} rows[] = {
#define FIELD(constant, name, lower) {name, lower},
#include "page/response-fields.def"
#undef FIELD
};

/* The name in HTTP/2, or NULL if the field must not be sent.  Names that are not in the table do
 * not change. */
static struct lingo_text lower_name(struct lingo_text name)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (text_is(name, rows[i].name))
            return text_of(rows[i].lower);
    return name;
}

size_t lingo_response_fields(const struct lingo_response *response, struct lingo_header *fields,
                             size_t size)
{
    const char *code = codes[code_of(response) - 100];
    size_t count = 1;
    if (size)
        fields[0] = (struct lingo_header){{":status", 7}, {code, 3}};
    for (size_t i = 0; i < response->header_count; i++) {
        struct lingo_text name = lower_name(response->headers[i].name);
        if (!name.data)
            continue;
        if (count < size)
            fields[count] = (struct lingo_header){name, response->headers[i].value};
        count++;
    }
    return count;
}
