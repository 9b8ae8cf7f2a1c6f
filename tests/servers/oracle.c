/* SPDX-License-Identifier: MIT */
/*
 * What the library gives for a request: the oracle of the servers' tests.
 *
 * Its argument is a site file, or there is none.  Reads a line a request: words NAME=HEX, where
 * NAME is code, vendor, status, method, format, accept-language, accept, preferred or a parameter.
 * Writes a line with the number of fields and the length of the content, then the fields a line
 * each, then the content.
 */
#include <httplingo.h>
#ifdef HAVE_SITE_FILE
#include <httplingo/site-file.h>
#endif

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_MAX_BYTES (1 << 18)
#define PAGE_MAX_BYTES (1 << 16)

static int digit(char c)
{
    const char *digits = "0123456789abcdef", *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* Decodes in place. */
static struct lingo_text decode(char *hex)
{
    size_t n = 0;
    while (digit(hex[2 * n]) >= 0 && digit(hex[2 * n + 1]) >= 0) {
        hex[n] = (char)(digit(hex[2 * n]) * 16 + digit(hex[2 * n + 1]));
        n++;
    }
    return (struct lingo_text){hex, n};
}

static int number(struct lingo_text text)
{
    int n = 0;
    for (size_t i = 0; i < text.length; i++)
        n = 10 * n + (text.data[i] - '0');
    return n;
}

static void set(struct lingo_request *request, struct lingo_parameter *parameters, const char *name,
                struct lingo_text value)
{
    int parameter = lingo_parameter_find(name, strlen(name));
    if (!strcmp(name, "code"))
        request->code = number(value);
    else if (!strcmp(name, "vendor"))
        request->status = lingo_vendor_find(number(value), "nginx");
    else if (!strcmp(name, "status"))
        request->status = lingo_status_find(number(value));
    else if (!strcmp(name, "method"))
        request->method = value;
    else if (!strcmp(name, "format"))
        request->media = 1u << (unsigned)lingo_media_find(value.data, value.length);
    else if (!strcmp(name, "accept-language"))
        request->accept_language = value;
    else if (!strcmp(name, "accept"))
        request->accept = value;
    else if (!strcmp(name, "preferred"))
        request->preferred = value;
    else if (parameter >= 0)
        parameters[request->parameter_count++] =
            (struct lingo_parameter){(enum lingo_parameter_name)parameter, value};
    else
        exit(2);
}

static void answer(const struct lingo_site *site, const struct lingo_request *request)
{
    static char page[PAGE_MAX_BYTES];
    struct lingo_response response;
    size_t length = lingo_page_write(site, request, page, sizeof page, &response);
    if (length >= sizeof page)
        exit(2);
    printf("%zu %zu\n", response.header_count, length);
    for (size_t i = 0; i < response.header_count; i++)
        printf("%s: %.*s\n", response.headers[i].name.data, (int)response.headers[i].value.length,
               response.headers[i].value.data);
    fwrite(page, 1, length, stdout);
    fflush(stdout);
}

static const struct lingo_site *open_site(const char *path)
{
    const struct lingo_site *site = NULL;
#ifdef HAVE_SITE_FILE
    struct lingo_report report;
    if (path && lingo_site_read(&site, NULL, path, &report) == LINGO_OK)
        return site;
#endif
    if (path)
        exit(2);
    return site;
}

int main(int argc, char **argv)
{
    static char line[LINE_MAX_BYTES];
    const struct lingo_site *site = open_site(argc > 1 ? argv[1] : NULL);
    while (fgets(line, sizeof line, stdin)) {
        struct lingo_parameter parameters[LINGO_PARAMETER_COUNT];
        struct lingo_request request = {.parameters = parameters};
        for (char *word = strtok(line, " \n"); word; word = strtok(NULL, " \n")) {
            char *equals = strchr(word, '=');
            if (!equals || request.parameter_count == LINGO_PARAMETER_COUNT)
                return 2;
            *equals = '\0';
            set(&request, parameters, word, decode(equals + 1));
        }
        answer(site, &request);
    }
    lingo_site_release(site);
    return 0;
}
