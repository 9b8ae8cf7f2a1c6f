/* SPDX-License-Identifier: MIT */
/* Rules for plural forms: the formula, and how the forms of a message differ. */
#include "gettext/plural.h"
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po-check/plural-forms.h"
#include "tools/po/text.h"

#include <stdlib.h>
#include <string.h>

/* The numbers to try: all small ones, then those for which formulas have exceptions. */
#define PLURAL_SAMPLES 1004

static uint64_t sample(unsigned i)
{
    static const uint64_t great[] = {10000, 100000, 1000000, 1000001};
    return i < PLURAL_SAMPLES - 4 ? i : great[i + 4 - PLURAL_SAMPLES];
}

/* Compiles the formula without the limit of nplurals, so that all its results can be seen. */
static enum lingo_error compile_unbounded(struct plural **plural, const char *value,
                                          struct lingo_report *report)
{
    const char *formula = strstr(value, "plural=");
    formula =
        formula && formula > value && formula[-1] == 'n' ? strstr(formula + 1, "plural=") : formula;
    char *text = po_format("nplurals=%d; %s", PLURAL_MAX_FORMS, formula ? formula : "");
    enum lingo_error error =
        plural_compile(plural, (struct lingo_text){text, strlen(text)}, "Plural-Forms", report);
    free(text);
    return error;
}

/* The forms, among the first 64, that are used for one number only, within the numbers that are
 * tried. */
static uint64_t find_single_forms(const struct plural *plural)
{
    uint64_t once = 0, again = 0;
    for (unsigned n = 0; n <= 1000; n++) {
        uint64_t form = UINT64_C(1) << (plural_select(plural, n) & 63);
        again |= once & form;
        once |= form;
    }
    return once & ~again;
}

/* Whether the formula uses the forms that nplurals declares; if not, reports it. */
static bool check_range(struct po_check *check, const struct plural *plural, size_t forms)
{
    const struct po_entry *header = &check->document->header;
    bool used[PLURAL_MAX_FORMS] = {false};
    for (unsigned i = 0; i < PLURAL_SAMPLES; i++) {
        size_t form = plural_select(plural, sample(i));
        if (form >= forms) {
            po_found(
                check, header, PO_RULE_PLURAL_FORMS,
                po_format(_("the formula gives form %zu for %llu, but nplurals is %zu"), form,
                          (unsigned long long)sample(i), forms),
                po_format(
                    _("forms 0 to %zu; the gettext manual lists the formula for each language"),
                    forms - 1));
            return false;
        }
        used[form] = true;
    }
    bool complete = true;
    for (size_t form = 0; form < forms; form++) {
        complete = complete && used[form];
        if (!used[form])
            po_found(
                check, header, PO_RULE_PLURAL_FORMS,
                po_format(_("nplurals is %zu, but the formula never gives form %zu"), forms, form),
                po_format(_("as many forms as the formula uses; the gettext manual lists the "
                            "formula for each language")));
    }
    return complete;
}

/* The field for the language, or another one as an example. */
static char *right_plural_forms(const struct po_check *check)
{
    const char *value = po_plural_forms_of(check->language);
    return value
               ? po_format("\"Plural-Forms: %s\\n\"", value)
               : po_format(_("a field such as \"Plural-Forms: nplurals=2; plural=(n != 1);\\n\""));
}

/* Reports a formula that merges numbers that CLDR distinguishes; in some languages, from 1 on. */
static void check_cldr(struct po_check *check, const struct plural *plural)
{
    unsigned first = po_is_exception(check->language, PO_RULE_PLURAL_FORMS, "0"), pair[2];
    if (!po_is_exception(check->language, PO_RULE_PLURAL_FORMS, "") &&
        po_plural_merges(check->language, plural, first, pair))
        po_found(check, &check->document->header, PO_RULE_PLURAL_FORMS,
                 po_format(_("the formula gives the same form for %u and %u, but CLDR has two"),
                           pair[0], pair[1]),
                 right_plural_forms(check));
}

static void check_plural_forms(struct po_check *check)
{
    const char *value = check->document->plural_forms;
    const struct po_entry *header = &check->document->header;
    if (!header->forms)
        return;
    struct lingo_report report = {LINGO_OK, ""};
    struct plural *bounded = NULL, *unbounded = NULL;
    if (!value || !*value)
        po_found(check, header, PO_RULE_PLURAL_FORMS, po_format(_("Plural-Forms is missing")),
                 right_plural_forms(check));
    else if (plural_compile(&bounded, (struct lingo_text){value, strlen(value)}, "Plural-Forms",
                            &report) ||
             compile_unbounded(&unbounded, value, &report))
        po_found(check, header, PO_RULE_PLURAL_FORMS, po_format("%s", report.message),
                 right_plural_forms(check));
    else if (check_range(check, unbounded, plural_forms(bounded)))
        check_cldr(check, bounded);
    if (bounded)
        check->single_forms = find_single_forms(bounded);
    plural_free(bounded);
    plural_free(unbounded);
}

static bool is_plural(const struct po_entry *entry)
{
    return entry->plural && entry->translated;
}

/* Reports a message that has the same text for all forms. */
static void check_same_plurals(struct po_check *check, const struct po_entry *entry)
{
    if (entry->forms < 2 || po_is_exception(check->language, PO_RULE_SAME_PLURALS, ""))
        return;
    for (size_t form = 1; form < entry->forms; form++)
        if (strcmp(entry->strings[0], entry->strings[form]))
            return;
    po_found(check, entry, PO_RULE_SAME_PLURALS, po_format(_("all plural forms are the same")),
             po_format(_("forms that differ, or a comment that explains why they do not")));
}

/* Reports a message that has the same form as an earlier one, such as minutes and seconds. */
static void check_unit(struct po_check *check, size_t index)
{
    const struct po_entry *entries = check->document->entries, *entry = &entries[index];
    for (size_t i = 0; i < index; i++) {
        if (!is_plural(&entries[i]) || strcmp(entries[i].context, entry->context) ||
            !strcmp(entries[i].plural, entry->plural))
            continue;
        for (size_t form = 0; form < entry->forms && form < entries[i].forms; form++)
            if (!strcmp(entries[i].strings[form], entry->strings[form])) {
                check->form = form;
                po_found(check, entry, PO_RULE_SAME_UNIT,
                         po_format(_("form %zu is the same as that of \"%s\" on line %u"), form,
                                   entries[i].plural, entries[i].line),
                         po_format(_("two different texts, like \"%s\" and \"%s\" in English"),
                                   entries[i].plural, entry->plural));
                check->form = 0;
                return;
            }
    }
}

void po_rules_plural(struct po_check *check)
{
    const struct po_document *document = check->document;
    check_plural_forms(check);
    for (size_t i = 0; i < document->count; i++)
        if (is_plural(&document->entries[i])) {
            check_same_plurals(check, &document->entries[i]);
            check_unit(check, i);
        }
}
