/* SPDX-License-Identifier: MIT */
/* The parameters that a request can bring, by their names. */
#include <httplingo/page.h>

#include <stdbool.h>

static const struct {
    const char *name, *about;
} parameters[] = {
#define PARAMETER(constant, name, kind, about) {name, about},
#include <httplingo/parameter.def>
#undef PARAMETER
};

static bool is_key(const char *key, const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!key[i] || key[i] != (name[i] == '-' ? '_' : name[i]))
            return false;
    return !key[length];
}

enum lingo_parameter_name lingo_parameter_find(const char *name, size_t length)
{
    unsigned i = 0;
    while (i < LINGO_PARAMETER_COUNT && !is_key(parameters[i].name, name, length))
        i++;
    return (enum lingo_parameter_name)i;
}

const char *lingo_parameter_key(enum lingo_parameter_name name)
{
    return (unsigned)name < LINGO_PARAMETER_COUNT ? parameters[name].name : NULL;
}

const char *lingo_parameter_about(enum lingo_parameter_name name)
{
    return (unsigned)name < LINGO_PARAMETER_COUNT ? parameters[name].about : NULL;
}
