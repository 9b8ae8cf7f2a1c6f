/* SPDX-License-Identifier: MIT */
/*
 * Four threads make pages while another puts a new site in force a thousand times: two get a
 * reference for each page, two keep one.  Every address of a site names the site: a page is mixed
 * when two of its addresses differ, and a reader goes back when a site is older than the last one.
 * Under ThreadSanitizer it shows that there is no data race, under AddressSanitizer that nothing is
 * used after it was freed.
 */
#include <httplingo.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { READERS = 4, RELOADS = 1000 };

static struct lingo_site_holder *holder;
static atomic_bool is_over;
static atomic_ulong pages, wrong;

/* A template that is compiled fast. */
static char path[] = "/tmp/test-site-threads-XXXXXX";

static void write_template(void)
{
    static const char template[] = "<p>{{home}} {{search}}";
    int descriptor = mkstemp(path);
    if (descriptor < 0 || write(descriptor, template, sizeof template - 1) < 0)
        abort();
    close(descriptor);
}

static const struct lingo_site *make_site(unsigned number)
{
    char home[64], search[64];
    const struct lingo_site *site;
    snprintf(home, sizeof home, "https://home.example/%u/", number);
    snprintf(search, sizeof search, "https://search.example/%u/", number);
    const struct lingo_setting settings[] = {
        {"home", home}, {"search", search}, {"template", path}};
    if (lingo_site_open(&site, NULL, settings, 3, NULL))
        abort();
    return site;
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
    struct lingo_request request = {.code = 404, .formats = 1u << LINGO_FORMAT_HTML};
    lingo_page_format(site, &request, page, sizeof page, NULL);
    unsigned long number = number_at(page, "https://home.example/");
    if (!number || number < last || number_at(page, "https://search.example/") != number)
        atomic_fetch_add(&wrong, 1);
    atomic_fetch_add(&pages, 1);
    return number;
}

static void *get_all(void *unused)
{
    unsigned long last = 0;
    (void)unused;
    while (!atomic_load(&is_over)) {
        const struct lingo_site *site = lingo_site_holder_get(holder);
        last = make_page(site, last);
        lingo_site_release(site);
    }
    return NULL;
}

static void *refresh_all(void *unused)
{
    const struct lingo_site *own = NULL;
    unsigned long last = 0;
    (void)unused;
    while (!atomic_load(&is_over))
        last = make_page(lingo_site_holder_refresh(holder, &own), last);
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
        while (atomic_load(&pages) == before) /* somebody sees it */
            continue;
    }
}

int main(void)
{
    pthread_t threads[READERS];
    write_template();
    const struct lingo_site *first = make_site(1);
    if (lingo_site_holder_open(&holder, first))
        abort();
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
    unlink(path);
    printf("%d reloads, %lu pages, %lu wrong\n", RELOADS, atomic_load(&pages), atomic_load(&wrong));
    return is_last && !atomic_load(&wrong) ? EXIT_SUCCESS : EXIT_FAILURE;
}
