#!/bin/sh
# SPDX-License-Identifier: MIT
# Every function or variable that a C file exports is used by another file, according to the objects
# of the build.  Otherwise it must be static, or be removed.  If only tests or benchmarks use it,
# its header must contain the words "for tests".  Usage: unused.sh [BUILD]
build=${1:-build/check}
work=$PWD/build/unused

make -s -C "$build" check TESTS= SUBDIRS=. >/dev/null 2>&1 || {
    echo "not ok unused functions: the test programs are not built in $build"
    exit 1
}
mkdir -p "$work"

# The objects that the makefile knows: a folder may still have those of files that are gone.
objects() {
    sed -n '/^am__depfiles_remade = /,/[^\\]$/p' "$build/Makefile" | tr -s '\\ \t' '\n' |
        sed -n "s|^\\(.*\\)\$(DEPDIR)/\\(.*\\)\.Pl*o\$|$build/\\1\\2.o|p" | sort -u |
        while IFS= read -r object; do
            [ ! -f "$object" ] || echo "$object"
        done
}

# symbols: for lines of objects, lines of source, kind and name of their symbols.
symbols() {
    xargs nm -P -a -A | awk -v build="$build/" '
        # OBJECT: NAME KIND VALUE SIZE; the source has the kind "a", and may follow its symbols.
        $1 != object { object = $1; folder = $1; sub("^" build, "", folder); sub("[^/]*$", "", folder) }
        $3 == "a" { source[object] = folder $2 }
        $3 ~ /^[A-Z]/ { count++; of[count] = object; row[count] = $3 " " $2 }
        END { for (i = 1; i <= count; i++) print source[of[i]], row[i] }'
}

# judge FILE: of such lines, what has no user.  The maps' names have users everywhere.
judge() {
    sed -n 's/^ *\([a-z_0-9]*\);$/map U \1/p' lib/*.map lib/*/*.map | cat - "$1" | awk '
        $2 == "U" { users[$3] = users[$3] " " $1; next }
        $2 ~ /^[TDBR]$/ && $1 ~ /^(lib|tools|daemon|generators|fault)/ && $3 != "main" { file[$3 " " $1] = $1 }
        END {
            for (key in file) {
                split(key, part, " ")
                count = split(users[part[1]], user, " ")
                others = tests = 0
                for (i = 1; i <= count; i++)
                    if (user[i] ~ /^(tests|bench)\//) tests++
                    else if (user[i] != file[key]) others++
                if (!others) print tests ? "tests" : "nobody", part[1], file[key]
            }
        }' | sort
}

# is_for_tests NAME: whether the comment above its declaration says so.
is_for_tests() {
    find lib tools daemon generators -name '*.h' -exec awk -v name="$1" '
        /\/\*/ { comment = "" }
        { comment = comment $0 " " }
        index($0, name "(") || index($0, name "[") { if (tolower(comment) ~ /for tests/) found = 1 }
        /^$/ { comment = "" }
        END { if (found) print }' {} + | grep -q .
}

printf 'int fault_nobody(void);\nint fault_nobody(void)\n{\n    return 1;\n}\n' >"$work/fault.c"
cc -c -o "$work/fault.o" "$work/fault.c"
objects >"$work/objects"
symbols <"$work/objects" >"$work/symbols"
echo "$work/fault.o" | symbols | sed 's|[^ ]*fault.c|fault.c|' >"$work/fault"
if cat "$work/symbols" "$work/fault" >"$work/both" && judge "$work/both" | grep -qx 'nobody fault_nobody fault.c' &&
    echo 'tests/fault.c U fault_nobody' >>"$work/both" && judge "$work/both" | grep -qx 'tests fault_nobody fault.c' &&
    echo 'tools/fault.c U fault_nobody' >>"$work/both" && ! judge "$work/both" | grep -q fault_nobody; then
    echo "ok a function without a user is found"
else
    echo "not ok a function without a user is found"
fi

judge "$work/symbols" >"$work/unused"
found=
while read -r users name file; do
    [ "$users" != tests ] || ! is_for_tests "$name" || continue
    found=yes
    case $users in
    nobody) echo "not ok $name in $file has no user outside its file: make it static, or strike it" ;;
    tests) echo "not ok $name in $file has no user but tests: strike it, or let its header say \"for tests\"" ;;
    esac
done <"$work/unused"
count=$(grep -c '^lib/.* T ' "$work/symbols")
if [ "$count" -lt 300 ]; then
    echo "not ok the objects of the library are known: they have $count functions"
elif [ -z "$found" ]; then
    echo "ok each of $count functions of the library, and each of the programs', has a user"
fi
