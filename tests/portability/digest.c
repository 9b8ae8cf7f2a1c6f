/* SPDX-License-Identifier: MIT */
/*
 * digest [--perturb AREA] [--list AREA]: prints a line "AREA ITEMS DIGEST" for each area of what
 * the library computes.  With --list, prints a line for each item of an area instead, to find the
 * item that differs between two platforms.  With --perturb, changes the first item of an area, to
 * test whether that is noticed.
 */
#include "tests/portability/digest.h"

#include "base/sha256.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

struct digest {
    struct sha256 area, item;
    char name[256]; /* of the item */
    size_t items;
    bool is_listed, is_perturbed;
};

static const struct area {
    const char *name;
    void (*add)(struct digest *);
} areas[] = {
    {"pages", digest_pages},         {"look-ups", digest_rows},   {"locales", digest_cldr},
    {"languages", digest_languages}, {"formats", digest_formats}, {"mo-files", digest_mo},
    {"plurals", digest_plurals},
};

#define AREAS (sizeof areas / sizeof areas[0])

static void end_item(struct digest *digest)
{
    char hash[SHA256_BASE64_SIZE];
    if (!digest->items)
        return;
    sha256_end(&digest->item, hash);
    sha256_add(&digest->area, digest->name, strlen(digest->name));
    sha256_add(&digest->area, hash, strlen(hash));
    if (digest->is_listed)
        printf("%s %s\n", digest->name, hash);
}

void digest_item(struct digest *digest, const char *name, ...)
{
    end_item(digest);
    va_list arguments;
    va_start(arguments, name);
    vsnprintf(digest->name, sizeof digest->name, name, arguments);
    va_end(arguments);
    sha256_begin(&digest->item);
    if (!digest->items++ && digest->is_perturbed)
        digest_string(digest, "perturbed");
}

void digest_number(struct digest *digest, unsigned long long number)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%llu,", number);
    sha256_add(&digest->item, digits, (size_t)length);
}

void digest_text(struct digest *digest, struct lingo_text text)
{
    if (!text.data)
        return sha256_add(&digest->item, "NULL,", 5);
    digest_number(digest, text.length);
    sha256_add(&digest->item, text.data, text.length);
}

void digest_string(struct digest *digest, const char *string)
{
    digest_text(digest, (struct lingo_text){string, string ? strlen(string) : 0});
}

static void print_area(const struct area *area, bool is_listed, bool is_perturbed)
{
    static struct digest digest;
    char hash[SHA256_BASE64_SIZE];
    digest = (struct digest){.is_listed = is_listed, .is_perturbed = is_perturbed};
    sha256_begin(&digest.area);
    area->add(&digest);
    end_item(&digest);
    sha256_end(&digest.area, hash);
    if (!is_listed)
        printf("%s %zu %s\n", area->name, digest.items, hash);
}

static const struct area *find_area(const char *name)
{
    for (size_t i = 0; i < AREAS; i++)
        if (!strcmp(areas[i].name, name))
            return &areas[i];
    fprintf(stderr, "digest: there is no area \"%s\"\n", name);
    exit(2);
}

int main(int argc, char **argv)
{
    const struct area *perturbed = NULL, *listed = NULL;
#ifdef _WIN32
    _setmode(_fileno(stdout), _O_BINARY); /* lines end as everywhere else */
#endif
    for (int i = 1; i < argc; i += 2) {
        const struct area *area = find_area(i + 1 < argc ? argv[i + 1] : "");
        if (!strcmp(argv[i], "--perturb"))
            perturbed = area;
        else if (!strcmp(argv[i], "--list"))
            listed = area;
        else
            return 2;
    }
    for (size_t i = 0; i < AREAS; i++)
        if (!listed || listed == &areas[i])
            print_area(&areas[i], listed != NULL, perturbed == &areas[i]);
    return fflush(stdout) || ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
