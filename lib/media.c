/* SPDX-License-Identifier: MIT */
#include <httplingo/media.h>

#include "accept.h"
#include "ascii.h"

#include <stdint.h>
#include <string.h>

#define TYPE(string) string, sizeof(string) - 1

static const struct {
    const char *name;
    const char *type;
    size_t length; /* of the type */
    const char *content_type;
} formats[LINGO_FORMAT_COUNT] = {
    [LINGO_FORMAT_HTML] = {"html", TYPE("text/html"), "text/html; charset=utf-8"},
    [LINGO_FORMAT_PROBLEM_JSON] = {"problem+json", TYPE("application/problem+json"),
                                   "application/problem+json"},
    [LINGO_FORMAT_PROBLEM_XML] = {"problem+xml", TYPE("application/problem+xml"),
                                  "application/problem+xml; charset=utf-8"},
    [LINGO_FORMAT_JSON] = {"json", TYPE("application/json"), "application/json"},
    [LINGO_FORMAT_XML] = {"xml", TYPE("application/xml"), "application/xml; charset=utf-8"},
    [LINGO_FORMAT_TEXT] = {"text", TYPE("text/plain"), "text/plain; charset=utf-8"},
};

/* How closely a range names a format.  One with parameters that the format does not have stands
 * behind one without, yet a client that sends it had better get that type than another. */
enum closeness { NOT_AT_ALL, ANY_TYPE, ANY_SUBTYPE, OTHER_PARAMETERS, THE_TYPE, SAME_PARAMETERS };

struct range {
    const char *type; /* with the subtype */
    size_t length;
    size_t slash;
    unsigned weight;
    bool parameters; /* some beside q, and not charset=utf-8 alone */
    bool utf8;
};

struct rating {
    enum closeness closeness;
    unsigned weight;
    unsigned position; /* of the range in the field */
};

/* The rest of a field. */
struct reader {
    const char *at;
    const char *end;
    bool unclosed; /* a quotation mark has no partner: those that follow open nothing */
};

static bool is_format(enum lingo_format format)
{
    return (unsigned)format < LINGO_FORMAT_COUNT;
}

const char *lingo_format_name(enum lingo_format format)
{
    return is_format(format) ? formats[format].name : NULL;
}

const char *lingo_format_media_type(enum lingo_format format)
{
    return is_format(format) ? formats[format].type : NULL;
}

const char *lingo_format_content_type(enum lingo_format format)
{
    return is_format(format) ? formats[format].content_type : NULL;
}

static bool equals(const char *s, size_t n, const char *literal)
{
    return strlen(literal) == n && ascii_equal_ignoring_case(s, literal, n);
}

int lingo_format_find(const char *name, size_t length)
{
    for (int i = 0; i < LINGO_FORMAT_COUNT; i++)
        if (equals(name, length, formats[i].name) || equals(name, length, formats[i].type))
            return i;
    return -1;
}

/* RFC 9110 section 5.6.2 */
static const bool is_token_character[256] = {
    ['!'] = true,         ['#' ... '\''] = true, ['*'] = true,         ['+'] = true,
    ['-'] = true,         ['.'] = true,          ['0' ... '9'] = true, ['A' ... 'Z'] = true,
    ['^' ... 'z'] = true, ['|'] = true,          ['~'] = true,
};

static const char *skip_token(const char *p, const char *end)
{
    while (p < end && is_token_character[(uint8_t)*p])
        p++;
    return p;
}

/* After the closing mark of the quoted string at p, or NULL: it has none. */
static const char *skip_quoted(const char *p, const char *end)
{
    for (p++; p < end; p++) {
        if (*p == '"')
            return p + 1;
        if (*p == '\\')
            p++;
    }
    return NULL;
}

/* The comma that ends the element, or the end. */
static const char *find_comma(struct reader *reader, const char *p)
{
    const char *end = reader->end;
    for (;;) {
        while (p < end && *p != ',' && *p != '"')
            p++;
        if (p == end || *p == ',')
            return p;
        const char *closed = reader->unclosed ? NULL : skip_quoted(p, end);
        reader->unclosed = !closed;
        p = closed ? closed : p + 1;
    }
}

/* The value of a parameter: a token or a quoted string; NULL: neither. */
static const char *skip_value(const char *p, const char *end)
{
    if (p < end && *p == '"')
        return skip_quoted(p, end);
    const char *after = skip_token(p, end);
    return after > p ? after : NULL;
}

static bool is_utf8(const char *value, size_t n)
{
    return equals(value, n, "utf-8") || equals(value, n, "\"utf-8\"");
}

