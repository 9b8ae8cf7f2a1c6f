/* SPDX-License-Identifier: MIT */
/* Methods by position, for modules whose texts have the same index. */
#ifndef LINGO_METHOD_H
#define LINGO_METHOD_H

#include "registry/text.h"

#include <httplingo/method.h>

enum method_row {
#define METHOD(constant, ...) METHOD_ROW_##constant,
#include "registry/method.def"
    METHOD_ROW_COUNT
};

/* The description of a method in English, with its context. */
struct registry_text method_text(const struct lingo_method *method);

/* The position of a method in the table. */
size_t method_row_of(const struct lingo_method *method);

#endif
