/* SPDX-License-Identifier: MIT */
/*
 * server [FOLDER]: a server on loopback that answers with pages and nothing else, in the languages
 * that are built in and those of the .mo files in the folder: GET /CODE?NAME=VALUE&...
 * A name is a parameter of the page ("request_id"), "s." and an option of the site ("s.theme"),
 * or "lang", "second" and "format", which go before what the request's fields ask for, or "wire",
 * the code of the status line where a browser would not show the page (407 from no proxy).
 * Prints its address; ends when standard input does.
 */
#include <httplingo.h>

#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 32

static const struct lingo_catalog *catalog; /* NULL: the one that is built in */

/* What the query says. */
struct query {
    struct lingo_parameter parameters[MOST];
    size_t parameter_count;
    struct lingo_setting settings[MOST];
    size_t setting_count;
    const char *lang, *second, *format, *wire;
};

static enum MHD_Result on_value(void *closure, enum MHD_ValueKind kind, const char *key,
                                size_t key_length, const char *value, size_t length)
{
    struct query *q = closure;
    int name = lingo_parameter_find(key, key_length);
    (void)kind;
    if (!value)
        return MHD_YES;
    if (name >= 0 && q->parameter_count < MOST)
        q->parameters[q->parameter_count++] =
            (struct lingo_parameter){(enum lingo_parameter_name)name, {value, length}};
    else if (!strncmp(key, "s.", 2) && q->setting_count < MOST)
        q->settings[q->setting_count++] = (struct lingo_setting){key + 2, value};
    else if (!strcmp(key, "lang"))
        q->lang = value;
    else if (!strcmp(key, "second"))
        q->second = value;
    else if (!strcmp(key, "format"))
        q->format = value;
    else if (!strcmp(key, "wire"))
        q->wire = value;
    else
        return MHD_NO;
    return MHD_YES;
}

static struct lingo_text field(struct MHD_Connection *connection, const char *name)
{
    const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return (struct lingo_text){value, value ? strlen(value) : 0};
}

static const struct lingo_language *language(const struct lingo_site *site, const char *tag)
{
    return tag ? lingo_catalog_find(lingo_site_catalog(site), tag, strlen(tag)) : NULL;
}

static enum MHD_Result send_response(struct MHD_Connection *connection, unsigned code,
                                     struct MHD_Response *response)
{
    enum MHD_Result result = MHD_queue_response(connection, code, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result send_failure(struct MHD_Connection *connection, const char *why)
{
    return send_response(connection, 599,
                         MHD_create_response_from_buffer(strlen(why), (void *)(uintptr_t)why,
                                                         MHD_RESPMEM_MUST_COPY));
}

static enum MHD_Result send_page(struct MHD_Connection *connection, const struct lingo_site *site,
                                 const struct lingo_request *request, const char *wire)
{
    char content[65536];
    struct lingo_response page;
    size_t length = lingo_page_write(site, request, content, sizeof content, &page);
    if (length >= sizeof content)
        return send_failure(connection, "the page is too long");
    struct MHD_Response *response =
        MHD_create_response_from_buffer(length, content, MHD_RESPMEM_MUST_COPY);
    for (size_t i = 0; i < page.header_count; i++) {
        char name[64], value[2048];
        snprintf(name, sizeof name, "%.*s", (int)page.headers[i].name.length,
                 page.headers[i].name.data);
        snprintf(value, sizeof value, "%.*s", (int)page.headers[i].value.length,
                 page.headers[i].value.data);
        if (strcmp(name, "Content-Length") && !MHD_add_response_header(response, name, value)) {
            MHD_destroy_response(response);
            return send_failure(connection, "a field cannot be sent");
        }
    }
    return send_response(connection, wire ? (unsigned)strtoul(wire, NULL, 10) : (unsigned)page.code,
                         response);
}

static enum MHD_Result answer(struct MHD_Connection *connection, const char *url,
                              const char *method, const struct query *query)
{
    const struct lingo_site *site;
    struct lingo_report report;
    if (lingo_site_open(&site, catalog, query->settings, query->setting_count, &report))
        return send_failure(connection, report.message);
    int format = query->format ? lingo_media_find(query->format, strlen(query->format)) : 0;
    struct lingo_request request = {
        .code = (int)strtol(url + 1, NULL, 10),
        .method = {method, strlen(method)},
        .accept_language = field(connection, "Accept-Language"),
        .accept = field(connection, "Accept"),
        .language = language(site, query->lang),
        .second_language = language(site, query->second),
        .media = query->format && format >= 0 ? 1u << format : 0,
        .parameters = query->parameters,
        .parameter_count = query->parameter_count,
    };
    enum MHD_Result result;
    if ((query->lang && !request.language) || (query->second && !request.second_language))
        result = send_failure(connection, "there is no such language");
    else if (format < 0)
        result = send_failure(connection, "there is no such format");
    else
        result = send_page(connection, site, &request, query->wire);
    lingo_site_release(site);
    return result;
}

static enum MHD_Result on_request(void *closure, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **state)
{
    struct query query = {0};
    (void)closure;
    (void)version;
    (void)upload;
    (void)state;
    *upload_size = 0;
    int given = MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, NULL, NULL);
    if (MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, on_value, &query) != given)
        return send_failure(connection, "the query has a name that means nothing");
    return answer(connection, url, method, &query);
}

int main(int argc, char **argv)
{
    struct lingo_report report;
    if (argc > 1 && lingo_catalog_open(&catalog, argv[1], LINGO_CATALOG_EXTEND, &report)) {
        fprintf(stderr, "%s\n", report.message);
        return EXIT_FAILURE;
    }
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct MHD_Daemon *daemon =
        MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ERROR_LOG, 0, NULL, NULL,
                         on_request, NULL, MHD_OPTION_SOCK_ADDR, &address,
                         MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)1 << 18, MHD_OPTION_END);
    if (!daemon)
        return EXIT_FAILURE;
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    printf("http://127.0.0.1:%u\n", info ? info->port : 0);
    fflush(stdout);
    while (getchar() != EOF)
        continue;
    MHD_stop_daemon(daemon);
    lingo_catalog_release(catalog);
    return EXIT_SUCCESS;
}
