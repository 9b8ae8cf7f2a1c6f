#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints when the source was last changed, in seconds since 1970: SOURCE_DATE_EPOCH, or the time of
# the commit, or in a release the time that all of its files have.  Usage: source-date.sh DIRECTORY
cd "${1:-.}" || exit 1
if [ -n "${SOURCE_DATE_EPOCH-}" ]; then
    echo "$SOURCE_DATE_EPOCH"
elif [ -e .git ] && git log -1 --format=%ct 2>/dev/null; then
    :
else
    date -r configure.ac +%s
fi
