/* SPDX-License-Identifier: MIT */
/*
 * Mustache templates, by its specification: variables, sections, inverted sections, comments,
 * partials, set delimiters, standalone lines, dotted names, the implicit iterator.
 *
 * A template is compiled once into a flat program.  Running it allocates nothing: names have
 * become numbers, and values are looked up in tables.  What is constant for a site is filled in
 * when the template is compiled.
 */
#ifndef LINGO_TEMPLATE_H
#define LINGO_TEMPLATE_H

#include "base/escape.h"
#include "base/output.h"
#include "base/sha256.h"

#include <httplingo/base.h>

/* ---- values ---- */

enum value_kind {
    VALUE_ABSENT,
    VALUE_FALSE, /* there, but empty: an outer value of the name is not looked for */
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_OBJECT
};

/* How a text is written. */
enum value_origin {
    VALUE_PLAIN,    /* copied: holds no markup */
    VALUE_CONSTANT, /* likewise; it outlives the page, and is padded (buffer.h) */
    VALUE_OWN,      /* markup in it is escaped */
    VALUE_FOREIGN   /* came with the request: cleaned, cut and escaped */
};

struct scope;
struct value {
    uint8_t kind; /* enum value_kind; FALSE also stands for an empty list, and TEXT may be empty */
    uint8_t origin;  /* enum value_origin */
    uint16_t limit;  /* of a foreign text */
    uint32_t length; /* of a text in bytes, of a list in items */
    union {
        const char *text;
        const struct value *items;
        const struct scope *scope;
    };
};

/* Appends a value as it stands in a format; what is no text appends nothing. */
void value_append(struct buffer *to, enum escape escape, const struct value *value);

/* The values of an object by the number of their name. */
#define SCOPE_NAMES 64
struct scope {
    uint64_t present; /* bit n: name n is there, and values[n] is set */
    const struct value *values;
    const struct texts *texts; /* of the names from SCOPE_NAMES on; NULL: there are none */
};

/* Texts by the number of their name less SCOPE_NAMES: each has a place behind a base.  Those with
 * numbers from SCOPE_OTHERS on are values. */
#define SCOPE_OTHERS 0x8000
struct texts {
    const struct lingo_text_place *places;
    const char *base;
    const struct value *others;
    enum value_origin origin;
};

static inline struct value scope_text(const struct scope *scope, unsigned name)
{
    const struct lingo_text_place *place = &scope->texts->places[name - SCOPE_NAMES];
    return (struct value){.kind = VALUE_TEXT, /* empty where there is none */
                          .origin = (uint8_t)scope->texts->origin,
                          .length = place->length_,
                          .text = scope->texts->base + place->start_};
}

static inline void scope_set(struct scope *scope, struct value *values, unsigned name,
                             struct value value)
{
    scope->present |= (uint64_t)1 << name;
    values[name] = value;
}

/* ---- programs ---- */

/* Each writes its text, if it has one, before anything else. */
enum op_code {
    OP_TEXT,     /* nothing else */
    OP_VALUE,    /* write a value, escaped */
    OP_RAW,      /* write a value as it is */
    OP_IF,       /* unless the value is empty take the next step; else go on */
    OP_SECTION,  /* likewise, and enter the value */
    OP_INVERTED, /* enter if the value is empty; else go on */
    OP_END,      /* of a section: the next item goes on, after the last one leave */
    OP_CALL,     /* run the partial there */
    OP_RETURN
};

#define OP_SELF 0xffff /* the name “.” */

struct op {
    uint16_t code;         /* enum op_code */
    uint16_t name;         /* its number, or OP_SELF */
    uint32_t text, length; /* bytes of the texts to write */
    uint32_t path; /* dotted names: 1 + index into paths of the count and the names that follow */
    uint32_t to;   /* where to go on: a step's index */
};

/* What a run writes for one set of the root's values: all questions are answered.  The values are
 * in the root's table, or texts. */
struct plan_step {
    uint32_t text, length; /* bytes of the texts to write */
    uint16_t name;         /* of the value to write behind them, escaped, or PLAN_NO_VALUE */
};
#define PLAN_NO_VALUE OP_SELF

struct plan {
    uint64_t asked;      /* the names on which it depends, */
    uint64_t present;    /* and which of them the root has */
    uint32_t begin, end; /* of its steps */
};

/* The limits of a run, so that it always ends: a template beyond them gives less. */
#define TEMPLATE_DEPTH 32 /* sections and partials within one another */
#define TEMPLATE_STEPS 20000

struct template
{
    const struct op *ops;
    const char *texts; /* padded (buffer.h) */
    const uint16_t *paths;
    const struct plan *plans;
    const struct plan_step *steps;
    uint64_t names; /* bit n: name n of the root's table occurs */
    uint32_t op_count, text_length, path_count, plan_count, step_count;
    uint32_t styles;                         /* style elements */
    const char(*hashes)[SHA256_BASE64_SIZE]; /* of each */
};

void template_run(const struct template *t, const struct scope *root, struct output *o);

/* ---- compilation ---- */

enum template_name_flags {
    IS_FOREIGN = 1 << 0,  /* may hold anything: never written as it is */
    IS_LINK = 1 << 1,     /* an address that is safe in a link */
    IS_CONSTANT = 1 << 2, /* the text is known now */
    IS_STYLE = 1 << 3,    /* a constant that may stand in a style element */
    IS_TEXT = 1 << 4      /* never a list or an object */
};

/* What a name means. */
struct template_name {
    uint16_t number;
    uint16_t flags; /* enum template_name_flags */
    struct lingo_text constant;
};

/* The most that a template may be made of. */
#define TEMPLATE_SIZE_MAX (256u << 10) /* bytes, each partial by itself */
#define TEMPLATE_OPS_MAX 16384
#define TEMPLATE_PARTIALS_MAX 64

/* The sets of values that a template has plans for. */
#define TEMPLATE_USUAL_MAX 64

struct template_source {
    const char *file; /* for messages */
    struct lingo_text text;
    bool html; /* check that each tag stands where escaping is enough */
    const void *context;
    bool (*find)(const void *context, struct lingo_text name, struct template_name *out);
    const char *(*name_at)(const void *context, size_t index); /* NULL beyond the last */
    /* The text of a partial, which lives until the compilation ends; an error with a report. */
    enum lingo_error (*partial)(const void *context, struct lingo_text name,
                                struct lingo_text *text, struct lingo_report *report);
    /* Sets of values, as scope.present has them, that most runs have, the most usual first: these
     * are planned.  In a root with such a set no value is empty. */
    const uint64_t *usual;
    size_t usual_count;
};

/* Compiles a template, to be freed; on error *out is empty and the report names file, line and
 * column, and says what was expected.  LINGO_ERROR_FORMAT, LINGO_ERROR_LIMIT, LINGO_ERROR_MEMORY,
 * or what the search for a partial said. */
enum lingo_error template_compile(struct template *out, const struct template_source *source,
                                  struct lingo_report *report);

void template_free(struct template *t);

#endif
