# SPDX-License-Identifier: MIT
# For the browser tests: what they need, or "skip NAME: why".  To be sourced from the top of the
# source tree by a POSIX shell, with the installed tree in $prefix.
. scripts/setup.sh

modules=build/browser
mkdir -p $modules

# need COMMAND PACKAGE...: installs Debian packages unless the command is there.
need() {
    program=$1
    shift
    command -v "$program" >/dev/null 2>&1 || (require_packages "$@") >/dev/null 2>&1
    command -v "$program" >/dev/null 2>&1 || give_up "$program is not on this machine (Debian: $*)"
}

# give_up WHY: ends the script; nothing of it was tested.
give_up() {
    echo "skip everything: $1"
    exit 0
}

# The packages of npm, of exactly the versions in package.json.
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

# Chromium with fonts for the scripts of the languages.
need_browser() {
    need chromium chromium
    fc-list 2>/dev/null | grep -q 'Noto Sans CJK' && fc-list | grep -q 'NotoSansThai' ||
        (require_packages fonts-noto-core fonts-noto-cjk) >/dev/null 2>&1
}

# compile_helper NAME PACKAGE...: tests/browser/NAME.c, with what pkg-config knows, against the
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

# The server of pages.
need_server() {
    pkg-config --exists libmicrohttpd 2>/dev/null ||
        (require_packages libmicrohttpd-dev pkg-config) >/dev/null 2>&1
    compile_helper server httplingo libmicrohttpd
}

# The texts of the two pseudo-languages, from the tree that the library was built in, $BUILD: their
# folder is $PSEUDO.
need_pseudo_languages() {
    BUILD=${BUILD-build/check}
    if make -s -C "$BUILD" tests/pseudo/ar_XB.mo tests/pseudo/en_XA.mo >$modules/pseudo.log 2>&1; then
        PSEUDO=$(cd "$BUILD/tests/pseudo" && pwd)
        export PSEUDO
    else
        echo "skip en-XA, ar-XB: they cannot be made in $BUILD: $(tail -n 1 $modules/pseudo.log)"
    fi
}

# run_node SCRIPT [ARGUMENT]...: with what the scripts import.
run_node() {
    script=$1
    shift
    MODULES=$PWD/$modules node "tests/browser/$script" "$@"
}
