/* SPDX-License-Identifier: MIT */
#include "site.h"

#include "say.h"

#include <errno.h>
#include <ini.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SETTINGS_MAX 64

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

/* ---- the site file ---- */

struct settings {
    struct lingo_setting list[SETTINGS_MAX];
    size_t count;
    bool is_full;
};

/* Every line is an option, in whatever section. */
static int take_setting(void *user, const char *section, const char *name, const char *value)
{
    struct settings *settings = user;
    (void)section;
    settings->is_full = settings->count == SETTINGS_MAX;
    if (settings->is_full)
        return 0;
    char *copied_name = strdup(name), *copied_value = strdup(value);
    settings->list[settings->count++] = (struct lingo_setting){copied_name, copied_value};
    return copied_name && copied_value;
}

static void free_settings(struct settings *settings)
{
    for (size_t i = 0; i < settings->count; i++) {
        free((void *)(uintptr_t)settings->list[i].name);
        free((void *)(uintptr_t)settings->list[i].value);
    }
}

static const struct lingo_site *open_settings(const char *path, const struct settings *settings)
{
    const struct lingo_site *site;
    struct lingo_report report;
    if (!lingo_site_open(&site, NULL, settings->list, settings->count, &report))
        return site;
    say("%s: %s", path, report.message);
    return NULL;
}

const struct lingo_site *site_open(const char *path)
{
    struct settings settings = {.count = 0};
    const struct lingo_site *site = NULL;
    if (!path)
        return lingo_site_builtin();
    int line = ini_parse(path, take_setting, &settings);
    if (line < 0)
        say("%s: %s", path, strerror(errno));
    else if (settings.is_full)
        say("%s: it has more than %d lines", path, SETTINGS_MAX);
    else if (line)
        say("%s:%d: a line is \"name = value\", \"[section]\" or a comment", path, line);
    else
        site = open_settings(path, &settings);
    free_settings(&settings);
    return site;
}
