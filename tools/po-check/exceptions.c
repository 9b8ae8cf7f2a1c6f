/* SPDX-License-Identifier: MIT */
/* The languages in which a rule would report correct text. */
#include "tools/po-check/check.h"

#include <string.h>

static const struct {
    enum po_rule rule;
    const char *language;
    const char *words;
    const char *reason; /* only for readers of the table */
} exceptions[] = {
#define EXCEPTION(rule, language, words, reason) {PO_RULE_##rule, language, words, reason},
#include "tools/po-check/exceptions.def"
#undef EXCEPTION
};

static bool has_word(const char *words, const char *word)
{
    size_t wanted = strlen(word), length;
    for (; *words; words += length + (words[length] == '|')) {
        length = strcspn(words, "|");
        if (length == wanted && !strncmp(words, word, length))
            return true;
    }
    return false;
}

bool po_is_exception(const struct po_language *language, enum po_rule rule, const char *word)
{
    size_t length = strcspn(language->locale, "_");
    for (size_t i = 0; i < sizeof exceptions / sizeof exceptions[0]; i++)
        if (exceptions[i].rule == rule && strlen(exceptions[i].language) == length &&
            !strncmp(exceptions[i].language, language->locale, length) &&
            (!*exceptions[i].words || has_word(exceptions[i].words, word)))
            return true;
    return false;
}
