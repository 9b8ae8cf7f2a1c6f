/* SPDX-License-Identifier: MIT */
/* Runs a program with values: by a plan if there is one for them, or else operation by
 * operation. */
#include "template/template.h"

/* A section that has been entered. */
struct entered {
    struct value context;           /* the meaning of "." */
    const struct value *next, *end; /* the remaining items */
};

struct run {
    const struct template *template;
    struct output *output;
    size_t depth; /* in entered; the root is at 0 */
    size_t scope_depth;
    size_t call_depth;
    uint64_t present; /* names that may be present in some entered scope */
    struct entered entered[TEMPLATE_DEPTH];
    /* The scopes of the entered objects, starting with the root. */
    const struct scope *scopes[TEMPLATE_DEPTH];
    const struct op *calls[TEMPLATE_DEPTH]; /* return addresses */
    const struct op *stop;                  /* after the last step */
};

static const struct value absent;

static inline bool scope_has(const struct scope *scope, unsigned name)
{
    return name < SCOPE_NAMES ? scope->present >> name & 1 : scope->texts != NULL;
}

/* A value that is present in a scope.  Values that are not in a table are created. */
static inline const struct value *scope_get(const struct scope *scope, unsigned name,
                                            struct value *made)
{
    if (name < SCOPE_NAMES)
        return &scope->values[name];
    if (name >= SCOPE_OTHERS)
        return &scope->texts->others[name - SCOPE_OTHERS];
    *made = scope_text(scope, name);
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

/* Searches for a name, starting with the innermost section. */
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

/* Most names are values of the page itself, and are found without a search. */
static inline const struct value *find_value(const struct run *run, const struct op *op,
                                             struct value *made)
{
    const struct scope *root = run->scopes[0];
    if (op->name < SCOPE_NAMES && root->present >> op->name & 1 && !run->scope_depth && !op->path)
        return &root->values[op->name];
    return search(run, op, made);
}

/* The next step if a step jumps. */
static inline const struct op *target(const struct run *run, const struct op *op)
{
    return run->template->ops + op->to;
}

static inline bool is_empty(const struct value *value)
{
    return value->kind < VALUE_TEXT || (value->kind != VALUE_OBJECT && !value->length);
}

void value_append(struct buffer *to, enum escape escape, const struct value *value)
{
    struct lingo_text text = {value->text, value->length};
    if (value->kind != VALUE_TEXT)
        return;
    if (value->origin == VALUE_FOREIGN)
        escape_foreign(to, escape, text, value->limit);
    else if (value->origin == VALUE_OWN)
        escape_own(to, escape, text);
    else
        buffer_append(to, text.data, text.length);
}

/* Without escaping, only our own values are written.  Values from the request are always
 * escaped. */
static inline void write_value(struct output *o, const struct value *value, bool raw)
{
    if (value->kind == VALUE_TEXT && value->origin == VALUE_CONSTANT)
        output_constant(o, value->text, value->length);
    else if (raw && value->origin == VALUE_OWN)
        value_append(&o->to, ESCAPE_TEXT, value);
    else
        value_append(&o->to, ESCAPE_MARKUP, value);
}

/* Makes a value the innermost context. */
static void set_context(struct run *run, struct value value)
{
    run->entered[run->depth].context = value;
    if (value.kind != VALUE_OBJECT)
        return;
    run->scopes[++run->scope_depth] = value.scope;
    /* Names of sections that were left are still set, but that does no harm. */
    run->present |= value.scope->present;
}

static void leave_context(struct run *run)
{
    if (run->entered[run->depth].context.kind == VALUE_OBJECT)
        run->scope_depth--;
}

/* Enters a section and returns the next step.  Skips it if it is nested too deeply. */
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

/* Whether a section is skipped.  This is decided for most sections without reading the value. */
static inline bool is_passed(const struct run *run, const struct op *op)
{
    struct value made;
    if (op->name < SCOPE_NAMES && !(run->present >> op->name & 1))
        return true;
    return is_empty(find_value(run, op, &made));
}

/* Processes a step and returns the next one. */
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
    return run->stop; /* there are no other operations */
}

static void run_program(const struct template *t, const struct scope *root, struct output *o)
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

