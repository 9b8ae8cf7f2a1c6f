/* SPDX-License-Identifier: MIT */
/* The functions of nginx that modules/nginx calls to handle fields; see ngx_config.h. */
#include <ngx_http.h>

#include <stdlib.h>

#define BLOCKS_MAX 4096
#define SECONDS_MAX 1000000000000

static u_char host_name[] = "www.example.org";
static ngx_module_t *no_modules[] = {NULL};
static ngx_cycle_t cycle = {{sizeof host_name - 1, host_name}, no_modules};
ngx_cycle_t *ngx_cycle = &cycle;
ngx_module_t ngx_http_core_module = {.ctx_index = 1};
ngx_http_output_header_filter_pt ngx_http_top_header_filter;

void *ngx_pnalloc(ngx_pool_t *pool, size_t size)
{
    if (!pool->blocks)
        pool->blocks = calloc(BLOCKS_MAX, sizeof *pool->blocks);
    if (!pool->blocks || pool->count == BLOCKS_MAX)
        return NULL;
    void *block = malloc(size ? size : 1);
    if (block)
        pool->blocks[pool->count++] = block;
    return block;
}

void *ngx_zeroed(ngx_pool_t *pool, size_t size)
{
    void *block = ngx_pnalloc(pool, size);
    return block ? memset(block, 0, size) : NULL;
}

void ngx_free_all(ngx_pool_t *pool)
{
    for (; pool->cleanup; pool->cleanup = pool->cleanup->next)
        if (pool->cleanup->handler)
            pool->cleanup->handler(pool->cleanup->data);
    while (pool->count)
        free(pool->blocks[--pool->count]);
    free(pool->blocks);
    pool->blocks = NULL;
}

ngx_table_elt_t *ngx_list_push(ngx_list_t *list)
{
    ngx_list_part_t *part = list->last;
    if (part->nelts == list->nalloc) {
        part = ngx_zeroed(list->pool, sizeof *part);
        if (!part)
            return NULL;
        list->last = list->last->next = part;
    }
    if (!part->elts)
        part->elts = ngx_zeroed(list->pool, list->nalloc * sizeof *part->elts);
    return part->elts ? &part->elts[part->nelts++] : NULL;
}

static unsigned lower(u_char c)
{
    return c >= 'A' && c <= 'Z' ? c | 0x20u : c;
}

ngx_int_t ngx_strncasecmp(const u_char *a, const u_char *b, size_t n)
{
    for (; n; n--, a++, b++)
        if (lower(*a) != lower(*b) || !*a)
            return (ngx_int_t)lower(*a) - (ngx_int_t)lower(*b);
    return 0;
}

u_char *ngx_sprintf(u_char *to, const char *format, time_t seconds)
{
    char digits[32];
    (void)format;
    int n = snprintf(digits, sizeof digits, "%lld", (long long)seconds);
    return ngx_cpymem(to, digits, (size_t)n);
}

time_t ngx_time(void)
{
    return 784111777; /* Sun, 06 Nov 1994 08:49:37 GMT */
}

/* Seconds, or a number with one of nginx's units. */
ngx_int_t ngx_parse_time(ngx_str_t *text, ngx_uint_t is_seconds)
{
    static const char units[] = "smhdw";
    static const ngx_int_t lengths[] = {1, 60, 3600, 86400, 604800};
    ngx_int_t value = 0;
    size_t i = 0;
    (void)is_seconds;
    for (; i < text->len && text->data[i] >= '0' && text->data[i] <= '9'; i++) {
        if (value > SECONDS_MAX)
            return NGX_ERROR;
        value = value * 10 + (text->data[i] - '0');
    }
    const char *unit = i + 1 == text->len && text->data[i] ? strchr(units, text->data[i]) : NULL;
    if (i == 0 || (i < text->len && !unit))
        return NGX_ERROR;
    return unit ? value * lengths[unit - units] : value;
}

ngx_int_t ngx_http_complex_value(ngx_http_request_t *r, ngx_http_complex_value_t *value,
                                 ngx_str_t *result)
{
    (void)r;
    *result = value->value;
    return NGX_OK;
}

char *ngx_http_set_complex_value_slot(ngx_conf_t *conf, ngx_command_t *command, void *to)
{
    ngx_http_complex_value_t *value;
    memcpy(&value, (char *)to + command->offset, sizeof value);
    value->value = ((ngx_str_t *)conf->args->elts)[1];
    return NGX_CONF_OK;
}

char *ngx_conf_set_bitmask_slot(ngx_conf_t *conf, ngx_command_t *command, void *to)
{
    (void)conf, (void)command, (void)to;
    return NGX_CONF_OK;
}

ngx_int_t ngx_http_core_content_phase(ngx_http_request_t *r, void *handler)
{
    (void)r, (void)handler;
    return NGX_OK;
}

void *ngx_http_no_conf(void)
{
    abort();
}
