/* SPDX-License-Identifier: MIT */
/* httplingo message: looks up a message in an application's catalogues, lists a catalogue, or
 * prints a template for a site's own texts. */
#include "tools/cli.h"
#include "tools/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PAIRS = 64 };

struct request {
    const char *dump;
    const char *directory;
    const char *domain;
    const char *language;
    const char *accept_language;
    const char *source;
    const char *context;
    const char *plural;
    const char *number; /* of --count */
    struct lingo_pair pairs[MAX_PAIRS];
    size_t count;
    unsigned fill;
    bool template;
};

static int refused(enum lingo_error error, const struct lingo_report *report)
{
    return cli_error(cli_exit_code(error), "%s", report->message);
}

/* A text, or null if it is missing. */
static json_t *optional(struct lingo_text text)
{
    return text.data ? cli_json_text(text) : json_null();
}

/* Prints and releases a document on one line. */
static int print_line(json_t *document)
{
    int failed = !document || json_dumpf(document, stdout, JSON_COMPACT) || putchar('\n') == EOF;
    json_decref(document);
    return failed ? cli_error(EXIT_IO, _("the JSON document could not be written")) : EXIT_DONE;
}

static int dump_head(const struct lingo_mo *file)
{
    return print_line(
        json_pack("{s:o, s:o, s:o, s:I, s:I}", "charset", optional(lingo_mo_charset(file)),
                  "plural_forms", optional(lingo_mo_header(file, "Plural-Forms")), "language",
                  optional(lingo_mo_header(file, "Language")), "messages",
                  (json_int_t)lingo_mo_count(file), "dropped", (json_int_t)lingo_mo_dropped(file)));
}

static int dump_message(const struct lingo_mo *file, size_t index)
{
    struct lingo_mo_message message = lingo_mo_at(file, index);
    json_t *strings = json_array();
    for (size_t i = 0; i < message.forms; i++)
        json_array_append_new(strings, cli_json_text(lingo_mo_form(file, index, i)));
    return print_line(json_pack("{s:o, s:o, s:o, s:o}", "context", optional(message.context), "id",
                                cli_json_text(message.id), "plural", optional(message.plural),
                                "strings", strings));
}

static int dump(const char *path)
{
    struct lingo_mo *file;
    struct lingo_report report;
    enum lingo_error error = lingo_mo_open(&file, path, &report);
    if (error)
        return refused(error, &report);
    if (lingo_mo_plural_problem(file))
        cli_error(EXIT_DONE, _("warning: %s; using n != 1 instead"), lingo_mo_plural_problem(file));
    int code = dump_head(file);
    for (size_t i = 0; !code && i < lingo_mo_count(file); i++)
        code = dump_message(file, i);
    lingo_mo_free(file);
    return code;
}

static size_t find_language(const struct lingo_messages *messages, const struct request *request)
{
    if (request->accept_language)
        return lingo_negotiate(lingo_messages_offer(messages), request->accept_language,
                               strlen(request->accept_language))
            .index;
    return lingo_messages_language(messages, request->language, strlen(request->language));
}

