#!/bin/sh
# SPDX-License-Identifier: MIT
# What 'httplingo generate' writes for gateways: compared with golden files, parsed, and used by the
# servers that run here.  Usage: generate-gateways.sh PREFIX
# "generate-gateways.sh --accept PREFIX" writes the golden files anew, after a look at the difference.
accept=
[ "${1-}" != --accept ] || { accept=--accept && shift; }
if [ ! -x "$1/bin/httplingo" ]; then
    echo "skip generate-gateways: the command was not built, for want of jansson"
    exit 0
fi
# Debian's python3, which has Debian's python3-yaml.
/usr/bin/python3 -c 'import yaml' 2>/dev/null || {
    echo "skip generate-gateways: there is no python3-yaml"
    exit 0
}
PATH=$PATH:/usr/sbin:/sbin
export PATH
# shellcheck disable=SC2086 # nothing, or an option
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 "$(dirname "$0")/generate_gateways.py" "$1" $accept
