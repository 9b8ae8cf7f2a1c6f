/* SPDX-License-Identifier: MIT */
/* Negotiation of a language by Accept-Language. */
#include "negotiation/accept.h"
#include "negotiation/offer.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_TAGS 64

/* Opens tags in words; the first is the default. */
static struct lingo_offer *offer_of(const char *words)
{
    static char text[1024];
    const char *tags[MOST_TAGS];
    size_t n = 0;
    snprintf(text, sizeof text, "%s", words);
    for (char *word = strtok(text, " "); word && n < MOST_TAGS; word = strtok(NULL, " "))
        tags[n++] = word;
    struct lingo_offer *offer;
    struct lingo_report report;
    if (lingo_offer_open(&offer, tags, n, 0, &report)) {
        printf("\n    %s: %s\n", words, report.message);
        abort();
    }
    return offer;
}

/* "tag match range" of a field. */
static void describe(char *to, size_t size, const struct lingo_offer *offer, const char *field,
                     size_t length)
{
    char *exact = exact_copy(field, length);
    struct lingo_choice choice = lingo_negotiate(offer, length ? exact : NULL, length);
    snprintf(to, size, "%s %s %.*s", lingo_offer_tag(offer, choice.index),
             lingo_match_name(choice.match),
             (int)(choice.range.length < 32 ? choice.range.length : 32), choice.range.data);
    free(exact);
}

static void check_negotiation(const char *offered, const char *field, const char *expected)
{
    struct lingo_offer *offer = offer_of(offered);
    char result[128], where[256];
    describe(result, sizeof result, offer, field, strlen(field));
    snprintf(where, sizeof where, "[%s] %s", offered, field);
    check_string(result, expected, where);
    lingo_offer_free(offer);
}

struct row {
    const char *offered; /* the default first */
    const char *field;
    const char *expected;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_negotiation(rows[i].offered, rows[i].field, rows[i].expected);
}
#define CHECK_ROWS(rows) check_rows(rows, sizeof rows / sizeof rows[0])

static const char many[] = "en ar bg ca cs da de el es es-419 et eu fa fi fil fr gl he hi hr hu id "
                           "it ja ko lt lv nb nl pl pt-BR pt-PT ro ru sk sl sr sr-Latn sv th tr uk "
                           "vi zh-Hans zh-Hant";

/* What a browser that sends a single tag gets. */
static void test_single(void)
{
    static const struct row rows[] = {
        {many, "fr", "fr exact fr"},
        {many, "FR", "fr exact FR"},
        {many, "pt-br", "pt-BR exact pt-br"},
        {many, "fr-CA", "fr truncation fr-CA"},
        {many, "de-CH", "de truncation de-CH"},
        {many, "en-US", "en truncation en-US"},
        {many, "es-419", "es-419 exact es-419"},
        {many, "es-MX", "es-419 parent es-MX"},
        {many, "es-US", "es-419 parent es-US"},
        {many, "es-ES", "es truncation es-ES"},
        {"en es", "es-MX", "es truncation es-MX"},
        {"en es", "es-419", "es truncation es-419"},
        {"en es-419", "es-ES", "es-419 region es-ES"},
        {"en es-419", "es", "es-419 region es"},
        {many, "pt", "pt-BR parent pt"},
        {many, "pt-AO", "pt-PT parent pt-AO"},
        {many, "pt-MZ", "pt-PT parent pt-MZ"},
        {"en pt-BR", "pt-PT", "pt-BR region pt-PT"},
        {"en pt-PT", "pt-BR", "pt-PT region pt-BR"},
        {"en pt", "pt-AO", "pt truncation pt-AO"},
        {many, "nb-NO", "nb truncation nb-NO"},
        {many, "zh-TW", "zh-Hant parent zh-TW"},
        {many, "zh-HK", "zh-Hant parent zh-HK"},
        {many, "zh-MO", "zh-Hant parent zh-MO"},
        {many, "zh-Hant-TW", "zh-Hant truncation zh-Hant-TW"},
        {many, "zh-Hant-HK", "zh-Hant truncation zh-Hant-HK"},
        {many, "zh", "zh-Hans parent zh"},
        {many, "zh-CN", "zh-Hans parent zh-CN"},
        {many, "zh-SG", "zh-Hans parent zh-SG"},
        {many, "zh-Hans-CN", "zh-Hans truncation zh-Hans-CN"},
        {"en zh", "zh-CN", "zh truncation zh-CN"},
        {"en zh-CN zh-TW", "zh-Hant", "zh-TW parent zh-Hant"},
        {"en zh-CN zh-TW", "zh-HK", "zh-TW region zh-HK"},
        {"en zh_CN zh_TW", "zh-TW", "zh-Hant parent zh-TW"},
        {many, "sr-RS", "sr truncation sr-RS"},
        {many, "sr-Cyrl", "sr truncation sr-Cyrl"},
        {many, "sr-Latn-RS", "sr-Latn truncation sr-Latn-RS"},
        {many, "sr-ME", "sr-Latn parent sr-ME"},
        {"en-US en-GB", "en-AU", "en-GB parent en-AU"},
        {"en-US en-IN", "en-NZ", "en-IN parent en-NZ"}, /* of one parent, en-001 */
        {"en-US en-GB", "en", "en-US parent en"},
        {"en-GB en-US", "en-Latn", "en-US parent en-Latn"},
        {"fr en-US en", "en-Latn-US", "en truncation en-Latn-US"},
        {"en fr-CA fr-CH", "fr-FR", "fr-CA region fr-FR"},
        {"en de-DE de-CH", "de-AT", "de-DE region de-AT"},
        {"en de-CH de-DE", "de-AT", "de-DE region de-AT"}, /* the usual region, not the first */
    };
    CHECK_ROWS(rows);
}

