/* SPDX-License-Identifier: MIT */
/* gettext and Django: PO and MO files.  The context is the code, and the msgid is the English text,
 * as in the catalogue of the library. */
#include "tools/cli.h"
#include "tools/export/job.h"
#include "tools/po/compile.h"

#include <stdlib.h>
#include <string.h>

#define FORMS_MAX 6
#define CLASS_CONTEXT 4 /* "4xx" */

/* The messages of a language.  The document borrows the strings and the context of a message from
 * the row of the same number. */
struct messages {
    struct po_document document;
    struct row {
        char context[EXPORT_KEY_MAX];
        const char *strings[FORMS_MAX];
    } rows[];
};

/* The context of an entry: the code, the method, or "page". */
static const char *find_context(const struct export_entry *entry, char buffer[EXPORT_KEY_MAX])
{
    if (entry->source == EXPORT_LABEL)
        return "page";
    if (entry->source == EXPORT_METHOD)
        return export_name(entry);
    snprintf(buffer, EXPORT_KEY_MAX, "%.*s", (int)entry->group_length, entry->key);
    return buffer;
}

static bool has_message(const struct po_document *document, const char *context, const char *id)
{
    for (size_t i = document->count; i-- > 0;)
        if (!strcmp(document->entries[i].id, id) && !strcmp(document->entries[i].context, context))
            return true;
    return false;
}

/* Adds a message, unless it is there already or has no translation. */
static struct po_entry *add(struct messages *messages, const char *context, const char *id,
                            struct lingo_text text)
{
    struct po_document *document = &messages->document;
    if (!text.length || !*id || has_message(document, context, id))
        return NULL;
    struct po_entry *entry = &document->entries[document->count];
    struct row *row = &messages->rows[document->count];
    snprintf(row->context, sizeof row->context, "%s", context);
    row->strings[0] = text.data;
    *entry = (struct po_entry){
        .context = row->context, .id = id, .strings = row->strings, .forms = 1, .translated = true};
    document->count++;
    return entry;
}

/* Whether several codes of a class share a text.  The catalogue has it once, with the class as its
 * context. */
static bool is_shared(const struct export_job *job, const struct export_entry *entry)
{
    int code = lingo_status_code(entry->status);
    const char *text = lingo_status_text(entry->status, entry->kind);
    for (size_t i = 0; entry->kind != LINGO_TEXT_PHRASE && i < lingo_status_count(); i++) {
        const struct lingo_status *other = lingo_status_at(i);
        if (other != entry->status &&
            lingo_status_class(lingo_status_code(other)) == lingo_status_class(code) &&
            !strcmp(lingo_status_text(other, entry->kind), text))
            return true;
    }
    return job->has_classes && lingo_status_registry(entry->status) != LINGO_REGISTRY_CLASS &&
           !strcmp(lingo_status_text(lingo_status_of_class(lingo_status_class(code)), entry->kind),
                   text);
}

static void add_entry(const struct export_job *job, struct messages *messages,
                      const struct lingo_language *language, const struct export_entry *entry)
{
    char context[EXPORT_KEY_MAX];
    const char *id = export_text(job->english, entry).data;
    struct lingo_text text = export_text(language, entry);
    struct po_entry *added = add(messages, find_context(entry, context), id, text);
    if (added)
        added->extracted = entry->key;
    if (entry->source != EXPORT_STATUS || !is_shared(job, entry))
        return;
    snprintf(context, CLASS_CONTEXT, "%dxx", lingo_status_class(lingo_status_code(entry->status)));
    add(messages, context, id, text);
}

static void add_wait(const struct export_job *job, struct messages *messages,
                     const struct lingo_language *language, enum lingo_wait_unit unit)
{
    struct lingo_text text = export_form_text(language, unit, 0);
    struct po_entry *entry =
        add(messages, "page", lingo_language_wait_text(job->english, unit, 1).data, text);
    if (!entry)
        return;
    entry->plural = lingo_language_wait_text(job->english, unit, 2).data;
    entry->forms = 0;
    while (entry->forms < FORMS_MAX &&
           (text = export_form_text(language, unit, entry->forms)).length)
        entry->strings[entry->forms++] = text.data;
}

