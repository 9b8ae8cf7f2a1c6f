/* SPDX-License-Identifier: MIT */
/* Reads the header section of a request, or a list of its fields, into a struct lingo_request. */
#include "base/text.h"
#include "check/syntax.h"

#include <httplingo/page.h>

#include <stdint.h>

enum field {
#define FIELD(constant, name, separator) FIELD_##constant,
#include "page/request-fields.def"
#undef FIELD
    FIELD_COUNT
};

static const struct {
    char name[24], separator[4];
} rows[FIELD_COUNT] = {
#define FIELD(constant, name, separator) {name, separator},
#include "page/request-fields.def"
#undef FIELD
};

/* The fields that have been read, and the memory for parameters and for values of several lines. */
struct reading {
    struct lingo_text value[FIELD_COUNT]; /* data is NULL if there is no such field */
    struct lingo_text *last;              /* the value that ends at the end of the used memory */
    char *memory;
    size_t size, used;
};

static struct reading reading_begin(void *memory, size_t size)
{
    return (struct reading){.memory = memory, .size = memory ? size : 0};
}

/* Returns memory for parameters with a suitable alignment; NULL if there is not enough.  Must be
 * called first. */
static struct lingo_parameter *take_parameters(struct reading *reading, size_t count)
{
    size_t step = _Alignof(struct lingo_parameter);
    size_t skip = (step - (uintptr_t)reading->memory % step) % step;
    if (reading->size < skip || (reading->size - skip) / sizeof(struct lingo_parameter) < count)
        return NULL;
    reading->used = skip + count * sizeof(struct lingo_parameter);
    return (void *)(reading->memory + skip);
}

/* Makes a longer value in the memory: the old one, the separator and the new one.  If the old value
 * was joined last, it grows in place. */
static void join(struct reading *reading, struct lingo_text *value, const char *separator,
                 struct lingo_text more)
{
    size_t n = strlen(separator), room = reading->size - reading->used;
    size_t moved = value == reading->last ? 0 : value->length;
    if (more.length > room || moved > room - more.length || n > room - more.length - moved)
        return;
    char *to = reading->memory + reading->used;
    if (moved)
        memcpy(to, value->data, moved);
    memcpy(to + moved, separator, n);
    memcpy(to + moved + n, more.data, more.length);
    *value = (struct lingo_text){moved ? to : value->data, value->length + n + more.length};
    reading->used += moved + n + more.length;
    reading->last = value;
}

static void take(struct reading *reading, struct lingo_text name, struct lingo_text text)
{
    size_t i = 0;
    while (i < FIELD_COUNT && !text_is_word(name, rows[i].name))
        i++;
    text = text_trim(text, TEXT_OWS);
    if (i == FIELD_COUNT || !text.length)
        return;
    if (!reading->value[i].data)
        reading->value[i] = text;
    else if (*rows[i].separator)
        join(reading, &reading->value[i], rows[i].separator, text);
}

/* ---- from the bytes ---- */

/* Reads "Name: value".  Ignores a line without a token and a colon at its start: a space before the
 * colon (RFC 9112 section 5.1), or a line that starts with a space, and would continue the previous
 * one (section 5.2). */
static void take_line(struct reading *reading, struct lingo_text line)
{
    struct lingo_text rest = line;
    if (!value_take_token(&rest) || !rest.length || *rest.data != ':')
        return;
    take(reading, text_between(line.data, rest.data), text_skip(rest, 1));
}

/* Reads "GET /path HTTP/1.1" (RFC 9112 section 3), whatever follows the target.  No target starts
 * with a colon: then it is a field with a space before the colon. */
static bool take_request_line(struct reading *reading, struct lingo_text line)
{
    struct lingo_text rest = line, target;
    if (!value_take_token(&rest) || !rest.length || *rest.data != ' ')
        return false;
    struct lingo_text method = text_between(line.data, rest.data);
    rest = text_skip(rest, 1);
    if (rest.length && *rest.data == ':')
        return false;
    reading->value[FIELD_METHOD] = method;
    if (text_split(&rest, ' ', &target) && target.length)
        reading->value[FIELD_TARGET] = target;
    return true;
}

