/* SPDX-License-Identifier: MIT */
/*
 * JSON that an application hands over: tokens lie within the text and are nested, and strings stand
 * for UTF-8.  As an extension, a value makes a page that is JSON, or the extension is refused.
 */
#include "tests/fuzz/require.h"

#include "base/json.h"

#include <httplingo/page.h>

#define PAGE_SIZE (64 << 10)

static void check_string(struct lingo_text text)
{
    char storage[JSON_PIECE];
    size_t length = text.length;
    while (text.length) {
        size_t before = text.length;
        struct lingo_text piece = json_next_piece(&text, storage);
        require(text.length < before, "a piece takes nothing");
        require(piece.length && utf8_is_valid(piece.data, piece.length), "a piece is not UTF-8");
        require(piece.length <= length, "a piece is longer than the string");
    }
}

static int depth_change(enum json_token token)
{
    bool opens = token == JSON_OBJECT || token == JSON_ARRAY;
    return opens ? 1 : token == JSON_OBJECT_END || token == JSON_ARRAY_END ? -1 : 0;
}

/* Whether all tokens can be read, and how deep they are nested. */
static bool walk(struct lingo_text text, int *deepest)
{
    struct json_reader reader = json_begin(text);
    int depth = *deepest = 0;
    for (size_t count = 0;; count++) {
        struct lingo_text value = {NULL, 0};
        enum json_token token = json_next(&reader, &value);
        require(count <= text.length + 1, "more tokens than bytes");
        depth += depth_change(token);
        *deepest = depth > *deepest ? depth : *deepest;
        require(depth >= 0 && depth <= JSON_DEPTH, "the depth");
        if (token == JSON_KEY || token == JSON_STRING || token == JSON_NUMBER)
            require(is_within(value, text.data, text.length), "a token outside of the text");
        if (token == JSON_KEY || token == JSON_STRING)
            check_string(value);
        if (token != JSON_END && token != JSON_MALFORMED)
            continue;
        require(token == JSON_MALFORMED || !depth, "an end within an array or an object");
        require(json_next(&reader, &value) == token, "the end is not the end");
        return token == JSON_END;
    }
}

/* The page is an object around the value, which must not be too deep then to be read again. */
static void check_page(struct lingo_text json, unsigned media, bool is_sent, int depth)
{
    static char page[PAGE_SIZE];
    struct lingo_extension extension = {{"extra", 5}, json};
    struct lingo_request request = {
        .code = 404, .media = media, .extensions = &extension, .extension_count = 1};
    size_t length = lingo_page_write(NULL, &request, page, sizeof page, NULL);
    if (length >= sizeof page)
        return;
    require(utf8_is_valid(page, length), "the page is not UTF-8");
    if (media == 1u << LINGO_MEDIA_PROBLEM_XML) {
        require_clean(page, length, true, "the page is not clean");
    } else { /* spaces between tokens are those of the application */
        require(depth == JSON_DEPTH || json_is_value((struct lingo_text){page, length}),
                "the page is not JSON");
        require((strstr(page, "\"extra\":") != NULL) == is_sent, "the extension on the page");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lingo_text text = {(const char *)data, size};
    struct lingo_extension extension = {{"extra", 5}, text};
    bool is_value = json_is_value(text);
    int depth;
    require(walk(text, &depth) == is_value, "the tokens and the value disagree");
    bool is_sent = lingo_extension_check(&extension, NULL) == LINGO_OK;
    require(is_value || !is_sent, "what is no value is sent");
    check_page(text, 1u << LINGO_MEDIA_PROBLEM_JSON, is_sent, depth);
    check_page(text, 1u << LINGO_MEDIA_PROBLEM_XML, is_sent, depth);
    return 0;
}
