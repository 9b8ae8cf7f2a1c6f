/* SPDX-License-Identifier: MIT */
/* A site without files: the template and its partial are part of the program. */
#include <httplingo.h>
#include <stdio.h>

static const char page_html[] =
    "<!DOCTYPE html>\n<html lang=\"{{lang}}\">\n<title>{{title}}</title>\n"
    "<h1>{{title}}</h1>\n<p>{{summary}}</p>\n{{>foot}}\n</html>\n";
static const char foot_html[] = "<footer>{{site_name}}, {{code}}</footer>";

int main(void)
{
    const struct lingo_file list[] = {{"page.html", page_html, sizeof page_html - 1},
                                      {"foot.html", foot_html, sizeof foot_html - 1}};
    const struct lingo_files files = {list, 2};
    const struct lingo_setting settings[] = {{"name", "Teahouse"}, {"template", "page.html"}};
    const struct lingo_site *site;
    struct lingo_report report;
    if (lingo_site_open_files(&site, NULL, settings, 2, &files, &report) != LINGO_OK) {
        fprintf(stderr, "%s\n", report.message);
        return 1;
    }
    struct lingo_request request = {.code = 404, .accept_language = {"fr-CA, fr;q=0.9", 15}};
    char page[4096];
    lingo_page_write(site, &request, page, sizeof page, NULL);
    fputs(page, stdout);
    lingo_site_release(site);
    return 0;
}
