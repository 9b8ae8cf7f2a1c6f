#!/bin/sh
# SPDX-License-Identifier: MIT
# What operators set and send: options, the environment, --check, --health, --maintenance, signals.
# Usage: daemon-options.sh PREFIX
if [ ! -x "$1/sbin/httplingod" ]; then
    echo "skip options of httplingod: it was not built, for want of libmicrohttpd or inih"
    exit 0
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/daemon-options.py" "$1"
