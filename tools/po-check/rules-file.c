/* SPDX-License-Identifier: MIT */
/* Rules about a file as a whole. */
#include "base/text.h"
#include "gettext/plural.h"
#include "tools/cli.h"
#include "tools/po-check/check.h"
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
                 po_format(_("what gettext reads without a word")));
        check->findings->list[check->findings->count - 1].line = problem->line;
    }
}

/* Whether the file is called as its language is: "pt_BR.po", or in a directory of that name. */
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
        po_found(check, NULL, PO_RULE_HEADER, po_format(_("there is no header")),
                 po_format(_("start with msgid \"\", as msginit does")));
    else if (!language || !*language)
        po_found(check, header, PO_RULE_HEADER, po_format(_("the language is not named")),
                 po_format(_("\"Language: %s\\n\" in the header"), document->language));
    else if (!is_named(document->path, language))
        po_found(check, header, PO_RULE_HEADER,
                 po_format(_("the language is \"%s\", but the file is not named so"), language),
                 po_format(_("%s.po, or another language in the header"), language));
    else if (!check->language->known)
        po_found(check, header, PO_RULE_HEADER,
                 po_format(_("CLDR does not know a language \"%s\""), language),
                 po_format(_("a name such as pt_BR or sr@latin: ISO 639, country, modifier")));
    if (header && !string_is_word(document->charset, "UTF-8"))
        po_found(check, header, PO_RULE_HEADER,
                 po_format(_("the charset is \"%s\""), document->charset),
                 po_format(_("UTF-8: 'msgconv -t UTF-8' converts the file")));
    free(language);
}

/* The numbers to try: small ones one by one, then what formulas make exceptions for. */
#define PLURAL_SAMPLES 1004

static uint64_t sample(unsigned i)
{
    static const uint64_t great[] = {10000, 100000, 1000000, 1000001};
    return i < PLURAL_SAMPLES - 4 ? i : great[i + 4 - PLURAL_SAMPLES];
}

/* Compiles the formula so that whatever it gives is seen, also what nplurals does not count. */
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

/* The forms, of the first 64, that stand for one number only, as far as anyone waits or counts. */
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

static void check_range(struct po_check *check, const struct plural *plural, size_t forms)
{
    const struct po_entry *header = &check->document->header;
    bool used[PLURAL_MAX_FORMS] = {false};
    for (unsigned i = 0; i < PLURAL_SAMPLES; i++) {
        size_t form = plural_select(plural, sample(i));
        if (form >= forms) {
            po_found(check, header, PO_RULE_PLURAL_FORMS,
                     po_format(_("the formula gives form %zu for %llu, but nplurals is %zu"), form,
                               (unsigned long long)sample(i), forms),
                     po_format(_("forms 0 to %zu; gettext's manual lists the formulas of "
                                 "languages"),
                               forms - 1));
            return;
        }
        used[form] = true;
    }
    for (size_t form = 0; form < forms; form++)
        if (!used[form])
            po_found(check, header, PO_RULE_PLURAL_FORMS,
                     po_format(_("nplurals is %zu, but the formula gives form %zu for no number"),
                               forms, form),
                     po_format(_("as many forms as the formula uses; gettext's manual lists the "
                                 "formulas of languages")));
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
        po_found(check, header, PO_RULE_PLURAL_FORMS, po_format(_("there is no Plural-Forms")),
                 po_format(_("a field such as \"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"")));
    else if (plural_compile(&bounded, (struct lingo_text){value, strlen(value)}, "Plural-Forms",
                            &report) ||
             compile_unbounded(&unbounded, value, &report))
        po_found(check, header, PO_RULE_PLURAL_FORMS, po_format("%s", report.message),
                 po_format(_("a field such as \"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"")));
    else
        check_range(check, unbounded, plural_forms(bounded));
    if (bounded)
        check->single_forms = find_single_forms(bounded);
    plural_free(bounded);
    plural_free(unbounded);
}

/* The kind of a text, from the note to translators "404, title: …": its first letter, or 0. */
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

/* A title that one before it has too, though the English differ. */
static void check_title(struct po_check *check, size_t index, char *const *folded)
{
    const struct po_entry *entries = check->document->entries;
    for (size_t i = 0; i < index; i++) {
        if (!folded[i] || strcmp(folded[i], folded[index]) ||
            kind_of(&entries[i]) != kind_of(&entries[index]) ||
            !strcmp(entries[i].id, entries[index].id))
            continue;
        po_found(
            check, &entries[index], PO_RULE_SAME_TITLE,
            po_format(_("%s says the same as %s on line %u"), entries[index].context,
                      entries[i].context, entries[i].line),
            po_format(_("as different as \"%s\" and \"%s\""), entries[i].id, entries[index].id));
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

void po_rules_file(struct po_check *check)
{
    check_gettext(check);
    if (!check->document->file)
        return;
    check_header(check);
    check_plural_forms(check);
    check_titles(check);
}

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Texts shorter than this say nothing about how long a language is. */
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
    /* A handful of texts is no measure. */
    double ratio = count >= 10 ? ratios[count / 2] : 1;
    free(ratios);
    return ratio;
}
