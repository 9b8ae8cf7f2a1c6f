/* SPDX-License-Identifier: MIT */
/* Language tags (BCP 47: RFC 5646, RFC 4647) as integers, and what CLDR says of them.
 *
 * A key packs language, script and region.  It compares and hashes in one instruction; the fields
 * stay in their places, so that a mask leaves one off.  What a tag has beyond its region
 * (variants, extensions, private use) is not in the key: such a tag is called extended.
 *
 * Every function is pure and total; threads are of no concern. */
#ifndef LINGO_TAG_H
#define LINGO_TAG_H

#include "base/ascii.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Language: three letters of 5 bits; script: four of 5 bits; region: 11 bits, letters or a number.
 * 0 in a field: not there.  A key of 0: not a language of two or three letters. */
typedef uint64_t tag_key;

#define TAG_REGION ((tag_key)0x7ff)
#define TAG_SCRIPT ((tag_key)0xfffff << 11)
#define TAG_LANGUAGE ((tag_key)0x7fff << 31)

/* A language as a constant, from small letters; the third may be 0. */
#define TAG_LANGUAGE_OF(a, b, c) ((tag_key)(((a)&0x1f) << 10 | ((b)&0x1f) << 5 | ((c)&0x1f)) << 31)

/* A row of the tables that map one key to another, sorted by the first. */
struct tag_pair {
    tag_key from;
    tag_key to;
};

static inline tag_key tag_pack_letters_(const char *s, size_t n)
{
    tag_key packed = 0;
    for (size_t i = 0; i < n; i++) {
        if (!ascii_is_alpha(s[i]))
            return 0;
        packed = packed << 5 | (tag_key)(s[i] & 0x1f);
    }
    return packed;
}

/* The fields from their text, in any case; 0 when it is not one. */
static inline tag_key tag_pack_language(const char *s, size_t n)
{
    if (n != 2 && n != 3)
        return 0;
    return tag_pack_letters_(s, n) << (n == 2 ? 36 : 31);
}

static inline tag_key tag_pack_script(const char *s, size_t n)
{
    return n == 4 ? tag_pack_letters_(s, n) << 11 : 0;
}

static inline tag_key tag_pack_region(const char *s, size_t n)
{
    if (n == 2 && ascii_is_alpha(s[0]) && ascii_is_alpha(s[1]))
        return (tag_key)((s[0] & 0x1f) * 27 + (s[1] & 0x1f));
    if (n == 3 && ascii_is_digit(s[0]) && ascii_is_digit(s[1]) && ascii_is_digit(s[2]))
        return (tag_key)(800 + (s[0] - '0') * 100 + (s[1] - '0') * 10 + (s[2] - '0'));
    return 0;
}

/* What the beginning of a tag says. */
struct tag {
    tag_key key;   /* language, script and region as written */
    bool extended; /* there is more, or the key is 0 */
    bool replaced; /* an extended language or a grandfathered tag was replaced: zh-yue is yue */
};

/* Reads language, script and region of a range or tag whose characters and lengths of subtags are
 * those of a basic language range (RFC 4647 section 2.1). */
struct tag tag_scan(const char *data, size_t length);

/* Whether it is a well-formed tag (RFC 5646 section 2.2.9); shown for tests. */
bool tag_is_well_formed(const char *data, size_t length);

/* The key with CLDR's aliases of language and region resolved: iw is he, sh is sr-Latn, UK is GB.
 * Norwegian is left as it is: "no" is both nb and nn. */
tag_key tag_canonical(tag_key key);

/* Its two steps, for who looks for tags by their language first: the usual range pays for none. */
tag_key tag_canonical_language(tag_key key);
tag_key tag_canonical_region(tag_key key);

/* Normal form: the script is always there when it is known, the region only where it is not the
 * likely one for language and script.  zh-TW and zh-Hant are zh-Hant, pt and pt-BR are pt-Latn.
 * @p key is canonical. */
tag_key tag_normal(tag_key key);

/* What the tag says itself, with a script that follows from its region and is not the language's
 * usual one: zh-TW says zh-Hant, zh-HK says zh-Hant-HK, de-AT stays.  @p key is canonical. */
tag_key tag_explicit(tag_key key);

/* Whether the language is written in one script here and in another there. */
bool tag_has_regional_scripts(tag_key key);

/* The parent of a normal form: CLDR's, else without the region; 0: none.  The script is never
 * crossed. */
tag_key tag_parent(tag_key normal);

/* Whether a normal form is the parent, near or far, of another, both of one language and script. */
bool tag_is_ancestor(tag_key ancestor, tag_key normal);

/* The tag that stands for those with a parent, among several: en-Latn-GB for en-Latn-001.  It is
 * in CLDR's paradigmLocales; 0: none of them is. @p parent is a normal form. */
tag_key tag_paradigm(tag_key parent);

/* Whether the region is one of CLDR's pseudo-locales, such as en-XA: made for tests, for nobody
 * to read. */
static inline bool tag_is_pseudo(tag_key key)
{
    tag_key region = key & TAG_REGION;
    return region >= tag_pack_region("XA", 2) && region <= tag_pack_region("XC", 2);
}

/* Another language that a language is looked for as. */
struct tag_kin {
    tag_key language; /* 0: there is none */
    bool is_parent;   /* CLDR's parent, not another name of the same */
};

/* The one at an index, from 0 on, nearest first.  @p language has no other field. */
struct tag_kin tag_kin(tag_key language, unsigned index);

/* A canonical key in another language, in the script of the first: yue-HK in zh is zh-HK, and yue
 * is zh-Hant. */
tag_key tag_in_language(tag_key key, tag_key language);

/* Appends a key as a tag, for example "zh-Hant-TW"; shown for tests. */
void tag_write_key(struct buffer *b, tag_key key);

/* Appends the canonical form of a well-formed tag, or of a locale name as gettext and POSIX have
 * it: pt_BR is pt-BR, sr@latin is sr-Latn, zh_CN is zh-Hans; a charset as in de_DE.UTF-8 is left
 * off.  False: neither, and nothing was appended. */
bool tag_write_canonical(struct buffer *b, const char *name, size_t length);

/* The same, but says what the name says: iw stays iw, and zh_TW is zh-TW. */
bool tag_write_spelled(struct buffer *b, const char *name, size_t length);

#endif
