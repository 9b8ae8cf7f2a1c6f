/* SPDX-License-Identifier: MIT */
/* The actions that a page offers to its visitor. */
#include "page/page.h"
#include "page/set.h"

#include "base/ascii.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "registry/status.h"

/* An address in the request takes precedence over the site's.  "none" means no address. */
static struct lingo_text address_of(const struct page *page, enum lingo_parameter_name parameter,
                                    enum site_link link)
{
    if (!page_is_given(page, parameter))
        return page->site->links[link];
    return text_is(page->given[parameter], "none") ? (struct lingo_text){"", 0}
                                                   : page->given[parameter];
}

/* Whether the request can be repeated by following a link. */
static bool may_repeat(const struct page *page)
{
    return !page->request->method.length || page_is_method(page, "GET") ||
           page_is_method(page, "HEAD");
}

static void append_percent(struct buffer *b, struct lingo_text text)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (ascii_is_alphanumeric((char)c) || strchr("-._~", (char)c ? (char)c : '%')) {
            buffer_append_char(b, (char)c);
            continue;
        }
        buffer_append_char(b, '%');
        buffer_append_char(b, digits[c >> 4]);
        buffer_append_char(b, digits[c & 15]);
    }
}

/* An address for mail gets a subject with the code and the request ID, for support staff (RFC 6068
 * section 2). */
static void fill_contact(struct page *page, struct lingo_text address)
{
    struct buffer b = {page->contact, sizeof page->contact, 0};
    struct lingo_text id = page_given(page, LINGO_PARAMETER_REQUEST_ID);
    page_set_link(page, NAME_CONTACT, address);
    if (!text_starts_word(address, "mailto:") || address.length > PAGE_LINK_MAX ||
        memchr(address.data, '?', address.length) || !page_shows(page, NAME_CONTACT))
        return;
    buffer_append(&b, address.data, address.length);
    buffer_append_string(&b, "?subject=");
    buffer_append(&b, page->digits, 3);
    if (id.length && id.length <= PAGE_ID_MAX) {
        buffer_append_string(&b, "%20");
        append_percent(&b, id);
    }
    if (b.length <= b.size)
        page_set_link(page, NAME_CONTACT, (struct lingo_text){page->contact, b.length});
}

/* The new address of a redirect or of a created resource.  It does not belong to other statuses. */
static void fill_location(struct page *page)
{
    if (!page_has_location(page) || !page_is_given(page, LINGO_PARAMETER_LOCATION))
        return;
    page_set_foreign(page, NAME_LOCATION, LINGO_PARAMETER_LOCATION);
    page_set_link(page, NAME_LOCATION_HREF, page->given[LINGO_PARAMETER_LOCATION]);
}

/* An address of the site was checked when the site was opened. */
static inline void fill_own_address(struct page *page, enum name name, enum site_link link)
{
    struct lingo_text address = page->site->links[link];
    page_set_text(page, name, page->site->plain_links >> link & 1 ? VALUE_CONSTANT : VALUE_OWN,
                  address.data, address.length);
}

static void fill_address(struct page *page, enum name name, enum lingo_parameter_name parameter,
                         enum site_link link)
{
    if (page_is_given(page, parameter))
        page_set_link(page, name, address_of(page, parameter, link));
    else
        fill_own_address(page, name, link);
}

#define SET(name) (UINT64_C(1) << NAME_##name)

/* Every page has an action, even if the site has no addresses. */
static void ensure_action(struct page *page)
{
    static const uint64_t actions = SET(LOCATION_HREF) | SET(SIGN_IN) | SET(TRY_AGAIN) |
                                    SET(GO_HOME) | SET(SEARCH) | SET(SERVICE_STATUS) | SET(CONTACT);
    if (page->part.scope.present & actions || page->code < 300)
        return;
    page_set_flag(page, page->part.scope.present & SET(HOME) ? NAME_GO_HOME : NAME_TRY_AGAIN);
}

bool page_may_sign_in(const struct page *page)
{
    return page->actions & LINGO_ACTION_SIGN_IN &&
           escape_is_link(address_of(page, LINGO_PARAMETER_SIGN_IN, SITE_SIGN_IN), PAGE_LINK_MAX);
}

/* Addresses that most sites do not have and most requests do not set. */
static void fill_addresses(struct page *page)
{
    unsigned actions = page->actions;
    fill_location(page);
    fill_address(page, NAME_HOME, LINGO_PARAMETER_HOME, SITE_HOME);
    if (actions & LINGO_ACTION_SIGN_IN)
        fill_address(page, NAME_SIGN_IN, LINGO_PARAMETER_SIGN_IN, SITE_SIGN_IN);
    if (actions & LINGO_ACTION_SEARCH)
        fill_address(page, NAME_SEARCH, LINGO_PARAMETER_SEARCH, SITE_SEARCH);
    if (actions & LINGO_ACTION_SERVICE_STATUS)
        fill_address(page, NAME_SERVICE_STATUS, LINGO_PARAMETER_SERVICE_STATUS,
                     SITE_SERVICE_STATUS);
    if (actions & LINGO_ACTION_CONTACT)
        fill_contact(page, address_of(page, LINGO_PARAMETER_CONTACT, SITE_CONTACT));
}

void page_fill_actions(struct page *page)
{
    static const uint32_t addresses = 1u << LINGO_PARAMETER_HOME | 1u << LINGO_PARAMETER_LOCATION |
                                      1u << LINGO_PARAMETER_SIGN_IN | 1u << LINGO_PARAMETER_SEARCH |
                                      1u << LINGO_PARAMETER_SERVICE_STATUS |
                                      1u << LINGO_PARAMETER_CONTACT;
    if (page->is_given & addresses || page->site->has_addresses)
        fill_addresses(page);
    else
        fill_own_address(page, NAME_HOME, SITE_HOME);
    if ((page->actions & LINGO_ACTION_TRY_AGAIN || page->has_wait) && may_repeat(page))
        page_set_flag(page, NAME_TRY_AGAIN);
    if (page->actions & LINGO_ACTION_HOME && page->part.scope.present & SET(HOME))
        page_set_flag(page, NAME_GO_HOME);
    ensure_action(page);
}
