/* SPDX-License-Identifier: MIT */
/* Opens a directory of .mo files as a catalogue. */
#include "catalog/catalog.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/notes.h"
#include "base/report.h"
#include "catalog/own.h"
#include "catalog/unused.h"
#include "gettext/mo.h"
#include "language/tag-names.h"
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
    struct notes left_out;
    const struct own_text *own; /* only while the catalogue is being opened */
    size_t own_count;
};

/* A .mo file. */
struct mo_place {
    const struct lingo_file *file; /* in memory; NULL: read the path */
    char *name;                    /* the name of the language, stored after the path */
    char path[];
};

struct mo_places {
    struct mo_place **items;
    size_t count;
};

static void owner_free(struct catalog_owner *owner)
{
    for (size_t i = 0; i < owner->count; i++)
        language_free(&owner->languages[i]);
    free(owner->languages);
    lingo_offer_free(owner->offer);
    notes_free(&owner->left_out);
    free(owner);
}

/* Returns memory for another language.  The array grows by doubling. */
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
        if (!strcmp(owner->languages[i].texts->tag, tag))
            return &owner->languages[i];
    return NULL;
}

/* Adds a language with the texts of a file and those of a base; either may be NULL. */
static enum lingo_error add_language(struct catalog_owner *owner, const char *tag,
                                     const struct lingo_mo *mo, const struct lingo_language *base,
                                     struct lingo_report *report)
{
    struct lingo_language *language = owner_find(owner, tag);
    struct lingo_language previous = {.texts = NULL};
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
    owner->count += !previous.texts;
    *language = filled;
    if (previous.texts)
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
        enum lingo_error error = add_language(owner, language->texts->tag, NULL, language, report);
        if (error)
            return error;
    }
    return LINGO_OK;
}

