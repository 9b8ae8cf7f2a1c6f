/* SPDX-License-Identifier: MIT */
/* Reads responses in the output of curl: "curl -si", "curl -sI", several in a row, and the lines of
 * "curl -v" that start with "<" and ">". */
#include "tools/check/check.h"

#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The rest of the input. */
struct input {
    const char *data;
    size_t length;
    unsigned line; /* of the data, from 1 */
};

static size_t line_length(const char *data, size_t length)
{
    const char *end = length ? memchr(data, '\n', length) : NULL;
    return end ? (size_t)(end - data) + 1 : length;
}

static void advance(struct input *input, size_t n)
{
    for (size_t i = 0; i < n; i++)
        input->line += input->data[i] == '\n';
    input->data += n;
    input->length -= n;
}

/* Whether a response may start here. strict: only if its status line is valid. */
static bool starts_response(const char *data, size_t length, bool strict)
{
    static const char *const starts[] = {"HTTP/", "HTTP ", ":status", "ICY "};
    size_t n = line_length(data, length);
    while (n && (data[n - 1] == '\n' || data[n - 1] == '\r'))
        n--;
    if (strict) {
        struct lingo_status_line line;
        return lingo_status_line_parse(data, n, &line) == LINGO_OK &&
               !(line.faults & ~(unsigned)LINGO_LINE_FAULT_NO_SPACE);
    }
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (text_starts_word((struct lingo_text){data, n}, starts[i]))
            return true;
    return false;
}

/* The length of a head including its empty line. */
static size_t head_length(const char *data, size_t length)
{
    size_t n = 0;
    while (n < length) {
        size_t line = line_length(data + n, length - n);
        bool is_empty = data[n] == '\n' || (line == 2 && data[n] == '\r');
        n += line;
        if (is_empty)
            break;
    }
    return n;
}

/* Whether a line is a field with this name. */
static bool is_field(const char *line, size_t length, const char *name)
{
    size_t n = strlen(name);
    return length > n && line[n] == ':' && text_is_word((struct lingo_text){line, n}, name);
}

/* The value of a field in a head as a number; -1 if there is none. */
static long long number_in(const char *head, size_t length, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < length; i += line_length(head + i, length - i))
        if (length - i > n + 1 && is_field(head + i, length - i, name))
            return strtoll(head + i + n + 1, NULL, 10);
    return -1;
}

/* Whether the head has a field with this name. */
static bool has_field(const struct response *response, const char *name)
{
    size_t length = response->head_length;
    const char *head = response->bytes;
    for (size_t i = 0; i < length; i += line_length(head + i, length - i))
        if (is_field(head + i, length - i, name))
            return true;
    return false;
}

/* Finds the end of the content: by its length if something plausible follows, or else at the next
 * status line. */
static size_t content_length(const char *head, size_t head_size, const struct input *rest)
{
    long long declared = number_in(head, head_size, "Content-Length");
    if (!rest->length || starts_response(rest->data, rest->length, true))
        return 0;
    if (declared >= 0 && (size_t)declared <= rest->length) {
        size_t n = (size_t)declared;
        if (n == rest->length || starts_response(rest->data + n, rest->length - n, true))
            return n;
    }
    for (size_t i = 0; i < rest->length;) {
        i += line_length(rest->data + i, rest->length - i);
        if (i < rest->length && starts_response(rest->data + i, rest->length - i, true))
            return i;
    }
    return rest->length;
}

/* If curl --compressed has decoded the content, its size differs from the fields.  Compressed
 * content contains bytes that do not occur in text. */
static bool is_decoded(const struct response *response)
{
    const char *content = response->bytes + response->head_length;
    size_t length = response->length - response->head_length;
    for (size_t i = 0; i < length && i < 512; i++)
        if ((unsigned char)content[i] < ' ' && !strchr("\t\n\f\r", content[i] ? content[i] : 1))
            return false;
    return length && has_field(response, "Content-Encoding");
}

/* Whether a head is the response of a proxy to CONNECT, which opens the tunnel for the next
 * response (RFC 9110 section 9.3.6).  Only its phrase, or the lack of fields, distinguishes it from
 * other responses. */
static bool opens_tunnel(const char *head, size_t size)
{
    static const char established[] = "established";
    struct lingo_status_line line;
    size_t first = line_length(head, size);
    struct lingo_text text = text_trim((struct lingo_text){head, first}, TEXT_BLANKS);
    if (lingo_status_line_parse(text.data, text.length, &line) != LINGO_OK || line.code != 200)
        return false;
    size_t n = sizeof established - 1;
    return size - first <= 2 ||
           (line.phrase.length > n &&
            text_is_word(text_skip(line.phrase, line.phrase.length - n), established));
}

/* Skips such a head if a response follows it. */
static bool skip_tunnel(struct input *input)
{
    size_t size = head_length(input->data, input->length);
    if (!opens_tunnel(input->data, size) ||
        !starts_response(input->data + size, input->length - size, true))
        return false;
    advance(input, size);
    return true;
}

