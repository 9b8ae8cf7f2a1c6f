/* SPDX-License-Identifier: MIT */
/* From a status and the parameters of a request to the values that the formats show. */
#include "page/page.h"

#include "base/text.h"
#include "catalog/catalog.h"
#include "language/cldr.h"
#include "registry/status.h"

/* Retry-After = delay-seconds (RFC 9110 section 10.2.3); beyond 2^31 - 1 it is that, as for
 * delta-seconds in RFC 9111 section 1.2.2. */
static bool read_seconds(struct lingo_text text, uint64_t *seconds)
{
    *seconds = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!ascii_is_digit(text.data[i]))
            return false;
        *seconds = *seconds * 10 + (uint64_t)(text.data[i] - '0');
        if (*seconds > INT32_MAX)
            *seconds = INT32_MAX;
    }
    return true;
}

/* ---- values ---- */

static void set(struct page *page, enum name name, struct value value)
{
    scope_set(&page->part.scope, page->values, name, value);
}

static void set_text(struct page *page, enum name name, enum value_origin origin, const char *text,
                     size_t length)
{
    if (length)
        set(page, name,
            (struct value){.kind = VALUE_TEXT,
                           .origin = (uint8_t)origin,
                           .limit = PAGE_TEXT_MAX,
                           .length = length < UINT32_MAX ? (uint32_t)length : UINT32_MAX,
                           .text = text});
}

static void set_flag(struct page *page, enum name name)
{
    set(page, name, page_flag());
}

static void set_foreign(struct page *page, enum name name, enum lingo_parameter_name parameter)
{
    if (page_is_given(page, parameter))
        set_text(page, name, VALUE_FOREIGN, page->given[parameter].data,
                 page->given[parameter].length);
}

/* An address that is safe in a link: nothing is cut off it, markup in it is escaped. */
static void set_link(struct page *page, enum name name, struct lingo_text address)
{
    if (escape_is_link(address, PAGE_LINK_MAX))
        set_text(page, name, VALUE_OWN, address.data, address.length);
}

/* ---- lists ---- */

/* Splits off the next element of a list.  In a list of addresses, which may hold commas, only a
 * comma before a space or the end parts two. */
static struct lingo_text next_element(struct lingo_text *list, bool addresses)
{
    size_t n = 0;
    while (n < list->length && !(list->data[n] == ',' &&
                                 (!addresses || n + 1 == list->length || list->data[n + 1] == ' ')))
        n++;
    struct lingo_text element = text_trim((struct lingo_text){list->data, n}, TEXT_OWS);
    n += n < list->length;
    list->data += n;
    list->length -= n;
    return element;
}

static struct value foreign(struct lingo_text text)
{
    return (struct value){.kind = VALUE_TEXT,
                          .origin = VALUE_FOREIGN,
                          .limit = PAGE_TEXT_MAX,
                          .length = text.length < UINT32_MAX ? (uint32_t)text.length : UINT32_MAX,
                          .text = text.data};
}

/* An address, and a title where one stands behind it. */
static void fill_choice(struct item *item, struct lingo_text element)
{
    const char *space = memchr(element.data, ' ', element.length);
    struct lingo_text address = {element.data,
                                 space ? (size_t)(space - element.data) : element.length};
    struct lingo_text title =
        space ? text_trim(text_skip(element, address.length), TEXT_OWS) : address;
    scope_set(&item->scope, item->values, NAME_TEXT, foreign(title));
    if (escape_is_link(address, PAGE_LINK_MAX)) {
        struct value href = foreign(address);
        href.origin = VALUE_OWN;
        scope_set(&item->scope, item->values, NAME_HREF, href);
    }
}

static void set_separator(struct item *item, enum name name, struct lingo_text text)
{
    if (text.length)
        scope_set(&item->scope, item->values, name,
                  (struct value){.kind = VALUE_TEXT,
                                 .origin = VALUE_OWN,
                                 .length = (uint32_t)text.length,
                                 .text = text.data});
}

static void fill_separators(struct page *page, size_t first, size_t count)
{
    const struct cldr_locale *locale = cldr_locale(page->part.language->key);
    for (size_t i = 0; i < count; i++)
        set_separator(&page->items[first + i], NAME_BEFORE, cldr_list_separator(locale, i, count));
    set_separator(&page->items[first + count - 1], NAME_AFTER,
                  cldr_list_separator(locale, count, count));
}

