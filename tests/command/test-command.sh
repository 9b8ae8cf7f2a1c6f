#!/bin/sh
# SPDX-License-Identifier: MIT
# The command as users call it: output, exit status and messages.
command=${HTTPLINGO-tools/httplingo}
[ -x "$command" ] || {
    echo "SKIP: the command was not built, for want of jansson"
    exit 77
}
unset LOCPATH LANGUAGE LC_MESSAGES
LC_ALL=C.UTF-8
export LC_ALL
failed=0
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

# is WHAT EXPECTED ARGUMENT...: the command prints exactly that, and succeeds.
is() {
    what=$1
    expected=$2
    shift 2
    actual=$("$command" "$@" 2>"$directory/error")
    status=$?
    if [ "$actual" != "$expected" ] || [ $status -ne 0 ]; then
        failed=1
        printf 'FAIL: %s: status %d, got\n%s\nexpected\n%s\n' "$what" $status "$actual" "$expected"
        cat "$directory/error"
    fi
}

# ends WHAT STATUS PATTERN ARGUMENT...: the command fails so, with a message that matches.
ends() {
    what=$1
    expected=$2
    pattern=$3
    shift 3
    "$command" "$@" >"$directory/output" 2>"$directory/error"
    status=$?
    if [ $status -ne "$expected" ] || ! grep -qE -e "$pattern" "$directory/error"; then
        failed=1
        printf 'FAIL: %s: status %d, expected %d and a message like %s; it was\n' "$what" $status \
            "$expected" "$pattern"
        cat "$directory/error"
    fi
}

# json WHAT EXPECTED FILTER ARGUMENT...: what jq makes of the document.
json() {
    what=$1
    expected=$2
    filter=$3
    shift 3
    actual=$("$command" "$@" | jq -r "$filter" 2>&1)
    if [ "$actual" != "$expected" ]; then
        failed=1
        printf 'FAIL: %s: got\n%s\nexpected\n%s\n' "$what" "$actual" "$expected"
    fi
}

tab=$(printf '\t')
is version "httplingo 0.1.0" --version
ends "no command" 2 "^Usage"
ends "unknown command" 2 'unknown command "statsu"' statsu
for name in status explain method languages negotiate page; do
    "$command" $name --help | grep -q "^Usage: httplingo $name " || {
        failed=1
        echo "FAIL: $name --help"
    }
    ends "$name: unknown option" 2 "httplingo $name --help" $name --no-such-option
done

source=${srcdir-.}

# Documents name every format.
formats=$(sed -n 's/^MEDIA([A-Z_]*, "\([a-z+]*\)".*/\1/p' "$source/include/httplingo/media.def")
listed=$(printf '%s\n' "$formats" | paste -sd, | sed 's/,/, /g')
ends "page: unknown format" 2 "expected one of $(echo "$listed" | sed 's/+/[+]/g')\$" \
    page 404 --format jpeg
"$command" page --help | grep -qxF "FORMAT is one of $listed." || {
    failed=1
    echo "FAIL: page --help does not list the formats $listed"
}
for format in $formats; do
    for manual in httplingo.1 httplingo-site.5; do
        tr -d '\134' <"$source/docs/$manual" | grep -qwF -e "$format" || {
            failed=1
            echo "FAIL: $manual does not name the format $format"
        }
    done
done

# What lists the commands, servers and formats agrees with the tables of them.
in_table=$(sed -n -e 's/^COMMAND(\([a-z]*\),.*/\1/p' -e 's/^NAMED_COMMAND([a-z_]*, "\([a-z-]*\)".*/\1/p' \
    "$source/tools/command.def" | sort)
in_help=$("$command" --help | sed -n 's/^  \([a-z-]*\)  .*/\1/p' | sort)
in_manual=$(sed -n 's/^\.SS httplingo //p' "$source/docs/httplingo.1" | tr -d '\134' | sort)
if [ -z "$in_table" ] || [ "$in_help" != "$in_table" ] || [ "$in_manual" != "$in_table" ]; then
    failed=1
    printf 'FAIL: commands in the table, the help and the manual:\n%s\n\n%s\n\n%s\n' \
        "$in_table" "$in_help" "$in_manual"
