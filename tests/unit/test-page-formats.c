/* SPDX-License-Identifier: MIT */
/* Every status in every language and format, as read by other parsers. */
#include "tests/support/make-page.h"
#include "tests/support/parse-page.h"
#include "tests/support/language.h"
#include "tests/support/test.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#ifdef HAVE_JANSSON
#include <jansson.h>
#endif
#ifdef HAVE_LIBXML
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#endif

static struct made made;

static size_t longest[LINGO_MEDIA_COUNT];

static void check_page(const struct lingo_site *site, int code, const char *tag,
                       enum lingo_media format)
{
    make_page(&made, site, code, tag, format, make_parameters(code));
    if (!made.length)
        return;
    CU_ASSERT_TRUE(utf8_is_valid(made.content, made.length));
    CU_ASSERT_PTR_NULL(memchr(made.content, '\0', made.length));
    parse_page(&made, tag);
    if (made.length > longest[format])
        longest[format] = made.length;
    if (format == LINGO_MEDIA_HTML && made.length >= 4096)
        printf("\n    %d in %s has %zu bytes", code, tag, made.length);
    CU_ASSERT_TRUE(format != LINGO_MEDIA_HTML || made.length < 4096);
}

static void check_formats(int code, const char *tag)
{
    for (int format = 0; format < LINGO_MEDIA_COUNT; format++)
        check_page(NULL, code, tag, (enum lingo_media)format);
}

/* In a sample, each language has an eighth of the codes, and each code an eighth of the languages.
 */
static bool is_left_out(size_t language, size_t code)
{
    return test_is_sampled() && (language + code) % 8 != 0;
}

/* Every registered code, and one of each class that is not. */
static void test_all(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        const char *tag = lingo_language_tag(language).data;
        if (is_in_progress(language))
            continue;
        for (size_t j = 0; j < lingo_status_count(); j++)
            if (!is_left_out(i, j))
                check_formats(lingo_status_code(lingo_status_at(j)), tag);
        for (int hundreds = 1; hundreds <= 5; hundreds++)
            check_formats(100 * hundreds + 99, tag);
    }
    for (int format = 0; format < LINGO_MEDIA_COUNT; format++)
        printf("\n    longest %s: %zu bytes", lingo_media_name((enum lingo_media)format),
               longest[format]);
}

/* Each theme in turn; the site is to be released. */
static const struct lingo_site *open_theme(size_t index)
{
    const struct lingo_site *site;
    struct lingo_report report = {LINGO_OK, ""};
    struct lingo_setting setting = {"theme", lingo_theme_at(index)};
    enum lingo_error error = lingo_site_open(&site, NULL, &setting, 1, &report);
    check_string(report.message, "", setting.value);
    CU_ASSERT_EQUAL_FATAL(error, LINGO_OK);
    return site;
}

static void check_language(const struct lingo_site *site, size_t index)
{
    const struct lingo_language *language = lingo_catalog_at(lingo_catalog_builtin(), index);
    for (size_t j = 0; !is_in_progress(language) && j < lingo_status_count(); j++)
        if (!is_left_out(index, j))
            check_page(site, lingo_status_code(lingo_status_at(j)),
                       lingo_language_tag(language).data, LINGO_MEDIA_HTML);
}

static void test_themes(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    size_t themes = 0;
    for (; lingo_theme_at(themes); themes++) {
        const struct lingo_site *site = open_theme(themes);
        longest[LINGO_MEDIA_HTML] = 0;
        for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
            check_language(site, i);
        printf("\n    longest of %s: %zu bytes", lingo_theme_at(themes), longest[LINGO_MEDIA_HTML]);
        lingo_site_release(site);
    }
    CU_ASSERT_TRUE(themes >= 4);
}

/* ---- what strangers write ---- */

static const struct lingo_site *payload_site;

static const char *const payloads[] = {
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</title><svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><x/>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/\"onmouseover=\"alert(1)",
    "\",\"title\":\"evil",
    "\\\",\\\"title\\\":\\\"evil",
    "\\u0022,\\u0022x\\u0022:1",
    "{{title}}{{{title}}}{{/facts}}",
    "&lt;&#60;&amp;lt;&quot;",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "\xe2\x80\xae\xe2\x81\xa6\xe2\x81\xa9txt.exe",
    "\r\nSet-Cookie: a=b\r\n\r\n<html>",
    "\x1b[2J\x07\x08",
    "\xff\xfe\xc0\xaf\xed\xa0\x80\xf5\x80",
    "%00%0d%0a%22%3e%3cscript%3e",
    "\xef\xbf\xbe\xef\xbf\xbf",
    "`${alert(1)}`",
};

#ifdef HAVE_LIBXML
#define SHAPE_SIZE 8192

static void add(char *out, const char *text)
{
    strncat(out, text, SHAPE_SIZE - strlen(out) - 1);
}

/* Whether it is a link and nothing else: those come and go with what the value is. */
static bool is_link(xmlNodePtr node)
{
    static const char *const beginnings[] = {"http:", "https:", "mailto:"};
    xmlAttrPtr a = node->properties;
    if (strcmp((const char *)node->name, "a") || !a || a->next ||
        strcmp((const char *)a->name, "href"))
        return false;
    xmlChar *href = xmlNodeGetContent((xmlNodePtr)a);
    bool safe = !strpbrk((const char *)href, ":\"'<> ");
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
        safe |= !strncasecmp((const char *)href, beginnings[i], strlen(beginnings[i]));
    const char *slash = strpbrk((const char *)href, "/?#");
    const char *colon = strchr((const char *)href, ':');
    safe |= slash && colon && slash < colon;
    xmlFree(href);
    CU_ASSERT_TRUE(safe);
    return safe;
}

