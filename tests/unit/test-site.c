/* SPDX-License-Identifier: MIT */
/* The options of a site, templates, logos, preferences, references and memory. */
#include "tests/support/make-page.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct made made;
static char directory[] = "/tmp/test-site-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    return path;
}

static const char *write_file(const char *name, const char *data, size_t n)
{
    const char *path = path_of(name);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_EQUAL(fwrite(data, 1, n, file), n);
    fclose(file);
    return path;
}

/* Opens a site; NULL, with the message, when that fails. */
static const struct lingo_site *open_site(const char *const *options, struct lingo_report *report)
{
    struct lingo_setting settings[8];
    const struct lingo_site *site;
    size_t count = 0;
    for (; options[2 * count]; count++)
        settings[count] = (struct lingo_setting){options[2 * count], options[2 * count + 1]};
    *report = (struct lingo_report){LINGO_OK, ""};
    enum lingo_error error = lingo_site_open(&site, NULL, settings, count, report);
    CU_ASSERT_EQUAL(error, report->error);
    CU_ASSERT_EQUAL(error == LINGO_OK, site != NULL);
    return site;
}

/* A text that no NUL follows. */
static void check_span(struct lingo_text actual, const char *expected)
{
    char *copy = strndup(actual.data, actual.length);
    check_string(copy, expected, expected);
    free(copy);
}

static void test_builtin(void)
{
    const struct lingo_site *site = lingo_site_builtin();
    CU_ASSERT_PTR_NOT_NULL(site);
    CU_ASSERT_PTR_EQUAL(lingo_site_catalog(site), lingo_catalog_builtin());
    CU_ASSERT_PTR_EQUAL(lingo_site_hold(site), site);
    lingo_site_release(site);
    lingo_site_release(site);
    lingo_site_release(NULL);
    CU_ASSERT_PTR_NULL(lingo_site_hold(NULL));
    CU_ASSERT_PTR_EQUAL(lingo_site_builtin(), site);
}

