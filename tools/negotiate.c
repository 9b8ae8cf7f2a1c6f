/* SPDX-License-Identifier: MIT */
/* httplingo negotiate: shows the language or the format that a request would get. */
#include "tools/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct query {
    const char *accept_language;
    const char *accept;
    const char *available;    /* NULL: all */
    const char *default_name; /* NULL: the first, or English */
    enum cli_format format;
};

/* Splits a copy of a list at its commas.  The parts point into the copy.  Returns NULL after
 * printing an error if an element is empty. */
static const char **split(char *list, size_t *count)
{
    size_t n = 1;
    for (const char *p = list; *p; p++)
        n += *p == ',';
    const char **parts = malloc(n * sizeof *parts);
    *count = 0;
    for (char *part = list; parts && part;) {
        char *comma = strchr(part, ',');
        if (comma)
            *comma = '\0';
        part += strspn(part, " ");
        if (!*part) {
            cli_error(EXIT_USAGE, _("--available has an empty element"));
            free(parts);
            return NULL;
        }
        parts[(*count)++] = part;
        part = comma ? comma + 1 : NULL;
    }
    return parts;
}

/* The index of the default among the tags; -1 after printing an error. */
static long find_default(const struct lingo_offer *offer, const char *name)
{
    struct lingo_offer *wanted;
    struct lingo_report report;
    struct lingo_choice choice = lingo_negotiate(offer, name, strlen(name));
    if (choice.match == LINGO_MATCH_EXACT)
        return (long)choice.index;
    if (lingo_offer_open(&wanted, &name, 1, 0, &report)) {
        cli_error(EXIT_USAGE, "%s", report.message);
        return -1;
    }
    long found = -1;
    for (size_t i = 0; i < lingo_offer_count(offer); i++)
        if (!strcmp(lingo_offer_tag(offer, i), lingo_offer_tag(wanted, 0)))
            found = (long)i;
    lingo_offer_free(wanted);
    if (found < 0)
        cli_error(EXIT_USAGE, _("the default \"%s\" is not available"), name);
    return found;
}

static int print_choice(const struct query *query, const char *tag, struct lingo_choice choice)
{
    if (query->format == CLI_JSON)
        return cli_print_json(
            json_pack("{s:s, s:s, s:o}", "language", tag, "match", lingo_match_name(choice.match),
                      "range", choice.range.length ? cli_json_text(choice.range) : json_null()));
    if (query->format == CLI_TSV)
        printf("language\tmatch\trange\n");
    printf("%s\t%s\t%.*s\n", tag, lingo_match_name(choice.match),
           choice.range.length ? (int)choice.range.length : 1,
           choice.range.length ? choice.range.data : "-");
    return EXIT_DONE;
}

static int negotiate_over(const struct query *query, const struct lingo_offer *offer)
{
    size_t length = strlen(query->accept_language);
    long default_index = query->default_name ? find_default(offer, query->default_name) : 0;
    if (default_index < 0)
        return EXIT_USAGE;
    struct lingo_choice choice = query->default_name
                                     ? lingo_negotiate_with_default(offer, query->accept_language,
                                                                    length, (size_t)default_index)
                                     : lingo_negotiate(offer, query->accept_language, length);
    return print_choice(query, lingo_offer_tag(offer, choice.index), choice);
}

static int negotiate_language(const struct query *query)
{
    if (!query->available)
        return negotiate_over(query, lingo_catalog_offer(lingo_catalog_builtin()));
    char *list = strdup(query->available);
    size_t count = 0;
    const char **tags = list ? split(list, &count) : NULL;
    struct lingo_offer *offer = NULL;
    struct lingo_report report;
    int code = EXIT_USAGE;
    if (tags && lingo_offer_open(&offer, tags, count, 0, &report))
        cli_error(EXIT_USAGE, "%s", report.message);
    else if (tags)
        code = negotiate_over(query, offer);
    lingo_offer_free(offer);
    free(tags);
    free(list);
    return code;
}

/* Parses the formats of --available.  The first one is the default unless another is given. */
static bool parse_formats(const char *available, unsigned *offered, int *default_format)
{
    char *list = strdup(available);
    size_t count = 0;
    const char **names = list ? split(list, &count) : NULL;
    bool good = names;
    for (size_t i = 0; good && i < count; i++) {
        int format = cli_find_page_format(names[i]);
        good = format >= 0;
        if (good)
            *offered |= 1u << format;
        if (*default_format < 0)
            *default_format = format;
    }
    free(names);
    free(list);
    return good;
}

static int negotiate_format(const struct query *query)
{
    unsigned offered = query->available ? 0 : LINGO_MEDIA_ALL;
    int default_format = query->default_name ? cli_find_page_format(query->default_name) : -1;
    if (query->default_name && default_format < 0)
        return EXIT_USAGE;
    if (query->available && !parse_formats(query->available, &offered, &default_format))
        return EXIT_USAGE;
    enum lingo_media format = lingo_negotiate_media(
        query->accept, strlen(query->accept), offered,
        default_format < 0 ? LINGO_MEDIA_HTML : (enum lingo_media)default_format);
    if (query->format == CLI_JSON)
        return cli_print_json(json_pack("{s:s, s:s}", "format", lingo_media_name(format),
                                        "media_type", lingo_media_type(format)));
    if (query->format == CLI_TSV)
        printf("media_type\n");
    printf("%s\n", lingo_media_type(format));
    return EXIT_DONE;
}

static bool parse_option(int option, struct query *query)
{
    switch (option) {
    case 'A':
        query->accept = optarg;
        return true;
    case 'L':
        query->accept_language = optarg;
        return true;
    case 'a':
        query->available = optarg;
        return true;
    case 'd':
        query->default_name = optarg;
        return true;
    case 'f':
        return cli_parse_format(optarg, &query->format);
    default:
        cli_bad_option();
        return false;
    }
}

int command_negotiate(int argc, char **argv)
{
    static const struct option options[] = {
        {"accept", required_argument, NULL, 'A'},
        {"accept-language", required_argument, NULL, 'L'},
        {"available", required_argument, NULL, 'a'},
        {"default", required_argument, NULL, 'd'},
        {"format", required_argument, NULL, 'f'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    struct query query = {.format = CLI_TEXT};
    for (int option; (option = getopt_long(argc, argv, "A:L:a:d:f:h", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            return EXIT_DONE;
        }
        if (!parse_option(option, &query))
            return EXIT_USAGE;
    }
    if (optind < argc)
        return cli_error(EXIT_USAGE, _("unexpected argument \"%s\""), argv[optind]);
    if (!query.accept == !query.accept_language)
        return cli_error(EXIT_USAGE, _("either --accept-language or --accept is required"));
    return query.accept ? negotiate_format(&query) : negotiate_language(&query);
}
