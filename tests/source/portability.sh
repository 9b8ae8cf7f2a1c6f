#!/bin/sh
# SPDX-License-Identifier: MIT
# The library on other platforms: its unit suites, what it computes, and what its generators write
# are the same on all of them.
#
#   portability.sh [PLATFORM...]    of amd64, i386 (32 bits), musl (another C library), s390x
#                                   (big-endian), armel (no atomic operations on 64 bits), mingw
#                                   (Windows, by Wine).  The default is amd64, i386
#                                   and s390x; with CHECK_LONG, it is all of them
#
# Without CHECK_LONG, only the suites run that read files or depend on the size of numbers, and amd64 has
# the library of the build in build/check.
#
# On mingw only the core is built, without iconv(): pages, look-ups, negotiation and files in memory.
# Each is built in build/portability/PLATFORM out of what the build in build/check has generated.
# shellcheck disable=SC2086 # RUN and others are lists of words
set -u
known='amd64 i386 musl s390x armel mingw'
top=build/portability
status=0

ok() {
    echo "ok $*"
}

not_ok() {
    echo "not ok $*"
    status=1
}

# Sets what a platform is built with and how its programs are run: CC, STATIC, RUN, MORE_FLAGS, EXE and
# LIBRARY; and why its suites are not run, if they are not.
describe() {
    LIBRARY=
    STATIC=
    RUN=
    MORE_FLAGS=
    EXE=
    no_suites=
    case $1 in
    amd64)
        CC=gcc
        [ -n "${CHECK_LONG-}" ] || LIBRARY=build/check/lib/.libs/libcore.a
        ;;
    i386)
        CC=i686-linux-gnu-gcc
        packages='gcc-i686-linux-gnu libc6-dev-i386-cross libc6-i386'
        # Some kernels run no programs with 32 bits.
        /lib/ld-linux.so.2 --version >/dev/null 2>&1 || ! command -v qemu-i386-static >/dev/null 2>&1 ||
            RUN='qemu-i386-static -L /usr/i686-linux-gnu'
        ;;
    musl)
        CC=musl-gcc
        STATIC=-static
        packages=musl-tools
        [ -n "${CHECK_LONG-}" ] || no_suites='./check --long runs them'
        ;;
    s390x)
        CC=s390x-linux-gnu-gcc
        RUN='qemu-s390x-static -L /usr/s390x-linux-gnu'
        packages='gcc-s390x-linux-gnu libc6-dev-s390x-cross qemu-user-static'
        ;;
    armel)
        CC=arm-linux-gnueabi-gcc
        RUN='qemu-arm-static -L /usr/arm-linux-gnueabi'
        packages='gcc-arm-linux-gnueabi libc6-dev-armel-cross qemu-user-static'
        [ -n "${CHECK_LONG-}" ] || no_suites='./check --long runs them'
        ;;
    mingw)
        CC=x86_64-w64-mingw32-gcc
        STATIC=-static
        RUN=$(command -v wine64 || command -v wine || echo /usr/lib/wine/wine64)
        EXE=.exe
        packages='gcc-mingw-w64-x86-64 wine64'
        no_suites='they need the files, pipes and limits of POSIX'
        # printf() of mingw-w64 knows %zu, but the compiler checks for that of Windows; read() takes less
        # than a size_t, which no file of ours exceeds.
        MORE_FLAGS="-iquote $top/mingw/include -D__USE_MINGW_ANSI_STDIO=1 -Wno-conversion -Wno-format"
        mkdir -p $top/mingw/include
        sed '/HAVE_ICONV/d' build/check/config.h >$top/mingw/include/config.h
        export WINEPREFIX="$PWD/$top/mingw/wine" WINEDEBUG=-all
        ;;
    esac
}

# What keeps a platform from being tested, if anything does.
obstacle() {
    for program in $CC ${RUN%% *}; do
        command -v "$program" >/dev/null 2>&1 || {
            echo "$program is not on this machine (Debian: $packages)"
            return
        }
    done
    mkdir -p "$top/$1"
    echo 'int main(void) { return 42; }' >"$top/$1/probe.c"
    $CC $STATIC -o "$top/$1/probe" "$top/$1/probe.c" >"$top/$1/probe.log" 2>&1 || {
        echo "$CC cannot build a program (Debian: $packages)"
        return
    }
    [ -z "$EXE" ] || mv "$top/$1/probe$EXE" "$top/$1/probe"
    $RUN "$top/$1/probe" 2>>"$top/$1/probe.log"
    [ $? -eq 42 ] || echo "what $CC builds does not run here (Debian: $packages)"
}

