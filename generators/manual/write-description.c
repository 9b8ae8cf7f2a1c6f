/* SPDX-License-Identifier: MIT */
/* Writes DESCRIPTION, and the types and constants of a page. */
#include "generators/manual/write.h"

#include "generators/manual/comment.h"
#include "generators/manual/roff.h"

#include "base/text.h"

size_t next_entry(const struct page *page, size_t i, const struct item **first)
{
    while (i < page->count && page->items[i]->kind != ITEM_FUNCTION)
        i++;
    if (i == page->count)
        return 0;
    *first = page->items[i++];
    while (i < page->count && page->items[i]->kind == ITEM_FUNCTION && (*first)->about.data &&
           page->items[i]->about.data == (*first)->about.data)
        i++;
    return i;
}

void write_entry_names(FILE *out, const struct page *page, const struct item *first)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        if (item == first || (item->kind == ITEM_FUNCTION && first->about.data &&
                              item->about.data == first->about.data))
            fprintf(out, "%s\\fB%.*s\\fR()", item == first ? "" : ", ", (int)item->name.length,
                    item->name.data);
    }
}

static size_t count_entries(const struct page *page)
{
    const struct item *item;
    size_t count = 0;
    for (size_t i = 0; (i = next_entry(page, i, &item));)
        count++;
    return count;
}

/* Whether a comment is a single paragraph, with or without "@return". */
static bool is_short(struct lingo_text comment)
{
    size_t paragraphs = 0;
    for (struct block block; next_block(&comment, &block);) {
        if (block.kind == BLOCK_CODE || block.kind == BLOCK_PARAM)
            return false;
        paragraphs += block.kind == BLOCK_PARAGRAPH;
    }
    return paragraphs == 1;
}

static bool are_short(const struct page *page)
{
    const struct item *item;
    for (size_t i = 0; (i = next_entry(page, i, &item));)
        if (!is_short(item->about))
            return false;
    return true;
}

static void write_about_type(FILE *out, const struct item *item);

void write_description(FILE *out, const struct page *page)
{
    const struct item *item;
    size_t entries = count_entries(page);
    bool list = entries > 1 && are_short(page);
    fputs(".SH DESCRIPTION\n", out);
    if (!entries)
        write_about_type(out, page_item(page));
    if (page->section)
        roff_comment(out, section_about(page->header, page->section));
    for (size_t i = 0; (i = next_entry(page, i, &item));) {
        if (entries > 1) {
            fputs(list ? ".TP\n" : ".SS ", out);
            write_entry_names(out, page, item);
            fputc('\n', out);
        }
        roff_comment(out, item->about);
    }
}

/* Writes code with single spaces, without private names, which end with "_". */
static bool write_parts(FILE *out, const struct item *item)
{
    struct lingo_text body = item_body(item);
    bool type = text_starts(item->code, "struct");
    bool hidden = false;
    for (struct part part; next_part(&body, type ? ';' : ',', &part);) {
        if (part.name.length && part.name.data[part.name.length - 1] == '_') {
            hidden = true;
            continue;
        }
        fputs("    ", out);
        for (struct lingo_text rest = part.code, word; text_split(&rest, '\n', &word);) {
            roff_characters(out, text_trim(word, TEXT_BLANKS));
            if (rest.length)
                fputc(' ', out);
        }
        fputs(type ? ";\n" : ",\n", out);
    }
    if (hidden)
        fputs("    /* private */\n", out);
    return hidden;
}

static void write_code(FILE *out, const struct item *item)
{
    if (text_starts(item->code, "typedef")) {
        fputs(".PP\n", out);
        roff_code(out, item->code);
        return;
    }
    if (!item_body(item).length)
        return;
    bool type = text_starts(item->code, "struct");
    fprintf(out, "%s" ROFF_CODE "%s %.*s {\n", item->about.length ? ".PP\n" : "",
            type ? "struct" : "enum", (int)item->name.length, item->name.data);
    write_parts(out, item);
    fputs("};\n" ROFF_CODE_END, out);
}

static void write_part_comments(FILE *out, const struct item *item)
{
    struct lingo_text body = item_body(item);
    bool type = text_starts(item->code, "struct");
    for (struct part part; next_part(&body, type ? ';' : ',', &part);) {
        if (!part.about.length || part.name.data[part.name.length - 1] == '_')
            continue;
        fprintf(out, ".TP\n.%s %.*s\n", type ? "I" : "B", (int)part.name.length, part.name.data);
        roff_comment(out, part.about);
    }
}

static void write_about_type(FILE *out, const struct item *item)
{
    roff_comment(out, item->about);
    write_code(out, item);
    write_part_comments(out, item);
}

static void write_constants(FILE *out, const struct page *page)
{
    bool first = true;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        if (item->kind != ITEM_MACRO)
            continue;
        fputs(first ? ".SS Constants\n" ROFF_CODE : "", out);
        first = false;
        fprintf(out, "#define %.*s ", (int)item->name.length, item->name.data);
        roff_characters(out, item->code);
        fputc('\n', out);
    }
    if (first)
        return;
    fputs(ROFF_CODE_END, out);
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        if (item->kind != ITEM_MACRO || !item->about.length)
            continue;
        fprintf(out, ".TP\n\\fB%.*s\\fR", (int)item->name.length, item->name.data);
        for (; i + 1 < page->count && page->items[i + 1]->about.data == item->about.data; i++)
            fprintf(out, ", \\fB%.*s\\fR", (int)page->items[i + 1]->name.length,
                    page->items[i + 1]->name.data);
        fputc('\n', out);
        roff_comment(out, item->about);
    }
}

void write_types(FILE *out, const struct page *page)
{
    bool first = true;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        bool described = !count_entries(page) && item == page_item(page);
        if (item->kind == ITEM_FUNCTION || described)
            continue;
        fputs(first ? ".SH TYPES\n" : "", out);
        first = false;
        if (item->kind != ITEM_TYPE)
            continue;
        struct lingo_text kind = item->code;
        bool tagged = !text_starts(kind, "typedef");
        fprintf(out, ".SS %s%.*s\n",
                !tagged                     ? ""
                : text_starts(kind, "enum") ? "enum "
                                            : "struct ",
                (int)item->name.length, item->name.data);
        write_about_type(out, item);
        if (strcmp(item->path, page->header->path) != 0)
            fprintf(out, ".PP\nDeclared in\n.IR <%s> .\n", item->path);
    }
    write_constants(out, page);
}
