/* SPDX-License-Identifier: MIT */
/* The library's own pages, to compare those of bindings with: every registered code in ten
 * languages and three formats.  Writes "CODE LANGUAGE FORMAT FIELDS LENGTH" for each, then the
 * fields a line each, then the content and a line feed. */
#include <httplingo.h>
#include <stdio.h>
#include <string.h>

static const char *const languages[] = {"ar", "de", "en", "es",    "fa",
                                        "fr", "he", "ja", "pt-BR", "zh-Hans"};
static const enum lingo_media formats[] = {LINGO_MEDIA_HTML, LINGO_MEDIA_PROBLEM_JSON,
                                           LINGO_MEDIA_TEXT};

static void write_page(int code, const char *language, enum lingo_media format)
{
    static char content[1 << 16];
    static const char address[] = "/a?b=<c>&d";
    struct lingo_response response;
    const struct lingo_parameter parameters[] = {
        {LINGO_PARAMETER_URI, {address, sizeof address - 1}},
        {LINGO_PARAMETER_RETRY_AFTER, {"120", 3}},
        {LINGO_PARAMETER_ALLOW, {"GET, HEAD", 9}},
    };
    struct lingo_request request = {.code = code,
                                    .accept_language = {language, strlen(language)},
                                    .media = 1u << format,
                                    .parameters = parameters,
                                    .parameter_count = 3};
    size_t length = lingo_page_write(NULL, &request, content, sizeof content, &response);
    printf("%d %s %s %zu %zu\n", code, language, lingo_media_name(format), response.header_count,
           length);
    for (size_t i = 0; i < response.header_count; i++)
        printf("%s: %s\n", response.headers[i].name.data, response.headers[i].value.data);
    fwrite(content, 1, length, stdout);
    putchar('\n');
}

int main(void)
{
    for (size_t i = 0; i < lingo_status_count(); i++)
        for (size_t j = 0; j < sizeof languages / sizeof languages[0]; j++)
            for (size_t k = 0; k < sizeof formats / sizeof formats[0]; k++)
                write_page(lingo_status_code(lingo_status_at(i)), languages[j], formats[k]);
    return 0;
}
