#!/bin/sh
# SPDX-License-Identifier: MIT
# link-test.sh LIBTOOL-ARGUMENT...: links a test with the archives of the build directory, in place of libtool, which
# takes six times as long, for each of 75 tests.  Leaves programs that need a shared library of the build to libtool.
# Run by make.

# read_library FILE.la: sets the variables in the file, which libtool has written for shells.
# shellcheck disable=SC1090 # the file is a parameter
read_library() {
    dlname='' old_library='' dependency_libs=''
    case $1 in
    /*) . "$1" ;;
    *) . "./$1" ;;
    esac
}

for word; do
    case $word in
    *.la)
        read_library "$word"
        # shellcheck disable=SC2154 # read_library sets it
        case $dlname$dependency_libs in
        *.so* | *.dylib | *.la*) exec "${CONFIG_SHELL-/bin/sh}" ./libtool "$@" ;;
        esac
        ;;
    esac
done

# What precedes the compiler is for libtool.
while [ "$1" != --mode=link ]; do
    shift
done
shift
for word; do
    shift
    case $word in
    *.la)
        read_library "$word"
        # shellcheck disable=SC2086 # a list of words
        set -- "$@" "${word%/*}/.libs/$old_library" $dependency_libs
        ;;
    *) set -- "$@" "$word" ;;
    esac
done
exec "$@"
