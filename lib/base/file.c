/* SPDX-License-Identifier: MIT */
/* Opens files without blocking, and reads them up to a limit. */
#include "base/file.h"

#include "base/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* For systems that lack these, such as Windows, where a file is text without O_BINARY. */
#ifndef O_BINARY
#define O_BINARY 0
#endif
#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif
#ifndef O_NOCTTY
#define O_NOCTTY 0
#endif
#ifndef O_NONBLOCK
#define O_NONBLOCK 0
#endif
#ifndef S_ISSOCK
#define S_ISSOCK(mode) 0
#endif

/* How much memory is allocated if the size is unknown. */
#define FIRST_SIZE ((size_t)16 << 10)

/* The cause of a failure in English, or "" if it is not listed here. strerror() would use the
 * language of the locale. */
static const char *file_cause(int number)
{
    switch (number) {
    case ENOENT:
        return "there is no such file";
    case ENOTDIR:
        return "a part of its path is not a directory";
    case EISDIR:
        return "it is a directory";
    case EACCES:
    case EPERM:
        return "permission denied";
    case ELOOP:
        return "too many symbolic links";
    case ENAMETOOLONG:
        return "the name is too long";
    case EMFILE:
    case ENFILE:
        return "too many open files";
    case ENXIO:
    case ENODEV:
        return "it is a device or a socket";
    case EIO:
        return "input/output error";
    default:
        return "";
    }
}

static enum lingo_error cannot(const char *name, const char *what, int number,
                               struct lingo_report *report)
{
    const char *cause = file_cause(number);
    if (number == ENOMEM)
        return report_error(report, LINGO_ERROR_MEMORY, "%s: not enough memory", name);
    if (*cause)
        return report_error(report, LINGO_ERROR_FILE, "%s: cannot %s: %s", name, what, cause);
    return report_error(report, LINGO_ERROR_FILE, "%s: cannot %s (errno %d)", name, what, number);
}

const char *file_kind(mode_t mode)
{
    return S_ISREG(mode)    ? "a regular file"
           : S_ISDIR(mode)  ? "a directory"
           : S_ISFIFO(mode) ? "a named pipe (FIFO)"
           : S_ISSOCK(mode) ? "a socket"
                            : "a device";
}

static enum lingo_error not_regular(const char *name, mode_t mode, struct lingo_report *report)
{
    return report_error(report, LINGO_ERROR_FILE, "%s: expected a regular file, not %s", name,
                        file_kind(mode));
}

/* A socket cannot be opened, and the error of open() does not mention that it is a socket. */
static enum lingo_error cannot_open(const char *path, int number, struct lingo_report *report)
{
    struct stat status;
    if (!stat(path, &status) && !S_ISREG(status.st_mode))
        return not_regular(path, status.st_mode, report);
    return cannot(path, "open it", number, report);
}

enum lingo_error file_directory_error(const char *path, int number, struct lingo_report *report)
{
    struct stat status;
    if (number == ENOTDIR && !stat(path, &status))
        return report_error(report, LINGO_ERROR_FILE, "%s: expected a directory, not %s", path,
                            file_kind(status.st_mode));
    return cannot(path, "read the directory", number, report);
}

static enum lingo_error exceeds(const char *name, size_t limit, struct lingo_report *report)
{
    bool mebibytes = limit >= 1u << 20 && !(limit % (1u << 20));
    return report_error(report, LINGO_ERROR_LIMIT, "%s: larger than %zu %s", name,
                        mebibytes ? limit >> 20 : limit, mebibytes ? "MiB" : "bytes");
}

/* Increases the memory, up to limit bytes, one byte that shows that there are more, and a NUL. */
static bool grow(char **data, size_t *size, size_t limit)
{
    size_t most = limit + 2, doubled = *size < most / 2 ? *size * 2 : most;
    char *grown = realloc(*data, doubled);
    if (!grown)
        return false;
    *data = grown;
    *size = doubled;
    return true;
}

