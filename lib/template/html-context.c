/* SPDX-License-Identifier: MIT */
/* Parses HTML byte by byte, to find the context of each tag of a template. */
#include "template/html-context.h"

#include "base/ascii.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void name_begin(char *name, char c)
{
    name[0] = ascii_lower(c);
    name[1] = '\0';
}

static void name_add(char *name, char c)
{
    size_t n = strlen(name);
    if (n + 1 == HTML_NAME_SIZE)
        return;
    name[n] = ascii_lower(c);
    name[n + 1] = '\0';
}

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

/* Elements whose content browsers do not parse as HTML, or not if they can run scripts. */
static bool is_opaque(const char *tag)
{
    static const char *const names[] = {"iframe",   "noembed",   "noframes",
                                        "noscript", "plaintext", "xmp"};
    return is_one_of(tag, names, sizeof names / sizeof names[0]);
}

/* Handles the > of a tag. */
static const char *leave_tag(struct html *html)
{
    html->place = HTML_TEXT;
    html->matched = 0;
    if (!strcmp(html->tag, "style"))
        html->place = HTML_STYLE;
    if (!strcmp(html->tag, "title") || !strcmp(html->tag, "textarea"))
        html->place = HTML_TEXT_ONLY;
    if (!strcmp(html->tag, "script"))
        return "a script would not run, because the page's Content-Security-Policy allows none; "
               "remove it";
    if (is_opaque(html->tag))
        return "browsers do not read the content of this element as HTML; remove it";
    return NULL;
}

static const char *step_tag_open(struct html *html, char c)
{
    if (c == '!' || c == '?') {
        html->place = HTML_DECLARATION;
        html->matched = c == '!' ? 0 : 2; /* no comment begins with <?-- */
    } else if (ascii_is_alpha(c) || c == '/') {
        html->place = HTML_TAG_NAME;
        name_begin(html->tag, c);
    } else {
        return "a < that does not begin a tag; write &lt;";
    }
    return NULL;
}

static const char *step_declaration(struct html *html, char c)
{
    if (c == '[' && !html->matched)
        return "a CDATA section ends in different places in HTML and in SVG; write its text "
               "without it";
    if (c == '-' && html->matched < 2) {
        if (++html->matched == 2) {
            html->place = HTML_COMMENT_BEGIN;
            html->matched = 0;
        }
        return NULL;
    }
    html->matched = c == '>' ? 0 : 2;
    if (c == '>')
        html->place = HTML_TEXT;
    return NULL;
}

/* Handles a byte after <!-- or <!---: <!--> and <!---> are whole comments. */
static const char *step_comment_begin(struct html *html, char c)
{
    html->matched = c == '-' ? html->matched + 1 : 0;
    if (c == '>')
        html->place = HTML_TEXT;
    else if (html->matched != 1)
        html->place = HTML_COMMENT;
    return NULL;
}

/* A comment ends with --> or --!>. */
static const char *step_comment(struct html *html, char c)
{
    enum { NONE, DASH, DASHES, BANG };
    if (c == '>' && html->matched >= DASHES)
        html->place = HTML_TEXT;
    if (c == '-')
        html->matched = html->matched == NONE || html->matched == BANG ? DASH : DASHES;
    else
        html->matched = c == '!' && html->matched == DASHES ? BANG : NONE;
    return NULL;
}

static const char *begin_attribute(struct html *html, char c)
{
    html->place = HTML_ATTRIBUTE;
    name_begin(html->attribute, c);
    return NULL;
}

/* Handles a byte between attributes, or after the name of one. */
static const char *step_tag(struct html *html, char c)
{
    if (c == '>')
        return leave_tag(html);
    bool named = html->place == HTML_ATTRIBUTE || html->place == HTML_AFTER_NAME;
    if (is_space(c) || c == '/') {
        html->place = named && c != '/' ? HTML_AFTER_NAME : HTML_TAG;
        return NULL;
    }
    if (html->place == HTML_AFTER_SECTION)
        return "a space must come first: if the section is left out, this belongs to the name of "
               "the tag";
    if (html->place == HTML_TAG || (html->place == HTML_AFTER_NAME && c != '='))
        return begin_attribute(html, c);
    if (c != '=') {
        name_add(html->attribute, c);
        return NULL;
    }
    html->place = HTML_BEFORE_VALUE;
    html->address_fixed = false;
    html->previous = '=';
    if (!strncmp(html->attribute, "on", 2))
        return "an event handler would not run, because the page's Content-Security-Policy allows "
               "no script; remove it";
    if (!strcmp(html->attribute, "style"))
        return "a style attribute would have no effect under the page's Content-Security-Policy; "
               "use a class and the style element";
    return NULL;
}

