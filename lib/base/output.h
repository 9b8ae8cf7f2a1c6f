/* SPDX-License-Identifier: MIT */
/* The destination of a page: one buffer, or pieces, of which long constant ones point to their
 * original place.  Both continue to count when they are full, like struct buffer. */
#ifndef LINGO_OUTPUT_H
#define LINGO_OUTPUT_H

#include "base/buffer.h"

#include <httplingo/base.h>

#include <stdbool.h>

/* A shorter constant costs less to copy than to send as a separate piece. */
#define OUTPUT_SHORTEST_PIECE 48

struct output {
    struct buffer to; /* the page, or with pieces, the generated ones one after the other */
    bool in_pieces;
    size_t shortest;            /* constants of at least this length become pieces */
    struct lingo_piece *pieces; /* the members below are only for pieces */
    size_t size;                /* the number of pieces that fit */
    size_t count;               /* pieces that were written, or would have been */
    size_t cut;                 /* where the current generated piece starts in the buffer */
    size_t constant;            /* the number of bytes in constant pieces */
};

static inline void output_to_buffer(struct output *o, char *data, size_t size)
{
    *o = (struct output){.to = {data, size, 0}, .shortest = SIZE_MAX};
}

void output_in_pieces(struct output *o, struct lingo_piece *pieces, size_t count, char *scratch,
                      size_t size);

/* Adds a piece that is not copied. */
void output_piece(struct output *o, const char *data, size_t n);

/* Appends bytes that outlive the page and are followed by padding (buffer.h): a part of the
 * template, or a text of the catalogue. */
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
