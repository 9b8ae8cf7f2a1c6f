/* SPDX-License-Identifier: MIT */
/* The names of the formats, and negotiation by Accept. */
#include <httplingo/media.h>

#include "base/text.h"
#include "negotiation/accept.h"
#include "negotiation/family.h"
#include "negotiation/media.h"

#include <stdint.h>
#include <string.h>

static const struct {
    const char *name;
    const char *type;
    size_t length; /* of the type */
    struct lingo_text content_type;
} types[LINGO_MEDIA_COUNT] = {
#define MEDIA(constant, name, type, parameter, ...)                                                \
    {name, type, sizeof type - 1, {type parameter, sizeof type parameter - 1}},
#include <httplingo/media.def>
#undef MEDIA
};

/* How closely a range matches a format.  A range with parameters that the format lacks matches less
 * closely than one without, and a range for another type of the same family even less.  Still, the
 * client prefers that type to others. */
enum closeness {
    NOT_AT_ALL,
    ANY_TYPE,
    ANY_SUBTYPE,
    FAMILY,
    OTHER_PARAMETERS,
    THE_TYPE,
    SAME_PARAMETERS
};

struct range {
    const char *type; /* including the subtype */
    size_t length;
    size_t slash;
    bool any_subtype;
    unsigned weight;
    bool parameters; /* it has parameters other than q and charset=utf-8 */
    bool utf8;
};

struct rating {
    enum closeness closeness;
    unsigned weight;
    unsigned position; /* that of the range in the field, then that of the format in its family */
};

/* The rest of a field. */
struct reader {
    const char *at;
    const char *end;
    bool unclosed; /* a quotation mark is not closed, so later ones are ignored */
};

static bool is_media(enum lingo_media media)
{
    return (unsigned)media < LINGO_MEDIA_COUNT;
}

const char *lingo_media_name(enum lingo_media media)
{
    return is_media(media) ? types[media].name : NULL;
}

const char *lingo_media_type(enum lingo_media media)
{
    return is_media(media) ? types[media].type : NULL;
}

const char *lingo_media_content_type(enum lingo_media media)
{
    return is_media(media) ? types[media].content_type.data : NULL;
}

struct lingo_text media_content_type(enum lingo_media media)
{
    return types[media].content_type;
}

int lingo_media_find(const char *name, size_t length)
{
    struct lingo_text text = {name, length};
    for (int i = 0; i < LINGO_MEDIA_COUNT; i++)
        if (text_is_word(text, types[i].name) || text_is_word(text, types[i].type))
            return i;
    return -1;
}

/* RFC 9110 section 5.6.2, and the separators of elements. */
enum { TOKEN = 1, SEPARATOR = 2 };
static const uint8_t kinds[256] = {
    ['!'] = TOKEN,         ['#' ... '\''] = TOKEN, ['*'] = TOKEN,         ['+'] = TOKEN,
    ['-'] = TOKEN,         ['.'] = TOKEN,          ['0' ... '9'] = TOKEN, ['A' ... 'Z'] = TOKEN,
    ['^' ... 'z'] = TOKEN, ['|'] = TOKEN,          ['~'] = TOKEN,         [','] = SEPARATOR,
    [' '] = SEPARATOR,     ['\t'] = SEPARATOR,
};

static inline const char *skip_kind(const char *p, const char *end, unsigned kind)
{
    while (p < end && kinds[(uint8_t)*p] & kind)
        p++;
    return p;
}

static const char *skip_token(const char *p, const char *end)
{
    return skip_kind(p, end, TOKEN);
}

/* The end of the quoted string at p, or NULL if it is not closed. */
static const char *skip_quoted(const char *p, const char *end)
{
    while (++p < end && *p != '"')
        if (*p == '\\' && ++p == end)
            return NULL;
    return p < end ? p + 1 : NULL;
}

/* The position after the comma that ends the element, or the end. */
static const char *skip_element(struct reader *reader, const char *p)
{
    const char *end = reader->end, *closed;
    while (p < end && *p != ',') {
        if (*p++ != '"' || reader->unclosed)
            continue;
        closed = skip_quoted(p - 1, end);
        reader->unclosed = !closed;
        p = closed ? closed : p;
    }
    return p < end ? p + 1 : p;
}

/* The end of a parameter's value, which is a token or a quoted string; NULL if it is malformed. */
static const char *skip_value(const struct reader *reader, const char *p)
{
    if (p < reader->end && *p == '"')
        return reader->unclosed ? NULL : skip_quoted(p, reader->end);
    const char *after = skip_token(p, reader->end);
    return after > p ? after : NULL;
}

static bool is_utf8(const char *value, size_t n)
{
    struct lingo_text text = {value, n};
    return text_is_word(text, "utf-8") || text_is_word(text, "\"utf-8\"");
}

