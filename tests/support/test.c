/* SPDX-License-Identifier: MIT */
/* Functions that the unit tests share, with either runner. */
#include "config.h"

#include "tests/support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_ICONV
#include <iconv.h>
#endif

static void pass(void)
{
    CU_PASS("equal");
}

static void fail(const char *format, const char *actual, const char *expected, const char *where)
{
    printf("\n    %s: ", where);
    printf(format, actual ? actual : "(null)", expected ? expected : "(null)");
    putchar('\n');
    CU_FAIL("values differ");
}

void check_string(const char *actual, const char *expected, const char *where)
{
    if (actual == expected || (actual && expected && !strcmp(actual, expected)))
        return pass();
    fail("got \"%s\", expected \"%s\"", actual, expected, where);
}

void check_text(struct lingo_text actual, const char *expected, const char *where)
{
    char *copy = exact_copy(actual.data, actual.length + 1);
    copy[actual.length] = '\0';
    check_string(copy, expected, where);
    check_number((long long)actual.length, (long long)strlen(copy), where); /* no NUL in it */
    free(copy);
}

void check_number(long long actual, long long expected, const char *where)
{
    char a[24], e[24];
    snprintf(a, sizeof a, "%lld", actual);
    snprintf(e, sizeof e, "%lld", expected);
    if (actual == expected)
        return pass();
    fail("got %s, expected %s", a, e, where);
}

char *exact_copy(const char *data, size_t length)
{
    char *copy = malloc(length ? length : 1);
    if (!copy)
        abort();
    if (length)
        memcpy(copy, data, length);
    return copy;
}

char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *data = size < 0 ? NULL : malloc((size_t)size + 1);
    if (data)
        data[fread(data, 1, (size_t)size, file)] = '\0';
    fclose(file);
    if (data && length)
        *length = (size_t)size;
    return data;
}

bool has_charset(const char *name)
{
#ifdef HAVE_ICONV
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter != (iconv_t)-1) {
        iconv_close(converter);
        return true;
    }
#endif
    printf("SKIP: iconv() does not know %s here\n", name);
    return false;
}

bool forgets_shift_state(void)
{
#ifdef HAVE_ICONV
    char shift[] = "\x1b$B", letter[] = "c", result[8], *from = shift, *to = result;
    size_t length = 3, room = sizeof result;
    iconv_t converter = iconv_open("UTF-8", "ISO-2022-JP");
    if (converter != (iconv_t)-1) {
        iconv(converter, (ICONV_CONST char **)&from, &length, &to, &room);
        iconv(converter, NULL, NULL, NULL, NULL);
        from = letter, length = 1;
        bool forgets = iconv(converter, (ICONV_CONST char **)&from, &length, &to, &room) == 0 &&
                       to == result + 1 && *result == 'c';
        iconv_close(converter);
        if (forgets)
            return true;
    }
#endif
    printf("SKIP: iconv() does not forget the shift state of ISO-2022-JP here\n");
    return false;
}

bool test_is_sampled(void)
{
    return getenv("SANITIZED") && !getenv("CHECK_LONG");
}

void skip(const char *reason)
{
    printf("SKIP: %s\n", reason);
}
