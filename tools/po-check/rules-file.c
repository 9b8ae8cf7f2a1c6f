/* SPDX-License-Identifier: MIT */
/* Rules for a whole file. */
#include "base/text.h"
#include "tools/cli.h"
#include "tools/messages.h"
#include "tools/po-check/check.h"
#include "tools/po/provenance.h"
#include "tools/po/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check_gettext(struct po_check *check)
{
    const struct po_document *document = check->document;
    for (size_t i = 0; i < document->problem_count; i++) {
        const struct po_problem *problem = &document->problems[i];
        po_found(check, NULL, PO_RULE_GETTEXT, po_format("%s", problem->message),
                 po_format(_("a file that gettext reads without warnings")));
        check->findings->list[check->findings->count - 1].line = problem->line;
    }
}

/* Whether the name of the file is that of its language: "pt_BR.po", or in a directory with that
 * name. */
static bool is_named(const char *path, const char *language)
{
    size_t length = strlen(language);
    for (const char *p = path; (p = strstr(p, language)); p++)
        if ((p == path || p[-1] == '/' || p[-1] == '.' || p[-1] == '-') &&
            (p[length] == '.' || p[length] == '/'))
            return true;
    return false;
}

static void check_header(struct po_check *check)
{
    const struct po_document *document = check->document;
    const struct po_entry *header = document->header.forms ? &document->header : NULL;
    char *language = po_document_field(document, "Language");
    if (!header)
        po_found(check, NULL, PO_RULE_HEADER, po_format(_("the header is missing")),
                 po_format(_("a header with msgid \"\", as msginit writes it")));
    else if (!language || !*language)
        po_found(check, header, PO_RULE_HEADER,
                 po_format(_("the header does not name the language")),
                 po_format(_("\"Language: %s\\n\" in the header"), document->language));
    else if (!check->site && !is_named(document->path, language))
        po_found(check, header, PO_RULE_HEADER,
                 po_format(_("the language is \"%s\", but the file has another name"), language),
                 po_format(_("%s.po, or another language in the header"), language));
    else if (!check->language->known)
        po_found(check, header, PO_RULE_HEADER,
                 po_format(_("CLDR does not know the language \"%s\""), language),
                 po_format(_(
                     "a name such as pt_BR or sr@latin: an ISO 639 code, a country, a modifier")));
    if (header && !string_is_word(document->charset, "UTF-8"))
        po_found(check, header, PO_RULE_HEADER,
                 po_format(_("the charset is \"%s\""), document->charset),
                 po_format(_("UTF-8; 'msgconv -t UTF-8' converts the file")));
    free(language);
}

/* Checks a required field of the header, but only in translations of this project: others may have
 * their own fields. */
static void check_field(struct po_check *check, const char *name, po_provenance_test *is_valid,
                        const char *values)
{
    char *value = po_document_field(check->document, name);
    if (!value || !is_valid(value))
        po_found(check, &check->document->header, PO_RULE_PROVENANCE,
                 value ? po_format(_("the field %s is \"%s\""), name, value)
                       : po_format(_("the field %s is missing"), name),
                 po_format("%s: %s", name, values));
    free(value);
}

static void check_provenance(struct po_check *check)
{
    char *project = po_document_field(check->document, "Project-Id-Version");
    if (project && !strncmp(project, "httplingo", strlen("httplingo"))) {
        check_field(check, PO_FIELD_MADE, po_is_made, PO_MADE_VALUES);
        check_field(check, PO_FIELD_READ, po_is_read, PO_READ_VALUES);
        check_field(check, PO_FIELD_REVISED, po_is_revised, PO_REVISED_VALUES);
    }
    free(project);
}

/* The kind of a text: the first letter after the code in the note to translators, "404, title:
 * ..."; 0 if there is none. */
static char kind_of(const struct po_entry *entry)
{
    static const char note[] = "TRANSLATORS: ";
    const char *start = strstr(entry->extracted, note);
    size_t digits = start ? strspn(start + sizeof note - 1, "0123456789x") : 0;
    if (!digits || strncmp(start + sizeof note - 1 + digits, ", ", 2))
        return 0;
    const char *kind = start + sizeof note - 1 + digits + 2;
    return !strncmp(kind, "title", 5) || !strncmp(kind, "phrase", 6) ? *kind : 0;
}

static bool is_title(const struct po_entry *entry)
{
    return entry->translated && kind_of(entry);
}

