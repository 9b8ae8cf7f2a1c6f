/* SPDX-License-Identifier: MIT */
/* Finds and opens the .mo files of a domain. */
#include "gettext/domain-files.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/report.h"
#include "language/tag.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool canonical(char tag[DOMAIN_TAG_SIZE], const char *name)
{
    struct buffer b = {tag, DOMAIN_TAG_SIZE, 0};
    return tag_write_canonical(&b, name, strlen(name)) && buffer_finish(&b) < DOMAIN_TAG_SIZE;
}

bool domain_is_language(const char *name)
{
    char tag[DOMAIN_TAG_SIZE];
    struct buffer spelled = {NULL, 0, 0};
    return canonical(tag, name) && tag_write_spelled(&spelled, name, strlen(name)) &&
           spelled.length < DOMAIN_TAG_SIZE;
}

enum lingo_error domain_names(struct tag_names *names, const char *const *languages, size_t count,
                              struct lingo_report *report)
{
    for (size_t i = 0; i < count; i++)
        if (!domain_is_language(languages[i]))
            return report_error(
                report, LINGO_ERROR_ARGUMENT,
                "\"%s\" is not a language; expected a name such as pt_BR or a tag such as pt-BR",
                languages[i]);
    if (!tag_names_open(names, languages, count))
        return report_error(report, LINGO_ERROR_MEMORY, "not enough memory");
    for (size_t i = 0; i < count; i++) {
        if (names->tags[i])
            continue;
        enum lingo_error error = report_error(report, LINGO_ERROR_FORMAT,
                                              "\"%s\" is given twice; \"%s\" is the same language",
                                              languages[i], languages[names->twins[i]]);
        tag_names_free(names);
        return error;
    }
    return LINGO_OK;
}

static enum lingo_error grow(struct domain_list *list, struct lingo_report *report)
{
    if (list->count == DOMAIN_MAX_LANGUAGES)
        return report_error(report, LINGO_ERROR_LIMIT, "more than 4096 languages");
    if (list->count & (list->count - 1)) /* the array has a size that is a power of two */
        return LINGO_OK;
    size_t size = list->count ? 2 * list->count : 1;
    struct domain_item *items = realloc(list->items, size * sizeof *items);
    if (!items)
        return report_error(report, LINGO_ERROR_MEMORY, "not enough memory");
    list->items = items;
    return LINGO_OK;
}

enum lingo_error domain_list_add(struct domain_list *list, const char *tag, struct lingo_mo *mo,
                                 struct lingo_report *report)
{
    struct domain_item item = {.mo = mo};
    enum lingo_error error = grow(list, report);
    snprintf(item.tag, sizeof item.tag, "%s", tag);
    if (error)
        mo_free(mo);
    else
        list->items[list->count++] = item;
    return error;
}

void domain_list_free(struct domain_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        mo_free(list->items[i].mo);
    free(list->items);
    notes_free(&list->left_out);
}

/* The path of the file for a language, to be freed; NULL if there is not enough memory. */
static char *file_path(const struct domain_place *place, const char *name)
{
    static const char format[] = "%s/%s/LC_MESSAGES/%s.mo";
    size_t size = sizeof format + strlen(place->directory) + strlen(name) + strlen(place->name);
    char *path = malloc(size);
    if (path)
        snprintf(path, size, format, place->directory, name, place->name);
    return path;
}

/* Opens the file for a name.  If there is none, *is_there is false, and nothing is added. */
static enum lingo_error add_file(struct domain_list *list, const struct domain_place *place,
                                 const char *name, const char *tag, bool *is_there)
{
    struct lingo_mo *mo = NULL;
    char *path = file_path(place, name);
    if (!path)
        return report_error(place->report, LINGO_ERROR_MEMORY, "not enough memory");
    *is_there = access(path, F_OK) == 0;
    enum lingo_error error = *is_there ? mo_open_file(&mo, path, place->report) : LINGO_OK;
    free(path);
    return mo ? domain_list_add(list, tag, mo, place->report) : error;
}

/* The names in the directory that are languages, sorted by bytes. */
struct names {
    char **entries;
    size_t count, size;
};

static int by_bytes(const void *a, const void *b)
{
    char *const *x = a, *const *y = b;
    return strcmp(*x, *y); /* alphasort() depends on the locale */
}

static void free_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->entries[i]);
    free(names->entries);
}

static bool keep_name(struct names *names, const char *name)
{
    if (names->count == names->size) {
        size_t size = names->size ? 2 * names->size : 64;
        char **grown = realloc(names->entries, size * sizeof *grown);
        if (!grown)
            return false;
        names->entries = grown;
        names->size = size;
    }
    size_t length = strlen(name) + 1;
    char *copy = malloc(length);
    if (copy)
        names->entries[names->count++] = memcpy(copy, name, length);
    return copy;
}

/* 0 or an errno. */
static int read_stream(struct names *names, DIR *stream)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(stream);
        if (!entry)
            return errno;
        if (entry->d_name[0] != '.' && domain_is_language(entry->d_name) &&
            !keep_name(names, entry->d_name))
            return ENOMEM;
    }
}

