/* SPDX-License-Identifier: MIT */
/* Symfony and tools for translators: XLIFF 1.2 and 2.0, with the English text as the source. */
#include "tools/export/job.h"

#include <stdlib.h>
#include <string.h>

/* Writes a unit of a version of XLIFF. */
typedef void unit_printer(FILE *file, const char *key, struct lingo_text source,
                          struct lingo_text target);

/* An id is a NMTOKEN, which the method "*" is not. */
static void print_id(FILE *file, const char *key)
{
    for (; *key; key++)
        putc(*key == '*' ? '_' : *key, file);
}

static void print_texts(FILE *file, struct lingo_text source, struct lingo_text target)
{
    fputs("<source>", file);
    export_escape_xml(file, source);
    fputs("</source><target>", file);
    export_escape_xml(file, target);
    fputs("</target>", file);
}

static void print_unit_1(FILE *file, const char *key, struct lingo_text source,
                         struct lingo_text target)
{
    fputs("<trans-unit id=\"", file);
    print_id(file, key);
    fprintf(file, "\" resname=\"%s\" xml:space=\"preserve\">", key);
    print_texts(file, source, target);
    fputs("</trans-unit>\n", file);
}

static void print_unit_2(FILE *file, const char *key, struct lingo_text source,
                         struct lingo_text target)
{
    fputs("<unit id=\"", file);
    print_id(file, key);
    fprintf(file, "\" name=\"%s\" xml:space=\"preserve\"><segment>", key);
    print_texts(file, source, target);
    fputs("</segment></unit>\n", file);
}

static void print_entries(const struct export_job *job, FILE *file,
                          const struct lingo_language *language, unit_printer *print)
{
    for (size_t i = 0; i < job->entry_count; i++) {
        struct lingo_text text = export_text(language, &job->entries[i]);
        if (text.length)
            print(file, job->entries[i].key, export_text(job->english, &job->entries[i]), text);
    }
}

static void print_waits(const struct export_job *job, FILE *file,
                        const struct lingo_language *language, unit_printer *print)
{
    for (size_t unit = 0; unit < EXPORT_UNITS; unit++) {
        char key[EXPORT_KEY_MAX];
        char *source = export_icu_message(job->english, (enum lingo_wait_unit)unit, false);
        char *target = export_icu_message(language, (enum lingo_wait_unit)unit, false);
        if (!source || !target)
            abort();
        snprintf(key, sizeof key, "wait.%s", export_unit_names[unit]);
        if (lingo_language_wait_text(language, (enum lingo_wait_unit)unit, 1).length)
            print(file, key, (struct lingo_text){source, strlen(source)},
                  (struct lingo_text){target, strlen(target)});
        free(source);
        free(target);
    }
}

/* ---- files ---- */

static void print_head(const struct export_job *job, FILE *file)
{
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ", file);
    export_print_origin(job, file);
    fputs(" -->\n", file);
}

static void begin_1(const struct export_job *job, FILE *file, const struct lingo_language *language)
{
    print_head(job, file);
    fprintf(file,
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\">\n"
            "<file source-language=\"en\" target-language=\"%s\" datatype=\"plaintext\" "
            "original=\"httplingo\"><body>\n",
            lingo_language_tag(language).data);
}

static void begin_2(const struct export_job *job, FILE *file, const struct lingo_language *language)
{
    print_head(job, file);
    fprintf(file,
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" "
            "srcLang=\"en\" trgLang=\"%s\">\n<file id=\"httplingo\">\n",
            lingo_language_tag(language).data);
}

static const char end_1[] = "</body></file>\n</xliff>\n";
static const char end_2[] = "</file>\n</xliff>\n";

static void write_texts_1(const struct export_job *job, FILE *file,
                          const struct lingo_language *language, const char *locale)
{
    (void)locale;
    begin_1(job, file, language);
    print_entries(job, file, language, print_unit_1);
    fputs(end_1, file);
}

static void write_waits_1(const struct export_job *job, FILE *file,
                          const struct lingo_language *language, const char *locale)
{
    (void)locale;
    begin_1(job, file, language);
    print_waits(job, file, language, print_unit_1);
    fputs(end_1, file);
}

static void write_texts_2(const struct export_job *job, FILE *file,
                          const struct lingo_language *language, const char *locale)
{
    (void)locale;
    begin_2(job, file, language);
    print_entries(job, file, language, print_unit_2);
    fputs(end_2, file);
}

static void write_waits_2(const struct export_job *job, FILE *file,
                          const struct lingo_language *language, const char *locale)
{
    (void)locale;
    begin_2(job, file, language);
    print_waits(job, file, language, print_unit_2);
    fputs(end_2, file);
}

/* Symfony reads messages in files with "+intl-icu" as ICU's, and adds them to the same domain. */
static bool write_both(struct export_job *job, export_writer *texts, export_writer *waits)
{
    return export_write_each(job, LOCALE_PHP, "translations/httplingo.", ".xlf", texts) &&
           export_write_each(job, LOCALE_PHP, "translations/httplingo+intl-icu.", ".xlf", waits);
}

bool export_write_xliff(struct export_job *job)
{
    return write_both(job, write_texts_1, write_waits_1);
}

bool export_write_xliff2(struct export_job *job)
{
    return write_both(job, write_texts_2, write_waits_2);
}
