/* SPDX-License-Identifier: MIT */
/* Parses addresses, and opens TCP and Unix sockets. */
#include "daemon/listen.h"

#include "base/file.h"
#include "daemon/log.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define BACKLOG 16384 /* the kernel limits it to net.core.somaxconn */

static struct listener *add(struct listeners *listeners, int socket, bool is_metrics, bool is_ours)
{
    if (listeners->count == sizeof listeners->list / sizeof listeners->list[0]) {
        say("too many addresses to listen on; the limit is %zu", listeners->count);
        close(socket);
        return NULL;
    }
    struct listener *listener = &listeners->list[listeners->count++];
    *listener = (struct listener){.socket = socket, .is_metrics = is_metrics, .is_ours = is_ours};
    return listener;
}

/* ---- Unix sockets ---- */

/* Removes a socket on which no process listens any more. */
static void remove_stale(const struct sockaddr_un *address)
{
    struct stat status;
    if (lstat(address->sun_path, &status) || !S_ISSOCK(status.st_mode))
        return;
    int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (probe < 0)
        return;
    if (connect(probe, (const struct sockaddr *)address, sizeof *address) && errno == ECONNREFUSED)
        unlink(address->sun_path);
    close(probe);
}

/* Reports why a socket cannot be created at a path. */
static void say_taken(const char *path, int why)
{
    struct stat status;
    if (why == EADDRINUSE && !lstat(path, &status) && !S_ISSOCK(status.st_mode))
        say("unix:%s: expected a socket or no file, not %s", path,
            S_ISLNK(status.st_mode) ? "a symbolic link" : file_kind(status.st_mode));
    else
        say("unix:%s: %s", path, strerror(why));
}

static bool fill_path(struct sockaddr_un *address, const char *path)
{
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    if (!*path || strlen(path) >= sizeof address->sun_path) {
        say("unix:%s: the path of a socket must have 1 to %zu bytes", path,
            sizeof address->sun_path - 1);
        return false;
    }
    memcpy(address->sun_path, path, strlen(path));
    return true;
}

static bool check_unix(const char *path)
{
    struct sockaddr_un address;
    struct stat status;
    if (!fill_path(&address, path))
        return false;
    if (!lstat(path, &status)) {
        if (S_ISSOCK(status.st_mode))
            return true;
        say_taken(path, EADDRINUSE);
        return false;
    }
    char *slash = strrchr(address.sun_path, '/');
    if (slash)
        slash[slash == address.sun_path] = '\0'; /* the directory; that of "/socket" is "/" */
    if (access(slash ? address.sun_path : ".", W_OK | X_OK)) {
        say_taken(path, errno);
        return false;
    }
    return true;
}

static bool listen_unix(struct listeners *listeners, const char *path, bool is_metrics, mode_t mode)
{
    struct sockaddr_un address;
    if (!fill_path(&address, path))
        return false;
    remove_stale(&address);
    int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    mode_t mask = umask(0777 & ~mode);
    bool good = s >= 0 && !bind(s, (const struct sockaddr *)&address, sizeof address) &&
                !listen(s, BACKLOG);
    int why = errno;
    umask(mask);
    if (!good) {
        say_taken(path, why);
        if (s >= 0)
            close(s);
        return false;
    }
    struct listener *listener = add(listeners, s, is_metrics, true);
    if (!listener)
        return false;
    memcpy(listener->unix_path, path, strlen(path) + 1);
    say("listening on unix:%s", path);
    return true;
}

/* ---- TCP ---- */

/* Prints the address of a socket, whose port may have been given as 0. */
static void say_address(int socket)
{
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    char host[64], port[16];
    if (getsockname(socket, (struct sockaddr *)&address, &length) ||
        getnameinfo((const struct sockaddr *)&address, length, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV))
        return;
    say(address.ss_family == AF_INET6 ? "listening on [%s]:%s" : "listening on %s:%s", host, port);
}

