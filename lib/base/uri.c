/* SPDX-License-Identifier: MIT */
/* Parses URI references (RFC 3986 appendix A), and converts IRIs to them (RFC 3987). */
#include "base/uri.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* ---- characters ---- */

static bool is_unreserved(char c)
{
    return ascii_is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static bool is_sub_delimiter(char c)
{
    return c && strchr("!$&'()*+,;=", c);
}

static bool is_hexadecimal(char c)
{
    return ascii_hex_value(c) >= 0;
}

/* Whether all characters are unreserved, percent-encoded, sub-delims, or contained in others. */
static bool consists_of(struct lingo_text text, const char *others)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (is_unreserved(c) || is_sub_delimiter(c) || (c && strchr(others, c)))
            continue;
        /* The two digits, which are unreserved, are read next. */
        if (c != '%' || text.length - i < 3 || !is_hexadecimal(text.data[i + 1]) ||
            !is_hexadecimal(text.data[i + 2]))
            return false;
    }
    return true;
}

/* The part before the first of these characters.  The rest starts with that character. */
static struct lingo_text cut_before(struct lingo_text *text, const char *characters)
{
    struct lingo_text part = {text->data, 0};
    while (part.length < text->length &&
           (!part.data[part.length] || !strchr(characters, part.data[part.length])))
        part.length++;
    *text = (struct lingo_text){text->data + part.length, text->length - part.length};
    return part;
}

static bool begins_with(struct lingo_text text, char c)
{
    return text.length && text.data[0] == c;
}

static void skip(struct lingo_text *text, size_t n)
{
    *text = (struct lingo_text){text->data + n, text->length - n};
}

/* ---- hosts ---- */

static bool is_byte(struct lingo_text text)
{
    unsigned n = 0;
    if (!text.length || text.length > 3 || (text.length > 1 && text.data[0] == '0'))
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (!ascii_is_digit(text.data[i]))
            return false;
        n = n * 10 + (unsigned)(text.data[i] - '0');
    }
    return n <= 255;
}

static bool is_ipv4(struct lingo_text text)
{
    for (int i = 0; i < 3; i++) {
        if (!is_byte(cut_before(&text, ".")) || !text.length)
            return false;
        skip(&text, 1);
    }
    return is_byte(text);
}

static bool is_group(struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!is_hexadecimal(text.data[i]))
            return false;
    return text.length && text.length <= 4;
}

/* Counts the groups on one side of "::".  An IPv4 address at the end counts as two.  Returns -1 if
 * malformed. */
static int count_groups(struct lingo_text text, bool at_end)
{
    int count = 0;
    while (text.length) {
        struct lingo_text group = cut_before(&text, ":");
        if (at_end && !text.length && memchr(group.data, '.', group.length))
            return is_ipv4(group) ? count + 2 : -1;
        if (!is_group(group) || text.length == 1)
            return -1;
        count++;
        if (text.length)
            skip(&text, 1);
    }
    return count;
}