# The command that builds a platform, as one would type it.
build_command() {
    echo "make -f tests/portability/platform.mk OUT=$top/$1 CC=$CC STATIC=$STATIC EXE=$EXE" \
        "MORE_FLAGS=\"$MORE_FLAGS\" LIBRARY=$LIBRARY FLAGS=\"\$(make -s -C build/check print-flags top_srcdir=. top_builddir=build/check)\""
}

build() {
    programs=$top/$1/digest
    [ -n "$no_suites" ] || for program in $suites failing generate-catalog generate-themes; do
        programs="$programs $top/$1/$program"
    done
    make -s -j2 -f tests/portability/platform.mk OUT="$top/$1" CC="$CC" STATIC="$STATIC" EXE="$EXE" \
        MORE_FLAGS="$MORE_FLAGS" LIBRARY="$LIBRARY" FLAGS="$flags" $programs \
        >"$top/$1/build.log" 2>&1 && return
    not_ok "$1: build; see $top/$1/build.log, or run: $(build_command "$1")"
    tail -n 20 "$top/$1/build.log" | sed 's/^/  /'
    return 1
}

# run_suite PLATFORM SUITE: runs it in its folder, as make check would; the log ends in its status.
run_suite() {
    case $2 in
    *-random) arguments=20000 ;; # make check draws more of them
    *) arguments= ;;
    esac
    cd "$top/$1" || return
    timeout 300 $RUN "./$2" $arguments >"$2.log" 2>&1 </dev/null
    echo "status $?" >>"$2.log"
}

# All suites, two at a time.
run_suites() {
    for suite in $suites; do
        run_suite "$1" "$suite" &
        other=${last-}
        last=$!
        [ -z "$other" ] || wait "$other"
    done
    wait
    unset last
}

# How many assertions held in all suites.
count_assertions() {
    for suite in $suites; do
        sed -n 's/.*assertions: \([0-9]*\) passed.*/\1/p' "$top/$1/$suite.log"
    done | awk '{ n += $1 } END { print n + 0 }'
}

check_suites() {
    run_suites "$1"
    failures=
    for suite in $suites; do
        log=$top/$1/$suite.log
        case $(tail -n 1 "$log") in
        'status 0') continue ;;
        # one that says why it cannot run here is counted below, among the skips
        'status 77') grep -q '^SKIP: ' "$log" && continue ;;
        esac
        failures=yes
        # one that crashed has said nothing
        reason=$(grep -m 1 -E 'got .*, expected |failed: ' "$log" || tail -n 1 "$log")
        not_ok "$1: $suite: ${reason#"${reason%%[! ]*}"};" \
            "run: cd $top/$1 && ${RUN:+$RUN }./$suite"
        tail -n 15 "$log" | sed 's/^/  /'
    done
    # What the first platform skips as well is tested by make check, with the library that it needs.
    for suite in $suites; do
        reasons=$(sed -n 's/^SKIP: //p' "$top/$1/$suite.log" | sort -u | while IFS= read -r reason; do
            grep -qxF "SKIP: $reason" "$top/$reference/$suite.log" || echo "$reason"
        done | paste -sd ';')
        [ -z "$reasons" ] || echo "skip $1: $suite: $reasons"
    done
    [ -n "$failures" ] || ok "$1: suites ($(count_assertions "$1") assertions)"
}

# A runner that does not notice failures would let everything pass.
check_runner() {
    $RUN "$top/$1/failing" >"$top/$1/failing.log" 2>&1
    if [ $? -eq 1 ] && [ "$(tail -n 1 "$top/$1/failing.log")" = 'assertions: 2 passed, 4 failed' ]; then
        ok "$1: failures are noticed"
    else
        not_ok "$1: failures are not noticed: run: ${RUN:+$RUN }$top/$1/failing"
    fi
}

# The first item in which a platform differs from the first one in an area.
first_difference() {
    $RUN "$top/$1/digest" --list "$2" >"$top/$1/$2.list"
    (describe "$reference" && $RUN "$top/$reference/digest" --list "$2") >"$top/$reference/$2.list"
    diff "$top/$reference/$2.list" "$top/$1/$2.list" | sed -n 's/^[<>] \(.*\) [^ ]*$/\1/p' | head -n 1
}

