#!/bin/sh
# SPDX-License-Identifier: MIT
# The alerts and the dashboard of the chart: with promtool, and with a Prometheus that reads the metrics
# of the daemon.  Usage: monitoring.sh PREFIX
prefix=${1-$PWD/build/installed}
[ -x "$prefix/sbin/httplingod" ] || {
    echo "skip monitoring: httplingod was not built"
    exit 0
}
. scripts/setup.sh
# Its recommendations are for machines that are watched.
command -v promtool >/dev/null || (APT_OPTIONS=--no-install-recommends && require_packages prometheus) >/dev/null 2>&1
command -v promtool >/dev/null && /usr/bin/python3 -c 'import yaml' 2>/dev/null || {
    echo "skip monitoring: promtool or python3-yaml is missing (Debian: prometheus python3-yaml)"
    exit 0
}
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=tests/servers exec /usr/bin/python3 tests/deploy/monitoring.py "$prefix"
