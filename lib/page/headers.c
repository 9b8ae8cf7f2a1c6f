/* SPDX-License-Identifier: MIT */
/* The fields to send with a page. */
#include "page/page.h"

#include "catalog/catalog.h"
#include "negotiation/media.h"

#define HEADER_VALUE_MAX 1024
#define TEXT(literal) ((struct lingo_text){literal, sizeof(literal) - 1})

static inline void add(struct lingo_response *response, struct lingo_text name,
                       struct lingo_text value)
{
    if (value.length && response->header_count < LINGO_HEADERS_MAX)
        response->headers[response->header_count++] = (struct lingo_header){name, value};
}

/* Ends a value that was written to the storage, where the next one will follow. */
static void add_made(struct lingo_response *response, struct lingo_text name,
                     struct buffer *storage)
{
    struct lingo_text value = {storage->data, storage->length};
    buffer_append_char(storage, '\0');
    if (storage->length <= storage->size)
        add(response, name, value);
    size_t used = storage->length < storage->size ? storage->length : storage->size;
    *storage = (struct buffer){storage->data + used, storage->size - used, 0};
}

/* The languages of the intended audience (RFC 9110 section 8.5). */
static void add_languages(const struct page *page, struct lingo_response *response,
                          struct buffer *storage)
{
    struct lingo_text first = language_tag(page->part.language);
    if (!page->two_languages)
        return add(response, TEXT("Content-Language"), first);
    struct lingo_text second = language_tag(page->second.language);
    buffer_append(storage, first.data, first.length);
    buffer_append(storage, ", ", 2);
    buffer_append(storage, second.data, second.length);
    add_made(response, TEXT("Content-Language"), storage);
}

/* The fields that were negotiated (RFC 9110 section 12.5.5). */
static void add_vary(const struct page *page, struct lingo_response *response)
{
    unsigned offered = page->request->media & LINGO_MEDIA_ALL;
    if (!offered)
        offered = page->site->media;
    bool by_media = offered & (offered - 1), by_language = !page->request->language;
    static const struct lingo_text values[] = {
        TEXT(""),
        TEXT("Accept"),
        TEXT("Accept-Language"),
        TEXT("Accept, Accept-Language"),
        TEXT(""),
        TEXT("Accept"),
        TEXT("Accept-Language, Cookie"),
        TEXT("Accept, Accept-Language, Cookie"),
        /* Sec-Fetch-Dest, which limits the formats */
        TEXT(""),
        TEXT("Accept, Sec-Fetch-Dest"),
        TEXT("Accept-Language"),
        TEXT("Accept, Accept-Language, Sec-Fetch-Dest"),
        TEXT(""),
        TEXT("Accept, Sec-Fetch-Dest"),
        TEXT("Accept-Language, Cookie"),
        TEXT("Accept, Accept-Language, Cookie, Sec-Fetch-Dest"),
    };
    bool by_cookie = page->site->cookie.length;
    bool by_destination = page->site->parts_as_text && offered >> LINGO_MEDIA_TEXT & 1;
    add(response, TEXT("Vary"),
        values[by_media + 2 * by_language + 4 * by_cookie + 8 * by_destination]);
}

static void add_content(const struct page *page, struct lingo_response *response,
                        struct buffer *storage)
{
    add(response, TEXT("Content-Type"), media_content_type(response->media));
    add_languages(page, response, storage);
    buffer_append_number(storage, response->length);
    add_made(response, TEXT("Content-Length"), storage);
    add(response, TEXT("X-Content-Type-Options"), TEXT("nosniff"));
    if (response->media == LINGO_MEDIA_HTML)
        add(response, TEXT("Content-Security-Policy"), page->site->security_policy);
}

/* A parameter that is used as the value of a field without changes.  It is copied, because it may
 * not end with a NUL. */
static void add_given(const struct page *page, struct lingo_response *response,
                      struct lingo_text name, enum lingo_parameter_name parameter,
                      struct buffer *storage)
{
    struct lingo_text value = page_given(page, parameter);
    if (!page_is_given(page, parameter) || !escape_is_field_value(value, HEADER_VALUE_MAX))
        return;
    buffer_append(storage, value.data, value.length);
    add_made(response, name, storage);
}

/* delay-seconds or a date (RFC 9110 section 10.2.3). */
static void add_retry_after(const struct page *page, struct lingo_response *response,
                            struct buffer *storage)
{
    if (page_sends_retry_after(page))
        add_given(page, response, TEXT("Retry-After"), LINGO_PARAMETER_RETRY_AFTER, storage);
}

/* Senders must not send empty elements in a list (RFC 9110 section 5.6.1.1).  The server must set
 * the parameter accordingly. */
static void add_lists(const struct page *page, struct lingo_response *response,
                      struct buffer *storage)
{
    if (page->status->shows & STATUS_SHOWS_METHODS)
        add_given(page, response, TEXT("Allow"), LINGO_PARAMETER_ALLOW, storage);
    if (page->status->shows & STATUS_SENDS_UPGRADE)
        add_given(page, response, TEXT("Upgrade"), LINGO_PARAMETER_PROTOCOLS, storage);
}

static void add_addresses(const struct page *page, struct lingo_response *response,
                          struct buffer *storage)
{
    struct lingo_text blocker = page_given(page, LINGO_PARAMETER_BLOCKED_BY);
    if (page_has_location(page))
        add_given(page, response, TEXT("Location"), LINGO_PARAMETER_LOCATION, storage);
    if (!(page->status->shows & STATUS_SHOWS_AUTHORITY) ||
        !escape_is_link(blocker, HEADER_VALUE_MAX) ||
        !escape_is_field_value(blocker, HEADER_VALUE_MAX))
        return;
    buffer_append_char(storage, '<');
    buffer_append(storage, blocker.data, blocker.length);
    buffer_append_string(storage, ">; rel=\"blocked-by\"");
    add_made(response, TEXT("Link"), storage);
}

void page_headers(const struct page *page, struct lingo_response *response)
{
    static const uint32_t fields = 1u << LINGO_PARAMETER_RETRY_AFTER | 1u << LINGO_PARAMETER_ALLOW |
                                   1u << LINGO_PARAMETER_PROTOCOLS |
                                   1u << LINGO_PARAMETER_LOCATION |
                                   1u << LINGO_PARAMETER_BLOCKED_BY;
    struct buffer storage = {response->storage_, sizeof response->storage_, 0};
    response->header_count = 0;
    if (page->has_content) {
        add_content(page, response, &storage);
        add_vary(page, response);
    } else if (lingo_status_body(page->status).value == LINGO_BODY_ZERO_LENGTH) {
        add(response, TEXT("Content-Length"), TEXT("0")); /* RFC 9110 section 15.3.6 */
    }
    if (page->status->no_store)
        add(response, TEXT("Cache-Control"), TEXT("no-store"));
    else if (page->has_content)
        add(response, TEXT("Cache-Control"), page->site->cache_control);
    if (!(page->is_given & fields))
        return;
    add_retry_after(page, response, &storage);
    add_lists(page, response, &storage);
    add_addresses(page, response, &storage);
}
