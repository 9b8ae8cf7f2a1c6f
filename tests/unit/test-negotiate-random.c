/* SPDX-License-Identifier: MIT */
/*
 * Random values of Accept-Language, compared with the rules in their simplest form: elements are
 * cut out and parsed one by one (RFC 9110 section 12.4.2, and malformed elements with only one
 * possible meaning), and each offered tag is compared as text with every truncation of each range
 * (RFC 4647 section 3.4), and with all of CLDR's parents.  The optimizations in the library must
 * not change the result.
 *
 * test-negotiate-random [CASES [SEED]]
 */
#include "tests/support/random.h"
#include "tests/support/test.h"

#include "negotiation/offer.h"

#include <stdio.h>
#include <stdlib.h>

#define RANGES_MAX 64
#define TAGS_MAX 12

struct range {
    struct text text; /* in the field */
    struct text tag;  /* what it says: of a locale name, in spelled */
    char spelled[64];
    int weight;
    bool extended;
    bool replaced;
    tag_key key; /* as written */
};

struct ranges {
    struct range list[RANGES_MAX];
    size_t count;
    size_t failures; /* elements that nobody understands; after 32 the grammar alone counts */
};

/* RFC 4647 section 2.1 */
static bool is_range(struct text s)
{
    if (is(s, "*"))
        return true;
    for (size_t n = 0; s.length || !n; n++) {
        bool more = s.length && memchr(s.data, '-', s.length);
        struct text subtag = cut(&s, '-');
        if (subtag.length < 1 || subtag.length > 8 || (more && !s.length))
            return false;
        for (size_t i = 0; i < subtag.length; i++)
            if (!(n ? ascii_is_alphanumeric(subtag.data[i]) : ascii_is_alpha(subtag.data[i])))
                return false;
    }
    return true;
}

/* The part before the next comma that is not one of decimals: "=0,8". */
static struct text cut_element(struct text *rest)
{
    struct text s = *rest, element = {s.data, 0};
    for (;;) {
        struct text part = cut(rest, ',');
        element.length += part.length;
        const char *end = element.data + element.length;
        struct text before = trim((struct text){s.data, element.length ? element.length - 1 : 0});
        bool decimal = element.length && (end[-1] == '0' || end[-1] == '1') && before.length &&
                       before.data[before.length - 1] == '=' && rest->length &&
                       ascii_is_digit(*rest->data);
        if (!decimal)
            return element;
        element.length++; /* the comma */
    }
}

/* Takes a byte off, with the space about it. */
static bool take(struct text *s, char byte)
{
    *s = trim(*s);
    if (!s->length || ascii_lower(*s->data) != byte)
        return false;
    *s = trim((struct text){s->data + 1, s->length - 1});
    return true;
}

static bool read_name(struct range *range)
{
    struct buffer b = {range->spelled, sizeof range->spelled, 0};
    if (range->text.length >= sizeof range->spelled ||
        !tag_write_spelled(&b, range->text.data, range->text.length) ||
        b.length >= sizeof range->spelled)
        return false;
    range->tag = (struct text){range->spelled, b.length};
    return true;
}

/* Whether an element follows the grammar. */
static bool is_well_formed(struct text element)
{
    bool weighted = element.length && memchr(element.data, ';', element.length);
    struct text range = trim(cut(&element, ';')), q = trim(element);
    if (!is_range(range))
        return false;
    return !weighted || (q.length > 2 && ascii_lower(q.data[0]) == 'q' && q.data[1] == '=' &&
                         weight_of((struct text){q.data + 2, q.length - 2}) >= 0);
}

static bool understand(struct range *range, struct text element)
{
    bool weighted = element.length && memchr(element.data, ';', element.length);
    range->text = range->tag = trim(cut(&element, ';'));
    range->weight = 1000;
    if (weighted && (!take(&element, 'q') || !take(&element, '=')))
        return false;
    if (weighted)
        range->weight = liberal_weight_of(element);
    if (range->weight < 0 || (!is_range(range->text) && !read_name(range)))
        return false;
    struct tag tag = tag_scan(range->tag.data, range->tag.length);
    range->key = tag.key, range->extended = tag.extended, range->replaced = tag.replaced;
    return true;
}

static void read_element(struct ranges *ranges, struct text element)
{
    element = trim(element);
    if (ranges->count == RANGES_MAX || !element.length)
        return;
    bool liberal = ranges->failures < 32 || is_well_formed(element);
    if (liberal && understand(&ranges->list[ranges->count], element))
        ranges->count++;
    else
        ranges->failures += ascii_is_alpha(*element.data) || *element.data == '*';
}

