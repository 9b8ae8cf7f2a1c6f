/* SPDX-License-Identifier: MIT */
/* What configure found out, less what WebAssembly lacks or what is too large for it. */
#include_next <config.h>

/* 150 kB of tables for catalogues that are not in UTF-8. */
#undef HAVE_ICONV
