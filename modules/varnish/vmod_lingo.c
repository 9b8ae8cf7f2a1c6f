/* SPDX-License-Identifier: MIT */
/* The functions and objects of the module for Varnish, which vmod_lingo.vcc describes. */
#include "vmod_lingo.h"

#include "../page-module.h"

#include <vcl.h>
#include <vsb.h>

/* Written by vmodtool. */
#include <vcc_lingo_if.h>

#ifdef LINGO_HAVE_SITE_FILE
#include <httplingo/site-file.h>
#endif

/* The most languages that an object chooses from. */
#define TAGS_MAX 256

VCL_BOOL v_matchproto_(td_lingo_page)
    vmod_page(VRT_CTX, VCL_STRING language, VCL_DURATION retry_after, VCL_STRING request_id)
{
    const struct lingo_page_options options = {language, retry_after, request_id};
    return lingo_page_make(ctx, NULL, &options);
}

/* ---- responses of backends ---- */

/* While the content is still being received, only its announced length is known. */
static int is_empty(VRT_CTX)
{
    struct objcore *object = ctx->req->objcore;
    if (object && (!object->boc || object->boc->state == BOS_FINISHED))
        return ObjGetLen(ctx->req->wrk, object) == 0;
    return http_GetContentLength(ctx->http_resp) == 0;
}

VCL_BOOL v_matchproto_(td_lingo_replaces) vmod_replaces(VRT_CTX, VCL_ENUM content)
{
    if (ctx->method != VCL_MET_DELIVER) {
        VRT_fail(ctx, "lingo: replaces() can be called in vcl_deliver");
        return 0;
    }
    if (!module_is_error(ctx->http_resp->status) || ctx->req->esi_level > 0 ||
        module_is_grpc(lingo_field(ctx, ctx->http_req, "Content-Type")) ||
        module_is_grpc(lingo_field(ctx, ctx->http_resp, "Content-Type")))
        return 0;
    return (content == VENUM(all) || is_empty(ctx)) && lingo_fields_keep(ctx, ctx->http_resp);
}

/* ---- texts ---- */

static enum lingo_text_kind kind_of(VCL_ENUM kind)
{
    if (kind == VENUM(phrase))
        return LINGO_TEXT_PHRASE;
    if (kind == VENUM(summary))
        return LINGO_TEXT_SUMMARY;
    if (kind == VENUM(advice))
        return LINGO_TEXT_ADVICE;
    if (kind == VENUM(description))
        return LINGO_TEXT_DESCRIPTION;
    return LINGO_TEXT_TITLE;
}

VCL_STRING v_matchproto_(td_lingo_text)
    vmod_text(VRT_CTX, VCL_INT status, VCL_ENUM kind, VCL_STRING language)
{
    struct lingo_text text = {"", 0};
    if (status >= 0 && status <= 999)
        text = lingo_catalog_text_by_code(NULL, language, language ? strlen(language) : 0,
                                          (int)status, kind_of(kind));
    const char *copy = WS_Copy(ctx->ws, text.length ? text.data : "", (int)text.length + 1);
    if (!copy)
        VRT_fail(ctx, "lingo: the workspace is too small for a text");
    return copy;
}

/* ---- sites ---- */

struct vmod_lingo_site {
    unsigned magic;
#define VMOD_LINGO_SITE_MAGIC 0x1a66e5f3
    const struct lingo_site *site;
};

#ifdef LINGO_HAVE_SITE_FILE
/* Messages of a VCL that does not load are collected in ctx->msg. */
static void tell_mistake(void *context, const struct lingo_report *report)
{
    const struct vrt_ctx *ctx = context;
    VSB_printf(ctx->msg, "lingo: %s\n", report->message);
}

static int open_site(VRT_CTX, const struct lingo_site **site, VCL_STRING file)
{
    return lingo_site_read_all(site, NULL, file, tell_mistake, (void *)(uintptr_t)ctx) == LINGO_OK;
}
#else
static int open_site(VRT_CTX, const struct lingo_site **site, VCL_STRING file)
{
    VSB_printf(ctx->msg,
               "lingo: %s: site() requires a module that was built with libhttplingo-site\n", file);
    *site = NULL;
    return 0;
}
#endif

