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
    size_t scope_depth;
    size_t call_depth;
    uint64_t present; /* names that some scope entered may have */
    struct entered entered[TEMPLATE_DEPTH];
    const struct scope *scopes[TEMPLATE_DEPTH]; /* of the objects entered, the root's first */
    uint32_t calls[TEMPLATE_DEPTH];             /* where to return to */
};

static const struct value absent;

static inline bool scope_has(const struct scope *scope, unsigned name)
{
    return name < SCOPE_NAMES ? scope->present >> name & 1 : scope->extra != NULL;
}

/* A value of a scope that has it.  Those that are not in a table are made. */
static inline const struct value *scope_get(const struct scope *scope, unsigned name,
                                            struct value *made)
{
    if (name < SCOPE_NAMES)
        return &scope->values[name];
    *made = scope->extra(scope, name);
    return made;
}

static const struct value *follow_path(const struct run *run, const struct value *value,
                                       uint32_t path, struct value *made)
{
    const uint16_t *names = run->template->paths + path - 1;
    for (size_t i = 1; i <= names[0]; i++) {
        if (value->kind != VALUE_OBJECT || !scope_has(value->scope, names[i]))
            return &absent;
        value = scope_get(value->scope, names[i], made);
    }
    return value;
}

/* A name is looked for from the innermost section outwards. */
static inline const struct value *find_value(const struct run *run, const struct op *op,
                                             struct value *made)
{
    const struct value *value = &absent;
    if (op->name == OP_SELF)
        return &run->entered[run->depth].context;
    for (size_t i = run->scope_depth + 1; i-- > 0;)
        if (scope_has(run->scopes[i], op->name)) {
            value = scope_get(run->scopes[i], op->name, made);
            break;
        }
    return op->path ? follow_path(run, value, op->path, made) : value;
}

static inline bool is_empty(const struct value *value)
{
    return value->kind < VALUE_TEXT || (value->kind != VALUE_OBJECT && !value->length);
}

static inline void write_value(struct output *o, const struct value *value, bool raw)
{
    if (value->kind != VALUE_TEXT)
        return;
    struct lingo_text text = {value->text, value->length};
    if (value->origin == VALUE_CONSTANT)
        output_constant(o, text.data, text.length);
    else if (value->origin == VALUE_FOREIGN)
        escape_foreign(&o->to, ESCAPE_MARKUP, text, value->limit);
    else if (value->origin == VALUE_OWN && !raw)
        escape_own(&o->to, ESCAPE_MARKUP, text);
    else
        buffer_append(&o->to, text.data, text.length);
}

/* Makes a value the innermost context. */
static void set_context(struct run *run, struct value value)
{
    run->entered[run->depth].context = value;
    if (value.kind != VALUE_OBJECT)
        return;
    run->scopes[++run->scope_depth] = value.scope;
    run->present |= value.scope->present; /* what is left is no longer there, but may be */
}

static void leave_context(struct run *run)
{
    if (run->entered[run->depth].context.kind == VALUE_OBJECT)
        run->scope_depth--;
}

/* Enters a section and returns the next step; passes it by when it is too deep. */
static uint32_t enter(struct run *run, uint32_t at, struct value value)
{
    if (run->depth + 1 == TEMPLATE_DEPTH)
        return run->template->ops[at].to;
    struct entered *section = &run->entered[++run->depth];
    section->next = section->end = NULL;
    if (value.kind == VALUE_LIST) {
        section->next = value.items + 1;
        section->end = value.items + value.length;
        value = value.items[0];
    }
    set_context(run, value);
    return at + 1;
}

static uint32_t end(struct run *run, uint32_t at)
{
    struct entered *section = &run->entered[run->depth];
    leave_context(run);
    if (section->next == section->end) {
        run->depth--;
        return at + 1;
    }
    set_context(run, *section->next++);
    return run->template->ops[at].to;
}

static uint32_t call(struct run *run, uint32_t at)
{
    if (run->call_depth == TEMPLATE_DEPTH)
        return at + 1;
    run->calls[run->call_depth++] = at + 1;
    return run->template->ops[at].to;
}

/* Writes the texts from a step on, and passes by the sections of which nothing is there. */
static inline uint32_t skip(const struct run *run, uint32_t at)
{
    const struct template *t = run->template;
    for (;;) {
        const struct op *op = &t->ops[at];
        if (op->length)
            output_constant(run->output, t->texts + op->text, op->length);
        if ((op->code != OP_IF && op->code != OP_SECTION) || op->name >= SCOPE_NAMES ||
            run->present >> op->name & 1)
            return at;
        at = op->to;
    }
}

/* Takes what is left of the step at an index, its text being written; returns the next one's. */
static inline uint32_t step(struct run *run, uint32_t at)
{
    const struct op *op = &run->template->ops[at];
    const struct value *value;
    struct value made;
    switch ((enum op_code)op->code) {
    case OP_TEXT:
        return at + 1;
    case OP_VALUE:
    case OP_RAW:
        value = find_value(run, op, &made);
        write_value(run->output, value, op->code == OP_RAW);
        return at + 1;
    case OP_IF:
        return is_empty(find_value(run, op, &made)) ? op->to : at + 1;
    case OP_SECTION:
        value = find_value(run, op, &made);
        return is_empty(value) ? op->to : enter(run, at, *value);
    case OP_INVERTED:
        return is_empty(find_value(run, op, &made)) ? at + 1 : op->to;
    case OP_END:
        return end(run, at);
    case OP_CALL:
        return call(run, at);
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
    run.scope_depth = 0;
    run.call_depth = 0;
    run.present = root->present;
    run.entered[0].context = (struct value){.kind = VALUE_OBJECT, .scope = root};
    run.scopes[0] = root;
    uint32_t at = 0;
    for (size_t steps = 0; at < t->op_count && steps < TEMPLATE_STEPS; steps++)
        at = step(&run, skip(&run, at));
}
