/* SPDX-License-Identifier: MIT */
/* httplingo export: parses the options, and calls the writer of a format. */
#include "tools/cli.h"
#include "tools/export/job.h"

#ifdef HAVE_INIH
#include <httplingo/site-file.h>
#endif
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    bool (*write)(struct export_job *job);
    const char *use;
} formats[] = {
#define FORMAT(name, function, use) {name, function, use},
#include "tools/export/formats.def"
#undef FORMAT
};
#define FORMAT_COUNT (sizeof formats / sizeof formats[0])

/* Separated by commas, as messages list them. */
static const char format_list[] =
#define FORMAT(name, function, use) ", " name
#include "tools/export/formats.def"
#undef FORMAT
    ;
static const char *const format_names = format_list + 2;

struct query {
    const char *format, *out, *languages, *codes, *site, *encoding;
};

/* Calls a function for each element of a list. */
static bool for_each(const char *list, bool (*take)(struct export_job *job, const char *element),
                     struct export_job *job)
{
    char *copy = strdup(list), *rest = copy, *element;
    bool good = copy;
    while (good && (element = strsep(&rest, ",")))
        good = take(job, element + strspn(element, " "));
    free(copy);
    return good;
}

/* ---- codes ---- */

static bool add_code(struct export_job *job, const char *text)
{
    long code = cli_parse_number(text);
    const struct lingo_status *status =
        code < 0 || code > 999 ? NULL : lingo_status_find((int)code);
    if (!status) {
        job->failure = cli_error(
            EXIT_USAGE,
            _("\"%s\" is not a registered status code; 'httplingo status' lists the codes"), text);
        return false;
    }
    for (size_t i = 0; i < job->status_count; i++)
        if (job->statuses[i] == status)
            return true;
    job->statuses[job->status_count++] = status;
    return true;
}

static int by_code(const void *a, const void *b)
{
    const struct lingo_status *const *one = a, *const *other = b;
    return lingo_status_code(*one) - lingo_status_code(*other);
}

static bool find_codes(const struct query *query, struct export_job *job)
{
    job->statuses = malloc(lingo_status_count() * sizeof *job->statuses);
    if (!job->statuses)
        return false;
    job->has_classes = !query->codes;
    if (query->codes && !for_each(query->codes, add_code, job))
        return false;
    for (size_t i = 0; !query->codes && i < lingo_status_count(); i++)
        job->statuses[job->status_count++] = lingo_status_at(i);
    qsort(job->statuses, job->status_count, sizeof *job->statuses, by_code);
    return export_find_entries(job);
}

/* ---- languages ---- */

static bool add_language(struct export_job *job, const char *tag)
{
    const struct lingo_language *language =
        lingo_catalog_find(lingo_site_catalog(job->site), tag, strlen(tag));
    if (!language) {
        job->failure =
            cli_error(EXIT_USAGE,
                      _("unknown language \"%s\"; 'httplingo languages' lists the languages"), tag);
        return false;
    }
    for (size_t i = 0; i < job->language_count; i++)
        if (job->languages[i] == language)
            return true;
    job->languages[job->language_count++] = language;
    return true;
}

/* Whether the site offers a language: its own negotiation finds it. */
static bool is_offered(const struct export_job *job, const struct lingo_language *language)
{
    struct lingo_response response;
    struct lingo_request request = {.code = 404, .accept_language = lingo_language_tag(language)};
    lingo_page_write(job->site, &request, NULL, 0, &response);
    return response.language == language;
}

