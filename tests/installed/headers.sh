#!/bin/sh
# SPDX-License-Identifier: MIT
# The installed headers: they compile alone and together, by every standard and compiler, without a
# warning; they leave the macros of a program alone; their names follow one rule.
# Usage: headers.sh PREFIX
set -u
prefix=$1
include=$prefix/include
work=build/headers
rm -rf $work
mkdir -p $work

ok() {
    echo "ok $*"
}

not_ok() {
    echo "not ok $*"
}

# The headers of a tree, as a program names them.
names() {
    (cd "$1" && ls httplingo.h httplingo/*.h)
}

# include_all TREE
include_all() {
    names "$1" | sed 's/.*/#include <&>/'
}

# ---- every compiler and standard ----

warnings='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef -Wcast-qual -Werror'

# compiles TREE COMPILER LANGUAGE STANDARD <SOURCE; what is wrong, in a log.
# shellcheck disable=SC2086 # a list of words
compiles() {
    extra=-Wstrict-prototypes
    [ "$3" = c ] || extra='-Wold-style-cast -Wuseless-cast -Wzero-as-null-pointer-constant'
    case $2 in clang*) extra=$(echo "$extra" | sed 's/-Wuseless-cast//') ;; esac
    $2 -I"$1" $warnings $extra -std="$4" -fsyntax-only -x "$3" - >$work/log 2>&1
}

include_all "$include" >$work/all.c
for compiler in gcc clang g++ clang++; do
    command -v $compiler >/dev/null || {
        echo "skip headers with $compiler: it is missing"
        continue
    }
    language=c
    standards='c99 gnu99 c11 c17 c2x'
    case $compiler in *++)
        language=c++
        standards='c++11 c++14 c++17 c++20 c++2b'
        ;;
    esac
    for standard in $standards; do
        if compiles "$include" $compiler $language "$standard" <$work/all.c; then
            ok "all headers with $compiler -std=$standard"
        else
            not_ok "all headers with $compiler -std=$standard: $(head -n 3 $work/log)"
        fi
    done
done

for name in $(names "$include"); do
    for language in c c++; do
        oldest=c++11
        [ $language != c ] || oldest='c99'
        if echo "#include <$name>" | compiles "$include" gcc $language "$oldest"; then
            ok "<$name> alone as $language"
        else
            not_ok "<$name> alone as $language: $(head -n 3 $work/log)"
        fi
    done
done

# seeded_warning LANGUAGE TEXT: the flags above find it in a header.
seeded_warning() {
    printf '%s\n' "$2" >$work/seed.h
    if echo '#include <seed.h>' | compiles $work gcc "$1" "$3"; then
        not_ok "seeded $1 in a header is found: $2"
    else
        ok "seeded $1 in a header is found: $2"
    fi
}
seeded_warning c 'static inline char f(int i) { return i; }' c99
seeded_warning c 'static inline int f(int i) { { int i = 1; return i; } }' c99
seeded_warning c 'static inline char *f(const char *s) { return (char *)s; }' c99
seeded_warning c++ 'static inline unsigned f(int i) { return (unsigned)i; }' c++11
seeded_warning c 'struct s { char data[]; };' c99

# ---- macros ----

# The macros that the headers of a tree define and their own standard headers do not.
macros() {
    printf '#include <stddef.h>\n#include <stdint.h>\n' | gcc -E -dM - | sort >$work/standard
    include_all "$1" | gcc -I"$1" -E -dM - | sort | comm -13 $work/standard - |
        sed 's/^#define \([A-Za-z0-9_]*\).*/\1/'
}

foreign=$(macros "$include" | grep -v -e '^LINGO_' -e '^HTTPLINGO_' | paste -sd ' ')
foreign="$foreign$(sed -n 's/^ *# *undef \(.*\)/ \1/p' "$include"/httplingo/*.h "$include/httplingo.h")"
if [ -z "$foreign" ]; then
    ok "every macro begins with LINGO_ or HTTPLINGO_ ($(macros "$include" | wc -l))"
else
    not_ok "every macro begins with LINGO_ or HTTPLINGO_: $foreign"
fi
lists=$(find "$include/httplingo" -name '*.def' | paste -sd ' ')
if [ -z "$lists" ]; then
    ok "no list of macros is installed"
else
    not_ok "no list of macros is installed: $lists"
fi

