/* SPDX-License-Identifier: MIT */
/*
 * Error pages in the visitor's own language, instead of nginx's own.
 *
 *   module       directives, variables, configurations
 *   site         opens the files that lingo_site names
 *   maintenance  lingo_maintenance: 503 for all visitors with some exceptions
 *   allow        lingo_allow: the methods of a 405
 *   filter       decides which responses are replaced, and when
 *   page         fills the library's request from nginx's, and turns the page into buffers
 *   headers      sets the fields of the response
 *   fields       checks them after nginx's own directives, such as add_header
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

/* Which Content-Security-Policy is sent. */
enum {
    NGX_HTTP_LINGO_CSP_REPLACE, /* only the page's is sent */
    NGX_HTTP_LINGO_CSP_KEEP,    /* that of add_header is sent, or else the page's */
    NGX_HTTP_LINGO_CSP_OFF      /* the page's is never sent */
};

/* lingo_maintenance. */
typedef struct {
    ngx_flag_t on;
    ngx_str_t file;      /* on while this file exists; empty if none is configured */
    ngx_array_t *except; /* a list of ngx_cidr_t: visitors who see the site nevertheless */
} ngx_http_lingo_maintenance_t;

/* A site that some location uses. */
typedef struct {
    ngx_str_t path;                 /* that lingo_site names; empty for the built-in site */
    const struct lingo_site *site;  /* NULL: the built-in site */
    struct lingo_page_cache *pages; /* NULL: not opened yet */
} ngx_http_lingo_site_t;

/* A directive of another module that configures methods. */
typedef struct {
    ngx_uint_t index;       /* of that module's location configuration */
    ngx_command_t *command; /* NULL if there is no such module */
} ngx_http_lingo_methods_t;

#define NGX_HTTP_LINGO_METHOD_LISTS 2

/* Data that is opened or found once per configuration. */
typedef struct {
    ngx_array_t sites; /* a list of ngx_http_lingo_site_t */
    ngx_http_lingo_methods_t methods[NGX_HTTP_LINGO_METHOD_LISTS];
    ngx_flag_t has_maintenance; /* some location has lingo_maintenance */
} ngx_http_lingo_main_conf_t;

typedef struct {
    ngx_flag_t enable;
    ngx_uint_t upstream;
    const struct lingo_site *site;      /* NULL: the built-in site */
    struct lingo_page_cache *pages;     /* of the site */
    ngx_http_complex_value_t *language; /* the language that the visitor chose */
    ngx_http_complex_value_t *request_id;
    ngx_http_complex_value_t *retry_after; /* for temporary errors without a Retry-After */
    ngx_http_complex_value_t *allow;       /* the methods of a 405 without Allow */
    ngx_uint_t csp;
    ngx_http_lingo_maintenance_t *maintenance; /* NULL: never */
} ngx_http_lingo_loc_conf_t;

typedef enum {
    NGX_HTTP_LINGO_NOT_SEEN,    /* the header has not been seen yet */
    NGX_HTTP_LINGO_MAYBE_OWN,   /* the header is delayed: this may be nginx's own page */
    NGX_HTTP_LINGO_MAYBE_EMPTY, /* the header is delayed: there may be content */
    NGX_HTTP_LINGO_PASSED,      /* the response is not replaced */
    NGX_HTTP_LINGO_PASSED_HEAD, /* the response is not replaced, but its content must not be sent */
    NGX_HTTP_LINGO_MADE,        /* the page is made, and its header is being sent */
    NGX_HTTP_LINGO_SENT         /* the page was sent */
} ngx_http_lingo_state_t;

/* A response that is replaced, or may have to be replaced. */
typedef struct {
    ngx_http_lingo_state_t state;
    unsigned maintenance : 1;
    unsigned allows_none : 1;  /* no method is supported: Allow is empty */
    unsigned allow_is_own : 1; /* the page has set Allow */
    unsigned has_fields : 1;   /* there are fields that those of the page may replace */
    /* shown instead of the status of the response; NULL if it is the same */
    const struct lingo_status *status;
    ngx_buf_t page;
    ngx_pool_cleanup_t cleanup; /* of the memory of the page */
    u_char *retry_after;        /* the value of Retry-After that the page has set; NULL if none */
    u_char *allow;              /* the value of Allow that the page shows */
    /* The value of Content-Security-Policy that the page has set; NULL if none. */
    u_char *policy;
    const ngx_table_elt_t *policy_field;
    u_char *no_store; /* the value of Cache-Control if no other may be sent */
    /* Where the last field of the page is: the part of the list, and its index there plus one. */
    const ngx_list_part_t *last_part;
    ngx_uint_t last_count;
    const struct lingo_language *language; /* valid in the state MADE and later */
    enum lingo_media media;
} ngx_http_lingo_ctx_t;

