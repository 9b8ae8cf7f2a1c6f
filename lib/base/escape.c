/* SPDX-License-Identifier: MIT */
/* Escapes texts for markup, JSON and plain text, and sanitizes texts from elsewhere. */
#include "base/escape.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* How a byte is handled, by format: it is copied together with its neighbours, or it has to be
 * examined.  The bits are: */
#define CONTROL 0x80  /* in foreign text: C0 controls and DEL */
#define BEYOND 0x40   /* in foreign text: not ASCII */
#define UNLINKED 0x20 /* not allowed in an address (RFC 3986 section 2), in addition to CONTROL */
static const uint8_t needs[256] = {
    [0x00 ... 0x1f] = CONTROL | 1u << ESCAPE_JSON,
    [0x7f] = CONTROL,
    [0x80 ... 0xff] = BEYOND,
    ['"'] = 1u << ESCAPE_MARKUP | 1u << ESCAPE_JSON | UNLINKED,
    ['&'] = 1u << ESCAPE_MARKUP,
    ['\''] = 1u << ESCAPE_MARKUP,
    ['<'] = 1u << ESCAPE_MARKUP | UNLINKED,
    ['>'] = 1u << ESCAPE_MARKUP | UNLINKED,
    ['\\'] = 1u << ESCAPE_JSON | UNLINKED,
    [' '] = UNLINKED,
    ['^'] = UNLINKED,
    ['`'] = UNLINKED,
    ['{' ... '}'] = UNLINKED,
};

/* Sixteen bytes that are compared at once, with whatever instructions the machine has.  They are
 * passed by address, because how they are passed by value depends on the extensions of the
 * processor (on i386, SSE). */
typedef int8_t block __attribute__((vector_size(16)));
typedef uint8_t unsigned_block __attribute__((vector_size(16)));

/* Marks bytes of a block that may have to be escaped in some format.  A few comparisons cover many
 * bytes, so bytes that need no escaping are marked, too, such as # and ~. */
static inline void mark_special(block *special, const block *bytes)
{
    block b = *bytes;
    /* Adding one makes DEL negative, as bytes beyond ASCII already are.  Controls remain small. */
    block next = (block)((unsigned_block)b + 1);
    *special |= (next < 0x21) | ((b | 5) == '\'') |   /* and " # & */
                ((b & (int8_t)0x9d) == ('<' & 0x9d)); /* and > \ ^ | ~ */
}

static inline bool is_zero(const block *b)
{
    uint64_t halves[2];
    memcpy(halves, b, sizeof halves);
    return !(halves[0] | halves[1]);
}

static inline bool is_plain_block(const char *data)
{
    block b, special = {0};
    memcpy(&b, data, sizeof b);
    mark_special(&special, &b);
    return is_zero(&special);
}

/* The number of bytes at the start that have no bit of mask, one by one. */
static size_t short_run_length(const char *data, size_t n, unsigned mask)
{
    size_t i = 0;
    while (i < n && !(needs[(uint8_t)data[i]] & mask))
        i++;
    return i;
}

/* The same in blocks.  The rest at the end is compared together with the bytes before it. */
static size_t run_length(const char *data, size_t n, unsigned mask)
{
    size_t i = 0;
    for (; n - i >= sizeof(block); i += sizeof(block)) {
        size_t run = sizeof(block);
        if (!is_plain_block(data + i))
            run = short_run_length(data + i, sizeof(block), mask);
        if (run < sizeof(block))
            return i + run;
    }
    if (n >= sizeof(block) && is_plain_block(data + n - sizeof(block)))
        return n;
    return i + short_run_length(data + i, n - i, mask);
}

static inline void copy_block(char *to, const char *data, block *special)
{
    block b;
    memcpy(&b, data, sizeof b);
    memcpy(to, &b, sizeof b);
    mark_special(special, &b);
}

/* Copies at least half a block and less than a block as two halves that may overlap. */
static inline bool copy_halves(char *to, const char *data, size_t n)
{
    uint64_t halves[2];
    memcpy(&halves[0], data, sizeof halves[0]);
    memcpy(&halves[1], data + n - sizeof halves[1], sizeof halves[1]);
    memcpy(to, &halves[0], sizeof halves[0]);
    memcpy(to + n - sizeof halves[1], &halves[1], sizeof halves[1]);
    return is_plain_block((const char *)halves);
}

static inline bool copy_blocks(char *to, const char *data, size_t n)
{
    size_t last = n - sizeof(block);
    block special = {0};
    copy_block(to + last, data + last, &special);
    for (size_t i = 0; i < last; i += sizeof(block))
        copy_block(to + i, data + i, &special);
    return is_zero(&special);
}

bool escape_copy_plain(char *to, struct lingo_text text)
{
    if (text.length < sizeof(block) / 2)
        return false;
    if (text.length < sizeof(block))
        return copy_halves(to, text.data, text.length);
    return copy_blocks(to, text.data, text.length);
}

static inline bool append_plain(struct buffer *to, struct lingo_text text)
{
    if (to->length > to->size || to->size - to->length < text.length ||
        !escape_copy_plain(to->data + to->length, text))
        return false;
    to->length += text.length;
    return true;
}

