/* SPDX-License-Identifier: MIT */
/*
 * Stand-ins for nginx's headers: only what the field handling of modules/nginx uses, so that it is
 * fuzzed without nginx.  Each allocation is a block of its own, so that a sanitizer sees a read or
 * a write beyond it, which a pool would hide.
 */
#ifndef NGX_CONFIG_H
#define NGX_CONFIG_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>

typedef intptr_t ngx_int_t;
typedef uintptr_t ngx_uint_t;
typedef intptr_t ngx_flag_t;

#define NGX_TIME_T_LEN (sizeof("-9223372036854775808") - 1)

#endif
