/* SPDX-License-Identifier: MIT */
/* The digests of negotiation, for random fields that are the same on every platform. */
#include "tests/portability/digest.h"

#include "tests/support/random.h"

#include <httplingo/catalog.h>
#include <httplingo/media.h>
#include <httplingo/negotiate.h>

#define FIELDS 4000

static const char *const weights[] = {"",       "",      "",         "",      ";q=0.9",   ";q=0.8",
                                      ";q=0",   ";q=0.", "; q=0.7 ", ";q=2",  ";q=0.123", ";Q=0.3",
                                      ";q=0.5", ";q",    ";v=1",     ";q=1.0"};

static const char *const tags[] = {
    "de",    "de-AT", "DE",      "fr",        "fr-CA",  "en",    "en-US", "en-GB",   "en-AU",
    "zh",    "zh-TW", "zh-Hant", "zh-Hans",   "zh-HK",  "yue",   "cmn",   "sr",      "sr-Latn",
    "sr-ME", "sh",    "no",      "nb",        "nn",     "iw",    "in",    "tl",      "de-1996",
    "x-a",   "es-MX", "es-ES",   "pt",        "pt-PT",  "pt-BR", "pt-AO", "az-Cyrl", "gsw",
    "ar-EG", "fa-AF", "klingon", "i-klingon", "zh-min", "ka",    "xx",    "*",       "*"};

static struct lingo_offer *open_offer(void)
{
    static const char *const offered[] = {"en",      "de",    "de-AT",   "pt",     "zh-Hans",
                                          "zh-Hant", "zh-HK", "sr_Latn", "es-419", "he",
                                          "nb",      "en-GB", "de-1996", "fil"};
    struct lingo_offer *offer;
    return lingo_offer_open(&offer, offered, COUNT(offered), 0, NULL) ? NULL : offer;
}

static void add_choice(struct digest *digest, const struct lingo_offer *offer, const char *field,
                       size_t length)
{
    struct lingo_choice choice = lingo_negotiate(offer, field, length);
    digest_string(digest, lingo_offer_tag(offer, choice.index));
    digest_string(digest, lingo_match_name(choice.match));
    digest_text(digest, choice.range);
}

void digest_languages(struct digest *digest)
{
    static const struct random_words words = {tags, COUNT(tags), weights, COUNT(weights),
                                              "=;,q0 *-1.\"x\tQ\x80"};
    char field[RANDOM_FIELD_SIZE];
    struct lingo_offer *offer = open_offer();
    for (unsigned i = 0; offer && i < FIELDS; i++) {
        size_t length = random_field(field, &words);
        digest_item(digest, "Accept-Language %u", i);
        digest_text(digest, (struct lingo_text){field, length});
        add_choice(digest, lingo_catalog_offer(lingo_catalog_builtin()), field, length);
        add_choice(digest, offer, field, length);
    }
    lingo_offer_free(offer);
}

void digest_formats(struct digest *digest)
{
    static const char *const types[] = {"text/html",
                                        "text/plain",
                                        "TEXT/*",
                                        "*/*",
                                        "*",
                                        "application/json",
                                        "application/xml",
                                        "application/problem+json",
                                        "application/problem+xml",
                                        "application/*",
                                        "image/webp",
                                        "text/",
                                        "text/html;charset=utf-8",
                                        "text/plain;v=\"a,b\"",
                                        "text/plain;v=\"open"};
    static const struct random_words words = {types, COUNT(types), weights, COUNT(weights),
                                              "=;,q0 */1.\"\\x\ttTc\xff"};
    char field[RANDOM_FIELD_SIZE];
    for (unsigned i = 0; i < FIELDS; i++) {
        size_t length = random_field(field, &words);
        unsigned offered = draw(3) ? LINGO_MEDIA_ALL : draw(1 << LINGO_MEDIA_COUNT);
        enum lingo_media by_default = (enum lingo_media)draw(LINGO_MEDIA_COUNT);
        digest_item(digest, "Accept %u", i);
        digest_text(digest, (struct lingo_text){field, length});
        digest_number(digest, lingo_negotiate_media(field, length, offered, by_default));
    }
}
