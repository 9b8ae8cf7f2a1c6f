#!/bin/sh
# SPDX-License-Identifier: MIT
# Any gettext program finds our messages in the installed tree, without our library: the key is
# the context, EOT, and the English text.  Usage: gettext.sh PREFIX
prefix=$1
directory=$prefix/share/locale

expect() {
    if [ "$2" = "$3" ]; then
        echo "ok $1"
    else
        echo "not ok $1: got \"$2\", expected \"$3\""
    fi
}

python_says() {
    python3 -c '
import gettext, sys
catalog = gettext.translation("httplingo", sys.argv[1], [sys.argv[2]])
print(catalog.pgettext(sys.argv[3], sys.argv[4]))' "$directory" "$@"
}

expect "Python, French phrase" "$(python_says fr 404 'Not Found')" "Introuvable"
expect "Python, German title" "$(python_says de 404 'Page not found')" "Seite nicht gefunden"
expect "Python, label in Japanese" "$(python_says ja page 'Language')" "言語"

# C's dgettext needs an installed locale; one is made for the test.
locales=$PWD/build/locales
mkdir -p "$locales"
if [ ! -d "$locales/fr_FR.UTF-8" ] && ! localedef -i fr_FR -f UTF-8 "$locales/fr_FR.UTF-8"; then
    echo "skip dgettext: the locale fr_FR.UTF-8 cannot be made"
    exit 0
fi
program=build/dgettext
cat >$program.c <<'END'
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
int main(int argc, char **argv)
{
    if (argc != 2 || !setlocale(LC_ALL, "fr_FR.UTF-8"))
        return 1;
    bindtextdomain("httplingo", argv[1]);
    puts(dgettext("httplingo", "404\004Not Found"));
}
END
cc -o $program $program.c
expect "dgettext, French phrase" "$(LOCPATH=$locales LANGUAGE='' $program "$directory")" "Introuvable"
