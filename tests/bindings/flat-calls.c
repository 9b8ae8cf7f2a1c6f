/* SPDX-License-Identifier: MIT */
/*
 * The flat functions of the installed library on request, so that a test can compare what others
 * return with it.
 *
 * Reads calls from standard input, "NAME NUMBER LENGTH" in a line and so many bytes behind it, and
 * writes the results, "CODE LENGTH" in a line and so many bytes behind it.
 */
#include <httplingo.h>
#include <httplingo/flat.h>
#include <httplingo/messages.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIZE (1 << 20)

static char input[SIZE], output[SIZE], fields[SIZE];
static const struct lingo_site *site;
static const struct lingo_messages *messages;

static void answer(long code, size_t length)
{
    printf("%ld %zu\n", code, length);
    fwrite(output, 1, length, stdout);
}

/* The fields behind the content. */
static void answer_page(size_t length)
{
    size_t page_length, fields_length;
    int code = lingo_flat_page(site, input, length, output, SIZE, &page_length, fields, SIZE,
                               &fields_length);
    memcpy(output + page_length, fields, fields_length);
    answer(code, page_length + fields_length);
}

static void open_site(size_t length)
{
    lingo_site_release(site);
    site = lingo_flat_site_open(input, length, output, SIZE);
    answer(site != NULL, strlen(output));
}

static void open_messages(size_t length)
{
    lingo_messages_release(messages);
    messages = lingo_flat_messages_open(input, length, output, SIZE);
    answer(messages != NULL, strlen(output));
}

static void call(const char *name, long number, size_t length)
{
    int code = (int)(number / 10), field = (int)(number % 10);
    if (!strcmp(name, "page"))
        answer_page(length);
    else if (!strcmp(name, "site"))
        open_site(length);
    else if (!strcmp(name, "messages"))
        open_messages(length);
    else if (!strcmp(name, "message"))
        answer(0, lingo_flat_message(messages, input, length, output, SIZE));
    else if (!strcmp(name, "check"))
        answer(0, lingo_flat_check(input, length, output, SIZE));
    else if (!strcmp(name, "negotiate"))
        answer(0, lingo_flat_negotiate(NULL, input, length, output, SIZE));
    else if (!strcmp(name, "status"))
        answer(0, lingo_flat_status((int)number, output, SIZE));
    else if (!strcmp(name, "language"))
        answer(0, lingo_flat_language(NULL, (size_t)number, output, SIZE));
    else if (!strcmp(name, "method"))
        answer(0, lingo_flat_method(input, length, output, SIZE));
    else if (!strcmp(name, "text"))
        answer(0, lingo_flat_text(NULL, input, length, code, field, output, SIZE));
    else
        exit(2);
}

int main(void)
{
    char name[32];
    long number;
    size_t length;
    while (scanf("%31s %ld %zu", name, &number, &length) == 3) {
        if (getchar() != '\n' || length > SIZE || fread(input, 1, length, stdin) != length)
            return 2;
        call(name, number, length);
    }
    lingo_site_release(site);
    lingo_messages_release(messages);
    return 0;
}
