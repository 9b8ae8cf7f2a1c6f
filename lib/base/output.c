/* SPDX-License-Identifier: MIT */
/* Collects a page in pieces.  Constant pieces are not copied. */
#include "base/output.h"

void output_in_pieces(struct output *o, struct lingo_piece *pieces, size_t count, char *scratch,
                      size_t size)
{
    *o = (struct output){.to = {scratch, size, 0},
                         .in_pieces = true,
                         .shortest = OUTPUT_SHORTEST_PIECE,
                         .pieces = pieces,
                         .size = count};
}

static void add(struct output *o, const char *data, size_t n)
{
    if (o->count < o->size)
        o->pieces[o->count] = (struct lingo_piece){data, n};
    o->count++;
}

/* Makes a piece of the bytes that were written to the buffer since the last piece.  If the buffer
 * was too small, the piece is truncated: it never points beyond the buffer. */
static void add_made(struct output *o)
{
    size_t end = o->to.length < o->to.size ? o->to.length : o->to.size;
    if (o->to.length > o->cut)
        add(o, o->cut < end ? o->to.data + o->cut : "", o->cut < end ? end - o->cut : 0);
    o->cut = o->to.length;
}

void output_piece(struct output *o, const char *data, size_t n)
{
    add_made(o);
    add(o, data, n);
    o->constant += n;
}

size_t output_finish_pieces(struct output *o)
{
    add_made(o);
    return o->constant + o->to.length;
}
