/* SPDX-License-Identifier: MIT */
/* httplingo gallery: writes every page in every language and theme as a static site.  Each page is
 * in a frame next to an index, so that it looks as it does for visitors; beside it are the English
 * page and the notes on its messages. */
#include "tools/cli.h"
#include "tools/generate/job.h"
#include "tools/messages.h"
#include "tools/samples.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char style[] =
    "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\n"
    "<style>:root{color-scheme:light dark}body{margin:0;font:1rem/1.6 system-ui,sans-serif}"
    "a{color:inherit}main{max-width:60rem;margin:auto;padding:2rem}"
    ".frame main{max-width:none;margin:0;padding:0}.frame h1{display:inline;font-size:1em}"
    "ul{list-style:none;padding:0;columns:14rem}li{padding:.2rem 0}"
    ".frame{display:grid;grid-template:auto 1fr/16rem 1fr;height:100vh}"
    ".frame header{grid-column:1/3;padding:.5rem 1rem;border-block-end:1px solid #8888;"
    "font-size:.85rem;line-height:1.5}.frame nav{overflow:auto;padding:0 1rem}"
    ".frame main{display:grid;grid-template:1fr 14rem/1fr 1fr;gap:1px;background:#8888}"
    "iframe[name=notes]{grid-column:1/3}.frame main iframe{background:Canvas}"
    ".english main{grid-template-columns:1fr}.english iframe[name=notes]{grid-column:1}"
    "table{border-collapse:collapse;width:100%}caption{font-weight:bold;text-align:start;"
    "padding:.5rem}td{padding:.2rem .5rem;vertical-align:top;width:33%;"
    "border-block-start:1px solid #8888}"
    ".frame nav ul{columns:1}.frame "
    "a{display:inline-block;margin-inline-end:.6em}iframe{border:0;width:100%;height:100%}"
    "@media(max-width:60rem){.frame{grid-template:auto 12rem 60rem/1fr;height:auto}"
    ".frame header{grid-column:1}.frame main{grid-template:1fr 1fr 15rem/1fr}"
    "iframe[name=notes]{grid-column:1}}[aria-current]{font-weight:bold}</style>\n";

/* Without it, a link changes only the page in the language. */
static const char script[] =
    "<script>\n"
    "document.querySelector('nav').addEventListener('click', (event) => {\n"
    "  const link = event.target.closest('a');\n"
    "  if (!link) return;\n"
    "  const name = link.getAttribute('href');\n"
    "  const english = document.querySelector('iframe[name=english]');\n"
    "  if (english) english.src = '../en/' + name;\n"
    "  const notes = document.querySelector('iframe[name=notes]');\n"
    "  notes.src = notes.src.replace(/#.*/, '#c' + parseInt(name, 10));\n"
    "});\n"
    "</script>\n";

/* Whether there is a page: not for 1xx, 204, 205 and 304. */
static bool has_page(const struct lingo_status *status)
{
    return lingo_status_body(status).value == LINGO_BODY_YES;
}

static bool write_page(struct generate_job *job, const char *theme,
                       const struct lingo_language *language, const struct lingo_status *status)
{
    struct lingo_parameter parameters[SAMPLES_MAX];
    size_t count = samples_fill(parameters, lingo_status_code(status));
    struct lingo_request request = {.code = lingo_status_code(status),
                                    .language = language,
                                    .media = 1u << LINGO_MEDIA_HTML,
                                    .parameters = parameters,
                                    .parameter_count = count};
    size_t length =
        lingo_page_write(job->site, &request, job->page, GENERATE_PAGE_MAX, &job->response);
    FILE *file = generate_create(job, "%s/%s/%d.html", theme, lingo_language_tag(language).data,
                                 lingo_status_code(status));
    if (!file)
        return false;
    fwrite(job->page, 1, length < GENERATE_PAGE_MAX ? length : 0, file);
    return generate_close(job, file);
}

