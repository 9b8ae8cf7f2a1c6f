/* SPDX-License-Identifier: MIT */
/* Numbers, lists, names and directions, by CLDR's tables. */
#include "language/cldr.h"

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

struct cldr_locale {
    tag_key key;
    uint32_t zero;     /* the digit */
    uint16_t group;    /* between groups of digits; this and all texts: an offset into texts */
    uint8_t primary;   /* the size of the last group, 0: no groups */
    uint8_t secondary; /* of the others */
    uint8_t minimum;   /* digits before the first separator */
    uint32_t separators[SEPARATOR_COUNT];
};

struct autonym {
    tag_key key;
    uint32_t name;
};

#define CLDR_LOCALES
#include "language/cldr.inc"

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
    for (key = tag_normal(key); key; key = tag_parent(key)) {
        const struct cldr_locale *locale = find_locale(key);
        if (locale)
            return locale;
    }
    return NULL;
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
            return texts + autonyms[middle].name;
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
    /* A script that goes without saying. */
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

/* Whether a separator stands before the last @p rest digits. */
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
            buffer_append_string(b, texts + locale->group);
    }
}

struct lingo_text cldr_list_separator(const struct cldr_locale *locale, size_t index, size_t count)
{
    if (!locale)
        locale = find_locale(tag_normal(tag_pack_language("en", 2)));
    const char *text = "";
    if (locale && count == 2 && index <= 2)
        text = texts + locale->separators[PAIR_BEFORE + index];
    else if (locale && count > 2 && index <= count)
        text = texts + locale->separators[index == 0           ? LIST_BEFORE
                                          : index == count     ? LIST_AFTER
                                          : index == count - 1 ? LIST_END
                                          : index == 1         ? LIST_START
                                                               : LIST_MIDDLE];
    return (struct lingo_text){text, strlen(text)};
}

const char *cldr_icu_version(void)
{
    return CLDR_ICU_VERSION;
}
