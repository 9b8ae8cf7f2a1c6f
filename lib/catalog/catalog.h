/* SPDX-License-Identifier: MIT */
/* The internals of a catalogue, which is opened by open.c or built in by builtin.c, and read by
 * pages. */
#ifndef LINGO_CATALOG_H
#define LINGO_CATALOG_H

#include "base/buffer.h"
#include "catalog/entry.h"
#include "language/tag.h"

#include <httplingo/catalog.h>

#include <stdbool.h>
#include <stdint.h>

/* The size of a canonical tag with its NUL.  Longer tags are not those of any offered language. */
#define TAG_SIZE 64

/* For numbers below this, the plural form is computed in advance.  No wait has a greater number. */
#define WAIT_NUMBERS 128

/* The maximum length of a sentence about waiting. */
#define WAIT_SENTENCE_MAX 4096

/* The parts of a sentence about waiting, as offsets: its placeholder, or its end if it has none;
 * the length of the wait, from begin to end; the punctuation that ends it, if any, from stop on. */
struct wait_words {
    uint16_t number, begin, end, stop;
};

/* A set of rows of the status table. */
#define CATALOG_ROW_WORDS 2

/*
 * The tag of a language and what is known about its texts, without addresses: the built-in ones are
 * shared by all processes, whereas the table of languages is relocated when the library is loaded.
 * Entry m has a place, which consists of its offset in bytes from the first place, and its length;
 * a missing entry is empty.
 */
struct language_texts {
    struct lingo_text_place places[ENTRY_COUNT];
    uint8_t wait_forms[WAIT_NUMBERS]; /* the plural form for each number */
    struct wait_words wait_words[WAIT_UNIT_COUNT][WAIT_FORMS];
    char tag[TAG_SIZE + BUFFER_PADDING];
};

/* A language.  Each text and the tag are followed by a NUL and by padding (buffer.h). */
struct lingo_language {
    const struct language_texts *texts;
    const struct lingo_catalog *catalog; /* NULL: the built-in one */
    tag_key key;                         /* the canonical key, for CLDR's data */
    bool rtl;
    bool tall; /* the script needs a greater line height than Latin */
    uint8_t tag_length;
    uint16_t translated;
    bool has_markup; /* some text contains a character that must be escaped in HTML, XML or JSON */
    uint64_t complete[CATALOG_ROW_WORDS]; /* the rows whose pages lack no text */
};

struct catalog_owner; /* the memory of an opened catalogue; the built-in one has none */

struct lingo_catalog {
    const struct lingo_language *languages; /* sorted by tag */
    size_t count;
    size_t english; /* an index */
    const struct lingo_offer *offer;
    struct catalog_owner *owner;
};

static inline struct lingo_text language_tag(const struct lingo_language *language)
{
    return (struct lingo_text){language->texts->tag, language->tag_length};
}

static inline struct lingo_text language_entry(const struct lingo_language *language, size_t entry)
{
    const struct lingo_text_place *place = &language->texts->places[entry];
    return (struct lingo_text){(const char *)language->texts + place->start_, place->length_};
}

/* A text of a row in the status table.  If there is no title, it is the phrase. */
static inline struct lingo_text language_status_text(const struct lingo_language *language,
                                                     size_t row, enum lingo_text_kind kind)
{
    struct lingo_text text = language_entry(language, entry_of_row(row, kind));
    if (!text.length && kind == LINGO_TEXT_TITLE)
        text = language_entry(language, entry_of_row(row, LINGO_TEXT_PHRASE));
    return text;
}

/* Whether the page of a row lacks no text. */
static inline bool language_is_complete(const struct lingo_language *language, size_t row)
{
    return language->complete[row / 64] >> (row % 64) & 1;
}

/* The nearest parent in the same script whose page for the row lacks no text; English if there is
 * none. */
const struct lingo_language *catalog_page_parent(const struct lingo_language *language, size_t row);

/*
 * The language of the page of a row for readers of a language: that language if the page lacks no
 * text in it, or else the nearest parent for which this is true, or else English.
 */
static inline const struct lingo_language *
catalog_page_language(const struct lingo_language *language, size_t row)
{
    return language_is_complete(language, row) ? language : catalog_page_parent(language, row);
}

#endif
