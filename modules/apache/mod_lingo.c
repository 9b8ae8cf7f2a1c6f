/* SPDX-License-Identifier: MIT */
/*
 * Decides which responses are replaced.
 *
 * httpd generates its own errors in ap_send_error_response(), which runs the hook
 * insert_error_filter for every error, however early it occurs.  A page of ErrorDocument is another
 * request and does not get there, but a text of ErrorDocument does.  Errors of proxied servers are
 * ordinary content, and pass through the filters of their request.
 */
#include "mod_lingo.h"

#include "../page-module.h"

#include <http_config.h>
#include <http_core.h>
#include <http_protocol.h>
#include <http_request.h>
#include <mod_core.h> /* ap_response_code_string() */
#include <util_filter.h>

static ap_filter_rec_t *error_filter_handle, *upstream_filter_handle, *fields_filter_handle;

static int is_enabled(const request_rec *r)
{
    return r->main == NULL && (lingo_config_of(r)->enable > 0 || lingo_is_maintenance(r));
}

static int is_grpc_type(const char *type)
{
    return type && module_is_grpc((struct lingo_text){type, strlen(type)});
}

static int is_grpc(const request_rec *r)
{
    return is_grpc_type(apr_table_get(r->headers_in, "Content-Type")) ||
           is_grpc_type(r->content_type);
}

static void append(apr_bucket_brigade *brigade, apr_bucket *bucket)
{
    APR_BRIGADE_INSERT_TAIL(brigade, bucket);
}

/* Whether all content has been received, so that the connection can be reused. */
static int has_end(const apr_bucket_brigade *brigade)
{
    return !APR_BRIGADE_EMPTY(brigade) && APR_BUCKET_IS_EOS(APR_BRIGADE_LAST(brigade));
}

/* Sends the page instead of the content in the brigade and everything that follows. */
static apr_status_t replace(ap_filter_t *f, apr_bucket_brigade *brigade, int from_upstream)
{
    const char *policy = NULL;
    int is_whole = has_end(brigade);
    apr_brigade_cleanup(brigade);
    f->ctx = f;
    lingo_page_make(f->r, from_upstream, brigade, &policy);
    if (from_upstream && policy)
        ap_add_output_filter_handle(fields_filter_handle, (void *)(uintptr_t)policy, f->r, f->c);
    if (from_upstream && !is_whole) /* it may take a long time until it ends */
        append(brigade, apr_bucket_flush_create(brigade->bucket_alloc));
    append(brigade, apr_bucket_eos_create(brigade->bucket_alloc));
    return ap_pass_brigade(f->next, brigade);
}

static int is_replaced(const ap_filter_t *f)
{
    return f->ctx != NULL;
}

static apr_status_t error_filter(ap_filter_t *f, apr_bucket_brigade *brigade)
{
    if (is_replaced(f)) {
        apr_brigade_cleanup(brigade);
        return APR_SUCCESS;
    }
    return replace(f, brigade, 0);
}

/* Runs after mod_headers, which adds fields to the pages that replace an upstream's error. */
static apr_status_t fields_filter(ap_filter_t *f, apr_bucket_brigade *brigade)
{
    lingo_response_settle_policy(f->r, f->ctx);
    ap_remove_output_filter(f);
    return ap_pass_brigade(f->next, brigade);
}

/* A text of ErrorDocument starts with a quotation mark.  If there is still an address, that page
 * has failed. */
static int has_text(request_rec *r)
{
    const char *own = ap_response_code_string(r, ap_index_of_response(r->status));
    return own && own[0] == '"';
}

/* Whether a page can be made for the status.  For 300, this is the case if there are versions to
 * list. */
static int has_page(const request_rec *r)
{
    return module_is_error(r->status) ||
           (r->status == HTTP_MULTIPLE_CHOICES && apr_table_get(r->notes, "variant-list"));
}

/* httpd generates its page next, unless there is a text: an empty text prevents that. */
static void insert_error_filter(request_rec *r)
{
    if (!is_enabled(r) || !has_page(r) || has_text(r) || is_grpc(r))
        return;
    ap_custom_response(r, r->status, "");
    ap_add_output_filter_handle(error_filter_handle, NULL, r, r->connection);
}

enum verdict { PASS, WAIT, REPLACE };

/* Whether a bucket has content.  This may have to wait for a script. */
static int has_content(apr_bucket *b)
{
    const char *data;
    apr_size_t length = b->length;
    if (AP_BUCKET_IS_ERROR(b))
        return 1;
    if (APR_BUCKET_IS_METADATA(b))
        return 0;
    return length != (apr_size_t)-1 ||
                   apr_bucket_read(b, &data, &length, APR_BLOCK_READ) == APR_SUCCESS
               ? length != 0
               : 1;
}