extern ngx_module_t ngx_http_lingo_module;
extern ngx_module_t ngx_http_lingo_fields_module;

/* lingo_site FILE; */
char *ngx_http_lingo_site(ngx_conf_t *cf, ngx_command_t *command, void *conf);

/* The cache of the site's pages, which each worker has for itself; NULL if there is not enough
 * memory. */
struct lingo_page_cache *ngx_http_lingo_pages(ngx_conf_t *cf, const struct lingo_site *site);

/* lingo_maintenance on | off | FILE [except ADDRESS ...]; */
char *ngx_http_lingo_maintenance(ngx_conf_t *cf, ngx_command_t *command, void *conf);

/* lingo_allow VALUE; */
char *ngx_http_lingo_set_allow(ngx_conf_t *cf, ngx_command_t *command, void *conf);

/* Finds directives of other modules that configure methods. */
void ngx_http_lingo_allow_init(ngx_conf_t *cf);

/* The methods for a 405 response without Allow: those that are configured, or those that nginx
 * itself supports.  Empty if there are none; data is NULL if they are unknown. */
struct lingo_text ngx_http_lingo_allow(ngx_http_request_t *r, ngx_http_complex_value_t *declared);

/* Handles requests during maintenance, before other modules do, if some location may have it. */
ngx_int_t ngx_http_lingo_maintenance_init(ngx_conf_t *cf);

/* Returns the context of a request, and creates it if necessary; NULL if there is not enough
 * memory. */
ngx_http_lingo_ctx_t *ngx_http_lingo_get_ctx(ngx_http_request_t *r);

/* Installs the filters. */
ngx_int_t ngx_http_lingo_filter_init(ngx_conf_t *cf);

/* Makes the page of ctx, or makes it again.  Returns NGX_OK, or NGX_ERROR if there is not enough
 * memory. */
ngx_int_t ngx_http_lingo_make_page(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                                   ngx_http_lingo_ctx_t *ctx, struct lingo_response *response);

/* Sets the fields of the response to those of the page, whose values become valid as long as the
 * request.  Returns NGX_OK, or NGX_ERROR if there is
 * not enough memory. */
ngx_int_t ngx_http_lingo_set_headers(ngx_http_request_t *r, ngx_http_lingo_loc_conf_t *conf,
                                     ngx_http_lingo_ctx_t *ctx, struct lingo_response *response);

/* Does the same only for Retry-After, after the page was made again. */
ngx_int_t ngx_http_lingo_set_retry_after(ngx_http_request_t *r, ngx_http_lingo_ctx_t *ctx,
                                         struct lingo_response *response);

/* Removes the lines of a field of the response that have this value, or all that have another
 * value. */
void ngx_http_lingo_drop_lines(ngx_http_request_t *r, const char *name, const u_char *value,
                               ngx_uint_t others);

/* The name of a field, and the two characters that separate its lines if they are joined. */
typedef struct {
    const char *text;
    size_t length;
    const char *separator;
} ngx_http_lingo_name_t;

#define ngx_http_lingo_name(text, separator)                                                       \
    {                                                                                              \
        text, sizeof(text) - 1, separator                                                          \
    }

/* Finds the values of n fields in one pass.  The lines of a field are joined (RFC 9110 section
 * 5.3): as many as fit in 8 KiB, and always the first.  data is NULL if there are none. */
void ngx_http_lingo_values(ngx_http_request_t *r, ngx_list_t *headers,
                           const ngx_http_lingo_name_t *names, struct lingo_text *values, size_t n);

/* Stores up to size lines of a field separately, and returns their number. */
size_t ngx_http_lingo_lines(ngx_list_t *headers, const char *name, struct lingo_text *lines,
                            size_t size);

#endif
