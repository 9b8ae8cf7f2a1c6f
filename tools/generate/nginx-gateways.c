/* SPDX-License-Identifier: MIT */
/* Gateways for Kubernetes that are based on nginx: NGINX Gateway Fabric and NGINX Ingress
 * Controller.  Both insert snippets into nginx's configuration.  With these, nginx gets the page
 * for an error from httplingod, as with docs/servers/httplingo-errors.conf. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <stdlib.h>
#include <string.h>

#define NOTES                                                                                      \
    "# httplingod makes the page of an error.  It gets the fields of the request, so the "         \
    "language\n"                                                                                   \
    "# and the format are negotiated in full.  nginx sends the original status, and the fields "   \
    "of\n"                                                                                         \
    "# its own errors, such as WWW-Authenticate.\n"                                                \
    "#\n"                                                                                          \
    "# Lost: the fields of a backend's response that is replaced, such as Retry-After.  To "       \
    "leave\n"                                                                                      \
    "# the errors of backends as they are, remove the line with proxy_intercept_errors.\n"

/* For server { }.  This is a path, not a named location, with which nginx would send 500 instead of
 * 400 for a malformed request line. */
static void print_server(const struct generate_job *job, FILE *file, const char *indent)
{
    fprintf(file, "%sproxy_intercept_errors on;\n", indent);
    for (size_t i = 0; i < job->code_count; i++)
        fprintf(file, "%serror_page %d /.httplingo/%d;\n", indent, job->codes[i], job->codes[i]);
    fprintf(file,
            "%1$slocation ^~ /.httplingo/ {\n"
            "%1$s    internal;\n"
            "%1$s    proxy_pass http://%2$s:%3$u/;\n"
            "%1$s    proxy_http_version 1.1;\n"
            "%1$s    proxy_set_header Connection \"\";\n"
            "%1$s    proxy_set_header Content-Length \"\";\n"
            "%1$s    proxy_pass_request_body off;\n"
            "%1$s    proxy_set_header Host $host;\n"
            "%1$s    proxy_set_header X-Original-URI $request_uri;\n"
            "%1$s    proxy_set_header X-Request-ID $request_id;\n"
            "%1$s    proxy_intercept_errors off;\n"
            "%1$s}\n",
            indent, job->service.host, job->service.port);
}

static FILE *create(struct generate_job *job, const char *what)
{
    FILE *file = generate_create_named(job, "httplingo.yaml");
    if (file)
        fprintf(file, GENERATE_WRITTEN_BY "  %s\n#\n" NOTES, what);
    return file;
}

bool generate_write_nginx_gateway_fabric(struct generate_job *job)
{
    FILE *file =
        create(job, "For NGINX Gateway Fabric 2.4 or later, installed with nginxGateway.snippets."
                    "enable=true.");
    if (!file)
        return false;
    fprintf(file,
            "---\n"
            "apiVersion: gateway.nginx.org/v1alpha1\n"
            "kind: SnippetsPolicy\n"
            "metadata:\n"
            "  name: httplingo\n"
            "  namespace: %s\n"
            "  labels:\n"
            "    app.kubernetes.io/part-of: httplingo\n"
            "spec:\n"
            "  targetRefs:\n"
            "  - group: gateway.networking.k8s.io\n"
            "    kind: Gateway\n"
            "    name: %s\n"
            "  snippets:\n"
            "  - context: http.server\n"
            "    value: |\n",
            job->namespace, job->gateway);
    print_server(job, file, "      ");
    return generate_close(job, file);
}

/* A body in a VirtualServer becomes a string of nginx's configuration, in which quotation marks and
 * backslashes are escaped. */
static void print_body(FILE *file, const char *text, size_t length)
{
    char *escaped = malloc(2 * length + 1);
    size_t n = 0;
    for (size_t i = 0; escaped && i < length; i++) {
        if (text[i] == '"' || text[i] == '\\')
            escaped[n++] = '\\';
        escaped[n++] = text[i];
    }
    if (escaped)
        generate_print_string(file, escaped, n);
    free(escaped);
}

static bool print_error_page(struct generate_job *job, FILE *file, int code)
{
    const struct lingo_language *language = lingo_catalog_find(
        lingo_site_catalog(job->site), job->default_tag, strlen(job->default_tag));
    size_t length = generate_make_page(job, code, language, LINGO_MEDIA_HTML);
    if (!length)
        return false;
    fprintf(file,
            "- codes: [%1$d]\n"
            "  return:\n"
            "    code: %1$d\n"
            "    type: text/html; charset=utf-8\n"
            "    headers:\n"
            "    - name: Content-Language\n"
            "      value: %2$s\n"
            "    body: ",
            code, job->default_tag);
    print_body(file, job->page, length);
    putc('\n', file);
    return true;
}

/* For controllers that do not allow snippets. */
static bool write_error_pages(struct generate_job *job)
{
    bool good = true;
    FILE *file = generate_create_named(job, "error-pages.yaml");
    if (!file)
        return false;
    fputs(GENERATE_WRITTEN_BY
          "  For errorPages of a route of a VirtualServer.\n"
          "#\n"
          "# HTML in one language, for controllers without snippets: errorPages "
          "cannot look at the request.\n",
          file);
    for (size_t i = 0; good && i < job->code_count; i++)
        good = print_error_page(job, file, job->codes[i]);
    return generate_close(job, file) && good;
}

static bool write_config_map(struct generate_job *job)
{
    FILE *file = create(job, "For NGINX Ingress Controller, started with -enable-snippets.\n"
                             "# Add the data to the ConfigMap of the controller; this is for all "
                             "hosts.  For a single\n"
                             "# VirtualServer, use the text as its server-snippets.");
    if (!file)
        return false;
    fprintf(file,
            "---\n"
            "apiVersion: v1\n"
            "kind: ConfigMap\n"
            "metadata:\n"
            "  name: nginx-config\n"
            "  namespace: %s\n"
            "data:\n"
            "  server-snippets: |\n",
            job->namespace);
    print_server(job, file, "    ");
    return generate_close(job, file);
}

bool generate_write_nginx_ingress(struct generate_job *job)
{
    return write_config_map(job) && write_error_pages(job);
}
