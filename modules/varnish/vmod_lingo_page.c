/* SPDX-License-Identifier: MIT */
/* Fills the library's request from Varnish's, and sets the content of the response. */
#include "vmod_lingo.h"

#include "../page-module.h"

#include <vcl.h>
#include <vrt_obj.h>

#include <math.h>
#include <stdio.h>

#define PARAMETERS_MAX 8

struct told {
    struct lingo_request request;
    struct lingo_parameter parameters[PARAMETERS_MAX];
    char time[24], wait[24];
};

static struct lingo_text text(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

static void tell(struct told *told, enum lingo_parameter_name name, struct lingo_text value)
{
    if (value.length)
        told->parameters[told->request.parameter_count++] = (struct lingo_parameter){name, value};
}

/* The wait of the response comes after that of VCL, so it takes precedence: if there are several
 * waits, the last one wins. */
static void tell_waits(const struct vrt_ctx *ctx, const struct http *response,
                       VCL_DURATION retry_after, struct told *told)
{
    if (retry_after > 0 && retry_after < 1e9 && module_will_pass(told->request.code)) {
        snprintf(told->wait, sizeof told->wait, "%.0f", ceil(retry_after));
        tell(told, LINGO_PARAMETER_RETRY_AFTER, text(told->wait));
    }
    tell(told, LINGO_PARAMETER_RETRY_AFTER, lingo_field(ctx, response, "Retry-After"));
}

static struct lingo_text preferred(const struct vrt_ctx *ctx, const struct lingo_site *site,
                                   const struct http *request, VCL_STRING language)
{
    if ((language && *language) || !site)
        return text(language);
    struct lingo_text query = module_query(text(request->hd[HTTP_HDR_URL].b));
    struct lingo_text cookie = lingo_field(ctx, request, "Cookie");
    return lingo_site_preference(site, query.data, query.length, cookie.data, cookie.length);
}

/* By default, the number of the request, which logs show. */
static const char *request_id(const struct vrt_ctx *ctx, VCL_STRING id)
{
    if (id && *id)
        return id;
    return ctx->method == VCL_MET_SYNTH ? VRT_r_req_xid(ctx) : VRT_r_bereq_xid(ctx);
}

/* Varnish itself drops the content for HEAD, and announces its length. */
static struct lingo_text method(const struct http *request)
{
    struct lingo_text name = text(request->hd[HTTP_HDR_METHOD].b);
    return module_is(name, "HEAD") ? text(NULL) : name;
}

static void tell_all(const struct vrt_ctx *ctx, const struct http *request,
                     const struct http *response, struct told *told)
{
    told->request.code = response->status;
    told->request.method = method(request);
    told->request.accept = lingo_field(ctx, request, "Accept");
    told->request.accept_language = lingo_field(ctx, request, "Accept-Language");
    told->request.destination = lingo_field(ctx, request, "Sec-Fetch-Dest");
    told->request.parameters = told->parameters;
    snprintf(told->time, sizeof told->time, "%.0f", floor(ctx->now));
    tell(told, LINGO_PARAMETER_URI, text(request->hd[HTTP_HDR_URL].b));
    tell(told, LINGO_PARAMETER_HOST, lingo_field(ctx, request, "Host"));
    tell(told, LINGO_PARAMETER_TIME, text(told->time));
    tell(told, LINGO_PARAMETER_SERVER, text(VRT_r_server_identity(ctx)));
    tell(told, LINGO_PARAMETER_ALLOW, lingo_field(ctx, response, "Allow"));
}

static void set_content(const struct vrt_ctx *ctx, const char *page, size_t length)
{
    const struct vrt_blob blob = {.blob = page, .len = length};
    if (ctx->method == VCL_MET_SYNTH)
        VRT_l_resp_body(ctx, LBODY_SET_BLOB, NULL, &blob);
    else
        VRT_l_beresp_body(ctx, LBODY_SET_BLOB, NULL, &blob);
}

/* Varnish copies the content. The page is made again in more memory if it is unusually large. */
static void write_page(const struct vrt_ctx *ctx, const struct lingo_site *site,
                       const struct lingo_request *request, struct lingo_response *response)
{
    char page[MODULE_PAGE_SIZE], *large = NULL;
    size_t length = lingo_page_write(site, request, page, sizeof page, response);
    if (length >= sizeof page) {
        large = malloc(length + 1);
        AN(large);
        lingo_page_write(site, request, large, length + 1, response);
    }
    set_content(ctx, large ? large : page, length);
    free(large);
}

VCL_BOOL lingo_page_make(const struct vrt_ctx *ctx, const struct lingo_site *site,
                         const struct lingo_page_options *options)
{
    if (ctx->method != VCL_MET_SYNTH && ctx->method != VCL_MET_BACKEND_ERROR) {
        VRT_fail(ctx, "lingo: page() can be called in vcl_synth and in vcl_backend_error");
        return 0;
    }
    int is_synth = ctx->method == VCL_MET_SYNTH;
    const struct http *request = is_synth ? ctx->http_req : ctx->http_bereq;
    struct http *response = is_synth ? ctx->http_resp : ctx->http_beresp;
    struct told told = {.request = {0}};
    struct lingo_response page;
    if (!module_is_error(response->status) ||
        module_is_grpc(lingo_field(ctx, request, "Content-Type")))
        return 0;
    lingo_fields_restore(ctx, response);
    tell_all(ctx, request, response, &told);
    told.request.preferred = preferred(ctx, site, request, options->language);
    tell(&told, LINGO_PARAMETER_REQUEST_ID, text(request_id(ctx, options->request_id)));
    tell_waits(ctx, response, options->retry_after, &told);
    write_page(ctx, site, &told.request, &page);
    lingo_fields_set(response, ctx, &page);
    /* Varnish knows the length that GET would have, except where a HEAD was passed. */
    if (!is_synth && module_is(text(request->hd[HTTP_HDR_METHOD].b), "HEAD"))
        http_PrintfHeader(response, "Content-Length: %zu", page.length);
    return 1;
}
