/* SPDX-License-Identifier: MIT */
/* Parses JSON (RFC 8259) from an application, token by token, without allocating memory. */
#include "base/json.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

struct json_reader json_begin(struct lingo_text text)
{
    return (struct json_reader){.at = text.data, .end = text.data + text.length, .last = JSON_END};
}

static bool has(const struct json_reader *reader, char c)
{
    return reader->at < reader->end && *reader->at == c;
}

static bool take(struct json_reader *reader, char c)
{
    bool found = has(reader, c);
    reader->at += found;
    return found;
}

static bool take_word(struct json_reader *reader, const char *word)
{
    size_t n = strlen(word);
    if ((size_t)(reader->end - reader->at) < n || memcmp(reader->at, word, n) != 0)
        return false;
    reader->at += n;
    return true;
}

static void skip_space(struct json_reader *reader)
{
    while (has(reader, ' ') || has(reader, '\t') || has(reader, '\n') || has(reader, '\r'))
        reader->at++;
}

/* ---- strings ---- */

/* Four hexadecimal digits; UTF8_MALFORMED if they are not. */
static uint32_t read_unit(const char *at, const char *end)
{
    uint32_t unit = 0;
    if (end - at < 4)
        return UTF8_MALFORMED;
    for (int i = 0; i < 4; i++) {
        int value = ascii_hex_value(at[i]);
        if (value < 0)
            return UTF8_MALFORMED;
        unit = unit << 4 | (uint32_t)value;
    }
    return unit;
}

/* Reads the letter that follows a backslash.  The digits after "u" are read as characters. */
static bool take_escape(struct json_reader *reader)
{
    if (take(reader, 'u'))
        return read_unit(reader->at, reader->end) != UTF8_MALFORMED;
    bool is_known = reader->at < reader->end && *reader->at && strchr("\"\\/bfnrt", *reader->at);
    reader->at += is_known;
    return is_known;
}

/* Reads a string, starting at its quotation mark. */
static bool take_string(struct json_reader *reader, struct lingo_text *text)
{
    if (!take(reader, '"'))
        return false;
    text->data = reader->at;
    while (reader->at < reader->end && *reader->at != '"') {
        if ((unsigned char)*reader->at < 0x20)
            return false;
        if (take(reader, '\\')) {
            if (!take_escape(reader))
                return false;
            continue;
        }
        struct utf8_character c = utf8_decode(reader->at, (size_t)(reader->end - reader->at));
        if (c.point == UTF8_MALFORMED)
            return false;
        reader->at += c.length;
    }
    text->length = (size_t)(reader->at - text->data);
    return take(reader, '"');
}

static size_t encode(char to[JSON_PIECE], uint32_t point)
{
    static const unsigned char leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    size_t n = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1; point >>= 6)
        to[i] = (char)(0x80 | (point & 0x3f));
    to[0] = (char)(leads[n] | point);
    return n;
}

/* The character of the digits after \u, with the second half of a surrogate pair.  "used" is set to
 * the number of bytes. */
