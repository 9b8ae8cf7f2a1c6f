/* SPDX-License-Identifier: MIT */
/* Sites, and the texts of their catalogues. */
#include "bindings/python/module.h"

#ifdef HAVE_SITE_FILE
#include <httplingo/site-file.h>
#endif

static void free_site(PyObject *capsule)
{
    lingo_site_release(PyCapsule_GetPointer(capsule, SITE_CAPSULE));
}

/* The capsule takes the reference. */
static PyObject *make_handle(const struct lingo_site *site)
{
    PyObject *capsule = make_capsule(site, SITE_CAPSULE, free_site);
    if (!capsule)
        lingo_site_release(site);
    return capsule;
}

static PyObject *open_site(const struct strings *names, const struct strings *values,
                           const struct lingo_files *files)
{
    const struct lingo_site *site = NULL;
    struct lingo_report report = {LINGO_OK, ""};
    struct lingo_setting *settings = PyMem_Malloc((names->count + 1) * sizeof *settings);
    if (!settings)
        return PyErr_NoMemory();
    for (size_t i = 0; i < names->count; i++)
        settings[i] = (struct lingo_setting){names->items[i], values->items[i]};
    enum lingo_error error;
    Py_BEGIN_ALLOW_THREADS error =
        lingo_site_open_files(&site, NULL, settings, names->count, files, &report);
    Py_END_ALLOW_THREADS PyMem_Free(settings);
    return error == LINGO_OK ? make_handle(site) : raise_report(&report);
}

/* site_open(names, values, files or None): two lists of str of the same length. */
PyObject *python_site_open(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *names, *values, *dict, *handle = NULL;
    struct strings name_list, value_list;
    struct files files;
    if (!PyArg_ParseTuple(args, "OOO:site_open", &names, &values, &dict) ||
        !strings_open(&name_list, names, "name of an option"))
        return NULL;
    if (strings_open(&value_list, values, "value of an option")) {
        if (name_list.count != value_list.count)
            PyErr_SetString(PyExc_ValueError, "names and values differ in number");
        else if (dict == Py_None)
            handle = open_site(&name_list, &value_list, NULL);
        else if (files_open(&files, dict)) {
            handle = open_site(&name_list, &value_list, &files.files);
            files_close(&files);
        }
        strings_close(&value_list);
    }
    strings_close(&name_list);
    return handle;
}

#ifdef HAVE_SITE_FILE
/* All errors of a file, a line each; the kind of the first decides. */
struct errors {
    struct lingo_report first;
    char lines[4096];
    size_t length;
};

static void tell(void *context, const struct lingo_report *report)
{
    struct errors *errors = context;
    size_t length = strlen(report->message);
    if (!errors->length)
        errors->first = *report;
    if (errors->length + length + 2 > sizeof errors->lines)
        return;
    if (errors->length)
        errors->lines[errors->length++] = '\n';
    memcpy(errors->lines + errors->length, report->message, length + 1);
    errors->length += length;
}

static PyObject *raise_errors(const struct errors *errors)
{
    if (errors->first.error == LINGO_ERROR_FILE || errors->first.error == LINGO_ERROR_MEMORY)
        return raise_report(&errors->first);
    PyErr_SetString(PyExc_ValueError, errors->lines);
    return NULL;
}

static PyObject *read_site(const char *path, const struct lingo_files *files)
{
    const struct lingo_site *site = NULL;
    struct errors errors = {.length = 0};
    enum lingo_error error;
    Py_BEGIN_ALLOW_THREADS error = lingo_site_read_files(&site, NULL, path, files, tell, &errors);
    Py_END_ALLOW_THREADS return error == LINGO_OK ? make_handle(site) : raise_errors(&errors);
}
#else
static PyObject *read_site(const char *path, const struct lingo_files *files)
{
    (void)path, (void)files;
    PyErr_SetString(PyExc_OSError, "site files cannot be read: httplingo was built without inih");
    return NULL;
}
#endif

/* site_read(path as bytes, files or None) */
PyObject *python_site_read(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *dict;
    const char *path;
    struct files files;
    if (!PyArg_ParseTuple(args, "yO:site_read", &path, &dict))
        return NULL;
    if (dict == Py_None)
        return read_site(path, NULL);
    if (!files_open(&files, dict))
        return NULL;
    PyObject *handle = read_site(path, &files.files);
    files_close(&files);
    return handle;
}

/* ---- texts ---- */

static PyObject *make_language(const struct lingo_language *language)
{
    struct lingo_text tag = lingo_language_tag(language), name = lingo_language_autonym(language);
    return Py_BuildValue("s#s#Nn", tag.data, (Py_ssize_t)tag.length, name.data,
                         (Py_ssize_t)name.length, PyBool_FromLong(lingo_language_is_rtl(language)),
                         (Py_ssize_t)lingo_language_translated(language));
}

PyObject *python_languages(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle, *list;
    const struct lingo_site *site;
    if (!PyArg_ParseTuple(args, "O:languages", &handle) || !handle_to_site(handle, &site))
        return NULL;
    const struct lingo_catalog *catalog = catalog_of(site);
    list = PyList_New(0);
    for (size_t i = 0; list && i < lingo_catalog_count(catalog); i++) {
        PyObject *language = make_language(lingo_catalog_at(catalog, i));
        if (!language || PyList_Append(list, language))
            Py_CLEAR(list);
        Py_XDECREF(language);
    }
    return list;
}

/* text(site, code, field, tag): the field by its number in enum lingo_text_kind. */
PyObject *python_text(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    int code, field;
    const char *tag;
    Py_ssize_t length;
    const struct lingo_site *site;
    if (!PyArg_ParseTuple(args, "Oiis#:text", &handle, &code, &field, &tag, &length) ||
        !handle_to_site(handle, &site))
        return NULL;
    return text_to_str(lingo_catalog_text_by_code(catalog_of(site), tag, (size_t)length, code,
                                                  (enum lingo_text_kind)field));
}

/* The language that a tag finds, or else English. */
static const struct lingo_language *find_language(const struct lingo_site *site, const char *tag,
                                                  Py_ssize_t length)
{
    const struct lingo_catalog *catalog = catalog_of(site);
    const struct lingo_language *language = lingo_catalog_find(catalog, tag, (size_t)length);
    return language ? language : lingo_catalog_find(catalog, "en", 2);
}

PyObject *python_method_text(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    const char *name, *tag;
    Py_ssize_t name_length, length;
    const struct lingo_site *site;
    if (!PyArg_ParseTuple(args, "Os#s#:method_text", &handle, &name, &name_length, &tag, &length) ||
        !handle_to_site(handle, &site))
        return NULL;
    const struct lingo_method *method = lingo_method_find(name, (size_t)name_length);
    if (!method)
        return PyErr_Format(PyExc_ValueError, "%s: not a registered method", name);
    struct lingo_text text = lingo_language_method(find_language(site, tag, length), method);
    return text.length ? text_to_str(text) : string_to_str(lingo_method_description(method));
}

PyObject *python_wait_text(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    const char *tag;
    Py_ssize_t length;
    unsigned long long seconds;
    const struct lingo_site *site;
    char sentence[1024];
    if (!PyArg_ParseTuple(args, "OKs#:wait_text", &handle, &seconds, &tag, &length) ||
        !handle_to_site(handle, &site))
        return NULL;
    size_t written =
        lingo_language_wait(find_language(site, tag, length), seconds, sentence, sizeof sentence);
    return text_to_str(
        (struct lingo_text){sentence, written < sizeof sentence ? written : sizeof sentence - 1});
}
