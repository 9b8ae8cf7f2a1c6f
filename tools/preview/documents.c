/* SPDX-License-Identifier: MIT */
/* The user interface of the preview: documents about the file, and about each message. */
#include "tools/cli.h"
#include "tools/messages.h"
#include "tools/preview/preview.h"

#include <stdlib.h>
#include <string.h>

static void escape(FILE *out, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '<':
            fputs("&lt;", out);
            break;
        case '&':
            fputs("&amp;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        default:
            putc(*text, out);
        }
}

static const char *language_tag(const struct preview *preview)
{
    return preview->language ? lingo_language_tag(preview->language).data
                             : preview->document.language;
}

static const char *direction(const struct preview *preview)
{
    return preview->language && lingo_language_is_rtl(preview->language) ? "rtl" : "ltr";
}

/* Writes text in the language of the file. */
static void write_own(FILE *out, const struct preview *preview, const char *tag, const char *text)
{
    fprintf(out, "<%s lang=\"", tag);
    escape(out, language_tag(preview));
    fprintf(out, "\" dir=\"%s\">", direction(preview));
    escape(out, text);
    fprintf(out, "</%s>", tag);
}

static size_t count_findings(const struct preview *preview, const char *context)
{
    size_t count = 0;
    for (size_t i = 0; i < preview->findings.count; i++) {
        const struct po_entry *entry = preview->findings.list[i].entry;
        count += entry && !strcmp(entry->context, context);
    }
    return count;
}

enum state { STATE_TRANSLATED, STATE_FUZZY, STATE_UNTRANSLATED };

static enum state state_of(const struct po_entry *entry)
{
    return entry->fuzzy ? STATE_FUZZY : entry->translated ? STATE_TRANSLATED : STATE_UNTRANSLATED;
}

/* The number of messages in a state, in a context or, if that is NULL, in the file. */
static size_t count_state(const struct preview *preview, const char *context, enum state state)
{
    size_t count = 0;
    for (size_t i = 0; i < preview->document.count; i++) {
        const struct po_entry *entry = &preview->document.entries[i];
        count += state_of(entry) == state && (!context || !strcmp(entry->context, context));
    }
    return count;
}

static void write_finding(FILE *out, const struct preview *preview,
                          const struct po_finding *finding)
{
    fputs("<li class=\"finding\"><code>", out);
    escape(out, po_rule_id(finding->rule));
    fputs("</code> ", out);
    if (finding->line) {
        escape(out, preview->path);
        fprintf(out, ":%u: ", finding->line);
    }
    if (finding->entry && finding->entry->plural)
        fprintf(out, "<code>msgstr[%zu]</code> ", finding->form);
    escape(out, finding->message);
    fputs("<br>", out);
    fprintf(out, _("expected: %s"), "");
    escape(out, finding->remedy);
    fputs("</li>", out);
}

static void write_findings(FILE *out, const struct preview *preview, const struct po_entry *entry)
{
    fputs("<ul>", out);
    for (size_t i = 0; i < preview->findings.count; i++)
        if (preview->findings.list[i].entry == entry)
            write_finding(out, preview, &preview->findings.list[i]);
    fputs("</ul>", out);
}

static void write_note(FILE *out, const struct po_entry *entry)
{
    static const char mark[] = "TRANSLATORS: ";
    const char *note = strstr(entry->extracted, mark);
    fputs("<small>", out);
    escape(out, note ? note + sizeof mark - 1 : entry->extracted);
    fprintf(out, _(" (line %u)"), entry->line);
    fputs("</small>", out);
}

/* Writes where a label is shown. */
static void write_place(FILE *out, const struct po_entry *entry)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    const struct lingo_language *english = lingo_catalog_find(catalog, "en", 2);
    for (int label = 0; !strcmp(entry->context, "page") && label < LINGO_LABEL_COUNT; label++)
        if (!strcmp(lingo_language_label(english, (enum lingo_label)label).data, entry->id)) {
            int code = preview_label_code((enum lingo_label)label);
            fprintf(out, " <a href=\"/status/%d\">%d</a>", code, code);
        }
}

