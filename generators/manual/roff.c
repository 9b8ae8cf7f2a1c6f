/* SPDX-License-Identifier: MIT */
/* Writes roff.  Escapes of special characters are those that groff and mandoc share. */
#include "generators/manual/roff.h"

#include "generators/manual/comment.h"
#include "generators/manual/header.h"

#include "base/text.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <stdlib.h>

#define LINE_LENGTH 76

static void put_ascii(FILE *out, char c)
{
    switch (c) {
    case '\\':
        fputs("\\e", out);
        break;
    case '^':
        fputs("\\(ha", out);
        break;
    case '~':
        fputs("\\(ti", out);
        break;
    case '`':
        fputs("\\(ga", out);
        break;
    default:
        fputc(c, out);
    }
}

/* A hyphen joins letters; everything else is a minus sign. */
static bool is_minus(struct lingo_text text, size_t i)
{
    return text.data[i] == '-' &&
           (!i || i + 1 == text.length || !ascii_is_alpha(text.data[i - 1]) ||
            !ascii_is_alpha(text.data[i + 1]));
}

void roff_characters(FILE *out, struct lingo_text text)
{
    for (size_t i = 0; i < text.length;) {
        struct utf8_character c = utf8_decode(text.data + i, text.length - i);
        if (is_minus(text, i))
            fputs("\\-", out);
        else if (c.point < 0x80)
            put_ascii(out, text.data[i]);
        else
            fprintf(out, "\\[u%04" PRIX32 "]", c.point);
        i += c.length;
    }
}

static struct lingo_text identifier(struct lingo_text text)
{
    size_t n = 0;
    while (n < text.length && is_word_character(text.data[n]))
        n++;
    return (struct lingo_text){text.data, n};
}

/* The name of a manual page that is followed by its section, such as "snprintf(3)"; or empty. */
static struct lingo_text page_name(struct lingo_text text)
{
    size_t n = 0;
    while (n < text.length &&
           (ascii_is_alphanumeric(text.data[n]) || text.data[n] == '-' || text.data[n] == '_'))
        n++;
    bool is_page = n && n + 2 < text.length && text.data[n] == '(' &&
                   ascii_is_digit(text.data[n + 1]) && text.data[n + 2] == ')';
    return (struct lingo_text){text.data, is_page ? n : 0};
}

/* The name at the start of a word that has a different font: bold for functions, constants and
 * manual pages, italic for types.  Empty if there is none. */
static struct lingo_text marked_name(struct lingo_text word, char *font)
{
    struct lingo_text name = page_name(word);
    *font = 'B';
    if (name.length)
        return name;
    name = identifier(word);
    if (text_starts(name, "LINGO_"))
        return name;
    if (!text_starts(name, "lingo_"))
        return (struct lingo_text){word.data, 0};
    if (!text_starts(text_skip(word, name.length), "("))
        *font = 'I';
    return name;
}

/* The length of a word before the next name that has a different font. */
static size_t plain_length(struct lingo_text word)
{
    size_t n = 1;
    char font;
    while (n < word.length &&
           (is_word_character(word.data[n - 1]) || !marked_name(text_skip(word, n), &font).length))
        n++;
    return n;
}

/* Writes a word, with its names in their fonts. */
static void put_word(FILE *out, struct lingo_text word)
{
    while (word.length) {
        char font;
        struct lingo_text name = marked_name(word, &font);
        if (name.length) {
            fprintf(out, "\\f%c", font);
            roff_characters(out, name);
            fputs("\\fR", out);
        } else {
            name = (struct lingo_text){word.data, plain_length(word)};
            roff_characters(out, name);
        }
        word = text_skip(word, name.length);
    }
}

