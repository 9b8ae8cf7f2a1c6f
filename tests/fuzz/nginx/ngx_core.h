/* SPDX-License-Identifier: MIT */
/* See ngx_config.h. */
#ifndef NGX_CORE_H
#define NGX_CORE_H

#include <ngx_config.h>

#define NGX_OK 0
#define NGX_ERROR (-1)
#define NGX_CONF_OK NULL

typedef struct {
    size_t len;
    u_char *data;
} ngx_str_t;

#define ngx_string(text)                                                                           \
    {                                                                                              \
        sizeof(text) - 1, (u_char *)(text)                                                         \
    }
#define ngx_null_string                                                                            \
    {                                                                                              \
        0, NULL                                                                                    \
    }
#define ngx_str_null(string) ((string)->len = 0, (string)->data = NULL)

/* What is called before the blocks of a request are freed. */
typedef struct ngx_pool_cleanup_s {
    void (*handler)(void *data);
    void *data;
    struct ngx_pool_cleanup_s *next;
} ngx_pool_cleanup_t;

/* The blocks of a request, which are freed together. */
typedef struct {
    void **blocks;
    size_t count;
    ngx_pool_cleanup_t *cleanup;
} ngx_pool_t;

void *ngx_pnalloc(ngx_pool_t *pool, size_t size);
#define ngx_alloc(size, log) malloc(size)
#define ngx_free free
void ngx_free_all(ngx_pool_t *pool);

/* A list of arrays.  Only the type that fields have is needed. */
typedef struct {
    ngx_uint_t hash;
    ngx_str_t key, value;
} ngx_table_elt_t;

typedef struct ngx_list_part_s {
    ngx_table_elt_t *elts;
    ngx_uint_t nelts;
    struct ngx_list_part_s *next;
} ngx_list_part_t;

typedef struct {
    ngx_list_part_t *last;
    ngx_list_part_t part;
    ngx_uint_t nalloc; /* of each part */
    ngx_pool_t *pool;
} ngx_list_t;

ngx_table_elt_t *ngx_list_push(ngx_list_t *list);

typedef struct {
    void *elts;
    ngx_uint_t nelts;
} ngx_array_t;

typedef struct {
    u_char *pos, *last, *start, *end;
    unsigned memory : 1, last_buf : 1, last_in_chain : 1;
} ngx_buf_t;

void *ngx_zeroed(ngx_pool_t *pool, size_t size);

#define ngx_strlen(text) strlen((const char *)(text))
#define ngx_strcmp(a, b) strcmp((const char *)(a), (const char *)(b))
#define ngx_strncmp(a, b, n) strncmp((const char *)(a), (const char *)(b), n)
#define ngx_strchr(text, byte) strchr((const char *)(text), byte)
#define ngx_memcmp memcmp
#define ngx_memcpy memcpy
#define ngx_memzero(bytes, n) memset(bytes, 0, n)
#define ngx_cpymem(to, from, n) ((u_char *)memcpy(to, from, n) + (n))
#define ngx_toupper(c) (u_char)((c) >= 'a' && (c) <= 'z' ? (c) & ~0x20 : (c))
ngx_int_t ngx_strncasecmp(const u_char *a, const u_char *b, size_t n);
/* Only for the format "%T". */
u_char *ngx_sprintf(u_char *to, const char *format, time_t seconds);
time_t ngx_time(void);
ngx_int_t ngx_parse_time(ngx_str_t *text, ngx_uint_t is_seconds);

/* ---- the configuration, which the target does not read ---- */

typedef struct ngx_command_s ngx_command_t;
typedef struct ngx_module_s ngx_module_t;
typedef struct ngx_conf_s ngx_conf_t;

typedef struct {
    ngx_str_t hostname;
    ngx_module_t **modules;
} ngx_cycle_t;

extern ngx_cycle_t *ngx_cycle;

struct ngx_command_s {
    ngx_str_t name;
    char *(*set)(ngx_conf_t *, ngx_command_t *, void *);
    ngx_uint_t offset;
    const void *post;
};

struct ngx_module_s {
    ngx_uint_t ctx_index;
    const char *name;
    const void *ctx;
    ngx_command_t *commands;
    ngx_uint_t type;
    void *init_master, *init_module, *init_process, *init_thread, *exit_thread, *exit_process,
        *exit_master;
    ngx_uint_t padding;
};

#define NGX_MODULE_V1 0, NULL
#define NGX_MODULE_V1_PADDING 0

struct ngx_conf_s {
    ngx_array_t *args;
    ngx_cycle_t *cycle;
};

typedef struct {
    ngx_str_t name;
    ngx_uint_t mask;
} ngx_conf_bitmask_t;

char *ngx_conf_set_bitmask_slot(ngx_conf_t *conf, ngx_command_t *command, void *to);

#endif
