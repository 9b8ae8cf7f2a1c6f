/* SPDX-License-Identifier: MIT */
/* What the library answers, for the tests of servers: prints the fields, an empty line and the
 * content.  Usage: daemon-oracle CODE FORMAT|- ACCEPT ACCEPT-LANGUAGE [NAME=VALUE]... */
#include <httplingo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct lingo_text text(const char *string)
{
    return (struct lingo_text){string, strlen(string)};
}

int main(int argc, char **argv)
{
    static char page[1 << 16];
    struct lingo_parameter parameters[16];
    struct lingo_response response;
    if (argc < 5 || argc > 21)
        return 2;
    struct lingo_request request = {.code = atoi(argv[1]),
                                    .method = text("GET"),
                                    .accept = text(argv[3]),
                                    .accept_language = text(argv[4]),
                                    .parameters = parameters};
    int format = lingo_format_find(argv[2], strlen(argv[2]));
    request.formats = format < 0 ? 0 : 1u << format;
    for (int i = 5; i < argc; i++) {
        size_t length = strcspn(argv[i], "=");
        parameters[request.parameter_count++] = (struct lingo_parameter){
            lingo_parameter_find(argv[i], length), text(argv[i] + length + 1)};
    }
    size_t length = lingo_page_format(NULL, &request, page, sizeof page, &response);
    for (size_t i = 0; i < response.header_count; i++)
        printf("%s: %s\n", response.headers[i].name.data, response.headers[i].value.data);
    putchar('\n');
    fwrite(page, 1, length, stdout);
    return length >= sizeof page;
}
