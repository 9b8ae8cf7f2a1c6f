#!/bin/sh
# SPDX-License-Identifier: MIT
# Two builds give the same bytes, with CHECK_LONG set: the tarball, written by "make dist" at another
# time, in another time zone, in Turkish and with another umask; the libraries of two folders; all Debian
# packages.  That the library does not depend on ICU is tested by tests/source/without-icu.sh.
set -u
cd "$(dirname "$0")/../.." || exit 3
. scripts/setup.sh
[ -f build/check/Makefile ] || { echo "skip reproducible: build/check is not built" && exit 0; }
[ -n "${CHECK_LONG-}" ] || { echo "skip reproducible: CHECK_LONG is not set" && exit 0; }
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 3' HUP INT TERM
chmod 755 "$work"
SOURCE_DATE_EPOCH=$(sh scripts/source-date.sh .)
unset LANGUAGE
export CCACHE_DISABLE=1
# A locale in which I is no capital of i, and messages and sorting are not those of English.
locales=$PWD/build/locales
mkdir -p "$locales"
[ -d "$locales/tr_TR.UTF-8" ] || localedef -i tr_TR -f UTF-8 "$locales/tr_TR.UTF-8" 2>/dev/null
other=tr_TR.UTF-8
if [ "$(echo I | LOCPATH=$locales LC_ALL=$other sed 's/.*/\L&/')" != ı ]; then
    echo "skip another locale: localedef cannot make it (Debian: locales)"
    other=C.UTF-8
fi
command -v faketime >/dev/null || echo "skip another time: there is no faketime (Debian: faketime)"

# differently COMMAND...: runs it at another time, in another place and by other habits.
differently() (
    umask 027
    set -- env TZ=Pacific/Kiritimati LOCPATH="$locales" LC_ALL=$other LANGUAGE=tr HOME=/nonexistent "$@"
    if command -v faketime >/dev/null; then
        set -- faketime -f '+400d' "$@"
    fi
    exec "$@"
)

# same NAME FILE FILE
same() {
    if [ -s "$2" ] && cmp -s "$2" "$3"; then
        echo "ok $1 is the same: $(sha256sum <"$2" | cut -c 1-16)"
    else
        echo "not ok $1 is the same: $(cmp "$2" "$3" 2>&1)"
        ! command -v diffoscope >/dev/null || diffoscope --text - "$2" "$3" | head -n 40
    fi
}

# ---- the tarball ----

# The commit or SOURCE_DATE_EPOCH is the time of every file, so both are told the same one.
export SOURCE_DATE_EPOCH
if make -s -C build/check dist >"$work/log" 2>&1 && tarball=$(ls build/check/httplingo-*.tar.xz) &&
    cp "$tarball" "$work/first.tar.xz" && differently make -s -C build/check dist >"$work/log" 2>&1; then
    same "the tarball" "$work/first.tar.xz" "$tarball"
    if tar -tvf "$tarball" | grep -v ' 0/0 ' >"$work/log"; then
        echo "not ok nobody owns the files of the tarball: $(head -n 1 "$work/log")"
    else
        echo "ok nobody owns the files of the tarball"
    fi
else
    echo "not ok make dist: $(tail -n 3 "$work/log" | tr '\n' ';')"
    exit 1
fi
# A file that is one second younger is seen.
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 1)) make -s -C build/check dist >"$work/log" 2>&1
if cmp -s "$work/first.tar.xz" "$tarball"; then
    echo "not ok a tarball of another time is seen"
else
    echo "ok a tarball of another time is seen"
fi

# ---- the libraries ----

# build.sh TARBALL FOLDER: builds the tarball there, without the names of folders for debuggers, and installs
# it in FOLDER/installed: before that, a library knows where the others are.
cat >"$work/build.sh" <<'END'
mkdir -p "$2" && tar -xJf "$1" -C "$2" --strip-components 1 && cd "$2" &&
    ./configure -q --prefix=/usr "CFLAGS=-O2 -g -ffile-prefix-map=$2=." && make -s && make -s install DESTDIR="$2/installed"
END
sh "$work/build.sh" "$work/first.tar.xz" "$work/a" >"$work/log" 2>&1 ||
    echo "not ok a build: $(tail -n 3 "$work/log" | tr '\n' ';')"
differently sh "$work/build.sh" "$work/first.tar.xz" "$work/another-folder/b" >"$work/log" 2>&1 ||
    echo "not ok another build: $(tail -n 3 "$work/log" | tr '\n' ';')"
for library in "$work"/a/installed/usr/lib/lib*.so "$work"/a/installed/usr/lib/lib*.a; do
    name=$(basename "$library")
    same "$name" "$library" "$work/another-folder/b/installed/usr/lib/$name"
done

# ---- the packages ----

for program in dpkg-buildpackage dh git; do
    command -v $program >/dev/null || { echo "skip the packages: there is no $program" && exit 0; }
done
unset SOURCE_DATE_EPOCH # dpkg takes that of the changelog
# pack FOLDER COMMAND...: builds the packages in FOLDER/httplingo, with a command that runs others.
pack() {
    folder=$1
    shift
    mkdir -p "$folder/httplingo"
    git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$folder/httplingo" 2>/dev/null
    (
        export DEB_BUILD_OPTIONS='nocheck noautodbgsym parallel=2' DEB_BUILD_PROFILES=nocheck
        cd "$folder/httplingo" && "$@" dpkg-buildpackage -us -uc -b
    ) >"$work/log" 2>&1
}
missing=$(dpkg-checkbuilddeps -Pnocheck 2>&1) || {
    echo "skip the packages: $missing"
    exit 0
}
pack "$work/one" env && pack "$work/two/deeper" differently || {
    echo "not ok dpkg-buildpackage: $(tail -n 5 "$work/log" | tr '\n' ';')"
    exit 1
}
for package in "$work"/one/*.deb; do
    same "$(basename "$package")" "$package" "$work/two/deeper/$(basename "$package")"
done
