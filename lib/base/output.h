/* SPDX-License-Identifier: MIT */
/* Where a page is written: into one buffer, or as pieces of which the long constant ones point to
 * where they already are.  Both count on when they are full, as struct buffer does. */
#ifndef LINGO_OUTPUT_H
#define LINGO_OUTPUT_H

#include "base/buffer.h"

#include <stdbool.h>
#include <sys/uio.h>

/* A constant shorter than this costs less to copy than to send as a piece of its own. */
#define OUTPUT_SHORTEST_PIECE 48

struct output {
    struct buffer to; /* the page; with pieces, the made ones in a row */
    bool in_pieces;
    size_t shortest;      /* constants of this length and more become pieces */
    struct iovec *pieces; /* the rest serves pieces only */
    size_t size;          /* of pieces */
    size_t count;         /* pieces, or what would have been */
    size_t cut;           /* where in the buffer the made piece under way begins */
    size_t constant;      /* bytes in constant pieces */
};

static inline void output_to_buffer(struct output *o, char *data, size_t size)
{
    *o = (struct output){.to = {data, size, 0}, .shortest = SIZE_MAX};
}

void output_in_pieces(struct output *o, struct iovec *pieces, size_t count, char *scratch,
                      size_t size);

/* Adds a piece that stays where it is. */
void output_piece(struct output *o, const char *data, size_t n);

/* Appends bytes that outlive the page, with padding (buffer.h) behind them: a part of the
 * template, a text of the catalogue. */
static inline void output_constant(struct output *o, const char *data, size_t n)
{
    if (n >= o->shortest)
        output_piece(o, data, n);
    else
        buffer_append_padded(&o->to, data, n);
}

size_t output_finish_pieces(struct output *o);

/* Ends the page and returns its length in bytes. */
static inline size_t output_finish(struct output *o)
{
    return o->in_pieces ? output_finish_pieces(o) : buffer_finish(&o->to);
}

#endif
