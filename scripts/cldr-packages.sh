# SPDX-License-Identifier: MIT
# For update-cldr.sh and tests/source/cldr.sh: CLDR's npm packages.  To be sourced by a POSIX shell.

# install_cldr FOLDER VERSION: the packages that generators/cldr reads; what npm said is in
# FOLDER/npm.log.
install_cldr() {
    mkdir -p "$1"
    timeout 300 npm install --prefix "$1" --no-package-lock --no-save --no-audit --no-fund --ignore-scripts \
        --loglevel=error "cldr-core@$2" "cldr-localenames-full@$2" "cldr-misc-full@$2" \
        "cldr-numbers-full@$2" >"$1/npm.log" 2>&1 </dev/null
}
