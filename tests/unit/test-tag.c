/* SPDX-License-Identifier: MIT */
/* Language tags: scanning, canonical and normal forms, parents. */
#include "tests/support/test.h"

#include "language/tag-names.h"
#include "language/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static tag_key key_of(const char *tag)
{
    return tag_scan(tag, strlen(tag)).key;
}

static void check_key(tag_key key, const char *expected, const char *where)
{
    char text[32];
    struct buffer b = {text, sizeof text, 0};
    tag_write_key(&b, key);
    buffer_finish(&b);
    check_string(text, expected, where);
}

static void test_scan(void)
{
    static const struct {
        const char *tag;
        const char *key;
        bool extended;
        bool replaced;
    } cases[] = {
        {"en", "en", false, false},
        {"EN-us", "en-US", false, false},
        {"ast", "ast", false, false},
        {"es-419", "es-419", false, false},
        {"en-000", "en-000", false, false},
        {"en-100", "en-100", false, false},
        {"ZH-HANT-tw", "zh-Hant-TW", false, false},
        {"sr-latn", "sr-Latn", false, false},
        {"zh-yue", "yue", false, true}, /* RFC 5646 2.2.2: an extended language */
        {"zh-cmn-Hans-CN", "cmn-Hans-CN", false, true},
        {"ar-arb", "arb", false, true}, /* all prefixes of extended languages in IANA's registry */
        {"kok-gom", "gom", false, true},
        {"lv-ltg", "ltg", false, true},
        {"ms-zsm", "zsm", false, true},
        {"sgn-ase", "ase", false, true},
        {"sw-swc", "swc", false, true},
        {"uz-uzn", "uzn", false, true},
        {"zh-min-nan", "nan", false, true}, /* RFC 5646 2.2.8: grandfathered */
        {"i-klingon", "tlh", false, true},
        {"I-KLINGON", "tlh", false, true},
        {"i-ami", "ami", false, true},   /* the shortest */
        {"cel-gaulish", "", true, true}, /* the longest */
        {"zh-min", "", true, true},      /* not the language min */
        {"i-default", "", true, true},
        {"en-GB-oed", "en-GB", true, true},
        {"no-nyn", "nn", false, true},
        {"art-lojban", "jbo", false, true},
        {"de-1996", "de", true, false},
        {"de-DE-1996", "de-DE", true, false},
        {"de-Latn-DE-1996-x-a", "de-Latn-DE", true, false},
        {"en-x-pirate", "en", true, false},
        {"en-u-ca-greg", "en", true, false},
        {"x-private", "", true, false},
        {"klingon", "", true, false},
        {"klingon-Latn-US", "", true, false},
        {"a", "", true, false},
        {"en-a", "en", true, false},
        {"sr-Lat", "sr", true, false},        /* Serbian has no extended languages */
        {"en-US-Latn", "en-US", true, false}, /* the order is fixed */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t n = strlen(cases[i].tag);
        char *exact = exact_copy(cases[i].tag, n);
        struct tag tag = tag_scan(exact, n);
        check_key(tag.key, cases[i].key, cases[i].tag);
        check_number(tag.extended, cases[i].extended, cases[i].tag);
        check_number(tag.replaced, cases[i].replaced, cases[i].tag);
        free(exact);
    }
}

