/* SPDX-License-Identifier: MIT */
/*
 * Pages, compared with copying the finished bytes, and with libraries that write the same JSON.
 *
 * bench-page --print html|problem   writes a page, for peers that are other programs
 * bench-page --time html|problem    writes the nanoseconds that it takes
 */
#include "bench/bench.h"

#include <httplingo/page-cache.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef HAVE_JANSSON
#include <jansson.h>
#endif
#ifdef HAVE_CJSON
#include <cjson/cJSON.h>
#endif

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const struct lingo_parameter parameters[] = {
    {LINGO_PARAMETER_URI, TEXT("/articles/2026/a-page-that-is-gone")},
    {LINGO_PARAMETER_REQUEST_ID, TEXT("8f14e45f-ceea-467f-a0e6-2d3b9cbf1a77")},
};

static const struct lingo_parameter wait[] = {
    {LINGO_PARAMETER_RETRY_AFTER, TEXT("120")},
    {LINGO_PARAMETER_REQUEST_ID, TEXT("8f14e45f-ceea-467f-a0e6-2d3b9cbf1a77")},
};

/* A request, and the bytes of its response. */
struct subject {
    struct lingo_request request;
    size_t length;
    char page[8192];
};

static struct subject html = {.request = {.code = 404,
                                          .media = 1u << LINGO_MEDIA_HTML,
                                          .parameters = parameters,
                                          .parameter_count = 2}};
static struct subject whole = {
    .request = {.code = 404,
                .accept_language = TEXT("de-CH,de;q=0.9,en-US;q=0.8,en;q=0.7"),
                .accept = TEXT("text/html,application/xhtml+xml,application/xml;q=0.9,"
                               "image/avif,image/webp,*/*;q=0.8"),
                .parameters = parameters,
                .parameter_count = 2}};
static struct subject busy = {
    .request = {
        .code = 503, .media = 1u << LINGO_MEDIA_HTML, .parameters = wait, .parameter_count = 2}};
static struct subject problem = {.request = {.code = 404,
                                             .media = 1u << LINGO_MEDIA_PROBLEM_JSON,
                                             .parameters = parameters,
                                             .parameter_count = 2}};
static struct subject text = {.request = {.code = 404,
                                          .media = 1u << LINGO_MEDIA_TEXT,
                                          .parameters = parameters,
                                          .parameter_count = 2}};

/* Only the content, as other libraries make it. */
static void format(const void *argument)
{
    static _Thread_local char page[8192];
    const struct subject *subject = argument;
    bench_sink += lingo_page_write(NULL, &subject->request, page, sizeof page, NULL);
}

static void format_with_fields(const void *argument)
{
    static _Thread_local char page[8192];
    struct lingo_response response;
    const struct subject *subject = argument;
    bench_sink += lingo_page_write(NULL, &subject->request, page, sizeof page, &response);
}

static void vector(const void *argument)
{
    static _Thread_local char scratch[LINGO_VECTOR_SCRATCH];
    static _Thread_local struct lingo_piece pieces[LINGO_VECTOR_PIECES];
    struct lingo_vector made = {.pieces = pieces,
                                .size = LINGO_VECTOR_PIECES,
                                .scratch = scratch,
                                .scratch_size = sizeof scratch};
    struct lingo_response response;
    const struct subject *subject = argument;
    bench_sink += lingo_page_vector(NULL, &subject->request, &made, &response);
}

/* For pages that come again and again. */
static struct lingo_page_cache *cache;

static void format_again(const void *argument)
{
    static _Thread_local char page[8192];
    const struct subject *subject = argument;
    bench_sink += lingo_page_cache_write(cache, &subject->request, page, sizeof page, NULL);
}

static void format_with_fields_again(const void *argument)
{
    static _Thread_local char page[8192];
    struct lingo_response response;
    const struct subject *subject = argument;
    bench_sink += lingo_page_cache_write(cache, &subject->request, page, sizeof page, &response);
}

static void copy(const void *argument)
{
    static _Thread_local char page[8192];
    const struct subject *subject = argument;
    memcpy(page, subject->page, subject->length);
    __asm__ volatile("" : : "r"(page) : "memory");
}

/* Each page in another language and to another buffer, as for different visitors.  The sizes of
 * these arrays are no multiples of a power of two: buffers would drive each other out of the
 * processor's cache. */
#define VISITORS 64
static struct subject visitors[VISITORS];
static char buffers[VISITORS][8192 + 192];

static void format_by_turns(const void *unused)
{
    static unsigned turn;
    unsigned i = turn++ % VISITORS;
    struct lingo_response response;
    (void)unused;
    bench_sink +=
        lingo_page_write(NULL, &visitors[i].request, buffers[i], sizeof buffers[i], &response);
}

static void format_by_turns_again(const void *unused)
{
    static unsigned turn;
    unsigned i = turn++ % VISITORS;
    struct lingo_response response;
    (void)unused;
    bench_sink += lingo_page_cache_write(cache, &visitors[i].request, buffers[i], sizeof buffers[i],
                                         &response);
}

static void copy_by_turns(const void *unused)
{
    static unsigned turn;
    unsigned i = turn++ % VISITORS;
    (void)unused;
    memcpy(buffers[i], visitors[i].page, visitors[i].length);
    __asm__ volatile("" : : "r"(buffers[i]) : "memory");
}

static void prepare(struct subject *subject, const struct lingo_language *language)
{
    struct lingo_response response;
    subject->request.language = language;
    subject->length =
        lingo_page_write(NULL, &subject->request, subject->page, sizeof subject->page, &response);
    if (subject->length >= sizeof subject->page)
        exit(EXIT_FAILURE);
}

