/* SPDX-License-Identifier: MIT */
/* Compiles a plural expression, by precedence climbing over C's operators.  The steps are written
 * while it is read. */
#include "gettext/plural-impl.h"

#include "base/ascii.h"
#include "base/report.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct compiler {
    const char *start; /* of the value of the field */
    const char *at;
    const char *end;
    unsigned nesting;
    size_t depth;      /* of the stack after the steps so far */
    const char *wrong; /* the error at `at`, or NULL */
    enum lingo_error error;
    struct plural *plural;
};

static bool fail(struct compiler *c, enum lingo_error error, const char *wrong)
{
    if (!c->wrong) {
        c->wrong = wrong;
        c->error = error;
    }
    return false;
}

/* Writes a step, and returns its index.  Each step is due to at least one byte, so the program has
 * at most as many steps as the expression has bytes; operators with two steps (?: and the logical
 * ones) have two bytes. */
static size_t emit(struct compiler *c, enum plural_operation operation)
{
    c->plural->steps[c->plural->length] = (struct plural_step){.operation = operation};
    return c->plural->length++;
}

/* Counts the number that the last step puts on the stack. */
static bool push(struct compiler *c)
{
    return c->depth++ < PLURAL_STACK ||
           fail(c, LINGO_ERROR_LIMIT, "the expression is nested too deeply");
}

static void land_here(struct compiler *c, size_t jump)
{
    c->plural->steps[jump].value = c->plural->length;
}

static void skip_blanks(struct compiler *c)
{
    while (c->at < c->end && (*c->at == ' ' || *c->at == '\t'))
        c->at++;
}

/* The next byte that is not a space; NUL at the end of the expression. */
static char peek(struct compiler *c)
{
    skip_blanks(c);
    return c->at == c->end || *c->at == ';' || *c->at == '\n' ? '\0' : *c->at;
}

static bool accept(struct compiler *c, char wanted)
{
    if (peek(c) != wanted)
        return false;
    c->at++;
    return true;
}

struct operator
{
    char spelling[3];
    unsigned char precedence; /* a higher value binds more tightly */
    enum plural_operation operation;
};

/* Operators with two bytes come first, so that <= is not read as <. */
static const struct operator operators[] = {
    {"||", 0, PLURAL_OR},        {"&&", 1, PLURAL_AND},        {"==", 2, PLURAL_EQUAL},
    {"!=", 2, PLURAL_NOT_EQUAL}, {"<=", 3, PLURAL_LESS_EQUAL}, {">=", 3, PLURAL_GREATER_EQUAL},
    {"<", 3, PLURAL_LESS},       {">", 3, PLURAL_GREATER},     {"+", 4, PLURAL_ADD},
    {"-", 4, PLURAL_SUBTRACT},   {"*", 5, PLURAL_MULTIPLY},    {"/", 5, PLURAL_DIVIDE},
    {"%", 5, PLURAL_REMAINDER},
};

static const struct operator* peek_operator(struct compiler *c)
{
    skip_blanks(c);
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
        size_t n = strlen(operators[i].spelling);
        if (n <= (size_t)(c->end - c->at) && !memcmp(c->at, operators[i].spelling, n))
            return &operators[i];
    }
    return NULL;
}

static bool conditional(struct compiler *c);

