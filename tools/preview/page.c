/* SPDX-License-Identifier: MIT */
/* Pages as a server would send them, with all parameters of a request. */
#include "tools/preview/preview.h"

#include <stdlib.h>
#include <string.h>

/* The parameters of pages, always or with a status. */
static const struct {
    int code; /* 0: any code */
    enum lingo_parameter_name name;
    const char *value;
} told[] = {
    {0, LINGO_PARAMETER_URI, "/shop/articles/4711?colour=green"},
    {0, LINGO_PARAMETER_REQUEST_ID, "7f3a9c52-1f0e"},
    {0, LINGO_PARAMETER_HOME, "https://www.example.org/"},
    {0, LINGO_PARAMETER_HOST, "www.example.org"},
    {0, LINGO_PARAMETER_TIME, "1795908850"},
    {0, LINGO_PARAMETER_CONTACT, "mailto:support@example.org"},
    {0, LINGO_PARAMETER_SEARCH, "/search"},
    {0, LINGO_PARAMETER_SERVICE_STATUS, "https://status.example.org/"},
    {201, LINGO_PARAMETER_LOCATION, "/new/place"},
    {300, LINGO_PARAMETER_CHOICES, "/page.en.html English, /page.fr.html Français"},
    {301, LINGO_PARAMETER_LOCATION, "https://www.example.org/new/place"},
    {302, LINGO_PARAMETER_LOCATION, "https://www.example.org/new/place"},
    {303, LINGO_PARAMETER_LOCATION, "https://www.example.org/new/place"},
    {307, LINGO_PARAMETER_LOCATION, "https://www.example.org/new/place"},
    {308, LINGO_PARAMETER_LOCATION, "https://www.example.org/new/place"},
    {401, LINGO_PARAMETER_SIGN_IN, "https://www.example.org/sign-in"},
    {403, LINGO_PARAMETER_SIGN_IN, "https://www.example.org/sign-in"},
    {405, LINGO_PARAMETER_ALLOW, "GET, HEAD, OPTIONS"},
    {406, LINGO_PARAMETER_CHOICES, "/page.en.html English, /page.fr.html Français"},
    {413, LINGO_PARAMETER_RETRY_AFTER, "5400"},
    {422, LINGO_PARAMETER_DETAIL, "4711"},
    {426, LINGO_PARAMETER_PROTOCOLS, "HTTP/2.0, websocket"},
    {429, LINGO_PARAMETER_RETRY_AFTER, "120"},
    {451, LINGO_PARAMETER_AUTHORITY, "High Court of Justice"},
    {500, LINGO_PARAMETER_SERVER, "web-3"},
    {503, LINGO_PARAMETER_MAINTENANCE, "yes"},
    {503, LINGO_PARAMETER_RETRY_AFTER, "7200"},
    {505, LINGO_PARAMETER_PROTOCOLS, "HTTP/1.1, HTTP/2"},
};
#define TOLD_COUNT (sizeof told / sizeof told[0])

/* The code whose page shows each label. */
static const int label_codes[LINGO_LABEL_COUNT] = {
    [LINGO_LABEL_WAIT_NOW] = 408,
    [LINGO_LABEL_OUTLOOK_SOON] = 502,
    [LINGO_LABEL_OUTLOOK_LATER] = 500,
    [LINGO_LABEL_OUTLOOK_NO] = 501,
    [LINGO_LABEL_TRY_AGAIN] = 502,
    [LINGO_LABEL_SIGN_IN] = 401,
    [LINGO_LABEL_HOME] = 404,
    [LINGO_LABEL_SEARCH] = 404,
    [LINGO_LABEL_SERVICE_STATUS] = 502,
    [LINGO_LABEL_CONTACT] = 404,
    [LINGO_LABEL_CONTINUE] = 301,
    [LINGO_LABEL_SUPPORT_HINT] = 500,
    [LINGO_LABEL_NOT_SAVED] = 500,
    [LINGO_LABEL_SIGN_IN_OTHER] = 403,
    [LINGO_LABEL_USE_HTTPS] = 497,
    [LINGO_LABEL_NEW_ADDRESS] = 301,
    [LINGO_LABEL_DETAILS] = 422,
    [LINGO_LABEL_TECHNICAL_DETAILS] = 404,
    [LINGO_LABEL_ADDRESS] = 404,
    [LINGO_LABEL_HOST] = 404,
    [LINGO_LABEL_SERVER] = 500,
    [LINGO_LABEL_REQUEST_ID] = 404,
    [LINGO_LABEL_METHODS] = 405,
    [LINGO_LABEL_CHOICES] = 300,
    [LINGO_LABEL_PROTOCOLS] = 505,
    [LINGO_LABEL_AUTHORITY] = 451,
    [LINGO_LABEL_LANGUAGE] = 404,
    [LINGO_LABEL_MAINTENANCE] = 503,
    [LINGO_LABEL_MAINTENANCE_SUMMARY] = 503,
    [LINGO_LABEL_LABELLED] = 404,
};

int preview_label_code(enum lingo_label label)
{
    return label_codes[label];
}

static size_t tell(const struct preview_view *view, struct lingo_parameter *parameters)
{
    size_t count = 0;
    for (size_t i = 0; i < TOLD_COUNT; i++)
        if ((!told[i].code || told[i].code == view->code) &&
            (told[i].name != LINGO_PARAMETER_MAINTENANCE || view->maintenance))
            parameters[count++] =
                (struct lingo_parameter){told[i].name, {told[i].value, strlen(told[i].value)}};
    return count;
}

/* Replaces all occurrences of a string by one that is not longer, followed by spaces. */
static void replace(char *text, const char *from, const char *to)
{
    size_t length = strlen(from);
    for (char *p = text; (p = strstr(p, from)); p += length) {
        memset(p, ' ', length);
        memcpy(p, to, strlen(to));
    }
}

/* The colours depend on a setting of the browser, which a page cannot change for a frame.  So this
 * replaces the media query by one that is always, or never, true. */
static void fix_colours(char *html, bool dark)
{
    replace(html, "(prefers-color-scheme:dark)", dark ? "(min-width:0)" : "(max-width:0)");
    replace(html, "content=\"light dark\"", dark ? "content=dark" : "content=light");
}

#define PAGE_SIZE (1 << 16)

char *preview_page(const struct preview *preview, const struct preview_view *view,
                   const char **content_type)
{
    struct lingo_parameter parameters[TOLD_COUNT];
    const struct lingo_language *english = lingo_catalog_find(preview->catalog, "en", 2);
    struct lingo_request request = {
        .code = view->code,
        .status = lingo_status_find(view->code) ? NULL : lingo_vendor_find(view->code, NULL),
        .language = view->english || !preview->language ? english : preview->language,
        .media = 1u << view->format,
        .parameters = parameters,
        .parameter_count = tell(view, parameters),
    };
    /* a form was sent when the server failed: the page has one more sentence */
    if (view->code == 500)
        request.method = (struct lingo_text){"POST", 4};
    struct lingo_response response;
    char *page = calloc(1, PAGE_SIZE);
    if (!page)
        abort();
    lingo_page_write(preview->site, &request, page, PAGE_SIZE, &response);
    if (view->format == LINGO_MEDIA_HTML)
        fix_colours(page, view->dark);
    *content_type = lingo_media_content_type(view->format);
    return page;
}
