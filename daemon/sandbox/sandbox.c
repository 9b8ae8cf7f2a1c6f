/* SPDX-License-Identifier: MIT */
/* Enters the sandbox, and explains it. */
#include "daemon/sandbox/sandbox.h"

#include "daemon/log.h"
#include "daemon/sandbox/landlock.h"
#include "daemon/sandbox/seccomp.h"

#include <stdio.h>
#include <string.h>

/* Landlock comes first, because seccomp may refuse what it needs. */
void sandbox_enter(struct sandbox *sandbox, const struct options *options,
                   const struct listeners *listeners)
{
    if (!places_find(&sandbox->places, options, listeners)) {
        say("no sandbox: there is not enough memory");
        return;
    }
    int files = landlock_restrict(&sandbox->places);
    int calls = seccomp_restrict();
    sandbox->is_on = !files;
    if (files && calls)
        say("no sandbox: the kernel supports neither Landlock (%s) nor seccomp", strerror(files));
    else if (files)
        say("no sandbox for files: the kernel does not support Landlock: %s", strerror(files));
    else if (calls)
        say("no sandbox for system calls: the kernel does not support seccomp: %s",
            strerror(calls));
}

/* The folders for a use, as many as fit, separated by commas. */
static const char *list(const struct places *places, unsigned use, char *text, size_t size)
{
    size_t length = 0;
    strcpy(text, "");
    for (size_t i = 0; i < places->count; i++) {
        const struct place *place = &places->list[i];
        if (!(place->uses & use) || place->uses & PLACE_SYSTEM)
            continue;
        int added = snprintf(text + length, size - length, "%s%s", length ? ", " : "", place->path);
        if (added < 0 || (size_t)added >= size - length)
            break;
        length += (size_t)added;
    }
    return *text ? text : "no folder";
}

void sandbox_explain(const struct sandbox *sandbox)
{
    char read[384], written[128];
    if (!sandbox->is_on)
        return;
    say("since its start, the daemon may only read beneath %s and write beneath %s; to use other "
        "folders, restart it, or start it with --no-sandbox",
        list(&sandbox->places, PLACE_READ, read, sizeof read),
        list(&sandbox->places, PLACE_WRITE, written, sizeof written));
}

void sandbox_free(struct sandbox *sandbox)
{
    places_free(&sandbox->places);
}
