#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks the spelling of the translations, the English messages and the documentation with the
# dictionaries in spelling/languages.tsv.  Words that a dictionary lacks are accepted in
# po/words/LL.txt and, for the documentation, in docs/words.txt.  Given languages, checks only
# these: spelling.sh de docs.  Ends with 1 if something is wrong.
set -u
cd "$(dirname "$0")/../.." || exit 3
command -v python3 >/dev/null || {
    echo "skip spelling: python3 is not on this machine (Debian: python3)"
    exit 0
}
PYTHONDONTWRITEBYTECODE=1 python3 tests/source/spelling/spelling.py "$@"
case $? in
0) exit 0 ;;
3) ;; # it has printed what is wrong
*) echo "not ok spelling.py ended with an error" ;;
esac
exit 1
