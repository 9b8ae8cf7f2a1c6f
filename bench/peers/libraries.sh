#!/bin/sh
# SPDX-License-Identifier: MIT
# libraries.sh: pages of libraries in other languages, compared with our page for the same status, each
# in one process.  The npm packages are installed in bench/peer/npm of the build directory.
set -eu
source=$(dirname "$0")
title="A page by a library, 404"
ours=$(bench/bench-page --only | awk -F '\t' '$2 == "404, HTML, language and format known" { print $4 }')

# result NAME PEER NANOSECONDS
result() {
    awk -v t="$title" -v name="$1" -v peer="$2" -v theirs="$3" -v ours="$ours" \
        'BEGIN { printf "%s\t%s\tns\t%s\t%s\t%.4g\t%.4g\t-\t-\n", t, name, ours, peer, theirs, theirs / ours }'
}

absent() {
    printf '%s\tnot measured: %s\t-\t-\t%s\t-\t-\t-\t-\n' "$title" "$2" "$1"
}

npm_packages='http-errors@2.0.1 statuses@2.0.2 http-error-pages@3.1.0'
install_packages() {
    # shellcheck disable=SC2086 # a list of words
    npm install --prefix bench/peer/npm --no-audit --no-fund --ignore-scripts $npm_packages \
        >bench/peer/npm/log 2>&1
}
mkdir -p bench/peer/npm
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    absent "npm's packages" "node and npm are missing (Debian: nodejs npm)"
elif [ -d bench/peer/npm/node_modules ] || install_packages; then
    node "$source/npm.js" "$PWD/bench/peer/npm" >bench/peer/npm/out
    while IFS='	' read -r name peer nanoseconds; do
        result "$name" "$peer" "$nanoseconds"
    done <bench/peer/npm/out
else
    absent "npm's packages" "npm could not install $npm_packages"
fi

if command -v python3 >/dev/null; then
    result "http.server, an English page" "Python $(python3 -c 'import platform; print(platform.python_version())') send_error()" \
        "$(python3 "$source/send_error.py")"
else
    absent "Python's send_error()" "python3 is missing"
fi
