/* SPDX-License-Identifier: MIT */
/* Texts for engineers beside the facts of the registry: what a status means in practice, how to
 * choose between similar codes, what a field says.  The commands and the reference site show them.
 * They are in the domain httplingo-reference. */
#ifndef LINGO_FACTS_H
#define LINGO_FACTS_H

#include <httplingo.h>

#include <stdbool.h>

/* A text and its msgctxt, as xgettext reads them. */
struct facts_text {
    const char *context; /* NULL for a remark in the registry */
    const char *text;
};

/* A paragraph about a status, a class (1 to 5) or a method; NULL if there is none. */
const struct facts_text *facts_note(int code);
const struct facts_text *facts_class_note(int digit);
const struct facts_text *facts_method_note(const char *name);

/* When to send one of several codes that are easily confused.  The choices of a group follow each
 * other.  The choice for the code 0 comes first, and says which question decides; a group may lack
 * it. */
struct facts_choice {
    const char *group; /* the codes, as in "401-403-404" */
    int code;
    struct facts_text text;
};

/* The choices by index; NULL after the last. */
const struct facts_choice *facts_choice_at(size_t index);

/* A field of a response. */
struct facts_field {
    const char *name;
    int rfc; /* 0 if a draft defines it */
    const char *section;
    const char *example; /* a line of a response */
    struct facts_text text;
};

/* The fields by index, sorted by name; NULL after the last. */
const struct facts_field *facts_field_at(size_t index);

/* The decision "Which status should I send?": questions, each followed by its answers.  An answer
 * leads to another question, or to a code, and perhaps a second code. */
struct facts_step {
    const char *question; /* the name of the question that begins here; NULL for an answer */
    struct facts_text text;
    const char *next; /* the name of the next question; NULL if the answer is a code */
    int code, other_code;
};

/* The steps by index, beginning with the first question; NULL after the last. */
const struct facts_step *facts_step_at(size_t index);

/* The values of facts as sentences. */
enum facts_sentence {
#define SENTENCE(name, text) FACTS_SENTENCE_##name,
#include "tools/facts/sentences.def"
#undef SENTENCE
    FACTS_SENTENCES
};
const struct facts_text *facts_sentence(enum facts_sentence sentence);

/* The texts in one language. */
struct facts_language {
    const struct lingo_messages *messages; /* NULL: only English */
    size_t language;
};

/* A translation, or the English text if there is none. */
struct facts_words {
    struct lingo_text text;
    bool is_english;
};

/* Opens the domain in a directory in gettext's layout.  NULL if there are no translations. */
const struct lingo_messages *facts_open(const char *locale_directory);

/* Its texts in a language, which need not be one that it has. */
struct facts_language facts_in(const struct lingo_messages *messages, struct lingo_text tag);

struct facts_words facts_translate(const struct facts_language *language,
                                   const struct facts_text *text);

#endif