static int read_plain(struct responses *responses, struct input *input,
                      const struct check_options *options)
{
    while (input->length) {
        if (skip_tunnel(input))
            continue;
        struct response *response = responses_add(responses);
        if (!response)
            return EXIT_IO;
        response->first_line = input->line;
        const char *head = input->data;
        size_t size = head_length(head, input->length);
        advance(input, size);
        size_t content = content_length(head, size, input);
        if (!response_set(response, head, size, input->data, content))
            return EXIT_IO;
        /* If there is no content, the request may have been HEAD, or curl may have followed a
         * redirect. */
        response->complete = content > 0 || (options->method && !input->length);
        if (!memchr(head, '\r', size))
            response->flags |= LINGO_CHECK_TEXT;
        if (is_decoded(response))
            response->flags |= LINGO_CHECK_DECODED;
        advance(input, content);
        /* a line end that was added by a terminal or an editor */
        while (input->length && (*input->data == '\n' || *input->data == '\r'))
            advance(input, 1);
    }
    return EXIT_DONE;
}

/* The lines of "curl -v". */

static bool is_verbose(const char *data, size_t length)
{
    for (size_t i = 0; i < length; i += line_length(data + i, length - i))
        if (length - i > 2 && data[i] == '<' && data[i + 1] == ' ' &&
            starts_response(data + i + 2, length - i - 2, false))
            return true;
    return false;
}

/* "> GET /path HTTP/1.1" */
struct request_line {
    char method[32];
    int version;
};

static void read_request_line(const char *line, size_t length, struct request_line *request)
{
    size_t n = 0;
    while (n < length && line[n] != ' ' && line[n] != ':')
        n++;
    if (n == length || line[n] == ':' || !n || n >= sizeof request->method)
        return; /* a field, or the empty line */
    while (length && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        length--;
    const char *version = length > 8 ? line + length - 8 : line;
    bool is_http1 = !strncmp(version, "HTTP/1.", 7);
    if (!is_http1 && !(length > 6 && !strncmp(line + length - 6, "HTTP/", 5)))
        return;
    memcpy(request->method, line, n);
    request->method[n] = '\0';
    request->version = is_http1 ? 10 + (version[7] - '0') : (line[length - 1] - '0') * 10;
}

/* Whether the status line is for CONNECT.  Here, the request is known. */
static bool answers_connect(const char *line, size_t length, const struct request_line *request)
{
    struct lingo_status_line status;
    return !strcmp(request->method, "CONNECT") &&
           lingo_status_line_parse(line, length, &status) == LINGO_OK &&
           lingo_status_class(status.code) == 2;
}

/* Starts a response to the last request; *response is NULL if it is skipped. */
static int begin_verbose(struct responses *responses, struct response **response, const char *line,
                         size_t length, unsigned number, const struct request_line *request)
{
    *response = NULL;
    if (answers_connect(line, length, request))
        return EXIT_DONE;
    *response = responses_add(responses);
    if (!*response)
        return EXIT_IO;
    (*response)->first_line = number;
    (*response)->flags |= LINGO_CHECK_TEXT;
    (*response)->request_version = request->version;
    if (request->method[0] && !((*response)->method = response_word(request->method)))
        return cli_error(EXIT_IO, "%s", strerror(ENOMEM));
    return EXIT_DONE;
}

/* Ends the current response, if there is one. */
static int end_verbose(struct response *response, const char *head, size_t length)
{
    return !response || response_set(response, head, length, NULL, 0) ? EXIT_DONE : EXIT_IO;
}

static int read_verbose(struct responses *responses, const struct input *input)
{
    struct request_line request = {"", 0};
    struct response *response = NULL;
    char *head = malloc(input->length + 1);
    size_t length = 0;
    int code = head ? EXIT_DONE : cli_error(EXIT_IO, "%s", strerror(ENOMEM));
    unsigned number = 1;
    for (size_t i = 0; code == EXIT_DONE && i < input->length; number++) {
        const char *line = input->data + i;
        size_t n = line_length(line, input->length - i);
        i += n;
        if (n < 2 || line[1] != ' ' || (*line != '<' && *line != '>'))
            continue;
        if (*line == '>') {
            read_request_line(line + 2, n - 2, &request);
            continue;
        }
        if (starts_response(line + 2, n - 2, false)) {
            code = end_verbose(response, head, length);
            if (code == EXIT_DONE)
                code = begin_verbose(responses, &response, line + 2, n - 2, number, &request);
            length = 0;
        }
        memcpy(head + length, line + 2, n - 2);
        length += n - 2;
    }
    if (code == EXIT_DONE)
        code = end_verbose(response, head, length);
    free(head);
    return code;
}

bool is_curl_output(const char *data, size_t length)
{
    return is_verbose(data, length) || starts_response(data, length, false);
}

int read_curl(struct responses *responses, const char *data, size_t length, size_t start,
              const struct check_options *options)
{
    struct input input = {data, length, 1};
    if (is_verbose(data + start, length - start))
        return read_verbose(responses, &input);
    advance(&input, start);
    return read_plain(responses, &input, options);
}
