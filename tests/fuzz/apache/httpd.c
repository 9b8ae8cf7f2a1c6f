/* SPDX-License-Identifier: MIT */
/* The functions of httpd and APR that modules/apache calls to handle fields; see httpd.h. */
#include <httpd.h>

#include <ap_expr.h>
#include <ap_mpm.h>
#include <apr_strings.h>
#include <http_protocol.h>

#include <stdbool.h>
#include <strings.h>

#define BLOCKS_MAX 8192

/* httpd ends the process, too, if there is not enough memory. */
void *apr_palloc(apr_pool_t *pool, size_t size)
{
    if (!pool->blocks)
        pool->blocks = calloc(BLOCKS_MAX, sizeof *pool->blocks);
    void *block = pool->blocks && pool->count < BLOCKS_MAX ? malloc(size ? size : 1) : NULL;
    if (!block)
        abort();
    return pool->blocks[pool->count++] = block;
}

void *apr_pcalloc(apr_pool_t *pool, size_t size)
{
    return memset(apr_palloc(pool, size), 0, size);
}

apr_status_t apr_pool_cleanup_null(void *data)
{
    (void)data;
    return APR_SUCCESS;
}

void apr_pool_cleanup_register(apr_pool_t *pool, void *data, apr_cleanup *cleanup,
                               apr_cleanup *of_child)
{
    if (pool->cleanup || of_child != apr_pool_cleanup_null)
        abort();
    pool->cleanup = cleanup;
    pool->cleanup_data = data;
}

void apr_free_all(apr_pool_t *pool)
{
    if (pool->cleanup)
        pool->cleanup(pool->cleanup_data);
    pool->cleanup = NULL;
    while (pool->count)
        free(pool->blocks[--pool->count]);
    free(pool->blocks);
    pool->blocks = NULL;
}

static bool is_key(const apr_table_entry_t *entry, const char *key)
{
    return entry->key && !strcasecmp(entry->key, key);
}

const char *apr_table_get(const apr_table_t *table, const char *key)
{
    for (size_t i = 0; i < table->count; i++)
        if (is_key(&table->entries[i], key))
            return table->entries[i].value;
    return NULL;
}

void apr_table_unset(apr_table_t *table, const char *key)
{
    for (size_t i = 0; i < table->count; i++)
        if (is_key(&table->entries[i], key))
            table->entries[i].key = NULL;
}

void apr_table_addn(apr_table_t *table, const char *key, const char *value)
{
    if (table->count == TABLE_MAX)
        abort();
    table->entries[table->count++] = (apr_table_entry_t){key, value};
}

void apr_table_setn(apr_table_t *table, const char *key, const char *value)
{
    apr_table_unset(table, key);
    apr_table_addn(table, key, value);
}

void apr_table_mergen(apr_table_t *table, const char *key, const char *value)
{
    const char *before = apr_table_get(table, key);
    if (!before) {
        apr_table_addn(table, key, value);
        return;
    }
    size_t size = strlen(before) + strlen(value) + sizeof ", ";
    char *joined = apr_palloc(table->pool, size);
    snprintf(joined, size, "%s, %s", before, value);
    for (size_t i = 0; i < table->count; i++)
        if (is_key(&table->entries[i], key)) {
            table->entries[i].value = joined;
            return;
        }
}

int apr_is_empty_table(const apr_table_t *table)
{
    return table->count == 0;
}

int apr_table_do(int (*call)(void *closure, const char *key, const char *value), void *closure,
                 const apr_table_t *table, const char *key, const char *end)
{
    if (end)
        abort();
    for (size_t i = 0; i < table->count; i++)
        if (is_key(&table->entries[i], key) &&
            !call(closure, table->entries[i].key, table->entries[i].value))
            return 0;
    return 1;
}

char *apr_pstrmemdup(apr_pool_t *pool, const char *bytes, size_t n)
{
    char *copy = apr_palloc(pool, n + 1);
    if (n)
        memcpy(copy, bytes, n);
    copy[n] = '\0';
    return copy;
}

char *apr_cpystrn(char *to, const char *from, size_t size)
{
    size_t n = strnlen(from, size ? size - 1 : 0);
    if (!size)
        return to;
    memcpy(to, from, n);
    to[n] = '\0';
    return to + n;
}

const char *ap_expr_str_exec(request_rec *r, const ap_expr_info_t *expression, const char **error)
{
    (void)r, (void)error;
    return expression->value;
}

/* httpd has no line for unregistered codes. */
const char *ap_get_status_line(int status)
{
    return status == 494 || status > 511 ? "500 Internal Server Error"
           : status == 404               ? "404 Not Found"
           : status == 400               ? "400 Bad Request"
                                         : "503 Service Unavailable";
}

apr_status_t ap_mpm_query(int code, int *result)
{
    if (code != AP_MPMQ_IS_THREADED)
        abort();
    *result = AP_MPMQ_STATIC;
    return APR_SUCCESS;
}

void ap_set_content_type(request_rec *r, const char *type)
{
    r->content_type = type;
}

/* Each block knows the counter that it belongs to. */
struct block {
    apr_bucket_alloc_t *memory;
    _Alignas(max_align_t) char data[];
};

void ap_abort_on_oom(void)
{
    abort();
}

void *apr_bucket_alloc(size_t size, apr_bucket_alloc_t *memory)
{
    struct block *block = malloc(sizeof *block + size);
    if (!block)
        abort();
    block->memory = memory;
    memory->live++;
    return block->data;
}

void apr_bucket_free(void *data)
{
    struct block *block = (void *)((char *)data - offsetof(struct block, data));
    block->memory->live--;
    free(block);
}

apr_bucket *apr_bucket_heap_create(char *data, size_t length, void (*release)(void *),
                                   apr_bucket_alloc_t *memory)
{
    apr_bucket *bucket = apr_bucket_alloc(sizeof *bucket, memory);
    if (release != apr_bucket_free)
        abort();
    *bucket = (apr_bucket){data, length};
    return bucket;
}
