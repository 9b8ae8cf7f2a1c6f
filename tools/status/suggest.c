/* SPDX-License-Identifier: MIT */
/* Suggests statuses for a misspelt name. */
#include "tools/status/status.h"

#include "base/spelling.h"
#include "base/suggest.h"
#include "base/text.h"

#include <stdio.h>

#define NAMES_OF_ROW 16 /* the maximum number of names of a row */

static size_t row_count(void)
{
    return lingo_status_count() + lingo_vendor_count();
}

static const struct lingo_status *row_at(size_t index)
{
    size_t registered = lingo_status_count();
    return index < registered ? lingo_status_at(index) : lingo_vendor_at(index - registered);
}

/* The name of a row at an index; NULL at the end. */
static const char *name_of(const struct lingo_status *row, size_t index)
{
    static const char *(*const lists[])(const struct lingo_status *, size_t) = {
        lingo_status_alias, lingo_status_former_phrase, lingo_status_server_phrase};
    if (index < 2)
        return index ? lingo_status_phrase(row) : lingo_status_name(row);
    index -= 2;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        size_t n = 0;
        while (lists[i](row, n)) {
            if (n++ == index)
                return lists[i](row, index);
        }
        index -= n;
    }
    return NULL;
}

/* Each row has the same number of indexes, so that the row follows from an index.  Indexes without
 * a name are empty.  The context is memory for the letters of one name. */
static const char *letters_at(const void *context, size_t index)
{
    struct spelling *spelling = *(struct spelling *const *)context;
    if (index >= row_count() * NAMES_OF_ROW)
        return NULL;
    spelling_read(spelling, text_of(name_of(row_at(index / NAMES_OF_ROW), index % NAMES_OF_ROW)));
    spelling->letters[spelling_words(spelling, 0, spelling->count).length] = '\0';
    return spelling->letters;
}

/* Appends each code once, with its phrase. */
static void append_rows(struct buffer *to, const size_t *nearest, size_t count)
{
    bool is_first = true;
    for (size_t i = 0; i < count; i++) {
        const struct lingo_status *row = row_at(nearest[i] / NAMES_OF_ROW);
        bool is_repeated = false;
        for (size_t k = 0; k < i; k++)
            is_repeated |=
                lingo_status_code(row_at(nearest[k] / NAMES_OF_ROW)) == lingo_status_code(row);
        if (is_repeated)
            continue;
        if (!is_first)
            buffer_append_string(to, ", ");
        is_first = false;
        buffer_append_number(to, (uint64_t)lingo_status_code(row));
        buffer_append_char(to, ' ');
        buffer_append_string(to, lingo_status_phrase(row));
    }
}

bool status_suggest(char *buffer, size_t size, const char *argument)
{
    struct buffer to = {buffer, size, 0};
    struct spelling given, name, *context = &name;
    size_t nearest[SUGGEST_MAX], count = 0;
    spelling_read(&given, text_of(argument));
    /* With prefixes of programs, the name would differ too much: HttpStatusCode.NotFuond. */
    for (size_t i = 0; i < given.count && !count; i++) {
        struct lingo_text letters = spelling_words(&given, i, given.count);
        if (letters.length > 1)
            count = suggest_find(nearest, letters, letters_at, &context);
    }
    append_rows(&to, nearest, count);
    buffer_finish(&to);
    return count;
}