/* Writes the names of elements and attributes of a tree in order: its shape. */
static void write_shape(xmlNodePtr node, char *out)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_DTD_NODE)
            continue;
        if (node->type != XML_ELEMENT_NODE) {
            add(out, node->type == XML_CDATA_SECTION_NODE ? "" : "!");
            continue;
        }
        if (is_link(node)) {
            write_shape(node->children, out);
            continue;
        }
        add(out, (const char *)node->name);
        for (xmlAttrPtr a = node->properties; a; a = a->next) {
            add(out, "@");
            add(out, (const char *)a->name);
        }
        add(out, "(");
        write_shape(node->children, out);
        add(out, ")");
    }
}

static void shape_of(enum lingo_media format, enum lingo_parameter_name name, const char *value,
                     char *out)
{
    const char *parameters[] = {lingo_parameter_key(name), value, NULL};
    int quiet = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    make_page(&made, payload_site, 451, "en", format, parameters);
    xmlDocPtr document =
        format == LINGO_MEDIA_HTML
            ? htmlReadMemory(made.content, (int)made.length, NULL, "utf-8",
                             HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING)
            : xmlReadMemory(made.content, (int)made.length, NULL, NULL, quiet);
    out[0] = '\0';
    CU_ASSERT_PTR_NOT_NULL_FATAL(document);
    write_shape(xmlDocGetRootElement(document), out);
    xmlFreeDoc(document);
}

/* The markup is that of a harmless value with as many commas, or that of a value that is no
 * address. */
static void check_shape(enum lingo_media format, enum lingo_parameter_name name,
                        const char *payload)
{
    static char expected[SHAPE_SIZE], actual[SHAPE_SIZE];
    char harmless[200];
    size_t n = strlen(payload);
    for (size_t i = 0; i <= n; i++)
        harmless[i] = payload[i] && !strchr(", ", payload[i]) ? 'x' : payload[i];
    shape_of(format, name, payload, actual);
    shape_of(format, name, harmless, expected);
    if (strcmp(actual, expected))
        shape_of(format, name, "<", expected);
    check_string(actual, expected, payload);
}
#endif

static void check_payload(enum lingo_parameter_name name, const char *payload)
{
    const char *hostile[] = {lingo_parameter_key(name), payload, NULL};
    for (int format = 0; format < LINGO_MEDIA_COUNT; format++) {
        make_page(&made, payload_site, 451, "en", (enum lingo_media)format, hostile);
        CU_ASSERT_TRUE(utf8_is_valid(made.content, made.length));
        CU_ASSERT_PTR_NULL(strstr(made.content, "\x1b"));
        CU_ASSERT_PTR_NULL(strstr(made.content, "\r"));
        CU_ASSERT_PTR_NULL(strstr(made.content, "\xe2\x80\xae"));
#ifdef HAVE_LIBXML
        if (format == LINGO_MEDIA_HTML || format == LINGO_MEDIA_XML ||
            format == LINGO_MEDIA_PROBLEM_XML)
            check_shape((enum lingo_media)format, name, payload);
#endif
#ifdef HAVE_JANSSON
        if (format == LINGO_MEDIA_JSON || format == LINGO_MEDIA_PROBLEM_JSON) {
            json_t *json = json_loadb(made.content, made.length, JSON_REJECT_DUPLICATES, NULL);
            CU_ASSERT_PTR_NOT_NULL(json);
            CU_ASSERT_TRUE(json_object_size(json) <= 12);
            json_decref(json);
        }
#endif
        for (size_t i = 0; i < made.response.header_count; i++) {
            struct lingo_text value = made.response.headers[i].value;
            CU_ASSERT_PTR_NULL(memchr(value.data, '\n', value.length));
            CU_ASSERT_PTR_NULL(memchr(value.data, '\r', value.length));
        }
    }
}

static void test_payloads_in_themes(void)
{
    for (size_t i = 0; lingo_theme_at(i); i++) {
        payload_site = open_theme(i);
        for (int name = 0; name < LINGO_PARAMETER_COUNT; name++)
            for (size_t j = 0; j < sizeof payloads / sizeof payloads[0]; j++)
                check_payload((enum lingo_parameter_name)name, payloads[j]);
        lingo_site_release(payload_site);
    }
    payload_site = NULL;
}

static void test_payloads(void)
{
    for (int name = 0; name < LINGO_PARAMETER_COUNT; name++)
        for (size_t i = 0; i < sizeof payloads / sizeof payloads[0]; i++)
            check_payload((enum lingo_parameter_name)name, payloads[i]);
}

int main(void)
{
    static const struct test tests[] = {
        {"every status, language and format", test_all},
        {"every status and language in every theme", test_themes},
        {"what strangers write", test_payloads},
        {"what strangers write, in every theme", test_payloads_in_themes},
        {NULL, NULL},
    };
#ifndef HAVE_JANSSON
    skip("JSON was not parsed: jansson is missing (Debian: libjansson-dev)");
#endif
#ifndef HAVE_LIBXML
    skip("XML and HTML were not parsed: libxml2 is missing (Debian: libxml2-dev)");
#endif
    return test_run("page formats", tests);
}
