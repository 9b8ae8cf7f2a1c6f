/* SPDX-License-Identifier: MIT */
/* Calls the kernel directly, because the C library has no functions for Landlock.  See
 * landlock(7). */
#include <config.h> /* first: syscall() and O_PATH are extensions */

#include "daemon/sandbox/landlock.h"

#include <errno.h>

#ifdef HAVE_LINUX_LANDLOCK_H
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What versions of the interface can restrict.  The header may be older than the kernel. */
#define FILES_1 ((UINT64_C(1) << 13) - 1)
#define FILES_2 (UINT64_C(1) << 13)  /* moving files to another folder */
#define FILES_3 (UINT64_C(1) << 14)  /* truncating files */
#define FILES_5 (UINT64_C(1) << 15)  /* ioctl() on devices */
#define NETWORK_4 UINT64_C(3)        /* binding and connecting TCP sockets */
#define SCOPE_ABSTRACT_6 UINT64_C(1) /* abstract Unix sockets of other processes */
#define SCOPE_SIGNAL_6 (UINT64_C(1) << 1)

/* As struct landlock_ruleset_attr of the newest version.  The kernel accepts members that it does
 * not know if they are 0. */
struct ruleset {
    uint64_t files, network, scope;
};

static int create(const struct ruleset *ruleset, size_t size, unsigned flags)
{
    return (int)syscall(SYS_landlock_create_ruleset, ruleset, size, flags);
}

/* The service manager may listen on an abstract socket. */
static uint64_t scope(void)
{
    const char *manager = getenv("NOTIFY_SOCKET");
    return manager && *manager == '@' ? SCOPE_SIGNAL_6 : SCOPE_SIGNAL_6 | SCOPE_ABSTRACT_6;
}

static struct ruleset choose(int version)
{
    struct ruleset ruleset = {.files = FILES_1};
    ruleset.files |= version >= 2 ? FILES_2 : 0;
    ruleset.files |= version >= 3 ? FILES_3 : 0;
    ruleset.network = version >= 4 ? NETWORK_4 : 0;
    ruleset.files |= version >= 5 ? FILES_5 : 0;
    ruleset.scope = version >= 6 ? scope() : 0;
    return ruleset;
}

static uint64_t rights(unsigned uses, bool is_folder)
{
    uint64_t of_files = (uses & PLACE_READ ? LANDLOCK_ACCESS_FS_READ_FILE : 0) |
                        (uses & PLACE_WRITE ? LANDLOCK_ACCESS_FS_WRITE_FILE : 0);
    uint64_t of_folders = (uses & PLACE_READ ? LANDLOCK_ACCESS_FS_READ_DIR : 0) |
                          (uses & PLACE_WRITE ? LANDLOCK_ACCESS_FS_MAKE_REG : 0) |
                          (uses & PLACE_REMOVE ? LANDLOCK_ACCESS_FS_REMOVE_FILE : 0);
    return of_files | (is_folder ? of_folders : 0);
}

/* Allows what is beneath a place.  A place that is not there is ignored, and so is a pipe without a
 * name, which the kernel does not restrict. */
static void allow(int ruleset, const struct place *place)
{
    struct stat status;
    int file = open(place->path, O_PATH | O_CLOEXEC);
    if (file < 0)
        return;
    if (!fstat(file, &status)) {
        struct landlock_path_beneath_attr beneath = {
            .allowed_access = rights(place->uses, S_ISDIR(status.st_mode)), .parent_fd = file};
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    }
    close(file);
}

int landlock_restrict(const struct places *places)
{
    int version = create(NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    struct ruleset chosen = choose(version);
    int ruleset = version < 1 ? -1 : create(&chosen, sizeof chosen, 0);
    if (ruleset < 0)
        return errno;
    for (size_t i = 0; i < places->count; i++)
        allow(ruleset, &places->list[i]);
    int error = syscall(SYS_landlock_restrict_self, ruleset, 0) ? errno : 0;
    close(ruleset);
    return error;
}
#else
int landlock_restrict(const struct places *places)
{
    (void)places;
    return ENOSYS;
}
#endif
