/* SPDX-License-Identifier: MIT */
/* Sends requests to a server: GET, HEAD and OPTIONS, and further ones depending on the response to
 * GET. */
#include "tools/check/check.h"

#include "base/text.h"

#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef HAVE_LIBCURL

int fetch_responses(struct responses *responses, const char *url,
                    const struct check_options *options)
{
    (void)responses;
    (void)url;
    (void)options;
    return cli_error(EXIT_USAGE, _("--url needs libcurl, but this command was built without it; "
                                   "use: curl -si URL | httplingo check --method GET"));
}

#else

#include "tools/check/load-curl.h"

#define CONTENT_LIMIT (8u << 20)
#define TIMEOUT_SECONDS 20L
/* Ten times as large as the certificates that a system trusts. */
#define AUTHORITIES_LIMIT (4u << 20)

static struct libcurl libcurl;

struct buffer {
    char *data;
    size_t length, limit;
    bool lacks_memory; /* the transfer was ended because there was not enough memory */
};

/* A request and its response. */
struct exchange {
    CURL *curl;
    struct buffer head, content;
    bool has_whole_head; /* what follows are trailer fields */
    struct curl_slist *fields;
    CURLcode ready;              /* whether the request is possible with that version */
    char error[CURL_ERROR_SIZE]; /* the error in more detail */
    const struct check_options *options;
};

static size_t append(const char *data, size_t size, size_t count, void *target)
{
    struct buffer *buffer = target;
    size_t n = size * count;
    if (n > buffer->limit - buffer->length)
        return 0; /* ends the transfer */
    char *more = realloc(buffer->data, buffer->length + n + 1);
    buffer->lacks_memory = !more;
    if (!more)
        return 0;
    memcpy(more + buffer->length, data, n);
    buffer->data = more;
    buffer->length += n;
    return n;
}

/* Called for each line.  Each head replaces the previous one, so that the last one remains and
 * interim responses are skipped.  Trailer fields (RFC 9110 section 6.5) are no part of it. */
static size_t append_head(char *data, size_t size, size_t count, void *target)
{
    struct exchange *exchange = target;
    size_t length = size * count;
    if (length > 5 && !memcmp(data, "HTTP/", 5)) {
        exchange->head.length = 0;
        exchange->has_whole_head = false;
    }
    if (exchange->has_whole_head)
        return length;
    exchange->has_whole_head = length > 0 && (*data == '\r' || *data == '\n');
    return append(data, size, count, &exchange->head);
}

/* The HTTP version of the request.  With HTTP/2 without TLS, it starts without checking whether the
 * server supports it. */
static long curl_version_of(int version, const char *url)
{
    bool is_tls = text_starts_word(text_of(url), "https:");
    switch (version) {
    case 10:
        return CURL_HTTP_VERSION_1_0;
    case 11:
        return CURL_HTTP_VERSION_1_1;
    case 20:
        return is_tls ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE;
    case 30:
        return CURL_HTTP_VERSION_3;
    default:
        return CURL_HTTP_VERSION_NONE; /* libcurl's choice */
    }
}

static int version_used(CURL *curl)
{
    long version = 0;
    libcurl.easy_getinfo(curl, CURLINFO_HTTP_VERSION, &version);
    return version == CURL_HTTP_VERSION_1_0 ? 10
           : version == CURL_HTTP_VERSION_2 ? 20
           : version == CURL_HTTP_VERSION_3 ? 30
                                            : 11;
}

