/* SPDX-License-Identifier: MIT */
/* httplingo method: explains request methods, or lists all of them. */
#include "tools/words.h"

#include "base/text.h"
#include "tools/terminal.h"

#include <stdio.h>
#include <string.h>

#define LIST_COLUMNS 19 /* of the longest name, and two spaces */

static json_t *to_json(const struct lingo_method *method, const struct lingo_language *language)
{
    struct lingo_fact cacheable = lingo_method_cacheable(method);
    struct lingo_fact content = lingo_method_request_content(method);
    json_t *references = json_array();
    const struct lingo_reference *reference;
    for (size_t i = 0; (reference = lingo_method_reference(method, i)); i++)
        json_array_append_new(references, reference_to_json(reference));
    return json_pack("{s:s, s:b, s:b, s:s, s:s?, s:s, s:s?, s:o, s:o, s:o}", "name",
                     lingo_method_name(method), "safe", lingo_method_is_safe(method), "idempotent",
                     lingo_method_is_idempotent(method), "cacheable",
                     word_for_cacheable(cacheable.value), "cacheable_basis", cacheable.basis,
                     "request_content", word_for_request_content(content.value),
                     "request_content_basis", content.basis, "references", references, "lang",
                     cli_json_text(lingo_language_tag(language)), "description",
                     cli_json_text(lingo_language_method(language, method)));
}

static void print_tsv(const struct lingo_method *method, const struct lingo_language *language)
{
    const char *fields[] = {
        lingo_method_name(method),
        lingo_method_is_safe(method) ? "yes" : "no",
        lingo_method_is_idempotent(method) ? "yes" : "no",
        word_for_cacheable(lingo_method_cacheable(method).value),
        lingo_language_tag(language).data,
        lingo_language_method(language, method).data,
    };
    cli_print_tsv(fields, sizeof fields / sizeof fields[0]);
}

/* The name in bold, and the description. */
static void print_head(const struct lingo_method *method, const char *between, size_t hanging,
                       const struct lingo_language *language)
{
    char text[2000];
    snprintf(text, sizeof text, "%s%s%s%s%s", terminal_bold(), lingo_method_name(method),
             terminal_plain(), between, lingo_language_method(language, method).data);
    terminal_print(0, hanging, (struct lingo_text){text, strlen(text)});
}

static void print_full(const struct lingo_method *method, const struct lingo_language *language)
{
    struct lingo_fact cacheable = lingo_method_cacheable(method);
    struct lingo_fact content = lingo_method_request_content(method);
    const struct lingo_reference *reference;
    print_head(method, " – ", 2, language);
    print_fact(_("safe"), lingo_method_is_safe(method) ? _("yes") : _("no"), "RFC 9110 9.2.1");
    print_fact(_("idempotent"), lingo_method_is_idempotent(method) ? _("yes") : _("no"),
               "RFC 9110 9.2.2");
    print_fact(_("cacheable"), word_for_cacheable(cacheable.value), cacheable.basis);
    print_fact(_("content of the request"), word_for_request_content(content.value), content.basis);
    for (size_t i = 0; (reference = lingo_method_reference(method, i)); i++)
        print_reference(reference);
}

static void print_line(const struct lingo_method *method, const struct lingo_language *language)
{
    char spaces[LIST_COLUMNS + 1];
    snprintf(spaces, sizeof spaces, "%*s", LIST_COLUMNS - (int)strlen(lingo_method_name(method)),
             "");
    print_head(method, spaces, LIST_COLUMNS, language);
}

struct query {
    const struct lingo_language *language;
    enum cli_format format;
    json_t *list; /* for CLI_JSON */
};

static void show(const struct query *query, const struct lingo_method *method, bool in_full)
{
    if (query->format == CLI_JSON)
        json_array_append_new(query->list, to_json(method, query->language));
    else if (query->format == CLI_TSV)
        print_tsv(method, query->language);
    else if (in_full)
        print_full(method, query->language);
    else
        print_line(method, query->language);
}

static int show_one(const struct query *query, const char *name)
{
    const struct lingo_method *method = lingo_method_find(name, strlen(name));
    for (size_t i = 0; !method && i < lingo_method_count(); i++)
        if (string_is_word(lingo_method_name(lingo_method_at(i)), name))
            return cli_error(EXIT_FINDING,
                             _("unknown method \"%s\"; did you mean \"%s\"? Method names are "
                               "case-sensitive (RFC 9110 section 9.1)"),
                             name, lingo_method_name(lingo_method_at(i)));
    if (!method)
        return cli_error(
            EXIT_FINDING,
            _("\"%s\" is not a registered method; 'httplingo method' lists the methods"), name);
    show(query, method, true);
    return EXIT_DONE;
}

static int show_methods(const struct query *query, char *const *names, size_t count)
{
    int code = EXIT_DONE;
    if (query->format == CLI_TSV)
        printf("name\tsafe\tidempotent\tcacheable\tlang\tdescription\n");
    for (size_t i = 0; !count && i < lingo_method_count(); i++)
        show(query, lingo_method_at(i), false);
    for (size_t i = 0; i < count; i++) {
        int one = show_one(query, names[i]);
        code = one ? one : code;
    }
    return code;
}

static int show_all(struct query *query, char *const *names, size_t count)
{
    if (query->format == CLI_TEXT)
        terminal_begin();
    query->list = json_array();
    int code = show_methods(query, names, count), ended = terminal_end();
    if (query->format != CLI_JSON)
        json_decref(query->list);
    else
        ended = cli_print_json(query->list);
    return ended ? ended : code;
}

static int parse_option(int option, struct query *query)
{
    if (option == 'f')
        return cli_parse_format(optarg, &query->format) ? EXIT_DONE : EXIT_USAGE;
    if (option != 'l')
        return terminal_parse_option(option) ? EXIT_DONE : EXIT_USAGE;
    query->language = cli_parse_language(optarg);
    return query->language ? EXIT_DONE : EXIT_USAGE;
}

int command_method(int argc, char **argv)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'},
        {"help", no_argument, NULL, 'h'},
        {"lang", required_argument, NULL, 'l'},
        TERMINAL_OPTIONS,
        {NULL, 0, NULL, 0},
    };
    struct query query = {.language = cli_user_language()};
    for (int option; (option = getopt_long(argc, argv, "f:hl:", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            return EXIT_DONE;
        }
        if (parse_option(option, &query))
            return EXIT_USAGE;
    }
    return show_all(&query, argv + optind, (size_t)(argc - optind));
}
