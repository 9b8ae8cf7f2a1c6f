/* SPDX-License-Identifier: MIT */
/* A page under way: what was found out about it, as values for the formats. */
#ifndef LINGO_PAGE_STATE_H
#define LINGO_PAGE_STATE_H

#include "site/names.h"
#include "site/site.h"

#include <httplingo/page.h>

/* What is shown of a value from the request, in bytes, and what of an address goes into a link. */
#define PAGE_TEXT_MAX 512
#define PAGE_LINK_MAX 1024

/* The most items of all lists together. */
#define PAGE_ITEMS_MAX 32
#define PAGE_WAIT_SIZE 640 /* the sentence, and its end once more */

/* Room for the time when a wait ends, in its brackets. */
#define PAGE_UNTIL_SIZE 40

/* Room for a link to a language: the query parameter and the tag. */
#define PAGE_HREF_SIZE 96

/* The longest identifier that is put into the subject of a mail. */
#define PAGE_ID_MAX 128

/* What is written in one language. */
struct part {
    struct scope scope;
    struct texts labels;
    const struct lingo_language *language;
    char wait[PAGE_WAIT_SIZE];
};

struct item {
    struct scope scope;
    struct value values[NAMES_OF_ITEM];
    const struct lingo_language *language; /* of a link to a language: which, */
    char href[PAGE_HREF_SIZE];             /* and the address */
};

struct page {
    const struct lingo_site *site;
    const struct lingo_request *request;
    const struct lingo_status *status;
    size_t row; /* of the status table, whose texts are shown */
    int code;
    uint64_t shown; /* bit n: the format may show name n */
    enum lingo_media media;
    enum lingo_match match;
    struct lingo_text range; /* of the request's languages, that won */
    bool two_languages;
    bool has_content;  /* whatever the method is */
    uint32_t is_given; /* bit n: parameter n is, else its text is not set */
    struct lingo_text given[LINGO_PARAMETER_COUNT];
    unsigned actions;           /* of enum lingo_action, those of the status */
    enum lingo_outlook outlook; /* on trying again, while no wait is known */
    bool is_maintenance;
    bool has_wait, has_time;
    uint64_t wait;       /* seconds */
    int64_t time;        /* of the error, seconds since 1970 */
    size_t until_length; /* of until_text, with a wait; 0: it is not known when it ends */
    struct part part, second;
    struct value values[NAME_COUNT], second_values[NAMES_OF_PART];
    char digits[3 + BUFFER_PADDING], wait_digits[24];
    char time_text[24], until_text[24];
    char contact[PAGE_LINK_MAX];
    size_t item_count;
    struct item items[PAGE_ITEMS_MAX];
    struct value item_values[PAGE_ITEMS_MAX];
    struct value extensions[SITE_EXTENSIONS_MAX]; /* that the site's template names */
    struct buffer decoded;                        /* their texts, in: */
    char decoded_text[2048];
    char type[PAGE_LINK_MAX], instance[PAGE_LINK_MAX]; /* made into URI references */
};

static inline bool page_is_given(const struct page *page, enum lingo_parameter_name name)
{
    return page->is_given >> name & 1;
}

/* A parameter; empty when it is not given. */
static inline struct lingo_text page_given(const struct page *page, enum lingo_parameter_name name)
{
    return page_is_given(page, name) ? page->given[name] : (struct lingo_text){"", 0};
}

/* A value of the page by its name; absent when it has none. */
static inline struct value page_value(const struct page *page, enum name name)
{
    if (page->part.scope.present >> name & 1)
        return page->values[name];
    return (struct value){.kind = VALUE_ABSENT};
}

/* Whether Location belongs to the status: where a redirect leads, or what was created. */
static inline bool page_has_location(const struct page *page)
{
    return page->code / 100 == 3 || page->code == 201;
}

static inline bool page_is_method(const struct page *page, const char *name)
{
    struct lingo_text method = page->request->method;
    return method.length == strlen(name) && !memcmp(method.data, name, method.length);
}

/* What a section that is only there or not would say. */
static inline struct value page_flag(void)
{
    static const char flag[1 + BUFFER_PADDING] = "1";
    return (struct value){.kind = VALUE_TEXT, .origin = VALUE_CONSTANT, .length = 1, .text = flag};
}

/* Writes a value as it stands in a format. */
static inline void page_write_value(struct buffer *to, enum escape escape, struct value value)
{
    if (value.kind == VALUE_TEXT && value.origin == VALUE_CONSTANT)
        buffer_append_padded(to, value.text, value.length);
    else
        value_append(to, escape, &value);
}

#endif
