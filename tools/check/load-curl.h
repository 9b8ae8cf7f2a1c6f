/* SPDX-License-Identifier: MIT */
/* libcurl is loaded only for check --url: with the libraries that it needs itself,
 * this takes longer than everything else that the command does for a status. */
#ifndef TOOLS_CHECK_LOAD_CURL_H
#define TOOLS_CHECK_LOAD_CURL_H

#include <curl/curl.h>

#define LIBCURL_FUNCTIONS(F)                                                                       \
    F(easy_cleanup)                                                                                \
    F(easy_getinfo)                                                                                \
    F(easy_init)                                                                                   \
    F(easy_perform)                                                                                \
    F(easy_setopt)                                                                                 \
    F(easy_strerror)                                                                               \
    F(global_cleanup)                                                                              \
    F(global_init)                                                                                 \
    F(slist_append)                                                                                \
    F(slist_free_all)

/* Its functions, without the prefix "curl_". */
struct libcurl {
#define DECLARE(name) __typeof__(curl_##name) *name;
    LIBCURL_FUNCTIONS(DECLARE)
#undef DECLARE
};

/* Loads the library, which stays loaded.  Returns the reason if this fails, or NULL. */
const char *load_curl(struct libcurl *curl);

#endif
