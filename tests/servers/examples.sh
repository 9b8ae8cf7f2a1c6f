#!/bin/sh
# SPDX-License-Identifier: MIT
# The examples for libraries that serve HTTP: they compile against the installed tree, are short,
# and answer what the library says.  Usage: examples.sh PREFIX
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/examples.py" "$1"
