/* SPDX-License-Identifier: MIT */
/* Numbers, names and lists of languages; test-cldr-icu.c compares all of them with ICU. */
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
        {"ar", 1234567890, "1,234,567,890"},
        {"ar-EG", 1234567890, "١٬٢٣٤٬٥٦٧٬٨٩٠"}, /* though ar is likely to be ar-EG */
        {"ar-Arab-EG", 12, "١٢"},
        {"ar-SA", 12, "١٢"},
        {"ar-MA", 1234, "1.234"},
        {"ar-XX", 12, "12"},
        {"es", 1234, "1234"},
        {"es", 12345, "12.345"},
        {"es-ES", 1234, "1234"},
        {"es-MX", 1234, "1,234"},
        {"de-CH", 1234, "1'234"},
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
        {"sd", "سنڌي", true},
        {"sd-Deva", "सिन्धी (देवनागिरी)", false},
        {"ug", "ئۇيغۇرچە", true},
        {"am", "አማርኛ", false},
        {"lo", "ລາວ", false},
        {"or", "ଓଡ଼ିଆ", false},
        {"pa-PK", "پنجابی (عربی)", true},
        {"dv", NULL, true},
        {"az-Arab", "تۆرکجه", true},
        {"az-Hebr", NULL, true},
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
    CU_ASSERT_PTR_NULL(locale_of("az-Grek"));
    CU_ASSERT_PTR_NULL(locale_of("und"));
    CU_ASSERT_PTR_EQUAL(locale_of("ar-EG"), locale_of("ar-Arab-EG"));
    CU_ASSERT_PTR_NOT_EQUAL(locale_of("ar-EG"), locale_of("ar"));
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
        {"ml", 2, "A, B"},
        {"am", 3, "A፣ B እና C"},
        {"he", 2, "A ו-B"}, /* a hyphen before a word in another script */
        {"ti", 2, "Aን Bን"}, /* behind the last, too */
        {"ti", 3, "A፣ Bን Cን"},
        {"th", 2, "AและB"},
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

int main(void)
{
    static const struct test tests[] = {
        {"numbers", test_numbers},
        {"names and directions", test_names},
        {"lists", test_lists},
        {NULL, NULL},
    };
    return test_run("cldr", tests);
}
