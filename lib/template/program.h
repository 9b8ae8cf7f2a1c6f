/* SPDX-License-Identifier: MIT */
/* A program that is being built.  The first error is stored in error, and nothing is added after
 * it, so that callers can check it once at the end. */
#ifndef LINGO_PROGRAM_H
#define LINGO_PROGRAM_H

#include "template/template.h"

/* A text that plans made of several ones.  Those whose lengths have the same remainder are in a
 * list, because hardly any two have the same length. */
#define JOINED_LISTS 256
struct joined {
    uint32_t text, length;
    uint32_t next; /* 1 + the index of the next one in its list; 0: none */
};

struct build {
    struct op *ops;
    char *texts;
    uint16_t *paths;
    char (*hashes)[SHA256_BASE64_SIZE];
    struct plan *plans;
    struct plan_step *steps;
    struct joined *joined;
    uint64_t names;
    size_t op_count, text_length, path_count, styles, plan_count, step_count, joined_count;
    size_t op_room, text_room, path_room, style_room, plan_room, step_room, joined_room;
    uint32_t joined_lists[JOINED_LISTS]; /* 1 + the index of the first one */
    size_t pending; /* bytes at the end of the texts that no operation writes yet */
    enum lingo_error error;
};

/* Appends text, which the next operation will write. */
void build_text(struct build *build, const char *data, size_t n);

/* Appends an operation and returns its index. */
size_t build_op(struct build *build, struct op op);

/* Makes the end a jump target, and returns its index. */
uint32_t build_label(struct build *build);

/* Stores the names after the first one in a dotted name, and returns the value for op.path. */
uint32_t build_path(struct build *build, const uint16_t *names, size_t count);

void build_hash(struct build *build, const char *base64);

void build_plan(struct build *build, struct plan plan);
void build_step(struct build *build, struct plan_step step);

/* Returns where a joined text is in the texts.  If it is new, it is appended. */
uint32_t build_joined(struct build *build, const char *data, uint32_t n);

/* Makes a plan for a set of values; see struct template_source.  The program must be complete. */
void plan_usual(struct build *build, uint64_t set);

/* Returns the program.  After an error, frees it and sets *out to empty. */
enum lingo_error build_finish(struct build *build, struct template *out);

#endif
