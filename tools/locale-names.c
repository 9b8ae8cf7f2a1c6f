/* SPDX-License-Identifier: MIT */
/* The names of languages in other ecosystems. */
#include "tools/locale-names.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *tag;
    const char *names[LOCALE_STYLES]; /* separated by spaces */
} locales[] = {
#define LOCALE(tag, gettext, java, php, rails, web, dotnet, django)                                \
    {tag, {gettext, java, php, rails, web, dotnet, django}},
#include "tools/locale-names.def"
#undef LOCALE
};

static const bool has_underscores[LOCALE_STYLES] = {
    [LOCALE_GETTEXT] = true, [LOCALE_JAVA] = true, [LOCALE_PHP] = true, [LOCALE_DJANGO] = true};

/* The names in the table; "" if there are none. */
static const char *find(const char *tag, enum locale_style style)
{
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++)
        if (!strcmp(locales[i].tag, tag))
            return locales[i].names[style];
    return "";
}

bool locale_name(char name[LOCALE_NAME_MAX], const char *tag, enum locale_style style, size_t index)
{
    const char *names = find(tag, style);
    bool is_given = *names;
    if (!is_given)
        names = tag;
    for (; index && *names; index--) {
        names += strcspn(names, " ");
        names += *names == ' ';
    }
    size_t length = strcspn(names, " ");
    if (!length || length >= LOCALE_NAME_MAX)
        return false;
    memcpy(name, names, length);
    name[length] = '\0';
    if (!is_given && has_underscores[style])
        for (char *p = name; *p; p++)
            if (*p == '-')
                *p = '_';
    return true;
}

bool locale_is_taken(const char *name, enum locale_style style,
                     const struct lingo_language *const *languages, size_t count)
{
    char usual[LOCALE_NAME_MAX];
    for (size_t i = 0; i < count; i++)
        if (locale_name(usual, lingo_language_tag(languages[i]).data, style, 0) &&
            !strcmp(usual, name))
            return true;
    return false;
}
