/* SPDX-License-Identifier: MIT */
/* Collects from CLDR and Unicode, through ICU, how a language is written. */
#include "tools/po/language.h"
#include "tools/po/text.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* The modifiers in gettext's names that mean a script. */
static const char *const modifiers[][2] = {
    {"arabic", "Arab"}, {"cyrillic", "Cyrl"}, {"devanagari", "Deva"}, {"latin", "Latn"}};

static const char *script_of_modifier(const char *name)
{
    const char *modifier = strchr(name, '@');
    for (size_t i = 0; modifier && i < sizeof modifiers / sizeof modifiers[0]; i++)
        if (!strcmp(modifier + 1, modifiers[i][0]))
            return modifiers[i][1];
    return "";
}

/* ICU's name of a locale: "sr@latin" is sr_Latn, "pt_BR.UTF-8" is pt_BR. */
static void make_locale(const char *name, char *locale, size_t size)
{
    int language = (int)strcspn(name, "_-.@");
    const char *rest = name + language;
    int region = (int)strcspn(rest, ".@");
    const char *script = script_of_modifier(name);
    snprintf(locale, size, "%.*s%s%s%.*s", language, name, *script ? "_" : "", script, region,
             rest);
    for (char *p = locale; (p = strchr(p, '-'));)
        *p = '_';
}

/*
 * The characters that end a sentence, by script.  The first one is expected if a file is
 * undecided.  If the list also contains the European full stop, usage differs between languages
 * (Hindi, Marathi), and the character that most messages in the file use is right.
 */
static const struct {
    UScriptCode script;
    const char *stops;
} stops_of_scripts[] = {
    {USCRIPT_ARABIC, ".۔"},     {USCRIPT_ARMENIAN, "։"},  {USCRIPT_BENGALI, "।"},
    {USCRIPT_DEVANAGARI, "।."}, {USCRIPT_ETHIOPIC, "።"},  {USCRIPT_GURMUKHI, "।"},
    {USCRIPT_HAN, "。"},        {USCRIPT_KATAKANA, "。"}, {USCRIPT_KHMER, "-។"},
    {USCRIPT_LAO, ""},          {USCRIPT_MYANMAR, "။"},   {USCRIPT_ORIYA, "।."},
    {USCRIPT_SINHALA, "."},     {USCRIPT_THAI, ""},       {USCRIPT_TIBETAN, "།"},
};

static const char *find_stops(UScriptCode script)
{
    for (size_t i = 0; i < sizeof stops_of_scripts / sizeof stops_of_scripts[0]; i++)
        if (stops_of_scripts[i].script == script)
            return stops_of_scripts[i].stops;
    return ".";
}

/* Adds quotation marks, including those in the comments of the glossary. */
static void open_quotes(struct po_language *language, ULocaleData *data,
                        const struct po_glossary *glossary)
{
    language->quotes = uset_openEmpty();
    for (int type = 0; type < 4; type++) {
        UErrorCode error = U_ZERO_ERROR;
        UChar mark[8];
        int length = ulocdata_getDelimiter(data, (ULocaleDataDelimiterType)type, mark, 8, &error);
        if (U_FAILURE(error) || !length)
            continue;
        uset_addAllCodePoints(language->quotes, mark, length);
        u_strToUTF8(language->marks[type], sizeof language->marks[type], NULL, mark, length,
                    &error);
    }
    const char *p = glossary->comments ? glossary->comments : "";
    for (UChar32 c; (c = po_next(&p));)
        if (c > 0x7f && po_is_quotation_mark(c))
            uset_add(language->quotes, c);
}

static USet *exemplars(ULocaleData *data, ULocaleDataExemplarSetType type)
{
    UErrorCode error = U_ZERO_ERROR;
    USet *set = ulocdata_getExemplarSet(data, NULL, 0, type, &error);
    return U_FAILURE(error) ? uset_openEmpty() : set;
}

/* Differences between CLDR's alphabets and actual use: letters in loanwords that CLDR lists but
 * that are mistakes here, and letters that it lacks. */
static const struct {
    const char *language;
    const char *added;
    const char *removed;
} corrections[] = {
    {"bg", "", "ёыэ"}, {"ckb", "", "كىي"}, {"fa", "", "كىي"}, {"mr", "ॲ", ""},
    {"ro", "", "şţ"},  {"uk", "", "ёъыэ"}, {"ur", "", "هي"},
};

static void correct_letters(struct po_language *language)
{
    for (size_t i = 0; i < sizeof corrections / sizeof corrections[0]; i++) {
        size_t length = strlen(corrections[i].language);
        if (strncmp(language->locale, corrections[i].language, length) ||
            (language->locale[length] && language->locale[length] != '_'))
            continue;
        const char *p = corrections[i].added;
        for (UChar32 c; (c = po_next(&p));)
            uset_add(language->letters, c);
        p = corrections[i].removed;
        for (UChar32 c; (c = po_next(&p));)
            uset_remove(language->letters, c);
    }
}

