/* SPDX-License-Identifier: MIT */
/* Opens sites, with warnings for the operator. */
#include "daemon/site.h"

#include "daemon/log.h"
#include "tools/colour/contrast.h"

#include <httplingo/site-file.h>
#include <stdlib.h>
#include <string.h>

/* The page of a code in HTML, to be freed; NULL when it is empty or there is no memory. */
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

/* Whether a template says which error it is the page of: a file that was named by mistake does
 * not. */
static bool is_page(const struct lingo_site *site)
{
    char *first = make_page(site, 404), *second = make_page(site, 503);
    bool good = first && second && strcmp(first, second) != 0;
    free(first);
    free(second);
    return good;
}

/* Files of texts that another one stands for. */
static void say_left_out(const struct lingo_site *site)
{
    const char *note;
    for (size_t i = 0; (note = lingo_catalog_left_out(lingo_site_catalog(site), i)); i++)
        say("%s", note);
}

static void tell(void *closure, const struct lingo_report *report)
{
    (void)closure;
    say("%s", report->message);
}

const struct lingo_site *site_open(const char *path)
{
    const struct lingo_site *site;
    if (!path)
        return lingo_site_builtin();
    if (lingo_site_read_all(&site, NULL, path, tell, NULL))
        return NULL;
    if (is_page(site)) {
        say_left_out(site);
        return site;
    }
    say("%s: the template makes the same page of every error: it needs {{title}} or {{code}}, as "
        "httplingo-template(5) describes",
        path);
    lingo_site_release(site);
    return NULL;
}

static void warn(void *closure, const struct contrast *found)
{
    bool *good = closure;
    *good = false;
    say("warning: %s = %s: the contrast with %s in the theme %s is %.1f:1, and should be %d:1 at "
        "least",
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
