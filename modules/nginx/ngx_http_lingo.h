/* SPDX-License-Identifier: MIT */
/*
 * Error pages in the visitor's own language, in place of those that nginx makes.
 *
 *   module   directives, variables, the life of a configuration
 *   site     opens the files that lingo_site names
 *   filter   which responses are replaced, and when
 *   page     from nginx's request to the library's, and its page as buffers
 *   headers  the fields of the response
 */
#ifndef NGX_HTTP_LINGO_H
#define NGX_HTTP_LINGO_H

#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include <httplingo.h>

/* Which errors of proxied servers are replaced. */
enum {
    NGX_HTTP_LINGO_UPSTREAM_OFF,
    NGX_HTTP_LINGO_UPSTREAM_EMPTY, /* those without content */
    NGX_HTTP_LINGO_UPSTREAM_ON
};

/* A file of lingo_site. */
typedef struct {
    ngx_str_t path;
    const struct lingo_site *site;
} ngx_http_lingo_site_t;

/* What is opened once for a configuration. */
typedef struct {
    ngx_array_t sites; /* ngx_http_lingo_site_t */
} ngx_http_lingo_main_conf_t;

typedef struct {
    ngx_flag_t enable;
    ngx_uint_t upstream;
    const struct lingo_site *site;      /* NULL: the built-in one */
    ngx_http_complex_value_t *language; /* the visitor's choice */
    ngx_http_complex_value_t *request_id;
} ngx_http_lingo_loc_conf_t;

typedef enum {
    NGX_HTTP_LINGO_MAYBE_OWN,   /* the header waits: is this nginx's own page? */
    NGX_HTTP_LINGO_MAYBE_EMPTY, /* the header waits: will there be content? */
    NGX_HTTP_LINGO_PASSED,      /* the response goes out as it is */
    NGX_HTTP_LINGO_PASSED_HEAD, /* likewise, but its content does not */
    NGX_HTTP_LINGO_MADE,        /* the page is made, and its header on the way */
    NGX_HTTP_LINGO_SENT         /* and so is its content */
} ngx_http_lingo_state_t;

/* A response that is, or may have to be, replaced. */
typedef struct {
    ngx_http_lingo_state_t state;
    ngx_chain_t *page;
    const struct lingo_language *language; /* of use from MADE on */
    enum lingo_format format;
} ngx_http_lingo_ctx_t;

extern ngx_module_t ngx_http_lingo_module;

/* lingo_site FILE; */
char *ngx_http_lingo_site(ngx_conf_t *cf, ngx_command_t *command, void *conf);

/* Puts the filters in front of those that there are. */
ngx_int_t ngx_http_lingo_filter_init(ngx_conf_t *cf);

/* Makes the page of ctx: NGX_OK, or NGX_ERROR without memory.  status is the row to show in place
 * of the code's own, or NULL. */
ngx_int_t ngx_http_lingo_make_page(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                                   ngx_http_lingo_ctx_t *ctx, const struct lingo_status *status,
                                   struct lingo_response *response);

/* Sets the fields that follow from the page, which outlive the response: NGX_OK, or NGX_ERROR
 * without memory. */
ngx_int_t ngx_http_lingo_set_headers(ngx_http_request_t *r, const struct lingo_response *response);

/* The value of a field, lines joined by ", " (RFC 9110 section 5.3); empty when there is none. */
struct lingo_text ngx_http_lingo_field(ngx_http_request_t *r, ngx_list_t *headers,
                                       const char *name);

#endif
