#!/bin/sh
# SPDX-License-Identifier: MIT
# The configurations in docs/servers with real proxies and the real daemon.
# Usage: proxies.sh PREFIX
if [ ! -x "$1/sbin/httplingod" ]; then
    echo "skip proxies: httplingod was not built, for want of libmicrohttpd or inih"
    exit 0
fi
PATH=$PATH:/usr/sbin:/sbin
export PATH
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/proxies.py" "$1"
