/* SPDX-License-Identifier: MIT */
/* httplingo generate: parses the options, and calls the writer for a server. */
#include "tools/cli.h"
#include "tools/colour/contrast.h"
#include "tools/files.h"
#include "tools/generate/job.h"

#ifdef HAVE_INIH
#include <httplingo/site-file.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    bool (*write)(struct generate_job *job);
    const char *use;
} servers[] = {
#define SERVER(name, function, use) {name, function, use},
#include "tools/generate/servers.def"
#undef SERVER
};
#define SERVER_COUNT (sizeof servers / sizeof servers[0])

/* Separated by commas, as messages list them. */
static const char server_list[] =
#define SERVER(name, function, use) ", " name
#include "tools/generate/servers.def"
#undef SERVER
    ;
static const char *const server_names = server_list + 2;

struct query {
    const char *server, *out, *path, *site, *languages, *codes, *service, *namespace, *gateway;
};

/* ---- codes ---- */

static bool add_code(struct generate_job *job, const char *text)
{
    long code = cli_parse_number(text);
    if (code < 400 || code > 599) {
        job->failure = cli_error(
            EXIT_USAGE, _("\"%s\" is not an error code; expected a number from 400 to 599"), text);
        return false;
    }
    if (job->code_count == GENERATE_CODES_MAX) {
        job->failure =
            cli_error(EXIT_USAGE, _("too many codes; the limit is %d"), GENERATE_CODES_MAX);
        return false;
    }
    job->codes[job->code_count++] = (int)code;
    return true;
}

/* Calls a function for each element of a list. */
static bool for_each(const char *list, bool (*take)(struct generate_job *job, const char *element),
                     struct generate_job *job)
{
    char *copy = strdup(list), *rest = copy, *element;
    bool good = copy;
    while (good && (element = strsep(&rest, ",")))
        good = take(job, element + strspn(element, " "));
    free(copy);
    return good;
}

static bool find_codes(const struct query *query, struct generate_job *job)
{
    if (query->codes)
        return for_each(query->codes, add_code, job);
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        if (lingo_status_code(status) >= 400 && job->code_count < GENERATE_CODES_MAX)
            job->codes[job->code_count++] = lingo_status_code(status);
    }
    return true;
}

/* ---- languages ---- */

static bool has_language(const struct generate_job *job, const struct lingo_language *language)
{
    for (size_t i = 0; i < job->language_count; i++)
        if (job->languages[i] == language)
            return true;
    return false;
}

static bool add_language(struct generate_job *job, const char *tag)
{
    const struct lingo_language *language =
        lingo_catalog_find(lingo_site_catalog(job->site), tag, strlen(tag));
    if (!language) {
        job->failure =
            cli_error(EXIT_USAGE,
                      _("unknown language \"%s\"; 'httplingo languages' lists the languages"), tag);
        return false;
    }
    if (!has_language(job, language))
        job->languages[job->language_count++] = language;
    return true;
}

/* The language that the site's own negotiation finds for a tag, or for no tag. */
static const struct lingo_language *ask_site(struct generate_job *job, const char *tag)
{
    struct lingo_request request = {.code = 404, .accept_language = {tag, strlen(tag)}};
    lingo_page_write(job->site, &request, NULL, 0, &job->response);
    return job->response.language;
}

/* Whether the pages for all codes are in the language itself: a server that sends files could not
 * name the language of a page that falls back. */
static bool is_complete(const struct generate_job *job, const struct lingo_language *language)
{
    for (size_t i = 0; i < job->code_count; i++)
        if (!lingo_language_is_complete(language, lingo_status_resolve(job->codes[i])))
            return false;
    return true;
}

static void add_offered(struct generate_job *job)
{
    const struct lingo_catalog *catalog = lingo_site_catalog(job->site);
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        if (ask_site(job, lingo_language_tag(language).data) == language &&
            is_complete(job, language))
            job->languages[job->language_count++] = language;
    }
}

static bool find_languages(const struct query *query, struct generate_job *job)
{
    const struct lingo_language *default_language = ask_site(job, "");
    job->languages =
        malloc((lingo_catalog_count(lingo_site_catalog(job->site)) + 1) * sizeof *job->languages);
    if (!job->languages)
        return false;
    if (query->languages) {
        if (!for_each(query->languages, add_language, job))
            return false;
    } else {
        add_offered(job);
    }
    if (!has_language(job, default_language) && !query->languages)
        job->languages[job->language_count++] = default_language;
    job->has_chosen = query->languages != NULL;
    job->default_tag = lingo_language_tag(has_language(job, default_language) ? default_language
                                                                              : job->languages[0])
                           .data;
    return true;
}

/* ---- the site ---- */

#ifdef HAVE_INIH
static void tell(void *context, const struct lingo_report *report)
{
    (void)context;
    cli_error(EXIT_FINDING, "%s", report->message);
}
#endif

static bool open_site(const struct query *query, struct generate_job *job)
{
    job->site = lingo_site_builtin();
    if (!query->site)
        return true;
#ifdef HAVE_INIH
    enum lingo_error error = lingo_site_read_all(&job->site, NULL, query->site, tell, NULL);
    if (!error) {
        contrast_warn(query->site);
        cli_note_left_out(job->site);
        return true;
    }
    bool is_unread = error == LINGO_ERROR_FILE || error == LINGO_ERROR_LIMIT;
    job->failure = is_unread ? EXIT_IO : EXIT_FINDING;
#else
    job->failure = cli_error(
        EXIT_FINDING, _("%s: cannot read site files: this command was built without libinih"),
        query->site);
#endif
    return false;
}

