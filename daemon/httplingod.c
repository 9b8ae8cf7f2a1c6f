/* SPDX-License-Identifier: MIT */
/* The daemon httplingod: reads the options, opens sockets, drops privileges, opens the site and
 * serves. */
#include "daemon/access-log.h"
#include "daemon/activation.h"
#include "daemon/health.h"
#include "daemon/log.h"
#include "daemon/open-files.h"
#include "daemon/privilege.h"
#include "daemon/sandbox/sandbox.h"
#include "daemon/server.h"

#include <string.h>

/* Opens the sockets while the process may still have root privileges. */
static bool open_sockets(const struct options *options, struct listeners *listeners)
{
    int given = activation_take(listeners);
    if (given < 0)
        return false;
    if (!given && !options->listen_count &&
        !listen_at(listeners, DEFAULT_ADDRESS, false, options->socket_mode))
        return false;
    for (size_t i = 0; i < options->listen_count; i++)
        if (!listen_at(listeners, options->listen[i], false, options->socket_mode))
            return false;
    return !options->metrics_listen ||
           listen_at(listeners, options->metrics_listen, true, options->socket_mode);
}

static bool check_sockets(const struct options *options)
{
    bool good = options->listen_count || listen_check(DEFAULT_ADDRESS);
    for (size_t i = 0; i < options->listen_count; i++)
        good = listen_check(options->listen[i]) && good;
    return (!options->metrics_listen || listen_check(options->metrics_listen)) && good;
}

/* Checks everything that a start needs, reports all errors, and leaves nothing behind. */
static int check_only(struct options *options)
{
    static const struct listeners none;
    size_t listeners =
        (options->listen_count ? options->listen_count : 1) + (options->metrics_listen != NULL);
    bool good = check_sockets(options);
    good = open_files_prepare(options, listeners) && good;
    if (!privilege_drop(options->user, &none))
        return EXIT_REFUSED; /* it is unknown what that user may read */
    const struct lingo_site *site = site_open(options->site, NULL);
    good = site && site_warn(options->site) && good;
    lingo_site_release(site);
    good = maintenance_check(&options->maintenance) && good;
    good = access_log_check(options->access_log) && good;
    return good ? EXIT_DONE : EXIT_REFUSED;
}

/* The site file is read with the same user as later on SIGHUP. */
static int run(struct options *options, struct listeners *listeners)
{
    if (!open_sockets(options, listeners) || !open_files_prepare(options, listeners->count) ||
        !privilege_drop(options->user, listeners) || !maintenance_check(&options->maintenance))
        return EXIT_REFUSED;
    const struct lingo_site *site = site_open(options->site, NULL);
    if (!site)
        return EXIT_REFUSED;
    site_warn(options->site);
    struct sandbox sandbox = {.is_on = false};
    if (!options->no_sandbox)
        sandbox_enter(&sandbox, options, listeners);
    int code = server_run(options, listeners, &sandbox, site);
    sandbox_free(&sandbox);
    return code;
}

static int ask_health(const struct options *options)
{
    if (strcmp(options->health, "self") != 0)
        return health_ask(options->health);
    return health_ask(options->listen_count ? options->listen[0] : DEFAULT_ADDRESS);
}

int main(int argc, char **argv)
{
    struct options options;
    struct listeners listeners = {.count = 0};
    int code;
    if (!options_read(&options, argc, argv, &code))
        return code;
    if (options.health)
        return ask_health(&options);
    if (options.check)
        return check_only(&options);
    server_block_signals();
    code = run(&options, &listeners);
    listen_close(&listeners);
    return code;
}
