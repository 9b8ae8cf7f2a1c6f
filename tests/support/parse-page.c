/* SPDX-License-Identifier: MIT */
/* Parses a page with jansson and libxml2, and compares the result with the values of the page. */
#include "tests/support/parse-page.h"

#include "tests/support/test.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#ifdef HAVE_JANSSON
#include <jansson.h>
#endif
#ifdef HAVE_LIBXML
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#endif

/* Problem details without a type of their own have the phrase (RFC 9457 section 4.2.1). */
static struct lingo_text expected_title(const struct made *made)
{
    enum lingo_media format = made->response.media;
    if (format == LINGO_MEDIA_PROBLEM_JSON || format == LINGO_MEDIA_PROBLEM_XML)
        return lingo_language_text(made->response.language, made->response.status,
                                   LINGO_TEXT_PHRASE);
    if (made->response.code == 503)
        return lingo_language_label(made->response.language, LINGO_LABEL_MAINTENANCE);
    return lingo_language_text(made->response.language, made->response.status, LINGO_TEXT_TITLE);
}

/* What belongs to the status alone: how many methods there are, and the seconds to wait. */
static inline int expected_methods(const struct made *made)
{
    return made->response.code == 405 ? 3 : 0;
}

static inline int expected_wait(const struct made *made)
{
    return made->response.code == 410 ? 0 : 5400;
}

#ifdef HAVE_JANSSON
static void check_member(const json_t *json, const char *key, const char *expected)
{
    check_string(json_string_value(json_object_get(json, key)), expected, key);
}

static void check_json(const struct made *made, const char *tag)
{
    json_error_t error;
    json_t *json = json_loadb(made->content, made->length, JSON_REJECT_DUPLICATES, &error);
    if (!json)
        printf("\n    %d in %s: %s", made->response.code, tag, error.text);
    CU_ASSERT_PTR_NOT_NULL(json);
    check_member(json, "lang", tag);
    check_member(json, "phrase",
                 made->response.code == 418 ? "I'm a Teapot"
                                            : lingo_status_phrase(made->response.status));
    check_member(json, "dir", lingo_language_is_rtl(made->response.language) ? "rtl" : "ltr");
    check_text(expected_title(made), json_string_value(json_object_get(json, "title")), "title");
    check_number(json_integer_value(json_object_get(json, "status")), made->response.code, tag);
    check_number(json_integer_value(json_object_get(json, "retry_after")), expected_wait(made),
                 tag);
    check_number((long long)json_array_size(json_object_get(json, "methods")),
                 expected_methods(made), tag);
    json_decref(json);
}
#else
static void check_json(const struct made *made, const char *tag)
{
    (void)made;
    (void)tag;
}
#endif

#ifdef HAVE_LIBXML
static xmlNodePtr child(xmlNodePtr parent, const char *name)
{
    for (xmlNodePtr node = parent ? parent->children : NULL; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name))
            return node;
    return NULL;
}

static void check_xml(const struct made *made, const char *tag, bool problem)
{
    xmlDocPtr document = xmlReadMemory(made->content, (int)made->length, NULL, NULL,
                                       XML_PARSE_NONET | XML_PARSE_PEDANTIC);
    CU_ASSERT_PTR_NOT_NULL_FATAL(document);
    xmlNodePtr root = xmlDocGetRootElement(document);
    check_string((const char *)root->name, problem ? "problem" : "error", tag);
    /* RFC 9457 appendix B */
    check_string(root->ns ? (const char *)root->ns->href : NULL,
                 problem ? "urn:ietf:rfc:7807" : NULL, tag);
    xmlChar *lang = xmlNodeGetLang(root);
    check_string((const char *)lang, tag, "xml:lang");
    xmlFree(lang);
    xmlChar *text = xmlNodeGetContent(child(root, "title"));
    check_text(expected_title(made), (const char *)text, "title");
    xmlFree(text);
    check_number((long long)xmlChildElementCount(child(root, "methods")), expected_methods(made),
                 tag);
    xmlFreeDoc(document);
}

/* A tag that HTML 4 has not is no error of a page in HTML 5. */
static void on_html_error(void *context, const xmlError *error)
{
    if (error->code == XML_HTML_UNKNOWN_TAG)
        return;
    ++*(int *)context;
    printf("\n    line %d: %s", error->line, error->message);
}

/* The first element of that name below another. */
static xmlNodePtr descendant(xmlNodePtr parent, const char *name)
{
    xmlNodePtr found = child(parent, name);
    for (xmlNodePtr node = parent->children; node && !found; node = node->next)
        found = descendant(node, name);
    return found;
}

static void check_attribute(xmlNodePtr node, const char *name, const char *expected)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    check_string((const char *)value, expected, name);
    xmlFree(value);
}

static void check_html(const struct made *made, const char *tag)
{
    int errors = 0;
    xmlSetStructuredErrorFunc(&errors, (xmlStructuredErrorFunc)on_html_error);
    xmlDocPtr document =
        htmlReadMemory(made->content, (int)made->length, NULL, "utf-8", HTML_PARSE_NONET);
    xmlSetStructuredErrorFunc(NULL, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(document);
    check_number(errors, 0, tag);
    xmlNodePtr root = xmlDocGetRootElement(document);
    check_attribute(root, "lang", tag);
    check_attribute(root, "dir", lingo_language_is_rtl(made->response.language) ? "rtl" : "ltr");
    xmlChar *heading = xmlNodeGetContent(descendant(root, "h1"));
    check_text(expected_title(made), (const char *)heading, "h1");
    xmlFree(heading);
    xmlChar *title = xmlNodeGetContent(descendant(root, "title"));
    CU_ASSERT_PTR_NOT_NULL(strstr((const char *)title, expected_title(made).data));
    xmlFree(title);
    CU_ASSERT_PTR_NULL(descendant(root, "script"));
    xmlFreeDoc(document);
}
#else
#define check_xml(made, tag, problem) ((void)(problem))
#define check_html(made, tag) ((void)(tag))
#endif

void parse_page(const struct made *made, const char *tag)
{
    enum lingo_media format = made->response.media;
    check_text(lingo_language_tag(made->response.language), tag, "language");
    if (format == LINGO_MEDIA_HTML)
        check_html(made, tag);
    else if (format == LINGO_MEDIA_JSON || format == LINGO_MEDIA_PROBLEM_JSON)
        check_json(made, tag);
    else if (format == LINGO_MEDIA_XML || format == LINGO_MEDIA_PROBLEM_XML)
        check_xml(made, tag, format == LINGO_MEDIA_PROBLEM_XML);
    else
        CU_ASSERT_PTR_NOT_NULL(strstr(made->content, expected_title(made).data));
}
