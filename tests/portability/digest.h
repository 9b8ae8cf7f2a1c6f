/* SPDX-License-Identifier: MIT */
/* Digests of what the library computes, to be compared between platforms.  An area consists of
 * named items, so that an item that differs can be found. */
#ifndef LINGO_DIGEST_H
#define LINGO_DIGEST_H

#include <httplingo/base.h>

struct digest;

/* Begins the next item of the area; its name is formatted as by printf() and must be unique. */
__attribute__((format(printf, 2, 3))) void digest_item(struct digest *digest, const char *name,
                                                       ...);

/* Adds a value to the item.  NULL is a value of its own, and so is the end of each. */
void digest_text(struct digest *digest, struct lingo_text text);
void digest_string(struct digest *digest, const char *string);
void digest_number(struct digest *digest, unsigned long long number);

/* The areas. */
void digest_pages(struct digest *digest);
void digest_rows(struct digest *digest);
void digest_cldr(struct digest *digest);
void digest_languages(struct digest *digest);
void digest_formats(struct digest *digest);
void digest_mo(struct digest *digest);
void digest_plurals(struct digest *digest);

#endif
