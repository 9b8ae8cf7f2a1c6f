/* SPDX-License-Identifier: MIT */
/*
 * A glossary: po/glossary/LL.tsv.  Lines that start with "#" are comments; the others are
 *
 *     English term <TAB> good term|good term <TAB> stem|stem <TAB> bad word|bad word
 *
 * The last field may be missing.  If the English text of a message contains the term as a whole
 * word, optionally with -s or -es, its translation must not contain a bad word: a whole word, in
 * any case; "*" at its end or start stands for other letters.  The term "*" is for every text, to
 * list words of another form of address.  Inflected forms of the good terms contain one of the
 * stems.  A quotation mark in a comment is one that the language uses, in addition to those in
 * CLDR.
 */
#ifndef LINGO_PO_GLOSSARY_H
#define LINGO_PO_GLOSSARY_H

#include <stdbool.h>
#include <stddef.h>

struct po_term {
    char *english;     /* "*" for every text */
    char *translation; /* good terms, separated by "|"; the first is the usual one */
    char *stems;       /* separated by "|" */
    char *bad;         /* words, separated by "|"; "" if there are none */
};

struct po_glossary {
    struct po_term *terms;
    size_t count;
    char *comments; /* of the whole file; NULL if there are none */
};

/* Reads a glossary.  Returns false after printing an error if it cannot be read or a line does not
 * have three or four fields. */
bool po_glossary_read(struct po_glossary *glossary, const char *path);

/* The glossary of a PO file: glossary/LL.tsv in its directory.  To be freed. */
char *po_glossary_path(const char *po_path);

/* Reads the glossary of a PO file.  If there is none, it is empty, and the function returns
 * true. */
bool po_glossary_beside(struct po_glossary *glossary, const char *po_path);

void po_glossary_free(struct po_glossary *glossary);

#endif
