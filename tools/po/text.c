/* SPDX-License-Identifier: MIT */
/* Makes strings, and reads the characters of texts and their Unicode properties. */
#include "config.h"

#include "tools/po/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

char *po_format(const char *format, ...)
{
    char *string;
    va_list arguments;
    va_start(arguments, format);
    if (vasprintf(&string, format, arguments) < 0)
        abort();
    va_end(arguments);
    return string;
}

/* ICU's macros convert between integers of different widths on purpose. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

UChar32 po_next(const char **p)
{
    if (!**p)
        return 0;
    UChar32 c;
    int at = 0;
    U8_NEXT_OR_FFFD(*p, at, -1, c);
    *p += at;
    return c;
}

UChar32 po_previous(const char *start, const char *p)
{
    if (p == start)
        return 0;
    UChar32 c;
    int at = (int)(p - start);
    U8_PREV_OR_FFFD(start, 0, at, c);
    return c;
}

char *po_put(UChar32 c, char bytes[5])
{
    int length = 0;
    U8_APPEND_UNSAFE((unsigned char *)bytes, length, c);
    bytes[length] = '\0';
    return bytes;
}

#pragma GCC diagnostic pop

bool po_is_space(UChar32 c)
{
    return u_isUWhiteSpace(c);
}

bool po_is_letter(UChar32 c)
{
    return u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK);
}

bool po_is_quotation_mark(UChar32 c)
{
    return u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK);
}

size_t po_width(const char *text)
{
    size_t width = 0;
    for (UChar32 c; (c = po_next(&text));)
        width += !(U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK));
    return width;
}

/* Converts UChars to UTF-8, to be freed. */
static char *to_utf8(const UChar *text, int length)
{
    size_t size = 3 * (size_t)length + 1;
    char *bytes = malloc(size);
    if (!bytes)
        abort();
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8WithSub(bytes, (int)size, NULL, text, length, 0xfffd, NULL, &error);
    return bytes;
}

char *po_fold(const char *text, const char *locale)
{
    /* Normalization and folding each make a text at most three times as long. */
    int capacity = 3 * 3 * (int)strlen(text) + 1;
    UChar *first = malloc(2 * (size_t)capacity * sizeof *first);
    if (!first)
        abort();
    UChar *second = first + capacity;
    bool dotless = !strncmp(locale, "tr", 2) || !strncmp(locale, "az", 2);
    UErrorCode error = U_ZERO_ERROR;
    int length = 0;
    u_strFromUTF8WithSub(first, capacity, &length, text, -1, 0xfffd, NULL, &error);
    length =
        unorm2_normalize(unorm2_getNFCInstance(&error), first, length, second, capacity, &error);
    length = u_strFoldCase(first, capacity, second, length,
                           dotless ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT, &error);
    char *folded = to_utf8(first, U_SUCCESS(error) ? length : 0);
    free(first);
    return folded;
}

char *po_fold_sentence(const char *text, const char *locale)
{
    char *folded = po_fold(text, locale), *end = folded + strlen(folded);
    char bytes[5];
    for (UChar32 c; (c = po_previous(folded, end)) && (po_is_space(c) || u_ispunct(c)) && c != '}';)
        end -= strlen(po_put(c, bytes));
    *end = '\0';
    return folded;
}

/* Whether the word ends at p, optionally with -s or -es. */
static bool ends_word(const char *p)
{
    static const char *const endings[] = {"", "s", "es"};
    for (size_t i = 0; i < 3; i++) {
        size_t length = strlen(endings[i]);
        const char *after = p + length;
        if (strncmp(p, endings[i], length))
            continue;
        UChar32 c = po_next(&after);
        if (!u_isalnum(c) && c != '}' && c != '_')
            return true;
    }
    return false;
}

bool po_has_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *p = text; length && (p = strstr(p, word)); p++) {
        UChar32 before = po_previous(text, p);
        if (!u_isalnum(before) && before != '{' && before != '_' && ends_word(p + length))
            return true;
    }
    return false;
}
