/* SPDX-License-Identifier: MIT */
/* httplingo page: prints the page for a status. */
#include "base/escape.h"
#include "base/text.h"
#include "base/uri.h"
#include "tools/cli.h"
#include "tools/colour/contrast.h"

#ifdef HAVE_INIH
#include <httplingo/site-file.h>
#endif

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PARAMETERS_MAX 64
#define EXTENSIONS_MAX 64

struct query {
    struct lingo_request request;
    struct lingo_parameter parameters[PARAMETERS_MAX];
    struct lingo_extension extensions[EXTENSIONS_MAX];
    const char *language;
    const char *template, *site;
    bool headers;
};

static void print_keys(void)
{
    printf(_("\nKeys of --set:\n"));
    for (int name = 0; name < LINGO_PARAMETER_COUNT; name++)
        printf("  %-16s %s\n", lingo_parameter_key((enum lingo_parameter_name)name),
               lingo_parameter_about((enum lingo_parameter_name)name));
}

/* Pages omit an address that they cannot show, but the user of this command should know. */
static bool check_address(enum lingo_parameter_name name, const char *value)
{
    char uri[1024];
    struct lingo_text text = text_of(value);
    switch (name) {
    case LINGO_PARAMETER_TYPE:
    case LINGO_PARAMETER_INSTANCE:
        if (!text.length || uri_from_iri(uri, sizeof uri, text))
            return true;
        cli_error(EXIT_USAGE,
                  _("%s must be a URI reference (RFC 3986) of up to %zu bytes, such as "
                    "https://example.org/problems/no-credit or tag:example.org,2026:no-credit, not "
                    "\"%s\""),
                  lingo_parameter_key(name), sizeof uri, value);
        return false;
    case LINGO_PARAMETER_BLOCKED_BY:
    case LINGO_PARAMETER_CONTACT:
    case LINGO_PARAMETER_SERVICE_STATUS:
    case LINGO_PARAMETER_HOME:
    case LINGO_PARAMETER_SEARCH:
    case LINGO_PARAMETER_SIGN_IN:
        if (!text.length || escape_is_link(text, 1024))
            return true;
        cli_error(
            EXIT_USAGE,
            _("%s must be an address that is safe in a link: it must begin with https:, http:, "
              "mailto: or / and must not contain spaces or quotation marks; cannot use \"%s\""),
            lingo_parameter_key(name), value);
        return false;
    default:
        return true;
    }
}

/* Parses NAME=JSON. */
static bool parse_extension(struct query *query, const char *argument)
{
    struct lingo_report report;
    const char *equals = strchr(argument, '=');
    if (!equals) {
        cli_error(EXIT_USAGE, _("--extension requires NAME=JSON, not \"%s\""), argument);
        return false;
    }
    if (query->request.extension_count == EXTENSIONS_MAX) {
        cli_error(EXIT_USAGE, _("too many extensions; the limit is %d"), EXTENSIONS_MAX);
        return false;
    }
    struct lingo_extension extension = {{argument, (size_t)(equals - argument)},
                                        text_of(equals + 1)};
    if (lingo_extension_check(&extension, &report)) {
        cli_error(EXIT_USAGE, "%s", report.message);
        return false;
    }
    query->extensions[query->request.extension_count++] = extension;
    return true;
}

/* Parses KEY=VALUE. */
static bool parse_parameter(struct query *query, const char *argument)
{
    const char *equals = strchr(argument, '=');
    if (!equals) {
        cli_error(EXIT_USAGE, _("--set requires KEY=VALUE, not \"%s\""), argument);
        return false;
    }
    int name = lingo_parameter_find(argument, (size_t)(equals - argument));
    if (name < 0) {
        cli_error(EXIT_USAGE, _("unknown key \"%.*s\"; 'httplingo page --help' lists the keys"),
                  (int)(equals - argument), argument);
        return false;
    }
    if (query->request.parameter_count == PARAMETERS_MAX) {
        cli_error(EXIT_USAGE, _("too many keys; the limit is %d"), PARAMETERS_MAX);
        return false;
    }
    if (!check_address(name, equals + 1))
        return false;
    query->parameters[query->request.parameter_count++] =
        (struct lingo_parameter){name, text_of(equals + 1)};
    return true;
}

static bool parse_page_format(struct query *query, const char *argument)
{
    int format = cli_find_page_format(argument);
    if (format >= 0)
        query->request.media = 1u << format;
    return format >= 0;
}

static bool parse_option(int option, struct query *query)
{
    switch (option) {
    case 'A':
        query->request.accept = text_of(optarg);
        return true;
    case 'H':
        query->headers = true;
        return true;
    case 'L':
        query->request.accept_language = text_of(optarg);
        return true;
    case 'S':
        query->site = optarg;
        return true;
    case 'T':
        query->template = optarg;
        return true;
    case 'e':
        return parse_extension(query, optarg);
    case 'f':
        return parse_page_format(query, optarg);
    case 'l':
        query->language = optarg;
        return true;
    case 'm':
        query->request.method = text_of(optarg);
        return true;
    case 's':
        return parse_parameter(query, optarg);
    default:
        cli_bad_option();
        return false;
    }
}

/* The time of the error is the current time unless it is set, because a page needs it to show when
 * a wait ends. */