static bool prepare(struct exchange *exchange, const char *url, const char *method)
{
    CURL *curl = exchange->curl = libcurl.easy_init();
    exchange->head.limit = exchange->content.limit = CONTENT_LIMIT;
    if (!curl)
        return false;
    libcurl.easy_setopt(curl, CURLOPT_URL, url);
#if LIBCURL_VERSION_NUM >= 0x075500
    libcurl.easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    libcurl.easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    libcurl.easy_setopt(curl, CURLOPT_USERAGENT, "httplingo/" LINGO_VERSION);
    libcurl.easy_setopt(curl, CURLOPT_TIMEOUT, TIMEOUT_SECONDS);
    libcurl.easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    libcurl.easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    libcurl.easy_setopt(curl, CURLOPT_HEADERFUNCTION, append_head);
    libcurl.easy_setopt(curl, CURLOPT_HEADERDATA, exchange);
    libcurl.easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    libcurl.easy_setopt(curl, CURLOPT_WRITEDATA, &exchange->content);
    libcurl.easy_setopt(curl, CURLOPT_HTTPHEADER, exchange->fields);
    libcurl.easy_setopt(curl, CURLOPT_ERRORBUFFER, exchange->error);
    exchange->ready = libcurl.easy_setopt(curl, CURLOPT_HTTP_VERSION,
                                          curl_version_of(exchange->options->request_version, url));
    if (exchange->options->authorities)
        libcurl.easy_setopt(curl, CURLOPT_CAINFO, exchange->options->authorities);
    if (exchange->options->insecure) {
        libcurl.easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
        libcurl.easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    if (!strcmp(method, "HEAD"))
        libcurl.easy_setopt(curl, CURLOPT_NOBODY, 1L);
    else
        libcurl.easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
    return true;
}

static int keep(struct responses *responses, const struct exchange *exchange, const char *url,
                const char *method, bool complete)
{
    struct response *response = responses_add(responses);
    if (!response || !response_set(response, exchange->head.data, exchange->head.length,
                                   exchange->content.data, exchange->content.length))
        return EXIT_IO;
    response->method = strdup(method);
    response->url = strdup(url);
    if (!response->method || !response->url)
        return cli_error(EXIT_IO, "%s", strerror(ENOMEM));
    response->complete = complete;
    response->request_version = version_used(exchange->curl);
    if (text_starts_word(text_of(url), "http:"))
        response->flags |= LINGO_CHECK_NOT_EARLY;
    return EXIT_DONE;
}

static const char *error_text(const struct exchange *exchange, CURLcode result)
{
    return *exchange->error ? exchange->error : libcurl.easy_strerror(result);
}

/* Why a response is not whole; NULL if the server sent all that it wanted to send. */
static const char *why_cut(const struct exchange *exchange, CURLcode result)
{
    if (result == CURLE_OK || result == CURLE_PARTIAL_FILE)
        return NULL;
    if (exchange->head.lacks_memory || exchange->content.lacks_memory)
        return strerror(ENOMEM);
    if (result == CURLE_WRITE_ERROR)
        return _("it has more than 8 MiB");
    return error_text(exchange, result);
}

static int fail(const struct exchange *exchange, const char *url, CURLcode result)
{
    const char *why = error_text(exchange, result);
    if (result == CURLE_PEER_FAILED_VERIFICATION)
        return cli_error(
            EXIT_IO,
            _("%s: %s.  Use --cacert=FILE to trust a certificate, or --insecure to trust any."),
            url, why);
    return cli_error(EXIT_IO, "%s: %s", url, why);
}

/* Sends a request with an additional field, or NULL, and stores the response. */
static int ask(struct responses *responses, const char *url, const char *method, const char *field,
               const struct check_options *options)
{
    struct exchange exchange = {.options = options};
    int code = EXIT_IO;
    if (field)
        exchange.fields = libcurl.slist_append(NULL, field);
    if ((field && !exchange.fields) || !prepare(&exchange, url, method)) {
        cli_error(EXIT_IO, "%s", strerror(ENOMEM));
    } else {
        CURLcode result = exchange.ready ? exchange.ready : libcurl.easy_perform(exchange.curl);
        /* A server that violates the framing has sent a response nevertheless. */
        const char *why = why_cut(&exchange, result);
        if (exchange.head.length && why)
            cli_error(EXIT_DONE, _("%s %s: only a part of the response was checked: %s"), method,
                      url, why);
        if (exchange.head.length)
            code = keep(responses, &exchange, url, method, !why);
        else
            fail(&exchange, url, result);
    }
    if (exchange.curl)
        libcurl.easy_cleanup(exchange.curl);
    libcurl.slist_free_all(exchange.fields);
    free(exchange.head.data);
    free(exchange.content.data);
    return code;
}

/* "If-None-Match: ..." for the validator in the response.  Returns false if there is none. */
static bool condition(const struct lingo_check *check, char *field, size_t size)
{
    struct lingo_text tag = lingo_check_field(check, "ETag");
    struct lingo_text date = lingo_check_field(check, "Last-Modified");
    const char *name = tag.length ? "If-None-Match" : "If-Modified-Since";
    struct lingo_text value = tag.length ? tag : date;
    if (!value.length || value.length > size / 2)
        return false;
    snprintf(field, size, "%s: %.*s", name, (int)value.length, value.data);
    return true;
}

/* Finds out whether another Accept-Language gets another Content-Language.  The second response is
 * not shown. */
static int find_negotiation(struct responses *responses, const char *url,
                            const struct check_options *options, unsigned *flags)
{
    struct lingo_text first = lingo_check_field(responses->items[0].check, "Content-Language");
    if (!first.length)
        return EXIT_DONE;
    bool is_french = text_starts_word(first, "fr");
    const char *field = is_french ? "Accept-Language: de" : "Accept-Language: fr";
    struct responses others = {0};
    int code = ask(&others, url, "GET", field, options);
    if (code == EXIT_DONE)
        code = check_response(&others.items[0], NULL, options);
    if (code == EXIT_DONE &&
        !text_equal(first, lingo_check_field(others.items[0].check, "Content-Language")))
        *flags |= LINGO_CHECK_BY_LANGUAGE;
    responses_free(&others);
    return code;
}

static int fetch_all(struct responses *responses, const char *url, struct check_options *options)
{
    int code = ask(responses, url, "GET", NULL, options);
    if (code == EXIT_DONE)
        code = check_response(&responses->items[0], NULL, options);
    if (code == EXIT_DONE)
        code = find_negotiation(responses, url, options, &options->flags);
    if (code == EXIT_DONE)
        code = ask(responses, url, "HEAD", NULL, options);
    if (code == EXIT_DONE)
        code = ask(responses, url, "OPTIONS", NULL, options);
    char field[1024];
    if (code == EXIT_DONE && responses->items[0].code == 200 &&
        condition(responses->items[0].check, field, sizeof field))
        code = ask(responses, url, "GET", field, options);
    return code;
}

/* Checks whether the file of --cacert can be read, because libcurl would wait for the writer of a
 * FIFO. */
static bool check_authorities(const char *path)
{
    char *data = NULL;
    size_t length;
    bool good = !path || cli_read_file(path, AUTHORITIES_LIMIT, &data, &length);
    free(data);
    return good;
}

int fetch_responses(struct responses *responses, const char *url, const struct check_options *given)
{
    struct check_options options = *given;
    if (!check_authorities(options.authorities))
        return EXIT_IO;
    const char *problem = load_curl(&libcurl);
    if (problem)
        return cli_error(EXIT_IO,
                         _("--url needs libcurl, which cannot be loaded: %s; use: curl -si URL | "
                           "httplingo check --method GET"),
                         problem);
    /* Each request has its own method and version. */
    options.method = NULL;
    options.source = url;
    if (libcurl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return cli_error(EXIT_IO, "%s", strerror(ENOMEM));
    int code = fetch_all(responses, url, &options);
    /* Check the response to GET again, now that it is known whether it was negotiated. */
    for (size_t i = 0; code == EXIT_DONE && i < responses->count; i++) {
        struct response *response = &responses->items[i];
        free(response->check);
        free(response->findings);
        bool is_options = !strcmp(response->method, "OPTIONS");
        struct check_options mine = options;
        if (is_options || response->code == 304)
            mine.flags = given->flags;
        mine.request_version = 0;
        code = check_response(response, i && !is_options ? &responses->items[0] : NULL, &mine);
    }
    libcurl.global_cleanup();
    return code;
}

#endif
