/* SPDX-License-Identifier: MIT */
/* The .mo reader: whatever the bytes are, all messages that it returns can be listed and found
 * again. */
#include "base/utf8.h"
#include "gettext/mo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz-mo: %s\n", what);
    abort();
}

static void check_text(struct lingo_text text)
{
    require(text.data[text.length] == '\0', "a text does not end in a NUL");
    require(utf8_is_valid(text.data, text.length), "a text is not UTF-8");
}

static void check_message(const struct lingo_mo *mo, size_t index)
{
    struct mo_message message = mo_at(mo, index);
    struct lingo_text context = message.context;
    check_text(message.context);
    check_text(message.id);
    check_text(message.plural);
    for (size_t i = 0; i <= message.form_count; i++)
        check_text(mo_form(mo, index, i));
    if (!message.has_context)
        context.data = NULL;
    require(mo_find(mo, context, message.id) == index, "a message is not found");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lingo_mo *mo;
    struct lingo_report report = {LINGO_OK, ""};
    enum lingo_error error = mo_open_bytes(&mo, data, size, "fuzz", &report);
    require(!error == (mo != NULL), "an error, and yet a file");
    require(!error || (report.error == error && report.message[0]), "an error without a message");
    if (error)
        return 0;
    for (size_t i = 0; i < mo_count(mo); i++)
        check_message(mo, i);
    for (uint64_t n = 0; n < 20; n++)
        require(plural_select(mo_plural(mo), n) < plural_forms(mo_plural(mo)), "no such form");
    require(mo_find(mo, (struct lingo_text){NULL, 0}, (struct lingo_text){"\001", 1}) == MO_NONE ||
                mo_count(mo),
            "found in an empty file");
    mo_free(mo);
    return 0;
}