static void write_state(FILE *out, const struct po_entry *entry)
{
    if (state_of(entry) == STATE_TRANSLATED)
        return;
    fprintf(out, "<p class=\"state\">%s",
            !entry->fuzzy     ? _("Untranslated.")
            : entry->reworded ? _("Fuzzy, but shown: the English was reworded.")
                              : _("Fuzzy: pages do not show it."));
    if (entry->fuzzy && entry->previous) {
        fprintf(out, " %s <q lang=\"en\" dir=\"ltr\">", _("It was:"));
        escape(out, entry->previous);
        fputs("</q>", out);
    }
    fputs("</p>", out);
}

/* The name of the row of a message, for links to it, and its class. */
static void write_row_start(FILE *out, const struct preview *preview, const struct po_entry *entry)
{
    static const char *const classes[] = {
        [STATE_TRANSLATED] = "", [STATE_FUZZY] = "fuzzy", [STATE_UNTRANSLATED] = "untranslated"};
    fprintf(out, "<tr id=\"m%zu\" class=\"%s\"><td>", (size_t)(entry - preview->document.entries),
            classes[state_of(entry)]);
}

/* Writes the texts of a message: the translation, or all of its plural forms. */
static void write_texts(FILE *out, const struct preview *preview, const struct po_entry *entry)
{
    for (size_t form = 0; form < entry->forms; form++)
        write_own(out, preview, "p", *entry->strings[form] ? entry->strings[form] : "—");
}

static void write_message(FILE *out, const struct preview *preview, const struct po_entry *entry)
{
    write_row_start(out, preview, entry);
    write_texts(out, preview, entry);
    write_state(out, entry);
    write_findings(out, preview, entry);
    fputs("</td><td lang=\"en\" dir=\"ltr\"><p>", out);
    escape(out, entry->id);
    fputs("</p>", out);
    write_note(out, entry);
    write_place(out, entry);
    fputs("</td></tr>", out);
}

static void write_messages(FILE *out, const struct preview *preview, const char *context)
{
    fputs("<table class=\"messages\">", out);
    for (size_t i = 0; i < preview->document.count; i++)
        if (!strcmp(preview->document.entries[i].context, context))
            write_message(out, preview, &preview->document.entries[i]);
    fputs("</table>", out);
}

/* The message in the file; NULL if the file does not have it. */
static const struct po_entry *find_entry(const struct preview *preview,
                                         const struct message *message)
{
    for (size_t i = 0; i < preview->document.count; i++) {
        const struct po_entry *entry = &preview->document.entries[i];
        if (!strcmp(entry->context, message->context) && !strcmp(entry->id, message->id))
            return entry;
    }
    return NULL;
}

/* The message for a text of a status; NULL if the status has no such text. */
static const struct message *text_message(int code, int kind)
{
    const struct lingo_status *status = lingo_status_resolve(code);
    size_t index = message_of_status(status, code, (enum lingo_text_kind)kind);
    return index < message_count() ? message_at(index) : NULL;
}

/* A code, or a class such as "4xx". */
static bool is_context(const char *context)
{
    return *context >= '1' && *context <= '5' && strlen(context) == 3 &&
           (!strcmp(context + 1, "xx") || strspn(context, "0123456789") == 3);
}

/* The code that represents a class, which must be unregistered. */
static int code_of_context(const char *context)
{
    return context[1] == 'x' ? 100 * (context[0] - '0') + 99 : (int)strtol(context, NULL, 10);
}

/* Writes the messages of the class that the page of a status uses. */
static void write_shared_messages(FILE *out, const struct preview *preview, const char *context)
{
    int code = code_of_context(context);
    bool started = false;
    for (int kind = 0; kind < LINGO_TEXT_COUNT; kind++) {
        const struct message *message = text_message(code, kind);
        const struct po_entry *entry = message ? find_entry(preview, message) : NULL;
        if (!entry || !strcmp(entry->context, context))
            continue;
        if (!started)
            fprintf(out, "<h2>%s</h2><table class=\"messages shared\">",
                    _("Texts shared with other statuses"));
        started = true;
        write_message(out, preview, entry);
    }
    if (started)
        fputs("</table>", out);
}

