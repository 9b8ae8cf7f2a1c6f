/* SPDX-License-Identifier: MIT */
/* The languages of a site: the catalogue, the offered languages, the default and the second
 * language. */
#include "site/open.h"

#include "base/report.h"
#include "base/text.h"

#include <stdlib.h>

/* The name of the language of a file in the directory of texts: LL in LL.mo and in
 * LL/LC_MESSAGES/httplingo.mo; empty for other files. */
static struct lingo_text language_of(const char *path, const char *folder)
{
    static const char *const endings[] = {".mo", "/LC_MESSAGES/httplingo.mo"};
    struct lingo_text name = text_of(path);
    size_t n = strlen(folder);
    while (n && folder[n - 1] == '/')
        n--;
    if (name.length <= n + 1 || memcmp(path, folder, n) || path[n] != '/')
        return (struct lingo_text){"", 0};
    name = text_skip(name, n + 1);
    for (size_t i = 0; i < 2; i++) {
        size_t ending = strlen(endings[i]), length = name.length - ending;
        if (name.length > ending && !strcmp(name.data + length, endings[i]) &&
            !memchr(name.data, '/', length))
            return (struct lingo_text){name.data, length};
    }
    return (struct lingo_text){"", 0};
}

/* Lists the files of the directory by language. *names must be freed. */
static size_t list_texts(const struct site_opening *opening, struct lingo_file *list, char *names)
{
    size_t count = 0;
    for (size_t i = 0; i < opening->files->count; i++) {
        const struct lingo_file *file = &opening->files->files[i];
        struct lingo_text language = language_of(file->name, opening->texts);
        if (!language.length)
            continue;
        list[count++] = (struct lingo_file){names, file->bytes, file->length};
        memcpy(names, language.data, language.length);
        names[language.length] = '\0';
        names += language.length + 1;
    }
    return count;
}

static enum lingo_error open_texts_of_files(const struct lingo_catalog **catalog,
                                            const struct site_opening *opening)
{
    size_t size = 1;
    for (size_t i = 0; i < opening->files->count; i++)
        size += strlen(opening->files->files[i].name) + 1;
    char *names = malloc(size);
    struct lingo_file *list = calloc(opening->files->count + 1, sizeof *list);
    enum lingo_error error = LINGO_ERROR_MEMORY;
    if (names && list) {
        size_t count = list_texts(opening, list, names);
        error = count ? lingo_catalog_open_bytes(catalog, list, count, LINGO_CATALOG_EXTEND,
                                                 opening->report)
                      : report_error(opening->report, LINGO_ERROR_FILE,
                                     "%s: contains neither LL.mo nor LL/LC_MESSAGES/httplingo.mo",
                                     opening->texts);
    }
    free(list);
    free(names);
    return error;
}

static enum lingo_error open_texts(struct site_opening *opening)
{
    const struct lingo_catalog *catalog;
    struct lingo_site *site = &opening->owner->site;
    if (!opening->texts || site->catalog)
        return LINGO_OK;
    enum lingo_error error =
        opening->files
            ? open_texts_of_files(&catalog, opening)
            : lingo_catalog_open(&catalog, opening->texts, LINGO_CATALOG_EXTEND, opening->report);
    if (!error)
        site->catalog = catalog;
    return error;
}

/* Finds a language of the catalogue, and its index. */
static enum lingo_error find(struct site_opening *opening, const char *option,
                             struct lingo_text tag, size_t *index)
{
    const struct lingo_catalog *catalog = site_catalog(&opening->owner->site);
    const struct lingo_language *language = lingo_catalog_find(catalog, tag.data, tag.length);
    size_t count = lingo_catalog_count(catalog);
    for (*index = 0; *index < count; ++*index)
        if (lingo_catalog_at(catalog, *index) == language)
            return LINGO_OK;
    return report_error(
        opening->report, LINGO_ERROR_NOT_FOUND,
        "%s: unknown language \"%.*s\"; \"httplingo languages\" lists the languages", option,
        (int)(tag.length < 60 ? tag.length : 60), tag.data);
}

/* The indices of the given languages, without duplicates. */
static enum lingo_error read_indices(struct site_opening *opening, size_t *count)
{
    size_t *indices = opening->owner->indices;
    const char *list = opening->languages;
    size_t limit = lingo_catalog_count(site_catalog(&opening->owner->site));
    *count = 0;
    while (*(list += strspn(list, ", \t"))) {
        struct lingo_text tag = {list, strcspn(list, ", \t")};
        size_t index, i = 0;
        list += tag.length;
        enum lingo_error error = find(opening, "languages", tag, &index);
        if (error)
            return error;
        while (i < *count && indices[i] != index)
            i++;
        if (i == *count && *count < limit)
            indices[(*count)++] = index;
    }
    if (*count)
        return LINGO_OK;
    return report_error(opening->report, LINGO_ERROR_FORMAT,
                        "languages: expected tags such as en, fr, pt-BR");
}

static enum lingo_error open_offer(struct site_opening *opening)
{
    struct site_owner *owner = opening->owner;
    const struct lingo_catalog *catalog = site_catalog(&owner->site);
    size_t count, languages = lingo_catalog_count(catalog);
    if (!opening->languages)
        return LINGO_OK;
    owner->indices = calloc(languages, sizeof *owner->indices);
    const char **tags = calloc(languages, sizeof *tags);
    enum lingo_error error =
        owner->indices && tags ? read_indices(opening, &count) : LINGO_ERROR_MEMORY;
    for (size_t i = 0; !error && i < count; i++)
        tags[i] = lingo_language_tag(lingo_catalog_at(catalog, owner->indices[i])).data;
    if (!error)
        error = lingo_offer_open(&owner->offer, tags, count, 0, opening->report);
    free(tags);
    owner->site.offer = owner->offer;
    owner->site.indices = owner->indices;
    return error;
}

static enum lingo_error open_default(struct site_opening *opening)
{
    struct lingo_site *site = &opening->owner->site;
    size_t index, count = lingo_offer_count(site_offer(site));
    if (!opening->default_language)
        return LINGO_OK;
    struct lingo_text tag = {opening->default_language, strlen(opening->default_language)};
    enum lingo_error error = find(opening, "default-language", tag, &index);
    if (error)
        return error;
    for (site->default_language = 0; site->default_language < count; site->default_language++)
        if ((site->indices ? site->indices[site->default_language] : site->default_language) ==
            index)
            return LINGO_OK;
    return report_error(
        opening->report, LINGO_ERROR_NOT_FOUND,
        "default-language: \"%s\" is not one of the offered languages; add it to languages",
        opening->default_language);
}

enum lingo_error site_open_languages(struct site_opening *opening)
{
    size_t index;
    struct lingo_site *site = &opening->owner->site;
    opening->culprit = "texts";
    enum lingo_error error = open_texts(opening);
    if (!error)
        error = site_open_own_texts(opening);
    if (!error) {
        opening->culprit = "languages";
        error = open_offer(opening);
    }
    if (!error) {
        opening->culprit = "default-language";
        error = open_default(opening);
    }
    if (error || !opening->second_language)
        return error;
    opening->culprit = "second-language";
    struct lingo_text tag = {opening->second_language, strlen(opening->second_language)};
    error = find(opening, "second-language", tag, &index);
    if (!error)
        site->second = lingo_catalog_at(site_catalog(site), index);
    return error;
}