static bool find_languages(const struct query *query, struct export_job *job)
{
    const struct lingo_catalog *catalog = lingo_site_catalog(job->site);
    size_t count = lingo_catalog_count(catalog);
    job->languages = malloc(count * sizeof *job->languages);
    if (!job->languages)
        return false;
    if (query->languages)
        return for_each(query->languages, add_language, job);
    for (size_t i = 0; i < count; i++)
        if (is_offered(job, lingo_catalog_at(catalog, i)))
            job->languages[job->language_count++] = lingo_catalog_at(catalog, i);
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

static bool open_site(const struct query *query, struct export_job *job)
{
    job->english = lingo_catalog_find(lingo_catalog_builtin(), "en", strlen("en"));
    job->site = lingo_site_builtin();
    if (!query->site)
        return true;
#ifdef HAVE_INIH
    enum lingo_error error = lingo_site_read_all(&job->site, NULL, query->site, tell, NULL);
    if (!error) {
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

static bool find_encoding(const struct query *query, struct export_job *job)
{
    bool is_java = !strcmp(query->format, "properties") || !strcmp(query->format, "spring");
    if (!query->encoding)
        return true;
    if (!is_java) {
        job->failure = cli_error(EXIT_USAGE,
                                 _("--encoding is for properties and spring; the files of the "
                                   "format %s are always in UTF-8"),
                                 query->format);
        return false;
    }
    job->is_utf8 = !strcmp(query->encoding, "utf-8");
    if (job->is_utf8 || !strcmp(query->encoding, "iso-8859-1"))
        return true;
    job->failure = cli_error(EXIT_USAGE, _("unknown encoding \"%s\"; expected iso-8859-1 or utf-8"),
                             query->encoding);
    return false;
}

static void free_job(struct export_job *job)
{
    for (size_t i = 0; i < job->name_count; i++)
        free(job->names[i]);
    free(job->names);
    free(job->entries);
    free(job->languages);
    free(job->statuses);
    lingo_site_release(job->site);
}

static int export(const struct query *query, bool (*write)(struct export_job *job))
{
    struct export_job job = {.failure = EXIT_IO, .out = query->out, .format = query->format};
    bool good = find_encoding(query, &job) && open_site(query, &job) && find_codes(query, &job) &&
                find_languages(query, &job) && write(&job);
    if (good)
        export_tell(&job);
    int code = good ? cli_finish(EXIT_DONE) : job.failure;
    free_job(&job);
    return code;
}

static bool parse_option(int option, struct query *query)
{
    const char **targets[] = {['c'] = &query->codes,
                              ['e'] = &query->encoding,
                              ['l'] = &query->languages,
                              ['o'] = &query->out,
                              ['S'] = &query->site};
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
    printf("\n%s\n", _("FORMAT is one of:"));
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        printf("  %-12s %s\n", formats[i].name, _(formats[i].use));
}

static int run(const struct query *query)
{
    if (!query->format || !query->out || !*query->out)
        return cli_error(EXIT_USAGE, _("a format and --out are required; the format is one of %s"),
                         format_names);
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (!strcmp(query->format, formats[i].name))
            return export(query, formats[i].write);
    return cli_error(EXIT_USAGE, _("unknown format \"%s\"; expected one of %s"), query->format,
                     format_names);
}

int command_export(int argc, char **argv)
{
    static const struct option longs[] = {{"codes", required_argument, NULL, 'c'},
                                          {"encoding", required_argument, NULL, 'e'},
                                          {"help", no_argument, NULL, 'h'},
                                          {"languages", required_argument, NULL, 'l'},
                                          {"out", required_argument, NULL, 'o'},
                                          {"site", required_argument, NULL, 'S'},
                                          {NULL, 0, NULL, 0}};
    struct query query = {.format = NULL};
    int option;
    while ((option = getopt_long(argc, argv, "c:e:hl:o:", longs, NULL)) != -1) {
        if (option == 'h') {
            print_help();
            return EXIT_DONE;
        }
        if (!parse_option(option, &query))
            return EXIT_USAGE;
    }
    if (optind < argc)
        query.format = argv[optind++];
    if (optind < argc)
        return cli_error(EXIT_USAGE, _("unexpected argument \"%s\"; only one format is allowed"),
                         argv[optind]);
    return run(&query);
}
