#!/bin/sh
# SPDX-License-Identifier: MIT
# httplingo explain, httplingo status --constants, and what both do on a terminal: bold text, lines that
# end between words, columns, and the pager.
command=${HTTPLINGO-tools/httplingo}
[ -x "$command" ] || {
    echo "SKIP: the command was not built, for want of jansson"
    exit 77
}
case $command in
/*) ;;
*) command=$PWD/$command ;;
esac
unset LOCPATH LANGUAGE LC_MESSAGES NO_COLOR LESS PAGER HTTPLINGO_PAGER COLUMNS
LC_ALL=C.UTF-8
TERM=xterm
export LC_ALL TERM
failed=0
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

fail() {
    failed=1
    printf 'FAIL: %s: got\n%s\nexpected\n%s\n' "$1" "$2" "$3"
}

# is WHAT EXPECTED STATUS ARGUMENT...: what it prints, messages included, and its exit status.
is() {
    what=$1
    expected=$2
    wanted=$3
    shift 3
    actual=$("$command" "$@" 2>&1)
    status=$?
    [ "$actual" = "$expected" ] && [ $status -eq "$wanted" ] || fail "$what" "$actual: $status" "$expected: $wanted"
}

# json WHAT EXPECTED FILTER ARGUMENT...: what jq makes of the document.
json() {
    what=$1
    expected=$2
    filter=$3
    shift 3
    actual=$("$command" "$@" --format json | jq -r "$filter" 2>&1)
    [ "$actual" = "$expected" ] || fail "$what" "$actual" "$expected"
}

# ---- constants ----

is "constants" '404 Not Found
  Python         http.HTTPStatus.NOT_FOUND
  Go             http.StatusNotFound
  Java           java.net.HttpURLConnection.HTTP_NOT_FOUND
  Spring         HttpStatus.NOT_FOUND
  .NET           HttpStatusCode.NotFound
  Node.js        http2.constants.HTTP_STATUS_NOT_FOUND
  Rust           StatusCode::NOT_FOUND
  Ruby on Rails  :not_found
  PHP Symfony    Response::HTTP_NOT_FOUND
  C              LINGO_STATUS_NOT_FOUND
  nginx          NGX_HTTP_NOT_FOUND
  Apache httpd   HTTP_NOT_FOUND' 0 status 404 --constants
actual=$("$command" status 413 --constants | sed -n 2p)
expected='  Python         http.HTTPStatus.CONTENT_TOO_LARGE (since 3.13; before: http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE)'
[ "$actual" = "$expected" ] || fail "constants: a new name" "$actual" "$expected"
actual=$("$command" status 425 --constants | grep Rust)
expected='  Rust           StatusCode::TOO_EARLY (since http 1.2)'
[ "$actual" = "$expected" ] || fail "constants: a new constant" "$actual" "$expected"
json "constants: versions" "3.13 http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE" \
    '.[0].constants[] | select(.ecosystem == "python") | "\(.since) \(.former)"' status 413 --constants
json "constants: none for a status" "c" '[.[0].constants[].ecosystem] | join(" ")' status 104 --constants
json "constants: a vendor's" "NGX_HTTP_CLIENT_CLOSED_REQUEST" \
    '[.[].constants[].constant] | join(" ")' status --vendor 499 --constants
json "constants: only if asked for" false '.[0] | has("constants")' status 404
is "constants: as a table" "code	owner	ecosystem	constant	since	former
104		c	LINGO_STATUS_UPLOAD_RESUMPTION_SUPPORTED		" 0 status 104 --constants --format tsv
is "constants: none" '526 Invalid SSL Certificate
  no constants' 0 status --vendor=Cloudflare 526 --constants
is "constants: not of gRPC" \
    "httplingo status: --class, --vendor and --constants are for statuses of HTTP alone" 2 \
    status --grpc --constants

# ---- similar statuses ----

json "status: similar" "200 204 401 403 410 421" '[.[0].similar[].code] | unique | join(" ")' status 404
json "status: when to send a similar one" \
    "Send 410 if the resource was removed for good and you want others to remove their links to it." \
    '.[0].similar[] | select(.group == "404-410").text' status 404
json "status: a note" true '.[0].note | startswith("Caches may keep it")' status 404
json "status: neither for a vendor's code" "null 0" '.[0] | "\(.note) \(.similar | length)"' \
    status --vendor 499
"$command" status 404 | tail -n 2 >"$directory/end"
expected="  easily confused with: 200 OK, 204 No Content, 401 Unauthorized, 403 Forbidden, 410 Gone, 421 Misdirected Request
  'httplingo explain 404' says when to send which"
actual=$(cat "$directory/end")
[ "$actual" = "$expected" ] || fail "status: similar, as text" "$actual" "$expected"

# ---- explain ----

is "two statuses" '404 Not Found
  The server could not find the requested resource, or is not willing to say that it exists.
410 Gone
  The resource is no longer available, and this is likely to be permanent.

When to send which
  404  Send 404 if there is nothing at this address and you do not know, or do not want to say, whether that is permanent.
  410  Send 410 if the resource was removed for good and you want others to remove their links to it.

Differences
  duration:
    404  The status does not say whether the condition is temporary or permanent. (RFC 9110 15.5.5)
    410  The condition is expected to be permanent. (RFC 9110 15.5.11)

  see also: 200 OK, 204 No Content, 401 Unauthorized, 403 Forbidden, 421 Misdirected Request' 0 \
    explain 404 Gone
json "the smallest group with all" "301-308" '[.groups[].group] | join(" ")' explain 308 301
json "a larger group" "301-302-303-307-308" '[.groups[].group] | join(" ")' explain 301 302 308
json "groups with some of them" "401-403-404 401-407-511" \
    '[.groups[].group] | map(select(. == "401-403-404" or . == "401-407-511")) | join(" ")' \
    explain 401 403 407
json "no common group" "0 class cacheable" \
    '"\(.groups | length) \([.differences[].fact] | map(select(. == "class" or . == "cacheable")) | join(" "))"' \
    explain 404 500
"$command" explain 404 500 | grep -q '^  500  Usually, an exception was not caught' ||
    fail "no common group: notes" "$("$command" explain 404 500)" "the notes"
json "a redirect" "kept becomes-get" \
    '[.differences[] | select(.fact == "redirect_method").values[].value] | join(" ")' explain 307 303
json "required fields, with sections" "WWW-Authenticate (RFC 9110 15.5.2, 11.6.1)" \
    '.differences[] | select(.fact == "required_headers").values[0].text' explain 401 403
json "a single status" "404-410" '[.groups[].group | select(. == "404-410")] | join(" ")' explain 404
json "a single status has no differences" 0 '.differences | length' explain 404
json "a status given twice" 1 '.statuses | length' explain 404 'Not Found' HTTP_404
json "the language" "de Nicht gefunden" '"\(.lang) \(.statuses[0].local_phrase)"' explain 404 410 --lang de
is "misspelt" 'httplingo explain: unknown status "Not Fuond"; did you mean 404 Not Found?' 1 \
    explain 404 'Not Fuond'
is "not registered" \
    'httplingo explain: 471 is not registered; clients treat it as 400, Client Error (RFC 9110 section 15)' 1 \
    explain 471 404
is "nothing to explain" \
    'httplingo explain: a status is required, such as 404, or several to compare' 2 explain
is "no table" 'httplingo explain: a comparison cannot be printed as tsv; expected text or json' 2 \
    explain 404 --format tsv
is "no such colour" \
    'httplingo explain: --color: unknown value "blue"; expected auto, always or never' 2 \
    explain 404 --color=blue

# ---- translations ----

if command -v msgfmt >/dev/null; then
    mkdir -p "$directory/locale/de/LC_MESSAGES"
    cat >"$directory/de.po" <<'END'
msgid ""
msgstr "Language: de\nContent-Type: text/plain; charset=UTF-8\n"

msgctxt "404-410"
msgid "Send 410 if the resource was removed for good and you want others to remove their links to it."
msgstr "410, wenn sie weg ist."

msgid "gateway or proxy"
msgstr "Gateway oder Proxy"

msgctxt "fact"
msgid "The condition is expected to be permanent."
msgstr "Das bleibt so."
END
    msgfmt -o "$directory/locale/de/LC_MESSAGES/httplingo-reference.mo" "$directory/de.po"
    HTTPLINGO_LOCALEDIR=$directory/locale
    export HTTPLINGO_LOCALEDIR
    json "a translated choice" "410, wenn sie weg ist." '.groups[0].choices[1].text' explain 404 410 --lang de
    json "a translated fact" "Das bleibt so." \
        '.differences[] | select(.fact == "duration").values[1].text' explain 404 410 --lang de-AT
    json "an English text where there is no translation" \
        "Send 404 if there is nothing at this address and you do not know, or do not want to say, whether that is permanent." \
        '.groups[0].choices[0].text' explain 404 410 --lang de
    "$command" status 502 --lang de | grep -qxF '  sender: Gateway oder Proxy (RFC 9110 15.6.3)' ||
        fail "a translated remark" "$("$command" status 502 --lang de | grep sender)" "Gateway oder Proxy"
    unset HTTPLINGO_LOCALEDIR
fi

# ---- on a terminal ----

bold=$(printf '\033[1m')
plain=$(printf '\033[0m')
is "bold, if asked for" "${bold}104 Upload Resumption Supported$plain
  C              LINGO_STATUS_UPLOAD_RESUMPTION_SUPPORTED" 0 status 104 --constants --color
actual=$(NO_COLOR=1 "$command" status 104 --color=always | sed -n 1p)
[ "$actual" = "${bold}104 Upload Resumption Supported$plain" ] ||
    fail "bold, in spite of NO_COLOR" "$actual" "${bold}104…"
actual=$("$command" status 104 --color=auto; "$command" method GET; "$command" explain 404)
case $actual in
*"$bold"*) fail "bold, though this is no terminal" "$actual" "plain text" ;;
esac

command -v python3 >/dev/null || {
    echo "SKIP: no python3 for a terminal"
    exit $((failed ? 1 : 77))
}
# terminal.py COLUMNS ROWS COMMAND...: the output on a terminal of that size.
cat >"$directory/terminal.py" <<'END'
import fcntl, os, pty, struct, sys, termios
columns, rows = map(int, sys.argv[1:3])
pid, terminal = pty.fork()
if not pid:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    os.execvp(sys.argv[3], sys.argv[3:])
output = b""
while True:
    try:
        part = os.read(terminal, 65536)
    except OSError:  # the program has closed it
        break
    if not part:
        break
    output += part
sys.stdout.buffer.write(output.replace(b"\r\n", b"\n"))
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
END

# shows WHAT EXPECTED COLUMNS ROWS COMMAND...: the output on a terminal.
shows() {
    what=$1
    expected=$2
    shift 2
    actual=$(python3 "$directory/terminal.py" "$@")
    status=$?
    [ "$actual" = "$expected" ] && [ $status -eq 0 ] || fail "$what" "$actual: $status" "$expected"
}

shows "side by side" "                    ${bold}404 Not Found$plain                  ${bold}410 Gone$plain
meaning             The server could not find the  The resource is no longer
                    requested resource, or is not  available, and this is likely
                    willing to say that it         to be permanent.
                    exists.

when to send it     Send 404 if there is nothing   Send 410 if the resource was
                    at this address and you do     removed for good and you want
                    not know, or do not want to    others to remove their links
                    say, whether that is           to it.
                    permanent.

duration            The status does not say        The condition is expected to
                    whether the condition is       be permanent. (RFC 9110
                    temporary or permanent. (RFC   15.5.11)
                    9110 15.5.5)

  see also: 200 OK, 204 No Content, 401 Unauthorized, 403 Forbidden, 421
    Misdirected Request" 80 100 "$command" explain 404 410
# A narrow terminal, and a language that is written from right to left.
for arguments in "60 100 $command explain 404 410" "80 100 $command explain 404 410 --lang ar" \
    "80 100 $command explain 200 201 202 204"; do
    # shellcheck disable=SC2086 # a list of words
    actual=$(python3 "$directory/terminal.py" $arguments)
    case $actual in
    *"${bold}When to send which$plain"*) ;;
    *) fail "one below the other: $arguments" "$actual" "a heading" ;;
    esac
done
widest=$(python3 "$directory/terminal.py" 50 100 "$command" explain 404 410 --color=never |
    awk '{ if (length($0) > widest) widest = length($0) } END { print widest }')
[ "$widest" -le 50 ] || fail "lines on a narrow terminal" "$widest" "at most 50 columns"
# Japanese has no spaces, and its characters have two columns.  No line begins with a comma.
actual=$(python3 "$directory/terminal.py" 22 100 "$command" status 404 --lang ja --color=never | sed -n 7,10p)
expected='  アドレスに入力ミスが
  ないか確認してくださ
  い。
  サーバーは、要求され'
[ "$actual" = "$expected" ] || fail "wide characters" "$actual" "$expected"

actual=$(python3 "$directory/terminal.py" 40 100 "$command" method GET | sed -n 1,2p)
expected="${bold}GET$plain – Requests a current representation
  of a resource."
[ "$actual" = "$expected" ] || fail "a method" "$actual" "$expected"
for variable in NO_COLOR=1 TERM=dumb TERM=; do
    actual=$(python3 "$directory/terminal.py" 80 100 env "$variable" "$command" status 404 | sed -n 1p)
    [ "$actual" = "404 Not Found" ] || fail "no bold text with $variable" "$actual" "404 Not Found"
done
actual=$(python3 "$directory/terminal.py" 80 100 env NO_COLOR= "$command" status 404 | sed -n 1p)
[ "$actual" = "${bold}404 Not Found$plain" ] || fail "an empty NO_COLOR" "$actual" "bold text"

# ---- the pager ----

# The list has 64 lines.
count=$("$command" status | wc -l)
shows "a pager" "paged $count" 80 24 env "PAGER=echo paged \$(wc -l)" "$command" status
shows "HTTPLINGO_PAGER comes first" "mine" 80 24 env PAGER=false "HTTPLINGO_PAGER=echo mine" "$command" status
shows "as long as the screen" "paged" 80 "$count" env "PAGER=echo paged" "$command" status
shows "LESS" "FRX" 80 24 env "PAGER=echo \$LESS" "$command" status
shows "one's own LESS" "S" 80 24 env LESS=S "PAGER=echo \$LESS" "$command" status
# The pager ends before it has read everything.
shows "a pager that ends early" "100  Continue" 80 24 env NO_COLOR=1 "PAGER=head -n 1" "$command" status
# Where there is none: a short output, an option, an empty variable, and a command that does not exist.
whole=$("$command" status)
shows "a higher screen" "$whole" 80 $((count + 1)) env NO_COLOR=1 PAGER=false "$command" status
shows "--no-pager" "$whole" 80 24 env NO_COLOR=1 PAGER=false "$command" status --no-pager
shows "an empty PAGER" "$whole" 80 24 env NO_COLOR=1 PAGER= "$command" status
shows "cat" "$whole" 80 24 env NO_COLOR=1 PAGER=cat "$command" status
actual=$(python3 "$directory/terminal.py" 80 24 env NO_COLOR=1 PAGER=no-such-pager "$command" status | tail -n "$count")
[ "$actual" = "$whole" ] || fail "a pager that does not exist" "$actual" "$whole"
# Long lines take several rows.
lines=$(python3 "$directory/terminal.py" 80 200 "$command" explain 404 410 | wc -l)
shows "rows of the screen" "paged" 80 "$lines" env "PAGER=echo paged" "$command" explain 404 410
# Without a terminal, there is never a pager; JSON has none, either.
actual=$(PAGER='echo paged' "$command" status)
[ "$actual" = "$whole" ] || fail "a pager, though this is no terminal" "$actual" "$whole"
shows "JSON" "$("$command" status 404 --format json)" 80 24 env "PAGER=echo paged" "$command" status 404 --format json
# The exit status is that of the command.
python3 "$directory/terminal.py" 80 10 env "PAGER=cat -n" "$command" status 404 471 >/dev/null
status=$?
[ $status -eq 1 ] || fail "exit status with a pager" $status 1

exit $failed
