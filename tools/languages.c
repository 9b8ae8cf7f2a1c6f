/* SPDX-License-Identifier: MIT */
/* httplingo languages: lists the languages of the catalogue. */
#include "tools/cli.h"
#include "tools/languages.h"

#include <stdio.h>

static int percent(const struct lingo_language *language)
{
    return (int)(lingo_language_translated(language) * 100 / lingo_message_count());
}

static json_t *to_json(const struct lingo_language *language)
{
    return json_pack("{s:o, s:o, s:s, s:i, s:i, s:i}", "tag",
                     cli_json_text(lingo_language_tag(language)), "name",
                     cli_json_text(lingo_language_autonym(language)), "direction",
                     lingo_language_is_rtl(language) ? "rtl" : "ltr", "translated",
                     (int)lingo_language_translated(language), "messages",
                     (int)lingo_message_count(), "percent", percent(language));
}

static int list_json(const struct lingo_catalog *catalog)
{
    json_t *list = json_array();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
        json_array_append_new(list, to_json(lingo_catalog_at(catalog, i)));
    return cli_print_json(list);
}

static int list(const struct lingo_catalog *catalog, enum cli_format format)
{
    if (format == CLI_TSV)
        printf("tag\tname\tdirection\tpercent\n");
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        const char *tag = lingo_language_tag(language).data;
        const char *name = lingo_language_autonym(language).data;
        const char *direction = lingo_language_is_rtl(language) ? "rtl" : "ltr";
        if (format == CLI_TSV)
            printf("%s\t%s\t%s\t%d\n", tag, name, direction, percent(language));
        else
            printf("%-12s %s  %3d %%  %s\n", tag, direction, percent(language), name);
    }
    return EXIT_DONE;
}

int command_languages(int argc, char **argv)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'},
        {"help", no_argument, NULL, 'h'},
        {"markdown", no_argument, NULL, 'm'},
        {NULL, 0, NULL, 0},
    };
    enum cli_format format = CLI_TEXT;
    bool markdown = false;
    for (int option; (option = getopt_long(argc, argv, "f:h", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            return EXIT_DONE;
        }
        if (option == 'm')
            markdown = true;
        else if (option != 'f')
            return cli_bad_option();
        else if (!cli_parse_format(optarg, &format))
            return EXIT_USAGE;
    }
    if (markdown && optind == argc)
        return cli_error(EXIT_USAGE, _("give PO files, for example po/*.po"));
    if (markdown)
        return languages_markdown(argv + optind, (size_t)(argc - optind));
    if (optind < argc)
        return cli_error(EXIT_USAGE, _("\"%s\" is one argument too many"), argv[optind]);
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    return format == CLI_JSON ? list_json(catalog) : list(catalog, format);
}
