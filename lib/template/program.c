/* SPDX-License-Identifier: MIT */
/* Appends operations, texts and plans to a program, and returns it. */
#include "template/program.h"

#include <stdlib.h>

#define TEXTS_MAX (1u << 20)

/* Allocates memory for count more elements of an array. */
static bool grow(struct build *build, void **array, size_t *room, size_t used, size_t count,
                 size_t size)
{
    if (build->error)
        return false;
    if (count <= *room - used)
        return true;
    size_t wanted = used + count + *room / 2 + 16;
    void *larger = realloc(*array, wanted * size);
    if (!larger) {
        build->error = LINGO_ERROR_MEMORY;
        return false;
    }
    *array = larger;
    *room = wanted;
    return true;
}

void build_text(struct build *build, const char *data, size_t n)
{
    if (build->text_length + n > TEXTS_MAX && !build->error)
        build->error = LINGO_ERROR_LIMIT;
    void *texts = build->texts;
    if (!grow(build, &texts, &build->text_room, build->text_length, n + BUFFER_PADDING, 1))
        return;
    build->texts = texts;
    if (n)
        memcpy(build->texts + build->text_length, data, n);
    build->text_length += n;
    memset(build->texts + build->text_length, 0, BUFFER_PADDING);
    build->pending += n;
}

size_t build_op(struct build *build, struct op op)
{
    if (build->op_count == TEMPLATE_OPS_MAX && !build->error)
        build->error = LINGO_ERROR_LIMIT;
    void *ops = build->ops;
    if (!grow(build, &ops, &build->op_room, build->op_count, 1, sizeof op))
        return 0;
    build->ops = ops;
    op.text = (uint32_t)(build->text_length - build->pending);
    op.length = (uint32_t)build->pending;
    build->pending = 0;
    if (op.name < SCOPE_NAMES)
        build->names |= (uint64_t)1 << op.name;
    build->ops[build->op_count] = op;
    return build->op_count++;
}

uint32_t build_label(struct build *build)
{
    if (build->pending)
        build_op(build, (struct op){.code = OP_TEXT});
    return (uint32_t)build->op_count;
}

uint32_t build_path(struct build *build, const uint16_t *names, size_t count)
{
    void *paths = build->paths;
    if (!count ||
        !grow(build, &paths, &build->path_room, build->path_count, count + 1, sizeof *names))
        return 0;
    build->paths = paths;
    uint32_t at = (uint32_t)build->path_count;
    build->paths[build->path_count++] = (uint16_t)count;
    for (size_t i = 0; i < count; i++)
        build->paths[build->path_count++] = names[i];
    return at + 1;
}

void build_hash(struct build *build, const char *base64)
{
    void *hashes = build->hashes;
    if (!grow(build, &hashes, &build->style_room, build->styles, 1, sizeof *build->hashes))
        return;
    build->hashes = hashes;
    memcpy(build->hashes[build->styles++], base64, SHA256_BASE64_SIZE);
}

void build_plan(struct build *build, struct plan plan)
{
    void *plans = build->plans;
    if (!grow(build, &plans, &build->plan_room, build->plan_count, 1, sizeof plan))
        return;
    build->plans = plans;
    build->plans[build->plan_count++] = plan;
}

void build_step(struct build *build, struct plan_step step)
{
    void *steps = build->steps;
    if (!grow(build, &steps, &build->step_room, build->step_count, 1, sizeof step))
        return;
    build->steps = steps;
    build->steps[build->step_count++] = step;
}

uint32_t build_joined(struct build *build, const char *data, uint32_t n)
{
    uint32_t *list = &build->joined_lists[n % JOINED_LISTS];
    for (uint32_t i = *list; i; i = build->joined[i - 1].next) {
        const struct joined *known = &build->joined[i - 1];
        if (known->length == n && !memcmp(build->texts + known->text, data, n))
            return known->text;
    }
    struct joined new = {(uint32_t)build->text_length, n, *list};
    build_text(build, data, n);
    build->pending = 0;
    void *joined = build->joined;
    if (!grow(build, &joined, &build->joined_room, build->joined_count, 1, sizeof new))
        return 0;
    build->joined = joined;
    build->joined[build->joined_count++] = new;
    *list = (uint32_t)build->joined_count;
    return new.text;
}

enum lingo_error build_finish(struct build *build, struct template *out)
{
    *out = (struct template){
        .ops = build->ops,
        .texts = build->texts,
        .paths = build->paths,
        .hashes = build->hashes,
        .plans = build->plans,
        .steps = build->steps,
        .names = build->names,
        .op_count = (uint32_t)build->op_count,
        .text_length = (uint32_t)build->text_length,
        .path_count = (uint32_t)build->path_count,
        .styles = (uint32_t)build->styles,
        .plan_count = (uint32_t)build->plan_count,
        .step_count = (uint32_t)build->step_count,
    };
    free(build->joined);
    if (build->error)
        template_free(out);
    return build->error;
}

void template_free(struct template *t)
{
    free((void *)(uintptr_t)t->ops);
    free((void *)(uintptr_t)t->texts);
    free((void *)(uintptr_t)t->paths);
    free((void *)(uintptr_t)t->hashes);
    free((void *)(uintptr_t)t->plans);
    free((void *)(uintptr_t)t->steps);
    *t = (struct template){0};
}
