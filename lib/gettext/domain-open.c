/* SPDX-License-Identifier: MIT */
/* Opens a domain: first its files, then the parents of its languages. */
#include "gettext/domain-impl.h"

#include "base/buffer.h"
#include "base/report.h"
#include "gettext/domain-files.h"
#include "language/tag.h"

#include <stdlib.h>
#include <string.h>

/* The index of the language that a name means, as given or else in canonical form. */
static size_t find_source(const struct domain_list *list, const char *source)
{
    char tags[2][DOMAIN_TAG_SIZE];
    struct buffer spelled = {tags[0], DOMAIN_TAG_SIZE, 0},
                  canonical = {tags[1], DOMAIN_TAG_SIZE, 0};
    tag_write_spelled(&spelled, source, strlen(source));
    buffer_finish(&spelled);
    tag_write_canonical(&canonical, source, strlen(source));
    buffer_finish(&canonical);
    for (size_t way = 0; way < 2; way++)
        for (size_t i = 0; i < list->count; i++)
            if (!strcmp(list->items[i].tag, tags[way]))
                return i;
    return list->count;
}

/* Adds the language of the msgids unless it is in the list, and sets *index. */
static enum lingo_error add_source(struct domain_list *list, const char *source, size_t *index,
                                   struct lingo_report *report)
{
    struct tag_names names;
    source = source ? source : "en";
    if (!domain_is_language(source))
        return report_error(report, LINGO_ERROR_ARGUMENT,
                            "\"%s\" is not a language; expected a tag such as en or pt-BR", source);
    *index = find_source(list, source);
    if (*index < list->count)
        return LINGO_OK;
    enum lingo_error error = domain_names(&names, &source, 1, report);
    if (!error) {
        error = domain_list_add(list, names.tags[0], NULL, report);
        tag_names_free(&names);
    }
    return error;
}

static tag_key normal_key(const char *tag)
{
    return tag_normal(tag_scan(tag, strlen(tag)).key);
}

/* Whether a tag starts with `shorter` and has further subtags. */
static bool is_truncation(const char *shorter, const char *tag)
{
    size_t n = strlen(shorter);
    return !strncmp(shorter, tag, n) && tag[n] == '-';
}

/* The longest truncation in the list that has the same script: zh is not one of zh-TW. */
static size_t by_truncation(const struct domain_list *list, size_t child)
{
    const char *tag = list->items[child].tag;
    tag_key script = normal_key(tag) & (TAG_LANGUAGE | TAG_SCRIPT);
    size_t best = LINGO_NO_LANGUAGE, longest = 0;
    for (size_t i = 0; i < list->count; i++) {
        const char *other = list->items[i].tag;
        if (is_truncation(other, tag) && strlen(other) > longest &&
            (normal_key(other) & (TAG_LANGUAGE | TAG_SCRIPT)) == script) {
            best = i;
            longest = strlen(other);
        }
    }
    return best;
}

/* The nearest of CLDR's parents in the list.  If it occurs in several forms, the shortest one is
 * used. */
static size_t by_cldr(const struct domain_list *list, size_t child)
{
    tag_key key = normal_key(list->items[child].tag);
    size_t best = LINGO_NO_LANGUAGE;
    for (key = tag_parent(key); key && best == LINGO_NO_LANGUAGE; key = tag_parent(key))
        for (size_t i = 0; i < list->count; i++) {
            const char *tag = list->items[i].tag;
            if (normal_key(tag) == key &&
                (best == LINGO_NO_LANGUAGE || strlen(tag) < strlen(list->items[best].tag)))
                best = i;
        }
    return best;
}

/* A truncation is either one of CLDR's parents, or the only parent of a variant.  But es-419 is a
 * closer parent of es-MX than es. */
static size_t parent_of(const struct domain_list *list, size_t child)
{
    size_t parent = by_cldr(list, child);
    size_t truncation = by_truncation(list, child);
    if (parent == LINGO_NO_LANGUAGE)
        return truncation;
    bool same = truncation != LINGO_NO_LANGUAGE &&
                normal_key(list->items[truncation].tag) == normal_key(list->items[child].tag);
    return same ? truncation : parent;
}