/* Writes the context and the English of a message that a page lacks, with a link to the message. */
static void write_missing_text(FILE *out, const struct preview *preview,
                               const struct message *message)
{
    const struct po_entry *entry = find_entry(preview, message);
    if (entry && entry->translated)
        return;
    fputs("<li>", out);
    if (entry) {
        fprintf(out, "<a href=\"/%s", is_context(entry->context) ? "status/" : "");
        fprintf(out, "%s#m%zu\">", is_context(entry->context) ? entry->context : "",
                (size_t)(entry - preview->document.entries));
    }
    /* notes start with "5xx, summary: " */
    size_t length = is_context(message->context) ? strcspn(message->note, ":") : 0;
    fprintf(out, "%.*s: <span lang=\"en\" dir=\"ltr\">",
            (int)(length ? length : strlen(message->context)),
            length ? message->note : message->context);
    escape(out, message->id);
    fputs(entry ? "</span></a></li>" : "</span></li>", out);
}

/* Writes why the page of a status is in English: each text that is missing.  A page needs the texts
 * of its status and all those of the context "page".  With a site's own texts, those that the file
 * lacks are the built-in ones. */
static void write_missing(FILE *out, const struct preview *preview, int code)
{
    fprintf(out, "<div class=\"missing\"><p>%s</p><ul>",
            _("A text that the page needs is missing, so the whole page is in English."));
    for (int kind = 0; !preview->source->own && kind < LINGO_TEXT_COUNT; kind++) {
        const struct message *message = text_message(code, kind);
        if (message)
            write_missing_text(out, preview, message);
    }
    for (size_t i = 0; !preview->source->own && i < message_count(); i++)
        if (!strcmp(message_at(i)->context, "page"))
            write_missing_text(out, preview, message_at(i));
    fputs("</ul></div>", out);
}

static void write_frame(FILE *out, const struct preview_view *view, const char *width)
{
    fprintf(out,
            "<iframe class=\"%s\" title=\"%s\" loading=\"lazy\" sandbox src=\"/page?code=%d&amp;"
            "lang=%s&amp;maintenance=%s&amp;scheme=%s\"></iframe>",
            width, view->english ? "English" : "translation", view->code,
            view->english ? "en" : "own", view->maintenance ? "yes" : "no",
            view->dark ? "dark" : "light");
}

/* Writes the HTML pages: wide and narrow, light and dark, each next to the English one. */
static void write_html_views(FILE *out, int code, bool maintenance)
{
    static const char *const widths[] = {"desktop", "narrow"};
    const char *names[] = {_("desktop, light"), _("desktop, dark"), _("narrow, light"),
                           _("narrow, dark")};
    for (int i = 0; i < 4; i++) {
        fprintf(out, "<h3>HTML, %s</h3><div class=\"pair\">", names[i]);
        for (int english = 0; english < 2; english++) {
            struct preview_view view = {code, english, maintenance, i % 2, LINGO_MEDIA_HTML};
            write_frame(out, &view, widths[i / 2]);
        }
        fputs("</div>", out);
    }
}

static void write_other_views(FILE *out, const struct preview *preview, int code)
{
    for (int format = LINGO_MEDIA_PROBLEM_JSON; format < LINGO_MEDIA_COUNT; format++) {
        fprintf(out, "<h3>%s</h3><div class=\"pair\">", lingo_media_type((enum lingo_media)format));
        for (int english = 0; english < 2; english++) {
            struct preview_view view = {code, english, false, false, (enum lingo_media)format};
            const char *type;
            char *page = preview_page(preview, &view, &type);
            if (english || format != LINGO_MEDIA_TEXT) {
                fputs("<pre dir=\"ltr\">", out);
                escape(out, page);
                fputs("</pre>", out);
            } else {
                write_own(out, preview, "pre", page);
            }
            free(page);
        }
        fputs("</div>", out);
    }
}

