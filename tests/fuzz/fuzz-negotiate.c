/* SPDX-License-Identifier: MIT */
/* The first line is an Accept-Language, the others are the tags that are offered; without any, a
 * usual set.  The answer is one of them, by a range of the field, in the range's language. */
#include "negotiation/offer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_TAGS 32
#define MOST_TEXT 1024

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int truth, const char *what)
{
    if (truth)
        return;
    fprintf(stderr, "fuzz-negotiate: %s\n", what);
    abort();
}

/* The canonical form of a canonical form is itself. */
static void check_tag(const char *tag)
{
    char again[2 * MOST_TEXT];
    struct buffer b = {again, sizeof again, 0};
    must(tag_write_canonical(&b, tag, strlen(tag)), "a canonical form is no tag");
    buffer_finish(&b);
    must(!strcmp(again, tag), "a canonical form is not canonical");
}

static tag_key language_of(const char *tag, size_t length)
{
    tag_key language = tag_canonical_language(tag_scan(tag, length).key) & TAG_LANGUAGE;
    tag_key norwegian = tag_pack_language("no", 2);
    bool either = language == tag_pack_language("nb", 2) || language == tag_pack_language("nn", 2);
    return either ? norwegian : language;
}

static void check_choice(const struct lingo_offer *offer, const char *field, size_t length)
{
    struct lingo_choice choice = lingo_negotiate(offer, field, length);
    const char *range = choice.range.data;
    size_t n = choice.range.length;
    must(choice.index < lingo_offer_count(offer), "the index is out of range");
    must(choice.match <= LINGO_MATCH_DEFAULT, "there is no such match");
    must(range != NULL, "the range is NULL");
    if (choice.match == LINGO_MATCH_DEFAULT) {
        must(choice.index == offer->default_index && n == 0, "the default is another");
        return;
    }
    must(n > 0 && range >= field && range + n <= field + length, "the range is not in the field");
    const char *tag = lingo_offer_tag(offer, choice.index);
    if (choice.match == LINGO_MATCH_WILDCARD)
        must(n == 1 && *range == '*', "the wildcard is another");
    else
        must(language_of(range, n) == language_of(tag, strlen(tag)), "another language");
    if (choice.match == LINGO_MATCH_EXACT)
        must(n == strlen(tag) && ascii_equal_ignoring_case(range, tag, n), "exact is not equal");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const usual[] = {"en", "de", "de-AT", "no",      "pt-BR",   "pt-PT",
                                        "sr", "he", "x-a",   "sr-Latn", "zh-Hant", "de-1996"};
    static char text[MOST_TEXT];
    const char *tags[MOST_TAGS], *field = (const char *)data;
    const char *line = size ? memchr(field, '\n', size) : NULL;
    size_t length = line ? (size_t)(line - field) : size, count = 0;
    size_t rest = line ? size - length - 1 : 0;
    if (rest >= sizeof text)
        return 0;
    if (rest)
        memcpy(text, line + 1, rest);
    text[rest] = '\0';
    for (char *tag = strtok(text, "\n"); tag && count < MOST_TAGS; tag = strtok(NULL, "\n"))
        tags[count++] = tag;
    struct lingo_offer *offer;
    if (lingo_offer_open(&offer, count ? tags : usual, count ? count : 12, 0, NULL))
        return 0;
    for (size_t i = 0; i < lingo_offer_count(offer); i++)
        check_tag(lingo_offer_tag(offer, i));
    check_choice(offer, field, length);
    lingo_offer_free(offer);
    return 0;
}
