# SPDX-License-Identifier: MIT
# For ./quickstart and ./check: installing what is missing and building.  To be sourced from the
# top of the source tree by a POSIX shell.

say() {
    printf '%s\n' "$*" >&2
}

# The packages, by Debian's names, that are not installed.
missing_packages() {
    for package; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        *' installed') ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

# Installs packages that are missing, after saying which; without root and sudo says so and stops.
require_packages() {
    command -v dpkg-query >/dev/null 2>&1 || {
        say "This machine is not Debian's kind: please see that these are installed: $*"
        return 0
    }
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null 2>&1; then
            as_root=sudo
        else
            say "These Debian packages are missing: $missing"
            say "Install them as root and run this again:  apt-get install $missing"
            exit 1
        fi
    fi
    say "Installing Debian packages: $missing"
    # shellcheck disable=SC2086 # a list of words
    if ! DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $missing </dev/null >/dev/null 2>&1; then
        $as_root apt-get update -qq </dev/null >&2
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $missing </dev/null >&2
    fi
}

# Likewise, but goes on where they cannot be installed.
want_packages() {
    (require_packages "$@") || say "Going on without $(missing_packages "$@")"
}

# What a build from the repository needs.
# shellcheck disable=SC2034 # for the sourcing scripts
BUILD_PACKAGES='autoconf automake autopoint gettext gcc libc6-dev libcurl4-openssl-dev libinih-dev
    libjansson-dev libmicrohttpd-dev libtool make pkg-config'
# What libhttplingo-icu and the tools for translators need.
# shellcheck disable=SC2034 # for the sourcing scripts
TRANSLATOR_PACKAGES='libgettextpo-dev libicu-dev'

# Makes configure, once.
bootstrap() {
    [ -x configure ] && [ configure -nt configure.ac ] && [ configure -nt Makefile.am ] && return 0
    say "Preparing configure"
    { autopoint -f && autoreconf -fi; } >bootstrap.log 2>&1 || {
        cat bootstrap.log >&2
        return 1
    }
    rm -f bootstrap.log
}

# build_in DIRECTORY [CONFIGURE-ARGUMENT]...: configures there, once for the same arguments, and
# makes.  What is said goes to DIRECTORY/build.log, and is shown when something fails.
build_in() {
    directory=$1
    shift
    mkdir -p "$directory"
    if [ ! -f "$directory/config.status" ] || [ "$(cat "$directory/arguments" 2>/dev/null)" != "$*" ] ||
        [ configure -nt "$directory/config.status" ]; then
        (cd "$directory" && "$OLDPWD/configure" -q "$@") >"$directory/build.log" 2>&1 || {
            cat "$directory/build.log" >&2
            return 1
        }
        printf '%s' "$*" >"$directory/arguments"
    fi
    make -s -C "$directory" -j"$(nproc 2>/dev/null || echo 2)" >"$directory/build.log" 2>&1 || {
        tail -n 60 "$directory/build.log" >&2
        return 1
    }
}