/* The following functions read from *at on and advance it, so that no byte is read twice.  They
 * return false if the field is malformed there. */

/* Returns the end of a weight, or NULL if there is none. */
static const char *read_weight(const char *p, const char *end, unsigned *weight)
{
    const char *after = accept_weight(p, end, weight);
    bool is_more =
        after && after < end &&
        (ascii_is_digit(*after) || (after == p + 1 && accept_is_decimal_comma(after, end)));
    if (after && !is_more)
        return after;
    return accept_number(&p, end, weight) ? p : NULL;
}

/* Reads a parameter or the weight. */
static bool read_parameter(const struct reader *reader, const char **at, struct range *range,
                           bool *weighted)
{
    const char *p = *at, *end = reader->end, *equal = skip_token(p, end), *after;
    *at = equal;
    if (equal == p || equal == end || *equal != '=')
        return false;
    size_t n = (size_t)(equal - p);
    bool weight = !*weighted && n == 1 && ascii_lower(*p) == 'q';
    if (weight)
        after = read_weight(equal + 1, end, &range->weight);
    else
        after = skip_value(reader, equal + 1);
    if (!after)
        return false;
    *at = after;
    if (weight)
        *weighted = true;
    else if (*weighted) /* parameters after the weight do not belong to the type */
        return true;
    else if (text_is_word((struct lingo_text){p, n}, "charset") &&
             is_utf8(equal + 1, (size_t)(after - equal - 1)))
        range->utf8 = true;
    else
        range->parameters = true;
    return true;
}

/* Reads "type/subtype" and the same with "*" as the subtype, or as both; a token must start
 * here. */
static bool read_type(const char **at, const char *end, struct range *range)
{
    const char *p = *at, *slash = skip_token(p, end);
    *at = slash;
    if (slash == end || *slash != '/')
        return false;
    const char *after = skip_token(slash + 1, end);
    *at = after;
    range->type = p;
    range->slash = (size_t)(slash - p);
    range->length = (size_t)(after - p);
    range->any_subtype = after - slash == 2 && slash[1] == '*';
    if (*p == '*' && range->slash == 1)
        return range->any_subtype;
    return after != slash + 1;
}

/* Reads a whole element, up to its comma. */
static inline bool read_range(const struct reader *reader, const char **at, struct range *range)
{
    const char *end = reader->end;
    bool weighted = false;
    if (!read_type(at, end, range))
        return false;
    range->weight = ACCEPT_WEIGHT_ONE;
    range->parameters = range->utf8 = false;
    for (;;) {
        *at = accept_skip_space(*at, end);
        if (*at == end || **at == ',')
            return true;
        if (**at != ';')
            return false;
        *at = accept_skip_space(*at + 1, end);
        bool empty = *at == end || **at == ';' || **at == ',';
        if (!empty && !read_parameter(reader, at, range, &weighted))
            return false;
    }
}

static bool next_range(struct reader *reader, struct range *range)
{
    const char *p = reader->at, *end = reader->end;
    while ((p = skip_kind(p, end, SEPARATOR)) < end) {
        if (kinds[(uint8_t)*p] & TOKEN && read_range(reader, &p, range)) {
            reader->at = p;
            return true;
        }
        p = skip_element(reader, p);
    }
    return false;
}

/* How closely a range matches a format with the same type. */
static enum closeness measure(const struct range *range)
{
    if (range->parameters)
        return range->weight ? OTHER_PARAMETERS : NOT_AT_ALL;
    return range->utf8 ? SAME_PARAMETERS : THE_TYPE;
}

/* Whether format a is better than format b.  Both are acceptable. */
static bool is_better(const struct rating *a, const struct rating *b)
{
    if (a->weight != b->weight)
        return a->weight > b->weight;
    /* all ranges that name the type count the same */
    enum closeness a_named = a->closeness < OTHER_PARAMETERS ? a->closeness : OTHER_PARAMETERS;
    enum closeness b_named = b->closeness < OTHER_PARAMETERS ? b->closeness : OTHER_PARAMETERS;
    if (a_named != b_named)
        return a_named > b_named;
    return a->position < b->position;
}

static void improve(struct rating *rating, enum closeness closeness, const struct range *range,
                    unsigned position)
{
    if (closeness > rating->closeness)
        *rating = (struct rating){closeness, range->weight, position};
}

static inline bool names_type(const struct range *range, const char *type)
{
    return !memcmp(range->type, type, range->length) ||
           ascii_equal_ignoring_case(range->type, type, range->length);
}

