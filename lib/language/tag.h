/* SPDX-License-Identifier: MIT */
/* Language tags (BCP 47: RFC 5646, RFC 4647) as integers, and CLDR's data for them.
 *
 * A key contains language, script and region.  It can be compared and hashed in one instruction.
 * Each field has a fixed place, so a mask removes it.  The subtags after the region (variants,
 * extensions, private use) are not in the key: a tag with such subtags is called extended.
 *
 * All functions are pure, accept any argument, and can be called from any thread. */
#ifndef LINGO_TAG_H
#define LINGO_TAG_H

#include "base/ascii.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Language: three letters of 5 bits; script: four letters of 5 bits; region: 11 bits, letters or a
 * number. 0 in a field means that it is missing.  The key 0 means that the language does not have
 * two or three letters. */
typedef uint64_t tag_key;

#define TAG_REGION ((tag_key)0x7ff)
#define TAG_SCRIPT ((tag_key)0xfffff << 11)
#define TAG_LANGUAGE ((tag_key)0x7fff << 31)

/* A language as a constant, from lower-case letters.  The third may be 0. */
#define TAG_LANGUAGE_OF(a, b, c) ((tag_key)(((a)&0x1f) << 10 | ((b)&0x1f) << 5 | ((c)&0x1f)) << 31)

/* A row of the tables that map a key to another, sorted by the first key. */
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

/* The fields from their text, in any case; 0 if the text is malformed. */
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

/* The start of a tag. */
struct tag {
    tag_key key;   /* language, script and region as written */
    bool extended; /* the tag has more subtags, or the key is 0 */
    bool replaced; /* an extended language or a grandfathered tag was replaced: zh-yue is yue */
};

/* Reads language, script and region of a range or tag.  Its characters and the lengths of its
 * subtags must be those of a basic language range (RFC 4647 section 2.1). */
struct tag tag_scan(const char *data, size_t length);

/* Whether a tag is well-formed (RFC 5646 section 2.2.9).  Declared here for tests. */
bool tag_is_well_formed(const char *data, size_t length);

/* The key with CLDR's aliases of language and region replaced: iw is he, sh is sr-Latn, UK is GB.
 * Norwegian is not replaced, because "no" is both nb and nn. */
tag_key tag_canonical(tag_key key);

/* The two steps of tag_canonical(), for code that looks up the language first, so that usual ranges
 * need neither. */
tag_key tag_canonical_language(tag_key key);
tag_key tag_canonical_region(tag_key key);

/* The normal form.  It contains the script if that is known, and the region only if it is not the
 * likely one for language and script. zh-TW and zh-Hant are zh-Hant, pt and pt-BR are pt-Latn. @p
 * key is canonical. */
tag_key tag_normal(tag_key key);

/* The explicit form.  It contains the script if it follows from the region and is not the usual one
 * of the language: zh-TW is zh-Hant, zh-HK is zh-Hant-HK, de-AT does not change. @p key is
 * canonical. */
tag_key tag_explicit(tag_key key);

/* Whether the script of the language depends on the region. */
bool tag_has_regional_scripts(tag_key key);

/* The parent of a normal form: CLDR's, or else the key without the region; 0 if there is none.  The
 * parent never has another script. */
tag_key tag_parent(tag_key normal);

/* Whether a normal form is the direct or indirect parent of another.  Both have the same language
 * and script. */
bool tag_is_ancestor(tag_key ancestor, tag_key normal);

/* The preferred tag of those with a parent: en-Latn-GB for en-Latn-001.  It is in CLDR's
 * paradigmLocales; 0 if none of them is. @p parent is a normal form. */
tag_key tag_paradigm(tag_key parent);

/* Whether the region is one of CLDR's pseudo-locales, such as en-XA, which are only for tests. */
static inline bool tag_is_pseudo(tag_key key)
{
    tag_key region = key & TAG_REGION;
    return region >= tag_pack_region("XA", 2) && region <= tag_pack_region("XC", 2);
}

/* A related language to search for. */
struct tag_kin {
    tag_key language; /* 0 if there is none */
    bool is_parent;   /* it is CLDR's parent, not another name of the same language */
};

/* The related language at an index, starting with 0, the nearest first. @p language has no other
 * field. */
struct tag_kin tag_kin(tag_key language, unsigned index);

/* A canonical key in another language, but with the same script: yue-HK in zh is zh-HK, and yue is
 * zh-Hant. */
tag_key tag_in_language(tag_key key, tag_key language);

/* Appends a key as a tag, for example "zh-Hant-TW".  Declared here for tests. */
void tag_write_key(struct buffer *b, tag_key key);

/* Appends the canonical form of a well-formed tag, or of a locale name of gettext and POSIX: pt_BR
 * is pt-BR, sr@latin is sr-Latn, zh_CN is zh-Hans; a charset, as in de_DE.UTF-8, is omitted.
 * Returns false if it is neither; then nothing is appended. */
bool tag_write_canonical(struct buffer *b, const char *name, size_t length);

/* The tag of a locale name is shorter than this. */
#define LOCALE_TAG_SIZE 64

/* The same without replacing names: iw stays iw, and zh_TW is zh-TW. */
bool tag_write_spelled(struct buffer *b, const char *name, size_t length);

#endif
