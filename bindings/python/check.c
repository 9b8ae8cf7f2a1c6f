/* SPDX-License-Identifier: MIT */
/* Whether a response meets the requirements of its status. */
#include "bindings/python/module.h"

static PyObject *make_explanation(const struct lingo_finding *finding)
{
    char text[2048];
    size_t length = lingo_finding_text(finding, NULL, NULL, text, sizeof text);
    return text_to_str((struct lingo_text){text, length < sizeof text ? length : sizeof text - 1});
}

/* rule, level, code, line, field, basis, fact, explanation */
static PyObject *make_finding(const struct lingo_finding *finding)
{
    static const char *const levels[] = {"must", "should", "may"};
    return Py_BuildValue("ssiIszNN", lingo_rule_id(finding->rule), levels[finding->level],
                         finding->code, finding->line, finding->field, finding->basis,
                         string_to_str(finding->fact), make_explanation(finding));
}

static PyObject *make_findings(const struct lingo_check *check)
{
    PyObject *list = PyList_New(0);
    const struct lingo_finding *finding;
    for (size_t i = 0; list && (finding = lingo_check_finding(check, i)); i++) {
        PyObject *item = make_finding(finding);
        if (!item || PyList_Append(list, item))
            Py_CLEAR(list);
        Py_XDECREF(item);
    }
    return list;
}

/* check(bytes of the response, method, flags, complete) */
PyObject *python_check(PyObject *module, PyObject *args)
{
    (void)module;
    const char *data, *method;
    Py_ssize_t length, method_length;
    int flags, complete;
    if (!PyArg_ParseTuple(args, "y#s#ip:check", &data, &length, &method, &method_length, &flags,
                          &complete))
        return NULL;
    struct lingo_check *check = PyMem_Malloc(sizeof *check);
    if (!check)
        return PyErr_NoMemory();
    struct lingo_check_request request = {.method = {method, (size_t)method_length},
                                          .flags = (unsigned)flags};
    lingo_check_begin(check, &request);
    lingo_check_feed(check, data, (size_t)length);
    lingo_check_end(check, complete);
    PyObject *findings = make_findings(check);
    PyMem_Free(check);
    return findings;
}
