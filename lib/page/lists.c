/* SPDX-License-Identifier: MIT */
/* The lists on a page: methods, versions, protocols, and links to other languages. */
#include "page/set.h"

#include "base/text.h"
#include "catalog/catalog.h"
#include "language/cldr.h"
#include "negotiation/accept.h"
#include "page/page.h"

#include <httplingo/negotiate.h>

/* How many ranges of Accept-Language are used for links to other languages. */
#define LANGUAGE_RANGES_MAX 16

static struct item *add_item(struct page *page)
{
    size_t at = page->item_count++;
    struct item *item = &page->items[at];
    item->scope = (struct scope){.values = item->values};
    page->item_values[at] = (struct value){.kind = VALUE_OBJECT, .scope = &item->scope};
    return item;
}

/* Makes a list of the items starting at first, if there are any. */
static void set_list(struct page *page, enum name name, enum name has, size_t first)
{
    size_t count = page->item_count - first;
    if (!count)
        return;
    page_set_flag(page, has);
    page_set(page, name,
             (struct value){.kind = VALUE_LIST,
                            .length = (uint32_t)count,
                            .items = page->item_values + first});
}

/* ---- lists of the request ---- */

/* Splits off the next element of a list.  Addresses may contain commas, so in a list of addresses,
 * only a comma before a space or the end separates elements. */
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

/* Fills in an address, and the title after it if there is one. */
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

void page_fill_list(struct page *page, enum name name, enum name has,
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
        struct item *item = add_item(page);
        if (addresses)
            fill_choice(item, element);
        else
            scope_set(&item->scope, item->values, NAME_TEXT, foreign(element));
        count++;
    }
    if (count)
        fill_separators(page, first, count);
    set_list(page, name, has, first);
}

/* ---- languages ---- */

/* The maximum number of languages that a page links to. */
#define LANGUAGE_LINKS_MAX 6

static void add_language(struct page *page, size_t first, const struct lingo_language *language)
{
    if (language == page->part.language || page->item_count - first == LANGUAGE_LINKS_MAX ||
        page->item_count == PAGE_ITEMS_MAX)
        return;
    for (size_t i = first; i < page->item_count; i++)
        if (page->items[i].language == language)
            return;
    struct item *item = add_item(page);
    struct lingo_text name = lingo_language_autonym(language), tag = language_tag(language);
    char *href = item->href;
    struct buffer b = {href, sizeof item->href, 0};
    buffer_append_char(&b, '?');
    buffer_append(&b, page->site->query.data, page->site->query.length);
    buffer_append_char(&b, '=');
    buffer_append(&b, tag.data, tag.length);
    item->language = language;
    scope_set(&item->scope, item->values, NAME_TEXT, page_own(name));
    scope_set(&item->scope, item->values, NAME_TAG, page_own(tag));
    if (buffer_finish(&b) < sizeof item->href)
        scope_set(&item->scope, item->values, NAME_HREF,
                  page_own((struct lingo_text){href, b.length}));
}

/* Adds the offered languages that the ranges of the request find. */
static void add_accepted(struct page *page, size_t first)
{
    struct lingo_text field = page->request->accept_language;
    const struct lingo_offer *offer = site_offer(page->site);
    struct accept accept = accept_begin(field.data, field.length);
    struct accept_range range;
    for (unsigned n = 0; n < LANGUAGE_RANGES_MAX && accept_next(&accept, &range); n++) {
        struct lingo_choice choice = lingo_negotiate(offer, range.data, range.length);
        if (range.weight && choice.match != LINGO_MATCH_DEFAULT)
            add_language(page, first, site_language(page->site, choice.index));
    }
}

void page_fill_languages(struct page *page)
{
    size_t first = page->item_count, offered = lingo_offer_count(site_offer(page->site));
    if (!page->site->query.length || page->two_languages)
        return;
    add_accepted(page, first);
    for (size_t i = 0; i < offered && offered <= LANGUAGE_LINKS_MAX + 1; i++)
        add_language(page, first, site_language(page->site, i));
    struct lingo_choice none =
        lingo_negotiate_with_default(site_offer(page->site), "", 0, page->site->default_language);
    add_language(page, first, site_language(page->site, none.index));
    set_list(page, NAME_LANGUAGES, NAME_HAS_LANGUAGES, first);
}
