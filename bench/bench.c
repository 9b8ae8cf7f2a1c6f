/* SPDX-License-Identifier: MIT */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define RUNS 9
#define RUN_NANOSECONDS 5e6

volatile unsigned long bench_sink;

/* Allocations are counted by standing in for malloc(), where the C library lets one. */
static unsigned long allocations;
#ifdef __GLIBC__
#define COUNTED 1
#define STANDS_IN __attribute__((visibility("default"))) /* for the peer's library too */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

STANDS_IN void *malloc(size_t size)
{
    allocations++;
    return __libc_malloc(size);
}

STANDS_IN void *calloc(size_t count, size_t size)
{
    allocations++;
    return __libc_calloc(count, size);
}

STANDS_IN void *realloc(void *block, size_t size)
{
    allocations++;
    return __libc_realloc(block, size);
}
#else
#define COUNTED 0
#endif

struct cost {
    double nanoseconds;
    double allocations;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double run(void (*function)(const void *), const void *argument, unsigned long times)
{
    double start = now();
    for (unsigned long i = 0; i < times; i++)
        function(argument);
    return now() - start;
}

static struct cost measure(void (*function)(const void *), const void *argument)
{
    struct cost cost = {0, 0};
    unsigned long times = 1;
    while (run(function, argument, times) < RUN_NANOSECONDS)
        times *= 2;
    for (int i = 0; i < RUNS; i++) {
        unsigned long before = allocations;
        double each = run(function, argument, times) / (double)times;
        if (i == 0 || each < cost.nanoseconds)
            cost.nanoseconds = each;
        cost.allocations = (double)(allocations - before) / (double)times;
    }
    return cost;
}

static void print_allocations(double n)
{
    if (COUNTED)
        printf(" %7.0f", n);
    else
        printf(" %7s", "?");
}

void bench_table(const char *title, const char *peer, const struct bench_row *rows)
{
    printf("%s\n%-44s %10s %7s %10s %7s %7s\n", title, "", "ours, ns", "allocs", peer, "allocs",
           "ratio");
    for (; rows->name; rows++) {
        struct cost ours = measure(rows->ours, rows->argument);
        printf("%-44s %10.1f", rows->name, ours.nanoseconds);
        print_allocations(ours.allocations);
        if (rows->peer) {
            struct cost theirs = measure(rows->peer, rows->argument);
            printf(" %10.1f", theirs.nanoseconds);
            print_allocations(theirs.allocations);
            printf(" %6.0fx", theirs.nanoseconds / ours.nanoseconds);
        }
        putchar('\n');
    }
}
