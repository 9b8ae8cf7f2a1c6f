/* SPDX-License-Identifier: MIT */
/* Servers that send pages from files: nginx, Caddy, lighttpd; and only the files. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <string.h>

static const char *security_policy(struct generate_job *job)
{
    generate_make_page(job, 404, job->languages[0], LINGO_MEDIA_HTML);
    return generate_field(job, "Content-Security-Policy");
}

/* ---- weights ---- */

#define WEIGHTS_NOTE                                                                               \
    "# The range of Accept-Language with the greatest weight counts, and the first among "         \
    "equals.\n"                                                                                    \
    "# Weights are compared to one decimal.  Languages that no page is in are skipped.\n"

#define WEIGHT "[ \\t]*;[ \\t]*q[ \\t]*=[ \\t]*"

/* Prints an expression for weights with this first decimal: for 1, the weight can be missing;
 * otherwise 0.9 and above, and so on down to 0.0.  A weight of 0 does not match. */
static void print_weight(FILE *file, int tenths)
{
    if (tenths == 10)
        fputs("(?:" WEIGHT "1(?:[.]0*)?)?", file);
    else if (tenths > 0)
        fprintf(file, WEIGHT "0?[.]%d[0-9]*", tenths);
    else
        fputs(WEIGHT "0?[.]00*[1-9][0-9]*", file);
}

/* Prints rows with the range as the first group, in the order of descending weight: servers use the
 * first row that matches.  Ranges that are not the language of a page never match. */
static void print_ranges(const struct generate_job *job, FILE *file, const char *before,
                         const char *after)
{
    for (int tenths = 10; tenths >= 0; tenths--) {
        const char *bar = "";
        fprintf(file, "%s(?:^|,)[ \\t]*((?:", before);
        for (size_t i = 0; i < job->alias_count; i++)
            if (!strchr(job->aliases[i].range, '-')) {
                fprintf(file, "%s%s", bar, job->aliases[i].range);
                bar = "|";
            }
        fputs(")(?:-[a-z0-9]+)*)", file);
        print_weight(file, tenths);
        fprintf(file, "[ \\t]*(?:,|$)%s\n", after);
    }
}

/* ---- nginx ---- */

static bool write_nginx_languages(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "languages.map");
    if (!file)
        return false;
    for (size_t i = 0; i < job->alias_count; i++)
        fprintf(file, "%s %s;\n", job->aliases[i].range, job->aliases[i].tag);
    return generate_close(job, file);
}

/* Looks up the range, then its first two subtags, then the first: the first of these that the table
 * contains counts. */
static void print_nginx_maps(const struct generate_job *job, FILE *file)
{
    static const struct {
        const char *part, *pattern, *result, *otherwise;
    } maps[] = {{"lingo_one", "~*^([a-z]+)", "lingo_by_one", NULL},
                {"lingo_two", "~*^([a-z]+-[a-z0-9]+)", "lingo_by_two", "$lingo_by_one"},
                {"lingo_all", "~*^(.+)", "lingo_language", "$lingo_by_two"}};
    fputs("map $http_accept_language $lingo_range {\n    default \"\";\n", file);
    print_ranges(job, file, "    \"~*", "\" $1;");
    fputs("}\n", file);
    for (size_t i = 0; i < sizeof maps / sizeof maps[0]; i++)
        fprintf(file,
                "map $lingo_range $%s { default \"\"; \"%s\" $1; }\n"
                "map $%s $%s { default %s; include %s/languages.map; }\n",
                maps[i].part, maps[i].pattern, maps[i].part, maps[i].result,
                maps[i].otherwise ? maps[i].otherwise : job->default_tag, job->path);
}

static bool write_nginx_http(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo-http.conf");
    if (!file)
        return false;
    fprintf(file,
            "# For http { }, once:   include %s/httplingo-http.conf;\n"
            "# Each server then says include %s/httplingo-server.conf;\n"
            "#\n" WEIGHTS_NOTE,
            job->path, job->path);
    print_nginx_maps(job, file);
    fprintf(file,
            "map $http_accept $lingo_format { default html; ~*text/html html; ~*json json; }\n"
            "map $lingo_format $lingo_policy { default \"\"; html \"%s\"; }\n",
            security_policy(job));
    return generate_close(job, file);
}

