/* SPDX-License-Identifier: MIT */
/*
 * generators/manual/manual FOLDER DATE VERSION PACKAGE:HEADER...: writes manual pages of the
 * functions that headers declare, FOLDER/NAME.3, and a link for each other function and type on a
 * page.  PACKAGE is the name for pkg-config.
 */
#include "generators/manual/write.h"

#include "generators/manual/comment.h"
#include "generators/manual/roff.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

static FILE *open_page(const char *folder, struct lingo_text name)
{
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/%.*s.3", folder, (int)name.length, name.data);
    FILE *out = n > 0 && (size_t)n < sizeof path ? fopen(path, "w") : NULL;
    if (!out) {
        fprintf(stderr, "generators/manual: %s cannot be written\n", path);
        exit(EXIT_FAILURE);
    }
    return out;
}

static void close_page(FILE *out)
{
    if (fflush(out) || ferror(out) || fclose(out)) {
        fprintf(stderr, "generators/manual: a page cannot be written\n");
        exit(EXIT_FAILURE);
    }
}

static void write_heading(FILE *out, const struct page *page, const char *date, const char *version)
{
    fprintf(
        out,
        ".\\\" SPDX-License-Identifier: MIT\n.\\\" Generated from include/%s: change that.\n.TH ",
        page->header->path);
    for (size_t i = 0; i < page->name.length; i++)
        fputc(ascii_upper(page->name.data[i]), out);
    /* Names must not be hyphenated, and wide gaps between words are hard to read. */
    fprintf(out, " 3 %s \"httplingo %s\" \"Library Functions\"\n.nh\n.ad l\n", date, version);
}

/* The first sentence of a comment, without its full stop. */
static struct lingo_text first_sentence(struct lingo_text comment)
{
    struct block block;
    if (!next_block(&comment, &block))
        return comment;
    struct lingo_text text = block.text, word;
    bool ends_line;
    while (next_word(&text, &word, &ends_line))
        if (ends_line && word.data[word.length - 1] == '.')
            return text_between(block.text.data, word.data + word.length - 1);
    return text_trim(block.text, ".");
}

/* Writes the title of a page, without a capital letter at the start unless it starts with a
 * name. */
static void write_title(FILE *out, struct lingo_text title)
{
    struct lingo_text word, rest = title;
    bool ends_line;
    if (!next_word(&rest, &word, &ends_line))
        return;
    title = text_between(word.data, title.data + title.length);
    char *copy = need(malloc(title.length));
    memcpy(copy, title.data, title.length);
    if (title.length > 1 && ascii_upper(copy[1]) != copy[1])
        copy[0] = ascii_lower(copy[0]);
    roff_text(out, (struct lingo_text){copy, title.length});
    free(copy);
}

static void write_name(FILE *out, const struct page *page)
{
    const struct item *first;
    bool functions = next_entry(page, 0, &first) != 0;
    if (!functions)
        first = page_item(page);
    fputs(".SH NAME\n", out);
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i] == first || (functions && page->items[i]->kind == ITEM_FUNCTION))
            fprintf(out, "%s%.*s", page->items[i] == first ? "" : ",\n",
                    (int)page->items[i]->name.length, page->items[i]->name.data);
    fputs(" \\-\n", out);
    write_title(out, page->section ? section_title(page->header, page->section)
                                   : first_sentence(first->about));
}

static void write_page(const struct manual *manual, const struct page *page, char **argv)
{
    FILE *out = open_page(argv[1], page->name);
    write_heading(out, page, argv[2], argv[3]);
    write_name(out, page);
    fprintf(
        out,
        ".SH LIBRARY\n.RI \"lib%s (\" \"cc \\&... $(pkg\\-config \\-\\-cflags \\-\\-libs %s)\" )\n",
        page->header->package, page->header->package);
    write_synopsis(out, page);
    write_description(out, page);
    write_results(out, manual, page);
    write_types(out, page);
    write_attributes_and_notes(out, page);
    write_see_also(out, manual, page);
    close_page(out);
}

/* A link is a page that names the other one. */
static void write_links(const struct manual *manual, const struct page *page, const char *folder)
{
    for (size_t i = 0; i < page->count; i++) {
        struct lingo_text name = page->items[i]->name;
        if (page->items[i]->kind == ITEM_MACRO || page_of(manual, name) != page ||
            text_equal(name, page->name))
            continue;
        FILE *out = open_page(folder, name);
        fprintf(out, ".so man3/%.*s.3\n", (int)page->name.length, page->name.data);
        close_page(out);
    }
}

static bool includes(const struct header *header, const char *path)
{
    char line[256];
    snprintf(line, sizeof line, "#include <%s>", path);
    return strstr(header->source, line) != NULL;
}

/* The header that gets the constants of a header without functions: one that includes it, or else
 * the next one. */
static struct header *home_of(const struct manual *manual, size_t constants)
{
    const struct header *header = &manual->headers[constants];
    for (size_t i = 0; i < manual->header_count; i++)
        if (has_functions(&manual->headers[i]) && includes(&manual->headers[i], header->path))
            return &manual->headers[i];
    return constants + 1 < manual->header_count ? &manual->headers[constants + 1] : NULL;
}

static void merge_headers(struct manual *manual)
{
    for (size_t i = 0; i < manual->header_count; i++) {
        struct header *home = has_functions(&manual->headers[i]) ? NULL : home_of(manual, i);
        if (home) {
            header_add(home, &manual->headers[i]);
            manual->headers[i].item_count = 0;
        }
    }
}

int main(int argc, char **argv)
{
    struct manual manual = {.header_count = argc > 4 ? (size_t)argc - 4 : 0};
    if (!manual.header_count) {
        fprintf(stderr, "Usage: generators/manual/manual FOLDER DATE VERSION PACKAGE:HEADER...\n");
        return 2;
    }
    manual.headers = need(calloc(manual.header_count, sizeof *manual.headers));
    for (size_t i = 0; i < manual.header_count; i++) {
        char *colon = strchr(argv[i + 4], ':');
        if (!colon)
            return 2;
        *colon = '\0';
        header_read(&manual.headers[i], argv[i + 4], colon + 1);
    }
    merge_headers(&manual);
    manual_arrange(&manual);
    for (size_t i = 0; i < manual.page_count; i++) {
        write_page(&manual, &manual.pages[i], argv);
        write_links(&manual, &manual.pages[i], argv[1]);
    }
    return EXIT_SUCCESS;
}
