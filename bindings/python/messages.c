/* SPDX-License-Identifier: MIT */
/* gettext for servers: the messages of an application. */
#include "bindings/python/module.h"

static void free_messages(PyObject *capsule)
{
    lingo_messages_release(PyCapsule_GetPointer(capsule, MESSAGES_CAPSULE));
}

static PyObject *make_handle(const struct lingo_messages *messages)
{
    PyObject *capsule = make_capsule(messages, MESSAGES_CAPSULE, free_messages);
    if (!capsule)
        lingo_messages_release(messages);
    return capsule;
}

static const struct lingo_messages *get_messages(PyObject *handle)
{
    return PyCapsule_GetPointer(handle, MESSAGES_CAPSULE);
}

static PyObject *open_messages(const char *directory, const char *domain,
                               const struct strings *languages, const char *source)
{
    const struct lingo_messages *messages = NULL;
    struct lingo_report report = {LINGO_OK, ""};
    enum lingo_error error;
    Py_BEGIN_ALLOW_THREADS error =
        lingo_messages_open(&messages, directory, domain, languages ? languages->items : NULL,
                            languages ? languages->count : 0, source, &report);
    Py_END_ALLOW_THREADS return error == LINGO_OK ? make_handle(messages) : raise_report(&report);
}

/* messages_open(directory as bytes, domain, languages or None, source or None) */
PyObject *python_messages_open(PyObject *module, PyObject *args)
{
    (void)module;
    const char *directory, *domain, *source;
    PyObject *languages, *handle;
    struct strings strings;
    if (!PyArg_ParseTuple(args, "ysOz:messages_open", &directory, &domain, &languages, &source))
        return NULL;
    if (languages == Py_None)
        return open_messages(directory, domain, NULL, source);
    if (!strings_open(&strings, languages, "language"))
        return NULL;
    handle = open_messages(directory, domain, &strings, source);
    strings_close(&strings);
    return handle;
}

/* messages_open_bytes(dict of language to bytes, source or None) */
PyObject *python_messages_open_bytes(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *dict;
    const char *source;
    struct files files;
    const struct lingo_messages *messages = NULL;
    struct lingo_report report = {LINGO_OK, ""};
    if (!PyArg_ParseTuple(args, "O!z:messages_open_bytes", &PyDict_Type, &dict, &source) ||
        !files_open(&files, dict))
        return NULL;
    enum lingo_error error;
    Py_BEGIN_ALLOW_THREADS error =
        lingo_messages_open_bytes(&messages, files.list, files.names.count, source, &report);
    Py_END_ALLOW_THREADS files_close(&files);
    return error == LINGO_OK ? make_handle(messages) : raise_report(&report);
}

PyObject *python_messages_languages(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    if (!PyArg_ParseTuple(args, "O:messages_languages", &handle))
        return NULL;
    const struct lingo_messages *messages = get_messages(handle);
    PyObject *list = messages ? PyList_New(0) : NULL;
    for (size_t i = 0; list && i < lingo_messages_count(messages); i++) {
        PyObject *tag = string_to_str(lingo_messages_tag(messages, i));
        if (!tag || PyList_Append(list, tag))
            Py_CLEAR(list);
        Py_XDECREF(tag);
    }
    return list;
}

/* messages_find_language(handle, tag): an index, or -1 */
PyObject *python_messages_find_language(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    const char *tag;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "Os#:messages_find_language", &handle, &tag, &length))
        return NULL;
    const struct lingo_messages *messages = get_messages(handle);
    if (!messages)
        return NULL;
    size_t language = lingo_messages_language(messages, tag, (size_t)length);
    return PyLong_FromSsize_t(language == LINGO_NO_LANGUAGE ? -1 : (Py_ssize_t)language);
}

/* messages_choose(handle, field, index of the default): an index, a kind of match, a range */
PyObject *python_messages_choose(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    const char *field;
    Py_ssize_t length, index;
    if (!PyArg_ParseTuple(args, "Os#n:messages_choose", &handle, &field, &length, &index))
        return NULL;
    const struct lingo_messages *messages = get_messages(handle);
    if (!messages)
        return NULL;
    struct lingo_choice choice = lingo_negotiate_with_default(lingo_messages_offer(messages), field,
                                                              (size_t)length, (size_t)index);
    return Py_BuildValue("nsN", (Py_ssize_t)choice.index, lingo_match_name(choice.match),
                         text_to_str(choice.range));
}

/* messages_find(handle, language, context or None, msgid, plural or None, n): a str, or None if it
 * is not translated. */
PyObject *python_messages_find(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    Py_ssize_t language, context, id, plural;
    struct lingo_query query = {{NULL, 0}, {NULL, 0}, {NULL, 0}, 0};
    if (!PyArg_ParseTuple(args, "Onz#s#z#K:messages_find", &handle, &language, &query.context.data,
                          &context, &query.id.data, &id, &query.plural.data, &plural, &query.n))
        return NULL;
    const struct lingo_messages *messages = get_messages(handle);
    if (!messages)
        return NULL;
    query.context.length = (size_t)context;
    query.id.length = (size_t)id;
    query.plural.length = (size_t)plural;
    struct lingo_found found = lingo_message_find(messages, (size_t)language, &query);
    if (!found.translated)
        Py_RETURN_NONE;
    return text_to_str(found.text);
}

/* ---- placeholders ---- */

static PyObject *fill(struct lingo_text message, const struct strings *names, PyObject *values,
                      unsigned flags)
{
    PyObject *text = NULL;
    struct lingo_pair *pairs = PyMem_Malloc((names->count + 1) * sizeof *pairs);
    if (!pairs)
        return PyErr_NoMemory();
    for (size_t i = 0; i < names->count; i++)
        pairs[i] = (struct lingo_pair){names->items[i],
                                       bytes_to_text(PyList_GetItem(values, (Py_ssize_t)i))};
    size_t size = lingo_fill(NULL, 0, message, pairs, names->count, flags) + 1;
    char *buffer = PyMem_Malloc(size);
    if (buffer) {
        size_t length = lingo_fill(buffer, size, message, pairs, names->count, flags);
        text = text_to_str((struct lingo_text){buffer, length});
    } else
        PyErr_NoMemory();
    PyMem_Free(buffer);
    PyMem_Free(pairs);
    return text;
}

/* fill(message, names, values as a list of bytes, isolate) */
PyObject *python_fill(PyObject *module, PyObject *args)
{
    (void)module;
    struct lingo_text message;
    Py_ssize_t length;
    PyObject *names, *values, *text = NULL;
    struct strings strings;
    int isolate;
    if (!PyArg_ParseTuple(args, "s#OO!p:fill", &message.data, &length, &names, &PyList_Type,
                          &values, &isolate) ||
        !strings_open(&strings, names, "name"))
        return NULL;
    message.length = (size_t)length;
    bool good = PyList_Size(values) == (Py_ssize_t)strings.count;
    for (size_t i = 0; good && i < strings.count; i++)
        good = PyBytes_Check(PyList_GetItem(values, (Py_ssize_t)i));
    if (good)
        text = fill(message, &strings, values, isolate ? LINGO_FILL_ISOLATE : LINGO_FILL_PLAIN);
    else
        PyErr_SetString(PyExc_TypeError, "values: expected bytes for each name");
    strings_close(&strings);
    return text;
}
