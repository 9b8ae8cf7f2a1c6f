/* SPDX-License-Identifier: MIT */
/* Functions that find, show and compare rows of the status tables. */
#ifndef LINGO_TOOL_STATUS_H
#define LINGO_TOOL_STATUS_H

#include "tools/cli.h"
#include "tools/facts/facts.h"

/* ---- finding rows ---- */

/* Which rows are wanted. */
struct status_filter {
    int status_class;  /* 0: all */
    bool vendors;      /* those of vendors instead of the registered ones */
    const char *owner; /* of a vendor's row; NULL: all */
};

/* The rows that were found.  The caller frees the array. */
struct status_rows {
    const struct lingo_status **rows;
    size_t count;
    int exit_code; /* not EXIT_DONE if an error was printed */
};

/* Appends all rows that are wanted, or those that an argument names. */
void status_find_all(const struct status_filter *filter, struct status_rows *found);
void status_find(const struct status_filter *filter, const char *argument,
                 struct status_rows *found);

/* Writes the codes and phrases whose names are most similar to the argument.  Returns false if none
 * is similar. */
bool status_suggest(char *buffer, size_t size, const char *argument);

/* ---- texts for engineers ---- */

/* A text in a language, or else in English. */
struct lingo_text status_translate(const struct lingo_language *language,
                                   const struct facts_text *text);

/* The same for a remark of the registry; NULL if it is. */
const char *status_remark(const struct lingo_language *language, const char *remark);

/* The note on a registered status; NULL if there is none. */
const struct facts_text *status_note(const struct lingo_status *status);

/* Writes a field, and when it is required. */
void status_write_requirement(char *buffer, size_t size,
                              const struct lingo_requirement *requirement,
                              const struct lingo_language *language);

/* ---- groups of codes that are easily confused ---- */

/* The choices of a group. */
struct status_group {
    size_t first; /* the index of a choice */
    size_t count;
};

/* Goes on to the next group; from one that is all 0, to the first.  Returns false after the last.
 */
bool status_next_group(struct status_group *group);

/* The choice for a code; NULL if the group does not have it.  That for 0 is the question. */
const struct facts_choice *status_choice(const struct status_group *group, int code);

/* Writes the codes, with phrases, that share a group with one of these.  Returns false if there are
 * none. */
bool status_write_similar(char *buffer, size_t size, const int *codes, size_t count);

/* ---- showing rows ---- */

/* Prints rows in a format.  As text, each row is shown in full, or on one line.  Returns an exit
 * code. */
int status_show(const struct status_rows *rows, const struct lingo_language *language,
                enum cli_format format, bool in_full);

/* Prints the constants of rows in other languages and programs.  Returns an exit code. */
int status_show_constants(const struct status_rows *rows, const struct lingo_language *language,
                          enum cli_format format);

/* Prints codes of gRPC: those that the arguments name, or what a client makes of an HTTP status, or
 * all.  Returns an exit code. */
int status_show_grpc(char *const *arguments, size_t count, const struct lingo_language *language,
                     enum cli_format format);

/* A code of gRPC, and the status of HTTP that belongs to it. */
struct status_grpc {
    int number;
    const char *name;
    int code;
};

/* The codes by index.  Returns false after the last. */
bool status_grpc_at(size_t index, struct status_grpc *grpc);

/* What a client of gRPC makes of an HTTP status. */
struct status_grpc status_grpc_from(int code);

/* Prints the registered types of problem details.  Returns an exit code. */
int status_show_problem_types(enum cli_format format);

/* Prints the code and phrase. */
void status_print_heading(const struct lingo_status *status, const struct lingo_language *language);

/* What is known about a status, as JSON: without the texts in a language, and with them. */
json_t *status_facts(const struct lingo_status *status);
json_t *status_to_json(const struct lingo_status *status, const struct lingo_language *language);

#endif
