/* SPDX-License-Identifier: MIT */
/* Converts a status and the parameters of a request to the values that the formats show. */
#include "page/extension.h"
#include "page/page.h"
#include "page/set.h"

#include "base/uri.h"
#include "catalog/catalog.h"
#include "registry/status.h"

#define SET(name) (UINT64_C(1) << NAME_##name)

/* ---- status ---- */

static void fill_code(struct page *page)
{
    unsigned code = (unsigned)page->code;
    unsigned tens = code / 10, hundreds = code / 100;
    page->digits[0] = (char)('0' + hundreds);
    page->digits[1] = (char)('0' + tens - 10 * hundreds);
    page->digits[2] = (char)('0' + code - 10 * tens);
    /* The code is a constant value because it is padded.  It is so short that it is copied and need
     * not outlive the page. */
    page_set_text(page, NAME_CODE, VALUE_CONSTANT, page->digits, 3);
    page_set_text(page, NAME_CLASS, VALUE_CONSTANT, page->digits, 1);
    if (!page_shows(page, NAME_REASON))
        return;
    const char *reason = status_reason(page->status);
    page_set_text(page, NAME_REASON, VALUE_OWN, reason, strlen(reason));
}

/* SVG paths in an area of 64 by 64.  Each fills the full width, so that it is aligned with the text
 * on both sides.  The flags of an arc need no space. */
#define SIGNPOST "M30 62V4M30 9h24l8 8-8 8H30zM30 32H10l-8 8 8 8h20zM18 62h24M38 17h12M14 40h10"
#define CLOCK "M62 33a30 30 0 11-60 0 30 30 0 0160 0M32 14v19l12 9"
#define LOCK "M7 28h50q5 0 5 5v24q0 5-5 5H7q-5 0-5-5V33q0-5 5-5M16 28v-9a16 16 0 0132 0v9M32 41v8"
#define UNPLUGGED                                                                                  \
    "M2 46h7M26 33v26h-4a13 13 0 010-26zM26 41h7M26 51h7M38 33v26h4a13 13 0 000-26zM55 46h7M32 "   \
    "23V12M23 24l-5-9M41 24l5-9"

static const char *pictogram(int code)
{
    switch (code) {
    case 401:
    case 403:
    case 407:
    case 451:
    case 511:
        return LOCK;
    case 408:
    case 425:
    case 429:
        return CLOCK;
    default:
        return code >= 500 ? UNPLUGGED : SIGNPOST;
    }
}

static void fill_pictogram(struct page *page)
{
    const char *path = pictogram(status_table[page->row].code);
    page_set_text(page, NAME_PICTOGRAM, VALUE_PLAIN, path, strlen(path));
}

/* ---- what the server tells ---- */

/* Fills in values that belong to certain statuses only. */
static void fill_belonging(struct page *page)
{
    unsigned shows = page->status->shows;
    if (shows & STATUS_SHOWS_METHODS)
        page_fill_list(page, NAME_METHODS, NAME_HAS_METHODS, LINGO_PARAMETER_ALLOW);
    if (shows & STATUS_SHOWS_CHOICES)
        page_fill_list(page, NAME_CHOICES, NAME_HAS_CHOICES, LINGO_PARAMETER_CHOICES);
    if (shows & STATUS_SHOWS_PROTOCOLS)
        page_fill_list(page, NAME_PROTOCOLS, NAME_HAS_PROTOCOLS, LINGO_PARAMETER_PROTOCOLS);
    if (!(shows & STATUS_SHOWS_AUTHORITY))
        return;
    page_set_foreign(page, NAME_AUTHORITY, LINGO_PARAMETER_AUTHORITY);
    page_set_link(page, NAME_BLOCKED_BY, page_given(page, LINGO_PARAMETER_BLOCKED_BY));
}

/* In JSON and XML, any URI reference is allowed (RFC 9457 section 3.1.1).  HTML shows only those
 * that are safe in a link. */
static void fill_reference(struct page *page, enum name name, enum lingo_parameter_name parameter,
                           char storage[PAGE_LINK_MAX])
{
    struct lingo_text given = page_given(page, parameter);
    size_t n = given.length ? uri_from_iri(storage, PAGE_LINK_MAX, given) : 0;
    if (!n)
        return;
    if (page->media == LINGO_MEDIA_HTML)
        page_set_link(page, name, (struct lingo_text){storage, n});
    else
        page_set_text(page, name, VALUE_OWN, storage, n);
}