/* Options, and what is on a page of 403 for a German with them. */
static void test_options(void)
{
    static const struct {
        const char *options[7];
        const char *there, *not_there;
    } cases[] = {
        {{NULL}, "<html lang=\"de\"", "Caf"},
        {{"name", "Caf\xc3\xa9 <1>"},
         "<title>Diese Seite ist nicht frei zug\xc3\xa4nglich (403) \xe2\x80\x93 "
         "Caf\xc3\xa9 &lt;1&gt;</title>",
         "<1>"},
        {{"accent", "#0a5c36"}, "--a:#0a5c36", "--a:#24429c"},
        {{"languages", "fr, en"}, "<html lang=\"fr\"", "lang=\"de\""},
        {{"languages", "fr, en", "default-language", "en"}, "<html lang=\"en\"", "lang=\"de\""},
        {{"default-language", "ja"}, "<html lang=\"de\"", "lang=\"ja\""},
        {{"second-language", "en"}, "<section id=\"second\" lang=\"en\"", "lang=\"fr\""},
        {{"formats", "json,text", "default-format", "text"}, "403 Verboten\n", "<html"},
        {{"formats", "problem+json"}, "\"lang\":\"de\"", "<html"},
        {{"formats", "problem+json", "json-titles", "english"}, "\"title\":\"Forbidden\"", "<html"},
        {{"home", "https://example.org/"}, "<a href=\"https://example.org/\">", "mailto:"},
        {{"home", "/a", "home", "/b"}, "<a href=\"/b\">", "<a href=\"/a\">"},
        {{NULL}, "<a href=\"/\">Startseite</a>", "mailto:"},
        {{"home", "none"}, "<a href=\"\">", "<a href=\"/\">"},
        {{"home", "/a", "home", "none"}, "<a href=\"\">", "<a href=\"/a\">"},
        {{"contact", "mailto:a@example.org"},
         "<a href=\"mailto:a@example.org?subject=403\">",
         "https:"},
        {{"search", "/search"}, "<html lang=\"de\"", "<a href=\"/search\">"},         /* for 404 */
        {{"service-status", "/status"}, "<html lang=\"de\"", "<a href=\"/status\">"}, /* 5xx */
        {{"sign-in", "/sign-in"}, "<a href=\"/sign-in\">", "https:"},
        {{"theme", "default"}, "<html lang=\"de\"", "https:"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_report report;
        const struct lingo_site *site = open_site(cases[i].options, &report);
        check_string(report.message, "", cases[i].there);
        struct lingo_request request = {.code = 403, .accept_language = text_of("de")};
        lingo_page_write(site, &request, made.content, sizeof made.content, &made.response);
        if (!strstr(made.content, cases[i].there))
            check_string(made.content, cases[i].there, "page");
        CU_ASSERT_PTR_NULL(strstr(made.content, cases[i].not_there));
        lingo_site_release(site);
    }
}

static void test_fields(void)
{
    static const struct {
        const char *options[5];
        const char *field, *value;
    } cases[] = {
        {{"cache-control", "max-age=60"}, "Cache-Control", "max-age=60"},
        {{"languages", "fr"}, "Content-Language", "fr"},
        {{"second-language", "fr"}, "Content-Language", "en, fr"},
        {{"formats", "text"}, "Vary", "Accept-Language"},
        {{"formats", "text"}, "Content-Type", "text/plain; charset=utf-8"},
        {{"language-cookie", "lang"}, "Vary", "Accept, Accept-Language, Cookie"},
        {{"language-query", "lang"}, "Vary", "Accept, Accept-Language"}, /* part of the address */
        {{"parts", "page"}, "Vary", "Accept, Accept-Language"},
        {{"parts", "text"}, "Vary", "Accept, Accept-Language, Sec-Fetch-Dest"},
        {{"parts", "text", "formats", "html, json"}, "Vary", "Accept, Accept-Language"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_report report;
        const struct lingo_site *site = open_site(cases[i].options, &report);
        struct lingo_request request = {.code = 404};
        lingo_page_write(site, &request, made.content, sizeof made.content, &made.response);
        char *value = field_of(&made.response, cases[i].field);
        check_string(value, cases[i].value, cases[i].options[1]);
        free(value);
        lingo_site_release(site);
    }
}

/* The destinations of the Fetch standard: parts of a page get a short text where a site wants it.
 */
static void test_parts(void)
{
    static const struct {
        const char *parts, *destination, *type;
    } cases[] = {
        {"text", "image", "text/plain; charset=utf-8"},
        {"text", "script", "text/plain; charset=utf-8"},
        {"text", "style", "text/plain; charset=utf-8"},
        {"text", "font", "text/plain; charset=utf-8"},
        {"text", "video", "text/plain; charset=utf-8"},
        {"text", "document", "text/html; charset=utf-8"},
        {"text", "iframe", "text/html; charset=utf-8"},
        {"text", "empty", "text/html; charset=utf-8"}, /* fetch(): by Accept */
        {"text", "", "text/html; charset=utf-8"},
        {"text", "images", "text/html; charset=utf-8"},
        {"page", "image", "text/html; charset=utf-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *const options[] = {"parts", cases[i].parts, NULL};
        struct lingo_report report;
        const struct lingo_site *site = open_site(options, &report);
        struct lingo_request request = {.code = 404, .destination = text_of(cases[i].destination)};
        lingo_page_write(site, &request, made.content, sizeof made.content, &made.response);
        char *value = field_of(&made.response, "Content-Type");
        check_string(value, cases[i].type, cases[i].destination);
        free(value);
        lingo_site_release(site);
    }
}

static void test_vendors(void)
{
    static const char *const options[] = {"vendors", "Cloudflare, nginx", NULL};
    struct lingo_report report;
    const struct lingo_site *site = open_site(options, &report);
    check_string(report.message, "", "vendors");
    make_page(&made, site, 499, "en", LINGO_MEDIA_JSON, NULL);
    check_string(lingo_vendor_owner(made.response.status), "nginx", "499");
    make_page(&made, site, 404, "en", LINGO_MEDIA_JSON, NULL);
    check_string(lingo_vendor_owner(made.response.status), NULL, "404");
    lingo_site_release(site);
    make_page(&made, NULL, 499, "en", LINGO_MEDIA_JSON, NULL);
    check_string(lingo_vendor_owner(made.response.status), NULL, "499 by default");
}

/* Each names the option and says what would be right. */
static void test_errors(void)
{
    static const struct {
        const char *name, *value;
        enum lingo_error error;
        const char *message;
    } cases[] = {
        {"colour", "red", LINGO_ERROR_NOT_FOUND,
         "unknown option \"colour\"; see httplingo-site(5)"},
        {"langauges", "fr", LINGO_ERROR_NOT_FOUND,
         "unknown option \"langauges\"; did you mean languages?"},
        {"accent", "#12", LINGO_ERROR_FORMAT,
         "accent = #12: expected a colour such as #0a5c36 or teal"},
        {"accent", "red}body{", LINGO_ERROR_FORMAT,
         "accent = red}body{: expected a colour such as #0a5c36 or teal"},
        {"theme", "nice", LINGO_ERROR_NOT_FOUND, NULL},
        {"template", "/no/such/page.html", LINGO_ERROR_FILE,
         "/no/such/page.html: cannot open it: there is no such file"},
        {"logo", "/no/such.png", LINGO_ERROR_FILE,
         "logo = /no/such.png: /no/such.png: cannot open it: there is no such file"},
        {"logo", "data:image/png,\"", LINGO_ERROR_FORMAT, NULL},
        {"languages", "fr, tlh", LINGO_ERROR_NOT_FOUND,
         "languages: unknown language \"tlh\"; \"httplingo languages\" lists the languages"},
        {"languages", " ,", LINGO_ERROR_FORMAT, "languages: expected tags such as en, fr, pt-BR"},
        {"default-language", "tlh", LINGO_ERROR_NOT_FOUND, NULL},
        {"second-language", "x", LINGO_ERROR_NOT_FOUND, NULL},
        {"formats", "pdf", LINGO_ERROR_NOT_FOUND,
         "formats = pdf: expected html, problem+json, problem+xml, json, xml, text"},
        {"formats", "", LINGO_ERROR_FORMAT,
         "formats = : expected html, problem+json, problem+xml, json, xml, text"},
        {"default-format", "pdf", LINGO_ERROR_NOT_FOUND, NULL},
        {"parts", "none", LINGO_ERROR_FORMAT, "parts = none: expected page or text"},
        {"json-titles", "yes", LINGO_ERROR_FORMAT,
         "json-titles = yes: expected translated or english"},
        {"home", "javascript:x", LINGO_ERROR_FORMAT,
         "home = javascript:x: expected an address that begins with https:, http:, mailto: or /"},
        {"home", "", LINGO_ERROR_FORMAT, NULL},
        {"home", "no", LINGO_ERROR_FORMAT, NULL},
        {"search", "search?q=a:b", LINGO_ERROR_FORMAT, NULL},
        {"contact", "", LINGO_ERROR_FORMAT, NULL},
        {"search", "javascript:x", LINGO_ERROR_FORMAT,
         "search = javascript:x: expected an address that begins with https:, http:, mailto: or "
         "/"},
        {"support-hint", "maybe", LINGO_ERROR_FORMAT, "support-hint = maybe: expected yes or no"},
        {"server", "", LINGO_ERROR_FORMAT, "server = : expected yes or no"},
        {"language-query", "a=b", LINGO_ERROR_FORMAT,
         "language-query = a=b: expected a name of letters, digits and -._"},
        {"vendors", "Nobody", LINGO_ERROR_NOT_FOUND,
         "vendors = Nobody: expected vendors that \"httplingo status --vendor\" lists"},
        {"language-cookie", "a=b", LINGO_ERROR_FORMAT,
         "language-cookie = a=b: expected a name of letters, digits and -._"},
        {"cache-control", "a\r\nb", LINGO_ERROR_FORMAT, NULL},
        {"frame-ancestors", "x; script-src *", LINGO_ERROR_FORMAT,
         "frame-ancestors = x; script-src *: expected none, self, or origins such as "
         "https://example.org"},
        {"texts", "/no/such", LINGO_ERROR_FILE, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *options[] = {cases[i].name, cases[i].value, NULL};
        struct lingo_report report;
        CU_ASSERT_PTR_NULL(open_site(options, &report));
        check_number(report.error, cases[i].error, cases[i].value);
        CU_ASSERT_TRUE(*report.message);
        if (cases[i].message)
            check_string(report.message, cases[i].message, cases[i].value);
    }
    const struct lingo_site *site;
    struct lingo_setting nothing = {"name", NULL};
    CU_ASSERT_EQUAL(lingo_site_open(NULL, NULL, NULL, 0, NULL), LINGO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(lingo_site_open(&site, NULL, NULL, 1, NULL), LINGO_ERROR_ARGUMENT);
    CU_ASSERT_EQUAL(lingo_site_open(&site, NULL, &nothing, 1, NULL), LINGO_ERROR_ARGUMENT);
    CU_ASSERT_PTR_NULL(site);
}

static void test_settings(void)
{
    bool seen = false;
    size_t i = 0;
    for (; lingo_setting_at(i).name; i++) {
        CU_ASSERT_TRUE(strlen(lingo_setting_at(i).about) > 10);
        seen |= !strcmp(lingo_setting_at(i).name, "default-language");
    }
    CU_ASSERT_TRUE(seen);
    CU_ASSERT_PTR_NULL(lingo_setting_at(i).about);
    CU_ASSERT_PTR_NULL(lingo_setting_at((size_t)-1).name);
}

/* A template with a partial beside it; then wrong ones. */
static void test_template(void)
{
    static const char page[] = "<!DOCTYPE html><title>{{code}}</title>\n{{> foot}}\n";
    static const char foot[] = "<p>{{title}}\n";
    char path[200];
    struct lingo_report report;
    write_file("foot.html", foot, sizeof foot - 1);
    strcpy(path, write_file("page.html", page, sizeof page - 1));
    const char *options[] = {"template", path, NULL};
    const struct lingo_site *site = open_site(options, &report);
    check_string(report.message, "", "template");
    make_page(&made, site, 404, "en", LINGO_MEDIA_HTML, NULL);
    check_string(made.content, "<!DOCTYPE html><title>404</title>\n<p>Page not found\n", "page");
    lingo_site_release(site);

    char expected[300];
    write_file("foot.html", "\n{{titel}}", 10);
    CU_ASSERT_PTR_NULL(open_site(options, &report));
    check_string(report.message, "foot:2:1: unknown name \"titel\"; did you mean title or time?",
                 "partial");
    strcpy(path, write_file("page.html", "{{> ../foot}}", 13));
    CU_ASSERT_PTR_NULL(open_site(options, &report));
    snprintf(expected, sizeof expected,
             "%s: the name of a partial must consist of letters, digits, - and _, not \"../foot\"",
             path);
    check_string(report.message, expected, "partial elsewhere");
    CU_ASSERT_PTR_NULL(open_site((const char *[]){"template", directory, NULL}, &report));
    check_number(report.error, LINGO_ERROR_FILE, "a directory");
}

static void test_logo(void)
{
    static const char png[] = "\x89PNG\r\n\x1a\n!";
    struct lingo_report report;
    char path[200];
    strcpy(path, write_file("logo.png", png, sizeof png - 1));
    static const char page[] = "<img src=\"{{logo}}\" alt=\"\">";
    char template[200];
    strcpy(template, write_file("logo.html", page, sizeof page - 1));
    const char *options[] = {"logo", path, "template", template, NULL};
    const struct lingo_site *site = open_site(options, &report);
    check_string(report.message, "", "logo");
    make_page(&made, site, 404, "en", LINGO_MEDIA_HTML, NULL);
    check_string(made.content, "<img src=\"data:image/png;base64,iVBORw0KGgoh\" alt=\"\">", "logo");
    char *policy = field_of(&made.response, "Content-Security-Policy");
    check_string(policy,
                 "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
                 "frame-ancestors 'none'",
                 "policy");
    free(policy);
    lingo_site_release(site);
    write_file("logo.png", "BM", 2);
    CU_ASSERT_PTR_NULL(open_site(options, &report));
    CU_ASSERT_PTR_NOT_NULL(
        strstr(report.message, "expected a picture in SVG, PNG, JPEG, GIF or WebP format"));
}

static void test_preference(void)
{
    static const char *const options[] = {"language-query", "lang", "language-cookie", "l", NULL};
    static const struct {
        const char *query, *cookie, *tag;
    } cases[] = {
        {"lang=fr", "l=de", "fr"},
        {"a=b&lang=pt-BR&c", NULL, "pt-BR"},
        {"a=b", "x=y; l=de; z=1", "de"},
        {NULL, "l=\"zh_TW\"", "zh_TW"},
        {"lang=", "l=de", "de"},
        {"lang=%3Cscript", "l=de", "de"},
        /* percent-encoded (RFC 3986 section 2.1) */
        {"lang=sr%40latin", "l=de", "sr%40latin"},
        {"lang=pt%5fBR", NULL, "pt%5fBR"},
        {"lang=%66%72", NULL, "%66%72"},
        {NULL, "l=sr%40latin", "sr%40latin"},
        {"lang=fr%", "l=de", "de"},
        {"lang=fr%4", "l=de", "de"},
        {"lang=fr%4g", "l=de", "de"},
        {"lang=fr%00", "l=de", "de"},
        {"lang=fr%2Cde", "l=de", "de"},
        {"lang=fr%2526x", "l=de", "de"},
        {"lang=fr%26lang=ja", "l=de", "de"},
        {"lang=%FF", "l=de", "de"},
        {"la%6Eg=fr", "l=de", "de"},
        {"xlang=fr&lang", "xl=de;l", ""},
        {"LANG=fr", NULL, ""},
        {"lang=fr,de;q=0.5", NULL, ""},
        {"lang=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL, ""},
        {"&&&", ";;;", ""},
        {NULL, NULL, ""},
    };
    struct lingo_report report;
    const struct lingo_site *site = open_site(options, &report);
    check_string(report.message, "", "preference");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_text query = text_of(cases[i].query), cookie = text_of(cases[i].cookie);
        char *q = exact_copy(query.data, query.length), *c = exact_copy(cookie.data, cookie.length);
        check_span(lingo_site_preference(site, q, query.length, c, cookie.length), cases[i].tag);
        check_span(lingo_site_preference(NULL, q, query.length, c, cookie.length), "");
        free(q);
        free(c);
    }
    lingo_site_release(site);
}

/* A query that ends anywhere, in memory of its own: what is cut off is none. */
static void test_cut_preference(void)
{
    static const char *const options[] = {"language-query", "l", NULL};
    static const char query[] = "l=%73r%40latin";
    struct lingo_report report;
    const struct lingo_site *site = open_site(options, &report);
    for (size_t n = 0; n < sizeof query; n++) {
        char *q = exact_copy(query, n);
        char wanted[sizeof query] = "";
        bool is_cut = n < 3 || q[n - 1] == '%' || q[n - 2] == '%';
        if (!is_cut)
            memcpy(wanted, query + 2, n - 2);
        check_span(lingo_site_preference(site, q, n, NULL, 0), wanted);
        free(q);
    }
    lingo_site_release(site);
}

static void add_line(void *context, const struct lingo_report *report)
{
    strcat(context, report->message);
    strcat(context, "\n");
}

/* Messages begin with the place of the option at fault, the last of its name. */
static void test_places(void)
{
    static const struct lingo_setting settings[] = {
        {"languages", "fr"}, {"theme", "plain"}, {"languages", "fr, tlh"}};
    static const char *const places[] = {"a.conf:1", "a.conf:2", "a.conf:3"};
    const struct lingo_site *site;
    char told[2048] = "";
    CU_ASSERT_EQUAL(lingo_site_open_from(&site, NULL, settings, places, 3, NULL, add_line, told),
                    LINGO_ERROR_NOT_FOUND);
    check_string(told,
                 "a.conf:3: languages: unknown language \"tlh\"; \"httplingo languages\" lists the "
                 "languages\n",
                 "place");
    CU_ASSERT_EQUAL(lingo_site_open_from(&site, NULL, settings, places, 2, NULL, NULL, NULL),
                    LINGO_OK);
    lingo_site_release(site);
}

/* Every mistake is told, in the order of the options, then what follows from all together. */
static void test_mistakes(void)
{
    static const struct lingo_setting settings[] = {
        {"theme", "nice"},      {"name", "\"Shop\""},   {"default-language", "tlh"},
        {"colour", "red"},      {"title.999", "x"},     {"advice.404.tlh", "x"},
        {"text.greeting", "x"}, {"title.404", "a\x1b"}, {"title.404", "\xff"},
        {"text.labelled", "x"},
    };
    static const char expected[] =
        "theme = nice: expected one of the themes default, bold, brand, picture, plain\n"
        "name = \"Shop\": expected a name without quotation marks around it\n"
        "unknown option \"colour\"; see httplingo-site(5)\n"
        "title.999: unknown status 999; expected a registered code such as 404, or a class such as "
        "5xx\n"
        "advice.404.tlh: unknown language \"tlh\"; \"httplingo languages\" lists the languages\n"
        "text.greeting: unknown text \"greeting\"; expected a label from httplingo-template(5), "
        "such as text.home\n"
        "title.404: unknown language \"tlh\"; \"httplingo languages\" lists the languages\n"
        "title.404: unknown language \"tlh\"; \"httplingo languages\" lists the languages\n"
        "text.labelled: unknown language \"tlh\"; \"httplingo languages\" lists the languages\n"
        "default-language: unknown language \"tlh\"; \"httplingo languages\" lists the languages\n";
    const struct lingo_site *site;
    char told[4096] = "";
    CU_ASSERT_EQUAL(lingo_site_open_from(&site, NULL, settings, NULL,
                                         sizeof settings / sizeof settings[0], NULL, add_line,
                                         told),
                    LINGO_ERROR_NOT_FOUND);
    CU_ASSERT_PTR_NULL(site);
    check_string(told, expected, "mistakes");
}

/* Texts of the operator's own, in a language or in that of the site. */
static void test_own_texts(void)
{
    static const struct {
        const char *options[7];
        int code;
        const char *tag, *there, *not_there;
    } cases[] = {
        {{"title.404", "Nothing <here>"}, 404, "en", "<h1>Nothing &lt;here&gt;</h1>", "Page not"},
        {{"title.404", "Nothing"}, 404, "fr", "<h1>Page introuvable</h1>", "Nothing"},
        {{"title.404.fr", "Rien"}, 404, "fr", "<h1>Rien</h1>", "introuvable</h1>"},
        {{"title.404.pt_BR", "Nada"}, 404, "pt-BR", "<h1>Nada</h1>", "<h1>P"},
        {{"title.404", "Rien", "languages", "fr, en"}, 404, "fr", "<h1>Rien</h1>", "Nothing"},
        {{"title.404", "Rien", "languages", "en, fr", "default-language", "fr"},
         404,
         "fr",
         "<h1>Rien</h1>",
         "Nothing"},
        {{"title.404", "A", "title.404", "B"}, 404, "en", "<h1>B</h1>", "<h1>A</h1>"},
        {{"summary.404.de", "Hier ist nichts."}, 404, "de", ">Hier ist nichts.</p>", "verschoben"},
        {{"advice.503.fr", "Retour \u00e0 midi."}, 503, "fr", "<p>Retour \u00e0 midi.</p>", "<x>"},
        {{"description.404", "D."}, 404, "en", "<p>D.</p>", "could not find"},
        {{"phrase.404.en", "P"}, 404, "en", "404 P<", "Not Found"},
        {{"text.home", "Start"}, 404, "en", "<a href=\"/\">Start</a>", "Home page"},
        {{"title.4xx", "Oh"}, 499, "en", "<h1>Oh</h1>", "<x>"},
        {{"title.4xx", "Oh"}, 404, "en", "<h1>Page not found</h1>", "Oh"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_report report;
        const struct lingo_site *site = open_site(cases[i].options, &report);
        check_string(report.message, "", cases[i].there);
        make_page(&made, site, cases[i].code, cases[i].tag, LINGO_MEDIA_HTML, NULL);
        if (!strstr(made.content, cases[i].there))
            check_string(made.content, cases[i].there, cases[i].options[0]);
        CU_ASSERT_PTR_NULL(strstr(made.content, cases[i].not_there));
        lingo_site_release(site);
    }
    /* nothing of it is left behind */
    make_page(&made, NULL, 404, "en", LINGO_MEDIA_HTML, NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(made.content, "<h1>Page not found</h1>"));
}

/* The last of several references frees the site. */
static void test_references(void)
{
    struct lingo_report report;
    const struct lingo_site *site =
        open_site((const char *[]){"name", "A shop with a long name", NULL}, &report);
    CU_ASSERT_PTR_EQUAL(lingo_site_hold(site), site);
    lingo_site_release(site);
    make_page(&made, site, 404, "en", LINGO_MEDIA_HTML, NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(made.content, "A shop with a long name"));
    lingo_site_release(site);
}

/* Each allocation fails once: an error, and nothing is kept. */
static void test_memory(void)
{
    struct lingo_setting settings[] = {{"name", "A"},
                                       {"languages", "fr, de"},
                                       {"home", "/"},
                                       {"logo", "data:image/png,x"},
                                       {"accent", "#123456"}};
    enum lingo_error error = LINGO_ERROR_MEMORY;
    size_t n = 0;
    for (; error == LINGO_ERROR_MEMORY && n < 200; n++) {
        const struct lingo_site *site;
        struct lingo_report report = {LINGO_OK, ""};
        memory_watch(n);
        error = lingo_site_open(&site, NULL, settings, 5, &report);
        memory_watch(MEMORY_NO_FAILURE);
        CU_ASSERT_EQUAL(error, report.error);
        CU_ASSERT_EQUAL(error == LINGO_OK, site != NULL);
        lingo_site_release(site);
    }
    CU_ASSERT_EQUAL(error, LINGO_OK);
    CU_ASSERT_TRUE(n > 10);
}

static void remove_files(void)
{
    static const char *const names[] = {"foot.html", "page.html", "logo.html", "logo.png"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(path_of(names[i]));
    rmdir(directory);
}

int main(void)
{
    static const struct test tests[] = {
        {"built in", test_builtin},
        {"options", test_options},
        {"fields", test_fields},
        {"parts of a page", test_parts},
        {"vendors", test_vendors},
        {"errors", test_errors},
        {"settings", test_settings},
        {"template", test_template},
        {"logo", test_logo},
        {"a language chosen before", test_preference},
        {"a language chosen before, cut off", test_cut_preference},
        {"places", test_places},
        {"mistakes", test_mistakes},
        {"own texts", test_own_texts},
        {"references", test_references},
        {"out of memory", test_memory},
        {NULL, NULL},
    };
    if (!mkdtemp(directory))
        return EXIT_FAILURE;
    int status = test_run("site", tests);
    remove_files();
    return status;
}