static bool next_line(struct lingo_text *rest, struct lingo_text *line)
{
    if (!text_split(rest, '\n', line))
        return false;
    if (line->length && line->data[line->length - 1] == '\r')
        line->length--;
    return true;
}

/* Reads up to the empty line.  Skips empty lines before the first line (RFC 9112 section 2.2). */
static void read_head(struct reading *reading, struct lingo_text rest)
{
    struct lingo_text line;
    bool is_first = true;
    while (next_line(&rest, &line) && (line.length || is_first)) {
        if (!line.length)
            continue;
        if (!is_first || !take_request_line(reading, line))
            take_line(reading, line);
        is_first = false;
    }
}

/* ---- into the request ---- */

/* The address, from the request itself or else from a parameter. */
static struct lingo_text target_of(const struct reading *reading,
                                   const struct lingo_request *request)
{
    struct lingo_text target = reading->value[FIELD_TARGET];
    for (size_t i = 0; !target.length && i < request->parameter_count; i++)
        if (request->parameters[i].name == LINGO_PARAMETER_URI)
            target = request->parameters[i].value;
    return target;
}

static void set_preferred(struct lingo_request *request, const struct lingo_site *site,
                          struct lingo_text target, struct lingo_text cookie)
{
    const char *mark = target.length ? memchr(target.data, '?', target.length) : NULL;
    struct lingo_text query = {NULL, 0};
    if (mark)
        query = text_between(mark + 1, target.data + target.length);
    struct lingo_text chosen =
        lingo_site_preference(site, query.data, query.length, cookie.data, cookie.length);
    if (chosen.length)
        request->preferred = chosen;
}

static void set(struct lingo_text *member, struct lingo_text value)
{
    if (value.data)
        *member = value;
}

/* Puts the address and the host before the parameters of the request, so that the latter take
 * precedence. */
static void add_parameters(struct lingo_request *request, struct lingo_parameter *parameters,
                           const struct reading *reading)
{
    const struct lingo_text *value = reading->value;
    struct lingo_text host = value[value[FIELD_AUTHORITY].data ? FIELD_AUTHORITY : FIELD_HOST];
    parameters[0] = (struct lingo_parameter){LINGO_PARAMETER_URI, value[FIELD_TARGET]};
    parameters[1] = (struct lingo_parameter){LINGO_PARAMETER_HOST, host};
    if (request->parameter_count)
        memcpy(parameters + 2, request->parameters,
               request->parameter_count * sizeof *request->parameters);
    request->parameters = parameters;
    request->parameter_count += 2;
}

static void fill(struct lingo_request *request, const struct lingo_site *site,
                 struct lingo_parameter *parameters, const struct reading *reading)
{
    const struct lingo_text *value = reading->value;
    set(&request->method, value[FIELD_METHOD]);
    set(&request->accept, value[FIELD_ACCEPT]);
    set(&request->accept_language, value[FIELD_ACCEPT_LANGUAGE]);
    set(&request->destination, value[FIELD_DESTINATION]);
    set_preferred(request, site, target_of(reading, request), value[FIELD_COOKIE]);
    if (parameters)
        add_parameters(request, parameters, reading);
}

void lingo_request_read(struct lingo_request *request, const struct lingo_site *site,
                        const char *head, size_t length, void *memory, size_t size)
{
    struct reading reading = reading_begin(memory, size);
    struct lingo_parameter *parameters = take_parameters(&reading, request->parameter_count + 2);
    read_head(&reading, (struct lingo_text){head, length});
    fill(request, site, parameters, &reading);
}

void lingo_request_read_fields(struct lingo_request *request, const struct lingo_site *site,
                               const struct lingo_header *fields, size_t count, void *memory,
                               size_t size)
{
    struct reading reading = reading_begin(memory, size);
    struct lingo_parameter *parameters = take_parameters(&reading, request->parameter_count + 2);
    for (size_t i = 0; i < count; i++)
        take(&reading, fields[i].name, fields[i].value);
    fill(request, site, parameters, &reading);
}
