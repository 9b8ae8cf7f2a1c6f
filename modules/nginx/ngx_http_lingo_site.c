/* SPDX-License-Identifier: MIT */
/* Opens the files that lingo_site names.  The process that reads the configuration opens each file
 * once; workers inherit the sites, and requests open no files. */
#include "ngx_http_lingo.h"

#ifdef LINGO_HAVE_SITE_FILE
#include <httplingo/site-file.h>

static const struct lingo_site *find(const ngx_array_t *sites, const ngx_str_t *path)
{
    ngx_http_lingo_site_t *site = sites->elts;
    ngx_uint_t i;

    for (i = 0; i < sites->nelts; i++) {
        if (site[i].path.len == path->len &&
            ngx_memcmp(site[i].path.data, path->data, path->len) == 0) {
            return site[i].site;
        }
    }

    return NULL;
}

static void release(void *data)
{
    lingo_site_release(data);
}

static void tell(void *data, const struct lingo_report *report)
{
    ngx_conf_t *cf = data;

    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "lingo_site: %s", report->message);
}

/* Opens a site.  If it cannot be opened, logs all mistakes and returns NULL. */
static const struct lingo_site *open_site(ngx_conf_t *cf, ngx_array_t *sites, const ngx_str_t *path)
{
    const struct lingo_site *opened;
    const char *note;
    size_t i;
    ngx_http_lingo_site_t *site = ngx_array_push(sites);
    ngx_pool_cleanup_t *cleanup = ngx_pool_cleanup_add(cf->pool, 0);

    if (site == NULL || cleanup == NULL) {
        return NULL;
    }

    site->path = *path;
    site->site = NULL;

    if (lingo_site_read_all(&opened, NULL, (const char *)path->data, tell, cf) != LINGO_OK) {
        return NULL;
    }

    for (i = 0; (note = lingo_catalog_left_out(lingo_site_catalog(opened), i)) != NULL; i++) {
        ngx_conf_log_error(NGX_LOG_WARN, cf, 0, "lingo_site: %s", note);
    }

    site->site = opened;
    cleanup->handler = release;
    cleanup->data = (void *)(uintptr_t)opened;

    return opened;
}

char *ngx_http_lingo_site(ngx_conf_t *cf, ngx_command_t *command, void *conf)
{
    ngx_http_lingo_main_conf_t *main_conf =
        ngx_http_conf_get_module_main_conf(cf, ngx_http_lingo_module);
    ngx_http_lingo_loc_conf_t *loc_conf = conf;
    ngx_array_t *sites = &main_conf->sites;
    ngx_str_t path = ((ngx_str_t *)cf->args->elts)[1];

    if (loc_conf->site != NGX_CONF_UNSET_PTR) {
        return "is duplicate";
    }

    if (ngx_conf_full_name(cf->cycle, &path, 1) != NGX_OK) {
        return NGX_CONF_ERROR;
    }

    loc_conf->site = find(sites, &path);
    if (loc_conf->site == NULL) {
        loc_conf->site = open_site(cf, sites, &path);
    }

    return loc_conf->site ? NGX_CONF_OK : NGX_CONF_ERROR;
}

#else

char *ngx_http_lingo_site(ngx_conf_t *cf, ngx_command_t *command, void *conf)
{
    return "requires a module that was built with libhttplingo-site";
}

#endif
