/* SPDX-License-Identifier: MIT */
/* Details of a request and an error, for pages that are shown as samples. */
#ifndef LINGO_TOOLS_SAMPLES_H
#define LINGO_TOOLS_SAMPLES_H

#include <httplingo.h>

#define SAMPLES_MAX 32

/* Fills in parameters that suit a status.  Returns their number, which is at most SAMPLES_MAX. */
size_t samples_fill(struct lingo_parameter *parameters, int code);

#endif
