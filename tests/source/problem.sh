#!/bin/sh
# SPDX-License-Identifier: MIT
# Problem details of every status, with types, instances and extension members, against schemas
# that were written by appendices A and B of RFC 9457.
cd "$(dirname "$0")/../.." || exit 3
build=$PWD/build/check
. scripts/uninstalled.sh
command=$HTTPLINGO
[ -x "$command" ] || {
    echo "skip problem: the command is not built: run ./check, or see CONTRIBUTING.md"
    exit 0
}
command -v xmllint >/dev/null || {
    echo "skip problem: xmllint is missing (Debian: libxml2-utils)"
    exit 0
}
python=/usr/bin/python3
$python -c 'import jsonschema' 2>/dev/null || {
    echo "skip problem: the Python module jsonschema is missing (Debian: python3-jsonschema)"
    exit 0
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
$python tests/source/problem/problem.py "$command" tests/source/problem "$work"
