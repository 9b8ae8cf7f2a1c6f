/* SPDX-License-Identifier: MIT */
/*
 * Four threads make pages and look up texts while another replaces the site and the catalogue a
 * thousand times: two threads take a reference for each page, and two keep theirs.  Every address
 * of a site names the site: a page is mixed if two of its addresses differ, and a reader has gone
 * back if a site is older than the previous one.  The texts of a catalogue are tested in the same
 * way.  With ThreadSanitizer, this shows that there are no data races; with AddressSanitizer, that
 * nothing is used after it was freed.
 */
#include "tests/support/make-mo.h"

#include <httplingo.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READERS = 4, RELOADS = 1000 };

static struct lingo_site_holder *holder;
static struct lingo_catalog_holder *catalogs;
static atomic_bool is_over;
static atomic_ulong pages, wrong;

/* A template that is compiled fast. */
static const char template[] = "<p>{{home}} {{search}}";
static const struct lingo_file file = {"page.html", template, sizeof template - 1};
static const struct lingo_files files = {&file, 1};

static const struct lingo_site *make_site(unsigned number)
{
    char home[64], search[64];
    const struct lingo_site *site;
    snprintf(home, sizeof home, "https://home.example/%u/", number);
    snprintf(search, sizeof search, "https://search.example/%u/", number);
    const struct lingo_setting settings[] = {
        {"home", home}, {"search", search}, {"template", "page.html"}};
    if (lingo_site_open_files(&site, NULL, settings, 3, &files, NULL))
        abort();
    return site;
}

/* Two texts of a language of its own are the number. */
static const struct lingo_catalog *make_catalog(unsigned number)
{
    static const char title[] = "404\004Page not found", phrase[] = "404\004Not Found";
    char text[16];
    size_t n = (size_t)snprintf(text, sizeof text, "%u", number);
    struct make_mo_pair pairs[] = {{phrase, sizeof phrase - 1, text, n},
                                   {title, sizeof title - 1, text, n},
                                   {NULL, 0, NULL, 0}};
    struct lingo_file mo = {"tlh", NULL, 0};
    const struct lingo_catalog *catalog;
    char *bytes = make_mo(&(struct make_mo){.pairs = pairs}, &mo.length);
    mo.bytes = bytes;
    if (lingo_catalog_open_bytes(&catalog, &mo, 1, LINGO_CATALOG_ALONE, NULL))
        abort();
    free(bytes);
    return catalog;
}

/* Looks texts up in a catalogue that is at least as new as the last one. */
static unsigned long look_up(const struct lingo_catalog *catalog, unsigned long last)
{
    const struct lingo_language *language = lingo_catalog_find(catalog, "tlh", 3);
    struct lingo_text title = lingo_language_text_of_code(language, 404, LINGO_TEXT_TITLE);
    struct lingo_text phrase = lingo_language_text_of_code(language, 404, LINGO_TEXT_PHRASE);
    unsigned long number = strtoul(title.data, NULL, 10);
    if (!number || number < last || number != strtoul(phrase.data, NULL, 10))
        atomic_fetch_add(&wrong, 1);
    return number;
}

/* The number in an address; 0: it is not on the page. */
static unsigned long number_at(const char *page, const char *address)
{
    const char *found = strstr(page, address);
    return found ? strtoul(found + strlen(address), NULL, 10) : 0;
}

/* Makes a page of a site that is at least as new as the last one. */
static unsigned long make_page(const struct lingo_site *site, unsigned long last)
{
    char page[1024];
    struct lingo_request request = {.code = 404, .media = 1u << LINGO_MEDIA_HTML};
    lingo_page_write(site, &request, page, sizeof page, NULL);
    unsigned long number = number_at(page, "https://home.example/");
    if (!number || number < last || number_at(page, "https://search.example/") != number)
        atomic_fetch_add(&wrong, 1);
    atomic_fetch_add(&pages, 1);
    return number;
}

static void *get_all(void *unused)
{
    unsigned long last = 0, last_text = 0;
    (void)unused;
    while (!atomic_load(&is_over)) {
        const struct lingo_site *site = lingo_site_holder_get(holder);
        const struct lingo_catalog *catalog = lingo_catalog_holder_get(catalogs);
        last = make_page(site, last);
        last_text = look_up(catalog, last_text);
        lingo_catalog_release(catalog);
        lingo_site_release(site);
    }
    return NULL;
}

static void *refresh_all(void *unused)
{
    const struct lingo_site *own = NULL;
    const struct lingo_catalog *own_catalog = NULL;
    unsigned long last = 0, last_text = 0;
    (void)unused;
    while (!atomic_load(&is_over)) {
        last = make_page(lingo_site_holder_refresh(holder, &own), last);
        last_text = look_up(lingo_catalog_holder_refresh(catalogs, &own_catalog), last_text);
    }
    lingo_catalog_release(own_catalog);
    lingo_site_release(own);
    return NULL;
}

static void reload_all(void)
{
    for (unsigned number = 2; number <= RELOADS + 1; number++) {
        unsigned long before = atomic_load(&pages);
        const struct lingo_site *fresh = make_site(number);
        lingo_site_holder_set(holder, fresh);
        lingo_site_release(fresh);
        const struct lingo_catalog *catalog = make_catalog(number);
        lingo_catalog_holder_set(catalogs, catalog);
        lingo_catalog_release(catalog);
        while (atomic_load(&pages) == before) /* somebody sees it */
            continue;
    }
}

int main(void)
{
    pthread_t threads[READERS];
    const struct lingo_site *first = make_site(1);
    const struct lingo_catalog *catalog = make_catalog(1);
    if (lingo_site_holder_open(&holder, first) || lingo_catalog_holder_open(&catalogs, catalog))
        abort();
    lingo_catalog_release(catalog);
    lingo_site_release(first);
    for (size_t i = 0; i < READERS; i++)
        if (pthread_create(&threads[i], NULL, i % 2 ? refresh_all : get_all, NULL))
            abort();
    reload_all();
    atomic_store(&is_over, true);
    for (size_t i = 0; i < READERS; i++)
        pthread_join(threads[i], NULL);
    const struct lingo_site *last = lingo_site_holder_get(holder);
    bool is_last = make_page(last, RELOADS + 1) == RELOADS + 1;
    lingo_site_release(last);
    lingo_site_holder_free(holder);
    catalog = lingo_catalog_holder_get(catalogs);
    is_last &= look_up(catalog, RELOADS + 1) == RELOADS + 1;
    lingo_catalog_release(catalog);
    lingo_catalog_holder_free(catalogs);
    printf("%d reloads, %lu pages, %lu wrong\n", RELOADS, atomic_load(&pages), atomic_load(&wrong));
    return is_last && !atomic_load(&wrong) ? EXIT_SUCCESS : EXIT_FAILURE;
}
