/* SPDX-License-Identifier: MIT */
/* Functions that set values of a page. */
#ifndef LINGO_PAGE_SET_H
#define LINGO_PAGE_SET_H

#include "page/state.h"

static inline void page_set(struct page *page, enum name name, struct value value)
{
    scope_set(&page->part.scope, page->values, name, value);
}

static inline struct value page_text(enum value_origin origin, const char *text, size_t length)
{
    return (struct value){.kind = VALUE_TEXT,
                          .origin = (uint8_t)origin,
                          .limit = PAGE_TEXT_MAX,
                          .length = length < UINT32_MAX ? (uint32_t)length : UINT32_MAX,
                          .text = text};
}

static inline void page_set_text(struct page *page, enum name name, enum value_origin origin,
                                 const char *text, size_t length)
{
    if (length)
        page_set(page, name, page_text(origin, text, length));
}

static inline void page_set_flag(struct page *page, enum name name)
{
    page_set(page, name, page_flag());
}

static inline void page_set_foreign(struct page *page, enum name name,
                                    enum lingo_parameter_name parameter)
{
    if (page_is_given(page, parameter))
        page_set_text(page, name, VALUE_FOREIGN, page->given[parameter].data,
                      page->given[parameter].length);
}

/* Sets an address that is safe in a link.  It is not truncated, and markup in it is escaped. */
static inline void page_set_link(struct page *page, enum name name, struct lingo_text address)
{
    if (escape_is_link(address, PAGE_LINK_MAX))
        page_set_text(page, name, VALUE_OWN, address.data, address.length);
}

/* A text of our own, in which markup is escaped. */
static inline struct value page_own(struct lingo_text text)
{
    return (struct value){.kind = VALUE_TEXT,
                          .origin = VALUE_OWN,
                          .length = (uint32_t)text.length,
                          .text = text.data};
}

/* Whether the format can show a value. */
static inline bool page_shows(const struct page *page, enum name name)
{
    return page->shown >> name & 1;
}

#endif
