/* SPDX-License-Identifier: MIT */
/* Rules for capital letters. */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* The first letter of a text, unless something else is before it: a placeholder, a digit, an
 * apostrophe as in Afrikaans "’n". */
static UChar32 first_letter(const char *text)
{
    UChar32 c;
    while ((c = po_next(&text)) && (po_is_space(c) || u_ispunct(c)) && c != '{' && c != 0xff5b &&
           c != 0x2019)
        continue;
    return u_isalpha(c) ? c : 0;
}

/* Whether a text starts with a word in ASCII that the other has, too, such as "https". */
static bool starts_alike(const char *text, const char *english)
{
    size_t length = 0;
    while ((text[length] >= 'a' && text[length] <= 'z') ||
           (text[length] >= 'A' && text[length] <= 'Z'))
        length++;
    char *word = strndup(text, length);
    bool alike = po_has_word(english, word);
    free(word);
    return alike;
}

/* Georgian has no capital letter at the start of a sentence: Unicode's titlecase is the same. */
static void check_initial(struct po_check *check, const struct po_pair *pair)
{
    UChar32 c = first_letter(pair->text);
    char small[5], capital[5];
    if (c && u_totitle(c) != c && u_isupper(first_letter(pair->english)) &&
        !starts_alike(pair->text, pair->english))
        po_found(check, pair->entry, PO_RULE_INITIAL_CAPITAL,
                 po_format(_("the text starts with the small letter \"%s\""), po_put(c, small)),
                 po_format("%s", po_put(u_totitle(c), capital)));
}

/* Where two capital letters and a small letter start, as in "THe", or NULL. */
static const char *find_capitals(const char *text)
{
    size_t capitals = 0;
    const char *start = text, *before = text;
    for (UChar32 c; (c = po_next(&text)); before = text) {
        if (u_islower(c) && capitals == 2)
            return start;
        if (!u_isupper(c)) {
            capitals = u_isalpha(c) ? 3 : 0; /* not inside a word */
            continue;
        }
        start = capitals ? start : before;
        capitals++;
    }
    return NULL;
}

static void check_capitals(struct po_check *check, const struct po_pair *pair)
{
    const char *start = find_capitals(pair->text);
    if (!start)
        return;
    const char *end = start;
    po_next(&end);
    po_next(&end);
    char *capitals = po_format("%.*s", (int)(end - start), start);
    if (!strstr(pair->english, capitals))
        po_found(check, pair->entry, PO_RULE_CAPITAL,
                 po_format(_("a word starts with \"%s\" and continues in small letters"), capitals),
                 po_format(_("one capital letter")));
    free(capitals);
}

/* Shorter words in capital letters are abbreviations. */
#define SHOUTED_LETTERS 5

/* The next word of letters, whose length is 0 at the end; *capitals says whether all of them are
 * capital letters. */
static size_t next_word(const char **p, bool *capitals)
{
    const char *start = *p, *end;
    UChar32 c;
    while ((c = po_next(p)) && !po_is_letter(c))
        start = *p;
    *capitals = c != 0;
    for (end = *p; c && po_is_letter(c); c = po_next(p)) {
        *capitals &= !u_islower(c) && u_tolower(c) != c;
        end = *p;
    }
    *p = end;
    return (size_t)(end - start);
}

static void check_shouting(struct po_check *check, const struct po_pair *pair)
{
    const char *p = pair->text;
    bool capitals;
    for (size_t length; (length = next_word(&p, &capitals));) {
        char *word = po_format("%.*s", (int)length, p - length);
        bool shouted =
            capitals && po_width(word) >= SHOUTED_LETTERS && !strstr(pair->english, word);
        if (shouted)
            po_found(check, pair->entry, PO_RULE_ALL_CAPITALS,
                     po_format(_("\"%s\" is in capital letters"), word),
                     po_format(_("small letters, as in the English text")));
        free(word);
        if (shouted)
            return;
    }
}

void po_rules_case(struct po_check *check, const struct po_pair *pair)
{
    check_initial(check, pair);
    check_capitals(check, pair);
    check_shouting(check, pair);
}
