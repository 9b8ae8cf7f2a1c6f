/* SPDX-License-Identifier: MIT */
/* Directives, and creating and merging configurations. */
#include "mod_lingo.h"

#include "../page-module.h"

#include <apr_date.h>
#include <apr_strings.h>
#include <http_config.h>
#include <http_log.h>
#include <http_request.h>

#ifdef LINGO_HAVE_SITE_FILE
#include <httplingo/site-file.h>
#endif

APLOG_USE_MODULE(lingo);

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
    return apr_psprintf(command->pool, "%s requires Off, Empty or On, not \"%s\"",
                        command->cmd->name, value);
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

/* The mistakes in a site file, one per line. */
struct mistakes {
    apr_pool_t *pool;
    const char *said; /* NULL if there are none */
};

static void tell(void *data, const struct lingo_report *report)
{
    struct mistakes *mistakes = data;
    mistakes->said = mistakes->said
                         ? apr_pstrcat(mistakes->pool, mistakes->said, "\n", report->message, NULL)
                         : apr_pstrcat(mistakes->pool, "LingoSite: ", report->message, NULL);
}

/* The site stays open as long as the configuration exists.  That of an .htaccess exists for one
 * request, so no pages are prepared for it. */
static const char *set_site(cmd_parms *command, void *data, const char *path)
{
    struct lingo_config *config = data;
    struct mistakes mistakes = {command->temp_pool, NULL};
    const char *file = ap_server_root_relative(command->pool, path);
    if (!file)
        return apr_psprintf(command->pool, "LingoSite: \"%s\" is not a path", path);
    if (lingo_site_read_all(&config->site, NULL, file, tell, &mistakes) != LINGO_OK)
        return mistakes.said;
    const char *note;
    for (size_t i = 0; (note = lingo_catalog_left_out(lingo_site_catalog(config->site), i)); i++)
        ap_log_error(APLOG_MARK, APLOG_WARNING, 0, command->server, "LingoSite: %s", note);
    apr_pool_cleanup_register(command->pool, (void *)(uintptr_t)config->site, release_site,
                              apr_pool_cleanup_null);
    if (!ap_check_cmd_context(command, NOT_IN_HTACCESS))
        config->pages = lingo_pages_create(command->pool, config->site);
    return NULL;
}
#else
static const char *set_site(cmd_parms *command, void *data, const char *path)
{
    (void)command;
    (void)data;
    (void)path;
    return "LingoSite requires a module that was built with libhttplingo-site";
}
#endif

static const char *set_csp(cmd_parms *command, void *data, const char *value)
{
    static const char *const words[] = {
        [LINGO_CSP_REPLACE] = "replace", [LINGO_CSP_KEEP] = "keep", [LINGO_CSP_OFF] = "off"};
    struct lingo_config *config = data;
    for (int i = LINGO_CSP_REPLACE; i <= LINGO_CSP_OFF; i++) {
        if (ap_cstr_casecmp(value, words[i]) == 0) {
            config->csp = (enum lingo_csp)i;
            return NULL;
        }
    }
    return apr_psprintf(command->pool, "%s requires Replace, Keep or Off, not \"%s\"",
                        command->cmd->name, value);
}

/* A value without expressions is checked here: seconds, a time, or a date. */
static const char *set_retry_after(cmd_parms *command, void *data, const char *value)
{
    long seconds;
    if (!strchr(value, '%') && !module_read_time(value, &seconds) &&
        apr_date_parse_http(value) == APR_DATE_BAD)
        return apr_psprintf(command->pool,
                            "%s requires seconds, a time such as 10m, an HTTP date, or an "
                            "expression, not \"%s\"",
                            command->cmd->name, value);
    return set_expression(command, data, value);
}

#define OFFSET(member) ((void *)APR_OFFSETOF(struct lingo_config, member))

const command_rec lingo_commands[] = {
    AP_INIT_FLAG("Lingo", ap_set_flag_slot, OFFSET(enable), OR_FILEINFO,
                 "On or Off: whether error pages are in the visitor's own language"),
    AP_INIT_TAKE1("LingoUpstream", set_upstream, NULL, OR_FILEINFO,
                  "Off, Empty or On: which errors of proxied servers are replaced"),
    AP_INIT_TAKE1("LingoSite", set_site, NULL, OR_FILEINFO,
                  "the site file: look, languages, formats and addresses"),
    AP_INIT_TAKE1("LingoLanguage", set_expression, OFFSET(language), OR_FILEINFO,
                  "an expression: a language that the visitor chose"),
    AP_INIT_TAKE1("LingoRequestId", set_expression, OFFSET(request_id), OR_FILEINFO,
                  "an expression: the request ID to show (default: from mod_unique_id)"),
    AP_INIT_TAKE1("LingoRetryAfter", set_retry_after, OFFSET(retry_after), OR_FILEINFO,
                  "seconds, a time such as 10m, a date or an expression: when to try again"),
    AP_INIT_TAKE_ARGV("LingoMaintenance", lingo_maintenance_set, NULL, OR_FILEINFO,
                      "On, Off, or a file that exists during maintenance; except ADDRESS..."),
    AP_INIT_TAKE1(
        "LingoCSP", set_csp, NULL, OR_FILEINFO,
        "Replace, Keep or Off: whether the page's Content-Security-Policy replaces your own"),
    {.name = NULL},
};

const struct lingo_config *lingo_config_of(const request_rec *r)
{
    return ap_get_module_config(r->per_dir_config, &lingo_module);
}

void *lingo_config_create(apr_pool_t *pool, char *directory)
{
    struct lingo_config *config = apr_pcalloc(pool, sizeof *config);
    (void)directory;
    config->enable = -1;
    return config;
}

void *lingo_config_merge(apr_pool_t *pool, void *base, void *addition)
{
    const struct lingo_config *from = base, *over = addition;
    struct lingo_config *config = apr_palloc(pool, sizeof *config);
    *config = *over;
    if (over->enable < 0)
        config->enable = from->enable;
    if (over->upstream == LINGO_UPSTREAM_UNSET)
        config->upstream = from->upstream;
    if (!over->site) {
        config->site = from->site;
        config->pages = from->pages;
    }
    if (!over->language)
        config->language = from->language;
    if (!over->request_id)
        config->request_id = from->request_id;
    if (!over->retry_after)
        config->retry_after = from->retry_after;
    if (over->csp == LINGO_CSP_UNSET)
        config->csp = from->csp;
    if (!over->maintenance)
        config->maintenance = from->maintenance;
    return config;
}