/* This is a path, not a named location, with which nginx would send 500 instead of 400 for a
 * malformed request line. */
static bool write_nginx_server(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo-server.conf");
    if (!file)
        return false;
    fputs("# For server { }.\n", file);
    for (size_t i = 0; i < job->code_count; i++)
        fprintf(file, "error_page %d /.httplingo/$lingo_language/%d.$lingo_format;\n",
                job->codes[i], job->codes[i]);
    fprintf(file,
            "location ^~ /.httplingo/ {\n"
            "    internal;\n"
            "    alias %s/pages/;\n"
            "    types { text/html html; application/problem+json json; }\n"
            "    charset utf-8;\n"
            "    add_header Content-Language $lingo_language always;\n"
            "    add_header Vary \"Accept, Accept-Language\" always;\n"
            "    add_header X-Content-Type-Options nosniff always;\n"
            "    add_header Content-Security-Policy $lingo_policy always;\n"
            "}\n",
            job->path);
    return generate_close(job, file);
}

bool generate_write_nginx(struct generate_job *job)
{
    return generate_write_pages(job) && write_nginx_languages(job) && write_nginx_http(job) &&
           write_nginx_server(job);
}

/* ---- Caddy ---- */

static void print_caddy_map(const struct generate_job *job, FILE *file)
{
    fputs("\t\tmap {header.Accept-Language} {lingo_range} {\n", file);
    print_ranges(job, file, "\t\t\t\"~(?i)", "\" ${1}");
    fputs("\t\t\tdefault none\n\t\t}\n\t\tmap {lingo_range} {lingo_language} {\n", file);
    for (size_t i = 0; i < job->alias_count; i++)
        fprintf(file, "\t\t\t\"~(?i)^%s(-|$)\" %s\n", job->aliases[i].range, job->aliases[i].tag);
    fprintf(file,
            "\t\t\tdefault %s\n\t\t}\n"
            "\t\tmap {header.Accept} {lingo_format} {lingo_type} {\n"
            "\t\t\t~(?i)text/html html \"text/html; charset=utf-8\"\n"
            "\t\t\t~(?i)json json application/problem+json\n"
            "\t\t\tdefault html \"text/html; charset=utf-8\"\n"
            "\t\t}\n",
            job->default_tag);
}

bool generate_write_caddy(struct generate_job *job)
{
    if (!generate_write_pages(job))
        return false;
    FILE *file = generate_create_named(job, "Caddyfile.httplingo");
    if (!file)
        return false;
    fprintf(file,
            "# import %s/Caddyfile.httplingo   at the top of the Caddyfile, and in each site\n"
            "# import httplingo\n"
            "#\n" WEIGHTS_NOTE "(httplingo) {\n\thandle_errors {\n",
            job->path);
    print_caddy_map(job, file);
    fprintf(file,
            "\t\theader Content-Type {lingo_type}\n"
            "\t\theader Content-Language {lingo_language}\n"
            "\t\theader Vary \"Accept, Accept-Language\"\n"
            "\t\theader X-Content-Type-Options nosniff\n"
            "\t\t@lingo_html expression `{lingo_format} == \"html\"`\n"
            "\t\theader @lingo_html Content-Security-Policy \"%s\"\n"
            "\t\trewrite * /{lingo_language}/{err.status_code}.{lingo_format}\n"
            "\t\tfile_server {\n\t\t\troot %s/pages\n\t\t\tstatus {err.status_code}\n\t\t}\n"
            "\t}\n}\n",
            security_policy(job), job->path);
    return generate_close(job, file);
}

/* ---- lighttpd ---- */

/* The start of a page's file name. lighttpd adds the code and ".html". */
#define LIGHTTPD_PREFIX "httplingo-"

