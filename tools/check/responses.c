/* SPDX-License-Identifier: MIT */
/* The list of responses that were read. */
#include "tools/check/check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct response *responses_add(struct responses *responses)
{
    if (responses->count == responses->room) {
        size_t room = responses->room ? responses->room * 2 : 8;
        struct response *items = realloc(responses->items, room * sizeof *items);
        if (!items) {
            cli_error(EXIT_IO, "%s", strerror(ENOMEM));
            return NULL;
        }
        responses->items = items;
        responses->room = room;
    }
    struct response *response = &responses->items[responses->count++];
    *response = (struct response){.code = -1};
    return response;
}

void responses_free(struct responses *responses)
{
    for (size_t i = 0; i < responses->count; i++) {
        struct response *response = &responses->items[i];
        free(response->method);
        free(response->url);
        free(response->bytes);
        free(response->findings);
        free(response->check);
    }
    free(responses->items);
    *responses = (struct responses){0};
}

char *response_word(const char *text)
{
    char *copy = strdup(text);
    for (char *c = copy; c && *c; c++)
        if (*c < '!' || *c > '~')
            *c = '?';
    return copy;
}

bool response_set(struct response *response, const char *head, size_t head_length,
                  const char *content, size_t content_length)
{
    char *bytes = malloc(head_length + content_length + 1);
    if (!bytes) {
        cli_error(EXIT_IO, "%s", strerror(ENOMEM));
        return false;
    }
    memcpy(bytes, head, head_length);
    if (content_length)
        memcpy(bytes + head_length, content, content_length);
    bytes[head_length + content_length] = '\0';
    free(response->bytes);
    response->bytes = bytes;
    response->head_length = head_length;
    response->length = head_length + content_length;
    return true;
}
