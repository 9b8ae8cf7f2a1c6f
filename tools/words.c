/* SPDX-License-Identifier: MIT */
/* Words for the values in the tables, which several commands use. */
#include "tools/words.h"

#include "base/buffer.h"
#include "tools/terminal.h"

#include <stdio.h>
#include <string.h>

#define WORD(words, value)                                                                         \
    ((size_t)(value) < sizeof(words) / sizeof(words)[0] ? (words)[value] : NULL)

const char *word_for_cacheable(int value)
{
    static const char *const words[] = {
        [LINGO_CACHEABLE_UNSPECIFIED] = "unspecified",
        [LINGO_CACHEABLE_NO] = "no",
        [LINGO_CACHEABLE_YES] = "yes",
        [LINGO_CACHEABLE_EXPLICIT] = "with-explicit-freshness",
    };
    return WORD(words, value);
}

const char *word_for_request_content(int value)
{
    static const char *const words[] = {
        [LINGO_REQUEST_CONTENT_UNSPECIFIED] = "unspecified",
        [LINGO_REQUEST_CONTENT_NONE] = "none",
        [LINGO_REQUEST_CONTENT_UNDEFINED] = "no-defined-semantics",
        [LINGO_REQUEST_CONTENT_FORBIDDEN] = "forbidden",
        [LINGO_REQUEST_CONTENT_YES] = "yes",
        [LINGO_REQUEST_CONTENT_REQUIRED] = "required",
    };
    return WORD(words, value);
}

const char *word_for_level(enum lingo_level level)
{
    static const char *const words[] = {
        [LINGO_LEVEL_MUST] = N_("must"),
        [LINGO_LEVEL_SHOULD] = N_("should"),
        [LINGO_LEVEL_MAY] = N_("may"),
    };
    return WORD(words, level);
}

json_t *reference_to_json(const struct lingo_reference *reference)
{
    json_t *object = json_object();
    if (reference->draft)
        json_object_set_new(object, "draft", json_string(reference->draft));
    else
        json_object_set_new(object, "rfc", json_integer(reference->rfc));
    json_object_set_new(object, "section", json_string(reference->section));
    json_object_set_new(object, "title",
                        reference->draft ? json_null()
                                         : json_string(lingo_rfc_title(reference->rfc)));
    json_object_set_new(object, "state", json_string(reference->current ? "current" : "obsolete"));
    return object;
}

void print_fact(const char *label, const char *value, const char *basis)
{
    char text[2000];
    struct buffer line = {text, sizeof text, 0};
    if (!value)
        return;
    buffer_append_string(&line, label);
    buffer_append_string(&line, ": ");
    buffer_append_string(&line, value);
    buffer_append_string(&line, basis ? " (" : "");
    buffer_append_string(&line, basis ? basis : "");
    buffer_append_string(&line, basis ? ")" : "");
    buffer_finish(&line);
    terminal_print(2, 4, (struct lingo_text){text, strlen(text)});
}

void print_reference(const struct lingo_reference *reference)
{
    char text[500];
    if (reference->draft)
        snprintf(text, sizeof text, "%s %s", reference->draft, reference->section);
    else
        snprintf(text, sizeof text, "RFC %d %s, %s", reference->rfc, reference->section,
                 lingo_rfc_title(reference->rfc));
    print_fact(reference->current ? _("defined in") : _("formerly in"), text, NULL);
}