# Words that programs have as macros: common ones, and whatever our own names are made of.
{
    echo 'ERROR LABEL PARAMETER MEDIA STATUS TEXT MIN MAX BIT FIELD RULE NAME OPTION MEMBER N_ NC_' |
        tr ' ' '\n'
    cat "$include"/httplingo/*.h | grep -oE '\bLINGO_[A-Z0-9_]+\b' | sed 's/^LINGO_//' |
        awk '{ print; while (sub(/^[A-Z0-9]*_/, "")) print }'
} | grep -E '^[A-Z][A-Z0-9_]+$' | grep -vx 'API' | sort -u >$work/words

# keeps_macros TREE: a program with macros of these names has them before and after the headers.
keeps_macros() {
    {
        awk '{ print "#define " $0 " " NR + 1000 }' $work/words
        include_all "$1"
        awk '{ print "int is_" $0 "[" $0 " == " NR + 1000 " ? 1 : -1];" }' $work/words
    } >$work/macros.c
    for compiler in 'gcc -xc -std=c99' 'g++ -xc++ -std=c++11'; do
        $compiler -I"$1" -Wall -Werror -fsyntax-only $work/macros.c >$work/log 2>&1 || return
    done
}

if keeps_macros "$include"; then
    ok "a program keeps its macros: $(wc -l <$work/words) names such as ERROR, TITLE and MIN"
else
    not_ok "a program keeps its macros: $(head -n 3 $work/log)"
fi

# seeded_macro LINE: a header with it is noticed.
seeded_macro() {
    rm -rf $work/tree
    cp -r "$include" $work/tree
    echo "$1" >>$work/tree/httplingo/base.h
    if keeps_macros $work/tree; then
        not_ok "seeded in base.h is found: $1"
    else
        ok "seeded in base.h is found: $1"
    fi
}
seeded_macro '#undef ERROR'
seeded_macro '#define LABEL(constant, text) constant'
seeded_macro 'enum lingo_seed { TITLE };'
if macros $work/tree >/dev/null && echo '#define SEED 1' >>$work/tree/httplingo/media.h &&
    [ "$(macros $work/tree | grep -v LINGO_)" = SEED ]; then
    ok "seeded: a macro with a foreign name is found"
else
    not_ok "seeded: a macro with a foreign name is found: $(macros $work/tree | grep -v LINGO_)"
fi

# ---- names ----

# misnamed TREE: constants without the name of their enum, and tags that are functions, too.  LINGO_OK
# is the one exception; an enum of flags, kinds or names need not say so in its constants.
misnamed() {
    cat "$1"/httplingo/*.h | tr '\n' ' ' | sed 's,/\*[^*]*\*\+\([^/*][^*]*\*\+\)*/,,g' >$work/text
    grep -oE '\benum lingo_[a-z_]+ +\{[^}]*\}' $work/text | awk '{
        kind = toupper($2)
        sub(/_(FLAGS|KIND|NAME|CODES)$/, "", kind)
        while (match($0, /LINGO_[A-Z0-9_]+/)) {
            constant = substr($0, RSTART, RLENGTH)
            if (index(constant, kind "_") != 1 && constant != "LINGO_OK")
                print constant
            $0 = substr($0, RSTART + RLENGTH)
        }
    }'
    grep -oE '\b(struct|enum) lingo_[a-z_]+ *[{;]' $work/text |
        grep -oE 'lingo_[a-z_]+' | sort -u >$work/tags
    grep -oE 'LINGO_API [^;]*;' $work/text | grep -oE '\blingo_[a-z0-9_]+\(' | tr -d '(' |
        sort -u | comm -12 $work/tags -
}

wrong=$(misnamed "$include" | paste -sd ' ')
if [ -z "$wrong" ]; then
    ok "constants have the name of their enum, and no tag is a function, too"
else
    not_ok "constants have the name of their enum, and no tag is a function, too: $wrong"
fi
cat >>$work/tree/httplingo/base.h <<'EOF'
enum lingo_seed { LINGO_SEED_GOOD, LINGO_BAD };
struct lingo_version;
EOF
wrong=$(misnamed $work/tree | paste -sd ' ')
if [ "$wrong" = 'LINGO_BAD lingo_version' ]; then
    ok "seeded: misnamed constants and tags are found"
else
    not_ok "seeded: misnamed constants and tags are found: got \"$wrong\""
fi

# ---- a small compiler ----

command -v tcc >/dev/null || {
    echo "skip tcc: it is missing (Debian: apt-get install tcc)"
    exit 0
}
if tcc -Wall -Werror -I"$include" -c $work/all.c -o $work/all.o 2>$work/log; then
    ok "all headers with tcc"
else
    not_ok "all headers with tcc: $(head -n 3 $work/log)"
fi
tcc -Wall -Werror -I"$include" -L"$prefix/lib" docs/examples/not-found.c -lhttplingo \
    -o $work/not-found 2>$work/log
answer=$(LD_LIBRARY_PATH=$prefix/lib $work/not-found 2>>$work/log)
case $answer in
*'Page introuvable'*) ok "a program by tcc runs" ;;
*) not_ok "a program by tcc runs: $(cat $work/log)" ;;
esac
