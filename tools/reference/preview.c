/* SPDX-License-Identifier: MIT */
/* The error page of a status, in each theme as a file, and in the other formats as text. */
#include "base/text.h"
#include "tools/cli.h"
#include "tools/reference/reference.h"
#include "tools/samples.h"

#include <stdio.h>

#define PREVIEW_MAX (1u << 17)

/* Makes a page.  Returns an empty text after printing an error. */
static struct lingo_text make(const struct reference_page *page, size_t theme, int code,
                              enum lingo_media media, char *buffer)
{
    struct lingo_parameter parameters[SAMPLES_MAX];
    struct lingo_response response;
    struct lingo_request request = {.code = code,
                                    .language = page->language,
                                    .media = 1u << (unsigned)media,
                                    .parameters = parameters,
                                    .parameter_count = samples_fill(parameters, code)};
    size_t length =
        lingo_page_write(page->site->themes[theme], &request, buffer, PREVIEW_MAX, &response);
    if (length < PREVIEW_MAX)
        return (struct lingo_text){buffer, length};
    cli_error(EXIT_IO, _("the page is larger than %u bytes"), PREVIEW_MAX);
    return (struct lingo_text){buffer, 0};
}

static bool write_preview(struct reference_page *page, size_t theme, int code)
{
    static char buffer[PREVIEW_MAX];
    char path[128];
    struct lingo_text text = make(page, theme, code, LINGO_MEDIA_HTML, buffer);
    snprintf(path, sizeof path, "%s/preview/%s/%d.html", page->tag, lingo_theme_at(theme), code);
    return text.length && reference_save(page->site, path, text);
}

bool reference_write_previews(struct reference_page *page)
{
    for (size_t theme = 0; theme < page->site->theme_count; theme++)
        for (size_t i = 0; i < lingo_status_count(); i++) {
            const struct lingo_status *status = lingo_status_at(i);
            if (lingo_status_body(status).value == LINGO_BODY_YES &&
                !write_preview(page, theme, lingo_status_code(status)))
                return false;
        }
    return true;
}

static void put_format(struct reference_page *page, int code, enum lingo_media media)
{
    static char buffer[PREVIEW_MAX];
    struct lingo_text text = make(page, 0, code, media, buffer);
    putf(page,
         "<details><summary><code>%s</code></summary>\n"
         "<pre tabindex=\"0\" translate=\"no\"><code dir=\"auto\">",
         lingo_media_type(media));
    put_code(page, text);
    put(page, "</code></pre></details>\n");
}

void reference_put_preview(struct reference_page *page, const struct lingo_status *status)
{
    int code = lingo_status_code(status);
    put_section(page, "preview", LABEL_preview);
    put(page, "<p>");
    put_label(page, LABEL_theme);
    put(page, "</p>\n<ul class=\"links\">\n");
    for (size_t i = 0; i < page->site->theme_count; i++)
        putf(page,
             "<li><a href=\"../preview/%s/%d.html\" target=\"preview\" translate=\"no\" "
             "lang=\"en\" dir=\"ltr\">%s</a></li>\n",
             lingo_theme_at(i), code, lingo_theme_at(i));
    putf(page,
         "</ul>\n<iframe name=\"preview\" src=\"../preview/%s/%d.html\" sandbox loading=\"lazy\" "
         "title=\"",
         lingo_theme_at(0), code);
    put_plain_label(page, LABEL_preview);
    putf(page, "\"></iframe>\n<p><a href=\"../preview/%s/%d.html\">", lingo_theme_at(0), code);
    put_label(page, LABEL_open_page);
    put(page, "</a></p>\n");
    put_format(page, code, LINGO_MEDIA_PROBLEM_JSON);
    put_format(page, code, LINGO_MEDIA_TEXT);
    put(page, "</section>\n");
}
