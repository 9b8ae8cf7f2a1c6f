/* SPDX-License-Identifier: MIT */
/* Checks a PO file for mistakes that 'msgfmt -c' does not report. */
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

/* The stable name of a rule, and what is true if it finds nothing (translatable). */
const char *po_rule_id(enum po_rule rule);
const char *po_rule_about(enum po_rule rule);

/* The rule with that name, which need not end with a NUL; PO_RULE_COUNT if there is none. */
enum po_rule po_rule_find(const char *id, size_t length);

struct po_finding {
    enum po_rule rule;
    unsigned line;                /* 0 if it concerns the whole file */
    const struct po_entry *entry; /* in the document; NULL if it concerns the whole file */
    size_t form;                  /* the plural form; 0 if it concerns all or there is one */
    char *message;                /* what is wrong */
    char *remedy;                 /* what was expected */
};

struct po_findings {
    struct po_finding *list; /* sorted by line */
    size_t count;
};

/* What to check besides mistakes. */
struct po_options {
    bool terms; /* report texts that have none of the glossary's good terms, too */
    bool site;  /* the file has a site's own texts, which need not say the same as the English */
};

/* Checks a document.  Findings that a comment accepts are left out. */
void po_check_document(const struct po_document *document, const struct po_glossary *glossary,
                       struct po_options options, struct po_findings *findings);
void po_findings_free(struct po_findings *findings);

/* For the rules: */

struct po_check {
    const struct po_document *document;
    const struct po_language *language;
    const struct po_glossary *glossary;
    struct po_findings *findings;
    bool terms, site;      /* as in struct po_options */
    size_t form;           /* the plural form that rules for texts check; 0 otherwise */
    uint64_t single_forms; /* bit n: plural form n is used for one number only */
    UChar32 stop;          /* the character that ends sentences in this file; 0 if there is none */
    /* The ratio of the width of a text to that of the English, as the median of the file. */
    double ratio;
};

/* A translated text, and the English text for it. */
struct po_pair {
    const struct po_entry *entry;
    const char *english;
    const char *text;
};

/* Adds a finding, which takes over both strings.  If entry is NULL, it concerns the whole file. */
void po_found(struct po_check *check, const struct po_entry *entry, enum po_rule rule,
              char *message, char *remedy);

/* Removes the findings of a rule, for one message or, if it is NULL, for all of them.  Returns how
 * many. */
size_t po_findings_remove(struct po_findings *findings, enum po_rule rule,
                          const struct po_entry *entry);

/* Whether the rule would report correct text in the language. word is what the rule would report,
 * folded, or "". */
bool po_is_exception(const struct po_language *language, enum po_rule rule, const char *word);

/* The rules, by file.  Those that check the whole file come first. */
void po_rules_file(struct po_check *check);
void po_rules_plural(struct po_check *check);
void po_rules_status(struct po_check *check);
void po_rules_marks(struct po_check *check, const struct po_pair *pair);
void po_rules_space(struct po_check *check, const struct po_pair *pair);
void po_rules_punctuation(struct po_check *check, const struct po_pair *pair);
void po_rules_words(struct po_check *check, const struct po_pair *pair);
void po_rules_glossary(struct po_check *check, const struct po_pair *pair);
void po_rules_slips(struct po_check *check, const struct po_pair *pair);
void po_rules_case(struct po_check *check, const struct po_pair *pair);
void po_rules_content(struct po_check *check, const struct po_pair *pair);

/* Properties of the file that the rules for single texts need. */
UChar32 po_usual_stop(const struct po_document *document, const struct po_language *language);
double po_usual_ratio(const struct po_document *document);

#endif
