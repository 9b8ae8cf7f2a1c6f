/* SPDX-License-Identifier: MIT */
/* Rules for punctuation: the ends of sentences, commas, quotation marks and apostrophes. */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/text.h"

#include <string.h>
#include <unicode/uchar.h>

enum ending { ENDING_NONE, ENDING_STOP, ENDING_QUESTION, ENDING_EXCLAMATION, ENDING_COLON };

static const char *const ending_marks[] = {
    [ENDING_STOP] = ".。．।۔։።။។།॥｡",
    [ENDING_QUESTION] = "?？؟՞፧",
    [ENDING_EXCLAMATION] = "!！՜",
    [ENDING_COLON] = ":：៖፡",
};

static bool contains(const char *marks, UChar32 c)
{
    char bytes[5];
    return c && strstr(marks, po_put(c, bytes));
}

/* The last character that is not a space and does not close anything. */
static UChar32 last_mark(const char *text)
{
    const char *p = text + strlen(text);
    UChar32 c;
    char bytes[5];
    while ((c = po_previous(text, p)) &&
           (po_is_space(c) || po_is_quotation_mark(c) || u_charType(c) == U_FORMAT_CHAR ||
            (u_charType(c) == U_END_PUNCTUATION && c != '}')))
        p -= strlen(po_put(c, bytes));
    return c;
}

static enum ending ending_of(const struct po_language *language, const char *text)
{
    UChar32 c = last_mark(text);
    bool greek = po_language_has_script(language, USCRIPT_GREEK);
    bool armenian = po_language_has_script(language, USCRIPT_ARMENIAN);
    if (greek && (c == ';' || c == 0x37e))
        return ENDING_QUESTION;
    /* In Armenian, the mark of a question or an exclamation is over a word. */
    if (armenian && strstr(text, "՞"))
        return ENDING_QUESTION;
    if (armenian && strstr(text, "՜"))
        return ENDING_EXCLAMATION;
    for (int ending = ENDING_STOP; ending <= ENDING_COLON; ending++)
        if (contains(ending_marks[ending], c))
            return (enum ending)ending;
    return ENDING_NONE;
}

UChar32 po_usual_stop(const struct po_document *document, const struct po_language *language)
{
    const char *stops = language->stops + (language->stops[0] == '-');
    size_t most = 0;
    const char *p = stops;
    UChar32 usual = po_next(&p);
    const char *rest = stops;
    for (UChar32 stop; (stop = po_next(&rest));) {
        size_t count = 0;
        for (size_t i = 0; i < document->count; i++)
            count += document->entries[i].translated &&
                     last_mark(document->entries[i].strings[0]) == stop;
        if (count > most) {
            most = count;
            usual = stop;
        }
    }
    return usual;
}

static void found_ending(struct po_check *check, const struct po_pair *pair, enum ending wanted)
{
    char last[5], english[5], stop[5];
    po_put(last_mark(pair->text), last);
    po_put(last_mark(pair->english), english);
    const char *right = wanted == ENDING_NONE ? NULL : ending_marks[wanted];
    if (wanted == ENDING_STOP)
        right = check->stop ? po_put(check->stop, stop) : NULL;
    else if (wanted == ENDING_QUESTION && po_language_has_script(check->language, USCRIPT_GREEK))
        right = ";";
    po_found(check, pair->entry, PO_RULE_FINAL_PUNCTUATION,
             po_format(_("the text ends with \"%s\", the English text with \"%s\""), last, english),
             right ? po_format(_("\"%s\" at the end"), right)
                   : po_format(_("no punctuation mark at the end")));
}

/* Whether a sentence that ends with a full stop in English ends as the language requires. */
static bool ends_in_stop(const struct po_check *check, const struct po_pair *pair,
                         enum ending ending)
{
    bool none = !check->stop || check->language->stops[0] == '-';
    return (none && ending == ENDING_NONE) || (check->stop && last_mark(pair->text) == check->stop);
}

static void check_ending(struct po_check *check, const struct po_pair *pair)
{
    if (!*pair->english)
        return;
    enum ending wanted = ending_of(check->language, pair->english);
    enum ending ending = ending_of(check->language, pair->text);
    if (wanted == ENDING_STOP ? !ends_in_stop(check, pair, ending) : ending != wanted)
        found_ending(check, pair, wanted);
}

/* Punctuation of another script, and that of the language.  If the language is "", the row applies
 * to all languages in the script. */
