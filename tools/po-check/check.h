/* SPDX-License-Identifier: MIT */
/* Checking a PO file for what 'msgfmt -c' does not see. */
#ifndef LINGO_TOOLS_PO_CHECK_H
#define LINGO_TOOLS_PO_CHECK_H

#include "tools/po/document.h"
#include "tools/po/glossary.h"
#include "tools/po/language.h"

enum po_rule {
#define RULE(constant, id, about) PO_RULE_##constant,
#include "tools/po-check/rules.def"
#undef RULE
    PO_RULE_COUNT
};

/* The stable name of a rule, and what holds where it finds nothing (to be translated). */
const char *po_rule_id(enum po_rule rule);
const char *po_rule_about(enum po_rule rule);

/* The rule of that name, which need not end there; PO_RULE_COUNT: there is none. */
enum po_rule po_rule_find(const char *id, size_t length);

struct po_finding {
    enum po_rule rule;
    unsigned line;                /* 0: of the file as a whole */
    const struct po_entry *entry; /* of the document; NULL: of the file as a whole */
    char *message;                /* what is wrong */
    char *remedy;                 /* what would be right */
};

struct po_findings {
    struct po_finding *list; /* by line */
    size_t count;
};

/* Checks a document.  Findings that a comment accepts are left out. */
void po_check_document(const struct po_document *document, const struct po_glossary *glossary,
                       struct po_findings *findings);
void po_findings_free(struct po_findings *findings);

/* For the rules. */

struct po_check {
    const struct po_document *document;
    const struct po_language *language;
    const struct po_glossary *glossary;
    struct po_findings *findings;
    uint64_t single_forms; /* bit n: plural form n stands for one number only */
    UChar32 stop;          /* what ends a sentence of this file; 0: nothing does */
    double ratio; /* of the width of a text to that of the English, as the median of the file */
};

/* A text of a translation, and the English that belongs to it. */
struct po_pair {
    const struct po_entry *entry;
    const char *english;
    const char *text;
};

/* Adds a finding, which takes both strings over; entry NULL is the file as a whole. */
void po_found(struct po_check *check, const struct po_entry *entry, enum po_rule rule,
              char *message, char *remedy);

/* Removes the findings of a rule, of one message or, if NULL, of all; returns how many. */
size_t po_findings_remove(struct po_findings *findings, enum po_rule rule,
                          const struct po_entry *entry);

/* Whether the language is one in which a rule would find what is right; word is what the rule
 * would name, folded, or "". */
bool po_is_exception(const struct po_language *language, enum po_rule rule, const char *word);

/* The rules, by file.  Those that look at the file as a whole come first. */
void po_rules_file(struct po_check *check);
void po_rules_plural(struct po_check *check);
void po_rules_status(struct po_check *check);
void po_rules_marks(struct po_check *check, const struct po_pair *pair);
void po_rules_space(struct po_check *check, const struct po_pair *pair);
void po_rules_punctuation(struct po_check *check, const struct po_pair *pair);
void po_rules_words(struct po_check *check, const struct po_pair *pair);
void po_rules_slips(struct po_check *check, const struct po_pair *pair);

/* What the rules of single texts need to know of the file. */
UChar32 po_usual_stop(const struct po_document *document, const struct po_language *language);
double po_usual_ratio(const struct po_document *document);

#endif
