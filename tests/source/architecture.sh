#!/bin/sh
# SPDX-License-Identifier: MIT
# docs/architecture.md only names files, functions and types that exist, and its drawing shows the
# rooms.
set -u
cd "$(dirname "$0")/../.." || exit 3
command -v python3 >/dev/null || {
    echo "skip architecture.md: python3 is not on this machine (Debian: python3)"
    exit 0
}
python3 tests/source/architecture.py || echo "not ok architecture.py ended with an error"