/* One parameter, or the weight; returns its end, or NULL when it is malformed. */
static const char *read_parameter(const char *p, const char *end, struct range *range,
                                  bool *weighted)
{
    const char *equal = skip_token(p, end);
    if (equal == p || equal == end || *equal != '=')
        return NULL;
    size_t n = (size_t)(equal - p);
    if (!*weighted && n == 1 && ascii_lower(*p) == 'q') {
        *weighted = true;
        return accept_weight(equal + 1, end, &range->weight);
    }
    const char *after = skip_value(equal + 1, end);
    if (!after || *weighted) /* what follows the weight says nothing of the type */
        return after;
    if (equals(p, n, "charset") && is_utf8(equal + 1, (size_t)(after - equal - 1)))
        range->utf8 = true;
    else
        range->parameters = true;
    return after;
}

/* type/subtype, type/ * or * / *; NULL: none of these. */
static const char *read_type(const char *p, const char *end, struct range *range)
{
    const char *slash = skip_token(p, end);
    if (slash == p || slash == end || *slash != '/')
        return NULL;
    const char *after = skip_token(slash + 1, end);
    range->type = p;
    range->slash = (size_t)(slash - p);
    range->length = (size_t)(after - p);
    bool any = range->slash == 1 && *p == '*';
    bool any_subtype = after - slash == 2 && slash[1] == '*';
    return after == slash + 1 || (any && !any_subtype) ? NULL : after;
}

/* A whole element: [from, end) without its comma. */
static bool read_range(const char *from, const char *end, struct range *range)
{
    *range = (struct range){.weight = ACCEPT_WEIGHT_ONE};
    const char *p = read_type(from, end, range);
    bool weighted = false;
    while (p) {
        p = accept_skip_space(p, end);
        if (p == end)
            return true;
        if (*p != ';')
            return false;
        p = accept_skip_space(p + 1, end);
        if (p < end && *p != ';')
            p = read_parameter(p, end, range, &weighted);
    }
    return false;
}

static bool next_range(struct reader *reader, struct range *range)
{
    const char *p = reader->at, *end = reader->end;
    bool found = false;
    while (!found) {
        while (p < end && (*p == ',' || *p == ' ' || *p == '\t'))
            p++;
        if (p == end)
            break;
        const char *comma = find_comma(reader, p);
        found = read_range(p, comma, range);
        p = comma;
    }
    reader->at = p;
    return found;
}

/* How closely a range names a format that has its type. */
static enum closeness measure(const struct range *range)
{
    if (range->parameters)
        return range->weight ? OTHER_PARAMETERS : NOT_AT_ALL;
    return range->utf8 ? SAME_PARAMETERS : THE_TYPE;
}

/* Whether a format is the better one; each is rated above 0. */
static bool is_better(const struct rating *a, const struct rating *b)
{
    if (a->weight != b->weight)
        return a->weight > b->weight;
    bool a_named = a->closeness > ANY_SUBTYPE, b_named = b->closeness > ANY_SUBTYPE;
    if (a_named != b_named)
        return a_named;
    if (!a_named && a->closeness != b->closeness)
        return a->closeness > b->closeness;
    return a->position < b->position;
}

static void improve(struct rating *rating, enum closeness closeness, const struct range *range,
                    unsigned position)
{
    if (closeness > rating->closeness)
        *rating = (struct rating){closeness, range->weight, position};
}

static void rate(struct rating *ratings, const struct range *range, unsigned position)
{
    bool any_subtype = range->length == range->slash + 2 && range->type[range->length - 1] == '*';
    bool any_type = any_subtype && range->slash == 1 && range->type[0] == '*';
    for (size_t i = 0; i < LINGO_FORMAT_COUNT; i++) {
        if (any_type)
            improve(&ratings[i], ANY_TYPE, range, position);
        else if (!any_subtype && range->length != formats[i].length)
            continue;
        else if (ascii_equal_ignoring_case(range->type, formats[i].type,
                                           any_subtype ? range->slash + 1 : range->length))
            improve(&ratings[i], any_subtype ? ANY_SUBTYPE : measure(range), range, position);
    }
}

/* As much of a field as is considered, up to the end of an element. */
static size_t limit(const char *field, size_t length)
{
    if (length <= ACCEPT_BYTES)
        return length;
    length = ACCEPT_BYTES;
    while (length && field[length] != ',')
        length--;
    return length;
}

enum lingo_format lingo_negotiate_format(const char *field, size_t length, unsigned offered,
                                         enum lingo_format preset)
{
    struct rating ratings[LINGO_FORMAT_COUNT] = {{NOT_AT_ALL, 0, 0}};
    struct range range;
    if (!length)
        return preset;
    struct reader reader = {field, field + limit(field, length), false};
    for (unsigned n = 0; n < ACCEPT_RANGES && next_range(&reader, &range); n++)
        rate(ratings, &range, n);
    bool usable = is_format(preset) && offered & 1u << preset && ratings[preset].weight;
    enum lingo_format best = preset;
    for (unsigned i = 0; i < LINGO_FORMAT_COUNT; i++) {
        if (!(offered & 1u << i) || !ratings[i].weight)
            continue;
        if (!usable || is_better(&ratings[i], &ratings[best]))
            best = (enum lingo_format)i;
        usable = true;
    }
    return best;
}
