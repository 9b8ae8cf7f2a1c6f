/* SPDX-License-Identifier: MIT */
/* The parts of the program that writes lib/language/cldr.inc. */
#ifndef LINGO_GENERATE_CLDR_H
#define LINGO_GENERATE_CLDR_H

#include "language/tag.h"

#include <stdio.h>
#include <unicode/utypes.h>

/* Ends the program, with what ICU said, when it failed. */
void must_succeed(UErrorCode error, const char *doing, const char *what);

/* realloc() for one more element of an array of n, that ends the program on failure. */
void *grow(void *array, size_t n, size_t size);

/* The key of an ICU locale identifier; 0 when it has a variant or keywords. */
tag_key key_of_locale(const char *id);

/* An ICU locale identifier of a key, in static memory: one at a time. */
const char *locale_of_key(tag_key key);

/* Through ICU, what tag-cldr.c does through the tables. */
tag_key normal_form(tag_key key);
tag_key parent_of(tag_key normal);

/* The tables of tags.  print_tags() comes first: parent_of() needs what it reads. */
void print_tags(FILE *out);

/* The data of locales, the languages' names for themselves, and the scripts from right to left. */
void print_locales(FILE *out);
void print_autonyms(FILE *out);
void print_scripts(FILE *out);

/* The most bytes of a text with its NUL. */
#define TEXT 160

/* Converts a text of a locale into TEXT bytes; one that does not fit ends the program. */
void to_utf8(char *to, const UChar *from, int32_t length, const char *id);

/* The offset of a text in the block of all texts, each of which is there once. */
unsigned intern(const char *text);

/* Prints that block, and frees it: the last table. */
void print_texts(FILE *out);

#endif
