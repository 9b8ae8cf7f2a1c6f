/* SPDX-License-Identifier: MIT */
/* A PO file, read with libgettextpo. */
#ifndef LINGO_PO_DOCUMENT_H
#define LINGO_PO_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

/* A message.  Its texts are borrowed from the document. */
struct po_entry {
    unsigned line;        /* the line of its first msgstr; 0 if unknown */
    const char *context;  /* "" if there is none */
    const char *id;       /* the English text; "" for the header */
    const char *plural;   /* the English plural, or NULL */
    const char **strings; /* the translation, or its plural forms */
    size_t forms;         /* the number of strings; 1 without a plural */
    const char *comments; /* those of the translator */
    const char *extracted;
    bool fuzzy;
    bool translated; /* pages show it: every form has a text, which is not fuzzy, or was reworded */
    bool reworded;   /* fuzzy only because the English was reworded after the translation */
    const char *previous; /* the English that a fuzzy message was translated from, or NULL */
    void *message;        /* libgettextpo's */
};

/* A problem with the file that gettext reports. */
struct po_problem {
    unsigned line; /* 0 if it concerns the whole file */
    char *message;
};

struct po_document {
    const char *path; /* as given */
    char *language;   /* gettext's name, from the header or else from the name of the file */
    char *plural_forms;
    char *charset; /* "" if the header has none */
    struct po_entry header;
    /* Without the header and obsolete messages, in the order of the file. */
    struct po_entry *entries;
    size_t count;
    struct po_problem *problems;
    size_t problem_count;
    void *file; /* the object of libgettextpo */
};

/* Reads a file, whose path must stay valid.  Returns false after printing an error if the file
 * cannot be opened.  A malformed file has problems, and may have no entries.  Not thread-safe, like
 * libgettextpo. */
bool po_document_read(struct po_document *document, const char *path);
void po_document_free(struct po_document *document);

/* Writes the file after its messages were changed.  Returns false after printing an error. */
bool po_document_write(struct po_document *document);

/* The value of a field in the header, to be freed; NULL if there is none. */
char *po_document_field(const struct po_document *document, const char *name);

#endif
