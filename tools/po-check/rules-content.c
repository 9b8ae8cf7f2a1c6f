/* SPDX-License-Identifier: MIT */
/* Rules that compare a text with the English: sentences, numbers, names, the order of placeholders;
 * and for what is left over from writing it. */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static bool is_one_letter_word(const char *start, const char *end)
{
    return end > start &&
           ((end[-1] >= 'a' && end[-1] <= 'z') || (end[-1] >= 'A' && end[-1] <= 'Z')) &&
           (end - 1 == start || end[-2] == ' ');
}

/* Whether the full stop at mark is that of an abbreviation such as "z. B." or "u. a.", and not of
 * a word such as "e" in Kurdish: it is a capital letter, or there is another letter with a full
 * stop before or after it. */
static bool abbreviates(const char *start, const char *mark)
{
    if (!is_one_letter_word(start, mark))
        return false;
    bool capital = mark[-1] >= 'A' && mark[-1] <= 'Z';
    bool before = mark - start > 3 && mark[-3] == '.' && is_one_letter_word(start, mark - 3);
    bool after = mark[1] == ' ' && mark[2] && mark[3] == '.' && is_one_letter_word(start, mark + 3);
    return capital || before || after;
}

/* Whether these scripts have no space after a sentence. */
static bool is_unspaced(UScriptCode script)
{
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

/* Whether the mark that ends at p ends a sentence: not the one in "1. April". */
static bool ends_sentence(const char *start, const char *mark, const char *p)
{
    UChar32 before = po_previous(start, mark), c = po_next(&p);
    while (po_is_quotation_mark(c) || u_charType(c) == U_END_PUNCTUATION)
        c = po_next(&p);
    if (!c)
        return true;
    bool spaced = po_is_space(c);
    c = spaced ? po_next(&p) : c;
    return (spaced || is_unspaced(po_script(before))) && !abbreviates(start, mark) &&
           !u_isdigit(before) && u_totitle(c) == c;
}

static unsigned count_sentences(const char *text)
{
    static const char marks[] = ".。．।۔։።။។॥｡?？؟፧!！";
    unsigned count = 0;
    const char *p = text, *mark = text;
    char bytes[5];
    for (UChar32 c; (c = po_next(&p)); mark = p)
        count += strstr(marks, po_put(c, bytes)) && ends_sentence(text, mark, p);
    return count;
}

/* Languages that end sentences without a mark have no sentences to count.  A text that is not a
 * sentence, such as a title, has none. */
static void check_sentences(struct po_check *check, const struct po_pair *pair)
{
    if (!check->stop || *check->language->stops == '-')
        return;
    unsigned wanted = count_sentences(pair->english), count = count_sentences(pair->text);
    bool split =
        count > wanted && wanted && po_is_exception(check->language, PO_RULE_SENTENCE_COUNT, "");
    /* The rule about the end reports a single full stop. */
    if (count == wanted || split || count + wanted < 2)
        return;
    po_found(check, pair->entry, PO_RULE_SENTENCE_COUNT,
             po_format(_("sentences: %u; in English: %u"), count, wanted),
             po_format(_("as many sentences as in English")));
}

/* The next number in a text, with digits in any script; false at the end. */
static bool next_number(const char **p, char *digits, size_t size)
{
    size_t length = 0;
    UChar32 c;
    const char *after = *p;
    while ((c = po_next(&after))) {
        int digit = u_charDigitValue(c);
        if (digit < 0 && length)
            break;
        if (digit >= 0 && length + 1 < size)
            digits[length++] = (char)('0' + digit);
        *p = after;
    }
    digits[length] = '\0';
    return length;
}

static bool has_number(const char *text, const char *number)
{
    char digits[32];
    while (next_number(&text, digits, sizeof digits))
        if (!strcmp(digits, number))
            return true;
    return false;
}

/* A number that English has as a word may be in digits: "one", "at least one", "April Fools". */
static void check_numbers(struct po_check *check, const struct po_pair *pair)
{
    const char *p = pair->english;
    char digits[32];
    while (next_number(&p, digits, sizeof digits)) {
        if (has_number(pair->text, digits))
            continue;
        po_found(check, pair->entry, PO_RULE_NUMBER,
                 po_format(_("the number %s is missing"), digits),
                 po_format(_("the numbers of the English text")));
        return;
    }
}

/* The next name of a protocol or a field, which no language translates: a word in ASCII of three
 * or more letters with a capital letter after its first letter, such as HTTP, WebDAV or
 * Content-Length.  Its length, without -s, is 0 at the end. */
static size_t next_name(const char **p)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-";
    for (*p += strcspn(*p, letters); **p; *p += strcspn(*p, letters)) {
        const char *start = *p;
        size_t length = strspn(start, letters), capitals = 0;
        *p += length;
        for (size_t i = 1; i < length; i++)
            capitals += start[i] >= 'A' && start[i] <= 'Z';
        if (!capitals || length < 3)
            continue;
        bool plural = start[length - 1] == 's' && start[length - 2] <= 'Z';
        *p -= plural;
        return length - plural;
    }
    return 0;
}

