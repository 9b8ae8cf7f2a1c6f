/* SPDX-License-Identifier: MIT */
/* What CLDR and Unicode, through ICU, know of how a language is written. */
#ifndef LINGO_PO_LANGUAGE_H
#define LINGO_PO_LANGUAGE_H

#include "tools/po/glossary.h"

#include <stdbool.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#define PO_SCRIPTS_MAX 8

/* How spaces stand before punctuation in French: everywhere but in Canada, or there. */
enum po_spacing { PO_SPACING_NONE, PO_SPACING_FRENCH, PO_SPACING_CANADIAN };

struct po_language {
    char locale[64]; /* ICU's name, for example "sr_Latn" */
    bool known;      /* CLDR has it */
    bool english;
    UScriptCode scripts[PO_SCRIPTS_MAX];
    int script_count;
    USet *letters;   /* in lower case; NULL: not to be checked */
    USet *other_han; /* characters of the other kind of Chinese; NULL: not Chinese */
    USet *quotes;
    char marks[4][8];  /* CLDR's, in UTF-8: opening, closing, and the same inside a quotation */
    const char *stops; /* the marks that may end a sentence; "" for none, with a leading "-" when a
                          sentence may also end without */
    enum po_spacing spacing;
};

/* Opens what is known of a language by gettext's name for it, such as "pt_BR" or "sr@latin".
 * One that CLDR does not know is left unchecked where knowledge is needed. */
void po_language_open(struct po_language *language, const char *name,
                      const struct po_glossary *glossary);
void po_language_close(struct po_language *language);

bool po_language_has_script(const struct po_language *language, UScriptCode script);

/* The script of a letter; of Han, Kana and so on as they are. */
UScriptCode po_script(UChar32 c);

#endif
