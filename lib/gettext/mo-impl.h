/* SPDX-License-Identifier: MIT */
/*
 * The internals that the parts of the .mo reader share.  A file is opened in these steps:
 *
 *   mo-file.c     reads a file
 *   mo.c          calls the steps below
 *   mo-strings.c  reads the structure of the file: pool and entries
 *   mo-sysdep.c   expands system-dependent strings, which are added to the pool and the entries
 *   mo-header.c   reads the fields of the header
 *   mo-charset.c  converts the pool to UTF-8, and drops invalid entries
 *   mo-index.c    sorts the entries for mo_find(), drops duplicates; contains the accessors
 */
#ifndef LINGO_MO_IMPL_H
#define LINGO_MO_IMPL_H

#include "gettext/mo.h"

#include <stdint.h>

#define MO_ABSENT UINT32_MAX

/* Offsets are into the pool, in which each string is followed by a NUL. */
struct mo_entry {
    uint32_t key; /* context EOT msgid NUL plural; only the msgid is always present */
    uint32_t key_length;
    uint32_t value; /* the forms, separated by NULs */
    uint32_t value_length;
    uint32_t context_length; /* MO_ABSENT if there is none */
    uint32_t id_length;
    uint32_t first_length; /* of form 0 */
};

struct mo_slot {
    uint32_t hash;
    uint32_t entry;
};

struct lingo_mo {
    char *pool;
    struct mo_entry *entries;
    size_t count;
    size_t dropped;
    struct mo_slot *slots; /* sorted by hash, then by key */
    uint32_t *starts;      /* the first slot for each value of the hash's top bits, and the end */
    unsigned shift;        /* shifts a hash so that only its top bits remain */
    size_t header;         /* the index of the entry, or MO_NONE */
    const struct plural *plural;
    struct lingo_report plural_report; /* its error is LINGO_OK if there was no problem */
};

/* The state while a file is opened. */
struct mo_file {
    struct lingo_mo *mo;
    const char *name;
    struct lingo_report *report;
    const unsigned char *bytes;
    size_t length;
    bool is_big_endian;
    uint64_t budget; /* how many more bytes the strings may have */
    uint32_t minor;
    uint32_t strings;
    uint32_t originals;
    uint32_t translations;
};

/* The number at an offset.  The caller must have checked the offset. */
static inline uint32_t mo_number(const struct mo_file *file, size_t offset)
{
    const unsigned char *p = file->bytes + offset;
    if (file->is_big_endian)
        return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

/* Whether a table of `count` elements of `size` bytes is inside the file. */
static inline bool mo_has_table(const struct mo_file *file, uint32_t offset, uint32_t count,
                                size_t size)
{
    return offset + (uint64_t)count * size <= file->length;
}

/* Subtracts bytes from the budget.  If it is too small, fills in the report and returns false. */
bool mo_spend(struct mo_file *file, uint64_t bytes);

#define MO_HEADER_SIZE 28
#define MO_HEADER_SIZE_SYSDEP 48

/* Opens a file in an allocated block, which becomes the pool or is freed.  *out must be NULL. */
enum lingo_error mo_open_owned(struct lingo_mo **out, char *bytes, size_t length, const char *name,
                               struct lingo_report *report);

/* The steps of opening a file; see above. */
enum lingo_error mo_read_head(struct mo_file *file);
enum lingo_error mo_read_strings(struct mo_file *file);
enum lingo_error mo_read_sysdep(struct mo_file *file);
enum lingo_error mo_read_charset(struct mo_file *file);
enum lingo_error mo_read_plural(struct mo_file *file);
enum lingo_error mo_build_index(struct mo_file *file);

/* Finds the header among the entries. */
void mo_find_header(struct lingo_mo *mo);

/* Removes the entries whose key_length is MO_ABSENT, and counts them as dropped. */
void mo_drop_marked(struct lingo_mo *mo);

#endif