static bool has_content(const struct preview *preview, int code)
{
    struct preview_view view = {code, true, false, false, LINGO_MEDIA_TEXT};
    const char *type;
    char *page = preview_page(preview, &view, &type);
    bool content = *page;
    free(page);
    return content;
}

static void write_status(FILE *out, const struct preview *preview, const char *context)
{
    int code = code_of_context(context);
    const struct lingo_status *status = lingo_status_resolve(code);
    fprintf(out, "<h1>%s <span lang=\"en\">%s</span></h1>", context, lingo_status_phrase(status));
    write_messages(out, preview, context);
    write_shared_messages(out, preview, context);
    if (!preview->site)
        return;
    if (!has_content(preview, code)) {
        fprintf(
            out, "<p>%s</p>",
            _("A response with this status has no content. 'httplingo status' shows its texts."));
        return;
    }
    if (preview->language && !lingo_language_is_complete(preview->language, status))
        write_missing(out, preview, code);
    write_html_views(out, code, false);
    if (code == 503) {
        fprintf(out, "<h2>%s</h2>", _("During maintenance"));
        write_html_views(out, code, true);
    }
    write_other_views(out, preview, code);
}

static void write_count(FILE *out, const char *class, size_t count)
{
    fputs("<td>", out);
    if (count)
        fprintf(out, "<b class=\"%s\">%zu</b>", class, count);
    fputs("</td>", out);
}

static void write_overview_row(FILE *out, const struct preview *preview, const char *context,
                               const char *title)
{
    fprintf(out, "<tr><td><a href=\"/status/%s\">%s</a></td><td>", context, context);
    write_own(out, preview, "span", title);
    fputs("</td>", out);
    write_count(out, "untranslated", count_state(preview, context, STATE_UNTRANSLATED));
    write_count(out, "missing", count_state(preview, context, STATE_FUZZY));
    write_count(out, "finding", count_findings(preview, context));
    fputs("</tr>", out);
}

/* The last text of a context that is a headline: the title if there is one. */
static const char *title_of(const struct preview *preview, const char *context)
{
    const char *title = "";
    for (size_t i = 0; i < preview->document.count; i++) {
        const struct po_entry *entry = &preview->document.entries[i];
        if (!strcmp(entry->context, context) && entry->translated &&
            (!*title || strstr(entry->extracted, ", title")))
            title = entry->strings[0];
    }
    return title;
}

/* Whether an earlier message has the same context. */
static bool is_repeated(const struct preview *preview, size_t index)
{
    const struct po_entry *entries = preview->document.entries;
    size_t i = 0;
    while (i < index && strcmp(entries[i].context, entries[index].context) != 0)
        i++;
    return i < index;
}

static void write_statuses(FILE *out, const struct preview *preview)
{
    fprintf(out, "<table><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr>",
            _("status"), _("title"), _("untranslated"), _("fuzzy"), _("findings"));
    for (size_t i = 0; i < preview->document.count; i++) {
        const char *context = preview->document.entries[i].context;
        if (is_context(context) && !is_repeated(preview, i))
            write_overview_row(out, preview, context, title_of(preview, context));
    }
    fputs("</table>", out);
}

static bool has_messages(const struct preview *preview, const char *context)
{
    for (size_t i = 0; i < preview->document.count; i++)
        if (!strcmp(preview->document.entries[i].context, context))
            return true;
    return false;
}

static void write_methods(FILE *out, const struct preview *preview)
{
    for (size_t i = 0; i < lingo_method_count(); i++) {
        const char *name = lingo_method_name(lingo_method_at(i));
        if (!has_messages(preview, name))
            continue;
        fprintf(out, "<h3>%s</h3>", name);
        write_messages(out, preview, name);
    }
}

