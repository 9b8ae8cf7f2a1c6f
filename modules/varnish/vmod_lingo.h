/* SPDX-License-Identifier: MIT */
/* What the parts of the module for Varnish share. */
#ifndef VMOD_LINGO_H
#define VMOD_LINGO_H

#include <cache/cache.h>

#include <httplingo.h>

/* vmod_lingo_fields.c: the fields of requests and responses, as Varnish stores them */

/* The value of a field, with several lines joined by ", " in the workspace (RFC 9110 section 5.3);
 * empty if there is none. */
struct lingo_text lingo_field(const struct vrt_ctx *ctx, const struct http *from, const char *name);

/* Remembers the fields of a response for the page that replaces it. Returns 0 if the workspace is
 * too small. */
int lingo_fields_keep(const struct vrt_ctx *ctx, const struct http *from);

/* Adds the remembered fields to the response in which the page will be sent. */
void lingo_fields_restore(const struct vrt_ctx *ctx, struct http *to);

/* Sets the fields of a page, and the reason phrase. */
void lingo_fields_set(struct http *to, const struct vrt_ctx *ctx,
                      const struct lingo_response *page);

/* vmod_lingo_page.c */

/* What VCL says about a page. */
struct lingo_page_options {
    VCL_STRING language; /* that the visitor chose; NULL or empty: negotiated */
    VCL_DURATION retry_after;
    VCL_STRING request_id; /* NULL or empty: the number of the request */
};

/* Makes a page for the response of vcl_synth or vcl_backend_error. site may be NULL: the built-in
 * one. Returns 0 if there is no page, and then nothing has changed. */
VCL_BOOL lingo_page_make(const struct vrt_ctx *ctx, const struct lingo_site *site,
                         const struct lingo_page_options *options);

#endif
