/* SPDX-License-Identifier: MIT */
/* Rules for words and letters: script, alphabet, texts left in English. */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* Consecutive letters of the same script, including hyphens and digits between them. */
struct run {
    const char *start;
    size_t length;
    UScriptCode script;
    UChar32 before, after; /* the characters around it */
};

static bool is_common(UScriptCode script)
{
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

/* The end of the run that starts at p. */
static const char *end_of_run(const char *p, UScriptCode script)
{
    const char *end = p;
    for (UChar32 c; (c = po_next(&p));) {
        bool joined = c == '-' || u_isdigit(c);
        if (po_is_letter(c) && (po_script(c) == script || is_common(po_script(c))))
            end = p;
        else if (!joined)
            break;
    }
    return end;
}

/* The next run outside placeholders; its length is 0 at the end. */
static struct run next_run(const char *text, const char **p)
{
    struct run run = {*p, 0, USCRIPT_COMMON, 0, 0};
    for (UChar32 c; (c = po_next(p)); run.start = *p) {
        if (c == '{' && strchr(*p, '}'))
            *p = strchr(*p, '}');
        if (!u_isalpha(c) || is_common(po_script(c)))
            continue;
        run.script = po_script(c);
        run.before = po_previous(text, run.start);
        *p = end_of_run(run.start, run.script);
        run.length = (size_t)(*p - run.start);
        const char *ahead = *p;
        run.after = po_next(&ahead);
        return run;
    }
    return run;
}

/* Whether the English text contains the same word, in any case. */
static bool is_in_english(const struct run *run, const char *english)
{
    char *word = strndup(run->start, run->length);
    char *folded_word = po_fold(word, "en");
    char *folded_english = po_fold(english, "en");
    bool found = strstr(folded_english, folded_word);
    free(word);
    free(folded_word);
    free(folded_english);
    return found;
}

/* An abbreviation such as URL or ID. */
static bool is_abbreviation(const struct run *run)
{
    size_t capitals = 0;
    for (size_t i = 0; i < run->length; i++)
        if (run->start[i] < 'A' || run->start[i] > 'Z')
            return false;
        else
            capitals++;
    return capitals >= 2;
}

/* Whether a run touches a letter of another alphabet that looks similar. */
static bool is_mixed(const struct run *run, UChar32 beside)
{
    static const UScriptCode alike[] = {USCRIPT_LATIN, USCRIPT_CYRILLIC, USCRIPT_GREEK};
    UScriptCode other = u_isalpha(beside) ? po_script(beside) : USCRIPT_COMMON;
    bool one = false, two = false;
    for (size_t i = 0; i < 3; i++) {
        one |= run->script == alike[i];
        two |= other == alike[i];
    }
    return one && two && other != run->script;
}

static const char *script_name(UScriptCode script)
{
    const char *name = uscript_getName(script);
    return name ? name : "?";
}

static bool check_run_script(struct po_check *check, const struct po_pair *pair,
                             const struct run *run)
{
    bool own = po_language_has_script(check->language, run->script);
    bool mixed = is_mixed(run, run->before) || is_mixed(run, run->after);
    if (!mixed && (own || (run->script == USCRIPT_LATIN &&
                           (is_abbreviation(run) || is_in_english(run, pair->english)))))
        return true;
    if (mixed)
        po_found(check, pair->entry, PO_RULE_SCRIPT,
                 po_format(_("\"%.*s\" is in %s letters, but the rest of the word is not"),
                           (int)run->length, run->start, script_name(run->script)),
                 po_format(_("letters of a single script in each word")));
    else
        po_found(check, pair->entry, PO_RULE_SCRIPT,
                 po_format(_("\"%.*s\" is in the script %s"), (int)run->length, run->start,
                           script_name(run->script)),
                 po_format(_("the script %s"), script_name(check->language->scripts[0])));
    return false;
}

/* The first letter in a run that is not in the alphabet of the language; 0 if there is none. */
static UChar32 foreign_letter(const struct po_language *language, const struct run *run)
{
    const char *p = run->start;
    while (p < run->start + run->length) {
        UChar32 c = po_next(&p);
        if (language->letters && po_is_letter(c) && !is_common(po_script(c)) &&
            !uset_contains(language->letters, c))
            return c;
        if (language->other_han && uset_contains(language->other_han, c))
            return c;
    }
    return 0;
}

static bool check_run_letters(struct po_check *check, const struct po_pair *pair,
                              const struct run *run)
{
    const struct po_language *language = check->language;
    UChar32 c = po_language_has_script(language, run->script) ? foreign_letter(language, run) : 0;
    if (!c || is_in_english(run, pair->english) || is_abbreviation(run))
        return true;
    char letter[5], name[128] = "";
    UErrorCode error = U_ZERO_ERROR;
    u_charName(c, U_UNICODE_CHAR_NAME, name, sizeof name, &error);
    po_found(
        check, pair->entry, language->other_han ? PO_RULE_SCRIPT : PO_RULE_LETTER,
        language->other_han
            ? po_format(_("%s belongs to the other form of written Chinese"), po_put(c, letter))
            : po_format(_("\"%s\" in \"%.*s\" (U+%04X %s) is not a letter of this language"),
                        po_put(c, letter), (int)run->length, run->start, (unsigned)c, name),
        po_format(_("letters of CLDR's alphabet for %s"), language->locale));
    return false;
}

static void check_runs(struct po_check *check, const struct po_pair *pair)
{
    if (!check->language->script_count)
        return;
    const char *p = pair->text;
    for (struct run run; (run = next_run(pair->text, &p)).length;)
        if (!check_run_script(check, pair, &run) || !check_run_letters(check, pair, &run))
            return;
}

/* Whether there is a word to translate, and not only an abbreviation such as OK. */
static bool has_words(const char *english)
{
    size_t letters = 0;
    for (const char *p = english; *p; p++) {
        if (*p == '{' && strchr(p, '}'))
            p = strchr(p, '}');
        letters += (size_t)(u_isalpha(*p) != 0);
    }
    return letters > 3;
}

static void check_english(struct po_check *check, const struct po_pair *pair)
{
    if (!check->language->english && has_words(pair->english) && !strcmp(pair->english, pair->text))
        po_found(check, pair->entry, PO_RULE_SAME_AS_ENGLISH,
                 po_format(_("the text is the same as in English")),
                 po_format(_("a translation, or a comment that explains why it is the same")));
}

void po_rules_words(struct po_check *check, const struct po_pair *pair)
{
    check_runs(check, pair);
    check_english(check, pair);
}
