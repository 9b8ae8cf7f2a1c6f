/* SPDX-License-Identifier: MIT */
/* Prints the constants of statuses in programming languages, frameworks and servers. */
#include "tools/status/status.h"

#include "tools/facts/constants.h"
#include "tools/terminal.h"

#include <stdio.h>
#include <string.h>

#define NAME_COLUMNS 15 /* of the longest name of an ecosystem, and two spaces */

/* A constant, and the version that introduced it. */
struct constant {
    const char *ecosystem, *name;
    char text[100];
    const char *since; /* NULL if it is old */
    char former[100];  /* "" if there was none before */
};

static bool get(struct constant *constant, const struct facts_ecosystem *ecosystem,
                const struct lingo_status *status)
{
    constant->ecosystem = ecosystem->id;
    constant->name = ecosystem->name;
    constant->since =
        facts_constant_since(constant->former, sizeof constant->former, ecosystem, status);
    return facts_constant(constant->text, sizeof constant->text, ecosystem, status);
}

static json_t *to_json(const struct lingo_status *status)
{
    json_t *list = json_array();
    const struct facts_ecosystem *ecosystem;
    struct constant constant;
    for (size_t i = 0; (ecosystem = facts_ecosystem_at(i)); i++)
        if (get(&constant, ecosystem, status))
            json_array_append_new(list,
                                  json_pack("{s:s, s:s, s:s, s:s?, s:s?}", "ecosystem",
                                            constant.ecosystem, "name", constant.name, "constant",
                                            constant.text, "since", constant.since, "former",
                                            *constant.former ? constant.former : NULL));
    return list;
}

static void print_tsv(const struct lingo_status *status)
{
    char code[16];
    snprintf(code, sizeof code, "%d", lingo_status_code(status));
    const char *owner = lingo_vendor_owner(status);
    const struct facts_ecosystem *ecosystem;
    struct constant constant;
    for (size_t i = 0; (ecosystem = facts_ecosystem_at(i)); i++)
        if (get(&constant, ecosystem, status)) {
            const char *fields[] = {
                code,
                owner ? owner : "",
                constant.ecosystem,
                constant.text,
                constant.since ? constant.since : "",
                constant.former,
            };
            cli_print_tsv(fields, sizeof fields / sizeof fields[0]);
        }
}

static void print_constant(const struct constant *constant)
{
    char text[400];
    int length =
        snprintf(text, sizeof text, "%-*s%s", NAME_COLUMNS, constant->name, constant->text);
    if (constant->since && *constant->former)
        snprintf(text + length, sizeof text - (size_t)length, _(" (since %s; before: %s)"),
                 constant->since, constant->former);
    else if (constant->since)
        snprintf(text + length, sizeof text - (size_t)length, _(" (since %s)"), constant->since);
    terminal_print(2, 2 + NAME_COLUMNS, (struct lingo_text){text, strlen(text)});
}

static void print_text(const struct lingo_status *status, const struct lingo_language *language)
{
    const struct facts_ecosystem *ecosystem;
    struct constant constant;
    size_t printed = 0;
    status_print_heading(status, language);
    for (size_t i = 0; (ecosystem = facts_ecosystem_at(i)); i++)
        if (get(&constant, ecosystem, status)) {
            print_constant(&constant);
            printed++;
        }
    if (!printed)
        printf("  %s\n", _("no constants"));
}

int status_show_constants(const struct status_rows *rows, const struct lingo_language *language,
                          enum cli_format format)
{
    json_t *list = json_array();
    if (format == CLI_TSV)
        puts("code\towner\tecosystem\tconstant\tsince\tformer");
    for (size_t i = 0; i < rows->count; i++) {
        const struct lingo_status *status = rows->rows[i];
        if (format == CLI_JSON) {
            json_t *object = status_to_json(status, language);
            json_object_set_new(object, "constants", to_json(status));
            json_array_append_new(list, object);
        } else if (format == CLI_TSV) {
            print_tsv(status);
        } else {
            fputs(i ? "\n" : "", stdout);
            print_text(status, language);
        }
    }
    if (format == CLI_JSON)
        return cli_print_json(list);
    json_decref(list);
    return EXIT_DONE;
}
