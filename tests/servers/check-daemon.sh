#!/bin/sh
# SPDX-License-Identifier: MIT
# The responses of the daemon, checked by "httplingo check".  Usage: check-daemon.sh PREFIX
prefix=$1
if [ ! -x "$prefix/sbin/httplingod" ]; then
    echo "skip httplingod: it was not built, for want of libmicrohttpd"
    exit 0
fi
if [ ! -x "$prefix/bin/httplingo" ]; then
    echo "skip httplingo check: it was not built, for want of jansson"
    exit 0
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/check-daemon.py" "$prefix"