/* RFC 4647 section 3.4: every prefix that is offered is tried, the longest first. */
static void test_truncation(void)
{
    static const struct row rows[] = {
        {"en af af-Latn", "af-Latn-ZA", "af-Latn truncation af-Latn-ZA"},
        {"en af-Latn af", "af-Latn-ZA", "af-Latn truncation af-Latn-ZA"},
        {"en ja ja-Jpan", "ja-Jpan-JP", "ja-Jpan truncation ja-Jpan-JP"},
        {"en sr sr-Cyrl", "sr-Cyrl-RS", "sr-Cyrl truncation sr-Cyrl-RS"},
        {"en de de-Latn", "de-Latn-DE", "de-Latn truncation de-Latn-DE"},
        {"en de de-Latn", "de-Latn-AT", "de-Latn truncation de-Latn-AT"},
        {"en de de-Latn", "de-AT", "de truncation de-AT"}, /* de-Latn is no prefix of it */
        {"en de-Latn", "de-AT", "de-Latn parent de-AT"},
        {"en zh zh-Hant", "zh-Hant-TW", "zh-Hant truncation zh-Hant-TW"},
        {"en zh-TW zh-Hant", "zh-Hant-TW", "zh-Hant truncation zh-Hant-TW"},
        {"en de de-Latn", "de-Latn-DE-1996", "de-Latn truncation de-Latn-DE-1996"},
        {"en de de-1996", "de-1996-x-a-b", "de-1996 truncation de-1996-x-a-b"},
        {"en qqq", "qqq-Latn", "qqq truncation qqq-Latn"}, /* nobody knows its script */
        {"en qqq qqq-Latn", "qqq-Latn-AT", "qqq-Latn truncation qqq-Latn-AT"},
        {"en qqq qqq-Cyrl", "qqq-Latn-AT", "qqq truncation qqq-Latn-AT"},
    };
    CHECK_ROWS(rows);
}

/* CLDR's parents, and the tags that share one. */
static void test_parents(void)
{
    static const struct row rows[] = {
        {"en en-GB", "en-AU", "en-GB parent en-AU"},
        {"en en-GB", "en-IE", "en-GB parent en-IE"},
        {"en en-GB", "en-NZ", "en-GB parent en-NZ"},
        {"en en-GB", "en-CA", "en truncation en-CA"}, /* its parent is en */
        {"en en-GB", "en-001", "en-GB parent en-001"},
        {"en en-IN en-GB", "en-AU", "en-GB parent en-AU"}, /* it stands for en-001 */
        {"en en-IN en-ZA", "en-AU", "en-IN parent en-AU"}, /* the first */
        {"en en-GB en-001", "en-AU", "en-001 parent en-AU"},
        {"en en-GB en-AT", "en-DE", "en-AT parent en-DE"}, /* both of en-150 */
        {"en en-GB", "en-DE", "en-GB parent en-DE"},       /* en-150, en-001 */
        {"en en-GB", "en-US", "en truncation en-US"},
        {"en en-GB", "en-PR", "en truncation en-PR"},
        {"fr en-GB", "en", "en-GB region en"},
        {"en es es-MX", "es-AR", "es-MX parent es-AR"}, /* both of es-419 */
        {"en es es-MX", "es-419", "es-MX parent es-419"},
        {"en es es-MX es-419", "es-AR", "es-419 parent es-AR"},
        {"en es es-MX", "es-ES", "es truncation es-ES"},
        {"en es es-MX", "es-EA", "es truncation es-EA"},
        {"en pt pt-AO", "pt-MZ", "pt-AO parent pt-MZ"},
        {"en pt pt-AO", "pt-PT", "pt-AO parent pt-PT"},
        {"en pt pt-AO", "pt-BR", "pt truncation pt-BR"},
        {"en zh-Hant zh-HK", "zh-MO", "zh-HK parent zh-MO"},
        {"en zh-Hant zh-MO", "zh-HK", "zh-MO parent zh-HK"},
        {"en de de-CH", "de-AT", "de truncation de-AT"},
        {"en-GB fr", "en-GB;q=0, en-AU", "en-GB default "},
        {"fr en-GB en-IN", "en-GB;q=0, en-AU", "en-IN parent en-AU"},
        /* of languages */
        {"en nb", "nn", "nb parent nn"},
        {"en nb", "nn-NO", "nb parent nn-NO"},
        {"en no nb", "nn", "no parent nn"},
        {"en nb nn", "nn", "nn exact nn"},
        {"en nn", "nb", "en default "}, /* the texts of no are Bokmaal */
        {"en nb", "nn, nb;q=0", "en default "},
        {"en zh-Hant", "yue", "zh-Hant parent yue"},
        {"en zh-Hant", "yue-Hant-HK", "zh-Hant parent yue-Hant-HK"},
        {"en zh-Hant", "zh-yue-HK", "zh-Hant parent zh-yue-HK"},
        {"en zh-Hant zh-HK", "yue-HK", "zh-HK parent yue-HK"},
        {"en zh-Hans", "yue", "en default "},
        {"en zh-Hans", "yue-CN", "zh-Hans parent yue-CN"},
        {"en yue zh-Hant", "zh-yue-HK", "yue truncation zh-yue-HK"},
        {"en yue", "zh-Hant", "en default "},
        {"en fr", "ht", "en default "},
        {"de en", "hi-Latn", "de default "},
        /* before an extended language (RFC 5646 section 4.1.2) */
        {"en zh-Hans", "zh-hak", "zh-Hans truncation zh-hak"},
        {"en ar", "ar-arz-EG", "ar truncation ar-arz-EG"},
        {"en zh-Hans", "hak", "en default "},
    };
    CHECK_ROWS(rows);
}

