/* SPDX-License-Identifier: MIT */
/* The table of methods and the functions that read it. */
#include "registry/method.h"

#include "registry/rows.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A row.  It contains no addresses (rows.h). */
struct lingo_method {
    char name[24];
    int safe;
    int idempotent;
    struct fact cacheable;
    struct fact request_content;
    char description[160]; /* and its context, as in NC_() */
    uint16_t references;   /* the offset in method_references */
};

/* Lists that end with an element of zeros. */
static const struct method_references {
#define REFERENCES(constant, ...)                                                                  \
    struct lingo_reference of_##constant[LIST_SIZE(struct lingo_reference, __VA_ARGS__)];
#include "registry/method.def"
} method_references = {
#define REFERENCES(constant, ...) .of_##constant = {__VA_ARGS__},
#include "registry/method.def"
};

static const struct lingo_method methods[] = {
#define METHOD(constant, text, ...)                                                                \
    {.name = text, .references = offsetof(struct method_references, of_##constant), __VA_ARGS__},
#include "registry/method.def"
};
#define METHODS (sizeof methods / sizeof methods[0])

struct registry_text method_text(const struct lingo_method *method)
{
    return registry_text_of(method->description);
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
    return fact_of(&method->cacheable);
}

struct lingo_fact lingo_method_request_content(const struct lingo_method *method)
{
    return fact_of(&method->request_content);
}

const char *lingo_method_description(const struct lingo_method *method)
{
    return method->description;
}

const struct lingo_reference *lingo_method_reference(const struct lingo_method *method,
                                                     size_t index)
{
    const struct lingo_reference *list =
        (const void *)((const char *)&method_references + method->references);
    for (size_t i = 0; list[i].section; i++)
        if (i == index)
            return &list[i];
    return NULL;
}