/* Adds the letters of a set, and those in its strings: digraphs, accented letters. */
static void add_letters(USet *letters, ULocaleData *data, ULocaleDataExemplarSetType type)
{
    USet *set = exemplars(data, type);
    int items = uset_getItemCount(set);
    for (int i = 0; i < items; i++) {
        UErrorCode error = U_ZERO_ERROR;
        UChar32 start, end;
        UChar string[16];
        int length = uset_getItem(set, i, &start, &end, string, 16, &error);
        if (length > 0 && U_SUCCESS(error))
            uset_addAllCodePoints(letters, string, length);
        else
            uset_addRange(letters, start, end);
    }
    uset_close(set);
}

static void open_letters(struct po_language *language, ULocaleData *data)
{
    UScriptCode script = language->script_count ? language->scripts[0] : USCRIPT_UNKNOWN;
    if (!language->script_count || script == USCRIPT_HAN || script == USCRIPT_KATAKANA ||
        script == USCRIPT_HANGUL)
        return;
    language->letters = uset_openEmpty();
    add_letters(language->letters, data, ULOCDATA_ES_STANDARD);
    add_letters(language->letters, data, ULOCDATA_ES_AUXILIARY);
    correct_letters(language);
    uset_closeOver(language->letters, USET_CASE_INSENSITIVE);
}

/* Whether a converter between the forms of Chinese changes a character. */
static bool is_converted(UTransliterator *converter, UChar32 c)
{
    UChar text[8];
    int length = 0, capacity = 8, limit;
    U16_APPEND_UNSAFE(text, length, c);
    UErrorCode error = U_ZERO_ERROR;
    UChar before[2] = {text[0], text[1]};
    limit = length;
    utrans_transUChars(converter, text, &length, capacity, 0, &limit, &error);
    return U_SUCCESS(error) && (limit != (c > 0xffff ? 2 : 1) || text[0] != before[0] ||
                                (limit == 2 && text[1] != before[1]));
}

/* The characters of Simplified Chinese for Traditional, or vice versa: those that the converter
 * changes, unless the language uses the character, too, with another meaning. */
static void open_other_han(struct po_language *language, ULocaleData *data)
{
    if (strncmp(language->locale, "zh", 2))
        return;
    char likely[64];
    UErrorCode error = U_ZERO_ERROR;
    uloc_addLikelySubtags(language->locale, likely, sizeof likely, &error);
    bool traditional = U_SUCCESS(error) && strstr(likely, "Hant");
    UChar id[32];
    u_uastrcpy(id, traditional ? "Simplified-Traditional" : "Traditional-Simplified");
    UTransliterator *converter = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    ULocaleData *other = ulocdata_open(traditional ? "zh_Hans" : "zh_Hant", &error);
    if (U_SUCCESS(error)) {
        USet *own = exemplars(data, ULOCDATA_ES_STANDARD);
        USet *candidates = exemplars(other, ULOCDATA_ES_STANDARD);
        uset_removeAll(candidates, own);
        language->other_han = uset_openEmpty();
        for (int i = 0; i < uset_size(candidates); i++)
            if (is_converted(converter, uset_charAt(candidates, i)))
                uset_add(language->other_han, uset_charAt(candidates, i));
        uset_close(candidates);
        uset_close(own);
    }
    utrans_close(converter);
    ulocdata_close(other);
}

static enum po_spacing find_spacing(const char *locale)
{
    if (strcmp(locale, "fr") && strncmp(locale, "fr_", 3))
        return PO_SPACING_NONE;
    return strcmp(locale, "fr_CA") ? PO_SPACING_FRENCH : PO_SPACING_CANADIAN;
}

void po_language_open(struct po_language *language, const char *name,
                      const struct po_glossary *glossary)
{
    *language = (struct po_language){.english = false};
    make_locale(name, language->locale, sizeof language->locale);
    UErrorCode error = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(language->locale, &error);
    /* A locale without its own data gets that of the root. */
    language->known = U_SUCCESS(error) && error != U_USING_DEFAULT_WARNING;
    error = U_ZERO_ERROR;
    language->english = !strcmp(language->locale, "en") || !strncmp(language->locale, "en_", 3);
    int count = uscript_getCode(language->locale, language->scripts, PO_SCRIPTS_MAX, &error);
    language->script_count = U_FAILURE(error) || !language->known ? 0 : count;
    language->stops = find_stops(language->script_count ? language->scripts[0] : USCRIPT_UNKNOWN);
    language->spacing = find_spacing(language->locale);
    open_quotes(language, data, glossary);
    open_letters(language, data);
    open_other_han(language, data);
    ulocdata_close(data);
}

void po_language_close(struct po_language *language)
{
    uset_close(language->letters);
    uset_close(language->other_han);
    uset_close(language->quotes);
}

bool po_language_has_script(const struct po_language *language, UScriptCode script)
{
    for (int i = 0; i < language->script_count; i++)
        if (language->scripts[i] == script)
            return true;
    return false;
}

UScriptCode po_script(UChar32 c)
{
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript(c, &error);
}
