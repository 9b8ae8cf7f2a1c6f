/* SPDX-License-Identifier: MIT */
/* The choice of a language by Accept-Language: each range is tried as it is, by aliases, by CLDR's
 * parents, truncated, and in other regions. */
#include "negotiation/accept.h"
#include "negotiation/offer.h"

/* A range of the request; the field is short enough for small offsets. */
struct item {
    uint16_t start;
    uint16_t length;
    uint16_t weight;
};

/* A request's ranges by descending weight, equal ones in their order. */
struct request {
    const struct lingo_offer *offer;
    const char *field;
    size_t count;
    size_t preferred;                 /* how many have a weight; those after them refuse */
    struct item items[ACCEPT_RANGES]; /* keys: what each says itself, when there is a refusal */
    tag_key keys[ACCEPT_RANGES];
};

/* A range on its way through the languages it stands for. */
struct search {
    const struct request *request;
    tag_key key;            /* canonical but for its region */
    bool aliased;           /* it is not what was written */
    enum lingo_match match; /* how the result was found */
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
    request->items[i] = (struct item){(uint16_t)(range->data - request->field),
                                      (uint16_t)range->length, (uint16_t)range->weight};
    request->preferred += range->weight != 0;
}

static bool is_wildcard(const struct request *request, size_t i)
{
    return request->field[request->items[i].start] == '*';
}

static void read_keys(struct request *request)
{
    for (size_t i = 0; i < request->count; i++) {
        const struct item *item = &request->items[i];
        struct tag tag = tag_scan(request->field + item->start, item->length);
        request->keys[i] = tag.extended ? 0 : tag_explicit(tag_canonical(tag.key));
    }
}

/* Whether a tag is another one with subtags at its end, or the same. */
static bool is_text_prefix(const char *prefix, size_t n, const char *tag, size_t length)
{
    return n <= length && (n == length || tag[n] == '-') &&
           ascii_equal_ignoring_case(prefix, tag, n);
}

static tag_key norwegian(const char *language)
{
    return tag_pack_language(language, 2);
}

/* How precisely a range covers a tag: 0 not at all.  "no" covers nb and nn, less than they
 * themselves do. */
static unsigned coverage(const struct request *request, size_t i, size_t tag)
{
    const struct lingo_offer *offer = request->offer;
    const struct item *item = &request->items[i];
    tag_key range = request->keys[i], key = offer->keys[tag];
    if (!range || !key) {
        bool covers = is_text_prefix(request->field + item->start, item->length, offer->tags[tag],
                                     strlen(offer->tags[tag]));
        return covers ? 2u + item->length : 0;
    }
    tag_key language = key & TAG_LANGUAGE;
    bool same = (range & TAG_LANGUAGE) == language;
    if (!same && ((range & TAG_LANGUAGE) != norwegian("no") ||
                  (language != norwegian("nb") && language != norwegian("nn"))))
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

/* Whether "q=0" stands against a tag: a range that covers it, unless a longer one accepts it.
 * "*;q=0" covers only what no other range finds. */
static inline bool is_refused(const struct request *request, size_t tag)
{
    return request->preferred < request->count && is_covered_by_refusal(request, tag);
}

/* Whether a tag's key is another one with subtags left off at the end. */
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

/* The tag with a normal form; one that the range begins with is the best of several. */
static size_t find_normal(const struct search *search, size_t first, tag_key normal)
{
    const struct lingo_offer *offer = search->request->offer;
    size_t found = OFFER_NONE;
    for (size_t i = first; i != OFFER_NONE; i = offer->next[i]) {
        if (offer->normals[i] != normal || is_refused(search->request, i))
            continue;
        if (is_prefix(offer->keys[i], search->key))
            return i;
        found = found == OFFER_NONE ? i : found;
    }
    return found;
}

/* A tag of the language and script in another region, first of all one with the same parent:
 * en-AU is nearer to en-GB than to en-US. */
static size_t find_region(const struct search *search, size_t first, tag_key normal)
{
    const struct lingo_offer *offer = search->request->offer;
    tag_key parent = tag_parent(normal);
    size_t found = OFFER_NONE;
    for (size_t i = first; i != OFFER_NONE; i = offer->next[i]) {
        if ((offer->normals[i] ^ normal) & TAG_SCRIPT || is_refused(search->request, i))
            continue;
        if (parent & TAG_REGION && tag_parent(offer->normals[i]) == parent)
            return i;
        if (found == OFFER_NONE || offer->normals[i] == (normal & ~TAG_REGION))
            found = i;
    }
    return found;
}

/* By likely subtags and parents; a tag of another region is left to find_region(), unless it is
 * that of CLDR's parent. */
static size_t find_parent(struct search *search, size_t first, tag_key normal)
{
    const struct lingo_offer *offer = search->request->offer;
    bool dropped = false;
    for (tag_key next = normal; next; next = tag_parent(normal = next)) {
        dropped = dropped || (next != normal && !(next & TAG_REGION));
        size_t i = find_normal(search, first, next);
        if (i == OFFER_NONE)
            continue;
        tag_key key = offer->keys[i];
        search->match = is_prefix(key, search->key) ? LINGO_MATCH_TRUNCATION : LINGO_MATCH_PARENT;
        if (dropped && key & TAG_REGION && (key ^ search->key) & TAG_REGION)
            return OFFER_NONE;
        return i;
    }
    return OFFER_NONE;
}

/* Among the tags of the range's language. */
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
    search->match = LINGO_MATCH_REGION;
    return find_region(search, first, normal);
}