/* Reports a title that an earlier message has, too, although the English texts differ. */
static void check_title(struct po_check *check, size_t index, char *const *folded)
{
    const struct po_entry *entries = check->document->entries;
    for (size_t i = 0; i < index; i++) {
        if (!folded[i] || strcmp(folded[i], folded[index]) ||
            kind_of(&entries[i]) != kind_of(&entries[index]) ||
            !strcmp(entries[i].id, entries[index].id))
            continue;
        po_found(check, &entries[index], PO_RULE_SAME_TITLE,
                 po_format(_("%s has the same title as %s on line %u"), entries[index].context,
                           entries[i].context, entries[i].line),
                 po_format(_("two different texts, like \"%s\" and \"%s\" in English"),
                           entries[i].id, entries[index].id));
        return;
    }
}

static void check_titles(struct po_check *check)
{
    const struct po_document *document = check->document;
    char **folded = calloc(document->count + 1, sizeof *folded);
    if (!folded)
        abort();
    for (size_t i = 0; i < document->count; i++) {
        if (!is_title(&document->entries[i]))
            continue;
        folded[i] = po_fold(document->entries[i].strings[0], check->language->locale);
        check_title(check, i, folded);
    }
    for (size_t i = 0; i < document->count; i++)
        free(folded[i]);
    free(folded);
}

static bool is_sentence(const char *english)
{
    size_t length = strlen(english);
    return length && strchr(".?!", english[length - 1]);
}

/* Reports a sentence that an earlier message has, too, although the English texts differ, or that
 * differs although they are the same. */
static void check_against(struct po_check *check, const struct po_entry *entry,
                          const struct po_entry *before)
{
    bool same_english = !strcmp(before->id, entry->id);
    bool same_text = !strcmp(before->strings[0], entry->strings[0]);
    if (same_english == same_text)
        return;
    if (same_english)
        po_found(check, entry, PO_RULE_INCONSISTENT,
                 po_format(_("line %u translates the same English text differently"), before->line),
                 po_format("%s", before->strings[0]));
    else
        po_found(check, entry, PO_RULE_SAME_SENTENCE,
                 po_format(_("line %u has the same translation of another English sentence"),
                           before->line),
                 po_format(_("two different texts, like \"%s\" and \"%s\" in English"), before->id,
                           entry->id));
}

static void check_sentences(struct po_check *check)
{
    const struct po_entry *entries = check->document->entries;
    for (size_t i = 0; i < check->document->count; i++)
        for (size_t j = 0; j < i; j++)
            if (entries[i].translated && entries[j].translated && !entries[i].plural &&
                !entries[j].plural && is_sentence(entries[i].id) && is_sentence(entries[j].id))
                check_against(check, &entries[i], &entries[j]);
}

/* The context in which there is a message with this English text; NULL if there is none. */
static const char *other_context(const char *id)
{
    for (size_t i = 0; i < message_count(); i++)
        if (!strcmp(message_at(i)->id, id))
            return message_at(i)->context;
    return NULL;
}

/* Reports messages of a site's own texts that no page has. */
static void check_messages(struct po_check *check)
{
    for (size_t i = 0; i < check->document->count; i++) {
        const struct po_entry *entry = &check->document->entries[i];
        const char *context = other_context(entry->id);
        if (message_find(entry->context, entry->id) != message_count())
            continue;
        po_found(check, entry, PO_RULE_UNKNOWN_MESSAGE, po_format(_("no page has this message")),
                 context ? po_format("msgctxt \"%s\"", context)
                         : po_format(_("a msgctxt and a msgid of 'httplingo message --template'")));
    }
}

void po_rules_file(struct po_check *check)
{
    check_gettext(check);
    if (!check->document->file)
        return;
    check_header(check);
    if (check->site)
        check_messages(check);
    check_provenance(check);
    check_titles(check);
    check_sentences(check);
}

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Shorter texts are not used to measure how long texts in a language are. */
#define SENTENCE_WIDTH 25

double po_usual_ratio(const struct po_document *document)
{
    double *ratios = calloc(document->count + 1, sizeof *ratios);
    if (!ratios)
        abort();
    size_t count = 0;
    for (size_t i = 0; i < document->count; i++) {
        const struct po_entry *entry = &document->entries[i];
        size_t width = po_width(entry->id);
        if (entry->translated && width >= SENTENCE_WIDTH)
            ratios[count++] = (double)po_width(entry->strings[0]) / (double)width;
    }
    if (count)
        qsort(ratios, count, sizeof *ratios, by_value);
    /* A few texts are not enough for a measurement. */
    double ratio = count >= 10 ? ratios[count / 2] : 1;
    free(ratios);
    return ratio;
}
