/* SPDX-License-Identifier: MIT */
/*
 * The state of a compilation, for its three parts: compile.c reads the sources, compile-tags.c
 * handles the tags, and compile-text.c adds text and tracks the markup.
 */
#ifndef LINGO_COMPILE_H
#define LINGO_COMPILE_H

#include "template/html-context.h"
#include "template/program.h"
#include "template/scan.h"

enum section_kind {
    SECTION_DYNAMIC,
    SECTION_KEPT,   /* of a constant that is not empty, or inverted and of an empty constant */
    SECTION_DROPPED /* the opposite; everything in it is removed */
};

struct section {
    struct lingo_text name;
    size_t at; /* the position of its tag in the source */
    size_t op;
    enum section_kind kind;
    bool inverted;
    bool entered;               /* it is entered when the page is made */
    bool by_name;               /* its value has a name that means the same inside */
    struct template_name value; /* the meaning of "." inside */
    struct html html;           /* the context at its start */
};

/* A partial with an indentation, and where its program starts. */
struct partial {
    char *name;
    char *indent;
    uint32_t begin; /* 0 if it is not compiled yet; the main program is at 0 */
};

struct compiler {
    const struct template_source *source;
    struct lingo_report *report;
    struct build build;
    struct partial partials[TEMPLATE_PARTIALS_MAX];
    size_t partial_count;
    struct html html;
    size_t style; /* where the current style element starts in the texts */
    /* The current source: */
    const char *file;
    struct lingo_text text;
    size_t indented; /* the number of columns added by indentation */
    struct delimiters delimiters;
    struct section sections[TEMPLATE_DEPTH];
    size_t depth;
    bool reported; /* the report already contains a message */
};

/* Reports an error at a position in the current source.  Only the first error is kept. */
__attribute__((format(printf, 3, 4))) void compile_fail(struct compiler *c, size_t at,
                                                        const char *format, ...);

/* Whether the current part is removed because of a constant. */
static inline bool compile_is_dropped(const struct compiler *c)
{
    return c->depth && c->sections[c->depth - 1].kind == SECTION_DROPPED;
}

/* Appends n bytes of text from a position in the source. */
void compile_text(struct compiler *c, size_t at, size_t n);

/* Appends a constant instead of a tag. */
void compile_constant(struct compiler *c, struct lingo_text text, bool raw);

void compile_tag(struct compiler *c, const struct tag *tag);

#endif
