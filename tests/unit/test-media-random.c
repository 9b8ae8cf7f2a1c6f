/* SPDX-License-Identifier: MIT */
/*
 * Random values of Accept, compared with the rules of <httplingo/media.h> in their simplest form:
 * each element is first cut out and then parsed, and each format is compared with each range.  The
 * optimizations in the library must not change the result.
 *
 * test-media-random [CASES [SEED]]
 */
#include "tests/support/random.h"
#include "tests/support/test.h"

#include <httplingo/media.h>

#include <stdio.h>

#define RANGES_MAX 64
#define IS_FORMAT(n) (1u << (n))

enum closeness {
    NOT_AT_ALL,
    ANY_TYPE,
    ANY_SUBTYPE,
    SECOND_OF_FAMILY,
    FIRST_OF_FAMILY,
    OTHER_PARAMETERS,
    THE_TYPE,
    SAME_PARAMETERS
};

struct range {
    struct text type, subtype;
    int weight;
    bool ends_in_weight; /* of one digit */
    bool parameters, utf8;
};

static bool is_token(struct text s)
{
    for (size_t i = 0; i < s.length; i++)
        if (!ascii_is_alphanumeric(s.data[i]) &&
            (!s.data[i] || !strchr("!#$%&'*+-.^_`|~", s.data[i])))
            return false;
    return s.length;
}

/* The length of the quoted string that a text begins with (RFC 9110 section 5.6.4); 0: it ends
 * before that does. */
static size_t quoted_length(struct text s)
{
    for (size_t i = 1; i < s.length; i++) {
        if (s.data[i] == '"')
            return i + 1;
        i += s.data[i] == '\\';
    }
    return 0;
}

/* The part before a comma or semicolon that is in no quoted string; a quotation mark that is never
 * closed is a byte like others. */
static struct text cut_unquoted(struct text *s, char at)
{
    struct text part = {s->data, 0};
    while (part.length < s->length && part.data[part.length] != at) {
        struct text tail = {part.data + part.length, s->length - part.length};
        size_t quoted = *tail.data == '"' ? quoted_length(tail) : 0;
        part.length += quoted ? quoted : 1;
    }
    size_t used = part.length + (part.length < s->length);
    *s = (struct text){s->data + used, s->length - used};
    return part;
}

static bool read_parameter(struct range *range, struct text parameter, struct text element,
                           bool *weighted)
{
    bool has_value = parameter.length && memchr(parameter.data, '=', parameter.length);
    struct text value = parameter, name = cut(&value, '=');
    if (!has_value || !is_token(name))
        return false;
    if (!*weighted && is(name, "q")) {
        *weighted = true;
        range->weight = liberal_weight_of(value);
        range->ends_in_weight = element.data + element.length == value.data + 1;
        return range->weight >= 0;
    }
    bool quoted = value.length && *value.data == '"';
    if (quoted ? quoted_length(value) != value.length : !is_token(value))
        return false;
    if (*weighted)
        return true;
    if (is(name, "charset") && (is(value, "utf-8") || is(value, "\"utf-8\"")))
        range->utf8 = true;
    else
        range->parameters = true;
    return true;
}

static bool read_range(struct range *range, struct text element)
{
    struct text whole = element;
    bool weighted = false;
    *range = (struct range){.weight = 1000};
    struct text type = trim(cut_unquoted(&element, ';'));
    range->subtype = type;
    range->type = cut(&range->subtype, '/');
    if (!is_token(range->type) || !is_token(range->subtype) ||
        (is(range->type, "*") && !is(range->subtype, "*")))
        return false;
    while (element.length) {
        struct text parameter = trim(cut_unquoted(&element, ';'));
        if (parameter.length && !read_parameter(range, parameter, whole, &weighted))
            return false;
    }
    return true;
}

