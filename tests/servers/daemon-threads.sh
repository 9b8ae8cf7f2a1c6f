#!/bin/sh
# SPDX-License-Identifier: MIT
# The daemon with ThreadSanitizer: requests, reloads, floods and more at the same time.  Builds the
# daemon separately.
# Usage: daemon-threads.sh PREFIX, in the top directory of the source tree
if [ ! -x "$1/sbin/httplingod" ]; then
    echo "skip httplingod with ThreadSanitizer: it was not built, for want of libmicrohttpd or inih"
    exit 0
fi
. scripts/setup.sh
build_targets=thread-programs
build_in build/check-tsan --enable-werror --disable-shared --enable-sanitizers=thread || exit 1
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/daemon-threads.py" "$PWD/build/check-tsan"
