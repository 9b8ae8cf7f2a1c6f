/* SPDX-License-Identifier: MIT */
/* Negotiation by Accept-Language: each range is compared with the tags directly, by aliases, by
 * CLDR's parents and other tags with the same parent, truncated, and in other regions. */
#include "negotiation/accept.h"
#include "negotiation/offer.h"

/* A range of the request.  Offsets fit, because the field is short. */
struct item {
    uint16_t start;
    uint16_t length;
    uint16_t weight;
    uint16_t is_name; /* whether it is a locale name that must be converted to a tag */
};

/* A range as a tag: a part of the field, or converted here from a locale name. */
struct range {
    const char *data;
    size_t length;
    char text[LOCALE_TAG_SIZE];
};

/* The ranges of a request by descending weight, and in their order if weights are equal. */
struct request {
    const struct lingo_offer *offer;
    const char *field;
    size_t count;
    size_t preferred; /* the number of ranges with a weight; the ranges after them are refusals */
    struct item items[ACCEPT_RANGES];
    tag_key keys[ACCEPT_RANGES]; /* the explicit key of each range, if there is a refusal */
};

/* The search for a range among the offered languages. */
struct search {
    const struct request *request;
    tag_key key;            /* canonical except for its region */
    bool aliased;           /* the key is not the one in the request */
    enum lingo_match match; /* the kind of match of the result */
};

const char *lingo_match_name(enum lingo_match match)
{
    static const char *const names[] = {
        [LINGO_MATCH_EXACT] = "exact",     [LINGO_MATCH_ALIAS] = "alias",
        [LINGO_MATCH_PARENT] = "parent",   [LINGO_MATCH_TRUNCATION] = "truncation",
        [LINGO_MATCH_REGION] = "region",   [LINGO_MATCH_WILDCARD] = "wildcard",
        [LINGO_MATCH_DEFAULT] = "default",
    };
    return (size_t)match < sizeof names / sizeof names[0] ? names[match] : "unknown";
}

static void add_item(struct request *request, const struct accept_range *range)
{
    size_t i = request->count++;
    for (; i > 0 && request->items[i - 1].weight < range->weight; i--)
        request->items[i] = request->items[i - 1];
    request->items[i] =
        (struct item){(uint16_t)(range->data - request->field), (uint16_t)range->length,
                      (uint16_t)range->weight, range->is_name};
    request->preferred += range->weight != 0;
}

static bool is_wildcard(const struct request *request, size_t i)
{
    return request->field[request->items[i].start] == '*';
}

static void read_range(const struct request *request, size_t i, struct range *range)
{
    const struct item *item = &request->items[i];
    range->data = request->field + item->start;
    range->length = item->length;
    if (!item->is_name)
        return;
    struct buffer b = {range->text, sizeof range->text, 0};
    tag_write_spelled(&b, range->data, range->length);
    range->data = range->text;
    range->length = b.length;
}

/* The key under which a range is offered: that of the language's own name if it is offered. */
static tag_key offered_key(const struct lingo_offer *offer, tag_key key)
{
    if (offer_first(offer, key) == OFFER_NONE)
        key = tag_canonical_language(key);
    return tag_explicit(tag_canonical_region(key));
}

static void read_keys(struct request *request)
{
    struct range range;
    for (size_t i = 0; i < request->count; i++) {
        read_range(request, i, &range);
        struct tag tag = tag_scan(range.data, range.length);
        request->keys[i] = tag.extended ? 0 : offered_key(request->offer, tag.key);
    }
}

/* Whether a tag equals another one, or starts with it and has further subtags. */
static bool is_text_prefix(const char *prefix, size_t n, const char *tag, size_t length)
{
    return n <= length && (n == length || tag[n] == '-') &&
           ascii_equal_ignoring_case(prefix, tag, n);
}

static unsigned text_coverage(const struct request *request, size_t i, size_t tag)
{
    const char *text = offer_tag(request->offer, tag);
    struct range range;
    read_range(request, i, &range);
    bool covers = is_text_prefix(range.data, range.length, text, strlen(text));
    return covers ? 2u + (unsigned)range.length : 0;
}

/* How precisely a range covers a tag; 0 if it does not.  "no" covers nb and nn, but less precisely
 * than they do themselves. */
