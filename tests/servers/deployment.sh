#!/bin/sh
# SPDX-License-Identifier: MIT
# What docs/servers has for systemd, Docker and Traefik: linters where they are, and
# what has to be true of each.  Usage: deployment.sh PREFIX
#
# Debian's python3 has the module yaml that Debian's yamllint brings.
python=python3
! /usr/bin/python3 -c 'import yaml' 2>/dev/null || python=/usr/bin/python3
PYTHONDONTWRITEBYTECODE=1 exec $python "$(dirname "$0")/deployment.py" "$1"
