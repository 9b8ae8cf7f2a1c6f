/* SPDX-License-Identifier: MIT */
/*
 * Error pages in the visitor's own language, in place of those that httpd makes.
 *
 *   mod_lingo              which responses are replaced
 *   mod_lingo_config       directives
 *   mod_lingo_maintenance  LingoMaintenance: 503 for all but some
 *   mod_lingo_cause        what httpd knows of an error besides its status
 *   mod_lingo_page         from httpd's request to the library's
 *   mod_lingo_response     the library's page as a response: its content and fields
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

/* What becomes of Content-Security-Policy. */
enum lingo_csp {
    LINGO_CSP_UNSET,
    LINGO_CSP_REPLACE, /* the page's own goes out alone */
    LINGO_CSP_KEEP,    /* that of mod_headers goes out, and the page's where there is none */
    LINGO_CSP_OFF      /* the page has none */
};

/* LingoMaintenance. */
struct lingo_maintenance {
    int on;
    const char *file;           /* on while there is one of this name; NULL: none was named */
    apr_array_header_t *except; /* apr_ipsubnet_t *, of those who see the site all the same */
};

struct lingo_config {
    int enable; /* -1: not said here */
    enum lingo_upstream upstream;
    const struct lingo_site *site; /* NULL: the built-in one */
    ap_expr_info_t *language;      /* the visitor's choice; NULL: none */
    ap_expr_info_t *request_id;    /* NULL: that of mod_unique_id */
    ap_expr_info_t *retry_after;   /* for errors that will pass and tell no time; NULL: none */
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

/* A hook: answers while the site is being worked on. */
int lingo_maintenance_handle(request_rec *r);

/* Whether it was maintenance that answered. */
int lingo_is_maintenance(const request_rec *r);

/* The row that says more than the status of the response; NULL: there is none. */
const struct lingo_status *lingo_cause_status(const request_rec *r);

/* The variants to choose from, for LINGO_PARAMETER_CHOICES; NULL: there are none. */
const char *lingo_cause_choices(const request_rec *r);

/* Makes the page for the request: appends its content to the brigade, and sets the fields.  The
 * policy is what Content-Security-Policy it has, or NULL. */
void lingo_page_make(request_rec *r, int from_upstream, apr_bucket_brigade *page,
                     const char **policy);

/* The lines of a field of the response so far, at most size of them; their number. */
size_t lingo_lines(const request_rec *r, const char *name, const char **lines, size_t size);

/* Takes the page as the response to the request: what its fields say. */
void lingo_response_set(request_rec *r, int from_upstream, const struct lingo_response *response,
                        const char **policy);

/* Settles which Content-Security-Policy goes out, when mod_headers has had its say. */
void lingo_response_settle_policy(request_rec *r, const char *policy);

#endif
