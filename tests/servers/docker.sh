#!/bin/sh
# SPDX-License-Identifier: MIT
# The Dockerfile: built and run by docker where there is one that runs; else its instructions are
# carried out on a copy of this machine's files, and the image is run by chroot.
# Usage: docker.sh PREFIX, from the top of the source tree.
PATH=$PATH:/usr/sbin:/sbin
export PATH
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/docker.py"