/* ---- the command ---- */

/* Finds the directory, and creates it if necessary.  Sets the path on the server unless it is
 * given. */
static bool find_path(const struct query *query, struct generate_job *job, char **resolved)
{
    char folder[4096];
    job->out = query->out;
    int n = snprintf(folder, sizeof folder, "%s/", query->out);
    if (n < 0 || (size_t)n >= sizeof folder) {
        job->failure = cli_error(EXIT_USAGE, _("%s: the path is too long"), query->out);
        return false;
    }
    if (!files_make_folders(folder))
        return false;
    *resolved = realpath(query->out, NULL);
    job->path = query->path ? query->path : *resolved;
    if (job->path && !strpbrk(job->path, " \t\"\\;{}()'$#,[]"))
        return true;
    job->failure = cli_error(EXIT_USAGE,
                             _("%s: the path has characters that server configurations cannot "
                               "contain; choose another path with --path"),
                             job->path ? job->path : query->out);
    return false;
}

static bool find_label(const char *option, const char *given, const char *otherwise,
                       struct generate_job *job, const char **label)
{
    *label = given ? given : otherwise;
    if (generate_is_label(*label))
        return true;
    job->failure = cli_error(EXIT_USAGE,
                             _("%s: \"%s\" is not a name in Kubernetes; expected lower-case "
                               "letters, digits and hyphens, at most 63"),
                             option, *label);
    return false;
}

static bool find_service(const struct query *query, struct generate_job *job)
{
    const char *service = query->service ? query->service : "httplingod.httplingo:80";
    if (!generate_read_service(&job->service, service)) {
        job->failure = cli_error(EXIT_USAGE,
                                 _("--service: \"%s\" is not HOST or HOST:PORT, such as "
                                   "httplingod.httplingo:80"),
                                 service);
        return false;
    }
    return find_label("--namespace", query->namespace, "default", job, &job->namespace) &&
           find_label("--gateway", query->gateway, "gateway", job, &job->gateway);
}

static int generate(const struct query *query, bool (*write)(struct generate_job *job))
{
    struct generate_job job = {.failure = EXIT_IO};
    char *resolved = NULL;
    job.page = malloc(GENERATE_PAGE_MAX);
    bool good = job.page && open_site(query, &job) && find_codes(query, &job) &&
                find_languages(query, &job) && find_service(query, &job) &&
                find_path(query, &job, &resolved);
    if (good && !generate_find_aliases(&job)) {
        cli_error(EXIT_IO, _("there is not enough memory"));
        good = false;
    }
    good = good && write(&job);
    if (good)
        generate_tell(&job, query->server);
    int code = good ? cli_finish(EXIT_DONE) : job.failure;
    lingo_site_release(job.site);
    free(job.languages);
    free(job.aliases);
    free(job.page);
    free(resolved);
    return code;
}

static bool parse_option(int option, struct query *query)
{
    const char **targets[] = {
        ['c'] = &query->codes,   ['g'] = &query->gateway,   ['n'] = &query->namespace,
        ['s'] = &query->service, ['l'] = &query->languages, ['o'] = &query->out,
        ['p'] = &query->path,    ['S'] = &query->site};
    if (option == '?' || option == ':') {
        cli_bad_option();
        return false;
    }
    *targets[option] = optarg;
    return true;
}

static void print_help(void)
{
    cli_help();
    printf("\n%s\n", _("SERVER is one of:"));
    for (size_t i = 0; i < SERVER_COUNT; i++)
        printf("  %-20s %s\n", servers[i].name, _(servers[i].use));
}

static int run(const struct query *query)
{
    if (!query->server || !query->out)
        return cli_error(EXIT_USAGE, _("a server and --out are required; the server is one of %s"),
                         server_names);
    for (size_t i = 0; i < SERVER_COUNT; i++)
        if (!strcmp(query->server, servers[i].name))
            return generate(query, servers[i].write);
    return cli_error(EXIT_USAGE, _("unknown server \"%s\"; expected one of %s"), query->server,
                     server_names);
}

int command_generate(int argc, char **argv)
{
    static const struct option longs[] = {{"codes", required_argument, NULL, 'c'},
                                          {"gateway", required_argument, NULL, 'g'},
                                          {"help", no_argument, NULL, 'h'},
                                          {"languages", required_argument, NULL, 'l'},
                                          {"namespace", required_argument, NULL, 'n'},
                                          {"out", required_argument, NULL, 'o'},
                                          {"path", required_argument, NULL, 'p'},
                                          {"service", required_argument, NULL, 's'},
                                          {"site", required_argument, NULL, 'S'},
                                          {NULL, 0, NULL, 0}};
    struct query query = {.server = NULL};
    int option;
    while ((option = getopt_long(argc, argv, "c:g:hl:n:o:p:s:", longs, NULL)) != -1) {
        if (option == 'h') {
            print_help();
            return EXIT_DONE;
        }
        if (!parse_option(option, &query))
            return EXIT_USAGE;
    }
    if (optind < argc)
        query.server = argv[optind++];
    if (optind < argc)
        return cli_error(EXIT_USAGE, _("unexpected argument \"%s\"; only one server is allowed"),
                         argv[optind]);
    return run(&query);
}
