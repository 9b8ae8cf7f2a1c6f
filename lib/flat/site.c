/* SPDX-License-Identifier: MIT */
/* Opens a site in one call, from a block of options and files. */
#include "base/buffer.h"
#include "base/report.h"
#include "base/text.h"
#include "flat/block.h"

#include <httplingo/flat.h>

#include <stdlib.h>

static const char file_prefix[] = "file:";
#define FILE_PREFIX (sizeof file_prefix - 1)

/* The contents of a block: lists that are large enough for all entries, and copies of texts that
 * must end with a NUL. */
struct reading {
    struct lingo_setting *settings;
    const char **places; /* of the settings */
    const char *place;   /* of the next settings; NULL if there is none */
    size_t setting_count;
    struct lingo_file *list;
    struct lingo_files files;
    char *copies;
    size_t used;
};

static const char *copy(struct reading *reading, struct lingo_text text)
{
    char *to = reading->copies + reading->used;
    memcpy(to, text.data, text.length);
    to[text.length] = '\0';
    reading->used += text.length + 1;
    return to;
}

static void take(struct reading *reading, const struct entry *entry)
{
    if (text_starts(entry->key, file_prefix))
        reading->list[reading->files.count++] =
            (struct lingo_file){copy(reading, text_skip(entry->key, FILE_PREFIX)),
                                entry->value.data, entry->value.length};
    else if (text_is(entry->key, "place"))
        reading->place = copy(reading, entry->value);
    else {
        reading->places[reading->setting_count] = reading->place ? reading->place : "block";
        reading->settings[reading->setting_count++] =
            (struct lingo_setting){copy(reading, entry->key), copy(reading, entry->value)};
    }
}

/* Whether the value of an option contains a NUL, which would truncate it. */
static bool is_cut(const struct entry *entry)
{
    size_t checked = text_starts(entry->key, file_prefix) ? 0 : entry->value.length;
    return memchr(entry->key.data, '\0', entry->key.length) ||
           (checked && memchr(entry->value.data, '\0', checked));
}

/* Reports all errors, one per line. */
static void tell(void *context, const struct lingo_report *report)
{
    struct buffer *message = context;
    if (message->length)
        buffer_append_char(message, '\n');
    buffer_append_string(message, report->message);
}

static bool take_all(struct reading *reading, struct lingo_text block, struct buffer *message)
{
    struct lingo_report report;
    struct entry entry;
    while (block_next(&block, &entry)) {
        if (is_cut(&entry)) {
            report_error(&report, LINGO_ERROR_FORMAT, "%.*s: expected text, not a NUL byte",
                         (int)(entry.key.length < 60 ? entry.key.length : 60), entry.key.data);
            tell(message, &report);
            return false;
        }
        take(reading, &entry);
    }
    reading->files.files = reading->list;
    return true;
}

static const struct lingo_site *open_site(struct reading *reading, struct lingo_text block,
                                          struct buffer *message)
{
    const struct lingo_site *site = NULL;
    if (!take_all(reading, block, message))
        return NULL;
    const struct lingo_files *files = reading->files.count ? &reading->files : NULL;
    const char *const *places = reading->place ? reading->places : NULL;
    if (lingo_site_open_from(&site, NULL, reading->settings, places, reading->setting_count, files,
                             tell, message) != LINGO_OK)
        return NULL;
    return site;
}

static const struct lingo_site *read_site(struct lingo_text block, struct buffer *message)
{
    struct lingo_report report = {LINGO_OK, ""};
    const struct lingo_site *site = NULL;
    size_t count = block_count(block, &report);
    if (report.error) {
        tell(message, &report);
        return NULL;
    }
    /* an entry has at least a colon, an equals sign and a comma, which leave enough memory for two
     * NULs */
    struct reading reading = {.settings = calloc(count + 1, sizeof *reading.settings),
                              .places = calloc(count + 1, sizeof *reading.places),
                              .list = calloc(count + 1, sizeof *reading.list),
                              .copies = malloc(block.length + 1)};
    if (reading.settings && reading.places && reading.list && reading.copies)
        site = open_site(&reading, block, message);
    else
        buffer_append_string(message, lingo_error_text(LINGO_ERROR_MEMORY));
    free(reading.settings);
    free((void *)reading.places);
    free(reading.list);
    free(reading.copies);
    return site;
}

const struct lingo_site *lingo_flat_site_open(const char *block, size_t block_length, char *message,
                                              size_t message_size)
{
    struct buffer b = {message, message_size, 0};
    const struct lingo_site *site = read_site((struct lingo_text){block, block_length}, &b);
    buffer_finish(&b);
    return site;
}
