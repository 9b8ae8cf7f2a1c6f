# SPDX-License-Identifier: MIT
# CLDR's npm packages, for update-cldr.sh and tests/source/cldr.sh.  Source this file in a POSIX shell.

# install_cldr DIRECTORY VERSION: installs the packages that generators/cldr reads.  The output of npm is
# in DIRECTORY/npm.log.
install_cldr() {
    mkdir -p "$1"
    timeout 300 npm install --prefix "$1" --no-package-lock --no-save --no-audit --no-fund --ignore-scripts \
        --loglevel=error "cldr-core@$2" "cldr-localenames-full@$2" "cldr-misc-full@$2" \
        "cldr-numbers-full@$2" >"$1/npm.log" 2>&1 </dev/null
}
