/* SPDX-License-Identifier: MIT */
/* Checks whether the value of a field has the syntax in fields.def. */
#include "check/syntax.h"

#include "base/date.h"
#include "base/text.h"
#include "check/check-impl.h"

/* Whether there is at least one element that is not empty, and all such elements pass. */
static bool each(struct lingo_text value, bool (*passes)(struct lingo_text))
{
    struct lingo_text element;
    bool any = false;
    while (value_next(&value, ',', &element)) {
        if (!element.length)
            continue;
        if (!passes(element))
            return false;
        any = true;
    }
    return any;
}

static bool is_any(struct lingo_text value)
{
    (void)value;
    return true;
}

static bool is_number(struct lingo_text value)
{
    return value_take_number(&value) >= 0 && !value.length;
}

static bool is_tokens(struct lingo_text value)
{
    return each(value, value_is_token);
}

static bool is_tokens_or_none(struct lingo_text value)
{
    return !value.length || is_tokens(value);
}

/* A word or name=value, followed by parameters. */
static bool is_parameters(struct lingo_text value)
{
    if (!value_take_token(&value))
        return value.length && *value.data == ';' && value_take_parameters(value);
    return (!value_take_char(&value, '=') || value_take_token_or_quoted(&value)) &&
           value_take_parameters(value);
}

static bool is_coding(struct lingo_text value)
{
    return value_take_token(&value) && value_take_parameters(value);
}

static bool is_codings(struct lingo_text value)
{
    return each(value, is_coding);
}

static bool is_media_type(struct lingo_text value)
{
    return value_take_token(&value) && value_take_char(&value, '/') && value_take_token(&value) &&
           value_take_parameters(value);
}

static bool is_directive(struct lingo_text value)
{
    static const char *const numbers[] = {"max-age", "s-maxage", "stale-while-revalidate",
                                          "stale-if-error"};
    struct lingo_text name = value;
    if (!value_take_token(&value))
        return false;
    name.length -= value.length;
    bool has_argument = value_take_char(&value, '=');
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (text_is_word(name, numbers[i]))
            return has_argument && is_number(value);
    return has_argument ? value_take_token_or_quoted(&value) && !value.length : !value.length;
}

static bool is_directives(struct lingo_text value)
{
    return each(value, is_directive);
}

static bool is_entity_tag(struct lingo_text value)
{
    if (value.length > 2 && value.data[0] == 'W' && value.data[1] == '/')
        value_skip(&value, 2);
    if (value.length < 2 || value.data[0] != '"' || value.data[value.length - 1] != '"')
        return false;
    for (size_t i = 1; i + 1 < value.length; i++)
        if ((unsigned char)value.data[i] <= ' ' || value.data[i] == '"' || value.data[i] == 0x7f)
            return false;
    return true;
}

/* The form in RFC 5646 section 2.1: subtags of one to eight letters and digits; the first one has
 * only letters. */
static bool is_language(struct lingo_text value)
{
    size_t subtag = 0;
    bool first = true;
    for (size_t i = 0; i < value.length; i++) {
        char c = value.data[i];
        if (c == '-' && subtag) {
            first = false;
            subtag = 0;
        } else if (!(first ? ascii_is_alpha(c) : ascii_is_alphanumeric(c)) || ++subtag > 8) {
            return false;
        }
    }
    return subtag > 0;
}

static bool is_languages(struct lingo_text value)
{
    return each(value, is_language);
}

static bool is_link(struct lingo_text value)
{
    if (!value_take_char(&value, '<'))
        return false;
    while (value.length && *value.data != '>')
        value_skip(&value, 1);
    if (!value_take_char(&value, '>'))
        return false;
    /* Names of parameters may end with "*", which is a token character. */
    return value_take_parameters(value);
}

static bool is_links(struct lingo_text value)
{
    return each(value, is_link);
}

static bool is_protocol(struct lingo_text value)
{
    return value_take_token(&value) &&
           (!value_take_char(&value, '/') || value_take_token(&value)) && !value.length;
}

static bool is_protocols(struct lingo_text value)
{
    return each(value, is_protocol);
}

