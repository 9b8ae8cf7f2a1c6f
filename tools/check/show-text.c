/* SPDX-License-Identifier: MIT */
/* Reports for people and as TSV, the choice of the format, and the list of rules. */
#include "tools/check/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_colour(void)
{
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(no_color && *no_color) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

/* A text of a status in the user's language, or else in English. */
static const char *text_of(const struct check_options *options, const struct lingo_status *status,
                           enum lingo_text_kind field)
{
    struct lingo_text text = lingo_language_text(options->language, status, field);
    return text.length ? text.data : lingo_status_text(status, field);
}

static void show_indented(const char *text)
{
    if (*text)
        printf("  %s\n", text);
}

/* Shows "GET http://localhost/: 404 Not Found", as far as it is known, and the texts of the
 * status. */
static void show_status(const struct response *response, const struct check_options *options,
                        bool colour)
{
    const char *bold = colour ? "\033[1m" : "", *plain = colour ? "\033[0m" : "";
    if (response->method)
        printf("%s%s%s\n", response->method, response->url ? " " : "",
               response->url ? response->url : "");
    if (response->code < 0) {
        printf("%s%s%s\n", bold, check_say(options, N_("Found no status code.")), plain);
        return;
    }
    const struct lingo_status *row = check_row(response->code);
    const char *phrase = lingo_status_phrase(row);
    const char *local = text_of(options, row, LINGO_TEXT_PHRASE);
    printf("%s%d %s%s", bold, response->code, phrase, plain);
    if (strcmp(phrase, local) != 0)
        printf(" (%s)", local);
    if (lingo_vendor_owner(row))
        printf(" [%s]", lingo_vendor_owner(row));
    putchar('\n');
    show_indented(lingo_vendor_meaning(row) ? lingo_vendor_meaning(row)
                                            : text_of(options, row, LINGO_TEXT_DESCRIPTION));
    if (response->code >= 400)
        show_indented(text_of(options, row, LINGO_TEXT_ADVICE));
}

static void show_finding(const struct lingo_finding *finding, const struct check_options *options,
                         bool colour)
{
    static const char *const colours[] = {[LINGO_LEVEL_MUST] = "\033[31m",
                                          [LINGO_LEVEL_SHOULD] = "\033[33m",
                                          [LINGO_LEVEL_MAY] = "\033[36m"};
    char *explanation = check_explain(options, finding);
    printf("  %s%s%s: %s\n", colour ? colours[finding->level] : "",
           check_say(options, word_for_level(finding->level)), colour ? "\033[0m" : "",
           explanation ? explanation : "");
    printf("    %s  [%s]", finding->basis, lingo_rule_id(finding->rule));
    if (finding->line) {
        fputs("  ", stdout);
        printf(check_say(options, N_("line %u")), finding->line);
    }
    putchar('\n');
    free(explanation);
}

static void show_text(const struct responses *responses, const struct check_options *options)
{
    bool colour = has_colour();
    for (size_t i = 0; i < responses->count; i++) {
        const struct response *response = &responses->items[i];
        size_t shown = 0;
        if (i)
            putchar('\n');
        show_status(response, options, colour);
        for (; shown < response->finding_count && response->findings[shown].level <= options->level;
             shown++)
            show_finding(&response->findings[shown], options, colour);
        if (!response->finding_count)
            show_indented(check_say(options, N_("Found no problems.")));
        else if (shown < response->finding_count) {
            fputs("  ", stdout);
            printf(check_say(options, N_("Hidden because of --level: %zu.")),
                   response->finding_count - shown);
            putchar('\n');
        }
    }
}

static void show_tsv(const struct responses *responses, const struct check_options *options)
{
    puts("response\tmethod\tcode\tlevel\trule\tfield\tfact\tline\tbasis\texplanation");
    for (size_t i = 0; i < responses->count; i++) {
        const struct response *response = &responses->items[i];
        for (size_t k = 0; k < response->finding_count; k++) {
            const struct lingo_finding *finding = &response->findings[k];
            char number[24], code[16], line[16];
            char *explanation = check_explain(options, finding);
            snprintf(number, sizeof number, "%zu", i + 1);
            snprintf(code, sizeof code, "%d", finding->code);
            snprintf(line, sizeof line, "%u", finding->line);
            const char *row[] = {number,
                                 response->method ? response->method : "",
                                 code,
                                 word_for_level(finding->level),
                                 lingo_rule_id(finding->rule),
                                 finding->field,
                                 finding->fact,
                                 line,
                                 finding->basis,
                                 explanation ? explanation : ""};
            if (finding->level <= options->level)
                cli_print_tsv(row, sizeof row / sizeof row[0]);
            free(explanation);
        }
    }
}

int show_responses(const struct responses *responses, enum check_format format,
                   const struct check_options *options)
{
    switch (format) {
    case CHECK_JSON:
        return cli_print_json(check_json(responses, options));
    case CHECK_SARIF:
        return cli_print_json(check_sarif(responses, options));
    case CHECK_TSV:
        show_tsv(responses, options);
        return EXIT_DONE;
    case CHECK_TEXT:
        break;
    }
    show_text(responses, options);
    return EXIT_DONE;
}

/* The list of rules. */

static const char *scope_name(enum lingo_scope scope)
{
    static const char *const names[] = {
        [LINGO_SCOPE_LINE] = "status line",
        [LINGO_SCOPE_HEAD] = "fields",
        [LINGO_SCOPE_CONTENT] = "content",
        [LINGO_SCOPE_PROBLEM] = "problem details",
    };
    return names[scope];
}

static const char *basis_of(const struct lingo_rule *rule)
{
    return lingo_rule_basis(rule) ? lingo_rule_basis(rule) : "see the table";
}

static int show_rules_json(const struct check_options *options)
{
    json_t *list = json_array();
    for (size_t i = 0; i < lingo_rule_count(); i++) {
        const struct lingo_rule *rule = lingo_rule_at(i);
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s, s:s?, s:s}", "id", lingo_rule_id(rule), "level",
                            word_for_level(lingo_rule_level(rule)), "about",
                            scope_name(lingo_rule_scope(rule)), "basis", lingo_rule_basis(rule),
                            "text", check_say(options, lingo_rule_text(rule))));
    }
    return cli_print_json(list);
}

