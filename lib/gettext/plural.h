/* SPDX-License-Identifier: MIT */
/* The Plural-Forms of a catalogue: gettext's C expressions, compiled to a bounded program.  It is
 * immutable once it is compiled, so any number of threads can use it. */
#ifndef LINGO_PLURAL_H
#define LINGO_PLURAL_H

#include <httplingo/base.h>

#include <stdint.h>

/* The limits for the length of an expression, the depth of parentheses and branches, and the number
 * of forms.  The longest expression in use has 170 bytes, a depth of 2, and 6 forms. */
#define PLURAL_MAX_LENGTH 1000
#define PLURAL_MAX_DEPTH 32
#define PLURAL_MAX_FORMS 100

struct plural;

/*
 * Compiles the value of the header field, such as "nplurals=2; plural=n != 1;"; to be freed with
 * plural_free().  As in gettext, nothing is read after a semicolon or a newline that follows the
 * expression.
 *
 * Errors: LINGO_ERROR_FORMAT if the value is malformed, LINGO_ERROR_LIMIT if it exceeds the limits
 * above, LINGO_ERROR_MEMORY.  The report contains `name` and the position of the error in bytes.
 */
enum lingo_error plural_compile(struct plural **out, struct lingo_text value, const char *name,
                                struct lingo_report *report);

/* NULL and plural_default() are ignored. */
void plural_free(const struct plural *plural);

/* Two forms, n != 1: what gettext uses if a catalogue has no valid Plural-Forms. */
const struct plural *plural_default(void);

/* The number of forms.  Declared here for tests. */
size_t plural_forms(const struct plural *plural);

/* The form for a number, which is less than plural_forms().  The arithmetic is unsigned, in 64
 * bits. A division by zero or a result that is out of range selects form 0. */
size_t plural_select(const struct plural *plural, uint64_t n);

#endif
