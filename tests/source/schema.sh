#!/bin/sh
# SPDX-License-Identifier: MIT
# The JSON output of the command matches the schemas in docs/schema, and these do not allow more.
cd "$(dirname "$0")/../.." || exit 3
build=$PWD/build/check
. scripts/uninstalled.sh
command=$HTTPLINGO
[ -x "$command" ] || {
    echo "skip schema: the command is not built: run ./check, or see CONTRIBUTING.md"
    exit 0
}
/usr/bin/python3 -c 'import jsonschema' 2>/dev/null || {
    echo "skip schema: the Python module jsonschema is missing (Debian: python3-jsonschema)"
    exit 0
}
/usr/bin/python3 tests/source/schema.py "$command"
