/* SPDX-License-Identifier: MIT */
/* Replaces httplingo preview if its libraries were missing when the command was built. */
#include "tools/cli.h"

int command_preview(int argc, char **argv)
{
    (void)argc, (void)argv;
    return cli_error(EXIT_IO,
                     _("cannot show a preview: this httplingo was built without libmicrohttpd, "
                       "libgettextpo or ICU; install all of them (Debian: libmicrohttpd-dev, "
                       "libgettextpo-dev, libicu-dev) and build again"));
}
