/* SPDX-License-Identifier: MIT */
/* Writes a page for people: HTML with the template of the site, or plain text.  In plain text,
 * characters that isolate the direction (UAX #9 section 2.4) surround values from elsewhere, so
 * that they do not reorder the words around them. */
#include "page/page.h"

#include "catalog/catalog.h"

#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8"
#define POP_ISOLATE "\xe2\x81\xa9"

static void append_isolated(struct buffer *to, struct value value)
{
    buffer_append_string(to, FIRST_STRONG_ISOLATE);
    page_write_value(to, ESCAPE_TEXT, value);
    buffer_append_string(to, POP_ISOLATE);
}

/* Appends the address of an item, unless it is the same as its text. */
static void append_href(struct buffer *to, const struct item *item)
{
    if (!(item->scope.present >> NAME_HREF & 1) ||
        item->values[NAME_HREF].text == item->values[NAME_TEXT].text)
        return;
    buffer_append_string(to, " <");
    page_write_value(to, ESCAPE_TEXT, item->values[NAME_HREF]);
    buffer_append_string(to, ">");
}

static void append_list(struct buffer *to, struct value list)
{
    for (uint32_t i = 0; i < list.length; i++) {
        const struct item *item = (const struct item *)list.items[i].scope;
        if (item->scope.present >> NAME_BEFORE & 1)
            page_write_value(to, ESCAPE_TEXT, item->values[NAME_BEFORE]);
        append_isolated(to, item->values[NAME_TEXT]);
        append_href(to, item);
        if (item->scope.present >> NAME_AFTER & 1)
            page_write_value(to, ESCAPE_TEXT, item->values[NAME_AFTER]);
    }
}

static void append_shown(struct buffer *to, struct value value)
{
    if (value.kind == VALUE_LIST)
        append_list(to, value);
    else
        append_isolated(to, value);
}

/* Appends a line in the pattern of the language, "{label}: {value}" in English. */
static void append_line(struct buffer *to, const struct part *part, enum lingo_label label,
                        struct value value)
{
    struct lingo_text pattern = lingo_language_label(part->language, LINGO_LABEL_LABELLED);
    struct lingo_text name = lingo_language_label(part->language, label);
    for (size_t i = 0; i < pattern.length;) {
        const char *at = pattern.data + i;
        size_t left = pattern.length - i;
        if (left >= 7 && !memcmp(at, "{label}", 7)) {
            buffer_append(to, name.data, name.length);
            i += 7;
        } else if (left >= 7 && !memcmp(at, "{value}", 7)) {
            append_shown(to, value);
            i += 7;
        } else {
            buffer_append_char(to, *at);
            i++;
        }
    }
    buffer_append_char(to, '\n');
}

static void append_label(struct buffer *to, const struct part *part, enum lingo_label label)
{
    struct lingo_text text = lingo_language_label(part->language, label);
    buffer_append_char(to, '\n');
    buffer_append(to, text.data, text.length);
    buffer_append_char(to, '\n');
}

static void append_paragraph(struct buffer *to, struct value text)
{
    if (text.kind != VALUE_TEXT)
        return;
    buffer_append_char(to, '\n');
    page_write_value(to, ESCAPE_TEXT, text);
    buffer_append_char(to, '\n');
}

static struct value value_of(const struct part *part, enum name name)
{
    struct value absent = {.kind = VALUE_ABSENT};
    return part->scope.present >> name & 1 ? part->scope.values[name] : absent;
}

/* Appends the wait, and when it ends. */
static void append_wait(const struct part *part, struct buffer *to)
{
    if (!(part->scope.present >> NAME_WAIT & 1))
        return;
    buffer_append_char(to, '\n');
    page_write_value(to, ESCAPE_TEXT, value_of(part, NAME_WAIT_BEFORE));
    page_write_value(to, ESCAPE_TEXT, value_of(part, NAME_WAIT_TIME));
    page_write_value(to, ESCAPE_TEXT, value_of(part, NAME_WAIT_AFTER));
    buffer_append_char(to, '\n');
}

struct line {
    enum name name;
    enum lingo_label label;
};

/* Appends the lines that have a value, after an empty line. */
static void append_lines(const struct page *page, const struct line *lines, size_t count,
                         struct buffer *to)
{
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        struct value value = page_value(page, lines[i].name);
        if (value.kind == VALUE_ABSENT)
            continue;
        if (first)
            buffer_append_char(to, '\n');
        first = false;
        append_line(to, &page->part, lines[i].label, value);
    }
}
#define APPEND_LINES(page, lines, to)                                                              \
    append_lines(page, lines, sizeof(lines) / sizeof(lines)[0], to)

