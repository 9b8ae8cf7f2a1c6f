/* SPDX-License-Identifier: MIT */
/* Templates, in addition to the tests of the Mustache specification: errors, HTML, constants,
 * limits, and a lack of memory. */
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include "site/brand.h"
#include "site/names.h"
#include "site/security-policy.h"
#include "template/template.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct brand brand = {
    {{"Caf\xc3\xa9 & Co", 10}, {NULL, 0}, {"#0a5c36", 7}, {NULL, 0}}};

/* Partials by name; "loop" calls itself. */
static enum lingo_error find_partial(const void *context, struct lingo_text name,
                                     struct lingo_text *text, struct lingo_report *report)
{
    static const char *const partials[][2] = {
        {"foot", "<p>{{code}}</p>\n"},
        {"loop", "{{#uri}}x{{> loop}}{{/uri}}"},
        {"wide", "{{#uri}}{{> wide}}{{> wide}}{{/uri}}"},
        {"bad", "<p>\n{{/x}}"},
        {"open", "<p "},
    };
    (void)context;
    for (size_t i = 0; i < sizeof partials / sizeof partials[0]; i++)
        if (strlen(partials[i][0]) == name.length &&
            !memcmp(partials[i][0], name.data, name.length)) {
            *text = (struct lingo_text){partials[i][1], strlen(partials[i][1])};
            return LINGO_OK;
        }
    snprintf(report->message, sizeof report->message, "there is no partial %.*s", (int)name.length,
             name.data);
    return report->error = LINGO_ERROR_FILE;
}

static enum lingo_error compile(struct template *out, const char *text, size_t length,
                                struct lingo_report *report)
{
    struct template_source source = {.file = "page.html",
                                     .text = {text, length},
                                     .html = true,
                                     .context = &brand,
                                     .find = brand_find,
                                     .name_at = brand_name_at,
                                     .partial = find_partial};
    return template_compile(out, &source, report);
}

