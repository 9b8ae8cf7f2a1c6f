/* SPDX-License-Identifier: MIT */
/* httplingo preview: shows a catalogue in the browser. */
#ifndef LINGO_PREVIEW_H
#define LINGO_PREVIEW_H

#include "tools/po-check/check.h"

#include <httplingo.h>
#include <stdio.h>

/* What to show. */
struct preview_source {
    const char *path; /* the PO file */
    bool own;         /* it has a site's own texts; all others are the built-in ones */
    const char *site; /* the site file with the theme and the links; NULL if there is none */
};

/* The contents of a file.  It is loaded as a whole, and replaced when the file has changed. */
struct preview {
    const struct preview_source *source;
    const char *path; /* of the source */
    unsigned version; /* incremented with each change of the file */
    struct po_document document;
    struct po_glossary glossary;
    struct po_findings findings;
    /* English and the language; NULL if the texts cannot be shown. */
    const struct lingo_catalog *catalog;
    const struct lingo_site *site;
    const struct lingo_language *language;
    char problem[512]; /* why the texts cannot be shown, or "" */
};

/* Loads the file, to be freed.  Returns NULL after printing an error if it cannot be read.  The
 * structure must not be copied, because findings point into the document. */
struct preview *preview_load(const struct preview_source *source, unsigned version);
void preview_free(struct preview *preview);

/* How a page is shown. */
struct preview_view {
    int code;
    bool english;     /* in English instead of the language of the file */
    bool maintenance; /* 503 during maintenance */
    bool dark;        /* HTML in dark instead of light colours */
    enum lingo_media format;
};

/* Makes the page for a view, with all parameters that suit the status; to be freed.
 * Empty if a response with the status has no content. */
char *preview_page(const struct preview *preview, const struct preview_view *view,
                   const char **content_type);

/* The status whose page shows a label. */
int preview_label_code(enum lingo_label label);

/* Writes a document of the user interface to a stream.  Returns false if there is none with that
 * path. */
bool preview_write(FILE *out, const struct preview *preview, const char *path);
extern const char preview_script[], preview_style[];

#endif
