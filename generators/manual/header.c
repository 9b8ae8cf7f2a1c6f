/* SPDX-License-Identifier: MIT */
/* Parses the declarations in a header.  This relies on the style of our headers: declarations at
 * the top level, comments that start with two asterisks, and no macros that declare anything. */
#include "generators/manual/header.h"

#include "base/file.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

#define HEADER_SIZE_MAX (1 << 20)

void *need(void *memory)
{
    if (!memory) {
        fprintf(stderr, "generators/manual: out of memory\n");
        exit(EXIT_FAILURE);
    }
    return memory;
}

bool is_word_character(char c)
{
    return ascii_is_alphanumeric(c) || c == '_';
}

bool has_word(struct lingo_text text, struct lingo_text word)
{
    for (size_t i = 0; i + word.length <= text.length; i++) {
        const char *at = text.data + i;
        bool begins = !i || !is_word_character(at[-1]);
        bool ends = i + word.length == text.length || !is_word_character(at[word.length]);
        if (begins && ends && !memcmp(at, word.data, word.length))
            return true;
    }
    return false;
}

struct lingo_text last_identifier(struct lingo_text code, const char *before)
{
    size_t end = 0;
    while (end < code.length && !strchr(before, code.data[end]))
        end++;
    while (end && !is_word_character(code.data[end - 1]))
        end--;
    size_t begin = end;
    while (begin && is_word_character(code.data[begin - 1]))
        begin--;
    return text_between(code.data + begin, code.data + end);
}

/* The text up to a string and including it; the whole text if the string is missing. */
static struct lingo_text text_to(struct lingo_text text, const char *string)
{
    size_t n = strlen(string);
    for (size_t i = 0; i + n <= text.length; i++)
        if (!memcmp(text.data + i, string, n))
            return (struct lingo_text){text.data, i + n};
    return text;
}

static bool text_has(struct lingo_text text, const char *string)
{
    return text_to(text, string).length < text.length ||
           (text.length >= strlen(string) &&
            !memcmp(text.data + text.length - strlen(string), string, strlen(string)));
}

/* A line of the preprocessor, with the lines that continue it. */
static struct lingo_text directive(struct lingo_text rest)
{
    size_t i = 0;
    while (i < rest.length && (rest.data[i] != '\n' || (i && rest.data[i - 1] == '\\')))
        i++;
    return (struct lingo_text){rest.data, i};
}

/* The length of a comment or a directive at the start; otherwise 1. */
static size_t token_length(struct lingo_text rest)
{
    if (text_starts(rest, "/*"))
        return text_to(rest, "*/").length;
    return rest.data[0] == '#' ? directive(rest).length : 1;
}

/* A declaration up to its semicolon, or to the brace that ends a function's body. */
static struct lingo_text declaration(struct lingo_text rest)
{
    bool function = text_starts(rest, "static inline");
    int depth = 0;
    size_t i = 0;
    while (i < rest.length) {
        struct lingo_text here = text_skip(rest, i);
        char c = here.data[0];
        i += token_length(here);
        depth += (c == '{' || c == '(') - (c == '}' || c == ')');
        if (!depth && (c == ';' || (function && c == '}')))
            break;
    }
    return (struct lingo_text){rest.data, i};
}

static void add_item(struct header *header, enum item_kind kind, struct lingo_text name,
                     struct lingo_text code, struct lingo_text about)
{
    header->items = need(realloc(header->items, (header->item_count + 1) * sizeof(struct item)));
    header->items[header->item_count++] = (struct item){.kind = kind,
                                                        .name = name,
                                                        .code = code,
                                                        .about = about,
                                                        .section = header->section_count,
                                                        .path = header->path};
}

/* Macros without a value and attributes are not documented. */
static void add_macro(struct header *header, struct lingo_text line, struct lingo_text about)
{
    if (!text_starts(line, "#define "))
        return;
    struct lingo_text rest = text_skip(line, strlen("#define ")), name;
    text_split(&rest, ' ', &name);
    rest = text_trim(rest, TEXT_BLANKS);
    if (rest.length && !text_starts(rest, "__attribute__"))
        add_item(header, ITEM_MACRO, name, rest, about);
}

/* A type that is only declared is documented if it has a comment; not if the comment is
 * "Internal.". */
static void add_declaration(struct header *header, struct lingo_text code, struct lingo_text about)
{
    bool type = text_starts(code, "struct ") || text_starts(code, "enum ");
    bool body = memchr(code.data, '{', code.length) != NULL;
    if (text_has(about, "Internal."))
        return;
    if (type && (body || about.length) && !memchr(code.data, '(', strcspn(code.data, "{;")))
        add_item(header, ITEM_TYPE, last_identifier(code, "{;"), code, about);
    else if (text_starts(code, "typedef "))
        add_item(header, ITEM_TYPE, last_identifier(code, "("), code, about);
    else if (text_starts(code, "LINGO_API ") || text_starts(code, "static inline "))
        add_item(header, ITEM_FUNCTION, last_identifier(code, "("), code, about);
}

/* Reads a comment that starts with two asterisks: for the file, for a section, or for the next
 * declaration. */