/* Each as a user meets it, with its place and what would be right. */
static void test_errors(void)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"a\n {{code", "page.html:2:2: the tag is not closed: expected }}"},
        {"{{{code}}", "page.html:1:1: the tag is not closed: expected }}}"},
        {"{{=<% %>=}}<%code", "page.html:1:12: the tag is not closed: expected %>"},
        {"{{#uri}}\n", "page.html:1:1: the section is not closed: expected {{/uri}}"},
        {"{{/uri}}", "page.html:1:1: {{/uri}} closes a section that was not opened"},
        {"{{#uri}}{{/host}}", "page.html:1:9: {{/host}} is out of place; expected {{/uri}}"},
        {"{{titel}}", "page.html:1:1: unknown name \"titel\"; did you mean title or "
                      "time?"},
        {"\n\n  {{request}}",
         "page.html:3:3: unknown name \"request\"; did you mean request_id or label.request_id?"},
        {"{{#site_nam}}{{/site_nam}}",
         "page.html:1:1: unknown name \"site_nam\"; did you mean site_name?"},
        {"{{label.adress}}",
         "page.html:1:1: unknown name \"label.adress\"; did you mean label.address?"},
        {"{{qqqqq}}",
         "page.html:1:1: unknown name \"qqqqq\"; see httplingo-template(5) for the names"},
        {"{{}}", "page.html:1:1: the tag has no name"},
        {"{{> }}", "page.html:1:1: the name of a partial is missing"},
        {"<p>a</p>\n <p>{{<layout}}{{/layout}}</p>",
         "page.html:2:5: {{<layout}}: inheritance is not supported; write what pages share as a "
         "partial, {{> name}}"},
        {"{{< layout }}", "page.html:1:1: {{<layout}}: inheritance is not supported; write what "
                          "pages share as a partial, {{> name}}"},
        {"a{{$title}}x{{/title}}",
         "page.html:1:2: {{$title}}: inheritance is not supported; write what pages share as a "
         "partial, {{> name}}"},
        {"{{=<%=}}", "page.html:1:1: expected two delimiters of up to 15 characters without =, "
                     "such as {{=<% %>=}}"},
        {"{{{uri}}}", "page.html:1:1: {{{uri}}} could insert markup from the request into the "
                      "page; write {{uri}}"},
        {"{{&detail}}", "page.html:1:1: {{{detail}}} could insert markup from the request into the "
                        "page; write {{detail}}"},
        {"{{#uri}}{{{.}}}{{/uri}}",
         "page.html:1:9: {{{.}}} could insert markup from the request into the page; write {{.}}"},
        {"<p class={{code}}>",
         "page.html:1:10: {{code}}: the value of this attribute must be in quotation marks"},
        {"<p {{code}}>",
         "page.html:1:4: {{code}}: a value is allowed only in text and in quoted attribute values"},
        {"<!-- {{uri}} -->",
         "page.html:1:6: {{uri}}: a value is allowed only in text and in quoted attribute values"},
        {"<a href=\"{{uri}}\">",
         "page.html:1:10: {{uri}}: only addresses that are known to be safe are allowed here: "
         "location_href, blocked_by, href of choices, type, instance, contact, service_status, "
         "home, search, sign_in, logo; or a value after text such as # or /search?q="},
        {"<style>p{color:{{uri}}}</style>",
         "page.html:1:16: {{uri}}: the style must be the same on every page, so that its hash "
         "matches; only colours of the site are allowed here"},
        {"<style>{{#uri}}p{}{{/uri}}</style>",
         "page.html:1:8: the style must be the same on every page, so that its hash matches; only "
         "colours of the site are allowed here"},
        {"<p>\n<script>x</script>", "page.html:2:8: a script would not run, because the page's "
                                    "Content-Security-Policy allows none; remove it"},
        {"<p onclick=\"x\">", "page.html:1:11: an event handler would not run, because the page's "
                              "Content-Security-Policy allows no script; remove it"},
        {"<p style=\"x\">",
         "page.html:1:9: a style attribute would have no effect under the page's "
         "Content-Security-Policy; use a class and the style element"},
        {"a < b", "page.html:1:4: a < that does not begin a tag; write &lt;"},
        {"<p class=\"{{#uri}}\">{{/uri}}",
         "page.html:1:21: a section must end where it began: this one began in the value of an "
         "attribute and ends in text"},
        {"<p", "page.html:1:3: the template ends within a tag"},
        {"<p {{> foot}}>", "page.html:1:4: a partial must be between HTML tags, not in a tag"},
        {"{{> bad}}", "bad:2:1: {{/x}} closes a section that was not opened"},
        {"  {{> bad}}\n", "bad:2:1: {{/x}} closes a section that was not opened"},
        {"{{> open}}", "open:1:4: the template ends within a tag"},
        {"{{> none}}", "there is no partial none"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct template template;
        struct lingo_report report = {LINGO_OK, ""};
        size_t n = strlen(cases[i].text);
        char *exact = exact_copy(cases[i].text, n);
        enum lingo_error error = compile(&template, exact, n, &report);
        check_string(report.message, cases[i].message, cases[i].text);
        CU_ASSERT_NOT_EQUAL(error, LINGO_OK);
        CU_ASSERT_EQUAL(error, report.error);
        CU_ASSERT_PTR_NULL(template.ops);
        free(exact);
    }
}

#define ONLY_IN_TEXT "{{uri}}: a value is allowed only in text and in quoted attribute values"
#define ONLY_SAFE_ADDRESSES                                                                        \
    "{{uri}}: only addresses that are known to be safe are allowed here: location_href, "          \
    "blocked_by, href of choices, type, instance, contact, service_status, home, search, "         \
    "sign_in, "                                                                                    \
    "logo; or a value after text such as # or /search?q="
#define ONLY_THE_SAME_STYLE                                                                        \
    "{{uri}}: the style must be the same on every page, so that its hash matches; only colours "   \
    "of the site are allowed here"
#define ANOTHER_NAME                                                                               \
    "a space must come first: if the section is left out, this belongs to the name of the tag"
#define NO_END_TAG "a </ that does not begin an end tag; write &lt;/"
#define ONLY_TEXT "only text is allowed in this element; write &lt;"
#define SECTION(from, to)                                                                          \
    "a section must end where it began: this one began in " from " and ends in " to