/* Whether there is content, as far as the brigade shows. */
static enum verdict judge_content(const request_rec *r, apr_bucket_brigade *brigade)
{
    const char *length = apr_table_get(r->headers_out, "Content-Length");
    if (length)
        return strcmp(length, "0") == 0 ? REPLACE : PASS;
    /* for HEAD, it is unknown whether GET would have content */
    if (r->header_only)
        return PASS;
    for (apr_bucket *b = APR_BRIGADE_FIRST(brigade); b != APR_BRIGADE_SENTINEL(brigade);
         b = APR_BUCKET_NEXT(b)) {
        if (APR_BUCKET_IS_EOS(b))
            return REPLACE;
        if (has_content(b))
            return PASS;
    }
    return WAIT;
}

static enum verdict judge(const request_rec *r, apr_bucket_brigade *brigade)
{
    if (!module_is_error(r->status) || is_grpc(r))
        return PASS;
    return lingo_config_of(r)->upstream == LINGO_UPSTREAM_ON ? REPLACE : judge_content(r, brigade);
}

/* Whether the request is handled by mod_proxy_http, which closes its connection when a filter
 * reports an error, and does nothing else. */
static int is_http_proxy(const request_rec *r)
{
    return r->filename && (strncmp(r->filename, "proxy:http:", strlen("proxy:http:")) == 0 ||
                           strncmp(r->filename, "proxy:https:", strlen("proxy:https:")) == 0);
}

/* Sends the page without waiting for the content of the upstream, which is not needed. */
static apr_status_t replace_upstream(ap_filter_t *f, apr_bucket_brigade *brigade)
{
    int drops = !has_end(brigade) && is_http_proxy(f->r);
    apr_status_t status = replace(f, brigade, 1);
    return status == APR_SUCCESS && drops ? APR_ECONNABORTED : status;
}

static apr_status_t upstream_filter(ap_filter_t *f, apr_bucket_brigade *brigade)
{
    enum verdict verdict = is_replaced(f) ? WAIT : judge(f->r, brigade);
    if (verdict == REPLACE)
        return replace_upstream(f, brigade);
    if (verdict == WAIT) {
        apr_brigade_cleanup(brigade);
        return APR_SUCCESS;
    }
    ap_remove_output_filter(f);
    return ap_pass_brigade(f->next, brigade);
}

/* Whether the response is from a proxied server or a script. */
static int is_upstream(const request_rec *r)
{
    return r->proxyreq != PROXYREQ_NONE ||
           (r->handler && (strcmp(r->handler, "proxy-server") == 0 ||
                           strncmp(r->handler, "proxy:", strlen("proxy:")) == 0 ||
                           strcmp(r->handler, "cgi-script") == 0));
}

/* A page of ErrorDocument may be proxied, too, but it belongs to the administrator. */
static int is_error_document(const request_rec *r)
{
    return r->prev && ap_is_HTTP_ERROR(r->prev->status);
}

static void insert_upstream_filter(request_rec *r)
{
    if (is_enabled(r) && lingo_config_of(r)->upstream > LINGO_UPSTREAM_OFF && is_upstream(r) &&
        !is_error_document(r))
        ap_add_output_filter_handle(upstream_filter_handle, NULL, r, r->connection);
}

static void register_hooks(apr_pool_t *pool)
{
    (void)pool;
    /* After mod_headers, so that Retry-After is known and the policy can be replaced. */
    error_filter_handle =
        ap_register_output_filter("LINGO_ERROR", error_filter, NULL, AP_FTYPE_CONTENT_SET + 1);
    /* Before mod_deflate. */
    upstream_filter_handle =
        ap_register_output_filter("LINGO_UPSTREAM", upstream_filter, NULL, AP_FTYPE_RESOURCE);
    fields_filter_handle =
        ap_register_output_filter("LINGO_FIELDS", fields_filter, NULL, AP_FTYPE_CONTENT_SET + 1);
    ap_hook_child_init(lingo_pages_start, NULL, NULL, APR_HOOK_MIDDLE);
    ap_hook_header_parser(lingo_maintenance_handle, NULL, NULL, APR_HOOK_REALLY_FIRST);
    ap_hook_insert_error_filter(insert_error_filter, NULL, NULL, APR_HOOK_LAST);
    ap_hook_insert_filter(insert_upstream_filter, NULL, NULL, APR_HOOK_LAST);
}

AP_DECLARE_MODULE(lingo) = {
    STANDARD20_MODULE_STUFF, lingo_config_create, lingo_config_merge, NULL, NULL,
    lingo_commands,          register_hooks,
#ifdef AP_MODULE_FLAG_NONE
    AP_MODULE_FLAG_NONE,
#endif
};
