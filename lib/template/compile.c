/* SPDX-License-Identifier: MIT */
/* Compiles the text of a template to a program, in one pass over each source. */
#include "template/compile.h"

#include "base/report.h"
#include "base/utf8.h"

#include <stdlib.h>

static void compile_source(struct compiler *c)
{
    struct tag tag;
    const char *missing = NULL;
    size_t at = 0;
    int found;
    while (!c->build.error && (found = scan_tag(c->text, at, &c->delimiters, &tag, &missing)) > 0) {
        compile_text(c, at, tag.text_end - at);
        compile_tag(c, &tag);
        at = tag.next;
    }
    if (c->build.error)
        return;
    if (found < 0)
        return compile_fail(c, tag.begin, "the tag is not closed: expected %s", missing);
    compile_text(c, at, c->text.length - at);
    if (c->depth)
        compile_fail(
            c, c->sections[c->depth - 1].at, "the section is not closed: expected {{/%.*s}}",
            (int)c->sections[c->depth - 1].name.length, c->sections[c->depth - 1].name.data);
    if (c->source->html && c->html.place != HTML_TEXT)
        compile_fail(c, c->text.length, "the template ends within %s",
                     html_place_name(c->html.place));
}

/* Pages are sent in UTF-8. */
static void check_encoding(struct compiler *c)
{
    for (size_t at = 0; at < c->text.length;) {
        struct utf8_character character = utf8_decode(c->text.data + at, c->text.length - at);
        if (character.point == UTF8_MALFORMED)
            return compile_fail(c, at, "expected text in UTF-8, not the byte 0x%02x",
                                (unsigned char)c->text.data[at]);
        if (!character.point)
            return compile_fail(c, at, "expected text, not a NUL byte");
        at += character.length;
    }
}

/* Compiles a text, with each line indented if there is an indentation. */
static void compile_whole(struct compiler *c, const char *file, struct lingo_text text,
                          const char *indent)
{
    char *indented = NULL;
    if (text.length > TEMPLATE_SIZE_MAX) {
        c->reported = true;
        c->build.error =
            report_error(c->report, LINGO_ERROR_LIMIT, "%s: the template is larger than %u bytes",
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
        check_encoding(c);
    if (!c->build.error)
        compile_source(c);
    build_op(&c->build, (struct op){.code = OP_RETURN});
    build_label(&c->build);
    free(indented);
}

/* Compiles the partials, which may use further ones, and records where each one starts. */
static void compile_partials(struct compiler *c)
{
    for (size_t i = 0; i < c->partial_count && !c->build.error; i++) {
        struct partial *partial = &c->partials[i];
        struct lingo_text text = {"", 0};
        struct lingo_text name = {partial->name, strlen(partial->name)};
        c->build.error = c->source->partial(c->source->context, name, &text, c->report);
        c->reported = c->build.error;
        partial->begin = build_label(&c->build);
        if (!c->build.error)
            compile_whole(c, partial->name, text, partial->indent);
    }
    for (size_t i = 0; i < c->build.op_count && !c->build.error; i++)
        if (c->build.ops[i].code == OP_CALL)
            c->build.ops[i].to = c->partials[c->build.ops[i].to].begin;
}

static void plan(struct compiler *c)
{
    for (size_t i = 0; i < c->source->usual_count && i < TEMPLATE_USUAL_MAX; i++)
        if (!c->build.error)
            plan_usual(&c->build, c->source->usual[i]);
}

static void report_rest(const struct compiler *c)
{
    if (c->build.error == LINGO_ERROR_MEMORY)
        report_error(c->report, LINGO_ERROR_MEMORY, "%s: there is not enough memory",
                     c->source->file);
    if (c->build.error == LINGO_ERROR_LIMIT && !c->reported)
        report_error(c->report, LINGO_ERROR_LIMIT,
                     "%s: the template is too large; the limits are %d tags and 1 MiB",
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
    compile_whole(c, source->file, source->text, "");
    compile_partials(c);
    plan(c);
    report_rest(c);
    enum lingo_error error = build_finish(&c->build, out);
    for (size_t i = 0; i < c->partial_count; i++) {
        free(c->partials[i].name);
        free(c->partials[i].indent);
    }
    free(c);
    return error;
}
