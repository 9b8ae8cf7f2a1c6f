/* SPDX-License-Identifier: MIT */
/* Parses the comments in headers. */
#include "generators/manual/comment.h"

#include "base/text.h"

struct lingo_text comment_line(struct lingo_text line)
{
    struct lingo_text rest = text_trim(line, TEXT_BLANKS);
    if (!rest.length)
        return rest;
    rest = text_between(rest.data, line.data + line.length);
    if (rest.data[0] != '*')
        return rest;
    rest = text_skip(rest, 1);
    return text_starts(rest, " ") ? text_skip(rest, 1) : rest;
}

static struct lingo_text first_line(struct lingo_text text)
{
    const char *end = text.length ? memchr(text.data, '\n', text.length) : NULL;
    return end ? text_between(text.data, end) : text;
}

static bool is_blank(struct lingo_text line)
{
    return !text_trim(comment_line(line), TEXT_BLANKS).length;
}

static bool is_code(struct lingo_text line)
{
    return text_starts(comment_line(line), "    ");
}

static bool is_tag(struct lingo_text line)
{
    return text_starts(comment_line(line), "@param ") ||
           text_starts(comment_line(line), "@return ");
}

/* The line and its end. */
static struct lingo_text after_line(struct lingo_text text, struct lingo_text line)
{
    size_t n = line.length + (line.length < text.length);
    return text_skip(text, n);
}

/* Finds the kind of a block by its first line. */
static void begin_block(struct block *block, struct lingo_text line)
{
    struct lingo_text rest = comment_line(line);
    *block = (struct block){
        .kind = is_code(line) ? BLOCK_CODE : BLOCK_PARAGRAPH, .text = line, .name = {NULL, 0}};
    if (text_starts(rest, "@param ")) {
        rest = text_skip(rest, strlen("@param "));
        text_split(&rest, ' ', &block->name);
        block->kind = BLOCK_PARAM;
        block->text = rest;
    } else if (text_starts(rest, "@return ")) {
        block->kind = BLOCK_RETURN;
        block->text = text_skip(rest, strlen("@return "));
    }
}

bool next_block(struct lingo_text *comment, struct block *block)
{
    struct lingo_text line = first_line(*comment);
    while (comment->length && is_blank(line)) {
        *comment = after_line(*comment, line);
        line = first_line(*comment);
    }
    if (!comment->length)
        return false;
    begin_block(block, line);
    for (;;) {
        block->text = text_between(block->text.data, line.data + line.length);
        *comment = after_line(*comment, line);
        line = first_line(*comment);
        if (!comment->length || is_tag(line))
            return true;
        struct lingo_text next = *comment;
        while (block->kind == BLOCK_CODE && next.length && is_blank(line)) {
            next = after_line(next, line);
            line = first_line(next);
        }
        if (is_blank(line) || (block->kind == BLOCK_CODE && !is_code(line)))
            return true;
        *comment = next;
    }
}

bool next_word(struct lingo_text *text, struct lingo_text *word, bool *ends_line)
{
    struct lingo_text rest = text_trim(*text, TEXT_BLANKS);
    /* the "*" at the start of a line */
    while (text_starts(rest, "*") && (rest.length == 1 || strchr(TEXT_BLANKS, rest.data[1])))
        rest = text_trim(text_skip(rest, 1), TEXT_BLANKS);
    if (!rest.length)
        return false;
    size_t n = 0;
    while (n < rest.length && !strchr(TEXT_BLANKS, rest.data[n]))
        n++;
    *word = (struct lingo_text){rest.data, n};
    *text = text_skip(rest, n);
    *ends_line = !text->length || text->data[0] == '\n' || text_starts(*text, "  ");
    return true;
}
