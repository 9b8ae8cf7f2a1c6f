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
