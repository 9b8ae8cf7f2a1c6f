/* SPDX-License-Identifier: MIT */
/* Opens a set of languages in one call, from a block of tags, and negotiates with the result as
 * text. */
#include "base/report.h"
#include "base/text.h"
#include "flat/block.h"
#include "flat/line.h"

#include <httplingo/flat.h>

#include <stdlib.h>

/* The tags as strings, in a single block of memory that is as large as the input. */
struct reading {
    const char **tags;
    size_t count, default_index;
    char *copies;
};

/* The index of the last tag that equals the default, or the number of tags. */
static size_t find_tag(const struct reading *reading, struct lingo_text tag)
{
    size_t i = 0;
    while (i < reading->count && !text_is(tag, reading->tags[i]))
        i++;
    return i;
}

static void take_tags(struct reading *reading, struct lingo_text block)
{
    struct lingo_text chosen = {NULL, 0};
    struct entry entry;
    while (block_next(&block, &entry)) {
        if (text_is(entry.key, "default"))
            chosen = entry.value;
        if (!text_is(entry.key, "language"))
            continue;
        reading->tags[reading->count++] = reading->copies;
        memcpy(reading->copies, entry.value.data, entry.value.length);
        reading->copies[entry.value.length] = '\0';
        if (memchr(entry.value.data, '\0',
                   entry.value.length)) /* it is no tag, not even the first part */
            *reading->copies = '\0';
        reading->copies += entry.value.length + 1;
    }
    if (chosen.data)
        reading->default_index = find_tag(reading, chosen);
}

static struct lingo_offer *open_offer(struct lingo_text block, size_t count,
                                      struct lingo_report *report)
{
    struct lingo_offer *offer = NULL;
    char *copies = malloc(block.length + 1);
    const char **tags = calloc(count + 1, sizeof *tags);
    struct reading reading = {.tags = tags, .copies = copies};
    if (copies && tags) {
        take_tags(&reading, block);
        if (lingo_offer_open(&offer, reading.tags, reading.count, reading.default_index, report) !=
            LINGO_OK)
            offer = NULL;
    } else {
        report_error(report, LINGO_ERROR_MEMORY, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    }
    free(copies);
    free((void *)tags);
    return offer;
}

struct lingo_offer *lingo_flat_offer_open(const char *block, size_t block_length, char *message,
                                          size_t message_size)
{
    struct lingo_report report = {LINGO_OK, ""};
    struct buffer b = {message, message_size, 0};
    struct lingo_offer *offer = NULL;
    struct lingo_text text = {block, block_length};
    size_t count = block_count(text, &report);
    if (!report.error)
        offer = open_offer(text, count, &report);
    buffer_append_string(&b, report.message);
    buffer_finish(&b);
    return offer;
}

size_t lingo_flat_negotiate(const struct lingo_offer *offer, const char *field, size_t length,
                            char *buffer, size_t size)
{
    struct buffer b = {buffer, size, 0};
    const struct lingo_offer *o = offer ? offer : lingo_catalog_offer(lingo_catalog_builtin());
    struct lingo_choice choice = lingo_negotiate(o, field, length);
    line_append(&b, "language", lingo_offer_tag(o, choice.index));
    line_append(&b, "match", lingo_match_name(choice.match));
    line_append_text(&b, "range", choice.range);
    return buffer_finish(&b);
}