static unsigned coverage(const struct request *request, size_t i, size_t tag)
{
    const struct lingo_offer *offer = request->offer;
    tag_key range = request->keys[i], key = offer->keys[tag];
    if (!key)
        return text_coverage(request, i, tag);
    tag_key language = key & TAG_LANGUAGE;
    bool same = (range & TAG_LANGUAGE) == language;
    if (!same &&
        ((range & TAG_LANGUAGE) != TAG_LANGUAGE_OF('n', 'o', 0) ||
         (language != TAG_LANGUAGE_OF('n', 'b', 0) && language != TAG_LANGUAGE_OF('n', 'n', 0))))
        return 0;
    if ((range & TAG_SCRIPT && (range ^ offer->normals[tag]) & TAG_SCRIPT) ||
        (range & TAG_REGION && (range ^ key) & TAG_REGION))
        return 0;
    return 1u + same + !!(range & TAG_SCRIPT) + !!(range & TAG_REGION);
}

static bool is_covered_by_refusal(const struct request *request, size_t tag)
{
    unsigned refused = 0;
    for (size_t i = request->preferred; i < request->count; i++) {
        unsigned c = is_wildcard(request, i) ? 0 : coverage(request, i, tag);
        refused = c > refused ? c : refused;
    }
    for (size_t i = 0; refused && i < request->preferred; i++)
        if (!is_wildcard(request, i) && coverage(request, i, tag) > refused)
            return false;
    return refused != 0;
}

/* Whether "q=0" refuses a tag: a range with this weight covers it, and no longer range accepts it.
 * "*;q=0" covers only what no other range finds. */
static inline bool is_refused(const struct request *request, size_t tag)
{
    return request->preferred < request->count && is_covered_by_refusal(request, tag);
}

/* Whether a key equals another one, or is the same without subtags at its end. */
static bool is_prefix(tag_key prefix, tag_key key)
{
    return prefix == key || prefix == (key & ~TAG_REGION) || prefix == (key & TAG_LANGUAGE);
}

static size_t find_key(const struct search *search, size_t first, tag_key key)
{
    const struct lingo_offer *offer = search->request->offer;
    for (size_t i = first; i != OFFER_NONE; i = offer->next[i])
        if (offer->keys[i] == key && !is_refused(search->request, i))
            return i;
    return OFFER_NONE;
}

/* The tag with a normal form: if there are several, the longest one that the range starts with (RFC
 * 4647 section 3.4), or else one without a region. */
static size_t find_normal(const struct search *search, size_t first, tag_key normal)
{
    const struct lingo_offer *offer = search->request->offer;
    size_t found = OFFER_NONE;
    tag_key longest = 0;
    for (size_t i = first; i != OFFER_NONE; i = offer->next[i]) {
        tag_key key = offer->keys[i];
        if (offer->normals[i] != normal || is_refused(search->request, i))
            continue;
        if (is_prefix(key, search->key)) {
            found = key > longest ? i : found;
            longest = key > longest ? key : longest;
        } else if (found == OFFER_NONE ||
                   (!longest && offer->keys[found] & TAG_REGION && !(key & TAG_REGION))) {
            found = i;
        }
    }
    return found;
}

/* A tag with this direct or indirect parent: the preferred one, or else the first. */
static size_t find_child(const struct search *search, size_t first, tag_key parent)
{
    const struct lingo_offer *offer = search->request->offer;
    size_t found = OFFER_NONE;
    for (size_t i = first; i != OFFER_NONE; i = offer->next[i]) {
        tag_key normal = offer->normals[i];
        if (!(normal & TAG_REGION) || !tag_is_ancestor(parent, normal) ||
            is_refused(search->request, i))
            continue;
        if (normal == tag_paradigm(parent))
            return i;
        found = found == OFFER_NONE ? i : found;
    }
    return found;
}

/* A tag of the language and script in another region: the usual one, or else the first. */
static size_t find_region(const struct search *search, size_t first, tag_key normal)
{
    const struct lingo_offer *offer = search->request->offer;
    size_t found = OFFER_NONE;
    for (size_t i = first; i != OFFER_NONE; i = offer->next[i]) {
        if ((offer->normals[i] ^ normal) & TAG_SCRIPT || tag_is_pseudo(offer->normals[i]) ||
            is_refused(search->request, i))
            continue;
        if (found == OFFER_NONE || offer->normals[i] == (normal & ~TAG_REGION))
            found = i;
    }
    return found;
}

/* Finds tags by likely subtags and parents.  A tag of another region is left to find_region(),
 * unless its region is that of CLDR's parent or it has the same parent: es-MX is closer to es-AR
 * than es. */