static enum lingo_error open_offer(struct lingo_messages *domain, const struct domain_list *list,
                                   struct lingo_report *report)
{
    const char **tags = malloc(list->count * sizeof *tags);
    if (!tags)
        return report_error(report, LINGO_ERROR_MEMORY, "not enough memory");
    for (size_t i = 0; i < list->count; i++)
        tags[i] = list->items[i].tag;
    enum lingo_error error =
        lingo_offer_open(&domain->offer, tags, list->count, domain->source, report);
    free(tags);
    return error;
}

/* Creates the domain from the list, and takes over its files. */
static enum lingo_error build(const struct lingo_messages **out, struct domain_list *list,
                              const char *source, struct lingo_report *report)
{
    size_t index = 0;
    enum lingo_error error = add_source(list, source, &index, report);
    if (error)
        return error;
    struct lingo_messages *domain =
        calloc(1, sizeof *domain + list->count * sizeof domain->languages[0]);
    if (!domain)
        return report_error(report, LINGO_ERROR_MEMORY, "not enough memory");
    atomic_init(&domain->references, 1);
    domain->source = index;
    error = open_offer(domain, list, report);
    if (error) {
        domain_free(domain);
        return error;
    }
    for (size_t i = 0; i < list->count; i++) {
        domain->languages[i].mo = list->items[i].mo;
        domain->languages[i].parent = parent_of(list, i);
        list->items[i].mo = NULL;
    }
    domain->count = list->count;
    domain->left_out = list->left_out;
    list->left_out = (struct notes){NULL, 0};
    *out = domain;
    return LINGO_OK;
}

enum lingo_error lingo_messages_open(const struct lingo_messages **out, const char *directory,
                                     const char *domain, const char *const *languages, size_t count,
                                     const char *source, struct lingo_report *report)
{
    if (out)
        *out = NULL;
    if (!out || !directory || !domain || (!languages && count))
        return report_error(report, LINGO_ERROR_ARGUMENT, "lingo_messages_open: NULL");
    if (!*domain || *domain == '.' || strchr(domain, '/'))
        return report_error(
            report, LINGO_ERROR_ARGUMENT,
            "\"%s\" is not a domain: it contains a slash, begins with a dot or is empty", domain);
    struct domain_list list = {NULL, 0, {NULL, 0}};
    struct domain_place place = {directory, domain, report};
    enum lingo_error error = languages ? domain_find_given(&list, &place, languages, count)
                                       : domain_find_all(&list, &place);
    if (!error)
        error = build(out, &list, source, report);
    domain_list_free(&list);
    return error;
}

/* Opens each file with its tag. */
static enum lingo_error add_files(struct domain_list *list, const struct lingo_file *files,
                                  const struct tag_names *names, size_t count,
                                  struct lingo_report *report)
{
    enum lingo_error error = LINGO_OK;
    for (size_t i = 0; i < count && !error; i++) {
        struct lingo_mo *mo;
        error = mo_open_bytes(&mo, files[i].bytes, files[i].length, files[i].name, report);
        if (!error)
            error = domain_list_add(list, names->tags[i], mo, report);
    }
    return error;
}

static enum lingo_error read_files(struct domain_list *list, const struct lingo_file *files,
                                   size_t count, struct lingo_report *report)
{
    struct tag_names names;
    const char **languages = calloc(count + 1, sizeof *languages);
    if (!languages)
        return report_error(report, LINGO_ERROR_MEMORY, "not enough memory");
    for (size_t i = 0; i < count; i++)
        languages[i] = files[i].name;
    enum lingo_error error = domain_names(&names, languages, count, report);
    free(languages);
    if (error)
        return error;
    error = add_files(list, files, &names, count, report);
    tag_names_free(&names);
    return error;
}

enum lingo_error lingo_messages_open_bytes(const struct lingo_messages **out,
                                           const struct lingo_file *files, size_t count,
                                           const char *source, struct lingo_report *report)
{
    struct domain_list list = {NULL, 0, {NULL, 0}};
    if (out)
        *out = NULL;
    bool null = !out || (!files && count);
    for (size_t i = 0; !null && i < count; i++)
        null = !files[i].name || (!files[i].bytes && files[i].length);
    if (null)
        return report_error(report, LINGO_ERROR_ARGUMENT, "lingo_messages_open_bytes: NULL");
    enum lingo_error error = read_files(&list, files, count, report);
    if (!error)
        error = build(out, &list, source, report);
    domain_list_free(&list);
    return error;
}
