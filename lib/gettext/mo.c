/* SPDX-License-Identifier: MIT */
/* Opens the bytes of a .mo file in the steps that mo-impl.h describes. */
#include "gettext/mo-impl.h"

#include "base/report.h"

#include <stdlib.h>
#include <string.h>

static enum lingo_error read_file(struct mo_file *file)
{
    static enum lingo_error (*const steps[])(struct mo_file *) = {
        mo_read_head,    mo_read_strings, mo_read_sysdep,
        mo_read_charset, mo_build_index,  mo_read_plural,
    };
    enum lingo_error error = LINGO_OK;
    for (size_t i = 0; !error && i < sizeof steps / sizeof steps[0]; i++)
        error = steps[i](file);
    return error;
}

enum lingo_error mo_open_owned(struct lingo_mo **out, char *bytes, size_t length, const char *name,
                               struct lingo_report *report)
{
    struct lingo_mo *mo = calloc(1, sizeof *mo);
    if (!mo) {
        free(bytes);
        return report_error(report, LINGO_ERROR_MEMORY, "%s: not enough memory", name);
    }
    mo->pool = bytes;
    mo->plural = plural_default();
    struct mo_file file = {.mo = mo,
                           .name = name,
                           .report = report,
                           .bytes = (const unsigned char *)bytes,
                           .length = length,
                           .budget = 4 * (uint64_t)length};
    enum lingo_error error = read_file(&file);
    if (error) {
        mo_free(mo);
        return error;
    }
    *out = mo;
    return LINGO_OK;
}

enum lingo_error mo_open_bytes(struct lingo_mo **out, const void *bytes, size_t length,
                               const char *name, struct lingo_report *report)
{
    *out = NULL;
    if (length > MO_MAX_FILE)
        return report_error(report, LINGO_ERROR_LIMIT, "%s: more than 64 MiB", name);
    char *copy = malloc(length ? length : 1);
    if (!copy)
        return report_error(report, LINGO_ERROR_MEMORY, "%s: not enough memory", name);
    if (length)
        memcpy(copy, bytes, length);
    return mo_open_owned(out, copy, length, name, report);
}

void mo_free(struct lingo_mo *mo)
{
    if (!mo)
        return;
    plural_free(mo->plural);
    free(mo->starts);
    free(mo->slots);
    free(mo->entries);
    free(mo->pool);
    free(mo);
}
