/* SPDX-License-Identifier: MIT */
/* The tables of lib/language/cldr.c: numbers and lists.
 * A locale whose data are those of its parent has no row. */
#include "generators/cldr/cldr.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#define SEPARATORS 8

struct data {
    uint32_t zero;
    unsigned primary, secondary, minimum; /* sizes of groups; digits before the first */
    char group[8];
    char separators[SEPARATORS][TEXT];
};

struct row {
    tag_key key;
    struct data data;
};

static struct row *rows;
static size_t row_count;

/* Digits and groups. */
static void read_numbers(struct data *data, const UNumberFormat *format, const char *id)
{
    UChar text[TEXT];
    UErrorCode error = U_ZERO_ERROR;
    char group[TEXT];
    unum_getSymbol(format, UNUM_ZERO_DIGIT_SYMBOL, text, TEXT, &error);
    int32_t at = 0, length = u_strlen(text);
    U16_NEXT(text, at, length, data->zero);
    length = unum_getSymbol(format, UNUM_GROUPING_SEPARATOR_SYMBOL, text, TEXT, &error);
    must_succeed(error, "the symbols", id);
    to_utf8(group, text, length, id);
    snprintf(data->group, sizeof data->group, "%.7s", group);
    data->primary = (unsigned)unum_getAttribute(format, UNUM_GROUPING_SIZE);
    data->secondary = (unsigned)unum_getAttribute(format, UNUM_SECONDARY_GROUPING_SIZE);
    int32_t minimum = unum_getAttribute(format, UNUM_MINIMUM_GROUPING_DIGITS);
    data->minimum = minimum > 0 ? (unsigned)minimum : 1;
    if (!unum_getAttribute(format, UNUM_GROUPING_USED))
        data->primary = 0;
    if (!data->secondary || data->secondary > data->primary)
        data->secondary = data->primary;
}

/* Formats a list of n characters of the private use area, and reads the text before item i
 * (i == n: after the last). */
static void read_separator(char *to, const UListFormatter *format, int32_t n, int32_t i,
                           const char *id)
{
    static const UChar letters[] = {0xe000, 0xe001, 0xe002, 0xe003, 0xe004};
    const UChar *items[5];
    int32_t lengths[5];
    for (int32_t k = 0; k < n; k++)
        items[k] = letters + k, lengths[k] = 1;
    UChar text[TEXT];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = ulistfmt_format(format, items, lengths, n, text, TEXT, &error);
    must_succeed(error, "a list", id);
    int32_t from = 0, end = 0;
    while (i && text[from++] != letters[i - 1])
        ;
    for (end = from; end < length && (text[end] < 0xe000 || text[end] > 0xe004);)
        end++;
    to_utf8(to, text + from, end - from, id);
}

/* Lists: before, between and after two; then before, at the start, in the middle, at the end and
 * after of more. */
static void read_lists(struct data *data, const char *id)
{
    static const struct {
        int32_t count, index;
    } places[SEPARATORS] = {{2, 0}, {2, 1}, {2, 2}, {4, 0}, {4, 1}, {4, 2}, {4, 3}, {4, 4}};
    static const int32_t same[][3] = {{3, 0, 3}, {3, 1, 4}, {3, 2, 6}, {3, 3, 7},
                                      {5, 2, 5}, {5, 3, 5}, {5, 4, 6}, {5, 5, 7}};
    UErrorCode error = U_ZERO_ERROR;
    UListFormatter *format =
        ulistfmt_openForType(id, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, &error);
    must_succeed(error, "a format for lists", id);
    for (size_t i = 0; i < SEPARATORS; i++)
        read_separator(data->separators[i], format, places[i].count, places[i].index, id);
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        char again[TEXT];
        read_separator(again, format, same[i][0], same[i][1], id);
        if (strcmp(again, data->separators[same[i][2]])) {
            fprintf(stderr, "generate-cldr: %s: a list of %d is put together otherwise\n", id,
                    (int)same[i][0]);
            exit(EXIT_FAILURE);
        }
    }
    ulistfmt_close(format);
}

static void read_data(struct data *data, const char *id)
{
    memset(data, 0, sizeof *data);
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *numbers = unum_open(UNUM_DECIMAL, NULL, 0, id, NULL, &error);
    must_succeed(error, "a format for numbers", id);
    read_numbers(data, numbers, id);
    read_lists(data, id);
    unum_close(numbers);
}

static const struct row *find_row(tag_key key)
{
    for (size_t i = 0; i < row_count; i++)
        if (rows[i].key == key)
            return &rows[i];
    return NULL;
}

static void read_rows(void)
{
    for (int32_t i = 0; i < uloc_countAvailable(); i++) {
        const char *id = uloc_getAvailable(i);
        tag_key key = key_of_locale(id);
        if (!key || find_row(key = normal_form(key)))
            continue;
        rows = grow(rows, row_count, sizeof *rows);
        read_data(&rows[row_count].data, id);
        rows[row_count++].key = key;
    }
}

static bool is_inherited(const struct row *row)
{
    for (tag_key key = parent_of(row->key); key; key = parent_of(key)) {
        const struct row *parent = find_row(key);
        if (parent)
            /* Both began as zeros, so that what pads them is equal.
             * NOLINTNEXTLINE(bugprone-suspicious-memory-comparison,cert-exp42-c,cert-flp37-c) */
            return !memcmp(&parent->data, &row->data, sizeof row->data);
    }
    return false;
}

static int compare_rows(const void *a, const void *b)
{
    tag_key x = ((const struct row *)a)->key, y = ((const struct row *)b)->key;
    return x < y ? -1 : x > y;
}

static void print_row(FILE *out, const struct row *row)
{
    const struct data *d = &row->data;
    fprintf(out, "    {0x%llx, 0x%x, %u, %u, %u, %u, {", (unsigned long long)row->key,
            (unsigned)d->zero, intern(d->group), d->primary, d->secondary, d->minimum);
    for (size_t i = 0; i < SEPARATORS; i++)
        fprintf(out, "%u, ", intern(d->separators[i]));
    fprintf(out, "}}, /* %s */\n", locale_of_key(row->key));
}

void print_locales(FILE *out)
{
    intern(""); /* at 0 */
    read_rows();
    qsort(rows, row_count, sizeof *rows, compare_rows);
    fprintf(out, "static const struct cldr_locale locales[] = {\n");
    for (size_t i = 0; i < row_count; i++)
        if (!is_inherited(&rows[i]))
            print_row(out, &rows[i]);
    fprintf(out, "};\n");
    free(rows);
}
