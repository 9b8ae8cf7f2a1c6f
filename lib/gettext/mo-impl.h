/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the .mo reader share.  Opening goes through them in this order:
 *
 *   mo-file.c     reads a file
 *   mo.c          takes the bytes through the steps below
 *   mo-strings.c  the structure of the file: pool and entries
 *   mo-sysdep.c   expands system-dependent strings, which adds to the pool and the entries
 *   mo-header.c   the fields of the header
 *   mo-charset.c  makes a UTF-8 pool of another charset's; drops what is not valid
 *   mo-index.c    orders the entries for mo_find(), drops duplicates; the accessors
 */
#ifndef LINGO_MO_IMPL_H
#define LINGO_MO_IMPL_H

#include "gettext/mo.h"

#include <stdint.h>

#define MO_ABSENT UINT32_MAX

/* Offsets are into the pool, where a NUL follows each string. */
struct mo_entry {
    uint32_t key; /* context EOT msgid NUL plural, of which only the msgid is always there */
    uint32_t key_length;
    uint32_t value; /* the forms, a NUL between each two */
    uint32_t value_length;
    uint32_t context_length; /* MO_ABSENT: there is none */
    uint32_t id_length;
    uint32_t first_length; /* of form 0 */
};

struct mo_slot {
    uint32_t hash;
    uint32_t entry;
};

struct lingo_mo {
    char *pool;
    size_t pool_length;
    struct mo_entry *entries;
    size_t count;
    size_t dropped;
    struct mo_slot *slots; /* by hash, then key */
    uint32_t *starts;      /* the first slot of each value of the hash's top bits, and the end */
    unsigned shift;        /* leaves the top bits */
    size_t header;         /* index of the entry, or MO_NONE */
    const struct plural *plural;
    struct lingo_report plural_report; /* error LINGO_OK when there was no problem */
};

/* The file while it is opened. */
struct mo_file {
    struct lingo_mo *mo;
    const char *name;
    struct lingo_report *report;
    const unsigned char *bytes;
    size_t length;
    bool is_big_endian;
    uint64_t budget; /* bytes of strings that may still come */
    uint32_t minor;
    uint32_t strings;
    uint32_t originals;
    uint32_t translations;
};

/* The number at an offset, which the caller has checked. */
static inline uint32_t mo_number(const struct mo_file *file, size_t offset)
{
    const unsigned char *p = file->bytes + offset;
    if (file->is_big_endian)
        return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

/* Whether a table of `count` elements of `size` bytes lies in the file. */
static inline bool mo_has_table(const struct mo_file *file, uint32_t offset, uint32_t count,
                                size_t size)
{
    return offset + (uint64_t)count * size <= file->length;
}

/* Takes so many bytes from the budget; false, and reported, when they are not there. */
bool mo_spend(struct mo_file *file, uint64_t bytes);

#define MO_HEADER_SIZE 28
#define MO_HEADER_SIZE_SYSDEP 48

/* Opens a file that stands in a block of its own, which becomes the pool or is freed. */
enum lingo_error mo_open_owned(struct lingo_mo **out, char *bytes, size_t length, const char *name,
                               struct lingo_report *report);

/* The steps of opening, see above. */
enum lingo_error mo_read_head(struct mo_file *file);
enum lingo_error mo_read_strings(struct mo_file *file);
enum lingo_error mo_read_sysdep(struct mo_file *file);
enum lingo_error mo_read_charset(struct mo_file *file);
enum lingo_error mo_read_plural(struct mo_file *file);
enum lingo_error mo_build_index(struct mo_file *file);

/* Finds the header among the entries. */
void mo_find_header(struct lingo_mo *mo);

/* Takes the entries out whose key_length is MO_ABSENT, and counts them as dropped. */
void mo_drop_marked(struct lingo_mo *mo);

#endif
