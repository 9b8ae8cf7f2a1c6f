/* SPDX-License-Identifier: MIT */
/* Creates files and directories for commands that write more than one file. */
#include "tools/files.h"

#include "base/file.h"
#include "tools/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Creates a directory if it does not exist.  Returns false after printing an error. */
static bool make_folder(const char *path)
{
    struct stat status;
    if (!mkdir(path, 0777))
        return true;
    int number = errno;
    bool is_there = number == EEXIST && !stat(path, &status);
    if (is_there && S_ISDIR(status.st_mode))
        return true;
    if (is_there)
        cli_error(EXIT_IO, "%s: expected a directory, not %s", path, file_kind(status.st_mode));
    else
        cli_error(EXIT_IO, "%s: %s", path, strerror(number));
    return false;
}

bool files_make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool good = make_folder(path);
        *slash = '/';
        if (!good)
            return false;
    }
    return true;
}

FILE *files_create(const char *path)
{
    struct stat status;
    int descriptor =
        open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0666);
    int number = errno;
    bool is_known = !(descriptor < 0 ? stat(path, &status) : fstat(descriptor, &status));
    FILE *file = NULL;
    if (is_known && !S_ISREG(status.st_mode))
        cli_error(EXIT_IO, "%s: expected a regular file, not %s", path, file_kind(status.st_mode));
    else if (descriptor < 0 || !(file = fdopen(descriptor, "w")))
        cli_error(EXIT_IO, "%s: %s", path, strerror(descriptor < 0 ? number : errno));
    if (!file && descriptor >= 0)
        close(descriptor);
    return file;
}
