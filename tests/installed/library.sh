#!/bin/sh
# SPDX-License-Identifier: MIT
# The installed library: it depends only on libc, and exports exactly the symbols in its map.
# Usage: library.sh PREFIX
prefix=$1
library=$prefix/lib/libhttplingo.so

check() {
    if [ "$2" = "$3" ]; then
        echo "ok $1"
    else
        echo "not ok $1: got \"$2\", expected \"$3\""
    fi
}

needed=$(ldd "$library" | sed 's/ *(.*//; s/^[[:space:]]*//; s/ =>.*//' |
    grep -v -e linux-vdso -e ld-linux -e '^/lib/ld' | sort | paste -sd ' ')
check "needs libc alone" "$needed" "libc.so.6"

exported=$(nm -D --defined-only "$library" | awk '$2 != "A" { print $3 }' | sed 's/@.*//' | sort)
mapped=$(sed -n 's/^ *\(lingo_[a-z0-9_]*\);$/\1/p' lib/httplingo.map | sort)
check "exports what the map names" "$exported" "$mapped"

# The linker writes to each address in the library's data when it is loaded, and the process then has its own
# copy of that memory page: see "Loading the library" in docs/performance.md.
most=850
if nm "$library" 2>/dev/null | grep -q __asan_; then
    echo "skip relocations: the sanitizers add their own"
else
    relocations=$(readelf -rW "$library" | grep -cE '_RELATIVE|^[0-9a-f]{8,16}$')
    if [ "$relocations" -gt 0 ] && [ "$relocations" -le $most ]; then
        echo "ok at most $most relocations"
    else
        echo "not ok relocations: got \"$relocations\", expected 1 to $most: instead of pointers, tables should contain" \
            "short strings, or offsets in a struct of strings as in lib/registry/status.c"
    fi
fi

# What formats by ICU is a library of its own, where ICU is there.
icu=$prefix/lib/libhttplingo-icu.so
if [ -e "$icu" ]; then
    exported=$(nm -D --defined-only "$icu" | awk '$2 != "A" { print $3 }' | sed 's/@.*//' | sort)
    formats=$(sed -n 's/^ *\(lingo_[a-z0-9_]*\);$/\1/p' lib/icu/httplingo-icu.map | sort)
    check "the ICU library exports what its map names" "$exported" "$formats"
    mapped=$(printf '%s\n%s' "$mapped" "$formats")
else
    echo "skip the ICU library: it was built without ICU"
fi

# The reader of site files is a library of its own likewise, for it needs libinih.
site=$prefix/lib/libhttplingo-site.so
if [ -e "$site" ]; then
    exported=$(nm -D --defined-only "$site" | awk '$2 != "A" { print $3 }' | sed 's/@.*//' | sort)
    readers=$(sed -n 's/^ *\(lingo_[a-z0-9_]*\);$/\1/p' lib/site-file/httplingo-site.map | sort)
    check "the library of site files exports what its map names" "$exported" "$readers"
    mapped=$(printf '%s\n%s' "$mapped" "$readers")
fi

declared=$(cat "$prefix"/include/httplingo/*.h | tr '\n' ' ' | grep -oE 'LINGO_API [^;]*;' |
    grep -oE 'lingo_[a-z0-9_]+\(' | tr -d '(' | sort -u)
outside=
for name in $declared; do
    echo "$mapped" | grep -qx "$name" || outside="$outside $name"
done
check "every declared function is exported" "$outside" ""

# How programs initialize what later versions may add members to.
initializes() {
    cat <<EOF
#include <httplingo.h>
int main(void)
{
    struct lingo_request request = $1;
    struct lingo_check_request check = $1;
    request.code = 404;
    return request.code + (int)check.flags == 0;
}
EOF
}
for standard in c99 c11 c++11 c++17; do
    initializer='{0}'
    language=c
    case $standard in c++*) initializer='{}' language=c++ ;; esac
    if initializes "$initializer" | cc -std=$standard -I"$prefix/include" -Wall -Wextra -Wpedantic -Wshadow \
        -Wconversion -Werror -fsyntax-only -x $language -; then
        echo "ok $initializer in $standard"
    else
        echo "not ok $initializer in $standard"
    fi
done
