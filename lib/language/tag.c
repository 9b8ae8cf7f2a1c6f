/* SPDX-License-Identifier: MIT */
/* Reads tags of BCP 47 into keys, and writes them in canonical form. */
#include "language/tag.h"

#include "base/text.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The tags of RFC 5646 that do not follow its grammar, or mean something else by it, and what
 * took their place in IANA's registry; NULL: nothing did. */
static const struct {
    const char *tag;
    const char *now;
} grandfathered[] = {
    {"art-lojban", "jbo"}, {"cel-gaulish", NULL}, {"en-GB-oed", "en-GB-oxendict"},
    {"i-ami", "ami"},      {"i-bnn", "bnn"},      {"i-default", NULL},
    {"i-enochian", NULL},  {"i-hak", "hak"},      {"i-klingon", "tlh"},
    {"i-lux", "lb"},       {"i-mingo", NULL},     {"i-navajo", "nv"},
    {"i-pwn", "pwn"},      {"i-tao", "tao"},      {"i-tay", "tay"},
    {"i-tsu", "tsu"},      {"no-bok", "nb"},      {"no-nyn", "nn"},
    {"sgn-BE-FR", "sfb"},  {"sgn-BE-NL", "vgt"},  {"sgn-CH-DE", "sgg"},
    {"zh-guoyu", "cmn"},   {"zh-hakka", "hak"},   {"zh-min", NULL},
    {"zh-min-nan", "nan"}, {"zh-xiang", "hsn"},
};

/* Modifiers of locale names that say what a subtag says; "": nothing. */
static const struct {
    const char *modifier;
    const char *subtag;
} modifiers[] = {
    {"arabic", "Arab"}, {"cyrillic", "Cyrl"},      {"devanagari", "Deva"},
    {"euro", ""},       {"ijekavian", "ijekavsk"}, {"latin", "Latn"},
    {"shaw", "Shaw"},   {"tarask", "tarask"},      {"valencia", "valencia"},
};

/* The end of the subtag that begins at an offset. */
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

/* The prefixes of IANA's extended languages: nothing else is replaced by a second language. */
static bool has_extended_languages(tag_key key)
{
#define PACKED(a, b, c) ((tag_key)(((a)&0x1f) << 10 | ((b)&0x1f) << 5 | ((c)&0x1f)) << 31)
    static const tag_key prefixes[] = {
        PACKED('a', 'r', 0),   PACKED('k', 'o', 'k'), PACKED('l', 'v', 0), PACKED('m', 's', 0),
        PACKED('s', 'g', 'n'), PACKED('s', 'w', 0),   PACKED('u', 'z', 0), PACKED('z', 'h', 0),
    };
#undef PACKED
    for (size_t i = 0; i < COUNT(prefixes); i++)
        if (key == prefixes[i])
            return true;
    return false;
}

/* The end of the subtag behind the hyphen at an offset, which may be the end of the tag. */
static size_t next_end(const char *s, size_t n, size_t hyphen)
{
    return hyphen < n ? subtag_end(s, n, hyphen + 1) : n;
}

/* Reads language, script and region; returns where they end. */
static size_t scan_fields(struct tag *tag, const char *s, size_t n)
{
    size_t end = subtag_end(s, n, 0);
    tag->key = tag_pack_language(s, end);
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
    if (next - end == 1 + 4) {
        tag_key script = tag_pack_script(s + end + 1, 4);
        if (script) {
            tag->key |= script;
            end = next, next = next_end(s, n, end);
        }
    }
    if (next - end == 1 + 2 || next - end == 1 + 3) {
        tag_key region = tag_pack_region(s + end + 1, next - end - 1);
        tag->key |= region;
        end = region ? next : end;
    }
    return end;
}

struct tag tag_scan(const char *data, size_t length)
{
    struct tag tag = {0, false, false};
    size_t end = scan_fields(&tag, data, length);
    tag.extended = end < length || !tag.key;
    if (!tag.extended && !tag.replaced)
        return tag;
    int row = find_grandfathered(data, length);
    if (row < 0)
        return tag;
    tag = (struct tag){0, true, true};
    const char *now = grandfathered[row].now;
    if (now) {
        end = scan_fields(&tag, now, strlen(now));
        tag.extended = now[end] != '\0';
        tag.replaced = true;
    }
    return tag;
}

static bool all_alphanumeric(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!ascii_is_alphanumeric(s[i]))
            return false;
    return true;
}

/* From privateuse or the end: subtags of @p shortest to 8 characters, at least one, until one of
 * a single character unless that is allowed; 0: none. */
static size_t skip_subtags(const char *s, size_t n, size_t at, size_t shortest)
{
    size_t found = 0;
    while (at < n) {
        size_t end = subtag_end(s, n, at + 1), size = end - at - 1;
        if (size < shortest)
            break;
        if (size > 8 || !all_alphanumeric(s + at + 1, size))
            return 0;
        at = end, found++;
    }
    return found ? at : 0;
}

/* Variants, extensions and private use, from the offset of a hyphen to the end. */
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