static enum lingo_error no_memory(struct lingo_report *report)
{
    return report_error(report, LINGO_ERROR_MEMORY, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
}

static enum lingo_error add_file(struct catalog_owner *owner, const struct mo_place *place,
                                 const char *tag, struct lingo_report *report)
{
    struct lingo_mo *mo;
    const struct lingo_file *file = place->file;
    enum lingo_error error = file
                                 ? mo_open_bytes(&mo, file->bytes, file->length, file->name, report)
                                 : mo_open_file(&mo, place->path, report);
    if (error)
        return error;
    error = add_language(owner, tag, mo, NULL, report);
    if (!error && !(unused_note_language(&owner->left_out, place->path, tag) &&
                    unused_note_messages(&owner->left_out, place->path, mo)))
        error = no_memory(report);
    mo_free(mo);
    return error;
}

/* Whether a name is that of a language, and not too long. */
static bool is_language(const char *name)
{
    struct buffer canonical = {NULL, 0, 0}, spelled = {NULL, 0, 0};
    return tag_write_canonical(&canonical, name, strlen(name)) && canonical.length < TAG_SIZE &&
           tag_write_spelled(&spelled, name, strlen(name)) && spelled.length < TAG_SIZE;
}

static enum lingo_error add_entry(struct mo_places *entries, const struct lingo_file *file,
                                  const char *path, const char *name, size_t name_length,
                                  struct lingo_report *report)
{
    size_t path_size = strlen(path) + 1;
    struct mo_place **grown = realloc(entries->items, (entries->count + 1) * sizeof *grown);
    if (!grown)
        return no_memory(report);
    entries->items = grown;
    struct mo_place *entry = malloc(sizeof *entry + path_size + name_length + 1);
    if (!entry)
        return no_memory(report);
    entry->file = file;
    memcpy(entry->path, path, path_size);
    entry->name = entry->path + path_size;
    memcpy(entry->name, name, name_length);
    entry->name[name_length] = '\0';
    entries->items[entries->count++] = entry;
    if (is_language(entry->name))
        return LINGO_OK;
    return report_error(report, LINGO_ERROR_FORMAT,
                        "%s: \"%.64s\" is not a locale name such as fr, pt_BR or sr@latin", path,
                        entry->name);
}

/* Identifies a name in the directory: LL.mo, LL/LC_MESSAGES/httplingo.mo, or something else. */
static enum lingo_error read_entry(struct mo_places *entries, struct notes *notes,
                                   const char *directory, const char *name,
                                   struct lingo_report *report)
{
    char path[PATH_SIZE];
    size_t length = strlen(name);
    if (name[0] == '.')
        return LINGO_OK;
    if (!unused_note_source(notes, directory, name))
        return no_memory(report);
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
    return add_entry(entries, NULL, path, name, length, report);
}

static enum lingo_error read_directory(struct mo_places *entries, struct notes *notes,
                                       const char *directory, struct lingo_report *report)
{
    DIR *stream = opendir(directory);
    if (!stream)
        return file_directory_error(directory, errno, report);
    enum lingo_error error = LINGO_OK;
    for (struct dirent *entry; !error && (entry = readdir(stream));)
        error = read_entry(entries, notes, directory, entry->d_name, report);
    closedir(stream);
    if (!error && !entries->count)
        return report_error(report, LINGO_ERROR_FILE,
                            "%s: contains neither LL.mo nor LL/LC_MESSAGES/httplingo.mo",
                            directory);
    return error;
}

/* Adds the file for a name, or notes that another file has the same tag. */
static enum lingo_error add_name(struct catalog_owner *owner, const struct mo_places *entries,
                                 const struct tag_names *names, size_t i,
                                 struct lingo_report *report)
{
    const char *path = entries->items[i]->path;
    if (names->tags[i])
        return add_file(owner, entries->items[i], names->tags[i], report);
    if (notes_add(&owner->left_out, "%s is ignored: %s is the same language", path,
                  entries->items[names->twins[i]]->path))
        return LINGO_OK;
    return no_memory(report);
}

static enum lingo_error add_entries(struct catalog_owner *owner, const struct mo_places *entries,
                                    struct lingo_report *report)
{
    struct tag_names names = {NULL, NULL, NULL};
    const char **list = malloc(entries->count * sizeof *list);
    for (size_t i = 0; list && i < entries->count; i++)
        list[i] = entries->items[i]->name;
    enum lingo_error error = LINGO_OK;
    if (!list || !tag_names_open(&names, list, entries->count))
        error = no_memory(report);
    free(list);
    for (size_t i = 0; !error && i < entries->count; i++)
        error = add_name(owner, entries, &names, i, report);
    tag_names_free(&names);
    return error;
}

static void entries_free(struct mo_places *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        free(entries->items[i]);
    free(entries->items);
}

static int compare_paths(const void *a, const void *b)
{
    const struct mo_place *const *x = a, *const *y = b;
    return strcmp((*x)->path, (*y)->path);
}

/* Adds the files sorted by path, so that the order of the directory does not matter. */
static enum lingo_error add_directory(struct catalog_owner *owner, const char *directory,
                                      struct lingo_report *report)
{
    struct mo_places entries = {NULL, 0};
    enum lingo_error error = read_directory(&entries, &owner->left_out, directory, report);
    if (!error) {
        qsort(entries.items, entries.count, sizeof *entries.items, compare_paths);
        error = add_entries(owner, &entries, report);
    }
    entries_free(&entries);
    return error;
}

static enum lingo_error read_files(struct mo_places *entries, const struct lingo_file *files,
                                   size_t count, struct lingo_report *report)
{
    enum lingo_error error = LINGO_OK;
    for (size_t i = 0; i < count && !error; i++) {
        const char *name = files[i].name;
        error = !name || (!files[i].bytes && files[i].length)
                    ? report_error(report, LINGO_ERROR_ARGUMENT, "a file is NULL")
                    : add_entry(entries, &files[i], name, name, strlen(name), report);
    }
    return error;
}

/* Adds the files in the given order. */
static enum lingo_error add_files(struct catalog_owner *owner, const struct lingo_file *files,
                                  size_t count, struct lingo_report *report)
{
    struct mo_places entries = {NULL, 0};
    enum lingo_error error = read_files(&entries, files, count, report);
    if (!error && count)
        error = add_entries(owner, &entries, report);
    entries_free(&entries);
    return error;
}

static int compare_tags(const void *a, const void *b)
{
    const struct lingo_language *x = a, *y = b;
    return strcmp(x->texts->tag, y->texts->tag);
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
        tags[i] = owner->languages[i].texts->tag;
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

/* Creates a catalogue with the built-in languages. wrong describes an error in the arguments, or is
 * NULL. */
static enum lingo_error begin(const struct lingo_catalog **out, unsigned flags, const char *wrong,
                              struct catalog_owner **owner, struct lingo_report *report)
{
    if (!out)
        return report_error(report, LINGO_ERROR_ARGUMENT, "out is NULL");
    *out = NULL;
    if (wrong || flags & ~(unsigned)LINGO_CATALOG_ALONE)
        return report_error(report, LINGO_ERROR_ARGUMENT, "%s", wrong ? wrong : "unknown flag");
    *owner = calloc(1, sizeof **owner);
    if (!*owner)
        return no_memory(report);
    atomic_init(&(*owner)->holders, 1);
    enum lingo_error error = add_builtin(*owner, flags, report);
    if (error)
        owner_free(*owner);
    return error;
}

/* Returns the catalogue, unless there was an error. */
static enum lingo_error end(const struct lingo_catalog **out, struct catalog_owner *owner,
                            enum lingo_error error, struct lingo_report *report)
{
    if (!error)
        error = finish(owner, report);
    if (error)
        owner_free(owner);
    else
        *out = &owner->catalog;
    return error;
}

enum lingo_error lingo_catalog_open(const struct lingo_catalog **out, const char *directory,
                                    unsigned flags, struct lingo_report *report)
{
    struct catalog_owner *owner;
    enum lingo_error error =
        begin(out, flags, directory ? NULL : "directory is NULL", &owner, report);
    return error ? error : end(out, owner, add_directory(owner, directory, report), report);
}

enum lingo_error lingo_catalog_open_bytes(const struct lingo_catalog **out,
                                          const struct lingo_file *files, size_t count,
                                          unsigned flags, struct lingo_report *report)
{
    struct catalog_owner *owner;
    enum lingo_error error =
        begin(out, flags, count && !files ? "files is NULL" : NULL, &owner, report);
    return error ? error : end(out, owner, add_files(owner, files, count, report), report);
}

enum lingo_error catalog_with_own(const struct lingo_catalog **out,
                                  const struct lingo_catalog *base, const struct own_text *own,
                                  size_t count, struct lingo_report *report)
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
        error =
            add_language(owner, base->languages[i].texts->tag, NULL, &base->languages[i], report);
    const char *note;
    for (size_t i = 0; !error && (note = lingo_catalog_left_out(base, i)); i++)
        if (!notes_add(&owner->left_out, "%s", note))
            error = no_memory(report);
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

const char *lingo_catalog_left_out(const struct lingo_catalog *catalog, size_t index)
{
    return catalog->owner ? notes_at(&catalog->owner->left_out, index) : NULL;
}