/* ---- the same document by others ---- */

/* The members of the page, found in our own output. */
#define MEMBERS_MAX 16
static struct {
    const char *key, *value;
    double number;
} members[MEMBERS_MAX];
static unsigned member_count;

#ifdef HAVE_JANSSON
static void read_members(void)
{
    const char *key;
    json_t *value, *root = json_loads(problem.page, 0, NULL);
    json_object_foreach(root, key, value)
    {
        members[member_count].key = strdup(key);
        if (json_is_string(value))
            members[member_count].value = strdup(json_string_value(value));
        else
            members[member_count].number = json_number_value(value);
        member_count++;
    }
    json_decref(root);
}

static char *write_with_jansson(void)
{
    json_t *root = json_object();
    for (unsigned i = 0; i < member_count; i++)
        json_object_set_new(root, members[i].key,
                            members[i].value ? json_string(members[i].value)
                                             : json_integer((json_int_t)members[i].number));
    char *document = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    return document;
}

static void by_jansson(const void *unused)
{
    (void)unused;
    char *document = write_with_jansson();
    bench_sink += (unsigned char)document[0];
    free(document);
}
#endif

#ifdef HAVE_CJSON
static char *write_with_cjson(void)
{
    cJSON *root = cJSON_CreateObject();
    for (unsigned i = 0; i < member_count; i++) {
        if (members[i].value)
            cJSON_AddStringToObject(root, members[i].key, members[i].value);
        else
            cJSON_AddNumberToObject(root, members[i].key, members[i].number);
    }
    char *document = cJSON_PrintUnformatted(root);
    cJSON_Delete(root);
    return document;
}

static void by_cjson(const void *unused)
{
    (void)unused;
    char *document = write_with_cjson();
    bench_sink += (unsigned char)document[0];
    free(document);
}
#endif

static void compare_json(void)
{
    static const char title[] = "problem+json of 404";
#ifdef HAVE_JANSSON
    const struct bench_row jansson[] = {{"language known", format, by_jansson, &problem, 0},
                                        {.name = NULL}};
    read_members();
    bench_table(title, "jansson", jansson);
#else
    bench_absent(title, "jansson", "not built in (Debian: libjansson-dev)");
#endif
#if defined HAVE_CJSON && defined HAVE_JANSSON
    const struct bench_row cjson[] = {{"language known", format, by_cjson, &problem, 0},
                                      {.name = NULL}};
    bench_table(title, "cJSON", cjson);
#else
    bench_absent(title, "cJSON", "not built in (Debian: libcjson-dev)");
#endif
}

static void compare_threads(void)
{
    double one = bench_threads(format_with_fields, &whole, 1),
           two = bench_threads(format_with_fields, &whole, 2) / 2;
    bench_result("Threads", "a whole request by two, beside one", "ns a page", two, "one thread",
                 one);
}

/* Runs one page for bench/peers/writers.sh, which takes turns with other programs. */
static int run_one(const char *mode, const struct subject *subject)
{
    enum { RUNS = 51, PAGES = 2000 };
    double times[RUNS];
    if (!strcmp(mode, "--print"))
        return fwrite(subject->page, 1, subject->length, stdout) != subject->length;
    for (int run = 0; run < RUNS; run++) {
        double start = bench_now();
        for (int i = 0; i < PAGES; i++)
            format(subject);
        times[run] = (bench_now() - start) / PAGES;
    }
    return printf("%.1f\n", bench_median(times, RUNS)) < 0;
}

int main(int argc, char **argv)
{
    const struct lingo_language *german = lingo_catalog_find(lingo_catalog_builtin(), "de", 2);
    prepare(&html, german);
    prepare(&whole, NULL);
    prepare(&busy, german);
    prepare(&problem, german);
    prepare(&text, german);
    if (argc == 3)
        return run_one(argv[1], !strcmp(argv[2], "html") ? &html : &problem);
    for (size_t i = 0; i < VISITORS; i++) {
        visitors[i].request = html.request;
        prepare(&visitors[i], lingo_catalog_at(lingo_catalog_builtin(), i));
    }
    if (lingo_page_cache_open(&cache, NULL, 4 * VISITORS))
        return 1;
    const struct bench_row rows[] = {
        {"404, HTML, language and format known", format, copy, &html, 0},
        {"– prepared, from a cache", format_again, copy, &html, 0},
        {"404, HTML, with the fields to send", format_with_fields, copy, &html, 0},
        {"404, HTML, each in another language", format_by_turns, copy_by_turns, visitors, 0},
        {"– prepared, from a cache", format_by_turns_again, copy_by_turns, visitors, 0},
        {"404, HTML, in pieces for writev()", vector, copy, &html, 0},
        {"404, HTML, the whole request", format_with_fields, copy, &whole, 0},
        {"– prepared, from a cache", format_with_fields_again, copy, &whole, 0},
        {"the whole request, in pieces", vector, copy, &whole, 0},
        {"503 with a wait in words, HTML", format, copy, &busy, 0},
        {"404, problem+json", format, copy, &problem, 0},
        {"404, text", format, copy, &text, 0},
        {.name = NULL}};
    bench_table("A page", "memcpy()", rows);
    lingo_page_cache_free(cache);
    if (argc > 1 && !strcmp(argv[1], "--only"))
        return 0;
    compare_json();
    compare_threads();
    return 0;
}