static void check_refused(const char *text, int column, const char *why)
{
    struct template template;
    struct lingo_report report = {LINGO_OK, ""};
    char message[400];
    CU_ASSERT_EQUAL(compile(&template, text, strlen(text), &report), LINGO_ERROR_FORMAT);
    snprintf(message, sizeof message, "page.html:1:%d: %s", column, why);
    check_string(report.message, message, text);
}

/* Markup after which values are not safe, as the HTML standard reads it (sections 13.2.5.32 to
 * 13.2.5.52). */
static void test_places(void)
{
    static const struct {
        const char *text;
        int column;
        const char *why;
    } cases[] = {
        {"<!-- > {{uri}} -->", 8, ONLY_IN_TEXT},
        {"<!-- -> {{uri}} -->", 9, ONLY_IN_TEXT},
        {"<!-- -- > {{uri}} -->", 11, ONLY_IN_TEXT},
        {"<!DOCTYPE html><!-- > {{uri}} -->", 23, ONLY_IN_TEXT},
        /* comments that go on, and sections that would end them (13.2.5.43 to 13.2.5.52) */
        {"<!--!>{{uri}}-->", 7, ONLY_IN_TEXT},
        {"<!---!>{{uri}}-->", 8, ONLY_IN_TEXT},
        {"<!---a->{{uri}}-->", 9, ONLY_IN_TEXT},
        {"<!--a>{{uri}}-->", 7, ONLY_IN_TEXT},
        {"<!-- -!>{{uri}}-->", 9, ONLY_IN_TEXT},
        {"<!-- --!->{{uri}}-->", 11, ONLY_IN_TEXT},
        {"<!-- --a>{{uri}}-->", 10, ONLY_IN_TEXT},
        {"<!-- --!!>{{uri}}-->", 11, ONLY_IN_TEXT},
        {"<!--{{uri}}-->", 5, ONLY_IN_TEXT},
        {"<!-- a{{#uri}}--{{/uri}}>", 17, SECTION("a comment", "a comment")},
        {"<!--{{#uri}}-{{/uri}}->", 14, SECTION("a comment", "a comment")},
        {"<!{{#uri}}--{{/uri}}>", 13, SECTION("a declaration", "a comment")},
        {"<!{{#uri}}-{{/uri}}->", 12, SECTION("a declaration", "a declaration")},
        {"<![CDATA[>]]>", 3,
         "a CDATA section ends in different places in HTML and in SVG; write its text without it"},
        /* elements that contain no others (13.2.5.2 and 13.2.5.9 to 13.2.5.14) */
        {"<style>p{}</stylex>{{uri}}</style>", 20, ONLY_THE_SAME_STYLE},
        {"<style>p{}</styl></style/{{uri}}>", 26, ONLY_IN_TEXT},
        {"<title>a<b>", 10, ONLY_TEXT},
        {"<title>a</b>", 11, ONLY_TEXT},
        {"<TITLE>a</titles>", 16, ONLY_TEXT},
        {"<textarea></title>", 14, ONLY_TEXT},
        {"<textarea></{{uri}}", 13, "{{uri}}: a value cannot be part of a tag"},
        {"<title>{{#uri}}</title>{{/uri}}", 24,
         SECTION("an element that contains only text", "text")},
        {"<title>{{#uri}}</{{/uri}}title>", 18,
         SECTION("an element that contains only text", "an element that contains only text")},
        {"<title>{{> foot}}</title>", 8,
         "a partial must be between HTML tags, not in an element that contains only text"},
        {"<title>a", 9, "the template ends within an element that contains only text"},
        {"<p =\"{{uri}}\">", 6, ONLY_IN_TEXT},
        {"<p title / =\"{{uri}}\">", 14, ONLY_IN_TEXT},
        {"<p title {{#host}}id {{/host}}=\"{{uri}}\">", 33, ONLY_IN_TEXT},
        {"<a/href=\"{{uri}}\">", 10, ONLY_SAFE_ADDRESSES},
        {"<a class=\"x\" href=\"{{uri}}\">", 20, ONLY_SAFE_ADDRESSES},
        {"<a class=x href=\"{{uri}}\">", 18, ONLY_SAFE_ADDRESSES},
        {"<a title=\">\" href=\"{{uri}}\">", 20, ONLY_SAFE_ADDRESSES},
        {"<a title = \">\" href = \"{{uri}}\">", 24, ONLY_SAFE_ADDRESSES},
        {"<a hidden title='x' href\t=\t'{{uri}}'>", 29, ONLY_SAFE_ADDRESSES},
        /* sections that may not be shown, and values that may be empty */
        {"<a href=\"{{#host}}/a{{/host}}{{uri}}\">", 30, ONLY_SAFE_ADDRESSES},
        {"<a href=\"{{location_href}}{{uri}}\">", 27, ONLY_SAFE_ADDRESSES},
        /* what may still become a scheme or a host (RFC 3986 section 3; URL standard section 4.4)
         */
        {"<a href=\"\t{{uri}}\">", 11, ONLY_SAFE_ADDRESSES},
        {"<a href=\"java{{uri}}\">", 14, ONLY_SAFE_ADDRESSES},
        {"<a href=\"&#32;{{uri}}\">", 15, ONLY_SAFE_ADDRESSES},
        {"<a href=\"&#47;{{uri}}\">", 15, ONLY_SAFE_ADDRESSES},
        {"<a href=\"/{{uri}}\">", 11, ONLY_SAFE_ADDRESSES},
        {"<a href=\"//{{uri}}\">", 12, ONLY_SAFE_ADDRESSES},
        {"<a href=\" /{{uri}}\">", 12, ONLY_SAFE_ADDRESSES},
        {"<a href=\"/\\{{uri}}\">", 12, ONLY_SAFE_ADDRESSES},
        {"<a href=\"//b{{uri}}\">", 13, ONLY_SAFE_ADDRESSES},
        {"<a href=\"///b{{uri}}\">", 14, ONLY_SAFE_ADDRESSES},
        {"<a href=\"/\\b{{uri}}\">", 13, ONLY_SAFE_ADDRESSES},
        {"<a href=\"\\/b{{uri}}\">", 13, ONLY_SAFE_ADDRESSES},
        {"<a href=\"/\t/b{{uri}}\">", 14, ONLY_SAFE_ADDRESSES},
        {"<a href=\"/\r/b{{uri}}\">", 14, ONLY_SAFE_ADDRESSES},
        {"<a href=\"a\\{{uri}}\">", 12, ONLY_SAFE_ADDRESSES},
        {"<a href=\"a:\" cite=\"{{uri}}\">", 20, ONLY_SAFE_ADDRESSES},
        {"<img srcset=\"/a/b,{{uri}} 2x\">", 19, ONLY_SAFE_ADDRESSES},
        {"<img srcset=\"/a{{uri}} 1x\">", 16, ONLY_SAFE_ADDRESSES},
        {"<a ping=\"/a{{uri}}\">", 12, ONLY_SAFE_ADDRESSES},
        {"<a title=/><a href=\"a{{uri}}\">", 22, ONLY_SAFE_ADDRESSES},
        {"<a href=\"a{{#host}}/{{/host}}b{{uri}}\">", 31, ONLY_SAFE_ADDRESSES},
        {"<a href=\"/{{#host}}/{{/host}}b{{uri}}\">", 31, ONLY_SAFE_ADDRESSES},
        {"<a href=\"/{{#host}}/{{/host}}b\" cite=\"{{#uri}}&{{/uri}}#{{uri}}\">", 57,
         ONLY_SAFE_ADDRESSES},
        {"<p{{#uri}}>{{/uri}}", 12, SECTION("a tag", "text")},
        {"<p a={{#uri}}\"x\" b={{/uri}}\"y\">", 20,
         SECTION("the value of an attribute", "the value of an attribute")},
        {"<p data-abcdefghi1=\"{{#uri}}\" data-abcdefghi2=\"{{/uri}}\">", 48,
         SECTION("the value of an attribute", "the value of an attribute")},
        {"<a href{{#host}} title{{/host}}=\"{{uri}}\">", 23, SECTION("a tag", "a tag")},
        {"</ title='> <b href=\"{{uri}}\">'>", 3, NO_END_TAG},
        {"</1 title='>'>", 3, NO_END_TAG},
        {"<//>", 3, NO_END_TAG},
        {"<s{{#host}} {{/host}}cript>", 22, ANOTHER_NAME},
        {"<p{{#host}} a='b'{{/host}}{{#uri}} c{{/uri}}title='> ' href='{{uri}}'>", 37,
         SECTION("a tag", "a tag")},
        {"<p{{#host}} a='b'{{/host}}title='> ' href='{{uri}}'>", 27, ANOTHER_NAME},
        {"<p{{#host}} a='b'{{/host}}{{#uri}} c='d'{{/uri}}e>", 49, ANOTHER_NAME},
        {"<p{{#host}}{{#uri}} a='b'{{/uri}}{{/host}}e>", 43, ANOTHER_NAME},
        {"<script{{#host}}x{{/host}}>", 18, SECTION("a tag", "a tag")},
        {"<style {{#host}}></style><p {{/host}}>", 29, SECTION("a tag", "a tag")},
        {"<p{{#host}} >a</p><b a='b'{{/host}}>", 27, SECTION("a tag", "a tag")},
        {"<{{#host}}{{/host}}p>", 11, SECTION("a tag", "a tag")},
        {"<p{{#host}} a='b'{{/host}} {{uri}}>", 28, ONLY_IN_TEXT},
        {"<p{{#host}} a='b'{{/host}}{{uri}}>", 27, ONLY_IN_TEXT},
        {"<!-- ", 6, "the template ends within a comment"},
        {"<!DOCTYPE", 10, "the template ends within a declaration"},
        {"<style>p", 9, "the template ends within a style element"},
        {"<style/>{{uri}}", 9, ONLY_THE_SAME_STYLE},
    };
    static const char *const addresses[] = {"href",       "src",    "action",     "formaction",
                                            "cite",       "data",   "poster",     "ping",
                                            "background", "srcset", "xlink:href", "manifest"};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_refused(cases[i].text, cases[i].column, cases[i].why);
    static const char *const opaque[] = {"iframe",   "noembed",   "noframes",
                                         "noscript", "plaintext", "xmp"};
    for (size_t i = 0; i < sizeof opaque / sizeof opaque[0]; i++) {
        char text[64];
        snprintf(text, sizeof text, "<%s title=x>", opaque[i]);
        check_refused(text, (int)strlen(text),
                      "browsers do not read the content of this element as HTML; remove it");
    }
    for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++) {
        char text[64];
        snprintf(text, sizeof text, "<p %s=\"{{uri}}\">", addresses[i]);
        check_refused(text, 6 + (int)strlen(addresses[i]), ONLY_SAFE_ADDRESSES);
    }
}

