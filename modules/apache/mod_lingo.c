/* SPDX-License-Identifier: MIT */
/*
 * Directives, and which responses are replaced.
 *
 * httpd's own errors come out of ap_send_error_response(), which runs the hook insert_error_filter
 * whatever went wrong, and however early; a page of ErrorDocument is another request and does not
 * come there, but for its texts, which do.  Errors of proxied servers are ordinary content, and
 * pass the filters of their request.
 */
#include "mod_lingo.h"

#include <apr_strings.h>
#include <http_config.h>
#include <http_core.h>
#include <http_log.h>
#include <http_protocol.h>
#include <http_request.h>
#include <mod_core.h> /* ap_response_code_string() */
#include <util_filter.h>

#ifdef LINGO_HAVE_SITE_FILE
#include <httplingo/site-file.h>
#endif

module AP_MODULE_DECLARE_DATA lingo_module;

static ap_filter_rec_t *error_filter_handle, *upstream_filter_handle;

static const struct lingo_config *config_of(const request_rec *r)
{
    return ap_get_module_config(r->per_dir_config, &lingo_module);
}

static int is_enabled(const request_rec *r)
{
    return r->main == NULL && config_of(r)->enable > 0;
}

/* Sends the page in place of what the brigade holds, and of all that will follow. */
static apr_status_t replace(ap_filter_t *f, apr_bucket_brigade *brigade)
{
    apr_brigade_cleanup(brigade);
    f->ctx = f;
    lingo_page_make(f->r, config_of(f->r), brigade);
    APR_BRIGADE_INSERT_TAIL(brigade, apr_bucket_eos_create(brigade->bucket_alloc));
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
    return replace(f, brigade);
}

/* A text of ErrorDocument begins with a quotation mark; an address that is still there is that of
 * a page which failed by itself. */
static int has_text(request_rec *r)
{
    const char *own = ap_response_code_string(r, ap_index_of_response(r->status));
    return own && own[0] == '"';
}

/* httpd makes its page next, unless there is a text: an empty one spares it that. */
static void insert_error_filter(request_rec *r)
{
    if (!is_enabled(r) || !ap_is_HTTP_ERROR(r->status) || has_text(r))
        return;
    ap_custom_response(r, r->status, "");
    ap_add_output_filter_handle(error_filter_handle, NULL, r, r->connection);
}

enum verdict { PASS, WAIT, REPLACE };

/* Whether there is content, as far as the brigade tells. */
static enum verdict judge_content(const request_rec *r, apr_bucket_brigade *brigade)
{
    const char *length = apr_table_get(r->headers_out, "Content-Length");
    if (length)
        return strcmp(length, "0") == 0 ? REPLACE : PASS;
    /* Whether GET would have content, HEAD cannot know. */
    if (r->header_only)
        return PASS;
    for (apr_bucket *b = APR_BRIGADE_FIRST(brigade); b != APR_BRIGADE_SENTINEL(brigade);
         b = APR_BUCKET_NEXT(b)) {
        if (APR_BUCKET_IS_EOS(b))
            return REPLACE;
        if (AP_BUCKET_IS_ERROR(b) || (!APR_BUCKET_IS_METADATA(b) && b->length != 0))
            return PASS;
    }
    return WAIT;
}

static enum verdict judge(const request_rec *r, apr_bucket_brigade *brigade)
{
    /* Codes above 599 are none to httpd: a page would say another code than the status line. */
    if (!ap_is_HTTP_ERROR(r->status))
        return PASS;
    return config_of(r)->upstream == LINGO_UPSTREAM_ON ? REPLACE : judge_content(r, brigade);
}

static apr_status_t upstream_filter(ap_filter_t *f, apr_bucket_brigade *brigade)
{
    enum verdict verdict = is_replaced(f) ? WAIT : judge(f->r, brigade);
    if (verdict == REPLACE)
        return replace(f, brigade);
    if (verdict == WAIT) {
        apr_brigade_cleanup(brigade);
        return APR_SUCCESS;
    }
    ap_remove_output_filter(f);
    return ap_pass_brigade(f->next, brigade);
}

static int is_proxied(const request_rec *r)
{
    return r->proxyreq != PROXYREQ_NONE ||
           (r->handler && (strcmp(r->handler, "proxy-server") == 0 ||
                           strncmp(r->handler, "proxy:", strlen("proxy:")) == 0));
}

/* A page of ErrorDocument may be proxied too: it is the administrator's. */
static int is_error_document(const request_rec *r)
{
    return r->prev && ap_is_HTTP_ERROR(r->prev->status);
}

static void insert_upstream_filter(request_rec *r)
{
    if (is_enabled(r) && config_of(r)->upstream > LINGO_UPSTREAM_OFF && is_proxied(r) &&
        !is_error_document(r))
        ap_add_output_filter_handle(upstream_filter_handle, NULL, r, r->connection);
}