/* Whether a type is read like the format of a name. */
static bool is_like(const struct range *range, const char *name, bool *has_suffix)
{
    size_t n = strlen(name);
    struct text subtype = range->subtype;
    if (subtype.length < n || !is((struct text){subtype.data + subtype.length - n, n}, name))
        return false;
    subtype.length -= n;
    *has_suffix = subtype.length && subtype.data[subtype.length - 1] == '+';
    bool is_grpc = is(range->type, "application") && subtype.length >= 4 &&
                   is((struct text){subtype.data, 4}, "grpc");
    if (*has_suffix && (is_grpc || is(range->type, "image")))
        return false;
    return *has_suffix || !subtype.length || is(subtype, "x-");
}

/* Likewise for a format; none is like one that is offered itself. */
static enum closeness likeness_of(const struct range *range, unsigned format, unsigned offered)
{
    char type[64];
    bool has_suffix,
        is_problem = format == LINGO_MEDIA_PROBLEM_JSON || format == LINGO_MEDIA_PROBLEM_XML;
    snprintf(type, sizeof type, "%.*s/%.*s", (int)range->type.length, range->type.data,
             (int)range->subtype.length, range->subtype.data);
    int named = lingo_media_find(type, strlen(type));
    if (!range->weight || format == LINGO_MEDIA_TEXT ||
        (named >= 0 && strchr(type, '/') && offered & IS_FORMAT(named)))
        return NOT_AT_ALL;
    bool is_xhtml =
        is_like(range, "xml", &has_suffix) && has_suffix && range->subtype.length >= 9 &&
        is((struct text){range->subtype.data + range->subtype.length - 9, 9}, "xhtml+xml");
    if (format == LINGO_MEDIA_HTML || is_xhtml)
        return format == LINGO_MEDIA_HTML && is_xhtml ? FIRST_OF_FAMILY : NOT_AT_ALL;
    bool is_json = format == LINGO_MEDIA_PROBLEM_JSON || format == LINGO_MEDIA_JSON;
    if (!is_like(range, is_json ? "json" : "xml", &has_suffix))
        return NOT_AT_ALL;
    return is_problem == has_suffix ? FIRST_OF_FAMILY : SECOND_OF_FAMILY;
}

static enum closeness closeness_of(const struct range *range, unsigned format, unsigned offered)
{
    struct text subtype = {lingo_media_type((enum lingo_media)format), 0};
    subtype.length = strlen(subtype.data);
    struct text type = cut(&subtype, '/');
    char wanted[2][32] = {"", ""};
    snprintf(wanted[0], sizeof wanted[0], "%.*s", (int)type.length, type.data);
    snprintf(wanted[1], sizeof wanted[1], "%.*s", (int)subtype.length, subtype.data);
    if (is(range->type, "*"))
        return ANY_TYPE;
    if (is(range->subtype, "*"))
        return is(range->type, wanted[0]) ? ANY_SUBTYPE : NOT_AT_ALL;
    if (!is(range->type, wanted[0]) || !is(range->subtype, wanted[1]))
        return likeness_of(range, format, offered);
    if (range->parameters && !range->weight)
        return NOT_AT_ALL;
    return range->parameters ? OTHER_PARAMETERS : range->utf8 ? SAME_PARAMETERS : THE_TYPE;
}

/* What a format is worth: more is better. */
static long worth(const struct range *ranges, size_t count, unsigned format, unsigned offered,
                  bool is_default)
{
    enum closeness best = NOT_AT_ALL;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        enum closeness c = closeness_of(&ranges[i], format, offered);
        bool is_closer = c == FIRST_OF_FAMILY ? best < SECOND_OF_FAMILY : c > best;
        if (is_closer)
            best = c, at = i;
    }
    if (best == NOT_AT_ALL || !ranges[at].weight)
        return 0;
    long closeness = best > FIRST_OF_FAMILY ? 4 : best > ANY_SUBTYPE ? 3 : best;
    long position = 2 * (long)at + (best == SECOND_OF_FAMILY);
    long order = is_default ? 9 : 8 - (long)format;
    return ((ranges[at].weight * 5L + closeness) * 200 + (199 - position)) * 10 + order;
}