static bool number(struct compiler *c)
{
    uint64_t value = 0;
    for (; c->at < c->end && ascii_is_digit(*c->at); c->at++) {
        unsigned digit = (unsigned)(*c->at - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return fail(c, LINGO_ERROR_LIMIT, "the number does not fit in 64 bits");
        value = value * 10 + digit;
    }
    c->plural->steps[emit(c, PLURAL_CONSTANT)].value = value;
    return push(c);
}

static bool primary(struct compiler *c)
{
    char next = peek(c);
    if (ascii_is_digit(next))
        return number(c);
    if (accept(c, 'n')) {
        emit(c, PLURAL_N);
        return push(c);
    }
    if (!accept(c, '('))
        return fail(c, LINGO_ERROR_FORMAT, "expected a number, n, ! or (");
    if (!conditional(c))
        return false;
    return accept(c, ')') || fail(c, LINGO_ERROR_FORMAT, "expected an operator or )");
}

/* Only the parity of consecutive ! counts, so no recursion is needed. */
static bool unary(struct compiler *c)
{
    unsigned nots = 0;
    while (peek(c) == '!') {
        c->at++;
        nots++;
    }
    if (!primary(c))
        return false;
    if (nots)
        emit(c, nots % 2 ? PLURAL_NOT : PLURAL_BOOLEAN);
    return true;
}

static bool binary(struct compiler *c, unsigned precedence);

/* Parses what follows a binary operator. */
static bool second_operand(struct compiler *c, const struct operator* found)
{
    bool is_logical = found->operation == PLURAL_OR || found->operation == PLURAL_AND;
    size_t jump = c->plural->length;
    if (is_logical) {
        emit(c, found->operation);
        c->depth--;
    }
    if (!binary(c, found->precedence + 1u))
        return false;
    if (is_logical) {
        land_here(c, jump);
        emit(c, PLURAL_BOOLEAN);
    } else {
        emit(c, found->operation);
        c->depth--;
    }
    return true;
}

/* Parses operators with at least this precedence, from left to right. */
static bool binary(struct compiler *c, unsigned precedence)
{
    if (!unary(c))
        return false;
    const struct operator* found;
    while ((found = peek_operator(c)) && found->precedence >= precedence) {
        c->at += strlen(found->spelling);
        if (!second_operand(c, found))
            return false;
    }
    return true;
}

/* Parses condition ? value : condition ? value : ... value, without recursion along the chain.  The
 * jumps from the values to the end are linked by their targets until the end is known. */
static bool chain(struct compiler *c)
{
    size_t last_jump = SIZE_MAX;
    if (!binary(c, 0))
        return false;
    while (accept(c, '?')) {
        size_t otherwise = emit(c, PLURAL_JUMP_UNLESS);
        c->depth--;
        if (!conditional(c))
            return false;
        if (!accept(c, ':'))
            return fail(c, LINGO_ERROR_FORMAT, "expected an operator or :");
        size_t jump = emit(c, PLURAL_JUMP);
        c->depth--; /* only one of the two values is on the stack */
        c->plural->steps[jump].value = last_jump;
        last_jump = jump;
        land_here(c, otherwise);
        if (!binary(c, 0))
            return false;
    }
    while (last_jump != SIZE_MAX) {
        size_t previous = (size_t)c->plural->steps[last_jump].value;
        land_here(c, last_jump);
        last_jump = previous;
    }
    return true;
}

static bool conditional(struct compiler *c)
{
    if (++c->nesting > PLURAL_MAX_DEPTH)
        return fail(c, LINGO_ERROR_LIMIT, "the expression is nested too deeply");
    bool done = chain(c);
    c->nesting--;
    return done;
}

/* Advances to after `name`, which must have the same case, as in gettext.  Returns false if it is
 * missing. */
static bool find(struct compiler *c, const char *name)
{
    size_t n = strlen(name);
    for (; (size_t)(c->end - c->at) >= n; c->at++)
        if (!memcmp(c->at, name, n)) {
            c->at += n;
            return true;
        }
    return false;
}

static bool forms(struct compiler *c, size_t *count)
{
    if (!find(c, "nplurals="))
        return fail(c, LINGO_ERROR_FORMAT, "nplurals= is missing");
    if (!ascii_is_digit(peek(c)))
        return fail(c, LINGO_ERROR_FORMAT, "nplurals is not a number");
    for (; c->at < c->end && ascii_is_digit(*c->at) && *count <= PLURAL_MAX_FORMS; c->at++)
        *count = *count * 10 + (size_t)(*c->at - '0');
    if (!*count)
        return fail(c, LINGO_ERROR_FORMAT, "nplurals must not be 0");
    if (*count > PLURAL_MAX_FORMS)
        return fail(c, LINGO_ERROR_LIMIT, "there are more than 100 forms");
    return true;
}

static bool compile(struct compiler *c)
{
    size_t count = 0;
    if (!forms(c, &count))
        return false;
    if (!find(c, "plural="))
        return fail(c, LINGO_ERROR_FORMAT, "plural= is missing");
    size_t length = (size_t)(c->end - c->at);
    const char *stop = length ? memchr(c->at, ';', length) : NULL;
    if (stop)
        length = (size_t)(stop - c->at);
    if (length > PLURAL_MAX_LENGTH)
        return fail(c, LINGO_ERROR_LIMIT, "the expression has more than 1000 bytes");
    c->plural = malloc(sizeof *c->plural + length * sizeof c->plural->steps[0]);
    if (!c->plural)
        return fail(c, LINGO_ERROR_MEMORY, "there is not enough memory");
    c->plural->forms = count;
    c->plural->length = 0;
    if (!conditional(c))
        return false;
    return !peek(c) || fail(c, LINGO_ERROR_FORMAT, "expected an operator or the end");
}

enum lingo_error plural_compile(struct plural **out, struct lingo_text value, const char *name,
                                struct lingo_report *report)
{
    struct compiler c = {.start = value.data, .at = value.data};
    c.end = value.length ? value.data + value.length : value.data;
    *out = NULL;
    if (compile(&c)) {
        *out = c.plural;
        return LINGO_OK;
    }
    size_t offset = (size_t)(c.at - c.start);
    free(c.plural);
    return report_error(report, c.error, "%s: Plural-Forms, byte %zu: %s", name, offset, c.wrong);
}
