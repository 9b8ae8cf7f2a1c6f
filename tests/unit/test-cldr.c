/* SPDX-License-Identifier: MIT */
/* Numbers, names and lists of languages, with ICU as the oracle. */
#include "tests/support/test.h"

#include "language/cldr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static tag_key key_of(const char *tag)
{
    return tag_canonical(tag_scan(tag, strlen(tag)).key);
}

static const struct cldr_locale *locale_of(const char *tag)
{
    return cldr_locale(key_of(tag));
}

static void test_numbers(void)
{
    static const struct {
        const char *tag;
        uint64_t n;
        const char *text;
    } rows[] = {
        {"en", 0, "0"},
        {"en", 999, "999"},
        {"en", 1000, "1,000"},
        {"en", 1234567, "1,234,567"},
        {"en", UINT64_MAX, "18,446,744,073,709,551,615"},
        {"hi", 1234567, "12,34,567"},
        {"de", 1234, "1.234"},
        {"ar", 1234567890, "١٬٢٣٤٬٥٦٧٬٨٩٠"},
        {"fa", 1234567890, "۱٬۲۳۴٬۵۶۷٬۸۹۰"},
        {"bn", 9876543210, "৯,৮৭,৬৫,৪৩,২১০"},
        {"ff-Adlm", 12345, "𞥑𞥒⹁𞥓𞥔𞥕"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[128];
        struct buffer b = {text, sizeof text, 0};
        cldr_format_number(&b, locale_of(rows[i].tag), rows[i].n);
        buffer_finish(&b);
        check_string(text, rows[i].text, rows[i].tag);
    }
}

static void test_names(void)
{
    static const struct {
        const char *tag;
        const char *autonym;
        bool rtl;
    } rows[] = {
        {"en", "English", false},
        {"fr", "français", false},
        {"fr-FR", "français (France)", false},
        {"fr-CA", "français canadien", false},
        {"pt-BR", "português (Brasil)", false},
        {"pt-PT", "português europeu", false},
        {"es-419", "español latinoamericano", false},
        {"zh", "中文", false},
        {"zh-Hans", "简体中文", false},
        {"zh-Hant", "繁體中文", false},
        {"zh-TW", "繁體中文", false},
        {"sr", "српски", false},
        {"sr-Latn", "srpski (latinica)", false},
        {"sr-Cyrl-XX", "српски (ћирилица)", false},
        {"ar", "العربية", true},
        {"he", "עברית", true},
        {"iw", "עברית", true},
        {"fa", "فارسی", true},
        {"ur", "اردو", true},
        {"ps", "پښتو", true},
        {"ckb", "کوردیی ناوەندی", true},
        {"pa-PK", "پنجابی (عربی)", true},
        {"dv", NULL, true},
        {"az-Arab", NULL, true},
        {"ar-Latn", NULL, false},
        {"ff-Adlm", "𞤆𞤵𞤤𞤢𞤪 (𞤀𞤁𞤂𞤢𞤃)", true},
        {"nb", "norsk bokmål", false},
        {"no", "norsk", false},
        {"fr-Latn", "français", false}, /* a script that goes without saying */
        {"de-XX", "Deutsch", false},
        {"qqq", NULL, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_string(cldr_autonym(key_of(rows[i].tag)), rows[i].autonym, rows[i].tag);
        check_number(cldr_is_rtl(key_of(rows[i].tag)), rows[i].rtl, rows[i].tag);
    }
    check_string(cldr_autonym(0), NULL, "no language");
    check_number(cldr_is_rtl(0), 0, "no language");
    CU_ASSERT_PTR_NULL(cldr_locale(0));
    CU_ASSERT_PTR_NULL(locale_of("qqq"));
    CU_ASSERT_PTR_NULL(locale_of("az-Arab"));
    CU_ASSERT_PTR_EQUAL(locale_of("zh-TW"), locale_of("zh-Hant"));
    CU_ASSERT_PTR_EQUAL(locale_of("pt"), locale_of("pt-BR"));
    CU_ASSERT_PTR_NOT_EQUAL(locale_of("zh-TW"), locale_of("zh-Hans"));
}

/* A list of letters, put together from its separators. */
static void write_list(struct buffer *b, const struct cldr_locale *locale, size_t count)
{
    for (size_t i = 0; i <= count; i++) {
        struct lingo_text separator = cldr_list_separator(locale, i, count);
        buffer_append(b, separator.data, separator.length);
        if (i < count)
            buffer_append_char(b, (char)('A' + (int)i));
    }
}

static void test_lists(void)
{
    static const struct {
        const char *tag;
        size_t count;
        const char *text;
    } rows[] = {
        {"en", 0, ""},
        {"en", 1, "A"},
        {"en", 2, "A and B"},
        {"en", 3, "A, B, and C"},
        {"en", 5, "A, B, C, D, and E"},
        {"en-GB", 3, "A, B and C"},
        {"de", 3, "A, B und C"},
        {"ja", 3, "A、B、C"},
        {"zh-Hant", 3, "A、B和C"},
        {"ar", 3, "A وB وC"},
        {"ml", 3, "A, B, C എന്നിവ"},
        {"ml", 2, "A കൂടാതെ B"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[128];
        struct buffer b = {text, sizeof text, 0};
        write_list(&b, locale_of(rows[i].tag), rows[i].count);
        buffer_finish(&b);
        check_string(text, rows[i].text, rows[i].tag);
    }
    check_text(cldr_list_separator(NULL, 1, 2), " and ", "English without a locale");
    check_text(cldr_list_separator(NULL, 4, 3), "", "beyond");
}

#ifdef HAVE_ICU
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

/* Fails once, and shows why, when ICU says otherwise. */
static void check_icu(const char *ours, size_t length, const UChar *theirs, int32_t n,
                      const char *where)
{
    char text[256];
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(text, sizeof text, NULL, theirs, n, &error);
    if (U_FAILURE(error) || strlen(text) != length || memcmp(text, ours, length) != 0)
        check_string(ours, text, where);
}

static void check_lists(const struct cldr_locale *locale, const char *id)
{
    static const UChar letters[] = u"ABCDEF";
    const UChar *items[6];
    int32_t lengths[6];
    for (int32_t i = 0; i < 6; i++)
        items[i] = letters + i, lengths[i] = 1;
    UErrorCode error = U_ZERO_ERROR;
    UListFormatter *format =
        ulistfmt_openForType(id, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, &error);
    for (int32_t count = 1; count <= 6; count++) {
        UChar text[128];
        char ours[256];
        struct buffer b = {ours, sizeof ours, 0};
        int32_t n = ulistfmt_format(format, items, lengths, count, text, 128, &error);
        write_list(&b, locale, (size_t)count);
        check_icu(ours, buffer_finish(&b), text, n, id);
    }
    ulistfmt_close(format);
    CU_ASSERT(U_SUCCESS(error));
}

static void check_numbers(const struct cldr_locale *locale, const char *id)
{
    static const int64_t samples[] = {0, 12, 345, 6789, 12345, 678901, 2345678, 901234567890};
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, id, NULL, &error);
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        UChar text[128];
        char ours[256];
        struct buffer b = {ours, sizeof ours, 0};
        int32_t n = unum_formatInt64(format, samples[i], text, 128, NULL, &error);
        cldr_format_number(&b, locale, (uint64_t)samples[i]);
        check_icu(ours, buffer_finish(&b), text, n, id);
    }
    unum_close(format);
    CU_ASSERT(U_SUCCESS(error));
}

static void check_autonym(tag_key key, const char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    ULocaleDisplayNames *names = uldn_open(id, ULDN_DIALECT_NAMES, &error);
    UChar text[128];
    int32_t n = uldn_localeDisplayName(names, id, text, 128, &error);
    uldn_close(names);
    CU_ASSERT(U_SUCCESS(error));
    const char *ours = cldr_autonym(key);
    if (ours)
        check_icu(ours, strlen(ours), text, n, id);
    else /* ICU has but the code */
        CU_ASSERT(text[0] == (unsigned char)id[0] && text[1] == (unsigned char)id[1]);
}

/* Every locale of ICU, whatever row it has here. */
static void test_icu(void)
{
    if (strcmp(cldr_icu_version(), U_ICU_VERSION) != 0)
        return skip("the tables are from another version of ICU");
    for (int32_t i = 0; i < uloc_countAvailable(); i++) {
        const char *id = uloc_getAvailable(i);
        char text[64];
        UErrorCode error = U_ZERO_ERROR;
        uloc_toLanguageTag(id, text, sizeof text, 1, &error);
        struct tag tag = tag_scan(text, strlen(text));
        if (U_FAILURE(error) || tag.extended)
            continue;
        const struct cldr_locale *locale = cldr_locale(tag.key);
        CU_ASSERT_PTR_NOT_NULL_FATAL(locale);
        check_lists(locale, id);
        check_numbers(locale, id);
        check_autonym(tag.key, id);
        check_number(cldr_is_rtl(tag.key), uloc_isRightToLeft(id), id);
    }
}
#endif

int main(void)
{
    static const struct test tests[] = {
        {"numbers", test_numbers},
        {"names and directions", test_names},
        {"lists", test_lists},
#ifdef HAVE_ICU
        {"as ICU has it", test_icu},
#endif
        {NULL, NULL},
    };
    return test_run("cldr", tests);
}
