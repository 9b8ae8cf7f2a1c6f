#!/bin/sh
# SPDX-License-Identifier: MIT
# The daemon during attacks and under load: few files, incomplete requests, ten thousand
# connections, many requests.  Other clients get quick responses, and memory does not grow.
# Usage: daemon-load.sh PREFIX    (with CHECK_LONG, there is more of everything)
if [ ! -x "$1/sbin/httplingod" ]; then
    echo "skip load on httplingod: it was not built, for want of libmicrohttpd or inih"
    exit 0
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/daemon-load.py" "$1"
