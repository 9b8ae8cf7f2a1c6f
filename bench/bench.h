/* SPDX-License-Identifier: MIT */
/* A table of what one call costs here and at a peer: nanoseconds, their ratio, allocations. */
#ifndef LINGO_BENCH_H
#define LINGO_BENCH_H

struct bench_row {
    const char *name;
    void (*ours)(const void *argument);
    void (*peer)(const void *argument); /* NULL: there is none */
    const void *argument;
};

/* Measures the rows, which end with a NULL name, and prints them.  A time is the least of several
 * runs, each of some milliseconds: what else the machine does can only add to it. */
void bench_table(const char *title, const char *peer, const struct bench_row *rows);

/* Keeps the compiler from leaving out a call whose result nobody needs. */
extern volatile unsigned long bench_sink;

#endif
