/* SPDX-License-Identifier: MIT */
/* What httplingo explain says about statuses that are easily confused. */
#ifndef LINGO_TOOL_EXPLAIN_H
#define LINGO_TOOL_EXPLAIN_H

#include "tools/status/status.h"

/* The statuses to compare, or a single one. */
struct explanation {
    const struct lingo_status **rows;
    size_t count;
    const struct lingo_language *language;
};

/* Goes on to the next group that concerns the statuses: all groups of a single status, or the
 * smallest group with all of them, or else each group with some of them.  Returns false after the
 * last. */
bool explain_next_group(const struct explanation *explanation, struct status_group *group);

/* A fact about a status. */
struct explained_fact {
    char value[300];   /* never translated */
    char text[2000];   /* in the language of the explanation */
    const char *basis; /* RFC and section; NULL if there is none, or if the text has it */
};

/* The facts by index: a stable identifier and a label.  The identifier is NULL after the last. */
const char *explain_fact_id(size_t index);
const char *explain_fact_label(size_t index);

/* Says what it is for one of the statuses. */
void explain_fact(struct explained_fact *fact, size_t index, const struct lingo_status *status,
                  const struct lingo_language *language);

/* Whether the statuses differ in a fact. */
bool explain_differs(const struct explanation *explanation, size_t index);

/* Print an explanation.  Return an exit code. */
int explain_show_text(const struct explanation *explanation);
int explain_show_json(const struct explanation *explanation);

#endif
