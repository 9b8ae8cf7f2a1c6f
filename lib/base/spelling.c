/* SPDX-License-Identifier: MIT */
/* Splits names into words at punctuation, capital letters and digits. */
#include "base/spelling.h"

#include "base/text.h"

static bool is_upper(char c)
{
    return ascii_is_alpha(c) && c == ascii_upper(c);
}

/* The length of the separator at the start of a text, or 0.  Web pages and word processors replace
 * ASCII by typographic hyphens, apostrophes and spaces. */
static size_t separator_length(struct lingo_text text)
{
    unsigned char c = (unsigned char)*text.data;
    if (text_starts(text, "\xc2\xa0")) /* U+00A0, no-break space */
        return 2;
    if (text.length >= 3 && text_starts(text, "\xe2\x80") && /* U+2010 to U+201D */
        (unsigned char)text.data[2] >= 0x90 && (unsigned char)text.data[2] <= 0x9d)
        return 3;
    return c < 0x7f && (c >= ' ' || strchr(TEXT_BLANKS, c)) && c && !ascii_is_alphanumeric((char)c);
}

/* Whether a word begins between letters and digits: NotFound, HTTPNotFound, k404. */
static bool is_boundary(struct lingo_text rest, char before)
{
    char c = *rest.data;
    if (ascii_is_digit(before) || ascii_is_digit(c))
        return ascii_is_digit(before) != ascii_is_digit(c);
    if (!is_upper(c))
        return false;
    char after = rest.length > 1 ? rest.data[1] : '\0';
    return !is_upper(before) || (ascii_is_alpha(after) && !is_upper(after));
}

/* The word that is being read, which is the last one. */
static struct lingo_text last_word(const struct spelling *out, size_t length)
{
    size_t begin = out->begins[out->count - 1];
    return (struct lingo_text){out->letters + begin, length - begin};
}

void spelling_read(struct spelling *out, struct lingo_text text)
{
    size_t length = 0;
    bool separated = true, qualified = false;
    out->count = 0;
    while (text.length && length < SPELLING_LETTERS) {
        size_t n = separator_length(text);
        if (n) {
            qualified |= *text.data == '.' || *text.data == ':';
            separated = true;
            text = text_skip(text, n);
            continue;
        }
        if (!ascii_is_alphanumeric(*text.data))
            break;
        /* HTTPOK and httpnotfound show no boundary. */
        if (separated || is_boundary(text, text.data[-1]) ||
            text_is(last_word(out, length), "http")) {
            if (out->count == SPELLING_WORDS)
                break;
            out->begins[out->count] = (uint8_t)length;
            out->qualified[out->count++] = qualified;
            separated = qualified = false;
        }
        out->letters[length++] = ascii_lower(*text.data);
        text = text_skip(text, 1);
    }
    out->whole = !text.length;
    if (!out->whole && !separated && out->count)
        length = out->begins[--out->count]; /* the word may be incomplete */
    out->begins[out->count] = (uint8_t)length;
}

struct lingo_text spelling_words(const struct spelling *spelling, size_t first, size_t end)
{
    return text_between(spelling->letters + spelling->begins[first],
                        spelling->letters + spelling->begins[end]);
}

bool spelling_is(struct lingo_text letters, const char *name)
{
    size_t n = 0;
    for (; *name; name++) {
        if (!ascii_is_alphanumeric(*name))
            continue;
        if (n == letters.length || letters.data[n] != ascii_lower(*name))
            return false;
        n++;
    }
    return n == letters.length && n;
}
