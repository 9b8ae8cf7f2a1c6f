/* SPDX-License-Identifier: MIT */
/* Opens sites, and swaps them under threads that each hold the one they read. */
#include "daemon/site-swap.h"

#include "daemon/log.h"

#include <httplingo/site-file.h>

void site_holder_open(struct site_holder *holder, const struct lingo_site *site)
{
    pthread_mutex_init(&holder->lock, NULL);
    holder->site = site;
    atomic_init(&holder->generation, 1);
}

void site_holder_exchange(struct site_holder *holder, const struct lingo_site *site)
{
    pthread_mutex_lock(&holder->lock);
    const struct lingo_site *old = holder->site;
    holder->site = site;
    atomic_fetch_add_explicit(&holder->generation, 1, memory_order_release);
    pthread_mutex_unlock(&holder->lock);
    lingo_site_release(old);
}

void site_holder_close(struct site_holder *holder)
{
    lingo_site_release(holder->site);
    pthread_mutex_destroy(&holder->lock);
}

const struct lingo_site *site_view_get(struct site_view *view, struct site_holder *holder)
{
    if (atomic_load_explicit(&holder->generation, memory_order_acquire) == view->generation)
        return view->site;
    lingo_site_release(view->site);
    pthread_mutex_lock(&holder->lock);
    view->site = lingo_site_hold(holder->site);
    view->generation = atomic_load_explicit(&holder->generation, memory_order_relaxed);
    pthread_mutex_unlock(&holder->lock);
    return view->site;
}

void site_view_release(struct site_view *view)
{
    lingo_site_release(view->site);
    *view = (struct site_view){NULL, 0};
}

const struct lingo_site *site_open(const char *path)
{
    const struct lingo_site *site;
    struct lingo_report report;
    if (!path)
        return lingo_site_builtin();
    if (!lingo_site_read(&site, NULL, path, &report))
        return site;
    say("%s", report.message);
    return NULL;
}
