/* SPDX-License-Identifier: MIT */
/*
 * Rules for the texts of a status, which are on the same page: a title that equals the phrase, a
 * repeated sentence, a second sentence about waiting.
 */
#include "tools/cli.h"
#include "tools/po-check/check.h"
#include "tools/po/breaks.h"
#include "tools/po/text.h"

#include <httplingo/catalog.h>
#include <httplingo/status.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The texts of a status; NULL if there is none, or it is not translated. */
struct status_texts {
    int code;
    const struct po_entry *fields[LINGO_TEXT_COUNT];
};

static const struct po_entry *find_entry(const struct po_document *document, const char *context,
                                         const char *id)
{
    for (size_t i = 0; *id && i < document->count; i++)
        if (document->entries[i].translated && !strcmp(document->entries[i].context, context) &&
            !strcmp(document->entries[i].id, id))
            return &document->entries[i];
    return NULL;
}

/* A text has the code as its context, or the class if several statuses share it. */
static void find_texts(const struct po_document *document, const struct lingo_status *status,
                       bool is_class, struct status_texts *texts)
{
    char code[16], class[16];
    texts->code = lingo_status_code(status);
    snprintf(code, sizeof code, "%d", texts->code);
    snprintf(class, sizeof class, "%dxx", lingo_status_class(texts->code));
    for (int field = 0; field < LINGO_TEXT_COUNT; field++) {
        const char *english = lingo_status_text(status, (enum lingo_text_kind)field);
        const struct po_entry *entry = is_class ? NULL : find_entry(document, code, english);
        texts->fields[field] = entry ? entry : find_entry(document, class, english);
    }
}

/* Adds a finding, unless another status with the same text has already caused it. */
static void found_once(struct po_check *check, const struct po_entry *entry, enum po_rule rule,
                       char *message, char *remedy)
{
    for (size_t i = 0; i < check->findings->count; i++) {
        const struct po_finding *finding = &check->findings->list[i];
        if (finding->entry == entry && finding->rule == rule) {
            free(message);
            free(remedy);
            return;
        }
    }
    po_found(check, entry, rule, message, remedy);
}

static void check_title(struct po_check *check, const struct status_texts *texts)
{
    const struct po_entry *title = texts->fields[LINGO_TEXT_TITLE];
    const struct po_entry *phrase = texts->fields[LINGO_TEXT_PHRASE];
    if (!title || !phrase || title == phrase)
        return;
    char *one = po_fold_sentence(title->strings[0], check->language->locale);
    char *other = po_fold_sentence(phrase->strings[0], check->language->locale);
    if (!strcmp(one, other))
        found_once(
            check, title, PO_RULE_TITLE_PHRASE,
            po_format(_("the title of %d is the same as its phrase on line %u"), texts->code,
                      phrase->line),
            po_format(_("a headline for visitors, such as \"%s\"; the phrase is a technical term"),
                      title->id));
    free(one);
    free(other);
}

struct sentence {
    const struct po_entry *entry;
    char *folded;
};

struct sentences {
    struct sentence *list;
    size_t count;
};

static void add_sentence(const struct po_check *check, const struct po_entry *entry,
                         struct po_piece piece, struct sentences *all)
{
    char *text = po_format("%.*s", piece.length, piece.start);
    struct sentence *list = realloc(all->list, (all->count + 1) * sizeof *list);
    if (!list)
        abort();
    all->list = list;
    list[all->count++] = (struct sentence){entry, po_fold_sentence(text, check->language->locale)};
    free(text);
}

/* Adds the parts between spaces, if sentences need not end with punctuation, as in Thai.  Short
 * parts are words or names. */
static void add_clauses(const struct po_check *check, const struct po_entry *entry,
                        struct sentences *all)
{
    const size_t enough = 15;
    const char *start = entry->strings[0], *p = start;
    for (UChar32 c = 1; c; start = p) {
        const char *end = p;
        while ((c = po_next(&p)) && !po_is_space(c))
            end = p;
        char *text = po_format("%.*s", (int)(end - start), start);
        if (po_width(text) >= enough)
            add_sentence(check, entry, (struct po_piece){start, (int)(end - start), false}, all);
        free(text);
    }
}

static bool has_clauses(const struct po_language *language)
{
    return language->script_count && (!*language->stops || *language->stops == '-');
}

static void add_sentences(const struct po_check *check, const struct po_entry *entry,
                          struct sentences *all)
{
    if (has_clauses(check->language)) {
        add_clauses(check, entry, all);
        return;
    }
    struct po_breaks breaks;
    po_breaks_open(&breaks, UBRK_SENTENCE, check->language->locale, entry->strings[0]);
    for (struct po_piece piece; po_breaks_next(&breaks, &piece);)
        add_sentence(check, entry, piece, all);
    po_breaks_close(&breaks);
}

/* Whether the two are the title and the phrase, which another rule checks. */
static bool is_title_and_phrase(const struct status_texts *texts, const struct po_entry *one,
                                const struct po_entry *other)
{
    return (one == texts->fields[LINGO_TEXT_TITLE] && other == texts->fields[LINGO_TEXT_PHRASE]) ||
           (other == texts->fields[LINGO_TEXT_TITLE] && one == texts->fields[LINGO_TEXT_PHRASE]);
}

static void check_sentence(struct po_check *check, const struct status_texts *texts,
                           const struct sentences *all, size_t index)
{
    const struct sentence *sentence = &all->list[index];
    for (size_t i = 0; i < index; i++) {
        if (strcmp(all->list[i].folded, sentence->folded) ||
            is_title_and_phrase(texts, all->list[i].entry, sentence->entry))
            continue;
        found_once(check, sentence->entry, PO_RULE_SENTENCE_REPEATED,
                   po_format(_("line %u already has for %d: \"%s\""), all->list[i].entry->line,
                             texts->code, sentence->folded),
                   po_format(_("each sentence only once on a page")));
        return;
    }
}

