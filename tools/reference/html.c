/* SPDX-License-Identifier: MIT */
/* Appends markup and text to a page. */
#include "base/escape.h"
#include "base/text.h"
#include "tools/reference/reference.h"

#include <stdarg.h>
#include <stdio.h>

#define FILLED_MAX 2048

static const struct facts_text labels[] = {
#define RC_(context, text)                                                                         \
    {                                                                                              \
        context, text                                                                              \
    }
#define LABEL(name, text) text,
#include "tools/reference/labels.def"
#undef LABEL
#undef RC_
};

const struct facts_text *reference_label(enum reference_label label)
{
    return &labels[label];
}

void put(struct reference_page *page, const char *markup)
{
    buffer_append_string(&page->text, markup);
}

void putf(struct reference_page *page, const char *format, ...)
{
    struct buffer *b = &page->text;
    size_t room = b->length < b->size ? b->size - b->length : 0;
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(room ? b->data + b->length : NULL, room, format, arguments);
    va_end(arguments);
    if (n > 0)
        b->length += (size_t)n;
}

void put_text(struct reference_page *page, struct lingo_text text)
{
    escape_own(&page->text, ESCAPE_MARKUP, text);
}

void put_code(struct reference_page *page, struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] == '<')
            put(page, "&lt;");
        else if (text.data[i] == '&')
            put(page, "&amp;");
        else
            buffer_append_char(&page->text, text.data[i]);
}

void put_string(struct reference_page *page, const char *string)
{
    put_text(page, text_of(string));
}

static bool is_of_name(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
}

/* Prose.  From right to left, a name such as Cache-Control that is broken at its hyphen cannot be
 * read, so each is in an element that is not broken. */
static void put_prose(struct reference_page *page, struct lingo_text text)
{
    if (!page->language || !lingo_language_is_rtl(page->language))
        return put_text(page, text);
    for (size_t i = 0, n; i < text.length; i += n) {
        for (n = 0; i + n < text.length && is_of_name(text.data[i + n]);)
            n++;
        bool is_name = n > 2 && memchr(text.data + i + 1, '-', n - 2);
        n += n == 0;
        put(page, is_name ? "<bdi class=name>" : "");
        put_text(page, (struct lingo_text){text.data + i, n});
        put(page, is_name ? "</bdi>" : "");
    }
}

/* The language of a text for engineers, if it is not that of the page. */
static const char *language_of(const struct reference_page *page, const struct facts_words *words)
{
    if (words->is_english)
        return page->in_english ? NULL : "en";
    return page->words_tag;
}

/* English is from left to right; the direction of any other language is that of the page, because
 * both have the same script. */
static void put_language(struct reference_page *page, const struct facts_words *words)
{
    const char *tag = language_of(page, words);
    if (!tag)
        return;
    page->has_english |= words->is_english;
    putf(page, " lang=\"%s\"%s", tag, words->is_english ? " dir=\"ltr\"" : "");
}

static void put_marked(struct reference_page *page, const struct facts_words *words)
{
    if (!language_of(page, words))
        return put_prose(page, words->text);
    put(page, "<span");
    put_language(page, words);
    put(page, ">");
    put_prose(page, words->text);
    put(page, "</span>");
}

void put_words(struct reference_page *page, const struct facts_text *text)
{
    struct facts_words words = facts_translate(&page->words, text);
    put_marked(page, &words);
}

void put_label(struct reference_page *page, enum reference_label label)
{
    put_words(page, &labels[label]);
}

void put_sentence(struct reference_page *page, enum facts_sentence sentence)
{
    put_words(page, facts_sentence(sentence));
}

void put_end_of_tag(struct reference_page *page, const struct facts_text *text)
{
    struct facts_words words = facts_translate(&page->words, text);
    put_language(page, &words);
    put(page, ">");
    put_prose(page, words.text);
}

void put_element(struct reference_page *page, const char *name, const char *attributes,
                 const struct facts_text *text)
{
    putf(page, "<%s%s", name, attributes);
    put_end_of_tag(page, text);
    putf(page, "</%s>\n", name);
}

void put_plain_label(struct reference_page *page, enum reference_label label)
{
    put_text(page, facts_translate(&page->words, &labels[label]).text);
}

void put_filled(struct reference_page *page, const struct facts_text *text,
                const struct lingo_pair *pairs, size_t count)
{
    char filled[FILLED_MAX];
    struct facts_words words = facts_translate(&page->words, text);
    lingo_fill(filled, sizeof filled, words.text, pairs, count, LINGO_FILL_PLAIN);
    words.text = text_of(filled);
    put_marked(page, &words);
}

void put_english(struct reference_page *page, const char *text)
{
    struct facts_words words = {text_of(text), true};
    put_marked(page, &words);
}

void put_json(struct reference_page *page, struct lingo_text text)
{
    put(page, "\"");
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '<' || c == '"' || c == '\\' || (unsigned char)c < ' ')
            putf(page, "\\u%04x", (unsigned)c);
        else
            buffer_append_char(&page->text, c);
    }
    put(page, "\"");
}

void put_script_words(struct reference_page *page, const struct reference_word *words, size_t count)
{
    bool has_english = false;
    put(page, "<script type=\"application/json\" id=\"words\">{");
    for (size_t i = 0; i < count; i++) {
        putf(page, "\"%s\":", words[i].name);
        put_json(page, facts_translate(&page->words, reference_label(words[i].label)).text);
        put(page, ",\n");
    }
    put(page, "\"english\":[");
    for (size_t i = 0; i < count && !page->in_english; i++)
        if (facts_translate(&page->words, reference_label(words[i].label)).is_english) {
            putf(page, "%s\"%s\"", has_english ? "," : "", words[i].name);
            has_english = true;
        }
    put(page, "]}</script>\n");
}

void put_section(struct reference_page *page, const char *id, enum reference_label heading)
{
    char attributes[64];
    snprintf(attributes, sizeof attributes, " id=\"%s\"", id);
    putf(page, "<section aria-labelledby=\"%s\">\n", id);
    put_element(page, "h2", attributes, &labels[heading]);
}

void put_table(struct reference_page *page, const char *heading_id,
               const enum reference_label *columns, size_t count)
{
    putf(page,
         "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\"%s\">"
         "<table>\n<thead><tr>",
         heading_id);
    for (size_t i = 0; i < count; i++) {
        put(page, "<th scope=\"col\">");
        put_label(page, columns[i]);
        put(page, "</th>");
    }
    put(page, "</tr></thead>\n<tbody>\n");
}

void put_table_end(struct reference_page *page)
{
    put(page, "</tbody></table></div>\n");
}