static void test_pseudo(void)
{
    static const struct row rows[] = {
        {"de en-XA en-DE", "en", "en-DE region en"},
        {"de en-XA", "en", "de default "},
        {"de en-XA ar-XB", "ar-EG", "de default "},
        {"de en-XA", "en-AU", "de default "},
        {"de en-XA", "en-XB", "de default "},
        {"de en-XA", "en-XA", "en-XA exact en-XA"},
        {"de en-XA", "en-Latn-XA", "en-XA parent en-Latn-XA"},
        {"de en en-XA", "en-XA", "en-XA exact en-XA"},
        {"de en", "en-XA", "en truncation en-XA"},
        {"de en-XA fr", "de;q=0, *", "fr wildcard *"},
        {"en-XA de", "*", "en-XA wildcard *"},         /* the default is what the site says */
        {"de sq sq-XK", "sq-XK", "sq-XK exact sq-XK"}, /* Kosovo is a country */
        {"de sq-XK", "sq", "sq-XK region sq"},
    };
    CHECK_ROWS(rows);
}

/* Two names of one language: the canonical one is it, the other is found by itself. */
static void test_legacy_names(void)
{
    static const struct row rows[] = {
        {"en mo ro", "ro", "ro exact ro"},
        {"en mo ro", "ro-MD", "ro truncation ro-MD"},
        {"en mo ro", "mo", "mo exact mo"},
        {"en mo ro", "mo-MD", "mo truncation mo-MD"},
        {"en ro mo", "ron", "ro alias ron"},
        {"en mo", "ro", "ro exact ro"},
        {"en tl fil", "fil-PH", "fil truncation fil-PH"},
        {"en tl fil", "tl", "tl exact tl"},
        {"en iw he", "he", "he exact he"},
        {"en iw he", "iw", "iw exact iw"},
        {"en in id", "id", "id exact id"},
        {"en in id", "in-ID", "in truncation in-ID"},
        {"en sh sr-Latn", "sh", "sh exact sh"},
        {"en sh sr-Latn", "sr-Latn", "sr-Latn exact sr-Latn"},
        {"en sh sr", "sh-Cyrl", "sr truncation sh-Cyrl"},
        {"en en-UK en-GB", "en-GB", "en-GB exact en-GB"},
        {"en en-UK en-GB", "en-UK", "en-UK exact en-UK"},
        {"en zh_TW zh-Hant", "zh-Hant", "zh-Hant exact zh-Hant"},
        {"en zh_TW zh-Hant", "zh-TW", "zh-TW exact zh-TW"},
        {"en zh_TW zh-Hant", "zh-HK", "zh-Hant parent zh-HK"},
        {"en ind in", "in", "in exact in"}, /* the first is id */
        {"ro mo fr", "ro;q=0, *", "mo wildcard *"},
        {"mo ro fr", "mo;q=0, *", "ro wildcard *"},
    };
    CHECK_ROWS(rows);
}

/* A script is never crossed and another language is never substituted. */
static void test_never(void)
{
    static const struct row rows[] = {
        {"en zh-Hans", "zh-TW", "en default "},
        {"en zh-Hans", "zh-Hant", "en default "},
        {"en zh-Hans", "zh-HK", "en default "},
        {"en zh-CN", "zh-TW", "en default "},
        {"en zh-Hant", "zh", "en default "},
        {"en zh-Hant", "zh-CN", "en default "},
        {"en sr", "sr-Latn", "en default "},
        {"en sr-Latn", "sr", "en default "},
        {"en sr-Latn", "sr-RS", "en default "},
        {"en az", "az-Cyrl", "en default "},
        {"en ru", "uk", "en default "},
        {"en ru", "be", "en default "},
        {"en ru", "kk", "en default "},
        {"en es", "ca", "en default "},
        {"en es", "eu, gl", "en default "},
        {"en nl", "af", "en default "},
        {"en hr", "bs", "en default "},
        {"en sr-Latn", "hr", "en default "},
        {"en de", "gsw", "en default "},
        {"en de", "lb", "en default "},
        {"de hi", "hi-Latn", "de default "}, /* CLDR falls back to English */
        {"en nb", "da", "en default "},
        {"en nn", "nb", "en default "},
        {"en en-x-pirate", "en-CA", "en truncation en-CA"},
        {"fr en-x-pirate", "en-CA", "fr default "},
        {"fr en-x-pirate", "en", "fr default "},
        {"fr de-1996", "de", "fr default "},
        {"fr en-GB", "eng", "en-GB region eng"}, /* eng is en: ISO 639-2 in the wild */
    };
    CHECK_ROWS(rows);
}

static void test_aliases(void)
{
    static const struct row rows[] = {
        {many, "iw", "he alias iw"},
        {many, "iw-IL", "he truncation iw-IL"},
        {many, "in", "id alias in"},
        {many, "tl", "fil alias tl"},
        {many, "sh", "sr-Latn alias sh"},
        {many, "mo", "ro alias mo"},
        {many, "cmn", "zh-Hans parent cmn"},
        {many, "zh-cmn-Hant", "zh-Hant alias zh-cmn-Hant"},
        {"en he", "he", "he exact he"},
        {"en iw", "he", "he exact he"}, /* the offer is canonical */
        {"en en-GB", "en-UK", "en-GB alias en-UK"},
        {"en yue", "zh-yue", "yue alias zh-yue"},
        {"en tlh", "i-klingon", "tlh alias i-klingon"},
        /* Norwegian: "no" is nb, else nn; either is no */
        {"en nb nn", "no", "nb alias no"},
        {"en nn", "no", "nn alias no"},
        {"en nn nb", "no", "nb alias no"},
        {"en no", "no", "no exact no"},
        {"en no nb", "no", "no exact no"},
        {"en no", "nb", "no alias nb"},
        {"en no", "nn", "no parent nn"},
        {"en no nb", "nb", "nb exact nb"},
        {"en no nb", "nn", "no parent nn"},
        {"en nb", "no-NO", "nb truncation no-NO"},
        {"en no", "nb-NO", "no truncation nb-NO"},
        {"en nb", "no-bok", "nb alias no-bok"},
    };
    CHECK_ROWS(rows);
}