static const char *set_upstream(cmd_parms *command, void *data, const char *value)
{
    static const char *const words[] = {
        [LINGO_UPSTREAM_OFF] = "off", [LINGO_UPSTREAM_EMPTY] = "empty", [LINGO_UPSTREAM_ON] = "on"};
    struct lingo_config *config = data;
    for (int i = LINGO_UPSTREAM_OFF; i <= LINGO_UPSTREAM_ON; i++) {
        if (ap_cstr_casecmp(value, words[i]) == 0) {
            config->upstream = (enum lingo_upstream)i;
            return NULL;
        }
    }
    return apr_psprintf(command->pool, "%s is Off, Empty or On, not \"%s\"", command->cmd->name,
                        value);
}

static const char *set_expression(cmd_parms *command, void *data, const char *value)
{
    const char *error = NULL;
    ap_expr_info_t **expression = (ap_expr_info_t **)((char *)data + (apr_size_t)command->info);
    *expression = ap_expr_parse_cmd(command, value, AP_EXPR_FLAG_STRING_RESULT, &error, NULL);
    if (error)
        return apr_psprintf(command->pool, "%s \"%s\" is not an expression: %s", command->cmd->name,
                            value, error);
    return NULL;
}

#ifdef LINGO_HAVE_SITE_FILE
static apr_status_t release_site(void *site)
{
    lingo_site_release(site);
    return APR_SUCCESS;
}

/* The site lives as long as the configuration. */
static const char *set_site(cmd_parms *command, void *data, const char *path)
{
    struct lingo_config *config = data;
    struct lingo_report report;
    const char *file = ap_server_root_relative(command->pool, path);
    if (!file)
        return apr_psprintf(command->pool, "LingoSite: \"%s\" is not a path", path);
    if (lingo_site_read(&config->site, NULL, file, &report) != LINGO_OK)
        return apr_psprintf(command->pool, "LingoSite: %s", report.message);
    const char *note;
    for (size_t i = 0; (note = lingo_catalog_left_out(lingo_site_catalog(config->site), i)); i++)
        ap_log_error(APLOG_MARK, APLOG_WARNING, 0, command->server, "LingoSite: %s", note);
    apr_pool_cleanup_register(command->pool, (void *)(uintptr_t)config->site, release_site,
                              apr_pool_cleanup_null);
    return NULL;
}
#else
static const char *set_site(cmd_parms *command, void *data, const char *path)
{
    (void)command;
    (void)data;
    (void)path;
    return "LingoSite needs a module that was built with libhttplingo-site";
}
#endif

#define OFFSET(member) ((void *)APR_OFFSETOF(struct lingo_config, member))

static const command_rec commands[] = {
    AP_INIT_FLAG("Lingo", ap_set_flag_slot, OFFSET(enable), RSRC_CONF | ACCESS_CONF,
                 "On: error pages are in the visitor's own language"),
    AP_INIT_TAKE1("LingoUpstream", set_upstream, NULL, RSRC_CONF | ACCESS_CONF,
                  "Off, Empty or On: which errors of proxied servers are replaced"),
    AP_INIT_TAKE1("LingoSite", set_site, NULL, RSRC_CONF | ACCESS_CONF,
                  "the file of a site: its look, languages, formats and addresses"),
    AP_INIT_TAKE1("LingoLanguage", set_expression, OFFSET(language), RSRC_CONF | ACCESS_CONF,
                  "an expression: a language that the visitor chose"),
    AP_INIT_TAKE1("LingoRequestId", set_expression, OFFSET(request_id), RSRC_CONF | ACCESS_CONF,
                  "an expression: the identifier to show; that of mod_unique_id without it"),
    {.name = NULL},
};

static void *create_config(apr_pool_t *pool, char *directory)
{
    struct lingo_config *config = apr_pcalloc(pool, sizeof *config);
    (void)directory;
    config->enable = -1;
    return config;
}

static void *merge_config(apr_pool_t *pool, void *base, void *addition)
{
    const struct lingo_config *from = base, *over = addition;
    struct lingo_config *config = apr_palloc(pool, sizeof *config);
    *config = *over;
    if (over->enable < 0)
        config->enable = from->enable;
    if (over->upstream == LINGO_UPSTREAM_UNSET)
        config->upstream = from->upstream;
    if (!over->site)
        config->site = from->site;
    if (!over->language)
        config->language = from->language;
    if (!over->request_id)
        config->request_id = from->request_id;
    return config;
}

static void register_hooks(apr_pool_t *pool)
{
    (void)pool;
    error_filter_handle =
        ap_register_output_filter("LINGO_ERROR", error_filter, NULL, AP_FTYPE_RESOURCE);
    upstream_filter_handle =
        ap_register_output_filter("LINGO_UPSTREAM", upstream_filter, NULL, AP_FTYPE_RESOURCE);
    ap_hook_insert_error_filter(insert_error_filter, NULL, NULL, APR_HOOK_LAST);
    ap_hook_insert_filter(insert_upstream_filter, NULL, NULL, APR_HOOK_LAST);
}

AP_DECLARE_MODULE(lingo) = {
    STANDARD20_MODULE_STUFF, create_config, merge_config, NULL, NULL, commands, register_hooks,
#ifdef AP_MODULE_FLAG_NONE
    AP_MODULE_FLAG_NONE,
#endif
};