static size_t find_parent(struct search *search, size_t first, tag_key normal)
{
    const struct lingo_offer *offer = search->request->offer;
    for (tag_key next = normal; next; next = tag_parent(next)) {
        size_t i = find_normal(search, first, next);
        if (i == OFFER_NONE && next & TAG_REGION)
            i = find_child(search, first, next);
        if (i == OFFER_NONE)
            continue;
        tag_key key = offer->keys[i];
        search->match = is_prefix(key, search->key) ? LINGO_MATCH_TRUNCATION : LINGO_MATCH_PARENT;
        bool dropped = next != normal && !(next & TAG_REGION);
        if (dropped && key & TAG_REGION && (key ^ search->key) & TAG_REGION)
            return OFFER_NONE;
        return i;
    }
    return OFFER_NONE;
}

/* Truncates to a tag whose script is unknown, so that no other script is chosen. */
static size_t find_scriptless(const struct search *search, size_t first)
{
    const struct lingo_offer *offer = search->request->offer;
    size_t found = OFFER_NONE;
    for (size_t i = first; i != OFFER_NONE; i = offer->next[i])
        if (!(offer->normals[i] & TAG_SCRIPT) && is_prefix(offer->keys[i], search->key) &&
            (found == OFFER_NONE || offer->keys[i] > offer->keys[found]) &&
            !is_refused(search->request, i))
            found = i;
    return found;
}

/* Searches among the tags of the range's language. */
static size_t find_in_language(struct search *search, size_t first)
{
    search->match = search->aliased ? LINGO_MATCH_ALIAS : LINGO_MATCH_EXACT;
    size_t i = find_key(search, first, search->key);
    if (i != OFFER_NONE)
        return i;
    tag_key key = tag_canonical_region(search->key);
    if (key != search->key) {
        search->key = key;
        search->match = LINGO_MATCH_ALIAS;
        i = find_key(search, first, key);
        if (i != OFFER_NONE)
            return i;
    }
    tag_key normal = tag_normal(key);
    i = find_parent(search, first, normal);
    if (i != OFFER_NONE)
        return i;
    search->match = LINGO_MATCH_TRUNCATION;
    i = key & TAG_SCRIPT ? find_scriptless(search, first) : OFFER_NONE;
    if (i != OFFER_NONE)
        return i;
    search->match = LINGO_MATCH_REGION;
    return find_region(search, first, normal);
}

/* Searches for a key that is not in the request. */
static size_t find_other(struct search *search, tag_key key)
{
    size_t first = offer_first(search->request->offer, key);
    search->key = key;
    search->aliased = true;
    return first == OFFER_NONE ? OFFER_NONE : find_in_language(search, first);
}

/* Searches for a related language: "no" is nb or nn, and the parent of nn is "no". */
static size_t find_kin(struct search *search, tag_key key)
{
    struct tag_kin kin;
    size_t found = OFFER_NONE;
    for (unsigned n = 0; found == OFFER_NONE && (kin = tag_kin(key & TAG_LANGUAGE, n)).language;
         n++) {
        found = find_other(search, tag_in_language(key, kin.language));
        if (kin.is_parent && search->match <= LINGO_MATCH_TRUNCATION)
            search->match = LINGO_MATCH_PARENT;
    }
    return found;
}

static size_t find_language(struct search *search)
{
    tag_key key = search->key;
    size_t first = offer_first(search->request->offer, key);
    size_t found = first == OFFER_NONE ? OFFER_NONE : find_in_language(search, first);
    if (found != OFFER_NONE)
        return found;
    tag_key canonical = tag_canonical_language(key);
    if (canonical != key)
        found = find_other(search, canonical);
    return found == OFFER_NONE ? find_kin(search, canonical) : found;
}

/* The longest extended tag that equals the range or that the range starts with. */
static size_t find_extended(struct search *search, const char *range, size_t length)
{
    const struct lingo_offer *offer = search->request->offer;
    size_t found = OFFER_NONE, longest = 0;
    for (size_t i = offer->extended; i != OFFER_NONE; i = offer->next[i]) {
        const char *tag = offer_tag(offer, i);
        size_t n = strlen(tag);
        if (n > longest && is_text_prefix(tag, n, range, length) && !is_refused(search->request, i))
            found = i, longest = n;
    }
    search->match = longest == length ? LINGO_MATCH_EXACT : LINGO_MATCH_TRUNCATION;
    return found;
}