/* A page's values: code, uri, a list of choices. */
static void run(const struct template *template, char *out, size_t size)
{
    struct value item_values[2][NAMES_OF_ITEM], values[NAME_COUNT], items[2];
    struct scope item[2] = {{.values = item_values[0]}, {.values = item_values[1]}};
    struct scope root = {.values = values};
    for (size_t i = 0; i < 2; i++) {
        scope_set(&item[i], item_values[i], NAME_TEXT,
                  (struct value){.kind = VALUE_TEXT,
                                 .origin = VALUE_FOREIGN,
                                 .limit = 9,
                                 .length = 2,
                                 .text = i ? "b<" : "a>"});
        items[i] = (struct value){.kind = VALUE_OBJECT, .scope = &item[i]};
    }
    scope_set(&root, values, NAME_CODE,
              (struct value){.kind = VALUE_TEXT, .length = 3, .text = "404"});
    scope_set(
        &root, values, NAME_URI,
        (struct value){
            .kind = VALUE_TEXT, .origin = VALUE_FOREIGN, .limit = 9, .length = 3, .text = "/'\""});
    scope_set(&root, values, NAME_CHOICES,
              (struct value){.kind = VALUE_LIST, .length = 2, .items = items});
    struct output o;
    output_to_buffer(&o, out, size);
    template_run(template, &root, &o);
    output_finish(&o);
}

