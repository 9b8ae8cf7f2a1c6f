/* SPDX-License-Identifier: MIT */
/* Opens a .mo file with a given path. */
#include "gettext/mo-impl.h"

#include "base/file.h"

enum lingo_error mo_open_file(struct lingo_mo **out, const char *path, struct lingo_report *report)
{
    char *bytes;
    size_t length;
    *out = NULL;
    enum lingo_error error = file_read(path, MO_MAX_FILE, &bytes, &length, report);
    return error ? error : mo_open_owned(out, bytes, length, path, report);
}