/* Handles a byte of a tag's name.  Without a name after </, browsers read a comment up to >. */
static const char *step_name(struct html *html, char c)
{
    if (c != '>' && !ascii_is_alpha(c) && !strcmp(html->tag, "/"))
        return "a </ that does not begin an end tag; write &lt;/";
    if (c == '>' || c == '/' || is_space(c))
        return step_tag(html, c);
    name_add(html->tag, c);
    return NULL;
}

static bool is_in_segment(char c)
{
    return ascii_is_alphanumeric(c) || c == '-' || c == '.' || c == '_';
}

/* Whether what follows this byte of an address can be neither its scheme nor its host: after a path
 * segment or ? or # (RFC 3986 section 3), or a colon, because the scheme is then the template's
 * own. The # of a character reference does not count. */
static bool fixes_address(const struct html *html, char c)
{
    return c == '?' || c == ':' || (c == '#' && html->previous != '&') ||
           (c == '/' && is_in_segment(html->previous)) ||
           (html->previous == '/' && is_in_segment(c));
}

/* Attributes that contain several addresses: a value with a blank or a comma could add one. */
static bool is_list(const char *attribute)
{
    return !strcmp(attribute, "srcset") || !strcmp(attribute, "ping");
}

/* Follows the value of an attribute, which may be an address.  Browsers ignore line breaks and tabs
 * in it, and a host follows two slashes of either kind, for which .previous is a backslash. */
static void follow_address(struct html *html, char c)
{
    if (c == '\t' || c == '\n' || c == '\r' || is_list(html->attribute))
        return;
    html->address_fixed = html->address_fixed || fixes_address(html, c);
    bool is_second = html->previous == '/' || html->previous == '\\';
    html->previous = is_second && c == '/' ? '\\' : c;
}

static const char *step_value(struct html *html, char c)
{
    if (html->place == HTML_BEFORE_VALUE) {
        if (is_space(c))
            return NULL;
        html->place = c == '"'    ? HTML_DOUBLE_QUOTED
                      : c == '\'' ? HTML_SINGLE_QUOTED
                                  : HTML_UNQUOTED;
        if (c == '"' || c == '\'')
            return NULL;
    }
    if (html->place == HTML_UNQUOTED && c == '>')
        return leave_tag(html);
    if ((html->place == HTML_UNQUOTED && is_space(c)) ||
        (html->place == HTML_DOUBLE_QUOTED && c == '"') ||
        (html->place == HTML_SINGLE_QUOTED && c == '\''))
        html->place = HTML_TAG;
    follow_address(html, c);
    return NULL;
}

/* What is next in the element's end tag, </style for example: NUL at its end. */
static char next_of_end(const struct html *html)
{
    return html->matched < 2 ? "</"[html->matched] : html->tag[html->matched - 2];
}

/* Handles a byte in an element that contains only text, which its end tag ends. */
static const char *step_text_only(struct html *html, char c)
{
    char next = next_of_end(html);
    if (!next && (is_space(c) || c == '/' || c == '>')) {
        name_begin(html->tag, '/');
        return step_tag(html, c);
    }
    if (ascii_lower(c) == next) {
        html->matched++;
        return NULL;
    }
    if (html->matched && html->place == HTML_TEXT_ONLY)
        return "only text is allowed in this element; write &lt;";
    html->matched = c == '<';
    return NULL;
}

