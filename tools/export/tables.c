/* SPDX-License-Identifier: MIT */
/* CSV (RFC 4180) and TSV: a table of all facts, and one of all texts. */
#include "tools/cli.h"
#include "tools/export/job.h"
#include "tools/status/status.h"

#include <stdlib.h>
#include <string.h>

/* How a format writes a cell, and what follows it. */
struct table {
    void (*print)(FILE *file, const char *cell);
    char separator;
    const char *end;
};

static void print_csv(FILE *file, const char *cell)
{
    if (!strpbrk(cell, "\",\r\n")) {
        fputs(cell, file);
        return;
    }
    putc('"', file);
    for (; *cell; cell++) {
        if (*cell == '"')
            putc('"', file);
        putc(*cell, file);
    }
    putc('"', file);
}

static void print_tsv(FILE *file, const char *cell)
{
    for (; *cell; cell++)
        putc((unsigned char)*cell < ' ' ? ' ' : *cell, file);
}

static const struct table csv = {print_csv, ',', "\r\n"};
static const struct table tsv = {print_tsv, '\t', "\n"};

static void print_row(const struct table *table, FILE *file, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            putc(table->separator, file);
        table->print(file, cells[i]);
    }
    fputs(table->end, file);
}

/* ---- facts ---- */

/* A value in a cell: the elements of a list are separated by semicolons, the members of an object
 * by spaces. */
static void print_value(FILE *stream, json_t *value)
{
    const char *key;
    json_t *member;
    size_t i;
    bool is_first = true;
    if (json_is_boolean(value))
        fputs(json_is_true(value) ? "yes" : "no", stream);
    else if (json_is_integer(value))
        fprintf(stream, "%lld", (long long)json_integer_value(value));
    else if (json_is_string(value))
        fputs(json_string_value(value), stream);
    json_array_foreach(value, i, member)
    {
        fputs(i ? "; " : "", stream);
        print_value(stream, member);
    }
    json_object_foreach(value, key, member)
    {
        if (json_is_null(member))
            continue;
        fprintf(stream, "%s%s=", is_first ? "" : " ", key);
        is_first = false;
        print_value(stream, member);
    }
}

static char *make_cell(json_t *value)
{
    char *cell;
    size_t size;
    FILE *stream = open_memstream(&cell, &size);
    if (!stream)
        abort();
    print_value(stream, value);
    if (fclose(stream))
        abort();
    return cell;
}

/* The columns are the members of the objects in JSON.  All objects have the same. */
static void print_facts(const struct table *table, FILE *file, const struct lingo_status *status,
                        bool is_head)
{
    const char *key;
    json_t *facts = status_facts(status), *value;
    bool is_first = true;
    json_object_foreach(facts, key, value)
    {
        char *cell = make_cell(value);
        if (!is_first)
            putc(table->separator, file);
        is_first = false;
        table->print(file, is_head ? key : cell);
        free(cell);
    }
    fputs(table->end, file);
    json_decref(facts);
}

static bool write_facts(struct export_job *job, const struct table *table, const char *name)
{
    FILE *file = export_create(job, "%s", name);
    if (!file)
        return false;
    print_facts(table, file, job->statuses[0], true);
    for (size_t i = 0; i < job->status_count; i++)
        print_facts(table, file, job->statuses[i], false);
    return export_close(job, file);
}

/* ---- texts ---- */

static void print_waits(const struct table *table, FILE *file,
                        const struct lingo_language *language)
{
    char key[EXPORT_KEY_MAX];
    for (size_t unit = 0; unit < EXPORT_UNITS; unit++)
        for (size_t i = 0; i < EXPORT_CATEGORIES; i++) {
            struct lingo_text text = export_category_text(language, (enum lingo_wait_unit)unit, i);
            snprintf(key, sizeof key, "wait.%s.%s", export_unit_names[unit],
                     export_category_names[i]);
            const char *cells[] = {lingo_language_tag(language).data, key, text.data};
            if (text.length)
                print_row(table, file, cells, 3);
        }
}

static bool write_texts(struct export_job *job, const struct table *table, const char *name)
{
    static const char *const head[] = {"language", "key", "text"};
    FILE *file = export_create(job, "%s", name);
    if (!file)
        return false;
    print_row(table, file, head, 3);
    for (size_t i = 0; i < job->language_count; i++) {
        const struct lingo_language *language = job->languages[i];
        for (size_t j = 0; j < job->entry_count; j++) {
            struct lingo_text text = export_text(language, &job->entries[j]);
            const char *cells[] = {lingo_language_tag(language).data, job->entries[j].key,
                                   text.data};
            if (text.length)
                print_row(table, file, cells, 3);
        }
        print_waits(table, file, language);
    }
    return export_close(job, file);
}

bool export_write_csv(struct export_job *job)
{
    return write_facts(job, &csv, "httplingo-facts.csv") &&
           write_texts(job, &csv, "httplingo-texts.csv");
}

bool export_write_tsv(struct export_job *job)
{
    return write_facts(job, &tsv, "httplingo-facts.tsv") &&
           write_texts(job, &tsv, "httplingo-texts.tsv");
}
