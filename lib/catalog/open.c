/* SPDX-License-Identifier: MIT */
/* Opening a directory of .mo files as a catalogue. */
#include "catalog/catalog.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/report.h"
#include "catalog/own.h"
#include "gettext/mo.h"
#include "negotiation/offer.h"

#include <dirent.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PATH_SIZE 4096
#define LANGUAGES_MAX 1024

struct catalog_owner {
    atomic_uint holders;
    struct lingo_catalog catalog;
    struct lingo_language *languages;
    size_t count;
    struct lingo_offer *offer;
    const struct own_text *own; /* while the catalogue is being made */
    size_t own_count;
};

static void owner_free(struct catalog_owner *owner)
{
    for (size_t i = 0; i < owner->count; i++)
        language_free(&owner->languages[i]);
    free(owner->languages);
    lingo_offer_free(owner->offer);
    free(owner);
}

/* Room for one more language; the array grows by doubling. */
static struct lingo_language *owner_grow(struct catalog_owner *owner)
{
    if ((owner->count & (owner->count - 1)) == 0) {
        size_t room = owner->count ? 2 * owner->count : 1;
        struct lingo_language *grown = realloc(owner->languages, room * sizeof *owner->languages);
        if (!grown)
            return NULL;
        owner->languages = grown;
    }
    struct lingo_language *language = &owner->languages[owner->count];
    memset(language, 0, sizeof *language);
    return language;
}

static struct lingo_language *owner_find(struct catalog_owner *owner, const char *tag)
{
    for (size_t i = 0; i < owner->count; i++)
        if (!strcmp(owner->languages[i].tag.data, tag))
            return &owner->languages[i];
    return NULL;
}

