/* SPDX-License-Identifier: MIT */
/*
 * From the text of a template to its program.
 *
 * One pass over each source.  Constants are filled in at once: a section of a constant is either
 * kept without a trace or dropped, so that what is left is what differs from page to page.
 */
#include "template-build.h"
#include "template-html.h"
#include "template-scan.h"

#include "escape.h"
#include "near.h"
#include "report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define PATH_NAMES_MAX 8

enum section_kind {
    SECTION_DYNAMIC,
    SECTION_KEPT,   /* of a constant that is not empty, or inverted of one that is */
    SECTION_DROPPED /* the opposite, and all within it */
};

struct section {
    struct lingo_text name;
    size_t at; /* in the source, of its tag */
    size_t op;
    enum section_kind kind;
    bool inverted;
    bool entered;               /* when it is run */
    bool by_name;               /* its value has a name that means the same within it */
    struct template_name value; /* what “.” is within it */
    struct html html;           /* where it began */
};

/* A partial with an indentation, and where its program begins. */
struct partial {
    char *name;
    char *indent;
    uint32_t begin; /* 0: not compiled yet; the main program is at 0 */
};

struct compiler {
    const struct template_source *source;
    struct lingo_report *report;
    struct build build;
    struct partial partials[TEMPLATE_PARTIALS_MAX];
    size_t partial_count;
    struct html html;
    size_t style; /* where in the texts the style element under way begins */
    /* of the source under way */
    const char *file;
    struct lingo_text text;
    size_t indented; /* columns that an indentation has added */
    struct delimiters delimiters;
    struct section sections[TEMPLATE_DEPTH];
    size_t depth;
};

/* ---- errors ---- */