/* Variants, extensions and private use. */
static void test_extended(void)
{
    static const struct row rows[] = {
        {"en de de-1996", "de-1996", "de-1996 exact de-1996"},
        {"en de de-1996", "DE-1996", "de-1996 exact DE-1996"},
        {"en de de-1996", "de-1996-x-a", "de-1996 truncation de-1996-x-a"},
        {"en de", "de-1996", "de truncation de-1996"},
        {"en de", "de-AT-1996", "de truncation de-AT-1996"},
        {"en de de-AT", "de-AT-u-co-phonebk", "de-AT truncation de-AT-u-co-phonebk"},
        {"en ca@valencia ca", "ca-valencia", "ca-valencia exact ca-valencia"},
        {"en ca@valencia ca", "ca-ES-valencia", "ca truncation ca-ES-valencia"},
        {"en zh-Hant", "zh-TW-x-a", "zh-Hant truncation zh-TW-x-a"},
        {"en x-klingon", "x-klingon", "x-klingon exact x-klingon"},
        {"en x-klingon", "x-klin", "en default "},
        {"en-x-pirate en", "en-x-pirate", "en-x-pirate exact en-x-pirate"},
        {"en de-1996", "de-19967", "en default "},
        {"en klingon", "klingon", "klingon exact klingon"},
        {"en klingon", "klingon-AT", "klingon truncation klingon-AT"},
    };
    CHECK_ROWS(rows);
}

/* RFC 9110 section 12.5.4 and 12.4.2 */
static void test_weights(void)
{
    static const struct row rows[] = {
        {many, "fr;q=0.1, de", "de exact de"},
        {many, "fr;q=0.1, de;q=0.2", "de exact de"},
        {many, "fr;q=0.5, de;q=0.5", "fr exact fr"}, /* equal: in their order */
        {many, "fr;q=0.500, de;q=0.501", "de exact de"},
        {many, "xx, fr;q=0.1", "fr exact fr"},
        {many, "da, en-gb;q=0.8, en;q=0.7", "da exact da"},
        {many, "de-CH,de;q=0.9,en-US;q=0.8,en;q=0.7", "de truncation de-CH"},
        {"en fr", "de-AT,de;q=0.9,fr;q=0.8", "fr exact fr"},
        {many, "", "en default "},
        {many, "xx", "en default "},
        {many, "*", "en wildcard *"},
        {many, "xx, *;q=0.1", "en wildcard *"},
        {many, "de;q=0.5, *;q=0.1", "de exact de"},
        {many, "*;q=0.1, de;q=0.5", "de exact de"},
    };
    CHECK_ROWS(rows);
}

/* The example of docs/negotiation.md. */
static void test_worked_example(void)
{
#define FIELD "pt-AO, zh-HK;q=0.9, no;q=0.8, *;q=0.1"
    static const struct row rows[] = {
        {"en nb pt-BR zh-Hant", FIELD, "pt-BR region pt-AO"},
        {"en nb zh-Hant", FIELD, "zh-Hant parent zh-HK"},
        {"en nb", FIELD, "nb alias no"},
        {"en", FIELD, "en wildcard *"},
    };
    CHECK_ROWS(rows);
}

/* "q=0" refuses. */
static void test_refusals(void)
{
    static const struct row rows[] = {
        {"en de", "de;q=0, de-AT", "en default "},
        {"en de", "de-AT, de;q=0", "en default "},
        {"en de", "de;q=0, de-DE", "en default "},
        {"en de de-AT", "de;q=0, de-AT", "de-AT exact de-AT"},
        {"en de de-AT", "de-AT;q=0, de", "de exact de"},
        {"en de de-AT", "de-AT;q=0, de-AT", "de truncation de-AT"},
        {"en de-AT", "de-AT;q=0, de", "en default "},
        {"en de", "de-AT;q=0, de", "de exact de"},
        {"en fr", "en;q=0", "en default "}, /* the answer is always one */
        {"en fr", "en;q=0, *", "fr wildcard *"},
        {"en fr de", "en;q=0, fr;q=0, *;q=0.1", "de wildcard *"},
        {"en fr", "en;q=0, fr;q=0, *", "en default "},
        {"en fr", "en;q=0.0, *", "fr wildcard *"},
        {"en fr", "en;q=0.000, *", "fr wildcard *"},
        {"en-GB fr", "en;q=0, *", "fr wildcard *"},
        {"en-GB fr", "en;q=0, en-GB;q=0.1, *", "en-GB wildcard *"},
        {"he fr", "iw;q=0, *", "fr wildcard *"},
        {"nb fr", "no;q=0, *", "fr wildcard *"},
        {"nn fr", "no;q=0, *", "fr wildcard *"},
        {"nb fr", "no;q=0, nb", "nb exact nb"},
        {"en zh-Hant", "zh;q=0, zh-TW", "zh-Hant parent zh-TW"},
        {"en zh-Hant zh-Hans", "zh-TW;q=0, zh", "zh-Hans parent zh"},
        {"zh-Hans fr", "zh-Hant;q=0, *", "zh-Hans wildcard *"},
        {"zh-CN fr", "zh-Hans;q=0, *", "fr wildcard *"},
        {"zh-TW fr", "zh-Hant;q=0, *", "fr wildcard *"},
        {"en de", "de, *;q=0", "de exact de"},
        {"en de", "de-AT, *;q=0", "de truncation de-AT"},
        {"en de", "fr, *;q=0", "en default "},
        {"en de-1996 fr", "de;q=0, de-1996", "de-1996 exact de-1996"},
        {"en de-1996 fr", "de-1996;q=0, de-1996-x-a", "en default "},
        {"de-1996 fr", "de;q=0, *", "fr wildcard *"},
        {"fr x-a de", "fr;q=0, *", "de wildcard *"}, /* nobody asked for x-a */
    };
    CHECK_ROWS(rows);
}

/* RFC 9110 section 12.4.2: weights; 5.6.1: lists; 5.6.3: white space.  A bad element is left out.
 */
