/* SPDX-License-Identifier: MIT */
/* httplingo status --grpc: the codes of gRPC and of HTTP for each other, and the message for the
 * user as google.rpc.LocalizedMessage. */
#include "tools/status/status.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct status_grpc codes[] = {
#define GRPC(number, name, code) {number, name, code},
#include "tools/status/grpc.def"
#undef GRPC
};
#define CODE_COUNT (sizeof codes / sizeof codes[0])

static const struct {
    int code;
    const char *name;
} from_http[] = {
#define GRPC(number, name, code)
#define FROM_HTTP(code, name) {code, name},
#include "tools/status/grpc.def"
#undef FROM_HTTP
#undef GRPC
};

static const struct status_grpc *find_name(const char *name)
{
    for (size_t i = 0; i < CODE_COUNT; i++)
        if (string_is_word(name, codes[i].name))
            return &codes[i];
    return NULL;
}

/* What a client of gRPC makes of an HTTP status. */
static const struct status_grpc *from_code(int code)
{
    for (size_t i = 0; i < sizeof from_http / sizeof from_http[0]; i++)
        if (from_http[i].code == code)
            return find_name(from_http[i].name);
    return find_name(code == 200 ? "OK" : "UNKNOWN");
}

bool status_grpc_at(size_t index, struct status_grpc *grpc)
{
    if (index >= CODE_COUNT)
        return false;
    *grpc = codes[index];
    return true;
}

struct status_grpc status_grpc_from(int code)
{
    return *from_code(code);
}

/* "5" and "NOT_FOUND" are codes of gRPC, three digits a status of HTTP. */
static const struct status_grpc *find(const char *argument, int *code)
{
    long number = cli_parse_number(argument);
    *code = 0;
    if (number >= 0 && number < (long)CODE_COUNT)
        return &codes[number];
    if (number >= 100 && number <= 599) {
        *code = (int)number;
        return from_code(*code);
    }
    return find_name(argument);
}

static struct lingo_text message_of(int code, const struct lingo_language *language)
{
    return lingo_language_text_of_code(language, code, LINGO_TEXT_DESCRIPTION);
}

/* 499 is not registered, but nginx uses it. */
static const char *phrase_of(int code)
{
    const struct lingo_status *status = lingo_status_find(code);
    return lingo_status_phrase(status ? status : lingo_vendor_find(code, NULL));
}

/* The form of google/rpc/error_details.proto in JSON. */
static json_t *localized_message(const struct status_grpc *grpc,
                                 const struct lingo_language *language)
{
    struct lingo_text message = message_of(grpc->code, language);
    return json_pack("{s:s, s:s, s:s%}", "@type", "type.googleapis.com/google.rpc.LocalizedMessage",
                     "locale", lingo_language_tag(language).data, "message", message.data,
                     message.length);
}

/* asked is the HTTP status that was asked for, or 0. */
static json_t *to_json(const struct status_grpc *grpc, int asked,
                       const struct lingo_language *language)
{
    json_t *object = json_pack("{s:i, s:s, s:i, s:s}", "number", grpc->number, "name", grpc->name,
                               "http", grpc->code, "phrase", phrase_of(grpc->code));
    if (asked)
        json_object_set_new(object, "from_http", json_integer(asked));
    if (grpc->number)
        json_object_set_new(object, "localized_message", localized_message(grpc, language));
    return object;
}

static void print_text(const struct status_grpc *grpc, int asked,
                       const struct lingo_language *language)
{
    struct lingo_text message = message_of(grpc->code, language);
    if (asked)
        printf(_("HTTP %d is %s (%d) for a client of gRPC"), asked, grpc->name, grpc->number);
    else
        printf(_("%s (%d) is HTTP %d %s"), grpc->name, grpc->number, grpc->code,
               phrase_of(grpc->code));
    putchar('\n');
    if (grpc->number)
        printf("    %.*s\n", (int)message.length, message.data);
}

static void print(const struct status_grpc *grpc, int asked, const struct lingo_language *language,
                  enum cli_format format, json_t *list)
{
    if (format == CLI_JSON)
        json_array_append_new(list, to_json(grpc, asked, language));
    else if (format == CLI_TSV)
        printf("%d\t%s\t%d\t%s\n", grpc->number, grpc->name, grpc->code,
               message_of(grpc->code, language).data);
    else
        print_text(grpc, asked, language);
}

static int unknown(const char *argument)
{
    return cli_error(EXIT_FINDING,
                     _("unknown code of gRPC \"%s\"; expected a number from 0 to %zu, a name such "
                       "as NOT_FOUND, or an HTTP status"),
                     argument, CODE_COUNT - 1);
}

int status_show_grpc(char *const *arguments, size_t count, const struct lingo_language *language,
                     enum cli_format format)
{
    int exit_code = EXIT_DONE, asked;
    json_t *list = json_array();
    if (format == CLI_TSV)
        puts("number\tname\thttp\tmessage");
    for (size_t i = 0; i < CODE_COUNT && !count; i++)
        print(&codes[i], 0, language, format, list);
    for (size_t i = 0; i < count; i++) {
        const struct status_grpc *grpc = find(arguments[i], &asked);
        if (grpc)
            print(grpc, asked, language, format, list);
        else
            exit_code = unknown(arguments[i]);
    }
    int shown = EXIT_DONE;
    if (format == CLI_JSON)
        shown = cli_print_json(list);
    else
        json_decref(list);
    return shown ? shown : exit_code;
}
