#!/bin/sh
# SPDX-License-Identifier: MIT
# httplingo check as users call it: its input, its output and its exit status.
# shellcheck disable=SC2059 # variables are parts of formats here: they hold "\r\n"
command=${HTTPLINGO-tools/httplingo}
source=${srcdir-.}
[ -x "$command" ] || {
    echo "SKIP: the command was not built, for want of jansson"
    exit 77
}
unset LOCPATH LANGUAGE LC_MESSAGES NO_COLOR
LC_ALL=C.UTF-8
export LC_ALL
failed=0
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

# rules WHAT STATUS EXPECTED ARGUMENT...: the rules that are broken, one a word, with the number of the
# response, of the bytes on standard input.
rules() {
    what=$1
    expected_status=$2
    expected=$3
    shift 3
    "$command" check --lang en --format tsv "$@" >"$directory/output" 2>"$directory/error"
    status=$?
    actual=$(tail -n +2 "$directory/output" | cut -f 1,5 | tr '\t' : | paste -sd ' ')
    tail -n +2 "$directory/output" | cut -f 5 >>"$directory/seen"
    if [ $status -ne "$expected_status" ] || [ "$actual" != "$expected" ]; then
        touch "$directory/failed" # a variable would be lost in a pipe
        printf 'FAIL: %s: status %d, got\n%s\nexpected %d\n%s\n' "$what" $status "$actual" \
            "$expected_status" "$expected"
        cat "$directory/error"
    fi
}

# says WHAT STATUS PATTERN ARGUMENT...: a message, or a line of the report, that matches.
says() {
    what=$1
    expected_status=$2
    pattern=$3
    shift 3
    "$command" check "$@" >"$directory/output" 2>&1
    status=$?
    if [ $status -ne "$expected_status" ] || ! grep -qE -e "$pattern" "$directory/output"; then
        touch "$directory/failed"
        printf 'FAIL: %s: status %d, expected %d and something like %s; it was\n' "$what" $status \
            "$expected_status" "$pattern"
        cat "$directory/output"
    fi
}

date='Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n'

# What curl prints.
printf "HTTP/1.1 405 Method Not Allowed\r\n${date}Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nno\n" |
    rules "curl -si" 1 "1:field-required"
printf "HTTP/1.1 404 Not Found\r\n${date}Content-Type: text/html\r\nContent-Length: 153\r\n\r\n" |
    rules "curl -sI, without a method" 0 ""
printf "HTTP/1.1 404 Not Found\r\n${date}Content-Length: 153\r\n\r\n" |
    rules "an empty answer to GET" 1 "1:content-length-wrong 1:content-missing 1:content-type-missing" --method GET
printf "HTTP/1.1 404 Not Found\n%sContent-Type: text/plain\n\nno" "Date: Sun, 06 Nov 1994 08:49:37 GMT
" | rules "pasted text with line feeds" 0 ""
printf 'HTTP/2 404 \r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\nConnection: close\r\n\r\n' |
    rules "HTTP/2" 1 "1:field-case-in-http2 1:connection-field-in-http2"
printf "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 301 Moved Permanently\r\n${date}Content-Length: 9\r\n\r\nHTTP/1.1 503 \r\n\r\nHTTP/1.1 204 No Content\r\n${date}\r\n" |
    rules "several in a row" 0 "2:field-recommended 2:content-type-missing 3:field-optional"
printf "HTTP/1.1 200 OK\r\n${date}ETag: \"a\"\r\nContent-Type: a/b\r\nContent-Length: 18\r\n\r\nHTTP/1.1 999 x\r\n\r\nHTTP/1.1 204 \r\n${date}\r\n" |
    rules "content that looks like a response" 0 ""
printf '* Trying\n> POST /x HTTP/1.0\n> Host: a\n> \n< HTTP/1.1 405 Method Not Allowed\n< Date: Sun, 06 Nov 1994 08:49:37 GMT\n< Allow: GET, POST\n< Transfer-Encoding: chunked\n< \n{ [3 bytes data]\n' |
    rules "curl -v" 1 "1:transfer-encoding-in-http10 1:allow-contradicts"
printf 'HTTP/1.1 OK\r\n\r\n' | rules "a broken status line" 1 "1:status-line"
printf ':status: 425\ndate: Sun, 06 Nov 1994 08:49:37 GMT\n\n' | rules "pseudo-field" 0 "1:too-early"
printf 'HTTP/1.1 502 \r\n\r\n' | rules "the sender" 0 "1:sender" --from origin
printf "HTTP/1.1 200 OK\r\n${date}ETag: \"a\"\r\n\r\n" |
    rules "negotiated" 0 "1:vary-language 1:vary-format 1:content-language-missing" --negotiated both
