/* SPDX-License-Identifier: MIT */
/* Writes a PO document as a .mo file, like gettext. */
#include "tools/po/compile.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The gettext manual, "The Format of GNU MO Files": seven words, two tables, the strings. */
#define MO_MAGIC 0x950412deu
#define MO_HEADER_SIZE 28

struct string {
    char *data;
    size_t length;
};

struct pair {
    struct string key, value;
};

/* Joins strings with a byte between each two. */
static struct string join(const char *const *parts, size_t count, char separator)
{
    struct string all = {NULL, 0};
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(parts[i]);
        all.data = realloc(all.data, all.length + length + 2);
        if (!all.data)
            abort();
        if (i)
            all.data[all.length++] = separator;
        memcpy(all.data + all.length, parts[i], length + 1);
        all.length += length;
    }
    return all;
}

static struct pair make_pair(const struct po_entry *entry)
{
    const char *texts[] = {entry->id, entry->plural};
    struct string key = join(texts, entry->plural ? 2 : 1, '\0');
    if (*entry->context) {
        struct string context = {strdup(entry->context), strlen(entry->context)};
        context.data = realloc(context.data, context.length + key.length + 2);
        if (!context.data)
            abort();
        context.data[context.length++] = '\004';
        memcpy(context.data + context.length, key.data, key.length + 1);
        context.length += key.length;
        free(key.data);
        key = context;
    }
    return (struct pair){key, join(entry->strings, entry->forms, '\0')};
}

static int by_key(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    return strcmp(x->key.data, y->key.data);
}

static void put_word(FILE *stream, size_t word)
{
    uint32_t value = (uint32_t)word;
    fwrite(&value, sizeof value, 1, stream);
}

static void put_table(FILE *stream, const struct pair *pairs, size_t count, bool values,
                      size_t *offset)
{
    for (size_t i = 0; i < count; i++) {
        const struct string *string = values ? &pairs[i].value : &pairs[i].key;
        put_word(stream, string->length);
        put_word(stream, *offset);
        *offset += string->length + 1;
    }
}

static void put_file(FILE *stream, const struct pair *pairs, size_t count)
{
    size_t offset = MO_HEADER_SIZE + 16 * count;
    put_word(stream, MO_MAGIC);
    put_word(stream, 0);
    put_word(stream, count);
    put_word(stream, MO_HEADER_SIZE);
    put_word(stream, MO_HEADER_SIZE + 8 * count);
    put_word(stream, 0); /* no hash table */
    put_word(stream, offset);
    put_table(stream, pairs, count, false, &offset);
    put_table(stream, pairs, count, true, &offset);
    for (size_t i = 0; i < count; i++)
        fwrite(pairs[i].key.data, 1, pairs[i].key.length + 1, stream);
    for (size_t i = 0; i < count; i++)
        fwrite(pairs[i].value.data, 1, pairs[i].value.length + 1, stream);
}

void po_compile_to(const struct po_document *document, FILE *stream)
{
    struct pair *pairs = calloc(document->count + 1, sizeof *pairs);
    if (!pairs)
        abort();
    size_t count = 0;
    if (document->header.forms)
        pairs[count++] = make_pair(&document->header);
    for (size_t i = 0; i < document->count; i++)
        if (document->entries[i].translated)
            pairs[count++] = make_pair(&document->entries[i]);
    qsort(pairs, count, sizeof *pairs, by_key);
    put_file(stream, pairs, count);
    for (size_t i = 0; i < count; i++) {
        free(pairs[i].key.data);
        free(pairs[i].value.data);
    }
    free(pairs);
}

bool po_compile(const struct po_document *document, const char *path)
{
    FILE *stream = fopen(path, "wb");
    if (!stream)
        return false;
    po_compile_to(document, stream);
    bool good = !ferror(stream);
    return !fclose(stream) && good;
}
