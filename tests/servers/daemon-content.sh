#!/bin/sh
# SPDX-License-Identifier: MIT
# Requests with content to the daemon, directly and through nginx, HAProxy and Caddy: the response
# arrives, whatever content is sent, announced or omitted.  Also requests that servers could
# interpret differently.
# Usage: daemon-content.sh PREFIX
if [ ! -x "$1/sbin/httplingod" ]; then
    echo "skip requests with content: httplingod was not built, for want of libmicrohttpd or inih"
    exit 0
fi
PATH=$PATH:/usr/sbin:/sbin
export PATH
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/daemon-content.py" "$1"
