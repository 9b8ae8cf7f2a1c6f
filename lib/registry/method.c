/* SPDX-License-Identifier: MIT */
/* The table of methods and the functions that read it. */
#include "registry/method.h"

#include "registry/rows.h"

#include <string.h>

struct lingo_method {
    const char *name;
    int safe;
    int idempotent;
    struct lingo_fact cacheable;
    struct lingo_fact request_content;
    const struct lingo_reference *references; /* the last one has section NULL */
    struct registry_text description;
};

static const struct lingo_method methods[] = {
#define METHOD(constant, text, ...) {.name = text, __VA_ARGS__},
#include "registry/method.def"
#undef METHOD
};
#define METHODS (sizeof methods / sizeof methods[0])

struct registry_text method_text(const struct lingo_method *method)
{
    return method->description;
}

size_t method_row_of(const struct lingo_method *method)
{
    return (size_t)(method - methods);
}

const struct lingo_method *lingo_method_find(const char *name, size_t length)
{
    for (size_t i = 0; length && i < METHODS; i++)
        if (strlen(methods[i].name) == length && !memcmp(methods[i].name, name, length))
            return &methods[i];
    return NULL;
}

size_t lingo_method_count(void)
{
    return METHODS;
}

const struct lingo_method *lingo_method_at(size_t index)
{
    return index < METHODS ? &methods[index] : NULL;
}

const char *lingo_method_name(const struct lingo_method *method)
{
    return method->name;
}

int lingo_method_is_safe(const struct lingo_method *method)
{
    return method->safe;
}

int lingo_method_is_idempotent(const struct lingo_method *method)
{
    return method->idempotent;
}

struct lingo_fact lingo_method_cacheable(const struct lingo_method *method)
{
    return method->cacheable;
}

struct lingo_fact lingo_method_request_content(const struct lingo_method *method)
{
    return method->request_content;
}

const char *lingo_method_description(const struct lingo_method *method)
{
    return method->description.text;
}

const struct lingo_reference *lingo_method_reference(const struct lingo_method *method,
                                                     size_t index)
{
    for (size_t i = 0; method->references[i].section; i++)
        if (i == index)
            return &method->references[i];
    return NULL;
}
