/* SPDX-License-Identifier: MIT */
/* Adds text to the program, and tracks its place in the markup. */
#include "template/compile.h"

#include "base/escape.h"
#include "base/report.h"

#include <stdarg.h>
#include <stdio.h>

void compile_fail(struct compiler *c, size_t at, const char *format, ...)
{
    if (c->build.error)
        return;
    size_t line = 1, begin = 0;
    for (size_t i = 0; i < at; i++)
        if (c->text.data[i] == '\n') {
            line++;
            begin = i + 1;
        }
    size_t column = at - begin + 1;
    if (column > c->indented)
        column -= c->indented;
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    c->build.error = report_error(c->report, LINGO_ERROR_FORMAT, "%s:%zu:%zu: %s", c->file, line,
                                  column, message);
}

/* Hashes the style element whose end tag's name is at the end of n bytes of text.  Before
 * browsers hash it, they replace CR LF and CR by LF. */
static void hash_style(struct compiler *c, size_t n)
{
    struct sha256 hash;
    char base64[SHA256_BASE64_SIZE];
    sha256_begin(&hash);
    for (size_t i = c->style; i < n - strlen("</style"); i++) {
        const char *byte = c->build.texts + i;
        if (*byte != '\r')
            sha256_add(&hash, byte, 1);
        else if (byte[1] != '\n')
            sha256_add(&hash, "\n", 1);
    }
    sha256_end(&hash, base64);
    build_hash(&c->build, base64);
}

/* Tracks the markup in the texts, starting at an offset. at is their position in the source. */
static void follow(struct compiler *c, size_t offset, size_t at)
{
    for (size_t i = offset; i < c->build.text_length; i++) {
        enum html_place before = c->html.place;
        const char *wrong = html_step(&c->html, c->build.texts[i]);
        if (wrong)
            return compile_fail(c, at + (i - offset), "%s", wrong);
        if (before != HTML_STYLE && c->html.place == HTML_STYLE)
            c->style = i + 1;
        if (before == HTML_STYLE && c->html.place != HTML_STYLE)
            hash_style(c, i); /* i is the byte after the end tag's name */
    }
}

/* Whether a byte in a style element has no meaning: a line break with its indentation, after a
 * character that ends something.  So indentation in templates does not make pages longer. */
static bool is_idle(const struct compiler *c, size_t at, bool after_break)
{
    char byte = c->text.data[at];
    size_t length = c->build.text_length;
    if (byte == '\n' || byte == '\r' || (after_break && (byte == ' ' || byte == '\t')))
        return length == c->style || (length && strchr("{};,", c->build.texts[length - 1]));
    return false;
}

void compile_text(struct compiler *c, size_t at, size_t n)
{
    bool after_break = false;
    if (compile_is_dropped(c))
        return;
    if (!c->source->html)
        return build_text(&c->build, c->text.data + at, n);
    for (size_t end = at + n; at < end && !c->build.error; at++) {
        after_break = after_break || c->text.data[at] == '\n';
        if (c->html.place == HTML_STYLE && is_idle(c, at, after_break))
            continue;
        after_break = false;
        build_text(&c->build, c->text.data + at, 1);
        follow(c, c->build.text_length - !c->build.error, at);
    }
}

void compile_constant(struct compiler *c, struct lingo_text text, bool raw)
{
    char escaped[6 * 256];
    while (text.length && !c->build.error) {
        size_t n = text.length < 256 ? text.length : 256;
        struct buffer b = {escaped, sizeof escaped, 0};
        escape_own(&b, raw ? ESCAPE_TEXT : ESCAPE_MARKUP, (struct lingo_text){text.data, n});
        size_t offset = c->build.text_length;
        build_text(&c->build, escaped, b.length);
        for (size_t i = offset; c->source->html && i < c->build.text_length; i++)
            html_step(&c->html, c->build.texts[i]);
        text.data += n;
        text.length -= n;
    }
}
