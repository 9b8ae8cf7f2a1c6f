/* SPDX-License-Identifier: MIT */
/* A library that the dynamic linker loads into httplingod before libc: on SIGUSR2, the daemon's
 * main thread tries what a program would that has taken over the daemon, and prints the results.
 * See daemon-sandbox.py. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static void report(const char *what, int result)
{
    fprintf(stderr, "probe: %s: %s\n", what, result < 0 ? strerrorname_np(errno) : "done");
}

/* Opens what an environment variable names. */
static void try_open(const char *variable, int flags)
{
    const char *path = getenv(variable);
    if (path)
        report(variable, open(path, flags | O_CLOEXEC, 0600));
}

static void try_files(void)
{
    try_open("PROBE_READ_INSIDE", O_RDONLY);
    try_open("PROBE_READ_OUTSIDE", O_RDONLY);
    try_open("PROBE_LIST_OUTSIDE", O_RDONLY | O_DIRECTORY);
    try_open("PROBE_WRITE_SITE", O_WRONLY);
    try_open("PROBE_CREATE_AT_SITE", O_WRONLY | O_CREAT);
    try_open("PROBE_CREATE_AT_LOG", O_WRONLY | O_CREAT);
    try_open("PROBE_READ_LOG", O_RDONLY);
    const char *log = getenv("PROBE_READ_LOG");
    if (log)
        report("remove the log", unlink(log));
}

static void try_calls(void)
{
    char *const nothing[] = {NULL};
    pid_t other = (pid_t)atoi(getenv("PROBE_PROCESS"));
    report("execve", execve("/nonexistent", nothing, nothing));
    report("memfd_create", memfd_create("program", 0));
    report("ptrace", (int)ptrace(PTRACE_DETACH, other, NULL, NULL));
    report("socket AF_INET", socket(AF_INET, SOCK_STREAM, 0));
    report("socket AF_INET6", socket(AF_INET6, SOCK_DGRAM, 0));
    report("socket AF_NETLINK", socket(AF_NETLINK, SOCK_RAW, 0));
    report("socket AF_UNIX", socket(AF_UNIX, SOCK_DGRAM, 0));
    report("kill", kill(other, 0));
}

/* The daemon waits for signals here. */
int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *timeout)
{
    static int (*next)(const sigset_t *, siginfo_t *, const struct timespec *);
    sigset_t more = *set;
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "sigtimedwait");
    sigaddset(&more, SIGUSR2);
    int number = next(&more, info, timeout);
    if (number != SIGUSR2)
        return number;
    try_files();
    try_calls();
    fprintf(stderr, "probe: end\n");
    return -1;
}

/* Blocks the signal in all threads, which begin with the mask of the main thread. */
__attribute__((constructor)) static void begin(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
}
