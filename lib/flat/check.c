/* SPDX-License-Identifier: MIT */
/* Checks a response in one call: from a block, and with the findings as text. */
#include "base/text.h"
#include "flat/block.h"
#include "flat/line.h"

#include <httplingo/check.h>
#include <httplingo/flat.h>
#include <httplingo/page.h>

/* The contents of a block. */
struct told {
    struct lingo_text head, content, complete, method, sender, flags;
};

static void take(struct told *told, const struct entry *entry)
{
    const struct {
        const char *key;
        struct lingo_text *to;
    } members[] = {{"head", &told->head},         {"content", &told->content},
                   {"complete", &told->complete}, {"method", &told->method},
                   {"sender", &told->sender},     {"flags", &told->flags}};
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
        if (text_is(entry->key, members[i].key))
            *members[i].to = entry->value;
}

static bool read_block(struct told *told, struct lingo_text block)
{
    struct entry entry;
    memset(told, 0, sizeof *told);
    while (block_next(&block, &entry))
        take(told, &entry);
    return !block.length;
}

/* The words in the order of enum lingo_sender, and of the bits of enum lingo_check_flags. */
static const char *const senders[] = {"", "origin", "gateway", "proxy"};
static const char *const flags[] = {"text",        "line-only", "decoded",
                                    "by-language", "by-format", "not-early"};

static unsigned find_word(const char *const *words, unsigned count, struct lingo_text word)
{
    unsigned i = 0;
    while (i < count && !text_is(word, words[i]))
        i++;
    return i;
}

static unsigned read_flags(struct lingo_text list)
{
    unsigned set = 0, count = sizeof flags / sizeof flags[0];
    struct lingo_text word;
    while (text_split(&list, ',', &word)) {
        unsigned i = find_word(flags, count, text_trim(word, TEXT_OWS));
        set |= i < count ? 1u << i : 0;
    }
    return set;
}

static enum lingo_sender read_sender(struct lingo_text word)
{
    unsigned count = sizeof senders / sizeof senders[0], i = find_word(senders, count, word);
    return i < count ? (enum lingo_sender)i : LINGO_SENDER_UNKNOWN;
}

static void append_finding(struct buffer *b, const struct lingo_finding *finding)
{
    char text[1024];
    lingo_finding_text(finding, NULL, NULL, text, sizeof text);
    line_append(b, "rule", lingo_rule_id(finding->rule));
    line_append(b, "level", line_level_word(finding->level));
    if (finding->code >= 0)
        line_append_number(b, "code", (uint64_t)finding->code);
    if (finding->line)
        line_append_number(b, "line", finding->line);
    line_append(b, "basis", finding->basis);
    line_append(b, "field", finding->field);
    line_append(b, "fact", finding->fact);
    line_append(b, "text", text);
    buffer_append_char(b, '\n');
}

/* Passes the head, and the empty line after it if it is missing.  Otherwise the check would treat
 * content as a part of the head. */
static void feed(struct lingo_check *check, const struct told *told)
{
    struct lingo_text head = text_trim(told->head, TEXT_BLANKS);
    lingo_check_feed(check, head.data, head.length);
    lingo_check_feed(check, "\r\n\r\n", 4);
    lingo_check_feed(check, told->content.data, told->content.length);
}

size_t lingo_flat_check(const char *block, size_t block_length, char *buffer, size_t size)
{
    struct told told;
    struct lingo_check check;
    struct buffer b = {buffer, size, 0};
    const struct lingo_finding *finding;
    if (!read_block(&told, (struct lingo_text){block, block_length}))
        return buffer_finish(&b);
    struct lingo_check_request request = {
        .method = told.method, .flags = read_flags(told.flags), .sender = read_sender(told.sender)};
    lingo_check_begin(&check, &request);
    feed(&check, &told);
    lingo_check_end(&check, text_is(told.complete, "yes"));
    for (size_t i = 0; (finding = lingo_check_finding(&check, i)); i++)
        append_finding(&b, finding);
    return buffer_finish(&b);
}

size_t lingo_flat_extension_check(const char *name, size_t name_length, const char *json,
                                  size_t json_length, char *message, size_t size)
{
    struct lingo_report report = {LINGO_OK, ""};
    const struct lingo_extension extension = {{name_length ? name : "", name_length},
                                              {json_length ? json : "", json_length}};
    struct buffer b = {message, size, 0};
    lingo_extension_check(&extension, &report);
    buffer_append_string(&b, report.message);
    return buffer_finish(&b);
}
