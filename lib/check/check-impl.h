/* SPDX-License-Identifier: MIT */
/* The internals that the files of the check share: the table of rules, functions that read the
 * response, and findings. */
#ifndef LINGO_CHECK_IMPL_H
#define LINGO_CHECK_IMPL_H

#include <httplingo/check.h>

#include "base/text.h"

#include <string.h>

/* A message of the domain httplingo-tools: xgettext reads it, the command translates it. */
#define N_(text) text

/* A field line in the head, as offsets. */
struct check_line {
    uint16_t name, name_length, value, value_length, line;
};

enum check_state { CHECK_IN_HEAD, CHECK_IN_CONTENT, CHECK_ENDED };

/* Limits that the response exceeded. */
enum check_limit {
    CHECK_HEAD_CUT = 1 << 0,
    CHECK_FIELDS_CUT = 1 << 1,
    CHECK_FINDINGS_CUT = 1 << 2,
    CHECK_COMPLETE = 1 << 3 /* not a limit: all content has been passed */
};

/* What is in a struct lingo_check.  Its compiler does not know that, hence the attribute. */
struct __attribute__((may_alias)) check {
    struct lingo_check_request request;
    struct lingo_status_line status_line;
    enum check_state state;
    unsigned limits;
    size_t head_length, line_length;
    uint64_t content_length;
    size_t content_kept;
    size_t field_count;
    size_t finding_count;
    struct check_line fields[LINGO_CHECK_FIELDS_MAX];
    char head[LINGO_CHECK_HEAD_MAX];
    char content[LINGO_CHECK_CONTENT_MAX];
    struct lingo_finding findings[LINGO_CHECK_FINDINGS_MAX + 1];
};
_Static_assert(sizeof(struct check) <= sizeof(struct lingo_check) &&
                   _Alignof(struct check) <= _Alignof(struct lingo_check),
               "programs provide the memory, so its size must never change");

static inline const struct check *check_inside(const struct lingo_check *check)
{
    return (const struct check *)(const void *)check;
}

/* A rule, without addresses, which would be relocated when the library is loaded. */
struct lingo_rule {
    char id[32];
    enum lingo_scope scope;
    enum lingo_level level;
    char basis[24]; /* empty if it depends on the finding */
    uint16_t text;  /* the offset in rule_texts */
};

/* The rules by position in rules.def. */
enum rule_index {
#define RULE(constant, id, scope, level, basis, function, text) RULE_##constant,
#include "check/rules.def"
#undef RULE
    RULE_COUNT
};

/* The functions of rules.def.  Each adds its findings, if any. */
#define RULE(constant, id, scope, level, basis, function, text) void function(struct check *check);
#define FINDING(constant, id, scope, level, basis, text)
#include "check/rules.def"
#undef RULE

/* Adds a finding, and returns it so that more can be filled in; never NULL.  If there are too many,
 * it is not counted. field may be NULL, and fact is raw bytes. */
struct lingo_finding *check_add(struct check *check, enum rule_index rule, const char *field,
                                struct lingo_text fact);

/* The same with a fact as a string. */
struct lingo_finding *check_add_string(struct check *check, enum rule_index rule, const char *field,
                                       const char *fact);

/* The name and the value of a field line. */
struct lingo_text check_name(const struct check *check, const struct check_line *field);
struct lingo_text check_value(const struct check *check, const struct check_line *field);

/* The first field line with this name, or the next one after previous; NULL if there is none. */
const struct check_line *check_next(const struct check *check, const char *name,
                                    const struct check_line *previous);

/* Whether there is such a field. */
bool check_has(const struct check *check, const char *name);

/* Whether a list, in any of its lines, has an element that consists of this word in any case,
 * followed by nothing but parameters. */
bool check_list_has(const struct check *check, const char *name, const char *word);

/* The check of the response to a plain GET; NULL: not known. */
static inline const struct check *check_full(const struct check *check)
{
    return check_inside(check->request.full);
}

/* The value of Content-Length; -1 if there is none, or it is not a number. */
int64_t check_declared_length(const struct check *check);

/* Whether the method is this one.  An unknown method is treated as GET. */
bool check_method_is(const struct check *check, const char *method);

/* Whether the response is to GET or HEAD. */
bool check_is_get(const struct check *check);

/* The code, and its registered row or that of its class. */
int check_code(const struct check *check);
const struct lingo_status *check_status(const struct check *check);

/* Parses the header section: the status line and the fields.  Adds findings about them. */
void check_read_head(struct check *check);

#endif
