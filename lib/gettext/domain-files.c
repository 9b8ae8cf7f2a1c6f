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

bool domain_canonical(char tag[DOMAIN_TAG_SIZE], const char *name, size_t length)
{
    struct buffer b = {tag, DOMAIN_TAG_SIZE, 0};
    return tag_write_canonical(&b, name, length) && buffer_finish(&b) < DOMAIN_TAG_SIZE;
}

static bool canonical_string(char tag[DOMAIN_TAG_SIZE], const char *name)
{
    return domain_canonical(tag, name, strlen(name));
}

static bool has_tag(const struct domain_list *list, const char *tag)
{
    for (size_t i = 0; i < list->count; i++)
        if (!strcmp(list->items[i].tag, tag))
            return true;
    return false;
}

static enum lingo_error grow(struct domain_list *list, struct lingo_report *report)
{
    if (list->count == DOMAIN_MAX_LANGUAGES)
        return report_error(report, LINGO_ERROR_LIMIT, "more than 4096 languages");
    if (list->count & (list->count - 1)) /* there is room up to the next power of two */
        return LINGO_OK;
    size_t size = list->count ? 2 * list->count : 1;
    struct domain_item *items = realloc(list->items, size * sizeof *items);
    if (!items)
        return report_error(report, LINGO_ERROR_MEMORY, "not enough memory");
    list->items = items;
    return LINGO_OK;
}

enum lingo_error domain_list_add(struct domain_list *list, const char *name, struct lingo_mo *mo,
                                 struct lingo_report *report)
{
    struct domain_item item = {.mo = mo};
    enum lingo_error error;
    if (!canonical_string(item.tag, name))
        error = report_error(
            report, LINGO_ERROR_ARGUMENT,
            "\"%s\" is no language: a name such as pt_BR or a tag such as pt-BR is", name);
    else if (has_tag(list, item.tag))
        error = report_error(report, LINGO_ERROR_FORMAT, "\"%s\": the language %s is given twice",
                             name, item.tag);
    else
        error = grow(list, report);
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
}

/* The path of a language's file, to be freed; NULL without memory. */
static char *file_path(const struct domain_place *place, const char *name)
{
    static const char format[] = "%s/%s/LC_MESSAGES/%s.mo";
    size_t size = sizeof format + strlen(place->directory) + strlen(name) + strlen(place->name);
    char *path = malloc(size);
    if (path)
        snprintf(path, size, format, place->directory, name, place->name);
    return path;
}

/* Opens the file of a directory's name; *is_there is false, and nothing is added, without one. */
static enum lingo_error add_file(struct domain_list *list, const struct domain_place *place,
                                 const char *name, bool *is_there)
{
    struct lingo_mo *mo = NULL;
    char *path = file_path(place, name);
    if (!path)
        return report_error(place->report, LINGO_ERROR_MEMORY, "not enough memory");
    *is_there = access(path, F_OK) == 0;
    enum lingo_error error = *is_there ? mo_open_file(&mo, path, place->report) : LINGO_OK;
    free(path);
    return mo ? domain_list_add(list, name, mo, place->report) : error;
}

/* The names of the directory that are languages, sorted by bytes. */
struct names {
    struct dirent **entries;
    int count;
};

static int is_language(const struct dirent *entry)
{
    char tag[DOMAIN_TAG_SIZE];
    return entry->d_name[0] != '.' && canonical_string(tag, entry->d_name);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name); /* alphasort() obeys the locale */
}

static enum lingo_error read_names(struct names *names, const struct domain_place *place)
{
    names->count = scandir(place->directory, &names->entries, is_language, by_name);
    if (names->count >= 0)
        return LINGO_OK;
    return file_directory_error(place->directory, errno, place->report);
}

static void free_names(struct names *names)
{
    for (int i = 0; i < names->count; i++)
        free(names->entries[i]);
    if (names->count >= 0)
        free(names->entries);
}

enum lingo_error domain_find_all(struct domain_list *list, const struct domain_place *place)
{
    struct names names;
    enum lingo_error error = read_names(&names, place);
    if (error)
        return error;
    for (int i = 0; !error && i < names.count; i++) {
        const char *name = names.entries[i]->d_name;
        char tag[DOMAIN_TAG_SIZE];
        bool is_there;
        /* pt_BR and pt_BR.UTF-8 are one language: the first, which is the shorter, counts */
        if (canonical_string(tag, name) && !has_tag(list, tag))
            error = add_file(list, place, name, &is_there);
    }
    free_names(&names);
    if (error || list->count)
        return error;
    return report_error(place->report, LINGO_ERROR_FILE,
                        "%s: there is no LL/LC_MESSAGES/%s.mo in it, LL being a language",
                        place->directory, place->name);
}

/* Looks for a directory of the same language under another name: pt_BR for pt-BR, sr@latin for
 * sr-Latn. */
static enum lingo_error add_other_name(struct domain_list *list, const struct domain_place *place,
                                       const char *wanted, bool *is_there)
{
    struct names names;
    enum lingo_error error = read_names(&names, place);
    if (error)
        return error;
    for (int i = 0; !error && !*is_there && i < names.count; i++) {
        char tag[DOMAIN_TAG_SIZE];
        if (canonical_string(tag, names.entries[i]->d_name) && !strcmp(tag, wanted))
            error = add_file(list, place, names.entries[i]->d_name, is_there);
    }
    free_names(&names);
    return error;
}

static enum lingo_error add_given(struct domain_list *list, const struct domain_place *place,
                                  const char *name)
{
    char tag[DOMAIN_TAG_SIZE];
    bool is_there = false;
    /* what is a language has neither slashes nor a dot at its beginning */
    if (!name || *name == '.' || strchr(name, '/') || !canonical_string(tag, name))
        return report_error(place->report, LINGO_ERROR_ARGUMENT,
                            "\"%s\" is no language: a name such as pt_BR or a tag such as pt-BR is",
                            name ? name : "(null)");
    enum lingo_error error = add_file(list, place, name, &is_there);
    if (!error && !is_there)
        error = add_other_name(list, place, tag, &is_there);
    if (error || is_there)
        return error;
    return report_error(place->report, LINGO_ERROR_FILE,
                        "%s: there is no %s/LC_MESSAGES/%s.mo in it", place->directory, name,
                        place->name);
}

enum lingo_error domain_find_given(struct domain_list *list, const struct domain_place *place,
                                   const char *const *languages, size_t count)
{
    enum lingo_error error = LINGO_OK;
    for (size_t i = 0; !error && i < count; i++)
        error = add_given(list, place, languages[i]);
    return error;
}
