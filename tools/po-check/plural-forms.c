/* SPDX-License-Identifier: MIT */
/* The plural rules of CLDR: the formula that has them, and what another formula lacks. */
#include "tools/po-check/plural-forms.h"
#include "gettext/plural.h"
#include "tools/messages.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/upluralrules.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

/* CLDR has at most six plural forms: zero, one, two, few, many and other. */
#define KEYWORDS_MAX 6

/* Formulas are compared with CLDR up to this number.  Above, some languages have a form for
 * millions in CLDR only. */
#define NUMBERS_MAX 200

/* The forms of a formula, by CLDR's names. */
struct names {
    UChar list[KEYWORDS_MAX][8];
    size_t forms[KEYWORDS_MAX];
    size_t count;
};

/* Whether a name always goes with the same form, and a form with the same name. */
static bool fits(struct names *names, const UChar *name, size_t form)
{
    for (size_t i = 0; i < names->count; i++) {
        bool same = !u_strcmp(names->list[i], name);
        if (same || names->forms[i] == form)
            return same && names->forms[i] == form;
    }
    if (names->count == KEYWORDS_MAX)
        return false;
    u_strncpy(names->list[names->count], name, 7);
    names->list[names->count][7] = 0;
    names->forms[names->count++] = form;
    return true;
}

static bool is_formula_of(const UPluralRules *rules, const struct plural *plural)
{
    struct names names = {.count = 0};
    for (unsigned n = 0; n <= 1000; n++) {
        UErrorCode error = U_ZERO_ERROR;
        UChar name[8] = {0};
        uplrules_select(rules, n, name, 8, &error);
        if (U_FAILURE(error) || !fits(&names, name, plural_select(plural, n)))
            return false;
    }
    return names.count == plural_forms(plural);
}

/* Whether CLDR has plural rules for a language.  ICU treats the others as if they had one form. */
static bool has_rules(const char *locale)
{
    UErrorCode error = U_ZERO_ERROR;
    char language[ULOC_LANG_CAPACITY];
    uloc_getLanguage(locale, language, sizeof language, &error);
    UResourceBundle *plurals = ures_openDirect(NULL, "plurals", &error);
    UResourceBundle *locales = ures_getByKey(plurals, "locales", NULL, &error);
    int32_t length;
    ures_getStringByKey(locales, language, &length, &error);
    ures_close(locales);
    ures_close(plurals);
    return U_SUCCESS(error);
}

/* To be closed; NULL if there are none. */
static UPluralRules *open_rules(const struct po_language *language)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!language->known || !has_rules(language->locale))
        return NULL;
    UPluralRules *rules = uplrules_openForType(language->locale, UPLURAL_TYPE_CARDINAL, &error);
    return U_SUCCESS(error) ? rules : NULL;
}

const char *po_plural_forms_of(const struct po_language *language)
{
    UPluralRules *rules = open_rules(language);
    const char *found = NULL, *value;
    for (size_t i = 0; rules && !found && (value = plural_forms_at(i)); i++) {
        struct plural *plural;
        struct lingo_report report;
        if (plural_compile(&plural, (struct lingo_text){value, strlen(value)}, "", &report))
            continue;
        found = is_formula_of(rules, plural) ? value : NULL;
        plural_free(plural);
    }
    uplrules_close(rules);
    return found;
}

/* Whether the formula has one form for the number and a smaller one that CLDR distinguishes. */
static bool merges(UChar (*names)[8], const struct plural *plural, unsigned first, unsigned pair[2])
{
    for (pair[0] = first; pair[0] < pair[1]; pair[0]++)
        if (u_strcmp(names[pair[0]], names[pair[1]]) != 0 &&
            plural_select(plural, pair[0]) == plural_select(plural, pair[1]))
            return true;
    return false;
}

bool po_plural_merges(const struct po_language *language, const struct plural *plural,
                      unsigned first, unsigned pair[2])
{
    UChar names[NUMBERS_MAX + 1][8] = {{0}};
    UErrorCode error = U_ZERO_ERROR;
    UPluralRules *rules = open_rules(language);
    for (unsigned n = 0; rules && n <= NUMBERS_MAX; n++)
        uplrules_select(rules, n, names[n], 8, &error);
    uplrules_close(rules);
    for (pair[1] = first + 1; U_SUCCESS(error) && pair[1] <= NUMBERS_MAX; pair[1]++)
        if (merges(names, plural, first, pair))
            return true;
    return false;
}
