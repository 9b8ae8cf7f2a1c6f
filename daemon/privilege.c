/* SPDX-License-Identifier: MIT */
/* Switches to another user, and makes that user the owner of Unix sockets. */
#include "daemon/privilege.h"

#include "daemon/log.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <unistd.h>

static const struct passwd *find_user(const char *name)
{
    if (name)
        return getpwnam(name);
    const struct passwd *user = getpwnam("httplingo");
    return user ? user : getpwnam("nobody");
}

/* Splits "USER:GROUP"; the group is NULL if there is none. */
static bool split(const char *text, char *name, size_t size, const char **group)
{
    const char *colon = text ? strchr(text, ':') : NULL;
    size_t length = colon ? (size_t)(colon - text) : text ? strlen(text) : 0;
    *group = colon ? colon + 1 : NULL;
    if (length >= size)
        return false;
    memcpy(name, text ? text : "", length);
    name[length] = '\0';
    return true;
}

static bool give_sockets(const struct listeners *listeners, uid_t user, gid_t group)
{
    for (size_t i = 0; i < listeners->count; i++) {
        const char *path = listeners->list[i].unix_path;
        if (*path && lchown(path, user, group)) {
            say("unix:%s: %s", path, strerror(errno));
            return false;
        }
    }
    return true;
}

static bool become(const char *name, gid_t group, uid_t user)
{
    if (initgroups(name, group) || setgid(group) || setuid(user)) {
        say("cannot switch to user %s: %s", name, strerror(errno));
        return false;
    }
    if (user && (!setuid(0) || !seteuid(0))) {
        say("cannot give up root privileges");
        return false;
    }
    return true;
}

bool privilege_drop(const char *user, const struct listeners *listeners)
{
    char name[64];
    const char *group_name;
#ifdef __linux__
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
    if (geteuid()) {
        if (user)
            say("--user is ignored: only root can switch to another user");
        return true;
    }
    if (!split(user, name, sizeof name, &group_name)) {
        say("there is no user \"%s\"", user);
        return false;
    }
    const struct passwd *found = find_user(user ? name : NULL);
    if (!found) {
        say("there is no user \"%s\": create it, or choose another one with --user",
            user ? name : "nobody");
        return false;
    }
    gid_t group = found->pw_gid;
    if (group_name) {
        const struct group *entry = getgrnam(group_name);
        if (!entry) {
            say("there is no group \"%s\"", group_name);
            return false;
        }
        group = entry->gr_gid;
    }
    return give_sockets(listeners, found->pw_uid, group) &&
           become(found->pw_name, group, found->pw_uid);
}
