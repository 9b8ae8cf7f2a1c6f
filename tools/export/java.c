/* SPDX-License-Identifier: MIT */
/* Java: .properties files for ResourceBundle and for Spring's MessageSource. */
#include "tools/export/job.h"

#include <stdlib.h>
#include <string.h>

static const struct exception {
    int code;
    const char *name, *suffix;
    bool has_arguments;
} exceptions[] = {
#define EXCEPTION(code, name, suffix, has_arguments) {code, name, suffix, has_arguments},
#include "tools/export/spring.def"
#undef EXCEPTION
};

/* ---- values ---- */

/* The character at *p, of valid UTF-8. */
static unsigned next(const char **p)
{
    const unsigned char *b = (const unsigned char *)*p;
    unsigned length = b[0] < 0x80 ? 1 : b[0] < 0xe0 ? 2 : b[0] < 0xf0 ? 3 : 4;
    unsigned c = length == 1 ? b[0] : b[0] & (0x7fu >> length);
    for (unsigned i = 1; i < length; i++)
        c = c << 6 | (b[i] & 0x3fu);
    *p += length;
    return c;
}

/* Java's \u escapes are UTF-16. */
static void print_escaped(FILE *file, unsigned c)
{
    if (c < 0x10000)
        fprintf(file, "\\u%04X", c);
    else
        fprintf(file, "\\u%04X\\u%04X", 0xd800 + ((c - 0x10000) >> 10),
                0xdc00 + ((c - 0x10000) & 0x3ff));
}

/* The rest of a line: a space at the start would be skipped. */
static void print_value(const struct export_job *job, FILE *file, struct lingo_text text)
{
    if (text.length && text.data[0] == ' ')
        putc('\\', file);
    for (const char *p = text.data, *end = p + text.length; p < end;) {
        const char *start = p;
        unsigned c = next(&p);
        if (c == '\\')
            fputs("\\\\", file);
        else if (c < ' ' || c == 0x7f || (c > 0x7f && !job->is_utf8))
            print_escaped(file, c);
        else
            fwrite(start, 1, (size_t)(p - start), file);
    }
    putc('\n', file);
}

/* A text as a MessageFormat: its apostrophes are doubled, and its braces quoted. */
static void escape_message(FILE *file, struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] == '\'')
            fputs("''", file);
        else if (text.data[i] == '{' || text.data[i] == '}')
            fprintf(file, "'%c'", text.data[i]);
        else
            putc(text.data[i], file);
}

/* A text in a choice within a MessageFormat.  What the choice returns is read as a MessageFormat
 * again if it has a brace, so an apostrophe is doubled twice. */
static void escape_choice(FILE *file, struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] == '\'')
            fputs("''''", file);
        else if (text.data[i] == '{' || text.data[i] == '}')
            fprintf(file, "'''%c'''", text.data[i]);
        else if (strchr("#<|", text.data[i]))
            fprintf(file, "'%c'", text.data[i]);
        else
            putc(text.data[i], file);
}

/* ---- lines ---- */

static void print_stream(const struct export_job *job, FILE *file, FILE *stream, char **memory,
                         const size_t *size)
{
    if (fclose(stream))
        abort();
    print_value(job, file, (struct lingo_text){*memory, *size});
    free(*memory);
}

/* "{0,choice,1#...|2#...}": ChoiceFormat is Java's own way to choose by a number. */
static void print_wait(const struct export_job *job, FILE *file,
                       const struct lingo_language *language, enum lingo_wait_unit unit)
{
    char *memory;
    size_t size;
    struct export_run run;
    FILE *stream = open_memstream(&memory, &size);
    if (!stream)
        abort();
    fputs("{0,choice,", stream);
    for (unsigned n = 1; export_find_run(language, unit, n, &run); n = run.last + 1) {
        fprintf(stream, "%s%u#", n > 1 ? "|" : "", n);
        export_print_sentence(stream, run.text, "{0}", escape_choice);
    }
    putc('}', stream);
    fprintf(file, "wait.%s=", export_unit_names[unit]);
    print_stream(job, file, stream, &memory, &size);
}

static void print_texts(const struct export_job *job, FILE *file,
                        const struct lingo_language *language)
{
    fputs("# ", file);
    export_print_origin(job, file);
    putc('\n', file);
    for (size_t i = 0; i < job->entry_count; i++) {
        struct lingo_text text = export_text(language, &job->entries[i]);
        if (!text.length)
            continue;
        fprintf(file, "%s=", job->entries[i].key);
        print_value(job, file, text);
    }
    for (size_t unit = 0; unit < EXPORT_UNITS; unit++)
        if (lingo_language_wait_text(language, (enum lingo_wait_unit)unit, 1).length)
            print_wait(job, file, language, (enum lingo_wait_unit)unit);
}

static void print_detail(const struct export_job *job, FILE *file,
                         const struct lingo_language *language, const struct exception *exception)
{
    struct lingo_text text =
        lingo_language_text_of_code(language, exception->code, LINGO_TEXT_SUMMARY);
    if (!text.length)
        return;
    fprintf(file, "problemDetail.%s%s=", exception->name, exception->suffix);
    if (!exception->has_arguments)
        return print_value(job, file, text);
    char *memory;
    size_t size;
    FILE *stream = open_memstream(&memory, &size);
    if (!stream)
        abort();
    escape_message(stream, text);
    print_stream(job, file, stream, &memory, &size);
}

static bool has_code(const struct export_job *job, int code)
{
    for (size_t i = 0; i < job->status_count; i++)
        if (lingo_status_code(job->statuses[i]) == code)
            return true;
    return false;
}

/* The title is the phrase, because Spring's type is about:blank (RFC 9457 section 4.2.1). */
static void print_problem_details(const struct export_job *job, FILE *file,
                                  const struct lingo_language *language)
{
    for (size_t i = 0; i < sizeof exceptions / sizeof exceptions[0]; i++) {
        struct lingo_text title =
            lingo_language_text_of_code(language, exceptions[i].code, LINGO_TEXT_PHRASE);
        if (!has_code(job, exceptions[i].code))
            continue;
        if (title.length && !*exceptions[i].suffix) {
            fprintf(file, "problemDetail.title.%s=", exceptions[i].name);
            print_value(job, file, title);
        }
        print_detail(job, file, language, &exceptions[i]);
    }
}

/* ---- files ---- */

static void write_properties(const struct export_job *job, FILE *file,
                             const struct lingo_language *language, const char *locale)
{
    (void)locale;
    print_texts(job, file, language);
}

static void write_spring(const struct export_job *job, FILE *file,
                         const struct lingo_language *language, const char *locale)
{
    write_properties(job, file, language, locale);
    print_problem_details(job, file, language);
}

/* The bundle without a locale is for visitors whose language is not there.  Java looks at the
 * default locale of the machine before it, so there is one for English, too. */
static bool write_bundles(struct export_job *job, export_writer *write)
{
    const struct lingo_language *english =
        lingo_catalog_find(lingo_site_catalog(job->site), "en", strlen("en"));
    FILE *file = export_create(job, "httplingo.properties");
    if (!file)
        return false;
    write(job, file, english, "");
    return export_close(job, file) &&
           export_write_each(job, LOCALE_JAVA, "httplingo_", ".properties", write);
}

bool export_write_properties(struct export_job *job)
{
    return write_bundles(job, write_properties);
}

bool export_write_spring(struct export_job *job)
{
    return write_bundles(job, write_spring);
}
