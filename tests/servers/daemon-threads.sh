#!/bin/sh
# SPDX-License-Identifier: MIT
# The daemon with ThreadSanitizer: requests, reloads, floods and the rest at once.  Usage:
# daemon-threads.sh PREFIX, from the top of the source tree; it looks at a build of its own.
if [ ! -x "$1/sbin/httplingod" ]; then
    echo "skip httplingod with ThreadSanitizer: it was not built, for want of libmicrohttpd or inih"
    exit 0
fi
. scripts/setup.sh
build_in build/check-tsan --enable-werror --disable-shared --enable-sanitizers=thread || exit 1
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/daemon-threads.py" "$PWD/build/check-tsan"
