/* SPDX-License-Identifier: MIT */
/*
 * The frame of each page, and its file.
 *
 * What style sheets and scripts can rely on:
 *     body                  has the class "tall" if the script of the language needs high lines
 *     .skip                 the link that jumps to the content, main#main
 *     header.top            .brand, nav, and details.languages with a list of links
 *     h1 .code              the number of a status
 *     .lead                 the paragraph below the title
 *     .trail                links to the pages before, after and above
 *     section[aria-labelledby]  a section; its h2 has the identifier
 *     dl.facts, dl.choices  rows as <div><dt><dd>; .basis is the section of a specification
 *     .table                the scrolling region around a table
 *     ul.codes              links to statuses: <a><b>404</b> <span>phrase</span>
 * <small>text</small> ul.links              short links beside each other .note                 a
 * paragraph for engineers .visitor              what visitors read .question             a question
 * of the decision pre > code            code, never translated; pre has tabindex, since it scrolls
 */
#include "base/escape.h"
#include "base/text.h"
#include "tools/cli.h"
#include "tools/files.h"
#include "tools/reference/reference.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* The entries of the navigation. */
static const struct {
    enum reference_label label;
    const char *address;
} parts[] = {
    {LABEL_statuses, "index.html"},  {LABEL_choose, "choose.html"},
    {LABEL_similar, "similar.html"}, {LABEL_methods, "methods.html"},
    {LABEL_fields, "fields.html"},   {LABEL_vendors, "vendors.html"},
    {LABEL_rfcs, "rfcs.html"},       {LABEL_playground, "playground.html"},
    {LABEL_search, "search.html"},
};
#define PARTS (sizeof parts / sizeof parts[0])

/* Languages whose letters reach above or below those of Latin. */
static bool is_tall(const char *tag)
{
    static const char *const tall[] = {"am", "ar", "as", "bn", "ckb", "fa", "gu", "hi", "km",
                                       "kn", "lo", "ml", "mr", "my",  "ne", "or", "pa", "ps",
                                       "sd", "si", "ta", "te", "th",  "ug", "ur"};
    for (size_t i = 0; i < sizeof tall / sizeof tall[0]; i++)
        if (!strcmp(tag, tall[i]))
            return true;
    return false;
}

/* Only the files of the site, and nothing else, can be loaded. */
static void put_policy(struct reference_page *page, unsigned needs)
{
    put(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action "
              "'none'");
    if (needs & REFERENCE_SCRIPT)
        putf(page, "; script-src 'self'%s", needs & REFERENCE_WASM ? " 'wasm-unsafe-eval'" : "");
    if (needs & REFERENCE_FRAME)
        put(page, "; frame-src 'self'");
    put(page, "\">\n");
}

/* Search engines want an absolute address.  The site maps have those in other languages. */
static void put_canonical(struct reference_page *page)
{
    if (page->site->base_url)
        putf(page, "<link rel=\"canonical\" href=\"%s/%s/%s\">\n", page->site->base_url, page->tag,
             page->address);
}

