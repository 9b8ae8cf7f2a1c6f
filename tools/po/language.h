/* SPDX-License-Identifier: MIT */
/* How a language is written, according to CLDR and Unicode, through ICU. */
#ifndef LINGO_PO_LANGUAGE_H
#define LINGO_PO_LANGUAGE_H

#include "tools/po/glossary.h"

#include <stdbool.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#define PO_SCRIPTS_MAX 8

/* Where French has spaces before punctuation: rules for Canada, or for all other countries. */
enum po_spacing { PO_SPACING_NONE, PO_SPACING_FRENCH, PO_SPACING_CANADIAN };

struct po_language {
    char locale[64]; /* ICU's name, for example "sr_Latn" */
    bool known;      /* CLDR has data for it */
    bool english;
    UScriptCode scripts[PO_SCRIPTS_MAX];
    int script_count;
    USet *letters;   /* in lower case; NULL: do not check */
    USet *other_han; /* characters of the other form of Chinese; NULL: not Chinese */
    USet *quotes;
    /* Those of CLDR, in UTF-8: opening, closing, and the same inside a quotation. */
    char marks[4][8];
    /* The characters that can end a sentence; "" for none; with a leading "-" if a sentence can
     * also end without one. */
    const char *stops;
    enum po_spacing spacing;
};

/* Collects the data for a language by gettext's name of it, such as "pt_BR" or "sr@latin".  If CLDR
 * does not know the language, rules that need its data do not check anything. */
void po_language_open(struct po_language *language, const char *name,
                      const struct po_glossary *glossary);
void po_language_close(struct po_language *language);

bool po_language_has_script(const struct po_language *language, UScriptCode script);

/* The script of a letter.  Han, Kana and so on are not combined. */
UScriptCode po_script(UChar32 c);

#endif
