/* SPDX-License-Identifier: MIT */
/* Finds the plural formula of a language among those of the translations. */
#include "tools/po-check/plural-forms.h"
#include "gettext/plural.h"
#include "tools/messages.h"

#include <string.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

/* CLDR has at most six plural forms: zero, one, two, few, many and other. */
#define KEYWORDS_MAX 6

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

const char *po_plural_forms_of(const struct po_language *language)
{
    UErrorCode error = U_ZERO_ERROR;
    UPluralRules *rules =
        language->known ? uplrules_openForType(language->locale, UPLURAL_TYPE_CARDINAL, &error)
                        : NULL;
    const char *found = NULL, *value;
    for (size_t i = 0; rules && U_SUCCESS(error) && !found && (value = plural_forms_at(i)); i++) {
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
