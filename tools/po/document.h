/* SPDX-License-Identifier: MIT */
/* A PO file, read by libgettextpo. */
#ifndef LINGO_PO_DOCUMENT_H
#define LINGO_PO_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

/* A message; texts are borrowed from the document. */
struct po_entry {
    unsigned line;        /* where its first msgstr stands; 0 when that is not known */
    const char *context;  /* "" when there is none */
    const char *id;       /* the English text; "" for the header */
    const char *plural;   /* the English plural, or NULL */
    const char **strings; /* the translation, or its plural forms */
    size_t forms;         /* how many; 1 without a plural */
    const char *comments; /* the translator's */
    const char *extracted;
    bool fuzzy;
    bool translated; /* pages show it: every form has a text, which is not fuzzy, or was reworded */
    bool reworded;   /* fuzzy only because the English was reworded after the translation */
    const char *previous; /* the English that a fuzzy message was translated from, or NULL */
    void *message;        /* libgettextpo's */
};

/* What gettext has to say about the file. */
struct po_problem {
    unsigned line; /* 0: of the file as a whole */
    char *message;
};

struct po_document {
    const char *path; /* as given */
    char *language;   /* gettext's name, from the header, else from the file's name */
    char *plural_forms;
    char *charset; /* "" when the header has none */
    struct po_entry header;
    struct po_entry *entries; /* without the header and obsolete messages, in the file's order */
    size_t count;
    struct po_problem *problems;
    size_t problem_count;
    void *file; /* libgettextpo's */
};

/* Reads a file, whose path must outlive the document.  False, after a message, when it cannot be
 * opened; a file that is malformed has problems, and perhaps no entries.  Not for two threads at
 * a time: libgettextpo is not. */
bool po_document_read(struct po_document *document, const char *path);
void po_document_free(struct po_document *document);

/* Writes the file anew, after its messages were changed; false after a message. */
bool po_document_write(struct po_document *document);

/* The value of a field of the header, to be freed; NULL when it has none. */
char *po_document_field(const struct po_document *document, const char *name);

#endif
