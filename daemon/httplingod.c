/* SPDX-License-Identifier: MIT */
/* The daemon httplingod: options, sockets, privileges, site; then it serves. */
#include "daemon/activation.h"
#include "daemon/log.h"
#include "daemon/privilege.h"
#include "daemon/server.h"

#define DEFAULT_ADDRESS "127.0.0.1:8120"

/* Opens the sockets, while it may still be done as root. */
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

static int check_only(const struct options *options)
{
    const struct lingo_site *site = site_open(options->site);
    lingo_site_release(site);
    return site ? EXIT_DONE : EXIT_REFUSED;
}

/* The site file is read as the user who reads it again on SIGHUP. */
static int run(const struct options *options, struct listeners *listeners)
{
    if (!open_sockets(options, listeners) || !privilege_drop(options->user, listeners))
        return EXIT_REFUSED;
    const struct lingo_site *site = site_open(options->site);
    return site ? server_run(options, listeners, site) : EXIT_REFUSED;
}

int main(int argc, char **argv)
{
    struct options options;
    struct listeners listeners = {.count = 0};
    int code;
    if (!options_read(&options, argc, argv, &code))
        return code;
    if (options.check)
        return check_only(&options);
    server_block_signals();
    code = run(&options, &listeners);
    listen_close(&listeners);
    return code;
}
