/* SPDX-License-Identifier: MIT */
/*
 * A glossary: po/glossary/LL.tsv.  Comment lines start with "#"; the others are
 *
 *     English term <TAB> translation <TAB> stem|stem
 *
 * One of the stems must occur, in any case, in the translation of each message whose English has
 * the term as a whole word, also with -s or -es.  A quotation mark in a comment line is one that
 * the language uses, whatever CLDR says.
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
    char *comments; /* of the whole file; NULL when there are none */
};

/* Reads a glossary; false, after a message, when it cannot be read or a line has no three
 * fields. */
bool po_glossary_read(struct po_glossary *glossary, const char *path);

/* Reads the glossary that belongs to a PO file, glossary/LL.tsv beside it; empty, and true, when
 * there is none. */
bool po_glossary_beside(struct po_glossary *glossary, const char *po_path);

void po_glossary_free(struct po_glossary *glossary);

#endif