/* A list of tokens and strings with parameters in a structured field (RFC 8941 section 3.1).  The
 * parameters are not checked. */
static bool is_member(struct lingo_text value)
{
    char c = *value.data;
    if (c != '"' && c != '*' && !ascii_is_alpha(c))
        return false;
    if (c == '"' && !value_take_quoted(&value))
        return false;
    while (c != '"' && value.length &&
           (value_is_token_char(*value.data) || *value.data == ':' || *value.data == '/'))
        value_skip(&value, 1);
    return !value.length || *value.data == ';';
}

static bool is_members(struct lingo_text value)
{
    return each(value, is_member);
}

/* RFC 3986: only characters that are allowed in a URI, and "%" with two hexadecimal digits. */
static bool is_uri(struct lingo_text value)
{
    for (size_t i = 0; i < value.length; i++) {
        char c = value.data[i];
        if (c == '%') {
            for (int digit = 0; digit < 2; digit++)
                if (++i >= value.length || !value.data[i] ||
                    !strchr("0123456789ABCDEFabcdef", value.data[i]))
                    return false;
        } else if (!ascii_is_alphanumeric(c) && (!c || !strchr("-._~:/?#[]@!$&'()*+,;=", c))) {
            return false;
        }
    }
    return true;
}

/* A challenge, or another parameter of the previous one (RFC 9110 section 11.6.1). */
static bool is_challenge_part(struct lingo_text value, bool first)
{
    if (!value_take_token(&value))
        return false;
    size_t before = value.length;
    value_skip_spaces(&value);
    if (value_take_char(&value, '=')) {
        value_skip_spaces(&value);
        return !first && value_take_token_or_quoted(&value) && !value.length;
    }
    if (!value.length)
        return true;
    if (value.length == before)
        return false; /* no space after the scheme */
    struct lingo_text token68 = value;
    while (token68.length && (ascii_is_alphanumeric(*token68.data) ||
                              (*token68.data && strchr("-._~+/", *token68.data))))
        value_skip(&token68, 1);
    while (value_take_char(&token68, '='))
        continue;
    return !token68.length || is_challenge_part(value, false);
}

static bool is_challenges(struct lingo_text value)
{
    struct lingo_text element;
    bool first = true;
    while (value_next(&value, ',', &element)) {
        if (!element.length)
            continue;
        if (!is_challenge_part(element, first))
            return false;
        first = false;
    }
    return !first;
}

static bool is_date(struct lingo_text value)
{
    int64_t seconds;
    return date_parse_fixdate(value, &seconds);
}

static bool is_delay(struct lingo_text value)
{
    return is_number(value) || is_date(value);
}

bool value_parse_range(struct lingo_text text, struct value_range *range)
{
    *range = (struct value_range){-1, -1, -1};
    if (!value_take_token(&text) || !value_take_char(&text, ' '))
        return false;
    if (!value_take_char(&text, '*')) {
        range->first = value_take_number(&text);
        if (range->first < 0 || !value_take_char(&text, '-'))
            return false;
        range->last = value_take_number(&text);
        if (range->last < range->first)
            return false;
    }
    if (!value_take_char(&text, '/'))
        return false;
    if (value_take_char(&text, '*'))
        return range->first >= 0 && !text.length;
    range->length = value_take_number(&text);
    return range->length > range->last && !text.length;
}

/* Only ranges in bytes are checked further. */
static bool is_range(struct lingo_text value)
{
    struct value_range range;
    struct lingo_text rest = value;
    if (!value_take_token(&rest) || !value_take_char(&rest, ' '))
        return false;
    struct lingo_text unit = {value.data, value.length - rest.length - 1};
    return text_is_word(unit, "bytes") ? value_parse_range(value, &range) : rest.length > 0;
}

bool value_has_syntax(enum value_syntax syntax, struct lingo_text value)
{
    /* The is_* functions read one byte without checking the length. */
    static const char none[] = "";
    if (!value.length)
        value.data = none;
    switch (syntax) {
#define SYNTAX(constant, function, text)                                                           \
    case SYNTAX_##constant:                                                                        \
        return function(value);
#include "check/fields.def"
#undef SYNTAX
    }
    return false;
}
