/* SPDX-License-Identifier: MIT */
/* The names of languages in other ecosystems. */
#ifndef LINGO_LOCALE_NAMES_H
#define LINGO_LOCALE_NAMES_H

#include <httplingo.h>

#include <stdbool.h>
#include <stddef.h>

#define LOCALE_NAME_MAX 72

/* The columns of locale-names.def. */
enum locale_style {
    LOCALE_GETTEXT,
    LOCALE_JAVA,
    LOCALE_PHP,
    LOCALE_RAILS,
    LOCALE_WEB,
    LOCALE_DOTNET,
    LOCALE_DJANGO
};
#define LOCALE_STYLES 7

/* Writes the name of a language in an ecosystem, by its BCP 47 tag: the usual name at index 0, and
 * further ones after it.  Returns false after the last, or if the tag is too long. */
bool locale_name(char name[LOCALE_NAME_MAX], const char *tag, enum locale_style style,
                 size_t index);

/* Whether a name is the usual one of one of these languages, so that it cannot be a further name of
 * another. */
bool locale_is_taken(const char *name, enum locale_style style,
                     const struct lingo_language *const *languages, size_t count);

#endif