VCL_VOID v_matchproto_(td_lingo_site__init)
    vmod_site__init(VRT_CTX, struct vmod_lingo_site **out, const char *name, VCL_STRING file)
{
    struct vmod_lingo_site *object;
    const struct lingo_site *site = NULL;
    (void)name;
    if (!file || !open_site(ctx, &site, file)) {
        VRT_fail(ctx, "lingo: cannot use the site file %s", file ? file : "without a name");
        return;
    }
    ALLOC_OBJ(object, VMOD_LINGO_SITE_MAGIC);
    AN(object);
    object->site = site;
    *out = object;
}

VCL_VOID v_matchproto_(td_lingo_site__fini) vmod_site__fini(struct vmod_lingo_site **out)
{
    struct vmod_lingo_site *object;
    TAKE_OBJ_NOTNULL(object, out, VMOD_LINGO_SITE_MAGIC);
    lingo_site_release(object->site);
    FREE_OBJ(object);
}

VCL_BOOL v_matchproto_(td_lingo_site_page)
    vmod_site_page(VRT_CTX, struct vmod_lingo_site *object, VCL_STRING language,
                   VCL_DURATION retry_after, VCL_STRING request_id)
{
    const struct lingo_page_options options = {language, retry_after, request_id};
    CHECK_OBJ_NOTNULL(object, VMOD_LINGO_SITE_MAGIC);
    return lingo_page_make(ctx, object->site, &options);
}

/* ---- languages ---- */

struct vmod_lingo_languages {
    unsigned magic;
#define VMOD_LINGO_LANGUAGES_MAGIC 0x1a66e5f4
    struct lingo_offer *offer;
};

/* Splits a list in place. Returns the number of tags, or TAGS_MAX + 1 if there are more. */
static size_t split(char *list, const char *tags[TAGS_MAX])
{
    size_t count = 0;
    char *rest = NULL;
    for (char *tag = strtok_r(list, ", \t\n", &rest); tag; tag = strtok_r(NULL, ", \t\n", &rest)) {
        if (count == TAGS_MAX)
            return TAGS_MAX + 1;
        tags[count++] = tag;
    }
    return count;
}

static struct lingo_offer *open_offer(VRT_CTX, const char *list)
{
    const char *tags[TAGS_MAX];
    struct lingo_report report;
    struct lingo_offer *offer = NULL;
    char *copy = strdup(list);
    AN(copy);
    size_t count = split(copy, tags);
    if (count == 0 || count > TAGS_MAX)
        VRT_fail(ctx, "lingo: languages() requires 1 to %d tags, such as \"en, pt-BR\"", TAGS_MAX);
    else if (lingo_offer_open(&offer, tags, count, 0, &report) != LINGO_OK)
        VRT_fail(ctx, "lingo: languages(\"%s\"): %s", list, report.message);
    free(copy);
    return offer;
}

VCL_VOID v_matchproto_(td_lingo_languages__init)
    vmod_languages__init(VRT_CTX, struct vmod_lingo_languages **out, const char *name,
                         VCL_STRING tags)
{
    struct vmod_lingo_languages *object;
    struct lingo_offer *offer = open_offer(ctx, tags ? tags : "");
    (void)name;
    if (!offer)
        return;
    ALLOC_OBJ(object, VMOD_LINGO_LANGUAGES_MAGIC);
    AN(object);
    object->offer = offer;
    *out = object;
}

VCL_VOID v_matchproto_(td_lingo_languages__fini)
    vmod_languages__fini(struct vmod_lingo_languages **out)
{
    struct vmod_lingo_languages *object;
    TAKE_OBJ_NOTNULL(object, out, VMOD_LINGO_LANGUAGES_MAGIC);
    lingo_offer_free(object->offer);
    FREE_OBJ(object);
}

VCL_STRING v_matchproto_(td_lingo_languages_choose)
    vmod_languages_choose(VRT_CTX, struct vmod_lingo_languages *object, VCL_STRING accept_language)
{
    CHECK_OBJ_NOTNULL(object, VMOD_LINGO_LANGUAGES_MAGIC);
    struct lingo_choice choice = lingo_negotiate(object->offer, accept_language,
                                                 accept_language ? strlen(accept_language) : 0);
    (void)ctx;
    return lingo_offer_tag(object->offer, choice.index);
}
