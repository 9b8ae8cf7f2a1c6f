/* SPDX-License-Identifier: MIT */
/* Parses BCP 47 tags into keys, and writes them in canonical form. */
#include "language/tag.h"

#include "base/text.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define LOCALE_BASE_MAX 40 /* before the charset and modifier of a locale name */

/* The tags of RFC 5646 that do not follow its grammar or have another meaning, and their
 * replacements in IANA's registry; "" if there is none. */
static const struct {
    char tag[16];
    char now[16];
} grandfathered[] = {
    {"art-lojban", "jbo"}, {"cel-gaulish", ""},  {"en-GB-oed", "en-GB-oxendict"},
    {"i-ami", "ami"},      {"i-bnn", "bnn"},     {"i-default", ""},
    {"i-enochian", ""},    {"i-hak", "hak"},     {"i-klingon", "tlh"},
    {"i-lux", "lb"},       {"i-mingo", ""},      {"i-navajo", "nv"},
    {"i-pwn", "pwn"},      {"i-tao", "tao"},     {"i-tay", "tay"},
    {"i-tsu", "tsu"},      {"no-bok", "nb"},     {"no-nyn", "nn"},
    {"sgn-BE-FR", "sfb"},  {"sgn-BE-NL", "vgt"}, {"sgn-CH-DE", "sgg"},
    {"zh-guoyu", "cmn"},   {"zh-hakka", "hak"},  {"zh-min", ""},
    {"zh-min-nan", "nan"}, {"zh-xiang", "hsn"},
};

/* Modifiers of locale names that correspond to a subtag; "" if they correspond to nothing. */
static const struct {
    char modifier[16];
    char subtag[16];
} modifiers[] = {
    {"arabic", "Arab"}, {"cyrillic", "Cyrl"},      {"devanagari", "Deva"},
    {"euro", ""},       {"ijekavian", "ijekavsk"}, {"latin", "Latn"},
    {"shaw", "Shaw"},   {"tarask", "tarask"},      {"valencia", "valencia"},
};
_Static_assert(LOCALE_BASE_MAX + sizeof modifiers[0].subtag < LOCALE_TAG_SIZE,
               "a hyphen and a subtag may follow the base");

/* The end of the subtag that starts at an offset. */
static size_t subtag_end(const char *s, size_t n, size_t from)
{
    while (from < n && s[from] != '-')
        from++;
    return from;
}

static int find_grandfathered(const char *s, size_t n)
{
    for (size_t i = 0; n >= 5 && n <= 11 && i < COUNT(grandfathered); i++)
        if (text_is_word((struct lingo_text){s, n}, grandfathered[i].tag))
            return (int)i;
    return -1;
}

/* The prefixes of IANA's extended languages.  A second language replaces only these. */
static bool has_extended_languages(tag_key key)
{
    static const tag_key prefixes[] = {
        TAG_LANGUAGE_OF('a', 'r', 0), TAG_LANGUAGE_OF('k', 'o', 'k'), TAG_LANGUAGE_OF('l', 'v', 0),
        TAG_LANGUAGE_OF('m', 's', 0), TAG_LANGUAGE_OF('s', 'g', 'n'), TAG_LANGUAGE_OF('s', 'w', 0),
        TAG_LANGUAGE_OF('u', 'z', 0), TAG_LANGUAGE_OF('z', 'h', 0),
    };
    for (size_t i = 0; i < COUNT(prefixes); i++)
        if (key == prefixes[i])
            return true;
    return false;
}

/* The end of the subtag after the hyphen at an offset, which may be the end of the tag. */
static size_t next_end(const char *s, size_t n, size_t hyphen)
{
    return hyphen < n ? subtag_end(s, n, hyphen + 1) : n;
}

/* Adds the script and the region after the hyphen at an offset; the first subtag ends at @p next.
 * Returns their end.  It is inlined, because negotiation scans each tag of a request. */
static __attribute__((always_inline)) inline size_t
scan_script_and_region(tag_key *key, const char *s, size_t n, size_t end, size_t next)
{
    if (next - end == 1 + 4) {
        tag_key script = tag_pack_script(s + end + 1, 4);
        if (script) {
            *key |= script;
            end = next, next = next_end(s, n, end);
        }
    }
    if (next - end == 1 + 2 || next - end == 1 + 3) {
        tag_key region = tag_pack_region(s + end + 1, next - end - 1);
        *key |= region;
        end = region ? next : end;
    }
    return end;
}

/* Reads language, script and region.  Returns their end. */
static size_t scan_fields(struct tag *tag, const char *s, size_t n)
{
    size_t end = subtag_end(s, n, 0);
    *tag = (struct tag){.key = tag_pack_language(s, end)};
    if (!tag->key || end == n)
        return end;
    size_t next = next_end(s, n, end);
    if (next - end == 1 + 3 && has_extended_languages(tag->key)) {
        tag_key language = tag_pack_language(s + end + 1, 3);
        if (language) {
            tag->key = language, tag->replaced = true;
            end = next, next = next_end(s, n, end);
        }
    }
    return scan_script_and_region(&tag->key, s, n, end, next);
}

