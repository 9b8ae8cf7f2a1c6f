/* SPDX-License-Identifier: MIT */
/* Counts responses without locks, and prints the metrics in the format of Prometheus. */
#include "daemon/metrics.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const int64_t buckets[BUCKET_COUNT] = {
    10000,   25000,   50000,    100000,   250000,   500000,    1000000,
    2500000, 5000000, 10000000, 25000000, 50000000, 100000000, 1000000000}; /* nanoseconds */

void metrics_open(struct metrics *metrics)
{
    *metrics = (struct metrics){.started = time(NULL)};
    pthread_mutex_init(&metrics->lock, NULL);
}

void metrics_close(struct metrics *metrics)
{
    while (metrics->threads) {
        struct counters *next = metrics->threads->next;
        free(metrics->threads);
        metrics->threads = next;
    }
    pthread_mutex_destroy(&metrics->lock);
}

struct counters *metrics_add_thread(struct metrics *metrics)
{
    struct counters *counters = calloc(1, sizeof *counters);
    if (!counters)
        return NULL;
    pthread_mutex_lock(&metrics->lock);
    counters->next = metrics->threads;
    metrics->threads = counters;
    pthread_mutex_unlock(&metrics->lock);
    return counters;
}

static uint64_t get(const counter *c)
{
    return atomic_load_explicit(c, memory_order_relaxed);
}

/* Only one thread writes, so no locked instruction is needed. */
static void add(counter *c, uint64_t n)
{
    atomic_store_explicit(c, get(c) + n, memory_order_relaxed);
}

static counter *find_language(struct counters *counters, const char *tag)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (const char *p = tag; *p; p++)
        hash = (hash ^ (unsigned char)*p) * 16777619u;
    for (unsigned i = 0; i < LANGUAGE_SLOTS; i++) {
        struct language_counter *slot = &counters->languages[(hash + i) % LANGUAGE_SLOTS];
        if (!atomic_load_explicit(&slot->is_used, memory_order_relaxed)) {
            memcpy(slot->tag, tag, strlen(tag) + 1);
            atomic_store_explicit(&slot->is_used, true, memory_order_release);
        }
        if (!strcmp(slot->tag, tag))
            return &slot->pages;
    }
    return &counters->other_languages;
}

void metrics_count(struct counters *counters, const struct outcome *outcome, int64_t nanoseconds)
{
    unsigned bucket = 0;
    while (bucket < BUCKET_COUNT && nanoseconds > buckets[bucket])
        bucket++;
    add(&counters->buckets[bucket], 1);
    add(&counters->nanoseconds, (uint64_t)nanoseconds);
    add(&counters->codes[outcome->code], 1);
    if (!outcome->code)
        return;
    add(&counters->media[outcome->media], 1);
    add(&counters->matches[outcome->match], 1);
    add(find_language(counters, outcome->language), 1);
}

void metrics_note_load(struct metrics *metrics, bool good)
{
    atomic_fetch_add_explicit(good ? &metrics->reloads : &metrics->failed_reloads, 1,
                              memory_order_relaxed);
    if (!good)
        return;
    pthread_mutex_lock(&metrics->lock);
    metrics->loaded = time(NULL);
    pthread_mutex_unlock(&metrics->lock);
}

/* ---- summing up ---- */

static void sum_languages(struct counters *sum, struct counters *thread)
{
    for (unsigned i = 0; i < LANGUAGE_SLOTS; i++) {
        struct language_counter *slot = &thread->languages[i];
        if (atomic_load_explicit(&slot->is_used, memory_order_acquire))
            add(find_language(sum, slot->tag), get(&slot->pages));
    }
    add(&sum->other_languages, get(&thread->other_languages));
}

static void sum_row(counter *sum, const counter *row, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(&sum[i], get(&row[i]));
}

static void sum_up(struct metrics *metrics, struct counters *sum)
{
    for (struct counters *thread = metrics->threads; thread; thread = thread->next) {
        sum_row(sum->codes, thread->codes, 600);
        sum_row(sum->media, thread->media, LINGO_MEDIA_COUNT);
        sum_row(sum->matches, thread->matches, MATCH_COUNT);
        sum_row(sum->buckets, thread->buckets, BUCKET_COUNT + 1);
        sum_row(&sum->nanoseconds, &thread->nanoseconds, 1);
        sum_languages(sum, thread);
    }
}

/* ---- printing ---- */

