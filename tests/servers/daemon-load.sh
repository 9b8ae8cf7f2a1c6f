#!/bin/sh
# SPDX-License-Identifier: MIT
# The daemon under attack and under load: few files, half requests, ten thousand connections, many
# requests; honest clients are answered soon, and nothing grows.  Usage: daemon-load.sh PREFIX
# With CHECK_LONG there are more of all.
if [ ! -x "$1/sbin/httplingod" ]; then
    echo "skip load on httplingod: it was not built, for want of libmicrohttpd or inih"
    exit 0
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/daemon-load.py" "$1"