struct tag tag_scan(const char *data, size_t length)
{
    struct tag tag;
    size_t end = scan_fields(&tag, data, length);
    tag.extended = end < length || !tag.key;
    if (!tag.extended && !tag.replaced)
        return tag;
    int row = find_grandfathered(data, length);
    if (row < 0)
        return tag;
    const char *now = grandfathered[row].now;
    end = scan_fields(&tag, now, strlen(now));
    tag.extended = now[end] || !tag.key;
    tag.replaced = true;
    return tag;
}

static bool all_alphanumeric(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!ascii_is_alphanumeric(s[i]))
            return false;
    return true;
}

/* Skips at least one subtag of @p shortest to 8 characters, up to a single-character subtag unless
 * that is allowed, or up to the end.  Returns 0 if there is none. */
static size_t skip_subtags(const char *s, size_t n, size_t at, size_t shortest)
{
    bool found = false;
    while (at < n) {
        size_t end = subtag_end(s, n, at + 1), size = end - at - 1;
        if (size < shortest)
            break;
        if (size > 8 || !all_alphanumeric(s + at + 1, size))
            return 0;
        at = end, found = true;
    }
    return found ? at : 0;
}

/* Checks variants, extensions and private use, from the offset of a hyphen to the end. */
static bool is_tail(const char *s, size_t n, size_t at)
{
    while (at < n) {
        size_t end = subtag_end(s, n, at + 1), size = end - at - 1;
        if (!all_alphanumeric(s + at + 1, size))
            return false;
        if ((size >= 5 && size <= 8) || (size == 4 && ascii_is_digit(s[at + 1]))) {
            at = end;
            continue;
        }
        break;
    }
    while (at < n) {
        size_t end = subtag_end(s, n, at + 1);
        if (end - at - 1 != 1 || !ascii_is_alphanumeric(s[at + 1]))
            return false;
        bool private_use = ascii_lower(s[at + 1]) == 'x';
        at = skip_subtags(s, n, end, private_use ? 1 : 2);
        if (!at || (private_use && at < n))
            return false;
    }
    return true;
}

/* Skips extended languages, by the grammar up to three.  The one that replaces the language must be
 * the only one, because the next could replace that again. */
static size_t skip_extended_languages(const char *s, size_t n, size_t at)
{
    int most = has_extended_languages(tag_pack_language(s, at)) ? 1 : 3;
    for (int i = 0; i < most; i++) {
        size_t next = next_end(s, n, at);
        if (next - at != 1 + 3 || !tag_pack_language(s + at + 1, 3))
            break;
        at = next;
    }
    return at;
}

/* Whether it has 2 to 8 letters.  The registry has no language of more than 3. */
static bool is_language(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!ascii_is_alpha(s[i]))
            return false;
    return n >= 2 && n <= 8;
}

bool tag_is_well_formed(const char *s, size_t n)
{
    tag_key ignored = 0;
    size_t end = subtag_end(s, n, 0);
    if (find_grandfathered(s, n) >= 0)
        return true;
    if (end == 1 && ascii_lower(s[0]) == 'x')
        return skip_subtags(s, n, end, 1) == n;
    if (!is_language(s, end))
        return false;
    if (end <= 3)
        end = skip_extended_languages(s, n, end);
    end = scan_script_and_region(&ignored, s, n, end, next_end(s, n, end));
    return is_tail(s, n, end);
}

static void write_letters(struct buffer *b, tag_key packed, int letters, char first)
{
    for (int i = letters - 1; i >= 0; i--, first = 'a') {
        unsigned letter = packed >> (5 * i) & 0x1f;
        if (letter)
            buffer_append_char(b, (char)(first + (int)letter - 1));
    }
}

void tag_write_key(struct buffer *b, tag_key key)
{
    write_letters(b, key >> 31 & 0x7fff, 3, 'a');
    if (key & TAG_SCRIPT) {
        buffer_append_char(b, '-');
        write_letters(b, (key & TAG_SCRIPT) >> 11, 4, 'A');
    }
    unsigned region = (unsigned)(key & TAG_REGION);
    if (!region)
        return;
    buffer_append_char(b, '-');
    if (region < 800) {
        buffer_append_char(b, (char)('A' + (int)(region / 27) - 1));
        buffer_append_char(b, (char)('A' + (int)(region % 27) - 1));
    } else {
        unsigned number = region - 800;
        buffer_append_char(b, (char)('0' + number / 100));
        buffer_append_char(b, (char)('0' + number / 10 % 10));
        buffer_append_char(b, (char)('0' + number % 10));
    }
}

static void write_lower(struct buffer *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buffer_append_char(b, ascii_lower(s[i]));
}

/* Whether an extended language that is not in the registry follows the fields that end there. */
static bool has_unknown_language(const char *s, size_t n, size_t end)
{
    return next_end(s, n, end) - end == 1 + 3;
}

