/* SPDX-License-Identifier: MIT */
/* What the writers of formats share: the texts with their keys, plural forms, files. */
#ifndef LINGO_EXPORT_JOB_H
#define LINGO_EXPORT_JOB_H

#include "tools/locale-names.h"

#include <httplingo.h>

#include <stdbool.h>
#include <stdio.h>

#define EXPORT_KEY_MAX 64
#define EXPORT_UNITS LINGO_WAIT_UNIT_COUNT

/* A text of the catalogue.  Its key consists of a group and a name: "404.title", "4xx.summary",
 * "label.home", "method.GET".  Keys do not depend on words that may be reworded. */
struct export_entry {
    char key[EXPORT_KEY_MAX];
    size_t group_length;
    enum { EXPORT_STATUS, EXPORT_LABEL, EXPORT_METHOD } source;
    const struct lingo_status *status;
    enum lingo_text_kind kind;
    enum lingo_label label;
    const struct lingo_method *method;
};

struct export_job {
    const char *out;    /* the directory to write to */
    const char *format; /* the name of the format */
    bool is_utf8;       /* properties in UTF-8, not ASCII */
    const struct lingo_site *site;
    const struct lingo_language *english; /* that of the library, whose texts are msgids */
    const struct lingo_language **languages;
    size_t language_count;
    const struct lingo_status **statuses; /* registered codes, in ascending order */
    size_t status_count;
    bool has_classes;             /* texts of classes, too: no codes were chosen */
    struct export_entry *entries; /* the entries of a group are next to each other */
    size_t entry_count;
    char **names; /* the files that were written */
    size_t name_count;
    int failure; /* the exit code after an error */
};

/* ---- texts ---- */

/* Fills in the entries.  Returns false if there is not enough memory. */
bool export_find_entries(struct export_job *job);

/* The text of an entry in a language; empty if the language lacks it. */
struct lingo_text export_text(const struct lingo_language *language,
                              const struct export_entry *entry);

/* The name of an entry in its group: "title". */
const char *export_name(const struct export_entry *entry);

/* The index after the last entry of the group at this index. */
size_t export_group_end(const struct export_job *job, size_t start);

/* Whether a language has a text in a group. */
bool export_has_group(const struct export_job *job, const struct lingo_language *language,
                      size_t start);

/* ---- plural forms ---- */

/* The key of the sentences about waiting in a unit: "minutes" of the group "wait". */
extern const char *const export_unit_names[EXPORT_UNITS];

/* The sentence in the plural category of CLDR with this index; empty if the language lacks the
 * category.  The categories are zero, one, two, few, many and other. */
#define EXPORT_CATEGORIES 6
extern const char *const export_category_names[EXPORT_CATEGORIES];
struct lingo_text export_category_text(const struct lingo_language *language,
                                       enum lingo_wait_unit unit, size_t category);

/* What selects the category in ICU's MessageFormat: its name, or the number if CLDR has no rules
 * for the language, so that the number has no category. */
const char *export_selector(const struct lingo_language *language, size_t category);

/* gettext's Plural-Forms, and the sentence of a form; empty after the last. */
const char *export_plural_formula(const struct lingo_language *language);
struct lingo_text export_form_text(const struct lingo_language *language, enum lingo_wait_unit unit,
                                   size_t form);

/* Consecutive numbers with the same sentence, for formats without plural rules.  The numbers of
 * waits are at most EXPORT_COUNT_MAX. */
#define EXPORT_COUNT_MAX 59
struct export_run {
    unsigned first, last;
    struct lingo_text text;
};

/* The run that starts at a number, from 1 on.  Returns false after the last. */
bool export_find_run(const struct lingo_language *language, enum lingo_wait_unit unit,
                     unsigned first, struct export_run *run);

/* ---- files ---- */

/* Creates a file in job->out, and the directories in its path.  A file that is there is replaced
 * only if its name or its content says that it is one of ours.  Returns NULL after printing an
 * error. */
__attribute__((format(printf, 2, 3))) FILE *export_create(struct export_job *job,
                                                          const char *format, ...);

/* Closes a file.  Returns false after printing an error if something was not written. */
bool export_close(const struct export_job *job, FILE *file);

/* Writes the content of the file of a language.  "locale" is its name in the ecosystem. */
typedef void export_writer(const struct export_job *job, FILE *file,
                           const struct lingo_language *language, const char *locale);

/* Writes a file for each language and each of its names: BEFORE name AFTER. */
bool export_write_each(struct export_job *job, enum locale_style style, const char *before,
                       const char *after, export_writer *write);

/* "Written by 'httplingo export FORMAT'" with the version and the licence, for a comment. */
void export_print_origin(const struct export_job *job, FILE *file);

/* Prints what was written, and what to do next. */
void export_tell(const struct export_job *job);

/* ---- escaping ---- */

/* How the placeholder {count} is written in the sentences about waiting: what takes its place, and
 * which function writes the text around it. */
typedef void export_escaper(FILE *file, struct lingo_text text);
void export_print_sentence(FILE *file, struct lingo_text text, const char *count,
                           export_escaper *escape);

/* A text in JSON and in double quotes of YAML, without the quotes; with them as a string. */
void export_escape_json(FILE *file, struct lingo_text text);
void export_print_json(FILE *file, struct lingo_text text);
void export_print_json_string(FILE *file, const char *string);

/* A text in element content of XML. */
void export_escape_xml(FILE *file, struct lingo_text text);

/* The sentences about waiting as a plural of ICU's MessageFormat, and any other text in its syntax
 * as FormatJS reads it, with tags.  Made in memory, because JSON or XML is around it; to be freed;
 * NULL if there is not enough memory. */
char *export_icu_message(const struct lingo_language *language, enum lingo_wait_unit unit,
                         bool has_tags);
char *export_tagged_text(struct lingo_text text);

/* The functions of formats.def.  Each writes all files, and returns false after printing an
 * error. */
#define FORMAT(name, function, use) bool function(struct export_job *job);
#include "tools/export/formats.def"
#undef FORMAT

#endif
