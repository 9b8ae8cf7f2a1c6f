#!/bin/sh
# SPDX-License-Identifier: MIT
# The examples for HTTP libraries: they compile with the installed tree, are short, and send the
# same responses as the library.  Usage: examples.sh PREFIX
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/examples.py" "$1"
