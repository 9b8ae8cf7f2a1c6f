/* SPDX-License-Identifier: MIT */
/* A wait as a sentence in a language, with the unit that people would use. */
#ifndef LINGO_WAIT_H
#define LINGO_WAIT_H

#include "base/buffer.h"
#include "catalog/catalog.h"

/* The longest wait that is shown: 30 days. */
#define WAIT_MAX (INT64_C(30) * 86400)

#define WAIT_PLACEHOLDER "{count}"
#define WAIT_PLACEHOLDER_LENGTH (sizeof WAIT_PLACEHOLDER - 1)

/* Finds the length of the wait in the sentences of a unit, in the same plural form of all units.
 * No sentence is longer than WAIT_SENTENCE_MAX. */
struct wait_words wait_find_words(const struct lingo_text texts[WAIT_UNIT_COUNT],
                                  enum wait_unit unit);

/* The parts of a sentence that was appended, as offsets: the length of the wait, from time to
 * after, and the punctuation that ends the sentence, from stop on.  If the sentence does not
 * contain the length of the wait, time equals after.  If it has no punctuation at its end, stop is
 * its length. */
struct wait_parts {
    size_t time, after, stop;
};

/* Appends the sentence about a wait.  Below a minute, the wait is rounded up to seconds, below an
 * hour to minutes, below a day to hours, and otherwise to days; 0 means that the visitor can try
 * again now.  The caller passes the space between the number and its unit.  Returns false and
 * appends nothing if the wait is longer than WAIT_MAX or the language lacks the sentence. */
bool wait_append(struct buffer *b, const struct lingo_language *language, uint64_t seconds,
                 const char *space, struct wait_parts *parts);

/* Appends the sentence for a number below WAIT_NUMBERS of a unit.  Declared here for tests. */
bool wait_append_number(struct buffer *b, const struct lingo_language *language,
                        enum wait_unit unit, unsigned number, const char *space,
                        struct wait_parts *parts);

#endif