/* The format whose type a range names, or the number of formats. */
static unsigned named_media(const struct range *range)
{
#define MEDIA(constant, name, type, ...)                                                           \
    if (range->length == sizeof type - 1 && names_type(range, type))                               \
        return LINGO_MEDIA_##constant;
#include <httplingo/media.def>
#undef MEDIA
    return LINGO_MEDIA_COUNT;
}

static void rate_all(struct rating *ratings, const struct range *range, unsigned position)
{
    bool any_type = range->type[0] == '*' && range->slash == 1;
    for (size_t i = 0; i < LINGO_MEDIA_COUNT; i++) {
        if (any_type)
            improve(&ratings[i], ANY_TYPE, range, position);
        else if (ascii_equal_ignoring_case(range->type, types[i].type, range->slash + 1))
            improve(&ratings[i], ANY_SUBTYPE, range, position);
    }
}

/* A type that is not offered counts for the formats of its family. */
static void rate_family(struct rating *ratings, const struct range *range, unsigned n)
{
    struct family family = family_of((struct lingo_text){range->type, range->length});
    for (unsigned i = 0; i < family.count; i++)
        improve(&ratings[family.media[i]], FAMILY, range, 2 * n + i);
}

static void rate(struct rating *ratings, const struct range *range, unsigned n, unsigned offered)
{
    if (range->any_subtype)
        return rate_all(ratings, range, 2 * n);
    unsigned media = named_media(range);
    if (media < LINGO_MEDIA_COUNT)
        improve(&ratings[media], measure(range), range, 2 * n);
    if (!(offered >> media & 1) && range->weight) /* q=0 refuses only this type, not its family */
        rate_family(ratings, range, n);
}

/* Whether the rest of a field may contain a charset; compare accept_may_refuse(). */
static bool may_have_charset(const char *p, const char *end)
{
    for (unsigned n = 0; n < ACCEPT_RANGES; n++, p++) {
        p = accept_find(p, end, '=');
        if (p == end)
            return false;
        if (ascii_lower(p[-1]) == 't')
            return true;
    }
    return true;
}

/* The offered format that the first range names, if nothing after it can change the result, as is
 * usual for browsers: it has the greatest weight, and only the same type with its charset matches
 * more closely.  Otherwise the number of formats. */
static unsigned settled_media(const struct range *first, const struct reader *rest,
                              unsigned offered)
{
    unsigned media = named_media(first);
    bool settled = offered >> media & 1 && first->weight == ACCEPT_WEIGHT_ONE &&
                   !first->parameters && (first->utf8 || !may_have_charset(rest->at, rest->end));
    return settled ? media : LINGO_MEDIA_COUNT;
}

/* Whether the field starts with an offered format alone, as that of browsers does, and nothing
 * after it can change the result.  This is settled_media() without reading the range. */
static bool starts_with(struct lingo_text field, enum lingo_media media)
{
    size_t n = types[media].length;
    return field.length > n && field.data[n] == ',' && !memcmp(field.data, types[media].type, n) &&
           !may_have_charset(field.data + n, field.data + field.length);
}

/* The length of a field that is considered, up to the end of an element. */
static size_t limit(const char *field, size_t length)
{
    if (length <= ACCEPT_BYTES)
        return length;
    length = ACCEPT_BYTES;
    while (length && field[length] != ',')
        length--;
    return length;
}

static enum lingo_media negotiate(const char *field, size_t length, unsigned offered,
                                  enum lingo_media default_media)
{
    bool has_default = is_media(default_media) && offered & 1u << default_media;
    if (has_default && starts_with((struct lingo_text){field, length}, default_media))
        return default_media;
    struct rating ratings[LINGO_MEDIA_COUNT] = {{NOT_AT_ALL, 0, 0}};
    struct range range;
    struct reader reader = {field, field + length, false};
    for (unsigned n = 0; n < ACCEPT_RANGES && next_range(&reader, &range); n++) {
        unsigned settled = n ? LINGO_MEDIA_COUNT : settled_media(&range, &reader, offered);
        if (settled < LINGO_MEDIA_COUNT)
            return (enum lingo_media)settled;
        rate(ratings, &range, n, offered);
    }
    bool usable = has_default && ratings[default_media].weight;
    enum lingo_media best = default_media;
    for (unsigned i = 0; i < LINGO_MEDIA_COUNT; i++) {
        if (!(offered & 1u << i) || !ratings[i].weight)
            continue;
        if (!usable || is_better(&ratings[i], &ratings[best]))
            best = (enum lingo_media)i;
        usable = true;
    }
    return best;
}

enum lingo_media lingo_negotiate_media(const char *field, size_t length, unsigned offered,
                                       enum lingo_media default_media)
{
    length = limit(field, length);
    return length ? negotiate(field, length, offered & LINGO_MEDIA_ALL, default_media)
                  : default_media;
}
