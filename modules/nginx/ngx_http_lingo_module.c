/* SPDX-License-Identifier: MIT */
/* Directives and variables, and creating and merging configurations. */
#include "ngx_http_lingo.h"

static ngx_conf_enum_t upstream_values[] = {
    {ngx_string("off"), NGX_HTTP_LINGO_UPSTREAM_OFF},
    {ngx_string("empty"), NGX_HTTP_LINGO_UPSTREAM_EMPTY},
    {ngx_string("on"), NGX_HTTP_LINGO_UPSTREAM_ON},
    {ngx_null_string, 0},
};

static ngx_conf_enum_t csp_values[] = {
    {ngx_string("replace"), NGX_HTTP_LINGO_CSP_REPLACE},
    {ngx_string("keep"), NGX_HTTP_LINGO_CSP_KEEP},
    {ngx_string("off"), NGX_HTTP_LINGO_CSP_OFF},
    {ngx_null_string, 0},
};

static char *set_retry_after(ngx_conf_t *cf, ngx_command_t *command, void *conf);

#define ANYWHERE (NGX_HTTP_MAIN_CONF | NGX_HTTP_SRV_CONF | NGX_HTTP_LOC_CONF | NGX_HTTP_LIF_CONF)

static ngx_command_t commands[] = {
    {ngx_string("lingo"), ANYWHERE | NGX_CONF_FLAG, ngx_conf_set_flag_slot,
     NGX_HTTP_LOC_CONF_OFFSET, offsetof(ngx_http_lingo_loc_conf_t, enable), NULL},

    {ngx_string("lingo_upstream"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_enum_slot,
     NGX_HTTP_LOC_CONF_OFFSET, offsetof(ngx_http_lingo_loc_conf_t, upstream), upstream_values},

    {ngx_string("lingo_site"), ANYWHERE | NGX_CONF_TAKE1, ngx_http_lingo_site,
     NGX_HTTP_LOC_CONF_OFFSET, 0, NULL},

    {ngx_string("lingo_language"), ANYWHERE | NGX_CONF_TAKE1, ngx_http_set_complex_value_slot,
     NGX_HTTP_LOC_CONF_OFFSET, offsetof(ngx_http_lingo_loc_conf_t, language), NULL},

    {ngx_string("lingo_request_id"), ANYWHERE | NGX_CONF_TAKE1, ngx_http_set_complex_value_slot,
     NGX_HTTP_LOC_CONF_OFFSET, offsetof(ngx_http_lingo_loc_conf_t, request_id), NULL},

    {ngx_string("lingo_retry_after"), ANYWHERE | NGX_CONF_TAKE1, set_retry_after,
     NGX_HTTP_LOC_CONF_OFFSET, offsetof(ngx_http_lingo_loc_conf_t, retry_after), NULL},

    {ngx_string("lingo_allow"), ANYWHERE | NGX_CONF_TAKE1, ngx_http_lingo_set_allow,
     NGX_HTTP_LOC_CONF_OFFSET, offsetof(ngx_http_lingo_loc_conf_t, allow), NULL},

    {ngx_string("lingo_csp"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_enum_slot,
     NGX_HTTP_LOC_CONF_OFFSET, offsetof(ngx_http_lingo_loc_conf_t, csp), csp_values},

    {ngx_string("lingo_maintenance"), ANYWHERE | NGX_CONF_1MORE, ngx_http_lingo_maintenance,
     NGX_HTTP_LOC_CONF_OFFSET, 0, NULL},

    ngx_null_command,
};

/* A value without variables is checked here: a time in nginx's format, or a date. */
static char *set_retry_after(ngx_conf_t *cf, ngx_command_t *command, void *conf)
{
    ngx_http_lingo_loc_conf_t *loc_conf = conf;
    ngx_str_t *value = (ngx_str_t *)cf->args->elts + 1;
    char *refusal = ngx_http_set_complex_value_slot(cf, command, conf);

    if (refusal != NGX_CONF_OK || loc_conf->retry_after->lengths != NULL) {
        return refusal;
    }

    if (ngx_parse_time(value, 1) == NGX_ERROR &&
        ngx_parse_http_time(value->data, value->len) == NGX_ERROR) {
        return "requires seconds, a time such as 10m, an HTTP date, or variables";
    }

    return NGX_CONF_OK;
}

/* The context of the page that was made for the request, or NULL. */
static const ngx_http_lingo_ctx_t *made_for(ngx_http_request_t *r)
{
    ngx_http_lingo_ctx_t *ctx = ngx_http_get_module_ctx(r->main, ngx_http_lingo_module);

    if (ctx == NULL || (ctx->state != NGX_HTTP_LINGO_MADE && ctx->state != NGX_HTTP_LINGO_SENT)) {
        return NULL;
    }

    return ctx;
}

static void set_variable(ngx_http_variable_value_t *v, const char *data, size_t length)
{
    v->valid = 1;
    v->no_cacheable = 1;
    v->not_found = 0;
    v->data = (u_char *)data;
    v->len = length;
}

/* $lingo_language: the language of the page that was sent. */
static ngx_int_t language_variable(ngx_http_request_t *r, ngx_http_variable_value_t *v,
                                   uintptr_t data)
{
    const ngx_http_lingo_ctx_t *ctx = made_for(r);
    struct lingo_text tag;

    if (ctx == NULL) {
        v->not_found = 1;
        return NGX_OK;
    }

    tag = lingo_language_tag(ctx->language);
    set_variable(v, tag.data, tag.length);

    return NGX_OK;
}

/* $lingo_format: the format of the page, for example problem+json. */
static ngx_int_t format_variable(ngx_http_request_t *r, ngx_http_variable_value_t *v,
                                 uintptr_t data)
{
    const ngx_http_lingo_ctx_t *ctx = made_for(r);
    const char *name;

    if (ctx == NULL) {
        v->not_found = 1;
        return NGX_OK;
    }

    name = lingo_media_name(ctx->media);
    set_variable(v, name, ngx_strlen(name));

    return NGX_OK;
}

static ngx_http_variable_t variables[] = {
    {ngx_string("lingo_language"), NULL, language_variable, 0, NGX_HTTP_VAR_NOCACHEABLE, 0},
    {ngx_string("lingo_format"), NULL, format_variable, 0, NGX_HTTP_VAR_NOCACHEABLE, 0},
    ngx_http_null_variable,
};

static ngx_int_t add_variables(ngx_conf_t *cf)
{
    ngx_http_variable_t *from;

    for (from = variables; from->name.len; from++) {
        ngx_http_variable_t *variable = ngx_http_add_variable(cf, &from->name, from->flags);

        if (variable == NULL) {
            return NGX_ERROR;
        }

        variable->get_handler = from->get_handler;
    }

    return NGX_OK;
}

static void *create_main_conf(ngx_conf_t *cf)
{
    ngx_http_lingo_main_conf_t *conf = ngx_pcalloc(cf->pool, sizeof(ngx_http_lingo_main_conf_t));

    if (conf == NULL ||
        ngx_array_init(&conf->sites, cf->pool, 1, sizeof(ngx_http_lingo_site_t)) != NGX_OK) {
        return NULL;
    }

    return conf;
}

static void *create_loc_conf(ngx_conf_t *cf)
{
    ngx_http_lingo_loc_conf_t *conf = ngx_pcalloc(cf->pool, sizeof(ngx_http_lingo_loc_conf_t));

    if (conf == NULL) {
        return NULL;
    }

    conf->enable = NGX_CONF_UNSET;
    conf->upstream = NGX_CONF_UNSET_UINT;
    conf->site = NGX_CONF_UNSET_PTR;
    conf->csp = NGX_CONF_UNSET_UINT;
    conf->maintenance = NGX_CONF_UNSET_PTR;

    return conf;
}

static char *merge_loc_conf(ngx_conf_t *cf, void *parent, void *child)
{
    ngx_http_lingo_loc_conf_t *from = parent;
    ngx_http_lingo_loc_conf_t *conf = child;

    ngx_conf_merge_value(conf->enable, from->enable, 0);
    ngx_conf_merge_uint_value(conf->upstream, from->upstream, NGX_HTTP_LINGO_UPSTREAM_OFF);

    ngx_conf_merge_ptr_value(conf->site, from->site, NULL);
    ngx_conf_merge_uint_value(conf->csp, from->csp, NGX_HTTP_LINGO_CSP_REPLACE);
    ngx_conf_merge_ptr_value(conf->maintenance, from->maintenance, NULL);

    if (conf->language == NULL) {
        conf->language = from->language;
    }

    if (conf->request_id == NULL) {
        conf->request_id = from->request_id;
    }

    if (conf->retry_after == NULL) {
        conf->retry_after = from->retry_after;
    }

    if (conf->allow == NULL) {
        conf->allow = from->allow;
    }

    conf->pages = ngx_http_lingo_pages(cf, conf->site);

    return conf->pages ? NGX_CONF_OK : NGX_CONF_ERROR;
}

static ngx_int_t init(ngx_conf_t *cf)
{
    ngx_http_lingo_allow_init(cf);

    return ngx_http_lingo_filter_init(cf) == NGX_OK ? ngx_http_lingo_maintenance_init(cf)
                                                    : NGX_ERROR;
}

static ngx_http_module_t module_context = {
    .preconfiguration = add_variables,
    .postconfiguration = init,
    .create_main_conf = create_main_conf,
    .create_loc_conf = create_loc_conf,
    .merge_loc_conf = merge_loc_conf,
};

ngx_module_t ngx_http_lingo_module = {
    NGX_MODULE_V1,
    &module_context,
    commands,
    NGX_HTTP_MODULE,
    NULL, /* init master */
    NULL, /* init module */
    NULL, /* init process */
    NULL, /* init thread */
    NULL, /* exit thread */
    NULL, /* exit process */
    NULL, /* exit master */
    NGX_MODULE_V1_PADDING,
};
