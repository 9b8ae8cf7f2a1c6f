/* SPDX-License-Identifier: MIT */
/* Sets the fields of the response: removes those that describe the replaced content, and adds those
 * of the page. */
#include "mod_lingo.h"

#include "../page-module.h"

#include <apr_strings.h>
#include <http_protocol.h>

static const char policy_name[] = "Content-Security-Policy";

struct lines {
    const char **lines;
    size_t size, count;
};

static int take_line(void *to, const char *name, const char *value)
{
    struct lines *lines = to;
    (void)name;
    if (lines->count == lines->size)
        return 0;
    lines->lines[lines->count++] = value;
    return 1;
}

/* Whether the response has fields so far.  Most errors have none. */
static int has_fields(const request_rec *r)
{
    return !apr_is_empty_table(r->headers_out) || !apr_is_empty_table(r->err_headers_out);
}

/* in the order in which they are sent */
size_t lingo_lines(const request_rec *r, const char *name, const char **lines, size_t size)
{
    struct lines found = {lines, size, 0};
    if (!has_fields(r))
        return 0;
    apr_table_do(take_line, &found, r->err_headers_out, name, NULL);
    apr_table_do(take_line, &found, r->headers_out, name, NULL);
    return found.count;
}

static int answered(const request_rec *r, const char *name)
{
    const char *line;
    return lingo_lines(r, name, &line, 1) != 0;
}

static void drop(request_rec *r, const char *name)
{
    apr_table_unset(r->headers_out, name);
    apr_table_unset(r->err_headers_out, name);
}

/* The administrator's policy is already known, unless the response is from an upstream. */
static void forget_content(request_rec *r, int keeps_policy)
{
    r->content_encoding = NULL;
    r->content_languages = NULL;
    if (!has_fields(r))
        return;
    for (size_t i = 0; i < MODULE_FIELDS_OF_CONTENT; i++)
        if (!keeps_policy || strcmp(module_fields_of_content[i], policy_name) != 0)
            drop(r, module_fields_of_content[i]);
    /* mod_proxy does not remove these; mod_cache reads the type here, not in the request. */
    drop(r, "Content-Length");
    drop(r, "Content-Type");
    drop(r, "Transfer-Encoding");
}

/* Methods that the administrator has set take precedence over those of httpd. */
static void settle_allow(request_rec *r)
{
    if (apr_table_get(r->err_headers_out, "Allow"))
        apr_table_unset(r->headers_out, "Allow");
}

/* A text that is valid as long as the request: copied only if it is stored in the response. */
static const char *keep(request_rec *r, const struct lingo_response *response,
                        struct lingo_text text)
{
    return module_is_stored(response, text) ? apr_pstrmemdup(r->pool, text.data, text.length)
                                            : text.data;
}

/* Combines a field of the page with those of the response. */
static void combine_field(request_rec *r, const struct lingo_header *header, const char *name,
                          const char *value)
{
    enum module_policy policy = module_policy(header);
    if (policy == MODULE_ADD) {
        apr_table_mergen(r->headers_out, name, value);
    } else if (policy == MODULE_REPLACE || !answered(r, name)) {
        drop(r, name);
        apr_table_addn(r->headers_out, name, value);
    }
}

/* Whether the page's policy is sent, as far as it is known at this point. */
static int takes_policy(const request_rec *r, enum lingo_csp csp)
{
    return csp != LINGO_CSP_OFF && !(csp == LINGO_CSP_KEEP && answered(r, policy_name));
}

void lingo_response_set(request_rec *r, int from_upstream, const struct lingo_response *response,
                        const char **policy)
{
    enum lingo_csp csp = lingo_config_of(r)->csp;
    forget_content(r, !from_upstream);
    settle_allow(r);
    /* If there are none, nothing can be combined, because a page has each of its fields once. */
    int has_others = has_fields(r);
    r->clength = (apr_off_t)response->length;
    for (size_t i = 0; i < response->header_count; i++) {
        const struct lingo_header *header = &response->headers[i];
        const char *value = keep(r, response, header->value);
        int is_policy = module_is(header->name, policy_name);
        if (module_is(header->name, "Content-Type")) {
            ap_set_content_type(r, value);
        } else if (!is_policy || takes_policy(r, csp)) {
            if (has_others)
                combine_field(r, header, keep(r, response, header->name), value);
            else
                apr_table_addn(r->headers_out, keep(r, response, header->name), value);
            *policy = is_policy ? value : *policy;
        }
    }
    if (lingo_is_maintenance(r)) {
        drop(r, "Cache-Control");
        apr_table_setn(r->headers_out, "Cache-Control", "no-store");
    }
}

/* Browsers apply all policies that are sent, and the strictest may disable the page's styles. */
void lingo_response_settle_policy(request_rec *r, const char *policy)
{
    const char *lines[2];
    size_t n = lingo_lines(r, policy_name, lines, 2);
    if (n == 0 || (n == 1 && lines[0] == policy))
        return;
    if (lingo_config_of(r)->csp == LINGO_CSP_KEEP) {
        policy = lines[lines[0] == policy && n == 2];
    }
    drop(r, policy_name);
    apr_table_setn(r->headers_out, policy_name, policy);
}