fi
servers=$(sed -n 's/^SERVER("\([a-z-]*\)".*/\1/p' "$source/tools/generate/servers.def")
listed=$(printf '%s\n' "$servers" | paste -sd, | sed 's/,/, /g')
ends "generate: no server" 2 " $listed\$" generate
ends "generate: unknown server" 2 "expected one of $listed\$" generate apache --out "$directory/apache"
for server in $servers; do
    "$command" generate --help | grep -qwe "$server" || {
        failed=1
        echo "FAIL: generate --help does not name $server"
    }
    sed -n '/^\.SS httplingo generate/,/^Its options/p' "$source/docs/httplingo.1" | tr -d '\134' |
        grep -qE "^\.BR? (.* )?$server( |\$)" || {
        failed=1
        echo "FAIL: httplingo(1) does not name $server"
    }
done

formats=$(sed -n 's/^FORMAT("\([a-z0-9]*\)".*/\1/p' "$source/tools/export/formats.def")
listed=$(printf '%s\n' "$formats" | paste -sd, | sed 's/,/, /g')
ends "export: no format" 2 " $listed\$" export
ends "export: no directory" 2 "--out are required; the format is one of $listed\$" export json
ends "export: unknown format" 2 "unknown format \"yaml\"; expected one of $listed\$" \
    export yaml --out "$directory/yaml"
for format in $formats; do
    "$command" export --help | grep -qwe "$format" || {
        failed=1
        echo "FAIL: export --help does not name $format"
    }
    sed -n '/^\.SS httplingo export/,/^The options/p' "$source/docs/httplingo.1" | tr -d '\134' |
        grep -qE "^\.BR? (.* )?$format( |\$)" || {
        failed=1
        echo "FAIL: httplingo(1) does not name $format"
    }
    grep -q "\`$format\`" "$source/docs/exports.md" || {
        failed=1
        echo "FAIL: docs/exports.md does not name $format"
    }
    grep -q "^STEP(\"$format\"," "$source/tools/export/steps.def" || {
        failed=1
        echo "FAIL: export says no next step for $format"
    }
done
is "export: what it wrote, and what to do next" "Written to $directory/export:
    config/locales/httplingo.fr.yml
    config/locales/httplingo.nb.yml
    config/locales/httplingo.no.yml
Languages: 2, codes: 2

copy the files into the application:
    cp -r $directory/export/config .

look up a text:
    I18n.t('httplingo.404.title')" \
    export rails --out "$directory/export" --languages fr,nb,fr-CA --codes 503,404,404
ends "export: unknown code" 2 '"499" is not a registered status code; .httplingo status. lists' \
    export json --out "$directory/export" --codes 404,499
ends "export: no code" 2 '"4xx" is not a registered status code' \
    export json --out "$directory/export" --codes 4xx
ends "export: unknown language" 2 'unknown language "tlh"; .httplingo languages. lists' \
    export json --out "$directory/export" --languages fr,tlh
ends "export: encoding of another format" 2 'format json are always in UTF-8' \
    export json --out "$directory/export" --encoding utf-8
ends "export: unknown encoding" 2 'unknown encoding "latin1"; expected iso-8859-1 or utf-8' \
    export properties --out "$directory/export" --encoding latin1
ends "export: two formats" 2 'unexpected argument "csv"' export json csv --out "$directory/export"
ends "export: no such site" 3 'no-such-site' export json --out "$directory/export" --site no-such-site
echo mine >"$directory/file"
ends "export: the directory is a file" 3 'expected a directory, not a regular file' \
    export json --out "$directory/file"
echo '{}' >"$directory/export/HttpLingo.resx"
ends "export: a file of somebody else" 3 'HttpLingo.resx: this file exists and was not written by httplingo' \
    export resx --out "$directory/export"

is "generate: what it wrote, and what to do next" "Written to $directory/maps:
    configmap.json
Languages: 2, codes: 1

create or change the ConfigMaps:
    kubectl apply --server-side -f /etc/maps/configmap.json" \
    generate configmap --out "$directory/maps" --path /etc/maps --languages fr,de --codes 404

is "negotiate: script never crossed" "en${tab}default${tab}-" \
    negotiate --accept-language zh-TW --available en,zh-Hans
is "negotiate: its own script" "zh-Hant${tab}parent${tab}zh-TW" \
    negotiate --accept-language zh-TW --available en,zh-Hans,zh-Hant
is "negotiate: both names" "ro${tab}exact${tab}ro" \
    negotiate --accept-language ro --available mo,ro
is "negotiate: the legacy name" "mo${tab}exact${tab}mo" \
    negotiate --accept-language mo --available mo,ro
is "negotiate: the legacy name as the default" "mo${tab}default${tab}-" \
    negotiate --accept-language fr --available ro,mo --default mo
