/* SPDX-License-Identifier: MIT */
/* Opens sites, with warnings for the operator. */
#include "daemon/site.h"

#include "daemon/log.h"
#include "tools/colour/contrast.h"

#include <httplingo/site-file.h>
#include <stdlib.h>
#include <string.h>

/* The HTML page for a code, to be freed; NULL if it is empty or there is not enough memory. */
static char *make_page(const struct lingo_site *site, int code)
{
    struct lingo_request request = {.code = code, .media = 1u << LINGO_MEDIA_HTML};
    struct lingo_response response;
    size_t length = lingo_page_write(site, &request, NULL, 0, &response);
    char *page = length ? malloc(length + 1) : NULL;
    if (page)
        lingo_page_write(site, &request, page, length + 1, &response);
    return page;
}

/* Whether the pages for different errors differ.  If they do not, the template is probably the
 * wrong file. */
static bool is_page(const struct lingo_site *site)
{
    char *first = make_page(site, 404), *second = make_page(site, 503);
    bool good = first && second && strcmp(first, second) != 0;
    free(first);
    free(second);
    return good;
}

/* Reports catalogues that were ignored because of another one. */
static void say_left_out(const struct lingo_site *site)
{
    const char *note;
    for (size_t i = 0; (note = lingo_catalog_left_out(lingo_site_catalog(site), i)); i++)
        say("%s", note);
}

static void tell(void *closure, const struct lingo_report *report)
{
    bool *was_denied = closure;
    say("%s", report->message);
    if (report->error == LINGO_ERROR_FILE && strstr(report->message, "permission denied"))
        *was_denied = true;
}

const struct lingo_site *site_open(const char *path, bool *was_denied)
{
    const struct lingo_site *site;
    bool unused;
    if (!was_denied)
        was_denied = &unused;
    *was_denied = false;
    if (!path)
        return lingo_site_builtin();
    if (lingo_site_read_all(&site, NULL, path, tell, was_denied))
        return NULL;
    if (is_page(site)) {
        say_left_out(site);
        return site;
    }
    say("%s: the template makes the same page for every error; it needs {{title}} or {{code}}, see "
        "httplingo-template(5)",
        path);
    lingo_site_release(site);
    return NULL;
}

static void warn(void *closure, const struct contrast *found)
{
    bool *good = closure;
    *good = false;
    say("warning: %s = %s: the contrast with %s in the theme %s is %.1f:1, but should be at least "
        "%d:1",
        found->option, found->value, found->other, found->theme, (int)(found->ratio * 10) / 10.0,
        found->least);
}

bool site_warn(const char *path)
{
    bool good = true;
    if (path)
        contrast_find(path, warn, &good);
    return good;
}