/* Fills in values that most requests do not have. */
static void fill_rare(struct page *page)
{
    page_set_foreign(page, NAME_DETAIL, LINGO_PARAMETER_DETAIL);
    page_set_foreign(page, NAME_TITLE, LINGO_PARAMETER_TITLE);
    fill_reference(page, NAME_TYPE, LINGO_PARAMETER_TYPE, page->type);
    fill_reference(page, NAME_INSTANCE, LINGO_PARAMETER_INSTANCE, page->instance);
    if (page->site->shows_server)
        page_set_foreign(page, NAME_SERVER, LINGO_PARAMETER_SERVER);
    if (page->is_maintenance)
        page_set_flag(page, NAME_MAINTENANCE);
    fill_belonging(page);
}

/* Whether the server failed, and does not merely lack support for what the browser requests. */
static bool support_can_help(const struct page *page)
{
    return page->code >= 500 && page->site->asks_for_id && page->outlook != LINGO_OUTLOOK_NO;
}

static void fill_given(struct page *page)
{
    static const uint32_t usual = 1u << LINGO_PARAMETER_URI | 1u << LINGO_PARAMETER_HOST |
                                  1u << LINGO_PARAMETER_REQUEST_ID | 1u << LINGO_PARAMETER_TIME;
    page_set_foreign(page, NAME_URI, LINGO_PARAMETER_URI);
    page_set_foreign(page, NAME_HOST, LINGO_PARAMETER_HOST);
    page_set_foreign(page, NAME_REQUEST_ID, LINGO_PARAMETER_REQUEST_ID);
    if (page->has_time || page->has_wait)
        page_fill_times(page);
    if (page->is_given & ~usual)
        fill_rare(page);
    if (support_can_help(page) && page->part.scope.present & SET(REQUEST_ID))
        page_set_flag(page, NAME_SUPPORT);
}

static bool is_safe(const struct page *page)
{
    struct lingo_text name = page->request->method;
    const struct lingo_method *method = lingo_method_find(name.data, name.length);
    return !name.length || (method && lingo_method_is_safe(method));
}

static void fill_method(struct page *page)
{
    struct lingo_text method = page->request->method;
    if (page_shows(page, NAME_METHOD))
        page_set_text(page, NAME_METHOD, VALUE_FOREIGN, method.data, method.length);
    if (page->code >= 500 && !is_safe(page))
        page_set_flag(page, NAME_NOT_SAVED);
}

static void fill_duration(struct page *page)
{
    int duration = page->status->duration.value;
    if (duration == LINGO_DURATION_TEMPORARY)
        page_set_flag(page, NAME_TEMPORARY);
    else if (duration == LINGO_DURATION_PERMANENT)
        page_set_flag(page, NAME_PERMANENT);
}

/* Fills in the sections for facts and actions. */
static void fill_sections(struct page *page)
{
    static const uint64_t facts = SET(URI) | SET(METHODS) | SET(PROTOCOLS) | SET(SERVER);
    static const uint64_t answers = SET(CHOICES) | SET(AUTHORITY);
    static const uint64_t links = SET(LOCATION_HREF) | SET(SIGN_IN) | SET(TRY_AGAIN) |
                                  SET(GO_HOME) | SET(SEARCH) | SET(SERVICE_STATUS) | SET(CONTACT);
    const uint64_t present = page->part.scope.present;
    if (page->code >= 400)
        fill_duration(page);
    if (present & facts)
        page_set_flag(page, NAME_FACTS);
    if (present & answers)
        page_set_flag(page, NAME_ANSWERS);
    if (present & links)
        page_set_flag(page, NAME_LINKS);
}

void page_fill(struct page *page)
{
    static const uint32_t waits = 1u << LINGO_PARAMETER_TIME | 1u << LINGO_PARAMETER_RETRY_AFTER;
    page->has_wait = page->has_time = false;
    if (page->is_given & waits)
        page_read_wait(page);
    page_fill_part(page, &page->part, page->values);
    fill_code(page);
    if (page->request->method.length)
        fill_method(page);
    if (page->is_given)
        fill_given(page);
    page_fill_actions(page);
    if (page->site->extension_count)
        page_fill_extensions(page);
    if (page_shows(page, NAME_PICTOGRAM))
        fill_pictogram(page);
    if (page->site->query.length && page->media == LINGO_MEDIA_HTML)
        page_fill_languages(page);
    fill_sections(page);
    if (!page->two_languages)
        return;
    page_fill_part(page, &page->second, page->second_values);
    page_set(page, NAME_SECOND, (struct value){.kind = VALUE_OBJECT, .scope = &page->second.scope});
}