static void fill_list(struct page *page, enum name name, enum name has,
                      enum lingo_parameter_name parameter)
{
    if (!page_is_given(page, parameter))
        return;
    bool addresses = parameter == LINGO_PARAMETER_CHOICES;
    struct lingo_text list = page->given[parameter];
    size_t first = page->item_count, count = 0;
    while (list.length && page->item_count < PAGE_ITEMS_MAX) {
        struct lingo_text element = next_element(&list, addresses);
        if (!element.length)
            continue;
        size_t at = page->item_count++;
        struct item *item = &page->items[at];
        item->scope = (struct scope){.values = item->values};
        if (addresses)
            fill_choice(item, element);
        else
            scope_set(&item->scope, item->values, NAME_TEXT, foreign(element));
        page->item_values[at] = (struct value){.kind = VALUE_OBJECT, .scope = &item->scope};
        count++;
    }
    if (!count)
        return;
    fill_separators(page, first, count);
    set_flag(page, has);
    set(page, name,
        (struct value){
            .kind = VALUE_LIST, .length = (uint32_t)count, .items = page->item_values + first});
}

/* ---- facts ---- */

/* Whether the format may show a value. */
static bool is_shown(const struct page *page, enum name name)
{
    return page->format != LINGO_FORMAT_HTML || page->site->html->names >> name & 1;
}

static void fill_code(struct page *page)
{
    unsigned code = (unsigned)page->code;
    unsigned tens = code / 10, hundreds = code / 100;
    page->digits[0] = (char)('0' + hundreds);
    page->digits[1] = (char)('0' + tens - 10 * hundreds);
    page->digits[2] = (char)('0' + code - 10 * tens);
    /* As a constant, for it is padded, and never so long that it would have to outlive the page. */
    set_text(page, NAME_CODE, VALUE_CONSTANT, page->digits, 3);
    set_text(page, NAME_CLASS, VALUE_CONSTANT, page->digits, 1);
    if (!is_shown(page, NAME_REASON))
        return;
    const char *reason = lingo_status_phrase(page->status);
    set_text(page, NAME_REASON, VALUE_OWN, reason, strlen(reason));
}

/* A request's address goes before the site's. */
static void fill_link(struct page *page, enum name name, enum lingo_parameter_name parameter,
                      enum site_link link)
{
    struct lingo_text address = page->site->links[link];
    if (page_is_given(page, parameter))
        address = page->given[parameter];
    if (address.length)
        set_link(page, name, address);
}

/* Signing in helps where the status says who asks is not known, or not to the network. */
static bool may_sign_in(int code)
{
    return code == 401 || code == 403 || code == 511;
}

static void fill_links(struct page *page)
{
    static const uint32_t given =
        1u << LINGO_PARAMETER_CONTACT | 1u << LINGO_PARAMETER_SERVICE_STATUS |
        1u << LINGO_PARAMETER_HOME | 1u << LINGO_PARAMETER_SIGN_IN | 1u << LINGO_PARAMETER_LOCATION;
    if (!page->site->has_links && !(page->is_given & given))
        return;
    fill_link(page, NAME_CONTACT, LINGO_PARAMETER_CONTACT, SITE_CONTACT);
    fill_link(page, NAME_SERVICE_STATUS, LINGO_PARAMETER_SERVICE_STATUS, SITE_SERVICE_STATUS);
    fill_link(page, NAME_HOME, LINGO_PARAMETER_HOME, SITE_HOME);
    if (may_sign_in(page->code))
        fill_link(page, NAME_SIGN_IN, LINGO_PARAMETER_SIGN_IN, SITE_SIGN_IN);
    if (!page_is_given(page, LINGO_PARAMETER_LOCATION))
        return;
    set_foreign(page, NAME_LOCATION, LINGO_PARAMETER_LOCATION);
    set_link(page, NAME_LOCATION_HREF, page->given[LINGO_PARAMETER_LOCATION]);
}

