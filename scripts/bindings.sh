# SPDX-License-Identifier: MIT
# For the tests of the bindings: what they need, or "skip NAME: why".  To be sourced from the top of
# the source tree by a POSIX shell, with the build in $BUILD.
. scripts/setup.sh

work=$PWD/build/bindings
mkdir -p "$work"

# give_up WHY: ends the script; nothing of it was tested.
give_up() {
    echo "skip everything: $1"
    exit 0
}

# need PROGRAM PACKAGE...: installs Debian packages unless the program is there.
need() {
    program=$1
    shift
    command -v "$program" >/dev/null 2>&1 || (require_packages "$@") >/dev/null 2>&1
    command -v "$program" >/dev/null 2>&1 || give_up "$program is not on this machine (Debian: $*)"
}

# clang, lld, libc and clang's run time for wasm32.
need_wasm() {
    need clang clang
    need wasm-ld lld
    [ -f /usr/lib/wasm32-wasi/libc.a ] || (require_packages wasi-libc) >/dev/null 2>&1
    [ -f /usr/lib/wasm32-wasi/libc.a ] || give_up "there is no libc for wasm32 (Debian: wasi-libc)"
    runtime=$(clang --target=wasm32-wasi --rtlib=compiler-rt --print-libgcc-file-name 2>/dev/null)
    [ -f "$runtime" ] || (require_packages libclang-rt-dev-wasm32) >/dev/null 2>&1
    [ -f "$runtime" ] || give_up "clang has no run time for wasm32 (Debian: libclang-rt-dev-wasm32)"
}

need_npm() {
    need node nodejs
    need npm npm
}

# The package of npm: it is $tarball.  Waits while another test makes it.
make_package() {
    (
        ! command -v flock >/dev/null 2>&1 || flock 9
        make -s -j2 -C "$BUILD" npm >"$work/make.log" 2>&1 || {
            tail -n 20 "$work/make.log"
            echo "not ok make npm"
            exit 1
        }
    ) 9>"$work/lock" || exit 1
    tarball=$(echo "$PWD/$BUILD"/bindings/node/httplingo-*.tgz)
}

# What the tests need of npm, of exactly the versions in package-lock.json.
need_npm_packages() {
    cmp -s tests/bindings/package-lock.json "$work/package-lock.json" && [ -d "$work/node_modules" ] && return
    cp tests/bindings/package.json tests/bindings/package-lock.json "$work"
    timeout 300 npm ci --prefix "$work" --no-audit --no-fund --ignore-scripts --prefer-offline \
        --loglevel=error >"$work/npm.log" 2>&1 || {
        rm -rf "$work/node_modules"
        give_up "npm cannot install its packages: $(tail -n 1 "$work/npm.log")"
    }
}

# These, and our package as it is packed.
need_packages() {
    need_npm_packages
    rm -rf "$work/node_modules/httplingo"
    mkdir "$work/node_modules/httplingo"
    tar xzf "$tarball" -C "$work/node_modules/httplingo" --strip-components=1
}
