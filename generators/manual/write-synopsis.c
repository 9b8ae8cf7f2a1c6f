/* SPDX-License-Identifier: MIT */
/* Writes SYNOPSIS: the header, and each function with its arguments in italics. */
#include "generators/manual/write.h"

#include "generators/manual/roff.h"

#include "base/text.h"

#include <stdlib.h>

#define LINE_LENGTH 72
#define INDENT 4

/* A line of a declaration, as the arguments of .BI: bold and italic text alternate. */
struct line {
    FILE *out;
    size_t used;
    bool italic, open;
    bool space; /* a space between the last text and the next one on the line */
};

/* Adds text in the other font, or in the same one. */
static void add(struct line *line, struct lingo_text text, bool italic)
{
    if (line->space)
        fputc(' ', line->out);
    line->used += line->space;
    line->space = false;
    if (line->open && line->italic != italic)
        fputs("\" \"", line->out);
    else if (!line->open)
        fputs(italic ? ".BI \"\" \"" : ".BI \"", line->out);
    roff_characters(line->out, text);
    line->used += text.length;
    line->italic = italic;
    line->open = true;
}

static void end_line(struct line *line)
{
    fputs("\"\n", line->out);
    line->open = line->space = false;
    line->used = 0;
}

/* Code without comments and attributes, and with single spaces. */
static struct lingo_text plain_code(struct lingo_text code, char *buffer)
{
    static const char *const attributes[] = {"LINGO_API", "LINGO_PURE", "LINGO_MUST_CHECK",
                                             "static", "inline"};
    size_t n = 0;
    for (struct lingo_text rest = text_trim(code, TEXT_BLANKS); rest.length;) {
        size_t length = strcspn(rest.data, TEXT_BLANKS);
        struct lingo_text word = {rest.data, length < rest.length ? length : rest.length};
        bool attribute = false;
        for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
            attribute = attribute || text_is(word, attributes[i]);
        if (!attribute) {
            if (n && buffer[n - 1] != '*')
                buffer[n++] = ' ';
            memcpy(buffer + n, word.data, word.length);
            n += word.length;
        }
        rest = text_trim(text_skip(rest, word.length), TEXT_BLANKS);
    }
    return (struct lingo_text){buffer, n};
}

/* The text in the parentheses of a prototype. */
static struct lingo_text parameters_of(struct lingo_text code)
{
    const char *begin = memchr(code.data, '(', code.length), *end = begin;
    for (int depth = 0; end < code.data + code.length; end++) {
        depth += (*end == '(') - (*end == ')');
        if (!depth)
            break;
    }
    return text_between(begin + 1, end);
}

static void add_parameter(struct line *line, struct lingo_text parameter, const char *end)
{
    struct lingo_text name = last_identifier(parameter, "[");
    if (text_is(parameter, "void"))
        name = (struct lingo_text){parameter.data + parameter.length, 0};
    if (line->used + parameter.length + strlen(end) > LINE_LENGTH) {
        end_line(line);
        add(line, (struct lingo_text){"        ", INDENT}, false);
    }
    add(line, text_between(parameter.data, name.data), false);
    if (name.length)
        add(line, name, true);
    struct lingo_text rest =
        text_between(name.data + name.length, parameter.data + parameter.length);
    if (rest.length)
        add(line, rest, false);
    add(line, text_of(end), false);
    line->space = text_is(text_of(end), ",");
}

static void write_prototype(FILE *out, const struct item *item)
{
    char *buffer = need(malloc(item->code.length + 1));
    struct lingo_text code = plain_code(item->code, buffer), rest = parameters_of(code), parameter;
    struct line line = {.out = out};
    struct lingo_text head = text_between(code.data, rest.data);
    if (head.length > LINE_LENGTH) {
        add(&line,
            text_trim(text_between(code.data, head.data + head.length - item->name.length - 1),
                      TEXT_BLANKS),
            false);
        end_line(&line);
        head = text_skip(head, head.length - item->name.length - 1);
    }
    add(&line, head, false);
    while (text_split(&rest, ',', &parameter))
        add_parameter(&line, text_trim(parameter, TEXT_BLANKS), rest.length ? "," : ");");
    end_line(&line);
    free(buffer);
}

void write_synopsis(FILE *out, const struct page *page)
{
    fprintf(out, ".SH SYNOPSIS\n.nf\n.B #include <%s>\n", page->header->path);
    struct lingo_text about = {NULL, 0};
    for (size_t i = 0; i < page->count; i++) {
        if (page->items[i]->kind != ITEM_FUNCTION)
            continue;
        if (!i || page->items[i]->about.data != about.data || !about.data)
            fputs(".PP\n", out);
        about = page->items[i]->about;
        write_prototype(out, page->items[i]);
    }
    fputs(".fi\n", out);
}
