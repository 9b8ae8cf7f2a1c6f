# SPDX-License-Identifier: MIT
# Finds the command in the build directory $build, for tests that call it often: libtool's wrapper
# would start a dozen processes for each call.  Source this file in a POSIX shell.  Sets HTTPLINGO,
# unless it is set, and LD_LIBRARY_PATH.

# shellcheck disable=SC2154 # the caller sets $build
if [ -z "${HTTPLINGO-}" ]; then
    HTTPLINGO=$build/tools/httplingo
    if [ -x "$build/tools/.libs/httplingo" ]; then
        HTTPLINGO=$build/tools/.libs/httplingo
        LD_LIBRARY_PATH=$build/lib/.libs:$build/lib/site-file/.libs:$build/lib/icu/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
        export LD_LIBRARY_PATH
    fi
    export HTTPLINGO
fi