static void fill_wait_digits(struct page *page)
{
    struct lingo_text text = page_given(page, LINGO_PARAMETER_RETRY_AFTER);
    if (!page_is_given(page, LINGO_PARAMETER_RETRY_AFTER) || !read_seconds(text, &page->wait))
        return;
    page->has_wait = true;
    struct buffer b = {page->wait_digits, sizeof page->wait_digits, 0};
    buffer_append_number(&b, page->wait);
    set_text(page, NAME_RETRY_AFTER, VALUE_PLAIN, page->wait_digits, b.length);
}

/* What most requests tell nothing of. */
static void fill_rare(struct page *page)
{
    set_foreign(page, NAME_AUTHORITY, LINGO_PARAMETER_AUTHORITY);
    set_foreign(page, NAME_DETAIL, LINGO_PARAMETER_DETAIL);
    set_foreign(page, NAME_TITLE, LINGO_PARAMETER_TITLE);
    fill_list(page, NAME_METHODS, NAME_HAS_METHODS, LINGO_PARAMETER_ALLOW);
    fill_list(page, NAME_CHOICES, NAME_HAS_CHOICES, LINGO_PARAMETER_CHOICES);
    fill_list(page, NAME_PROTOCOLS, NAME_HAS_PROTOCOLS, LINGO_PARAMETER_PROTOCOLS);
    set_link(page, NAME_BLOCKED_BY, page_given(page, LINGO_PARAMETER_BLOCKED_BY));
    set_link(page, NAME_TYPE, page_given(page, LINGO_PARAMETER_TYPE));
    set_link(page, NAME_INSTANCE, page_given(page, LINGO_PARAMETER_INSTANCE));
    if (page_is_given(page, LINGO_PARAMETER_MAINTENANCE) && page->code == 503)
        set_flag(page, NAME_MAINTENANCE);
}

static void fill_given(struct page *page)
{
    static const uint32_t usual =
        1u << LINGO_PARAMETER_URI | 1u << LINGO_PARAMETER_HOST | 1u << LINGO_PARAMETER_REQUEST_ID;
    set_foreign(page, NAME_URI, LINGO_PARAMETER_URI);
    set_foreign(page, NAME_HOST, LINGO_PARAMETER_HOST);
    set_foreign(page, NAME_REQUEST_ID, LINGO_PARAMETER_REQUEST_ID);
    if (page->is_given & ~usual)
        fill_rare(page);
}

/* What is there to list, and to offer. */
static void fill_sections(struct page *page)
{
    static const uint64_t facts = UINT64_C(1) << NAME_URI | UINT64_C(1) << NAME_REQUEST_ID |
                                  UINT64_C(1) << NAME_LOCATION | UINT64_C(1) << NAME_METHODS |
                                  UINT64_C(1) << NAME_CHOICES | UINT64_C(1) << NAME_PROTOCOLS |
                                  UINT64_C(1) << NAME_AUTHORITY | UINT64_C(1) << NAME_DETAIL;
    static const uint64_t links = UINT64_C(1) << NAME_LOCATION_HREF | UINT64_C(1) << NAME_HOME |
                                  UINT64_C(1) << NAME_CONTACT | UINT64_C(1) << NAME_SIGN_IN |
                                  UINT64_C(1) << NAME_SERVICE_STATUS;
    int duration = page->status->duration.value;
    if (duration == LINGO_DURATION_TEMPORARY && page->code >= 400)
        set_flag(page, NAME_TEMPORARY);
    if (duration == LINGO_DURATION_PERMANENT && page->code >= 400)
        set_flag(page, NAME_PERMANENT);
    if (page->part.scope.present & facts)
        set_flag(page, NAME_FACTS);
    if (page->part.scope.present & links)
        set_flag(page, NAME_LINKS);
}

void page_fill(struct page *page)
{
    struct lingo_text method = page->request->method;
    fill_wait_digits(page);
    page_fill_part(page, &page->part, page->values);
    fill_code(page);
    if (method.length && is_shown(page, NAME_METHOD))
        set_text(page, NAME_METHOD, VALUE_FOREIGN, method.data, method.length);
    if (page->is_given)
        fill_given(page);
    fill_links(page);
    fill_sections(page);
    if (!page->two_languages)
        return;
    page_fill_part(page, &page->second, page->second_values);
    set(page, NAME_SECOND, (struct value){.kind = VALUE_OBJECT, .scope = &page->second.scope});
}
