/* SPDX-License-Identifier: MIT */
/* The declarations in a public header, with the comments that document them. */
#ifndef LINGO_MANUAL_HEADER_H
#define LINGO_MANUAL_HEADER_H

#include <httplingo/base.h>

#include <stdbool.h>
#include <stddef.h>

enum item_kind {
    ITEM_FUNCTION,
    ITEM_TYPE, /* a struct or enum, or a typedef of a function */
    ITEM_MACRO
};

/* A declaration.  Declarations without an empty line between them share a comment. */
struct item {
    enum item_kind kind;
    struct lingo_text name;  /* without struct or enum */
    struct lingo_text code;  /* the declaration in the header */
    struct lingo_text about; /* the comment, without its delimiters; may be empty */
    size_t section;          /* the number of "@name" comments before it; 0 if there is none */
    const char *path;        /* of the header that declares it */
};

/* A header.  Everything points into its source. */
struct header {
    const char *path; /* as in #include, for example "httplingo/site.h" */
    const char *source;
    const char *package;     /* for pkg-config */
    struct lingo_text about; /* the comment with "@file" */
    struct item *items;
    size_t item_count;
    struct lingo_text *sections; /* the "@name" comments: a title on a line, and more text */
    size_t section_count;
};

/* The title of a section, whose number starts at 1, and the comment after it. */
struct lingo_text section_title(const struct header *header, size_t section);
struct lingo_text section_about(const struct header *header, size_t section);

/* Reads a header.  Exits on an error. */
void header_read(struct header *header, const char *package, const char *file);

/* Whether a header declares functions.  There are headers with only constants. */
bool has_functions(const struct header *header);

/* Adds the declarations of a header without functions at the start of another one. */
void header_add(struct header *header, const struct header *constants);

/* The parts of a struct or an enum: members, or constants. */
struct part {
    struct lingo_text code; /* without comments */
    struct lingo_text name;
    struct lingo_text about;
};

/* Splits off the next part of a body, which item_body() returns.  Returns false at the end.
 * Members are separated by ";", constants by ",". */
bool next_part(struct lingo_text *body, char separator, struct part *part);

/* The text between the braces of a type; empty if there are none. */
struct lingo_text item_body(const struct item *item);

/* Whether a text contains a whole word, without letters, digits or underscores next to it. */
bool has_word(struct lingo_text text, struct lingo_text word);

/* The last identifier in code before the character, or before the end. */
struct lingo_text last_identifier(struct lingo_text code, const char *before);

/* Whether a character can be in an identifier. */
bool is_word_character(char c);

/* Returns memory, or exits if it is NULL. */
void *need(void *memory);

#endif