static void write_overview(FILE *out, const struct preview *preview)
{
    size_t count = preview->document.count, missing = 0;
    for (size_t i = 0; i < count; i++)
        missing += !preview->document.entries[i].translated;
    fputs("<h1>", out);
    write_own(out, preview, "span",
              preview->language ? lingo_language_autonym(preview->language).data
                                : preview->document.language);
    fputs("</h1><p>", out);
    fprintf(out, _("%zu of %zu messages are translated. Findings of po-check: %zu."),
            count - missing, count, preview->findings.count);
    fputs("</p>", out);
    if (preview->document.header.forms)
        write_findings(out, preview, &preview->document.header);
    fprintf(out, "<h2>%s</h2>", _("Statuses"));
    write_statuses(out, preview);
    fprintf(out, "<h2>%s</h2>", _("Other texts on pages"));
    write_messages(out, preview, "page");
    fprintf(out, "<h2>%s</h2>", _("Methods"));
    write_methods(out, preview);
}

/* Links to the message that a finding is about: on the page of its status, or on the overview. */
static void write_finding_link(FILE *out, const struct preview *preview,
                               const struct po_finding *finding)
{
    const struct po_entry *entry = finding->entry;
    bool message = entry && entry != &preview->document.header;
    fputs("<li>", out);
    if (message) {
        fprintf(out, "<a href=\"/%s", is_context(entry->context) ? "status/" : "");
        if (is_context(entry->context))
            escape(out, entry->context);
        fprintf(out, "#m%zu\">", (size_t)(entry - preview->document.entries));
        escape(out, entry->context);
        fputs("</a> ", out);
    }
    fprintf(out, "<code>%s</code> ", po_rule_id(finding->rule));
    escape(out, finding->message);
    fputs("</li>", out);
}

/* Whether a finding is about a message in a context; NULL is for all findings. */
static bool is_within(const struct po_finding *finding, const char *context)
{
    return !context || (finding->entry && !strcmp(finding->entry->context, context));
}

/* Writes what stays in sight while the page is scrolled: the file, the number of messages in each
 * state, and the findings of the page. */
static void write_bar(FILE *out, const struct preview *preview, const char *context)
{
    size_t count = context ? count_findings(preview, context) : preview->findings.count;
    fputs("<header class=\"bar\"><p><a href=\"/\">", out);
    escape(out, preview->path);
    fprintf(out, "</a> <span>%s: %zu</span> <span>%s: %zu</span></p>", _("untranslated"),
            count_state(preview, context, STATE_UNTRANSLATED), _("fuzzy"),
            count_state(preview, context, STATE_FUZZY));
    if (count)
        fprintf(out, "<details open><summary>%s: %zu</summary><ul>", _("findings"), count);
    for (size_t i = 0; i < preview->findings.count; i++)
        if (is_within(&preview->findings.list[i], context))
            write_finding_link(out, preview, &preview->findings.list[i]);
    fputs(count ? "</ul></details></header>" : "</header>", out);
}

bool preview_write(FILE *out, const struct preview *preview, const char *path)
{
    static const char prefix[] = "/status/";
    const char *context =
        strncmp(path, prefix, sizeof prefix - 1) ? NULL : path + sizeof prefix - 1;
    if (context ? !is_context(context) : strcmp(path, "/") != 0)
        return false;
    fprintf(out,
            "<!DOCTYPE html>\n<html data-version=\"%u\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width\"><title>",
            preview->version);
    escape(out, preview->path);
    fputs("</title><link rel=\"stylesheet\" href=\"/preview.css\">"
          "<script src=\"/preview.js\" defer></script></head><body>",
          out);
    write_bar(out, preview, context);
    if (*preview->problem) {
        fputs("<p class=\"finding\">", out);
        escape(out, preview->problem);
        fputs("</p>", out);
    }
    write_findings(out, preview, NULL);
    if (context)
        write_status(out, preview, context);
    else
        write_overview(out, preview);
    fputs("</body></html>\n", out);
    return true;
}
