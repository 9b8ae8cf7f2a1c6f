/* SPDX-License-Identifier: MIT */
/* Writes .mo files byte by byte, valid and damaged. */
#include "tests/support/make-mo.h"

#include <stdlib.h>
#include <string.h>

void make_mo_put(char *data, size_t offset, uint32_t number, bool is_big_endian)
{
    for (unsigned i = 0; i < 4; i++)
        data[offset + i] = (char)(number >> (is_big_endian ? 24 - 8 * i : 8 * i) & 0xff);
}

struct writer {
    char *data; /* NULL: only measures */
    size_t length;
    bool is_big_endian;
};

static void put(struct writer *w, size_t offset, size_t number)
{
    if (w->data)
        make_mo_put(w->data, offset, (uint32_t)number, w->is_big_endian);
}

static size_t append(struct writer *w, const char *bytes, size_t length)
{
    size_t offset = w->length;
    if (w->data) {
        memcpy(w->data + offset, bytes, length);
        w->data[offset + length] = '\0';
    }
    w->length += length + 1;
    return offset;
}

static void write_strings(struct writer *w, const struct make_mo_pair *pairs, size_t count,
                          size_t table, bool is_value)
{
    for (size_t i = 0; i < count; i++) {
        const struct make_mo_pair *pair = &pairs[i];
        size_t length = is_value ? pair->value_length : pair->key_length;
        put(w, table + 8 * i, length);
        put(w, table + 8 * i + 4, append(w, is_value ? pair->value : pair->key, length));
    }
}

static void write_file(struct writer *w, const struct make_mo *what)
{
    size_t count = 0;
    while (what->pairs[count].key)
        count++;
    size_t originals = 28 + what->padding;
    size_t translations = originals + 8 * count;
    size_t hash = translations + 8 * count;
    size_t head[] = {0x950412de,   what->revision,  count, originals,
                     translations, what->hash_size, hash};
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        put(w, 4 * i, head[i]);
    for (size_t i = 0; w->data && i < what->padding; i++)
        w->data[28 + i] = 'x';
    for (size_t i = 0; i < what->hash_size; i++)
        put(w, hash + 4 * i, UINT32_MAX - i);
    w->length = hash + 4 * (size_t)what->hash_size;
    write_strings(w, what->pairs, count, originals, false);
    write_strings(w, what->pairs, count, translations, true);
}

/* Writes twice: to measure, then into a block of that size. */
static char *write_twice(struct writer *w, void (*write)(struct writer *, const struct make_mo *),
                         const struct make_mo *what, size_t *length)
{
    write(w, what);
    w->data = calloc(1, w->length);
    if (!w->data)
        abort();
    w->length = 0;
    write(w, what);
    *length = w->length;
    return w->data;
}

char *make_mo(const struct make_mo *what, size_t *length)
{
    struct writer w = {.is_big_endian = what->is_big_endian};
    return write_twice(&w, write_file, what, length);
}

char *make_mo_sample(size_t *length)
{
    static const struct make_mo_pair pairs[] = {
        {BYTES(""), BYTES("Language: pl\nContent-Type: text/plain; charset=UTF-8\n"
                          "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
                          "(n%100<12 || n%100>14) ? 1 : 2);\n")},
        {BYTES("Not Found"), BYTES("Nie znaleziono")},
        {BYTES("menu\004Open"), BYTES("Otwórz")},
        {BYTES("one file\0{n} files"), BYTES("jeden plik\0{n} pliki\0{n} plików")},
        {NULL, 0, NULL, 0}};
    return make_mo(&(struct make_mo){.pairs = pairs, .hash_size = 7}, length);
}

/* One static message, and two of two segments each:
 * "%" PRIu64 " files" -> "%" PRIu64 " Dateien", "%" PRIquux -> "x". */
static void write_sysdep(struct writer *w, const struct make_mo *what)
{
    (void)what;
    static const size_t head[] = {0x950412de, 1, 1, 48, 56, 0, 0, 2, 64, 2, 80, 88};
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        put(w, 4 * i, head[i]);
    /* the descriptors of the strings begin at 96, with 20 bytes each; the last has 12 */
    size_t strings = 96;
    w->length = strings + 3 * 20 + 12;
    const char *const names[] = {"PRIu64", "PRIquux"};
    static const struct make_mo_pair text[] = {
        {BYTES("%"), BYTES(" files")}, {BYTES("%"), BYTES(" Dateien")}, {BYTES("%"), BYTES("")}};
    static const char header[] = "Content-Type: text/plain; charset=UTF-8\n";
    put(w, 48, 0);
    put(w, 52, append(w, "", 0));
    put(w, 56, sizeof header - 1);
    put(w, 60, append(w, header, sizeof header - 1));
    for (size_t i = 0; i < 2; i++) {
        put(w, 64 + 8 * i, strlen(names[i]) + 1);
        put(w, 68 + 8 * i, append(w, names[i], strlen(names[i])));
    }
    static const size_t places[] = {80, 88, 84};
    for (size_t i = 0; i < 3; i++) {
        size_t at = strings + 20 * i;
        put(w, places[i], at);
        put(w, at, w->length);
        w->length += text[i].key_length;
        if (w->data)
            memcpy(w->data + w->length - text[i].key_length, text[i].key, text[i].key_length);
        put(w, at + 4, text[i].key_length);
        put(w, at + 8, i == 2);
        append(w, text[i].value, text[i].value_length);
        put(w, at + 12, text[i].value_length + 1);
        put(w, at + 16, UINT32_MAX);
    }
    put(w, 92, strings + 60);
    put(w, strings + 60, append(w, "x", 1));
    put(w, strings + 64, 2);
    put(w, strings + 68, UINT32_MAX);
}

char *make_mo_sysdep(bool is_big_endian, size_t *length)
{
    struct writer w = {.is_big_endian = is_big_endian};
    return write_twice(&w, write_sysdep, NULL, length);
}
