/* SPDX-License-Identifier: MIT */
/* Reads a PO file with libgettextpo, and stores the problems that gettext reports. */
#include "base/text.h"
#include "tools/cli.h"
#include "tools/po/document.h"
#include "tools/po/text.h"

#include <gettext-po.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Many times larger than the largest catalogue of any program. */
#define PO_FILE_MAX (64u << 20)

/* The callbacks of libgettextpo have no context argument, and must not return after a fatal
 * error. */
static struct po_document *reading;
static jmp_buf given_up;

static void *grow(void *array, size_t count, size_t size)
{
    void *larger = count & (count - 1) ? array : realloc(array, (count ? 2 * count : 1) * size);
    if (!larger)
        abort();
    return larger;
}

static void add_problem(size_t line, const char *message)
{
    struct po_document *d = reading;
    d->problems = grow(d->problems, d->problem_count, sizeof *d->problems);
    char *copy = strdup(message);
    if (!copy)
        abort();
    copy[strcspn(copy, "\n")] = '\0';
    d->problems[d->problem_count++] =
        (struct po_problem){line == (size_t)-1 ? 0 : (unsigned)line, copy};
}

static void on_error(int severity, po_message_t message, const char *file, size_t line,
                     size_t column, int multiline, const char *text)
{
    (void)message, (void)column, (void)multiline;
    add_problem(file ? line : 0, text);
    if (severity == PO_SEVERITY_FATAL_ERROR)
        longjmp(given_up, 1);
}

static void on_error_of_two(int severity, po_message_t message, const char *file, size_t line,
                            size_t column, int multiline, const char *text, po_message_t message2,
                            const char *file2, size_t line2, size_t column2, int multiline2,
                            const char *text2)
{
    (void)message2, (void)file2, (void)line2, (void)column2, (void)multiline2, (void)text2;
    on_error(severity, message, file, line, column, multiline, text);
}

static const struct po_xerror_handler handler = {on_error, on_error_of_two};

static void fill_entry(struct po_entry *entry, po_message_t message)
{
    const char *context = po_message_msgctxt(message);
    *entry = (struct po_entry){
        .context = context ? context : "",
        .id = po_message_msgid(message),
        .plural = po_message_msgid_plural(message),
        .comments = po_message_comments(message),
        .extracted = po_message_extracted_comments(message),
        .fuzzy = po_message_is_fuzzy(message),
        .previous = po_message_prev_msgid(message),
        .message = message,
    };
    size_t forms = 1;
    while (entry->plural && po_message_msgstr_plural(message, (int)forms))
        forms++;
    entry->strings = calloc(forms, sizeof *entry->strings);
    if (!entry->strings)
        abort();
    entry->forms = forms;
    bool filled = true;
    for (size_t i = 0; i < forms; i++) {
        entry->strings[i] =
            entry->plural ? po_message_msgstr_plural(message, (int)i) : po_message_msgstr(message);
        filled = filled && *entry->strings[i];
    }
    /* If the context has changed, too, a program has guessed. */
    entry->reworded =
        filled && entry->fuzzy && entry->previous && !po_message_prev_msgctxt(message);
    entry->translated = filled && (!entry->fuzzy || entry->reworded);
}

/*
 * libgettextpo does not provide the line numbers of messages.  It returns the messages in the order
 * of the file, so the nth keyword "msgid" belongs to the nth message.
 */
struct line_reader {
    struct lingo_text rest; /* of the file */
    unsigned line;
    bool pending; /* the last line that was read starts the next message */
};

/* The next line without its indentation and without the prefix of obsolete messages. */
static bool next_line(struct line_reader *reader, struct lingo_text *line)
{
    if (!text_split(&reader->rest, '\n', line))
        return false;
    reader->line++;
    if (text_starts(*line, "#~"))
        *line = text_skip(*line, 2);
    while (line->length && strchr(" \t", *line->data) && *line->data)
        *line = text_skip(*line, 1);
    return true;
}

static bool opens(struct lingo_text line, const char *keyword)
{
    size_t length = strlen(keyword);
    return text_starts(line, keyword) && line.length > length &&
           memchr(" \t\"[", line.data[length], 4);
}

/* The line of the next message's msgstr; 0 at the end. */
static unsigned next_message(struct line_reader *reader)
{
    struct lingo_text line;
    while (next_line(reader, &line))
        if (opens(line, "msgstr") && !text_starts(line, "msgstr[1") && reader->pending) {
            reader->pending = false;
            return reader->line;
        } else if (opens(line, "msgid")) {
            reader->pending = true;
        }
    return 0;
}

static void read_entries(struct po_document *document, struct lingo_text bytes)
{
    struct line_reader lines = {bytes, 0, false};
    po_message_iterator_t iterator = po_message_iterator(document->file, NULL);
    for (po_message_t message; (message = po_next_message(iterator));) {
        unsigned line = next_message(&lines);
        if (po_message_is_obsolete(message))
            continue;
        struct po_entry entry;
        fill_entry(&entry, message);
        entry.line = line;
        if (!*entry.id && !*entry.context) {
            document->header = entry;
            continue;
        }
        document->entries = grow(document->entries, document->count, sizeof entry);
        document->entries[document->count++] = entry;
    }
    po_message_iterator_free(iterator);
}

char *po_document_field(const struct po_document *document, const char *name)
{
    if (!document->header.forms)
        return NULL;
    return po_header_field(document->header.strings[0], name);
}

/* The part between the last slash and the last dot. */
static char *name_of_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return strndup(name, dot ? (size_t)(dot - name) : strlen(name));
}

static void read_header(struct po_document *document)
{
    document->language = po_document_field(document, "Language");
    if (!document->language || !*document->language) {
        free(document->language);
        document->language = name_of_file(document->path);
    }
    document->plural_forms = po_document_field(document, "Plural-Forms");
    char *type = po_document_field(document, "Content-Type");
    const char *charset = type ? strstr(type, "charset=") : NULL;
    document->charset = strdup(charset ? charset + strlen("charset=") : "");
    free(type);
}

bool po_document_read(struct po_document *document, const char *path)
{
    *document = (struct po_document){.path = path};
    char *data;
    size_t length;
    /* libgettextpo would open the file itself, and wait for the writer of a FIFO */
    if (!cli_read_file(path, PO_FILE_MAX, &data, &length))
        return false;
    reading = document;
    if (!setjmp(given_up))
        document->file = po_file_read(path, &handler);
    if (document->file)
        read_entries(document, (struct lingo_text){data, length});
    free(data);
    read_header(document);
    if (document->file && !document->problem_count && !setjmp(given_up))
        po_file_check_all(document->file, &handler);
    reading = NULL;
    return true;
}

bool po_document_write(struct po_document *document)
{
    size_t problems = document->problem_count;
    char *const path = po_format("%s.new", document->path);
    reading = document;
    if (!setjmp(given_up))
        po_file_write(document->file, path, &handler);
    reading = NULL;
    bool good = document->problem_count == problems && !rename(path, document->path);
    if (!good) {
        (void)remove(path);
        cli_error(EXIT_IO, _("%s: cannot be written"), path);
    }
    free(path);
    return good;
}

void po_document_free(struct po_document *document)
{
    for (size_t i = 0; i < document->count; i++)
        free(document->entries[i].strings);
    for (size_t i = 0; i < document->problem_count; i++)
        free(document->problems[i].message);
    free(document->header.strings);
    free(document->entries);
    free(document->problems);
    free(document->language);
    free(document->plural_forms);
    free(document->charset);
    if (document->file)
        po_file_free(document->file);
    *document = (struct po_document){.path = NULL};
}