/* Extended languages that no registry has, and script and region after them. */
static size_t skip_extended_languages(const char *s, size_t n, size_t at)
{
    size_t found = 0, end = at;
    while (found < 3 && end < n) {
        size_t next = subtag_end(s, n, end + 1);
        if (!tag_pack_language(s + end + 1, next - end - 1) || next - end != 4)
            break;
        end = next, found++;
    }
    if (!found)
        return at;
    size_t next = end < n ? subtag_end(s, n, end + 1) : n;
    if (end < n && tag_pack_script(s + end + 1, next - end - 1))
        end = next, next = end < n ? subtag_end(s, n, end + 1) : n;
    if (end < n && tag_pack_region(s + end + 1, next - end - 1))
        end = next;
    return end;
}

bool tag_is_well_formed(const char *s, size_t n)
{
    struct tag tag = {0, false, false};
    if (!n)
        return false;
    if (find_grandfathered(s, n) >= 0)
        return true;
    if (n > 2 && ascii_lower(s[0]) == 'x' && s[1] == '-')
        return skip_subtags(s, n, 1, 1) == n;
    size_t end = scan_fields(&tag, s, n);
    if (!tag.key) { /* a language of 4 to 8 letters, which no registry has */
        if (end < 4 || end > 8)
            return false;
        for (size_t i = 0; i < end; i++)
            if (!ascii_is_alpha(s[i]))
                return false;
    }
    return is_tail(s, n, tag.replaced ? end : skip_extended_languages(s, n, end));
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
        buffer_append_char(b, (char)('0' + (region - 800) / 100));
        buffer_append_char(b, (char)('0' + (region - 800) / 10 % 10));
        buffer_append_char(b, (char)('0' + (region - 800) % 10));
    }
}

static void write_lower(struct buffer *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buffer_append_char(b, ascii_lower(s[i]));
}

static void write_tag(struct buffer *b, const char *s, size_t n)
{
    int row = find_grandfathered(s, n);
    if (row >= 0 && grandfathered[row].now)
        return write_tag(b, grandfathered[row].now, strlen(grandfathered[row].now));
    struct tag tag = {0, false, false};
    size_t end = row < 0 ? scan_fields(&tag, s, n) : 0;
    if (!tag.key)
        end = 0;
    /* An extended language that no registry has belongs to the language as it is written. */
    bool kept = end < n && subtag_end(s, n, end + 1) - end == 4;
    tag_write_key(b, kept ? tag.key : tag_canonical(tag.key));
    write_lower(b, s + end, n - end);
}

/* The language, script and region before the charset and modifier of a locale name. */
static tag_key read_locale(const char *name, size_t n)
{
    char tag[16];
    if (n > sizeof tag)
        return 0;
    for (size_t i = 0; i < n; i++)
        tag[i] = name[i] == '_' ? '-' : name[i];
    struct tag scanned = tag_scan(tag, n);
    return scanned.extended || !tag_is_well_formed(tag, n) ? 0 : tag_canonical(scanned.key);
}

/* What a modifier adds: a script to the key, or a subtag at the end. */
static const char *read_modifier(tag_key *key, const char *s, size_t n)
{
    for (size_t i = 0; i < COUNT(modifiers); i++) {
        if (!text_is_word((struct lingo_text){s, n}, modifiers[i].modifier))
            continue;
        tag_key script = tag_pack_script(modifiers[i].subtag, strlen(modifiers[i].subtag));
        if (!script)
            return modifiers[i].subtag;
        *key = tag_normal((*key & ~TAG_SCRIPT) | script);
        return "";
    }
    return NULL;
}

static size_t find_byte(const char *s, size_t n, char wanted)
{
    const char *found = n ? memchr(s, wanted, n) : NULL;
    return found ? (size_t)(found - s) : n;
}

static bool write_locale_name(struct buffer *b, const char *name, size_t n)
{
    size_t at = find_byte(name, n, '@'), base = find_byte(name, at, '.');
    const char *modifier = name + at + 1, *subtag = "";
    size_t size = at < n ? n - at - 1 : 0;
    tag_key key = read_locale(name, base);
    if (!key || (at < n && !size))
        return false;
    if (key & TAG_REGION && !(key & TAG_SCRIPT) && tag_has_regional_scripts(key))
        key = tag_normal(key);
    if (size)
        subtag = read_modifier(&key, modifier, size);
    if (!subtag && (size > 8 || !all_alphanumeric(modifier, size)))
        return false;
    tag_write_key(b, key);
    if (!subtag || *subtag)
        buffer_append_string(b, subtag ? "-" : "-x-"); /* nobody's modifier: en@quot is en-x-quot */
    write_lower(b, subtag ? subtag : modifier, subtag ? strlen(subtag) : size);
    return true;
}

bool tag_write_canonical(struct buffer *b, const char *name, size_t length)
{
    if (tag_is_well_formed(name, length)) {
        write_tag(b, name, length);
        return true;
    }
    return write_locale_name(b, name, length);
}
