/* SPDX-License-Identifier: MIT */
/*
 * Plans: the program is run once for each common set of values, and what it would write is
 * recorded.  There is no plan if the set does not determine the result, which is the case for
 * sections that are entered, because they change the meaning of names, and for dotted names.
 */
#include "template/program.h"

/* Texts that are not adjacent are joined up to this length, because that saves a step.  In
 * templates with more text they are not, so that plans neither become too large nor take too long
 * to make. */
#define JOINED_MAX 4096
#define JOINED_TEXTS_MAX (32u << 10)
#define WALK_STEPS_MAX 1024

struct walk {
    struct build *build;
    uint64_t present;      /* the set */
    uint64_t asked;        /* the names whose presence was tested */
    uint32_t text, length; /* the text that no step writes yet */
    bool is_joined;        /* it consists of texts that are not adjacent, and is in joined */
    char joined[JOINED_MAX];
    const struct op *calls[TEMPLATE_DEPTH];
    size_t call_depth;
    bool lost;
};

static const struct op *lose(struct walk *walk)
{
    walk->lost = true;
    return NULL;
}

/* Whether the set determines what a step does. */
static bool is_of_root(const struct op *op)
{
    return op->name < SCOPE_NAMES && !op->path;
}

static bool ask(struct walk *walk, const struct op *op)
{
    walk->asked |= (uint64_t)1 << op->name;
    return walk->present >> op->name & 1;
}

static void add_step(struct walk *walk, uint16_t name)
{
    if (walk->is_joined)
        walk->text = build_joined(walk->build, walk->joined, walk->length);
    build_step(walk->build,
               (struct plan_step){.text = walk->text, .length = walk->length, .name = name});
    walk->length = 0;
    walk->is_joined = false;
}

/* Whether the text that no step writes yet can be joined with more that is elsewhere. */
static bool can_join(const struct walk *walk, uint32_t length)
{
    return walk->length + length <= JOINED_MAX && walk->build->text_length <= JOINED_TEXTS_MAX;
}

/* Adds the text of an operation to the one that no step writes yet. */
static void add_text(struct walk *walk, const struct op *op)
{
    const char *texts = walk->build->texts;
    bool follows = !walk->is_joined && walk->text + walk->length == op->text;
    if (!op->length)
        return;
    if (walk->length && !follows && !can_join(walk, op->length))
        add_step(walk, PLAN_NO_VALUE);
    if (!walk->length) {
        walk->text = op->text;
    } else if (!follows) {
        if (!walk->is_joined)
            memcpy(walk->joined, texts + walk->text, walk->length);
        walk->is_joined = true;
        memcpy(walk->joined + walk->length, texts + op->text, op->length);
    }
    walk->length += op->length;
}

/* A missing value writes nothing. */
static const struct op *write(struct walk *walk, const struct op *op)
{
    if (op->name >= SCOPE_OTHERS || op->path) /* including "." */
        return lose(walk);
    if (op->name >= SCOPE_NAMES || ask(walk, op))
        add_step(walk, op->name);
    return op + 1;
}

static const struct op *call(struct walk *walk, const struct op *op)
{
    if (walk->call_depth == TEMPLATE_DEPTH)
        return lose(walk);
    walk->calls[walk->call_depth++] = op + 1;
    return walk->build->ops + op->to;
}

/* Processes a step and returns the next one, or NULL at the end. */
static const struct op *follow(struct walk *walk, const struct op *op)
{
    const struct op *to = walk->build->ops + op->to;
    add_text(walk, op);
    switch ((enum op_code)op->code) {
    case OP_TEXT:
        return op + 1;
    case OP_VALUE:
        return write(walk, op);
    case OP_IF:
        if (is_of_root(op))
            return ask(walk, op) ? op + 1 : to;
        return lose(walk);
    case OP_INVERTED:
        if (is_of_root(op))
            return ask(walk, op) ? to : op + 1;
        return lose(walk);
    case OP_SECTION:
        return is_of_root(op) && !ask(walk, op) ? to : lose(walk);
    case OP_CALL:
        return call(walk, op);
    case OP_RETURN:
        return walk->call_depth ? walk->calls[--walk->call_depth] : NULL;
    default:
        return lose(walk);
    }
}

static bool is_known(const struct build *build, const struct plan *plan)
{
    for (size_t i = 0; i < build->plan_count; i++)
        if (build->plans[i].asked == plan->asked && build->plans[i].present == plan->present)
            return true;
    return false;
}

void plan_usual(struct build *build, uint64_t set)
{
    struct walk walk = {.build = build, .present = set};
    size_t begin = build->step_count;
    build_text(build, "", 0); /* a step copies the padding even if there is no text */
    const struct op *op = build->ops;
    for (size_t left = WALK_STEPS_MAX; op && !build->error; left--)
        op = left ? follow(&walk, op) : lose(&walk);
    if (walk.length ||
        begin == build->step_count) /* A plan has at least one step, even if nothing is written. */
        add_step(&walk, PLAN_NO_VALUE);
    struct plan plan = {walk.asked, walk.present & walk.asked, (uint32_t)begin,
                        (uint32_t)build->step_count};
    if (walk.lost || is_known(build, &plan))
        build->step_count = begin;
    else
        build_plan(build, plan);
}