static void append_markup(struct buffer *to, char c)
{
    switch (c) {
    case '"':
        return buffer_append(to, "&quot;", 6);
    case '&':
        return buffer_append(to, "&amp;", 5);
    case '\'':
        return buffer_append(to, "&#39;", 5);
    case '<':
        return buffer_append(to, "&lt;", 4);
    default:
        return buffer_append(to, "&gt;", 4);
    }
}

static void append_json(struct buffer *to, char c)
{
    static const char digits[] = "0123456789abcdef";
    char control[6] = {'\\', 'u', '0', '0', digits[(uint8_t)c >> 4 & 15], digits[(uint8_t)c & 15]};
    char quoted[2] = {'\\', c};
    if ((uint8_t)c < 0x20)
        buffer_append(to, control, sizeof control);
    else
        buffer_append(to, quoted, sizeof quoted);
}

static void append_special(struct buffer *to, enum escape escape, char c)
{
    if (escape == ESCAPE_MARKUP)
        append_markup(to, c);
    else
        append_json(to, c);
}

void escape_own(struct buffer *to, enum escape escape, struct lingo_text text)
{
    if (append_plain(to, text))
        return;
    unsigned mask = escape == ESCAPE_TEXT ? 0 : 1u << escape;
    while (text.length) {
        size_t n = run_length(text.data, text.length, mask);
        buffer_append(to, text.data, n);
        if (n == text.length)
            break;
        append_special(to, escape, text.data[n++]);
        text.data += n;
        text.length -= n;
    }
}

/* Whether a foreign character must be replaced. */
static bool is_refused(uint32_t point)
{
    return point == UTF8_MALFORMED || (point >= 0x80 && point <= 0x9f) /* C1 */
           || (point >= 0x2028 && point <= 0x202e) /* separators, embeddings, overrides */
           || (point >= 0x2066 && point <= 0x2069) /* isolates */
           || (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) == 0xfffe;
}

/* Appends the first character of a text, which needs to be examined.  Returns its length in
 * bytes. */
static size_t append_foreign(struct buffer *to, enum escape escape, struct lingo_text text)
{
    uint8_t need = needs[(uint8_t)*text.data];
    if (need & BEYOND) {
        struct utf8_character c = utf8_decode(text.data, text.length);
        if (is_refused(c.point))
            buffer_append(to, UTF8_REPLACEMENT, 3);
        else
            buffer_append(to, text.data, c.length);
        return c.length;
    }
    if (!(need & CONTROL))
        append_special(to, escape, *text.data);
    else if (*text.data == '\t' || *text.data == '\n' || *text.data == '\r')
        buffer_append_char(to, ' ');
    else
        buffer_append(to, UTF8_REPLACEMENT, 3);
    return 1;
}

/* The length to which a text is truncated: limit, or less so that no character is split. */
static size_t cut_length(struct lingo_text text, size_t limit)
{
    size_t cut = limit;
    while (cut && limit - cut < 3 && ((uint8_t)text.data[cut] & 0xc0) == 0x80)
        cut--;
    return cut;
}

/* Appends a text, and examines characters one by one where necessary. */
static __attribute__((noinline)) void append_escaped(struct buffer *to, enum escape escape,
                                                     struct lingo_text text, size_t limit)
{
    unsigned mask = CONTROL | BEYOND | (escape == ESCAPE_TEXT ? 0 : 1u << escape);
    bool is_cut = text.length > limit;
    if (is_cut)
        text.length = cut_length(text, limit);
    while (text.length) {
        size_t n = run_length(text.data, text.length, mask);
        buffer_append(to, text.data, n);
        text.data += n;
        text.length -= n;
        if (!text.length)
            break;
        n = append_foreign(to, escape, text);
        text.data += n;
        text.length -= n;
    }
    if (is_cut)
        buffer_append(to, "\xe2\x80\xa6", 3);
}

void escape_foreign(struct buffer *to, enum escape escape, struct lingo_text text, size_t limit)
{
    if (text.length > limit || !append_plain(to, text))
        append_escaped(to, escape, text, limit);
}

/* Whether the scheme of an address is safe to follow.  A relative address has no colon before its
 * first slash, question mark or number sign (RFC 3986 section 4.2). */
static bool has_safe_scheme(struct lingo_text address)
{
    static const struct lingo_text schemes[] = {{"https", 5}, {"http", 4}, {"mailto", 6}};
    size_t n = 0;
    while (n < address.length && !strchr(":/?#", address.data[n]))
        n++;
    if (n == address.length || address.data[n] != ':')
        return true;
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
        if (schemes[i].length == n && ascii_equal_ignoring_case(address.data, schemes[i].data, n))
            return true;
    return false;
}

bool escape_is_link(struct lingo_text address, size_t limit)
{
    if (!address.length || address.length > limit)
        return false;
    for (size_t i = 0; i < address.length;) {
        i += short_run_length(address.data + i, address.length - i, CONTROL | UNLINKED | BEYOND);
        if (i == address.length)
            break;
        if (!(needs[(uint8_t)address.data[i]] & BEYOND))
            return false;
        struct utf8_character c = utf8_decode(address.data + i, address.length - i);
        if (is_refused(c.point))
            return false;
        i += c.length;
    }
    return has_safe_scheme(address);
}

bool escape_is_field_value(struct lingo_text text, size_t limit)
{
    if (!text.length || text.length > limit || text.data[0] == ' ' ||
        text.data[text.length - 1] == ' ')
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] < ' ' || text.data[i] > '~')
            return false;
    return true;
}
