#!/bin/sh
# SPDX-License-Identifier: MIT
# The maintainers, their address and the holders of the copyright are the same wherever they stand.
maintainers=$(sed -n 's/^AC_INIT(.*\[\(.*\)\])$/\1/p' configure.ac)
address=$(sed -n 's/^Maintainer: .*<\(.*\)>$/\1/p' debian/control)
holders=$(sed -n 's/^Copyright (c) [0-9]* //p' COPYING)

same() {
    if [ -n "$2" ] && [ "$2" = "$3" ]; then
        echo "ok $1 says $3"
    else
        echo "not ok $1 says \"$2\", not \"$3\""
    fi
}

same debian/control "$(sed -n 's/^Maintainer: //p' debian/control)" "$maintainers <$address>"
same debian/changelog "$(sed -n 's/^ -- \(.*>\)  .*/\1/p' debian/changelog | sort -u)" "$maintainers <$address>"
same debian/copyright "$(sed -n 's/^Upstream-Contact: //p' debian/copyright)" "$maintainers <$address>"
same "debian/copyright's copyright" "$(sed -n 's/^Copyright: [0-9]* \(.*httplingo.*\)/\1/p' debian/copyright |
    sort -u)" "$holders"
for folder in po po-tools po-reference; do
    same $folder/Makevars "$(sed -n 's/^COPYRIGHT_HOLDER = //p' $folder/Makevars)" "$holders"
    same "the headers of $folder" "$(sed -n 's/^"Report-Msgid-Bugs-To: \(.*\)\\n"$/\1/p' \
        $folder/*.po $folder/*.pot | sort -u)" "$maintainers"
done

# No other address of the project's is anywhere, nor other names beside this one.
others=$(git grep -nIE '@httplingo\.' -- . ':!debian/control' ':!debian/changelog' ':!debian/copyright' \
    ':!tests/source/maintainer.sh' 2>/dev/null)
if [ -z "$others" ]; then
    echo "ok the address is nowhere else"
else
    echo "not ok the address is nowhere else: $others"
fi
