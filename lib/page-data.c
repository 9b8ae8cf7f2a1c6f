/* SPDX-License-Identifier: MIT */
/*
 * A page as data: problem details (RFC 9457) in JSON and XML, and the same facts as plain JSON and
 * XML.  One list of members serves all four; a member is written when it has a value.
 */
#include "page.h"

#include "catalog.h"

enum member_form { FORM_PROBLEM = 1, FORM_PLAIN = 2, FORM_BOTH = 3 };

/* What stands before or behind a value, padded (buffer.h). */
struct edge {
    char text[BUFFER_PADDING + 1];
    uint8_t length;
};
#define EDGE(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

/* A key as it stands before a string in JSON, and round a value in XML. */
struct key {
    struct edge json, start, end;
};
#define KEY(word)                                                                                  \
    {                                                                                              \
        EDGE(",\"" word "\":\""), EDGE("<" word ">"), EDGE("</" word ">")                          \
    }

static const struct key type_key = KEY("type"), title_key = KEY("title"),
                        status_key = KEY("status"), detail_key = KEY("detail"),
                        href_key = KEY("href");

static const struct member {
    struct key key;
    enum name name;
    enum member_form form;
    bool number;
} members[] = {
    {KEY("phrase"), NAME_REASON, FORM_BOTH, false},
    {KEY("description"), NAME_DESCRIPTION, FORM_PLAIN, false},
    {KEY("advice"), NAME_ADVICE, FORM_PLAIN, false},
    {KEY("wait"), NAME_WAIT, FORM_PLAIN, false},
    {KEY("detail"), NAME_DETAIL, FORM_PLAIN, false},
    {KEY("instance"), NAME_INSTANCE, FORM_BOTH, false},
    {KEY("lang"), NAME_LANG, FORM_BOTH, false},
    {KEY("dir"), NAME_DIR, FORM_BOTH, false},
    {KEY("request_id"), NAME_REQUEST_ID, FORM_BOTH, false},
    {KEY("uri"), NAME_URI, FORM_PLAIN, false},
    {KEY("retry_after"), NAME_RETRY_AFTER, FORM_BOTH, true},
    {KEY("location"), NAME_LOCATION, FORM_BOTH, false},
    {KEY("methods"), NAME_METHODS, FORM_BOTH, false},
    {KEY("choices"), NAME_CHOICES, FORM_BOTH, false},
    {KEY("protocols"), NAME_PROTOCOLS, FORM_BOTH, false},
    {KEY("authority"), NAME_AUTHORITY, FORM_BOTH, false},
    {KEY("blocked_by"), NAME_BLOCKED_BY, FORM_BOTH, false},
    {KEY("contact"), NAME_CONTACT, FORM_BOTH, false},
    {KEY("service_status"), NAME_SERVICE_STATUS, FORM_BOTH, false},
    {KEY("sign_in"), NAME_SIGN_IN, FORM_BOTH, false},
};

struct writer {
    struct buffer *to;
    enum escape escape;
    bool xml;
    bool first;
};

/* Writes a key, and the quotation mark of a string. */
static void open_member(struct writer *w, const struct key *key, bool string)
{
    if (w->xml)
        return buffer_append_padded(w->to, key->start.text, key->start.length);
    size_t from = w->first, to = (size_t)key->json.length - !string;
    buffer_append_padded(w->to, key->json.text + from, to - from);
    w->first = false;
}

static void close_member(struct writer *w, const struct key *key, bool string)
{
    if (w->xml)
        buffer_append_padded(w->to, key->end.text, key->end.length);
    else if (string)
        buffer_append_char(w->to, '"');
}

static void write_member(struct writer *w, const struct key *key, struct value value)
{
    if (value.kind != VALUE_TEXT)
        return;
    open_member(w, key, true);
    page_write_value(w->to, w->escape, value);
    close_member(w, key, true);
}

static void write_number(struct writer *w, const struct key *key, struct value value)
{
    if (value.kind != VALUE_TEXT)
        return;
    open_member(w, key, false);
    page_write_value(w->to, w->escape, value);
    close_member(w, key, false);
}

/* A string without a key. */
static void write_string(struct writer *w, struct value value)
{
    if (!w->xml)
        buffer_append_char(w->to, '"');
    page_write_value(w->to, w->escape, value);
    if (!w->xml)
        buffer_append_char(w->to, '"');
}

/* An item with an address is an object; in XML the items of a list are called i (RFC 9457
 * appendix B). */
