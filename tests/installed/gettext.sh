#!/bin/sh
# SPDX-License-Identifier: MIT
# Any gettext program finds our messages in the installed tree, without our library, by context and
# English text, in several programming languages.  Usage: gettext.sh PREFIX
prefix=$1
directory=$prefix/share/locale
TEXTDOMAINDIR=$directory
export TEXTDOMAINDIR

expect() {
    if [ "$2" = "$3" ]; then
        echo "ok $1"
    else
        echo "not ok $1: got \"$2\", expected \"$3\""
    fi
}

# Most need installed locales; these are made for the test.
locales=$PWD/build/locales
mkdir -p "$locales"
for locale in fr_FR en_US de_DE ja_JP; do
    [ -d "$locales/$locale.UTF-8" ] || localedef -i $locale -f UTF-8 "$locales/$locale.UTF-8" || {
        echo "skip gettext: the locale $locale.UTF-8 cannot be made"
        exit 0
    }
done
LOCPATH=$locales
export LOCPATH
unset LANGUAGE LC_MESSAGES

# A program of each language takes the context and the msgid, and prints the text.
program=build/dpgettext
cat >$program.c <<'END'
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include "gettext.h"
int main(int argc, char **argv)
{
    if (argc != 4 || !setlocale(LC_ALL, ""))
        return 1;
    bindtextdomain("httplingo", argv[1]);
    puts(dpgettext_expr("httplingo", argv[2], argv[3]));
    return 0;
}
END
c_says() {
    $program "$directory" "$@"
}
python_says() {
    python3 -c '
import gettext, sys
gettext.bindtextdomain("httplingo", sys.argv[1])
print(gettext.dpgettext("httplingo", sys.argv[2], sys.argv[3]))' "$directory" "$@"
}
shell_says() {
    gettext -d httplingo -c "$1" -s "$2"
}
perl_says() {
    perl -e '
use Locale::Messages qw(bindtextdomain dpgettext);
use POSIX qw(setlocale LC_ALL);
setlocale(LC_ALL, "");
bindtextdomain("httplingo", $ARGV[0]);
print dpgettext("httplingo", $ARGV[1], $ARGV[2]), "\n";' "$directory" "$@"
}
# shellcheck disable=SC2016 # a program of PHP
php_says() {
    php -r '
setlocale(LC_ALL, "");
bindtextdomain("httplingo", $argv[1]);
bind_textdomain_codeset("httplingo", "UTF-8");
$key = $argv[2] . "\004" . $argv[3];
$text = dgettext("httplingo", $key);
echo $text === $key ? $argv[3] : $text, "\n";' "$directory" "$@"
}
ruby_says() {
    ruby -e '
require "gettext"
include GetText
bindtextdomain("httplingo", path: ARGV[0])
puts pgettext(ARGV[1], ARGV[2])' "$directory" "$@"
}

# try NAME FUNCTION: what it says in four languages, of a phrase, a title and a label, and of a
# msgid that there is none of.
try() {
    expect "$1: a phrase in French" "$(LC_ALL=fr_FR.UTF-8 $2 404 'Not Found')" Introuvable
    expect "$1: a title in German" "$(LC_ALL=de_DE.UTF-8 $2 404 'Page not found')" 'Seite nicht gefunden'
    expect "$1: a label in Japanese" "$(LC_ALL=ja_JP.UTF-8 $2 page Language)" 言語
    expect "$1: a phrase in English" "$(LC_ALL=en_US.UTF-8 $2 404 'Not Found')" 'Not Found'
    expect "$1: a msgid that there is none of" "$(LC_ALL=fr_FR.UTF-8 $2 404 'Lost')" Lost
}

header=/usr/share/gettext
if [ ! -f $header/gettext.h ]; then
    echo "skip C: gettext.h is missing (Debian: gettext)"
elif cc -DENABLE_NLS -I$header -o $program $program.c; then
    try C c_says
else
    echo "not ok C: it compiles"
fi
try Python python_says
try shell shell_says
if perl -MLocale::Messages -e 1 2>/dev/null; then
    try Perl perl_says
else
    echo "skip Perl: the module Locale::Messages is missing (Debian: libintl-perl)"
fi
if php -r 'exit(function_exists("dgettext") ? 0 : 1);' 2>/dev/null; then
    try PHP php_says
else
    echo "skip PHP: its gettext functions are missing (Debian: php-cli)"
fi
if ruby -e 'require "gettext"' 2>/dev/null; then
    try Ruby ruby_says
else
    echo "skip Ruby: the gem gettext is missing (Debian: ruby-gettext)"
fi

# With a catalogue for English, dgettext() alone shows no context to an English reader.
raw=$(LC_ALL=en_US.UTF-8 gettext -d httplingo -s "$(printf '404\004Not Found')")
expect "dgettext in English" "$raw" "Not Found"
