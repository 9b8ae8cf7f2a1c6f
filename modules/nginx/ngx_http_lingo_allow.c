/* SPDX-License-Identifier: MIT */
/*
 * Finds the methods for Allow, which a 405 response must have (RFC 9110 section 15.5.6), but nginx
 * does not send.
 *
 * Files support GET and HEAD, and the methods of dav_methods. nginx rejects TRACE and CONNECT in
 * every location: for TRACE, GET and HEAD are supported, as on every server (section 9.1); for
 * CONNECT, which asks for a tunnel, nothing is.  Only the administrator knows why "return" and the
 * handlers of other modules reject a method, and can set lingo_allow.
 */
#include "ngx_http_lingo.h"

/* Directives that configure further methods, as bits for which the directive has names. */
static const struct {
    const char *module, *directive;
} method_lists[NGX_HTTP_LINGO_METHOD_LISTS] = {
    {"ngx_http_dav_module", "dav_methods"},
    {"ngx_http_dav_ext_module", "dav_ext_methods"},
};

#define METHODS_MAX 128

static ngx_command_t *find_command(ngx_module_t *module, const char *name)
{
    ngx_command_t *command = module->commands;

    while (command && command->name.len && ngx_strcmp(command->name.data, name) != 0) {
        command++;
    }

    return command && command->name.len && command->set == ngx_conf_set_bitmask_slot ? command
                                                                                     : NULL;
}

void ngx_http_lingo_allow_init(ngx_conf_t *cf)
{
    ngx_http_lingo_main_conf_t *conf =
        ngx_http_conf_get_module_main_conf(cf, ngx_http_lingo_module);
    ngx_uint_t i, m;

    for (i = 0; i < NGX_HTTP_LINGO_METHOD_LISTS; i++) {
        for (m = 0; cf->cycle->modules[m]; m++) {
            ngx_module_t *module = cf->cycle->modules[m];

            if (ngx_strcmp(module->name, method_lists[i].module) == 0) {
                conf->methods[i].index = module->ctx_index;
                conf->methods[i].command = find_command(module, method_lists[i].directive);
            }
        }
    }
}

static u_char *append(u_char *p, u_char *end, const ngx_str_t *method)
{
    size_t i;

    if ((size_t)(end - p) < method->len + 2) {
        return p;
    }

    *p++ = ',';
    *p++ = ' ';

    for (i = 0; i < method->len; i++) {
        *p++ = ngx_toupper(method->data[i]);
    }

    return p;
}

/* The method of the request was rejected even if it is enabled: MKCOL does not work on something
 * that exists. */
static ngx_uint_t is_refused(ngx_http_request_t *r, const ngx_str_t *method)
{
    return method->len == r->method_name.len &&
           ngx_strncasecmp(method->data, r->method_name.data, method->len) == 0;
}

static u_char *append_list(ngx_http_request_t *r, const ngx_http_lingo_methods_t *list, u_char *p,
                           u_char *end)
{
    const ngx_conf_bitmask_t *name;
    ngx_uint_t on;

    if (list->command == NULL) {
        return p;
    }

    on = *(ngx_uint_t *)((u_char *)r->loc_conf[list->index] + list->command->offset);

    for (name = list->command->post; name->name.len; name++) {
        if (on & name->mask && ngx_strcmp(name->name.data, "off") != 0 &&
            !is_refused(r, &name->name)) {
            p = append(p, end, &name->name);
        }
    }

    return p;
}

static struct lingo_text methods_of_files(ngx_http_request_t *r)
{
    static const struct lingo_text read_only = {"GET, HEAD", 9};
    ngx_http_lingo_main_conf_t *conf = ngx_http_get_module_main_conf(r, ngx_http_lingo_module);
    u_char *start = ngx_pnalloc(r->pool, METHODS_MAX);
    struct lingo_text methods = {(char *)start, 0};
    ngx_uint_t i;
    u_char *p;

    if (start == NULL) {
        return read_only;
    }

    p = ngx_cpymem(start, read_only.data, read_only.length);

    for (i = 0; i < NGX_HTTP_LINGO_METHOD_LISTS; i++) {
        p = append_list(r, &conf->methods[i], p, start + METHODS_MAX);
    }

    methods.length = p - start;

    return methods;
}

/* Whether the request is for files: the location has no handler of another module, and the content
 * handler rejected the method. */
static ngx_uint_t is_of_files(ngx_http_request_t *r)
{
    ngx_http_core_main_conf_t *conf = ngx_http_get_module_main_conf(r, ngx_http_core_module);

    return r->content_handler == NULL &&
           conf->phase_engine.handlers[r->phase_handler].checker == ngx_http_core_content_phase;
}

/* The methods if nginx itself rejects the request; data is NULL if they are unknown. */
static struct lingo_text known_methods(ngx_http_request_t *r)
{
    static const struct lingo_text unknown = {NULL, 0}, none = {"", 0}, always = {"GET, HEAD", 9};

    if (r->err_status != NGX_HTTP_NOT_ALLOWED) {
        return unknown;
    }

    if (is_of_files(r)) {
        return methods_of_files(r);
    }

    if (r->method == NGX_HTTP_TRACE) {
        return always;
    }

    return r->method_name.len == 7 && ngx_strncmp(r->method_name.data, "CONNECT", 7) == 0 ? none
                                                                                          : unknown;
}

struct lingo_text ngx_http_lingo_allow(ngx_http_request_t *r, ngx_http_complex_value_t *declared)
{
    static const struct lingo_text unknown = {NULL, 0};
    struct lingo_text methods = {NULL, 0};
    ngx_str_t value = ngx_null_string;

    if (r->headers_out.status != NGX_HTTP_NOT_ALLOWED) {
        return unknown;
    }

    if (declared == NULL) {
        return known_methods(r);
    }

    if (ngx_http_complex_value(r, declared, &value) != NGX_OK ||
        (value.len == 3 && ngx_strncmp(value.data, "off", 3) == 0)) {
        return unknown;
    }

    methods.data = value.data ? (char *)value.data : "";
    methods.length = value.len;

    return methods;
}

static ngx_uint_t is_token_byte(u_char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c && ngx_strchr("!#$%&'*+-.^_`|~", c));
}

/* Checks for methods separated by commas (RFC 9110 section 10.2.1).  The list may be empty. */
static ngx_uint_t is_list(const ngx_str_t *value)
{
    const u_char *p = value->data, *end = p + value->len;

    while (p < end && is_token_byte(*p)) {
        while (p < end && is_token_byte(*p)) {
            p++;
        }

        if (p == end) {
            return 1;
        }

        if (*p++ != ',') {
            return 0;
        }

        while (p < end && *p == ' ') {
            p++;
        }
    }

    return value->len == 0;
}

/* A value without variables is checked here. */
char *ngx_http_lingo_set_allow(ngx_conf_t *cf, ngx_command_t *command, void *conf)
{
    ngx_http_lingo_loc_conf_t *loc_conf = conf;
    char *refusal = ngx_http_set_complex_value_slot(cf, command, conf);

    if (refusal != NGX_CONF_OK || loc_conf->allow->lengths != NULL) {
        return refusal;
    }

    return is_list((ngx_str_t *)cf->args->elts + 1)
               ? NGX_CONF_OK
               : "takes methods with commas between them, \"off\", or variables";
}
