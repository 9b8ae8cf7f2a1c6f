/* SPDX-License-Identifier: MIT */
/* The tables of status codes and methods, as tuples and dicts of plain values. */
#include "bindings/python/module.h"

/* Appends a new object, which it takes; false with an exception. */
static bool append(PyObject *list, PyObject *item)
{
    bool good = item && PyList_Append(list, item) == 0;
    Py_XDECREF(item);
    return good;
}

/* Sets a new object, which it takes; false with an exception. */
static bool set(PyObject *dict, const char *key, PyObject *value)
{
    bool good = value && PyDict_SetItemString(dict, key, value) == 0;
    Py_XDECREF(value);
    return good;
}

/* Releases a list or dict that could not be completed. */
static PyObject *done(PyObject *object, bool good)
{
    if (!good)
        Py_CLEAR(object);
    return object;
}

typedef const char *name_at(const struct lingo_status *status, size_t index);

static PyObject *make_names(const struct lingo_status *status, name_at *at)
{
    PyObject *list = PyList_New(0);
    const char *name;
    bool good = list != NULL;
    for (size_t i = 0; good && (name = at(status, i)); i++)
        good = append(list, string_to_str(name));
    return done(list, good);
}

/* ---- status codes ---- */

/* code, name, aliases, phrase of the status line, description */
static PyObject *make_status(const struct lingo_status *status)
{
    int code = lingo_status_code(status);
    return Py_BuildValue("isNss", code, lingo_status_name(status),
                         make_names(status, lingo_status_alias), lingo_reason_phrase(code),
                         lingo_status_text(status, LINGO_TEXT_DESCRIPTION));
}

PyObject *python_statuses(PyObject *module, PyObject *args)
{
    (void)module, (void)args;
    PyObject *list = PyList_New(0);
    bool good = list != NULL;
    for (size_t i = 0; good && i < lingo_status_count(); i++)
        good = append(list, make_status(lingo_status_at(i)));
    return done(list, good);
}

static PyObject *make_reference(const struct lingo_reference *reference)
{
    return Py_BuildValue("izssN", reference->rfc, reference->draft, reference->section,
                         reference->rfc ? lingo_rfc_title(reference->rfc) : "",
                         PyBool_FromLong(reference->current));
}

static PyObject *make_references(const struct lingo_status *status)
{
    PyObject *list = PyList_New(0);
    const struct lingo_reference *reference;
    bool good = list != NULL;
    for (size_t i = 0; good && (reference = lingo_status_reference(status, i)); i++)
        good = append(list, make_reference(reference));
    return done(list, good);
}

static PyObject *make_requirements(const struct lingo_status *status)
{
    static const char *const levels[] = {"must", "should", "may"};
    PyObject *list = PyList_New(0);
    const struct lingo_requirement *r;
    bool good = list != NULL;
    for (size_t i = 0; good && (r = lingo_status_requirement(status, i)); i++)
        good = append(list, Py_BuildValue("sszz", levels[r->level], r->field, r->when, r->basis));
    return done(list, good);
}

static PyObject *make_bool_fact(struct lingo_fact fact)
{
    return Py_BuildValue("Nz", PyBool_FromLong(fact.value), fact.basis);
}

/* name -> (value, basis): words of the library, or None for what does not apply */
static PyObject *make_facts(const struct lingo_status *s)
{
    PyObject *dict = PyDict_New();
    struct lingo_fact body = lingo_status_body(s), duration = lingo_status_duration(s);
    struct lingo_fact retry = lingo_status_retry(s), redirect = lingo_status_redirect_method(s);
    struct lingo_fact_text sender = lingo_status_sender(s), content = lingo_status_content(s);
    bool good =
        dict && set(dict, "body", Py_BuildValue("zz", lingo_body_word(body.value), body.basis)) &&
        set(dict, "content_length", make_bool_fact(lingo_status_content_length(s))) &&
        set(dict, "cacheable", make_bool_fact(lingo_status_cacheable(s))) &&
        set(dict, "duration",
            Py_BuildValue("zz", lingo_duration_word(duration.value), duration.basis)) &&
        set(dict, "retry", Py_BuildValue("zz", lingo_retry_word(retry.value), retry.basis)) &&
        set(dict, "redirect_method",
            Py_BuildValue("zz", lingo_redirect_word(redirect.value), redirect.basis)) &&
        set(dict, "sender", Py_BuildValue("zz", sender.text, sender.basis)) &&
        set(dict, "content", Py_BuildValue("zz", content.text, content.basis));
    return done(dict, good);
}