static void test_syntax(void)
{
    static const struct row rows[] = {
        {"en de", "de;q=0.123", "de exact de"},
        {"en de", "de;q=1", "de exact de"},
        {"en de", "de;q=1.", "de exact de"},
        {"en de", "de;q=0.1", "de exact de"},
        {"en de", "de;q=1.000", "de exact de"},
        {"en de", "de;Q=0.5", "de exact de"},
        {"en de", "de ; q=0.5", "de exact de"},
        {"en de", "de\t;\tq=0.5\t", "de exact de"},
        {"en de", " \t,, ,de,,", "de exact de"},
        {"en de", "de;q=1.001", "en default "},
        {"en de", "de;q=2", "en default "},
        {"en de", "de;q=1.5", "en default "},
        {"en de", "de;q=-1", "en default "},
        {"en de", "de;q=00.5", "en default "},
        {"en de", "de;q=", "en default "},
        {"en de", "de;q", "en default "},
        {"en de", "de;", "en default "},
        {"en de", "de;level=1", "en default "},
        {"en de", "de;q=0.5;q=0.4", "en default "},
        {"en de", "de;q=0.5 x", "en default "},
        {"en de", "de-", "en default "},
        {"en de", "-de", "en default "},
        {"en de", "de--AT", "en default "},
        {"en de", "de AT", "en default "},
        {"en de", "*-DE", "en default "},
        {"en de", "de-*", "en default "},
        {"en de", "**", "en default "},
        {"en de", "de1", "en default "},
        {"en de", "1", "en default "},
        {"en de", "abcdefghi", "en default "},
        {"en de", "de-abcdefghi", "en default "},
        {"en de", "de-abcdefgh", "de truncation de-abcdefgh"},
        {"en de", "d\xc3\xa9", "en default "},
        {"en de", "\xff\xfe", "en default "},
        {"en de", "de\x01", "en default "},
        {"en de", "\"de\"", "en default "},
        {"en de fr", "de;q=1.5,fr", "fr exact fr"},
        {"en de fr", ";q=1,fr", "fr exact fr"},
        {"en de fr", "de;level=1;q=0.5,fr;q=0.1", "fr exact fr"},
        {"en de fr", "\xff,\x80,fr", "fr exact fr"},
        {"en de fr", "a b,fr", "fr exact fr"},
    };
    CHECK_ROWS(rows);
    char *nul = exact_copy("de\0,fr", 6);
    char result[64];
    struct lingo_offer *offer = offer_of("en de fr");
    describe(result, sizeof result, offer, nul, 6);
    check_string(result, "fr exact fr", "a NUL in an element");
    free(nul);
    lingo_offer_free(offer);
}

/* What is not well-formed and can mean nothing else: names of locales, weights. */
static void test_liberal(void)
{
    static const struct row rows[] = {
        {"en pt pt-BR", "pt_BR", "pt-BR exact pt_BR"},
        {"en de", "de_AT", "de truncation de_AT"},
        {"en de en-US", "en_US;q=0.8, de;q=0.7", "en-US exact en_US"},
        {"en zh-Hans zh-Hant", "zh_TW", "zh-Hant parent zh_TW"},
        {"en zh-Hant zh-TW", "zh_TW", "zh-TW exact zh_TW"},
        {"en zh-Hans zh-Hant", "zh_Hant_HK", "zh-Hant truncation zh_Hant_HK"},
        {"en sr sr-Latn", "sr@latin", "sr-Latn exact sr@latin"},
        {"en sr sr-Latn", "sr_RS@latin", "sr-Latn truncation sr_RS@latin"},
        {"en sr sr-Latn", "sr_RS.UTF-8@latin;q=0.9", "sr-Latn truncation sr_RS.UTF-8@latin"},
        {"en fr fr-CA", "fr_CA", "fr-CA exact fr_CA"},
        {"en fr", "fr_FR.UTF-8", "fr truncation fr_FR.UTF-8"},
        {"en fr", "fr.ISO-8859-1", "fr exact fr.ISO-8859-1"},
        {"en de", "de_DE@euro", "de truncation de_DE@euro"},
        {"en ca ca-valencia", "ca@valencia", "ca-valencia exact ca@valencia"},
        {"en de de-1996", "de_1996", "de-1996 exact de_1996"},
        {"en de", "zh_TW;q=0.9, de;q=0.8", "de exact de"},
        {"en he", "iw_IL", "he truncation iw_IL"},
        {"en de fr", "de_DE;q=0, *;q=0.5", "en wildcard *"},
        {"de-DE fr", "de_DE;q=0, *;q=0.5", "fr wildcard *"},
        {"de-1996 fr", "de_1996;q=0, *", "fr wildcard *"},
        {"de-1996 fr", "de_1996;q=0, de-1996-x-a", "de-1996 default "},
        {"en de fr", "de;q=0.9500, fr;q=0.951", "fr exact fr"},
        {"en de fr", "de;q=0.9500, fr;q=0.949", "de exact de"},
        {"en de", "de;q=1.0000", "de exact de"},
        {"en de", "de;q=0.0001", "de exact de"}, /* little, but no refusal */
        {"en de", "en;q=0.0000, *", "de wildcard *"},
        {"en de fr", "de;q=.5, fr;q=0.6", "fr exact fr"},
        {"en de fr", "de;q=.5, fr;q=.4", "de exact de"},
        {"en de", "en;q=.0, *;q=.1", "de wildcard *"},
        {"en de fr", "de;q=0,8, fr;q=0,9", "fr exact fr"},
        {"en de fr", "de;q=0,8,fr;q=0.9", "fr exact fr"},
        {"en de fr", "de;q=1,0,fr;q=0.9", "de exact de"},
        {"en de", "en;q=0,0, *;q=0,5", "de wildcard *"},
        {"en de", "en;q=0, *;q=0.5", "de wildcard *"}, /* this comma is the list's */
        {"en de fr", "de;q= 0.5, fr;q =0.6", "fr exact fr"},
        {"en de fr", "de ; q = 0.5 , fr;q=0.4", "de exact de"},
        /* left out */
        {"en de fr", "de;q=1,5,fr;q=0.1", "fr exact fr"},
        {"en de fr", "de;q=0,5x,fr;q=0.1", "fr exact fr"},
        {"en de fr", "de;q=1.0001,fr;q=0.1", "fr exact fr"},
        {"en de fr", "de;q=.,fr;q=0.1", "fr exact fr"},
        {"de en", "de;q=., *", "de wildcard *"},
        {"en de", "de_", "en default "},
        {"en de", "_de", "en default "},
        {"en de", "de__AT", "en default "},
        {"en de", "de_AT_", "en default "},
        {"en de", "de.", "en default "},
        {"en de", "de@", "en default "},
        {"en de", "de.UTF-8@", "en default "},
        {"en de", "de _AT", "en default "},
        {"en de", "C.UTF-8", "en default "},
        {"en de", "german_DE", "en default "},
        {"en de", "*_DE", "en default "},
    };
    CHECK_ROWS(rows);
}

