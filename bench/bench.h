/* SPDX-License-Identifier: MIT */
/*
 * Compares the cost of a call with that of an alternative.
 *
 * A benchmark writes its results to standard output, one per line, with columns separated by tabs:
 * table, name, unit, ours, alternative, theirs, ratio, our allocations, their allocations.  The
 * ratio is how many times better ours is.  An unknown value is "-". bench/table.awk formats the
 * results as a table for people.
 */
#ifndef LINGO_BENCH_H
#define LINGO_BENCH_H

struct bench_row {
    const char *name;
    void (*ours)(const void *argument);
    void (*peer)(const void *argument); /* NULL if there is none */
    const void *argument;
    unsigned batch; /* the number of operations per call; 0 means 1 */
};

/*
 * Measures the rows, which end with a NULL name.  Ours and the alternative take turns of a
 * millisecond each, so that other load on the machine affects both.  Writes the medians of the
 * runs, and of the ratios of the pairs.  The time is the processor time of the thread.
 */
void bench_table(const char *title, const char *peer, const struct bench_row *rows);

/* A result that was measured elsewhere; less is better. peer is NULL if there is no alternative. */
void bench_result(const char *title, const char *name, const char *unit, double ours,
                  const char *peer, double theirs);

/* Reports that an alternative is not available. */
void bench_absent(const char *title, const char *peer, const char *why);

/* The median of these numbers, which are sorted. */
double bench_median(double *numbers, unsigned count);

/* The median of the numbers that new processes print, which run this program with these arguments;
 * below 0 if one of them failed. */
double bench_processes(const char *self, const char *mode, const char *arguments);

/* The processor time of this thread in nanoseconds, which other load on the machine does not
 * affect. */
double bench_now(void);

/* The nanoseconds that a call takes if several threads make calls at the same time: the median of
 * runs in which no thread had to wait for a processor. */
double bench_threads(void (*function)(const void *), const void *argument, unsigned threads);

/* Prevents the compiler from removing a call whose result is not used.  Each thread has its own, so
 * that writing it is cheap. */
extern _Thread_local volatile unsigned long bench_sink;

#endif
