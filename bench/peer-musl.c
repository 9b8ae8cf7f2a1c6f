/* SPDX-License-Identifier: MIT */
/* The same measurements as those of bench-messages for glibc, but for another C library: peer-musl
 * DIRECTORY. */
#include <libintl.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { LANGUAGES = 4, MESSAGES = 200, KEY_SIZE = 48, TIMES = 100000, RUNS = 100 };

static const char *const names[LANGUAGES] = {"de_DE", "fr_FR", "pl_PL", "ru_RU"};
static char keys[MESSAGES][KEY_SIZE];
static locale_t locales[LANGUAGES];
static pthread_barrier_t start;

static void *work(void *argument)
{
    struct timespec from, to;
    unsigned sequence = 1;
    pthread_barrier_wait(&start);
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (unsigned long i = 0; i < TIMES; i++) {
        sequence = sequence * 1664525u + 1013904223u;
        uselocale(locales[(sequence >> 8) % LANGUAGES]);
        const char *text = dgettext("bench", keys[(sequence >> 12) % MESSAGES]);
        __asm__ volatile("" : : "r"(text));
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    *(double *)argument =
        (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    return NULL;
}

static double throughput(unsigned count)
{
    double best = 0;
    for (int run = 0; run < RUNS; run++) {
        pthread_t threads[2];
        double seconds[2], sum = 0;
        pthread_barrier_init(&start, NULL, count);
        for (unsigned i = 0; i < count; i++)
            pthread_create(&threads[i], NULL, work, &seconds[i]);
        for (unsigned i = 0; i < count; i++) {
            pthread_join(threads[i], NULL);
            sum += TIMES / seconds[i] / 1e6;
        }
        best = sum > best ? sum : best;
    }
    return best;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    bindtextdomain("bench", argv[1]);
    for (int i = 0; i < LANGUAGES; i++)
        locales[i] = newlocale(LC_ALL_MASK, names[i], (locale_t)0);
    for (unsigned i = 0; i < MESSAGES; i++)
        snprintf(keys[i], sizeof keys[i], "Message %03u is about this long.", i);
    uselocale(locales[0]);
    const char *text = dgettext("bench", keys[0]);
    if (text == keys[0])
        return EXIT_FAILURE; /* not found, so there is nothing to measure */
    double one = throughput(1), two = throughput(2);
    printf("%.3f %.3f\n", 1e3 / one, 1e3 / two);
    return 0;
}
