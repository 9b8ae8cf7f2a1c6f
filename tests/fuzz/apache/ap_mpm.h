/* SPDX-License-Identifier: MIT */
/* See httpd.h. */
#ifndef AP_MPM_H
#define AP_MPM_H

#include <httpd.h>

#define AP_MPMQ_IS_THREADED 2
#define AP_MPMQ_NOT_SUPPORTED 0
#define AP_MPMQ_STATIC 1

/* The number of threads is fixed, as in the MPMs worker and event. */
apr_status_t ap_mpm_query(int code, int *result);

#endif
