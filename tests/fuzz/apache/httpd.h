/* SPDX-License-Identifier: MIT */
/*
 * Stand-ins for the headers of Apache httpd and APR: only what the field handling of modules/apache
 * uses, so that it is fuzzed without httpd.  Each allocation is a block of its own, so that a
 * sanitizer sees a read or a write beyond it, which a pool would hide.
 */
#ifndef HTTPD_H
#define HTTPD_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#define OK 0
#define DECLINED (-1)
#define HTTP_BAD_REQUEST 400
#define HTTP_SERVICE_UNAVAILABLE 503
#define AP_MODULE_DECLARE_DATA

typedef int apr_status_t;
#define APR_SUCCESS 0

typedef apr_status_t apr_cleanup(void *data);

typedef struct {
    void **blocks;
    size_t count;
    apr_cleanup *cleanup; /* NULL: none */
    void *cleanup_data;
} apr_pool_t;

void *apr_palloc(apr_pool_t *pool, size_t size);
void *apr_pcalloc(apr_pool_t *pool, size_t size);
/* Only one of each pool, and none for child processes. */
void apr_pool_cleanup_register(apr_pool_t *pool, void *data, apr_cleanup *cleanup,
                               apr_cleanup *of_child);
apr_status_t apr_pool_cleanup_null(void *data);
void apr_free_all(apr_pool_t *pool);

typedef struct {
    const char *key, *value; /* NULL: unset */
} apr_table_entry_t;

#define TABLE_MAX 512

typedef struct {
    apr_pool_t *pool;
    size_t count;
    apr_table_entry_t entries[TABLE_MAX];
} apr_table_t;

const char *apr_table_get(const apr_table_t *table, const char *key);
void apr_table_unset(apr_table_t *table, const char *key);
void apr_table_addn(apr_table_t *table, const char *key, const char *value);
void apr_table_setn(apr_table_t *table, const char *key, const char *value);
void apr_table_mergen(apr_table_t *table, const char *key, const char *value);
int apr_is_empty_table(const apr_table_t *table);
/* Only for one key, with NULL behind it. */
int apr_table_do(int (*call)(void *closure, const char *key, const char *value), void *closure,
                 const apr_table_t *table, const char *key, const char *end);

typedef int64_t apr_time_t;
typedef off_t apr_off_t;
#define APR_TIME_T_FMT "ld"
#define apr_time_sec(time) ((long)((time) / 1000000))

typedef struct apr_array_header_s apr_array_header_t;
typedef struct cmd_parms_s cmd_parms;

typedef struct {
    int index;
} module;

typedef struct {
    const char *name;
} command_rec;

typedef struct {
    const char *server_hostname;
} server_rec;

typedef struct request_rec request_rec;
struct request_rec {
    apr_pool_t *pool;
    request_rec *prev;
    server_rec *server;
    int status;
    const char *status_line, *method, *hostname, *unparsed_uri;
    const char *content_type, *content_encoding;
    apr_array_header_t *content_languages;
    apr_off_t clength;
    apr_time_t request_time;
    apr_table_t *headers_in, *headers_out, *err_headers_out, *subprocess_env, *notes;
};

/* ---- buckets: the content of a page ---- */

typedef struct {
    size_t live; /* blocks that were allocated and are not freed */
} apr_bucket_alloc_t;

typedef struct {
    char *data;
    size_t length;
} apr_bucket;

typedef struct {
    apr_bucket_alloc_t *bucket_alloc;
    apr_bucket *last;
} apr_bucket_brigade;

_Noreturn void ap_abort_on_oom(void);
void *apr_bucket_alloc(size_t size, apr_bucket_alloc_t *memory);
void apr_bucket_free(void *block);
apr_bucket *apr_bucket_heap_create(char *data, size_t length, void (*release)(void *),
                                   apr_bucket_alloc_t *memory);
#define APR_BRIGADE_INSERT_TAIL(brigade, bucket) ((brigade)->last = (bucket))

#endif