/* If a file has no type, lighttpd sends none.  No other files have these names. */
static void print_lighttpd_types(const struct generate_job *job, FILE *file)
{
    fputs("mimetype.assign += (\n", file);
    for (size_t i = 0; i < job->code_count; i++)
        fprintf(file, "    \"" LIGHTTPD_PREFIX "%d.html\" => \"text/html; charset=utf-8\",\n",
                job->codes[i]);
    fputs(")\n", file);
}

bool generate_write_lighttpd(struct generate_job *job)
{
    if (!generate_write_html(job, LIGHTTPD_PREFIX))
        return false;
    FILE *file = generate_create_named(job, "httplingo.conf");
    if (!file)
        return false;
    fprintf(
        file,
        "# include \"%s/httplingo.conf\"   after mimetype.assign, if you have it\n"
        "#\n"
        "# HTML for every visitor: lighttpd cannot choose a format, nor send fields of errors "
        "alone.\n"
        "# The range that Accept-Language names first counts, whatever its weight: lighttpd can\n"
        "# compare the field, but not take a part out of it.  Browsers name the preferred one "
        "first.\n"
        "server.errorfile-prefix = \"%s/pages/%s/" LIGHTTPD_PREFIX "\"\n",
        job->path, job->path, job->default_tag);
    print_lighttpd_types(job, file);
    for (size_t i = 0; i < job->alias_count; i++)
        fprintf(file,
                "%s$REQUEST_HEADER[\"Accept-Language\"] =~ \"(?i)^\\s*%s([-;, ]|$)\" {\n"
                "    server.errorfile-prefix = \"%s/pages/%s/" LIGHTTPD_PREFIX "\"\n}\n",
                i ? "else " : "", job->aliases[i].range, job->path, job->aliases[i].tag);
    return generate_close(job, file);
}

/* ---- files alone ---- */

bool generate_write_static(struct generate_job *job)
{
    FILE *file = generate_write_pages(job) ? generate_create_named(job, "languages.tsv") : NULL;
    if (!file)
        return false;
    fputs("range\tlanguage\n", file);
    for (size_t i = 0; i < job->alias_count; i++)
        fprintf(file, "%s\t%s\n", job->aliases[i].range, job->aliases[i].tag);
    if (!generate_close(job, file))
        return false;
    file = generate_create_named(job, "default-language");
    if (!file)
        return false;
    fprintf(file, "%s\n", job->default_tag);
    return generate_close(job, file);
}

/* ---- Kubernetes ---- */

static json_t *make_configmap(struct generate_job *job, const struct lingo_language *language)
{
    char name[64], key[16];
    json_t *data = json_object();
    snprintf(name, sizeof name, "httplingo-%s", lingo_language_tag(language).data);
    for (char *p = name; *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a'); /* names of objects must be in lower case */
    for (size_t i = 0; i < job->code_count; i++) {
        size_t length = generate_make_page(job, job->codes[i], language, LINGO_MEDIA_HTML);
        snprintf(key, sizeof key, "%d.html", job->codes[i]);
        json_object_set_new(data, key, json_stringn(job->page, length));
        length = generate_make_page(job, job->codes[i], language, LINGO_MEDIA_PROBLEM_JSON);
        snprintf(key, sizeof key, "%d.json", job->codes[i]);
        json_object_set_new(data, key, json_stringn(job->page, length));
    }
    return json_pack("{s:s, s:s, s:{s:s, s:{s:s, s:s}}, s:o}", "apiVersion", "v1", "kind",
                     "ConfigMap", "metadata", "name", name, "labels", "app.kubernetes.io/part-of",
                     "httplingo", "httplingo/language", lingo_language_tag(language).data, "data",
                     data);
}

bool generate_write_configmap(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "configmap.json");
    json_t *items = json_array();
    if (!file)
        return false;
    for (size_t i = 0; i < job->language_count; i++)
        json_array_append_new(items, make_configmap(job, job->languages[i]));
    json_t *list = json_pack("{s:s, s:s, s:o}", "apiVersion", "v1", "kind", "List", "items", items);
    bool good = list && !json_dumpf(list, file, JSON_INDENT(2));
    json_decref(list);
    putc('\n', file);
    if (!good)
        cli_error(EXIT_IO, _("the JSON document could not be written"));
    return generate_close(job, file) && good;
}
