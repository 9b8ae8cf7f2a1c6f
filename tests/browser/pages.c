/* SPDX-License-Identifier: MIT */
/*
 * pages FOLDER [LANGUAGE]...: writes pages that the gallery has not, to be read by others: every
 * theme, language and code, saying all that a page can say, with each of the other languages in
 * turn as the second; and in one theme the codes of vendors.  If languages are named, other
 * languages have only two codes in one theme.  Prints the number of pages and, of each theme, the
 * longest.
 */
#include <httplingo.h>

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct {
    enum lingo_parameter_name name;
    const char *value;
} everything[] = {
    {LINGO_PARAMETER_URI, "/shop/a\"b'c<d>&e?size=42"},
    {LINGO_PARAMETER_HOST, "www.example.org"},
    {LINGO_PARAMETER_REQUEST_ID, "7f3c2a90-5d1e-4b7a-9c4f-0a8b6c1d2e3f"},
    {LINGO_PARAMETER_RETRY_AFTER, "5400"},
    {LINGO_PARAMETER_ALLOW, "GET, HEAD, OPTIONS"},
    {LINGO_PARAMETER_PROTOCOLS, "HTTP/1.1, HTTP/2"},
    {LINGO_PARAMETER_LOCATION, "https://www.example.org/new"},
    {LINGO_PARAMETER_CHOICES, "/shoes.en.html English, /shoes.fr.html Fran\xc3\xa7"
                              "ais, ftp:x X"},
    {LINGO_PARAMETER_AUTHORITY, "Example & Court"},
    {LINGO_PARAMETER_BLOCKED_BY, "https://blocker.example.org/?a=1&b=2"},
    {LINGO_PARAMETER_DETAIL, "The shelf <42> is empty."},
    {LINGO_PARAMETER_CONTACT, "mailto:help@example.org"},
    {LINGO_PARAMETER_SERVICE_STATUS, "https://status.example.org/"},
    {LINGO_PARAMETER_HOME, "/"},
    {LINGO_PARAMETER_SIGN_IN, "/sign-in?to=%2F"},
};
#define EVERYTHING (sizeof everything / sizeof everything[0])

static struct lingo_parameter parameters[EVERYTHING];
static size_t written, longest;

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(EXIT_FAILURE);
}

static const char *tag_of(const struct lingo_language *language)
{
    return language ? lingo_language_tag(language).data : "alone";
}

static void write_page(const struct lingo_site *site, const char *folder,
                       struct lingo_request *request, int number)
{
    static char content[65536];
    char path[4096];
    struct lingo_response response;
    request->media = 1u << LINGO_MEDIA_HTML;
    request->parameters = parameters;
    request->parameter_count = EVERYTHING;
    size_t length = lingo_page_write(site, request, content, sizeof content, &response);
    if (!length)
        return;
    snprintf(path, sizeof path, "%s/%s-%s-%d.html", folder, tag_of(request->language),
             tag_of(request->second_language), number);
    FILE *file = length < sizeof content ? fopen(path, "wb") : NULL;
    if (!file || fwrite(content, 1, length, file) != length || fclose(file))
        fail(path, strerror(errno));
    written++;
    if (length > longest)
        longest = length;
}

/* The languages that have all pages: all if there are none. */
static char **named;
static int named_count;

static bool has_all_pages(const struct lingo_language *language)
{
    for (int i = 0; i < named_count; i++)
        if (!strcmp(named[i], tag_of(language)))
            return true;
    return named_count == 0;
}

/* The registered codes and one of each class that is not, in two languages. */
static void write_codes(const struct lingo_site *site, const char *folder, size_t language,
                        bool all)
{
    const struct lingo_catalog *catalog = lingo_site_catalog(site);
    size_t languages = lingo_catalog_count(catalog), codes = lingo_status_count();
    for (size_t i = 0; i < codes + 5; i++) {
        size_t second = (language + 1 + i) % languages;
        int code = i < codes ? lingo_status_code(lingo_status_at(i)) : 100 * (int)(i - codes) + 199;
        if (!all && code != 451 && code != 503)
            continue;
        struct lingo_request request = {.code = code,
                                        .language = lingo_catalog_at(catalog, language),
                                        .second_language = lingo_catalog_at(catalog, second)};
        write_page(site, folder, &request, code);
    }
}

/* Their names are in English on pages in other languages. */
static void write_vendors(const struct lingo_site *site, const char *folder, size_t language)
{
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        struct lingo_request request = {.status = lingo_vendor_at(i),
                                        .language =
                                            lingo_catalog_at(lingo_site_catalog(site), language)};
        write_page(site, folder, &request, (int)i);
    }
}

static void write_theme(const char *theme, const char *out)
{
    char folder[2048];
    snprintf(folder, sizeof folder, "%s/%s", out, theme);
    if (mkdir(folder, 0777) && errno != EEXIST)
        fail(folder, strerror(errno));
    const struct lingo_setting settings[] = {
        {"theme", theme}, {"name", "Shoes & \"more\""}, {"accent", "#0a5c36"}};
    const struct lingo_site *site;
    struct lingo_report report;
    if (lingo_site_open(&site, NULL, settings, sizeof settings / sizeof settings[0], &report))
        fail(theme, report.message);
    longest = 0;
    bool is_default = !strcmp(theme, "default");
    for (size_t i = 0; i < lingo_catalog_count(lingo_site_catalog(site)); i++) {
        bool all = has_all_pages(lingo_catalog_at(lingo_site_catalog(site), i));
        if (all || is_default)
            write_codes(site, folder, i, all);
        if (all && is_default)
            write_vendors(site, folder, i);
    }
    lingo_site_release(site);
    printf("%s: %zu bytes, ", theme, longest);
}

int main(int argc, char **argv)
{
    const char *theme;
    if (argc < 2)
        fail("usage", "pages FOLDER [LANGUAGE]...");
    named = argv + 2;
    named_count = argc - 2;
    for (size_t i = 0; i < EVERYTHING; i++)
        parameters[i] = (struct lingo_parameter){
            everything[i].name, {everything[i].value, strlen(everything[i].value)}};
    for (size_t i = 0; (theme = lingo_theme_at(i)); i++)
        write_theme(theme, argv[1]);
    printf("%zu pages\n", written);
    return EXIT_SUCCESS;
}
