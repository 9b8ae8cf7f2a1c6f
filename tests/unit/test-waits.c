/* SPDX-License-Identifier: MIT */
/* Compares the sentences about waiting in all languages with waits.tsv, so that changes are
 * noticed.  The length of the wait is in brackets, and the punctuation at the end follows |.  If
 * the name of a file is given as an argument, this program writes it. */
#include "tests/support/language.h"
#include "tests/support/test.h"

#include "catalog/wait.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Those at which plural forms change. */
static const unsigned numbers[] = {0, 1, 2, 3, 4, 5, 6, 8, 10, 11, 20, 21, 100, 101};
static const char *const units[WAIT_UNIT_COUNT] = {
    [WAIT_SECONDS] = "seconds",
    [WAIT_MINUTES] = "minutes",
    [WAIT_HOURS] = "hours",
    [WAIT_DAYS] = "days",
};
#define NUMBERS (sizeof numbers / sizeof numbers[0])

static const char header[] = "language\tunit\tnumber\tsentence\n";

/* A line of the file. */
static void write_line(char *line, size_t size, const struct lingo_language *language,
                       unsigned unit, unsigned number)
{
    char sentence[256];
    struct buffer b = {sentence, sizeof sentence, 0};
    struct wait_parts parts = {0};
    wait_append_number(&b, language, (enum wait_unit)unit, number, " ", &parts);
    buffer_finish(&b);
    const char *time = sentence + parts.time, *after = sentence + parts.after;
    const char *stop = sentence + parts.stop;
    snprintf(line, size, "%s\t%s\t%u\t%.*s[%.*s]%.*s|%s\n", lingo_language_tag(language).data,
             units[unit], number, (int)parts.time, sentence, (int)(after - time), time,
             (int)(stop - after), after, stop);
}

/* Gives each line in turn to a function, with what it needs. */
static void each_line(void (*take)(const char *line, void *context), void *context)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
        for (unsigned unit = 0;
             !is_in_progress(lingo_catalog_at(catalog, i)) && unit < WAIT_UNIT_COUNT; unit++)
            for (size_t n = 0; n < NUMBERS; n++) {
                char line[400];
                write_line(line, sizeof line, lingo_catalog_at(catalog, i), unit, numbers[n]);
                take(line, context);
            }
}

static void print_line(const char *line, void *context)
{
    fputs(line, context);
}

static int write_file(const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        return EXIT_FAILURE;
    }
    fputs(header, file);
    each_line(print_line, file);
    return fclose(file) ? EXIT_FAILURE : EXIT_SUCCESS;
}

struct comparison {
    const char *rest;     /* of the file */
    unsigned differences; /* of which no more than a few are shown */
};
#define DIFFERENCES_SHOWN 10

/* Compares a line with the next one of the file, and goes on behind it. */
static void compare_line(const char *line, void *context)
{
    struct comparison *with = context;
    size_t n = strcspn(with->rest, "\n");
    n += with->rest[n] == '\n';
    bool same = n == strlen(line) && !strncmp(with->rest, line, n);
    if (!same && with->differences++ < DIFFERENCES_SHOWN)
        printf("\n    got      %s    expected %.*s", line, (int)n, with->rest);
    with->rest += n;
}

static void test_sentences(void)
{
    static const char path[] = SOURCE_DIRECTORY "/tests/unit/waits.tsv";
    char *data = read_file(path, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(data);
    struct comparison with = {data, 0};
    compare_line(header, &with);
    each_line(compare_line, &with);
    check_string(with.rest, "", "the end of the file");
    check_number(with.differences, 0, "sentences that have changed");
    if (with.differences)
        printf("\n    if the new sentences are right: tests/unit/test-waits %s\n", path);
    free(data);
}

int main(int argc, char **argv)
{
    static const struct test tests[] = {{"every language", test_sentences}, {NULL, NULL}};
    return argc > 1 ? write_file(argv[1]) : test_run("sentences on waiting", tests);
}
