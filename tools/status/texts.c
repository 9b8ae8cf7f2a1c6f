/* SPDX-License-Identifier: MIT */
/* The texts for engineers in the language of the output. */
#include "tools/status/status.h"

#include <stdio.h>
#include <string.h>

/* The domain is opened once, for the life of the program. */
static const struct lingo_messages *messages(void)
{
    static const struct lingo_messages *opened;
    static bool is_opened;
    if (!is_opened)
        opened = facts_open(cli_locale_directory());
    is_opened = true;
    return opened;
}

struct lingo_text status_translate(const struct lingo_language *language,
                                   const struct facts_text *text)
{
    struct lingo_text tag = lingo_language_tag(language);
    /* English is what is translated: it needs no file, and reading all of them takes as long as
     * the rest of the command. */
    bool is_english = tag.length == 2 && memcmp(tag.data, "en", 2) == 0;
    struct facts_language texts = facts_in(is_english ? NULL : messages(), tag);
    return facts_translate(&texts, text).text;
}

const char *status_remark(const struct lingo_language *language, const char *remark)
{
    struct facts_text text = {NULL, remark};
    return remark ? status_translate(language, &text).data : NULL;
}

const struct facts_text *status_note(const struct lingo_status *status)
{
    return lingo_vendor_owner(status) ? NULL : facts_note(lingo_status_code(status));
}

void status_write_requirement(char *buffer, size_t size,
                              const struct lingo_requirement *requirement,
                              const struct lingo_language *language)
{
    int length = snprintf(buffer, size, "%s", requirement->field);
    if (requirement->when && length > 0 && (size_t)length < size)
        snprintf(buffer + length, size - (size_t)length, _(", when %s"),
                 status_remark(language, requirement->when));
}
