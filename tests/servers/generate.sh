#!/bin/sh
# SPDX-License-Identifier: MIT
# The output of 'httplingo generate' in real servers.  Usage: generate.sh PREFIX
if [ ! -x "$1/bin/httplingo" ]; then
    echo "skip generate: the command was not built, for want of jansson"
    exit 0
fi
PATH=$PATH:/usr/sbin:/sbin
export PATH
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/generate.py" "$1"