static void write_item(struct writer *w, const struct item *item, bool object)
{
    if (w->xml)
        buffer_append_string(w->to, "<i>");
    if (object) {
        if (!w->xml)
            buffer_append_char(w->to, '{');
        w->first = true;
        if (item->scope.present >> NAME_HREF & 1)
            write_member(w, &href_key, item->values[NAME_HREF]);
        write_member(w, &title_key, item->values[NAME_TEXT]);
        if (!w->xml)
            buffer_append_char(w->to, '}');
    } else {
        write_string(w, item->values[NAME_TEXT]);
    }
    if (w->xml)
        buffer_append_string(w->to, "</i>");
}

static void write_list(struct writer *w, const struct key *key, struct value list, bool objects)
{
    open_member(w, key, false);
    if (!w->xml)
        buffer_append_char(w->to, '[');
    for (uint32_t i = 0; i < list.length; i++) {
        if (i && !w->xml)
            buffer_append_char(w->to, ',');
        write_item(w, (const struct item *)list.items[i].scope, objects);
    }
    if (!w->xml)
        buffer_append_char(w->to, ']');
    w->first = false;
    close_member(w, key, false);
}

/* Two sentences in a row: full stops that fill their square need no space after them. */
static void join(struct writer *w, struct value first, struct value second)
{
    static const char ideographic_stop[] = "\xe3\x80\x82";
    page_write_value(w->to, w->escape, first);
    if (second.kind != VALUE_TEXT)
        return;
    if (first.kind == VALUE_TEXT &&
        (first.length < 3 || memcmp(first.text + first.length - 3, ideographic_stop, 3)))
        buffer_append_char(w->to, ' ');
    page_write_value(w->to, w->escape, second);
}

/* RFC 9457 section 3.1. */
static void write_detail(struct writer *w, const struct page *page)
{
    struct value detail = page_value(page, NAME_DETAIL);
    if (detail.kind == VALUE_TEXT)
        return write_member(w, &detail_key, detail);
    open_member(w, &detail_key, true);
    join(w, page_value(page, NAME_DESCRIPTION), page_value(page, NAME_ADVICE));
    close_member(w, &detail_key, true);
}

static void write_type(struct writer *w, const struct page *page)
{
    static const char blank[] = "about:blank";
    struct value type = page_value(page, NAME_TYPE);
    if (type.kind != VALUE_TEXT)
        type = (struct value){.kind = VALUE_TEXT, .length = sizeof blank - 1, .text = blank};
    write_member(w, &type_key, type);
}

/* The translated title, or the phrase where a site wants titles for programs. */
static void write_title(struct writer *w, const struct page *page)
{
    bool english = page->site->english_titles && !page_is_given(page, LINGO_PARAMETER_TITLE);
    write_member(w, &title_key, page_value(page, english ? NAME_REASON : NAME_TITLE));
}

static void write_members(struct writer *w, const struct page *page, enum member_form form)
{
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        const struct member *member = &members[i];
        if (!(member->form & form) || !(page->part.scope.present >> member->name & 1))
            continue;
        struct value value = page->values[member->name];
        if (value.kind == VALUE_LIST)
            write_list(w, &member->key, value, member->name == NAME_CHOICES);
        else if (member->number)
            write_number(w, &member->key, value);
        else
            write_member(w, &member->key, value);
    }
}

/* The beginning and end of the whole. */
static void write_root(struct writer *w, const struct page *page, const char *root,
                       const char *attributes)
{
    struct lingo_text tag = page->part.language->tag;
    if (!w->xml)
        return buffer_append_char(w->to, '{');
    buffer_append_string(w->to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<");
    buffer_append_string(w->to, root);
    buffer_append_string(w->to, attributes);
    buffer_append_string(w->to, " xml:lang=\"");
    buffer_append(w->to, tag.data, tag.length);
    buffer_append_string(w->to, "\">");
}

static void write_end(struct writer *w, const char *root)
{
    if (w->xml) {
        buffer_append_string(w->to, "</");
        buffer_append_string(w->to, root);
        buffer_append_char(w->to, '>');
    } else {
        buffer_append_char(w->to, '}');
    }
    buffer_append_char(w->to, '\n');
}

void page_write_data(const struct page *page, enum lingo_format format, struct buffer *to)
{
    bool problem = format == LINGO_FORMAT_PROBLEM_JSON || format == LINGO_FORMAT_PROBLEM_XML;
    bool xml = format == LINGO_FORMAT_PROBLEM_XML || format == LINGO_FORMAT_XML;
    const char *root = problem ? "problem" : "error";
    struct writer w = {to, xml ? ESCAPE_MARKUP : ESCAPE_JSON, xml, true};
    write_root(&w, page, root, problem ? " xmlns=\"urn:ietf:rfc:7807\"" : "");
    if (problem)
        write_type(&w, page);
    write_title(&w, page);
    write_number(&w, &status_key, page_value(page, NAME_CODE));
    if (problem)
        write_detail(&w, page);
    write_members(&w, page, problem ? FORM_PROBLEM : FORM_PLAIN);
    write_end(&w, root);
}
