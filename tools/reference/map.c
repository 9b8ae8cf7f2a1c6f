/* SPDX-License-Identifier: MIT */
/* The site map of a language.  It also says which pages have the same content in other languages:
 * in the pages themselves, that would be 9 KB in each. */
#include "base/text.h"
#include "tools/cli.h"
#include "tools/reference/reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