/* Writes the next words that belong together: "@p name" and "struct lingo_x" do. */
static bool put_unit(FILE *out, struct lingo_text *text, struct lingo_text *last, bool *ends_line)
{
    struct lingo_text word;
    if (!next_word(text, &word, ends_line))
        return false;
    *last = word;
    struct lingo_text rest = *text, type;
    bool ends;
    if (text_is(word, "@p") && next_word(text, last, ends_line)) {
        struct lingo_text name = identifier(*last);
        fputs("\\fI", out);
        roff_characters(out, name);
        fputs("\\fR", out);
        roff_characters(out, text_skip(*last, name.length));
    } else if ((text_is(word, "struct") || text_is(word, "enum")) &&
               next_word(&rest, &type, &ends) && text_starts(type, "lingo_")) {
        struct lingo_text name = identifier(type);
        fprintf(out, "\\fI%.*s %.*s\\fR", (int)word.length, word.data, (int)name.length, name.data);
        roff_characters(out, text_skip(type, name.length));
        *text = rest;
        *last = type;
        *ends_line = ends;
    } else {
        put_word(out, word);
    }
    return true;
}

/* Whether a word ends a sentence, if what follows could begin one. */
static bool ends_sentence(struct lingo_text word)
{
    word = text_trim(word, "\")");
    return word.length && strchr(".!?", word.data[word.length - 1]);
}

static bool begins_sentence(const char *unit)
{
    while (*unit == '"' || *unit == '(')
        unit++;
    return *unit < 'a' || *unit > 'z';
}

void roff_text(FILE *out, struct lingo_text text)
{
    size_t used = 0;
    struct lingo_text last = {NULL, 0};
    bool sentence = false, ends_line = false, more = true;
    while (more) {
        char *unit;
        size_t length;
        FILE *memory = need(open_memstream(&unit, &length));
        more = put_unit(memory, &text, &last, &ends_line);
        fclose(memory);
        if (more) {
            bool breaks =
                used && ((sentence && begins_sentence(unit)) || used + 1 + length > LINE_LENGTH);
            if (used)
                fputc(breaks ? '\n' : ' ', out);
            if ((breaks || !used) && (*unit == '.' || *unit == '\''))
                fputs("\\&", out);
            used = breaks ? length : used + length + 1;
            fputs(unit, out);
            sentence = ends_line && ends_sentence(last);
        }
        free(unit);
    }
    if (used)
        fputc('\n', out);
}

/* The least indentation of lines that are not blank. */
static size_t least_indent(struct lingo_text lines)
{
    size_t least = SIZE_MAX;
    for (struct lingo_text line; text_split(&lines, '\n', &line);) {
        line = comment_line(line);
        size_t n = 0;
        while (n < line.length && line.data[n] == ' ')
            n++;
        if (n < line.length && n < least)
            least = n;
    }
    return least;
}

void roff_code(FILE *out, struct lingo_text lines)
{
    size_t indent = least_indent(lines);
    fputs(ROFF_CODE, out);
    for (struct lingo_text line; text_split(&lines, '\n', &line);) {
        line = comment_line(line);
        if (line.length >= indent)
            line = text_skip(line, indent);
        if (line.length && (line.data[0] == '.' || line.data[0] == '\''))
            fputs("\\&", out);
        roff_characters(out, line);
        fputc('\n', out);
    }
    fputs(ROFF_CODE_END, out);
}

void roff_comment(FILE *out, struct lingo_text comment)
{
    bool first = true;
    for (struct block block; next_block(&comment, &block);) {
        if (block.kind == BLOCK_PARAGRAPH) {
            fputs(first ? "" : ".PP\n", out);
            roff_text(out, block.text);
        } else if (block.kind == BLOCK_CODE) {
            fputs(first ? "" : ".PP\n", out);
            roff_code(out, block.text);
        } else if (block.kind == BLOCK_PARAM) {
            fprintf(out, ".TP\n.I %.*s\n", (int)block.name.length, block.name.data);
            roff_text(out, block.text);
        }
        first = first && block.kind == BLOCK_RETURN;
    }
}