/* What else a range of Norwegian stands for: "no" is nb or nn, either of which is "no". */
static tag_key alternative(tag_key language, unsigned n)
{
    if (language == norwegian("no") && n < 2)
        return norwegian(n ? "nn" : "nb");
    if ((language == norwegian("nb") || language == norwegian("nn")) && n == 0)
        return norwegian("no");
    return 0;
}

static size_t find_language(struct search *search)
{
    size_t first = offer_first(search->request->offer, search->key);
    if (first == OFFER_NONE) {
        tag_key key = tag_canonical_language(search->key);
        search->aliased = search->aliased || key != search->key;
        search->key = key;
        first = offer_first(search->request->offer, key);
    }
    size_t found = first == OFFER_NONE ? OFFER_NONE : find_in_language(search, first);
    tag_key language = search->key & TAG_LANGUAGE, rest = search->key & ~TAG_LANGUAGE, other;
    for (unsigned n = 0; found == OFFER_NONE && (other = alternative(language, n)); n++) {
        search->key = other | rest;
        search->aliased = true;
        first = offer_first(search->request->offer, other);
        if (first != OFFER_NONE)
            found = find_in_language(search, first);
    }
    return found;
}

/* The longest of the extended tags that the range is or begins with. */
static size_t find_extended(struct search *search, const char *range, size_t length)
{
    const struct lingo_offer *offer = search->request->offer;
    size_t found = OFFER_NONE, longest = 0;
    for (size_t i = offer->extended; i != OFFER_NONE; i = offer->next[i]) {
        size_t n = strlen(offer->tags[i]);
        if (n > longest && is_text_prefix(offer->tags[i], n, range, length) &&
            !is_refused(search->request, i))
            found = i, longest = n;
    }
    search->match = longest == length ? LINGO_MATCH_EXACT : LINGO_MATCH_TRUNCATION;
    return found;
}

static size_t find_range(struct search *search, const char *range, size_t length)
{
    struct tag tag = tag_scan(range, length);
    if (!tag.extended) {
        search->key = tag.key;
        search->aliased = tag.replaced;
        return find_language(search);
    }
    size_t found = find_extended(search, range, length);
    if (found != OFFER_NONE || !tag.key)
        return found;
    search->key = tag.key;
    search->aliased = tag.replaced;
    found = find_language(search);
    if (search->match < LINGO_MATCH_TRUNCATION)
        search->match = LINGO_MATCH_TRUNCATION;
    return found;
}

/* "*": the default, else the first tag that is not refused. */
static size_t find_any(const struct request *request, size_t default_index)
{
    if (!is_refused(request, default_index))
        return default_index;
    for (size_t i = 0; i < request->offer->count; i++)
        if (request->offer->keys[i] && !is_refused(request, i))
            return i;
    return OFFER_NONE;
}

/* What range i finds. */
static size_t find_item(struct search *search, size_t i, size_t default_index)
{
    const struct request *request = search->request;
    if (is_wildcard(request, i)) {
        search->match = LINGO_MATCH_WILDCARD;
        return find_any(request, default_index);
    }
    return find_range(search, request->field + request->items[i].start, request->items[i].length);
}

/*
 * Reads the ranges.  Those with the greatest weight come first whatever follows, so they are tried
 * at once: when one finds a language and nothing in the field refuses any, that is the answer, and
 * the rest of the field need not be understood.  Otherwise all ranges are read, and *next is the
 * first of them that may find something.
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
