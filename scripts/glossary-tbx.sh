#!/bin/sh
# SPDX-License-Identifier: MIT
# glossary-tbx.sh LL: prints po/glossary/LL.tsv in TBX, which Weblate and other tools for translators
# import.  Each good term is an entry, and so is each bad term, with the administrative status
# "forbidden".  Bad terms for every text are left out, for TBX has no such entries.
set -u
cd "$(dirname "$0")/.." || exit 3
[ $# -eq 1 ] && [ -f "po/glossary/$1.tsv" ] || {
    echo "Usage: glossary-tbx.sh LL, where po/glossary/LL.tsv exists" >&2
    exit 2
}
# A BCP 47 tag: sr@latin is sr-Latn, pt_BR is pt-BR.
tag=$(echo "$1" | sed 's/@latin/-Latn/; s/_/-/g')
awk -F '\t' -v tag="$tag" '
    function escape(text) {
        gsub(/&/, "\\&amp;", text)
        gsub(/</, "\\&lt;", text)
        gsub(/>/, "\\&gt;", text)
        return text
    }
    function entry(english, term, note) {
        print "      <termEntry>"
        print "        <langSet xml:lang=\"en\"><tig><term>" escape(english) "</term></tig></langSet>"
        print "        <langSet xml:lang=\"" tag "\"><tig><term>" escape(term) "</term>" note "</tig></langSet>"
        print "      </termEntry>"
    }
    function entries(english, list, note,    count, i, terms) {
        count = split(list, terms, "|")
        for (i = 1; i <= count; i++) {
            gsub(/\*/, "", terms[i])
            entry(english, terms[i], note)
        }
    }
    BEGIN {
        print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        print "<!DOCTYPE martif PUBLIC \"ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN\" \"TBXcdv04.dtd\">"
        print "<martif type=\"TBX\" xml:lang=\"en\">"
        print "  <martifHeader><fileDesc><sourceDesc><p>httplingo, po/glossary</p></sourceDesc></fileDesc></martifHeader>"
        print "  <text>\n    <body>"
    }
    /^#/ || NF < 3 || $1 == "*" { next }
    {
        entries($1, $2, "")
        entries($1, $4, "<termNote type=\"administrativeStatus\">forbidden</termNote>")
    }
    END {
        print "    </body>\n  </text>\n</martif>"
    }' "po/glossary/$1.tsv"
