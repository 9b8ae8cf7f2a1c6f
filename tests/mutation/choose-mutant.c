/* SPDX-License-Identifier: MIT */
/*
 * Runs a unit test with one mutant after another.  scripts/mutate.py links this file with the test,
 * whose main() becomes __real_main(), and with source files that contain all their mutants.
 *
 * PROGRAM CASES SECONDS MUTANT... runs the test with each mutant in a process of its own, with
 * limited processor time and memory, and prints how long it took and its wait status, which is 0 if
 * it passes. CASES is for tests with random cases.
 */
#include <CUnit/CUnit.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define MEMORY ((rlim_t)2 << 30)
/* A deadlock takes no processor time. */
#define PATIENCE 600

int lingo_mutant;
void lingo_change_tables(void);

int __real_main(int argc, char **argv);
int __wrap_main(int argc, char **argv);
CU_BOOL __real_CU_assertImplementation(CU_BOOL holds, unsigned line, const char *what,
                                       const char *file, const char *function, CU_BOOL fatal);
CU_BOOL __wrap_CU_assertImplementation(CU_BOOL holds, unsigned line, const char *what,
                                       const char *file, const char *function, CU_BOOL fatal);

/* The first failed assertion is enough. */
CU_BOOL __wrap_CU_assertImplementation(CU_BOOL holds, unsigned line, const char *what,
                                       const char *file, const char *function, CU_BOOL fatal)
{
    if (!holds)
        _exit(EXIT_FAILURE);
    return __real_CU_assertImplementation(holds, line, what, file, function, fatal);
}

static void limit(int resource, rlim_t most)
{
    setrlimit(resource, &(struct rlimit){most, most});
}

/* The signal that the timer sends ends the process. */
static void limit_time(double seconds)
{
    struct itimerval timer = {.it_value = {(time_t)seconds, 0}};
    timer.it_value.tv_usec = (suseconds_t)((seconds - (double)timer.it_value.tv_sec) * 1e6);
    setitimer(ITIMER_PROF, &timer, NULL);
    alarm(PATIENCE);
}

static _Noreturn void test(int mutant, double seconds, char **argv)
{
    int null = open("/dev/null", O_RDWR);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        dup2(null, fd);
#ifndef __SANITIZE_ADDRESS__ /* which reserves terabytes */
    limit(RLIMIT_AS, MEMORY);
#endif
    limit(RLIMIT_FSIZE, 2 * MEMORY);
    limit(RLIMIT_CORE, 0);
    limit_time(seconds);
    lingo_mutant = mutant;
    lingo_change_tables();
    argv[2] = NULL;
    exit(__real_main(2, argv));
}

int __wrap_main(int argc, char **argv)
{
    double seconds = strtod(argv[2], NULL), before = 0;
    for (int i = 3; i < argc; i++) {
        int mutant = atoi(argv[i]), status = 0;
        pid_t child = fork();
        if (!child)
            test(mutant, seconds, argv);
        if (child < 0 || waitpid(child, &status, 0) != child)
            return EXIT_FAILURE;
        struct rusage used;
        getrusage(RUSAGE_CHILDREN, &used);
        double now = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                     (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
        printf("%d %d %.3f\n", mutant, status, now - before);
        before = now;
    }
    return EXIT_SUCCESS;
}