printf "HTTP/1.1 100 Continue\r\n\r\n" | rules "to HTTP/1.0" 1 "1:interim-to-http10" --request-version 1.0
printf "HTTP/1.1 502 \r\n\r\n" | rules "the level" 0 "1:sender" --from origin --level should

# Through a proxy: its answer to CONNECT is no response of the server (RFC 9110 section 9.3.6).
# Without a response behind it, or with another phrase and fields, it is one.
tunnel='HTTP/1.1 200 Connection established\r\n\r\n'
answer="HTTP/1.1 405 Method Not Allowed\r\n${date}Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nno\n"
printf "$tunnel$answer" | rules "through a proxy" 1 "1:field-required"
printf "HTTP/1.0 200 Connection Established\r\nProxy-agent: x\r\n\r\n$answer" |
    rules "through a proxy with fields" 1 "1:field-required"
printf "HTTP/1.1 200 OK\r\n\r\n$answer" |
    rules "through a proxy without a phrase of its own" 1 "1:field-required"
printf 'HTTP/1.1 200 Connection established\n\nHTTP/2 405\ndate: Sun, 06 Nov 1994 08:49:37 GMT\n\n' |
    rules "through a proxy, HTTP/2, line feeds" 1 "1:field-required"
printf "${tunnel}HTTP/1.1 100 Continue\r\n\r\n$tunnel$answer" |
    rules "through a proxy, an interim response, another proxy" 1 "2:field-required"
printf "$tunnel" | rules "a tunnel and nothing in it" 1 "1:date-missing 1:phrase-unregistered 1:field-conditional"
printf "HTTP/1.1 200 OK\r\n${date}ETag: \"a\"\r\n\r\n$answer" |
    rules "two responses" 1 "2:field-required"
printf '> CONNECT a:443 HTTP/1.1\n> \n< HTTP/1.1 200 OK\n< Via: x\n< \n> GET / HTTP/2\n> \n< HTTP/2 405 \n< date: Sun, 06 Nov 1994 08:49:37 GMT\n< Transfer-Encoding: chunked\n< \n' |
    rules "curl -v through a proxy" 1 "1:connection-field-in-http2 1:field-required"
printf '> CONNECT a:443 HTTP/1.1\n> \n< HTTP/1.1 407 Proxy Authentication Required\n< Date: Sun, 06 Nov 1994 08:49:37 GMT\n< \n' |
    rules "curl -v, a proxy that refuses" 1 "1:field-required"
printf '> HEAD / HTTP/1.1\n> \n< HTTP/1.1 405 \n< Date: Sun, 06 Nov 1994 08:49:37 GMT\n< Allow: GET\n< \n> GET / HTTP/1.1\n> \n< HTTP/1.1 405 \n< Date: Sun, 06 Nov 1994 08:49:37 GMT\n< Allow: GET\n< \n' |
    rules "curl -v, each response has its request" 1 "2:allow-contradicts"

# Content that is compressed still, that was decoded, and that is no text.
printf '<html><p>' | gzip -n >"$directory/gz"
{
    printf "HTTP/1.1 404 Not Found\r\n${date}Content-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" "$(wc -c <"$directory/gz")"
    cat "$directory/gz"
} | rules "compressed" 0 "" --method GET
printf "HTTP/1.1 404 Not Found\r\n${date}Content-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 99\r\n\r\n<html><p>" |
    rules "decoded" 0 "1:html-lang-missing" --method GET
printf "HTTP/1.1 200 OK\r\n${date}ETag: \"a\"\r\nContent-Type: image/png\r\nContent-Length: 6\r\n\r\n\211P\000\377\r\n" |
    rules "binary" 0 "" --method GET
printf "\357\273\277HTTP/1.1 404 Not Found\r\n\r\n" | rules "a mark of an editor" 1 "1:date-missing"
printf "HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n\r\nHTTP/1.1 302 Found\r\n${date}Location: /a\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n${date}Content-Type: text/html\r\nContent-Length: 9\r\n\r\n<html><p>" |
    rules "an early hint, a redirect and its target" 0 "3:field-conditional 3:html-lang-missing"
