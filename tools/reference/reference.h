/* SPDX-License-Identifier: MIT */
/* httplingo reference: writes the reference as a static site.  Each page is made in memory and then
 * written to a file. */
#ifndef LINGO_REFERENCE_H
#define LINGO_REFERENCE_H

#include "base/buffer.h"
#include "tools/facts/facts.h"

#include <httplingo.h>
#include <stdbool.h>

#define REFERENCE_PAGE_MAX (1u << 18)
#define REFERENCE_ADDRESS_MAX 128
#define REFERENCE_THEMES_MAX 16
#define REFERENCE_RFCS_MAX 256

/* The words of the site. */
enum reference_label {
#define LABEL(name, text) LABEL_##name,
#include "tools/reference/labels.def"
#undef LABEL
    LABELS
};

/* The site to be written. */
struct reference {
    const char *out;        /* the directory */
    const char *base_url;   /* of the site, without a slash at the end; NULL if it is not known */
    const char *playground; /* the directory of the npm package; NULL if there is none */
    const struct lingo_language **languages;
    size_t language_count;
    const struct lingo_messages *messages; /* the texts for engineers; NULL: only English */
    const struct lingo_site *themes[REFERENCE_THEMES_MAX]; /* each with one of the themes */
    size_t theme_count;
};

/* The page that is being made, and its language. */
struct reference_page {
    const struct reference *site;
    const struct lingo_language *language;
    const char *tag;             /* of the language */
    struct facts_language words; /* the texts for engineers */
    const char *words_tag;       /* their language, if it is not that of the page; else NULL */
    bool in_english;             /* the page is in English */
    bool has_english;            /* it is not, but some of its texts are */
    struct buffer text;
    char address[REFERENCE_ADDRESS_MAX]; /* below the folder of the language */
    const char *up;                      /* from the page to the folder of the language */
    size_t count;                        /* of pages in this language */
    struct buffer addresses; /* of all pages in this language, a line each, for the site map */
};

/* ---- text: html.c ---- */

/* Appends markup as it is. */
void put(struct reference_page *page, const char *markup);
__attribute__((format(printf, 2, 3))) void putf(struct reference_page *page, const char *format,
                                                ...);

/* Appends text, which is escaped. */
void put_text(struct reference_page *page, struct lingo_text text);
void put_string(struct reference_page *page, const char *string);

/* Appends the content of an element, where quotation marks need no escape. */
void put_code(struct reference_page *page, struct lingo_text text);

/* Appends a text for engineers.  If it is in another language than the page, it is in an element
 * that says so. */
void put_words(struct reference_page *page, const struct facts_text *text);
void put_label(struct reference_page *page, enum reference_label label);
void put_sentence(struct reference_page *page, enum facts_sentence sentence);

/* The same in an element, such as <p>.  The attributes begin with a space, or are empty. */
void put_element(struct reference_page *page, const char *name, const char *attributes,
                 const struct facts_text *text);

/* The rest of a start tag that has been begun, and the text. */
void put_end_of_tag(struct reference_page *page, const struct facts_text *text);

/* A label in an attribute or a title, where no markup is possible. */
void put_plain_label(struct reference_page *page, enum reference_label label);

/* Appends a text in which placeholders are filled in with text. */
void put_filled(struct reference_page *page, const struct facts_text *text,
                const struct lingo_pair *pairs, size_t count);

/* The text of a label. */
const struct facts_text *reference_label(enum reference_label label);

/* English text that is never translated, such as the meaning of a vendor's code: in an element, or
 * as <span>. */
void put_english(struct reference_page *page, const char *text);

/* Appends a string of JSON that may also be in a script element. */
void put_json(struct reference_page *page, struct lingo_text text);

/* Words for a script, as JSON in an element with the identifier "words".  The member "english" has
 * the names of those that are not translated. */
struct reference_word {
    const char *name;
    enum reference_label label;
};
void put_script_words(struct reference_page *page, const struct reference_word *words,
                      size_t count);

/* Opens a section with a heading. */
void put_section(struct reference_page *page, const char *id, enum reference_label heading);

/* The head of a table with a column for each label.  The table is in a region that scrolls. */
void put_table(struct reference_page *page, const char *heading_id,
               const enum reference_label *columns, size_t count);