static int choose(struct text field, unsigned offered, unsigned default_format)
{
    struct range ranges[RANGES_MAX];
    size_t count = 0;
    long best = 0;
    unsigned chosen = default_format;
    while (field.length && count < RANGES_MAX) {
        struct text element = cut_unquoted(&field, ',');
        bool is_read = read_range(&ranges[count], trim(element));
        /* "q=0,8": a decimal comma, for no type begins with a digit */
        if (is_read && ranges[count].ends_in_weight && field.length &&
            ascii_is_digit(*field.data) && ascii_is_digit(element.data[element.length - 1])) {
            element.length += 1 + cut_unquoted(&field, ',').length;
            is_read = read_range(&ranges[count], trim(element));
        }
        count += is_read;
    }
    for (unsigned format = 0; format < LINGO_MEDIA_COUNT; format++) {
        bool is_offered = offered & IS_FORMAT(format);
        long w = is_offered ? worth(ranges, count, format, offered, format == default_format) : 0;
        if (w > best)
            best = w, chosen = format;
    }
    return (int)chosen;
}

/* ---- cases ---- */

static const char *const types[] = {"text/html",
                                    "text/html",
                                    "TEXT/html",
                                    "text/plain",
                                    "text/*",
                                    "*/*",
                                    "*",
                                    "application/json",
                                    "application/xml",
                                    "application/problem+json",
                                    "application/problem+xml",
                                    "application/*",
                                    "image/webp",
                                    "image/*",
                                    "a/b",
                                    "application/xhtml+xml",
                                    "application/hal+json",
                                    "Text/JSON",
                                    "application/*+json",
                                    "application/x-xml",
                                    "application/soap+XML",
                                    "application/grpc+json",
                                    "image/svg+xml",
                                    "a/y-json",
                                    "text/",
                                    "*/html",
                                    "text/html/x",
                                    "text/plaim",
                                    "Application/Problem+JSON"};

static const char *const ends[] = {"",
                                   "",
                                   "",
                                   "",
                                   ";q=0.9",
                                   ";q=0.5",
                                   ";q=0",
                                   ";q=0.0",
                                   ";q=1",
                                   ";q=1.",
                                   ";q=0.05",
                                   ";q=1.5",
                                   ";q=.5",
                                   ";q=0.9500",
                                   ";q=0,8",
                                   ";q=1,0",
                                   ";q=0,8/x",
                                   ";charset=utf-8",
                                   ";charset=UTF-8;q=0.3",
                                   ";Charset=\"utf-8\"",
                                   ";charset=utf-8;q=0",
                                   ";charset=latin1",
                                   ";charset=utf-8;v=1",
                                   ";v=2",
                                   ";v=2;q=0",
                                   ";v=\"a,b\"",
                                   ";v=\"a\\\",text/plain\"",
                                   ";v=\"open",
                                   ";q=0.5;ext=1",
                                   ";;",
                                   ";",
                                   "; ",
                                   "\"",
                                   "\\",
                                   ";x=\"\"",
                                   ";x=\"a\"b",
                                   ";v=\"a,",
                                   "\",\"",
                                   ";q=0.5;q=0.1",
                                   "\t;\tq=0.7 ",
                                   "\"a,b\""};

static void check_case(void)
{
    char field[RANDOM_FIELD_SIZE];
    static const struct random_words words = {types, COUNT(types), ends, COUNT(ends),
                                              "=;,q0 */1.\"\\x\ttTc"};
    size_t n = random_field(field, &words);
    unsigned offered = draw(3) ? LINGO_MEDIA_ALL : draw(256),
             default_format = draw(LINGO_MEDIA_COUNT);
    char *exact = exact_copy(field, n);
    int ours = (int)lingo_negotiate_media(exact, n, offered, (enum lingo_media)default_format);
    int plain = choose((struct text){exact, n}, offered, default_format);
    CU_ASSERT(ours == plain);
    if (ours != plain)
        printf("\n    %.*s\n    of %x, by default %u: %d, plainly %d", (int)n, exact, offered,
               default_format, ours, plain);
    free(exact);
}

static void test_random(void)
{
    for (unsigned long i = 0; i < random_cases; i++)
        check_case();
}

int main(int argc, char **argv)
{
    static const struct test tests[] = {{"random", test_random}, {NULL, NULL}};
    random_begin(argc, argv);
    return test_run("media-random", tests);
}
