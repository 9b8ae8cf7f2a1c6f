/* SPDX-License-Identifier: MIT */
/* The fields of requests and responses, as Varnish stores them: "Name: value", in a workspace. */
#include "vmod_lingo.h"

#include "../page-module.h"

#include <stdio.h>

/* How many fields a page keeps of the response that it replaces. */
#define KEPT_MAX 128

/* The limit for the names of fields that we set. */
#define NAME_MAX_BYTES 64

/* Fields that Varnish sets itself in the response of a page, or that are about the message. */
static const char *const fields_of_message[] = {
    "Age",          "Connection", "Content-Language",  "Content-Length",
    "Content-Type", "Date",       "Transfer-Encoding", "X-Varnish",
};

struct kept {
    unsigned restarts; /* of the request when they were kept: a restart forgets the response */
    size_t count;
    const char *lines[KEPT_MAX];
};

/* The fields are stored with the request's task by the address of this. */
static const char kept_id;

static struct lingo_text name_of(const char *line)
{
    const char *colon = strchr(line, ':');
    return (struct lingo_text){line, colon ? (size_t)(colon - line) : strlen(line)};
}

static int has_name(const char *line, const char *name)
{
    struct lingo_text found = name_of(line);
    return found.length == strlen(name) && module_starts_with(found, name);
}

static const char *value_of(const char *line)
{
    const char *colon = strchr(line, ':');
    return colon ? colon + 1 + strspn(colon + 1, " \t") : "";
}

/* The name as Varnish looks it up: its length with the colon, the name and the colon. */
static hdr_t lookup_name(char *buffer, struct lingo_text name)
{
    assert(name.length + 1 < NAME_MAX_BYTES);
    snprintf(buffer, NAME_MAX_BYTES + 2, "%c%.*s:", (int)name.length + 1, (int)name.length,
             name.data);
    return buffer;
}

struct lingo_text lingo_field(const struct vrt_ctx *ctx, const struct http *from, const char *name)
{
    const char *joined = NULL;
    for (unsigned i = HTTP_HDR_FIRST; i < from->nhd; i++) {
        const char *line = from->hd[i].b;
        if (line && has_name(line, name))
            joined = joined ? WS_Printf(ctx->ws, "%s, %s", joined, value_of(line)) : value_of(line);
    }
    return (struct lingo_text){joined, joined ? strlen(joined) : 0};
}

static int is_about_content(const char *line)
{
    for (size_t i = 0; i < MODULE_FIELDS_OF_CONTENT; i++)
        if (has_name(line, module_fields_of_content[i]))
            return 1;
    for (size_t i = 0; i < sizeof fields_of_message / sizeof fields_of_message[0]; i++)
        if (has_name(line, fields_of_message[i]))
            return 1;
    return 0;
}

int lingo_fields_keep(const struct vrt_ctx *ctx, const struct http *from)
{
    struct vmod_priv *task = VRT_priv_task(ctx, &kept_id);
    struct kept *kept = WS_Alloc(ctx->ws, sizeof *kept);
    if (!task || !kept)
        return 0;
    kept->count = 0;
    kept->restarts = ctx->req->restarts;
    for (unsigned i = HTTP_HDR_FIRST; i < from->nhd; i++) {
        const char *line = from->hd[i].b;
        if (!line || is_about_content(line))
            continue;
        const char *copy = WS_Copy(ctx->ws, line, -1);
        if (!copy || kept->count == KEPT_MAX)
            return 0;
        kept->lines[kept->count++] = copy;
    }
    task->priv = kept;
    return 1;
}

static const struct kept *find_kept(const struct vrt_ctx *ctx)
{
    const struct vmod_priv *task = ctx->req ? VRT_priv_task_get(ctx, &kept_id) : NULL;
    const struct kept *kept = task ? task->priv : NULL;
    return kept && kept->restarts == ctx->req->restarts ? kept : NULL;
}

/* What the response says takes precedence over what Varnish has set, such as Server. */
void lingo_fields_restore(const struct vrt_ctx *ctx, struct http *to)
{
    const struct kept *kept = find_kept(ctx);
    char name[NAME_MAX_BYTES + 2];
    if (!kept)
        return;
    for (size_t i = 0; i < kept->count; i++)
        if (name_of(kept->lines[i]).length + 1 < NAME_MAX_BYTES)
            http_Unset(to, lookup_name(name, name_of(kept->lines[i])));
    for (size_t i = 0; i < kept->count; i++)
        http_SetHeader(to, kept->lines[i]);
}

static void set_field(struct http *to, const struct vrt_ctx *ctx, const struct lingo_header *header)
{
    char buffer[NAME_MAX_BYTES + 2];
    hdr_t name = lookup_name(buffer, header->name);
    enum module_policy policy = module_policy(header);
    struct lingo_text present = lingo_field(ctx, to, header->name.data);
    if (present.length && policy == MODULE_KEEP)
        return;
    http_Unset(to, name);
    if (present.length && policy == MODULE_ADD)
        http_PrintfHeader(to, "%s: %s, %s", header->name.data, present.data, header->value.data);
    else
        http_PrintfHeader(to, "%s: %s", header->name.data, header->value.data);
}

/* Varnish computes Content-Length. */
void lingo_fields_set(struct http *to, const struct vrt_ctx *ctx, const struct lingo_response *page)
{
    http_SetStatus(to, (uint16_t)page->code, lingo_reason_phrase(page->code));
    for (size_t i = 0; i < page->header_count; i++)
        if (!module_is(page->headers[i].name, "Content-Length"))
            set_field(to, ctx, &page->headers[i]);
}
