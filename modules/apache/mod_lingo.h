/* SPDX-License-Identifier: MIT */
/*
 * Error pages in the visitor's own language, instead of httpd's own.
 *
 *   mod_lingo              decides which responses are replaced
 *   mod_lingo_config       directives
 *   mod_lingo_maintenance  LingoMaintenance: 503 for all visitors with some exceptions
 *   mod_lingo_cause        finds out more about an error than its status
 *   mod_lingo_page         fills the library's request from httpd's
 *   mod_lingo_pages        caches of prepared pages, for each process
 *   mod_lingo_response     sets the fields of the response
 */
#ifndef MOD_LINGO_H
#define MOD_LINGO_H

#include <httpd.h>

#include <ap_expr.h>

#include <httplingo.h>

/* Which errors of proxied servers and scripts are replaced. */
enum lingo_upstream {
    LINGO_UPSTREAM_UNSET,
    LINGO_UPSTREAM_OFF,
    LINGO_UPSTREAM_EMPTY, /* those without content */
    LINGO_UPSTREAM_ON
};

/* Which Content-Security-Policy is sent. */
enum lingo_csp {
    LINGO_CSP_UNSET,
    LINGO_CSP_REPLACE, /* only the page's is sent */
    LINGO_CSP_KEEP,    /* that of mod_headers is sent, or else the page's */
    LINGO_CSP_OFF      /* the page's is never sent */
};

/* LingoMaintenance. */
struct lingo_maintenance {
    int on;
    const char *file; /* on while this file exists; NULL if none is configured */
    /* a list of apr_ipsubnet_t *: visitors who see the site nevertheless */
    apr_array_header_t *except;
};

struct lingo_config {
    int enable; /* -1 if it is not set here */
    enum lingo_upstream upstream;
    const struct lingo_site *site; /* NULL: the built-in site */
    struct lingo_pages *pages;     /* of the site; NULL: none, or those of the built-in site */
    ap_expr_info_t *language;      /* the language that the visitor chose; NULL if not set */
    ap_expr_info_t *request_id;    /* NULL: the ID from mod_unique_id */
    ap_expr_info_t *retry_after;   /* for temporary errors without a Retry-After; NULL if not set */
    enum lingo_csp csp;
    struct lingo_maintenance *maintenance; /* NULL: never */
};

extern module AP_MODULE_DECLARE_DATA lingo_module;

extern const command_rec lingo_commands[];
void *lingo_config_create(apr_pool_t *pool, char *directory);
void *lingo_config_merge(apr_pool_t *pool, void *base, void *addition);
const struct lingo_config *lingo_config_of(const request_rec *r);

/* LingoMaintenance On|Off|FILE [except ADDRESS...] */
const char *lingo_maintenance_set(cmd_parms *command, void *data, int argc, char *const argv[]);

/* A hook: handles requests during maintenance. */
int lingo_maintenance_handle(request_rec *r);

/* Whether the response is due to maintenance. */
int lingo_is_maintenance(const request_rec *r);

/* A status that describes the cause better than that of the response; NULL if there is none. */
const struct lingo_status *lingo_cause_status(const request_rec *r);

/* The variants to choose from, for LINGO_PARAMETER_CHOICES; NULL if there are none. */
const char *lingo_cause_choices(const request_rec *r);

/* Makes the page for the request: appends its content to the brigade, and sets the fields.  The
 * policy is the current Content-Security-Policy, or NULL. */
void lingo_page_make(request_rec *r, int from_upstream, apr_bucket_brigade *page,
                     const char **policy);

/* Creates the prepared pages of a site, which exist as long as the pool. */
struct lingo_pages *lingo_pages_create(apr_pool_t *pool, const struct lingo_site *site);

/* A hook: creates those of the built-in site in a process that handles requests. */
void lingo_pages_start(apr_pool_t *pool, server_rec *server);

/* Writes a page of the configuration's site like lingo_page_write(). */
size_t lingo_pages_write(const struct lingo_config *config, const struct lingo_request *request,
                         char *buffer, size_t size, struct lingo_response *response);

/* Stores up to size lines of a field of the response, and returns their number. */
size_t lingo_lines(const request_rec *r, const char *name, const char **lines, size_t size);

/* Sets the fields of the response to those of the page. */
void lingo_response_set(request_rec *r, int from_upstream, const struct lingo_response *response,
                        const char **policy);

/* Decides which Content-Security-Policy is sent, after mod_headers has added its fields. */
void lingo_response_settle_policy(request_rec *r, const char *policy);

#endif