static void print_switch(FILE *file, const char *theme, const struct lingo_language *language)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    const char *name;
    for (size_t i = 0; (name = lingo_theme_at(i)); i++)
        fprintf(file, "<a href=\"../../%s/%s/index.html\"%s>%s</a>\n", name,
                lingo_language_tag(language).data,
                strcmp(theme, name) ? "" : " aria-current=\"true\"", name);
    fputs("<hr>\n", file);
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *other = lingo_catalog_at(catalog, i);
        const char *tag = lingo_language_tag(other).data;
        fprintf(file,
                "<a href=\"../%s/index.html\" lang=\"%s\" hreflang=\"%s\"%s><bdi>%s</bdi></a>\n",
                tag, tag, tag, other == language ? " aria-current=\"true\"" : "",
                lingo_language_autonym(other).data);
    }
}

/* Frames for the page, the English one, and the notes on the messages of both. */
static void print_frames(FILE *file, const char *tag)
{
    fputs("<main><iframe name=\"page\" src=\"404.html\" title=\"404\"></iframe>\n", file);
    if (strcmp(tag, "en") != 0)
        fputs("<iframe name=\"english\" src=\"../en/404.html\" title=\"English\" lang=\"en\">"
              "</iframe>\n",
              file);
    fprintf(file,
            "<iframe name=\"notes\" src=\"../../notes/%s.html#c404\" title=\"notes\" lang=\"en\">"
            "</iframe></main>\n%s",
            tag, script);
}

static void print_escaped(FILE *file, const char *text)
{
    for (; *text; text++)
        if (*text == '<')
            fputs("&lt;", file);
        else if (*text == '&')
            fputs("&amp;", file);
        else
            putc(*text, file);
}

/* The texts of a status in a language, in English, and the notes to translators. */
static void print_notes(FILE *file, const struct lingo_language *language,
                        const struct lingo_status *status)
{
    int code = lingo_status_code(status);
    fprintf(file, "<table id=\"c%d\"><caption>%d %s</caption>\n", code, code,
            lingo_status_phrase(status));
    for (int kind = 0; kind < LINGO_TEXT_COUNT; kind++) {
        size_t index = message_of_status(status, code, (enum lingo_text_kind)kind);
        if (index == message_count())
            continue;
        fprintf(file, "<tr><td lang=\"%s\" dir=\"%s\">", lingo_language_tag(language).data,
                lingo_language_is_rtl(language) ? "rtl" : "ltr");
        print_escaped(file, lingo_language_text(language, status, (enum lingo_text_kind)kind).data);
        fputs("</td><td>", file);
        print_escaped(file, message_at(index)->id);
        fputs("</td><td><small>", file);
        print_escaped(file, message_at(index)->note);
        fputs("</small></td></tr>\n", file);
    }
    fputs("</table>\n", file);
}

static bool write_notes(struct generate_job *job, const struct lingo_language *language)
{
    FILE *file = generate_create(job, "notes/%s.html", lingo_language_tag(language).data);
    if (!file)
        return false;
    fprintf(file, "<!DOCTYPE html>\n<html lang=\"en\">\n<title>httplingo: notes</title>\n%s",
            style);
    for (size_t i = 0; i < lingo_status_count(); i++)
        if (has_page(lingo_status_at(i)))
            print_notes(file, language, lingo_status_at(i));
    fputs("</html>\n", file);
    return generate_close(job, file);
}

static bool write_all_notes(struct generate_job *job)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    bool good = true;
    for (size_t i = 0; good && i < lingo_catalog_count(catalog); i++)
        good = write_notes(job, lingo_catalog_at(catalog, i));
    return good;
}

/* The index of a theme in a language: the themes and languages at the top, the codes next to the
 * page. */
