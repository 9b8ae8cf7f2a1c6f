/* SPDX-License-Identifier: MIT */
/*
 * What one call costs here and at a peer.
 *
 * A benchmark writes its results to standard output, a line each, columns parted by tabs: table,
 * name, unit, ours, peer, theirs, ratio, allocations, those of the peer.  The ratio says how many
 * times better ours is than theirs.  What is not known is "-".  bench/table.awk makes a table of
 * them for people.
 */
#ifndef LINGO_BENCH_H
#define LINGO_BENCH_H

struct bench_row {
    const char *name;
    void (*ours)(const void *argument);
    void (*peer)(const void *argument); /* NULL: there is none */
    const void *argument;
    unsigned batch; /* how many operations a call makes; 0 is 1 */
};

/*
 * Measures the rows, which end with a NULL name.  Ours and the peer's run by turns, a millisecond
 * each, so that what else the machine does meets both; the medians of the runs, and of the ratios
 * of the pairs, are written.  Time is that of the thread on a processor.
 */
void bench_table(const char *title, const char *peer, const struct bench_row *rows);

/* A result that was measured elsewhere; less is better.  A NULL peer: there is none. */
void bench_result(const char *title, const char *name, const char *unit, double ours,
                  const char *peer, double theirs);

/* Says that a peer is not here. */
void bench_absent(const char *title, const char *peer, const char *why);

/* The median of so many numbers, which are sorted by it. */
double bench_median(double *numbers, unsigned count);

/* The nanoseconds that this thread has run: what else the machine does is not in them. */
double bench_now(void);

/* The nanoseconds that a call takes when so many threads make them at once: the median of runs in
 * which none of them had to wait for a processor. */
double bench_threads(void (*function)(const void *), const void *argument, unsigned threads);

/* Keeps the compiler from leaving out a call whose result nobody needs; each thread has its own,
 * so that writing it costs them nothing. */
extern _Thread_local volatile unsigned long bench_sink;

#endif
