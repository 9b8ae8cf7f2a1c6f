/* SPDX-License-Identifier: MIT */
/*
 * A compilation under way, for its three parts: compile.c goes through the sources,
 * compile-tags.c does what each tag says, compile-text.c adds text and follows the markup.
 */
#ifndef LINGO_COMPILE_H
#define LINGO_COMPILE_H

#include "template/html-context.h"
#include "template/program.h"
#include "template/scan.h"

enum section_kind {
    SECTION_DYNAMIC,
    SECTION_KEPT,   /* of a constant that is not empty, or inverted of one that is */
    SECTION_DROPPED /* the opposite, and all within it */
};

struct section {
    struct lingo_text name;
    size_t at; /* in the source, of its tag */
    size_t op;
    enum section_kind kind;
    bool inverted;
    bool entered;               /* when it is run */
    bool by_name;               /* its value has a name that means the same within it */
    struct template_name value; /* what “.” is within it */
    struct html html;           /* where it began */
};

/* A partial with an indentation, and where its program begins. */
struct partial {
    char *name;
    char *indent;
    uint32_t begin; /* 0: not compiled yet; the main program is at 0 */
};

struct compiler {
    const struct template_source *source;
    struct lingo_report *report;
    struct build build;
    struct partial partials[TEMPLATE_PARTIALS_MAX];
    size_t partial_count;
    struct html html;
    size_t style; /* where in the texts the style element under way begins */
    /* of the source under way */
    const char *file;
    struct lingo_text text;
    size_t indented; /* columns that an indentation has added */
    struct delimiters delimiters;
    struct section sections[TEMPLATE_DEPTH];
    size_t depth;
    bool reported; /* the report says more of an error than its kind */
};

/* Fails, at a place of the source under way; the first failure is kept. */
__attribute__((format(printf, 3, 4))) void compile_fail(struct compiler *c, size_t at,
                                                        const char *format, ...);

/* Whether what stands here is dropped, for want of a constant. */
static inline bool compile_is_dropped(const struct compiler *c)
{
    return c->depth && c->sections[c->depth - 1].kind == SECTION_DROPPED;
}

/* Appends n bytes of text that stand in the source at a place. */
void compile_text(struct compiler *c, size_t at, size_t n);

/* Appends a constant, which stands in the place of a tag. */
void compile_constant(struct compiler *c, struct lingo_text text, bool raw);

void compile_tag(struct compiler *c, const struct tag *tag);

#endif
