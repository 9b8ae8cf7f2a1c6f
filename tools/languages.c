/* SPDX-License-Identifier: MIT */
/* httplingo languages: lists the languages of the catalogue. */
#include "tools/cli.h"
#include "tools/languages.h"

#include <stdio.h>
#include <string.h>

/* How a translation was made. */
struct provenance {
    const char *name; /* gettext's name of the language */
    const char *made; /* machine or human; "source" for English */
    const char *read; /* none, machine or native */
    const char *readers;
    const char *revised; /* YYYY-MM-DD */
};

static const struct provenance provenances[] = {
#define PROVENANCE(name, made, read, readers, revised, plural_forms)                               \
    {name, made, read, readers, revised},
#include "tools/provenance.inc"
#undef PROVENANCE
};

static const struct provenance *find_provenance(const struct lingo_language *language)
{
    static const struct provenance source = {"en", "source", "", "", ""};
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < sizeof provenances / sizeof provenances[0]; i++) {
        const char *name = provenances[i].name;
        if (lingo_catalog_find(catalog, name, strlen(name)) == language)
            return &provenances[i];
    }
    return &source;
}

static int percent(const struct lingo_language *language)
{
    return (int)(lingo_language_translated(language) * 100 / lingo_message_count());
}

static json_t *to_json(const struct lingo_language *language)
{
    const struct provenance *provenance = find_provenance(language);
    return json_pack("{s:o, s:o, s:s, s:i, s:i, s:i, s:s, s:s, s:s, s:s}", "tag",
                     cli_json_text(lingo_language_tag(language)), "name",
                     cli_json_text(lingo_language_autonym(language)), "direction",
                     lingo_language_is_rtl(language) ? "rtl" : "ltr", "translated",
                     (int)lingo_language_translated(language), "messages",
                     (int)lingo_message_count(), "percent", percent(language), "made",
                     provenance->made, "read", provenance->read, "readers", provenance->readers,
                     "revised", provenance->revised);
}

static int list_json(const struct lingo_catalog *catalog)
{
    json_t *list = json_array();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
        json_array_append_new(list, to_json(lingo_catalog_at(catalog, i)));
    return cli_print_json(list);
}

static void print_tsv(const struct lingo_language *language, const struct provenance *provenance)
{
    char share[16];
    snprintf(share, sizeof share, "%d", percent(language));
    const char *fields[] = {lingo_language_tag(language).data,
                            lingo_language_autonym(language).data,
                            lingo_language_is_rtl(language) ? "rtl" : "ltr",
                            share,
                            provenance->made,
                            provenance->read,
                            provenance->readers,
                            provenance->revised};
    cli_print_tsv(fields, sizeof fields / sizeof fields[0]);
}

static void print_text(const struct lingo_language *language, const struct provenance *provenance)
{
    printf("%-12s %s  %3d %%  %-7s  %-7s  %-10s  %s\n", lingo_language_tag(language).data,
           lingo_language_is_rtl(language) ? "rtl" : "ltr", percent(language), provenance->made,
           *provenance->read ? provenance->read : "-",
           *provenance->revised ? provenance->revised : "-", lingo_language_autonym(language).data);
}

static int list(const struct lingo_catalog *catalog, enum cli_format format)
{
    if (format == CLI_TSV)
        printf("tag\tname\tdirection\tpercent\tmade\tread\treaders\trevised\n");
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        (format == CLI_TSV ? print_tsv : print_text)(language, find_provenance(language));
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
        return cli_error(EXIT_USAGE, _("--markdown requires PO files, for example po/*.po"));
    if (markdown)
        return languages_markdown(argv + optind, (size_t)(argc - optind));
    if (optind < argc)
        return cli_error(EXIT_USAGE, _("unexpected argument \"%s\""), argv[optind]);
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    return format == CLI_JSON ? list_json(catalog) : list(catalog, format);
}
