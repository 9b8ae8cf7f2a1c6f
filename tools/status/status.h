/* SPDX-License-Identifier: MIT */
/* Functions that show rows of the status tables. */
#ifndef LINGO_TOOL_STATUS_H
#define LINGO_TOOL_STATUS_H

#include "tools/cli.h"

/* Prints rows in a format.  As text, each row is shown in full, or on one line.  Returns an exit
 * code. */
int status_show(const struct lingo_status *const *rows, size_t count,
                const struct lingo_language *language, enum cli_format format, bool in_full);

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

/* What is known about a status, as JSON, without the texts in a language. */
json_t *status_facts(const struct lingo_status *status);

/* Writes the codes and phrases whose names are most similar to the argument.  Returns false if none
 * is similar. */
bool status_suggest(char *buffer, size_t size, const char *argument);

#endif
