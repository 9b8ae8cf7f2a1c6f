/* SPDX-License-Identifier: MIT */
/* Runs the program of a plural expression. */
#include "gettext/plural-impl.h"

#include <stdbool.h>
#include <stdlib.h>

static const struct plural germanic = {
    2, 3, {{PLURAL_N, 0}, {PLURAL_CONSTANT, 1}, {PLURAL_NOT_EQUAL, 0}}};

const struct plural *plural_default(void)
{
    return &germanic;
}

void plural_free(const struct plural *plural)
{
    if (plural != &germanic)
        free((void *)(uintptr_t)plural);
}

size_t plural_forms(const struct plural *plural)
{
    return plural->forms;
}

static bool divides_by_zero(const struct plural_step *step, uint64_t divisor)
{
    return !divisor && (step->operation == PLURAL_DIVIDE || step->operation == PLURAL_REMAINDER);
}

static uint64_t binary(enum plural_operation operation, uint64_t a, uint64_t b)
{
    switch ((int)operation) {
    case PLURAL_MULTIPLY:
        return a * b;
    case PLURAL_DIVIDE:
        return a / b;
    case PLURAL_REMAINDER:
        return a % b;
    case PLURAL_ADD:
        return a + b;
    case PLURAL_SUBTRACT:
        return a - b;
    case PLURAL_LESS:
        return a < b;
    case PLURAL_LESS_EQUAL:
        return a <= b;
    case PLURAL_GREATER:
        return a > b;
    case PLURAL_GREATER_EQUAL:
        return a >= b;
    case PLURAL_EQUAL:
        return a == b;
    default:
        return a != b;
    }
}

/* Jumps if the step requires it.  Returns how many numbers remain on the stack. */
static size_t jump(const struct plural_step *step, const uint64_t *stack, size_t depth, size_t *at)
{
    bool top = step->operation != PLURAL_JUMP && stack[depth - 1];
    bool taken = step->operation == PLURAL_OR ? top : !top;
    if (taken)
        *at = (size_t)step->value;
    bool keeps = step->operation == PLURAL_JUMP || (taken && step->operation != PLURAL_JUMP_UNLESS);
    return keeps ? depth : depth - 1;
}

/* The compiler guarantees that the stack neither overflows nor underflows, and that jumps only lead
 * forwards, so each step is run at most once. */
size_t plural_select(const struct plural *plural, uint64_t n)
{
    uint64_t stack[PLURAL_STACK] = {0};
    size_t depth = 0;
    for (size_t at = 0; at < plural->length;) {
        const struct plural_step *step = &plural->steps[at++];
        switch (step->operation) {
        case PLURAL_CONSTANT:
            stack[depth++] = step->value;
            break;
        case PLURAL_N:
            stack[depth++] = n;
            break;
        case PLURAL_BOOLEAN:
            stack[depth - 1] = !!stack[depth - 1];
            break;
        case PLURAL_NOT:
            stack[depth - 1] = !stack[depth - 1];
            break;
        case PLURAL_AND:
        case PLURAL_OR:
        case PLURAL_JUMP:
        case PLURAL_JUMP_UNLESS:
            depth = jump(step, stack, depth, &at);
            break;
        default:
            depth--;
            if (divides_by_zero(step, stack[depth]))
                return 0;
            stack[depth - 1] = binary(step->operation, stack[depth - 1], stack[depth]);
        }
    }
    return stack[0] < plural->forms ? (size_t)stack[0] : 0;
}
