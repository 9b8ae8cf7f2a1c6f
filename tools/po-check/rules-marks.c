/* SPDX-License-Identifier: MIT */
/* Rules for anything other than prose: placeholders, markup, control characters. */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

/* The next {placeholder}, including its braces; its length is 0 at the end.  Fullwidth braces are
 * included, so that they are reported.  A brace without its counterpart is a placeholder of its
 * own. */
struct span {
    const char *start;
    int length;
};

static bool opens(UChar32 c)
{
    return c == '{' || c == 0xff5b;
}

static bool closes(UChar32 c)
{
    return c == '}' || c == 0xff5d;
}

static struct span next_placeholder(const char **p)
{
    const char *start = *p;
    UChar32 c;
    while ((c = po_next(p)) && !opens(c) && !closes(c))
        start = *p;
    if (!c)
        return (struct span){*p, 0};
    const char *after_brace = *p;
    while (opens(c)) {
        UChar32 inside = po_next(p);
        if (closes(inside))
            return (struct span){start, (int)(*p - start)};
        if (!inside || opens(inside))
            break;
    }
    *p = after_brace;
    return (struct span){start, (int)(*p - start)};
}

static int count_of(const char *text, struct span name)
{
    int count = 0;
    for (struct span at; (at = next_placeholder(&text)).length;)
        count += at.length == name.length && !memcmp(at.start, name.start, (size_t)name.length);
    return count;
}

/* The first placeholder that occurs more often in a text than in the other. */
static struct span first_without(const char *text, const char *other)
{
    const char *p = text;
    struct span at;
    while ((at = next_placeholder(&p)).length && count_of(text, at) <= count_of(other, at))
        continue;
    return at;
}

/* Whether a text is a plural form for one number only, which may contain the number as a word. */
static bool is_single_form(const struct po_check *check, const struct po_pair *pair)
{
    for (size_t form = 0; pair->entry->plural && form < pair->entry->forms && form < 64; form++)
        if (pair->entry->strings[form] == pair->text)
            return check->single_forms >> form & 1;
    return false;
}

/* Whether a placeholder in a plural message is its number: because of its name, or as the only
 * one. */
static bool is_number(const struct po_entry *entry, struct span name)
{
    static const char *const names[] = {"{count}", "{n}"};
    const char *p = entry->plural;
    if (!p)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == (size_t)name.length &&
            !memcmp(names[i], name.start, (size_t)name.length))
            return true;
    return next_placeholder(&p).length && !next_placeholder(&p).length;
}

static void found_missing(struct po_check *check, const struct po_pair *pair, struct span missing)
{
    bool number = is_number(pair->entry, missing);
    po_found(
        check, pair->entry, number ? PO_RULE_PLURAL_COUNT : PO_RULE_PLACEHOLDER_MISSING,
        number ? po_format(_("%.*s is missing from a form that is used for several numbers"),
                           missing.length, missing.start)
               : po_format(_("%.*s is missing"), missing.length, missing.start),
        po_format(_("%.*s in the place where its value belongs"), missing.length, missing.start));
}

static void check_placeholders(struct po_check *check, const struct po_pair *pair)
{
    const struct po_entry *entry = pair->entry;
    struct span missing = first_without(pair->english, pair->text);
    struct span extra = first_without(pair->text, pair->english);
    if (missing.length && is_number(entry, missing) && is_single_form(check, pair))
        missing.length = 0;
    if (entry->plural && extra.length &&
        (count_of(entry->id, extra) || count_of(entry->plural, extra)))
        extra.length = 0;
    if (missing.length && extra.length)
        po_found(check, entry, PO_RULE_PLACEHOLDER_MISSPELT,
                 po_format(_("the English text has no %.*s"), extra.length, extra.start),
                 po_format("%.*s", missing.length, missing.start));
    else if (missing.length)
        found_missing(check, pair, missing);
    else if (extra.length)
        po_found(check, entry, PO_RULE_PLACEHOLDER_EXTRA,
                 po_format(_("%.*s occurs too often"), extra.length, extra.start),
                 po_format(_("the placeholders of the English text, each as often as there")));
}

/* The length of markup at p: a tag, an entity or a printf format. */
static int markup_length(const char *p)
{
    size_t name = 0;
    if (*p == '<' && (strchr("/!", p[1]) ? p[1] : u_isalpha(p[1])))
        return (int)strcspn(p, ">") + (strchr(p, '>') != NULL);
    if (*p == '&')
        name = 1 + strspn(p + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    if (name > 1 && p[name] == ';')
        return (int)name + 1;
    if (*p == '%')
        name = 1 + strspn(p + 1, "0123456789$.-l");
    return name && p[name] && strchr("diouxXsfgc", p[name]) ? (int)name + 1 : 0;
}

static void check_markup(struct po_check *check, const struct po_pair *pair)
{
    for (const char *p = pair->text; *p; p++) {
        int length = markup_length(p);
        char *found = po_format("%.*s", length, p);
        bool known = strstr(pair->english, found);
        if (length && !known)
            po_found(check, pair->entry, PO_RULE_MARKUP,
                     po_format(_("\"%s\" is markup, which visitors would see as it is"), found),
                     po_format(_("plain text")));
        free(found);
        if (length && !known)
            return;
    }
}

/* Invisible characters that some languages use. */
static bool joins(const struct po_language *language, UChar32 c)
{
    if (c == 0x200c || c == 0x200d) /* joiners in Arabic and Indic scripts */
        return !po_language_has_script(language, USCRIPT_LATIN) &&
               !po_language_has_script(language, USCRIPT_CYRILLIC);
    if (c == 0x200e || c == 0x200f) /* direction marks */
        return po_language_has_script(language, USCRIPT_ARABIC) ||
               po_language_has_script(language, USCRIPT_HEBREW);
    if (c == 0x200b || c == 0x2060) /* where a line may or may not break */
        return po_language_has_script(language, USCRIPT_THAI) ||
               po_language_has_script(language, USCRIPT_KHMER) ||
               po_language_has_script(language, USCRIPT_MYANMAR) ||
               po_language_has_script(language, USCRIPT_LAO);
    return false;
}

static void check_characters(struct po_check *check, const struct po_pair *pair)
{
    const char *p = pair->text;
    for (UChar32 c; (c = po_next(&p));) {
        uint32_t category = U_GET_GC_MASK(c);
        bool invisible = category & (U_GC_C_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK);
        char bytes[5];
        if ((!invisible && c != 0xfffd) || joins(check->language, c) ||
            strstr(pair->english, po_put(c, bytes)))
            continue;
        char name[128] = "";
        UErrorCode error = U_ZERO_ERROR;
        u_charName(c, U_EXTENDED_CHAR_NAME, name, sizeof name, &error);
        po_found(check, pair->entry, PO_RULE_CONTROL_CHARACTER,
                 po_format(_("the text contains U+%04X %s"), (unsigned)c, name),
                 po_format(_("visible characters, on a single line")));
        return;
    }
}

void po_rules_marks(struct po_check *check, const struct po_pair *pair)
{
    check_placeholders(check, pair);
    check_markup(check, pair);
    check_characters(check, pair);
}
