/* SPDX-License-Identifier: MIT */
/* Between Python's objects and the library's texts, and from its errors to exceptions. */
#include "bindings/python/module.h"

PyObject *text_to_str(struct lingo_text text)
{
    return PyUnicode_DecodeUTF8(text.data ? text.data : "", (Py_ssize_t)text.length, "replace");
}

PyObject *string_to_str(const char *string)
{
    if (!string)
        Py_RETURN_NONE;
    return PyUnicode_DecodeUTF8(string, (Py_ssize_t)strlen(string), "replace");
}

static PyObject *str_to_bytes(PyObject *str)
{
    return PyUnicode_AsEncodedString(str, "utf-8", "surrogatepass");
}

PyObject *value_to_bytes(PyObject *value, const char *name)
{
    if (PyUnicode_Check(value))
        return str_to_bytes(value);
    if (PyBytes_Check(value)) {
        Py_INCREF(value);
        return value;
    }
    if (PyLong_Check(value)) {
        PyObject *bytes = NULL, *number = PyNumber_ToBase(value, 10);
        if (number)
            bytes = str_to_bytes(number);
        Py_XDECREF(number);
        return bytes;
    }
    PyErr_Format(PyExc_TypeError, "%s: expected str, bytes or int, not %R", name,
                 (PyObject *)Py_TYPE(value));
    return NULL;
}

struct lingo_text bytes_to_text(PyObject *bytes)
{
    return (struct lingo_text){PyBytes_AsString(bytes), (size_t)PyBytes_Size(bytes)};
}

/* ---- lists ---- */

/* One more string; it stays in the list that keeps it. */
static bool add_string(struct strings *strings, PyObject *item, const char *name)
{
    if (!PyUnicode_Check(item)) {
        PyErr_Format(PyExc_TypeError, "%s: expected str, not %R", name, (PyObject *)Py_TYPE(item));
        return false;
    }
    char *string = NULL;
    PyObject *bytes = str_to_bytes(item);
    bool good = bytes && PyBytes_AsStringAndSize(bytes, &string, NULL) == 0 &&
                PyList_Append(strings->keep, bytes) == 0;
    Py_XDECREF(bytes);
    if (good)
        strings->items[strings->count++] = string;
    return good;
}

bool strings_open(struct strings *strings, PyObject *sequence, const char *name)
{
    *strings = (struct strings){NULL, NULL, 0};
    PyObject *list = PySequence_List(sequence);
    if (!list)
        return false;
    size_t count = (size_t)PyList_Size(list);
    strings->keep = PyList_New(0);
    strings->items = PyMem_Malloc((count + 1) * sizeof *strings->items);
    bool good = strings->keep && (strings->items || PyErr_NoMemory());
    for (size_t i = 0; good && i < count; i++)
        good = add_string(strings, PyList_GetItem(list, (Py_ssize_t)i), name);
    Py_DECREF(list);
    if (!good)
        strings_close(strings);
    return good;
}

void strings_close(struct strings *strings)
{
    Py_CLEAR(strings->keep);
    PyMem_Free(strings->items);
    strings->items = NULL;
}

static bool fill_files(struct files *files)
{
    for (size_t i = 0; i < files->names.count; i++) {
        PyObject *value = PyList_GetItem(files->values, (Py_ssize_t)i);
        if (!value || !PyBytes_Check(value)) {
            PyErr_Format(PyExc_TypeError, "file %s: expected bytes", files->names.items[i]);
            return false;
        }
        struct lingo_text text = bytes_to_text(value);
        files->list[i] = (struct lingo_file){files->names.items[i], text.data, text.length};
    }
    files->files = (struct lingo_files){files->list, files->names.count};
    return true;
}

bool files_open(struct files *files, PyObject *dict)
{
    *files = (struct files){.values = PyDict_Values(dict)};
    PyObject *keys = PyDict_Keys(dict);
    bool good = files->values && keys && strings_open(&files->names, keys, "name of a file");
    Py_XDECREF(keys);
    if (good) {
        files->list = PyMem_Malloc((files->names.count + 1) * sizeof *files->list);
        good = files->list ? fill_files(files) : PyErr_NoMemory() != NULL;
    }
    if (!good)
        files_close(files);
    return good;
}

void files_close(struct files *files)
{
    strings_close(&files->names);
    Py_CLEAR(files->values);
    PyMem_Free(files->list);
    files->list = NULL;
}

/* ---- errors and handles ---- */

PyObject *raise_report(const struct lingo_report *report)
{
    if (report->error == LINGO_ERROR_MEMORY)
        return PyErr_NoMemory();
    PyErr_SetString(report->error == LINGO_ERROR_FILE ? PyExc_OSError : PyExc_ValueError,
                    report->message);
    return NULL;
}

PyObject *make_capsule(const void *object, const char *name, PyCapsule_Destructor destroy)
{
    union { /* a capsule holds what may be written */
        const void *object;
        void *pointer;
    } both = {object};
    return PyCapsule_New(both.pointer, name, destroy);
}

bool handle_to_site(PyObject *handle, const struct lingo_site **site)
{
    *site = handle == Py_None ? NULL : PyCapsule_GetPointer(handle, SITE_CAPSULE);
    return handle == Py_None || *site;
}

const struct lingo_catalog *catalog_of(const struct lingo_site *site)
{
    return site ? lingo_site_catalog(site) : lingo_catalog_builtin();
}
