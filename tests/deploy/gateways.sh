#!/bin/sh
# SPDX-License-Identifier: MIT
# What 'httplingo generate' writes for gateways, against the schemas of Kubernetes and of the gateways,
# and against the definitions of Envoy's own messages, which an npm package contains.
# Usage: gateways.sh PREFIX
prefix=${1-$PWD/build/installed}
[ -x "$prefix/bin/httplingo" ] || {
    echo "skip gateways: the command was not built, for want of jansson"
    exit 0
}
. scripts/deploy.sh
need_deploy_packages
command -v protoc >/dev/null && /usr/bin/python3 -c 'import google.protobuf' 2>/dev/null ||
    (require_packages protobuf-compiler python3-protobuf) >/dev/null 2>&1
command -v protoc >/dev/null && /usr/bin/python3 -c 'import google.protobuf' 2>/dev/null ||
    give_up "protoc or its module for Debian's python3 is missing (Debian: protobuf-compiler python3-protobuf)"
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=tests/servers exec /usr/bin/python3 tests/deploy/gateways.py "$prefix" "$work"
