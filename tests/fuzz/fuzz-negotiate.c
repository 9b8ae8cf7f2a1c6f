/* SPDX-License-Identifier: MIT */
/* The first line is a value of Accept-Language, and the others are the offered tags; if there are
 * none, a default set is used.  The result must be one of them, found by a range of the field, in
 * the language of the range. */
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

/* A tag says itself. */
static void check_tag(const char *tag)
{
    char again[2 * MOST_TEXT];
    struct buffer b = {again, sizeof again, 0};
    must(tag_write_spelled(&b, tag, strlen(tag)), "what is offered is no tag");
    buffer_finish(&b);
    must(!strcmp(again, tag), "a tag is spelled otherwise");
}

/* What a range says: a locale name as a tag. */
static void spell(struct buffer *b, const char *range, size_t length)
{
    if (memchr(range, '_', length) || memchr(range, '.', length) || memchr(range, '@', length))
        must(tag_write_spelled(b, range, length), "the range is neither tag nor name");
    else
        buffer_append(b, range, length);
    must(b->length <= b->size, "the range is too long");
}

static tag_key language_of(const char *tag, size_t length)
{
    return tag_canonical_language(tag_scan(tag, length).key) & TAG_LANGUAGE;
}

/* Whether a range may find a tag: it is of its language, of one above it, or before it. */
static bool is_related(const char *range, size_t length, const char *tag)
{
    tag_key wanted = language_of(range, length), found = language_of(tag, strlen(tag));
    tag_key first = tag_pack_language(range, strcspn(range, "-"));
    struct tag_kin kin;
    for (unsigned n = 0; (kin = tag_kin(wanted, n)).language; n++)
        if (kin.language == found)
            return true;
    return wanted == found || first == found;
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
    if (choice.match == LINGO_MATCH_WILDCARD) {
        must(n == 1 && *range == '*', "the wildcard is another");
        return;
    }
    char *text = calloc(n + MOST_TEXT, 1);
    struct buffer b = {text, n + MOST_TEXT - 1, 0};
    must(text != NULL, "no memory");
    spell(&b, range, n);
    must(is_related(text, b.length, tag), "another language");
    if (choice.match == LINGO_MATCH_EXACT)
        must(b.length == strlen(tag) && ascii_equal_ignoring_case(text, tag, b.length),
             "exact is not equal");
    free(text);
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
