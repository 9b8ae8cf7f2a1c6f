/* SPDX-License-Identifier: MIT */
/* Compares the number of connections with RLIMIT_NOFILE. */
#include "daemon/open-files.h"

#include "daemon/log.h"

#include <sys/resource.h>

/* Standard streams, the log, the site file and the files that it names, two of the keeper, the
 * socket of the service manager, and those that the C library opens. */
#define OWN_FILES 16
/* A thread waits on one descriptor and is woken by another. */
#define FILES_OF_THREAD 2

size_t open_files_reserve(unsigned connections)
{
    return connections / 8 + 4;
}

size_t open_files_lingering(unsigned connections)
{
    return connections / 8 + 2;
}

static size_t count_files(const struct options *options, size_t listeners, unsigned connections)
{
    unsigned threads = options->threads < connections ? options->threads : connections;
    size_t of_listener =
        1 + (1 + threads) * FILES_OF_THREAD + connections + open_files_reserve(connections);
    return OWN_FILES + open_files_lingering(connections) + listeners * of_listener;
}

/* The maximum number of connections for a number of open files; 0 if there are too few. */
static unsigned find_connections(const struct options *options, size_t listeners, rlim_t files)
{
    unsigned low = 0, high = options->connections;
    while (low < high) {
        unsigned middle = high - (high - low) / 2;
        if (count_files(options, listeners, middle) <= files)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

bool open_files_prepare(struct options *options, size_t listeners)
{
    struct rlimit limit;
    size_t needed = count_files(options, listeners, options->connections);
    if (getrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur >= needed)
        return true;
    limit.rlim_cur = limit.rlim_max < needed ? limit.rlim_max : needed;
    if (setrlimit(RLIMIT_NOFILE, &limit) || limit.rlim_cur >= needed)
        return true;
    unsigned connections = find_connections(options, listeners, limit.rlim_cur);
    if (!connections) {
        say("the limit of open files, %llu, is too low for any connections; raise it to %zu "
            "(ulimit -n, LimitNOFILE=)",
            (unsigned long long)limit.rlim_cur, needed);
        return false;
    }
    say("the limit of open files, %llu, is too low for --connections=%u, which needs %zu; "
        "allowing %u connections (ulimit -n, LimitNOFILE=)",
        (unsigned long long)limit.rlim_cur, options->connections, needed, connections);
    options->connections = connections;
    return true;
}
