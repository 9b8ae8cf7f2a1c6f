/* SPDX-License-Identifier: MIT */
#include "template.h"

#include "escape.h"

/* A section that has been entered. */
struct entered {
    struct value context;           /* what “.” is */
    const struct value *next, *end; /* the items that are left */
};

struct run {
    const struct template *template;
    struct output *output;
    size_t depth; /* of entered; the root is at 0 */
    size_t call_depth;
    struct entered entered[TEMPLATE_DEPTH];
    uint32_t calls[TEMPLATE_DEPTH]; /* where to return to */
};

static const struct value absent;

static bool scope_find(const struct scope *scope, unsigned name, struct value *out)
{
    if (name >= SCOPE_NAMES) {
        if (!scope->extra)
            return false;
        *out = scope->extra(scope, name);
        return true;
    }
    if (!(scope->present >> name & 1))
        return false;
    *out = scope->values[name];
    return true;
}

static struct value member(struct value object, unsigned name)
{
    struct value found = absent;
    if (object.kind == VALUE_OBJECT)
        scope_find(object.scope, name, &found);
    return found;
}

/* A name is looked for from the innermost section outwards. */
static struct value find_name(const struct run *run, unsigned name)
{
    struct value found;
    for (size_t i = run->depth + 1; i-- > 0;) {
        const struct value *context = &run->entered[i].context;
        if (context->kind == VALUE_OBJECT && scope_find(context->scope, name, &found))
            return found;
    }
    return absent;
}

static struct value find_value(const struct run *run, const struct op *op)
{
    if (op->name == OP_SELF)
        return run->entered[run->depth].context;
    struct value value = find_name(run, op->name);
    if (!op->path)
        return value;
    const uint16_t *path = run->template->paths + op->path - 1;
    for (size_t i = 1; i <= path[0]; i++)
        value = member(value, path[i]);
    return value;
}

static bool is_empty(struct value value)
{
    return value.kind < VALUE_TEXT || (value.kind != VALUE_OBJECT && !value.length);
}

static void write_value(struct output *o, struct value value, bool raw)
{
    if (value.kind != VALUE_TEXT)
        return;
    struct lingo_text text = {value.text, value.length};
    if (value.origin == VALUE_FOREIGN)
        escape_foreign(&o->to, ESCAPE_MARKUP, text, value.limit);
    else if (value.origin == VALUE_OWN && !raw)
        escape_own(&o->to, ESCAPE_MARKUP, text);
    else if (value.origin == VALUE_CONSTANT)
        output_constant(o, text.data, text.length);
    else
        buffer_append(&o->to, text.data, text.length);
}

/* Enters a section and returns the next step; passes it by when it is empty, or too deep. */
static uint32_t enter(struct run *run, uint32_t at)
{
    const struct op *op = &run->template->ops[at];
    struct value value = find_value(run, op);
    if (is_empty(value) || run->depth + 1 == TEMPLATE_DEPTH)
        return op->a;
    struct entered *section = &run->entered[++run->depth];
    *section = (struct entered){.context = value};
    if (value.kind == VALUE_LIST) {
        section->context = value.items[0];
        section->next = value.items + 1;
        section->end = value.items + value.length;
    }
    return at + 1;
}

static uint32_t end(struct run *run, uint32_t at)
{
    struct entered *section = &run->entered[run->depth];
    if (section->next == section->end) {
        run->depth--;
        return at + 1;
    }
    section->context = *section->next++;
    return run->template->ops[at].a;
}

/* Takes the step at an index and returns that of the next. */
static uint32_t step(struct run *run, uint32_t at)
{
    const struct op *op = &run->template->ops[at];
    switch ((enum op_code)op->code) {
    case OP_TEXT:
        output_constant(run->output, run->template->texts + op->a, op->b);
        return at + 1;
    case OP_VALUE:
    case OP_RAW:
        write_value(run->output, find_value(run, op), op->code == OP_RAW);
        return at + 1;
    case OP_SECTION:
        return enter(run, at);
    case OP_INVERTED:
        return is_empty(find_value(run, op)) ? at + 1 : op->a;
    case OP_END:
        return end(run, at);
    case OP_CALL:
        if (run->call_depth == TEMPLATE_DEPTH)
            return at + 1;
        run->calls[run->call_depth++] = at + 1;
        return op->a;
    case OP_RETURN:
        break;
    }
    return run->call_depth ? run->calls[--run->call_depth] : run->template->op_count;
}

void template_run(const struct template *t, const struct scope *root, struct output *o)
{
    struct run run;
    run.template = t;
    run.output = o;
    run.depth = 0;
    run.call_depth = 0;
    run.entered[0] = (struct entered){.context = {.kind = VALUE_OBJECT, .scope = root}};
    uint32_t at = 0;
    for (size_t steps = 0; at < t->op_count && steps < TEMPLATE_STEPS; steps++)
        at = step(&run, at);
}
