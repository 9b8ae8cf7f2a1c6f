#!/bin/sh
# SPDX-License-Identifier: MIT
# The recipes in docs/daemon.md with nginx, unchanged except for addresses and directories.
# Usage: daemon-recipes.sh PREFIX
PATH=$PATH:/usr/sbin:/sbin
export PATH
if [ ! -x "$1/sbin/httplingod" ]; then
    echo "skip recipes of httplingod: it was not built, for want of libmicrohttpd or inih"
    exit 0
fi
if ! command -v nginx >/dev/null; then
    echo "skip recipes of httplingod: there is no nginx"
    exit 0
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/daemon-recipes.py" "$1"
