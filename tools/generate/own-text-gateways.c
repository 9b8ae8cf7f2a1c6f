/* SPDX-License-Identifier: MIT */
/* Gateways that can only send a fixed text for their own errors, in one language: HAProxy Ingress
 * and APISIX.  Kong's text does not even depend on the status, so the file for Kong enables the
 * plugin of the package for Lua. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <jansson.h>
#include <string.h>

static const struct lingo_language *default_language(const struct generate_job *job)
{
    return lingo_catalog_find(lingo_site_catalog(job->site), job->default_tag,
                              strlen(job->default_tag));
}

static bool is_one_of(const int *codes, size_t count, int code)
{
    for (size_t i = 0; i < count; i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* ---- HAProxy Ingress ---- */

/* The statuses that have a key in HAProxy Ingress 0.14. */
static const int haproxy_codes[] = {400, 401, 403, 404, 405, 407, 408, 410, 413,
                                    425, 429, 495, 496, 500, 501, 502, 503, 504};

/* A response must fit in a buffer of HAProxy. */
#define RESPONSE_LIMIT 16000

/* A whole response, which is stored in Lua between [==[ and ]==]. */
static json_t *make_response(struct generate_job *job, int code)
{
    size_t length = generate_make_page(job, code, default_language(job), LINGO_MEDIA_HTML);
    if (!length)
        return NULL;
    char head[4096];
    size_t head_length = lingo_response_head(&job->response, NULL, head, sizeof head);
    if (head_length >= sizeof head || head_length + length > RESPONSE_LIMIT ||
        strstr(job->page, "]==]")) {
        job->failure = cli_error(
            EXIT_FINDING, _("the page for %d in %s has %zu bytes, but HAProxy sends at most %d"),
            code, job->default_tag, head_length + length, RESPONSE_LIMIT);
        return NULL;
    }
    /* Lines end with LF in a ConfigMap. */
    size_t n = 0;
    for (size_t i = 0; i < head_length; i++)
        if (head[i] != '\r')
            head[n++] = head[i];
    return json_sprintf("%.*s%.*s", (int)n, head, (int)length, job->page);
}

bool generate_write_haproxy_ingress(struct generate_job *job)
{
    json_t *data = json_object();
    for (size_t i = 0; data && i < job->code_count; i++) {
        char key[32];
        if (!is_one_of(haproxy_codes, sizeof haproxy_codes / sizeof haproxy_codes[0],
                       job->codes[i]))
            continue;
        json_t *response = make_response(job, job->codes[i]);
        snprintf(key, sizeof key, "http-response-%d", job->codes[i]);
        if (!response || json_object_set_new(data, key, response)) {
            json_decref(data);
            return false;
        }
    }
    FILE *file = generate_create_named(job, "configmap.json");
    json_t *object =
        json_pack("{s:s, s:s, s:{s:s, s:s, s:{s:s}}, s:o}", "apiVersion", "v1", "kind", "ConfigMap",
                  "metadata", "name", "haproxy-ingress", "namespace", job->namespace, "labels",
                  "app.kubernetes.io/part-of", "httplingo", "data", data);
    bool good = file && object && !json_dumpf(object, file, JSON_INDENT(2));
    json_decref(object);
    if (!file)
        return false;
    putc('\n', file);
    if (!good)
        cli_error(EXIT_IO, _("the JSON document could not be written"));
    return generate_close(job, file) && good;
}

/* ---- APISIX ---- */

/* The statuses of the plugin error-page. */
static const int apisix_codes[] = {404, 500, 502, 503};

bool generate_write_apisix(struct generate_job *job)
{
    json_t *metadata = json_pack("{s:b}", "enable", 1);
    for (size_t i = 0; metadata && i < job->code_count; i++) {
        char key[16];
        if (!is_one_of(apisix_codes, sizeof apisix_codes / sizeof apisix_codes[0], job->codes[i]))
            continue;
        size_t length =
            generate_make_page(job, job->codes[i], default_language(job), LINGO_MEDIA_HTML);
        snprintf(key, sizeof key, "error_%d", job->codes[i]);
        json_object_set_new(metadata, key,
                            json_pack("{s:s%, s:s}", "body", job->page, length, "content_type",
                                      "text/html; charset=utf-8"));
    }
    FILE *file = generate_create_named(job, "error-page.json");
    bool good = file && metadata && !json_dumpf(metadata, file, JSON_INDENT(2));
    json_decref(metadata);
    if (!file)
        return false;
    putc('\n', file);
    if (!good)
        cli_error(EXIT_IO, _("the JSON document could not be written"));
    return generate_close(job, file) && good;
}

/* ---- Kong ---- */

bool generate_write_kong(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo.yaml");
    if (!file)
        return false;
    fputs(
        GENERATE_WRITTEN_BY
        "  For Kong in Kubernetes; \"plugins\" of kong.yaml is similar.\n"
        "#\n"
        "# Kong's own templates know neither the status nor the language, so its errors need the "
        "plugin\n"
        "# httplingo, which is one of the examples of lua-httplingo: install both in Kong's image, "
        "and\n"
        "# name the plugin in KONG_PLUGINS=bundled,httplingo.  It negotiates in full, and needs no "
        "daemon.\n"
        "---\n"
        "apiVersion: configuration.konghq.com/v1\n"
        "kind: KongClusterPlugin\n"
        "metadata:\n"
        "  name: httplingo\n"
        "  annotations:\n"
        "    kubernetes.io/ingress.class: kong\n"
        "  labels:\n"
        "    app.kubernetes.io/part-of: httplingo\n"
        "    global: \"true\"\n"
        "plugin: httplingo\n",
        file);
    return generate_close(job, file);
}