/* A field cut anywhere, in a block of its size: the answer is the one for what is left. */
static void test_cut(void)
{
    static const char field[] = "zh-TW;q=0.9, sr-Latn-RS;Q=0.85,de-1996-x-y;q=0.8,*;q=0.001,no;q=0";
    static const struct {
        size_t from; /* this many bytes, until the next row's */
        const char *expected;
    } rows[] = {
        {0, "en default "},
        {2, "zh-Hans parent zh"},
        {3, "en default "},
        {4, "zh-Hans truncation zh-T"},
        {5, "zh-Hant parent zh-TW"},
        {6, "en default "},
        {11, "zh-Hant parent zh-TW"},
        {15, "sr exact sr"}, /* its weight is cut off: it has 1 */
        {16, "zh-Hant parent zh-TW"},
        {17, "sr truncation sr-L"},
        {18, "sr truncation sr-La"},
        {19, "sr truncation sr-Lat"},
        {20, "sr-Latn exact sr-Latn"},
        {21, "zh-Hant parent zh-TW"},
        {22, "sr-Latn truncation sr-Latn-R"},
        {23, "sr-Latn truncation sr-Latn-RS"},
        {24, "zh-Hant parent zh-TW"},
        {33, "de exact de"},
        {34, "zh-Hant parent zh-TW"},
        {35, "de truncation de-1"},
        {36, "de truncation de-19"},
        {37, "de truncation de-199"},
        {38, "de truncation de-1996"},
        {39, "zh-Hant parent zh-TW"},
        {40, "de truncation de-1996-x"},
        {41, "zh-Hant parent zh-TW"},
        {42, "de truncation de-1996-x-y"},
        {43, "zh-Hant parent zh-TW"},
        {50, "en wildcard *"},
        {51, "zh-Hant parent zh-TW"},
        {61, "nb alias no"},
        {62, "zh-Hant parent zh-TW"},
        {sizeof field, NULL},
    };
    struct lingo_offer *offer = offer_of(many);
    for (size_t row = 0; rows[row].expected; row++)
        for (size_t n = rows[row].from; n < rows[row + 1].from; n++) {
            char result[128], where[32];
            describe(result, sizeof result, offer, field, n);
            snprintf(where, sizeof where, "the first %zu", n);
            check_string(result, rows[row].expected, where);
        }
    lingo_offer_free(offer);
}

static void check_filled(const char *start, const char *filling, size_t times, const char *end,
                         const char *expected, const char *where)
{
    struct lingo_offer *offer = offer_of("en de fr");
    size_t size = strlen(start) + times * strlen(filling) + strlen(end) + 1;
    char *field = malloc(size), result[128];
    size_t n = (size_t)snprintf(field, size, "%s", start);
    for (size_t i = 0; i < times; i++)
        n += (size_t)snprintf(field + n, size - n, "%s", filling);
    n += (size_t)snprintf(field + n, size - n, "%s", end);
    describe(result, sizeof result, offer, field, n);
    check_string(result, expected, where);
    free(field);
    lingo_offer_free(offer);
}

/* The first 8192 bytes and 64 ranges are considered. */
static void test_limits(void)
{
    check_filled("", "xx,", 63, "de", "de exact de", "64 ranges");
    check_filled("", "xx,", 64, "de", "en default ", "65 ranges");
    check_filled("", "x_,", 2000, "de", "de exact de", "bad elements do not count");
    check_filled("", "x_,", 32, "de_AT", "en default ", "a name after 32 that nobody understands");
    check_filled("", "x_,", 31, "de_AT", "de truncation de_AT", "a name after 31");
    check_filled("", "x_,", 40, "fr;q=0.5,de;q=1", "de exact de", "weights after 32");
    check_filled("", "x_,", 40, "fr; q=0.5,de;Q=0.6 ,", "de exact de", "spaces after 32");
    check_filled("", "1,", 40, "de_AT", "de truncation de_AT", "what begins no range");
    check_filled("de_DE.", "a", 57, "", "de truncation de_DE.aaaaaaaaaaaaaaaaaaaaaaaaaa",
                 "63 bytes");
    check_filled("de_DE.", "a", 58, "", "en default ", "a name of 64 bytes");
    check_filled("", "xx_YY,", 63, "de_AT", "de truncation de_AT", "64 names");
    check_filled("", "xx_YY,", 64, "de_AT", "en default ", "65 names");
    check_filled("de", "_x", 4000, "", "en default ", "a long name");
    check_filled("", ",", 8184, "de;q=0,8", "de exact de", "a decimal comma before the limit");
    check_filled("fr,", ",", 8182, "de;q=0,8", "fr exact fr", "a decimal comma at the limit");
    check_filled("", ",", 8190, "de", "de exact de", "8192 bytes");
    check_filled("", ",", 8190, "de,", "de exact de", "8192 bytes and a comma");
    check_filled("", ",", 8190, "de-AT", "en default ", "an element is not cut");
    check_filled("", ",", 8191, "de", "en default ", "8193 bytes");
    check_filled("", ",", 8300, "de,", "en default ", "beyond, and a comma");
    check_filled("fr,", ",", 100000, "de", "fr exact fr", "the beginning of much");
    check_filled("", "a", 100000, "", "en default ", "one long element");
    check_filled("", "a-", 50000, "", "en default ", "many subtags");
    check_filled("de", "-a", 4000, "", "de truncation de-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a",
                 "many subtags after a language");
    check_filled("", "*,", 5000, "de", "en wildcard *", "many wildcards");
    check_filled("de", ";q=0.1", 5000, "", "en default ", "many weights");
}

