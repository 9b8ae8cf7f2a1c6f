/* SPDX-License-Identifier: MIT */
/*
 * System-dependent strings (revision 0.1). msgfmt splits a message with %<PRIu64> into segments: a
 * static segment, the name of a macro in <inttypes.h>, the next static segment, and so on.
 * Together they are the string that the C compiler makes of the msgid on this system.
 */
#include "gettext/mo-impl.h"

#include "base/buffer.h"
#include "base/report.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define LAST_SEGMENT UINT32_MAX

#define WIDTHS(letter)                                                                             \
    {"PRI" #letter "8", PRI##letter##8}, {"PRI" #letter "16", PRI##letter##16},                    \
        {"PRI" #letter "32", PRI##letter##32}, {"PRI" #letter "64", PRI##letter##64},              \
        {"PRI" #letter "LEAST8", PRI##letter##LEAST8},                                             \
        {"PRI" #letter "LEAST16", PRI##letter##LEAST16},                                           \
        {"PRI" #letter "LEAST32", PRI##letter##LEAST32},                                           \
        {"PRI" #letter "LEAST64", PRI##letter##LEAST64},                                           \
        {"PRI" #letter "FAST8", PRI##letter##FAST8},                                               \
        {"PRI" #letter "FAST16", PRI##letter##FAST16},                                             \
        {"PRI" #letter "FAST32", PRI##letter##FAST32},                                             \
        {"PRI" #letter "FAST64", PRI##letter##FAST64}, {"PRI" #letter "MAX", PRI##letter##MAX},    \
    {                                                                                              \
        "PRI" #letter "PTR", PRI##letter##PTR                                                      \
    }

static const struct {
    char name[16];
    char value[8];
} macros[] = {
    WIDTHS(d),  WIDTHS(i), WIDTHS(o), WIDTHS(u), WIDTHS(x), WIDTHS(X),
/* the flag of printf() for the digits of the locale */
#ifdef __GLIBC__
    {"I", "I"},
#else
    {"I", ""},
#endif
};

/* The tables of a file. */
struct sysdep {
    struct mo_file *file;
    uint32_t segments;
    uint32_t segment_table;
    uint32_t strings;
    uint32_t originals;
    uint32_t translations;
    const char **values; /* of the segments; NULL if unknown on this system */
};

static enum lingo_error wrong(const struct sysdep *s, size_t offset, const char *what)
{
    return report_error(s->file->report, LINGO_ERROR_FORMAT, "%s: offset %zu: %s", s->file->name,
                        offset, what);
}

static enum lingo_error read_tables(struct sysdep *s)
{
    const struct mo_file *file = s->file;
    if (file->length < MO_HEADER_SIZE_SYSDEP)
        return wrong(s, file->length, "the file ends within its 48 bytes of header");
    s->segments = mo_number(file, 28);
    s->segment_table = mo_number(file, 32);
    s->strings = mo_number(file, 36);
    s->originals = mo_number(file, 40);
    s->translations = mo_number(file, 44);
    if (!mo_has_table(file, s->segment_table, s->segments, 8))
        return wrong(s, 32, "the table of segments reaches beyond the end of the file");
    if (!mo_has_table(file, s->originals, s->strings, 4))
        return wrong(s, 40, "the table of system-dependent msgids reaches beyond the end");
    if (!mo_has_table(file, s->translations, s->strings, 4))
        return wrong(s, 44, "the table of system-dependent translations reaches beyond the end");
    return LINGO_OK;
}

static const char *value_of(const char *name)
{
    for (size_t i = 0; i < sizeof macros / sizeof macros[0]; i++)
        if (!strcmp(macros[i].name, name))
            return macros[i].value;
    return NULL;
}

static enum lingo_error read_segments(struct sysdep *s)
{
    const struct mo_file *file = s->file;
    s->values = calloc(s->segments, sizeof *s->values);
    if (s->segments && !s->values) /* calloc(0) may return NULL */
        return report_error(file->report, LINGO_ERROR_MEMORY, "%s: not enough memory", file->name);
    for (size_t i = 0; i < s->segments; i++) {
        size_t descriptor = s->segment_table + 8 * i;
        uint32_t length = mo_number(file, descriptor); /* this length includes the NUL */
        uint32_t offset = mo_number(file, descriptor + 4);
        if (!length || (uint64_t)offset + length > file->length ||
            file->bytes[(size_t)offset + length - 1])
            return wrong(s, descriptor, "the name of a segment is not a string within the file");
        s->values[i] = value_of((const char *)file->bytes + offset);
    }
    return LINGO_OK;
}

/* Joins the string that is described at an offset.  Sets *is_known to false if a segment has no
 * value on this system. */
static enum lingo_error join(struct sysdep *s, size_t at, struct buffer *out, bool *is_known)
{
    struct mo_file *file = s->file;
    if ((uint64_t)at + 4 > file->length)
        return wrong(s, at, "a system-dependent string lies beyond the end of the file");
    uint64_t text = mo_number(file, at);
    uint32_t length, segment;
    at += 4;
    do {
        if ((uint64_t)at + 8 > file->length)
            return wrong(s, at, "the segments of a string reach beyond the end of the file");
        length = mo_number(file, at);
        segment = mo_number(file, at + 4);
        if (text + length > file->length)
            return wrong(s, at, "a segment reaches beyond the end of the file");
        if (segment != LAST_SEGMENT && segment >= s->segments)
            return wrong(s, at + 4, "a string refers to a segment that does not exist");
        const char *value = segment == LAST_SEGMENT ? "" : s->values[segment];
        if (!mo_spend(file, 8 + (uint64_t)length))
            return LINGO_ERROR_LIMIT;
        buffer_append(out, (const char *)file->bytes + text, length);
        *is_known = *is_known && value;
        buffer_append_string(out, value ? value : "");
        text += length;
        at += 8;
    } while (segment != LAST_SEGMENT);
    if (length && !file->bytes[text - 1])
        return LINGO_OK;
    return wrong(s, at - 8, "a system-dependent string does not end in a NUL");
}

/* Joins all strings, msgid and translation alternately, and puts them after the bytes of the file.
 * If out has no size, this only measures them; otherwise it also writes the entries. */
static enum lingo_error join_all(struct sysdep *s, struct buffer *out)
{
    struct lingo_mo *mo = s->file->mo;
    for (size_t i = 0; i < s->strings; i++) {
        bool is_known = true;
        size_t key = out->length;
        enum lingo_error error = join(s, mo_number(s->file, s->originals + 4 * i), out, &is_known);
        size_t value = out->length;
        if (!error)
            error = join(s, mo_number(s->file, s->translations + 4 * i), out, &is_known);
        if (error)
            return error;
        if (!out->size)
            continue;
        mo->entries[mo->count++] = (struct mo_entry){
            .key = (uint32_t)(s->file->length + key),
            .key_length = is_known ? (uint32_t)(value - key - 1) : MO_ABSENT,
            .value = (uint32_t)(s->file->length + value),
            .value_length = (uint32_t)(out->length - value - 1),
        };
    }
    return LINGO_OK;
}

static enum lingo_error make_room(struct sysdep *s, size_t bytes)
{
    struct lingo_mo *mo = s->file->mo;
    struct mo_entry *entries = realloc(mo->entries, (mo->count + s->strings) * sizeof *mo->entries);
    if (entries)
        mo->entries = entries;
    char *pool = entries ? realloc(mo->pool, s->file->length + bytes) : NULL;
    if (!pool)
        return report_error(s->file->report, LINGO_ERROR_MEMORY, "%s: not enough memory",
                            s->file->name);
    mo->pool = pool;
    s->file->bytes = (const unsigned char *)pool;
    return LINGO_OK;
}

static enum lingo_error expand(struct sysdep *s)
{
    struct lingo_mo *mo = s->file->mo;
    struct buffer out = {.data = NULL};
    uint64_t budget = s->file->budget;
    enum lingo_error error = join_all(s, &out);
    if (!error)
        error = make_room(s, out.length);
    if (error)
        return error;
    s->file->budget = budget; /* the same strings again */
    out = (struct buffer){mo->pool + s->file->length, out.length, 0};
    join_all(s, &out); /* cannot fail: the same strings have passed */
    mo_drop_marked(mo);
    return LINGO_OK;
}

/* Whether the fields exist.  A future minor revision may have other fields in their place.  Tables
 * that start inside them show this, and then only the fields of 0.0 are read. */
static bool has_fields(const struct mo_file *file)
{
    return file->minor && (file->minor == 1 || (file->originals >= MO_HEADER_SIZE_SYSDEP &&
                                                file->translations >= MO_HEADER_SIZE_SYSDEP));
}

enum lingo_error mo_read_sysdep(struct mo_file *file)
{
    if (!has_fields(file))
        return LINGO_OK;
    struct sysdep s = {.file = file};
    enum lingo_error error = read_tables(&s);
    if (error || !s.strings)
        return error;
    error = read_segments(&s);
    if (!error)
        error = expand(&s);
    free(s.values);
    return error;
}