/* status_facts(code): a dict of what is known beyond statuses(). */
PyObject *python_status_facts(PyObject *module, PyObject *args)
{
    (void)module;
    int code;
    if (!PyArg_ParseTuple(args, "i:status_facts", &code))
        return NULL;
    const struct lingo_status *s = lingo_status_find(code);
    if (!s)
        return PyErr_Format(PyExc_ValueError, "%d is not a registered status code", code);
    PyObject *dict = PyDict_New();
    bool good =
        dict &&
        set(dict, "registry", string_to_str(lingo_registry_word(lingo_status_registry(s)))) &&
        set(dict, "registered_phrase", string_to_str(lingo_status_phrase(s))) &&
        set(dict, "expires", string_to_str(lingo_status_expires(s))) &&
        set(dict, "obsoleted", PyBool_FromLong(lingo_status_is_obsoleted(s))) &&
        set(dict, "cache_note", string_to_str(lingo_status_cache_note(s))) &&
        set(dict, "former_phrases", make_names(s, lingo_status_former_phrase)) &&
        set(dict, "server_phrases", make_names(s, lingo_status_server_phrase)) &&
        set(dict, "references", make_references(s)) &&
        set(dict, "requirements", make_requirements(s)) && set(dict, "facts", make_facts(s));
    return done(dict, good);
}

/* Vendors' codes: code, name, owner, phrase, meaning, wire */
PyObject *python_vendors(PyObject *module, PyObject *args)
{
    (void)module, (void)args;
    PyObject *list = PyList_New(0);
    bool good = list != NULL;
    for (size_t i = 0; good && i < lingo_vendor_count(); i++) {
        const struct lingo_status *s = lingo_vendor_at(i);
        good = append(list, Py_BuildValue("isssss", lingo_status_code(s), lingo_status_name(s),
                                          lingo_vendor_owner(s), lingo_status_phrase(s),
                                          lingo_vendor_meaning(s), lingo_vendor_wire(s)));
    }
    return done(list, good);
}

/* lookup(name): (code, owner or None), or None. */
PyObject *python_lookup(PyObject *module, PyObject *args)
{
    (void)module;
    const char *name;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "s#:lookup", &name, &length))
        return NULL;
    const struct lingo_status *status = lingo_status_by_name(name, (size_t)length);
    if (!status)
        Py_RETURN_NONE;
    return Py_BuildValue("iz", lingo_status_code(status), lingo_vendor_owner(status));
}

/* ---- methods ---- */

static PyObject *make_method_references(const struct lingo_method *method)
{
    PyObject *list = PyList_New(0);
    const struct lingo_reference *reference;
    bool good = list != NULL;
    for (size_t i = 0; good && (reference = lingo_method_reference(method, i)); i++)
        good = append(list, make_reference(reference));
    return done(list, good);
}

/* name, description, safe, idempotent, references */
PyObject *python_methods(PyObject *module, PyObject *args)
{
    (void)module, (void)args;
    PyObject *list = PyList_New(0);
    bool good = list != NULL;
    for (size_t i = 0; good && i < lingo_method_count(); i++) {
        const struct lingo_method *m = lingo_method_at(i);
        good =
            append(list, Py_BuildValue("ssNNN", lingo_method_name(m), lingo_method_description(m),
                                       PyBool_FromLong(lingo_method_is_safe(m)),
                                       PyBool_FromLong(lingo_method_is_idempotent(m)),
                                       make_method_references(m)));
    }
    return done(list, good);
}
