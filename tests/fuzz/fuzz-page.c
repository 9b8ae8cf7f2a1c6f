/* SPDX-License-Identifier: MIT */
/*
 * The first two bytes are the code, the third the format, the site and a second language, and the
 * fourth how many bytes too small the buffer is.  Lines follow: the method, Accept-Language,
 * Accept, and parameters as name=value.  Content and fields must be valid for any input, and the
 * same in pieces and from a cache, whose page was prepared for another address and request ID.
 */
#include <httplingo.h>

#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CONTENT_SIZE (256 << 10)
#define PIECES 256
#define PARAMETERS_MAX 40

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int truth, const char *what)
{
    if (truth)
        return;
    fprintf(stderr, "fuzz-page: %s\n", what);
    abort();
}

static struct lingo_text next_line(const char **data, size_t *size)
{
    const char *end = *size ? memchr(*data, '\n', *size) : NULL;
    struct lingo_text line = {*data, end ? (size_t)(end - *data) : *size};
    *size -= line.length + (end != NULL);
    *data += line.length + (end != NULL);
    return line;
}

static void check_content(const char *content, size_t length)
{
    must(utf8_is_valid(content, length), "the content is not UTF-8");
    for (size_t i = 0; i < length; i++)
        must((unsigned char)content[i] >= ' ' || content[i] == '\n', "a control in the content");
}

static void check_headers(const struct lingo_response *response)
{
    must(response->header_count <= LINGO_HEADERS_MAX, "too many fields");
    for (size_t i = 0; i < response->header_count; i++)
        for (size_t j = 0; j < response->headers[i].value.length; j++) {
            char c = response->headers[i].value.data[j];
            must(c >= ' ' && c <= '~', "a field's value holds what none may hold");
        }
}

static void check_pieces(const struct lingo_site *site, const struct lingo_request *request,
                         const char *content, size_t length)
{
    static char scratch[CONTENT_SIZE];
    static struct lingo_response response;
    struct lingo_piece pieces[PIECES];
    struct lingo_vector vector = {pieces, PIECES, 0, scratch, sizeof scratch, 0};
    size_t at = 0;
    must(lingo_page_vector(site, request, &vector, &response) == length, "the length in pieces");
    must(vector.count <= PIECES && vector.scratch_used <= sizeof scratch, "too many pieces");
    for (size_t i = 0; i < vector.count; at += pieces[i++].length)
        must(at + pieces[i].length <= length &&
                 !memcmp(content + at, pieces[i].bytes, pieces[i].length),
             "the pieces differ");
    must(at == length, "the pieces are not all");
}

static void check_same(struct lingo_text a, struct lingo_text b, const char *what)
{
    must(a.length == b.length && (!a.length || !memcmp(a.data, b.data, a.length)), what);
}

static void check_same_fields(const struct lingo_response *a, const struct lingo_response *b)
{
    must(a->header_count == b->header_count, "the number of fields from a cache");
    for (size_t i = 0; i < a->header_count; i++) {
        check_same(a->headers[i].name, b->headers[i].name, "a name from a cache");
        check_same(a->headers[i].value, b->headers[i].value, "a field from a cache");
    }
    must(a->match == b->match && a->language == b->language && a->media == b->media,
         "what was negotiated, from a cache");
    check_same(a->range, b->range, "the range from a cache");
}

/* The request with other values, as another visitor would send it. */
static void write_others(struct lingo_page_cache *cache, struct lingo_request request)
{
    struct lingo_parameter parameters[PARAMETERS_MAX];
    for (size_t i = 0; i < request.parameter_count; i++) {
        parameters[i] = request.parameters[i];
        if (parameters[i].value.length && (parameters[i].name == LINGO_PARAMETER_URI ||
                                           parameters[i].name == LINGO_PARAMETER_REQUEST_ID))
            parameters[i].value = (struct lingo_text){"/of-another-visitor", 19};
    }
    request.parameters = parameters;
    for (int i = 0; i < 2; i++)
        lingo_page_cache_write(cache, &request, NULL, 0, NULL);
}

