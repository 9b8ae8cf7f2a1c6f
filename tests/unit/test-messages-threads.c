/* SPDX-License-Identifier: MIT */
/*
 * Four threads look messages up while another puts a new set in force a thousand times: two get a
 * reference for each request, two keep one.  Every message of a set names the set: an answer is
 * lost when it is not translated, and mixed when two of one request differ.  Under ThreadSanitizer
 * it shows that there is no data race.
 */
#include "tests/support/make-mo.h"

#include <httplingo/messages.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READERS = 4, RELOADS = 1000, MESSAGES = 8 };

static struct lingo_messages_holder *holder;
static atomic_bool is_over;
static atomic_ulong requests, wrong;
static char keys[MESSAGES][8];

/* A set whose every translation is its number. */
static const struct lingo_messages *make_set(unsigned number)
{
    char value[16];
    struct make_mo_pair pairs[MESSAGES + 1] = {{NULL, 0, NULL, 0}};
    snprintf(value, sizeof value, "%u", number);
    for (size_t i = 0; i < MESSAGES; i++)
        pairs[i] = (struct make_mo_pair){keys[i], strlen(keys[i]), value, strlen(value)};
    size_t length;
    char *bytes = make_mo(&(struct make_mo){.pairs = pairs}, &length);
    struct lingo_file files[] = {{"de", bytes, length}, {"pl", bytes, length}};
    const struct lingo_messages *messages;
    if (lingo_messages_open_bytes(&messages, files, 2, NULL, NULL))
        abort();
    free(bytes);
    return messages;
}

/* One request: all messages come from one set, at least as new as the last one's. */
static unsigned long request(const struct lingo_messages *messages, unsigned long last)
{
    unsigned long first = 0;
    for (size_t i = 0; i < MESSAGES; i++) {
        struct lingo_text text = lingo_gettext(messages, i % 2, keys[i]);
        unsigned long number = strtoul(text.data, NULL, 10);
        if (!number || (i && number != first) || number < last)
            atomic_fetch_add(&wrong, 1);
        first = number;
    }
    atomic_fetch_add(&requests, 1);
    return first;
}

static void *get_all(void *unused)
{
    unsigned long last = 0;
    (void)unused;
    while (!atomic_load(&is_over)) {
        const struct lingo_messages *messages = lingo_messages_holder_get(holder);
        last = request(messages, last);
        lingo_messages_release(messages);
    }
    return NULL;
}

static void *refresh_all(void *unused)
{
    const struct lingo_messages *own = NULL;
    unsigned long last = 0;
    (void)unused;
    while (!atomic_load(&is_over))
        last = request(lingo_messages_holder_refresh(holder, &own), last);
    lingo_messages_release(own);
    return NULL;
}

static void reload_all(void)
{
    for (unsigned number = 2; number <= RELOADS + 1; number++) {
        /* a new set is to be seen before the next one comes */
        unsigned long before = atomic_load(&requests);
        const struct lingo_messages *fresh = make_set(number);
        lingo_messages_holder_set(holder, fresh);
        lingo_messages_release(fresh);
        while (atomic_load(&requests) == before)
            continue;
        const struct lingo_messages *broken;
        struct lingo_file file = {"de", "broken", 6};
        if (number % 10 == 0 && !lingo_messages_open_bytes(&broken, &file, 1, NULL, NULL))
            atomic_fetch_add(&wrong, 1);
    }
}

int main(void)
{
    pthread_t threads[READERS];
    for (size_t i = 0; i < MESSAGES; i++)
        snprintf(keys[i], sizeof keys[i], "key %zu", i);
    const struct lingo_messages *first = make_set(1);
    if (lingo_messages_holder_open(&holder, first))
        abort();
    lingo_messages_release(first);
    for (size_t i = 0; i < READERS; i++)
        if (pthread_create(&threads[i], NULL, i % 2 ? refresh_all : get_all, NULL))
            abort();
    reload_all();
    atomic_store(&is_over, true);
    for (size_t i = 0; i < READERS; i++)
        pthread_join(threads[i], NULL);
    const struct lingo_messages *messages = lingo_messages_holder_get(holder);
    bool is_last = request(messages, RELOADS + 1) == RELOADS + 1;
    lingo_messages_release(messages);
    lingo_messages_holder_free(holder);
    printf("%d reloads, %lu requests, %lu wrong\n", RELOADS, atomic_load(&requests),
           atomic_load(&wrong));
    return is_last && !atomic_load(&wrong) ? EXIT_SUCCESS : EXIT_FAILURE;
}
