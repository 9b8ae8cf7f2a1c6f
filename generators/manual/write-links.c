/* SPDX-License-Identifier: MIT */
/* Writes the parts of a page that are about its header, and SEE ALSO. */
#include "generators/manual/write.h"

#include "generators/manual/comment.h"
#include "generators/manual/roff.h"

#include "base/text.h"

#include <stdlib.h>

#define LINKS_MAX 64
#define THREADS "Threads: "

static void write_capital(FILE *out, struct lingo_text text)
{
    char *copy = need(malloc(text.length + 1));
    memcpy(copy, text.data, text.length);
    if (text.length)
        copy[0] = ascii_upper(copy[0]);
    roff_text(out, (struct lingo_text){copy, text.length});
    free(copy);
}

static struct lingo_text block_start(const struct block *block)
{
    return text_trim(comment_line(block->text), TEXT_BLANKS);
}

/* Whether a block is the summary of the header, which is not about the functions of a page. */
static bool is_summary(const struct block *block)
{
    return text_starts(block_start(block), "@file");
}

/* The paragraph on threads is an attribute of the functions; the rest of the header's comment are
 * notes. */
void write_attributes_and_notes(FILE *out, const struct page *page)
{
    struct lingo_text comment = page->header->about;
    for (struct block block; next_block(&comment, &block);) {
        if (!text_starts(block_start(&block), THREADS))
            continue;
        fputs(".SH ATTRIBUTES\n", out);
        struct lingo_text text = block_start(&block);
        write_capital(
            out, text_between(text.data + strlen(THREADS), block.text.data + block.text.length));
    }
    comment = page->header->about;
    bool first = true;
    for (struct block block; next_block(&comment, &block);) {
        if (is_summary(&block) || text_starts(block_start(&block), THREADS))
            continue;
        fputs(first ? ".SH NOTES\n" : "", out);
        fputs(first ? "" : ".PP\n", out);
        if (block.kind == BLOCK_CODE)
            roff_code(out, block.text);
        else
            roff_text(out, block.text);
        first = false;
    }
}

/* Names of pages with their sections, such as "lingo_text(3)". */
struct links {
    char *names[LINKS_MAX];
    size_t count;
};

static void add_link(struct links *links, struct lingo_text name, char section)
{
    char *link = need(malloc(name.length + sizeof "(3)"));
    snprintf(link, name.length + sizeof "(3)", "%.*s(%c)", (int)name.length, name.data, section);
    for (size_t i = 0; i < links->count; i++) {
        if (!strcmp(links->names[i], link)) {
            free(link);
            return;
        }
    }
    if (links->count < LINKS_MAX)
        links->names[links->count++] = link;
    else
        free(link);
}

/* Adds the pages of all names in a text. */
static void add_links(struct links *links, const struct manual *manual, const struct page *page,
                      struct lingo_text text)
{
    size_t begin = 0;
    while (begin < text.length) {
        size_t end = begin;
        while (end < text.length && (is_word_character(text.data[end]) || text.data[end] == '-'))
            end++;
        struct lingo_text word = text_between(text.data + begin, text.data + end);
        const struct page *other = text_starts(word, "lingo_") ? page_of(manual, word) : NULL;
        if (other && other != page)
            add_link(links, other->name, '3');
        if (word.length && end + 2 < text.length && text.data[end] == '(' &&
            ascii_is_digit(text.data[end + 1]) && text.data[end + 2] == ')')
            add_link(links, word, text.data[end + 1]);
        begin = end + 1;
    }
}

static int compare_links(const void *a, const void *b)
{
    const char *first = *(const char *const *)a, *second = *(const char *const *)b;
    int sections = first[strlen(first) - 2] - second[strlen(second) - 2];
    return sections ? sections : strcmp(first, second);
}

void write_see_also(FILE *out, const struct manual *manual, const struct page *page)
{
    struct links links = {.count = 0};
    add_link(&links, text_of("httplingo"), '3');
    add_links(&links, manual, page, page->header->about);
    for (size_t i = 0; i < page->count; i++) {
        add_links(&links, manual, page, page->items[i]->code);
        add_links(&links, manual, page, page->items[i]->about);
    }
    qsort(links.names, links.count, sizeof *links.names, compare_links);
    fputs(".SH SEE ALSO\n", out);
    for (size_t i = 0; i < links.count; i++) {
        size_t n = strlen(links.names[i]) - strlen("(3)");
        fprintf(out, ".BR %.*s %s%s\n", (int)n, links.names[i], links.names[i] + n,
                i + 1 < links.count ? "," : "");
        free(links.names[i]);
    }
}
