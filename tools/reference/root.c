/* SPDX-License-Identifier: MIT */
/* The files without a language: style, scripts, the choice of a language, and what search engines
 * read. */
#include "base/text.h"
#include "tools/cli.h"
#include "tools/files.h"
#include "tools/reference/assets.inc"
#include "tools/reference/reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODULE_MAX (1u << 24)

static bool write_assets(const struct reference *site)
{
    char path[64];
    for (size_t i = 0; i < sizeof assets / sizeof assets[0]; i++) {
        snprintf(path, sizeof path, "assets/%s", assets[i].name);
        if (!reference_save(site, path, text_of(assets[i].text)))
            return false;
    }
    return true;
}

static void put_head(struct reference_page *page)
{
    put(page, "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    put_plain_label(page, LABEL_site);
    put(page, "</title>\n<meta name=\"description\" content=\"");
    put_plain_label(page, LABEL_statuses_about);
    put(page, "\">\n<link rel=\"icon\" href=\"assets/icon.svg\" type=\"image/svg+xml\">\n"
              "<link rel=\"stylesheet\" href=\"assets/style.css\">\n");
    if (page->site->base_url)
        putf(page, "<link rel=\"canonical\" href=\"%s/\">\n", page->site->base_url);
    put(page, "</head>\n");
}

static bool write_start(struct reference_page *page)
{
    const struct reference *site = page->site;
    put_head(page);
    put(page, "<body>\n<main id=\"main\">\n");
    put_element(page, "h1", "", reference_label(LABEL_site));
    put_element(page, "p", " class=\"lead\"", reference_label(LABEL_statuses_about));
    put(page, "<nav aria-label=\"");
    put_plain_label(page, LABEL_language);
    put(page, "\">\n<ul class=\"links\">\n");
    for (size_t i = 0; i < site->language_count; i++) {
        const char *tag = lingo_language_tag(site->languages[i]).data;
        putf(page, "<li><a lang=\"%s\" hreflang=\"%s\" href=\"%s/index.html\">", tag, tag, tag);
        put_text(page, lingo_language_autonym(site->languages[i]));
        put(page, "</a></li>\n");
    }
    put(page, "</ul>\n</nav>\n</main>\n</body>\n</html>\n");
    return reference_save(site, "index.html",
                          (struct lingo_text){page->text.data, page->text.length});
}

static bool write_robots(struct reference_page *page)
{
    page->text.length = 0;
    put(page, "User-agent: *\nDisallow:\n");
    if (page->site->base_url)
        putf(page, "Sitemap: %s/sitemap.xml\n", page->site->base_url);
    return reference_save(page->site, "robots.txt",
                          (struct lingo_text){page->text.data, page->text.length});
}

static bool write_map(struct reference_page *page)
{
    const struct reference *site = page->site;
    if (!site->base_url)
        return true;
    page->text.length = 0;
    put(page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (size_t i = 0; i < site->language_count; i++)
        putf(page, "<sitemap><loc>%s/sitemap-%s.xml</loc></sitemap>\n", site->base_url,
             lingo_language_tag(site->languages[i]).data);
    put(page, "</sitemapindex>\n");
    return reference_save(site, "sitemap.xml",
                          (struct lingo_text){page->text.data, page->text.length});
}

/* The files of the npm package that browsers load. */
static bool copy_module(const struct reference *site)
{
    static const char *const names[] = {"httplingo.wasm", "src/core.js", "src/wasm.js",
                                        "src/web.js"};
    char path[FILES_PATH_MAX];
    for (size_t i = 0; site->playground && i < sizeof names / sizeof names[0]; i++) {
        char *data;
        size_t length;
        int n = snprintf(path, sizeof path, "%s/%s", site->playground, names[i]);
        if (n < 0 || (size_t)n >= sizeof path) {
            cli_error(EXIT_USAGE, _("%s: the path is too long"), site->playground);
            return false;
        }
        if (!cli_read_file(path, MODULE_MAX, &data, &length))
            return false;
        snprintf(path, sizeof path, "playground/%s", names[i]);
        bool good = reference_save(site, path, (struct lingo_text){data, length});
        free(data);
        if (!good)
            return false;
    }
    return true;
}

bool reference_write_root(const struct reference *site)
{
    static char memory[REFERENCE_PAGE_MAX];
    struct reference_page page = {.site = site,
                                  .tag = "en",
                                  .in_english = true,
                                  .up = "",
                                  .text = {memory, sizeof memory, 0}};
    return write_assets(site) && write_start(&page) && write_robots(&page) && write_map(&page) &&
           copy_module(site);
}

/* ---- the site map of a language ---- */

/* It also says which pages have the same content in other languages: in the pages themselves, that
 * would be 9 KB in each. */

bool reference_is_same_language(const char *a, const char *b)
{
    size_t n = strcspn(a, "-");
    return n == strcspn(b, "-") && !strncmp(a, b, n);
}

/* Whether the texts for engineers are in the language itself.  Otherwise, its pages are partly in
 * English, so search engines should not take them for a translation. */
static bool has_words(const struct reference *site, const char *tag)
{
    if (reference_is_same_language(tag, "en"))
        return true;
    struct facts_language words = facts_in(site->messages, text_of(tag));
    if (!words.messages)
        return false;
    const char *found = lingo_offer_tag(lingo_messages_offer(words.messages), words.language);
    return found && reference_is_same_language(tag, found);
}

static void append_address(struct buffer *map, const struct reference *site, const char *tag,
                           struct lingo_text page)
{
    buffer_append_string(map, site->base_url);
    buffer_append_string(map, "/");
    buffer_append_string(map, tag);
    buffer_append_string(map, "/");
    buffer_append(map, page.data, page.length);
}

static void append_alternate(struct buffer *map, const struct reference *site, const char *tag,
                             struct lingo_text page)
{
    buffer_append_string(map, "<xhtml:link rel=\"alternate\" hreflang=\"");
    buffer_append_string(map, tag);
    buffer_append_string(map, "\" href=\"");
    append_address(map, site, tag, page);
    buffer_append_string(map, "\"/>\n");
}

static void append_page(struct buffer *map, const struct reference_page *page,
                        struct lingo_text address, bool has_alternates)
{
    const struct reference *site = page->site;
    buffer_append_string(map, "<url><loc>");
    append_address(map, site, page->tag, address);
    buffer_append_string(map, "</loc>");
    for (size_t i = 0; has_alternates && i < site->language_count; i++) {
        const char *tag = lingo_language_tag(site->languages[i]).data;
        if (has_words(site, tag))
            append_alternate(map, site, tag, address);
    }
    buffer_append_string(map, "</url>\n");
}

static void append_map(struct buffer *map, const struct reference_page *page)
{
    bool has_alternates = has_words(page->site, page->tag);
    buffer_append_string(map, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                              "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    const char *line = page->addresses.data, *end;
    for (; (end = strchr(line, '\n')); line = end + 1)
        append_page(map, page, (struct lingo_text){line, (size_t)(end - line)}, has_alternates);
    buffer_append_string(map, "</urlset>\n");
}

bool reference_write_map(const struct reference_page *page)
{
    char path[64];
    struct buffer map = {NULL, 0, 0};
    append_map(&map, page);
    size_t size = map.length + 1;
    char *memory = malloc(size);
    if (!memory)
        return cli_error(EXIT_IO, "%s", lingo_error_text(LINGO_ERROR_MEMORY)), false;
    map = (struct buffer){memory, size, 0};
    append_map(&map, page);
    snprintf(path, sizeof path, "sitemap-%s.xml", page->tag);
    bool good = reference_save(page->site, path, (struct lingo_text){memory, map.length});
    free(memory);
    return good;
}
