/* SPDX-License-Identifier: MIT */
/* What the compiler and the evaluator of plural expressions share. */
#ifndef LINGO_PLURAL_IMPL_H
#define LINGO_PLURAL_IMPL_H

#include "gettext/plural.h"

/* A machine with a stack of numbers.  The binary operations take two and leave one. */
enum plural_operation {
    PLURAL_MULTIPLY,
    PLURAL_DIVIDE,
    PLURAL_REMAINDER,
    PLURAL_ADD,
    PLURAL_SUBTRACT,
    PLURAL_LESS,
    PLURAL_LESS_EQUAL,
    PLURAL_GREATER,
    PLURAL_GREATER_EQUAL,
    PLURAL_EQUAL,
    PLURAL_NOT_EQUAL,
    PLURAL_AND, /* top is zero: leave it and jump; else drop it */
    PLURAL_OR,  /* top is not zero: leave it and jump; else drop it */
    PLURAL_CONSTANT,
    PLURAL_N,
    PLURAL_NOT,
    PLURAL_BOOLEAN,    /* top becomes 0 or 1 */
    PLURAL_JUMP,       /* to the step at value, always forwards */
    PLURAL_JUMP_UNLESS /* drop the top; jump if it is zero */
};

struct plural_step {
    enum plural_operation operation;
    uint64_t value; /* the constant, or the step to jump to */
};

/* How many numbers the stack holds; the compiler refuses what needs more. */
#define PLURAL_STACK 32

struct plural {
    size_t forms;
    size_t length;
    struct plural_step steps[];
};

#endif
