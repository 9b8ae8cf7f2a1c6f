/* SPDX-License-Identifier: MIT */
/*
 * Maintenance: 503 for all visitors with some exceptions.
 *
 * This runs in the rewrite phase, before "return", access rules and content, but after the location
 * was found, so that a location can turn it off.  Within a phase, modules run in the opposite order
 * in which they add their handlers, and dynamic modules add theirs last.
 */
#include "ngx_http_lingo.h"

static ngx_uint_t is_excepted(ngx_http_request_t *r, const ngx_http_lingo_maintenance_t *of)
{
    return of->except && ngx_cidr_match(r->connection->sockaddr, of->except) == NGX_OK;
}

static ngx_uint_t is_there(ngx_http_request_t *r, const ngx_str_t *file)
{
    ngx_file_info_t info;

    if (ngx_file_info(file->data, &info) != NGX_FILE_ERROR) {
        return 1;
    }

    if (ngx_errno != NGX_ENOENT && ngx_errno != NGX_ENOTDIR) {
        ngx_log_error(NGX_LOG_ERR, r->connection->log, ngx_errno,
                      "lingo_maintenance: " ngx_file_info_n " \"%s\" failed", file->data);
    }

    return 0;
}

static ngx_uint_t is_on(ngx_http_request_t *r, const ngx_http_lingo_maintenance_t *of)
{
    return of->file.len ? is_there(r, &of->file) : (ngx_uint_t)of->on;
}

/* A page of error_page belongs to the administrator, and is sent during maintenance, too. */
static ngx_uint_t is_error_page(ngx_http_request_t *r)
{
    return r->internal && (r->error_page || r->err_status != 0);
}

static ngx_int_t handle(ngx_http_request_t *r)
{
    ngx_http_lingo_loc_conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_lingo_module);
    ngx_http_lingo_ctx_t *ctx;

    if (conf->maintenance == NULL || r != r->main || is_error_page(r) ||
        !is_on(r, conf->maintenance) || is_excepted(r, conf->maintenance)) {
        return NGX_DECLINED;
    }

    ctx = ngx_http_lingo_get_ctx(r);
    if (ctx == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ctx->maintenance = 1;

    return NGX_HTTP_SERVICE_UNAVAILABLE;
}

ngx_int_t ngx_http_lingo_maintenance_init(ngx_conf_t *cf)
{
    ngx_http_core_main_conf_t *main_conf =
        ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module);
    ngx_http_lingo_main_conf_t *conf =
        ngx_http_conf_get_module_main_conf(cf, ngx_http_lingo_module);
    ngx_http_handler_pt *handler;

    if (!conf->has_maintenance) {
        return NGX_OK;
    }

    handler = ngx_array_push(&main_conf->phases[NGX_HTTP_REWRITE_PHASE].handlers);
    if (handler == NULL) {
        return NGX_ERROR;
    }

    *handler = handle;

    return NGX_OK;
}

/* Parses the arguments after "except". */
static char *add_exceptions(ngx_conf_t *cf, ngx_http_lingo_maintenance_t *of)
{
    ngx_str_t *words = cf->args->elts;
    ngx_uint_t i;

    of->except = ngx_array_create(cf->pool, cf->args->nelts - 3, sizeof(ngx_cidr_t));
    if (of->except == NULL) {
        return NGX_CONF_ERROR;
    }

    for (i = 3; i < cf->args->nelts; i++) {
        ngx_cidr_t *cidr = ngx_array_push(of->except);
        ngx_int_t rc = cidr ? ngx_ptocidr(&words[i], cidr) : NGX_ERROR;

        if (rc == NGX_ERROR) {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                               "lingo_maintenance: \"%V\" is neither an address nor a network",
                               &words[i]);
            return NGX_CONF_ERROR;
        }

        if (rc == NGX_DONE) {
            ngx_conf_log_error(NGX_LOG_WARN, cf, 0,
                               "lingo_maintenance: low address bits of %V are meaningless",
                               &words[i]);
        }
    }

    return NGX_CONF_OK;
}

char *ngx_http_lingo_maintenance(ngx_conf_t *cf, ngx_command_t *command, void *conf)
{
    ngx_http_lingo_main_conf_t *main_conf =
        ngx_http_conf_get_module_main_conf(cf, ngx_http_lingo_module);
    ngx_http_lingo_loc_conf_t *loc_conf = conf;
    ngx_str_t *words = cf->args->elts;
    ngx_http_lingo_maintenance_t *of;

    main_conf->has_maintenance = 1;

    if (loc_conf->maintenance != NGX_CONF_UNSET_PTR) {
        return "is duplicate";
    }

    of = loc_conf->maintenance = ngx_pcalloc(cf->pool, sizeof(ngx_http_lingo_maintenance_t));
    if (of == NULL) {
        return NGX_CONF_ERROR;
    }

    of->on = ngx_strcmp(words[1].data, "on") == 0;

    if (!of->on && ngx_strcmp(words[1].data, "off") != 0) {
        of->file = words[1];
        if (ngx_conf_full_name(cf->cycle, &of->file, 1) != NGX_OK) {
            return NGX_CONF_ERROR;
        }
    }

    if (cf->args->nelts == 2) {
        return NGX_CONF_OK;
    }

    if (ngx_strcmp(words[2].data, "except") != 0 || cf->args->nelts == 3) {
        return "requires on, off or a file, optionally followed by \"except\" and addresses";
    }

    return add_exceptions(cf, of);
}