/* RFC 4647 section 2.1: letters, and letters or digits after a hyphen */
static void test_ranges(void)
{
    for (int c = 0; c < 256; c++) {
        bool digit = c >= '0' && c <= '9';
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        char fields[][4] = {{'d', (char)c}, {'d', '-', (char)c}}, where[16];
        snprintf(where, sizeof where, "byte %d", c);
        for (size_t i = 0; i < 2; i++) {
            size_t n = 2 + i;
            struct accept accept = accept_begin(fields[i], n);
            struct accept_range range;
            bool whole = accept_next(&accept, &range) && range.length == n && !range.is_name;
            check_number(whole, letter || (digit && i), where);
        }
    }
}

/* Whether a field has to be read as a whole, because one of its weights may be 0. */
static void test_may_refuse(void)
{
    static const struct {
        const char *field;
        bool may;
    } rows[] = {
        {"", false},
        {"de", false},
        {"de;q=1", false},
        {"de;q=1.0", false},
        {"de;q=", false},
        {"de;q=0.1", false},
        {"de;q=0.9", false},
        {"de;q=0.5, fr;q=0.25", false},
        {"de;q=0", true},
        {"de;q=0.", true},
        {"de;q=0.0", true},
        {"de;q=0.05", true},
        {"de;q=0,5", true},
        {"de;q=0/5", true},
        {"de;q=0.:", true},
        {"de;q=0./", true},
        {"de;q=.5", true},
        {"de;q=x.5", true},
        {"de;q=2", true},
        {"de;q= 0", true},
        {"de;q=0.5, fr;q=0, *", true},
        {"de;q=1, fr;q=0", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t n = strlen(rows[i].field);
        char *exact = exact_copy(rows[i].field, n);
        check_number(accept_may_refuse(exact, exact + n), rows[i].may, rows[i].field);
        free(exact);
    }
    char weights[64 * 8 + 1];
    for (size_t i = 0; i < 64; i++)
        memcpy(weights + 8 * i, "de;q=0.5", 8);
    check_number(accept_may_refuse(weights, weights + 63 * 8), false, "63 weights");
    check_number(accept_may_refuse(weights, weights + 64 * 8), true, "64 weights are not examined");
}

static void test_offer(void)
{
    static const char *const both[] = {"en", "iw", "he"};
    static const char *const twice[] = {"en", "pt_BR", "pt-br"};
    static const char *const thrice[] = {"yue", "en", "zh-yue"};
    static const char *const cased[] = {"x-a", "X-A"};
    static const char *const names[] = {"pt_BR", "sr@latin", "zh_TW", "en-x-Pirate"};
    static const char *const malformed[] = {"en", "e!"};
    static const char *const absent[] = {"en", NULL};
    struct lingo_offer *offer;
    struct lingo_report report = {LINGO_OK, ""};
    check_number(lingo_offer_open(&offer, names, 4, 1, &report), LINGO_OK, "names");
    check_number(report.error, LINGO_OK, "the report of a success");
    check_number((long long)lingo_offer_count(offer), 4, "count");
    check_string(lingo_offer_tag(offer, 0), "pt-BR", "0");
    check_string(lingo_offer_tag(offer, 1), "sr-Latn", "1");
    check_string(lingo_offer_tag(offer, 2), "zh-Hant", "2");
    check_string(lingo_offer_tag(offer, 3), "en-x-pirate", "3");
    check_string(lingo_offer_tag(offer, 4), NULL, "4");
    check_number((long long)lingo_negotiate(offer, NULL, 0).index, 1, "the default");
    check_text(lingo_negotiate(offer, NULL, 0).range, "", "the range of the default");
    check_number((long long)lingo_negotiate_with_default(offer, NULL, 0, 2).index, 2,
                 "another default");
    check_number((long long)lingo_negotiate_with_default(offer, "*", 1, 2).index, 2,
                 "another, by *");
    check_number((long long)lingo_negotiate_with_default(offer, NULL, 0, 4).index, 1,
                 "no such default");
    lingo_offer_free(offer);
    lingo_offer_free(NULL);

    check_number(lingo_offer_open(&offer, twice, 3, 0, &report), LINGO_ERROR_FORMAT, "twice");
    check_string(report.message, "\"pt-br\" is given twice; \"pt_BR\" is the same language",
                 "twice");
    CU_ASSERT_PTR_NULL(offer);
    check_number(lingo_offer_open(&offer, thrice, 3, 0, &report), LINGO_ERROR_FORMAT, "thrice");
    check_string(report.message, "\"zh-yue\" is given twice; \"yue\" is the same language",
                 "thrice");
    check_number(lingo_offer_open(&offer, both, 3, 0, &report), LINGO_OK, "both names");
    check_string(lingo_offer_tag(offer, 1), "iw", "the legacy name");
    check_string(lingo_offer_tag(offer, 2), "he", "the canonical name");
    lingo_offer_free(offer);
    check_number(lingo_offer_open(&offer, cased, 2, 0, NULL), LINGO_ERROR_FORMAT, "cased");
    check_number(lingo_offer_open(&offer, malformed, 2, 0, &report), LINGO_ERROR_FORMAT, "bad");
    check_string(report.message,
                 "\"e!\" is not a language tag; expected a tag such as \"fr\", \"pt-BR\" or "
                 "\"zh-Hant\", or a locale name such as \"pt_BR\"",
                 "malformed");
    check_number(lingo_offer_open(&offer, malformed + 1, 1, 0, &report), LINGO_ERROR_FORMAT,
                 "the first is malformed");
    check_number(lingo_offer_open(&offer, absent, 2, 0, NULL), LINGO_ERROR_ARGUMENT, "NULL");
    check_number(lingo_offer_open(&offer, names, 0, 0, &report), LINGO_ERROR_ARGUMENT, "none");
    check_string(report.message, "0 tags; expected 1 to 4096", "none");
    check_number(lingo_offer_open(&offer, names, 4097, 0, &report), LINGO_ERROR_ARGUMENT, "many");
    check_string(report.message, "4097 tags; expected 1 to 4096", "many");
    check_number(lingo_offer_open(&offer, names, 4, 4, NULL), LINGO_ERROR_ARGUMENT, "default");
    check_number(lingo_offer_open(&offer, NULL, 1, 0, &report), LINGO_ERROR_ARGUMENT, "no tags");
    check_string(report.message, "0 tags; expected 1 to 4096", "no tags");
    check_number(lingo_offer_open(NULL, names, 4, 0, NULL), LINGO_ERROR_ARGUMENT, "no out");
}

/* Every allocation fails once, and all memory is freed. */
static void test_memory(void)
{
    static const char *const good[] = {"en", "pt_BR"}, *const twice[] = {"en", "EN"};
    struct lingo_offer *offer;
    struct lingo_report report = {LINGO_OK, ""};
    for (size_t n = 0; n < 5; n++) {
        memory_watch(n);
        check_number(lingo_offer_open(&offer, good, 2, 0, &report), LINGO_ERROR_MEMORY, "memory");
        check_string(report.message, "no memory for 2 tags", "the message");
        CU_ASSERT_PTR_NULL(offer);
        check_number((long long)memory_left(), 0, "left without memory");
    }
    memory_watch(5);
    check_number(lingo_offer_open(&offer, good, 2, 0, &report), LINGO_OK, "5 allocations");
    lingo_offer_free(offer);
    check_number((long long)memory_left(), 0, "left of an offer");
    memory_watch(MEMORY_NO_FAILURE);
    check_number(lingo_offer_open(&offer, twice, 2, 0, &report), LINGO_ERROR_FORMAT, "twice");
    check_number((long long)memory_left(), 0, "left of an error");
}

/* As many tags as there may be: each is found, all chains end. */
static void test_large(void)
{
    static char text[OFFER_MOST][16]; /* languages of private use: none is an alias */
    static const char *tags[OFFER_MOST];
    for (int i = 0; i < OFFER_MOST; i++) {
        snprintf(text[i], sizeof text[i], "q%c%c-%cA", 'a' + i / 26 % 20, 'a' + i % 26,
                 'A' + i / 520);
        tags[i] = text[i];
    }
    struct lingo_offer *offer;
    check_number(lingo_offer_open(&offer, tags, OFFER_MOST, 0, NULL), LINGO_OK, "4096 tags");
    for (size_t i = 0; i < OFFER_MOST; i += 7) {
        struct lingo_choice choice = lingo_negotiate(offer, text[i], 6);
        check_number((long long)choice.index, (long long)i, text[i]);
    }
    lingo_offer_free(offer);
}

/* Names of up to 64 bytes are looked up. */
#define LONG_TAG "x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa"

/* What an application names is found in either spelling, but the default is not a result. */
static void test_chosen(void)
{
    static const struct {
        const char *name;
        long long index;
    } rows[] = {
        {"en", 0},
        {"de", 1},
        {"DE", 1},
        {"pt-BR", 2},
        {"pt_BR", 2},
        {"pt-br", 2},
        {"iw", 3},
        {"he", 3},
        {"sr@latin", 4},
        {"sr_RS@latin", 4},
        {"nb_NO", 5},
        {"no", 5},
        {"zh_TW", 6},
        {"zh-TW", 6},
        {"de_DE.UTF-8", 1},
        {"fr", OFFER_NONE},
        {"", OFFER_NONE},
        {"e!", OFFER_NONE},
        {"e!n", OFFER_NONE},
        {"de!", OFFER_NONE},
        {"de-", OFFER_NONE},
        {LONG_TAG "-aaaaaaaa", 7},
        {"he-x-a", 8},
        {"iw-x-a", 8},
        {LONG_TAG "-aaaaaaaa-a", OFFER_NONE},
    };
    struct lingo_offer *offer =
        offer_of("en de pt-BR he sr-Latn nb zh-Hant " LONG_TAG "-aaaaaaaa he-x-a");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_number((long long)offer_find_name(offer, rows[i].name, strlen(rows[i].name)),
                     rows[i].index, rows[i].name);
    lingo_offer_free(offer);
}

static void test_names(void)
{
    static const char *const names[] = {"exact",  "alias",    "parent", "truncation",
                                        "region", "wildcard", "default"};
    for (int i = 0; i < 7; i++)
        check_string(lingo_match_name((enum lingo_match)i), names[i], names[i]);
    check_string(lingo_match_name((enum lingo_match)7), "unknown", "7");
    check_string(lingo_match_name((enum lingo_match) - 1), "unknown", "-1");
}

int main(void)
{
    static const struct test tests[] = {
        {"single tags", test_single},
        {"truncation", test_truncation},
        {"parents", test_parents},
        {"pseudo-languages", test_pseudo},
        {"legacy names", test_legacy_names},
        {"never", test_never},
        {"aliases", test_aliases},
        {"variants, extensions, private use", test_extended},
        {"weights", test_weights},
        {"refusals", test_refusals},
        {"the worked example", test_worked_example},
        {"syntax", test_syntax},
        {"liberal reading", test_liberal},
        {"cut anywhere", test_cut},
        {"limits", test_limits},
        {"every byte of a range", test_ranges},
        {"whether a field may refuse", test_may_refuse},
        {"offers", test_offer},
        {"memory", test_memory},
        {"a large offer", test_large},
        {"names that are chosen", test_chosen},
        {"names", test_names},
        {NULL, NULL},
    };
    return test_run("negotiate", tests);
}