static int print_filled(struct lingo_text text, const struct request *request)
{
    size_t length = lingo_fill(NULL, 0, text, request->pairs, request->count, request->fill);
    char *filled = malloc(length + 1);
    if (!filled)
        return cli_error(EXIT_IO, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    lingo_fill(filled, length + 1, text, request->pairs, request->count, request->fill);
    fwrite(filled, 1, length, stdout);
    putchar('\n');
    free(filled);
    return EXIT_DONE;
}

static int look_up(const struct request *request, const char *msgid)
{
    const struct lingo_messages *messages;
    struct lingo_report report;
    struct lingo_query query = {{NULL, 0}, {msgid, strlen(msgid)}, {NULL, 0}, 0};
    if (request->context)
        query.context = (struct lingo_text){request->context, strlen(request->context)};
    if (request->plural) {
        query.plural = (struct lingo_text){request->plural, strlen(request->plural)};
        query.n = (unsigned long long)cli_parse_number(request->number);
    }
    enum lingo_error error = lingo_messages_open(&messages, request->directory, request->domain,
                                                 NULL, 0, request->source, &report);
    if (error)
        return refused(error, &report);
    const char *note;
    for (size_t i = 0; (note = lingo_messages_left_out(messages, i)); i++)
        cli_error(EXIT_DONE, "%s", note);
    size_t language = find_language(messages, request);
    int code;
    if (language == LINGO_NO_LANGUAGE)
        code = cli_error(EXIT_FINDING, _("%s has no language that matches \"%s\""),
                         request->directory, request->language);
    else
        code = print_filled(lingo_message_find(messages, language, &query).text, request);
    lingo_messages_release(messages);
    return code;
}

static int check_usage(const struct request *request, int arguments)
{
    if (request->dump)
        return arguments ? cli_error(EXIT_USAGE, _("--dump takes one file and no other arguments"))
                         : EXIT_DONE;
    if (request->template)
        return request->language && arguments
                   ? EXIT_DONE
                   : cli_error(EXIT_USAGE, _("--template requires --lang and at least one status "
                                             "code, for example --template 404 --lang fr"));
    if (!request->directory || !request->domain)
        return cli_error(
            EXIT_USAGE, _("--dir and --domain are required, unless --dump or --template is given"));
    if (!request->language == !request->accept_language)
        return cli_error(EXIT_USAGE, _("either --lang or --accept-language is required"));
    if (!request->plural != !request->number)
        return cli_error(EXIT_USAGE, _("--plural and --count must be used together"));
    if (request->number && cli_parse_number(request->number) < 0)
        return cli_error(EXIT_USAGE,
                         _("--count requires a number of up to nine digits, not \"%s\""),
                         request->number);
    if (arguments != 1)
        return cli_error(EXIT_USAGE, _("exactly one MSGID is required"));
    return EXIT_DONE;
}

/* Splits KEY=VALUE. */
static bool add_pair(struct request *request, char *argument)
{
    char *equals = strchr(argument, '=');
    if (!equals || equals == argument || request->count == MAX_PAIRS) {
        cli_error(EXIT_USAGE,
                  _("--set requires KEY=VALUE and may be given up to 64 times; cannot use \"%s\""),
                  argument);
        return false;
    }
    *equals = '\0';
    request->pairs[request->count++] =
        (struct lingo_pair){argument, {equals + 1, strlen(equals + 1)}};
    return true;
}

static const struct option options[] = {
    {"dump", required_argument, NULL, 'D'},
    {"dir", required_argument, NULL, 'd'},
    {"domain", required_argument, NULL, 'n'},
    {"lang", required_argument, NULL, 'l'},
    {"accept-language", required_argument, NULL, 'L'},
    {"source", required_argument, NULL, 'S'},
    {"context", required_argument, NULL, 'c'},
    {"plural", required_argument, NULL, 'p'},
    {"count", required_argument, NULL, 'N'},
    {"set", required_argument, NULL, 's'},
    {"isolate", no_argument, NULL, 'i'},
    {"template", no_argument, NULL, 't'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* Where the argument of an option is stored; NULL if it is not a string. */
static const char **text_option(struct request *request, int option)
{
    switch (option) {
    case 'D':
        return &request->dump;
    case 'd':
        return &request->directory;
    case 'n':
        return &request->domain;
    case 'l':
        return &request->language;
    case 'L':
        return &request->accept_language;
    case 'S':
        return &request->source;
    case 'c':
        return &request->context;
    case 'p':
        return &request->plural;
    case 'N':
        return &request->number;
    default:
        return NULL;
    }
}

int command_message(int argc, char **argv)
{
    struct request request = {.source = NULL};
    int option;
    while ((option = getopt_long(argc, argv, "d:n:l:L:c:p:s:i", options, NULL)) != -1) {
        const char **text = text_option(&request, option);
        if (text)
            *text = optarg;
        else if (option == 'i')
            request.fill |= LINGO_FILL_ISOLATE;
        else if (option == 't')
            request.template = true;
        else if (option == 's' && !add_pair(&request, optarg))
            return EXIT_USAGE;
        else if (option == 'h')
            return cli_help(), EXIT_DONE;
        else if (option != 's')
            return cli_bad_option();
    }
    int code = check_usage(&request, argc - optind);
    if (code)
        return code;
    if (request.template)
        return message_template(request.language, argv + optind);
    return request.dump ? dump(request.dump) : look_up(&request, argv[optind]);
}
