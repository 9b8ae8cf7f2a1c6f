/* SPDX-License-Identifier: MIT */
/* Parses netstrings of "key=value". */
#include "flat/block.h"

#include "base/report.h"
#include "base/text.h"

/* Reads the number before the colon, which has no leading zero.  Returns false unless as many bytes
 * and a comma follow. */
static bool read_length(const struct lingo_text *block, size_t *start, size_t *length)
{
    size_t i = 0, n = 0;
    while (i < block->length && ascii_is_digit(block->data[i]) && n <= block->length)
        n = 10 * n + (size_t)(block->data[i++] - '0');
    if (!i || (i > 1 && *block->data == '0') || i == block->length || block->data[i] != ':')
        return false;
    *start = i + 1;
    *length = n;
    return n < block->length - *start && block->data[*start + n] == ',';
}

bool block_next(struct lingo_text *block, struct entry *entry)
{
    size_t start, length;
    if (!block->length || !read_length(block, &start, &length))
        return false;
    struct lingo_text both = {block->data + start, length};
    const char *mark = memchr(both.data, '=', both.length);
    if (!mark)
        return false;
    entry->key = text_between(both.data, mark);
    entry->value = text_between(mark + 1, both.data + both.length);
    *block = text_skip(*block, start + length + 1);
    return true;
}

size_t block_count(struct lingo_text block, struct lingo_report *report)
{
    struct entry entry;
    size_t count = 0;
    while (block_next(&block, &entry))
        count++;
    if (block.length)
        report_error(report, LINGO_ERROR_FORMAT,
                     "entry %zu of the block is malformed: expected a netstring of key=value",
                     count + 1);
    return count;
}