/* Opens a socket that is bound to an address.  Returns -1 and sets errno on failure. */
static int bind_tcp(const struct addrinfo *info)
{
    int on = 1, off = 0;
    int s = socket(info->ai_family, info->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (s < 0)
        return -1;
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (info->ai_family == AF_INET6)
        setsockopt(s, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (!bind(s, info->ai_addr, info->ai_addrlen))
        return s;
    int why = errno;
    close(s);
    errno = why;
    return -1;
}

bool address_split(const char *address, char *host, size_t size, const char **port)
{
    const char *colon = strrchr(address, ':');
    const char *begin = address, *end = colon ? colon : address;
    *port = colon ? colon + 1 : address;
    if (begin[0] == '[') {
        if (end == begin || end[-1] != ']')
            return false;
        begin++;
        end--;
    } else if (memchr(begin, ':', (size_t)(end - begin))) {
        return false; /* IPv6 without brackets: the port is ambiguous */
    }
    size_t digits = strspn(*port, "0123456789");
    if (!digits || digits > 5 || (*port)[digits] || strtoul(*port, NULL, 10) > 65535 ||
        (size_t)(end - begin) >= size)
        return false;
    memcpy(host, begin, (size_t)(end - begin));
    host[end - begin] = '\0';
    return true;
}

/* The addresses of a host; NULL after printing an error. */
static struct addrinfo *find_addresses(const char *address, bool *is_any)
{
    char host[HOST_MAX];
    const char *port;
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *found;
    if (!address_split(address, host, sizeof host, &port)) {
        say("\"%s\" is not an address; expected HOST:PORT, [IPv6]:PORT, :PORT, PORT or unix:PATH, "
            "with a "
            "port up to 65535",
            address);
        return NULL;
    }
    *is_any = !*host;
    int error = getaddrinfo(*host ? host : NULL, port, &hints, &found);
    if (!error)
        return found;
    say("%s: %s", address, gai_strerror(error));
    return NULL;
}

/* Binds to the first address of a host that is available.  Without a host, prefers an IPv6 socket
 * that accepts IPv4, too. */
static int bind_first(const struct addrinfo *found, bool is_any)
{
    int s = -1;
    for (const struct addrinfo *info = found; is_any && info && s < 0; info = info->ai_next)
        if (info->ai_family == AF_INET6)
            s = bind_tcp(info);
    for (const struct addrinfo *info = found; info && s < 0; info = info->ai_next)
        s = bind_tcp(info);
    return s;
}

/* Opens a socket for an address.  Returns -1 after printing an error, or without one if the address
 * is in use and that is allowed. */
static int open_tcp(const char *address, bool may_be_used, bool *good)
{
    bool is_any;
    struct addrinfo *found = find_addresses(address, &is_any);
    *good = false;
    if (!found)
        return -1;
    int s = bind_first(found, is_any);
    int why = errno;
    freeaddrinfo(found);
    *good = s >= 0 || (may_be_used && why == EADDRINUSE);
    if (!*good)
        say("%s: %s", address, strerror(why));
    return s;
}

static bool listen_tcp(struct listeners *listeners, const char *address, bool is_metrics)
{
    bool good;
    int s = open_tcp(address, false, &good);
    if (s < 0)
        return false;
    if (listen(s, BACKLOG)) {
        say("%s: %s", address, strerror(errno));
        close(s);
        return false;
    }
    say_address(s);
    return add(listeners, s, is_metrics, true);
}

bool listen_check(const char *address)
{
    bool good;
    if (!strncmp(address, "unix:", 5))
        return check_unix(address + 5);
    int s = open_tcp(address, true, &good);
    if (s >= 0)
        close(s);
    return good;
}

bool listen_at(struct listeners *listeners, const char *address, bool is_metrics, mode_t mode)
{
    if (!strncmp(address, "unix:", 5))
        return listen_unix(listeners, address + 5, is_metrics, mode);
    return listen_tcp(listeners, address, is_metrics);
}

bool listen_take(struct listeners *listeners, int socket, bool is_metrics)
{
    int listens = 0;
    socklen_t length = sizeof listens;
    if (getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) || !listens) {
        say("file descriptor %d from the service manager is not a listening socket", socket);
        return false;
    }
    fcntl(socket, F_SETFD, FD_CLOEXEC);
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK);
    return add(listeners, socket, is_metrics, false);
}

void listen_close(struct listeners *listeners)
{
    for (size_t i = 0; i < listeners->count; i++) {
        close(listeners->list[i].socket);
        if (listeners->list[i].unix_path[0])
            unlink(listeners->list[i].unix_path);
    }
    listeners->count = 0;
}
