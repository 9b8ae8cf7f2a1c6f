/* SPDX-License-Identifier: MIT */
/* Base64 with padding (RFC 4648 section 4). */
#ifndef LINGO_BASE64_H
#define LINGO_BASE64_H

#include "base/buffer.h"

/* The number of characters for n bytes. */
#define BASE64_LENGTH(n) (((n) + 2) / 3 * 4)

void base64_append(struct buffer *to, const void *data, size_t n);

#endif
