/* SPDX-License-Identifier: MIT */
/* Checks the fields about how a translation was made. */
#include "tools/po/provenance.h"

#include <string.h>

bool po_is_made(const char *value)
{
    return !strcmp(value, "machine") || !strcmp(value, "human");
}

bool po_is_read(const char *value)
{
    static const char native[] = "native, ";
    return !strcmp(value, "none") || !strcmp(value, "machine") ||
           (!strncmp(value, native, sizeof native - 1) && value[sizeof native - 1]);
}

/* Whether the two digits at p are a number in a range. */
static bool is_between(const char *p, int least, int most)
{
    int number = 10 * (p[0] - '0') + p[1] - '0';
    return number >= least && number <= most;
}

bool po_is_revised(const char *value)
{
    static const char shape[] = "0000-00-00 00:00+0000";
    if (strlen(value) != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < sizeof shape - 1; i++)
        if (shape[i] == '0' ? value[i] < '0' || value[i] > '9'
                            : value[i] != shape[i] && !(shape[i] == '+' && value[i] == '-'))
            return false;
    return is_between(value + 5, 1, 12) && is_between(value + 8, 1, 31) &&
           is_between(value + 11, 0, 23) && is_between(value + 14, 0, 59);
}
