#!/bin/sh
# SPDX-License-Identifier: MIT
# The rooms of the source tree know only those below them, and no two files need each other: by the
# tables of docs/architecture.md, from the includes and from the symbols of the objects in
# build/check.  Each rule is then broken once, to see that it is found.
set -u
cd "$(dirname "$0")/../.." || exit 3
command -v python3 >/dev/null || {
    echo "skip layers: python3 is not on this machine (Debian: python3)"
    exit 0
}
python3 tests/source/layers.py . build/check || echo "not ok layers.py ended with an error"
python3 tests/source/layers.py --seed || echo "not ok layers.py --seed ended with an error"
