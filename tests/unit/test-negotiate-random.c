/* SPDX-License-Identifier: MIT */
/*
 * Random values of Accept-Language, beside the rules of <httplingo/negotiate.h> written down as
 * plainly as they can be: every element is cut out and understood, every tag is compared with
 * every range.  What the library does to be quick changes nothing.
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
    struct text text;
    int weight;
    bool extended;
    bool replaced;
    tag_key key; /* as written */
};

struct ranges {
    struct range list[RANGES_MAX];
    size_t count;
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

static void read_element(struct ranges *ranges, struct text element)
{
    struct range range = {.weight = 1000};
    bool weighted = element.length && memchr(element.data, ';', element.length);
    range.text = trim(cut(&element, ';'));
    struct text q = trim(element);
    if (weighted && (q.length < 2 || ascii_lower(q.data[0]) != 'q' || q.data[1] != '='))
        return;
    if (weighted)
        range.weight = weight_of((struct text){q.data + 2, q.length - 2});
    if (!is_range(range.text) || range.weight < 0 || ranges->count == RANGES_MAX)
        return;
    struct tag tag = tag_scan(range.text.data, range.text.length);
    range.key = tag.key, range.extended = tag.extended, range.replaced = tag.replaced;
    ranges->list[ranges->count++] = range;
}

static tag_key language(const char *name)
{
    return tag_pack_language(name, 2);
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

/* How many subtags of a range say something of a tag; 0: it does not cover it. */
static size_t coverage(const struct range *range, const struct lingo_offer *offer, size_t i)
{
    struct text text = tag_text(offer, i);
    struct tag tag = tag_scan(text.data, text.length);
    if (is(range->text, "*"))
        return 0;
    if (range->extended || tag.extended)
        return begins(text, range->text) ? 2 + range->text.length : 0;
    tag_key key = tag_explicit(tag_canonical(range->key)), own = tag.key & TAG_LANGUAGE;
    bool same = (key & TAG_LANGUAGE) == own;
    if (!same && !((key & TAG_LANGUAGE) == language("no") &&
                   (own == language("nb") || own == language("nn"))))
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

static bool is_shortened(tag_key shorter, tag_key key)
{
    return shorter == key || shorter == (key & ~TAG_REGION) || shorter == (key & TAG_LANGUAGE);
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

static struct found find_region(const struct rest *rest, tag_key normal)
{
    struct found best = {.any = false};
    unsigned rank = 0;
    for (size_t i = 0; i < rest->count; i++) {
        tag_key other = rest->keys[i] ? tag_normal(rest->keys[i]) : 0;
        if (!other || (other ^ normal) & ~TAG_REGION)
            continue;
        tag_key parent = tag_parent(normal);
        unsigned mine = parent & TAG_REGION && tag_parent(other) == parent ? 3
                        : other == (normal & ~TAG_REGION)                  ? 2
                                                                           : 1;
        if (mine > rank || (mine == 2 && rank == 2))
            best = found(i, LINGO_MATCH_REGION), rank = mine;
    }
    return best;
}

/* The tag with a normal form, first of all one that the range begins with. */
static struct found find_normal(const struct rest *rest, tag_key key, tag_key normal)
{
    struct found other = {.any = false};
    for (size_t i = 0; i < rest->count; i++) {
        if (!rest->keys[i] || tag_normal(rest->keys[i]) != normal)
            continue;
        if (is_shortened(rest->keys[i], key))
            return found(i, LINGO_MATCH_TRUNCATION);
        if (!other.any)
            other = found(i, LINGO_MATCH_PARENT);
    }
    return other;
}

static struct found find_parent(const struct rest *rest, tag_key key)
{
    bool left_region = false;
    for (tag_key last = 0, normal = tag_normal(key); normal; normal = tag_parent(last)) {
        left_region = left_region || (last && !(normal & TAG_REGION));
        struct found it = find_normal(rest, key, normal);
        tag_key region = it.any ? rest->keys[it.index] & TAG_REGION : 0;
        if (it.any && left_region && region && region != (key & TAG_REGION))
            break;
        if (it.any)
            return it;
        last = normal;
    }
    return find_region(rest, tag_normal(key));
}

/* Of one language; the key may have a region's alias. */
static struct found find_in(const struct rest *rest, tag_key key, bool aliased)
{
    bool spoken = false;
    for (size_t i = 0; i < rest->offer->count; i++) {
        struct text text = tag_text(rest->offer, i);
        struct tag tag = tag_scan(text.data, text.length);
        spoken = spoken || (!tag.extended && !((tag.key ^ key) & TAG_LANGUAGE));
    }
    if (!spoken)
        return (struct found){.any = false};
    struct found it = find_key(rest, key, aliased ? LINGO_MATCH_ALIAS : LINGO_MATCH_EXACT);
    tag_key now = tag_canonical_region(key);
    if (!it.any && now != key)
        it = find_key(rest, now, LINGO_MATCH_ALIAS);
    return it.any ? it : find_parent(rest, now);
}

static struct found find_plain(const struct rest *rest, const struct range *range)
{
    tag_key key = tag_canonical_language(range->key), tail = key & ~TAG_LANGUAGE;
    struct found it = find_in(rest, range->key, range->replaced);
    if (!it.any && key != range->key)
        it = find_in(rest, key, true);
    bool no = !((key ^ language("no")) & TAG_LANGUAGE);
    if (!it.any && no)
        it = find_in(rest, language("nb") | tail, true);
    if (!it.any && no)
        it = find_in(rest, language("nn") | tail, true);
    bool either =
        !((key ^ language("nb")) & TAG_LANGUAGE) || !((key ^ language("nn")) & TAG_LANGUAGE);
    if (!it.any && either)
        it = find_in(rest, language("no") | tail, true);
    return it;
}

static struct found find_extended(const struct rest *rest, const struct range *range)
{
    struct found best = {.any = false};
    size_t longest = 0;
    for (size_t i = 0; i < rest->count; i++) {
        struct text tag = tag_text(rest->offer, i);
        if (!tag_scan(tag.data, tag.length).extended || !begins(range->text, tag) ||
            is_refused(rest->ranges, rest->offer, i) || tag.length <= longest)
            continue;
        longest = tag.length;
        bool exact = longest == range->text.length;
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
        if (rest->keys[i])
            return found(i, LINGO_MATCH_WILDCARD);
    return (struct found){.any = false};
}

static struct lingo_choice choose(const struct lingo_offer *offer, struct text field,
                                  size_t default_index)
{
    static struct ranges ranges;
    static struct rest rest;
    ranges.count = 0;
    while (field.length)
        read_element(&ranges, cut(&field, ','));
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
    "de",          "de-AT",  "de-CH",   "DE",     "fr",      "fr-CA",       "en",      "en-US",
    "en-GB",       "en-AU",  "en-001",  "zh",     "zh-TW",   "zh-Hant",     "zh-Hans", "zh-HK",
    "zh-Hant-HK",  "zh-CN",  "zh-yue",  "yue",    "cmn",     "zh-cmn-Hant", "zh-min",  "sr",
    "sr-Latn",     "sr-RS",  "sr-ME",   "sh",     "no",      "nb",          "nn",      "nb-NO",
    "no-bok",      "xx",     "iw",      "in",     "tl",      "i-klingon",   "x-a",     "de-1996",
    "de-1996-x-y", "de-x-a", "es",      "es-419", "es-MX",   "es-ES",       "pt",      "pt-AO",
    "pt-PT",       "pt-BR",  "en-UK",   "en-840", "az-Cyrl", "uz-Arab-AF",  "gsw",     "sgn-BE-FR",
    "klingon",     "ar-arb", "hi-Latn", "*",      "*"};

static const char *const weights[] = {
    "",         "",          "",         "",         "",      ";q=0.9",   ";q=0.8", ";q=0",
    ";q=0.0",   ";q=0.000",  ";q=1",     ";q=1.0",   ";q=1.", ";q=0.",    ";q=0.5", ";Q=0.3",
    "; q=0.7",  ";\tq=0.1 ", " ;q=0.05", ";q=0.001", ";q=2",  ";q=1.001", ";q=.5",  ";q=0.1234",
    ";level=1", ";q=0.5;x",  ";=0",      ";q",       ";",     "x"};

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
                                              "=;,q0 *-1.\"x\tQ"};
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
    random_begin(argc, argv);
    return test_run("negotiate-random", tests);
}
