/* SPDX-License-Identifier: MIT */
/* Extension members of problem details (RFC 9457 section 3.2), which are added by an
 * application. */
#include "page/extension.h"

#include "base/ascii.h"
#include "base/json.h"
#include "base/report.h"
#include "base/text.h"
#include "page/page.h"

/* ---- checks ---- */

enum lingo_error lingo_extension_check(const struct lingo_extension *extension,
                                       struct lingo_report *report)
{
    struct lingo_text name = extension->name;
    int shown = (int)(name.length < 60 ? name.length : 60);
    if (!name_is_extension(name))
        return report_error(report, LINGO_ERROR_FORMAT,
                            "\"%.*s\" is not a valid member name; expected up to %d letters, "
                            "digits and underscores, starting with a letter, but not with xml",
                            shown, name.data ? name.data : "", NAME_EXTENSION_MAX);
    if (page_has_member(name))
        return report_error(report, LINGO_ERROR_ARGUMENT,
                            "the member name \"%.*s\" is reserved for pages themselves", shown,
                            name.data);
    if (!json_is_value(extension->json))
        return report_error(report, LINGO_ERROR_FORMAT,
                            "the value of \"%.*s\" is not valid; expected a single JSON value in "
                            "UTF-8, with arrays and objects nested at most %d deep",
                            shown, name.data, JSON_DEPTH);
    return LINGO_OK;
}

/* ---- JSON and XML ---- */

void extension_append_json(struct buffer *to, const struct lingo_extension *extension)
{
    buffer_append_string(to, ",\"");
    buffer_append(to, extension->name.data, extension->name.length);
    buffer_append_string(to, "\":");
    buffer_append(to, extension->json.data, extension->json.length);
}

/* Appends the text of a string, replacing escaped characters that XML does not allow. */
static void append_text(struct buffer *to, struct lingo_text text)
{
    char storage[JSON_PIECE];
    while (text.length) {
        struct lingo_text piece = json_next_piece(&text, storage);
        escape_foreign(to, ESCAPE_MARKUP, piece, piece.length);
    }
}

/* Whether a key is also a valid name in XML, as most are. */
static bool is_element_name(struct lingo_text key)
{
    if (!key.length || (!ascii_is_alpha(key.data[0]) && key.data[0] != '_'))
        return false;
    for (size_t i = 0; i < key.length; i++)
        if (!ascii_is_alphanumeric(key.data[i]) && (!key.data[i] || !strchr("-_.", key.data[i])))
            return false;
    return !text_starts_word(key, "xml");
}

static const struct lingo_text item = {"i", 1};

/* Starts an element.  If the key is not a valid name, the element is called i and has the key as an
 * attribute. */
static void append_start(struct buffer *to, struct lingo_text key)
{
    bool is_name = is_element_name(key);
    buffer_append_char(to, '<');
    buffer_append(to, is_name ? key.data : item.data, is_name ? key.length : item.length);
    if (!is_name) {
        buffer_append_string(to, " name=\"");
        append_text(to, key);
        buffer_append_char(to, '"');
    }
    buffer_append_char(to, '>');
}

static void append_end(struct buffer *to, struct lingo_text key)
{
    bool is_name = is_element_name(key);
    buffer_append_string(to, "</");
    buffer_append(to, is_name ? key.data : item.data, is_name ? key.length : item.length);
    buffer_append_char(to, '>');
}

static void append_scalar(struct buffer *to, enum json_token token, struct lingo_text text)
{
    if (token == JSON_TRUE || token == JSON_FALSE)
        buffer_append_string(to, token == JSON_TRUE ? "true" : "false");
    else if (token != JSON_NULL)
        append_text(to, text);
}

void extension_append_xml(struct buffer *to, const struct lingo_extension *extension)
{
    struct lingo_text open[JSON_DEPTH], text, key = extension->name;
    struct json_reader reader = json_begin(extension->json);
    for (;;) {
        unsigned depth = reader.depth;
        enum json_token token = json_next(&reader, &text);
        switch (token) {
        case JSON_END:
        case JSON_MALFORMED:
            return;
        case JSON_KEY:
            key = text;
            break;
        case JSON_OBJECT:
        case JSON_ARRAY:
            append_start(to, key);
            open[depth] = key;
            key = item;
            break;
        case JSON_OBJECT_END:
        case JSON_ARRAY_END:
            append_end(to, open[depth - 1]);
            key = item;
            break;
        default:
            append_start(to, key);
            append_scalar(to, token, text);
            append_end(to, key);
            key = item;
        }
    }
}

/* ---- templates ---- */

const struct lingo_extension *extension_find(const struct page *page, struct lingo_text name)
{
    for (size_t i = page->request->extension_count; i-- > 0;)
        if (text_equal(page->request->extensions[i].name, name))
            return &page->request->extensions[i];
    return NULL;
}

/* A string or a number is a text. true is a section without a text.  Anything else is treated as
 * missing. */
static struct value value_of(struct page *page, const struct lingo_extension *extension)
{
    struct lingo_text text;
    struct json_reader reader = json_begin(extension->json);
    enum json_token token = json_next(&reader, &text);
    if (lingo_extension_check(extension, NULL) != LINGO_OK)
        return (struct value){.kind = VALUE_ABSENT};
    if (token == JSON_TRUE)
        return page_flag();
    if (token != JSON_STRING && token != JSON_NUMBER)
        return (struct value){.kind = VALUE_ABSENT};
    char storage[JSON_PIECE];
    struct buffer *b = &page->decoded;
    size_t begin = b->length;
    while (text.length) {
        struct lingo_text piece = json_next_piece(&text, storage);
        buffer_append(b, piece.data, piece.length);
    }
    if (b->length > b->size) { /* it does not fit: show nothing instead of a part */
        b->length = begin;
        return (struct value){.kind = VALUE_ABSENT};
    }
    return (struct value){.kind = VALUE_TEXT,
                          .origin = VALUE_FOREIGN,
                          .limit = PAGE_TEXT_MAX,
                          .length = (uint32_t)(b->length - begin),
                          .text = b->data + begin};
}

void page_fill_extensions(struct page *page)
{
    const struct lingo_site *site = page->site;
    page->decoded = (struct buffer){page->decoded_text, sizeof page->decoded_text, 0};
    for (size_t i = 0; i < site->extension_count; i++) {
        const struct lingo_extension *extension = extension_find(page, site->extensions[i]);
        page->extensions[i] =
            extension ? value_of(page, extension) : (struct value){.kind = VALUE_ABSENT};
    }
}