const char *html_step(struct html *html, char c)
{
    switch (html->place) {
    case HTML_TEXT:
        if (c == '<')
            html->place = HTML_TAG_OPEN;
        return NULL;
    case HTML_TAG_OPEN:
        return step_tag_open(html, c);
    case HTML_DECLARATION:
        return step_declaration(html, c);
    case HTML_COMMENT_BEGIN:
        return step_comment_begin(html, c);
    case HTML_COMMENT:
        return step_comment(html, c);
    case HTML_TAG_NAME:
        return step_name(html, c);
    case HTML_AFTER_SECTION:
    case HTML_TAG:
    case HTML_ATTRIBUTE:
    case HTML_AFTER_NAME:
        return step_tag(html, c);
    case HTML_BEFORE_VALUE:
    case HTML_DOUBLE_QUOTED:
    case HTML_SINGLE_QUOTED:
    case HTML_UNQUOTED:
        return step_value(html, c);
    case HTML_TEXT_ONLY:
    case HTML_STYLE:
        return step_text_only(html, c);
    }
    return NULL;
}

/* Attributes whose value is an address that is followed or loaded. */
static bool is_address(const char *attribute)
{
    static const char *const names[] = {"href",       "src",    "action",     "formaction",
                                        "cite",       "data",   "poster",     "ping",
                                        "background", "srcset", "xlink:href", "manifest"};
    return is_one_of(attribute, names, sizeof names / sizeof names[0]);
}

const char *html_refuses_value(const struct html *html, bool is_link)
{
    switch (html->place) {
    case HTML_TEXT:
        return NULL;
    case HTML_TEXT_ONLY:
        return html->matched ? "a value cannot be part of a tag" : NULL;
    case HTML_DOUBLE_QUOTED:
    case HTML_SINGLE_QUOTED:
        if (!is_address(html->attribute) || is_link || html->address_fixed)
            return NULL;
        return "only addresses that are known to be safe are allowed here: location_href, "
               "blocked_by, href of choices, type, instance, contact, service_status, home, "
               "search, sign_in, logo; or a value after text such as # or /search?q=";
    case HTML_BEFORE_VALUE:
    case HTML_UNQUOTED:
        return "the value of this attribute must be in quotation marks";
    case HTML_STYLE:
        return "the style must be the same on every page, so that its hash matches; only colours "
               "of the site are allowed here";
    default:
        return "a value is allowed only in text and in quoted attribute values";
    }
}

/* Whether the last attribute is in the section is not known, so that no = may follow. */
static enum html_place place_of_section(const struct html *html)
{
    return html->place == HTML_AFTER_NAME ? HTML_TAG : html->place;
}

/* The place after a section that began and ended in these places; HTML_TAG_OPEN if there is none.
 */
static enum html_place place_after(enum html_place from, enum html_place to)
{
    if (from == to)
        return to;
    bool is_after_name = from == HTML_TAG_NAME || from == HTML_AFTER_SECTION;
    if (is_after_name && (to == HTML_TAG || to == HTML_AFTER_SECTION))
        return HTML_AFTER_SECTION; /* <p{{#x}} class="x"{{/x}}> */
    return HTML_TAG_OPEN;
}

bool html_leave_section(struct html *html, const struct html *begin)
{
    enum html_place to = place_after(place_of_section(begin), place_of_section(html));
    if (to == HTML_TAG_OPEN)
        return false;
    if (to >= HTML_TAG_NAME && strcmp(html->tag, begin->tag))
        return false;
    if (to >= HTML_ATTRIBUTE && strcmp(html->attribute, begin->attribute))
        return false;
    if (to <= HTML_LAST_WITH_END && html->matched != begin->matched)
        return false;
    html->place = to;
    html->address_fixed = html->address_fixed && begin->address_fixed;
    if (html->previous != begin->previous)
        html->previous = '&'; /* after which only ? and : are sure */
    return true;
}

const char *html_place_name(enum html_place place)
{
    switch (place) {
    case HTML_TEXT:
        return "text";
    case HTML_TEXT_ONLY:
        return "an element that contains only text";
    case HTML_COMMENT_BEGIN:
    case HTML_COMMENT:
        return "a comment";
    case HTML_DECLARATION:
        return "a declaration";
    case HTML_STYLE:
        return "a style element";
    case HTML_DOUBLE_QUOTED:
    case HTML_SINGLE_QUOTED:
    case HTML_UNQUOTED:
    case HTML_BEFORE_VALUE:
        return "the value of an attribute";
    default:
        return "a tag";
    }
}