static void head(FILE *out, const char *name, const char *type, const char *help)
{
    fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

/* Each metric has one label.  Otherwise, visitors could create a time series for every combination
 * of code and language. */
static void row(FILE *out, const char *name, const char *label, const char *value, uint64_t n)
{
    if (n)
        fprintf(out, "%s{%s=\"%s\"} %" PRIu64 "\n", name, label, value, n);
}

static void print_pages(FILE *out, struct counters *sum)
{
    head(out, "httplingod_pages_total", "counter", "Pages answered, by status code.");
    for (int code = 1; code < 600; code++) {
        char text[16];
        snprintf(text, sizeof text, "%d", code);
        row(out, "httplingod_pages_total", "code", text, get(&sum->codes[code]));
    }
    head(out, "httplingod_pages_by_language_total", "counter", "Pages answered, by language.");
    for (unsigned i = 0; i < LANGUAGE_SLOTS; i++)
        row(out, "httplingod_pages_by_language_total", "language", sum->languages[i].tag,
            get(&sum->languages[i].pages));
    row(out, "httplingod_pages_by_language_total", "language", "other", get(&sum->other_languages));
    head(out, "httplingod_pages_by_format_total", "counter", "Pages answered, by format.");
    for (int i = 0; i < LINGO_MEDIA_COUNT; i++)
        row(out, "httplingod_pages_by_format_total", "format",
            lingo_media_name((enum lingo_media)i), get(&sum->media[i]));
    head(out, "httplingod_pages_by_match_total", "counter",
         "Pages answered, by how the language was found.");
    for (int i = 0; i < MATCH_COUNT; i++)
        row(out, "httplingod_pages_by_match_total", "match", lingo_match_name((enum lingo_match)i),
            get(&sum->matches[i]));
}

static void print_latency(FILE *out, struct counters *sum)
{
    uint64_t n = 0;
    head(out, "httplingod_request_duration_seconds", "histogram",
         "From the request line to the end of the answer.");
    for (unsigned i = 0; i < BUCKET_COUNT; i++) {
        n += get(&sum->buckets[i]);
        fprintf(out, "httplingod_request_duration_seconds_bucket{le=\"%g\"} %" PRIu64 "\n",
                (double)buckets[i] / 1e9, n);
    }
    n += get(&sum->buckets[BUCKET_COUNT]);
    fprintf(out, "httplingod_request_duration_seconds_bucket{le=\"+Inf\"} %" PRIu64 "\n", n);
    fprintf(out, "httplingod_request_duration_seconds_sum %.9f\n",
            (double)get(&sum->nanoseconds) / 1e9);
    fprintf(out, "httplingod_request_duration_seconds_count %" PRIu64 "\n", n);
}

static void print_connections(FILE *out, const struct connection_counts *connections)
{
    head(out, "httplingod_connections", "gauge", "Open connections.");
    fprintf(out, "httplingod_connections %zu\n", connections->open);
    head(out, "httplingod_lingering_connections", "gauge",
         "Connections that are answered, and stay until the other side closes.");
    fprintf(out, "httplingod_lingering_connections %zu\n", connections->lingering);
    head(out, "httplingod_dropped_connections_total", "counter",
         "Slow connections that were closed to make room.");
    fprintf(out, "httplingod_dropped_connections_total %" PRIu64 "\n", connections->dropped);
}

static void print_process(FILE *out, struct metrics *metrics)
{
    head(out, "httplingod_reloads_total", "counter", "Readings of the site file after the first.");
    fprintf(out, "httplingod_reloads_total{result=\"success\"} %" PRIu64 "\n",
            get(&metrics->reloads));
    fprintf(out, "httplingod_reloads_total{result=\"failure\"} %" PRIu64 "\n",
            get(&metrics->failed_reloads));
    head(out, "httplingod_site_load_timestamp_seconds", "gauge",
         "When the site that answers was read.");
    fprintf(out, "httplingod_site_load_timestamp_seconds %" PRId64 "\n",
            metrics->loaded ? metrics->loaded : metrics->started);
    head(out, "process_start_time_seconds", "gauge", "When the daemon was started.");
    fprintf(out, "process_start_time_seconds %" PRId64 "\n", metrics->started);
    head(out, "httplingod_build_info", "gauge", "The version of the library.");
    fprintf(out, "httplingod_build_info{version=\"%s\"} 1\n", lingo_version());
}

char *metrics_print(struct metrics *metrics, const struct connection_counts *connections,
                    size_t *length)
{
    char *text = NULL;
    struct counters *sum = calloc(1, sizeof *sum);
    FILE *out = sum ? open_memstream(&text, length) : NULL;
    if (out) {
        pthread_mutex_lock(&metrics->lock);
        sum_up(metrics, sum);
        print_pages(out, sum);
        print_latency(out, sum);
        print_connections(out, connections);
        print_process(out, metrics);
        pthread_mutex_unlock(&metrics->lock);
        if (fclose(out)) {
            free(text);
            text = NULL;
        }
    }
    free(sum);
    return text;
}
