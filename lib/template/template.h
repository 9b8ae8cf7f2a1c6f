/* SPDX-License-Identifier: MIT */
/*
 * Mustache templates according to the specification: variables, sections, inverted sections,
 * comments, partials, set delimiters, standalone lines, dotted names, the implicit iterator.
 *
 * A template is compiled once to a flat program.  Running it allocates no memory: names are
 * numbers, and values are looked up in tables.  The constants of a site are filled in when the
 * template is compiled.
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
    VALUE_FALSE, /* present, but empty: outer values with the same name are not used */
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_OBJECT
};

/* How a text is written. */
enum value_origin {
    VALUE_PLAIN,    /* copied, because it contains no markup */
    VALUE_CONSTANT, /* copied; it outlives the page and is followed by padding (buffer.h) */
    VALUE_OWN,      /* markup in it is escaped */
    VALUE_FOREIGN   /* from the request: sanitized, truncated and escaped */
};

struct scope;
struct value {
    uint8_t kind;    /* enum value_kind; an empty list is FALSE, but TEXT may be empty */
    uint8_t origin;  /* enum value_origin */
    uint16_t limit;  /* the maximum length of a foreign text */
    uint32_t length; /* of a text in bytes, of a list in items */
    union {
        const char *text;
        const struct value *items;
        const struct scope *scope;
    };
};

/* Appends a value as required by a format.  Appends nothing if it is not a text. */
void value_append(struct buffer *to, enum escape escape, const struct value *value);

/* The values of an object, by the number of their name. */
#define SCOPE_NAMES 64
struct scope {
    uint64_t present; /* bit n: name n is present, and values[n] is set */
    const struct value *values;
    const struct texts *texts; /* for names from SCOPE_NAMES on; NULL if there are none */
};

/* Texts by the number of their name minus SCOPE_NAMES: each has an offset from a base.  Names from
 * SCOPE_OTHERS on are values. */
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
    return (struct value){.kind = VALUE_TEXT, /* empty if there is none */
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

/* Each operation first writes its text, if it has one. */
enum op_code {
    OP_TEXT,     /* only write the text */
    OP_VALUE,    /* write a value, escaped */
    OP_RAW,      /* write a value without escaping */
    OP_IF,       /* if the value is not empty, go to the next step; otherwise jump */
    OP_SECTION,  /* the same, and enter the value */
    OP_INVERTED, /* if the value is empty, go to the next step; otherwise jump */
    OP_END,      /* the end of a section: jump back for the next item; after the last one, leave */
    OP_CALL,     /* run a partial */
    OP_RETURN
};

#define OP_SELF 0xffff /* the name "." */

struct op {
    uint16_t code;         /* enum op_code */
    uint16_t name;         /* the number of the name, or OP_SELF */
    uint32_t text, length; /* the part of the texts to write */
    /* Dotted names: 1 + index into paths, which contains a count and the names that follow. */
    uint32_t path;
    uint32_t to; /* where to jump: the index of a step */
};

/* What a run writes for one set of the root's values, with all conditions decided.  The values are
 * in the root's table, or texts. */
struct plan_step {
    uint32_t text, length; /* the part of the texts to write */
    uint16_t name;         /* of the value to write after them, escaped, or PLAN_NO_VALUE */
};
#define PLAN_NO_VALUE OP_SELF

struct plan {
    uint64_t asked;      /* the names on which it depends */
    uint64_t present;    /* those of them that are present in the root */
    uint32_t begin, end; /* the range of its steps */
};

/* The limits of a run, so that it always ends.  If a template exceeds them, parts are missing. */
#define TEMPLATE_DEPTH 32 /* nested sections and partials */
#define TEMPLATE_STEPS 20000

struct template
{
    const struct op *ops;
    const char *texts; /* followed by padding (buffer.h) */
    const uint16_t *paths;
    const struct plan *plans;
    const struct plan_step *steps;
    uint64_t names; /* bit n: the template uses name n of the root's table */
    uint32_t op_count, text_length, path_count, plan_count, step_count;
    uint32_t styles;                         /* the number of style elements */
    const char(*hashes)[SHA256_BASE64_SIZE]; /* of each style element */
};

void template_run(const struct template *t, const struct scope *root, struct output *o);

/* The plan for a root with these values; NULL if there is none. */
static inline const struct plan *template_plan(const struct template *t, uint64_t present)
{
    for (uint32_t i = 0; i < t->plan_count; i++)
        if ((present & t->plans[i].asked) == t->plans[i].present)
            return &t->plans[i];
    return NULL;
}

/* ---- prepared templates ---- */

#define PREPARED_STEPS_MAX 16
#define PREPARED_SIZE 4096

/* What a template writes for a root of which only some values vary.  It must not be moved. */
struct prepared_template {
    struct template template; /* for template_run() */
    struct plan plan;
    struct plan_step steps[PREPARED_STEPS_MAX];
    char texts[PREPARED_SIZE + BUFFER_PADDING];
};

/* Prepares a template for a root.  Later roots must have the same values, except those in the set
 * variable, which must be in the root's table.  Fails if there is no plan for the root, or if the
 * result is too large. */
bool template_prepare(struct prepared_template *out, const struct template *t,
                      const struct scope *root, uint64_t variable);

/* ---- compilation ---- */

enum template_name_flags {
    IS_FOREIGN = 1 << 0,  /* may contain anything: always escaped */
    IS_LINK = 1 << 1,     /* an address that is safe in a link */
    IS_CONSTANT = 1 << 2, /* the text is already known */
    IS_STYLE = 1 << 3,    /* a constant that is allowed in a style element */
    IS_TEXT = 1 << 4      /* never a list or an object */
};

/* The meaning of a name. */
struct template_name {
    uint16_t number;
    uint16_t flags; /* enum template_name_flags */
    struct lingo_text constant;
};

/* The limits of a template. */
#define TEMPLATE_SIZE_MAX (256u << 10) /* in bytes, of each partial */
#define TEMPLATE_OPS_MAX 16384
#define TEMPLATE_PARTIALS_MAX 64

/* The maximum number of sets of values that a template has plans for. */
#define TEMPLATE_USUAL_MAX 80

struct template_source {
    const char *file; /* for messages */
    struct lingo_text text;
    bool html; /* check that each tag is in a place where escaping is sufficient */
    const void *context;
    bool (*find)(const void *context, struct lingo_text name, struct template_name *out);
    const char *(*name_at)(const void *context, size_t index); /* NULL at the end */
    /* The text of a partial, which must be valid until the compilation ends.  Returns an error and
     * fills in the report if there is none. */
    enum lingo_error (*partial)(const void *context, struct lingo_text name,
                                struct lingo_text *text, struct lingo_report *report);
    /* The sets of values that most runs have, in the form of scope.present, starting with the most
     * common one.  They get plans.  In a root with such a set, no value is empty. */
    const uint64_t *usual;
    size_t usual_count;
};

/* Compiles a template, to be freed.  On an error, *out is empty, and the report contains file,
 * line, column, and what was expected: LINGO_ERROR_FORMAT, LINGO_ERROR_LIMIT, LINGO_ERROR_MEMORY,
 * or the error of the search for a partial. */
enum lingo_error template_compile(struct template *out, const struct template_source *source,
                                  struct lingo_report *report);

void template_free(struct template *t);

#endif
