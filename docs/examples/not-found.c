/* SPDX-License-Identifier: MIT */
/* Prints the fields and the page for a request that failed with 404. */
#include <httplingo.h>
#include <stdio.h>

int main(void)
{
    struct lingo_request request = {.code = 404, .accept_language = {"fr-CA, fr;q=0.9", 15}};
    struct lingo_response response;
    char page[8192];
    size_t length = lingo_page_write(NULL, &request, page, sizeof page, &response);
    for (size_t i = 0; i < response.header_count; i++)
        printf("%s: %s\n", response.headers[i].name.data, response.headers[i].value.data);
    printf("\n%.*s\n", (int)length, page);
    return 0;
}
