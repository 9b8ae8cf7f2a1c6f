/* SPDX-License-Identifier: MIT */
/*
 * native COUNT: makes so many pages of the block on standard input with lingo_flat_page() and the
 * same buffers, and writes the nanoseconds that each took, of the best of some rounds.
 */
#include <httplingo.h>
#include <httplingo/flat.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 9

static char block[16384], page[65536], fields[8192];

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

int main(int argc, char **argv)
{
    long count = argc > 1 ? atol(argv[1]) : 100000;
    size_t length = fread(block, 1, sizeof block, stdin), page_length, fields_length;
    double best = 1e18;
    for (int round = 0; round < ROUNDS; round++) {
        double start = now();
        for (long i = 0; i < count; i++)
            lingo_flat_page(NULL, block, length, page, sizeof page, &page_length, fields,
                            sizeof fields, &fields_length);
        double each = (now() - start) / (double)count;
        best = each < best ? each : best;
    }
    printf("%.1f\n", best);
    return 0;
}
