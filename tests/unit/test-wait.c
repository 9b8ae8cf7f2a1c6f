/* SPDX-License-Identifier: MIT */
/* Sentences about waiting: unit, number, and the plural forms of a file. */
#include "tests/support/make-mo.h"
#include "tests/support/language.h"
#include "tests/support/test.h"

#include "base/text.h"
#include "catalog/language-fill.h"
#include "catalog/wait.h"
#include "gettext/mo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAYS UINT64_C(86400)

static const struct lingo_language *find(const char *tag)
{
    const struct lingo_language *language =
        lingo_catalog_find(lingo_catalog_builtin(), tag, strlen(tag));
    CU_ASSERT_PTR_NOT_NULL_FATAL(language);
    return language;
}

/* The sentence on a wait; empty when there is none. */
static const char *wait_of(const struct lingo_language *language, uint64_t seconds)
{
    static char text[256];
    struct buffer b = {text, sizeof text, 0};
    struct wait_parts parts;
    bool told = wait_append(&b, language, seconds, " ", &parts);
    CU_ASSERT_EQUAL(told, b.length > 0);
    buffer_finish(&b);
    return text;
}

/* The sentence for a number of a unit. */
static const char *number_of(const struct lingo_language *language, enum wait_unit unit,
                             unsigned number)
{
    static char text[256];
    struct buffer b = {text, sizeof text, 0};
    struct wait_parts parts;
    CU_ASSERT_TRUE(wait_append_number(&b, language, unit, number, " ", &parts));
    buffer_finish(&b);
    return text;
}

