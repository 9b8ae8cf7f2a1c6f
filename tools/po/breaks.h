/* SPDX-License-Identifier: MIT */
/* Splitting a text into sentences or words as its language does, by ICU. */
#ifndef LINGO_PO_BREAKS_H
#define LINGO_PO_BREAKS_H

#include <stdbool.h>
#include <unicode/ubrk.h>

/* A part of a text, which the parts make up without gaps. */
struct po_piece {
    const char *start;
    int length;
    bool is_word; /* of letters, where words are asked for; not spaces, marks or numbers */
};

struct po_breaks {
    const char *text;
    UText *utext;
    UBreakIterator *iterator;
};

/* Opens a text, which must outlive it; type is UBRK_SENTENCE or UBRK_WORD. */
void po_breaks_open(struct po_breaks *breaks, UBreakIteratorType type, const char *locale,
                    const char *text);

/* The next part; false at the end. */
bool po_breaks_next(struct po_breaks *breaks, struct po_piece *piece);
void po_breaks_close(struct po_breaks *breaks);

#endif
