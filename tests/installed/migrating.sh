#!/bin/sh
# SPDX-License-Identifier: MIT
# What docs/migrating.md shows compiles and runs against the installed tree, and does what it says.
# Usage: migrating.sh PREFIX
prefix=$1
guide=docs/migrating.md
work=build/migrating
PKG_CONFIG_PATH=$prefix/lib/pkgconfig
LD_LIBRARY_PATH=$prefix/lib
PATH=$prefix/bin:$PATH
export PKG_CONFIG_PATH LD_LIBRARY_PATH PATH
rm -rf $work
mkdir -p $work

# block LANGUAGE N: the N-th block of code in that language.
block() {
    awk -v language="$1" -v wanted="$2" '$0 == "```" language { n++; inside = 1; next }
        /^```$/ { inside = 0 }
        inside && n == wanted' $guide
}

# says NAME WANTED COMMAND...: that the command succeeds and says so.
says() {
    name=$1
    wanted=$2
    shift 2
    if "$@" >$work/said 2>&1 && grep -q -- "$wanted" $work/said; then
        echo "ok $name"
    else
        echo "not ok $name: no \"$wanted\" in: $(head -c 300 $work/said | tr '\n' ' ')"
    fi
}

# program NAME N MAIN: compiles the N-th block of C with this main().
program() {
    { block c "$2" && printf '%s\n' "$3"; } >$work/"$1".c
    # shellcheck disable=SC2046 # a list of words
    cc -std=c11 -Wall -Wextra -Werror -o $work/"$1" $work/"$1".c $(pkg-config --cflags --libs httplingo) ||
        echo "not ok $1 compiles"
}

phrases='#include <stdio.h>
int main(void) { printf("%s, %s, %s.\n", reason(404), reason(421), reason(799)); return 0; }'
program table-before 1 "$phrases"
program table-after 2 "$phrases"
says "a table of phrases, before" 'Not Found, Unknown, Unknown.' $work/table-before
says "a table of phrases, after" 'Not Found, Misdirected Request, .' $work/table-after

program page-before 3 'int main(void) { send_error(stdout, 404); return 0; }'
# shellcheck disable=SC2016 # C
program page-after 4 '#include <string.h>
int main(void) { const char head[] = "GET /tea HTTP/1.1\r\nHost: shop.example\r\nAccept-Language: fr\r\n\r\n";
    send_error(stdout, 404, head, strlen(head)); return 0; }'
says "a function, before" '<h1>Error 404</h1>' $work/page-before
says "a function, after: the page" '<h1>Page introuvable</h1>' $work/page-after
says "a function, after: the fields" '^Content-Language: fr' $work/page-after

# What the table of calls names is there.
calls=$(sed -n '/^| for | call |/,/^$/p' $guide | grep -o 'lingo_[a-z_]*(' | tr -d '(' | sort -u)
for name in $calls; do
    says "$name() is exported" "$name" nm -D "$prefix/lib/libhttplingo.so"
done
says "the constants are there" 'LINGO_STATUS_NOT_FOUND = 404' cat "$prefix/include/httplingo/codes.h"

# Files: the command, and the template.
block sh 1 >$work/generate.sh
says "generate runs as it is shown" 'nginx' sh -c "cd $work && PATH=$PATH sh generate.sh"
if [ -n "$(find $work/pages -name '*.html' -path '*fr*')" ]; then
    echo "ok it writes pages in French"
else
    echo "not ok it writes pages in French"
fi
block html 1 >$work/error.html
command=$(grep -o 'httplingo page 404 [^`]*' $guide)
says "the template makes a page" '<h1>Page introuvable</h1>' sh -c "cd $work && PATH=$PATH $command"
says "the template is in French" '<html lang="fr" dir="ltr">' sh -c "cd $work && PATH=$PATH $command"

# gettext, from the installed catalogues.
{ echo "import gettext; gettext.bindtextdomain('httplingo', '$prefix/share/locale')" && block python 1; } >$work/text.py
says "gettext in Python" Introuvable env LANGUAGE=fr LC_ALL=C.UTF-8 python3 $work/text.py

# Programs for packages that are not installed here: they are well-formed.
for n in 2 3; do
    block python $n >$work/program-$n.py
    says "the program $n in Python can be compiled" compiled python3 -c "
compile(open('$work/program-$n.py').read(), 'program', 'exec'); print('compiled')"
done
if command -v node >/dev/null; then
    for n in 1 2; do
        block js $n >$work/program-$n.mjs
        if node --check $work/program-$n.mjs 2>$work/said; then
            echo "ok the program $n in JavaScript is well-formed"
        else
            echo "not ok the program $n in JavaScript is well-formed: $(head -n 3 $work/said | paste -sd ' ')"
        fi
    done
else
    echo "skip JavaScript: node is not on this machine (Debian: nodejs)"
fi