static void check_cached(const struct lingo_site *site, const struct lingo_request *request,
                         const char *content, const struct lingo_response *response)
{
    static char cached_content[CONTENT_SIZE];
    static struct lingo_response cached;
    struct lingo_page_cache *cache;
    if (lingo_page_cache_open(&cache, site, 1))
        return;
    write_others(cache, *request);
    size_t length =
        lingo_page_cache_write(cache, request, cached_content, sizeof cached_content, &cached);
    must(length < sizeof cached_content && !strcmp(cached_content, content),
         "the content from a cache");
    check_same_fields(&cached, response);
    lingo_page_cache_free(cache);
}

static void check_request(const struct lingo_site *site, const struct lingo_request *request,
                          size_t missing)
{
    static char content[CONTENT_SIZE];
    static struct lingo_response response;
    size_t length = lingo_page_write(site, request, content, sizeof content, &response);
    must(length < sizeof content, "the content is huge");
    must(strlen(content) == length, "the content does not end where it ends");
    check_content(content, length);
    check_headers(&response);
    check_pieces(site, request, content, length);
    check_cached(site, request, content, &response);
    size_t room = missing < length ? length - missing : 0;
    char *exact = malloc(room + 1);
    if (!exact)
        return;
    must(lingo_page_write(site, request, exact, room, &response) == length, "the length when cut");
    size_t kept = room ? utf8_cut(content, room - 1) : 0;
    must(!room || (!exact[kept] && !memcmp(exact, content, kept)), "the cut content");
    free(exact);
}

/* A site that shows all that a page can have. */
static const struct lingo_site *whole_site(void)
{
    static const struct lingo_setting settings[] = {
        {"name", "Caf\xc3\xa9 & <b>"},
        {"theme", "picture"},
        {"search", "/search?a&b"},
        {"contact", "mailto:help@example.org"},
        {"service-status", "https://status.example.org/"},
        {"sign-in", "/sign-in"},
        {"language-query", "lang"},
        {"server", "yes"},
        {"vendors", "nginx, Cloudflare"},
    };
    static const struct lingo_site *site;
    if (!site)
        must(!lingo_site_open(&site, NULL, settings, sizeof settings / sizeof settings[0], NULL),
             "the site cannot be opened");
    return site;
}

/* Takes a parameter off the lines; one of an unknown name is left out. */
static void read_parameter(struct lingo_text line, struct lingo_request *request,
                           struct lingo_parameter *parameters)
{
    const char *equals = line.length ? memchr(line.data, '=', line.length) : NULL;
    size_t name = equals ? (size_t)(equals - line.data) : line.length;
    int found = lingo_parameter_find(line.data, name);
    if (found < 0 || !equals)
        return;
    parameters[request->parameter_count++] = (struct lingo_parameter){
        (enum lingo_parameter_name)found, {equals + 1, line.length - name - 1}};
}

/* Bits of the third byte, of which the format has the rest. */
enum { SECOND_LANGUAGE = 0x80, WHOLE_SITE = 0x40 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lingo_parameter parameters[PARAMETERS_MAX];
    if (size < 4)
        return 0;
    const char *rest = (const char *)data + 4;
    size_t left = size - 4;
    struct lingo_request request = {.code = data[0] << 8 | data[1],
                                    .media = 1u << (data[2] & 0x3f) % (LINGO_MEDIA_COUNT + 1),
                                    .parameters = parameters};
    if (data[2] & SECOND_LANGUAGE)
        request.second_language = lingo_catalog_at(lingo_catalog_builtin(), data[2] & 0x3f);
    request.method = next_line(&rest, &left);
    request.accept_language = next_line(&rest, &left);
    request.accept = next_line(&rest, &left);
    while (left && request.parameter_count < PARAMETERS_MAX)
        read_parameter(next_line(&rest, &left), &request, parameters);
    check_request(data[2] & WHOLE_SITE ? whole_site() : NULL, &request, data[3]);
    return 0;
}