static tag_key language(const char *name)
{
    return tag_pack_language(name, strlen(name));
}

static bool is_language(tag_key key, const char *name)
{
    return (key & TAG_LANGUAGE) == language(name);
}

static bool begins(struct text s, struct text prefix)
{
    return s.length >= prefix.length &&
           ascii_equal_ignoring_case(s.data, prefix.data, prefix.length) &&
           (s.length == prefix.length || s.data[prefix.length] == '-');
}

static struct text tag_text(const struct lingo_offer *offer, size_t i)
{
    const char *tag = lingo_offer_tag(offer, i);
    return (struct text){tag, strlen(tag)};
}

/* The key of a range, by the name that its language is offered under. */
static tag_key offered_key(const struct range *range, const struct lingo_offer *offer)
{
    for (size_t i = 0; i < lingo_offer_count(offer); i++) {
        struct text text = tag_text(offer, i);
        struct tag tag = tag_scan(text.data, text.length);
        if (!tag.extended && !((tag.key ^ range->key) & TAG_LANGUAGE))
            return tag_explicit(tag_canonical_region(range->key));
    }
    return tag_explicit(tag_canonical(range->key));
}

/* How many subtags of a range say something of a tag; 0: it does not cover it. */
static size_t coverage(const struct range *range, const struct lingo_offer *offer, size_t i)
{
    struct text text = tag_text(offer, i);
    struct tag tag = tag_scan(text.data, text.length);
    if (is(range->text, "*"))
        return 0;
    if (range->extended || tag.extended)
        return begins(text, range->tag) ? 2 + range->tag.length : 0;
    tag_key key = offered_key(range, offer);
    bool same = !((key ^ tag.key) & TAG_LANGUAGE);
    if (!same &&
        !(is_language(key, "no") && (is_language(tag.key, "nb") || is_language(tag.key, "nn"))))
        return 0;
    if (key & TAG_SCRIPT && (key & TAG_SCRIPT) != (tag_normal(tag.key) & TAG_SCRIPT))
        return 0;
    if (key & TAG_REGION && (key & TAG_REGION) != (tag.key & TAG_REGION))
        return 0;
    return 1u + same + (key & TAG_SCRIPT ? 1 : 0) + (key & TAG_REGION ? 1 : 0);
}

static bool is_refused(const struct ranges *ranges, const struct lingo_offer *offer, size_t tag)
{
    size_t refused = 0, accepted = 0;
    for (size_t i = 0; i < ranges->count; i++) {
        size_t c = coverage(&ranges->list[i], offer, tag);
        size_t *most = ranges->list[i].weight ? &accepted : &refused;
        *most = c > *most ? c : *most;
    }
    return refused && refused >= accepted;
}

/* What is offered, without what is refused. */
struct rest {
    const struct lingo_offer *offer;
    const struct ranges *ranges;
    tag_key keys[RANGES_MAX]; /* 0: refused, or extended */
    size_t count;
};

static void read_rest(struct rest *rest, const struct lingo_offer *offer,
                      const struct ranges *ranges)
{
    rest->offer = offer;
    rest->ranges = ranges;
    rest->count = lingo_offer_count(offer);
    for (size_t i = 0; i < rest->count; i++) {
        struct text text = tag_text(offer, i);
        struct tag tag = tag_scan(text.data, text.length);
        rest->keys[i] = tag.extended || is_refused(ranges, offer, i) ? 0 : tag.key;
    }
}

struct found {
    bool any;
    size_t index;
    enum lingo_match match;
};

static struct found found(size_t index, enum lingo_match match)
{
    return (struct found){true, index, match};
}

static struct found find_key(const struct rest *rest, tag_key key, enum lingo_match match)
{
    for (size_t i = 0; i < rest->count; i++)
        if (rest->keys[i] == key)
            return found(i, match);
    return (struct found){.any = false};
}

/* Whether truncation makes a tag of a key. */
static bool is_truncation(const struct rest *rest, size_t i, tag_key key)
{
    char text[32];
    struct buffer b = {text, sizeof text, 0};
    tag_write_key(&b, key);
    return begins((struct text){text, b.length}, tag_text(rest->offer, i));
}

/* One made for tests: XA, XB and XC are the regions of CLDR's pseudo-locales. */
static bool is_pseudo(tag_key key)
{
    tag_key region = key & TAG_REGION;
    return region == tag_pack_region("XA", 2) || region == tag_pack_region("XB", 2) ||
           region == tag_pack_region("XC", 2);
}

