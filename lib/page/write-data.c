/* SPDX-License-Identifier: MIT */
/*
 * Writes a page as JSON or XML: as problem details (RFC 9457), or with the same facts as plain JSON
 * and XML.  All four use one list of members.  A member is written if it has a value.
 */
#include "page/extension.h"
#include "page/page.h"

#include "catalog/catalog.h"

enum member_form { FORM_PROBLEM = 1, FORM_PLAIN = 2, FORM_BOTH = 3 };

/* A text of our own, followed by padding (buffer.h). */
struct edge {
    char text[BUFFER_PADDING + 1];
    uint8_t length;
};
#define EDGE(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

/* The texts before and after a value, in JSON and in XML. */
enum { IN_JSON, IN_XML, FORMS };
struct key {
    struct edge start[FORMS], end[FORMS];
};
#define KEY(word)                                                                                  \
    {                                                                                              \
        {EDGE(",\"" word "\":\""), EDGE("<" word ">")},                                            \
        {                                                                                          \
            EDGE("\""), EDGE("</" word ">")                                                        \
        }                                                                                          \
    }

static const struct key type_key = KEY("type"), title_key = KEY("title"),
                        status_key = KEY("status"), detail_key = KEY("detail"),
                        href_key = KEY("href");

static const struct member {
    struct key key;
    enum name name;
    bool number;
} members[] = {
#define MEMBER(key, name, form, number) {KEY(key), NAME_##name, number},
#include "page/members.def"
#undef MEMBER
};

