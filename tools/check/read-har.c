/* SPDX-License-Identifier: MIT */
/* Reads HAR files, which browsers save: HTTP Archive format, version 1.2. */
#include "tools/check/check.h"

#include "base/report.h"
#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Parses "HTTP/1.1", "http/2.0", "h2" and so on.  Returns 0 for anything else. */
static int parse_version(const char *name)
{
    static const struct {
        const char *name;
        int version;
    } names[] = {{"HTTP/1.0", 10}, {"HTTP/1.1", 11}, {"HTTP/2", 20},   {"HTTP/2.0", 20},
                 {"h2", 20},       {"HTTP/3", 30},   {"HTTP/3.0", 30}, {"h3", 30}};
    for (size_t i = 0; name && i < sizeof names / sizeof names[0]; i++)
        if (string_is_word(name, names[i].name))
            return names[i].version;
    return 0;
}

static const char *string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* Writes a field.  Browsers join the lines of Set-Cookie with line feeds. */
static void write_field(FILE *out, const json_t *field)
{
    const char *name = string_of(field, "name"), *value = string_of(field, "value");
    if (!name || !value || *name == ':')
        return;
    do {
        size_t n = strcspn(value, "\r\n");
        fprintf(out, "%s: %.*s\r\n", name, (int)n, value);
        value += n + strspn(value + n, "\r\n");
    } while (*value);
}

static char *write_head(const json_t *response, size_t *length)
{
    char *head = NULL;
    FILE *out = open_memstream(&head, length);
    if (!out)
        return NULL;
    int version = parse_version(string_of(response, "httpVersion"));
    const char *phrase = string_of(response, "statusText");
    int code = (int)json_integer_value(json_object_get(response, "status"));
    if (version >= 20)
        fprintf(out, "HTTP/%d %d\r\n", version / 10, code);
    else
        fprintf(out, "HTTP/1.%d %d %s\r\n", version == 10 ? 0 : 1, code, phrase ? phrase : "");
    size_t index;
    json_t *field;
    json_array_foreach(json_object_get(response, "headers"), index, field) write_field(out, field);
    fputs("\r\n", out);
    if (fclose(out) == EOF) {
        free(head);
        return NULL;
    }
    return head;
}

/* The content as text.  The rules cannot check content in base64. */
static const char *content_of(const json_t *response, size_t *length, bool *complete)
{
    const json_t *content = json_object_get(response, "content");
    const json_t *text = json_object_get(content, "text");
    const char *coding = string_of(content, "encoding");
    const json_t *size = json_object_get(content, "size");
    *length = 0;
    *complete = json_is_integer(size) && json_integer_value(size) == 0;
    if (!json_is_string(text) || (coding && *coding))
        return "";
    *length = json_string_length(text);
    *complete = true;
    return json_string_value(text);
}

static bool read_entry(struct response *target, const json_t *entry)
{
    const json_t *request = json_object_get(entry, "request");
    const json_t *response = json_object_get(entry, "response");
    const char *method = string_of(request, "method"), *url = string_of(request, "url");
    size_t head_length, content_length;
    char *head = write_head(response, &head_length);
    const char *content = content_of(response, &content_length, &target->complete);
    /* For a 304, browsers save the stored content. */
    if (json_integer_value(json_object_get(response, "status")) == 304)
        content_length = 0;
    target->flags = LINGO_CHECK_TEXT | LINGO_CHECK_DECODED;
    target->request_version = parse_version(string_of(request, "httpVersion"));
    bool ok = head && (!method || (target->method = response_word(method))) &&
              (!url || (target->url = response_word(url))) &&
              response_set(target, head, head_length, content, content_length);
    free(head);
    return ok;
}

static int read_entries(struct responses *responses, const json_t *entries)
{
    size_t index;
    json_t *entry;
    json_array_foreach(entries, index, entry)
    {
        /* 0: the request was blocked or cancelled */
        if (json_integer_value(json_object_get(json_object_get(entry, "response"), "status")) <= 0)
            continue;
        struct response *response = responses_add(responses);
        if (!response || !read_entry(response, entry))
            return cli_error(EXIT_IO, "%s", strerror(ENOMEM));
    }
    return EXIT_DONE;
}

/* The text of the error quotes the input, up to the middle of a character. */
static int bad_json(const json_error_t *error, const struct check_options *options)
{
    struct lingo_report clean;
    report_error(&clean, LINGO_ERROR_FORMAT, "%s", error->text);
    return cli_error(EXIT_IO, "%s:%d:%d: %s", check_source(options), error->line, error->column,
                     clean.message);
}

int read_har(struct responses *responses, const char *data, size_t length,
             const struct check_options *options)
{
    json_error_t error;
    json_t *document = json_loadb(data, length, JSON_ALLOW_NUL, &error);
    if (!document)
        return bad_json(&error, options);
    const json_t *entries = json_object_get(json_object_get(document, "log"), "entries");
    int code =
        json_is_array(entries)
            ? read_entries(responses, entries)
            : cli_error(EXIT_IO, _("%s: this is JSON, but not a HAR file: log.entries is missing"),
                        check_source(options));
    json_decref(document);
    if (code == EXIT_DONE && !responses->count)
        code =
            cli_error(EXIT_IO, _("%s: the HAR file contains no responses"), check_source(options));
    return code;
}
