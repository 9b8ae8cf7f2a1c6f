/* SPDX-License-Identifier: MIT */
/* Reads the header of the file and its strings.  Each string is checked and subtracted from the
 * budget. */
#include "gettext/mo-impl.h"

#include "base/report.h"

#include <stdlib.h>
#include <string.h>

static enum lingo_error wrong(const struct mo_file *file, size_t offset, const char *what)
{
    return report_error(file->report, LINGO_ERROR_FORMAT, "%s: offset %zu: %s", file->name, offset,
                        what);
}

bool mo_spend(struct mo_file *file, uint64_t bytes)
{
    if (bytes > file->budget) {
        report_error(file->report, LINGO_ERROR_LIMIT,
                     "%s: its strings overlap: together they have more than four times its size",
                     file->name);
        return false;
    }
    file->budget -= bytes;
    return true;
}

static enum lingo_error read_magic(struct mo_file *file)
{
    static const unsigned char little[] = {0xde, 0x12, 0x04, 0x95};
    static const unsigned char big[] = {0x95, 0x04, 0x12, 0xde};
    if (file->length < sizeof little)
        return wrong(file, 0, "too short for a .mo file: the magic number is missing");
    file->is_big_endian = !memcmp(file->bytes, big, sizeof big);
    if (!file->is_big_endian && memcmp(file->bytes, little, sizeof little) != 0)
        return wrong(file, 0,
                     "not a .mo file: the magic number is not 950412de in either byte order");
    return LINGO_OK;
}

enum lingo_error mo_read_head(struct mo_file *file)
{
    enum lingo_error error = read_magic(file);
    if (error)
        return error;
    if (file->length < MO_HEADER_SIZE)
        return wrong(file, file->length, "the file ends within its 28 bytes of header");
    uint32_t revision = mo_number(file, 4);
    if (revision >> 16 > 1)
        return report_error(file->report, LINGO_ERROR_UNSUPPORTED,
                            "%s: offset 4: unknown major revision %u; expected 0 or 1", file->name,
                            (unsigned)(revision >> 16));
    file->minor = revision & 0xffff;
    file->strings = mo_number(file, 8);
    file->originals = mo_number(file, 12);
    file->translations = mo_number(file, 16);
    if (file->strings > (file->length - MO_HEADER_SIZE) / 16)
        return wrong(file, 8, "there are more messages than the file has room for");
    if (!mo_has_table(file, file->originals, file->strings, 8))
        return wrong(file, 12, "the table of msgids reaches beyond the end of the file");
    if (!mo_has_table(file, file->translations, file->strings, 8))
        return wrong(file, 16, "the table of translations reaches beyond the end of the file");
    return LINGO_OK;
}

/* Reads the descriptor of a string, and checks the string. */
static enum lingo_error read_string(struct mo_file *file, size_t descriptor, uint32_t *offset,
                                    uint32_t *length)
{
    *length = mo_number(file, descriptor);
    *offset = mo_number(file, descriptor + 4);
    uint64_t end = (uint64_t)*offset + *length;
    if (end >= file->length)
        return wrong(file, descriptor, "a string reaches beyond the end of the file");
    if (file->bytes[end])
        return wrong(file, descriptor, "a string does not end in a NUL");
    return mo_spend(file, *length) ? LINGO_OK : LINGO_ERROR_LIMIT;
}

enum lingo_error mo_read_strings(struct mo_file *file)
{
    struct lingo_mo *mo = file->mo;
    mo->entries = calloc(file->strings ? file->strings : 1, sizeof *mo->entries);
    if (!mo->entries)
        return report_error(file->report, LINGO_ERROR_MEMORY, "%s: not enough memory", file->name);
    for (size_t i = 0; i < file->strings; i++) {
        struct mo_entry *entry = &mo->entries[i];
        enum lingo_error error =
            read_string(file, file->originals + 8 * i, &entry->key, &entry->key_length);
        if (!error)
            error =
                read_string(file, file->translations + 8 * i, &entry->value, &entry->value_length);
        if (error)
            return error;
    }
    mo->count = file->strings;
    return LINGO_OK;
}
