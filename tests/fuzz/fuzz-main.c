/* SPDX-License-Identifier: MIT */
/*
 * Runs a fuzz target without a fuzzer, so that `make check` replays what fuzzing found.
 *
 * FUZZ_NAME is the target's, and FUZZ_MUTATIONS a number for one whose runs take long.  Each file
 * of corpus/FUZZ_NAME and crashes/FUZZ_NAME is given to it whole, cut at every length (of the first
 * 4 KiB), and changed at random: FUZZ_MUTATIONS times in all (from the environment, if it has
 * that), always by the same seed.  Files given as arguments are run alone and unchanged.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifndef FUZZ_MUTATIONS
#define FUZZ_MUTATIONS 20000
#endif
#define MAX_FILES 4096
#define MAX_CUT 4096

struct input {
    uint8_t *data;
    size_t size;
};

static struct input inputs[MAX_FILES];
static size_t count;
static unsigned long long runs;

/* Gives the target a block of exactly the size, so that a sanitizer sees a read beyond. */
static void run(const uint8_t *data, size_t size)
{
    uint8_t *exact = malloc(size ? size : 1);
    if (!exact)
        abort();
    if (size)
        memcpy(exact, data, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    runs++;
}

static int load(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || count == MAX_FILES) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return 0;
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    struct input *input = &inputs[count];
    input->data = size < 0 ? NULL : malloc((size_t)size + 1);
    if (input->data)
        input->size = fread(input->data, 1, (size_t)size, file);
    fclose(file);
    count += input->data != NULL;
    return input->data != NULL;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name); /* alphasort() obeys the locale */
}

static void load_directory(const char *kind)
{
    char path[4096];
    struct dirent **names;
    snprintf(path, sizeof path, "%s/tests/fuzz/%s/%s", SOURCE_DIRECTORY, kind, FUZZ_NAME);
    int n = scandir(path, &names, NULL, by_name);
    for (int i = 0; i < n; i++) {
        snprintf(path, sizeof path, "%s/tests/fuzz/%s/%s/%s", SOURCE_DIRECTORY, kind, FUZZ_NAME,
                 names[i]->d_name);
        if (names[i]->d_name[0] != '.' && !load(path))
            exit(EXIT_FAILURE);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

static uint64_t random_state = 88172645463325252u;

static uint64_t random_below(uint64_t bound)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (random_state >> 11) % bound;
}

/* Changes a copy in one to eight places: a byte, a bit, or a 32-bit word to a value at a bound. */
static void run_mutation(const struct input *input)
{
    static const uint32_t bounds[] = {0,          1,          2,          3,         0x7f,
                                      0xff,       0x100,      0x7fff,     0xffff,    0x7fffffff,
                                      0x80000000, 0xfffffff0, 0xfffffffe, UINT32_MAX};
    uint8_t *copy = malloc(input->size + 1);
    if (!copy)
        abort();
    memcpy(copy, input->data, input->size);
    for (uint64_t n = input->size ? 1 + random_below(8) : 0; n; n--) {
        size_t at = (size_t)random_below(input->size);
        uint64_t kind = random_below(3);
        uint32_t bound = bounds[random_below(sizeof bounds / sizeof bounds[0])];
        at = kind == 2 ? at & ~(size_t)3 : at;
        if (kind == 0)
            copy[at] = (uint8_t)random_below(256);
        else if (kind == 1)
            copy[at] ^= (uint8_t)(1u << random_below(8));
        else if (input->size - at >= 4)
            memcpy(copy + at, &bound, 4);
    }
    run(copy, input->size);
    free(copy);
}

static void run_all(void)
{
    const char *wanted = getenv("FUZZ_MUTATIONS");
    unsigned long mutations = wanted ? strtoul(wanted, NULL, 10) : FUZZ_MUTATIONS;
    run(NULL, 0);
    for (size_t i = 0; i < count; i++)
        for (size_t n = 0; n <= inputs[i].size; n++)
            if (n <= MAX_CUT || n == inputs[i].size)
                run(inputs[i].data, n);
    for (unsigned long i = 0; i < mutations; i++)
        run_mutation(&inputs[i % count]);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!load(argv[i]))
            return EXIT_FAILURE;
    if (argc == 1) {
        load_directory("corpus");
        load_directory("crashes");
        if (!count) {
            fprintf(stderr, "there is no corpus in %s/tests/fuzz/corpus/%s\n", SOURCE_DIRECTORY,
                    FUZZ_NAME);
            return EXIT_FAILURE;
        }
        run_all();
    }
    for (size_t i = 0; i < count; i++) {
        if (argc > 1)
            run(inputs[i].data, inputs[i].size);
        free(inputs[i].data);
    }
    printf("%s: %zu files, %llu runs\n", FUZZ_NAME, count, runs);
    return EXIT_SUCCESS;
}
