/* SPDX-License-Identifier: MIT */
/* Opens the files that lingo_site names.  The process that reads the configuration opens each file
 * once; workers inherit the sites, and requests open no files.  Workers also inherit the caches of
 * pages while these are empty, so that each fills its own. */
#include "ngx_http_lingo.h"

/* How many pages a worker keeps of a site: those for the most common codes, languages and browsers.
 * With 16, a process takes up to 90 kB more for each site, the main process after a reload, too.
 */
#define PAGES 16

static void free_pages(void *data)
{
    lingo_page_cache_free(data);
}

static struct lingo_page_cache *open_pages(ngx_conf_t *cf, const struct lingo_site *site)
{
    struct lingo_page_cache *pages;
    ngx_pool_cleanup_t *cleanup = ngx_pool_cleanup_add(cf->pool, 0);

    if (cleanup == NULL || lingo_page_cache_open(&pages, site, PAGES) != LINGO_OK) {
        return NULL;
    }

    cleanup->handler = free_pages;
    cleanup->data = pages;

    return pages;
}

/* The row of a site; that of the built-in site is added when it is first needed. */
static ngx_http_lingo_site_t *row_of(ngx_array_t *sites, const struct lingo_site *site)
{
    ngx_http_lingo_site_t *row = sites->elts;
    ngx_uint_t i;

    for (i = 0; i < sites->nelts; i++) {
        if (row[i].site == site) {
            return &row[i];
        }
    }

    row = ngx_array_push(sites);
    if (row) {
        ngx_memzero(row, sizeof(ngx_http_lingo_site_t));
        row->site = site;
    }

    return row;
}

struct lingo_page_cache *ngx_http_lingo_pages(ngx_conf_t *cf, const struct lingo_site *site)
{
    ngx_http_lingo_main_conf_t *conf =
        ngx_http_conf_get_module_main_conf(cf, ngx_http_lingo_module);
    ngx_http_lingo_site_t *row = row_of(&conf->sites, site);

    if (row == NULL) {
        return NULL;
    }

    if (row->pages == NULL) {
        row->pages = open_pages(cf, site);
    }

    return row->pages;
}

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

    ngx_memzero(site, sizeof(ngx_http_lingo_site_t));
    site->path = *path;

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