printf 'HTTP/3 200\ndate: Sun, 06 Nov 1994 08:49:37 GMT\netag: "a"\nkeep-alive: x\n\n' |
    rules "HTTP/3" 1 "1:connection-field-in-http2"
printf ":status: 200\netag: \"a\"\ndate: Sun, 06 Nov 1994 08:49:37 GMT\n\n:status: 431\ndate: Sun, 06 Nov 1994 08:49:37 GMT\ncache-control: max-age=5\n\n" |
    rules "pseudo-fields in a row" 0 "2:cache-explicit 2:content-expected"
printf "HTTP/1.1 502 \r\nProxy-Status: a\r\n\r\n" |
    rules "an origin server that is no proxy" 1 "1:proxy-status-from-origin 1:sender" --from origin

# What the input calls its request says nothing to a terminal, and breaks no JSON.
printf '> G\033[2J\377T /\033[2J HTTP/1.1\n< HTTP/1.1 404 \033[2J\377\n< X: \033[2J\377\n< \n' >"$directory/escapes"
printf '{"log":{"entries":[{"request":{"method":"G\\u001b[2J","url":"http://a/\\u001b[2J"},"response":{"status":404,"statusText":"\\u001b[2J","httpVersion":"HTTP/1.1","headers":[{"name":"X","value":"\\u001b[2J"}],"content":{}}}]}}' >"$directory/escapes.har"
for file in "$directory/escapes" "$directory/escapes.har"; do
    for format in text json tsv sarif; do
        "$command" check --lang en --format $format "$file" >"$directory/output" 2>&1
        if grep -q "$(printf '\033')" "$directory/output" || ! grep -q 'field-value' "$directory/output"; then
            failed=1
            echo "FAIL: escapes of $(basename "$file") as $format:"
            cat -v "$directory/output"
        fi
    done
done

# HAR
cat >"$directory/a.har" <<'END'
{"log": {"version": "1.2", "entries": [
 {"request": {"method": "GET", "url": "http://a/", "httpVersion": "HTTP/1.1", "headers": []},
  "response": {"status": 401, "statusText": "Unauthorized", "httpVersion": "HTTP/1.1",
   "headers": [{"name": "Date", "value": "Sun, 06 Nov 1994 08:49:37 GMT"},
               {"name": "Content-Type", "value": "text/html"}, {"name": "Set-Cookie", "value": "a=1\nb=2"}],
   "content": {"size": 6, "mimeType": "text/html", "text": "<html>"}}},
 {"request": {"method": "GET", "url": "http://a/", "httpVersion": "h2", "headers": []},
  "response": {"status": 0, "statusText": "", "httpVersion": "", "headers": [], "content": {}}},
 {"request": {"method": "HEAD", "url": "http://a/b", "httpVersion": "h2", "headers": []},
  "response": {"status": 429, "statusText": "", "httpVersion": "h2",
   "headers": [{"name": "date", "value": "Sun, 06 Nov 1994 08:49:37 GMT"}, {"name": "retry-after", "value": "soon"}],
   "content": {"size": 0}}}]}}
END
rules "HAR" 1 "1:field-required 1:html-lang-missing 2:field-form" "$directory/a.har"

# Problem details
problem() {
    what=$1
    expected=$2
    printf 'HTTP/1.1 403 Forbidden\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: application/problem+json\r\n\r\n%s' "$3" >"$directory/problem"
    status=0
    case $4 in must) status=1 ;; esac
    rules "problem: $what" $status "$expected" "$directory/problem"
}
problem fine "" '{"type":"https://a.example/p","status":403,"title":"No","detail":"x","instance":"/a?b","balance":3}'
problem "fine, about:blank" "" '{"status":403,"title":"Verboten"}'
problem "another status" 1:problem-status '{"status":404}' must
problem "status as a string" 1:problem-member-type '{"status":"403"}' must
problem "title of a wrong type" 1:problem-member-type '{"title":{"en":"x"}}' must
problem "an invalid URI" 1:problem-uri '{"type":"a b"}' must
problem "a relative type" 1:problem-type-relative '{"type":"/p"}'
problem "an empty title" 1:problem-title '{"title":"","type":"a:b"}'
problem "another title than the phrase" 1:problem-title-phrase '{"title":"Out of credit"}'
problem "a short name" 1:problem-extension-name '{"a-b":1}'
problem "no JSON" 1:problem-json '<html>' must
problem "an array" 1:problem-json '[]' must