ends "negotiate: given twice" 2 '"pt_BR" is given twice; "pt-BR" is the same language' \
    negotiate --accept-language fr --available pt-BR,pt_BR
is "negotiate: a locale name" "pt-BR${tab}exact${tab}pt_BR" \
    negotiate --accept-language 'pt_BR;q=0,8' --available en,pt-BR
is "negotiate: default" "de${tab}default${tab}-" \
    negotiate --accept-language tlh --available en,de --default de
is "negotiate: weights" "de${tab}exact${tab}de" \
    negotiate --accept-language 'fr;q=0.1, de' --available en,fr,de
is "negotiate: format" "application/problem+json" negotiate --accept application/problem+json
is "negotiate: format by default" "text/html" negotiate --accept '*/*'
is "negotiate: formats offered" "application/json" \
    negotiate --accept 'text/html, */*;q=0.1' --available json,xml
ends "negotiate: nothing to do" 2 "either --accept-language or --accept" negotiate
ends "negotiate: bad tag" 2 "" negotiate --accept-language fr --available 'en,f_!'
ends "negotiate: absent default" 2 '"de" is not available' \
    negotiate --accept-language fr --available en,fr --default de
ends "negotiate: bad format" 2 'unknown format "pdf"' negotiate --accept '*/*' --available pdf
json "negotiate: JSON" "fr truncation fr-BE" '"\(.language) \(.match) \(.range)"' \
    negotiate --accept-language 'fr-BE' --available en,fr --format json

json "status: keys" "404 NOT_FOUND iana 4xx yes true unknown unspecified en" \
    '.[0] | "\(.code) \(.name) \(.registry) \(.class) \(.body) \(.cacheable) \(.duration) \(.retry) \(.lang)"' \
    status 404 --format json
json "status: references, oldest first" "1945:obsolete 2616:obsolete 7231:obsolete 9110:current" \
    '[.[0].references[] | "\(.rfc):\(.state)"] | join(" ")' status NOT_FOUND --format json
json "status: reference" '9110 15.5.5 HTTP Semantics' \
    '.[0].references[-1] | "\(.rfc) \(.section) \(.title)"' status 'not found' --format json
json "status: all" "$(grep -c '^STATUS(' "$source/lib/registry/status.def")" length status --format json
json "status: class" "400 451 29" '"\(.[0].code) \(.[-1].code) \(length)"' \
    status --class 4xx --format json
json "status: a draft" "draft-ietf-httpbis-resumable-upload" '.[0].references[0].draft' \
    status 104 --format json
json "status: required" "WWW-Authenticate" '.[0].required_headers | join(",")' \
    status 401 --format json
json "status: recommended" "Retry-After" '.[0].recommended_headers | join(",")' \
    status 503 --format json
json "status: aliases" "true" '.[0].aliases | contains(["PAYLOAD_TOO_LARGE"])' \
    status 413 --format json
json "status: French" "fr Introuvable Page introuvable" \
    '.[0] | "\(.lang) \(.local_phrase) \(.title)"' status 404 --lang fr-BE --format json
json "status: texts for visitors" \
    "The page may have moved, or the link may be out of date.|Check the address for typos." \
    '.[0] | "\(.summary)|\(.advice)"' status 404 --format json
json "status: no advice" null '.[0].advice' status 503 --format json
json "status: texts of the code that a vendor's is like" "Your browser sent too much data" '.[0].title' \
    status --vendor 494 --format json
for format in tsv text; do
    "$command" status 404 --format $format | grep -q "The page may have moved, or the link" || {
        failed=1
        echo "FAIL: status: no summary as $format"
    }
done
columns=$("$command" status --format tsv | awk -F "$tab" '{ print NF }' | sort -u)
[ "$columns" = 16 ] || {
    failed=1
    echo "FAIL: status: rows of the table have $columns columns"
}
"$command" status --format tsv | awk -F "$tab" 'NR == 1 || $1 == 104 { print $16 }' | tr '\n' ' ' |
    grep -qx "expires 2026-11-13 " || {
    failed=1
    echo "FAIL: status: the table does not say when 104 expires"
}
json "status: expires" "2026-11-13 null" '"\(.[0].expires) \(.[1].expires)"' \
    status 104 404 --format json
