/* SPDX-License-Identifier: MIT */
/* See ngx_config.h. */
#ifndef NGX_HTTP_H
#define NGX_HTTP_H

#include <ngx_core.h>

#define NGX_HTTP_MODULE 0
#define NGX_HTTP_NOT_ALLOWED 405
#define NGX_HTTP_TRACE 0x8000

typedef struct ngx_http_request_s ngx_http_request_t;
typedef ngx_int_t (*ngx_http_output_header_filter_pt)(ngx_http_request_t *r);
typedef ngx_int_t (*ngx_http_phase_handler_pt)(ngx_http_request_t *r, void *handler);

extern ngx_http_output_header_filter_pt ngx_http_top_header_filter;

/* A value of a directive; one with variables differs for each request. */
typedef struct {
    ngx_str_t value;
    void *lengths;
} ngx_http_complex_value_t;

ngx_int_t ngx_http_complex_value(ngx_http_request_t *r, ngx_http_complex_value_t *value,
                                 ngx_str_t *result);
char *ngx_http_set_complex_value_slot(ngx_conf_t *conf, ngx_command_t *command, void *to);

typedef struct {
    ngx_http_phase_handler_pt checker;
} ngx_http_phase_handler_t;

typedef struct {
    struct {
        ngx_http_phase_handler_t *handlers;
    } phase_engine;
} ngx_http_core_main_conf_t;

extern ngx_module_t ngx_http_core_module;
ngx_int_t ngx_http_core_content_phase(ngx_http_request_t *r, void *handler);

typedef struct {
    ngx_int_t (*postconfiguration)(ngx_conf_t *conf);
} ngx_http_module_t;

struct ngx_http_request_s {
    ngx_http_request_t *main;
    ngx_pool_t *pool;
    void **loc_conf, **main_conf, **ctx;
    ngx_str_t method_name, unparsed_uri;
    ngx_uint_t method, err_status;
    void *content_handler;
    ngx_int_t phase_handler;
    struct {
        ngx_list_t headers;
        ngx_str_t server;
    } headers_in;
    struct {
        ngx_list_t headers;
        ngx_uint_t status;
        off_t content_length_n;
        ngx_table_elt_t *content_encoding;
        ngx_str_t *override_charset;
        ngx_str_t charset, content_type;
        size_t content_type_len;
        u_char *content_type_lowcase;
    } headers_out;
};

#define ngx_http_get_module_ctx(r, module) (r)->ctx[(module).ctx_index]
#define ngx_http_get_module_loc_conf(r, module) (r)->loc_conf[(module).ctx_index]
#define ngx_http_get_module_main_conf(r, module) (r)->main_conf[(module).ctx_index]
#define ngx_http_conf_get_module_main_conf(conf, module) ngx_http_no_conf()
void *ngx_http_no_conf(void);

/* The length is one of the members above; nginx has pointers to the lines of the others, which the
 * target leaves in the list, so that the module has to drop them. */
#define ngx_http_clear_content_length(r) ((r)->headers_out.content_length_n = -1)
#define ngx_http_clear_accept_ranges(r) (void)(r)
#define ngx_http_clear_last_modified(r) (void)(r)
#define ngx_http_clear_etag(r) (void)(r)

#endif