/* The new address, and the explanation from the program.  On a page in two languages, they follow
 * both messages. */
static void append_known(const struct page *page, struct buffer *to)
{
    static const struct line lines[] = {
        {NAME_LOCATION, LINGO_LABEL_NEW_ADDRESS},
        {NAME_DETAIL, LINGO_LABEL_DETAILS},
    };
    APPEND_LINES(page, lines, to);
}

static void append_part(const struct page *page, const struct part *part, struct buffer *to)
{
    page_write_value(to, ESCAPE_TEXT, value_of(part, NAME_TITLE));
    buffer_append_char(to, '\n');
    append_paragraph(to, value_of(part, NAME_SUMMARY));
    if (!page->two_languages)
        append_known(page, to);
    append_paragraph(to, value_of(part, NAME_ADVICE));
    append_wait(part, to);
    append_paragraph(to, value_of(part, NAME_OUTLOOK));
    if (page_value(page, NAME_NOT_SAVED).kind == VALUE_TEXT)
        append_label(to, part, LINGO_LABEL_NOT_SAVED);
}

/* Appends the rest of the message, and the addresses of links.  Loading the page again has no
 * address. */
static void append_actions(const struct page *page, struct buffer *to)
{
    static const struct line answers[] = {
        {NAME_CHOICES, LINGO_LABEL_CHOICES},
        {NAME_AUTHORITY, LINGO_LABEL_AUTHORITY},
    };
    static const struct line actions[] = {
        {NAME_SIGN_IN, LINGO_LABEL_SIGN_IN},
        {NAME_SEARCH, LINGO_LABEL_SEARCH},
        {NAME_SERVICE_STATUS, LINGO_LABEL_SERVICE_STATUS},
        {NAME_CONTACT, LINGO_LABEL_CONTACT},
    };
    static const struct line home[] = {{NAME_HOME, LINGO_LABEL_HOME}};
    APPEND_LINES(page, answers, to);
    if (page_value(page, NAME_GO_HOME).kind == VALUE_TEXT &&
        page_value(page, NAME_HOME).length > 1) /* "/" is not useful in plain text */
        APPEND_LINES(page, home, to);
    APPEND_LINES(page, actions, to);
}

/* Appends the information for support staff: the status, the request ID and the time. */
static void append_status(const struct page *page, struct buffer *to)
{
    struct value id = page_value(page, NAME_REQUEST_ID), time = page_value(page, NAME_TIME);
    if (page_value(page, NAME_SUPPORT).kind == VALUE_TEXT)
        append_label(to, &page->part, LINGO_LABEL_SUPPORT_HINT);
    buffer_append_char(to, '\n');
    page_write_value(to, ESCAPE_TEXT, page_value(page, NAME_CODE));
    buffer_append_char(to, ' ');
    page_write_value(to, ESCAPE_TEXT, value_of(&page->part, NAME_PHRASE));
    buffer_append_char(to, '\n');
    if (id.kind == VALUE_TEXT)
        append_line(to, &page->part, LINGO_LABEL_REQUEST_ID, id);
    if (time.kind == VALUE_TEXT) {
        append_isolated(to, time);
        buffer_append_string(to, " UTC\n");
    }
}

static void append_details(const struct page *page, struct buffer *to)
{
    static const struct line facts[] = {
        {NAME_URI, LINGO_LABEL_ADDRESS},     {NAME_HOST, LINGO_LABEL_HOST},
        {NAME_METHODS, LINGO_LABEL_METHODS}, {NAME_PROTOCOLS, LINGO_LABEL_PROTOCOLS},
        {NAME_SERVER, LINGO_LABEL_SERVER},
    };
    append_paragraph(to, value_of(&page->part, NAME_DESCRIPTION));
    APPEND_LINES(page, facts, to);
}

void page_write_text(const struct page *page, struct output *o)
{
    struct buffer *to = &o->to;
    append_part(page, &page->part, to);
    if (page->two_languages) {
        buffer_append_char(to, '\n');
        append_part(page, &page->second, to);
        append_known(page, to);
    }
    append_actions(page, to);
    buffer_append_string(to, "\n--\n");
    append_status(page, to);
    append_details(page, to);
}

void page_write_html(const struct page *page, struct output *o)
{
    template_run(page->site->html, &page->part.scope, o);
}