"$command" status 104 | grep -q "registration expires: 2026-11-13" || {
    failed=1
    echo "FAIL: status: the text does not say when 104 expires"
}
# What people paste: the table of spellings is in tests/unit/test-status.c.
json "status: names" "404 404 405 509 449 413 422" '[.[].code] | join(" ")' \
    status 'HTTP/1.1 404 Not Found' HttpStatusCode.NotFound 'Not Allowed' \
    'Bandwidth Limit Exceeded' RETRY_WITH PayloadTooLarge :unprocessable_content --format json
json "status: phrases of servers" "Not Allowed" '.[0].server_phrases | join(",")' \
    status 405 --format json
json "status: a name of several vendors" "nginx,Google" '[.[].owner] | join(",")' \
    status 'Client Closed Request' --format json
json "status: a vendor's name, though a registered code has it" "AWS" '.[0].owner' \
    status --vendor Unauthorized --format json
ends "status: misspelt" 1 'unknown status "Not Fuond"; did you mean 404 Not Found\?' status 'Not Fuond'
ends "status: misspelt, with a prefix" 1 'did you mean 404 Not Found\?' status HttpStatusCode.NotFuond
ends "status: misspelt, a vendor's" 1 'mean .*509 Bandwidth Limit Exceeded' status 'Bandwith Limit'
ends "status: near to nothing" 1 'unknown status "xyzzyq"; expected a code' status xyzzyq
ends "status: a status line with an unknown code" 1 "477 is not registered" status 'HTTP/1.1 477 X'
json "status: vendors" "nginx,Esri" '[.[].owner] | .[0:2] | join(",")' \
    status --vendor 499 --format json
json "status: no vendor by accident" "0" '[.[] | select(.registry == "vendor")] | length' \
    status --format json
ends "status: unknown" 1 "471 is not registered; .*400, Client Error" status 471
ends "status: a vendor's" 1 "499 is not registered, but vendors use it" status 499
ends "status: no code" 1 "valid codes are 100 to 599" status 1000
ends "status: no name" 1 'unknown status "NOPE"' status NOPE
ends "status: bad language" 2 'unknown language "tlh"' status --lang tlh
ends "status: bad format" 2 'unknown format "yaml"' status --format yaml
ends "status: bad class" 2 'unknown class "9xx"' status --class 9xx
json "method: keys" "QUERY true true 10008" \
    '.[0] | "\(.name) \(.safe) \(.idempotent) \(.references[-1].rfc)"' method QUERY --format json
json "method: all" 41 length method --format json
ends "method: case" 1 'did you mean "GET"' method get
ends "method: unknown" 1 '"PURGE" is not a registered method' method PURGE
json "languages" "rtl" '.[] | select(.tag == "ar") | .direction' languages --format json
json "languages: who made and read each" "en source  " '.[] | select(.made == "source" or (.made | IN("machine", "human") | not) or (.read | IN("none", "machine", "native") | not)) | "\(.tag) \(.made) \(.read) \(.revised)"' languages --format json
json "languages: the day of the revision" "en" '[.[] | select(.revised | test("^20[0-9]{2}-[01][0-9]-[0-3][0-9]$") | not) | .tag] | join(" ")' languages --format json
json "languages: those of po/COMPLETE, and English, are" true \
    "[.[] | select(.percent == 100)] | length > $(grep -vc '^#' "$source/po/COMPLETE")" languages --format json

# field WHAT EXPECTED NAME ARGUMENT...: the value of a field that the page would be sent with.
field() {
    what=$1
    expected=$2
    name=$3
    shift 3
    actual=$("$command" page "$@" --headers | sed -n "/^\$/q; s/^$name: //p")
    if [ "$actual" != "$expected" ]; then
        failed=1
        printf 'FAIL: %s: %s is "%s", expected "%s"\n' "$what" "$name" "$actual" "$expected"
    fi
}

field "page: negotiated" fr Content-Language \
    404 --accept-language 'fr-CA, fr;q=0.9, en;q=0.5'
for row in pt_BR:pt-BR zh_TW:zh-Hant zh_TW.UTF-8:zh-Hant fr_CA:fr sr@latin:sr-Latn pt_BR.UTF-8:pt-BR; do
    field "page: a locale name" "${row#*:}" Content-Language 404 --lang "${row%:*}"
done
field "page: Vary" "Accept, Accept-Language" Vary 404 --accept-language fr
field "page: HTML" "text/html; charset=utf-8" Content-Type 404
field "page: by Accept" "application/problem+json" Content-Type \
    404 --accept application/problem+json