# compare_digests PLATFORM FILE: an area for an area, with what the first platform has.
compare_digests() {
    while read -r area items hash; do
        if grep -qxF "$area $items $hash" "$2"; then
            ok "$1: digest of $area ($items items)"
        else
            not_ok "$1: digest of $area: differs from $reference at \"$(first_difference "$1" "$area")\";" \
                "run: ${RUN:+$RUN }$top/$1/digest --list $area | diff $top/$reference/$area.list -"
        fi
    done <"$top/$reference/digests"
}

check_digests() {
    if ! $RUN "$top/$1/digest" >"$top/$1/digests"; then
        rm -f "$top/$1/digests"
        not_ok "$1: digests; run: ${RUN:+$RUN }$top/$1/digest"
    elif [ "$1" != "$reference" ]; then
        compare_digests "$1" "$top/$1/digests"
    fi
}

# A release is generated on one platform and built on others; who builds from the repository
# generates on his own.
check_generated() {
    $RUN "$top/$1/generate-catalog" build/check/lib/catalog/mo >"$top/$1/builtin.inc" 2>"$top/$1/generate.log"
    $RUN "$top/$1/generate-themes" $themes >"$top/$1/themes.inc" 2>>"$top/$1/generate.log"
    for file in lib/catalog/builtin.inc lib/site/themes.inc; do
        if cmp -s "$top/$1/${file##*/}" "build/check/$file"; then
            ok "$1: $file is generated alike"
        else
            not_ok "$1: $file is generated otherwise; compare $top/$1/${file##*/} with build/check/$file"
        fi
    done
}

# check_platform PLATFORM
check_platform() {
    describe "$1"
    reason=$(obstacle "$1")
    if [ -n "$reason" ]; then
        echo "skip $1: $reason"
        return
    fi
    build "$1" || return
    mkdir -p "$top/$1/tests"
    ln -sfn ../../../check/tests/pseudo "$top/$1/tests/pseudo"
    case " $wanted " in
    *" $1 "*)
        if [ -n "$no_suites" ]; then
            echo "skip $1: suites: $no_suites"
            check_digests "$1"
            return
        fi
        check_suites "$1"
        check_runner "$1"
        check_generated "$1"
        ;;
    esac
    check_digests "$1"
}

# What another platform would have computed in one area is noticed there, and nowhere else.
check_comparison() {
    describe "$reference"
    $RUN "$top/$reference/digest" --perturb languages >"$top/perturbed" || return
    found=$(compare_digests "$reference" "$top/perturbed" | grep '^not ok ' | cut -d : -f 2)
    if [ "$found" = " digest of languages" ]; then
        ok "a digest that differs is noticed"
    else
        not_ok "a digest that differs is not noticed: expected one of languages, found$found"
    fi
}

wanted=${*:-$known}
# One platform with 32 bits and one that is big-endian find most of the differences.
if [ $# -eq 0 ] && [ -z "${CHECK_LONG-}" ]; then
    wanted='amd64 i386 s390x'
    echo "skip musl, armel, mingw: each takes a minute or more; ./check --long builds for them"
fi
for platform in $wanted; do
    case " $known " in
    *" $platform "*) ;;
    *)
        echo "usage: portability.sh [PLATFORM...], of $known" >&2
        exit 2
        ;;
    esac
done
if [ ! -f build/check/lib/catalog/builtin.inc ] || [ ! -d build/check/lib/catalog/mo ]; then
    echo "skip portability: build/check is not built: run ./check, or see CONTRIBUTING.md"
    exit 0
fi
# Their digests are what others are compared with, also when they are not asked for.
reference=amd64
if [ "$(uname -m)" != x86_64 ]; then
    echo "skip portability: this machine is not an amd64 one"
    exit 0
fi
mkdir -p "$top"
make -s -C build/check tests/pseudo/ar_XB.mo tests/pseudo/en_XA.mo >"$top/pseudo.log" 2>&1
flags=$(make -s -C build/check print-flags top_srcdir=. top_builddir=build/check)
suites=$(make -s -f tests/portability/platform.mk OUT=$top print-suites)
if [ -z "${CHECK_LONG-}" ]; then
    suites='test-base test-catalog test-flat test-flat-calls test-json test-messages test-mo test-mo-damage
        test-mo-file test-plural test-uri'
    echo "skip the other suites: they take minutes in an emulator; ./check --long runs them"
fi
themes=$(make -s -C build/check print-themes)
rm -f $top/$reference/digests
check_platform $reference
[ -s $top/$reference/digests ] || exit $status
for platform in $wanted; do
    [ "$platform" = $reference ] || check_platform "$platform"
done
check_comparison
exit $status
