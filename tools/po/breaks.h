/* SPDX-License-Identifier: MIT */
/* Splits a text into sentences or words according to its language, with ICU. */
#ifndef LINGO_PO_BREAKS_H
#define LINGO_PO_BREAKS_H

#include <stdbool.h>
#include <unicode/ubrk.h>

/* A part of a text.  The parts follow each other without gaps. */
struct po_piece {
    const char *start;
    int length;
    /* Contains letters, if the text is split into words; not spaces, punctuation or numbers. */
    bool is_word;
};

struct po_breaks {
    const char *text;
    UText *utext;
    UBreakIterator *iterator;
};

/* Opens a text, which must stay valid; type is UBRK_SENTENCE or UBRK_WORD. */
void po_breaks_open(struct po_breaks *breaks, UBreakIteratorType type, const char *locale,
                    const char *text);

/* Finds the next part.  Returns false at the end. */
bool po_breaks_next(struct po_breaks *breaks, struct po_piece *piece);
void po_breaks_close(struct po_breaks *breaks);

#endif
