/* SPDX-License-Identifier: MIT */
/* See httpd.h. */
#ifndef APR_STRINGS_H
#define APR_STRINGS_H

#include <httpd.h>

#define apr_snprintf snprintf
char *apr_pstrmemdup(apr_pool_t *pool, const char *bytes, size_t n);
/* Copies at most size - 1 bytes and a NUL, and returns where the NUL is. */
char *apr_cpystrn(char *to, const char *from, size_t size);

#endif
