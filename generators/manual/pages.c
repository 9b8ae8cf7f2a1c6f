/* SPDX-License-Identifier: MIT */
/* Arranges declarations in pages.  A page also has the types and constants of its header that its
 * functions use; so these can be on several pages. */
#include "generators/manual/pages.h"

#include "base/text.h"

#include <stdlib.h>

static void add_to_page(struct page *page, const struct item *item)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i] == item)
            return;
    page->items = need(realloc(page->items, (page->count + 1) * sizeof(*page->items)));
    page->items[page->count++] = item;
}

static struct page *add_page(struct manual *manual, const struct header *header,
                             const struct item *item)
{
    manual->pages = need(realloc(manual->pages, (manual->page_count + 1) * sizeof(struct page)));
    struct page *page = &manual->pages[manual->page_count++];
    *page = (struct page){.name = item->name, .header = header, .section = item->section};
    return page;
}

/* Whether two functions are on one page. */
static bool are_together(const struct item *a, const struct item *b)
{
    return a->section == b->section &&
           (a->section || (a->about.data && a->about.data == b->about.data));
}

static void add_functions(struct manual *manual, const struct header *header)
{
    const struct item *last = NULL;
    struct page *page = NULL;
    for (size_t i = 0; i < header->item_count; i++) {
        const struct item *item = &header->items[i];
        if (item->kind != ITEM_FUNCTION)
            continue;
        if (!last || !are_together(last, item))
            page = add_page(manual, header, item);
        add_to_page(page, item);
        last = item;
    }
}

/* Whether a page uses a type or a constant: it belongs to its section, or something on the page
 * names it. */
static bool is_used(const struct page *page, const struct item *item)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct item *user = page->items[i];
        if (user == item)
            return false;
        if (item->section && page->section == item->section)
            return true;
        if (has_word(user->code, item->name) || has_word(user->about, item->name))
            return true;
    }
    return false;
}

static void add_used(struct page *page)
{
    size_t before;
    do {
        before = page->count;
        for (size_t i = 0; i < page->header->item_count; i++) {
            const struct item *item = &page->header->items[i];
            if (item->kind != ITEM_FUNCTION && is_used(page, item))
                add_to_page(page, item);
        }
    } while (page->count > before);
}

static int compare_items(const void *a, const void *b)
{
    const struct item *first = *(const struct item *const *)a,
                      *second = *(const struct item *const *)b;
    return (first > second) - (first < second);
}

static bool has_item(const struct page *page, const struct item *item)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i] == item)
            return true;
    return false;
}

static bool is_placed(const struct manual *manual, const struct item *item)
{
    for (size_t i = 0; i < manual->page_count; i++)
        if (has_item(&manual->pages[i], item))
            return true;
    return false;
}

/* Types that no function of their header uses get a separate page, together with the other types of
 * their section.  Such constants are on the first page of their header. */
static void place_rest(struct manual *manual, const struct header *header, size_t first_page)
{
    for (size_t i = 0; i < header->item_count; i++) {
        const struct item *item = &header->items[i];
        if (item->kind == ITEM_FUNCTION || is_placed(manual, item))
            continue;
        if (item->kind == ITEM_TYPE) {
            struct page *page = add_page(manual, header, item);
            add_to_page(page, item);
            add_used(page);
        } else if (first_page < manual->page_count) {
            add_to_page(&manual->pages[first_page], item);
        }
    }
}

void manual_arrange(struct manual *manual)
{
    for (size_t i = 0; i < manual->header_count; i++) {
        size_t first = manual->page_count;
        add_functions(manual, &manual->headers[i]);
        for (size_t j = first; j < manual->page_count; j++)
            add_used(&manual->pages[j]);
        place_rest(manual, &manual->headers[i], first);
        for (size_t j = first; j < manual->page_count; j++)
            qsort(manual->pages[j].items, manual->pages[j].count, sizeof(struct item *),
                  compare_items);
    }
}

const struct item *page_item(const struct page *page)
{
    size_t i = 0;
    while (!text_equal(page->items[i]->name, page->name))
        i++;
    return page->items[i];
}

/* Whether an item belongs to a page: it is in its section, or it names the page. */
static bool is_at_home(const struct page *page, const struct item *item)
{
    return (item->section && item->section == page->section) || item->kind == ITEM_FUNCTION ||
           text_equal(page->name, item->name);
}

const struct page *page_of(const struct manual *manual, struct lingo_text name)
{
    const struct page *found = NULL;
    for (size_t i = 0; i < manual->page_count; i++) {
        const struct page *page = &manual->pages[i];
        for (size_t j = 0; j < page->count; j++) {
            const struct item *item = page->items[j];
            if (!text_equal(item->name, name))
                continue;
            if (is_at_home(page, item))
                return page;
            if (!found)
                found = page;
        }
    }
    return found;
}
