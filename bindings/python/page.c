/* SPDX-License-Identifier: MIT */
/* A page: a dict becomes the block of lingo_flat_page(), and its fields become a list of pairs. */
#include "bindings/python/module.h"

/* Larger pages are rare, and made again in memory of their size. */
#define PAGE_SIZE 8192
#define FIELDS_SIZE 4096
#define BLOCK_SIZE 2048

/* A growing block of netstrings.  It lives on the stack until it is large. */
struct block {
    char *data;
    size_t length, size;
    char first[BLOCK_SIZE];
};

static bool block_reserve(struct block *block, size_t more)
{
    if (more <= block->size - block->length)
        return true;
    size_t size = 2 * block->size + more;
    char *data = PyMem_Malloc(size);
    if (!data)
        return PyErr_NoMemory() != NULL;
    memcpy(data, block->data, block->length);
    if (block->data != block->first)
        PyMem_Free(block->data);
    block->data = data;
    block->size = size;
    return true;
}

static void block_append(struct block *block, struct lingo_text text)
{
    memcpy(block->data + block->length, text.data, text.length);
    block->length += text.length;
}

static bool block_add(struct block *block, PyObject *key, PyObject *value)
{
    struct lingo_text name = bytes_to_text(key), text = bytes_to_text(value);
    if (!block_reserve(block, name.length + text.length + 24)) /* a number, ":", "=" and "," */
        return false;
    block->length +=
        (size_t)sprintf(block->data + block->length, "%zu:", name.length + 1 + text.length);
    block_append(block, name);
    block_append(block, (struct lingo_text){"=", 1});
    block_append(block, text);
    block_append(block, (struct lingo_text){",", 1});
    return true;
}

/* Entries whose value is None are left out. */
static bool block_fill(struct block *block, PyObject *entries)
{
    PyObject *key, *value;
    Py_ssize_t position = 0;
    bool good = true;
    while (good && PyDict_Next(entries, &position, &key, &value)) {
        if (value == Py_None)
            continue;
        PyObject *name = value_to_bytes(key, "name");
        PyObject *bytes = name ? value_to_bytes(value, PyBytes_AsString(name)) : NULL;
        good = name && bytes && block_add(block, name, bytes);
        Py_XDECREF(name);
        Py_XDECREF(bytes);
    }
    return good;
}

/* "name: value" as a pair; fields are ASCII, or bytes of the caller. */
static PyObject *make_pair(const char *line, const char *end)
{
    const char *colon = memchr(line, ':', (size_t)(end - line));
    if (!colon)
        return PyErr_Format(PyExc_SystemError, "a field without a colon");
    PyObject *name = PyUnicode_DecodeLatin1(line, colon - line, NULL);
    PyObject *value = PyUnicode_DecodeLatin1(colon + 2, end - colon - 2, NULL);
    PyObject *pair = name && value ? PyTuple_Pack(2, name, value) : NULL;
    Py_XDECREF(name);
    Py_XDECREF(value);
    return pair;
}

static PyObject *make_fields(const char *text, size_t length)
{
    PyObject *list = PyList_New(0);
    const char *end = text + length, *next;
    for (; list && text < end; text = next + 1) {
        next = memchr(text, '\n', (size_t)(end - text));
        PyObject *pair = make_pair(text, next);
        if (!pair || PyList_Append(list, pair))
            Py_CLEAR(list);
        Py_XDECREF(pair);
    }
    return list;
}

static PyObject *make_result(int code, PyObject *page, const char *fields, size_t length)
{
    PyObject *list = page ? make_fields(fields, length) : NULL;
    PyObject *result = list ? Py_BuildValue("iOO", code, page, list) : NULL;
    Py_XDECREF(page);
    Py_XDECREF(list);
    return result;
}

/* Again, in memory of the size that is needed. */
static PyObject *make_large(const struct lingo_site *site, const struct block *block,
                            size_t page_length, size_t fields_length)
{
    PyObject *page = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)page_length);
    char *fields = PyMem_Malloc(fields_length + 1);
    PyObject *result = NULL;
    if (page && fields) {
        int code = lingo_flat_page(site, block->data, block->length, PyBytes_AsString(page),
                                   page_length + 1, &page_length, fields, fields_length + 1,
                                   &fields_length);
        result = make_result(code, page, fields, fields_length);
        page = NULL;
    } else if (!fields)
        PyErr_NoMemory();
    Py_XDECREF(page);
    PyMem_Free(fields);
    return result;
}

static PyObject *make_page(const struct lingo_site *site, const struct block *block)
{
    char page[PAGE_SIZE], fields[FIELDS_SIZE];
    size_t page_length, fields_length;
    int code = lingo_flat_page(site, block->data, block->length, page, sizeof page, &page_length,
                               fields, sizeof fields, &fields_length);
    if (code < 0)
        return PyErr_Format(PyExc_SystemError, "a malformed block");
    if (page_length >= sizeof page || fields_length >= sizeof fields)
        return make_large(site, block, page_length, fields_length);
    return make_result(code, PyBytes_FromStringAndSize(page, (Py_ssize_t)page_length), fields,
                       fields_length);
}

PyObject *python_page(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle, *entries, *result = NULL;
    const struct lingo_site *site;
    struct block block;
    block.data = block.first;
    block.length = 0;
    block.size = sizeof block.first;
    if (!PyArg_ParseTuple(args, "OO!:page", &handle, &PyDict_Type, &entries) ||
        !handle_to_site(handle, &site))
        return NULL;
    if (block_fill(&block, entries))
        result = make_page(site, &block);
    if (block.data != block.first)
        PyMem_Free(block.data);
    return result;
}

PyObject *python_check_extension(PyObject *module, PyObject *args)
{
    (void)module;
    struct lingo_extension extension;
    struct lingo_report report = {LINGO_OK, ""};
    Py_ssize_t name_length, json_length;
    if (!PyArg_ParseTuple(args, "s#s#:check_extension", &extension.name.data, &name_length,
                          &extension.json.data, &json_length))
        return NULL;
    extension.name.length = (size_t)name_length;
    extension.json.length = (size_t)json_length;
    if (lingo_extension_check(&extension, &report) != LINGO_OK)
        return raise_report(&report);
    Py_RETURN_NONE;
}

PyObject *python_parameters(PyObject *module, PyObject *args)
{
    (void)module, (void)args;
    PyObject *list = PyList_New(0);
    for (int i = 0; list && i < LINGO_PARAMETER_COUNT; i++) {
        PyObject *name = string_to_str(lingo_parameter_key((enum lingo_parameter_name)i));
        if (!name || PyList_Append(list, name))
            Py_CLEAR(list);
        Py_XDECREF(name);
    }
    return list;
}
