/* SPDX-License-Identifier: MIT */
/* The names of the parameters of a request. */
#include <httplingo/page.h>

#include <stdbool.h>

static const struct {
    char name[16], about[96];
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

int lingo_parameter_find(const char *name, size_t length)
{
    for (int i = 0; i < LINGO_PARAMETER_COUNT; i++)
        if (is_key(parameters[i].name, name, length))
            return i;
    return -1;
}

const char *lingo_parameter_key(enum lingo_parameter_name name)
{
    return (unsigned)name < LINGO_PARAMETER_COUNT ? parameters[name].name : NULL;
}

const char *lingo_parameter_about(enum lingo_parameter_name name)
{
    return (unsigned)name < LINGO_PARAMETER_COUNT ? parameters[name].about : NULL;
}
