/* SPDX-License-Identifier: MIT */
/* Finds the next tag in a source, and whether it is alone on its line.  Indents partials. */
#include "template/scan.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define NONE ((size_t)-1)

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_blank(char c)
{
    return is_space(c) || c == '\n' || c == '\r';
}

static size_t find(struct lingo_text text, size_t from, const char *what)
{
    size_t n = strlen(what);
    for (size_t i = from; i + n <= text.length; i++) {
        const char *first = memchr(text.data + i, what[0], text.length - n + 1 - i);
        if (!first)
            return NONE;
        i = (size_t)(first - text.data);
        if (!memcmp(first, what, n))
            return i;
    }
    return NONE;
}

/* The end of a kind of tag: "}}}" for {{{, "=}}" for {{=. */
static const char *closing(char kind, const char *close, char out[DELIMITER_MAX + 2])
{
    if (kind != '{' && kind != '=')
        return close;
    out[0] = kind == '{' ? '}' : '=';
    strcpy(out + 1, close);
    return out;
}

/* Checks whether there are only spaces between the tag and the start and end of the line.  If so,
 * the line belongs to the tag. */
static void see_whether_alone(struct lingo_text text, size_t from, struct tag *tag)
{
    size_t begin = tag->begin, end = tag->end;
    while (begin > from && is_space(text.data[begin - 1]))
        begin--;
    /* A previous tag on the same line leaves from in the middle of the line. */
    if (begin && text.data[begin - 1] != '\n')
        return;
    while (end < text.length && is_space(text.data[end]))
        end++;
    if (end < text.length && text.data[end] == '\r')
        end++;
    if (end < text.length && text.data[end] != '\n')
        return;
    tag->indent = (struct lingo_text){text.data + begin, tag->begin - begin};
    tag->text_end = begin;
    tag->next = end < text.length ? end + 1 : end;
}

int scan_tag(struct lingo_text text, size_t from, const struct delimiters *delimiters,
             struct tag *tag, const char **missing)
{
    static char none[] = "";
    char storage[DELIMITER_MAX + 2];
    *tag = (struct tag){.begin = find(text, from, delimiters->open), .indent = {none, 0}};
    if (tag->begin == NONE)
        return 0;
    size_t at = tag->begin + strlen(delimiters->open);
    while (at < text.length && is_blank(text.data[at]))
        at++;
    if (at < text.length && strchr("#^/!>=&{<$", text.data[at]) && text.data[at])
        tag->kind = text.data[at++];
    const char *close = closing(tag->kind, delimiters->close, storage);
    size_t end = find(text, at, close);
    if (end == NONE) {
        *missing = tag->kind == '{' ? "}}}" : tag->kind == '=' ? "=}}" : delimiters->close;
        return -1;
    }
    tag->content = text_trim((struct lingo_text){text.data + at, end - at}, TEXT_BLANKS);
    tag->end = tag->next = end + strlen(close);
    tag->text_end = tag->begin;
    if (tag->kind && tag->kind != '&' && tag->kind != '{')
        see_whether_alone(text, from, tag);
    return 1;
}

static bool set(char to[DELIMITER_MAX + 1], struct lingo_text text)
{
    if (!text.length || text.length > DELIMITER_MAX || memchr(text.data, '=', text.length))
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (is_blank(text.data[i]) || !text.data[i])
            return false;
    memcpy(to, text.data, text.length);
    to[text.length] = '\0';
    return true;
}

bool scan_delimiters(struct lingo_text content, struct delimiters *out)
{
    size_t n = 0;
    while (n < content.length && !is_blank(content.data[n]))
        n++;
    struct lingo_text open = {content.data, n};
    struct lingo_text close =
        text_trim((struct lingo_text){content.data + n, content.length - n}, TEXT_BLANKS);
    return set(out->open, open) && set(out->close, close);
}

char *scan_indent(struct lingo_text text, const char *indent, size_t *length)
{
    size_t lines = 1, width = strlen(indent), n = 0;
    for (size_t i = 0; i < text.length; i++)
        lines += text.data[i] == '\n';
    char *out = malloc(text.length + lines * width + 1);
    if (!out)
        return NULL;
    for (size_t i = 0; i < text.length; i++) {
        if (!i || text.data[i - 1] == '\n') {
            memcpy(out + n, indent, width);
            n += width;
        }
        out[n++] = text.data[i];
    }
    *length = n;
    return out;
}
