/* SPDX-License-Identifier: MIT */
/*
 * What the modules for servers share: which fields a page sets and removes.
 */
#ifndef PAGE_MODULE_H
#define PAGE_MODULE_H

#include <httplingo.h>

#include <stdlib.h>
#include <string.h>

/* What happens to a field of the page if the response already has it. */
enum module_policy {
    MODULE_REPLACE, /* use only that of the page */
    MODULE_KEEP,    /* use only that of the response */
    MODULE_ADD      /* send both */
};

/* Fields that describe the replaced content.  Some of them are handled by the servers
 * themselves. */
static const char *const module_fields_of_content[] = {
    "Accept-Ranges",
    "Content-Digest",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Location",
    "Content-MD5",
    "Content-Security-Policy",
    "Content-Security-Policy-Report-Only",
    "Digest",
    "ETag",
    "Last-Modified",
    "Repr-Digest",
    "Trailer",
};
#define MODULE_FIELDS_OF_CONTENT                                                                   \
    (sizeof module_fields_of_content / sizeof module_fields_of_content[0])

static inline int module_is(struct lingo_text text, const char *word)
{
    return text.length == strlen(word) && memcmp(text.data, word, text.length) == 0;
}

static inline enum module_policy module_policy(const struct lingo_header *header)
{
    if (module_is(header->name, "Vary"))
        return MODULE_ADD;
    if (module_is(header->name, "Allow"))
        return MODULE_KEEP;
    /* If a page must not be stored, the Cache-Control of the response does not matter. */
    if (module_is(header->name, "Cache-Control") && !module_is(header->value, "no-store"))
        return MODULE_KEEP;
    return MODULE_REPLACE;
}

/* The query of an address, without "?". */
static inline struct lingo_text module_query(struct lingo_text address)
{
    const char *mark =
        address.length ? (const char *)memchr(address.data, '?', address.length) : NULL;
    struct lingo_text query = {NULL, 0};
    if (mark) {
        query.data = mark + 1;
        query.length = address.length - (size_t)(query.data - address.data);
    }
    return query;
}

/* Whether a text lies in the response; the site and the library hold the others. */
static inline int module_is_stored(const struct lingo_response *response, struct lingo_text text)
{
    return text.data >= (const char *)response && text.data < (const char *)(response + 1);
}

/* Whether a text starts with an ASCII word. Names of fields and types are case-insensitive
 * (RFC 9110 sections 5.1 and 8.3.1) in every locale. */
static inline int module_starts_with(struct lingo_text text, const char *word)
{
    size_t i = 0;
    for (; word[i] && i < text.length; i++) {
        unsigned char have = (unsigned char)text.data[i], want = (unsigned char)word[i];
        unsigned fold = (want | 0x20u) >= 'a' && (want | 0x20u) <= 'z' ? 0x20u : 0;
        if ((have | fold) != (want | fold))
            return 0;
    }
    return !word[i];
}

/* Whether the type starts with application/grpc (gRPC over HTTP2, "Content-Type"). gRPC clients
 * read trailers instead of pages. */
static inline int module_is_grpc(struct lingo_text type)
{
    return module_starts_with(type, "application/grpc");
}

/* Whether a page can be made for a status.  Codes above 599 are not valid (RFC 9110 section 15). */
static inline int module_is_error(int code)
{
    return code >= 400 && code <= 599;
}

/* Whether a status is expected to be temporary, so that a general wait makes sense for it. */
static inline int module_will_pass(int code)
{
    enum lingo_outlook outlook = lingo_status_outlook(lingo_status_resolve(code));
    return outlook == LINGO_OUTLOOK_SOON || outlook == LINGO_OUTLOOK_LATER;
}

/* How long to wait during maintenance, in seconds, if it is not configured. */
#define MODULE_MAINTENANCE_WAIT "300"

/* Parses seconds, or a number with a unit: s, m, h, d or w. */
static inline int module_read_time(const char *text, long *seconds)
{
    static const struct {
        char unit;
        long seconds;
    } units[] = {{0, 1}, {'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}, {'w', 604800}};
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 9 || (text[digits] && text[digits + 1]))
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (units[i].unit == text[digits]) {
            *seconds = strtol(text, NULL, 10) * units[i].seconds;
            return 1;
        }
    }
    return 0;
}

/* The size of the first buffer for a page.  Larger pages are rare, and are made again in a buffer
 * of their size. */
#define MODULE_PAGE_SIZE 8000

#endif