static void check_sentences(struct po_check *check, const struct status_texts *texts)
{
    struct sentences all = {NULL, 0};
    /* A clause of the description may be the same as the phrase, which is not a sentence. */
    int first = has_clauses(check->language) ? LINGO_TEXT_TITLE : LINGO_TEXT_PHRASE;
    for (int field = first; field < LINGO_TEXT_COUNT; field++)
        if (texts->fields[field])
            add_sentences(check, texts->fields[field], &all);
    for (size_t i = 0; i < all.count; i++)
        check_sentence(check, texts, &all, i);
    for (size_t i = 0; i < all.count; i++)
        free(all.list[i].folded);
    free(all.list);
}

/* The parts of a sentence about waiting that do not depend on the number and the unit: its start
 * and its end, both folded.  A sentence without a number only has a start. */
struct wait {
    char *start, *end;
};

#define WAITS_MAX 8

struct waits {
    struct wait list[WAITS_MAX];
    size_t count;
};

static void add_label(const struct po_check *check, enum lingo_label label, struct waits *waits)
{
    const struct lingo_language *english = lingo_catalog_find(lingo_catalog_builtin(), "en", 2);
    const struct po_entry *entry =
        find_entry(check->document, "page", lingo_language_label(english, label).data);
    if (entry)
        waits->list[waits->count++] =
            (struct wait){po_fold_sentence(entry->strings[0], check->language->locale), strdup("")};
}

static bool is_inside_character(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

static size_t common_start(const char *one, const char *other)
{
    size_t length = 0;
    while (one[length] && one[length] == other[length])
        length++;
    while (length && is_inside_character(one[length]))
        length--;
    return length;
}

static size_t common_end(const char *one, const char *other)
{
    size_t length = 0, a = strlen(one), b = strlen(other);
    while (length < a && length < b && one[a - 1 - length] == other[b - 1 - length])
        length++;
    while (length && is_inside_character(one[a - length]))
        length--;
    return length;
}

/* Removes the parts of a frame that the sentence does not have. */
static void narrow(struct wait *frame, char *folded)
{
    char *number = strchr(folded, '{'), *after = number ? strchr(number, '}') : NULL;
    if (!after)
        return;
    *number = '\0';
    if (!frame->start) {
        *frame = (struct wait){strdup(folded), strdup(after + 1)};
    } else {
        frame->start[common_start(frame->start, folded)] = '\0';
        size_t length = common_end(frame->end, after + 1), all = strlen(frame->end);
        memmove(frame->end, frame->end + all - length, length + 1);
    }
}

/* The parts that all sentences with a number have in common, if they are long enough to recognize
 * such a sentence. */
static void add_frame(const struct po_check *check, struct waits *waits)
{
    const size_t enough = 10;
    struct wait frame = {NULL, NULL};
    for (size_t i = 0; i < check->document->count; i++) {
        const struct po_entry *entry = &check->document->entries[i];
        for (size_t form = 0; entry->plural && entry->translated && form < entry->forms &&
                              !strcmp(entry->context, "page");
             form++) {
            char *folded = po_fold_sentence(entry->strings[form], check->language->locale);
            narrow(&frame, folded);
            free(folded);
        }
    }
    if (frame.start && po_width(frame.start) + po_width(frame.end) >= enough) {
        waits->list[waits->count++] = frame;
    } else {
        free(frame.start);
        free(frame.end);
    }
}

static void find_waits(const struct po_check *check, struct waits *waits)
{
    static const enum lingo_label labels[] = {LINGO_LABEL_WAIT_NOW, LINGO_LABEL_OUTLOOK_SOON,
                                              LINGO_LABEL_OUTLOOK_LATER, LINGO_LABEL_OUTLOOK_NO,
                                              LINGO_LABEL_TRY_AGAIN};
    waits->count = 0;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        add_label(check, labels[i], waits);
    add_frame(check, waits);
}

static void check_waits(struct po_check *check, const struct status_texts *texts,
                        const struct waits *waits)
{
    for (int field = LINGO_TEXT_TITLE; field <= LINGO_TEXT_ADVICE; field++) {
        const struct po_entry *entry = texts->fields[field];
        char *folded =
            entry ? po_fold_sentence(entry->strings[0], check->language->locale) : strdup("");
        for (size_t i = 0; i < waits->count; i++) {
            const char *start = strstr(folded, waits->list[i].start);
            if (!start || !strstr(start + strlen(waits->list[i].start), waits->list[i].end))
                continue;
            found_once(
                check, entry, PO_RULE_TWO_WAITS,
                po_format(_("the text has \"%s%s\", like a sentence about waiting"),
                          waits->list[i].start, waits->list[i].end),
                po_format(_("nothing about waiting: the page has a separate sentence for that")));
            break;
        }
        free(folded);
    }
}

static void check_status(struct po_check *check, const struct lingo_status *status, bool is_class,
                         const struct waits *waits)
{
    struct status_texts texts;
    find_texts(check->document, status, is_class, &texts);
    check_title(check, &texts);
    check_sentences(check, &texts);
    check_waits(check, &texts, waits);
}

void po_rules_status(struct po_check *check)
{
    struct waits waits;
    find_waits(check, &waits);
    for (size_t i = 0; i < lingo_status_count(); i++)
        check_status(check, lingo_status_at(i), false, &waits);
    for (int class = 1; class <= 5; class ++)
        check_status(check, lingo_status_of_class(class), true, &waits);
    for (size_t i = 0; i < waits.count; i++) {
        free(waits.list[i].start);
        free(waits.list[i].end);
    }
}
