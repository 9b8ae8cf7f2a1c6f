#!/bin/sh
# SPDX-License-Identifier: MIT
# The rooms of the source tree only use those below them, and no two files depend on each other:
# compares the tables in docs/architecture.md with the includes, and with the symbols of the objects
# in build/check.  Then violates each rule once, to test that this is found.
set -u
cd "$(dirname "$0")/../.." || exit 3
command -v python3 >/dev/null || {
    echo "skip layers: python3 is not on this machine (Debian: python3)"
    exit 0
}
python3 tests/source/layers.py . build/check || echo "not ok layers.py ended with an error"
python3 tests/source/layers.py --seed || echo "not ok layers.py --seed ended with an error"
