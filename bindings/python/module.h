/* SPDX-License-Identifier: MIT */
/* What the files of the extension module share: handles, conversions and errors. */
#ifndef BINDINGS_PYTHON_MODULE_H
#define BINDINGS_PYTHON_MODULE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <httplingo.h>
#include <stdbool.h>

/* Handles are capsules of these names.  A capsule owns one reference. */
#define SITE_CAPSULE "httplingo.site"
#define OFFER_CAPSULE "httplingo.offer"
#define MESSAGES_CAPSULE "httplingo.messages"

/* ---- convert.c ---- */

/* The texts of the library are UTF-8. */
PyObject *text_to_str(struct lingo_text text);
/* A str, or None for NULL. */
PyObject *string_to_str(const char *string);
/* New bytes of a str (UTF-8; whatever cannot be encoded becomes malformed and is sanitized by the
 * library), of bytes (itself) or of an int; NULL and TypeError for anything else. */
PyObject *value_to_bytes(PyObject *value, const char *name);
struct lingo_text bytes_to_text(PyObject *bytes);

/* Strings that end with a NUL, from a sequence of str. */
struct strings {
    PyObject *keep; /* owns the bytes */
    const char **items;
    size_t count;
};
bool strings_open(struct strings *strings, PyObject *sequence, const char *name);
void strings_close(struct strings *strings);

/* Files in memory, from a dict of str to bytes. */
struct files {
    struct strings names;
    PyObject *values; /* owns what the files borrow */
    struct lingo_file *list;
    struct lingo_files files;
};
bool files_open(struct files *files, PyObject *dict);
void files_close(struct files *files);

/* Sets the exception for an error: ValueError, OSError or MemoryError.  Returns NULL. */
PyObject *raise_report(const struct lingo_report *report);

/* A capsule of an object that is only read. */
PyObject *make_capsule(const void *object, const char *name, PyCapsule_Destructor destroy);
/* The site in a capsule; None is the built-in one.  False with an exception. */
bool handle_to_site(PyObject *handle, const struct lingo_site **site);
const struct lingo_catalog *catalog_of(const struct lingo_site *site);

/* ---- functions of the module; all take a tuple ---- */

PyObject *python_page(PyObject *module, PyObject *args);
PyObject *python_check_extension(PyObject *module, PyObject *args);
PyObject *python_site_open(PyObject *module, PyObject *args);
PyObject *python_site_read(PyObject *module, PyObject *args);
PyObject *python_languages(PyObject *module, PyObject *args);
PyObject *python_text(PyObject *module, PyObject *args);
PyObject *python_method_text(PyObject *module, PyObject *args);
PyObject *python_wait_text(PyObject *module, PyObject *args);
PyObject *python_statuses(PyObject *module, PyObject *args);
PyObject *python_status_facts(PyObject *module, PyObject *args);
PyObject *python_vendors(PyObject *module, PyObject *args);
PyObject *python_methods(PyObject *module, PyObject *args);
PyObject *python_lookup(PyObject *module, PyObject *args);
PyObject *python_parameters(PyObject *module, PyObject *args);
PyObject *python_offer_open(PyObject *module, PyObject *args);
PyObject *python_offer_tags(PyObject *module, PyObject *args);
PyObject *python_negotiate(PyObject *module, PyObject *args);
PyObject *python_negotiate_site(PyObject *module, PyObject *args);
PyObject *python_negotiate_media(PyObject *module, PyObject *args);
PyObject *python_messages_open(PyObject *module, PyObject *args);
PyObject *python_messages_open_bytes(PyObject *module, PyObject *args);
PyObject *python_messages_languages(PyObject *module, PyObject *args);
PyObject *python_messages_find_language(PyObject *module, PyObject *args);
PyObject *python_messages_choose(PyObject *module, PyObject *args);
PyObject *python_messages_find(PyObject *module, PyObject *args);
PyObject *python_fill(PyObject *module, PyObject *args);
PyObject *python_check(PyObject *module, PyObject *args);

#endif