/* The tag with a normal form: the longest truncation, one without a region, the first. */
static struct found find_normal(const struct rest *rest, tag_key key, tag_key normal)
{
    struct found best = {.any = false};
    size_t rank = 0;
    for (size_t i = 0; i < rest->count; i++) {
        if (!rest->keys[i] || tag_normal(rest->keys[i]) != normal)
            continue;
        bool truncated = is_truncation(rest, i, key);
        size_t mine = truncated                       ? 2 + tag_text(rest->offer, i).length
                      : !(rest->keys[i] & TAG_REGION) ? 2
                                                      : 1;
        if (mine > rank)
            best = found(i, truncated ? LINGO_MATCH_TRUNCATION : LINGO_MATCH_PARENT), rank = mine;
    }
    return best;
}

/* A tag that has this parent, near or far: of those of en-001, en-GB before others. */
static struct found find_child(const struct rest *rest, tag_key parent)
{
    struct found first = {.any = false};
    for (size_t i = 0; i < rest->count; i++) {
        tag_key normal = rest->keys[i] ? tag_normal(rest->keys[i]) : 0, ancestor = normal;
        while (ancestor && ancestor != parent)
            ancestor = tag_parent(ancestor);
        if (!ancestor || normal == parent || is_pseudo(normal))
            continue;
        bool british = normal == tag_normal(language("en") | tag_pack_region("GB", 2));
        if (british && parent == tag_normal(language("en") | tag_pack_region("001", 3)))
            return found(i, LINGO_MATCH_PARENT);
        if (!first.any)
            first = found(i, LINGO_MATCH_PARENT);
    }
    return first;
}

/* The range without its region, of which the script is known to be the same. */
static struct found find_region(const struct rest *rest, tag_key normal)
{
    struct found best = {.any = false};
    for (size_t i = 0; i < rest->count; i++) {
        tag_key other = rest->keys[i] ? tag_normal(rest->keys[i]) : 0;
        if (!other || (other ^ normal) & ~TAG_REGION || is_pseudo(other))
            continue;
        if (!best.any || other == (normal & ~TAG_REGION))
            best = found(i, LINGO_MATCH_REGION);
    }
    return best;
}

/* The longest truncation that is of a script that nobody knows. */
static struct found find_scriptless(const struct rest *rest, tag_key key)
{
    struct found best = {.any = false};
    size_t longest = 0;
    for (size_t i = 0; i < rest->count && key & TAG_SCRIPT; i++) {
        size_t length = tag_text(rest->offer, i).length;
        if (rest->keys[i] && !(tag_normal(rest->keys[i]) & TAG_SCRIPT) &&
            is_truncation(rest, i, key) && length > longest)
            best = found(i, LINGO_MATCH_TRUNCATION), longest = length;
    }
    return best;
}

static struct found find_parent(const struct rest *rest, tag_key key)
{
    tag_key first = tag_normal(key);
    for (tag_key normal = first; normal; normal = tag_parent(normal)) {
        struct found it = find_normal(rest, key, normal);
        if (!it.any && normal & TAG_REGION)
            it = find_child(rest, normal);
        if (!it.any)
            continue;
        tag_key region = rest->keys[it.index] & TAG_REGION;
        if (normal == first || normal & TAG_REGION || !region || region == (key & TAG_REGION))
            return it;
        break; /* the usual region is no nearer than others */
    }
    struct found it = find_scriptless(rest, key);
    return it.any ? it : find_region(rest, first);
}

/* Of one language; the key may have a region's alias. */
static struct found find_in(const struct rest *rest, tag_key key, bool aliased)
{
    struct found it = find_key(rest, key, aliased ? LINGO_MATCH_ALIAS : LINGO_MATCH_EXACT);
    tag_key now = tag_canonical_region(key);
    if (!it.any && now != key)
        it = find_key(rest, now, LINGO_MATCH_ALIAS);
    return it.any ? it : find_parent(rest, now);
}

/* In another language, but the same script. */
static struct found find_as(const struct rest *rest, tag_key key, const char *name, bool parent)
{
    tag_key other = language(name) | (key & ~TAG_LANGUAGE), script = tag_normal(key) & TAG_SCRIPT;
    if ((tag_normal(other) & TAG_SCRIPT) != script)
        other |= script;
    struct found it = find_in(rest, other, true);
    if (parent && it.match <= LINGO_MATCH_TRUNCATION)
        it.match = LINGO_MATCH_PARENT;
    return it;
}

