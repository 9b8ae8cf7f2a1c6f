/* SPDX-License-Identifier: MIT */
/* Replaces the commands that read PO files if their libraries were missing when the command was
 * built. */
#include "tools/cli.h"
#include "tools/languages.h"

static int absent(void)
{
    return cli_error(EXIT_IO,
                     _("cannot read PO files: this httplingo was built without libgettextpo or "
                       "ICU; install both (Debian: libgettextpo-dev, libicu-dev) and build again"));
}

int command_po_check(int argc, char **argv)
{
    (void)argc, (void)argv;
    return absent();
}

int command_po_reword(int argc, char **argv)
{
    (void)argc, (void)argv;
    return absent();
}

int languages_markdown(char **paths, size_t count)
{
    (void)paths, (void)count;
    return absent();
}
