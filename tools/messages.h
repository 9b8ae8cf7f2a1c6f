/* SPDX-License-Identifier: MIT */
/* The messages of httplingo, as in po/httplingo.pot. */
#ifndef LINGO_TOOL_MESSAGES_H
#define LINGO_TOOL_MESSAGES_H

#include <httplingo/catalog.h>

struct message {
    const char *note; /* to translators */
    const char *context;
    const char *id;
    const char *plural; /* or NULL */
};

/* Their number, and the one at an index below it. */
size_t message_count(void);
const struct message *message_at(size_t index);

/* The index of a message; message_count() if there is none. */
size_t message_find(const char *context, const char *id);

/* The index of a text of a status, whose context is the code, or the class if several codes share
 * it; message_count() if there is none. */
size_t message_of_status(const struct lingo_status *status, int code, enum lingo_text_kind kind);

/* gettext's name of a built-in language, such as "pt_BR", and the field Plural-Forms of its PO
 * file. */
const char *language_locale(const struct lingo_language *language);
const char *language_plural_forms(const struct lingo_language *language);

/* The fields Plural-Forms of all languages by index; NULL after the last. */
const char *plural_forms_at(size_t index);

/* The messages of templates for a site's own texts.  Returns an exit code. */
int message_template(const char *language, char **contexts);

#endif
