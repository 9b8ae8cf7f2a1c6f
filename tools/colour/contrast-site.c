/* SPDX-License-Identifier: MIT */
/* Warns about colours of a site file with too little contrast, because people who choose them often
 * have good eyesight. */
#include "tools/cli.h"
#include "tools/colour/contrast.h"

#ifdef HAVE_INIH
#include <math.h>

static void warn(void *closure, const struct contrast *found)
{
    const char *const *path = closure;
    cli_error(EXIT_DONE,
              _("%s: warning: %s = %s: the contrast with %s in the theme %s is %.1f:1, but should "
                "be at least %d:1"),
              *path, found->option, found->value, found->other, found->theme,
              floor(found->ratio * 10) / 10, found->least);
}

void contrast_warn(const char *site_file)
{
    contrast_find(site_file, warn, &site_file);
}
#else
void contrast_warn(const char *site_file)
{
    (void)site_file;
}
#endif