static void write_tag(struct buffer *b, const char *s, size_t n, bool spelled)
{
    int row = find_grandfathered(s, n);
    if (row >= 0) {
        const char *now = grandfathered[row].now;
        return *now ? write_tag(b, now, strlen(now), spelled) : write_lower(b, s, n);
    }
    struct tag tag;
    size_t end = scan_fields(&tag, s, n);
    if (!tag.key)
        end = 0;
    /* It is part of the language and is not changed. */
    bool kept = spelled || has_unknown_language(s, n, end);
    tag_write_key(b, kept ? tag.key : tag_canonical(tag.key));
    write_lower(b, s + end, n - end);
}

/* The parts of a locale name: language[_region][.charset][@modifier]. */
struct locale_name {
    char base[LOCALE_BASE_MAX]; /* as a tag */
    size_t length;
    const char *modifier; /* NULL if there is none */
    size_t modifier_length;
};

static size_t find_byte(const char *s, size_t n, char wanted)
{
    const char *found = n ? memchr(s, wanted, n) : NULL;
    return found ? (size_t)(found - s) : n;
}

static bool is_charset(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!ascii_is_alphanumeric(s[i]) && s[i] != '-' && s[i] != '_' && s[i] != ':')
            return false;
    return n > 0;
}

static bool read_locale_name(struct locale_name *locale, const char *name, size_t n)
{
    size_t at = find_byte(name, n, '@'), base = find_byte(name, at, '.');
    if (base < at && !is_charset(name + base + 1, at - base - 1))
        return false;
    if (base > sizeof locale->base || at + 1 == n)
        return false;
    for (size_t i = 0; i < base; i++)
        locale->base[i] = name[i] == '_' ? '-' : name[i];
    locale->length = base;
    int row = find_grandfathered(locale->base, base);
    if (row >= 0) { /* without a replacement, the base is empty and not well-formed */
        locale->length = strlen(grandfathered[row].now);
        memcpy(locale->base, grandfathered[row].now, locale->length);
    }
    locale->modifier = at < n ? name + at + 1 : NULL;
    locale->modifier_length = at < n ? n - at - 1 : 0;
    return tag_is_well_formed(locale->base, locale->length) &&
           tag_pack_language(locale->base, subtag_end(locale->base, locale->length, 0));
}

/* What a modifier means: a script, or a subtag for the end, which is empty if the modifier means
 * nothing.  NULL if it is unknown. */
static const char *read_modifier(const struct locale_name *locale, tag_key *script)
{
    for (size_t i = 0; i < COUNT(modifiers); i++) {
        if (!text_is_word((struct lingo_text){locale->modifier, locale->modifier_length},
                          modifiers[i].modifier))
            continue;
        *script = tag_pack_script(modifiers[i].subtag, strlen(modifiers[i].subtag));
        return *script ? "" : modifiers[i].subtag;
    }
    return NULL;
}

/* Language, script and region of a locale name.  If the region determines the script, the region is
 * removed: zh_TW only means the script. */
static tag_key locale_key(tag_key key, tag_key script, bool spelled)
{
    if (spelled)
        return script ? (key & ~TAG_SCRIPT) | script : key;
    key = tag_canonical(key);
    if (script)
        return tag_normal((key & ~TAG_SCRIPT) | script);
    bool regional = key & TAG_REGION && !(key & TAG_SCRIPT) && tag_has_regional_scripts(key);
    return regional ? tag_normal(key) : key;
}

static bool write_locale_name(struct buffer *b, const char *name, size_t n, bool spelled)
{
    struct locale_name locale;
    struct tag tag;
    const char *subtag = "";
    tag_key script = 0;
    if (!read_locale_name(&locale, name, n))
        return false;
    size_t end = scan_fields(&tag, locale.base, locale.length);
    if (has_unknown_language(locale.base, locale.length, end))
        return false;
    if (locale.modifier)
        subtag = read_modifier(&locale, &script);
    if (!subtag &&
        (locale.modifier_length > 8 || !all_alphanumeric(locale.modifier, locale.modifier_length) ||
         end < locale.length))
        return false;
    tag_write_key(b, locale_key(tag.key, script, spelled));
    write_lower(b, locale.base + end, locale.length - end);
    if (!subtag || *subtag)
        /* an unknown modifier is kept: en@quot becomes en-x-quot */
        buffer_append_string(b, subtag ? "-" : "-x-");
    if (subtag)
        write_lower(b, subtag, strlen(subtag));
    else
        write_lower(b, locale.modifier, locale.modifier_length);
    return true;
}

bool tag_write_canonical(struct buffer *b, const char *name, size_t length)
{
    if (!tag_is_well_formed(name, length))
        return write_locale_name(b, name, length, false);
    write_tag(b, name, length, false);
    return true;
}

bool tag_write_spelled(struct buffer *b, const char *name, size_t length)
{
    if (!tag_is_well_formed(name, length))
        return write_locale_name(b, name, length, true);
    write_tag(b, name, length, true);
    return true;
}
