/* SPDX-License-Identifier: MIT */
/*
 * What "httplingo check" reads: HAR files and the output of curl.  Each response is checked, and
 * the reports as text, JSON, TSV and SARIF are clean; or an error says in one clean line what is
 * wrong.
 */
#include "tests/fuzz/require.h"

#include "tools/check/check.h"

/* What is printed meanwhile. */
struct capture {
    FILE **stream, *before;
    char *text;
    size_t length;
};

static struct capture begin_capture(FILE **stream)
{
    return (struct capture){.stream = stream, .before = *stream};
}

static void start_capture(struct capture *capture)
{
    *capture->stream = open_memstream(&capture->text, &capture->length);
    if (!*capture->stream)
        abort();
}

static void end_capture(struct capture *capture)
{
    fclose(*capture->stream);
    *capture->stream = capture->before;
}

/* Lines of printable text, and in TSV the tabs between the columns. */
static void check_text(const struct capture *printed, bool has_tabs)
{
    require(utf8_is_valid(printed->text, printed->length), "what is printed is not UTF-8");
    for (size_t i = 0; i < printed->length; i++) {
        unsigned char c = (unsigned char)printed->text[i];
        require((c >= ' ' && c != 0x7f) || c == '\n' || (has_tabs && c == '\t'),
                "what is printed is not clean");
    }
}

static void check_json_text(const struct capture *printed)
{
    json_t *document = json_loadb(printed->text, printed->length, 0, NULL);
    require(document != NULL, "the report is not JSON");
    json_decref(document);
}

static void show(const struct responses *responses, const struct check_options *options)
{
    for (enum check_format format = CHECK_TEXT; format <= CHECK_SARIF; format++) {
        struct capture out = begin_capture(&stdout);
        start_capture(&out);
        int code = show_responses(responses, format, options);
        end_capture(&out);
        require(code == EXIT_DONE || code == EXIT_FINDING, "the report is not shown");
        if (format == CHECK_JSON || format == CHECK_SARIF)
            check_json_text(&out);
        else
            check_text(&out, format == CHECK_TSV);
        free(out.text);
    }
}

static int read_input(struct responses *responses, const uint8_t *data, size_t size,
                      const struct check_options *options)
{
    struct capture errors = begin_capture(&stderr);
    start_capture(&errors);
    int code = read_responses(responses, (const char *)data, size, options);
    end_capture(&errors);
    require((code == EXIT_DONE) == !errors.length, "an error without words, or words without one");
    if (errors.length) {
        check_text(&errors, false);
        require(strchr(errors.text, '\n') == errors.text + errors.length - 1, "not one line");
    }
    free(errors.text);
    return code;
}

/* The command reads files, which end with a NUL in memory. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct command command = {.name = "check"};
    struct check_options options = {
        .source = "input", .level = LINGO_LEVEL_MAY, .language = cli_parse_language("en")};
    struct responses responses = {NULL, 0, 0};
    uint8_t *text = malloc(size + 1);
    if (!text)
        abort();
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    cli_begin(&command);
    if (read_input(&responses, text, size, &options) == EXIT_DONE) {
        for (size_t i = 0; i < responses.count; i++)
            require(check_response(&responses.items[i], i ? &responses.items[0] : NULL, &options) ==
                        EXIT_DONE,
                    "a response is not checked");
        show(&responses, &options);
    }
    responses_free(&responses);
    free(text);
    return 0;
}
