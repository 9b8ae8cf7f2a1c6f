/* SPDX-License-Identifier: MIT */
/* Gateways for Kubernetes that are based on Envoy: Envoy Gateway and Istio. */
#include "tools/generate/job.h"

#include "tools/cli.h"

/* Starts an object. */
static void print_head(const struct generate_job *job, FILE *file, const char *version,
                       const char *kind, const char *namespace)
{
    fprintf(file,
            "---\n"
            "apiVersion: %s\n"
            "kind: %s\n"
            "metadata:\n"
            "  name: httplingo\n"
            "  namespace: %s\n"
            "  labels:\n"
            "    app.kubernetes.io/part-of: httplingo\n"
            "spec:\n",
            version, kind, namespace ? namespace : job->namespace);
}

/* The host to which the gateway redirects internally, and the permission to reach a Service in
 * another namespace. */
static void print_route(const struct generate_job *job, FILE *file)
{
    print_head(job, file, "gateway.networking.k8s.io/v1", "HTTPRoute", NULL);
    fprintf(file,
            "  parentRefs:\n"
            "  - name: %s\n"
            "  hostnames:\n"
            "  - " GENERATE_INTERNAL_HOST "\n"
            "  rules:\n"
            "  - backendRefs:\n"
            "    - name: %s\n"
            "      namespace: %s\n"
            "      port: %u\n",
            job->gateway, job->service.name, job->service.namespace, job->service.port);
    print_head(job, file, "gateway.networking.k8s.io/v1beta1", "ReferenceGrant",
               job->service.namespace);
    fprintf(file,
            "  from:\n"
            "  - group: gateway.networking.k8s.io\n"
            "    kind: HTTPRoute\n"
            "    namespace: %s\n"
            "  to:\n"
            "  - group: \"\"\n"
            "    kind: Service\n"
            "    name: %s\n",
            job->namespace, job->service.name);
}

static void print_override(FILE *file, int code)
{
    fprintf(file,
            "  - match:\n"
            "      statusCodes:\n"
            "      - type: Value\n"
            "        value: %1$d\n"
            "    redirect:\n"
            "      scheme: http\n"
            "      hostname: " GENERATE_INTERNAL_HOST "\n"
            "      path:\n"
            "        type: ReplaceFullPath\n"
            "        replaceFullPath: /%1$d\n",
            code);
}

bool generate_write_envoy_gateway(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo.yaml");
    if (!file)
        return false;
    fputs(GENERATE_WRITTEN_BY "  For Envoy Gateway 1.5.9 or later.\n"
                              "#\n" GENERATE_REDIRECT_NOTES "#\n"
                              "# A listener of the Gateway must accept the host of the HTTPRoute, "
                              "in plain HTTP.\n"
                              "# Not covered: malformed requests, which Envoy refuses before it "
                              "looks at a policy.\n",
          file);
    print_head(job, file, "gateway.envoyproxy.io/v1alpha1", "BackendTrafficPolicy", NULL);
    fprintf(file,
            "  targetRefs:\n"
            "  - group: gateway.networking.k8s.io\n"
            "    kind: Gateway\n"
            "    name: %s\n"
            "  responseOverride:\n",
            job->gateway);
    for (size_t i = 0; i < job->code_count; i++)
        print_override(file, job->codes[i]);
    print_route(job, file);
    return generate_close(job, file);
}

bool generate_write_istio(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo.yaml");
    if (!file)
        return false;
    fputs(GENERATE_WRITTEN_BY "  For gateways of Istio that the Gateway API creates.\n"
                              "#\n" GENERATE_REDIRECT_NOTES "#\n"
                              "# A listener of the Gateway must accept the host of the HTTPRoute.  "
                              "Gateways that are\n"
                              "# installed in another way have other labels: change "
                              "workloadSelector.\n",
          file);
    print_head(job, file, "networking.istio.io/v1alpha3", "EnvoyFilter", NULL);
    fprintf(file,
            "  workloadSelector:\n"
            "    labels:\n"
            "      gateway.networking.k8s.io/gateway-name: %s\n"
            "  configPatches:\n"
            "  - applyTo: HTTP_FILTER\n"
            "    match:\n"
            "      context: GATEWAY\n"
            "      listener:\n"
            "        filterChain:\n"
            "          filter:\n"
            "            name: envoy.filters.network.http_connection_manager\n"
            "            subFilter:\n"
            "              name: envoy.filters.http.router\n"
            "    patch:\n"
            "      operation: INSERT_BEFORE\n"
            "      value:\n"
            "        name: " GENERATE_ENVOY_FILTER "\n",
            job->gateway);
    generate_print_envoy_filter(job, file, "        ");
    print_route(job, file);
    return generate_close(job, file);
}