static bool is_ipv6(struct lingo_text text)
{
    for (size_t i = 0; i + 1 < text.length; i++) {
        if (text.data[i] != ':' || text.data[i + 1] != ':')
            continue;
        int before = count_groups((struct lingo_text){text.data, i}, false);
        int after = count_groups((struct lingo_text){text.data + i + 2, text.length - i - 2}, true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }
    return count_groups(text, true) == 8;
}

/* "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" ) */
static bool is_future_address(struct lingo_text text)
{
    if (!text.length || ascii_lower(text.data[0]) != 'v')
        return false;
    skip(&text, 1);
    struct lingo_text version = cut_before(&text, ".");
    for (size_t i = 0; i < version.length; i++)
        if (!is_hexadecimal(version.data[i]))
            return false;
    return version.length && text.length > 1 && !memchr(text.data, '%', text.length) &&
           consists_of(text, ":");
}

/* ---- parts ---- */

static bool is_port(struct lingo_text text)
{
    if (!text.length)
        return true;
    for (size_t i = 1; i < text.length; i++)
        if (!ascii_is_digit(text.data[i]))
            return false;
    return text.data[0] == ':';
}

static bool is_authority(struct lingo_text text)
{
    struct lingo_text host = text, user = cut_before(&host, "@");
    if (host.length) {
        if (!consists_of(user, ":"))
            return false;
        skip(&host, 1);
    } else {
        host = text;
    }
    if (!begins_with(host, '['))
        return consists_of(cut_before(&host, ":"), "") && is_port(host);
    skip(&host, 1);
    struct lingo_text address = cut_before(&host, "]");
    if (!host.length)
        return false;
    skip(&host, 1);
    return (is_ipv6(address) || is_future_address(address)) && is_port(host);
}

/* Removes a scheme and its colon, if there is one.  A relative reference has no colon in its first
 * segment (section 4.2). */
static bool cut_scheme(struct lingo_text *text)
{
    struct lingo_text rest = *text, scheme = cut_before(&rest, ":/?#");
    if (!begins_with(rest, ':'))
        return true;
    for (size_t i = 0; i < scheme.length; i++)
        if (!ascii_is_alphanumeric(scheme.data[i]) &&
            (!scheme.data[i] || !strchr("+-.", scheme.data[i])))
            return false;
    *text = rest;
    skip(text, 1);
    return scheme.length && ascii_is_alpha(scheme.data[0]);
}

static bool is_reference(struct lingo_text text)
{
    if (!text.length || !cut_scheme(&text))
        return false;
    if (text.length >= 2 && text.data[0] == '/' && text.data[1] == '/') {
        skip(&text, 2);
        if (!is_authority(cut_before(&text, "/?#")))
            return false;
    }
    if (!consists_of(cut_before(&text, "?#"), ":@/"))
        return false;
    /* The query is read together with the question mark before it, which it may contain, too. */
    if (!consists_of(cut_before(&text, "#"), ":@/?"))
        return false;
    if (begins_with(text, '#'))
        skip(&text, 1);
    return consists_of(text, ":@/?");
}

/* ---- IRIs ---- */

/* ucschar and iprivate of RFC 3987 section 2.2, in every part, and the tags of U+E0000 to U+E0FFF,
 * which are harmless when they are percent-encoded. */
static bool is_iri_character(uint32_t point)
{
    return (point >= 0xa0 && point <= 0xd7ff) || (point >= 0xe000 && point <= 0xfdcf) ||
           (point >= 0xfdf0 && point <= 0xffef) ||
           (point >= 0x10000 && point <= 0x10fffd && (point & 0xfffe) != 0xfffe);
}

static size_t append_encoded(char *to, const char *bytes, size_t n)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < n; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        *to++ = '%';
        *to++ = digits[byte >> 4];
        *to++ = digits[byte & 15];
    }
    return 3 * n;
}

size_t uri_from_iri(char *to, size_t size, struct lingo_text text)
{
    size_t length = 0;
    for (size_t i = 0; i < text.length;) {
        struct utf8_character c = utf8_decode(text.data + i, text.length - i);
        bool ascii = c.point < 0x80;
        if ((!ascii && !is_iri_character(c.point)) || size - length < (ascii ? 1 : 3 * c.length))
            return 0;
        if (ascii)
            to[length++] = text.data[i];
        else
            length += append_encoded(to + length, text.data + i, c.length);
        i += c.length;
    }
    return is_reference((struct lingo_text){to, length}) ? length : 0;
}

size_t uri_decode(char *to, size_t size, struct lingo_text text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (n == size)
            return 0;
        if (c == '%') {
            if (text.length - i < 3 || !is_hexadecimal(text.data[i + 1]) ||
                !is_hexadecimal(text.data[i + 2]))
                return 0;
            c = (char)(ascii_hex_value(text.data[i + 1]) << 4 | ascii_hex_value(text.data[i + 2]));
            i += 2;
        }
        to[n++] = c;
    }
    return n;
}