static uint32_t read_escaped(struct lingo_text digits, size_t *used)
{
    const char *at = digits.data, *end = at + digits.length;
    uint32_t unit = read_unit(at, end), low = UTF8_MALFORMED;
    *used = 4;
    if (unit < 0xd800 || unit > 0xdfff)
        return unit;
    if (unit < 0xdc00 && digits.length >= 10 && at[4] == '\\' && at[5] == 'u')
        low = read_unit(at + 6, end);
    if (low < 0xdc00 || low > 0xdfff)
        return 0xfffd;
    *used = 10;
    return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

struct lingo_text json_next_piece(struct lingo_text *rest, char storage[JSON_PIECE])
{
    static const char letters[] = "bfnrt", controls[] = "\b\f\n\r\t";
    struct lingo_text piece = *rest;
    const char *escape = memchr(rest->data, '\\', rest->length);
    size_t used = escape ? (size_t)(escape - rest->data) : rest->length;
    piece.length = used;
    if (!used && rest->length >= 2) {
        char c = rest->data[1];
        const char *letter = memchr(letters, c, sizeof letters - 1);
        uint32_t point = (unsigned char)(letter ? controls[letter - letters] : c);
        if (c == 'u')
            point = read_escaped((struct lingo_text){rest->data + 2, rest->length - 2}, &used);
        piece = (struct lingo_text){storage, encode(storage, point)};
        used += 2;
    }
    *rest = (struct lingo_text){rest->data + used, rest->length - used};
    return piece;
}

/* ---- numbers ---- */

static bool take_digits(struct json_reader *reader)
{
    const char *begin = reader->at;
    while (reader->at < reader->end && ascii_is_digit(*reader->at))
        reader->at++;
    return reader->at > begin;
}

static bool take_number(struct json_reader *reader, struct lingo_text *text)
{
    text->data = reader->at;
    take(reader, '-');
    if (!take(reader, '0') && !take_digits(reader))
        return false;
    if (take(reader, '.') && !take_digits(reader))
        return false;
    if (take(reader, 'e') || take(reader, 'E')) {
        if (!take(reader, '+'))
            take(reader, '-');
        if (!take_digits(reader))
            return false;
    }
    text->length = (size_t)(reader->at - text->data);
    return true;
}

/* ---- structure ---- */

static bool is_in_object(const struct json_reader *reader)
{
    return reader->depth && reader->objects >> (reader->depth - 1) & 1;
}

static enum json_token open(struct json_reader *reader, bool object)
{
    if (reader->depth == JSON_DEPTH)
        return JSON_MALFORMED;
    uint32_t bit = UINT32_C(1) << reader->depth++;
    reader->objects = object ? reader->objects | bit : reader->objects & ~bit;
    return object ? JSON_OBJECT : JSON_ARRAY;
}

static enum json_token read_value(struct json_reader *reader, struct lingo_text *text)
{
    if (take(reader, '{'))
        return open(reader, true);
    if (take(reader, '['))
        return open(reader, false);
    if (has(reader, '"'))
        return take_string(reader, text) ? JSON_STRING : JSON_MALFORMED;
    if (take_word(reader, "true"))
        return JSON_TRUE;
    if (take_word(reader, "false"))
        return JSON_FALSE;
    if (take_word(reader, "null"))
        return JSON_NULL;
    return take_number(reader, text) ? JSON_NUMBER : JSON_MALFORMED;
}

static enum json_token read_key(struct json_reader *reader, struct lingo_text *text)
{
    if (!take_string(reader, text))
        return JSON_MALFORMED;
    skip_space(reader);
    return take(reader, ':') ? JSON_KEY : JSON_MALFORMED;
}

/* Reads inside an array or an object, where its end or the next member follows. */
static enum json_token read_member(struct json_reader *reader, struct lingo_text *text)
{
    bool object = is_in_object(reader), first = reader->last == (object ? JSON_OBJECT : JSON_ARRAY);
    if (take(reader, object ? '}' : ']')) {
        reader->depth--;
        return object ? JSON_OBJECT_END : JSON_ARRAY_END;
    }
    if (!first && !take(reader, ','))
        return JSON_MALFORMED;
    skip_space(reader);
    return object ? read_key(reader, text) : read_value(reader, text);
}

static enum json_token read_token(struct json_reader *reader, struct lingo_text *text)
{
    skip_space(reader);
    if (reader->last == JSON_KEY)
        return read_value(reader, text);
    if (reader->depth)
        return read_member(reader, text);
    if (reader->last == JSON_END)
        return read_value(reader, text);
    return reader->at == reader->end ? JSON_END : JSON_MALFORMED;
}

enum json_token json_next(struct json_reader *reader, struct lingo_text *text)
{
    bool over = reader->last == JSON_MALFORMED || (reader->last == JSON_END && !reader->at);
    if (over)
        return reader->last;
    reader->last = read_token(reader, text);
    if (reader->last == JSON_END)
        reader->at = reader->end = NULL;
    return reader->last;
}

bool json_is_value(struct lingo_text text)
{
    struct json_reader reader = json_begin(text);
    struct lingo_text part;
    if (!text.length)
        return false;
    for (;;) {
        enum json_token token = json_next(&reader, &part);
        if (token == JSON_END || token == JSON_MALFORMED)
            return token == JSON_END;
    }
}
