/* SPDX-License-Identifier: MIT */
/* Envoy.  For the content of an error, it can ask httplingod, which gets the fields of the request
 * and negotiates.  Envoy's own texts are only for errors that it raises itself, and it can only
 * compare the beginning of Accept-Language to choose one. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <string.h>

/* The errors that Envoy itself makes before a filter has seen the request. */
static const int early_codes[] = {400, 408, 413, 426, 431, 505};

static bool is_early(int code)
{
    for (size_t i = 0; i < sizeof early_codes / sizeof early_codes[0]; i++)
        if (early_codes[i] == code)
            return true;
    return false;
}

/* ---- the filter custom_response ---- */

static void print_matcher(FILE *file, const char *indent, int code)
{
    fprintf(file,
            "%1$s- predicate:\n"
            "%1$s    single_predicate:\n"
            "%1$s      input:\n"
            "%1$s        name: status\n"
            "%1$s        typed_config:\n"
            "%1$s          \"@type\": "
            "type.googleapis.com/envoy.type.matcher.v3.HttpResponseStatusCodeMatchInput\n"
            "%1$s      value_match:\n"
            "%1$s        exact: \"%2$d\"\n"
            "%1$s  on_match:\n"
            "%1$s    action:\n"
            "%1$s      name: \"%2$d\"\n"
            "%1$s      typed_config:\n"
            "%1$s        \"@type\": type.googleapis.com/"
            "envoy.extensions.http.custom_response.redirect_policy.v3.RedirectPolicy\n"
            "%1$s        uri: http://" GENERATE_INTERNAL_HOST "/%2$d\n",
            indent, code);
}

void generate_print_envoy_filter(const struct generate_job *job, FILE *file, const char *indent)
{
    char deeper[64];
    snprintf(deeper, sizeof deeper, "%s      ", indent);
    fprintf(file,
            "%1$styped_config:\n"
            "%1$s  \"@type\": type.googleapis.com/"
            "envoy.extensions.filters.http.custom_response.v3.CustomResponse\n"
            "%1$s  custom_response_matcher:\n"
            "%1$s    matcher_list:\n"
            "%1$s      matchers:\n",
            indent);
    for (size_t i = 0; i < job->code_count; i++)
        print_matcher(file, deeper, job->codes[i]);
}

/* ---- Envoy itself ---- */

static bool write_filter(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo-filter.yaml");
    if (!file)
        return false;
    fputs(GENERATE_WRITTEN_BY
          "  For http_filters of the HTTP connection manager, before the router.\n"
          "#\n" GENERATE_REDIRECT_NOTES "#\n"
          "# Not covered: errors of Envoy before this filter has seen the request, such as "
          "400 for\n"
          "# a malformed request.  httplingo-local-reply.yaml is for these.\n",
          file);
    fputs("- name: " GENERATE_ENVOY_FILTER "\n", file);
    generate_print_envoy_filter(job, file, "  ");
    return generate_close(job, file);
}

static bool write_virtual_host(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo-virtual-host.yaml");
    if (!file)
        return false;
    fputs(GENERATE_WRITTEN_BY
          "  For virtual_hosts of the route configuration.  The filter redirects "
          "inside Envoy\n"
          "# to this host; no client can see it.\n"
          "- name: httplingo\n"
          "  domains:\n"
          "  - " GENERATE_INTERNAL_HOST "\n"
          "  routes:\n"
          "  - match:\n"
          "      prefix: /\n"
          "    route:\n"
          "      cluster: httplingod\n",
          file);
    return generate_close(job, file);
}

static bool write_cluster(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo-cluster.yaml");
    if (!file)
        return false;
    fprintf(file,
            GENERATE_WRITTEN_BY "  For clusters.\n"
                                "- name: httplingod\n"
                                "  type: STRICT_DNS\n"
                                "  connect_timeout: 1s\n"
                                "  load_assignment:\n"
                                "    cluster_name: httplingod\n"
                                "    endpoints:\n"
                                "    - lb_endpoints:\n"
                                "      - endpoint:\n"
                                "          address:\n"
                                "            socket_address:\n"
                                "              address: %s\n"
                                "              port_value: %u\n",
            job->service.host, job->service.port);
    return generate_close(job, file);
}

