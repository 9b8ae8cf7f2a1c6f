/* SPDX-License-Identifier: MIT */
/* Negotiation of languages and formats. */
#include "bindings/python/module.h"

static void free_offer(PyObject *capsule)
{
    lingo_offer_free(PyCapsule_GetPointer(capsule, OFFER_CAPSULE));
}

/* offer_open(tags, index of the default) */
PyObject *python_offer_open(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *tags;
    Py_ssize_t index;
    struct strings strings;
    struct lingo_offer *offer = NULL;
    struct lingo_report report = {LINGO_OK, ""};
    if (!PyArg_ParseTuple(args, "On:offer_open", &tags, &index) ||
        !strings_open(&strings, tags, "language"))
        return NULL;
    enum lingo_error error =
        lingo_offer_open(&offer, strings.items, strings.count, (size_t)index, &report);
    strings_close(&strings);
    if (error != LINGO_OK)
        return raise_report(&report);
    PyObject *capsule = PyCapsule_New(offer, OFFER_CAPSULE, free_offer);
    if (!capsule)
        lingo_offer_free(offer);
    return capsule;
}

static PyObject *make_tags(const struct lingo_offer *offer)
{
    PyObject *list = PyList_New(0);
    for (size_t i = 0; list && i < lingo_offer_count(offer); i++) {
        PyObject *tag = string_to_str(lingo_offer_tag(offer, i));
        if (!tag || PyList_Append(list, tag))
            Py_CLEAR(list);
        Py_XDECREF(tag);
    }
    return list;
}

PyObject *python_offer_tags(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    if (!PyArg_ParseTuple(args, "O:offer_tags", &handle))
        return NULL;
    const struct lingo_offer *offer = PyCapsule_GetPointer(handle, OFFER_CAPSULE);
    return offer ? make_tags(offer) : NULL;
}

/* tag, kind of match, range */
static PyObject *choose(const struct lingo_offer *offer, const char *field, Py_ssize_t length)
{
    struct lingo_choice choice = lingo_negotiate(offer, field, (size_t)length);
    return Py_BuildValue("ssN", lingo_offer_tag(offer, choice.index),
                         lingo_match_name(choice.match), text_to_str(choice.range));
}

PyObject *python_negotiate(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    const char *field;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "Os#:negotiate", &handle, &field, &length))
        return NULL;
    const struct lingo_offer *offer = PyCapsule_GetPointer(handle, OFFER_CAPSULE);
    return offer ? choose(offer, field, length) : NULL;
}

PyObject *python_negotiate_site(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *handle;
    const char *field;
    Py_ssize_t length;
    const struct lingo_site *site;
    if (!PyArg_ParseTuple(args, "Os#:negotiate_site", &handle, &field, &length) ||
        !handle_to_site(handle, &site))
        return NULL;
    return choose(lingo_catalog_offer(catalog_of(site)), field, length);
}

/* The format with a name, with ValueError if there is none. */
static int find_format(const char *name)
{
    int format = lingo_media_find(name, strlen(name));
    if (format < 0)
        PyErr_Format(PyExc_ValueError,
                     "%s: not a format; expected html, problem+json, "
                     "problem+xml, json, xml or text",
                     name);
    return format;
}

/* negotiate_media(accept, offered, default or None): name and media type */
PyObject *python_negotiate_media(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *names;
    const char *field, *default_name;
    Py_ssize_t length;
    struct strings strings;
    unsigned offered = 0;
    int format = 0, first = -1;
    if (!PyArg_ParseTuple(args, "s#Oz:negotiate_media", &field, &length, &names, &default_name) ||
        !strings_open(&strings, names, "format"))
        return NULL;
    for (size_t i = 0; format >= 0 && i < strings.count; i++) {
        format = find_format(strings.items[i]);
        first = first < 0 ? format : first;
        offered |= format < 0 ? 0 : 1u << format;
    }
    strings_close(&strings);
    if (format >= 0 && default_name)
        first = format = find_format(default_name);
    if (format < 0)
        return NULL;
    enum lingo_media chosen = lingo_negotiate_media(field, (size_t)length, offered,
                                                    (enum lingo_media)(first < 0 ? 0 : first));
    return Py_BuildValue("ss", lingo_media_name(chosen), lingo_media_type(chosen));
}
