/* SPDX-License-Identifier: MIT */
/* httplingo reference: parses the options. */
#include "base/escape.h"
#include "base/text.h"
#include "tools/cli.h"
#include "tools/reference/reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ADDRESS_MAX 1024

/* ---- languages ---- */

static bool has_language(const struct reference *site, const struct lingo_language *language)
{
    for (size_t i = 0; i < site->language_count; i++)
        if (site->languages[i] == language)
            return true;
    return false;
}

/* Adds the languages of a list, in the order of the catalogue. */
static bool add_chosen(struct reference *site, const char *list)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    struct reference chosen = {.languages = calloc(strlen(list) + 1, sizeof *chosen.languages)};
    char *copy = strdup(list), *rest = copy, *element;
    bool good = copy && chosen.languages;
    while (good && (element = strsep(&rest, ","))) {
        const struct lingo_language *language = cli_parse_language(element + strspn(element, " "));
        good = language;
        if (language)
            chosen.languages[chosen.language_count++] = language;
    }
    for (size_t i = 0; good && i < lingo_catalog_count(catalog); i++)
        if (has_language(&chosen, lingo_catalog_at(catalog, i)))
            site->languages[site->language_count++] = lingo_catalog_at(catalog, i);
    free(copy);
    free(chosen.languages);
    return good;
}

static bool find_languages(struct reference *site, const char *list)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    site->languages = calloc(lingo_catalog_count(catalog), sizeof *site->languages);
    if (!site->languages) {
        cli_error(EXIT_IO, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
        return false;
    }
    if (list)
        return add_chosen(site, list);
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
        site->languages[site->language_count++] = lingo_catalog_at(catalog, i);
    return true;
}

/* ---- the address ---- */

/* Whether it has a scheme and a host, and addresses of pages can follow it. */
static bool is_base(const char *address)
{
    size_t scheme = !strncmp(address, "https://", 8) ? 8 : !strncmp(address, "http://", 7) ? 7 : 0;
    return scheme && address[scheme] && address[scheme] != '/' && !strpbrk(address, "?#&'") &&
           escape_is_link(text_of(address), ADDRESS_MAX);
}

static bool set_base(struct reference *site, char *copy, const char *address)
{
    if (!address)
        return true;
    if (!is_base(address)) {
        cli_error(EXIT_USAGE,
                  _("--base-url %s: expected an absolute address without a query, such as "
                    "https://www.example.org/reference"),
                  address);
        return false;
    }
    size_t n = strlen(address);
    while (address[n - 1] == '/')
        n--;
    memcpy(copy, address, n);
    copy[n] = '\0';
    site->base_url = copy;
    return true;
}

/* ---- all of it ---- */

static bool open_themes(struct reference *site)
{
    for (size_t i = 0; lingo_theme_at(i) && i < REFERENCE_THEMES_MAX; i++) {
        const struct lingo_setting setting = {"theme", lingo_theme_at(i)};
        struct lingo_report report;
        if (lingo_site_open(&site->themes[i], NULL, &setting, 1, &report)) {
            cli_error(EXIT_IO, "%s", report.message);
            return false;
        }
        site->theme_count++;
    }
    return true;
}

static void release(struct reference *site)
{
    for (size_t i = 0; i < site->theme_count; i++)
        lingo_site_release(site->themes[i]);
    lingo_messages_release(site->messages);
    free(site->languages);
}

static int write_site(struct reference *site, const char *languages, const char *base_url)
{
    char copy[ADDRESS_MAX + 1];
    size_t pages = 0;
    if (!set_base(site, copy, base_url) || !find_languages(site, languages))
        return EXIT_USAGE;
    site->messages = facts_open(cli_locale_directory());
    if (!open_themes(site) || !reference_write_root(site))
        return EXIT_IO;
    int result = reference_write(site, &pages);
    if (result)
        return result;
    printf(_("Pages: %zu.  Languages: %zu.  Open %s/index.html in a browser.\n"), pages,
           site->language_count, site->out);
    return EXIT_DONE;
}

int command_reference(int argc, char **argv)
{
    static const struct option options[] = {
        {"help", no_argument, NULL, 'h'},
        {"out", required_argument, NULL, 'o'},
        {"languages", required_argument, NULL, 'l'},
        {"base-url", required_argument, NULL, 'b'},
        {"playground", required_argument, NULL, 'p'},
        {NULL, 0, NULL, 0},
    };
    struct reference site = {0};
    const char *languages = NULL, *base_url = NULL;
    for (int option; (option = getopt_long(argc, argv, "ho:l:", options, NULL)) != -1;)
        switch (option) {
        case 'h':
            cli_help();
            return EXIT_DONE;
        case 'o':
            site.out = optarg;
            break;
        case 'l':
            languages = optarg;
            break;
        case 'b':
            base_url = optarg;
            break;
        case 'p':
            site.playground = optarg;
            break;
        default:
            return cli_bad_option();
        }
    if (optind < argc)
        return cli_error(EXIT_USAGE, _("unexpected argument \"%s\""), argv[optind]);
    if (!site.out)
        return cli_error(EXIT_USAGE, _("--out is required: the directory to write to"));
    int result = write_site(&site, languages, base_url);
    release(&site);
    return result;
}
