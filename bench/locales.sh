#!/bin/sh
# SPDX-License-Identifier: MIT
# locales.sh DIRECTORY MO-FILES: makes the files for measuring the C library's gettext: compiled locales
# in DIRECTORY/locales, and catalogues in DIRECTORY/catalogs.  Existing files are not changed.
set -eu
directory=$1
files=$2
[ -d "$files" ] || { echo "locales.sh: there are no catalogues in $files" >&2 && exit 1; }
mkdir -p "$directory/locales"
for locale in ar_EG cs_CZ da_DK de_DE el_GR es_ES fi_FI fr_FR he_IL it_IT ja_JP ko_KR nl_NL pl_PL ru_RU sv_SE; do
    language=${locale%_*}
    [ -f "$files/$language.mo" ] || continue # a release brings none
    mkdir -p "$directory/catalogs/$language/LC_MESSAGES"
    cp "$files/$language.mo" "$directory/catalogs/$language/LC_MESSAGES/httplingo.mo"
    [ -d "$directory/locales/$locale.UTF-8" ] && continue
    localedef -i "$locale" -f UTF-8 "$directory/locales/$locale.UTF-8" >/dev/null 2>&1 ||
        echo "locales.sh: localedef cannot make $locale.UTF-8 (Debian: apt-get install locales)" >&2
done
