/* SPDX-License-Identifier: MIT */
/* The user's pager. */
#include "tools/pager.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define NOT_FOUND 127 /* the shell's exit status for an unknown command */

/* The command, or NULL if the user wants none. */
static char *command_of(void)
{
    static char usual[] = "less";
    char *command = getenv("HTTPLINGO_PAGER");
    if (!command)
        command = getenv("PAGER");
    if (!command)
        command = usual;
    return *command && strcmp(command, "cat") != 0 ? command : NULL;
}

/* Signals whose actions differ while a pager runs: the user interrupts and leaves the pager, not
 * this program. */
static const int signals[] = {SIGINT, SIGQUIT, SIGPIPE};
#define SIGNAL_COUNT (sizeof signals / sizeof signals[0])

static void ignore_signals(struct sigaction *before)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        sigaction(signals[i], &ignore, &before[i]);
}

static void restore_signals(const struct sigaction *before)
{
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        sigaction(signals[i], &before[i], NULL);
}

/* Starts the command with the end of a pipe as its input.  The signals have their defaults there.
 */
static bool start(pid_t *pid, char *command, const int ends[2])
{
    char shell[] = "sh", option[] = "-c", *const arguments[] = {shell, option, command, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    sigemptyset(&defaults);
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        sigaddset(&defaults, signals[i]);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int error = posix_spawn(pid, "/bin/sh", &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return !error;
}

/* Until the user leaves the pager. */
static void write_all(int file, const char *text, size_t length)
{
    while (length) {
        ssize_t n = write(file, text, length);
        if (n < 0 && errno != EINTR)
            return;
        text += n > 0 ? n : 0;
        length -= n > 0 ? (size_t)n : 0;
    }
}

static int wait_for(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

bool pager_show(const char *text, size_t length)
{
    char *command = command_of();
    struct sigaction before[SIGNAL_COUNT];
    int ends[2];
    pid_t pid = 0;
    if (!command || pipe(ends))
        return false;
    /* R shows bold text; F and X leave a short text on the screen. */
    setenv("LESS", "FRX", 0);
    ignore_signals(before);
    bool started = start(&pid, command, ends);
    close(ends[0]);
    if (started)
        write_all(ends[1], text, length);
    close(ends[1]);
    int status = started ? wait_for(pid) : 0;
    restore_signals(before);
    return started && !(WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND);
}
