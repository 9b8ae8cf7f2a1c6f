/* SPDX-License-Identifier: MIT */
/*
 * What modules of servers share: which fields a page brings and takes away, and which of its
 * pieces are sent from where they are.
 */
#ifndef PAGE_MODULE_H
#define PAGE_MODULE_H

#include <httplingo.h>

#include <string.h>

/* What becomes of a field of the page when the response has it too. */
enum module_policy {
    MODULE_REPLACE, /* the page's takes its place */
    MODULE_KEEP,    /* the response's own stays */
    MODULE_ADD      /* both stand */
};

/* Fields that describe the content that is replaced; servers know others by themselves. */
static const char *const module_fields_of_content[] = {
    "Accept-Ranges",
    "Content-Digest",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Location",
    "Content-MD5",
    "Content-Security-Policy",
    "Content-Security-Policy-Report-Only",
    "Digest",
    "ETag",
    "Last-Modified",
    "Repr-Digest",
};
#define MODULE_FIELDS_OF_CONTENT                                                                   \
    (sizeof module_fields_of_content / sizeof module_fields_of_content[0])

static inline int module_is(struct lingo_text text, const char *word)
{
    return text.length == strlen(word) && memcmp(text.data, word, text.length) == 0;
}

static inline enum module_policy module_policy(const struct lingo_header *header)
{
    if (module_is(header->name, "Vary"))
        return MODULE_ADD;
    if (module_is(header->name, "Retry-After") || module_is(header->name, "Allow"))
        return MODULE_KEEP;
    /* What must not be stored is not, whatever the response said. */
    if (module_is(header->name, "Cache-Control") && !module_is(header->value, "no-store"))
        return MODULE_KEEP;
    return MODULE_REPLACE;
}

/* The query of an address, without "?". */
static inline struct lingo_text module_query(struct lingo_text address)
{
    const char *mark =
        address.length ? (const char *)memchr(address.data, '?', address.length) : NULL;
    struct lingo_text query = {NULL, 0};
    if (mark) {
        query.data = mark + 1;
        query.length = address.length - (size_t)(query.data - address.data);
    }
    return query;
}

/* A shorter piece costs less to copy than to send by itself. */
#define MODULE_PIECE_MIN 1024

/* Pieces of a page that are sent as one. */
struct module_run {
    const struct iovec *pieces;
    size_t count;
    size_t length;
    int is_constant; /* one piece, in the library or the site; the others are to be copied */
};

static inline int module_is_constant(const struct lingo_vector *vector, const struct iovec *piece)
{
    const char *data = (const char *)piece->iov_base;
    return piece->iov_len >= MODULE_PIECE_MIN &&
           (data < vector->scratch || data >= vector->scratch + vector->scratch_size);
}

/* The run that begins at a piece. */
static inline struct module_run module_run(const struct lingo_vector *vector, size_t from)
{
    struct module_run run = {vector->pieces + from, 0, 0, 0};
    for (size_t i = from; i < vector->count && !module_is_constant(vector, vector->pieces + i);
         i++) {
        run.length += vector->pieces[i].iov_len;
        run.count++;
    }
    if (run.count == 0) {
        run.length = run.pieces->iov_len;
        run.count = 1;
        run.is_constant = 1;
    }
    return run;
}

/* Copies a run to memory of its length. */
static inline void module_join(const struct module_run *run, char *to)
{
    for (size_t i = 0; i < run->count; i++) {
        memcpy(to, run->pieces[i].iov_base, run->pieces[i].iov_len);
        to += run->pieces[i].iov_len;
    }
}

#endif
