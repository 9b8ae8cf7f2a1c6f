/* SPDX-License-Identifier: MIT */
/* The inside of a catalogue: what catalog.c opens, builtin.c has ready-made, and pages read. */
#ifndef LINGO_CATALOG_H
#define LINGO_CATALOG_H

#include "catalog/entry.h"
#include "language/tag.h"

#include <httplingo/catalog.h>

#include <stdbool.h>
#include <stdint.h>

/* Room for a canonical tag and its NUL; longer ones are not of a language that anyone offers. */
#define TAG_SIZE 64

/* The numbers of a unit whose plural form is known beforehand; no wait has a larger one. */
#define WAIT_NUMBERS 128

/* The longest sentence on waiting that is used. */
#define WAIT_SENTENCE_MAX 4096

/* What is where in a sentence on waiting, as offsets: its placeholder, or its end if it has none;
 * the words that tell how long, from begin to end; the mark that ends it, if any, from stop on. */
struct wait_words {
    uint16_t number, begin, end, stop;
};

/* A set of rows of the status table. */
#define CATALOG_ROW_WORDS 2

/*
 * One language.  Entry m has a place, which says where it begins, in bytes behind the first
 * place, and its length; a missing one is empty.  A NUL follows each text and the tag, and bytes
 * that may be read (buffer.h).
 */
struct lingo_language {
    struct lingo_text tag;
    const struct lingo_catalog *catalog;
    tag_key key; /* canonical, for what CLDR says of the language */
    bool rtl;
    bool tall; /* its script needs taller lines than Latin */
    const struct lingo_text_place *places;
    uint16_t translated;
    bool has_markup; /* some text holds a character that HTML, XML or JSON would escape */
    uint64_t complete[CATALOG_ROW_WORDS]; /* the rows whose pages lack nothing */
    uint8_t wait_forms[WAIT_NUMBERS];     /* the plural form of each number */
    struct wait_words wait_words[WAIT_UNIT_COUNT][WAIT_FORMS];
};

struct catalog_owner; /* what an opened catalogue frees; the built-in one has none */

struct lingo_catalog {
    const struct lingo_language *languages; /* in the order of their tags */
    size_t count;
    size_t english; /* index */
    const struct lingo_offer *offer;
    struct catalog_owner *owner;
};

static inline struct lingo_text language_entry(const struct lingo_language *language, size_t entry)
{
    const struct lingo_text_place *place = &language->places[entry];
    return (struct lingo_text){(const char *)language->places + place->start_, place->length_};
}

/* A text of a row of the status table; a title that there is none of is the phrase. */
static inline struct lingo_text language_status_text(const struct lingo_language *language,
                                                     size_t row, enum lingo_text_kind kind)
{
    struct lingo_text text = language_entry(language, entry_of_row(row, kind));
    if (!text.length && kind == LINGO_TEXT_TITLE)
        text = language_entry(language, entry_of_row(row, LINGO_TEXT_PHRASE));
    return text;
}

/* Whether the page of a row of the status table lacks nothing. */
static inline bool language_is_complete(const struct lingo_language *language, size_t row)
{
    return language->complete[row / 64] >> (row % 64) & 1;
}

/* The nearest parent of a language in the catalogue for whose script and row the page lacks
 * nothing; English without one. */
const struct lingo_language *catalog_page_parent(const struct lingo_language *language, size_t row);

/*
 * The language in which a page of a row is to be written for a reader of another: that one if it
 * lacks nothing, else the nearest parent that lacks nothing, else English.
 */
static inline const struct lingo_language *
catalog_page_language(const struct lingo_language *language, size_t row)
{
    return language_is_complete(language, row) ? language : catalog_page_parent(language, row);
}

#endif