/* The phrase of a status, such as "Multi-Status", is a term to translate; a sentence has names. */
static void check_names(struct po_check *check, const struct po_pair *pair)
{
    const char *p = pair->english;
    if (p[strcspn(p, ".?!")] == '\0')
        return;
    for (size_t length; (length = next_name(&p));) {
        char *name = po_format("%.*s", (int)length, p - length);
        bool found = strstr(pair->text, name);
        if (!found)
            po_found(check, pair->entry, PO_RULE_NAME, po_format(_("\"%s\" is missing"), name),
                     po_format(_("names as in the English text")));
        free(name);
        if (!found)
            return;
    }
}

/* A backslash that gettext leaves in the text: "\\n" in the file is a backslash and an n. */
static void check_escapes(struct po_check *check, const struct po_pair *pair)
{
    const char *backslash = strchr(pair->text, '\\');
    if (!backslash || strchr(pair->english, '\\'))
        return;
    const char *end = backslash + 1;
    po_next(&end);
    po_found(check, pair->entry, PO_RULE_ESCAPE,
             po_format(_("visitors would see \"%.*s\""), (int)(end - backslash), backslash),
             po_format(_("no backslash")));
}

/* Whether a text contains a mark that is not part of a word, such as "MÉTODO". */
static bool has_mark(const char *text, const char *mark)
{
    for (const char *p = text; (p = strstr(p, mark)); p++) {
        const char *after = p + strlen(mark);
        if (!u_isalnum(po_previous(text, p)) && !u_isalnum(po_next(&after)))
            return true;
    }
    return false;
}

/* What translators write where they want to come back. */
static void check_unfinished(struct po_check *check, const struct po_pair *pair)
{
    static const char *const words[] = {"TODO", "FIXME", "XXX", "TBD"};
    static const char *const signs[] = {"???", "？？？"};
    const char *found = NULL;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (has_mark(pair->text, words[i]) && !strstr(pair->english, words[i]))
            found = words[i];
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (strstr(pair->text, signs[i]) && !strstr(pair->english, signs[i]))
            found = signs[i];
    if (found)
        po_found(check, pair->entry, PO_RULE_UNFINISHED,
                 po_format(_("the text contains \"%s\""), found),
                 po_format(_("a finished text, or a message that is marked as fuzzy")));
}

/* Equal texts have to be equal bytes: for comparing, for searching, and in fonts. */
static void check_normalization(struct po_check *check, const struct po_pair *pair)
{
    int capacity = (int)strlen(pair->text) + 1, length = 0;
    UChar *text = malloc((size_t)capacity * sizeof *text);
    if (!text)
        abort();
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8WithSub(text, capacity, &length, pair->text, -1, 0xfffd, NULL, &error);
    const UNormalizer2 *form = unorm2_getNFCInstance(&error);
    int good = unorm2_spanQuickCheckYes(form, text, length, &error);
    bool normalized = unorm2_isNormalized(form, text, length, &error) || U_FAILURE(error);
    if (!normalized) {
        UChar32 c;
        U16_GET(text, 0, good, length, c);
        po_found(check, pair->entry, PO_RULE_NORMALIZATION,
                 po_format(_("U+%04X is not in the normalization form NFC"), (unsigned)c),
                 po_format(_("composed characters; 'uconv -x nfc' converts the file")));
    }
    free(text);
}

/* Where the first placeholder of the English text stands behind another one. */
static void check_order(struct po_check *check, const struct po_pair *pair)
{
    const char *before = NULL, *end;
    for (const char *p = pair->english; (p = strchr(p, '{')) && (end = strchr(p, '}')); p = end) {
        char *name = po_format("%.*s", (int)(end - p) + 1, p);
        const char *place = strstr(pair->text, name);
        bool swapped = place && before && place < before;
        if (swapped)
            po_found(check, pair->entry, PO_RULE_PLACEHOLDER_ORDER,
                     po_format(_("%s is earlier than in the English text"), name),
                     po_format(_("the same order, or a comment that says why it differs")));
        before = place ? place : before;
        free(name);
        if (swapped)
            return;
    }
}

void po_rules_content(struct po_check *check, const struct po_pair *pair)
{
    check_sentences(check, pair);
    check_numbers(check, pair);
    check_names(check, pair);
    check_escapes(check, pair);
    check_unfinished(check, pair);
    check_normalization(check, pair);
    check_order(check, pair);
}
