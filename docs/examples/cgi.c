/* SPDX-License-Identifier: MIT */
/* CGI (RFC 3875): the error pages of a server, as in "ErrorDocument 404 /cgi-bin/error". */
#include <httplingo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct lingo_text variable(const char *name)
{
    const char *value = getenv(name);
    return (struct lingo_text){value, value ? strlen(value) : 0};
}

#define FIELD(name, from)                                                                          \
    {                                                                                              \
        {name, sizeof name - 1}, variable(from)                                                    \
    }

int main(void)
{
    const struct lingo_header fields[] = {FIELD(":method", "REQUEST_METHOD"),
                                          FIELD(":path", "REQUEST_URI"),
                                          FIELD("Host", "HTTP_HOST"),
                                          FIELD("Accept", "HTTP_ACCEPT"),
                                          FIELD("Accept-Language", "HTTP_ACCEPT_LANGUAGE"),
                                          FIELD("Cookie", "HTTP_COOKIE")};
    const char *code = getenv("REDIRECT_STATUS"); /* that of the error; "200" without one */
    struct lingo_request request = {.code = code ? atoi(code) : 0};
    struct lingo_response response;
    char memory[LINGO_REQUEST_MEMORY], page[8192];
    if (request.code < 400)
        request.code = 404; /* somebody asks for the program itself */
    lingo_request_read_fields(&request, NULL, fields, sizeof fields / sizeof *fields, memory,
                              sizeof memory);
    size_t length = lingo_page_write(NULL, &request, page, sizeof page, &response);
    printf("Status: %d %s\r\n", response.code, lingo_reason_phrase(response.code));
    for (size_t i = 0; i < response.header_count; i++)
        printf("%s: %s\r\n", response.headers[i].name.data, response.headers[i].value.data);
    printf("\r\n");
    fwrite(page, 1, length, stdout);
    return 0;
}
