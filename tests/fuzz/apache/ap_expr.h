/* SPDX-License-Identifier: MIT */
/* See httpd.h. */
#ifndef AP_EXPR_H
#define AP_EXPR_H

#include <httpd.h>

typedef struct {
    const char *value; /* the same for each request */
} ap_expr_info_t;

const char *ap_expr_str_exec(request_rec *r, const ap_expr_info_t *expression, const char **error);

#endif