static void test_results(void)
{
    static const struct {
        const char *text, *result;
    } cases[] = {
        {"", ""},
        {"<p title='{{uri}}' lang=\"{{uri}}\">{{uri}}</p>",
         "<p title='/&#39;&quot;' lang=\"/&#39;&quot;\">/&#39;&quot;</p>"},
        {"{{#choices}}[{{text}} {{code}}]{{/choices}}", "[a&gt; 404][b&lt; 404]"},
        {"{{#home}}x{{/home}}{{^home}}y{{/home}}", "y"},
        {"{{#uri}}{{^home}}{{.}}{{/home}}{{/uri}}", "/&#39;&quot;"},
        {"<b{{#uri}} title=\"{{.}}\"{{/uri}}>", "<b title=\"/&#39;&quot;\">"},
        {"<a href=\"#{{code}}\">", "<a href=\"#404\">"},
        {"<a href=\"#{{code}}{{code}}\">", "<a href=\"#404404\">"},
        {"<a href=\"/\n{{#uri}}\t{{/uri}}b{{code}}\">", "<a href=\"/\n\tb404\">"},
        {"<a href=\"/a , {{code}}\" ping='/a /b'>", "<a href=\"/a , 404\" ping='/a /b'>"},
        {"<a href=\"/a{{code}}\"><a href='a/{{code}}'>", "<a href=\"/a404\"><a href='a/404'>"},
        {"<a href=\"/.{{code}}\"><a href='_/{{code}}'>", "<a href=\"/.404\"><a href='_/404'>"},
        {"<a href=\"/-{{code}}\"><a href='Z9/{{code}}'>", "<a href=\"/-404\"><a href='Z9/404'>"},
        {"<a href=\"?{{code}}\"><a href='s?q={{code}}'>", "<a href=\"?404\"><a href='s?q=404'>"},
        {"<a href=\"a:{{code}}\"><a href='//h/{{code}}'>", "<a href=\"a:404\"><a href='//h/404'>"},
        {"<a\tid='{{code}}'><a\nid='{{code}}'><a\rid='{{code}}'><a\f id='{{code}}'>",
         "<a\tid='404'><a\nid='404'><a\rid='404'><a\f id='404'>"},
        {"<p data-a-long-name-of-it=\"{{#uri}}x{{/uri}}\">", "<p data-a-long-name-of-it=\"x\">"},
        {"<?xml version='1.0'?><!DOCTYPE html>{{code}}", "<?xml version='1.0'?><!DOCTYPE html>404"},
        {"<!-a>{{code}}", "<!-a>404"},
        {"</>{{code}}</p1>", "</>404</p1>"},
        {"<!a--b>{{code}}", "<!a--b>404"},
        {"<!--a-->{{code}}", "<!--a-->404"},
        {"<!--a--->{{code}}", "<!--a--->404"},
        {"<!-->{{code}}", "<!-->404"},
        {"<!--->{{code}}", "<!--->404"},
        {"<!---->{{code}}", "<!---->404"},
        {"<!----!>{{code}}", "<!----!>404"},
        {"<!--a--!>{{code}}", "<!--a--!>404"},
        {"<!--a--!-->{{code}}", "<!--a--!-->404"},
        {"<!---a-->{{code}}", "<!---a-->404"},
        {"<?--a>{{code}}", "<?--a>404"},
        {"{{#uri}}<!a>{{/uri}}", "<!a>"},
        {"<title>a</title><title>b</title>", "<title>a</title><title>b</title>"},
        {"<!a[>{{code}}", "<!a[>404"},
        {"<!-- {{#uri}}a{{/uri}} -->{{code}}", "<!-- a -->404"},
        {"<Title>{{uri}} {{#uri}}- {{/uri}}</tItLe>{{code}}", "<Title>/&#39;&quot; - </tItLe>404"},
        {"<textarea>{{code}}</textarea\n><b title='{{code}}'>",
         "<textarea>404</textarea\n><b title='404'>"},
        {"<title></title/>{{code}}<style></style a>{{code}}",
         "<title></title/>404<style></style a>404"},
        {"<style>a</stylex></style>{{code}}", "<style>a</stylex></style>404"},
        {"<style>a<</styl</style\n>{{code}}", "<style>a<</styl</style\n>404"},
        {"<p class=a>{{code}}", "<p class=a>404"},
        {"<p title=\"it's {{code}}\" lang='a \"{{code}}'>",
         "<p title=\"it's 404\" lang='a \"404'>"},
        {"<p title = \"{{code}}\" hidden>{{code}}", "<p title = \"404\" hidden>404"},
        {"<p {{#uri}}hidden {{/uri}}>", "<p hidden >"},
        {"<p{{#uri}} a='b'{{/uri}}{{#uri}} c='{{code}}'{{/uri}}>{{code}}", "<p a='b' c='404'>404"},
        {"<p{{#uri}} a='b'{{/uri}} c='{{code}}'>", "<p a='b' c='404'>"},
        {"<p{{#uri}}{{#uri}} a='b'{{/uri}}{{/uri}}/>{{code}}", "<p a='b'/>404"},
        {"<p{{#uri}}>a<p{{/uri}}>{{code}}", "<p>a<p>404"},
        {"<style>a<</style>{{code}}", "<style>a<</style>404"},
        {"<style>a<b/style{color:{{accent}}}</style>", "<style>a<b/style{color:#0a5c36}</style>"},
        {"<style>/style{color:{{accent}}}</style>", "<style>/style{color:#0a5c36}</style>"},
        {"<!DOCTYPE html><style>style{color:{{accent}}}</style>",
         "<!DOCTYPE html><style>style{color:#0a5c36}</style>"},
        {"{{> foot}}", "<p>404</p>\n"},
        {"  {{> foot}}\n", "  <p>404</p>\n"},
        /* constants are there when the template is compiled */
        {"<i>{{site_name}}</i>", "<i>Caf\xc3\xa9 &amp; Co</i>"},
        {"{{#site_name}}<i title=\"{{.}}\">{{#logo}}x{{/logo}}{{^logo}}-{{/logo}}</i>"
         "{{/site_name}}{{^site_name}}{{uri}}{{/site_name}}",
         "<i title=\"Caf\xc3\xa9 &amp; Co\">-</i>"},
        {"{{#uri}}{{#site_name}}{{code}}{{/site_name}}{{/uri}}", "404"},
        {"{{^uri}}{{site_name}}{{/uri}}", ""},
        /* style: what says nothing is left out */
        {"<style>\n  p {\n    color: {{accent}};\r\n    margin: 0\n  }\n</style>",
         "<style>p {color: #0a5c36;margin: 0\n  }</style>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char out[400];
        struct template template;
        struct lingo_report report = {LINGO_OK, ""};
        CU_ASSERT_EQUAL(compile(&template, cases[i].text, strlen(cases[i].text), &report),
                        LINGO_OK);
        check_string(report.message, "", cases[i].text);
        run(&template, out, sizeof out);
        check_string(out, cases[i].result, cases[i].text);
        template_free(&template);
    }
}

/* What calls itself without end comes to an end. */
static void test_recursion(void)
{
    static const char *const texts[] = {"{{> loop}}!", "{{> wide}}!"};
    for (size_t i = 0; i < 2; i++) {
        char out[TEMPLATE_STEPS];
        struct template template;
        CU_ASSERT_EQUAL(compile(&template, texts[i], strlen(texts[i]), NULL), LINGO_OK);
        run(&template, out, sizeof out);
        CU_ASSERT_TRUE(strlen(out) < TEMPLATE_DEPTH + 2);
        template_free(&template);
    }
}

/* The hashes are those that browsers compute: openssl dgst -sha256 -binary | base64. */
static void test_policy(void)
{
    static const struct {
        const char *text;
        bool logo;
        const char *policy;
    } cases[] = {
        {"<p>", false,
         "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"},
        {"<style>p{color:{{accent}}}</style><STYLE media=\"print\">b{}\r\nc{}</STYLE >", true,
         "default-src 'none'; style-src 'sha256-mbqJMX1Z/ziKe3GpOXxtc3fDQwEh+bEhhWvcbUfTFvQ=' "
         "'sha256-AaB4R41BW/eb2GjGxQ53PbbNNary9JGY6WGVwmzwElc='; img-src data:; "
         "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char policy[400];
        struct template template;
        struct buffer b = {policy, sizeof policy, 0};
        CU_ASSERT_EQUAL(compile(&template, cases[i].text, strlen(cases[i].text), NULL), LINGO_OK);
        security_policy_write(&b, &template, cases[i].logo, "'self'");
        buffer_finish(&b);
        check_string(policy, cases[i].policy, cases[i].text);
        template_free(&template);
    }
}

static void test_limits(void)
{
    static char text[TEMPLATE_SIZE_MAX + 1];
    struct template template;
    struct lingo_report report;
    memset(text, 'x', sizeof text);
    CU_ASSERT_EQUAL(compile(&template, text, sizeof text, &report), LINGO_ERROR_LIMIT);
    check_string(report.message, "page.html: the template is larger than 262144 bytes", "size");
    CU_ASSERT_EQUAL(compile(&template, text, sizeof text - 1, &report), LINGO_OK);
    template_free(&template);
    for (size_t i = 0; i + 8 <= sizeof text; i += 8)
        memcpy(text + i, "{{code}}", 8);
    CU_ASSERT_EQUAL(compile(&template, text, TEMPLATE_SIZE_MAX, &report), LINGO_ERROR_LIMIT);
    check_string(report.message,
                 "page.html: the template is too large; the limits are 16384 tags and 1 MiB",
                 "tags");
    for (size_t i = 0; i + 8 <= sizeof text; i += 8)
        memcpy(text + i, "{{#uri}}", 8);
    CU_ASSERT_EQUAL(compile(&template, text, TEMPLATE_SIZE_MAX, &report), LINGO_ERROR_FORMAT);
    check_string(report.message, "page.html:1:249: sections can be nested at most 31 deep",
                 "depth");
}

/* Each allocation fails once: an error, and nothing is kept. */
static void test_memory(void)
{
    static const char text[] = "<style>p{}</style>{{> foot}}  \n {{> foot}}\n{{#uri}}{{/uri}}";
    enum lingo_error error = LINGO_ERROR_MEMORY;
    size_t n = 0;
    for (; error == LINGO_ERROR_MEMORY && n < 100; n++) {
        struct template template;
        struct lingo_report report = {LINGO_OK, ""};
        memory_watch(n);
        error = compile(&template, text, sizeof text - 1, &report);
        memory_watch(MEMORY_NO_FAILURE);
        CU_ASSERT_EQUAL(error, report.error);
        CU_ASSERT_EQUAL(error == LINGO_OK, template.ops != NULL);
        template_free(&template);
    }
    CU_ASSERT_EQUAL(error, LINGO_OK);
    CU_ASSERT_TRUE(n > 5);
}

/* Cut anywhere, a template gives a program or a message. */
static void test_cut(void)
{
    static const char text[] = "{{=<% %>=}}<p class=\"<%code%>\"><%#uri%><%{code}%><%/uri%></p>"
                               "<style>p{}</style><!-- x --><%> foot%><%! x %>";
    for (size_t n = 0; n < sizeof text; n++) {
        struct template template;
        struct lingo_report report = {LINGO_OK, ""};
        char *exact = exact_copy(text, n);
        enum lingo_error error = compile(&template, exact, n, &report);
        CU_ASSERT_EQUAL(error == LINGO_OK, template.ops != NULL);
        CU_ASSERT_EQUAL(error == LINGO_OK, !*report.message);
        template_free(&template);
        free(exact);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"errors", test_errors},        {"places", test_places},    {"results", test_results},
        {"recursion", test_recursion},  {"policy", test_policy},    {"limits", test_limits},
        {"out of memory", test_memory}, {"cut anywhere", test_cut}, {NULL, NULL},
    };
    return test_run("template", tests);
}
