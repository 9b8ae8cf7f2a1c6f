/* SPDX-License-Identifier: MIT */
/*
 * Handles each kind of tag.  Constants are filled in at once: a section of a constant is either
 * kept without any operation or removed, so that only what differs between pages remains.
 */
#include "template/compile.h"

#include "base/suggest.h"
#include "base/text.h"

#include <stdlib.h>

#define PATH_NAMES_MAX 8

/* ---- names ---- */

static void fail_unknown(struct compiler *c, size_t at, struct lingo_text name)
{
    char names[120];
    struct buffer b = {names, sizeof names, 0};
    size_t count = suggest_append(&b, name, c->source->name_at, c->source->context);
    buffer_finish(&b);
    int shown = name.length < 60 ? (int)name.length : 60;
    if (count)
        compile_fail(c, at, "unknown name \"%.*s\"; did you mean %s?", shown, name.data, names);
    else
        compile_fail(c, at, "unknown name \"%.*s\"; see httplingo-template(5) for the names", shown,
                     name.data);
}

/* Finds the parts of a dotted name: the first part, and the path of the others. */
static bool find_parts(struct compiler *c, struct lingo_text name, struct template_name *first,
                       uint32_t *path)
{
    uint16_t numbers[PATH_NAMES_MAX];
    size_t count = 0, begin = 0;
    for (size_t i = 0; i <= name.length; i++) {
        if (i < name.length && name.data[i] != '.')
            continue;
        struct template_name part;
        struct lingo_text text = {name.data + begin, i - begin};
        if (count == PATH_NAMES_MAX || !c->source->find(c->source->context, text, &part))
            return false;
        if (!count)
            *first = part;
        numbers[count++] = part.number;
        begin = i + 1;
    }
    *path = build_path(&c->build, numbers + 1, count - 1);
    return true;
}

/* The section whose value is "."; NULL if there is none. */
static struct section *innermost(struct compiler *c)
{
    size_t i = c->depth;
    while (i && c->sections[i - 1].inverted)
        i--;
    return i ? &c->sections[i - 1] : NULL;
}

/* The meaning of ".": the value of the enclosing section, with the same flags. */
static struct template_name self(struct compiler *c)
{
    const struct section *section = innermost(c);
    struct template_name name = {.flags = IS_FOREIGN};
    if (section)
        name = section->value;
    if (!section || !section->by_name)
        name.number = OP_SELF;
    return name;
}

/* Finds the meaning of the name in a tag. */
static bool find_name(struct compiler *c, const struct tag *tag, struct template_name *name,
                      uint32_t *path)
{
    *path = 0;
    if (tag->content.length == 1 && *tag->content.data == '.') {
        *name = self(c);
        return true;
    }
    if (!tag->content.length) {
        compile_fail(c, tag->begin, "the tag has no name");
        return false;
    }
    if (c->source->find(c->source->context, tag->content, name) ||
        (memchr(tag->content.data, '.', tag->content.length) &&
         find_parts(c, tag->content, name, path)))
        return true;
    fail_unknown(c, tag->begin, tag->content);
    return false;
}

/* ---- tags ---- */

static void on_value(struct compiler *c, const struct tag *tag)
{
    struct template_name name;
    uint32_t path;
    if (!find_name(c, tag, &name, &path) || compile_is_dropped(c))
        return;
    bool raw = tag->kind == '{' || tag->kind == '&';
    bool may_style = c->html.place == HTML_STYLE && name.flags & IS_STYLE;
    const char *wrong =
        c->source->html && !may_style ? html_refuses_value(&c->html, name.flags & IS_LINK) : NULL;
    if (wrong)
        return compile_fail(c, tag->begin, "{{%.*s}}: %s", (int)tag->content.length,
                            tag->content.data, wrong);
    if (raw && c->source->html && name.flags & IS_FOREIGN)
        return compile_fail(
            c, tag->begin,
            "{{{%.*s}}} could insert markup from the request into the page; write {{%.*s}}",
            (int)tag->content.length, tag->content.data, (int)tag->content.length,
            tag->content.data);
    if (name.flags & IS_CONSTANT)
        return compile_constant(c, name.constant, raw || may_style);
    build_op(&c->build,
             (struct op){.code = raw ? OP_RAW : OP_VALUE, .name = name.number, .path = path});
}

static enum section_kind kind_of(const struct compiler *c, const struct tag *tag,
                                 const struct template_name *name)
{
    if (compile_is_dropped(c))
        return SECTION_DROPPED;
    if (!(name->flags & IS_CONSTANT))
        return SECTION_DYNAMIC;
    return (tag->kind == '#') == (name->constant.length > 0) ? SECTION_KEPT : SECTION_DROPPED;
}

