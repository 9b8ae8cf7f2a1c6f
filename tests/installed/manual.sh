#!/bin/sh
# SPDX-License-Identifier: MIT
# Every exported function has a manual page and is used by a unit test or an example, and the pages
# are well-formed.  Usage: manual.sh PREFIX [BUILD]
prefix=$1
build=${2-build/check}
pages=$prefix/share/man/man3
work=build/manual
rm -rf $work
mkdir -p $work/man3

# report NAME LIST: ok if the list is empty.
report() {
    if [ -z "$2" ]; then
        echo "ok $1"
    else
        echo "not ok $1: $(echo "$2" | paste -sd ' ' | cut -c 1-300)"
    fi
}

exported() {
    for library in "$prefix"/lib/libhttplingo.so "$prefix"/lib/libhttplingo-icu.so "$prefix"/lib/libhttplingo-site.so; do
        [ ! -e "$library" ] || nm -D --defined-only "$library" | awk '$2 != "A" { print $3 }' | sed 's/@.*//'
    done | sort -u
}

# page NAME: the text of its page, as man shows it; a link is a page, too.
page() {
    MANWIDTH=100 LC_ALL=C.UTF-8 man -M "$prefix/share/man" 3 "$1" 2>/dev/null
}

# without SECTION FILE...: the pages that lack it.
without() {
    section=$1
    shift
    grep -L "^\\.SH $section\$" "$@" | sed 's|.*/||'
}

functions=$(exported)
count=$(echo "$functions" | wc -l)
if [ "$count" -gt 150 ]; then
    echo "ok there are $count functions"
else
    echo "not ok there are $count functions"
fi

missing=
for name in $functions no_such_function; do
    [ -f "$pages/$name.3" ] || missing="$missing $name"
done
report "every exported function has a page" "${missing% no_such_function}"

used=$work/used
cat tests/unit/*.c docs/examples/*.c docs/examples/*/*.c | grep -oE '\blingo_[a-z0-9_]+\b' | sort -u >$used
report "every exported function is used by a unit test or an example" "$(echo "$functions" | comm -23 - $used)"
if echo lingo_no_such_function | comm -23 - $used | grep -q .; then
    echo "ok one that no test uses would be found"
else
    echo "not ok one that no test uses would be found"
fi

# Links and pages.
# Those of the build: the folder may still have pages of functions that are gone.
made=$(cd "$build/docs/man3" && for name in *.3; do echo "$pages/$name"; done)
# shellcheck disable=SC2086 # names without spaces
links=$(grep -l '^\.so ' $made)
# shellcheck disable=SC2086
own=$(grep -L '^\.so ' $made)
broken=
for link in $links; do
    name=${link##*/}
    target=$(sed 's|^\.so man3/||' "$link")
    function=${name%.3}
    grep -qsE "\\b$function\\b" "$pages/$target" || broken="$broken $name"
done
report "$(echo "$links" | wc -l) links lead to a page that names them" "$broken"

# shellcheck disable=SC2086 # names without spaces
for section in NAME LIBRARY SYNOPSIS DESCRIPTION ATTRIBUTES 'SEE ALSO'; do
    report "all $(echo "$own" | wc -l) pages have $section" "$(without "$section" $own)"
done
# shellcheck disable=SC2086
functions=$(grep -lE '^\.BI .*\(' $own)
# shellcheck disable=SC2086
failing=$(grep -lE '^\.BI "enum lingo_error ' $own)
# shellcheck disable=SC2086
report "those of functions have RETURN VALUE" "$(without 'RETURN VALUE' $functions)"
# shellcheck disable=SC2086
report "those of functions that fail have ERRORS" "$(without ERRORS $failing)"

# What is on them: values from the headers, in their places.
shows() {
    if page "$1" | tr '\n' ' ' | tr -s ' ' | grep -qF -- "$2"; then
        echo "ok $1 says: $2"
    else
        echo "not ok $1 says: $2"
    fi
}
shows lingo_site_open 'enum lingo_error lingo_site_open(const struct lingo_site **out,'
shows lingo_site_open 'LINGO_ERROR_NOT_FOUND for an unknown option, theme or language'
shows lingo_site_open_files 'The same from memory'
shows lingo_site_release 'Releasing the last one frees the site.'
shows lingo_site_builtin 'so any number of threads can make pages with it without locks.'
shows lingo_vendor_at 'codes that vendors use'
shows lingo_catalog_flags 'LINGO_CATALOG_ALONE = 1 << 0,'
shows lingo_catalog_flags 'use only English and what the directory contains'
shows lingo_formatter_date 'pkg-config --cflags --libs httplingo-icu'
shows lingo_response 'struct lingo_header headers[LINGO_HEADERS_MAX];'
shows lingo_response '#define LINGO_HEADERS_MAX '
shows lingo_status_codes 'LINGO_STATUS_NOT_FOUND = 404,'
shows lingo_flat_page '8:code=404,18:accept_language=fr,24:uri=/a-page-that-is-gone,'

# The tools of others find nothing to mend.
if command -v mandoc >/dev/null; then
    # Debian makes symbolic links of our links, as mandoc would have it.
    # shellcheck disable=SC2086
    report "mandoc has nothing to say of the pages" "$(mandoc -Tlint -W style $own 2>&1)"
    report "mandoc has nothing to say of those written by hand" "$(mandoc -Tlint -W warning docs/*.[1-8] 2>&1)"
    printf '.TH A 3 2026-11-22\n.SH NAME\na \\- b\n.XX\n' >$work/fault.3
    if mandoc -Tlint $work/fault.3 2>&1 | grep -q unknown; then
        echo "ok mandoc finds a fault"
    else
        echo "not ok mandoc finds a fault"
    fi
else
    echo "skip mandoc: it is not on this machine (Debian: mandoc)"
fi
if command -v man >/dev/null && command -v groff >/dev/null; then
    for file in $own docs/*.[1-8]; do
        LC_ALL=C.UTF-8 man --warnings=w -l "$file" 2>&1 >/dev/null | sed "s|^|${file##*/}: |"
    done >$work/groff
    report "groff has nothing to say" "$(cat $work/groff)"
else
    echo "skip groff: man is not on this machine (Debian: man-db groff)"
fi
