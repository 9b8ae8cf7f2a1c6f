/* SPDX-License-Identifier: MIT */
/* Notes what a directory of texts contains that no page will show. */
#include "catalog/unused.h"

#include "base/text.h"
#include "catalog/entry.h"
#include "language/cldr.h"
#include "language/tag.h"

#include <string.h>

static size_t find_entry(const struct lingo_mo *mo, size_t entry)
{
    return entry_is_message(entry)
               ? mo_find(mo, text_of(entry_context(entry)), text_of(entry_english(entry)))
               : MO_NONE;
}

static bool is_header(struct mo_message message)
{
    return !message.has_context && !message.id.length;
}

/* The index of the first message that no entry finds. */
static size_t find_unused(const struct lingo_mo *mo)
{
    for (size_t i = 0; i < mo_count(mo); i++) {
        size_t entry = 0;
        while (entry < ENTRY_COUNT && find_entry(mo, entry) != i)
            entry++;
        if (entry == ENTRY_COUNT && !is_header(mo_at(mo, i)))
            return i;
    }
    return MO_NONE;
}

/* Almost every file has only messages that are used, so count them first. */
bool unused_note_messages(struct notes *notes, const char *path, const struct lingo_mo *mo)
{
    size_t used = mo_find(mo, (struct lingo_text){NULL, 0}, text_of("")) != MO_NONE;
    for (size_t entry = 0; entry < ENTRY_COUNT; entry++)
        used += find_entry(mo, entry) != MO_NONE;
    size_t unused = mo_count(mo) - used;
    if (!unused)
        return true;
    struct mo_message first = mo_at(mo, find_unused(mo));
    return notes_add(
        notes, "%s: messages that no page has: %zu; the first is msgctxt \"%.*s\", msgid \"%.*s\"",
        path, unused, (int)(first.context.length < 40 ? first.context.length : 40),
        first.context.length ? first.context.data : "",
        (int)(first.id.length < 80 ? first.id.length : 80), first.id.data);
}

bool unused_note_language(struct notes *notes, const char *path, const char *tag)
{
    tag_key key = tag_canonical(tag_scan(tag, strlen(tag)).key);
    return cldr_autonym(key) || cldr_locale(key) ||
           notes_add(notes, "%s: CLDR does not know the language \"%s\"", path, tag);
}

bool unused_note_source(struct notes *notes, const char *directory, const char *name)
{
    size_t length = strlen(name);
    return length < 3 || strcmp(name + length - 3, ".po") != 0 ||
           notes_add(notes, "%s/%s is ignored: compile it with msgfmt to %.*s.mo", directory, name,
                     (int)length - 3, name);
}