static struct messages *make_messages(const struct export_job *job,
                                      const struct lingo_language *language)
{
    size_t room = 2 * job->entry_count + EXPORT_UNITS;
    struct messages *messages = calloc(1, sizeof *messages + room * sizeof messages->rows[0]);
    if (!messages || !(messages->document.entries = calloc(room, sizeof(struct po_entry))))
        abort();
    for (size_t i = 0; i < job->entry_count; i++)
        add_entry(job, messages, language, &job->entries[i]);
    for (size_t unit = 0; unit < EXPORT_UNITS; unit++)
        add_wait(job, messages, language, (enum lingo_wait_unit)unit);
    return messages;
}

static void free_messages(struct messages *messages)
{
    free(messages->document.entries);
    free(messages);
}

/* The fields of the header.  There are no dates, so the same texts make the same files. */
static char *make_header(const struct lingo_language *language, const char *locale)
{
    char *header;
    size_t size;
    FILE *stream = open_memstream(&header, &size);
    if (!stream)
        abort();
    fprintf(stream,
            "Project-Id-Version: httplingo %s\nLanguage: %s\nMIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
            "Plural-Forms: %s\n",
            lingo_version(), locale, export_plural_formula(language));
    if (fclose(stream))
        abort();
    return header;
}

/* ---- PO ---- */

static void print_string(FILE *file, const char *keyword, const char *text)
{
    fprintf(file, "%s \"", keyword);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            putc('\\', file);
        if (*text == '\n')
            fputs("\\n", file);
        else
            putc(*text, file);
    }
    fputs("\"\n", file);
}

static void print_header(FILE *file, const char *header)
{
    fputs("msgid \"\"\nmsgstr \"\"\n", file);
    for (const char *line = header; *line; line += strcspn(line, "\n") + 1)
        fprintf(file, "\"%.*s\\n\"\n", (int)strcspn(line, "\n"), line);
}

static void print_entry(FILE *file, const struct po_entry *entry)
{
    char keyword[32];
    putc('\n', file);
    if (entry->extracted)
        fprintf(file, "#. %s\n", entry->extracted);
    print_string(file, "msgctxt", entry->context);
    print_string(file, "msgid", entry->id);
    if (!entry->plural)
        return print_string(file, "msgstr", entry->strings[0]);
    print_string(file, "msgid_plural", entry->plural);
    for (size_t i = 0; i < entry->forms; i++) {
        snprintf(keyword, sizeof keyword, "msgstr[%zu]", i);
        print_string(file, keyword, entry->strings[i]);
    }
}

static void write_po(const struct export_job *job, FILE *file,
                     const struct lingo_language *language, const char *locale)
{
    struct messages *messages = make_messages(job, language);
    char *header = make_header(language, locale);
    fputs("# ", file);
    export_print_origin(job, file);
    putc('\n', file);
    print_header(file, header);
    for (size_t i = 0; i < messages->document.count; i++)
        print_entry(file, &messages->document.entries[i]);
    free(header);
    free_messages(messages);
}

/* ---- MO ---- */

static void write_mo(const struct export_job *job, FILE *file,
                     const struct lingo_language *language, const char *locale)
{
    struct messages *messages = make_messages(job, language);
    char *header = make_header(language, locale);
    const char *string = header;
    messages->document.header = (struct po_entry){
        .context = "", .id = "", .strings = &string, .forms = 1, .translated = true};
    po_compile_to(&messages->document, file);
    free(header);
    free_messages(messages);
}

bool export_write_gettext(struct export_job *job)
{
    return export_write_each(job, LOCALE_GETTEXT, "", "/LC_MESSAGES/httplingo.po", write_po) &&
           export_write_each(job, LOCALE_GETTEXT, "", "/LC_MESSAGES/httplingo.mo", write_mo);
}

bool export_write_django(struct export_job *job)
{
    return export_write_each(job, LOCALE_DJANGO, "locale/", "/LC_MESSAGES/django.po", write_po) &&
           export_write_each(job, LOCALE_DJANGO, "locale/", "/LC_MESSAGES/django.mo", write_mo);
}
