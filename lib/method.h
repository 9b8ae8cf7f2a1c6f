/* SPDX-License-Identifier: MIT */
/* Methods by position, for the modules that index texts by it. */
#ifndef LINGO_METHOD_H
#define LINGO_METHOD_H

#include <httplingo/method.h>

/* The position of a method in the table. */
size_t method_row_of(const struct lingo_method *method);

#endif
