/* SPDX-License-Identifier: MIT */
/* Measures operations in several runs, and prints the cost of a call. */
#include "bench/bench.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define RUNS 25
#define RUN_NANOSECONDS 1e6
#define THREADS_MAX 16

_Thread_local volatile unsigned long bench_sink;

/* Allocations are counted by replacing malloc(), if the C library allows it. */
static unsigned long allocations;
#ifdef __GLIBC__
#define COUNTED true
#define STANDS_IN __attribute__((visibility("default"))) /* also for other libraries */
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
#define COUNTED false
#endif

double bench_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double bench_median(double *numbers, unsigned count)
{
    qsort(numbers, count, sizeof *numbers, compare);
    return count % 2 ? numbers[count / 2] : (numbers[count / 2 - 1] + numbers[count / 2]) / 2;
}

/* ---- results ---- */

static void print_number(double number)
{
    if (number < 0)
        printf("\t-");
    else
        printf("\t%.4g", number);
}

static void print_result(const char *title, const char *name, const char *unit,
                         const double numbers[5], const char *peer)
{
    printf("%s\t%s\t%s", title, name, unit);
    print_number(numbers[0]);
    printf("\t%s", peer ? peer : "-");
    for (int i = 1; i < 5; i++)
        print_number(numbers[i]);
    putchar('\n');
    fflush(stdout);
}

void bench_result(const char *title, const char *name, const char *unit, double ours,
                  const char *peer, double theirs)
{
    double numbers[5] = {ours, peer ? theirs : -1, peer ? theirs / ours : -1, -1, -1};
    print_result(title, name, unit, numbers, peer);
}

void bench_absent(const char *title, const char *peer, const char *why)
{
    printf("%s\tnot measured: %s\t-\t-\t%s\t-\t-\t-\t-\n", title, why, peer);
}

/* ---- pairs of runs ---- */

struct subject {
    void (*function)(const void *);
    const void *argument;
    unsigned batch;      /* the number of operations per call */
    unsigned long times; /* the number of calls per run */
    double costs[RUNS];  /* of an operation in each run, in nanoseconds */
    double allocations;  /* of an operation */
};

static double run(const struct subject *s)
{
    double start = bench_now();
    for (unsigned long i = 0; i < s->times; i++)
        s->function(s->argument);
    return bench_now() - start;
}

static void prepare(struct subject *s)
{
    s->times = 1;
    while (run(s) < RUN_NANOSECONDS)
        s->times *= 2;
}

static void measure(struct subject *s, int i)
{
    unsigned long before = allocations;
    double operations = (double)s->times * s->batch;
    s->costs[i] = run(s) / operations;
    s->allocations = COUNTED ? (double)(allocations - before) / operations : -1;
}

/* The order alternates from pair to pair. */
static void measure_pairs(struct subject *ours, struct subject *peer, double ratios[RUNS])
{
    for (int i = 0; i < RUNS; i++) {
        measure(i % 2 ? peer : ours, i);
        measure(i % 2 ? ours : peer, i);
        ratios[i] = peer->costs[i] / ours->costs[i];
    }
}

static void measure_row(const char *title, const char *peer_name, const struct bench_row *row)
{
    unsigned batch = row->batch ? row->batch : 1;
    struct subject ours = {.function = row->ours, .argument = row->argument, .batch = batch};
    struct subject peer = {.function = row->peer, .argument = row->argument, .batch = batch};
    double ratios[RUNS], numbers[5] = {-1, -1, -1, -1, -1};
    prepare(&ours);
    if (row->peer) {
        prepare(&peer);
        measure_pairs(&ours, &peer, ratios);
        numbers[1] = bench_median(peer.costs, RUNS);
        numbers[2] = bench_median(ratios, RUNS);
        numbers[4] = peer.allocations;
    } else {
        for (int i = 0; i < RUNS; i++)
            measure(&ours, i);
    }
    numbers[0] = bench_median(ours.costs, RUNS);
    numbers[3] = ours.allocations;
    print_result(title, row->name, "ns", numbers, row->peer ? peer_name : NULL);
}

void bench_table(const char *title, const char *peer, const struct bench_row *rows)
{
    for (; rows->name; rows++)
        measure_row(title, peer, rows);
}

/* ---- threads ---- */

#define THREAD_RUNS 9
#define THREAD_TRIES 500

struct worker {
    struct subject subject;
    pthread_barrier_t *start;
    double from, to; /* elapsed time */
    double run;      /* processor time */
};

static double clock_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    run(&worker->subject); /* to warm the caches and place the threads */
    pthread_barrier_wait(worker->start);
    worker->from = clock_now();
    worker->run = run(&worker->subject);
    worker->to = clock_now();
    return NULL;
}

/* Whether the threads did not run in parallel all the time, each on a processor. */
static bool are_disturbed(const struct worker *workers, unsigned threads)
{
    double from = workers[0].from, to = workers[0].to, run = 0;
    for (unsigned i = 0; i < threads; i++) {
        from = workers[i].from < from ? workers[i].from : from;
        to = workers[i].to > to ? workers[i].to : to;
        run += workers[i].run;
    }
    return run < 0.95 * threads * (to - from);
}

/* The time of a call. */
static double run_threads(const struct subject *subject, unsigned threads, bool *disturbed)
{
    struct worker workers[THREADS_MAX];
    pthread_t ids[THREADS_MAX];
    pthread_barrier_t start;
    double sum = 0;
    pthread_barrier_init(&start, NULL, threads);
    for (unsigned i = 0; i < threads; i++) {
        workers[i] = (struct worker){*subject, &start, 0, 0, 0};
        if (pthread_create(&ids[i], NULL, work, &workers[i]))
            abort();
    }
    for (unsigned i = 0; i < threads; i++) {
        pthread_join(ids[i], NULL);
        sum += (workers[i].to - workers[i].from) / (double)subject->times;
    }
    pthread_barrier_destroy(&start);
    *disturbed = are_disturbed(workers, threads);
    return sum / threads;
}

double bench_threads(void (*function)(const void *), const void *argument, unsigned threads)
{
    struct subject subject = {.function = function, .argument = argument};
    double times[THREAD_RUNS];
    unsigned count = 0;
    prepare(&subject);
    for (unsigned left = THREAD_TRIES; count < THREAD_RUNS && left; left--) {
        bool disturbed;
        times[count] = run_threads(&subject, threads, &disturbed);
        count += !disturbed || left <= THREAD_RUNS - count;
    }
    return bench_median(times, count);
}

#define PROCESSES 21

double bench_processes(const char *self, const char *mode, const char *arguments)
{
    double numbers[PROCESSES];
    char command[1200];
    snprintf(command, sizeof command, "'%s' %s %s", self, mode, arguments);
    for (int i = 0; i < PROCESSES; i++) {
        FILE *pipe = popen(command, "r");
        if (!pipe || fscanf(pipe, "%lf", &numbers[i]) != 1)
            numbers[i] = -1;
        if (!pipe || pclose(pipe) || numbers[i] < 0)
            return -1;
    }
    return bench_median(numbers, PROCESSES);
}
