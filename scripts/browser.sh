# SPDX-License-Identifier: MIT
# Functions for the browser tests that provide what they need, or print "skip NAME: reason".  Source
# this file in a POSIX shell, in the top directory of the source tree, with the installed tree in
# $prefix.
. scripts/setup.sh

modules=build/browser
mkdir -p $modules

# need COMMAND PACKAGE...: installs Debian packages unless the command exists.
need() {
    program=$1
    shift
    command -v "$program" >/dev/null 2>&1 || (require_packages "$@") >/dev/null 2>&1
    command -v "$program" >/dev/null 2>&1 || give_up "$program is not on this machine (Debian: $*)"
}

# give_up REASON: ends the script as skipped.
give_up() {
    echo "skip everything: $1"
    exit 0
}

# Installs the npm packages, in exactly the versions in package.json.
need_modules() {
    need node nodejs
    need npm npm
    cmp -s tests/browser/package.json $modules/package.json && [ -d $modules/node_modules ] && return 0
    cp tests/browser/package.json $modules/package.json.new
    mv $modules/package.json.new $modules/package.json
    rm -rf $modules/node_modules
    if ! timeout 300 npm install --prefix $modules --no-package-lock --no-audit --no-fund \
        --ignore-scripts --loglevel=error >$modules/npm.log 2>&1; then
        rm -rf $modules/node_modules
        give_up "npm cannot install its packages: $(tail -n 1 $modules/npm.log)"
    fi
}

# Installs Chromium, unless CHROMIUM names a program, and fonts for the scripts of the languages.
need_browser() {
    need "${CHROMIUM:-chromium}" chromium
    fc-list 2>/dev/null | grep -q 'Noto Sans CJK' && fc-list | grep -q 'NotoSansThai' ||
        (require_packages fonts-noto-core fonts-noto-cjk) >/dev/null 2>&1
}

# compile_helper NAME PACKAGE...: compiles tests/browser/NAME.c with the flags of pkg-config and the
# installed library.
compile_helper() {
    # shellcheck disable=SC2154 # the sourcing script sets $prefix
    PKG_CONFIG_PATH=$prefix/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
    LD_LIBRARY_PATH=$prefix/lib
    export PKG_CONFIG_PATH LD_LIBRARY_PATH
    program=$1
    shift
    # shellcheck disable=SC2046 # a list of words
    cc -std=gnu11 -Wall -Wextra -Werror -o "$modules/$program" "tests/browser/$program.c" \
        $(pkg-config --cflags --libs "$@") || {
        echo "not ok $program.c of the tests compiles"
        exit 1
    }
}

# Starts the server of pages.
need_server() {
    pkg-config --exists libmicrohttpd 2>/dev/null ||
        (require_packages libmicrohttpd-dev pkg-config) >/dev/null 2>&1
    compile_helper server httplingo libmicrohttpd
}

# Generates the texts of the two pseudo-languages in the build directory, $BUILD, and sets $PSEUDO to
# their directory.
need_pseudo_languages() {
    BUILD=${BUILD-build/check}
    if make -s -C "$BUILD" tests/pseudo/ar_XB.mo tests/pseudo/en_XA.mo >$modules/pseudo.log 2>&1; then
        PSEUDO=$(cd "$BUILD/tests/pseudo" && pwd)
        export PSEUDO
    else
        echo "skip en-XA, ar-XB: they cannot be generated in $BUILD: $(tail -n 1 $modules/pseudo.log)"
    fi
}

# run_node SCRIPT [ARGUMENT]...: runs a script with the modules that it imports.
run_node() {
    script=$1
    shift
    MODULES=$PWD/$modules node "tests/browser/$script" "$@"
}
