#!/bin/sh
# SPDX-License-Identifier: MIT
# What httplingod can still do after its start, and what not; reloads and rotated logs in its sandbox;
# kernels without one.  Usage: daemon-sandbox.sh PREFIX
prefix=$1
if [ ! -x "$prefix/sbin/httplingod" ]; then
    echo "skip httplingod: it was not built, for want of libmicrohttpd"
    exit 0
fi
exec python3 "$(dirname "$0")/daemon-sandbox.py" "$prefix"
