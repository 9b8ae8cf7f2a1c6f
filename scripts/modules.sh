# SPDX-License-Identifier: MIT
# A function that builds the modules for servers once for all tests that need them.  Source this file in
# a POSIX shell.

# build_module TOP SERVER PREFIX: builds the module of the source tree for nginx or apache, with the library
# in the prefix, in TOP/build/modules/SERVER, unless nothing has changed since.  Sets $module to the file;
# if the build fails, $module_log ends with the reason.  Waits while another process builds it.
build_module() {
    module_folder=$1/build/modules/$2
    module_log=$module_folder.log
    case $2 in
    nginx) module=$module_folder/ngx_http_lingo_module.so ;;
    apache) module=$module_folder/mod_lingo.so ;;
    esac
    mkdir -p "$1/build/modules"
    (
        ! command -v flock >/dev/null 2>&1 || flock 9
        is_module_current "$@" || build_module_now "$@" >"$module_log" 2>&1
    ) 9>"$module_folder.lock"
}

# is_module_current TOP SERVER PREFIX: whether it was built of these sources, with this library.
is_module_current() {
    [ -f "$module" ] && [ "$(cat "$module_folder/prefix" 2>/dev/null)" = "$3" ] &&
        [ -z "$(find -L "$1/modules/$2" "$1/modules/page-module.h" "$3/include" "$3"/lib/libhttplingo*.so \
            -type f -newer "$module" 2>/dev/null | head -n 1)" ]
}

build_module_now() {
    rm -rf "$module_folder"
    PKG_CONFIG_PATH=$3/lib/pkgconfig LDFLAGS=-Wl,-rpath,$3/lib "$1/modules/$2/build.sh" "$module_folder" || return
    printf '%s' "$3" >"$module_folder/prefix"
}