/* Reads until the end, an error, or one byte beyond the limit.  Returns 0 or an errno. */
static int read_all(int descriptor, char **data, size_t size, size_t limit, size_t *length)
{
    size_t n = 0;
    while (n <= limit) {
        if (n + 1 >= size && !grow(data, &size, limit))
            return ENOMEM;
        size_t room = size - n - 1, left = limit + 1 - n;
        ssize_t got = read(descriptor, *data + n, room < left ? room : left);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (!got)
            break;
        n += (size_t)got;
    }
    *length = n;
    return 0;
}

static enum lingo_error read_sized(int descriptor, const char *name, size_t expected, size_t limit,
                                   char **out, size_t *length, struct lingo_report *report)
{
    size_t size = (expected < limit ? expected : limit) + 2;
    char *data = malloc(size);
    int number = data ? read_all(descriptor, &data, size, limit, length) : ENOMEM;
    enum lingo_error error = LINGO_OK;
    if (number)
        error = cannot(name, "read it", number, report);
    else if (*length > limit)
        error = exceeds(name, limit, report);
    if (error) {
        free(data);
        return error;
    }
    data[*length] = '\0';
    *out = data;
    return LINGO_OK;
}

enum lingo_error file_read_descriptor(int descriptor, const char *name, size_t limit, char **data,
                                      size_t *length, struct lingo_report *report)
{
    *data = NULL;
    *length = 0;
    return read_sized(descriptor, name, FIRST_SIZE, limit, data, length, report);
}

static enum lingo_error read_regular(int descriptor, const char *path, size_t limit, char **data,
                                     size_t *length, struct lingo_report *report)
{
    struct stat status;
    if (fstat(descriptor, &status))
        return cannot(path, "examine it", errno, report);
    if (!S_ISREG(status.st_mode))
        return not_regular(path, status.st_mode, report);
    if ((uintmax_t)status.st_size > limit)
        return exceeds(path, limit, report);
    return read_sized(descriptor, path, (size_t)status.st_size, limit, data, length, report);
}

enum lingo_error file_read(const char *path, size_t limit, char **data, size_t *length,
                           struct lingo_report *report)
{
    *data = NULL;
    *length = 0;
    /* Without O_NONBLOCK, opening a FIFO would wait for a writer. */
    int descriptor = open(path, O_RDONLY | O_BINARY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return cannot_open(path, errno, report);
    enum lingo_error error = read_regular(descriptor, path, limit, data, length, report);
    close(descriptor);
    return error;
}

static const struct lingo_file *find(const struct lingo_files *files, const char *path)
{
    for (size_t i = 0; i < files->count; i++)
        if (files->files[i].name && !strcmp(files->files[i].name, path))
            return &files->files[i];
    return NULL;
}

static enum lingo_error copy(const struct lingo_file *file, size_t limit, char **data,
                             size_t *length, struct lingo_report *report)
{
    if (file->length > limit)
        return exceeds(file->name, limit, report);
    *data = malloc(file->length + 1);
    if (!*data)
        return cannot(file->name, "read it", ENOMEM, report);
    if (file->length)
        memcpy(*data, file->bytes, file->length);
    (*data)[file->length] = '\0';
    *length = file->length;
    return LINGO_OK;
}

enum lingo_error file_read_from(const struct lingo_files *files, const char *path, size_t limit,
                                char **data, size_t *length, struct lingo_report *report)
{
    if (!files)
        return file_read(path, limit, data, length, report);
    const struct lingo_file *file = find(files, path);
    *data = NULL;
    *length = 0;
    if (!file)
        return cannot(path, "open it", ENOENT, report);
    return copy(file, limit, data, length, report);
}

bool file_is_there(const struct lingo_files *files, const char *path)
{
    return files ? find(files, path) != NULL : !access(path, F_OK);
}
