/* SPDX-License-Identifier: MIT */
/* Finds the names that differ in the fewest letters. */
#include "base/suggest.h"

#include "base/ascii.h"

#include <stdint.h>

#define LONGEST 48 /* longer names are not compared */

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Insertions, deletions and replacements between two texts, ignoring case (Levenshtein). */
static unsigned distance(struct lingo_text a, struct lingo_text b)
{
    unsigned row[LONGEST + 1];
    for (unsigned j = 0; j <= b.length; j++)
        row[j] = j;
    for (unsigned i = 1; i <= a.length; i++) {
        unsigned diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            unsigned same = ascii_lower(a.data[i - 1]) == ascii_lower(b.data[j - 1]);
            unsigned replaced = diagonal + !same;
            diagonal = row[j];
            row[j] = least(row[j] + 1, row[j - 1] + 1, replaced);
        }
    }
    return row[b.length];
}

static bool contains(struct lingo_text whole, struct lingo_text part)
{
    for (size_t i = 0; part.length >= 3 && i + part.length <= whole.length; i++)
        if (ascii_equal_ignoring_case(whole.data + i, part.data, part.length))
            return true;
    return false;
}

/* How different two names are; UINT32_MAX if too different. */
static unsigned strangeness(struct lingo_text given, struct lingo_text name)
{
    if (!given.length || given.length > LONGEST || name.length > LONGEST)
        return UINT32_MAX;
    unsigned n = distance(given, name);
    if (n <= 1 + given.length / 4)
        return n;
    return contains(name, given) || contains(given, name) ? n + LONGEST : UINT32_MAX;
}

struct near {
    size_t index;
    unsigned strangeness;
};

static void insert(struct near best[SUGGEST_MAX], struct near candidate)
{
    for (size_t i = 0; i < SUGGEST_MAX; i++) {
        if (candidate.strangeness >= best[i].strangeness)
            continue;
        struct near worse = best[i];
        best[i] = candidate;
        candidate = worse;
    }
}

size_t suggest_find(size_t nearest[SUGGEST_MAX], struct lingo_text given, suggest_name_at *at,
                    const void *context)
{
    struct near best[SUGGEST_MAX] = {{0, UINT32_MAX}, {0, UINT32_MAX}, {0, UINT32_MAX}};
    const char *name;
    for (size_t i = 0; (name = at(context, i)); i++)
        insert(best, (struct near){i, strangeness(given, (struct lingo_text){name, strlen(name)})});
    size_t count = 0;
    for (; count < SUGGEST_MAX && best[count].strangeness != UINT32_MAX; count++)
        nearest[count] = best[count].index;
    return count;
}

size_t suggest_append(struct buffer *to, struct lingo_text given, suggest_name_at *at,
                      const void *context)
{
    size_t nearest[SUGGEST_MAX];
    size_t count = suggest_find(nearest, given, at, context);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_append_string(to, i + 1 == count ? " or " : ", ");
        for (const char *c = at(context, nearest[i]); *c; c++)
            buffer_append_char(to, ascii_lower(*c));
    }
    return count;
}
