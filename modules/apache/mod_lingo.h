/* SPDX-License-Identifier: MIT */
/*
 * Error pages in the visitor's own language, in place of those that httpd makes.
 *
 *   mod_lingo       directives, and which responses are replaced
 *   mod_lingo_page  from httpd's request to the library's, and its page as a response
 */
#ifndef MOD_LINGO_H
#define MOD_LINGO_H

#include <httpd.h>

#include <ap_expr.h>

#include <httplingo.h>

/* Which errors of proxied servers are replaced. */
enum lingo_upstream {
    LINGO_UPSTREAM_UNSET,
    LINGO_UPSTREAM_OFF,
    LINGO_UPSTREAM_EMPTY, /* those without content */
    LINGO_UPSTREAM_ON
};

struct lingo_config {
    int enable; /* -1: not said here */
    enum lingo_upstream upstream;
    const struct lingo_site *site; /* NULL: the built-in one */
    ap_expr_info_t *language;      /* the visitor's choice; NULL: none */
    ap_expr_info_t *request_id;    /* NULL: that of mod_unique_id */
};

/* Makes the page for the request: appends its content to the brigade, and sets the fields. */
void lingo_page_make(request_rec *r, const struct lingo_config *config, apr_bucket_brigade *page);

#endif