/* Searches for the language before an extended language: zh for zh-hak (RFC 5646 section 4.1.2). */
static size_t find_prefix(struct search *search, const char *range, size_t length, tag_key key)
{
    const char *hyphen = memchr(range, '-', length);
    tag_key language = tag_pack_language(range, hyphen ? (size_t)(hyphen - range) : length);
    if (!language || !((language ^ key) & TAG_LANGUAGE))
        return OFFER_NONE;
    size_t found = find_other(search, tag_in_language(key, language));
    if (search->match < LINGO_MATCH_TRUNCATION)
        search->match = LINGO_MATCH_TRUNCATION;
    return found;
}

static size_t find_range(struct search *search, const char *range, size_t length)
{
    struct tag tag = tag_scan(range, length);
    size_t found = tag.extended ? find_extended(search, range, length) : OFFER_NONE;
    if (found != OFFER_NONE || !tag.key)
        return found;
    search->key = tag.key;
    search->aliased = tag.replaced;
    found = find_language(search);
    if (found == OFFER_NONE && tag.replaced)
        found = find_prefix(search, range, length, tag.key);
    if (tag.extended && search->match < LINGO_MATCH_TRUNCATION)
        search->match = LINGO_MATCH_TRUNCATION;
    return found;
}

/* "*": the default, or else the first tag that is not refused. */
static size_t find_any(const struct request *request, size_t default_index)
{
    if (!is_refused(request, default_index))
        return default_index;
    for (size_t i = 0; i < request->offer->count; i++)
        if (request->offer->keys[i] && !tag_is_pseudo(request->offer->keys[i]) &&
            !is_refused(request, i))
            return i;
    return OFFER_NONE;
}

/* Searches for the tag that range i finds. */
static size_t find_item(struct search *search, size_t i, size_t default_index)
{
    const struct request *request = search->request;
    if (is_wildcard(request, i)) {
        search->match = LINGO_MATCH_WILDCARD;
        return find_any(request, default_index);
    }
    if (!request->items[i].is_name)
        return find_range(search, request->field + request->items[i].start,
                          request->items[i].length);
    struct range range;
    read_range(request, i, &range);
    return find_range(search, range.data, range.length);
}

/*
 * Reads the ranges.  Ranges with the greatest weight come first whatever follows, so they are
 * searched for at once: if one of them finds a language and the field refuses none, this is the
 * result, and the rest of the field is not parsed.  Otherwise all ranges are read, and *next is the
 * first one that may find something.
 */
static size_t read_request(struct request *request, struct search *search, struct accept *accept,
                           size_t default_index, size_t *next)
{
    struct accept_range range;
    bool early = true;
    *next = 0;
    while (request->count < ACCEPT_RANGES && accept_next(accept, &range)) {
        add_item(request, &range);
        early = early && range.weight != 0;
        if (!early || range.weight != ACCEPT_WEIGHT_ONE)
            continue;
        size_t found = find_item(search, *next, default_index);
        if (found == OFFER_NONE)
            ++*next;
        else if (!accept_may_refuse(accept->at, accept->end))
            return found;
        else
            early = false;
    }
    if (request->preferred < request->count)
        read_keys(request);
    return OFFER_NONE;
}

struct lingo_choice lingo_negotiate_with_default(const struct lingo_offer *offer, const char *field,
                                                 size_t length, size_t default_index)
{
    struct request request;
    struct search search = {&request, 0, false, LINGO_MATCH_DEFAULT};
    struct accept accept = accept_begin(field, length);
    size_t i;
    request.offer = offer;
    request.field = field;
    request.count = request.preferred = 0;
    if (default_index >= offer->count)
        default_index = offer->default_index;
    size_t found = read_request(&request, &search, &accept, default_index, &i);
    while (found == OFFER_NONE && i < request.preferred)
        if ((found = find_item(&search, i, default_index)) == OFFER_NONE)
            i++;
    if (found == OFFER_NONE)
        return (struct lingo_choice){default_index, LINGO_MATCH_DEFAULT, {"", 0}};
    struct item won = request.items[i];
    return (struct lingo_choice){found, search.match, {field + won.start, won.length}};
}

struct lingo_choice lingo_negotiate(const struct lingo_offer *offer, const char *field,
                                    size_t length)
{
    return lingo_negotiate_with_default(offer, field, length, offer->default_index);
}
