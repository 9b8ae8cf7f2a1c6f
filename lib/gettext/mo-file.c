/* SPDX-License-Identifier: MIT */
#include "gettext/mo-impl.h"

#include "base/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The usual causes in words; strerror() would speak the language of the process's locale. */
static const char *cause(int number)
{
    switch (number) {
    case ENOENT:
        return "there is no such file";
    case ENOTDIR:
        return "a part of its path is not a directory";
    case EACCES:
        return "permission denied";
    case ELOOP:
        return "too many symbolic links";
    case EMFILE:
    case ENFILE:
        return "too many open files";
    case EIO:
        return "input/output error";
    default:
        return "error";
    }
}

static enum lingo_error cannot(const char *path, const char *what, int number,
                               struct lingo_report *report)
{
    enum lingo_error error = number == ENOMEM ? LINGO_ERROR_MEMORY : LINGO_ERROR_FILE;
    return report_error(report, error, "%s: cannot %s: %s (errno %d)", path, what, cause(number),
                        number);
}

/* Reads at most *length bytes; *length becomes how many there were. */
static bool read_fully(int descriptor, char *bytes, size_t *length)
{
    size_t done = 0;
    while (done < *length) {
        ssize_t n = read(descriptor, bytes + done, *length - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (!n)
            break;
        done += (size_t)n;
    }
    *length = done;
    return true;
}

static enum lingo_error open_descriptor(struct mo **out, int descriptor, const char *path,
                                        struct lingo_report *report)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return cannot(path, "examine it", errno, report);
    if (!S_ISREG(status.st_mode))
        return report_error(report, LINGO_ERROR_FILE, "%s: not a regular file", path);
    if (status.st_size > (off_t)MO_MAX_FILE)
        return report_error(report, LINGO_ERROR_LIMIT, "%s: more than 64 MiB", path);
    size_t length = (size_t)status.st_size;
    char *bytes = malloc(length ? length : 1);
    if (!bytes)
        return report_error(report, LINGO_ERROR_MEMORY, "%s: not enough memory", path);
    if (!read_fully(descriptor, bytes, &length)) {
        int number = errno;
        free(bytes);
        return cannot(path, "read it", number, report);
    }
    return mo_open_owned(out, bytes, length, path, report);
}

enum lingo_error mo_open_file(struct mo **out, const char *path, struct lingo_report *report)
{
    *out = NULL;
    /* without O_NONBLOCK opening a FIFO would wait for its writer */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return cannot(path, "open it", errno, report);
    enum lingo_error error = open_descriptor(out, descriptor, path, report);
    close(descriptor);
    return error;
}
