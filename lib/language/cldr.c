/* SPDX-License-Identifier: MIT */
/* Numbers, lists, names and directions from CLDR's tables. */
#include "language/cldr.h"

#include <stddef.h>
#include <string.h>

enum {
    PAIR_BEFORE,
    PAIR_BETWEEN,
    PAIR_AFTER,
    LIST_BEFORE,
    LIST_START,
    LIST_MIDDLE,
    LIST_END,
    LIST_AFTER,
    SEPARATOR_COUNT
};

/* Texts are offsets into a structure, because the loader would have to relocate pointers in every
 * process. */
static const struct list_texts {
#define CLDR_LIST(name, pair_before, pair_between, pair_after, before, start, middle, end, after)  \
    char name##_0[sizeof(pair_before)], name##_1[sizeof(pair_between)],                            \
        name##_2[sizeof(pair_after)], name##_3[sizeof(before)], name##_4[sizeof(start)],           \
        name##_5[sizeof(middle)], name##_6[sizeof(end)], name##_7[sizeof(after)];
#include "language/cldr-locales.def"
} list_texts = {
#define CLDR_LIST(name, ...) __VA_ARGS__,
#include "language/cldr-locales.def"
};

#define LIST_TEXT(member) offsetof(struct list_texts, member)

static const uint16_t lists[][SEPARATOR_COUNT] = {
#define CLDR_LIST(name, ...)                                                                       \
    {LIST_TEXT(name##_0), LIST_TEXT(name##_1), LIST_TEXT(name##_2), LIST_TEXT(name##_3),           \
     LIST_TEXT(name##_4), LIST_TEXT(name##_5), LIST_TEXT(name##_6), LIST_TEXT(name##_7)},
#include "language/cldr-locales.def"
};

enum {
#define CLDR_LIST(name, ...) LIST_##name,
#include "language/cldr-locales.def"
};

struct cldr_locale {
    tag_key key;
    uint32_t zero;     /* the digit 0 */
    char group[5];     /* between groups of digits */
    uint8_t primary;   /* the size of the last group; 0 means no groups */
    uint8_t secondary; /* the size of the other groups */
    uint8_t minimum;   /* the minimum number of digits before the first separator */
    uint16_t list;     /* the index of its row in lists */
};

static const struct cldr_locale locales[] = {
#define CLDR_LOCALE(key, list, zero, group, primary, secondary, minimum)                           \
    {key, zero, group, primary, secondary, minimum, LIST_##list},
#include "language/cldr-locales.def"
};

static const struct autonym_texts {
#define CLDR_AUTONYM(tag, key, name) char of_##tag[sizeof(name)];
#include "language/cldr-locales.def"
} autonym_texts = {
#define CLDR_AUTONYM(tag, key, name) name,
#include "language/cldr-locales.def"
};

struct autonym {
    tag_key key;
    uint32_t name;
};

static const struct autonym autonyms[] = {
#define CLDR_AUTONYM(tag, key, name) {key, offsetof(struct autonym_texts, of_##tag)},
#include "language/cldr-locales.def"
};

static const uint32_t rtl_scripts[] = {
#define CLDR_RTL_SCRIPT(script) script,
#include "language/cldr-locales.def"
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct cldr_locale *find_locale(tag_key normal)
{
    size_t low = 0, high = COUNT(locales);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (locales[middle].key == normal)
            return &locales[middle];
        if (locales[middle].key < normal)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct cldr_locale *cldr_locale(tag_key key)
{
    tag_key normal = tag_normal(key);
    const struct cldr_locale *locale = NULL;
    if (key & TAG_REGION && !(normal & TAG_REGION))
        locale = find_locale(normal | (key & TAG_REGION)); /* for example, the digits of Egypt */
    for (; !locale && normal; normal = tag_parent(normal))
        locale = find_locale(normal);
    return locale;
}

bool cldr_is_rtl(tag_key key)
{
    tag_key script = tag_normal(key) & TAG_SCRIPT;
    for (size_t i = 0; i < COUNT(rtl_scripts); i++)
        if (rtl_scripts[i] == script)
            return true;
    return false;
}

static const char *find_autonym(tag_key key)
{
    size_t low = 0, high = COUNT(autonyms);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (autonyms[middle].key == key)
            return (const char *)&autonym_texts + autonyms[middle].name;
        if (autonyms[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *cldr_autonym(tag_key key)
{
    const char *name = find_autonym(key);
    if (!name)
        name = find_autonym(key = tag_explicit(key));
    if (!name)
        name = find_autonym(key &= ~TAG_REGION);
    /* The script is implied. */
    if (!name && tag_normal(key) == tag_normal(key & TAG_LANGUAGE))
        name = find_autonym(key & TAG_LANGUAGE);
    return name;
}

static void append_digit(struct buffer *b, uint32_t zero, unsigned value)
{
    uint32_t c = zero + value;
    if (c < 0x80) {
        buffer_append_char(b, (char)c);
    } else if (c < 0x800) {
        buffer_append_char(b, (char)(0xc0 | c >> 6));
        buffer_append_char(b, (char)(0x80 | (c & 0x3f)));
    } else {
        if (c < 0x10000) {
            buffer_append_char(b, (char)(0xe0 | c >> 12));
        } else {
            buffer_append_char(b, (char)(0xf0 | c >> 18));
            buffer_append_char(b, (char)(0x80 | (c >> 12 & 0x3f)));
        }
        buffer_append_char(b, (char)(0x80 | (c >> 6 & 0x3f)));
        buffer_append_char(b, (char)(0x80 | (c & 0x3f)));
    }
}

/* Whether a separator precedes the last @p rest digits. */
static bool is_group(const struct cldr_locale *locale, size_t rest)
{
    return rest >= locale->primary && (rest - locale->primary) % locale->secondary == 0;
}

void cldr_format_number(struct buffer *b, const struct cldr_locale *locale, uint64_t n)
{
    uint8_t digits[20];
    size_t count = 0;
    do
        digits[count++] = (uint8_t)(n % 10);
    while (n /= 10);
    bool grouped = locale->primary && count >= (size_t)locale->primary + locale->minimum;
    for (size_t i = count; i-- > 0;) {
        append_digit(b, locale->zero, digits[i]);
        if (grouped && i && is_group(locale, i))
            buffer_append_string(b, locale->group);
    }
}

struct lingo_text cldr_list_separator(const struct cldr_locale *locale, size_t index, size_t count)
{
    const uint16_t *list = lists[locale ? locale->list : LIST_en_Latn];
    const char *text = "";
    if (count == 2 && index <= 2)
        text = (const char *)&list_texts + list[PAIR_BEFORE + index];
    else if (count > 2 && index <= count)
        text = (const char *)&list_texts + list[index == 0           ? LIST_BEFORE
                                                : index == count     ? LIST_AFTER
                                                : index == count - 1 ? LIST_END
                                                : index == 1         ? LIST_START
                                                                     : LIST_MIDDLE];
    return (struct lingo_text){text, strlen(text)};
}

const char *cldr_version(void)
{
    return CLDR_VERSION;
}
