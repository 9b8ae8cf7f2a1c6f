/* SPDX-License-Identifier: MIT */
/* Runs the rules on a document, and removes findings that a comment accepts. */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/text.h"

#include <stdlib.h>
#include <string.h>

/* Finds a comment "po-check: RULE-ID reason".  There may be one per line. */
static const char *next_acceptance(const char **comments)
{
    static const char mark[] = "po-check:";
    while (*comments && **comments) {
        const char *line = *comments + strspn(*comments, " \t");
        *comments += strcspn(*comments, "\n");
        *comments += **comments == '\n';
        if (!strncmp(line, mark, sizeof mark - 1))
            return line + sizeof mark - 1 + strspn(line + sizeof mark - 1, " \t");
    }
    return NULL;
}

static void accept_one(struct po_check *check, const struct po_entry *entry, const char *line)
{
    size_t length = strcspn(line, " \t\n");
    enum po_rule rule = po_rule_find(line, length);
    const char *reason = line + length + strspn(line + length, " \t");
    bool whole_file = entry == &check->document->header;
    if (rule == PO_RULE_COUNT)
        po_found(check, entry, PO_RULE_ACCEPTANCE,
                 po_format(_("unknown rule \"%.*s\""), (int)length, line),
                 po_format(_("a rule that 'httplingo po-check --rules' lists")));
    else if (!*reason || *reason == '\n')
        po_found(check, entry, PO_RULE_ACCEPTANCE,
                 po_format(_("\"%s\" is accepted without a reason"), po_rule_id(rule)),
                 po_format(_("\"# po-check: %s\" followed by a reason"), po_rule_id(rule)));
    else if (!po_findings_remove(check->findings, rule, whole_file ? NULL : entry) &&
             (rule != PO_RULE_GLOSSARY || check->terms))
        po_found(check, entry, PO_RULE_ACCEPTANCE,
                 po_format(_("\"%s\" is accepted, but there is no such finding"), po_rule_id(rule)),
                 po_format(_("no such comment")));
}

static void accept_all(struct po_check *check, const struct po_entry *entry)
{
    const char *comments = entry->comments;
    for (const char *line; (line = next_acceptance(&comments));)
        accept_one(check, entry, line);
}

static void check_texts(struct po_check *check, const struct po_entry *entry)
{
    for (size_t i = 0; i < entry->forms; i++) {
        check->form = i;
        const struct po_pair pair = {entry, i && entry->plural ? entry->plural : entry->id,
                                     entry->strings[i]};
        po_rules_marks(check, &pair);
        po_rules_space(check, &pair);
        po_rules_punctuation(check, &pair);
        po_rules_words(check, &pair);
        po_rules_glossary(check, &pair);
        po_rules_slips(check, &pair);
        po_rules_case(check, &pair);
        po_rules_content(check, &pair);
    }
    check->form = 0;
}

/* Drops what rules report that compare a text with the English: a site may say something else. */
static void drop_comparisons(struct po_findings *findings)
{
    static const enum po_rule rules[] = {
        PO_RULE_FINAL_PUNCTUATION,
        PO_RULE_INCONSISTENT,
        PO_RULE_LENGTH,
        PO_RULE_NAME,
        PO_RULE_NUMBER,
        PO_RULE_SAME_SENTENCE,
        PO_RULE_PROVENANCE,
        PO_RULE_SENTENCE_COUNT,
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        po_findings_remove(findings, rules[i], NULL);
}

static int by_line(const void *a, const void *b)
{
    const struct po_finding *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return strcmp(x->message, y->message);
}

void po_check_document(const struct po_document *document, const struct po_glossary *glossary,
                       struct po_options options, struct po_findings *findings)
{
    struct po_language language;
    po_language_open(&language, document->language, glossary);
    *findings = (struct po_findings){NULL, 0};
    struct po_check check = {
        .document = document,
        .language = &language,
        .glossary = glossary,
        .findings = findings,
        .terms = options.terms,
        .site = options.site,
        .stop = po_usual_stop(document, &language),
        .ratio = po_usual_ratio(document),
    };
    po_rules_file(&check);
    if (document->file) {
        po_rules_plural(&check);
        po_rules_status(&check);
    }
    for (size_t i = 0; i < document->count; i++)
        if (document->entries[i].translated)
            check_texts(&check, &document->entries[i]);
    if (check.site)
        drop_comparisons(findings);
    for (size_t i = 0; i < document->count; i++)
        accept_all(&check, &document->entries[i]);
    accept_all(&check, &document->header);
    if (findings->count)
        qsort(findings->list, findings->count, sizeof *findings->list, by_line);
    po_language_close(&language);
}
