/* SPDX-License-Identifier: MIT */
/*
 * The functions of libc that would need a system, for a module that runs where there is none.
 *
 * A browser and a worker have no files.  With these, the module imports nothing: the functions of
 * libc that would call the host are not linked.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(void)
{
    errno = ENOENT;
    return -1;
}

int open(const char *path, int flags, ...)
{
    (void)path, (void)flags;
    return fail();
}

int close(int descriptor)
{
    (void)descriptor;
    return fail();
}

ssize_t read(int descriptor, void *buffer, size_t size)
{
    (void)descriptor, (void)buffer, (void)size;
    return fail();
}

int stat(const char *restrict path, struct stat *restrict status)
{
    (void)path, (void)status;
    return fail();
}

int fstat(int descriptor, struct stat *status)
{
    (void)descriptor, (void)status;
    return fail();
}

int access(const char *path, int mode)
{
    (void)path, (void)mode;
    return fail();
}

DIR *opendir(const char *path)
{
    (void)path;
    fail();
    return NULL;
}

struct dirent *readdir(DIR *directory)
{
    (void)directory;
    return NULL;
}

int closedir(DIR *directory)
{
    (void)directory;
    return fail();
}

/* libc's standard error, where snprintf() complains about what it was not built for. */
char __stderr_FILE[256];

int fputs(const char *restrict text, FILE *restrict file)
{
    (void)text, (void)file;
    return EOF;
}

_Noreturn void abort(void)
{
    __builtin_trap();
}
