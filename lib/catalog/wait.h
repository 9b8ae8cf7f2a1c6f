/* SPDX-License-Identifier: MIT */
/* A wait in words: the unit that people would use, and the sentence in a language. */
#ifndef LINGO_WAIT_H
#define LINGO_WAIT_H

#include "base/buffer.h"
#include "catalog/catalog.h"

/* The longest wait that is told: 30 days. */
#define WAIT_MAX (INT64_C(30) * 86400)

#define WAIT_PLACEHOLDER "{count}"
#define WAIT_PLACEHOLDER_LENGTH (sizeof WAIT_PLACEHOLDER - 1)

/* Finds the words of a unit's sentence in the same plural form of all units; no sentence is longer
 * than WAIT_SENTENCE_MAX. */
struct wait_words wait_find_words(const struct lingo_text texts[WAIT_UNIT_COUNT],
                                  enum wait_unit unit);

/* The parts of a sentence that was appended, as offsets: the words that tell how long, from time to
 * after, and the mark that ends the sentence, from stop on.  Where no words tell how long, time is
 * equal to after; a sentence without such a mark has its length as stop. */
struct wait_parts {
    size_t time, after, stop;
};

/* Appends the sentence on a wait, rounded up to whole seconds below a minute, minutes below an
 * hour, hours below a day, then days; of 0, that it can be tried again now.  What stands for a
 * space between the number and its unit is the caller's.   False, and nothing is
 * appended, for a wait beyond WAIT_MAX and where the language lacks the sentence. */
bool wait_append(struct buffer *b, const struct lingo_language *language, uint64_t seconds,
                 const char *space, struct wait_parts *parts);

/* Appends the sentence for a number of a unit, below WAIT_NUMBERS; shown for tests. */
bool wait_append_number(struct buffer *b, const struct lingo_language *language,
                        enum wait_unit unit, unsigned number, const char *space,
                        struct wait_parts *parts);

#endif
