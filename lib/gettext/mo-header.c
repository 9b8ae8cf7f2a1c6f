/* SPDX-License-Identifier: MIT */
/* The header, which is the translation of the empty msgid and consists of lines "Name: value". */
#include "gettext/mo-impl.h"

#include "base/text.h"

#include <string.h>

void mo_find_header(struct lingo_mo *mo)
{
    mo->header = MO_NONE;
    for (size_t i = 0; i < mo->count && mo->header == MO_NONE; i++)
        if (!mo->entries[i].key_length)
            mo->header = i;
}

static struct lingo_text header(const struct lingo_mo *mo)
{
    if (mo->header == MO_NONE)
        return (struct lingo_text){"", 0};
    const struct mo_entry *entry = &mo->entries[mo->header];
    const char *data = mo->pool + entry->value;
    return (struct lingo_text){data, strnlen(data, entry->value_length)};
}

struct lingo_text mo_header_field(const struct lingo_mo *mo, const char *name)
{
    struct lingo_text rest = header(mo), line;
    size_t n = strlen(name);
    while (text_split(&rest, '\n', &line))
        if (line.length > n && line.data[n] == ':' && text_starts_word(line, name))
            return text_trim(text_skip(line, n + 1), TEXT_BLANKS);
    return (struct lingo_text){NULL, 0};
}

struct lingo_text mo_charset(const struct lingo_mo *mo)
{
    static const char key[] = "charset=";
    struct lingo_text field = mo_header_field(mo, "Content-Type");
    for (size_t i = 0; i + sizeof key - 1 <= field.length; i++) {
        const char *found = field.data + i + sizeof key - 1;
        if (!ascii_equal_ignoring_case(field.data + i, key, sizeof key - 1))
            continue;
        size_t n = 0;
        while (found + n < field.data + field.length && !strchr(" \t\r;", found[n]))
            n++;
        return (struct lingo_text){n ? found : NULL, n};
    }
    return (struct lingo_text){NULL, 0};
}

enum lingo_error mo_read_plural(struct mo_file *file)
{
    struct lingo_mo *mo = file->mo;
    struct lingo_text value = mo_header_field(mo, "Plural-Forms");
    if (!value.length)
        return LINGO_OK;
    struct plural *plural;
    enum lingo_error error = plural_compile(&plural, value, file->name, &mo->plural_report);
    if (!error)
        mo->plural = plural;
    if (error == LINGO_ERROR_MEMORY && file->report)
        *file->report = mo->plural_report;
    return error == LINGO_ERROR_MEMORY ? error : LINGO_OK;
}

const struct plural *mo_plural(const struct lingo_mo *mo)
{
    return mo->plural;
}

const char *mo_plural_problem(const struct lingo_mo *mo)
{
    return mo->plural_report.error ? mo->plural_report.message : NULL;
}
