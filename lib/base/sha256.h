/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4), for the hash of a style element in Content-Security-Policy. */
#ifndef LINGO_SHA256_H
#define LINGO_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_SIZE 32
/* The size of the hash in base64, with a NUL (RFC 4648 section 4). */
#define SHA256_BASE64_SIZE 45

struct sha256 {
    uint32_t state[8];
    uint64_t length; /* the number of bytes so far */
    uint8_t block[64];
};

void sha256_begin(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const char *data, size_t n);
void sha256_end(struct sha256 *hash, char base64[SHA256_BASE64_SIZE]);

#endif