/* Adds a language with the texts of a file over those of a base; either may be NULL. */
static enum lingo_error add_language(struct catalog_owner *owner, const char *tag,
                                     const struct lingo_mo *mo, const struct lingo_language *base,
                                     struct lingo_report *report)
{
    struct lingo_language *language = owner_find(owner, tag);
    struct lingo_language previous = {.places = NULL};
    if (language) {
        previous = *language;
        base = &previous;
    } else if (owner->count == LANGUAGES_MAX) {
        return report_error(report, LINGO_ERROR_LIMIT, "more than %d languages", LANGUAGES_MAX);
    } else if (!(language = owner_grow(owner))) {
        return report_error(report, LINGO_ERROR_MEMORY, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    }
    struct lingo_language filled;
    if (!language_fill(&filled, tag, mo, base, owner->own, owner->own_count))
        return report_error(report, LINGO_ERROR_MEMORY, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    owner->count += !previous.places;
    *language = filled;
    if (previous.places)
        language_free(&previous);
    return LINGO_OK;
}

static enum lingo_error add_builtin(struct catalog_owner *owner, unsigned flags,
                                    struct lingo_report *report)
{
    if (flags & LINGO_CATALOG_ALONE)
        return add_language(owner, "en", NULL, NULL, report);
    const struct lingo_catalog *builtin = lingo_catalog_builtin();
    for (size_t i = 0; i < builtin->count; i++) {
        const struct lingo_language *language = &builtin->languages[i];
        enum lingo_error error = add_language(owner, language->tag.data, NULL, language, report);
        if (error)
            return error;
    }
    return LINGO_OK;
}

static enum lingo_error add_file(struct catalog_owner *owner, const char *path, const char *name,
                                 size_t name_length, struct lingo_report *report)
{
    char tag[TAG_SIZE];
    struct buffer b = {tag, sizeof tag, 0};
    if (!tag_write_canonical(&b, name, name_length) || buffer_finish(&b) >= sizeof tag)
        return report_error(report, LINGO_ERROR_FORMAT,
                            "%s: \"%.*s\" is no locale name such as fr, pt_BR or sr@latin", path,
                            (int)(name_length < 64 ? name_length : 64), name);
    struct lingo_mo *mo;
    enum lingo_error error = mo_open_file(&mo, path, report);
    if (error)
        return error;
    error = add_language(owner, tag, mo, NULL, report);
    mo_free(mo);
    return error;
}

/* What an entry of the directory is: LL.mo, LL/LC_MESSAGES/httplingo.mo, or nothing of ours. */
static enum lingo_error add_directory_entry(struct catalog_owner *owner, const char *directory,
                                            const char *name, size_t *files,
                                            struct lingo_report *report)
{
    char path[PATH_SIZE];
    size_t length = strlen(name);
    if (name[0] == '.')
        return LINGO_OK;
    const char *format = "%s/%s/LC_MESSAGES/httplingo.mo";
    if (length > 3 && !strcmp(name + length - 3, ".mo")) {
        length -= 3;
        format = "%s/%s";
    }
    if (snprintf(path, sizeof path, format, directory, name) >= (int)sizeof path)
        return report_error(report, LINGO_ERROR_LIMIT, "%s: the path is too long", directory);
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return LINGO_OK;
    ++*files;
    return add_file(owner, path, name, length, report);
}

static enum lingo_error add_directory(struct catalog_owner *owner, const char *directory,
                                      struct lingo_report *report)
{
    DIR *stream = opendir(directory);
    if (!stream)
        return file_directory_error(directory, errno, report);
    enum lingo_error error = LINGO_OK;
    size_t files = 0;
    for (struct dirent *entry; !error && (entry = readdir(stream));)
        error = add_directory_entry(owner, directory, entry->d_name, &files, report);
    closedir(stream);
    if (!error && !files)
        return report_error(report, LINGO_ERROR_FILE,
                            "%s: holds neither LL.mo nor LL/LC_MESSAGES/httplingo.mo", directory);
    return error;
}

static int compare_tags(const void *a, const void *b)
{
    const struct lingo_language *x = a, *y = b;
    return strcmp(x->tag.data, y->tag.data);
}

static enum lingo_error finish(struct catalog_owner *owner, struct lingo_report *report)
{
    struct lingo_catalog *catalog = &owner->catalog;
    qsort(owner->languages, owner->count, sizeof *owner->languages, compare_tags);
    const char **tags = malloc(owner->count * sizeof *tags);
    if (!tags)
        return report_error(report, LINGO_ERROR_MEMORY, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    for (size_t i = 0; i < owner->count; i++) {
        owner->languages[i].catalog = catalog;
        tags[i] = owner->languages[i].tag.data;
        if (!strcmp(tags[i], "en"))
            catalog->english = i;
    }
    enum lingo_error error =
        lingo_offer_open(&owner->offer, tags, owner->count, catalog->english, report);
    free(tags);
    catalog->languages = owner->languages;
    catalog->count = owner->count;
    catalog->offer = owner->offer;
    catalog->owner = owner;
    return error;
}

enum lingo_error lingo_catalog_open(struct lingo_catalog **out, const char *directory,
                                    unsigned flags, struct lingo_report *report)
{
    if (!out)
        return report_error(report, LINGO_ERROR_ARGUMENT, "there is no place for the catalogue");
    *out = NULL;
    if (!directory || flags & ~(unsigned)LINGO_CATALOG_ALONE)
        return report_error(report, LINGO_ERROR_ARGUMENT,
                            directory ? "an unknown flag" : "the directory is NULL");
    struct catalog_owner *owner = calloc(1, sizeof *owner);
    if (!owner)
        return report_error(report, LINGO_ERROR_MEMORY, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    atomic_init(&owner->holders, 1);
    enum lingo_error error = add_builtin(owner, flags, report);
    if (!error)
        error = add_directory(owner, directory, report);
    if (!error)
        error = finish(owner, report);
    if (error)
        owner_free(owner);
    else
        *out = &owner->catalog;
    return error;
}

enum lingo_error catalog_with_own(struct lingo_catalog **out, const struct lingo_catalog *base,
                                  const struct own_text *own, size_t count,
                                  struct lingo_report *report)
{
    struct catalog_owner *owner = calloc(1, sizeof *owner);
    enum lingo_error error = LINGO_OK;
    *out = NULL;
    if (!owner)
        return report_error(report, LINGO_ERROR_MEMORY, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    atomic_init(&owner->holders, 1);
    owner->own = own;
    owner->own_count = count;
    for (size_t i = 0; i < base->count && !error; i++)
        error = add_language(owner, base->languages[i].tag.data, NULL, &base->languages[i], report);
    if (!error)
        error = finish(owner, report);
    owner->own = NULL;
    if (error)
        owner_free(owner);
    else
        *out = &owner->catalog;
    return error;
}

const struct lingo_catalog *lingo_catalog_hold(const struct lingo_catalog *catalog)
{
    if (catalog && catalog->owner)
        atomic_fetch_add_explicit(&catalog->owner->holders, 1, memory_order_relaxed);
    return catalog;
}

void lingo_catalog_release(const struct lingo_catalog *catalog)
{
    if (!catalog || !catalog->owner)
        return;
    if (atomic_fetch_sub_explicit(&catalog->owner->holders, 1, memory_order_acq_rel) == 1)
        owner_free(catalog->owner);
}
