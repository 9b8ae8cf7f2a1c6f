#!/bin/sh
# SPDX-License-Identifier: MIT
# The package for Python, built by "make python": with Debian's Python and its frameworks, and as far
# as it needs no framework with every other version of Python that is found.  Usage: python.sh PREFIX
#
#   CHECK_PYTHONS  more interpreters, separated by spaces
#   CHECK_LONG     10^6 calls instead of 10^5
#   HISTORY        the table of Python's documentation
set -u
cd "$(dirname "$0")/../.." || exit 3
prefix=$1
build=$PWD/build/check
work=$PWD/build/python
tests=tests/bindings/python
mkdir -p "$work"

python=/usr/bin/python3
[ -x $python ] || python=$(command -v python3) || {
    echo "skip python: there is no python3"
    exit 0
}
if ! make -s -C "$build" python >"$work/make.log" 2>&1; then
    if grep -q "headers are missing" "$work/make.log"; then
        echo "skip python: Python's headers are missing (Debian: python3-dev)"
        exit 0
    fi
    echo "not ok make python: $(tail -n 3 "$work/make.log" | tr '\n' ';')"
    exit 1
fi
echo "ok make python"
PYTHONPATH=$build/bindings/python
PYTHONDONTWRITEBYTECODE=yes
export PYTHONPATH PYTHONDONTWRITEBYTECODE
extension=$PYTHONPATH/httplingo/_httplingo.abi3.so

# The pages of the library, to compare with.
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs httplingo)
# shellcheck disable=SC2086 # a list of words
if cc -o "$work/pages" tests/bindings/pages.c $flags &&
    LD_LIBRARY_PATH=$prefix/lib "$work/pages" >"$work/pages.out"; then
    LINGO_PAGES=$work/pages.out
    LINGO_CATALOGS=$prefix/share/locale
    export LINGO_PAGES LINGO_CATALOGS
else
    echo "not ok the pages of the library"
fi

# run NAME COMMAND...: passes on the results of a command, and the name with each.
run() {
    name=$1
    shift
    timeout 600 "$@" >"$work/out" 2>"$work/errors"
    status=$?
    sed -n "s/^\\(ok\\|not ok\\|skip\\) /&$name: /p" "$work/out"
    if [ $status -ne 0 ] && ! grep -q '^not ok ' "$work/out"; then
        echo "not ok $name: status $status: $(tail -n 3 "$work/errors" | tr '\n' ';')"
    fi
    grep '^not ok ' "$work/out" >/dev/null && tail -n 30 "$work/errors" >&2
}

run "$(basename "$python")" "$python" -W error::ResourceWarning $tests/run.py

# Other versions: those of the environment, and those that can be found by their names.
for other in ${CHECK_PYTHONS-} python3.9 python3.10 python3.12 python3.13; do
    version=$($other -c 'import sys; print("python%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    run "$version" "$other" $tests/run.py --core
done

# ---- the extension ----

# One build serves all versions: it was compiled with Py_LIMITED_API, and needs no function that begins
# with _ but those that are part of it.
needed=$(nm -D --undefined-only "$extension" |
    grep -E ' _Py' | grep -vE ' _Py(Arg_ParseTuple_SizeT|_BuildValue_SizeT|_Dealloc|_NoneStruct|_TrueStruct|_FalseStruct)$')
if [ -z "$needed" ] && nm -D --undefined-only "$extension" | grep -q ' PyModuleDef_Init$'; then
    echo "ok the limited API"
else
    echo "not ok the limited API: $needed"
fi
# No state that interpreters would share: what can be written is what Python itself fills in, or is
# relocated and then read only.
objects=$(find "$build/bindings/python/.libs" -name '_httplingo_la-*.o')
# shellcheck disable=SC2086 # a list of words
written=$(nm $objects | awk '$2 ~ /^[bBdDC]$/ { print $3 }' |
    grep -vE '^(definition|older_definition|functions|slots|older_slots|levels)(\.[0-9]+)?$')
if [ -n "$objects" ] && [ -z "$written" ]; then
    echo "ok no state"
else
    echo "not ok no state: $written"
fi

# ---- memory ----

script='
import sys
sys.path.insert(0, "tests/bindings/python")
import test_threads
for name, (_, use) in test_threads.USES.items():
    for _ in range(3):
        use()
test_threads.failing()
print("all done")'
if ! command -v valgrind >/dev/null; then
    echo "skip valgrind: it is not installed"
elif PYTHONMALLOC=malloc timeout 300 valgrind -q --error-exitcode=9 --leak-check=no \
    "$python" -c "$script" >"$work/valgrind.out" 2>"$work/valgrind.log" && grep -q "all done" "$work/valgrind.out"; then
    echo "ok valgrind"
else
    echo "not ok valgrind: $(grep -v '^--' "$work/valgrind.log" | head -n 5 | tr '\n' ';')"
fi

# Installed, it finds the library that is installed.
if make -s -C "$build" install-python >"$work/install.log" 2>&1 &&
    [ "$(PYTHONPATH=$prefix/lib/python3/dist-packages "$python" -c '
import httplingo
print(httplingo.page(404, accept_language="fr").language)')" = fr ] &&
    ! readelf -d "$prefix/lib/python3/dist-packages/httplingo/_httplingo.abi3.so" | grep -q "$build"; then
    echo "ok make install-python"
else
    echo "not ok make install-python: $(tail -n 3 "$work/install.log" | tr '\n' ';')"
fi