/* The members of a form, as a set like scope.present. */
static uint64_t names_of(enum member_form form)
{
    static const uint64_t problem = 0
#define MEMBER(key, name, form, number)                                                            \
    | (FORM_##form & FORM_PROBLEM ? UINT64_C(1) << NAME_##name : 0)
#include "page/members.def"
        ;
#undef MEMBER
    static const uint64_t plain = 0
#define MEMBER(key, name, form, number)                                                            \
    | (FORM_##form & FORM_PLAIN ? UINT64_C(1) << NAME_##name : 0)
#include "page/members.def"
        ;
#undef MEMBER
    return form == FORM_PROBLEM ? problem : plain;
}

struct writer {
    struct buffer *to;
    enum escape escape;
    bool xml;
    bool first; /* the next member of JSON is the first: no comma before it */
};

/* Appends the text before a value.  In JSON, numbers, lists and objects have no quotation marks. */
static inline void append_start(struct writer *w, struct buffer *to, const struct key *key,
                                bool string)
{
    const struct edge *edge = &key->start[w->xml];
    size_t comma = w->first, mark = !(w->xml | string);
    buffer_append_padded(to, edge->text + comma, edge->length - comma - mark);
    w->first = false;
}

static inline void append_end(const struct writer *w, struct buffer *to, const struct key *key,
                              bool string)
{
    const struct edge *edge = &key->end[w->xml];
    if (w->xml | string)
        buffer_append_padded(to, edge->text, edge->length);
}

static void open_member(struct writer *w, const struct key *key, bool string)
{
    append_start(w, w->to, key, string);
}

static void close_member(struct writer *w, const struct key *key, bool string)
{
    append_end(w, w->to, key, string);
}

static void write_value(struct writer *w, const struct key *key, struct value value, bool string)
{
    struct buffer to = *w->to; /* a copy that the compiler can keep in registers */
    if (value.kind != VALUE_TEXT)
        return;
    append_start(w, &to, key, string);
    if (value.origin == VALUE_CONSTANT) {
        buffer_append_padded(&to, value.text, value.length);
    } else {
        *w->to = to;
        value_append(w->to, w->escape, &value);
        to = *w->to;
    }
    append_end(w, &to, key, string);
    *w->to = to;
}

static void write_member(struct writer *w, const struct key *key, struct value value)
{
    write_value(w, key, value, true);
}

static void write_number(struct writer *w, const struct key *key, struct value value)
{
    write_value(w, key, value, false);
}

/* Writes a string without a key. */
static void write_string(struct writer *w, struct value value)
{
    if (!w->xml)
        buffer_append_char(w->to, '"');
    page_write_value(w->to, w->escape, value);
    if (!w->xml)
        buffer_append_char(w->to, '"');
}

/* Writes an item.  If it has an address, it is an object.  In XML, the items of a list are called i
 * (RFC 9457 appendix B). */
static void write_item(struct writer *w, const struct item *item, bool object)
{
    if (w->xml)
        buffer_append_string(w->to, "<i>");
    if (object) {
        if (!w->xml)
            buffer_append_char(w->to, '{');
        w->first = !w->xml;
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

/* Joins two sentences.  Full-width full stops need no space after them. */
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
    join(w, page_value(page, NAME_SUMMARY), page_value(page, NAME_ADVICE));
    close_member(w, &detail_key, true);
}

static void write_type(struct writer *w, const struct page *page)
{
    static const struct edge blank = EDGE("about:blank");
    struct value type = page_value(page, NAME_TYPE);
    if (type.kind != VALUE_TEXT)
        type = (struct value){.kind = VALUE_TEXT,
                              .origin = VALUE_CONSTANT,
                              .length = blank.length,
                              .text = blank.text};
    write_member(w, &type_key, type);
}

/* Writes the title: that of the program, or else the phrase of the status, which is in English if
 * the site wants it.  If the type is about:blank, the title must be that of the status (RFC 9457
 * section 4.2.1).  Plain JSON and XML have the title for visitors. */
static void write_title(struct writer *w, const struct page *page, bool problem)
{
    enum name name = NAME_TITLE;
    bool is_blank = problem && page_value(page, NAME_TYPE).kind != VALUE_TEXT;
    if (!page_is_given(page, LINGO_PARAMETER_TITLE))
        name = page->site->english_titles ? NAME_REASON : is_blank ? NAME_PHRASE : NAME_TITLE;
    write_member(w, &title_key, page_value(page, name));
}

static void write_members(struct writer *w, const struct page *page, enum member_form form)
{
    static const struct member *const end = members + sizeof members / sizeof members[0];
    uint64_t left = page->part.scope.present & names_of(form);
    for (const struct member *member = members; left && member < end; member++) {
        if (!(left >> member->name & 1))
            continue;
        left &= ~(UINT64_C(1) << member->name);
        struct value value = page->values[member->name];
        if (value.kind == VALUE_LIST)
            write_list(w, &member->key, value, member->name == NAME_CHOICES);
        else if (member->number)
            write_number(w, &member->key, value);
        else
            write_member(w, &member->key, value);
    }
}

/* Writes the extensions of the application.  Malformed ones are left out. */
static void write_extensions(const struct writer *w, const struct page *page)
{
    for (size_t i = 0; i < page->request->extension_count; i++) {
        const struct lingo_extension *extension = &page->request->extensions[i];
        if (lingo_extension_check(extension, NULL) != LINGO_OK ||
            extension_find(page, extension->name) != extension)
            continue;
        if (w->xml)
            extension_append_xml(w->to, extension);
        else
            extension_append_json(w->to, extension);
    }
}

/* Writes the start and the end of the document. */
static void write_root(struct writer *w, const struct page *page, const char *root,
                       const char *attributes)
{
    struct lingo_text tag = language_tag(page->part.language);
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

static void write_data(const struct page *page, bool problem, bool xml, struct buffer *to)
{
    const char *root = problem ? "problem" : "error";
    struct writer w = {to, xml ? ESCAPE_MARKUP : ESCAPE_JSON, xml, !xml};
    write_root(&w, page, root, problem ? " xmlns=\"urn:ietf:rfc:7807\"" : "");
    if (problem)
        write_type(&w, page);
    write_title(&w, page, problem);
    write_number(&w, &status_key, page_value(page, NAME_CODE));
    if (problem)
        write_detail(&w, page);
    write_members(&w, page, problem ? FORM_PROBLEM : FORM_PLAIN);
    write_extensions(&w, page);
    write_end(&w, root);
}

void page_write_problem_json(const struct page *page, struct output *o)
{
    write_data(page, true, false, &o->to);
}

void page_write_problem_xml(const struct page *page, struct output *o)
{
    write_data(page, true, true, &o->to);
}

void page_write_json(const struct page *page, struct output *o)
{
    write_data(page, false, false, &o->to);
}

void page_write_xml(const struct page *page, struct output *o)
{
    write_data(page, false, true, &o->to);
}
