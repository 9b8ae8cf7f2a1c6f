/* SPDX-License-Identifier: MIT */
/* The texts of the tables: conversion from ICU, and the one block that holds each of them once. */
#include "generators/cldr/cldr.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>

void to_utf8(char *to, const UChar *from, int32_t length, const char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(to, TEXT, NULL, from, length, &error);
    if (error == U_STRING_NOT_TERMINATED_WARNING)
        error = U_BUFFER_OVERFLOW_ERROR;
    must_succeed(error, "a text", id);
}

/* All texts in one block, each once; a text is its offset there. */
static struct {
    char *bytes;
    size_t length;
} pool;

unsigned intern(const char *text)
{
    for (size_t i = 0; i < pool.length; i += strlen(pool.bytes + i) + 1)
        if (!strcmp(pool.bytes + i, text))
            return (unsigned)i;
    size_t at = pool.length;
    for (const char *p = text;; p++) {
        pool.bytes = grow(pool.bytes, pool.length, 1);
        pool.bytes[pool.length++] = *p;
        if (!*p)
            return (unsigned)at;
    }
}

void print_texts(FILE *out)
{
    fprintf(out, "static const char texts[] =");
    for (size_t i = 0; i < pool.length; i += strlen(pool.bytes + i) + 1) {
        fprintf(out, "\n    \"");
        for (const char *p = pool.bytes + i; *p; p++)
            if (*p == '"' || *p == '\\')
                fprintf(out, "\\%c", *p);
            else if ((unsigned char)*p < 0x20)
                fprintf(out, "\\%03o", (unsigned)*p);
            else
                fputc(*p, out);
        fprintf(out, "\\0\"");
    }
    fprintf(out, ";\n");
    free(pool.bytes);
}
