/* SPDX-License-Identifier: MIT */
/* The extension module httplingo._httplingo: functions over the C library, and nothing else.  It
 * has no state, so every interpreter can load it; what Python programs use is in httplingo/. */
#include "bindings/python/module.h"

#define FUNCTION(name)                                                                             \
    {                                                                                              \
#name, python_##name, METH_VARARGS, NULL                                                   \
    }

static PyMethodDef functions[] = {
    FUNCTION(check),
    FUNCTION(check_extension),
    FUNCTION(fill),
    FUNCTION(languages),
    FUNCTION(lookup),
    FUNCTION(messages_choose),
    FUNCTION(messages_find),
    FUNCTION(messages_find_language),
    FUNCTION(messages_languages),
    FUNCTION(messages_open),
    FUNCTION(messages_open_bytes),
    FUNCTION(method_text),
    FUNCTION(methods),
    FUNCTION(negotiate),
    FUNCTION(negotiate_media),
    FUNCTION(negotiate_site),
    FUNCTION(offer_open),
    FUNCTION(offer_tags),
    FUNCTION(page),
    FUNCTION(parameters),
    FUNCTION(site_open),
    FUNCTION(site_read),
    FUNCTION(status_facts),
    FUNCTION(statuses),
    FUNCTION(text),
    FUNCTION(vendors),
    FUNCTION(wait_text),
    {NULL, NULL, 0, NULL},
};

static int execute(PyObject *module)
{
    return PyModule_AddStringConstant(module, "version", lingo_version());
}

/* Python 3.12 wants to be told that a module may be used in an interpreter with a lock of its own
 * (PEP 684).  The numbers are part of the stable ABI; older versions refuse a slot that they do not
 * know. */
#define SLOT_MULTIPLE_INTERPRETERS 3
#define PER_INTERPRETER_GIL_SUPPORTED ((void *)2)

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, (void *)execute},
    {SLOT_MULTIPLE_INTERPRETERS, PER_INTERPRETER_GIL_SUPPORTED},
    {0, NULL},
};
static PyModuleDef_Slot older_slots[] = {{Py_mod_exec, (void *)execute}, {0, NULL}};

#define DEFINITION(its_slots)                                                                      \
    {                                                                                              \
        .m_base = PyModuleDef_HEAD_INIT, .m_name = "httplingo._httplingo", .m_methods = functions, \
        .m_slots = its_slots                                                                       \
    }

static struct PyModuleDef definition = DEFINITION(slots);
static struct PyModuleDef older_definition = DEFINITION(older_slots);

/* By the version at run time, such as "3.12.1 (main, ...)". */
static bool knows_slot_of_interpreters(void)
{
    char *end;
    long major = strtol(Py_GetVersion(), &end, 10);
    return major > 3 || (*end == '.' && strtol(end + 1, NULL, 10) >= 12);
}

PyMODINIT_FUNC PyInit__httplingo(void);
PyMODINIT_FUNC PyInit__httplingo(void)
{
    return PyModuleDef_Init(knows_slot_of_interpreters() ? &definition : &older_definition);
}
