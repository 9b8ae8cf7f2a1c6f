/* SPDX-License-Identifier: MIT */
/* What has a page: RFCs, vendors and fields. */
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdlib.h>

static int compare_numbers(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void add_rfc(int *rfcs, size_t *count, int rfc)
{
    for (size_t i = 0; i < *count; i++)
        if (rfcs[i] == rfc)
            return;
    if (rfc && *count < REFERENCE_RFCS_MAX)
        rfcs[(*count)++] = rfc;
}

static size_t collect_rfcs(int *rfcs)
{
    size_t count = 0;
    const struct lingo_reference *reference;
    for (size_t i = 0; i < lingo_status_count(); i++)
        for (size_t j = 0; (reference = lingo_status_reference(lingo_status_at(i), j)); j++)
            add_rfc(rfcs, &count, reference->rfc);
    for (size_t i = 0; i < lingo_method_count(); i++)
        for (size_t j = 0; (reference = lingo_method_reference(lingo_method_at(i), j)); j++)
            add_rfc(rfcs, &count, reference->rfc);
    for (size_t i = 0; facts_field_at(i); i++)
        add_rfc(rfcs, &count, facts_field_at(i)->rfc);
    qsort(rfcs, count, sizeof *rfcs, compare_numbers);
    return count;
}

int reference_rfc_at(size_t index)
{
    static int rfcs[REFERENCE_RFCS_MAX];
    static size_t count;
    if (!count)
        count = collect_rfcs(rfcs);
    return index < count ? rfcs[index] : 0;
}

static int compare_names(const void *a, const void *b)
{
    const char *first = *(const char *const *)a, *second = *(const char *const *)b;
    size_t n = strlen(first) < strlen(second) ? strlen(first) : strlen(second);
    for (size_t i = 0; i <= n; i++)
        if (ascii_lower(first[i]) != ascii_lower(second[i]))
            return (unsigned char)ascii_lower(first[i]) - (unsigned char)ascii_lower(second[i]);
    return 0;
}

static bool is_new(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(names[i], name))
            return false;
    return true;
}

#define VENDORS_MAX 128

const char *reference_vendor_at(size_t index)
{
    static const char *names[VENDORS_MAX];
    static size_t count;
    if (!count) {
        for (size_t i = 0; i < lingo_vendor_count() && count < VENDORS_MAX; i++)
            if (is_new(names, count, lingo_vendor_owner(lingo_vendor_at(i))))
                names[count++] = lingo_vendor_owner(lingo_vendor_at(i));
        qsort(names, count, sizeof *names, compare_names);
    }
    return index < count ? names[index] : NULL;
}

const struct facts_field *reference_field(const char *name)
{
    for (size_t i = 0; facts_field_at(i); i++)
        if (text_is_word(text_of(name), facts_field_at(i)->name))
            return facts_field_at(i);
    return NULL;
}