static const struct {
    UScriptCode script;
    char language[4];
    UChar32 wrong;
    const char *right;
} own_marks[] = {
    {USCRIPT_ARABIC, "", ',', "،"},   {USCRIPT_ARABIC, "", ';', "؛"},
    {USCRIPT_ARABIC, "", '?', "؟"},   {USCRIPT_ARABIC, "ur", '.', "۔"},
    {USCRIPT_ARMENIAN, "", '?', "՞"}, {USCRIPT_ARMENIAN, "", '!', "՜"},
    {USCRIPT_GREEK, "", '?', ";"},    {USCRIPT_HAN, "ja", ',', "、"},
    {USCRIPT_HAN, "zh", ',', "，"},   {USCRIPT_HAN, "ja", '.', "。"},
    {USCRIPT_HAN, "zh", '.', "。"},   {USCRIPT_HAN, "ja", ':', "："},
    {USCRIPT_HAN, "zh", ':', "："},   {USCRIPT_HAN, "zh", ';', "；"},
    {USCRIPT_HAN, "ja", '?', "？"},   {USCRIPT_HAN, "zh", '?', "？"},
    {USCRIPT_HAN, "ja", '!', "！"},   {USCRIPT_HAN, "zh", '!', "！"},
    {USCRIPT_HAN, "ja", '(', "（"},   {USCRIPT_HAN, "zh", '(', "（"},
    {USCRIPT_HAN, "ja", ')', "）"},   {USCRIPT_HAN, "zh", ')', "）"},
};

static const char *own_mark(const struct po_language *language, UChar32 c)
{
    for (size_t i = 0; i < sizeof own_marks / sizeof own_marks[0]; i++)
        if (own_marks[i].wrong == c && po_language_has_script(language, own_marks[i].script) &&
            !strncmp(language->locale, own_marks[i].language, strlen(own_marks[i].language)))
            return own_marks[i].right;
    return NULL;
}

/* A letter in the script of the language.  Without one, the punctuation belongs to something like
 * "HTTP/1.1". */
static bool is_own_letter(const struct po_language *language, UChar32 c)
{
    return c && po_is_letter(c) && po_language_has_script(language, po_script(c));
}

static void check_marks(struct po_check *check, const struct po_pair *pair)
{
    const char *p = pair->text;
    UChar32 before = 0;
    for (UChar32 c; (c = po_next(&p)); before = c) {
        const char *right = own_mark(check->language, c);
        const char *ahead = p;
        if (!right || !(is_own_letter(check->language, before) ||
                        is_own_letter(check->language, po_next(&ahead))))
            continue;
        char wrong[5];
        po_found(
            check, pair->entry, PO_RULE_PUNCTUATION,
            po_format(_("\"%s\" is not the punctuation mark of this language"), po_put(c, wrong)),
            po_format("%s", right));
        return;
    }
}

/* The rule that a quotation mark violates, or -1. */
static int judge_quote(const struct po_language *language, UChar32 before, UChar32 c, UChar32 after)
{
    bool straight = c == '"' || c == '\'';
    bool inside = u_isalpha(before) && u_isalpha(after);
    if (straight)
        return inside ? PO_RULE_APOSTROPHE : PO_RULE_QUOTES;
    if (c == 0x2019 && (u_isalpha(before) || u_isalpha(after)))
        return -1; /* an apostrophe */
    return uset_contains(language->quotes, c) ? -1 : PO_RULE_QUOTES;
}

static char *right_quotes(const struct po_language *language, enum po_rule rule)
{
    if (rule == PO_RULE_APOSTROPHE)
        return po_format(po_language_has_script(language, USCRIPT_HEBREW) ? "״, ׳" : "’");
    return po_format("%s…%s, %s…%s", language->marks[0], language->marks[1], language->marks[2],
                     language->marks[3]);
}

static void check_quotes(struct po_check *check, const struct po_pair *pair)
{
    if (!check->language->known)
        return;
    const char *p = pair->text;
    UChar32 before = 0;
    for (UChar32 c; (c = po_next(&p)); before = c) {
        const char *ahead = p;
        int rule =
            po_is_quotation_mark(c) ? judge_quote(check->language, before, c, po_next(&ahead)) : -1;
        if (rule < 0)
            continue;
        char mark[5];
        po_found(check, pair->entry, (enum po_rule)rule,
                 po_format(rule == PO_RULE_QUOTES
                               ? _("%s is not one of the language's quotation marks")
                               : _("%s is a straight apostrophe"),
                           po_put(c, mark)),
                 right_quotes(check->language, (enum po_rule)rule));
        return;
    }
}

void po_rules_punctuation(struct po_check *check, const struct po_pair *pair)
{
    check_ending(check, pair);
    check_marks(check, pair);
    check_quotes(check, pair);
}
