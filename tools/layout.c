/* SPDX-License-Identifier: MIT */
/* Paragraphs and columns of text on a terminal. */
#include <config.h>

#include "tools/layout.h"

#include <stdbool.h>
#include <string.h>
#include <wchar.h>

/* A character, or a sequence that changes how text looks, which has no columns. */
struct unit {
    size_t length; /* bytes */
    size_t columns;
    wchar_t character; /* 0 for a sequence, or if the locale does not know it */
};

static struct unit sequence_at(struct lingo_text text)
{
    size_t length = 2;
    while (length < text.length && text.data[length] != 'm')
        length++;
    return (struct unit){length < text.length ? length + 1 : length, 0, 0};
}

/* Without a locale for UTF-8, each character has one column. */
static struct unit unknown_unit(struct lingo_text text)
{
    size_t length = 1;
    while (length < text.length && ((unsigned char)text.data[length] & 0xC0) == 0x80)
        length++;
    return (struct unit){length, 1, 0};
}

/* The unit at the beginning of a text that is not empty. */
static struct unit unit_at(struct lingo_text text)
{
    if (text.length > 1 && text.data[0] == '\033' && text.data[1] == '[')
        return sequence_at(text);
    mbstate_t state = {0};
    wchar_t character;
    size_t length = mbrtowc(&character, text.data, text.length, &state);
    if (!length || length > text.length)
        return unknown_unit(text);
    int columns = wcwidth(character);
    return (struct unit){length, columns > 0 ? (size_t)columns : 0, character};
}

static struct lingo_text without(struct lingo_text text, size_t length)
{
    return (struct lingo_text){text.data + length, text.length - length};
}

size_t layout_columns(struct lingo_text text)
{
    size_t columns = 0;
    while (text.length) {
        struct unit unit = unit_at(text);
        columns += unit.columns;
        text = without(text, unit.length);
    }
    return columns;
}

size_t layout_rows(const char *text, size_t columns)
{
    size_t rows = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        size_t taken = layout_columns((struct lingo_text){text, length});
        rows += taken > columns ? (taken + columns - 1) / columns : 1;
        text += length + (text[length] == '\n');
    }
    return rows;
}

/* Chinese and Japanese have no spaces, but lines do not begin or end with all characters. */
static bool may_begin_line(wchar_t character)
{
    static const wchar_t never[] =
        L"、。，．・：；？！）」』】〉》〕”’…ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.:;?!)]%";
    return character && !wcschr(never, character);
}

static bool may_end_line(wchar_t character)
{
    return character && !wcschr(L"（「『【〈《〔“‘([", character);
}

static bool may_break(struct unit before, struct unit after)
{
    return (before.columns == 2 || after.columns == 2) && may_end_line(before.character) &&
           may_begin_line(after.character);
}

struct lingo_text layout_take_line(struct lingo_text *text, size_t columns)
{
    struct lingo_text line = *text, rest = {text->data + text->length, 0}, at = *text;
    struct unit before = {0};
    size_t taken = 0;
    bool can_end = false; /* with the line and rest as they are */
    while (at.length && columns) {
        struct unit unit = unit_at(at);
        struct lingo_text next = without(at, unit.length);
        bool is_space = at.data[0] == ' ';
        if (taken && (is_space || may_break(before, unit))) {
            line = (struct lingo_text){text->data, text->length - at.length};
            rest = is_space ? next : at;
            can_end = true;
        }
        taken += unit.columns;
        if (taken > columns && can_end)
            break;
        before = unit;
        at = next;
    }
    if (!at.length || !columns) {
        line = *text;
        rest = at.length ? without(at, at.length) : at;
    }
    *text = rest;
    return line;
}
