// SPDX-License-Identifier: MIT
// What the peers of bench/peers/writers.sh share: reading the page, and measuring.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <time.h>
#include <vector>

static std::string read_file(const char *path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

// The processor time of the thread in nanoseconds, as in bench_now().
static double now()
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

// Prints the nanoseconds that a call of make() takes: the median of the runs.
template <typename Function> static int measure(Function make)
{
    const int RUNS = 51, PAGES = 2000;
    std::vector<double> times;
    for (int run = 0; run < RUNS; run++) {
        double from = now();
        for (int i = 0; i < PAGES; i++) {
            const char *page = make();
            __asm__ volatile("" : : "r"(page) : "memory");
        }
        times.push_back((now() - from) / PAGES);
    }
    std::sort(times.begin(), times.end());
    return std::printf("%.1f\n", times[RUNS / 2]) < 0;
}
