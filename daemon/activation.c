/* SPDX-License-Identifier: MIT */
/* Takes over sockets from the service manager. */
#include "daemon/activation.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_DESCRIPTOR 3

static long read_variable(const char *name)
{
    const char *text = getenv(name);
    char *end;
    if (!text || !*text)
        return -1;
    long number = strtol(text, &end, 10);
    return *end ? -1 : number;
}

/* Returns whether the next name in a list with colons is "metrics", and advances to the name after
 * it. */
static bool take_name(const char **names)
{
    size_t length = strcspn(*names, ":");
    bool found = length == 7 && !memcmp(*names, "metrics", 7);
    *names += length + ((*names)[length] == ':');
    return found;
}

int activation_take(struct listeners *listeners)
{
    long count = read_variable("LISTEN_FDS");
    const char *names = getenv("LISTEN_FDNAMES");
    if (read_variable("LISTEN_PID") != (long)getpid() || count < 1)
        return 0;
    if (!names)
        names = "";
    for (int i = 0; i < count; i++)
        if (!listen_take(listeners, FIRST_DESCRIPTOR + i, take_name(&names)))
            return -1;
    return (int)count;
}