/* ---- plans ---- */

/* Where a plan writes: while at is less than limit, a short text and a short value fit.  It is
 * separate from the output so that the compiler can keep it in registers. */
struct pen {
    char *at;
    const char *limit;
};

#define STEP_MAX ((size_t)2 * BUFFER_PADDED_MAX)

static inline struct pen take_pen(const struct output *o)
{
    struct pen pen = {NULL, NULL};
    if (o->to.length + STEP_MAX < o->to.size) {
        pen.at = o->to.data + o->to.length;
        pen.limit = o->to.data + o->to.size - STEP_MAX;
    }
    return pen;
}

static inline void put_pen(struct output *o, struct pen pen)
{
    if (pen.at)
        o->to.length = (size_t)(pen.at - o->to.data);
}

static inline struct pen copy(struct pen pen, const char *data, size_t n)
{
    copy_padded(pen.at, data, n);
    pen.at += n;
    return pen;
}

/* The general case for a text: it is long, it becomes a separate piece, or the buffer is nearly
 * full. */
static __attribute__((noinline)) struct pen write_text_slowly(struct output *o, struct pen pen,
                                                              struct lingo_text text)
{
    put_pen(o, pen);
    output_constant(o, text.data, text.length);
    return take_pen(o);
}

/* The general case for a value, or one that must be escaped. */
static __attribute__((noinline)) struct pen write_value_slowly(struct output *o, struct pen pen,
                                                               const struct value *value)
{
    put_pen(o, pen);
    write_value(o, value, false);
    return take_pen(o);
}

/* Most values from the request need no escaping. */
static inline struct pen write_foreign(struct output *o, struct pen pen, const struct value *value)
{
    struct lingo_text text = {value->text, value->length};
    if (text.length > value->limit || text.length > BUFFER_PADDED_MAX ||
        !escape_copy_plain(pen.at, text))
        return write_value_slowly(o, pen, value);
    pen.at += text.length;
    return pen;
}

/* A value that is not in the root's table: a text, or none. */
static inline const struct value *beyond_table(const struct scope *root, unsigned name,
                                               struct value *made)
{
    static const char padding[BUFFER_PADDING];
    static const struct value none = {VALUE_TEXT, VALUE_CONSTANT, 0, 0, {padding}};
    if (name == PLAN_NO_VALUE || !root->texts)
        return &none;
    *made = scope_text(root, name);
    return made;
}

static inline bool is_short_constant(const struct value *value, size_t longest)
{
    bool is_constant = (value->kind == VALUE_TEXT) & (value->origin == VALUE_CONSTANT);
    return is_constant && value->length <= longest;
}

static void run_plan(const struct template *t, const struct plan *plan, const struct scope *root,
                     struct output *o)
{
    const struct plan_step *end = t->steps + plan->end;
    const struct value *values = root->values;
    const char *texts = t->texts;
    const size_t longest = o->shortest <= BUFFER_PADDED_MAX ? o->shortest - 1 : BUFFER_PADDED_MAX;
    struct pen pen = take_pen(o);
    struct value made;
    for (const struct plan_step *step = t->steps + plan->begin; step < end; step++) {
        struct lingo_text text = {texts + step->text, step->length};
        const struct value *value =
            step->name < SCOPE_NAMES ? &values[step->name] : beyond_table(root, step->name, &made);
        if (text.length <= longest && pen.at < pen.limit)
            pen = copy(pen, text.data, text.length);
        else
            pen = write_text_slowly(o, pen, text);
        /* After a short text there is enough space for a short value; otherwise there may be no
         * pen. */
        if (is_short_constant(value, longest) && pen.at)
            pen = copy(pen, value->text, value->length);
        else if (value->kind == VALUE_TEXT && value->origin == VALUE_FOREIGN && pen.at)
            pen = write_foreign(o, pen, value);
        else
            pen = write_value_slowly(o, pen, value);
    }
    put_pen(o, pen);
}

void template_run(const struct template *t, const struct scope *root, struct output *o)
{
    const struct plan *plan = template_plan(t, root->present);
    if (plan)
        run_plan(t, plan, root, o);
    else
        run_program(t, root, o);
}