field "page: Retry-After" 120 Retry-After 503 --set retry_after=120
field "page: redirect" /new Location 301 --set location=/new
page=$("$command" page 404 --accept-language 'fr-CA, fr;q=0.9, en;q=0.5')
case $page in
*'<script'*) failed=1 && echo "FAIL: page: it holds a script" ;;
*'lang="fr"'*'Page introuvable'*) ;;
*) failed=1 && echo "FAIL: page: not the French page" ;;
esac
[ ${#page} -lt 4096 ] || {
    failed=1
    echo "FAIL: page: ${#page} bytes"
}
json "page: Arabic problem" "ar rtl Service Unavailable 503 120" \
    '"\(.lang) \(.dir) \(.phrase) \(.status) \(.retry_after)"' \
    page 503 --lang ar --set retry_after=120 --format problem+json
json "page: summary and advice in one" \
    "The page may have moved, or the link may be out of date. Check the address for typos." '.detail' \
    page 404 --lang en --format problem+json
json "page: without a space where there is none" true \
    '.detail | test("。[^ ]") and (test("。 ") | not)' page 404 --lang ja --format problem+json
json "page: the phrase for about:blank" "Introuvable about:blank" '"\(.title) \(.type)"' \
    page 404 --lang fr --format problem+json
json "page: the headline for a type of its own" "Page introuvable" .title \
    page 404 --lang fr --format problem+json --set type=https://example.org/problem
json "page: the wait in words" "You can try again in 2 minutes." '.wait' \
    page 503 --lang en --set retry_after=120 --format json
json "page: the outlook without one" "Try again in a few minutes. null" '"\(.outlook) \(.wait)"' \
    page 503 --lang en --format json
json "page: times" "2026-11-28 23:34:10" .time page 503 --lang en --set time=1795908850 --format json
is "page: no content for HEAD" "" page 404 --method HEAD
is "page: no content for 204" "" page 204
case $("$command" page 503 --lang en) in
*'<a href="">Try again</a>'*) ;;
*) failed=1 && echo "FAIL: page: no way to try again" ;;
esac
case $("$command" page 503 --lang en --method POST) in
*'Try again</a>'*) failed=1 && echo "FAIL: page: a POST cannot be tried again by a link" ;;
*'What you sent may not have been saved.'*'<a href="/">Home page</a>'*) ;;
*) failed=1 && echo "FAIL: page: after a POST" ;;
esac
ends "page: no code" 2 "a status code is required" page
ends "page: bad code" 2 '"99" is not a status code' page 99
ends "page: bad key" 2 'unknown key "colour"' page 404 --set colour=red
json "page: a type of any scheme" "tag:example.org,2026:x /a%C3%A4" '"\(.type) \(.instance)"' \
    page 404 --lang fr --format problem+json --set type=tag:example.org,2026:x --set instance=/aä
json "page: members of one's own" '[1] 30' '"\(.errors) \(.balance)"' \
    page 404 --lang fr --format problem+json -e 'errors=[1]' --extension balance=30
ends "page: no URI reference" 2 'type must be a URI reference.*not "a b"' page 404 --set 'type=a b'
ends "page: no URI reference" 2 'instance must be a URI reference' page 404 --set instance=%zz
ends "page: an unsafe address" 2 'contact must be an address that is safe' \
    page 404 --set contact=javascript:x
ends "page: a bad extension" 2 'requires NAME=JSON' page 404 -e errors
ends "page: a bad extension" 2 'expected a single JSON value' page 404 -e 'errors=[1,]'
ends "page: a bad extension" 2 'reserved for pages' page 404 -e lang=1
ends "page: bad pair" 2 "requires KEY=VALUE" page 404 --set uri
ends "page: no template" 3 "no-such-file" page 404 --template "$directory/no-such-file"
printf '<p>{{code}} {{title}}</p>' >"$directory/template"
is "page: own template" "<p>404 Page not found</p>" page 404 --template "$directory/template"
printf '<p>{{titel}}</p>' >"$directory/template"
ends "page: misspelt name" 3 'template:1:4.*title' page 404 --template "$directory/template"

# The user's own language, of an environment whose locale need not be installed.
LC_ALL=fr_FR.UTF-8
json "status: the user's language" "fr" '.[0].lang' status 404 --format json
LC_ALL=C.UTF-8

# Output that cannot be written is an error.
if [ -w /dev/full ]; then
    "$command" status >/dev/full 2>/dev/null
    [ $? -eq 3 ] || {
        failed=1
        echo "FAIL: a full disk ends with 3"
    }
fi
exit $failed