void put_table_end(struct reference_page *page);

/* ---- links: links.c ---- */

/* A status with its phrase in the language of the page, as a link. */
void put_status_link(struct reference_page *page, int code);

/* Only its number. */
void put_code_link(struct reference_page *page, int code);

/* An entry of a list of codes. */
void put_status_entry(struct reference_page *page, const struct lingo_status *status);

/* A field, a method or an RFC; a link if it has a page. */
void put_field_link(struct reference_page *page, const char *name);
void put_method_link(struct reference_page *page, const struct lingo_method *method);
void put_rfc_link(struct reference_page *page, int rfc);

/* A list of sections, such as "RFC 9110 15.3.6, 6.4.1".  NULL writes nothing. */
void put_basis(struct reference_page *page, const char *basis);

/* A row of a table for each of the references: the specification, the section, and the state. */
void put_references(struct reference_page *page, const char *heading_id,
                    const struct lingo_reference *(*at)(const void *row, size_t index),
                    const void *row);

/* The names of pages: that of a method in lower case, of a vendor, and of a field. */
void reference_slug(char *slug, size_t size, const char *name);

/* ---- what has a page ---- */

/* The RFCs that define something, in ascending order; 0 after the last. */
int reference_rfc_at(size_t index);

/* The vendors, in alphabetical order; NULL after the last. */
const char *reference_vendor_at(size_t index);

/* ---- the frame of a page: frame.c ---- */

/* What a page needs beyond its own files. */
enum reference_need {
    REFERENCE_SCRIPT = 1 << 0, /* a script of the site */
    REFERENCE_FRAME = 1 << 1,  /* a page of the site in a frame */
    REFERENCE_WASM = 1 << 2    /* WebAssembly */
};

/* Begins a page.  The title and the description are plain text; the address is below the folder of
 * the language, and the part is the entry of the navigation that it belongs to. */
void reference_begin(struct reference_page *page, const char *address, enum reference_label part,
                     struct lingo_text title, struct lingo_text description, unsigned needs);

/* Ends it and writes the file.  Returns false after printing an error. */
bool reference_end(struct reference_page *page);

/* Writes a file below the directory.  Returns false after printing an error. */
bool reference_save(const struct reference *site, const char *path, struct lingo_text content);

/* ---- pages: a file each ---- */

/* Each writes all pages of its kind in the language of the page, and returns false after printing
 * an error. */
bool reference_write_statuses(struct reference_page *page);
bool reference_write_classes(struct reference_page *page);
bool reference_write_methods(struct reference_page *page);
bool reference_write_fields(struct reference_page *page);
bool reference_write_vendors(struct reference_page *page);
bool reference_write_rfcs(struct reference_page *page);
bool reference_write_similar(struct reference_page *page);
bool reference_write_decision(struct reference_page *page);
bool reference_write_search(struct reference_page *page);
bool reference_write_playground(struct reference_page *page);
bool reference_write_previews(struct reference_page *page);

/* Parts of the page of a status. */
void reference_put_facts(struct reference_page *page, const struct lingo_status *status);
void reference_put_requirements(struct reference_page *page, const struct lingo_status *status);
void reference_put_constants(struct reference_page *page, const struct lingo_status *status);
void reference_put_history(struct reference_page *page, const struct lingo_status *status);
void reference_put_similar(struct reference_page *page, int code);
void reference_put_examples(struct reference_page *page, const struct lingo_status *status);
void reference_put_preview(struct reference_page *page, const struct lingo_status *status);

/* The cells of a table for the level, condition and source. */
void reference_put_condition(struct reference_page *page,
                             const struct lingo_requirement *requirement);

/* Whether two tags begin with the same subtag. */
bool reference_is_same_language(const char *a, const char *b);

/* Writes the site map of the language.  Returns false after printing an error. */
bool reference_write_map(const struct reference_page *page);

/* Writes the pages in all languages, in several processes, and counts them.  Returns an exit code.
 */
int reference_write(const struct reference *site, size_t *pages);

/* Writes the files of the site without a language: style, scripts, the start, the site map.
 * Returns false after printing an error. */
bool reference_write_root(const struct reference *site);

#endif
