/* SPDX-License-Identifier: MIT */
/* Rules for typing mistakes: repeated words, brackets, superfluous characters. */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/breaks.h"
#include "tools/po/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

static bool is_space(struct po_piece piece)
{
    const char *p = piece.start;
    return po_is_space(po_next(&p));
}

/* The first word of at least two letters that is repeated, folded; NULL if there is none. */
static char *find_repeated(const char *text, const char *locale)
{
    struct po_breaks breaks;
    char *before = NULL, *repeated = NULL;
    po_breaks_open(&breaks, UBRK_WORD, locale, text);
    for (struct po_piece piece; !repeated && po_breaks_next(&breaks, &piece);) {
        if (is_space(piece))
            continue;
        char *word = po_format("%.*s", piece.is_word ? piece.length : 0, piece.start);
        char *folded = po_fold(word, locale);
        free(word);
        if (before && po_width(folded) >= 2 && !strcmp(before, folded))
            repeated = strdup(folded);
        free(before);
        before = folded;
    }
    po_breaks_close(&breaks);
    free(before);
    return repeated;
}

static void check_repeated(struct po_check *check, const struct po_pair *pair)
{
    char *word = find_repeated(pair->text, check->language->locale);
    char *english = word ? find_repeated(pair->english, "en") : NULL;
    if (word && !english && !po_is_exception(check->language, PO_RULE_REPEATED_WORD, word))
        po_found(check, pair->entry, PO_RULE_REPEATED_WORD,
                 po_format(_("\"%s\" occurs twice in a row"), word),
                 po_format(_("only one of them")));
    free(word);
    free(english);
}

/* The opening bracket for the closing bracket c; 0 if it is not one.  Braces belong to
 * placeholders. */
static UChar32 opening(UChar32 c)
{
    UChar32 pair = u_charType(c) == U_END_PUNCTUATION ? u_getBidiPairedBracket(c) : c;
    return pair == c || c == '}' ? 0 : pair;
}

#define DEPTH_MAX 16

/* The first bracket without a counterpart; 0 if there is none. */
static UChar32 find_unpaired(const char *text)
{
    UChar32 open[DEPTH_MAX];
    size_t depth = 0;
    for (UChar32 c; (c = po_next(&text));) {
        bool opens = u_charType(c) == U_START_PUNCTUATION && u_getBidiPairedBracket(c) != c;
        if (opens && c != '{' && depth < DEPTH_MAX)
            open[depth++] = c;
        else if (opening(c) && (!depth || open[--depth] != opening(c)))
            return c;
    }
    return depth ? open[0] : 0;
}

/* The first closing bracket; 0 if there is none. */
static UChar32 find_bracket(const char *text)
{
    UChar32 c;
    while ((c = po_next(&text)) && !opening(c))
        continue;
    return c;
}

static void check_brackets(struct po_check *check, const struct po_pair *pair)
{
    UChar32 c = find_unpaired(pair->text), english = find_bracket(pair->english);
    char bracket[5];
    if (!c && english && !find_bracket(pair->text))
        po_found(check, pair->entry, PO_RULE_BRACKET,
                 po_format(_("the English text has \"%s\""), po_put(english, bracket)),
                 po_format(_("a pair of brackets")));
    if (c && !find_unpaired(pair->english))
        po_found(check, pair->entry, PO_RULE_BRACKET,
                 po_format(_("\"%s\" has no matching bracket"), po_put(c, bracket)),
                 po_format(_("a pair of brackets")));
}

static void check_ellipsis(struct po_check *check, const struct po_pair *pair)
{
    if (strstr(pair->text, "...") && !strstr(pair->english, "..."))
        po_found(check, pair->entry, PO_RULE_ELLIPSIS, po_format(_("\"...\" is three full stops")),
                 po_format("…"));
}

/* If a translation is exchanged as CSV, a spreadsheet treats a cell that starts like this as a
 * formula. */
static void check_start(struct po_check *check, const struct po_pair *pair)
{
    char first = *pair->text;
    if (first && strchr("=+-@\t\r", first) && first != *pair->english)
        po_found(check, pair->entry, PO_RULE_INITIAL_CHARACTER,
                 po_format(_("the text starts with \"%c\""), first),
                 po_format(_("a letter, or a typographic sign such as − or –")));
}

/* The tatweel, and vowel signs on a tatweel. */
static bool is_stretched(UChar32 c)
{
    static const UChar32 marks[] = {0x640,  0xfcf2, 0xfcf3, 0xfcf4, 0xfe71,
                                    0xfe77, 0xfe79, 0xfe7b, 0xfe7d, 0xfe7f};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (c == marks[i])
            return true;
    return false;
}

static void check_kashida(struct po_check *check, const struct po_pair *pair)
{
    const char *p = pair->text;
    for (UChar32 c; (c = po_next(&p));) {
        const char *ahead = p;
        /* It joins a prefix such as "to" to a word in another script. */
        if (!is_stretched(c) || po_script(po_next(&ahead)) != USCRIPT_ARABIC)
            continue;
        po_found(check, pair->entry, PO_RULE_KASHIDA,
                 po_format(_("U+%04X stretches a letter"), (unsigned)c),
                 po_format(_("the letter without it; the page sets the width of lines")));
        return;
    }
}

void po_rules_slips(struct po_check *check, const struct po_pair *pair)
{
    check_repeated(check, pair);
    check_brackets(check, pair);
    check_ellipsis(check, pair);
    check_start(check, pair);
    check_kashida(check, pair);
}