/* RFC 5646 section 2.1 */
static void test_well_formed(void)
{
    static const struct {
        const char *tag;
        bool good;
    } cases[] = {
        {"de", true},
        {"zh-Hant", true},
        {"zh-cmn-Hans-CN", true},
        {"en-abc-def-ghi-Latn", true}, /* by the grammar */
        {"en-abc-def-ghi-jkl", false},
        {"en-abc-def-ghi-Latn-US", true},
        {"ast-abc-US", true},
        {"zh-cmn-abc", false}, /* 2.2.2: always invalid */
        {"de-DE-abc", false},  /* an extended language follows the language */
        {"de-Latn-abc", false},
        {"abcd", true}, /* languages of 4 to 8 letters, which have no extended languages */
        {"abcdefgh", true},
        {"abcd-Latn-US-1996", true},
        {"abcd-efg", false},
        {"sl-rozaj-biske-1994", true},
        {"de-CH-1901", true},
        {"hy-Latn-IT-arevela", true},
        {"es-419", true},
        {"x-whatever", true},
        {"X-a", true},
        {"x-abcdefghi", false},
        {"de-CH-x-phonebk", true},
        {"en-US-u-islamcal", true},
        {"zh-CN-a-myext-x-private", true},
        {"en-a-myext-b-another", true},
        {"i-enochian", true},
        {"sgn-BE-FR", true},
        {"en-x-a-b-c", true},
        {"en-x-abcdefgh", true},
        {"en-u-ca", true},
        {"de-1abc", true}, /* a variant of four characters starts with a digit */
        {"de-a123", false},
        {"de-.1996", false},
        {"1bcd", false},
        {"qaa-Qaaa-QM-x-southern", true},
        {"", false},
        {"d", false},
        {"-de", false},
        {"de-", false},
        {"de--AT", false},
        {"de_AT", false},
        {"de-419-DE", false}, /* two regions */
        {"a-DE", false},      /* an extension without a language */
        {"ar-a", false},
        {"en-x", false},
        {"x", false},
        {"x-", false},
        {"x-a-", false},
        {"en-x-", false},
        {"en-x-a_b", false},
        {"en-x-abcdefghi", false},
        {"ast-DE-u-abcdefghi", false},
        {"ast-a", false},
        {"en-a-bc-.-de", false},
        {"en-u-a", false},
        {"en-abcdefghi", false},
        {"abcdefghi", false},
        {"e1", false},
        {"en-12", false},
        {"en-US-gb", false},
        {"en-\xc3\xa9", false},
        {"fr ", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t n = strlen(cases[i].tag);
        char *exact = exact_copy(cases[i].tag, n);
        check_number(tag_is_well_formed(exact, n), cases[i].good, cases[i].tag);
        free(exact);
    }
}

static void test_canonical(void)
{
    static const struct {
        const char *name;
        const char *canonical; /* NULL: neither tag nor name */
    } cases[] = {
        {"FR", "fr"},
        {"pt-br", "pt-BR"},
        {"zh-hant-tw", "zh-Hant-TW"},
        {"zh-TW", "zh-TW"}, /* a tag stays what it is */
        {"iw", "he"},
        {"iw-IL", "he-IL"},
        {"in", "id"},
        {"ji", "yi"},
        {"tl", "fil"},
        {"sh", "sr-Latn"},
        {"sh-Cyrl", "sr-Cyrl"},
        {"mo", "ro"},
        {"cmn", "zh"},
        {"zh-cmn-Hans", "zh-Hans"},
        {"no", "no"},
        {"nb", "nb"},
        {"nn-NO", "nn-NO"},
        {"deu", "de"},
        {"prs", "fa-AF"},
        {"en-UK", "en-GB"},
        {"de-276", "de-DE"},
        {"my-BU", "my-MM"},
        {"en-GB-oed", "en-GB-oxendict"},
        {"i-klingon", "tlh"},
        {"art-lojban", "jbo"},
        {"I-Default", "i-default"}, /* grandfathered, but without a replacement */
        {"DE-ch-1901-X-Foo", "de-CH-1901-x-foo"},
        {"X-Foo", "x-foo"},
        {"cmn-ESG", "cmn-esg"}, /* zh-esg would be another language */
        /* gettext names */
        {"pt_BR", "pt-BR"},
        {"de_DE.UTF-8", "de-DE"},
        /* bases that are grandfathered tags (RFC 5646, section 2.2.8) */
        {"en_GB_oed.UTF-8", "en-GB-oxendict"},
        {"no_bok", "nb"},
        {"art_lojban", "jbo"},
        {"no_nyn@valencia", "nn-valencia"},
        {"zh_min_nan.UTF-8", "nan"},
        {"sgn-BE-FR.UTF-8@latin", "sfb-Latn"},
        {"de_DE@euro", "de-DE"},
        {"de_DE.ISO-8859-15@euro", "de-DE"},
        {"sr@latin", "sr-Latn"},
        {"sr_RS@latin", "sr-Latn"},
        {"uz@cyrillic", "uz-Cyrl"},
        {"uz@arabic", "uz-Arab"},
        {"ks@devanagari", "ks-Deva"},
        {"zh_CN", "zh-Hans"},
        {"zh_SG", "zh-Hans-SG"},
        {"zh_TW", "zh-Hant"},
        {"zh_HK", "zh-Hant-HK"},
        {"zh_Hant", "zh-Hant"},
        {"ca@valencia", "ca-valencia"},
        {"be@tarask", "be-tarask"},
        {"en@quot", "en-x-quot"},
        {"en_US@boldquot", "en-US-x-boldquot"},
        {"es_419", "es-419"},
        {"nb_NO", "nb-NO"},
        {"cmn_ESG", NULL}, /* no territory */
        {"cmn-mcn@euro", NULL},
        {"cmn_mcn@latin", NULL},
        {"C", NULL},
        {"POSIX", "posix"}, /* a language of five letters, by the grammar */
        {"zh_TW.Big5", "zh-Hant"},
        {"de_DE.ISO_8859-1:1987", "de-DE"},
        {"sr_Latn_RS", "sr-Latn-RS"},
        {"sr_Cyrl_RS@latin", "sr-Latn"},
        {"zh-Hant_HK", "zh-Hant-HK"},
        {"de_DE_1996", "de-DE-1996"},
        {"ca_ES_valencia", "ca-ES-valencia"},
        {"iw_IL.ISO-8859-8", "he-IL"},
        {"C.UTF-8", NULL},
        {"pt_BR.", NULL},
        {"pt_BR.UTF-8@", NULL},
        {"pt_BR.<b", NULL},
        {"pt_BR.b>", NULL},
        {"de_1996@quot", NULL},
        {"english_US", NULL},
        {"pt_", NULL},
        {"_BR", NULL},
        {"pt_BRA_", NULL},
        {"sr@", NULL},
        {"sr@muchtoolong", NULL},
        {"en@ninechars", NULL},
        {"sr@a/b", NULL},
        {"../etc", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[64];
        struct buffer b = {text, sizeof text, 0};
        size_t n = strlen(cases[i].name);
        char *exact = exact_copy(cases[i].name, n);
        bool good = tag_write_canonical(&b, exact, n);
        buffer_finish(&b);
        check_string(good ? text : NULL, cases[i].canonical, cases[i].name);
        if (!good)
            check_number((long long)b.length, 0, cases[i].name);
        free(exact);
    }
}

/* What a name says itself. */
static void test_spelled(void)
{
    static const struct {
        const char *name;
        const char *spelled; /* NULL: neither tag nor name */
    } cases[] = {
        {"FR", "fr"},
        {"iw_IL", "iw-IL"},
        {"mo", "mo"},
        {"sh", "sh"},
        {"en-UK", "en-UK"},
        {"deu", "deu"},
        {"pt_BR.UTF-8", "pt-BR"},
        {"zh_TW", "zh-TW"},
        {"zh_CN", "zh-CN"},
        {"sr@latin", "sr-Latn"},
        {"sr_RS@latin", "sr-Latn-RS"},
        {"ca_ES@valencia", "ca-ES-valencia"},
        {"en@quot", "en-x-quot"},
        {"de_DE@euro", "de-DE"},
        {"zh-yue", "yue"},
        {"i-klingon", "tlh"},
        {"i_klingon", "tlh"},
        {"en_GB_oed.UTF-8", "en-GB-oxendict"},
        {"zh_hakka.Big5", "hak"},
        {"zh_min.UTF-8", NULL}, /* has no replacement */
        {"cmn-mcn@euro", NULL},
        {"DE-1996-x-A", "de-1996-x-a"},
        /* at most 40 bytes before the modifier */
        {"ca_ES_aaaaaaaa_bbbbbbbb_cccccccc_ddddddd@valencia",
         "ca-ES-aaaaaaaa-bbbbbbbb-cccccccc-ddddddd-valencia"},
        {"ca_ES_aaaaaaaa_bbbbbbbb_cccccccc_dddddddd@valencia", NULL},
        {"pt_", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[64];
        struct buffer b = {text, sizeof text, 0};
        size_t n = strlen(cases[i].name);
        char *exact = exact_copy(cases[i].name, n);
        bool good = tag_write_spelled(&b, exact, n);
        buffer_finish(&b);
        check_string(good ? text : NULL, cases[i].spelled, cases[i].name);
        free(exact);
    }
}

/* A name cut anywhere, in a block of its size, is a tag, a name or neither; nothing is read beyond
 * it. */
static void test_cut_name(void)
{
    static const char name[] = "sr_Cyrl_RS.ISO-8859-5@latin";
    static const char *const expected[] = {NULL,
                                           NULL,
                                           "sr",
                                           NULL,
                                           NULL,
                                           "sr-CY",
                                           NULL,
                                           "sr-Cyrl",
                                           NULL,
                                           NULL,
                                           "sr-Cyrl-RS",
                                           NULL,
                                           "sr-Cyrl-RS",
                                           "sr-Cyrl-RS",
                                           "sr-Cyrl-RS",
                                           "sr-Cyrl-RS",
                                           "sr-Cyrl-RS",
                                           "sr-Cyrl-RS",
                                           "sr-Cyrl-RS",
                                           "sr-Cyrl-RS",
                                           "sr-Cyrl-RS",
                                           "sr-Cyrl-RS",
                                           NULL,
                                           "sr-Cyrl-RS-x-l",
                                           "sr-Cyrl-RS-x-la",
                                           "sr-Cyrl-RS-x-lat",
                                           "sr-Cyrl-RS-x-lati",
                                           "sr-Latn-RS"};
    for (size_t n = 0; n < sizeof name; n++) {
        char text[64];
        struct buffer b = {text, sizeof text, 0};
        char *exact = exact_copy(name, n);
        bool good = tag_write_spelled(&b, exact, n);
        buffer_finish(&b);
        check_string(good ? text : NULL, expected[n], name + n);
        free(exact);
    }
}

/* The tags of names that are offered together. */
static void test_names(void)
{
    static const struct {
        const char *names[5];
        const char *tags[5]; /* NULL: left out */
        size_t twin;         /* of the one that is left out */
    } cases[] = {
        {{"ro", "mo"}, {"ro", "mo"}, 0},
        {{"mo", "ro"}, {"mo", "ro"}, 0},
        {{"mo"}, {"ro"}, 0},
        {{"fil", "tl", "he", "iw"}, {"fil", "tl", "he", "iw"}, 0},
        {{"in", "ind"}, {"id", "ind"}, 0},
        {{"pt-BR", "pt_BR"}, {"pt-BR", NULL}, 0},
        {{"de", "pt_BR.UTF-8", "pt_BR"}, {"de", "pt-BR", NULL}, 1},
        {{"tl", "tl.UTF-8", "fil"}, {"tl", NULL, "fil"}, 2},
        {{"zh_TW", "zh-Hant"}, {"zh-TW", "zh-Hant"}, 0},
        {{"zh_TW", "zh-Hant", "zh-TW"}, {NULL, "zh-Hant", "zh-TW"}, 1},
        {{"zh_TW", "zh_Hant_TW"}, {"zh-Hant", "zh-Hant-TW"}, 0},
        {{"zh-yue", "yue"}, {"yue", NULL}, 0},
        {{"sh", "sr@latin", "sr-Latn"}, {"sh", "sr-Latn", NULL}, 1},
        {{"en-x-a", "EN-X-A"}, {"en-x-a", NULL}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t count = 0;
        struct tag_names names;
        while (count < 5 && cases[i].names[count])
            count++;
        CU_ASSERT_FATAL(tag_names_open(&names, cases[i].names, count));
        for (size_t k = 0; k < count; k++) {
            check_string(names.tags[k], cases[i].tags[k], cases[i].names[k]);
            check_number((long long)names.twins[k],
                         (long long)(cases[i].tags[k] ? TAG_NAMES_NONE : cases[i].twin),
                         cases[i].names[k]);
        }
        tag_names_free(&names);
    }
    struct tag_names none;
    CU_ASSERT_FATAL(tag_names_open(&none, NULL, 0));
    tag_names_free(&none);
}

/* The languages above another, in their order. */
static void test_kin(void)
{
    static const struct {
        const char *language;
        const char *above; /* with a mark for a parent */
    } cases[] = {{"no", "nb nn "}, {"nb", "no "}, {"nn", "no^ nb^ "}, {"yue", "zh^ "},
                 {"zh", ""},       {"ht", ""},    {"hi", ""},         {"de", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[64];
        struct buffer b = {text, sizeof text, 0};
        struct tag_kin kin;
        for (unsigned n = 0; (kin = tag_kin(key_of(cases[i].language), n)).language; n++) {
            tag_write_key(&b, kin.language);
            buffer_append_string(&b, kin.is_parent ? "^ " : " ");
        }
        buffer_finish(&b);
        check_string(text, cases[i].above, cases[i].language);
    }
    check_key(tag_in_language(key_of("yue-HK"), key_of("zh")), "zh-HK", "yue-HK");
    check_key(tag_in_language(key_of("yue"), key_of("zh")), "zh-Hant", "yue");
    check_key(tag_in_language(key_of("yue-CN"), key_of("zh")), "zh-CN", "yue-CN");
    check_key(tag_in_language(key_of("nn-NO"), key_of("nb")), "nb-NO", "nn-NO");
    CU_ASSERT(tag_is_ancestor(tag_normal(key_of("en-001")), tag_normal(key_of("en-AT"))));
    CU_ASSERT(!tag_is_ancestor(tag_normal(key_of("en-001")), tag_normal(key_of("en-US"))));
    CU_ASSERT(!tag_is_ancestor(tag_normal(key_of("en-AT")), tag_normal(key_of("en-AT"))));
    check_key(tag_paradigm(tag_normal(key_of("en-001"))), "en-Latn-GB", "en-001");
    check_key(tag_paradigm(tag_normal(key_of("es-419"))), "", "es-419");
    CU_ASSERT(tag_is_pseudo(key_of("en-XA")) && tag_is_pseudo(key_of("ar-XB")));
    CU_ASSERT(!tag_is_pseudo(key_of("sq-XK")) && !tag_is_pseudo(key_of("en")));
}

/* Normal form, what a tag says itself, and the parents one after the other. */
static void test_normal(void)
{
    static const struct {
        const char *tag;
        const char *normal;
        const char *explicit;
        const char *parents;
    } cases[] = {
        {"en", "en-Latn", "en", ""},
        {"en-US", "en-Latn", "en-US", ""},
        {"en-GB", "en-Latn-GB", "en-GB", "en-Latn-001 en-Latn "},
        {"en-AU", "en-Latn-AU", "en-AU", "en-Latn-001 en-Latn "},
        {"en-AT", "en-Latn-AT", "en-AT", "en-Latn-150 en-Latn-001 en-Latn "},
        {"en-EE", "en-Latn-EE", "en-EE", "en-Latn-150 en-Latn-001 en-Latn "},
        {"en-ID", "en-Latn-ID", "en-ID", "en-Latn-001 en-Latn "},
        {"en-PH", "en-Latn-PH", "en-PH", "en-Latn "}, /* American */
        {"es-MX", "es-Latn-MX", "es-MX", "es-Latn-419 es-Latn "},
        {"es-JP", "es-Latn-JP", "es-JP", "es-Latn-419 es-Latn "},
        {"es-ES", "es-Latn", "es-ES", ""},
        {"pt", "pt-Latn", "pt", ""},
        {"pt-BR", "pt-Latn", "pt-BR", ""},
        {"pt-AO", "pt-Latn-AO", "pt-AO", "pt-Latn-PT pt-Latn "},
        {"pt-PT", "pt-Latn-PT", "pt-PT", "pt-Latn "},
        {"de-AT", "de-Latn-AT", "de-AT", "de-Latn "},
        {"zh", "zh-Hans", "zh", ""},
        {"zh-CN", "zh-Hans", "zh-CN", ""},
        {"zh-SG", "zh-Hans-SG", "zh-SG", "zh-Hans "},
        {"zh-TW", "zh-Hant", "zh-Hant", ""},
        {"zh-Hant-TW", "zh-Hant", "zh-Hant", ""},
        {"zh-HK", "zh-Hant-HK", "zh-Hant-HK", "zh-Hant "},
        {"zh-MO", "zh-Hant-MO", "zh-Hant-MO", "zh-Hant-HK zh-Hant "},
        {"sr", "sr-Cyrl", "sr", ""},
        {"sr-RS", "sr-Cyrl", "sr-RS", ""},
        {"sr-ME", "sr-Latn-ME", "sr-Latn-ME", "sr-Latn "},
        {"uz-AF", "uz-Arab", "uz-Arab", ""},
        {"pa-PK", "pa-Arab", "pa-Arab", ""},
        {"hi-Latn", "hi-Latn", "hi-Latn", ""}, /* CLDR's parent is English: never crossed */
        {"az-Arab", "az-Arab", "az-Arab", ""},
        {"nb", "nb-Latn", "nb", ""},
        {"nb-NO", "nb-Latn", "nb-NO", ""},
        {"no-NO", "no-Latn", "no-NO", ""},
        {"gsw-FR", "gsw-Latn-FR", "gsw-FR", "gsw-Latn "},
        {"qqq", "qqq", "qqq", ""}, /* nobody's */
        {"qqq-AT", "qqq-AT", "qqq-AT", "qqq "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        tag_key key = tag_canonical(key_of(cases[i].tag)), normal = tag_normal(key);
        check_key(normal, cases[i].normal, cases[i].tag);
        check_key(tag_explicit(key), cases[i].explicit, cases[i].tag);
        char text[128];
        struct buffer b = {text, sizeof text, 0};
        for (normal = tag_parent(normal); normal; normal = tag_parent(normal)) {
            tag_write_key(&b, normal);
            buffer_append_char(&b, ' ');
        }
        buffer_finish(&b);
        check_string(text, cases[i].parents, cases[i].tag);
    }
    check_number(tag_normal(0) == 0 && tag_parent(0) == 0 && tag_canonical(0) == 0, 1, "0");
}

/* The parents that are of another language. */
static void test_other_parents(void)
{
    static const struct tag_pair rows[] = {
#define CLDR_OTHER_PARENT(from, to) {from, to},
#include "language/cldr-tags.def"
    };
    static const struct tag_pair collations[] = {
#define CLDR_COLLATION_PARENT(from, to) {from, to},
#include "language/cldr-tags.def"
    };
    static const char *const expected[][2] = {
        {"hi-Latn", "en-Latn-IN"},
        {"ht-Latn", "fr-Latn-HT"},
        {"nb-Latn", "no-Latn"},
        {"nn-Latn", "no-Latn"},
    };
    check_number(sizeof rows / sizeof rows[0], 4, "parents");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && i < 4; i++) {
        check_key(rows[i].from, expected[i][0], "child");
        check_key(rows[i].to, expected[i][1], expected[i][0]);
    }
    check_number(sizeof collations / sizeof collations[0], 2, "parents for collation");
    check_key(collations[0].from, "yue-Hans", "child");
    check_key(collations[0].to, "zh-Hans", "yue-Hans");
    check_key(collations[1].from, "yue-Hant", "child");
    check_key(collations[1].to, "zh-Hant", "yue-Hant");
}

int main(void)
{
    static const struct test tests[] = {
        {"scan", test_scan},
        {"well-formed", test_well_formed},
        {"canonical", test_canonical},
        {"as spelled", test_spelled},
        {"a name cut anywhere", test_cut_name},
        {"names offered together", test_names},
        {"languages above others", test_kin},
        {"normal forms and parents", test_normal},
        {"parents in another language", test_other_parents},
        {NULL, NULL},
    };
    return test_run("tag", tests);
}
