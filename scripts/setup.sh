# SPDX-License-Identifier: MIT
# Functions for ./quickstart and ./check that install missing packages and build.  Source this file
# in a POSIX shell, in the top directory of the source tree.

# configure and libtool start thousands of processes, which takes dash about a third less time than bash.
[ -n "${CONFIG_SHELL-}" ] || [ ! -x /bin/dash ] || export CONFIG_SHELL=/bin/dash

say() {
    printf '%s\n' "$*" >&2
}

# missing_packages PACKAGE...: prints those of the Debian packages that are not installed.
missing_packages() {
    installed=" $(dpkg-query -W -f '${Package} ${Status}\n' "$@" 2>/dev/null | sed -n 's/ [a-z]* ok installed$//p' | tr '\n' ' ')"
    for package; do
        case $installed in
        *" $package "*) ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

# require_packages PACKAGE...: installs missing packages, and prints their names first.  Exits if this
# is not possible, because there is neither root nor sudo.  $APT_OPTIONS are options for apt-get install.
require_packages() {
    command -v dpkg-query >/dev/null 2>&1 || {
        say "This is not a Debian system. Make sure that the equivalents of these packages are installed: $*"
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
            say "Install them as root, then run this command again: apt-get install $missing"
            exit 1
        fi
    fi
    say "Installing Debian packages: $missing"
    # shellcheck disable=SC2086 # a list of words
    if ! DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq ${APT_OPTIONS-} $missing </dev/null >/dev/null 2>&1; then
        $as_root apt-get update -qq </dev/null >&2
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq ${APT_OPTIONS-} $missing </dev/null >&2
    fi
}

# want_packages PACKAGE...: does the same, but continues if they cannot be installed.
want_packages() {
    (require_packages "$@") || say "Continuing without $(missing_packages "$@")"
}

# The packages that a build from the repository needs.
# shellcheck disable=SC2034 # for the sourcing scripts
BUILD_PACKAGES='autoconf automake autopoint gettext gcc libc6-dev libcurl4-openssl-dev libinih-dev
    libjansson-dev libmicrohttpd-dev libtool make pkg-config'
# The packages that libhttplingo-icu and the tools for translators need.
# shellcheck disable=SC2034 # for the sourcing scripts
TRANSLATOR_PACKAGES='libgettextpo-dev libicu-dev'

# Uses ccache, if it is installed, so that builds with the same options compile each file only once.  The headers
# of a file are those that the compiler writes down for make, so that it need not run the preprocessor first.
use_ccache() {
    [ -d /usr/lib/ccache ] || return 0
    PATH=/usr/lib/ccache:$PATH
    CCACHE_DIR=$PWD/build/ccache
    CCACHE_BASEDIR=$PWD
    CCACHE_NOHASHDIR=1
    CCACHE_DEPEND=1
    export PATH CCACHE_DIR CCACHE_BASEDIR CCACHE_NOHASHDIR CCACHE_DEPEND
}

# Makes python3 the system's, which has the modules of Debian's packages.  A version manager's python3 lacks
# them, and is often a script that takes ten times as long to start.
use_system_python() {
    [ -x /usr/bin/python3 ] || return 0
    [ "$(command -v python3)" != /usr/bin/python3 ] || return 0
    mkdir -p build/path
    ln -sf /usr/bin/python3 build/path/python3
    export PATH="$PWD/build/path:$PATH"
}

# Generates configure, if it is missing or out of date.
bootstrap() {
    [ -x configure ] && [ configure -nt configure.ac ] && [ configure -nt Makefile.am ] && return 0
    say "Generating configure"
    { autopoint -f && autoreconf -fi; } >bootstrap.log 2>&1 || {
        cat bootstrap.log >&2
        return 1
    }
    rm -f bootstrap.log
}

# find_tarball DIRECTORY: prints the path of the tarball that "make dist" has made there, if no file of the
# repository is newer.
find_tarball() {
    tarball=$1/httplingo-$(sed -n 's/^AC_INIT(\[httplingo\], \[\([0-9.]*\)\].*/\1/p' configure.ac).tar.xz
    # shellcheck disable=SC2016 # the inner shell expands it
    [ -f "$tarball" ] && [ -z "$(git ls-files -z 2>&1 | xargs -0 sh -c 'find "$@" -newer "$0" 2>&1' "$tarball")" ] &&
        echo "$tarball"
}

# build_in DIRECTORY [CONFIGURE-ARGUMENT]...: runs configure in the directory, unless it was run with
# the same arguments before, and make.  The output goes to DIRECTORY/build.log, and is shown on errors.
# Waits while another process builds there.
build_in() {
    mkdir -p "$1"
    (
        ! command -v flock >/dev/null 2>&1 || flock 9
        build_now "$@"
    ) 9>"$1/lock"
}

# make_depfiles DIRECTORY: makes the empty files in which make records the headers of each source, if they
# are missing.  configure starts three programs for each of 500.
make_depfiles() {
    (
        cd "$1" || exit
        # shellcheck disable=SC2016 # a variable of make
        list=$(sed -n '/^am__depfiles_remade = /,/[^\\]$/{ s/.*= //; s/\$(DEPDIR)/.deps/g; p; }' "$2" | tr -s '\\ \t' '\n')
        printf '%s\n' "$list" | sed 's|/[^/]*$||' | sort -u | xargs mkdir -p
        printf '%s\n' "$list" | xargs touch
    )
}

# build_now DIRECTORY [CONFIGURE-ARGUMENT]...: the part of build_in that needs the directory for itself.  Makes
# only $build_targets, if they are set.
build_now() {
    directory=$1
    shift
    if [ ! -f "$directory/config.status" ] || [ "$(cat "$directory/arguments" 2>/dev/null)" != "$*" ] ||
        [ configure -nt "$directory/config.status" ]; then
        make_depfiles "$directory" "$PWD/Makefile.in"
        (cd "$directory" && "${CONFIG_SHELL-/bin/sh}" "$OLDPWD/configure" -q "$@") >"$directory/build.log" 2>&1 || {
            cat "$directory/build.log" >&2
            return 1
        }
        printf '%s' "$*" >"$directory/arguments"
    fi
    # shellcheck disable=SC2086 # a list of words
    make -s -C "$directory" -j"$(nproc 2>/dev/null || echo 2)" ${build_targets-} >"$directory/build.log" 2>&1 || {
        tail -n 60 "$directory/build.log" >&2
        return 1
    }
}
