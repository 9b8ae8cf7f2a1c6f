#!/bin/sh
# SPDX-License-Identifier: MIT
# The daemon: all addresses and fields, content compared with the library, reload and shutdown under
# load, limits, metrics, logs, hostile requests.  Usage: daemon.sh PREFIX
prefix=$1
if [ ! -x "$prefix/sbin/httplingod" ]; then
    echo "skip httplingod: it was not built, for want of libmicrohttpd"
    exit 0
fi
exec python3 "$(dirname "$0")/daemon.py" "$prefix"
