/* SPDX-License-Identifier: MIT */
/* The Plural-Forms of a catalogue: gettext's C expressions, compiled once to a bounded program.
 * Immutable once compiled; any number of threads select with it. */
#ifndef LINGO_PLURAL_H
#define LINGO_PLURAL_H

#include <httplingo/base.h>

#include <stdint.h>

/* An expression is at most so long, nests parentheses and branches at most so deep, and has at
 * most so many forms.  The longest in use has 170 bytes, depth 2 and 6 forms. */
#define PLURAL_MAX_LENGTH 1000
#define PLURAL_MAX_DEPTH 32
#define PLURAL_MAX_FORMS 100

struct plural;

/*
 * Compiles the value of the header field, "nplurals=2; plural=n != 1;", freed by plural_free().
 * What follows a semicolon or a newline after the expression is not read, as in gettext.
 *
 * Errors: LINGO_ERROR_FORMAT for what is no such value, LINGO_ERROR_LIMIT beyond the limits above,
 * LINGO_ERROR_MEMORY.  The report names `name` and the byte of the value where it is wrong.
 */
enum lingo_error plural_compile(struct plural **out, struct lingo_text value, const char *name,
                                struct lingo_report *report);

/* NULL and plural_default() are left alone. */
void plural_free(const struct plural *plural);

/* Two forms, n != 1: what gettext takes for a catalogue that says nothing, or nonsense. */
const struct plural *plural_default(void);

/* How many forms there are; shown for tests. */
size_t plural_forms(const struct plural *plural);

/* The form for a number, below plural_forms().  Arithmetic is that of 64 bits without sign; a
 * division by zero and a result that is out of range give form 0. */
size_t plural_select(const struct plural *plural, uint64_t n);

#endif
