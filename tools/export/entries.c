/* SPDX-License-Identifier: MIT */
/* The texts of the catalogue with their keys. */
#include "tools/export/job.h"

#include <stdlib.h>
#include <string.h>

static const char *const kinds[LINGO_TEXT_COUNT] = {
    [LINGO_TEXT_PHRASE] = "phrase",           [LINGO_TEXT_TITLE] = "title",
    [LINGO_TEXT_SUMMARY] = "summary",         [LINGO_TEXT_ADVICE] = "advice",
    [LINGO_TEXT_DESCRIPTION] = "description",
};

static const char *const labels[LINGO_LABEL_COUNT] = {
#define LABEL(constant, text) [LINGO_LABEL_##constant] = #constant,
#include <httplingo/label.def>
#undef LABEL
};

static struct export_entry *add(struct export_job *job, const char *group, const char *name)
{
    struct export_entry *entry = &job->entries[job->entry_count++];
    *entry = (struct export_entry){.group_length = strlen(group)};
    snprintf(entry->key, sizeof entry->key, "%s.%s", group, name);
    return entry;
}

static void add_status(struct export_job *job, const char *group, const struct lingo_status *status)
{
    for (size_t kind = 0; kind < LINGO_TEXT_COUNT; kind++) {
        struct export_entry *entry = add(job, group, kinds[kind]);
        entry->status = status;
        entry->kind = (enum lingo_text_kind)kind;
    }
}

static void add_label(struct export_job *job, enum lingo_label label)
{
    struct export_entry *entry = add(job, "label", labels[label]);
    entry->source = EXPORT_LABEL;
    entry->label = label;
    for (char *p = entry->key; *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
}

bool export_find_entries(struct export_job *job)
{
    size_t count =
        (job->status_count + 5) * LINGO_TEXT_COUNT + LINGO_LABEL_COUNT + lingo_method_count();
    job->entries = calloc(count, sizeof *job->entries);
    if (!job->entries)
        return false;
    char group[16];
    for (size_t i = 0; i < job->status_count; i++) {
        snprintf(group, sizeof group, "%d", lingo_status_code(job->statuses[i]));
        add_status(job, group, job->statuses[i]);
    }
    for (int n = 1; job->has_classes && n <= 5; n++) {
        snprintf(group, sizeof group, "%dxx", n);
        add_status(job, group, lingo_status_of_class(n));
    }
    for (size_t i = 0; i < LINGO_LABEL_COUNT; i++)
        if (i != LINGO_LABEL_LABELLED) /* its placeholders are for pages */
            add_label(job, (enum lingo_label)i);
    for (size_t i = 0; i < lingo_method_count(); i++) {
        const struct lingo_method *method = lingo_method_at(i);
        struct export_entry *entry = add(job, "method", lingo_method_name(method));
        entry->source = EXPORT_METHOD;
        entry->method = method;
    }
    return true;
}

struct lingo_text export_text(const struct lingo_language *language,
                              const struct export_entry *entry)
{
    if (entry->source == EXPORT_LABEL)
        return lingo_language_label(language, entry->label);
    if (entry->source == EXPORT_METHOD)
        return lingo_language_method(language, entry->method);
    return lingo_language_text(language, entry->status, entry->kind);
}

const char *export_name(const struct export_entry *entry)
{
    return entry->key + entry->group_length + 1;
}

size_t export_group_end(const struct export_job *job, size_t start)
{
    const struct export_entry *first = &job->entries[start];
    size_t end = start + 1;
    while (end < job->entry_count && job->entries[end].group_length == first->group_length &&
           !strncmp(job->entries[end].key, first->key, first->group_length))
        end++;
    return end;
}

bool export_has_group(const struct export_job *job, const struct lingo_language *language,
                      size_t start)
{
    for (size_t i = start; i < export_group_end(job, start); i++)
        if (export_text(language, &job->entries[i]).length)
            return true;
    return false;
}
