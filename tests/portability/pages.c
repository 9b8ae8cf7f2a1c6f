/* SPDX-License-Identifier: MIT */
/* The digest of pages: their content and fields. */
#include "tests/portability/digest.h"

#include "tests/support/make-page.h"

#include <stdlib.h>
#include <string.h>

#define PARAMETERS_MAX 32

static struct made made;

/* The page in pieces is the same page. */
static void add_pieces(struct digest *digest, const struct lingo_site *site,
                       const struct lingo_request *request)
{
    struct lingo_piece pieces[4 * LINGO_VECTOR_PIECES];
    static char scratch[4 * LINGO_VECTOR_SCRATCH];
    struct lingo_vector vector = {.pieces = pieces,
                                  .size = sizeof pieces / sizeof pieces[0],
                                  .scratch = scratch,
                                  .scratch_size = sizeof scratch};
    digest_number(digest, lingo_page_vector(site, request, &vector, NULL));
    size_t at = 0;
    for (size_t i = 0; i < vector.count && i < vector.size; i++) {
        size_t length = pieces[i].length;
        if (at + length > made.length || memcmp(made.content + at, pieces[i].bytes, length))
            digest_string(digest, "a piece is not of the page");
        at += length;
    }
}

static void add_page(struct digest *digest, const struct lingo_site *site,
                     const struct lingo_request *request)
{
    struct lingo_response *response = &made.response;
    made.length = lingo_page_write(site, request, made.content, sizeof made.content, response);
    digest_text(digest, (struct lingo_text){made.content, made.length});
    digest_number(digest, (unsigned)response->code);
    digest_number(digest, response->media);
    digest_number(digest, response->match);
    digest_text(digest, response->range);
    digest_number(digest, response->length);
    for (size_t i = 0; i < response->header_count; i++) {
        digest_text(digest, response->headers[i].name);
        digest_text(digest, response->headers[i].value);
    }
    add_pieces(digest, site, request);
}

/* The page of a request without parameters and with all that are usual. */
static void add_both(struct digest *digest, const struct lingo_site *site,
                     struct lingo_request *request)
{
    struct lingo_parameter given[PARAMETERS_MAX];
    const char *const *pairs = make_parameters(request->code);
    add_page(digest, site, request);
    request->parameters = given;
    for (; pairs[0]; pairs += 2)
        given[request->parameter_count++] = (struct lingo_parameter){
            (enum lingo_parameter_name)lingo_parameter_find(pairs[0], strlen(pairs[0])),
            text_of(pairs[1])};
    add_page(digest, site, request);
}

static void add_formats(struct digest *digest, const struct lingo_site *site, const char *name,
                        int code, const char *language, unsigned formats)
{
    for (int format = 0; format < LINGO_MEDIA_COUNT; format++) {
        if (!(formats >> format & 1))
            continue;
        struct lingo_request request = {
            .code = code, .accept_language = text_of(language), .media = 1u << format};
        digest_item(digest, "%s,%d,%s,%s", name, code, language,
                    lingo_media_name((enum lingo_media)format));
        add_both(digest, site, &request);
    }
}

/* All registered codes, one of each class that is not, and what is no code. */
static void add_codes(struct digest *digest, const struct lingo_site *site, const char *name,
                      const char *language, unsigned formats)
{
    static const int others[] = {199, 299, 399, 499, 599, 0, 42, 1000};
    for (size_t i = 0; i < lingo_status_count(); i++)
        add_formats(digest, site, name, lingo_status_code(lingo_status_at(i)), language, formats);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        add_formats(digest, site, name, others[i], language, formats);
}

static const struct lingo_site *open_site(const struct lingo_setting *settings)
{
    const struct lingo_site *site;
    struct lingo_report report;
    size_t count = 0;
    while (settings[count].name)
        count++;
    return lingo_site_open(&site, NULL, settings, count, &report) ? NULL : site;
}

/* Themes differ in HTML alone, and little from language to language. */
static void add_themes(struct digest *digest)
{
    static const char *const languages[] = {"fa", "de, fr;q=0.5", "en", "ar", "hi", "ja", "pl"};
    for (size_t i = 0; lingo_theme_at(i); i++) {
        const struct lingo_setting settings[] = {{"theme", lingo_theme_at(i)}, {NULL, NULL}};
        const struct lingo_site *site = open_site(settings);
        digest_item(digest, "theme %s is %s", lingo_theme_at(i), site ? "open" : "not open");
        unsigned formats = i ? 1u << LINGO_MEDIA_HTML : LINGO_MEDIA_ALL;
        size_t count = i ? 2 : sizeof languages / sizeof languages[0];
        for (size_t k = 0; site && k < count; k++)
            add_codes(digest, site, lingo_theme_at(i), languages[k], formats);
        lingo_site_release(site);
    }
}

static void add_languages(struct digest *digest)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const char *tag = lingo_language_tag(lingo_catalog_at(catalog, i)).data;
        add_formats(digest, lingo_site_builtin(), "every language", 503, tag, LINGO_MEDIA_ALL);
    }
}

/* A site whose template is compiled when it is opened, in two languages, with vendors' codes. */
static void add_options(struct digest *digest)
{
    static const struct lingo_setting settings[] = {{"theme", "brand"},
                                                    {"name", "Exämple & Co"},
                                                    {"accent", "#0a5c36"},
                                                    {"second-language", "ar"},
                                                    {"contact", "mailto:root@example.org"},
                                                    {"vendors", "nginx, Cloudflare"},
                                                    {"json-titles", "english"},
                                                    {NULL, NULL}};
    const struct lingo_site *site = open_site(settings);
    digest_item(digest, "site is %s", site ? "open" : "not open");
    if (site)
        add_codes(digest, site, "options", "fr", LINGO_MEDIA_ALL);
    for (size_t i = 0; site && i < lingo_vendor_count(); i++) {
        struct lingo_request request = {.status = lingo_vendor_at(i), .accept = text_of("*/*")};
        digest_item(digest, "vendor %s %d", lingo_vendor_owner(request.status),
                    lingo_status_code(request.status));
        add_page(digest, site, &request);
        add_both(digest, lingo_site_builtin(), &request);
    }
    lingo_site_release(site);
}

void digest_pages(struct digest *digest)
{
    add_themes(digest);
    add_languages(digest);
    add_options(digest);
}
