/* SPDX-License-Identifier: MIT */
/* Parses and writes status lines, and compares their phrases with the registered ones. */
#include "check/check-impl.h"

#include "base/buffer.h"
#include "check/syntax.h"
#include "registry/status.h"

static bool skip_prefix(struct lingo_text *text, const char *prefix)
{
    size_t n = strlen(prefix);
    if (text->length < n || !ascii_equal_ignoring_case(text->data, prefix, n))
        return false;
    *text = (struct lingo_text){text->data + n, text->length - n};
    return true;
}

/* Parses "HTTP/1.1" or, for HTTP/2 and later, "HTTP/2".  Returns false if the text starts with
 * something else. */
static bool parse_version(struct lingo_text *text, struct lingo_status_line *result)
{
    const char *start = text->data;
    if (!skip_prefix(text, "HTTP/"))
        return false;
    size_t n = 0;
    while (n < text->length && text->data[n] != ' ')
        n++;
    const char *digits = text->data;
    if (n == 3 && ascii_is_digit(digits[0]) && digits[1] == '.' && ascii_is_digit(digits[2]))
        result->version = (digits[0] - '0') * 10 + (digits[2] - '0');
    else if (n == 1 && ascii_is_digit(*digits) && *digits >= '2')
        result->version = (*digits - '0') * 10;
    if (!result->version || memcmp(start, "HTTP", 4) != 0)
        result->faults |= LINGO_LINE_FAULT_VERSION;
    *text = (struct lingo_text){text->data + n, text->length - n};
    return true;
}

static void parse_code(struct lingo_text *text, struct lingo_status_line *result)
{
    size_t n = 0;
    int code = 0;
    while (n < text->length && text->data[n] != ' ') {
        char c = text->data[n++];
        code = ascii_is_digit(c) && code >= 0 && code < 1000 ? code * 10 + (c - '0') : -1;
    }
    result->code = n && code < 1000 ? code : -1;
    if (n != 3 || code < 100 || code > 599)
        result->faults |= LINGO_LINE_FAULT_CODE;
    *text = (struct lingo_text){text->data + n, text->length - n};
}

static void parse_phrase(struct lingo_text text, struct lingo_status_line *result)
{
    if (!text.length) {
        if (result->version && result->version < 20)
            result->faults |= LINGO_LINE_FAULT_NO_SPACE;
        return;
    }
    result->phrase = (struct lingo_text){text.data + 1, text.length - 1};
    for (size_t i = 0; i < result->phrase.length; i++) {
        char c = result->phrase.data[i];
        if (((unsigned char)c < ' ' && c != '\t') || c == 0x7f)
            result->faults |= LINGO_LINE_FAULT_PHRASE;
    }
}

enum lingo_error lingo_status_line_parse(const char *line, size_t length,
                                         struct lingo_status_line *result)
{
    struct lingo_text rest = {line ? line : "", line ? length : 0};
    *result = (struct lingo_status_line){.code = -1, .phrase = {"", 0}};
    if (skip_prefix(&rest, ":status:")) {
        rest = text_trim(rest, TEXT_OWS);
        result->version = 20;
        parse_code(&rest, result);
        return LINGO_OK;
    }
    if (!parse_version(&rest, result) || !rest.length)
        return LINGO_ERROR_FORMAT;
    rest = (struct lingo_text){rest.data + 1, rest.length - 1};
    if (!rest.length || !ascii_is_digit(*rest.data))
        return LINGO_ERROR_FORMAT;
    parse_code(&rest, result);
    parse_phrase(rest, result);
    return LINGO_OK;
}

size_t lingo_status_line_write(char *buffer, size_t size, int version, int code)
{
    struct buffer out = {buffer, size, 0};
    if (code < 100 || code > 599 || version < 10 || version > 99) {
        if (size)
            *buffer = '\0';
        return 0;
    }
    buffer_append_string(&out, "HTTP/");
    buffer_append_number(&out, (uint64_t)(version / 10));
    if (version < 20 || version % 10) {
        buffer_append_char(&out, '.');
        buffer_append_number(&out, (uint64_t)(version % 10));
    }
    buffer_append_char(&out, ' ');
    buffer_append_number(&out, (uint64_t)code);
    if (version < 20) {
        buffer_append_char(&out, ' ');
        buffer_append_string(&out, lingo_reason_phrase(code));
    }
    return buffer_finish(&out);
}

static bool is_vendor_phrase(int code, struct lingo_text phrase)
{
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct lingo_status *row = lingo_vendor_at(i);
        if (lingo_status_code(row) == code && text_is_word(phrase, lingo_status_phrase(row)))
            return true;
    }
    return false;
}

static bool is_former_phrase(const struct lingo_status *status, struct lingo_text phrase)
{
    const char *former;
    for (size_t i = 0; (former = lingo_status_former_phrase(status, i)); i++)
        if (text_is_word(phrase, former))
            return true;
    return false;
}

enum lingo_phrase_match lingo_status_compare_phrase(int code, const char *phrase, size_t length)
{
    struct lingo_text text = {phrase ? phrase : "", phrase ? length : 0};
    if (!text.length)
        return LINGO_PHRASE_MATCH_EMPTY;
    const struct lingo_status *status = lingo_status_find(code);
    const char *phrase_of_code = lingo_reason_phrase(code);
    if (!*phrase_of_code)
        phrase_of_code = lingo_status_phrase(status);
    if (text_is_word(text, phrase_of_code))
        return memcmp(text.data, phrase_of_code, text.length) != 0 ? LINGO_PHRASE_MATCH_CASE
                                                                   : LINGO_PHRASE_MATCH_SAME;
    if (status && is_former_phrase(status, text))
        return LINGO_PHRASE_MATCH_FORMER;
    if (is_vendor_phrase(code, text))
        return LINGO_PHRASE_MATCH_VENDOR;
    const struct lingo_status *other = status_of_phrase(text);
    return other && lingo_status_code(other) != code ? LINGO_PHRASE_MATCH_OTHER
                                                     : LINGO_PHRASE_MATCH_UNKNOWN;
}
