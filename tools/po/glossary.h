/* SPDX-License-Identifier: MIT */
/*
 * A glossary: po/glossary/LL.tsv.  Lines that start with "#" are comments; the others are
 *
 *     English term <TAB> translation <TAB> stem|stem
 *
 * If the English text of a message contains the term as a whole word, optionally with -s or -es,
 * its translation must contain one of the stems, in any case.  A quotation mark in a comment is one
 * that the language uses, in addition to those in CLDR.
 */
#ifndef LINGO_PO_GLOSSARY_H
#define LINGO_PO_GLOSSARY_H

#include <stdbool.h>
#include <stddef.h>

struct po_term {
    char *english;
    char *translation;
    char *stems; /* separated by "|" */
};

struct po_glossary {
    struct po_term *terms;
    size_t count;
    char *comments; /* of the whole file; NULL if there are none */
};

/* Reads a glossary.  Returns false after printing an error if it cannot be read or a line does not
 * have three fields. */
bool po_glossary_read(struct po_glossary *glossary, const char *path);

/* Reads the glossary of a PO file, which is glossary/LL.tsv in its directory.  If there is none, it
 * is empty, and the function returns true. */
bool po_glossary_beside(struct po_glossary *glossary, const char *po_path);

void po_glossary_free(struct po_glossary *glossary);

#endif
