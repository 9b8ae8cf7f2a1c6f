#!/bin/sh
# SPDX-License-Identifier: MIT
# The Dockerfile: built and run by docker if it is available; otherwise its instructions are run on
# a copy of this machine's files, and the image is run with chroot.
# Usage: docker.sh PREFIX, in the top directory of the source tree (with CHECK_LONG, because it builds
# everything twice)
[ -n "${CHECK_LONG-}" ] || { echo "skip docker: it takes minutes; ./check --long runs it" && exit 0; }
PATH=$PATH:/usr/sbin:/sbin
export PATH
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/docker.py"