/* Markdown, as in docs/rules.md. */
static void show_rules_text(const struct check_options *options)
{
    puts("# The rules of httplingo check\n");
    puts("`httplingo check --rules` writes this page.  The identifiers are stable.  If the column "
         "\"written in\" names\nthe table, the section depends on the status code (see `httplingo "
         "status CODE`) or on the field.\n");
    puts("| rule | level | about | written in | explanation |");
    puts("| --- | --- | --- | --- | --- |");
    for (size_t i = 0; i < lingo_rule_count(); i++) {
        const struct lingo_rule *rule = lingo_rule_at(i);
        printf("| %s | %s | %s | %s | ", lingo_rule_id(rule),
               word_for_level(lingo_rule_level(rule)), scope_name(lingo_rule_scope(rule)),
               basis_of(rule));
        for (const char *p = check_say(options, lingo_rule_text(rule)); *p; p++)
            printf(strchr("|*<`_", *p) ? "\\%c" : "%c", *p);
        puts(" |");
    }
}

int show_rules(enum check_format format, const struct check_options *options)
{
    if (format == CHECK_JSON)
        return show_rules_json(options);
    if (format == CHECK_SARIF)
        return cli_error(EXIT_USAGE, _("--rules supports the formats text, json and tsv only"));
    if (format == CHECK_TEXT) {
        show_rules_text(options);
        return EXIT_DONE;
    }
    puts("id\tlevel\tabout\tbasis\ttext");
    for (size_t i = 0; i < lingo_rule_count(); i++) {
        const struct lingo_rule *rule = lingo_rule_at(i);
        const char *row[] = {lingo_rule_id(rule), word_for_level(lingo_rule_level(rule)),
                             scope_name(lingo_rule_scope(rule)), basis_of(rule),
                             check_say(options, lingo_rule_text(rule))};
        cli_print_tsv(row, sizeof row / sizeof row[0]);
    }
    return EXIT_DONE;
}