static enum lingo_error read_names(struct names *names, const struct domain_place *place)
{
    *names = (struct names){NULL, 0, 0};
    DIR *stream = opendir(place->directory);
    int number = stream ? read_stream(names, stream) : errno;
    if (stream)
        closedir(stream);
    if (number) {
        free_names(names);
        return file_directory_error(place->directory, number, place->report);
    }
    if (names->count)
        qsort(names->entries, names->count, sizeof *names->entries, by_bytes);
    return LINGO_OK;
}

/* Keeps only names whose directories contain a file of the domain. */
static enum lingo_error drop_empty(struct names *names, const struct domain_place *place)
{
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        char *path = file_path(place, names->entries[i]);
        if (path && access(path, F_OK) == 0) {
            char *entry = names->entries[kept];
            names->entries[kept++] = names->entries[i];
            names->entries[i] = entry;
        }
        if (!path)
            return report_error(place->report, LINGO_ERROR_MEMORY, "not enough memory");
        free(path);
    }
    for (size_t i = kept; i < names->count; i++)
        free(names->entries[i]);
    names->count = kept;
    return LINGO_OK;
}

/* Adds the file for a name, or notes that another file has the same tag. */
static enum lingo_error add_name(struct domain_list *list, const struct domain_place *place,
                                 const char *const *list_of_names, const struct tag_names *tags,
                                 size_t i)
{
    bool is_there;
    const char *name = list_of_names[i];
    if (tags->tags[i])
        return add_file(list, place, name, tags->tags[i], &is_there);
    if (notes_add(&list->left_out, "%s/%s is ignored: %s is the same language", place->directory,
                  name, list_of_names[tags->twins[i]]))
        return LINGO_OK;
    return report_error(place->report, LINGO_ERROR_MEMORY, "not enough memory");
}

static enum lingo_error add_names(struct domain_list *list, const struct domain_place *place,
                                  const struct names *names)
{
    size_t count = names->count;
    struct tag_names tags = {NULL, NULL, NULL};
    const char **list_of_names = calloc(count + 1, sizeof *list_of_names);
    for (size_t i = 0; list_of_names && i < count; i++)
        list_of_names[i] = names->entries[i];
    enum lingo_error error = LINGO_OK;
    if (!list_of_names || !tag_names_open(&tags, list_of_names, count))
        error = report_error(place->report, LINGO_ERROR_MEMORY, "not enough memory");
    for (size_t i = 0; !error && i < count; i++)
        error = add_name(list, place, list_of_names, &tags, i);
    tag_names_free(&tags);
    free(list_of_names);
    return error;
}

enum lingo_error domain_find_all(struct domain_list *list, const struct domain_place *place)
{
    struct names names;
    enum lingo_error error = read_names(&names, place);
    if (error)
        return error;
    error = drop_empty(&names, place);
    if (!error)
        error = add_names(list, place, &names);
    free_names(&names);
    if (error || list->count)
        return error;
    return report_error(place->report, LINGO_ERROR_FILE,
                        "%s: contains no file LL/LC_MESSAGES/%s.mo, where LL is a language",
                        place->directory, place->name);
}

/* Searches for a directory of the same language with another name: pt_BR for pt-BR, sr@latin for
 * sr-Latn. */
static enum lingo_error add_other_name(struct domain_list *list, const struct domain_place *place,
                                       const char *name, const char *tag, bool *is_there)
{
    struct names names;
    char wanted[DOMAIN_TAG_SIZE];
    enum lingo_error error = read_names(&names, place);
    if (error)
        return error;
    canonical(wanted, name);
    for (size_t i = 0; !error && !*is_there && i < names.count; i++) {
        char other[DOMAIN_TAG_SIZE];
        if (canonical(other, names.entries[i]) && !strcmp(other, wanted))
            error = add_file(list, place, names.entries[i], tag, is_there);
    }
    free_names(&names);
    return error;
}

static enum lingo_error add_given(struct domain_list *list, const struct domain_place *place,
                                  const char *name, const char *tag)
{
    bool is_there = false;
    enum lingo_error error = add_file(list, place, name, tag, &is_there);
    if (!error && !is_there)
        error = add_other_name(list, place, name, tag, &is_there);
    if (error || is_there)
        return error;
    return report_error(place->report, LINGO_ERROR_FILE,
                        "%s: contains no file %s/LC_MESSAGES/%s.mo", place->directory, name,
                        place->name);
}

/* Checks that the given languages contain no slashes and do not start with a dot. */
static enum lingo_error check_given(const char *const *languages, size_t count,
                                    struct lingo_report *report)
{
    for (size_t i = 0; i < count; i++)
        if (!languages[i] || *languages[i] == '.' || strchr(languages[i], '/'))
            return report_error(
                report, LINGO_ERROR_ARGUMENT,
                "\"%s\" is not a language; expected a name such as pt_BR or a tag such as pt-BR",
                languages[i] ? languages[i] : "(null)");
    return LINGO_OK;
}

enum lingo_error domain_find_given(struct domain_list *list, const struct domain_place *place,
                                   const char *const *languages, size_t count)
{
    struct tag_names tags;
    enum lingo_error error = check_given(languages, count, place->report);
    if (!error)
        error = domain_names(&tags, languages, count, place->report);
    if (error)
        return error;
    for (size_t i = 0; !error && i < count; i++)
        error = add_given(list, place, languages[i], tags.tags[i]);
    tag_names_free(&tags);
    return error;
}
