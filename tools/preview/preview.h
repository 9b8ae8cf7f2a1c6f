/* SPDX-License-Identifier: MIT */
/* httplingo preview: a catalogue in its place, in the browser. */
#ifndef LINGO_PREVIEW_H
#define LINGO_PREVIEW_H

#include "tools/po-check/check.h"

#include <httplingo.h>
#include <stdio.h>

/* What a file says at one time; loaded as a whole, and replaced when the file has changed. */
struct preview {
    const char *path;
    unsigned version; /* grows with each change of the file */
    struct po_document document;
    struct po_glossary glossary;
    struct po_findings findings;
    const struct lingo_catalog *catalog; /* English and the language; NULL: it cannot be shown */
    const struct lingo_site *site;
    const struct lingo_language *language;
    char problem[512]; /* why it cannot be shown, or "" */
};

/* Loads the file, to be freed; NULL, after a message, when it cannot be read.  Not to be copied:
 * findings point into the document. */
struct preview *preview_load(const char *path, unsigned version);
void preview_free(struct preview *preview);

/* Ways to show a page. */
struct preview_view {
    int code;
    bool english;     /* in English rather than in the language of the file */
    bool maintenance; /* 503 while the site is being worked on */
    bool dark;        /* HTML in the colours for the dark, rather than for the light */
    enum lingo_media format;
};

/* Makes the page for a view, with all that a request may tell with that status; to be freed.
 * Empty when a response with the status has no content. */
char *preview_page(const struct preview *preview, const struct preview_view *view,
                   const char **content_type);

/* The status whose page shows a label. */
int preview_label_code(enum lingo_label label);

/* The documents of the user interface, written to a stream.  False: there is none of that path. */
bool preview_write(FILE *out, const struct preview *preview, const char *path);
extern const char preview_script[], preview_style[];

#endif
