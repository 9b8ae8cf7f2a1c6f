/* SPDX-License-Identifier: MIT */
/* Writes texts so that they mean the same in JSON, YAML, XML and ICU's MessageFormat. */
#include "tools/export/job.h"

#include <stdlib.h>
#include <string.h>

#define COUNT "{count}"

void export_print_sentence(FILE *file, struct lingo_text text, const char *count,
                           export_escaper *escape)
{
    const char *at = text.length ? strstr(text.data, COUNT) : NULL;
    while (at) {
        size_t before = (size_t)(at - text.data), used = before + strlen(COUNT);
        escape(file, (struct lingo_text){text.data, before});
        fputs(count, file);
        text = (struct lingo_text){text.data + used, text.length - used};
        at = strstr(text.data, COUNT);
    }
    escape(file, text);
}

/* The length of a character that JavaScript or YAML may read as a line break or not accept, and its
 * code: U+0080 to U+009F, U+2028, U+2029 and U+FEFF in UTF-8; 0 for any other. */
static size_t find_special(const char *p, unsigned *code)
{
    const unsigned char *b = (const unsigned char *)p;
    if (b[0] == 0xc2 && b[1] >= 0x80 && b[1] <= 0x9f) {
        *code = b[1];
        return 2;
    }
    if (b[0] == 0xe2 && b[1] == 0x80 && (b[2] == 0xa8 || b[2] == 0xa9)) {
        *code = 0x2000u + (b[2] & 0x3fu);
        return 3;
    }
    if (b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf) {
        *code = 0xfeff;
        return 3;
    }
    return 0;
}

void export_escape_json(FILE *file, struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        unsigned code;
        size_t special = find_special(text.data + i, &code);
        if (special) {
            fprintf(file, "\\u%04x", code);
            i += special - 1;
        } else if (c < ' ' || c == 0x7f) {
            fprintf(file, "\\u%04x", c);
        } else {
            if (c == '"' || c == '\\')
                putc('\\', file);
            putc(c, file);
        }
    }
}

void export_print_json(FILE *file, struct lingo_text text)
{
    putc('"', file);
    export_escape_json(file, text);
    putc('"', file);
}

void export_print_json_string(FILE *file, const char *string)
{
    export_print_json(file, (struct lingo_text){string, strlen(string)});
}

void export_escape_xml(FILE *file, struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++)
        switch (text.data[i]) {
        case '&':
            fputs("&amp;", file);
            break;
        case '<':
            fputs("&lt;", file);
            break;
        case '>':
            fputs("&gt;", file);
            break;
        case '\r':
            fputs("&#13;", file);
            break;
        default:
            putc(text.data[i], file);
        }
}

/* An apostrophe quotes what follows, so it is doubled.  FormatJS reads "<" as a tag, and within a
 * plural, "#" is the number.  Elsewhere these are ordinary characters, and their quotes would be
 * shown. */
static void print_icu(FILE *file, struct lingo_text text, const char *quoted)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] == '\'')
            fputs("''", file);
        else if (text.data[i] && strchr(quoted, text.data[i]))
            fprintf(file, "'%c'", text.data[i]);
        else
            putc(text.data[i], file);
}

static void escape_plural(FILE *file, struct lingo_text text)
{
    print_icu(file, text, "{}#");
}

static void escape_plural_with_tags(FILE *file, struct lingo_text text)
{
    print_icu(file, text, "{}<#");
}

static char *finish(FILE *stream, char **memory)
{
    bool failed = ferror(stream);
    if (!fclose(stream) && !failed)
        return *memory;
    free(*memory);
    return NULL;
}

char *export_tagged_text(struct lingo_text text)
{
    char *memory = NULL;
    size_t size;
    FILE *stream = open_memstream(&memory, &size);
    if (!stream)
        return NULL;
    print_icu(stream, text, "{}<");
    return finish(stream, &memory);
}

char *export_icu_message(const struct lingo_language *language, enum lingo_wait_unit unit,
                         bool has_tags)
{
    char *memory = NULL;
    size_t size;
    FILE *stream = open_memstream(&memory, &size);
    if (!stream)
        return NULL;
    fputs("{count, plural,", stream);
    for (size_t i = 0; i < EXPORT_CATEGORIES; i++) {
        struct lingo_text text = export_category_text(language, unit, i);
        if (!text.length)
            continue;
        fprintf(stream, " %s {", export_selector(language, i));
        export_print_sentence(stream, text, "#",
                              has_tags ? escape_plural_with_tags : escape_plural);
        putc('}', stream);
    }
    putc('}', stream);
    return finish(stream, &memory);
}
