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
    const struct op *calls[TEMPLATE_DEPTH];     /* where to return to */
    const struct op *stop;                      /* beyond the last step */
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
static const struct value *search(const struct run *run, const struct op *op, struct value *made)
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

/* The usual name is one of the page's own values: it is found without a search. */
static inline const struct value *find_value(const struct run *run, const struct op *op,
                                             struct value *made)
{
    const struct scope *root = run->scopes[0];
    if (op->name < SCOPE_NAMES && root->present >> op->name & 1 && !run->scope_depth && !op->path)
        return &root->values[op->name];
    return search(run, op, made);
}

/* Where a step leads that does not go on to the next. */
static inline const struct op *target(const struct run *run, const struct op *op)
{
    return run->template->ops + op->to;
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
static const struct op *enter(struct run *run, const struct op *op, struct value value)
{
    if (run->depth + 1 == TEMPLATE_DEPTH)
        return target(run, op);
    struct entered *section = &run->entered[++run->depth];
    section->next = section->end = NULL;
    if (value.kind == VALUE_LIST) {
        section->next = value.items + 1;
        section->end = value.items + value.length;
        value = value.items[0];
    }
    set_context(run, value);
    return op + 1;
}

static const struct op *end(struct run *run, const struct op *op)
{
    struct entered *section = &run->entered[run->depth];
    leave_context(run);
    if (section->next == section->end) {
        run->depth--;
        return op + 1;
    }
    set_context(run, *section->next++);
    return target(run, op);
}

static inline const struct op *call(struct run *run, const struct op *op)
{
    if (run->call_depth == TEMPLATE_DEPTH)
        return op + 1;
    run->calls[run->call_depth++] = op + 1;
    return target(run, op);
}

/* Whether a section has nothing to show; most are passed by without a look at the value. */
static inline bool is_passed(const struct run *run, const struct op *op)
{
    struct value made;
    if (op->name < SCOPE_NAMES && !(run->present >> op->name & 1))
        return true;
    return is_empty(find_value(run, op, &made));
}

/* Takes a step and returns the next one. */
static inline const struct op *step(struct run *run, const struct op *op)
{
    struct value made;
    if (op->length)
        output_constant(run->output, run->template->texts + op->text, op->length);
    switch ((enum op_code)op->code) {
    case OP_TEXT:
        return op + 1;
    case OP_VALUE:
    case OP_RAW:
        write_value(run->output, find_value(run, op, &made), op->code == OP_RAW);
        return op + 1;
    case OP_IF:
        return is_passed(run, op) ? target(run, op) : op + 1;
    case OP_INVERTED:
        return is_empty(find_value(run, op, &made)) ? op + 1 : target(run, op);
    case OP_CALL:
        return call(run, op);
    case OP_RETURN:
        return run->call_depth ? run->calls[--run->call_depth] : run->stop;
    case OP_SECTION:
        return is_passed(run, op) ? target(run, op) : enter(run, op, *find_value(run, op, &made));
    case OP_END:
        return end(run, op);
    }
    return run->stop; /* no other code is made */
}

void template_run(const struct template *t, const struct scope *root, struct output *o)
{
    struct run run;
    run.template = t;
    run.output = o;
    run.stop = t->ops + t->op_count;
    run.depth = 0;
    run.scope_depth = 0;
    run.call_depth = 0;
    run.present = root->present;
    run.entered[0].context = (struct value){.kind = VALUE_OBJECT, .scope = root};
    run.scopes[0] = root;
    const struct op *op = t->ops;
    for (unsigned left = TEMPLATE_STEPS; left && op != run.stop; left--)
        op = step(&run, op);
}
