/* SPDX-License-Identifier: MIT */
/* The texts for engineers in a language. */
#include "tools/facts/facts.h"

#include <string.h>

const struct lingo_messages *facts_open(const char *locale_directory)
{
    const struct lingo_messages *messages;
    if (lingo_messages_open(&messages, locale_directory, "httplingo-reference", NULL, 0, "en",
                            NULL) != LINGO_OK)
        return NULL;
    return messages;
}

struct facts_language facts_in(const struct lingo_messages *messages, struct lingo_text tag)
{
    size_t language =
        messages ? lingo_messages_language(messages, tag.data, tag.length) : LINGO_NO_LANGUAGE;
    return (struct facts_language){language == LINGO_NO_LANGUAGE ? NULL : messages, language};
}

static struct lingo_text text_of(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

struct facts_words facts_translate(const struct facts_language *language,
                                   const struct facts_text *text)
{
    struct lingo_text english = text_of(text->text);
    if (!language->messages)
        return (struct facts_words){english, true};
    struct lingo_query query = {.context = text_of(text->context), .id = english};
    struct lingo_found found = lingo_message_find(language->messages, language->language, &query);
    return (struct facts_words){found.text, !found.translated};
}