# Each rule of problem details was broken above, and none was where nothing is wrong.
"$command" check --rules --format tsv | awk -F '\t' '$3 == "problem details" { print $1 }' >"$directory/problems"
[ -s "$directory/problems" ] || {
    failed=1
    echo "FAIL: no rules of problem details are listed"
}
while read -r rule; do
    grep -qx "$rule" "$directory/seen" || {
        failed=1
        echo "FAIL: the rule $rule has no test"
    }
done <"$directory/problems"

# Colour is for terminals.
if command -v script >/dev/null; then
    printf 'HTTP/1.1 405 \r\n\r\n' >"$directory/405"
    for no_color in '' 1; do
        TERM=xterm NO_COLOR=$no_color script -qec "'$command' check --lang en '$directory/405'" /dev/null \
            >"$directory/output" 2>&1 </dev/null
        escapes=$(grep -c "$(printf '\033')" "$directory/output")
        case $no_color:$escapes in
        :0 | 1:[1-9]*)
            failed=1
            echo "FAIL: colour on a terminal with NO_COLOR=$no_color: $escapes lines"
            ;;
        esac
    done
    "$command" check --lang en "$directory/405" | grep -q "$(printf '\033')" && {
        failed=1
        echo "FAIL: colour in a pipe"
    }
else
    echo "SKIP: script is missing: colour was not looked at"
fi

