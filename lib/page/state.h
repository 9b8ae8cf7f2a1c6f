/* SPDX-License-Identifier: MIT */
/* The state of a page that is being made: its values for the formats. */
#ifndef LINGO_PAGE_STATE_H
#define LINGO_PAGE_STATE_H

#include "site/names.h"
#include "site/site.h"

#include <httplingo/page.h>

/* The maximum number of bytes that are shown of a value from the request, and of an address in a
 * link. */
#define PAGE_TEXT_MAX 512
#define PAGE_LINK_MAX 1024

/* The maximum number of items in all lists together. */
#define PAGE_ITEMS_MAX 32
#define PAGE_WAIT_SIZE 640 /* the sentence, and its end once more */

/* The size of the time when a wait ends, including its brackets. */
#define PAGE_UNTIL_SIZE 40

/* The size of the time of the error as text, and padding (buffer.h). */
#define PAGE_TIME_SIZE (24 + BUFFER_PADDING)

/* The size of a link to a language: the query parameter and the tag. */
#define PAGE_HREF_SIZE 96

/* The maximum length of a request ID in the subject of a mail. */
#define PAGE_ID_MAX 128

/* The texts in one language. */
struct part {
    struct scope scope;
    struct texts labels;
    const struct lingo_language *language;
    char wait[PAGE_WAIT_SIZE];
};

struct item {
    struct scope scope;
    struct value values[NAMES_OF_ITEM];
    const struct lingo_language *language; /* the language that this is a link to */
    char href[PAGE_HREF_SIZE];             /* its address */
};

struct page {
    const struct lingo_site *site;
    const struct lingo_request *request;
    const struct lingo_status *status;
    size_t row; /* the row in the status table that contains the texts */
    int code;
    uint64_t shown; /* bit n: the format can show name n */
    enum lingo_media media;
    enum lingo_match match;
    struct lingo_text range; /* the range of the request that chose the language */
    bool two_languages;
    bool has_content;  /* for methods other than HEAD */
    uint32_t is_given; /* bit n: parameter n is set; other texts are undefined */
    struct lingo_text given[LINGO_PARAMETER_COUNT];
    unsigned actions;           /* enum lingo_action, from the status */
    enum lingo_outlook outlook; /* about trying again, if no wait is known */
    bool is_maintenance;
    bool has_wait, has_time;
    uint64_t wait;       /* in seconds */
    int64_t time;        /* of the error, in seconds since 1970 */
    size_t until_length; /* of until_text, with a wait; 0: it is not known when it ends */
    struct part part, second;
    struct value values[NAME_COUNT], second_values[NAMES_OF_PART];
    char digits[3 + BUFFER_PADDING], wait_digits[24];
    char time_text[PAGE_TIME_SIZE], until_text[24];
    char contact[PAGE_LINK_MAX];
    size_t item_count;
    struct item items[PAGE_ITEMS_MAX];
    struct value item_values[PAGE_ITEMS_MAX];
    struct value extensions[SITE_EXTENSIONS_MAX]; /* those that the site's template uses */
    struct buffer decoded;                        /* the texts of the extensions */
    char decoded_text[2048];
    char type[PAGE_LINK_MAX], instance[PAGE_LINK_MAX]; /* converted to URI references */
};

static inline bool page_is_given(const struct page *page, enum lingo_parameter_name name)
{
    return page->is_given >> name & 1;
}

/* A parameter; empty if it is not set. */
static inline struct lingo_text page_given(const struct page *page, enum lingo_parameter_name name)
{
    return page_is_given(page, name) ? page->given[name] : (struct lingo_text){"", 0};
}

/* A value of the page; absent if it is not set. */
static inline struct value page_value(const struct page *page, enum name name)
{
    if (page->part.scope.present >> name & 1)
        return page->values[name];
    return (struct value){.kind = VALUE_ABSENT};
}

/* Whether Location belongs to the status: the address of a redirect or of a created resource. */
static inline bool page_has_location(const struct page *page)
{
    return page->code / 100 == 3 || page->code == 201;
}

static inline bool page_is_method(const struct page *page, const char *name)
{
    struct lingo_text method = page->request->method;
    return method.length == strlen(name) && !memcmp(method.data, name, method.length);
}

/* The value of a section without content of its own. */
static inline struct value page_flag(void)
{
    static const char flag[1 + BUFFER_PADDING] = "1";
    return (struct value){.kind = VALUE_TEXT, .origin = VALUE_CONSTANT, .length = 1, .text = flag};
}

/* Writes a value as required by a format. */
static inline void page_write_value(struct buffer *to, enum escape escape, struct value value)
{
    if (value.kind == VALUE_TEXT && value.origin == VALUE_CONSTANT)
        buffer_append_padded(to, value.text, value.length);
    else
        value_append(to, escape, &value);
}

#endif
