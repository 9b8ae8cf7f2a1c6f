/* SPDX-License-Identifier: MIT */
/* Makes .mo files in memory, with the properties of real and damaged ones. */
#ifndef LINGO_MAKE_MO_H
#define LINGO_MAKE_MO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct make_mo_pair {
    const char *key;
    size_t key_length;
    const char *value;
    size_t value_length;
};

/* A string literal that may hold NULs, with its length. */
#define BYTES(literal) literal, sizeof(literal) - 1

struct make_mo {
    bool is_big_endian;
    uint32_t revision;
    size_t padding;                   /* bytes before the tables, which need not be aligned */
    uint32_t hash_size;               /* of a hash table filled with nonsense */
    const struct make_mo_pair *pairs; /* ended by key NULL; in the order of the file */
};

/* The file in a block of exactly its size, to be freed. */
char *make_mo(const struct make_mo *what, size_t *length);

/* A file of the size of those that msgfmt writes, with context and plurals; to be freed. */
char *make_mo_sample(size_t *length);

/* Its file with system-dependent strings: "%<PRIu64> files" and one of an unknown macro. */
char *make_mo_sysdep(bool is_big_endian, size_t *length);

void make_mo_put(char *data, size_t offset, uint32_t number, bool is_big_endian);

#endif