# Formats
printf 'HTTP/1.1 405 Not Allowed\r\nServer: x\r\nX : y\r\n\r\n' >"$directory/405"
says "text" 1 '^405 Method Not Allowed$' --lang en "$directory/405"
says "text, a finding" 1 '^  must: A 405 response must have the field Allow\.$' --lang en "$directory/405"
says "text, the section" 1 '^    RFC 9112 5\.1  \[whitespace-before-colon\]  line 3$' --lang en "$directory/405"
says "the status in French" 1 '^405 Method Not Allowed \(Méthode non autorisée\)$' --lang fr "$directory/405"
LC_ALL=fr_FR.UTF-8
says "the status in the user's language" 1 'autorisée' "$directory/405"
LC_ALL=C.UTF-8
if command -v jq >/dev/null; then
    json=$("$command" check --lang fr --format json "$directory/405" |
        jq -c '.[] | [.code, .phrase, .phrase_match, .version, .lang, .counts.must, (.findings[] | select(.rule == "field-required") | .field, .basis, .level)]')
    expected='[405,"Method Not Allowed","unknown","HTTP/1.1","fr",3,"Allow","RFC 9110 15.5.6, 10.2.1","must"]'
    [ "$json" = "$expected" ] || {
        failed=1
        printf 'FAIL: json: got\n%s\nexpected\n%s\n' "$json" "$expected"
    }
    sarif=$("$command" check --lang en --format sarif "$directory/405" |
        jq -c '[.version, .runs[0].tool.driver.name, (.runs[0].results[] | select(.ruleId == "whitespace-before-colon") | .level, .locations[0].physicalLocation.region.startLine)]')
    [ "$sarif" = '["2.1.0","httplingo","error",3]' ] || {
        failed=1
        printf 'FAIL: sarif: got %s\n' "$sarif"
    }
    # What the schema of SARIF 2.1.0 requires, and what its readers rely on.
    cp "$directory/405" "$directory/a b#%é:c"
    for file in "$directory/405" "$directory/a b#%é:c" "$directory/a.har"; do
        "$command" check --format sarif "$file" | jq -e '
            def uri: test("^[A-Za-z0-9._~:/?#@!$&\u0027()*+,;=%\\[\\]-]*$");
            .version == "2.1.0" and (.runs | length) == 1 and (.runs[0] |
                (.tool.driver.name | type) == "string" and
                (.tool.driver.rules | length > 50 and (map(.id) | . == unique or length == (unique | length))) and
                (.tool.driver.rules | all(.shortDescription.text | length > 0)) and
                (.results | length > 0) and
                ([.results[].ruleId] - [.tool.driver.rules[].id]) == [] and
                (.results | all((.message.text | length > 0) and
                    (.level | IN("error", "warning", "note")) and
                    (.locations[0].physicalLocation |
                        (.artifactLocation.uri | uri) and (.region.startLine // 1) >= 1))))' >/dev/null || {
            failed=1
            echo "FAIL: sarif of $file lacks what the schema requires"
        }
    done
    "$command" check --format sarif "$directory/a b#%é:c" |
        jq -e '.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri | endswith("/a%20b%23%25%C3%A9%3Ac")' >/dev/null || {
        failed=1
        echo "FAIL: sarif: the name of the file is no URI reference"
    }
else
    echo "SKIP: jq is missing: the JSON of check was not looked at"
fi

# Usage
says "no response" 3 'found no response' "$source/README.md"
printf '' | says "nothing" 3 '^httplingo check: standard input: the input is empty$'
: >"$directory/empty"
says "an empty file" 3 ': the input is empty$' "$directory/empty"
says "a directory" 3 ': expected a regular file, not a directory$' "$directory"
says "an unknown option" 2 "^httplingo check: unrecognized option '--nothing'$" --nothing
says "no file" 3 'nothing: cannot open it: there is no such file$' "$directory/nothing"
says "no JSON" 3 'standard input:2:0: ' - <<'END'
{"log"
END
printf '{"log": "\\u\303\251"}' | says "an error in the middle of a character" 3 "^httplingo check: standard input:1:[0-9]*: invalid escape near '\"\\\\u\\?'\$"
says "no HAR file" 3 'log.entries is missing' - <<'END'
{"log": 1}
END
says "a wrong format" 2 '"xml" is not one of: text, json, tsv, sarif' --format xml
says "a wrong level" 2 'must, should, may' --level all
says "one file too many" 2 'unexpected argument' a b
says "help" 0 'conditional GET' --help
"$command" check --url http://127.0.0.1:1/ >/dev/null 2>&1
if [ $? -eq 2 ]; then
    says "no libcurl" 2 'needs libcurl' --url http://127.0.0.1:1/
    echo "SKIP: the command was built without libcurl: --url was not tried"
else
    says "nobody answers" 3 '^httplingo check: http://127.0.0.1:1/: ' --url http://127.0.0.1:1/
    says "another scheme" 3 'file:///etc/hostname: ' --url file:///etc/hostname
    mkdir "$directory/broken"
    : >"$directory/broken/libcurl.so.4"
    libraries=${LD_LIBRARY_PATH-}
    export LD_LIBRARY_PATH="$directory/broken:$libraries"
    says "libcurl that cannot be loaded" 3 'needs libcurl, which cannot be loaded: .*libcurl\.so\.4.*; use: curl -si URL' \
        --url http://127.0.0.1:1/
    LD_LIBRARY_PATH=$libraries
    [ -n "$libraries" ] || unset LD_LIBRARY_PATH
fi

# The list of rules is the one of the documents.
"$command" check --rules --lang en >"$directory/rules.md"
cmp -s "$directory/rules.md" "$source/docs/rules.md" || {
    failed=1
    echo "FAIL: docs/rules.md is not what 'httplingo check --rules' prints:"
    diff "$source/docs/rules.md" "$directory/rules.md" | head
}

# A translation comes out: of a rule, of a condition, of the command's own words.
mkdir -p "$directory/locale/de/LC_MESSAGES"
cat >"$directory/de.po" <<'END'
msgid ""
msgstr "Language: de\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"

msgid "A {code} response must have the field {field}."
msgstr "Eine Antwort {code} muss das Feld {field} haben."

msgid "If {detail}, a {code} response ought to have the field {field}. This check cannot tell whether that is the case."
msgstr "Falls {detail}, gehört {field} in eine Antwort {code}."

msgid "the condition is temporary"
msgstr "der Zustand vorübergeht"

msgid "must"
msgstr "muss"

msgid "unexpected argument \"%s\""
msgstr "»%s« ist ein Argument zu viel"
END
if msgfmt -o "$directory/locale/de/LC_MESSAGES/httplingo-tools.mo" "$directory/de.po" 2>/dev/null; then
    HTTPLINGO_LOCALEDIR=$directory/locale
    export HTTPLINGO_LOCALEDIR
    says "a rule in German" 1 '^  muss: Eine Antwort 405 muss das Feld Allow haben\.$' --lang de "$directory/405"
    printf 'HTTP/1.1 413 \r\n\r\n' >"$directory/413"
    says "a condition in German" 1 'Falls der Zustand vorübergeht, gehört Retry-After in eine Antwort 413' --lang de "$directory/413"
    says "another language stays English" 1 '^  must: A 405' --lang fr "$directory/405"
    LANGUAGE=de
    export LANGUAGE
    says "the command's own words" 2 '»b« ist ein Argument zu viel' a b
else
    echo "SKIP: msgfmt is missing: translations of rules were not looked at"
fi
[ ! -e "$directory/failed" ] || failed=1
exit $failed