static void read_comment(struct header *header, struct lingo_text comment, struct lingo_text *about)
{
    *about = (struct lingo_text){NULL, 0};
    if (!text_starts(comment, "/**"))
        return;
    struct lingo_text inside = text_between(comment.data + 3, comment.data + comment.length - 2);
    if (text_has(inside, "@file")) {
        header->about = inside;
    } else if (text_has(inside, "@name")) {
        struct lingo_text before = text_to(inside, "@name");
        header->sections = need(
            realloc(header->sections, (header->section_count + 1) * sizeof(struct lingo_text)));
        header->sections[header->section_count++] =
            text_trim(text_skip(inside, before.length), TEXT_BLANKS);
    } else {
        *about = inside;
    }
}

/* The length of code that is only for C++. */
static size_t cplusplus_length(struct lingo_text rest)
{
    return text_starts(rest, "#ifdef __cplusplus") ? text_to(rest, "#endif").length : 0;
}

static void read_items(struct header *header, struct lingo_text rest)
{
    struct lingo_text about = {NULL, 0};
    while (rest.length) {
        size_t blanks = 0, lines = 0;
        for (; blanks < rest.length && strchr(TEXT_BLANKS, rest.data[blanks]); blanks++)
            lines += rest.data[blanks] == '\n';
        if (lines > 1)
            about = (struct lingo_text){NULL, 0};
        rest = text_skip(rest, blanks);
        if (!rest.length)
            return;
        struct lingo_text here = {rest.data, cplusplus_length(rest)};
        if (here.length) {
            /* nothing */
        } else if (text_starts(rest, "/*")) {
            here = text_to(rest, "*/");
            read_comment(header, here, &about);
        } else if (rest.data[0] == '#') {
            here = directive(rest);
            add_macro(header, here, about);
        } else {
            here = declaration(rest);
            add_declaration(header, here, about);
        }
        rest = text_skip(rest, here.length);
    }
}

void header_read(struct header *header, const char *package, const char *file)
{
    struct lingo_report report;
    char *data;
    size_t length;
    if (file_read(file, HEADER_SIZE_MAX, &data, &length, &report)) {
        fprintf(stderr, "generators/manual: %s\n", report.message);
        exit(EXIT_FAILURE);
    }
    const char *include = strstr(file, "httplingo/");
    *header = (struct header){.path = include ? include : file, .package = package, .source = data};
    for (const char *next; (next = strstr(header->path + 1, "httplingo/"));)
        header->path = next;
    read_items(header, (struct lingo_text){data, length});
}

struct lingo_text section_title(const struct header *header, size_t section)
{
    struct lingo_text rest = header->sections[section - 1], title;
    return text_split(&rest, '\n', &title) ? text_trim(title, TEXT_BLANKS) : rest;
}

struct lingo_text section_about(const struct header *header, size_t section)
{
    struct lingo_text rest = header->sections[section - 1], title;
    text_split(&rest, '\n', &title);
    return rest;
}

bool has_functions(const struct header *header)
{
    for (size_t i = 0; i < header->item_count; i++)
        if (header->items[i].kind == ITEM_FUNCTION)
            return true;
    return false;
}

void header_add(struct header *header, const struct header *constants)
{
    size_t n = constants->item_count, all = header->item_count + n;
    struct item *items = need(calloc(all + 1, sizeof(struct item)));
    for (size_t i = 0; i < n; i++)
        items[i] = constants->items[i];
    for (size_t i = n; i < all; i++)
        items[i] = header->items[i - n];
    free(header->items);
    header->items = items;
    header->item_count = all;
}

struct lingo_text item_body(const struct item *item)
{
    const char *begin = memchr(item->code.data, '{', item->code.length);
    if (!begin)
        return (struct lingo_text){item->code.data, 0};
    const char *end = item->code.data + item->code.length;
    while (*--end != '}')
        ;
    return text_between(begin + 1, end);
}

/* Skips spaces, directives and other comments.  A documentation comment becomes the about. */
static void skip_to_part(struct lingo_text *body, struct lingo_text *about)
{
    while (body->length) {
        if (strchr(TEXT_BLANKS, body->data[0])) {
            *body = text_skip(*body, 1);
            continue;
        }
        struct lingo_text here = {body->data, token_length(*body)};
        if (here.length == 1 && here.data[0] != '#')
            return;
        if (text_starts(here, "/**"))
            *about = text_between(here.data + 3, here.data + here.length - 2);
        *body = text_skip(*body, here.length);
    }
}

/* Reads a comment that follows a part and starts with "<". */
static void read_trailing(struct lingo_text *body, struct part *part)
{
    struct lingo_text rest = text_trim(*body, TEXT_BLANKS);
    if (!text_starts(rest, "/**<"))
        return;
    struct lingo_text comment = text_to(rest, "*/");
    part->about = text_between(comment.data + 4, comment.data + comment.length - 2);
    *body = text_between(comment.data + comment.length, body->data + body->length);
}

bool next_part(struct lingo_text *body, char separator, struct part *part)
{
    *part = (struct part){.about = {NULL, 0}};
    skip_to_part(body, &part->about);
    if (!body->length)
        return false;
    size_t n = 0;
    for (int depth = 0; n < body->length; n++) {
        char c = body->data[n];
        depth += (c == '(' || c == '[') - (c == ')' || c == ']');
        if (!depth && c == separator)
            break;
        if (c == '/' && n + 1 < body->length && body->data[n + 1] == '*')
            break;
    }
    part->code = text_trim((struct lingo_text){body->data, n}, TEXT_BLANKS);
    part->name = last_identifier(part->code, "[=");
    *body = text_skip(*body, n < body->length && body->data[n] != '/' ? n + 1 : n);
    read_trailing(body, part);
    return true;
}
