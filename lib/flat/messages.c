/* SPDX-License-Identifier: MIT */
/* Opens the messages of an application in one call, from a block of .mo files, and looks up a
 * message in another. */
#include "base/buffer.h"
#include "base/report.h"
#include "base/text.h"
#include "flat/block.h"

#include <httplingo/flat.h>

#include <stdlib.h>

#define VALUES_MAX 16
#define NAME_SIZE 64 /* of a placeholder, with its NUL */

/* ---- opening ---- */

static const char file_prefix[] = "file:";

/* The files and the source language.  Names are copied, because they must end with a NUL. */
struct reading {
    struct lingo_file *files;
    size_t count;
    const char *source;
    char *copies;
};

static const char *copy(struct reading *reading, struct lingo_text text)
{
    char *to = reading->copies;
    memcpy(to, text.data, text.length);
    to[text.length] = '\0';
    reading->copies += text.length + 1;
    return to;
}

static void take(struct reading *reading, const struct entry *entry)
{
    if (text_starts(entry->key, file_prefix))
        reading->files[reading->count++] =
            (struct lingo_file){copy(reading, text_skip(entry->key, sizeof file_prefix - 1)),
                                entry->value.data, entry->value.length};
    else if (text_is(entry->key, "source"))
        reading->source = copy(reading, entry->value);
}

static const struct lingo_messages *open_messages(struct lingo_text block, size_t count,
                                                  struct lingo_report *report)
{
    const struct lingo_messages *messages = NULL;
    char *copies = malloc(block.length + 1);
    struct reading reading = {.files = calloc(count + 1, sizeof *reading.files), .copies = copies};
    struct entry entry;
    if (copies && reading.files) {
        while (block_next(&block, &entry))
            take(&reading, &entry);
        if (lingo_messages_open_bytes(&messages, reading.files, reading.count, reading.source,
                                      report) != LINGO_OK)
            messages = NULL;
    } else {
        report_error(report, LINGO_ERROR_MEMORY, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    }
    free(copies);
    free(reading.files);
    return messages;
}

const struct lingo_messages *lingo_flat_messages_open(const char *block, size_t block_length,
                                                      char *message, size_t message_size)
{
    struct lingo_report report = {LINGO_OK, ""};
    struct buffer b = {message, message_size, 0};
    const struct lingo_messages *messages = NULL;
    struct lingo_text text = {block, block_length};
    size_t count = block_count(text, &report);
    if (!report.error)
        messages = open_messages(text, count, &report);
    buffer_append_string(&b, report.message);
    buffer_finish(&b);
    return messages;
}

/* ---- looking up ---- */

/* The contents of a block about a message. */
struct told {
    struct lingo_query query;
    struct lingo_text language;
    unsigned flags;
    size_t count;
    struct lingo_pair values[VALUES_MAX]; /* from here on not initialized */
    char names[VALUES_MAX][NAME_SIZE];
};

static unsigned long long read_number(struct lingo_text text)
{
    unsigned long long n = 0;
    for (size_t i = 0; i < text.length && ascii_is_digit(text.data[i]); i++)
        n = 10 * n + (unsigned)(text.data[i] - '0');
    return n;
}

/* A name that is too long cannot occur in a message. */
static void take_value(struct told *told, struct lingo_text name, struct lingo_text value)
{
    if (told->count == VALUES_MAX || name.length >= NAME_SIZE)
        return;
    char *to = told->names[told->count];
    memcpy(to, name.data, name.length);
    to[name.length] = '\0';
    told->values[told->count++] = (struct lingo_pair){to, value};
}

static void take_entry(struct told *told, const struct entry *entry)
{
    static const char prefix[] = "value.";
    if (text_starts(entry->key, prefix))
        take_value(told, text_skip(entry->key, sizeof prefix - 1), entry->value);
    else if (text_is(entry->key, "language"))
        told->language = entry->value;
    else if (text_is(entry->key, "context"))
        told->query.context = entry->value;
    else if (text_is(entry->key, "id"))
        told->query.id = entry->value;
    else if (text_is(entry->key, "plural"))
        told->query.plural = entry->value;
    else if (text_is(entry->key, "n"))
        told->query.n = read_number(entry->value);
    else if (text_is(entry->key, "isolate"))
        told->flags = text_is(entry->value, "yes") ? LINGO_FILL_ISOLATE : LINGO_FILL_PLAIN;
}

static bool read_block(struct told *told, struct lingo_text block)
{
    struct entry entry;
    memset(told, 0, offsetof(struct told, values));
    while (block_next(&block, &entry))
        take_entry(told, &entry);
    return !block.length;
}

size_t lingo_flat_message(const struct lingo_messages *messages, const char *block,
                          size_t block_length, char *buffer, size_t size)
{
    struct told told;
    struct lingo_text text = {"", 0};
    if (read_block(&told, (struct lingo_text){block, block_length})) {
        size_t language =
            lingo_messages_language(messages, told.language.data, told.language.length);
        text = lingo_message_find(messages, language, &told.query).text;
    }
    if (text.length && told.count)
        return lingo_fill(buffer, size, text, told.values, told.count, told.flags);
    struct buffer b = {buffer, size, 0};
    buffer_append(&b, text.data, text.length);
    return buffer_finish(&b);
}
