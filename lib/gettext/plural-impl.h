/* SPDX-License-Identifier: MIT */
/* The internals that the compiler and the interpreter of plural expressions share. */
#ifndef LINGO_PLURAL_IMPL_H
#define LINGO_PLURAL_IMPL_H

#include "gettext/plural.h"

/* A machine with a stack of numbers.  A binary operation replaces two of them with one. */
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
    PLURAL_AND, /* if the top is zero, keep it and jump; otherwise remove it */
    PLURAL_OR,  /* if the top is not zero, keep it and jump; otherwise remove it */
    PLURAL_CONSTANT,
    PLURAL_N,
    PLURAL_NOT,
    PLURAL_BOOLEAN,    /* replace the top with 0 or 1 */
    PLURAL_JUMP,       /* jump to the step at value, always forwards */
    PLURAL_JUMP_UNLESS /* remove the top, and jump if it is zero */
};

struct plural_step {
    enum plural_operation operation;
    uint64_t value; /* the constant, or the step to jump to */
};

/* The size of the stack.  The compiler rejects expressions that need more. */
#define PLURAL_STACK 32

struct plural {
    size_t forms;
    size_t length;
    struct plural_step steps[];
};

#endif