static void put_head(struct reference_page *page, struct lingo_text title,
                     struct lingo_text description, unsigned needs)
{
    putf(page, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
         page->tag, lingo_language_is_rtl(page->language) ? "rtl" : "ltr");
    put_policy(page, needs);
    put(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    put_text(page, title);
    if (strcmp(page->address, "index.html") != 0) {
        put(page, " – ");
        put_plain_label(page, LABEL_site);
    }
    put(page, "</title>\n<meta name=\"description\" content=\"");
    put_text(page, description);
    putf(page,
         "\">\n<link rel=\"icon\" href=\"%s../assets/icon.svg\" type=\"image/svg+xml\">\n"
         "<link rel=\"stylesheet\" href=\"%s../assets/style.css\">\n",
         page->up, page->up);
    put_canonical(page);
    putf(page, "</head>\n<body%s>\n", is_tall(page->tag) ? " class=\"tall\"" : "");
}

static void put_languages(struct reference_page *page)
{
    const struct reference *site = page->site;
    put(page, "<details class=\"languages\"><summary>");
    put_label(page, LABEL_language);
    put(page, " <bdi>");
    put_text(page, lingo_language_autonym(page->language));
    put(page, "</bdi></summary>\n<ul>\n");
    for (size_t i = 0; i < site->language_count; i++) {
        const struct lingo_language *language = site->languages[i];
        const char *tag = lingo_language_tag(language).data;
        putf(page, "<li><a lang=%s hreflang=%s href=%s../%s/%s%s>", tag, tag, page->up, tag,
             page->address, language == page->language ? " aria-current=true" : "");
        put_text(page, lingo_language_autonym(language));
        put(page, "</a>\n");
    }
    put(page, "</ul></details>\n");
}

static void put_navigation(struct reference_page *page, enum reference_label part)
{
    put(page, "<nav aria-label=\"");
    put_plain_label(page, LABEL_navigation);
    put(page, "\">\n");
    for (size_t i = 0; i < PARTS; i++) {
        bool is_this = parts[i].label == part;
        putf(page, "<a href=\"%s%s\"%s", page->up, parts[i].address,
             !is_this                                   ? ""
             : !strcmp(page->address, parts[i].address) ? " aria-current=\"page\""
                                                        : " aria-current=\"true\"");
        put(page, ">");
        put_label(page, parts[i].label);
        put(page, "</a>\n");
    }
    put(page, "</nav>\n");
}

void reference_begin(struct reference_page *page, const char *address, enum reference_label part,
                     struct lingo_text title, struct lingo_text description, unsigned needs)
{
    snprintf(page->address, sizeof page->address, "%s", address);
    page->up = strchr(address, '/') ? "../" : "";
    page->text.length = 0;
    page->has_english = false;
    put_head(page, title, description, needs);
    put(page, "<a class=\"skip\" href=\"#main\">");
    put_label(page, LABEL_skip);
    putf(page, "</a>\n<header class=\"top\">\n<a class=\"brand\" href=\"%sindex.html\">", page->up);
    put_label(page, LABEL_site);
    put(page, "</a>\n");
    put_languages(page);
    put_navigation(page, part);
    put(page, "</header>\n<main id=\"main\" tabindex=\"-1\">\n");
}

static void put_footer(struct reference_page *page)
{
    const struct lingo_pair version = {"version", text_of(lingo_version())};
    put(page, "</main>\n<footer>\n");
    if (page->has_english)
        put_element(page, "p", "", reference_label(LABEL_english));
    put(page, "<p>");
    put_filled(page, reference_label(LABEL_written_by), &version, 1);
    put(page, "</p>\n</footer>\n</body>\n</html>\n");
}

bool reference_save(const struct reference *site, const char *path, struct lingo_text content)
{
    char whole[FILES_PATH_MAX];
    int n = snprintf(whole, sizeof whole, "%s/%s", site->out, path);
    if (n < 0 || (size_t)n >= sizeof whole) {
        cli_error(EXIT_USAGE, _("%s: the path is too long"), site->out);
        return false;
    }
    FILE *file = files_make_folders(whole) ? files_create(whole) : NULL;
    if (!file)
        return false;
    bool good = fwrite(content.data, 1, content.length, file) == content.length;
    if (!fclose(file) && good)
        return true;
    cli_error(EXIT_IO, "%s: %s", whole, strerror(errno));
    return false;
}

bool reference_end(struct reference_page *page)
{
    char path[REFERENCE_ADDRESS_MAX + 32];
    put_footer(page);
    if (page->text.length > page->text.size) {
        cli_error(EXIT_IO, _("the page is larger than %u bytes"), REFERENCE_PAGE_MAX);
        return false;
    }
    page->count++;
    buffer_append_string(&page->addresses, page->address);
    buffer_append_char(&page->addresses, '\n');
    snprintf(path, sizeof path, "%s/%s", page->tag, page->address);
    return reference_save(page->site, path,
                          (struct lingo_text){page->text.data, page->text.length});
}
