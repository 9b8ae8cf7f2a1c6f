/* SPDX-License-Identifier: MIT */
/* Reports mistakes in the options of a site. */
#include "site/open.h"

#include "base/report.h"

#include <string.h>

/* Puts the place of the option before the message. */
static void name_place(const struct site_opening *opening)
{
    for (size_t i = opening->setting_count; opening->places && opening->culprit && i-- > 0;) {
        struct lingo_report said = *opening->report;
        const char *name = opening->settings[i].name;
        if (!name || strcmp(name, opening->culprit) != 0)
            continue;
        report_error(opening->report, said.error, "%.120s: %.380s", opening->places[i],
                     said.message);
        return;
    }
}

void site_complain(struct site_opening *opening, enum lingo_error error)
{
    if (!error)
        return;
    if (!opening->error)
        opening->error = error;
    if (error == LINGO_ERROR_MEMORY)
        report_error(opening->report, error, "there is not enough memory");
    else
        name_place(opening);
    if (opening->tell)
        opening->tell(opening->context, opening->report);
}
