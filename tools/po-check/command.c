/* SPDX-License-Identifier: MIT */
/* httplingo po-check: checks PO files, and shows the findings. */
#include "tools/cli.h"
#include "tools/po-check/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct query {
    enum cli_format format;
    const char *glossary; /* a file; NULL: the one for each file */
    struct po_options options;
    json_t *list; /* of findings, as JSON */
    size_t findings;
};

static const char *context_of(const struct po_finding *finding)
{
    return finding->entry ? finding->entry->context : "";
}

static const char *english_of(const struct po_finding *finding)
{
    return finding->entry ? finding->entry->id : "";
}

/* Prints the text that the finding is about, and which plural form it is. */
static void print_translation(const struct po_finding *finding)
{
    const struct po_entry *entry = finding->entry;
    printf("\n    → ");
    if (entry->plural)
        printf("msgstr[%zu] ", finding->form);
    printf("\"%s\"", entry->strings[finding->form]);
}

static void print_text(const char *path, const struct po_finding *finding)
{
    printf("%s:", path);
    if (finding->line)
        printf("%u:", finding->line);
    printf(" %s: ", po_rule_id(finding->rule));
    printf(_("%s; expected: %s"), finding->message, finding->remedy);
    if (*english_of(finding)) {
        printf("\n    %s \"%s\"", context_of(finding), english_of(finding));
        print_translation(finding);
    }
    putchar('\n');
}

static void print_tsv(const char *path, const struct po_finding *finding)
{
    char line[16];
    snprintf(line, sizeof line, "%u", finding->line);
    const char *fields[] = {path,
                            line,
                            po_rule_id(finding->rule),
                            context_of(finding),
                            english_of(finding),
                            finding->message,
                            finding->remedy};
    cli_print_tsv(fields, sizeof fields / sizeof fields[0]);
}

static json_t *to_json(const char *path, const struct po_finding *finding)
{
    return json_pack("{s:s, s:i, s:s, s:s, s:s, s:i, s:s, s:s}", "file", path, "line",
                     (int)finding->line, "rule", po_rule_id(finding->rule), "context",
                     context_of(finding), "msgid", english_of(finding), "form", (int)finding->form,
                     "message", finding->message, "right", finding->remedy);
}

static void show(struct query *query, const char *path, const struct po_findings *findings)
{
    query->findings += findings->count;
    for (size_t i = 0; i < findings->count; i++) {
        const struct po_finding *finding = &findings->list[i];
        if (query->format == CLI_JSON)
            json_array_append_new(query->list, to_json(path, finding));
        else
            (query->format == CLI_TSV ? print_tsv : print_text)(path, finding);
    }
}

static void print_counts(const struct po_document *document, size_t findings)
{
    size_t fuzzy = 0, untranslated = 0;
    for (size_t i = 0; i < document->count; i++) {
        const struct po_entry *entry = &document->entries[i];
        fuzzy += entry->fuzzy;
        untranslated += !entry->fuzzy && !entry->translated;
    }
    size_t translated = document->count - fuzzy - untranslated;
    if (findings)
        printf(_("%s: findings: %zu; translated: %zu, fuzzy: %zu, untranslated: %zu\n"),
               document->path, findings, translated, fuzzy, untranslated);
    else
        printf(_("%s: no findings; translated: %zu, fuzzy: %zu, untranslated: %zu\n"),
               document->path, translated, fuzzy, untranslated);
}

static int check_file(struct query *query, const char *path)
{
    struct po_glossary glossary;
    struct po_document document;
    if (!(query->glossary ? po_glossary_read(&glossary, query->glossary)
                          : po_glossary_beside(&glossary, path)))
        return EXIT_IO;
    bool opened = po_document_read(&document, path);
    if (opened) {
        struct po_findings findings;
        po_check_document(&document, &glossary, query->options, &findings);
        show(query, path, &findings);
        if (query->format == CLI_TEXT)
            print_counts(&document, findings.count);
        po_findings_free(&findings);
        po_document_free(&document);
    }
    po_glossary_free(&glossary);
    return opened ? EXIT_DONE : EXIT_IO;
}

static int list_rules(enum cli_format format)
{
    json_t *list = json_array();
    for (int i = 0; i < PO_RULE_COUNT; i++) {
        const char *fields[] = {po_rule_id((enum po_rule)i), po_rule_about((enum po_rule)i)};
        if (format == CLI_JSON)
            json_array_append_new(list,
                                  json_pack("{s:s, s:s}", "rule", fields[0], "about", fields[1]));
        else if (format == CLI_TSV)
            cli_print_tsv(fields, 2);
        else
            printf("%-20s %s\n", fields[0], fields[1]);
    }
    if (format == CLI_JSON)
        return cli_print_json(list);
    json_decref(list);
    return EXIT_DONE;
}

static int check_files(struct query *query, char **paths)
{
    int code = EXIT_DONE;
    query->list = json_array();
    if (query->format == CLI_TSV)
        printf("file\tline\trule\tcontext\tmsgid\tmessage\tright\n");
    for (; *paths; paths++)
        if (check_file(query, *paths))
            code = EXIT_IO;
    int printed = EXIT_DONE;
    if (query->format == CLI_JSON)
        printed = cli_print_json(query->list);
    else
        json_decref(query->list);
    if (printed || code)
        return printed ? printed : code;
    return query->findings ? EXIT_FINDING : EXIT_DONE;
}

int command_po_check(int argc, char **argv)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'},
        {"glossary", required_argument, NULL, 'g'},
        {"help", no_argument, NULL, 'h'},
        {"rules", no_argument, NULL, 'r'},
        {"site", no_argument, NULL, 's'},
        {"terms", no_argument, NULL, 't'},
        {NULL, 0, NULL, 0},
    };
    struct query query = {.format = CLI_TEXT};
    bool rules = false;
    for (int option; (option = getopt_long(argc, argv, "f:g:hrst", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            return EXIT_DONE;
        }
        if (option == 'r')
            rules = true;
        else if (option == 's')
            query.options.site = true;
        else if (option == 't')
            query.options.terms = true;
        else if (option == 'g')
            query.glossary = optarg;
        else if (option != 'f')
            return cli_bad_option();
        else if (!cli_parse_format(optarg, &query.format))
            return EXIT_USAGE;
    }
    if (rules && optind == argc)
        return list_rules(query.format);
    if (rules)
        return cli_error(EXIT_USAGE, _("--rules does not take a file"));
    if (optind == argc)
        return cli_error(EXIT_USAGE, query.options.site
                                         ? _("a PO file is required, for example fr.po")
                                         : _("a PO file is required, for example po/fr.po"));
    return check_files(&query, argv + optind);
}
