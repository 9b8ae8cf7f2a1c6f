/* SPDX-License-Identifier: MIT */
/* Finds the folders of the site file, of the files that it names, of the log and of sockets. */
#include <config.h> /* first: dl_iterate_phdr() is an extension */

#include "daemon/sandbox/places.h"

#include "base/file.h"

#include <ini.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#ifdef __GLIBC__
#include <link.h>
#endif

/* Larger than any valid site file. */
#define SITE_FILE_MAX (1u << 20)

/* Adds a place unless it is already there, with the first length bytes of a path. */
static bool add(struct places *places, const char *path, size_t length, unsigned uses)
{
    for (size_t i = 0; i < places->count; i++) {
        struct place *place = &places->list[i];
        if (strlen(place->path) == length && !memcmp(place->path, path, length)) {
            place->uses |= uses;
            return true;
        }
    }
    char *copy = places->count < PLACES_MAX ? strndup(path, length) : NULL;
    if (copy)
        places->list[places->count++] = (struct place){copy, uses};
    return copy != NULL;
}

static bool add_folder(struct places *places, const char *file, unsigned uses)
{
    const char *slash = strrchr(file, '/');
    if (!slash)
        return add(places, ".", 1, uses);
    return add(places, file, slash > file ? (size_t)(slash - file) : 1, uses);
}

/* Adds the folder of a file, where another file may replace it, and the folder of the file that it
 * is a symbolic link to. */
static bool add_folders(struct places *places, const char *file, unsigned uses)
{
    char real[PATH_MAX];
    return add_folder(places, file, uses) &&
           (!realpath(file, real) || add_folder(places, real, uses));
}

/* ---- the site file ---- */

struct reading {
    struct places *places;
    const char *site_file;
    bool good;
};

/* A path in a site file, which may be relative to its folder; NULL if it is too long. */
static const char *resolve(const char *site_file, const char *path, char joined[PATH_MAX])
{
    const char *slash = strrchr(site_file, '/');
    if (*path == '/' || !slash)
        return path;
    int length =
        snprintf(joined, PATH_MAX, "%.*s%s", (int)(slash + 1 - site_file), site_file, path);
    return length < PATH_MAX ? joined : NULL;
}

static int on_option(void *closure, const char *section, const char *name, const char *value)
{
    struct reading *reading = closure;
    char joined[PATH_MAX];
    (void)section;
    bool is_folder = !strcmp(name, "texts");
    bool is_file =
        !strcmp(name, "template") || (!strcmp(name, "logo") && strncmp(value, "data:", 5));
    const char *path = resolve(reading->site_file, value, joined);
    if (!path || !*value || (!is_folder && !is_file))
        return 1;
    reading->good = is_folder ? add(reading->places, path, strlen(path), PLACE_READ)
                              : add_folders(reading->places, path, PLACE_READ);
    return reading->good;
}

static bool add_site(struct places *places, const char *site_file)
{
    struct reading reading = {places, site_file, add_folders(places, site_file, PLACE_READ)};
    char *data;
    size_t length;
    if (!reading.good || file_read(site_file, SITE_FILE_MAX, &data, &length, NULL))
        return reading.good; /* opening the site reports this */
    ini_parse_string(data, on_option, &reading);
    free(data);
    return reading.good;
}

/* ---- the log ---- */

/* After a rotation, a new file is created in the folder.  A device, and a pipe without a name such
 * as that behind /dev/stdout, have no folder of their own. */
static bool add_log(struct places *places, const char *path)
{
    char real[PATH_MAX];
    struct stat status;
    bool is_there = !stat(path, &status), is_named = realpath(path, real) != NULL;
    if (is_there && !S_ISREG(status.st_mode) && !(S_ISFIFO(status.st_mode) && is_named))
        return add(places, path, strlen(path), PLACE_WRITE);
    return add_folders(places, path, PLACE_WRITE);
}

/* ---- the system ---- */

#ifdef __GLIBC__
/* The folder of the C library also contains the modules with which iconv() reads .mo files in other
 * charsets. */
static int on_object(struct dl_phdr_info *object, size_t size, void *closure)
{
    char real[PATH_MAX];
    (void)size;
    const char *slash = strrchr(object->dlpi_name, '/');
    if (!slash || strncmp(slash, "/libc.so", 8) != 0 || !realpath(object->dlpi_name, real))
        return 0;
    *strrchr(real, '/') = '\0';
    if (strlen(real) + sizeof "/gconv" <= sizeof real)
        strcat(real, "/gconv");
    add(closure, real, strlen(real), PLACE_READ | PLACE_SYSTEM);
    return 1;
}
#endif

static void add_system(struct places *places)
{
#ifdef __GLIBC__
    dl_iterate_phdr(on_object, places);
#else
    (void)places;
#endif
}

bool places_find(struct places *places, const struct options *options,
                 const struct listeners *listeners)
{
    const char *log =
        options->access_log && strcmp(options->access_log, "-") != 0 ? options->access_log : NULL;
    *places = (struct places){.count = 0};
    bool good =
        (!options->site || add_site(places, options->site)) && (!log || add_log(places, log));
    for (size_t i = 0; i < listeners->count; i++)
        if (*listeners->list[i].unix_path)
            good = good && add_folder(places, listeners->list[i].unix_path, PLACE_REMOVE);
    if (options->site)
        add_system(places);
    return good;
}

void places_free(struct places *places)
{
    while (places->count)
        free(places->list[--places->count].path);
}
