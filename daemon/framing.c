/* SPDX-License-Identifier: MIT */
/* Rejects requests that servers could interpret differently (RFC 9112 sections 3.2 and 6). */
#include "daemon/framing.h"

#include "base/text.h"

#include <string.h>

enum { BAD_REQUEST = 400, NOT_IMPLEMENTED = 501 };

/* The facts from the lines of a header section. */
struct gathered {
    struct lingo_text length; /* the first Content-Length */
    bool has_length, has_coding;
    bool is_bad;     /* certainly invalid */
    bool is_chunked; /* chunked is the last coding so far */
    unsigned hosts;  /* the number of lines */
    bool is_foreign; /* there is a coding other than chunked */
};

/* RFC 9110 section 5.6.2.  If a name contains an invalid byte, another server may find a field in
 * it. */
static bool is_token(struct lingo_text name)
{
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        if (!ascii_is_alphanumeric(c) && (!c || !strchr("!#$%&'*+-.^_`|~", c)))
            return false;
    }
    return name.length;
}

/* Whether a name starts with a word and continues. libmicrohttpd 0.9.75 joins a folded line to the
 * name, so "Transfer-Encoding:" with "chunked" on the next line becomes an unknown field. */
static bool is_word_and_more(struct lingo_text name, const char *word)
{
    return name.length > strlen(word) && text_starts_word(name, word);
}

/* Several lines must have the same value (RFC 9112 section 6.3). */
static void take_length(struct gathered *gathered, struct lingo_text value)
{
    size_t digits = 0;
    value = text_trim(value, TEXT_OWS);
    while (digits < value.length && value.data[digits] >= '0' && value.data[digits] <= '9')
        digits++;
    if (!digits || digits < value.length)
        gathered->is_bad = true;
    if (gathered->has_length && !text_equal(value, gathered->length))
        gathered->is_bad = true;
    gathered->length = value;
    gathered->has_length = true;
}

static void take_coding(struct gathered *gathered, struct lingo_text coding)
{
    if (!coding.length)
        return;
    if (gathered->is_chunked)
        gathered->is_bad = true; /* RFC 9112 section 6.1: applied only once, as the last */
    gathered->is_chunked = text_is_word(coding, "chunked");
    if (!gathered->is_chunked)
        gathered->is_foreign = true;
}

static void take_codings(struct gathered *gathered, struct lingo_text value)
{
    struct lingo_text coding;
    gathered->has_coding = true;
    while (text_split(&value, ',', &coding))
        take_coding(gathered, text_trim(coding, TEXT_OWS));
}

static enum MHD_Result gather(void *closure, enum MHD_ValueKind kind, const char *name,
                              size_t name_length, const char *value, size_t length)
{
    struct gathered *gathered = closure;
    struct lingo_text field = {name, name_length},
                      content = {value ? value : "", value ? length : 0};
    (void)kind;
    if (!is_token(field) || is_word_and_more(field, "Content-Length") ||
        is_word_and_more(field, "Transfer-Encoding"))
        gathered->is_bad = true;
    else if (text_is_word(field, "Host"))
        gathered->hosts++;
    else if (text_is_word(field, "Content-Length"))
        take_length(gathered, content);
    else if (text_is_word(field, "Transfer-Encoding"))
        take_codings(gathered, content);
    return MHD_YES;
}

static bool is_zero(struct lingo_text digits)
{
    for (size_t i = 0; i < digits.length; i++)
        if (digits.data[i] != '0')
            return false;
    return true;
}

struct framing framing_read(struct MHD_Connection *connection, const char *target,
                            const char *version)
{
    bool is_old = !strcmp(version, MHD_HTTP_VERSION_1_0);
    struct gathered gathered = {.has_length = false};
    struct framing framing = {.refusal = 0};
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, gather, &gathered);
    framing.has_content = gathered.has_coding || (gathered.has_length && !is_zero(gathered.length));
    if (strpbrk(target, " \t") || gathered.hosts > 1 || (!gathered.hosts && !is_old))
        gathered.is_bad = true; /* RFC 9112 sections 3 and 3.2 */
    /* RFC 9112 section 6.1: not together with a length, and not in HTTP/1.0; section 6.3: chunked
     * last. */
    if (gathered.has_coding && (gathered.has_length || !gathered.is_chunked || is_old))
        gathered.is_bad = true;
    if (gathered.is_bad)
        framing.refusal = BAD_REQUEST;
    else if (gathered.is_foreign)
        framing.refusal = NOT_IMPLEMENTED;
    return framing;
}
