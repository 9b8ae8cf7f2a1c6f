/* SPDX-License-Identifier: MIT */
/* Writes RETURN VALUE and ERRORS, from "@return".  The text of a function that can fail lists its
 * results: "LINGO_OK; LINGO_ERROR_FILE if the file cannot be read; LINGO_ERROR_MEMORY". */
#include "generators/manual/write.h"

#include "generators/manual/comment.h"
#include "generators/manual/roff.h"

#include "base/text.h"

#include <stdlib.h>

#define ERRORS_MAX 256

static struct lingo_text returned(const struct item *item)
{
    struct lingo_text comment = item->about;
    for (struct block block; next_block(&comment, &block);)
        if (block.kind == BLOCK_RETURN)
            return block.text;
    return (struct lingo_text){NULL, 0};
}

static bool returns_error(const struct item *item)
{
    return has_word(text_between(item->code.data, item->name.data), text_of("lingo_error")) &&
           !memchr(item->code.data, '*', (size_t)(item->name.data - item->code.data));
}

static bool returns_nothing(const struct item *item)
{
    return text_starts(item->code, "LINGO_API void ") && item->name.data[-1] != '*';
}

/* Whether the text lists errors. */
static bool lists_errors(struct lingo_text text)
{
    return text_starts(text, "LINGO_OK");
}

/* Writes a text as a sentence. */
static void write_sentence(FILE *out, struct lingo_text text)
{
    char *copy = need(malloc(text.length + 2));
    text = text_trim(text, TEXT_BLANKS);
    memcpy(copy, text.data, text.length);
    if (!text_starts(text, "lingo_") && text.length)
        copy[0] = ascii_upper(copy[0]);
    if (text.length && !strchr(".:", copy[text.length - 1]))
        copy[text.length++] = '.';
    roff_text(out, (struct lingo_text){copy, text.length});
    free(copy);
}

/* The result on success, if it is more than LINGO_OK. */
static struct lingo_text success_of(const struct item *item)
{
    struct lingo_text rest = returned(item), success;
    if (!lists_errors(rest) || !text_split(&rest, ';', &success) ||
        has_word(success, text_of("or")))
        return text_of("LINGO_OK");
    return success;
}

static void write_failing(FILE *out, const struct manual *manual, const struct page *page)
{
    bool reports = false;
    size_t count = 0;
    struct lingo_text success = text_of("LINGO_OK");
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        struct lingo_text text = item->kind == ITEM_FUNCTION ? returned(item) : success;
        if (item->kind != ITEM_FUNCTION || !returns_error(item) ||
            (text.length && !lists_errors(text)))
            continue;
        fprintf(out, "%s\\fB%.*s\\fR()", count ? ",\n" : "", (int)item->name.length,
                item->name.data);
        count++;
        reports = reports || has_word(item->code, text_of("lingo_report"));
        if (text.length)
            success = success_of(item);
    }
    if (!count)
        return;
    fputs(count == 1 ? " returns\n" : " return\n", out);
    roff_text(out, success);
    fputs(memchr(success.data, ',', success.length) ? "or an error.\n"
                                                    : "on success, or an error.\n",
          out);
    const struct page *about = page_of(manual, text_of("lingo_report"));
    if (reports && about && about != page)
        fprintf(out,
                "On an error, \\fIreport\\fR says what is wrong and where: see\n.BR %.*s (3).\n",
                (int)about->name.length, about->name.data);
}

static void write_returned(FILE *out, const struct page *page)
{
    const struct item *item;
    bool first = true;
    size_t entries = 0;
    for (size_t i = 0; (i = next_entry(page, i, &item));)
        entries++;
    for (size_t i = 0; (i = next_entry(page, i, &item));) {
        struct lingo_text text = returned(item);
        if (!text.length || lists_errors(text))
            continue;
        if (entries > 1) {
            fputs(".TP\n", out);
            write_entry_names(out, page, item);
            fputc('\n', out);
        } else if (!first) {
            fputs(".PP\n", out);
        }
        write_sentence(out, text);
        first = false;
    }
}

/* Writes results without a text. */
static void write_others(FILE *out, const struct page *page)
{
    size_t described = 0, all = 0, values = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        if (item->kind != ITEM_FUNCTION)
            continue;
        bool is_described = returned(item).length || returns_error(item);
        all++;
        described += is_described;
        values += !is_described && !returns_nothing(item);
    }
    if (!values && described)
        return;
    fputs(described ? ".PP\n" : "", out);
    if (!values)
        fputs("None.\n", out);
    else if (described)
        fputs("What the others return is described above.\n", out);
    else if (all == 1)
        fputs("The value that is described above.\n", out);
    else
        fputs("Each function that has a value returns what is described above.\n", out);
}

static bool has_returned(const struct page *page)
{
    const struct item *item;
    for (size_t i = 0; (i = next_entry(page, i, &item));) {
        struct lingo_text text = returned(item);
        if (text.length && !lists_errors(text))
            return true;
    }
    return false;
}

/* Writes an error, or several with the same reason. */
static void write_error(FILE *out, struct lingo_text text)
{
    struct lingo_text rest = text, before = text, word;
    bool ends, first = true;
    while (next_word(&rest, &word, &ends) &&
           (text_starts(word, "LINGO_ERROR_") || (!first && text_is(word, "or")))) {
        if (!text_is(word, "or")) {
            word = text_trim(word, ",.");
            fprintf(out, "%s\\fB%.*s\\fR", first ? ".TP\n" : ", ", (int)word.length, word.data);
            first = false;
        }
        before = rest;
    }
    if (first) {
        fputs(".PP\n", out);
        write_sentence(out, text);
        return;
    }
    fputc('\n', out);
    before = text_trim(before, TEXT_BLANKS ",.");
    for (int error = 0; !before.length && error < ERRORS_MAX; error++)
        if (text_is(word, lingo_error_name(error)))
            before = text_of(lingo_error_text(error));
    roff_text(out, before);
}

static void write_errors(FILE *out, const struct page *page)
{
    const struct item *item;
    size_t lists = 0;
    for (size_t i = 0; (i = next_entry(page, i, &item));)
        lists += lists_errors(returned(item));
    fputs(lists ? ".SH ERRORS\n" : "", out);
    for (size_t i = 0; (i = next_entry(page, i, &item));) {
        struct lingo_text rest = returned(item), error;
        if (!lists_errors(rest))
            continue;
        if (lists > 1) {
            fputs(".SS ", out);
            write_entry_names(out, page, item);
            fputc('\n', out);
        }
        rest = text_skip(rest, strlen("LINGO_OK"));
        while (text_split(&rest, ';', &error)) {
            error = text_trim(error, TEXT_BLANKS ",.*");
            if (has_word(error, text_of("error")) || text_starts(error, "LINGO_ERROR_"))
                write_error(out, error);
        }
    }
}

void write_results(FILE *out, const struct manual *manual, const struct page *page)
{
    const struct item *item;
    if (!next_entry(page, 0, &item))
        return;
    fputs(".SH RETURN VALUE\n", out);
    write_failing(out, manual, page);
    if (has_returned(page))
        write_returned(out, page);
    write_others(out, page);
    write_errors(out, page);
}
