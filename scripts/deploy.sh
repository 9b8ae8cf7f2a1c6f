# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# For tests/deploy: what the objects for Kubernetes and the configuration of gateways are checked with.
. scripts/bindings.sh

# need_deploy_packages: installs the packages of tests/deploy/package.json, or ends with a skip.  Sets
# $work, the folder that has them in node_modules.
need_deploy_packages() {
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
        timeout 300 npm ci --prefix "$work" --legacy-peer-deps --no-audit --no-fund --ignore-scripts \
            --prefer-offline --loglevel=error >"$work/npm.log" 2>&1 || {
            rm -rf "$work/node_modules"
            give_up "npm cannot install its packages: $(tail -n 1 "$work/npm.log")"
        }
    fi
    cp tests/deploy/schemas.mjs "$work"
}
