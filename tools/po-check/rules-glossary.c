/* SPDX-License-Identifier: MIT */
/* The rules for terms: words that the glossary calls bad, and terms that are missing. */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* Copies the first element of a list, whose elements are separated by "|", and moves to the next
 * one.  Returns NULL at the end. */
static char *next_of_list(const char **list, const char *locale)
{
    if (!**list)
        return NULL;
    size_t length = strcspn(*list, "|");
    char *element = po_format("%.*s", (int)length, *list);
    char *folded = po_fold(element, locale);
    free(element);
    *list += length + ((*list)[length] == '|');
    return folded;
}

static bool has_stem(const char *text, const char *stems, const char *locale)
{
    bool found = false;
    for (char *stem; !found && (stem = next_of_list(&stems, locale)); free(stem))
        found = *stem && strstr(text, stem);
    return found;
}

static bool is_in_word(UChar32 c)
{
    return c && (po_is_letter(c) || u_isdigit(c));
}

/* Whether a folded text contains a folded word, whose asterisks stand for other letters. */
static bool has_bad(const char *text, const char *word)
{
    bool any_start = *word == '*';
    word += any_start;
    size_t length = strlen(word);
    bool any_end = length && word[length - 1] == '*';
    length -= any_end;
    char *wanted = strndup(word, length);
    bool found = false;
    for (const char *p = text; length && !found && (p = strstr(p, wanted)); p++) {
        const char *after = p + length;
        found = (any_start || !is_in_word(po_previous(text, p))) &&
                (any_end || !is_in_word(po_next(&after)));
    }
    free(wanted);
    return found;
}

/* The first bad word of a term that a folded text contains; NULL if there is none. */
static char *find_bad(const char *text, const struct po_term *term, const char *locale)
{
    const char *list = term->bad;
    for (char *word; (word = next_of_list(&list, locale)); free(word))
        if (has_bad(text, word))
            return word;
    return NULL;
}

static bool is_for_every_text(const struct po_term *term)
{
    return !strcmp(term->english, "*");
}

/* Checks a folded text for one term. */
static void check_term(struct po_check *check, const struct po_pair *pair, const char *text,
                       const struct po_term *term)
{
    const char *locale = check->language->locale;
    char *bad = find_bad(text, term, locale);
    if (bad)
        po_found(check, pair->entry, PO_RULE_GLOSSARY,
                 po_format(_("the glossary calls \"%s\" a bad word"), bad),
                 po_format("%s", term->translation));
    else if (check->terms && !is_for_every_text(term) && !has_stem(text, term->stems, locale))
        po_found(check, pair->entry, PO_RULE_GLOSSARY,
                 po_format(_("the glossary's term for \"%s\" is missing"), term->english),
                 po_format("%s (%s)", term->translation, term->stems));
    free(bad);
}

void po_rules_glossary(struct po_check *check, const struct po_pair *pair)
{
    char *english = po_fold(pair->english, "en");
    char *text = po_fold(pair->text, check->language->locale);
    for (size_t i = 0; i < check->glossary->count; i++) {
        const struct po_term *term = &check->glossary->terms[i];
        char *word = po_fold(term->english, "en");
        if (is_for_every_text(term) || po_has_word(english, word))
            check_term(check, pair, text, term);
        free(word);
    }
    free(english);
    free(text);
}
