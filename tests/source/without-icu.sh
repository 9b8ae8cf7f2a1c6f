#!/bin/sh
# SPDX-License-Identifier: MIT
# Without ICU, libhttplingo, the command and httplingod are built without it, and the libraries, httplingod
# and the tarball are the same byte for byte: nothing in them comes from the ICU of the machine.
set -u
cd "$(dirname "$0")/../.." || exit 3
. scripts/setup.sh
work=$PWD/build/without-icu

if [ ! -f build/check/lib/.libs/libhttplingo.so ] || [ ! -x configure ]; then
    echo "skip without ICU: build/check is not built"
    exit 0
fi
[ -n "${CHECK_LONG-}" ] || {
    echo "skip without ICU: another build takes minutes; ./check --long makes it"
    exit 0
}
mkdir -p "$work"
command -v pkg-config >"$work/real"
cat >"$work/pkg-config" <<'END'
#!/bin/sh
# pkg-config on a machine without ICU.
case " $* " in *" icu-"*) echo "no ICU here" >&2; exit 1 ;; esac
exec "$(cat "$(dirname "$0")/real")" "$@"
END
chmod +x "$work/pkg-config"

# ---- who asks for it is told what is missing ----
mkdir -p "$work/wanted"
if (cd "$work/wanted" && ../../../configure -q --with-icu PKG_CONFIG="$work/pkg-config") >"$work/wanted.log" 2>&1; then
    echo "not ok configure --with-icu without ICU is an error"
elif grep -q '^configure: error: ICU is missing: .*libhttplingo-icu' "$work/wanted.log" &&
    grep -q 'libicu-dev.*--without-icu' "$work/wanted.log"; then
    echo "ok configure --with-icu without ICU is an error that names the remedies"
else
    echo "not ok configure --with-icu without ICU is an error that names the remedies"
    tail -n 5 "$work/wanted.log"
fi

# ---- the build ----
# The flags are those of build/check: what is compared was compiled alike.
if ! build_in "$work/build" --enable-werror --prefix="$PWD/build/installed" PKG_CONFIG="$work/pkg-config"; then
    echo "not ok a build without ICU"
    exit 0
fi
echo "ok a build without ICU"
if used=$(find "$work/build" -name '*.P*o' -exec grep -l 'unicode/u[a-z]*\.h' {} +) && [ -n "$used" ]; then
    echo "not ok ICU's headers are included by $used"
else
    echo "ok no source of that build includes a header of ICU"
fi
if [ -e "$work/build/lib/icu/.libs/libhttplingo-icu.so" ]; then
    echo "not ok libhttplingo-icu is left out"
else
    echo "ok libhttplingo-icu is left out"
fi
if [ -x "$work/build/tools/httplingo" ]; then
    title=$("$work/build/tools/httplingo" page 404 --lang de --format text | head -n 1)
    with=$(build/check/tools/httplingo page 404 --lang de --format text | head -n 1)
    if [ -n "$title" ] && [ "$title" = "$with" ]; then
        echo "ok the command makes pages: $title"
    else
        echo "not ok the command makes pages: $title, not $with"
    fi
    said=$("$work/build/tools/httplingo" po-check po/de.po 2>&1)
    case $said in
    *"built without libgettextpo or ICU"*libicu-dev*) echo "ok po-check says what it lacks" ;;
    *) echo "not ok po-check says what it lacks: $said" ;;
    esac
else
    echo "skip the command without ICU: jansson is missing"
fi

# ---- what is the same ----
for file in lib/catalog/builtin.inc lib/site/themes.inc; do
    if cmp -s "$work/build/$file" "build/check/$file"; then
        echo "ok $file is generated alike"
    else
        echo "not ok $file is generated alike"
    fi
done

# bare FILE COPY: without symbols for debuggers, which name the folder of the build, and the hash of
# them.
bare() {
    objcopy --strip-all --remove-section=.note.gnu.build-id "$1" "$2"
}

# compare LIBRARY LIBRARY
same() {
    bare "$1" "$work/a.so" && bare "$2" "$work/b.so" && cmp -s "$work/a.so" "$work/b.so"
}
if ! command -v objcopy >/dev/null; then
    echo "skip the library without ICU: objcopy is missing (Debian: binutils)"
elif [ "$(sed -n 's/^CFLAGS = //p' build/check/Makefile)" != "$(sed -n 's/^CFLAGS = //p' "$work/build/Makefile")" ]; then
    echo "skip the library without ICU: build/check is compiled with other flags"
else
    # As they are installed: before that, they know the folder of the build.
    for part in with without; do
        build=build/check
        [ $part = with ] || build=$work/build
        rm -rf "${work:?}/$part"
        make -s -C "$build" install DESTDIR="$work/$part" >"$work/install.log" 2>&1 ||
            echo "not ok make install $part ICU: $(tail -n 1 "$work/install.log")"
    done
    for file in sbin/httplingod lib/libhttplingo-site.so lib/libhttplingo.so; do
        name=${file#*/}
        if [ ! -e "$work/with$PWD/build/installed/$file" ]; then
            echo "skip $name with and without ICU: it is not built"
        elif same "$work/without$PWD/build/installed/$file" "$work/with$PWD/build/installed/$file"; then
            echo "ok $name is the same with and without ICU: $(sha256sum <"$work/a.so" | cut -c 1-16)"
        else
            echo "not ok $name is the same with and without ICU"
        fi
    done
    # A digit of the tables that is another is seen.
    mkdir -p "$work/changed"
    objcopy -O binary --only-section=.rodata "$work/a.so" "$work/rodata"
    LC_ALL=C sed 's/Deutsch/Deutsck/' "$work/rodata" >"$work/rodata-changed"
    objcopy --update-section .rodata="$work/rodata-changed" "$work/b.so" "$work/changed/b.so"
    if cmp -s "$work/rodata" "$work/rodata-changed" || same "$work/a.so" "$work/changed/b.so"; then
        echo "not ok a library with another byte is seen"
    else
        echo "ok a library with another byte is seen"
    fi
fi

# ---- the tarball ----
SOURCE_DATE_EPOCH=$(sh scripts/source-date.sh .)
export SOURCE_DATE_EPOCH
for build in build/check "$work/build"; do
    make -s -C "$build" dist >"$work/dist.log" 2>&1 ||
        echo "not ok make dist in $build: $(tail -n 1 "$work/dist.log")"
done
if cmp "$work/build"/httplingo-*.tar.xz build/check/httplingo-*.tar.xz; then
    echo "ok the tarball is the same with and without ICU: $(sha256sum <"$(ls build/check/httplingo-*.tar.xz)" | cut -c 1-16)"
else
    echo "not ok the tarball is the same with and without ICU"
fi