/* ---- errors that no filter sees ---- */

static void print_status_filter(FILE *file, const char *first, const char *indent, int code)
{
    fprintf(file,
            "%1$sstatus_code_filter:\n"
            "%2$s  comparison:\n"
            "%2$s    op: EQ\n"
            "%2$s    value:\n"
            "%2$s      default_value: %3$d\n"
            "%2$s      runtime_key: httplingo.status.%3$d\n",
            first, indent, code);
}

/* Begins a mapper for the visitors whose Accept-Language begins with a range. */
static void print_range_filter(FILE *file, const char *range)
{
    fprintf(file,
            "  - filter:\n"
            "      and_filter:\n"
            "        filters:\n"
            "        - header_filter:\n"
            "            header:\n"
            "              name: accept-language\n"
            "              string_match:\n"
            "                safe_regex:\n"
            "                  regex: '(?i)^\\s*%s([-;, ].*)?$'\n",
            range);
}

static void print_fields(const struct generate_job *job, FILE *file)
{
    static const char *const names[] = {"Content-Language", "Vary", "X-Content-Type-Options",
                                        "Content-Security-Policy"};
    fputs("    headers_to_add:\n", file);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        bool varies = i == 1 && job->language_count > 1;
        const char *value = varies ? "Accept-Language" : generate_field(job, names[i]);
        if (!*value)
            continue;
        fprintf(file,
                "    - append_action: OVERWRITE_IF_EXISTS_OR_ADD\n"
                "      header:\n"
                "        key: %s\n"
                "        value: ",
                names[i]);
        generate_print_doubled(file, value, strlen(value));
        putc('\n', file);
    }
}

/* Without a range, the mapper is for all visitors. */
static bool print_mapper(struct generate_job *job, FILE *file, int code,
                         const struct lingo_language *language, const char *range)
{
    size_t length = generate_make_page(job, code, language, LINGO_MEDIA_HTML);
    if (!length)
        return false;
    if (range) {
        print_range_filter(file, range);
        print_status_filter(file, "        - ", "          ", code);
    } else {
        fputs("  - filter:\n", file);
        print_status_filter(file, "      ", "      ", code);
    }
    print_fields(job, file);
    fputs("    body_format_override:\n"
          "      content_type: text/html; charset=utf-8\n"
          "      text_format_source:\n"
          "        inline_string: ",
          file);
    generate_print_doubled(file, job->page, length);
    putc('\n', file);
    return true;
}

static const struct lingo_language *find(const struct generate_job *job, const char *tag)
{
    return lingo_catalog_find(lingo_site_catalog(job->site), tag, strlen(tag));
}

static bool print_mappers(struct generate_job *job, FILE *file, int code)
{
    for (size_t i = 0; i < job->alias_count; i++)
        if (job->language_count > 1 &&
            !print_mapper(job, file, code, find(job, job->aliases[i].tag), job->aliases[i].range))
            return false;
    return print_mapper(job, file, code, find(job, job->default_tag), NULL);
}

static bool write_local_reply(struct generate_job *job)
{
    bool good = true;
    FILE *file = generate_create_named(job, "httplingo-local-reply.yaml");
    if (!file)
        return false;
    fputs(
        GENERATE_WRITTEN_BY
        "  For local_reply_config of the HTTP connection manager.\n"
        "#\n"
        "# HTML for the errors of Envoy that no filter sees.  The range that Accept-Language "
        "names\n"
        "# first counts, whatever its weight: Envoy can compare the field, but not take a part out "
        "of it.\n"
        "mappers:\n",
        file);
    for (size_t i = 0; good && i < job->code_count; i++)
        if (is_early(job->codes[i]))
            good = print_mappers(job, file, job->codes[i]);
    return generate_close(job, file) && good;
}

bool generate_write_envoy(struct generate_job *job)
{
    generate_keep_chosen(job);
    return write_filter(job) && write_virtual_host(job) && write_cluster(job) &&
           write_local_reply(job);
}