static void fail_at(struct compiler *c, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void fail_at(struct compiler *c, size_t at, const char *format, ...)
{
    if (c->build.error)
        return;
    size_t line = 1, begin = 0;
    for (size_t i = 0; i < at; i++)
        if (c->text.data[i] == '\n') {
            line++;
            begin = i + 1;
        }
    size_t column = at - begin + 1;
    if (column > c->indented)
        column -= c->indented;
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    c->build.error = report_error(c->report, LINGO_ERROR_FORMAT, "%s:%zu:%zu: %s", c->file, line,
                                  column, message);
}

/* ---- text ---- */

static bool is_dropped(const struct compiler *c)
{
    return c->depth && c->sections[c->depth - 1].kind == SECTION_DROPPED;
}

/* Hashes the style element whose end tag has just begun, at the end of n bytes of text.  Browsers
 * turn CR LF and CR into LF before they hash it. */
static void hash_style(struct compiler *c, size_t n)
{
    struct sha256 hash;
    char base64[SHA256_BASE64_SIZE];
    sha256_begin(&hash);
    for (size_t i = c->style; i < n - strlen("</style"); i++) {
        const char *byte = c->build.texts + i;
        if (*byte != '\r')
            sha256_add(&hash, byte, 1);
        else if (byte[1] != '\n')
            sha256_add(&hash, "\n", 1);
    }
    sha256_end(&hash, base64);
    build_hash(&c->build, base64);
}

/* Follows the markup through the texts from an offset on.  In the source, at is their place. */
static void follow(struct compiler *c, size_t offset, size_t at)
{
    for (size_t i = offset; i < c->build.text_length; i++) {
        enum html_place before = c->html.place;
        const char *wrong = html_step(&c->html, c->build.texts[i]);
        if (wrong)
            return fail_at(c, at + (i - offset), "%s", wrong);
        if (before != HTML_STYLE && c->html.place == HTML_STYLE)
            c->style = i + 1;
        if (before == HTML_STYLE && c->html.place != HTML_STYLE)
            hash_style(c, i + 1);
    }
}

/* Whether a byte of a style element says nothing: a line break, with its indentation, after a
 * mark that ends something.  Templates can so be laid out without making pages longer. */
static bool is_idle(const struct compiler *c, size_t at, bool after_break)
{
    char byte = c->text.data[at];
    size_t length = c->build.text_length;
    if (byte == '\n' || byte == '\r' || (after_break && (byte == ' ' || byte == '\t')))
        return length == c->style || (length && strchr("{};,", c->build.texts[length - 1]));
    return false;
}

/* Appends text that stands in the source at a place. */
static void emit(struct compiler *c, size_t at, size_t n)
{
    bool after_break = false;
    if (is_dropped(c))
        return;
    if (!c->source->html)
        return build_text(&c->build, c->text.data + at, n);
    for (size_t end = at + n; at < end && !c->build.error; at++) {
        after_break = after_break || c->text.data[at] == '\n';
        if (c->html.place == HTML_STYLE && is_idle(c, at, after_break))
            continue;
        after_break = false;
        build_text(&c->build, c->text.data + at, 1);
        follow(c, c->build.text_length - !c->build.error, at);
    }
}

/* Appends a constant, which stands in the place of a tag. */
static void emit_constant(struct compiler *c, struct lingo_text text, bool raw)
{
    char escaped[6 * 256];
    while (text.length && !c->build.error) {
        size_t n = text.length < 256 ? text.length : 256;
        struct buffer b = {escaped, sizeof escaped, 0};
        escape_own(&b, raw ? ESCAPE_TEXT : ESCAPE_MARKUP, (struct lingo_text){text.data, n});
        size_t offset = c->build.text_length;
        build_text(&c->build, escaped, b.length);
        for (size_t i = offset; c->source->html && i < c->build.text_length; i++)
            html_step(&c->html, c->build.texts[i]);
        text.data += n;
        text.length -= n;
    }
}

/* ---- names ---- */

static void fail_unknown(struct compiler *c, size_t at, struct lingo_text name)
{
    char near[120];
    struct buffer b = {near, sizeof near, 0};
    size_t count = near_append(&b, name, c->source->name_at, c->source->context);
    buffer_finish(&b);
    int shown = name.length < 60 ? (int)name.length : 60;
    if (count)
        fail_at(c, at, "there is no name \"%.*s\"; did you mean %s?", shown, name.data, near);
    else
        fail_at(c, at, "there is no name \"%.*s\"; see httplingo-template(5) for the names", shown,
                name.data);
}

/* The parts of a dotted name, one by one: the first, and the path of the others. */
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

/* The section whose value “.” is; NULL: there is none. */
static struct section *innermost(struct compiler *c)
{
    size_t i = c->depth;
    while (i && c->sections[i - 1].inverted)
        i--;
    return i ? &c->sections[i - 1] : NULL;
}

/* What “.” means: the value of the section round it, as safe as that is. */
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

/* What the name in a tag means. */
static bool find_name(struct compiler *c, const struct tag *tag, struct template_name *name,
                      uint32_t *path)
{
    *path = 0;
    if (tag->content.length == 1 && *tag->content.data == '.') {
        *name = self(c);
        return true;
    }
    if (!tag->content.length) {
        fail_at(c, tag->begin, "a name is missing in the tag");
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
    if (!find_name(c, tag, &name, &path) || is_dropped(c))
        return;
    bool raw = tag->kind == '{' || tag->kind == '&';
    bool may_style = c->html.place == HTML_STYLE && name.flags & IS_STYLE;
    const char *wrong =
        c->source->html && !may_style ? html_refuses_value(&c->html, name.flags & IS_LINK) : NULL;
    if (wrong)
        return fail_at(c, tag->begin, "{{%.*s}}: %s", (int)tag->content.length, tag->content.data,
                       wrong);
    if (raw && c->source->html && name.flags & IS_FOREIGN)
        return fail_at(c, tag->begin,
                       "{{{%.*s}}} could carry markup of a stranger into the page; write {{%.*s}}",
                       (int)tag->content.length, tag->content.data, (int)tag->content.length,
                       tag->content.data);
    if (name.flags & IS_CONSTANT)
        return emit_constant(c, name.constant, raw || may_style);
    build_op(&c->build,
             (struct op){.code = raw ? OP_RAW : OP_VALUE, .name = name.number, .path = path});
    c->html.value_length++;
}

static enum section_kind kind_of(const struct compiler *c, const struct tag *tag,
                                 const struct template_name *name)
{
    if (is_dropped(c))
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
        return fail_at(c, tag->begin, "sections may stand in one another %d deep",
                       TEMPLATE_DEPTH - 1);
    section.inverted = tag->kind == '^';
    section.kind = kind_of(c, tag, &name);
    section.value = name;
    if (section.kind == SECTION_DYNAMIC && c->html.place == HTML_STYLE)
        return fail_at(c, tag->begin, "%s", html_refuses_value(&c->html, false));
    section.by_name = name.flags & IS_TEXT && name.number != OP_SELF && !path;
    section.entered = !section.inverted && !section.by_name;
    enum op_code code = section.inverted ? OP_INVERTED : section.entered ? OP_SECTION : OP_IF;
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
        return fail_at(c, tag->begin, "{{/%.*s}} closes a section that was not opened", length,
                       tag->content.data);
    if (section->name.length != tag->content.length ||
        memcmp(section->name.data, tag->content.data, tag->content.length))
        return fail_at(c, tag->begin, "{{/%.*s}} is out of place; expected {{/%.*s}}", length,
                       tag->content.data, (int)section->name.length, section->name.data);
    if (section->kind == SECTION_DYNAMIC && !html_may_go_on(&section->html, &c->html))
        return fail_at(c, tag->begin,
                       "a section must end where it began: this one began in %s and ends in %s",
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

static bool equals(const char *string, struct lingo_text text)
{
    return strlen(string) == text.length && !memcmp(string, text.data, text.length);
}

/* The index of a partial with an indentation, added when it is new; they are compiled later. */
static size_t partial_index(struct compiler *c, const struct tag *tag)
{
    for (size_t i = 0; i < c->partial_count; i++)
        if (equals(c->partials[i].name, tag->content) && equals(c->partials[i].indent, tag->indent))
            return i;
    if (c->partial_count == TEMPLATE_PARTIALS_MAX) {
        fail_at(c, tag->begin, "there are more than %d partials", TEMPLATE_PARTIALS_MAX);
        return 0;
    }
    struct partial *partial = &c->partials[c->partial_count++];
    *partial = (struct partial){copy(tag->content), copy(tag->indent), 0};
    if (!partial->name || !partial->indent)
        c->build.error = LINGO_ERROR_MEMORY;
    return c->partial_count - 1;
}

/* What a partial calls “.” has no name there: its section is one that is entered after all. */
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
    if (is_dropped(c))
        return;
    if (!tag->content.length)
        return fail_at(c, tag->begin, "the name of a partial is missing");
    if (c->source->html && c->html.place != HTML_TEXT)
        return fail_at(c, tag->begin, "a partial may stand between tags, not within %s",
                       html_place_name(c->html.place));
    if (!c->build.error)
        enter_innermost(c);
    build_op(&c->build, (struct op){.code = OP_CALL, .to = (uint32_t)partial_index(c, tag)});
}

static void on_delimiters(struct compiler *c, const struct tag *tag)
{
    if (!scan_delimiters(tag->content, &c->delimiters))
        fail_at(c, tag->begin,
                "expected two delimiters of up to %d characters without =, such as {{=<%% %%>=}}",
                DELIMITER_MAX);
}

static void on_tag(struct compiler *c, const struct tag *tag)
{
    switch (tag->kind) {
    case '#':
    case '^':
        return on_open(c, tag);
    case '/':
        return on_close(c, tag);
    case '>':
        return on_partial(c, tag);
    case '=':
        return on_delimiters(c, tag);
    case '!':
        return;
    default:
        return on_value(c, tag);
    }
}

/* ---- sources ---- */

static void compile_source(struct compiler *c)
{
    struct tag tag;
    const char *missing = NULL;
    size_t at = 0;
    int found;
    while (!c->build.error && (found = scan_tag(c->text, at, &c->delimiters, &tag, &missing)) > 0) {
        emit(c, at, tag.text_end - at);
        on_tag(c, &tag);
        at = tag.next;
    }
    if (c->build.error)
        return;
    if (found < 0)
        return fail_at(c, tag.begin, "the tag is not closed: expected %s", missing);
    emit(c, at, c->text.length - at);
    if (c->depth)
        fail_at(c, c->sections[c->depth - 1].at, "the section is not closed: expected {{/%.*s}}",
                (int)c->sections[c->depth - 1].name.length, c->sections[c->depth - 1].name.data);
    if (c->source->html && c->html.place != HTML_TEXT)
        fail_at(c, c->text.length, "the source ends within %s", html_place_name(c->html.place));
}

/* Compiles a text as it stands, or with each line indented. */
static void compile_text(struct compiler *c, const char *file, struct lingo_text text,
                         const char *indent)
{
    char *indented = NULL;
    if (text.length > TEMPLATE_SIZE_MAX) {
        c->build.error =
            report_error(c->report, LINGO_ERROR_LIMIT, "%s: a template may have up to %u bytes",
                         file, TEMPLATE_SIZE_MAX);
        return;
    }
    if (*indent) {
        indented = scan_indent(text, indent, &text.length);
        text.data = indented;
        if (!indented)
            c->build.error = LINGO_ERROR_MEMORY;
    }
    c->file = file;
    c->text = text;
    c->indented = strlen(indent);
    c->delimiters = (struct delimiters){"{{", "}}"};
    c->html = (struct html){.place = HTML_TEXT};
    if (!c->build.error)
        compile_source(c);
    build_op(&c->build, (struct op){.code = OP_RETURN});
    build_label(&c->build);
    free(indented);
}

/* Compiles the partials, which may name further ones, and says where each begins. */
static void compile_partials(struct compiler *c)
{
    for (size_t i = 0; i < c->partial_count && !c->build.error; i++) {
        struct partial *partial = &c->partials[i];
        struct lingo_text text = {"", 0};
        struct lingo_text name = {partial->name, strlen(partial->name)};
        c->build.error = c->source->partial(c->source->context, name, &text, c->report);
        partial->begin = build_label(&c->build);
        if (!c->build.error)
            compile_text(c, partial->name, text, partial->indent);
    }
    for (size_t i = 0; i < c->build.op_count && !c->build.error; i++)
        if (c->build.ops[i].code == OP_CALL)
            c->build.ops[i].to = c->partials[c->build.ops[i].to].begin;
}

static void report_rest(const struct compiler *c)
{
    if (c->build.error == LINGO_ERROR_MEMORY)
        report_error(c->report, LINGO_ERROR_MEMORY, "%s: there is not enough memory",
                     c->source->file);
    if (c->build.error == LINGO_ERROR_LIMIT && c->build.op_count)
        report_error(c->report, LINGO_ERROR_LIMIT,
                     "%s: the template is too large; %d tags and 1 MiB are the most",
                     c->source->file, TEMPLATE_OPS_MAX);
}

enum lingo_error template_compile(struct template *out, const struct template_source *source,
                                  struct lingo_report *report)
{
    struct compiler *c = calloc(1, sizeof *c);
    *out = (struct template){0};
    if (!c)
        return report_error(report, LINGO_ERROR_MEMORY, "there is not enough memory");
    c->source = source;
    c->report = report;
    compile_text(c, source->file, source->text, "");
    compile_partials(c);
    report_rest(c);
    enum lingo_error error = build_finish(&c->build, out);
    for (size_t i = 0; i < c->partial_count; i++) {
        free(c->partials[i].name);
        free(c->partials[i].indent);
    }
    free(c);
    return error;
}
