/* SPDX-License-Identifier: MIT */
/* Prepares a template: the values that do not vary become texts of another template, whose only
 * plan consists of these texts and the variable values. */
#include "template/template.h"

/* Ends the text since the previous step, which the variable value follows. */
static bool add_step(struct prepared_template *out, const struct buffer *texts, uint32_t *begin,
                     uint16_t name)
{
    if (out->template.step_count == PREPARED_STEPS_MAX || texts->length > texts->size)
        return false;
    uint32_t end = (uint32_t)texts->length;
    out->steps[out->template.step_count++] =
        (struct plan_step){.text = *begin, .length = end - *begin, .name = name};
    *begin = end;
    return true;
}

static void append_value(struct buffer *texts, const struct scope *root, uint16_t name)
{
    struct value value = {.kind = VALUE_ABSENT};
    if (name < SCOPE_NAMES)
        value = root->values[name];
    else if (name != PLAN_NO_VALUE && root->texts)
        value = scope_text(root, name);
    value_append(texts, ESCAPE_MARKUP, &value);
}

/* The plan of the result is valid for the same roots, but has no other plans beside it. */
static void finish(struct prepared_template *out, const struct plan *plan)
{
    out->plan = (struct plan){plan->asked, plan->present, 0, out->template.step_count};
    out->template.plans = &out->plan;
    out->template.plan_count = 1;
    out->template.steps = out->steps;
    out->template.texts = out->texts;
}

bool template_prepare(struct prepared_template *out, const struct template *t,
                      const struct scope *root, uint64_t variable)
{
    const struct plan *plan = template_plan(t, root->present);
    struct buffer texts = {out->texts, PREPARED_SIZE, 0};
    uint32_t begin = 0;
    if (!plan)
        return false;
    out->template = (struct template){.names = t->names};
    for (uint32_t i = plan->begin; i < plan->end; i++) {
        const struct plan_step *step = &t->steps[i];
        buffer_append(&texts, t->texts + step->text, step->length);
        if (step->name >= SCOPE_NAMES || !(variable >> step->name & 1))
            append_value(&texts, root, step->name);
        else if (!add_step(out, &texts, &begin, step->name))
            return false;
    }
    if (!add_step(out, &texts, &begin, PLAN_NO_VALUE))
        return false;
    finish(out, plan);
    return true;
}
