#!/bin/sh
# SPDX-License-Identifier: MIT
# The daemon: every address and field, content by the library, reload and drain under load, limits,
# metrics, logs, hostile requests.  Usage: daemon.sh PREFIX
prefix=$1
if [ ! -x "$prefix/sbin/httplingod" ]; then
    echo "skip httplingod: it was not built, for want of libmicrohttpd"
    exit 0
fi
exec python3 "$(dirname "$0")/daemon.py" "$prefix"
