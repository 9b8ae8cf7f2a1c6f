/* SPDX-License-Identifier: MIT */
/*
 * Memory for the callers of the WebAssembly module: where they write what they pass to the flat
 * functions (flat.h), and where these write their results.
 *
 * Each of the buffers is static and large enough for pages, so that making a page allocates
 * nothing. For more, such as the files of a site, a buffer can be replaced by a larger one.
 */
#include <httplingo/flat.h>

#include <stdlib.h>

#define INPUT_SIZE 16384
#define OUTPUT_SIZE 65536
#define FIELDS_SIZE 8192
#define SIZE_MOST (32u << 20)

static char input[INPUT_SIZE], output[OUTPUT_SIZE], fields[FIELDS_SIZE];

static struct buffer {
    char *own;
    size_t own_size;
    char *larger; /* NULL: there is none */
    size_t larger_size;
} buffers[] = {{input, sizeof input, NULL, 0},
               {output, sizeof output, NULL, 0},
               {fields, sizeof fields, NULL, 0}};

#define BUFFERS (sizeof buffers / sizeof buffers[0])

static void make_larger(struct buffer *buffer, size_t size)
{
    free(buffer->larger);
    buffer->larger = size > buffer->own_size ? malloc(size) : NULL;
    buffer->larger_size = buffer->larger ? size : 0;
}

/* A buffer of at least so many bytes: 0 for input, 1 for output, 2 for fields.  What was in it is
 * lost if its address changes.  A size of 0 frees what is larger than usual.  NULL if there is not
 * enough memory, or for more than 32 MiB. */
LINGO_API char *lingo_wasm_buffer(unsigned number, size_t size)
{
    if (number >= BUFFERS || size > SIZE_MOST)
        return NULL;
    struct buffer *buffer = &buffers[number];
    if (!size || (size > buffer->own_size && size > buffer->larger_size))
        make_larger(buffer, size);
    if (buffer->larger)
        return buffer->larger;
    return size <= buffer->own_size ? buffer->own : NULL;
}

/* The size of a buffer. */
LINGO_API size_t lingo_wasm_buffer_size(unsigned number)
{
    if (number >= BUFFERS)
        return 0;
    return buffers[number].larger ? buffers[number].larger_size : buffers[number].own_size;
}

/* Two numbers, for the lengths of a page and its fields. */
LINGO_API size_t *lingo_wasm_lengths(void)
{
    static size_t lengths[2];
    return lengths;
}