static bool set_time(struct query *query)
{
    static char seconds[24];
    time_t now;
    for (size_t i = 0; i < query->request.parameter_count; i++)
        if (query->parameters[i].name == LINGO_PARAMETER_TIME)
            return true;
    if (!cli_time(&now))
        return false;
    snprintf(seconds, sizeof seconds, "%lld", (long long)now);
    if (query->request.parameter_count < PARAMETERS_MAX)
        query->parameters[query->request.parameter_count++] =
            (struct lingo_parameter){LINGO_PARAMETER_TIME, text_of(seconds)};
    return true;
}

static bool parse_code(const char *argument, struct query *query)
{
    long code = cli_parse_number(argument);
    if (code < 0) {
        const struct lingo_status *status = lingo_status_by_name(argument, strlen(argument));
        code = status ? lingo_status_code(status) : -1;
    }
    if (code < 100 || code > 599)
        cli_error(EXIT_USAGE, _("\"%s\" is not a status code; expected a number from 100 to 599"),
                  argument);
    query->request.code = (int)code;
    return code >= 100 && code <= 599;
}

static int print_page(const struct lingo_site *site, const struct query *query)
{
    static char buffer[1 << 20];
    static struct lingo_response response;
    size_t length = lingo_page_write(site, &query->request, buffer, sizeof buffer, &response);
    if (length >= sizeof buffer)
        return cli_error(EXIT_IO, _("the page is larger than %zu bytes"), sizeof buffer);
    for (size_t i = 0; query->headers && i < response.header_count; i++)
        printf("%s: %.*s\n", response.headers[i].name.data, (int)response.headers[i].value.length,
               response.headers[i].value.data);
    if (query->headers)
        putchar('\n');
    fwrite(buffer, 1, length, stdout);
    if (length && buffer[length - 1] != '\n')
        putchar('\n');
    return EXIT_DONE;
}

#ifdef HAVE_INIH
static void tell(void *context, const struct lingo_report *report)
{
    (void)context;
    cli_error(EXIT_IO, "%s", report->message);
}
#endif

/* Opens the site of a site file, or reports all mistakes in it. */
static enum lingo_error read_site(const struct lingo_site **site, const char *path)
{
#ifdef HAVE_INIH
    enum lingo_error error = lingo_site_read_all(site, NULL, path, tell, NULL);
    if (!error) {
        contrast_warn(path);
        cli_note_left_out(*site);
    }
    return error;
#else
    (void)site;
    cli_error(EXIT_IO, _("%s: cannot read site files: this command was built without libinih"),
              path);
    return LINGO_ERROR_UNSUPPORTED;
#endif
}

static enum lingo_error open_site(const struct lingo_site **site, const struct query *query)
{
    const struct lingo_setting setting = {"template", query->template};
    struct lingo_report report;
    if (query->site)
        return read_site(site, query->site);
    *site = lingo_site_builtin();
    if (!query->template)
        return LINGO_OK;
    enum lingo_error error = lingo_site_open(site, NULL, &setting, 1, &report);
    if (error)
        cli_error(EXIT_IO, "%s", report.message);
    return error;
}

/* The language of --lang among those of the site. */
static bool find_language(const struct lingo_site *site, struct query *query)
{
    if (!query->language)
        return true;
    query->request.language =
        lingo_catalog_find(lingo_site_catalog(site), query->language, strlen(query->language));
    return query->request.language || cli_parse_language(query->language);
}

static int open_and_print(struct query *query)
{
    const struct lingo_site *site;
    if (query->site && query->template)
        return cli_error(
            EXIT_USAGE,
            _("--site and --template cannot be used together; set the template in the site file"));
    if (open_site(&site, query))
        return EXIT_IO;
    int code = set_time(query) && find_language(site, query) ? print_page(site, query) : EXIT_USAGE;
    lingo_site_release(site);
    return code;
}

int command_page(int argc, char **argv)
{
    static const struct option options[] = {
        {"accept", required_argument, NULL, 'A'},
        {"accept-language", required_argument, NULL, 'L'},
        {"extension", required_argument, NULL, 'e'},
        {"format", required_argument, NULL, 'f'},
        {"headers", no_argument, NULL, 'H'},
        {"help", no_argument, NULL, 'h'},
        {"lang", required_argument, NULL, 'l'},
        {"method", required_argument, NULL, 'm'},
        {"set", required_argument, NULL, 's'},
        {"site", required_argument, NULL, 'S'},
        {"template", required_argument, NULL, 'T'},
        {NULL, 0, NULL, 0},
    };
    struct query query = {.request = {.code = 0}};
    query.request.parameters = query.parameters;
    query.request.extensions = query.extensions;
    for (int option; (option = getopt_long(argc, argv, "A:HL:e:f:hl:m:s:", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            printf(_("\nFORMAT is one of %s.\n"), cli_page_formats);
            print_keys();
            return EXIT_DONE;
        }
        if (!parse_option(option, &query))
            return EXIT_USAGE;
    }
    if (optind + 1 != argc)
        return optind == argc
                   ? cli_error(EXIT_USAGE, _("a status code is required, for example 404"))
                   : cli_error(EXIT_USAGE, _("unexpected argument \"%s\""), argv[optind + 1]);
    return parse_code(argv[optind], &query) ? open_and_print(&query) : EXIT_USAGE;
}
