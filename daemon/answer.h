/* SPDX-License-Identifier: MIT */
/* Responses to requests, in the callbacks of libmicrohttpd. */
#ifndef DAEMON_ANSWER_H
#define DAEMON_ANSWER_H

#include "daemon/access-log.h"
#include "daemon/keeper.h"
#include "daemon/listen.h"
#include "daemon/metrics.h"
#include "daemon/site.h"
#include "daemon/worker/worker.h"

#include <microhttpd.h>
#include <stdatomic.h>

/* The data that all threads share. */
struct service {
    const struct options *options;
    struct lingo_site_holder *site;
    struct metrics metrics;
    struct connection_table tables[LISTENERS_MAX];
    size_t table_count;
    struct keeper keeper;
    struct access_log log;
    char host[256];          /* the name of the machine; empty if it has none */
    atomic_bool is_leaving;  /* shutting down; returned by /healthz */
    atomic_bool is_draining; /* connections are closed after the response */
    struct workers workers;
};

/* A listener, as seen by the callbacks. */
struct endpoint {
    struct service *service;
    struct connection_table *connections;
    bool has_metrics;
};

/* The callbacks.  Their closure is the endpoint. */
void *answer_begin(void *closure, const char *target, struct MHD_Connection *connection);
enum MHD_Result answer_request(void *closure, struct MHD_Connection *connection, const char *path,
                               const char *method, const char *version, const char *content,
                               size_t *content_length, void **request);
void answer_done(void *closure, struct MHD_Connection *connection, void **request,
                 enum MHD_RequestTerminationCode how);
void answer_connection(void *closure, struct MHD_Connection *connection, void **context,
                       enum MHD_ConnectionNotificationCode what);

#endif
