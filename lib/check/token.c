/* SPDX-License-Identifier: MIT */
/* The elements of field values: RFC 9110 section 5.6. */
#include "check/syntax.h"

#include "base/text.h"

#include <string.h>

bool value_is_token_char(char c)
{
    return ascii_is_alphanumeric(c) || (c && strchr("!#$%&'*+-.^_`|~", c));
}

bool value_is_token(struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!value_is_token_char(text.data[i]))
            return false;
    return text.length > 0;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

void value_skip(struct lingo_text *text, size_t n)
{
    text->data += n;
    text->length -= n;
}

void value_skip_spaces(struct lingo_text *text)
{
    while (text->length && is_space(*text->data))
        value_skip(text, 1);
}

/* The length up to a separator outside quotation marks and angle brackets. */
static size_t span(struct lingo_text text, char separator)
{
    bool quoted = false, bracketed = false;
    size_t i = 0;
    for (; i < text.length && (quoted || bracketed || text.data[i] != separator); i++) {
        char c = text.data[i];
        if (quoted && c == '\\' && i + 1 < text.length)
            i++;
        else if (c == '"' && !bracketed)
            quoted = !quoted;
        else if ((c == '<' || c == '>') && !quoted)
            bracketed = c == '<';
    }
    return i;
}

bool value_next(struct lingo_text *rest, char separator, struct lingo_text *element)
{
    if (!rest->data)
        return false;
    size_t n = span(*rest, separator);
    *element = text_trim((struct lingo_text){rest->data, n}, TEXT_OWS);
    if (n < rest->length)
        value_skip(rest, n + 1);
    else
        *rest = (struct lingo_text){NULL, 0};
    return true;
}

int64_t value_take_number(struct lingo_text *text)
{
    int64_t number = 0;
    size_t n = 0;
    for (; n < text->length && ascii_is_digit(text->data[n]); n++) {
        if (number >= 100000000000000000)
            return -1;
        number = number * 10 + (text->data[n] - '0');
    }
    if (!n)
        return -1;
    value_skip(text, n);
    return number;
}

bool value_take_char(struct lingo_text *text, char c)
{
    if (!text->length || *text->data != c)
        return false;
    value_skip(text, 1);
    return true;
}

bool value_take_token(struct lingo_text *text)
{
    size_t n = 0;
    while (n < text->length && value_is_token_char(text->data[n]))
        n++;
    value_skip(text, n);
    return n > 0;
}

bool value_take_quoted(struct lingo_text *text)
{
    if (!value_take_char(text, '"'))
        return false;
    while (text->length && *text->data != '"')
        value_skip(text, *text->data == '\\' && text->length > 1 ? 2 : 1);
    return value_take_char(text, '"');
}

bool value_take_token_or_quoted(struct lingo_text *text)
{
    return value_take_token(text) || value_take_quoted(text);
}

bool value_take_parameters(struct lingo_text text)
{
    for (value_skip_spaces(&text); text.length; value_skip_spaces(&text)) {
        if (!value_take_char(&text, ';'))
            return false;
        value_skip_spaces(&text);
        if (!value_take_token(&text))
            continue;
        value_skip_spaces(&text);
        if (!value_take_char(&text, '='))
            continue;
        value_skip_spaces(&text);
        if (!value_take_token_or_quoted(&text))
            return false;
    }
    return true;
}