static bool write_index(struct generate_job *job, const char *theme,
                        const struct lingo_language *language)
{
    const char *tag = lingo_language_tag(language).data;
    FILE *file = generate_create(job, "%s/%s/index.html", theme, tag);
    if (!file)
        return false;
    fprintf(
        file,
        "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<title>httplingo: %s, %s</title>\n%s"
        "<body class=\"frame%s\">\n<header><h1><a href=\"../../index.html\">httplingo</a></h1>\n",
        tag, lingo_language_is_rtl(language) ? "rtl" : "ltr", lingo_language_autonym(language).data,
        theme, style, strcmp(tag, "en") ? "" : " english");
    print_switch(file, theme, language);
    fputs("</header>\n<nav><ul>\n", file);
    for (size_t i = 0; i < lingo_status_count(); i++) {
        const struct lingo_status *status = lingo_status_at(i);
        if (has_page(status))
            fprintf(file, "<li><a href=\"%d.html\" target=\"page\"><bdi>%d</bdi> %s</a>\n",
                    lingo_status_code(status), lingo_status_code(status),
                    lingo_language_text(language, status, LINGO_TEXT_PHRASE).data);
    }
    fputs("</ul></nav>\n", file);
    print_frames(file, tag);
    fputs("</body>\n</html>\n", file);
    return generate_close(job, file);
}

static bool write_start(struct generate_job *job)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    FILE *file = generate_create(job, "index.html");
    if (!file)
        return false;
    fprintf(file,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<title>httplingo: all pages</title>\n%s<main>\n"
            "<h1>Every error, in every language</h1>\n"
            "<p>The pages of httplingo %s as visitors see them. Choose a language.</p>\n<ul>\n",
            style, lingo_version());
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        const char *tag = lingo_language_tag(language).data;
        fprintf(
            file,
            "<li><a href=\"default/%s/index.html\" lang=\"%s\" hreflang=\"%s\"><bdi>%s</bdi></a>\n",
            tag, tag, tag, lingo_language_autonym(language).data);
    }
    fputs("</ul>\n</main>\n</html>\n", file);
    return generate_close(job, file);
}

static void show_progress(size_t done, size_t all)
{
    static const char bar[] = "########################################";
    int filled = (int)(done * (sizeof bar - 1) / all);
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r[%-40.*s] %3zu %%%s", filled, bar, done * 100 / all,
                done == all ? "\n" : "");
}

static size_t theme_count(void)
{
    size_t count = 0;
    while (lingo_theme_at(count))
        count++;
    return count;
}

static bool write_theme(struct generate_job *job, size_t theme)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    size_t count = lingo_catalog_count(catalog);
    const char *name = lingo_theme_at(theme);
    for (size_t i = 0; i < count; i++) {
        const struct lingo_language *language = lingo_catalog_at(catalog, i);
        if (!write_index(job, name, language))
            return false;
        for (size_t s = 0; s < lingo_status_count(); s++)
            if (has_page(lingo_status_at(s)) &&
                !write_page(job, name, language, lingo_status_at(s)))
                return false;
        show_progress(theme * count + i + 1, theme_count() * count);
    }
    return true;
}

static int write_gallery(const char *out)
{
    struct generate_job job = {.out = out, .page = malloc(GENERATE_PAGE_MAX)};
    if (!job.page)
        return cli_error(EXIT_IO, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
    bool good = write_start(&job) && write_all_notes(&job);
    for (size_t i = 0; good && lingo_theme_at(i); i++) {
        const struct lingo_setting setting = {"theme", lingo_theme_at(i)};
        struct lingo_report report;
        good = !lingo_site_open(&job.site, NULL, &setting, 1, &report);
        if (!good)
            cli_error(EXIT_IO, "%s", report.message);
        else
            good = write_theme(&job, i);
        lingo_site_release(job.site);
        job.site = NULL;
    }
    free(job.page);
    return good ? EXIT_DONE : EXIT_IO;
}

int command_gallery(int argc, char **argv)
{
    static const struct option options[] = {
        {"help", no_argument, NULL, 'h'},
        {"out", required_argument, NULL, 'o'},
        {NULL, 0, NULL, 0},
    };
    const char *out = NULL;
    for (int option; (option = getopt_long(argc, argv, "ho:", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            return EXIT_DONE;
        }
        if (option != 'o')
            return cli_bad_option();
        out = optarg;
    }
    if (optind < argc)
        return cli_error(EXIT_USAGE, _("unexpected argument \"%s\""), argv[optind]);
    if (!out)
        return cli_error(EXIT_USAGE, _("--out is required: the directory to write to"));
    return write_gallery(out);
}
