/* SPDX-License-Identifier: MIT */
/* Gateways that can name a service for errors: Traefik, and Contour for requests without a route.
 */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <string.h>

/* ---- Traefik ---- */

#define TRAEFIK_NOTES                                                                              \
    "# httplingod makes the page of an error.  It gets the fields of the request, so the "         \
    "language\n"                                                                                   \
    "# and the format are negotiated in full.  Traefik sends the original status.  Do not set\n"   \
    "# errorRequestHeaders, or name Accept, Accept-Language and Cookie in it.\n"                   \
    "#\n"                                                                                          \
    "# Lost: the fields of the response that is replaced, such as Retry-After.\n"                  \
    "# Not covered: malformed requests, and requests without a router unless the router below "    \
    "takes\n"                                                                                      \
    "# them.\n"

/* Codes that follow each other are a range. */
static void print_codes(const struct generate_job *job, FILE *file, const char *indent)
{
    for (size_t i = 0; i < job->code_count; i++) {
        size_t last = i;
        while (last + 1 < job->code_count && job->codes[last + 1] == job->codes[last] + 1)
            last++;
        if (last > i)
            fprintf(file, "%s- \"%d-%d\"\n", indent, job->codes[i], job->codes[last]);
        else
            fprintf(file, "%s- \"%d\"\n", indent, job->codes[i]);
        i = last;
    }
}

static bool write_traefik_file(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo-file.yaml");
    if (!file)
        return false;
    fputs(GENERATE_WRITTEN_BY "  For Traefik's file provider.\n#\n" TRAEFIK_NOTES "http:\n"
                              "  middlewares:\n"
                              "    httplingo:\n"
                              "      errors:\n"
                              "        service: httplingod\n"
                              "        query: /{status}?uri={url}\n"
                              "        status:\n",
          file);
    print_codes(job, file, "        ");
    fprintf(file,
            "    httplingo-not-found:\n"
            "      replacePath:\n"
            "        path: /404\n"
            "  routers:\n"
            "    httplingo:\n"
            "      rule: PathPrefix(`/`)\n"
            "      priority: 1\n"
            "      middlewares:\n"
            "      - httplingo-not-found\n"
            "      service: httplingod\n"
            "  services:\n"
            "    httplingod:\n"
            "      loadBalancer:\n"
            "        servers:\n"
            "        - url: http://%s:%u\n",
            job->service.host, job->service.port);
    return generate_close(job, file);
}

static void print_traefik_head(const struct generate_job *job, FILE *file, const char *kind,
                               const char *name)
{
    fprintf(file,
            "---\n"
            "apiVersion: traefik.io/v1alpha1\n"
            "kind: %s\n"
            "metadata:\n"
            "  name: %s\n"
            "  namespace: %s\n"
            "  labels:\n"
            "    app.kubernetes.io/part-of: httplingo\n"
            "spec:\n",
            kind, name, job->namespace);
}

static void print_traefik_service(const struct generate_job *job, FILE *file, const char *first,
                                  const char *indent)
{
    fprintf(file,
            "%1$sname: %3$s\n"
            "%2$snamespace: %4$s\n"
            "%2$sport: %5$u\n",
            first, indent, job->service.name, job->service.namespace, job->service.port);
}

static bool write_traefik_objects(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo.yaml");
    if (!file)
        return false;
    fputs(GENERATE_WRITTEN_BY "  For Traefik in Kubernetes.\n#\n" TRAEFIK_NOTES
                              "# The provider needs allowCrossNamespace if the Service is in "
                              "another namespace.\n",
          file);
    print_traefik_head(job, file, "Middleware", "httplingo");
    fputs("  errors:\n    query: /{status}?uri={url}\n    status:\n", file);
    print_codes(job, file, "    ");
    fputs("    service:\n", file);
    print_traefik_service(job, file, "      ", "      ");
    print_traefik_head(job, file, "Middleware", "httplingo-not-found");
    fputs("  replacePath:\n    path: /404\n", file);
    print_traefik_head(job, file, "IngressRoute", "httplingo");
    fputs("  routes:\n"
          "  - kind: Rule\n"
          "    match: PathPrefix(`/`)\n"
          "    priority: 1\n"
          "    middlewares:\n"
          "    - name: httplingo-not-found\n"
          "    services:\n",
          file);
    print_traefik_service(job, file, "    - ", "      ");
    return generate_close(job, file);
}

bool generate_write_traefik(struct generate_job *job)
{
    return write_traefik_objects(job) && write_traefik_file(job);
}

/* ---- Contour ---- */

bool generate_write_contour(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo.yaml");
    if (!file)
        return false;
    fprintf(
        file,
        GENERATE_WRITTEN_BY
        "  For Contour.\n"
        "#\n"
        "# Contour cannot replace errors.  This is for requests that no other route of the host "
        "takes:\n"
        "# include it, last, in the HTTPProxy of each host.  Requests without a host of yours, "
        "and\n"
        "# the errors of applications and of Envoy itself, stay as they are.\n"
        "---\n"
        "apiVersion: projectcontour.io/v1\n"
        "kind: HTTPProxy\n"
        "metadata:\n"
        "  name: httplingo\n"
        "  namespace: %s\n"
        "  labels:\n"
        "    app.kubernetes.io/part-of: httplingo\n"
        "spec:\n"
        "  routes:\n"
        "  - conditions:\n"
        "    - prefix: /\n"
        "    pathRewritePolicy:\n"
        "      replacePrefix:\n"
        "      - prefix: /\n"
        "        replacement: /404/\n"
        "    services:\n"
        "    - name: %s\n"
        "      port: %u\n",
        job->service.namespace, job->service.name, job->service.port);
    return generate_close(job, file);
}