/* The languages that CLDR puts above another. */
static struct found find_above(const struct rest *rest, tag_key key)
{
    static const struct {
        const char *language, *above;
        bool parent;
    } rows[] = {{"no", "nb", false}, {"no", "nn", false}, {"nb", "no", false},
                {"nn", "no", true},  {"nn", "nb", true},  {"yue", "zh", true}};
    struct found it = {.any = false};
    for (size_t i = 0; i < COUNT(rows) && !it.any; i++)
        if (is_language(key, rows[i].language))
            it = find_as(rest, key, rows[i].above, rows[i].parent);
    return it;
}

static struct found find_plain(const struct rest *rest, const struct range *range)
{
    tag_key key = tag_canonical_language(range->key);
    struct found it = find_in(rest, range->key, range->replaced);
    if (!it.any && key != range->key)
        it = find_in(rest, key, true);
    if (!it.any)
        it = find_above(rest, key);
    char first[4] = "";
    for (size_t i = 0; i < 3 && i < range->tag.length && range->tag.data[i] != '-'; i++)
        first[i] = range->tag.data[i], first[i + 1] = '\0';
    bool prefixed = range->replaced && language(first) && !is_language(range->key, first);
    if (it.any || !prefixed)
        return it;
    it = find_as(rest, range->key, first, false);
    if (it.match < LINGO_MATCH_TRUNCATION)
        it.match = LINGO_MATCH_TRUNCATION;
    return it;
}

static struct found find_extended(const struct rest *rest, const struct range *range)
{
    struct found best = {.any = false};
    size_t longest = 0;
    for (size_t i = 0; i < rest->count; i++) {
        struct text tag = tag_text(rest->offer, i);
        if (!tag_scan(tag.data, tag.length).extended || !begins(range->tag, tag) ||
            is_refused(rest->ranges, rest->offer, i) || tag.length <= longest)
            continue;
        longest = tag.length;
        bool exact = longest == range->tag.length;
        best = found(i, exact ? LINGO_MATCH_EXACT : LINGO_MATCH_TRUNCATION);
    }
    if (best.any || !range->key)
        return best;
    best = find_plain(rest, range);
    if (best.match < LINGO_MATCH_TRUNCATION)
        best.match = LINGO_MATCH_TRUNCATION;
    return best;
}

static struct found find_any(const struct rest *rest, size_t default_index)
{
    if (!is_refused(rest->ranges, rest->offer, default_index))
        return found(default_index, LINGO_MATCH_WILDCARD);
    for (size_t i = 0; i < rest->count; i++)
        if (rest->keys[i] && !is_pseudo(rest->keys[i]))
            return found(i, LINGO_MATCH_WILDCARD);
    return (struct found){.any = false};
}

static struct lingo_choice choose(const struct lingo_offer *offer, struct text field,
                                  size_t default_index)
{
    static struct ranges ranges;
    static struct rest rest;
    ranges.count = ranges.failures = 0;
    while (field.length)
        read_element(&ranges, cut_element(&field));
    read_rest(&rest, offer, &ranges);
    for (int weight = 1000; weight > 0; weight--) {
        for (size_t i = 0; i < ranges.count; i++) {
            const struct range *range = &ranges.list[i];
            if (range->weight != weight)
                continue;
            struct found it = is(range->text, "*") ? find_any(&rest, default_index)
                              : range->extended    ? find_extended(&rest, range)
                                                   : find_plain(&rest, range);
            if (it.any)
                return (struct lingo_choice){
                    it.index, it.match, {range->text.data, range->text.length}};
        }
    }
    return (struct lingo_choice){default_index, LINGO_MATCH_DEFAULT, {"", 0}};
}

/* ---- cases ---- */

