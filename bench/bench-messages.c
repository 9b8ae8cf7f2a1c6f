/* SPDX-License-Identifier: MIT */
/*
 * Looking up messages, compared with dgettext() and uselocale() of the C library.
 *
 * bench-messages DIRECTORY, to which the catalogues are written.  DIRECTORY/locales can contain the
 * compiled locales that the C library needs (bench/messages.sh compiles them, and runs other
 * libraries with the same files).
 */
#include "bench/bench.h"
#include "tests/support/make-mo.h"

#include <httplingo/messages.h>

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define TITLE "An application's message"

enum { LANGUAGES = 4, MESSAGES = 200, KEY_SIZE = 48 };

static const char *const names[LANGUAGES] = {"de_DE", "fr_FR", "pl_PL", "ru_RU"};
static char keys[MESSAGES][KEY_SIZE];
static const struct lingo_messages *messages;
static size_t languages[LANGUAGES];
static locale_t locales[LANGUAGES];
static bool has_peer = true;

static void write_catalogue(const char *directory, const char *name)
{
    static char values[MESSAGES][KEY_SIZE + 8];
    static const char header[] = "Content-Type: text/plain; charset=UTF-8\n"
                                 "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
                                 "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n";
    struct make_mo_pair pairs[MESSAGES + 3] = {{"", 0, header, sizeof header - 1}};
    char path[512];
    size_t length, n = 1;
    for (size_t i = 0; i < MESSAGES; i++) {
        snprintf(values[i], sizeof values[i], "%.5s: %.40s", name, keys[i]);
        pairs[n++] = (struct make_mo_pair){keys[i], strlen(keys[i]), values[i], strlen(values[i])};
    }
    pairs[n] = (struct make_mo_pair){BYTES("one file\0{n} files"), BYTES("a\0b\0c")};
    char *bytes = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    snprintf(path, sizeof path, "%s/%s", directory, name);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES", directory, name);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/bench.mo", directory, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file))
        exit(EXIT_FAILURE);
    free(bytes);
}

/* The keys are in the order of strcmp(), because other libraries search for them in this order. */
static void make_catalogues(const char *directory)
{
    for (size_t i = 0; i < MESSAGES; i++)
        snprintf(keys[i], sizeof keys[i], "Message %03zu is about this long.", i);
    for (size_t i = 0; i < LANGUAGES; i++)
        write_catalogue(directory, names[i]);
}

static void open_all(const char *directory)
{
    struct lingo_report report;
    if (lingo_messages_open(&messages, directory, "bench", NULL, 0, "en", &report)) {
        fprintf(stderr, "%s\n", report.message);
        exit(EXIT_FAILURE);
    }
    char path[512];
    snprintf(path, sizeof path, "%s/locales", directory);
    setenv("LOCPATH", path, 1);
    unsetenv("LANGUAGE");
    bindtextdomain("bench", directory);
    for (size_t i = 0; i < LANGUAGES; i++) {
        char name[32];
        snprintf(name, sizeof name, "%s.UTF-8", names[i]);
        languages[i] = lingo_messages_language(messages, names[i], strlen(names[i]));
        locales[i] = newlocale(LC_MESSAGES_MASK | LC_CTYPE_MASK, name, (locale_t)0);
        has_peer = has_peer && locales[i];
    }
}

/* A cheap sequence of numbers, one per thread. */
static _Thread_local unsigned sequence = 1;

static unsigned next(unsigned bound)
{
    sequence = sequence * 1664525u + 1013904223u;
    return (sequence >> 8) % bound;
}

static void ours_hit(const void *unused)
{
    (void)unused;
    bench_sink += lingo_gettext(messages, languages[0], keys[next(MESSAGES)]).length;
}

static void peer_hit(const void *unused)
{
    (void)unused;
    bench_sink += (unsigned char)*dgettext("bench", keys[next(MESSAGES)]);
}

static void ours_switching(const void *unused)
{
    (void)unused;
    size_t language = languages[next(LANGUAGES)];
    bench_sink += lingo_gettext(messages, language, keys[next(MESSAGES)]).length;
}

static void peer_switching(const void *unused)
{
    (void)unused;
    locale_t old = uselocale(locales[next(LANGUAGES)]);
    bench_sink += (unsigned char)*dgettext("bench", keys[next(MESSAGES)]);
    uselocale(old);
}

static void ours_plural(const void *unused)
{
    (void)unused;
    bench_sink +=
        lingo_ngettext(messages, languages[0], "one file", "{n} files", next(1000)).length;
}

static void peer_plural(const void *unused)
{
    (void)unused;
    bench_sink += (unsigned char)*dngettext("bench", "one file", "{n} files", next(1000));
}

static void ours_miss(const void *unused)
{
    (void)unused;
    bench_sink += lingo_gettext(messages, languages[0], "This one is not translated.").length;
}

static void peer_miss(const void *unused)
{
    (void)unused;
    bench_sink += (unsigned char)*dgettext("bench", "This one is not translated.");
}

static void compare_threads(void)
{
    static const char *const rows[] = {"", "any of 4 languages, 1 thread",
                                       "any of 4 languages, 2 threads"};
    for (unsigned threads = 1; threads <= 2; threads++) {
        double ours = bench_threads(ours_switching, NULL, threads) / threads;
        double peer = has_peer ? bench_threads(peer_switching, NULL, threads) / threads : 0;
        bench_result(TITLE, rows[threads], "ns", ours, has_peer ? "uselocale, dgettext" : NULL,
                     peer);
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: bench-messages DIRECTORY\n");
        return 2;
    }
    make_catalogues(argv[1]);
    open_all(argv[1]);
    if (has_peer)
        uselocale(locales[0]);
    const struct bench_row rows[] = {
        {"gettext, found", ours_hit, has_peer ? peer_hit : NULL, NULL, 0},
        {"gettext, found, in a language at random", ours_switching,
         has_peer ? peer_switching : NULL, NULL, 0},
        {"gettext, not translated", ours_miss, has_peer ? peer_miss : NULL, NULL, 0},
        {"ngettext, n to 1000, Russian formula", ours_plural, has_peer ? peer_plural : NULL, NULL,
         0},
        {.name = NULL},
    };
    bench_table(TITLE, "glibc", rows);
    compare_threads();
    lingo_messages_release(messages);
    return 0;
}
