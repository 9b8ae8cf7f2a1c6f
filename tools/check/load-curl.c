/* SPDX-License-Identifier: MIT */
/* Finds the functions of libcurl. */
#include <config.h>

#ifdef HAVE_LIBCURL
#include "tools/check/load-curl.h"

#include <dlfcn.h>
#include <stddef.h>

const char *load_curl(struct libcurl *curl)
{
    void *library = dlopen(LIBCURL_NAME, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return dlerror();
#define FIND(name)                                                                                 \
    curl->name = (__typeof__(curl->name))dlsym(library, "curl_" #name);                            \
    if (!curl->name)                                                                               \
        return dlerror();
    LIBCURL_FUNCTIONS(FIND)
#undef FIND
    return NULL;
}
#endif