static const char *const tags[] = {
    "de",         "de-AT",       "de-CH",       "DE",          "fr",
    "fr-CA",      "en",          "en-US",       "en-GB",       "en-AU",
    "en-001",     "en-IN",       "en-DE",       "en-AT",       "en-150",
    "en-XA",      "en-XB",       "zh",          "zh-TW",       "zh-Hant",
    "zh-Hans",    "zh-HK",       "zh-MO",       "zh-CN",       "zh-Hant-HK",
    "zh-yue",     "zh-yue-HK",   "yue",         "yue-CN",      "yue-Hant",
    "cmn",        "zh-hak-TW",   "zh-nan",      "zh-cmn-Hant", "zh-min",
    "sr",         "sr-Latn",     "sr-RS",       "sr-ME",       "sr-Cyrl",
    "sh",         "sh-Cyrl",     "no",          "nb",          "nn",
    "nb-NO",      "nn-NO",       "no-bok",      "xx",          "iw",
    "he",         "in",          "id",          "tl",          "fil",
    "mo",         "ro",          "ro-MD",       "mo-MD",       "i-klingon",
    "x-a",        "de-1996",     "de-1996-x-y", "de-x-a",      "de-Latn",
    "de-Latn-AT", "af",          "af-Latn",     "af-Latn-ZA",  "es",
    "es-419",     "es-MX",       "es-AR",       "es-ES",       "pt",
    "pt-AO",      "pt-MZ",       "pt-PT",       "pt-BR",       "en-UK",
    "en-840",     "az-Cyrl",     "uz-Arab-AF",  "gsw",         "sgn-BE-FR",
    "klingon",    "ar-arb",      "ar-arz",      "ar",          "hi-Latn",
    "qqq",        "qqq-Latn",    "qqq-Cyrl-AT", "pt_BR",       "zh_TW",
    "zh_Hant",    "sr@latin",    "sr_RS@latin", "fr_FR.UTF-8", "en_US",
    "de_1996",    "ca@valencia", "iw_IL",       "en@quot",     "*",
    "*"};

static const char *const weights[] = {
    "",         "",        "",          "",          "",         ";q=0.9",   ";q=0.8",
    ";q=0",     ";q=0.0",  ";q=0.000",  ";q=1",      ";q=1.0",   ";q=1.",    ";q=0.",
    ";q=0.5",   ";Q=0.3",  "; q=0.7",   ";\tq=0.1 ", " ;q=0.05", ";q=0.001", ";q=2",
    ";q=1.001", ";q=.5",   ";q=0.1234", ";level=1",  ";q=0.5;x", ";=0",      ";q",
    ";",        "x",       ";q=.0",     ";q=0,8",    ";q=0,0",   ";q=1,0",   ";q=1,5",
    ";q= 0.4",  ";q =0.4", ";q=0.0004", ";q=1.0000"};

static struct lingo_offer *draw_offer(void)
{
    const char *drawn[TAGS_MAX];
    struct lingo_offer *offer = NULL;
    while (!offer) {
        size_t count = 1 + draw(TAGS_MAX);
        for (size_t i = 0; i < count; i++)
            drawn[i] = tags[draw(COUNT(tags) - 2)];
        if (lingo_offer_open(&offer, drawn, count, draw(count), NULL))
            offer = NULL; /* one was drawn twice */
    }
    return offer;
}

static bool is_equal(struct lingo_choice a, struct lingo_choice b)
{
    return a.index == b.index && a.match == b.match && a.range.length == b.range.length &&
           (!a.range.length || a.range.data == b.range.data);
}

static void print(const char *who, const struct lingo_offer *offer, struct lingo_choice choice)
{
    printf("\n    %s: %s %s %.*s", who, lingo_offer_tag(offer, choice.index),
           lingo_match_name(choice.match), (int)choice.range.length, choice.range.data);
}

static void check_case(const struct lingo_offer *offer, size_t default_index)
{
    char field[RANDOM_FIELD_SIZE];
    static const struct random_words words = {tags, COUNT(tags), weights, COUNT(weights),
                                              "=;,q0 *-1.\"x\tQ_@5"};
    size_t n = random_field(field, &words);
    char *exact = exact_copy(field, n);
    struct lingo_choice ours = lingo_negotiate_with_default(offer, exact, n, default_index);
    struct lingo_choice plain = choose(offer, (struct text){exact, n}, default_index);
    CU_ASSERT(is_equal(ours, plain));
    if (!is_equal(ours, plain)) {
        printf("\n    %.*s", (int)n, exact);
        print("the library", offer, ours);
        print("plainly", offer, plain);
    }
    free(exact);
}

static void test_random(void)
{
    for (unsigned long i = 0; i < random_cases; i += 64) {
        struct lingo_offer *offer = draw_offer();
        for (unsigned k = 0; k < 64; k++)
            check_case(offer, draw(lingo_offer_count(offer)));
        lingo_offer_free(offer);
    }
}

int main(int argc, char **argv)
{
    static const struct test tests[] = {{"random", test_random}, {NULL, NULL}};
    random_cases = 1000000;
    random_begin(argc, argv);
    return test_run("negotiate-random", tests);
}
