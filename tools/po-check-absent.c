/* SPDX-License-Identifier: MIT */
/* httplingo po-check, where it was built without what it needs. */
#include "cli.h"

int command_po_check(int argc, char **argv)
{
    (void)argc, (void)argv;
    return cli_error(EXIT_IO,
                     _("this httplingo was built without libgettextpo or ICU; with both "
                       "(Debian: libgettextpo-dev, libicu-dev) configure builds po-check"));
}
