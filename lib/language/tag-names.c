/* SPDX-License-Identifier: MIT */
/* Assigns distinct tags to names that are offered together. */
#include "language/tag-names.h"

#include "language/tag.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* How strong the claim of a name to a tag is. */
enum claim { CANONICAL_ALREADY, BECOMES_CANONICAL, SPELLED };

/* A tag that a name may get. */
struct candidate {
    const char *tag;
    size_t name;
    enum claim claim;
};

static int compare(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    int order = strcmp(x->tag, y->tag);
    if (order)
        return order;
    if (x->claim != y->claim)
        return x->claim < y->claim ? -1 : 1;
    return x->name < y->name ? -1 : x->name > y->name;
}

/* Writes the canonical form and the spelled form of a name, each with its NUL. */
static void write_both(struct buffer *b, const char *name)
{
    tag_write_canonical(b, name, strlen(name));
    buffer_append_char(b, '\0');
    tag_write_spelled(b, name, strlen(name));
    buffer_append_char(b, '\0');
}

/* Lists one candidate for a name that is already canonical, and two for any other name, in the
 * order of the names. */
static size_t list_candidates(struct candidate *candidates, const char *const *list, size_t count,
                              struct buffer *text)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const char *canonical = text->data + text->length;
        write_both(text, list[i]);
        const char *spelled = canonical + strlen(canonical) + 1;
        bool already = !strcmp(canonical, spelled);
        candidates[n++] =
            (struct candidate){canonical, i, already ? CANONICAL_ALREADY : BECOMES_CANONICAL};
        if (!already)
            candidates[n++] = (struct candidate){spelled, i, SPELLED};
    }
    return n;
}

/* The candidates for a tag are adjacent, the best claim first, which gets the tag. */
static void assign_canonical(struct tag_names *names, const struct candidate *candidates, size_t n)
{
    const struct candidate *best = candidates;
    for (const struct candidate *c = candidates; c < candidates + n; c++) {
        if (strcmp(c->tag, best->tag))
            best = c;
        if (c->claim == SPELLED)
            continue;
        if (c == best)
            names->tags[c->name] = c->tag;
        else
            names->twins[c->name] = best->name;
    }
}

/* The remaining names get their own spelling, if it is free. */
static void assign_spelled(struct tag_names *names, const struct candidate *candidates, size_t n)
{
    const char *taken = "";
    for (const struct candidate *c = candidates; c < candidates + n; c++) {
        if (c->claim != SPELLED)
            taken = c->tag;
        if (names->tags[c->name] || !strcmp(taken, c->tag))
            continue;
        names->tags[c->name] = taken = c->tag;
        names->twins[c->name] = TAG_NAMES_NONE;
    }
}

bool tag_names_open(struct tag_names *names, const char *const *list, size_t count)
{
    struct buffer text = {NULL, 0, 0};
    for (size_t i = 0; i < count; i++)
        write_both(&text, list[i]);
    struct candidate *candidates = malloc(2 * count * sizeof *candidates + 1);
    *names =
        (struct tag_names){calloc(count + 1, sizeof *names->tags),
                           malloc((count + 1) * sizeof *names->twins), malloc(text.length + 1)};
    bool good = candidates && names->tags && names->twins && names->text;
    if (good) {
        text = (struct buffer){names->text, text.length, 0};
        size_t n = list_candidates(candidates, list, count, &text);
        qsort(candidates, n, sizeof *candidates, compare);
        for (size_t i = 0; i < count; i++)
            names->twins[i] = TAG_NAMES_NONE;
        assign_canonical(names, candidates, n);
        assign_spelled(names, candidates, n);
    } else {
        tag_names_free(names);
    }
    free(candidates);
    return good;
}

void tag_names_free(struct tag_names *names)
{
    free(names->tags);
    free(names->twins);
    free(names->text);
    *names = (struct tag_names){NULL, NULL, NULL};
}
