#!/bin/sh
# SPDX-License-Identifier: MIT
# The constants of programming languages, frameworks and servers that "httplingo status --constants"
# prints are those that this machine has installed, and no others.  Usage: constants.sh PREFIX
set -u
cd "$(dirname "$0")/../.." || exit 3
prefix=$1
work=$PWD/build/constants
mkdir -p "$work"

command=$prefix/bin/httplingo
[ -x "$command" ] || {
    echo "skip constants: the command is not built"
    exit 0
}
if ! "$command" status --constants --format tsv >"$work/registered.tsv" ||
    ! "$command" status --vendor --constants --format tsv >"$work/vendors.tsv"; then
    echo "not ok list the constants"
    exit 1
fi
python=/usr/bin/python3
[ -x $python ] || python=python3
$python tests/bindings/constants/compare.py "$prefix" "$work/registered.tsv" "$work/vendors.tsv" ||
    echo "not ok compare.py ended with an error"