static void test_units(void)
{
    static const struct {
        uint64_t seconds;
        const char *text;
    } cases[] = {
        {0, "You can try again now."},
        {1, "You can try again in 1 second."},
        {2, "You can try again in 2 seconds."},
        {59, "You can try again in 59 seconds."},
        {60, "You can try again in 1 minute."},
        {61, "You can try again in 2 minutes."},
        {119, "You can try again in 2 minutes."},
        {120, "You can try again in 2 minutes."},
        {121, "You can try again in 3 minutes."},
        {3540, "You can try again in 59 minutes."},
        {3541, "You can try again in 1 hour."},
        {3599, "You can try again in 1 hour."},
        {3600, "You can try again in 1 hour."},
        {3601, "You can try again in 2 hours."},
        {82800, "You can try again in 23 hours."},
        {82801, "You can try again in 1 day."},
        {DAYS, "You can try again in 1 day."},
        {DAYS + 1, "You can try again in 2 days."},
        {29 * DAYS + 1, "You can try again in 30 days."},
        {30 * DAYS, "You can try again in 30 days."},
        {30 * DAYS + 1, ""},
        {UINT64_MAX - 86399, ""},
        {UINT64_MAX, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char where[40];
        snprintf(where, sizeof where, "%llu seconds", (unsigned long long)cases[i].seconds);
        check_string(wait_of(find("en"), cases[i].seconds), cases[i].text, where);
    }
    CU_ASSERT_EQUAL(WAIT_MAX, (int64_t)(30 * DAYS));
}

/* However long the wait, what is told is not shorter, and not longer by a whole unit. */
static void test_never_early(void)
{
    static const struct {
        const char *unit;
        uint64_t size;
    } units[] = {{"second", 1}, {"minute", 60}, {"hour", 3600}, {"day", 86400}};
    for (uint64_t seconds = 1; seconds <= 30 * DAYS; seconds += seconds < 100000 ? 1 : 997) {
        unsigned long long n;
        char unit[16];
        const char *text = wait_of(find("en"), seconds);
        bool kept = sscanf(text, "You can try again in %llu %15[a-z]", &n, unit) == 2,
             known = false;
        for (size_t i = 0; kept && i < 4; i++) {
            if (strncmp(unit, units[i].unit, strlen(units[i].unit)) != 0)
                continue;
            known = true;
            kept = n * units[i].size >= seconds && (n - 1) * units[i].size < seconds;
        }
        if (!kept || !known)
            check_string(text, "a wait that is long enough", "never early");
    }
    CU_PASS("no wait was short");
}

/* The public function, with the contract of snprintf. */
static void test_public(void)
{
    static const char expected[] = "You can try again in 2 minutes.";
    size_t length = sizeof expected - 1;
    for (size_t size = 0; size <= length + 1; size++) {
        char *exact = exact_copy("................................", size);
        check_number((long long)lingo_language_wait(find("en"), 120, size ? exact : NULL, size),
                     (long long)length, "length");
        size_t written = size > length ? length : size ? size - 1 : 0;
        CU_ASSERT_EQUAL(memcmp(exact, expected, written), 0);
        CU_ASSERT_TRUE(!size || exact[written] == '\0');
        free(exact);
    }
    char text[8] = "x";
    check_number((long long)lingo_language_wait(find("en"), 30 * DAYS + 1, text, sizeof text), 0,
                 "beyond");
    check_string(text, "", "beyond");
}

/* The sentences as translators wrote them, with the placeholder. */
static void test_texts(void)
{
    static const struct {
        const char *tag;
        int unit;
        unsigned number;
        const char *text;
    } cases[] = {
        {"en", LINGO_WAIT_UNIT_SECONDS, 1, "You can try again in {count} second."},
        {"en", LINGO_WAIT_UNIT_SECONDS, 0, "You can try again in {count} seconds."},
        {"en", LINGO_WAIT_UNIT_MINUTES, 127, "You can try again in {count} minutes."},
        {"en", LINGO_WAIT_UNIT_HOURS, 2, "You can try again in {count} hours."},
        {"en", LINGO_WAIT_UNIT_DAYS, 1, "You can try again in {count} day."},
        {"en", LINGO_WAIT_UNIT_DAYS, 128, ""},
        {"en", LINGO_WAIT_UNIT_COUNT, 1, ""},
        {"en", -1, 1, ""},
        {"fr", LINGO_WAIT_UNIT_HOURS, 2, "Vous pourrez réessayer dans {count} heures."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_text text = lingo_language_wait_text(
            find(cases[i].tag), (enum lingo_wait_unit)cases[i].unit, cases[i].number);
        check_string(text.data, cases[i].text, cases[i].tag);
        check_number((long long)text.length, (long long)strlen(cases[i].text), cases[i].tag);
    }
}

/* Grammar and digits are those of the language. */
static void test_languages(void)
{
    static const struct {
        const char *tag;
        uint64_t seconds;
        const char *part;
    } cases[] = {
        {"fr", 60, "1"},  {"ru", 300, "5"}, {"ar", 300, "5"}, {"fa", 300, "۵"},
        {"bn", 300, "৫"}, {"hi", 300, "5"}, {"ne", 300, "५"}, {"mr", 300, "५"},
        {"my", 300, "၅"}, {"ja", 300, "5"}, {"km", 300, "5"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *text = wait_of(find(cases[i].tag), cases[i].seconds);
        if (!strstr(text, cases[i].part))
            check_string(text, cases[i].part, cases[i].tag);
        CU_ASSERT_PTR_NULL(strchr(text, '{'));
    }
}

/* Every language has a sentence for every number that pages tell, and for no two the same: a word
 * in place of the number is right in a plural form of a single one only. */
static void check_numbers(const struct lingo_language *language, enum wait_unit unit)
{
    static const unsigned most[WAIT_UNIT_COUNT] = {59, 59, 23, 30};
    static char texts[60][256];
    for (unsigned n = 1; n <= most[unit]; n++) {
        snprintf(texts[n], sizeof texts[n], "%s", number_of(language, unit, n));
        if (!*texts[n] || strpbrk(texts[n], "{}"))
            return check_string(texts[n], "a whole sentence", language_tag(language).data);
        for (unsigned other = 1; other < n; other++)
            if (!strcmp(texts[other], texts[n]))
                return check_string(texts[n], "a sentence of its own", language_tag(language).data);
    }
}

static void test_numbers(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
        for (unsigned unit = 0; unit < WAIT_UNIT_COUNT; unit++)
            if (!is_in_progress(lingo_catalog_at(catalog, i)))
                check_numbers(lingo_catalog_at(catalog, i), (enum wait_unit)unit);
    CU_PASS("every number has a sentence");
}

/* ---- the words that tell how long ---- */

static void test_words(void)
{
    static const struct {
        const char *texts[WAIT_UNIT_COUNT]; /* the last of which is marked */
        const char *marked;                 /* the words in brackets, the end behind | */
    } cases[] = {
        {{"in {count} seconds.", "in {count} minutes.", "in {count} hours.", "in {count} days."},
         "in [{count} days]|."},
        {{"a {count} s b.", "a {count} m b.", "a {count} h b.", "a {count} d b."},
         "a [{count} d] b|."},
        {{"s {count}x later", "m {count}x later", "h {count}x later", "d {count}x later"},
         "[d {count}x] later|"},
        {{"in one second.", "in one minute.", "in one hour.", "in one day."}, "in one [day]|."},
        {{"in an age", "in an edge", "in an orange", "in an ice age"}, "in an [ice age]|"},
        {{"{count}\u79d2\u5f8c\u3002", "{count}\u5206\u5f8c\u3002",
          "{count}\u6642\u9593\u5f8c\u3002", "{count}\u65e5\u5f8c\u3002"},
         "[{count}\u65e5]\u5f8c|\u3002"},
        /* \u0441 and \u0442 begin with the same byte, \u0447 and \u0487 end with it */
        {{"\u0441 x", "\u0442 x", "\u0443 x", "\u0444 x"}, "[\u0444] x|"},
        {{"x \u0447", "x \u0487", "x \u0447", "x \u0507"}, "x [\u0507]|"},
        {{"soon.", "soon.", "soon.", "soon."}, "soon[]|."},
        {{"in {count}.", "in {count}.", "in {count}.", "in {count}."}, "in [{count}]|."},
        {{"a a b", "a b", "b b", "a b"}, "[a] b|"},
        {{"", "", "", "in {count} days"}, "[in {count} days]|"},
        {{"s", "m", "h", ""}, "[]|"},
        {{"s.", "m.", "h.", "."}, "[]|."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_text texts[WAIT_UNIT_COUNT];
        char marked[100];
        for (unsigned unit = 0; unit < WAIT_UNIT_COUNT; unit++)
            texts[unit] = text_of(cases[i].texts[unit]);
        struct wait_words words = wait_find_words(texts, WAIT_DAYS);
        const char *text = cases[i].texts[WAIT_DAYS];
        snprintf(marked, sizeof marked, "%.*s[%.*s]%.*s|%s", words.begin, text,
                 words.end - words.begin, text + words.begin, words.stop - words.end,
                 text + words.end, text + words.stop);
        check_string(marked, cases[i].marked, cases[i].texts[WAIT_SECONDS]);
        const char *number = strstr(text, "{count}");
        check_number(words.number, number ? number - text : (long)strlen(text), text);
    }
}

/* ---- files ---- */

#define SIX_FORMS                                                                                  \
    BYTES("Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && "        \
          "n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\nContent-Type: text/plain; charset=UTF-8\n")
#define TWO_FORMS                                                                                  \
    BYTES("Plural-Forms: nplurals=2; plural=(n != 1);\n"                                           \
          "Content-Type: text/plain; charset=UTF-8\n")
#define SECONDS                                                                                    \
    BYTES("page\004You can try again in {count} second.\0You can try again in {count} seconds.")
#define MINUTES                                                                                    \
    BYTES("page\004You can try again in {count} minute.\0You can try again in {count} minutes.")
#define HOURS                                                                                      \
    BYTES("page\004You can try again in {count} hour.\0You can try again in {count} hours.")
#define DAYS_ BYTES("page\004You can try again in {count} day.\0You can try again in {count} days.")

/* A language with the messages of a file over a base, to be freed. */
static void fill(struct lingo_language *language, const char *tag, const struct make_mo_pair *pairs,
                 const struct lingo_language *base)
{
    size_t length;
    struct lingo_mo *mo;
    struct lingo_report report = {LINGO_OK, ""};
    char *data = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    enum lingo_error error = mo_open_bytes(&mo, data, length, "test.mo", &report);
    check_string(report.message, "", tag);
    CU_ASSERT_EQUAL_FATAL(error, LINGO_OK);
    CU_ASSERT_TRUE_FATAL(language_fill(language, tag, mo, base, NULL, 0));
    mo_free(mo);
    free(data);
}

static void test_six_forms(void)
{
    static const struct make_mo_pair pairs[] = {
        {BYTES(""), SIX_FORMS},
        {SECONDS, BYTES("s0 {count}\0s1\0s2 {count}!\0s3 {count}\0{count} s4\0s5 {count} s")},
        {MINUTES, BYTES("m0 {count}\0m1\0m2\0m3 {count}\0m4 {count}\0m5 {count}")},
        {HOURS, BYTES("h0 {count}\0h1\0h2\0h3 {count}\0h4 {count}\0h5 {count}")},
        {DAYS_, BYTES("d0 {count}\0d1\0d2\0d3 {count}\0d4 {count}\0d5 {count}")},
        {NULL, 0, NULL, 0}};
    static const struct {
        enum wait_unit unit;
        unsigned number;
        const char *text;
    } cases[] = {
        {WAIT_SECONDS, 0, "s0 0"},       {WAIT_SECONDS, 1, "s1"},
        {WAIT_SECONDS, 2, "s2 2!"},      {WAIT_SECONDS, 3, "s3 3"},
        {WAIT_SECONDS, 10, "s3 10"},     {WAIT_SECONDS, 11, "11 s4"},
        {WAIT_SECONDS, 99, "99 s4"},     {WAIT_SECONDS, 100, "s5 100 s"},
        {WAIT_SECONDS, 102, "s5 102 s"}, {WAIT_SECONDS, 103, "s3 103"},
        {WAIT_MINUTES, 1, "m1"},         {WAIT_MINUTES, 59, "m4 59"},
        {WAIT_HOURS, 2, "h2"},           {WAIT_DAYS, 30, "d4 30"},
    };
    struct lingo_language language;
    fill(&language, "tlh", pairs, NULL); /* CLDR has no digits for it */
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_string(number_of(&language, cases[i].unit, cases[i].number), cases[i].text, "form");
    check_string(wait_of(&language, 0), "", "there is no sentence for now");
    check_string(wait_of(&language, 86400), "d1", "a day");
    language_free(&language);
    fill(&language, "ar", pairs, NULL);
    check_string(number_of(&language, WAIT_SECONDS, 103), "s3 103", "Arabic");
    language_free(&language);
}

/* A file that lacks a form, or has an improper one, leaves all sentences to the base: they share
 * its plural forms. */
static void test_base(void)
{
    static const struct make_mo_pair lacks_a_form[] = {{BYTES(""), SIX_FORMS},
                                                       {SECONDS, BYTES("s0\0s1\0s2\0s3\0s4\0s5")},
                                                       {MINUTES, BYTES("m0\0m1\0m2\0m3\0m4")},
                                                       {HOURS, BYTES("h0\0h1\0h2\0h3\0h4\0h5")},
                                                       {DAYS_, BYTES("d0\0d1\0d2\0d3\0d4\0d5")},
                                                       {NULL, 0, NULL, 0}};
    static const struct make_mo_pair lacks_a_unit[] = {{BYTES(""), TWO_FORMS},
                                                       {SECONDS, BYTES("s\0s {count}")},
                                                       {MINUTES, BYTES("m\0m {count}")},
                                                       {HOURS, BYTES("h\0h {count}")},
                                                       {NULL, 0, NULL, 0}};
    static const struct make_mo_pair empty_form[] = {
        {BYTES(""), TWO_FORMS},          {SECONDS, BYTES("s\0s {count}")},
        {MINUTES, BYTES("\0m {count}")}, {HOURS, BYTES("h\0h {count}")},
        {DAYS_, BYTES("d\0d {count}")},  {NULL, 0, NULL, 0}};
    static const struct make_mo_pair other_placeholder[] = {
        {BYTES(""), TWO_FORMS},           {SECONDS, BYTES("s\0s {number}")},
        {MINUTES, BYTES("m\0m {count}")}, {HOURS, BYTES("h\0h {count}")},
        {DAYS_, BYTES("d\0d {count}")},   {NULL, 0, NULL, 0}};
    static const struct make_mo_pair control[] = {
        {BYTES(""), TWO_FORMS},           {SECONDS, BYTES("s\0s {count}")},
        {MINUTES, BYTES("m\0m {count}")}, {HOURS, BYTES("h\0h {count}")},
        {DAYS_, BYTES("d\n\0d {count}")}, {NULL, 0, NULL, 0}};
    static const struct make_mo_pair many_forms[] = {
        {BYTES(""), BYTES("Plural-Forms: nplurals=7; plural=n%7;\n"
                          "Content-Type: text/plain; charset=UTF-8\n")},
        {SECONDS, BYTES("0\0001\0002\0003\0004\0005\0006")},
        {MINUTES, BYTES("0\0001\0002\0003\0004\0005\0006")},
        {HOURS, BYTES("0\0001\0002\0003\0004\0005\0006")},
        {DAYS_, BYTES("0\0001\0002\0003\0004\0005\0006")},
        {NULL, 0, NULL, 0}};
    static const struct {
        const char *what;
        const struct make_mo_pair *pairs;
    } files[] = {
        {"a form is missing", lacks_a_form}, {"a unit is missing", lacks_a_unit},
        {"a form is empty", empty_form},     {"another placeholder", other_placeholder},
        {"a control character", control},    {"more forms than any language has", many_forms},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct lingo_language language;
        fill(&language, "en", files[i].pairs, find("en"));
        check_string(wait_of(&language, 1), "You can try again in 1 second.", files[i].what);
        check_string(wait_of(&language, 7200), "You can try again in 2 hours.", files[i].what);
        language_free(&language);
        fill(&language, "tlh", files[i].pairs, NULL);
        check_string(wait_of(&language, 5), "", files[i].what);
        check_string(wait_of(&language, 7200), "", files[i].what);
        CU_ASSERT_FALSE(language_is_complete(&language, 0));
        language_free(&language);
    }
}

/* A file replaces what is built in, with its own rule. */
static void test_replaced(void)
{
    static const struct make_mo_pair pairs[] = {
        {BYTES(""), BYTES("Plural-Forms: nplurals=1; plural=0;\n"
                          "Content-Type: text/plain; charset=UTF-8\n")},
        {SECONDS, BYTES("Wait {count} s.")},
        {MINUTES, BYTES("Wait {count} min.")},
        {HOURS, BYTES("Wait {count} h.")},
        {DAYS_, BYTES("Wait {count} d.")},
        {NULL, 0, NULL, 0}};
    struct lingo_language language;
    fill(&language, "en", pairs, find("en"));
    check_string(wait_of(&language, 1), "Wait 1 s.", "replaced");
    check_string(wait_of(&language, 86401), "Wait 2 d.", "replaced");
    check_string(wait_of(&language, 0), "You can try again now.", "of the base");
    CU_ASSERT_TRUE(language_is_complete(&language, 0));
    language_free(&language);
}

/* Without a file and a base there is nothing to tell. */
static void test_no_texts(void)
{
    struct lingo_language language;
    char text[4];
    CU_ASSERT_TRUE_FATAL(language_fill(&language, "tlh", NULL, NULL, NULL, 0));
    for (uint64_t seconds = 0; seconds <= 30 * DAYS; seconds = seconds * 7 + 1)
        check_string(wait_of(&language, seconds), "", "no texts");
    check_number((long long)lingo_language_wait(&language, 5, text, sizeof text), 0, "no texts");
    language_free(&language);
    CU_ASSERT_TRUE_FATAL(language_fill(&language, "en", NULL, NULL, NULL, 0));
    check_string(wait_of(&language, 1), "You can try again in 1 second.", "English");
    check_string(wait_of(&language, 60 * 30), "You can try again in 30 minutes.", "English");
    language_free(&language);
}

int main(void)
{
    static const struct test tests[] = {
        {"units", test_units},
        {"never early", test_never_early},
        {"the public function", test_public},
        {"the texts", test_texts},
        {"languages", test_languages},
        {"every language and number", test_numbers},
        {"the words that tell how long", test_words},
        {"six forms", test_six_forms},
        {"what the base has", test_base},
        {"a file of one form", test_replaced},
        {"no texts", test_no_texts},
        {NULL, NULL},
    };
    return test_run("wait", tests);
}