static void on_open(struct compiler *c, const struct tag *tag)
{
    struct template_name name;
    struct section section = {.name = tag->content, .at = tag->begin, .html = c->html};
    uint32_t path;
    if (!find_name(c, tag, &name, &path))
        return;
    if (c->depth == TEMPLATE_DEPTH - 1)
        return compile_fail(c, tag->begin, "sections can be nested at most %d deep",
                            TEMPLATE_DEPTH - 1);
    section.inverted = tag->kind == '^';
    section.kind = kind_of(c, tag, &name);
    section.value = name;
    if (section.kind == SECTION_DYNAMIC && c->html.place == HTML_STYLE)
        return compile_fail(c, tag->begin, "%s", html_refuses_value(&c->html, false));
    section.by_name = name.flags & IS_TEXT && name.number != OP_SELF && !path;
    section.entered = !section.inverted && !section.by_name;
    uint16_t code = section.inverted ? OP_INVERTED : section.entered ? OP_SECTION : OP_IF;
    if (section.kind == SECTION_DYNAMIC)
        section.op =
            build_op(&c->build, (struct op){.code = code, .name = name.number, .path = path});
    c->sections[c->depth++] = section;
}

static void close_dynamic(struct compiler *c, const struct section *section)
{
    uint32_t body = (uint32_t)section->op + 1;
    if (section->entered)
        build_op(&c->build, (struct op){.code = OP_END, .to = body});
    uint32_t after = build_label(&c->build);
    if (!c->build.error)
        c->build.ops[section->op].to = after;
}

static void on_close(struct compiler *c, const struct tag *tag)
{
    const struct section *section = c->depth ? &c->sections[c->depth - 1] : NULL;
    int length = (int)tag->content.length;
    if (!section)
        return compile_fail(c, tag->begin, "{{/%.*s}} closes a section that was not opened", length,
                            tag->content.data);
    if (section->name.length != tag->content.length ||
        memcmp(section->name.data, tag->content.data, tag->content.length))
        return compile_fail(c, tag->begin, "{{/%.*s}} is out of place; expected {{/%.*s}}", length,
                            tag->content.data, (int)section->name.length, section->name.data);
    if (section->kind == SECTION_DYNAMIC && !html_leave_section(&c->html, &section->html))
        return compile_fail(
            c, tag->begin, "a section must end where it began: this one began in %s and ends in %s",
            html_place_name(section->html.place), html_place_name(c->html.place));
    if (section->kind == SECTION_DYNAMIC)
        close_dynamic(c, section);
    c->depth--;
}

static char *copy(struct lingo_text text)
{
    char *s = malloc(text.length + 1);
    if (!s)
        return NULL;
    memcpy(s, text.data, text.length);
    s[text.length] = '\0';
    return s;
}

/* The index of a partial with an indentation, which is added if it is new.  Partials are compiled
 * later. */
static size_t partial_index(struct compiler *c, const struct tag *tag)
{
    for (size_t i = 0; i < c->partial_count; i++)
        if (text_is(tag->content, c->partials[i].name) &&
            text_is(tag->indent, c->partials[i].indent))
            return i;
    if (c->partial_count == TEMPLATE_PARTIALS_MAX) {
        compile_fail(c, tag->begin, "there are more than %d partials", TEMPLATE_PARTIALS_MAX);
        return 0;
    }
    struct partial *partial = &c->partials[c->partial_count++];
    *partial = (struct partial){copy(tag->content), copy(tag->indent), 0};
    if (!partial->name || !partial->indent)
        c->build.error = LINGO_ERROR_MEMORY;
    return c->partial_count - 1;
}

/* In a partial, "." has no name.  The enclosing section must be entered, so that it is known when
 * the page is made. */
static void enter_innermost(struct compiler *c)
{
    struct section *section = innermost(c);
    if (!section || section->kind != SECTION_DYNAMIC || section->entered)
        return;
    section->entered = true;
    c->build.ops[section->op].code = OP_SECTION;
}

static void on_partial(struct compiler *c, const struct tag *tag)
{
    if (compile_is_dropped(c))
        return;
    if (!tag->content.length)
        return compile_fail(c, tag->begin, "the name of a partial is missing");
    if (c->source->html && c->html.place != HTML_TEXT)
        return compile_fail(c, tag->begin, "a partial must be between HTML tags, not in %s",
                            html_place_name(c->html.place));
    if (!c->build.error)
        enter_innermost(c);
    build_op(&c->build, (struct op){.code = OP_CALL, .to = (uint32_t)partial_index(c, tag)});
}

/* Inheritance is an optional module of the Mustache specification. */
static void on_parent(struct compiler *c, const struct tag *tag)
{
    compile_fail(c, tag->begin,
                 "{{%c%.*s}}: inheritance is not supported; write what pages share as a partial, "
                 "{{> name}}",
                 tag->kind, (int)tag->content.length, tag->content.data);
}

static void on_delimiters(struct compiler *c, const struct tag *tag)
{
    if (!scan_delimiters(tag->content, &c->delimiters))
        compile_fail(
            c, tag->begin,
            "expected two delimiters of up to %d characters without =, such as {{=<%% %%>=}}",
            DELIMITER_MAX);
}

void compile_tag(struct compiler *c, const struct tag *tag)
{
    switch (tag->kind) {
    case '#':
    case '^':
        return on_open(c, tag);
    case '/':
        return on_close(c, tag);
    case '>':
        return on_partial(c, tag);
    case '<':
    case '$':
        return on_parent(c, tag);
    case '=':
        return on_delimiters(c, tag);
    case '!':
        return;
    default:
        return on_value(c, tag);
    }
}
