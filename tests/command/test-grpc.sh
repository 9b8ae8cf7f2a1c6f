#!/bin/sh
# SPDX-License-Identifier: MIT
# httplingo status --grpc and --problem-types: the tables of their documents, the messages and what is
# refused.
command=${HTTPLINGO-tools/httplingo}
[ -x "$command" ] || {
    echo "SKIP: the command was not built, for want of jansson"
    exit 77
}
unset LOCPATH LANGUAGE LC_MESSAGES
LC_ALL=C.UTF-8
export LC_ALL
failed=0

# is WHAT EXPECTED STATUS ARGUMENT...: what it prints, messages included, and its exit status.
is() {
    what=$1
    expected=$2
    wanted=$3
    shift 3
    actual=$("$command" status "$@" 2>&1)
    status=$?
    if [ "$actual" != "$expected" ] || [ $status -ne "$wanted" ]; then
        failed=1
        printf 'FAIL: %s: status %d, got\n%s\nexpected\n%s\n' "$what" $status "$actual" "$expected"
    fi
}

# google/rpc/code.proto: number, name and HTTP status.
wanted='0 OK 200
1 CANCELLED 499
2 UNKNOWN 500
3 INVALID_ARGUMENT 400
4 DEADLINE_EXCEEDED 504
5 NOT_FOUND 404
6 ALREADY_EXISTS 409
7 PERMISSION_DENIED 403
8 RESOURCE_EXHAUSTED 429
9 FAILED_PRECONDITION 400
10 ABORTED 409
11 OUT_OF_RANGE 400
12 UNIMPLEMENTED 501
13 INTERNAL 500
14 UNAVAILABLE 503
15 DATA_LOSS 500
16 UNAUTHENTICATED 401'
actual=$("$command" status --grpc --format tsv | awk -F '\t' 'NR > 1 { print $1, $2, $3 }')
[ "$actual" = "$wanted" ] || {
    failed=1
    printf 'FAIL: the codes of gRPC: got\n%s\n' "$actual"
}

# grpc/doc/http-grpc-status-mapping.md: HTTP status and name.
while read -r code name number; do
    actual=$("$command" status --grpc "$code" | sed q)
    [ "$actual" = "HTTP $code is $name ($number) for a client of gRPC" ] || {
        failed=1
        echo "FAIL: a client of gRPC gets $code: $actual"
    }
done <<'END'
200 OK 0
400 INTERNAL 13
401 UNAUTHENTICATED 16
402 UNKNOWN 2
403 PERMISSION_DENIED 7
404 UNIMPLEMENTED 12
408 UNKNOWN 2
429 UNAVAILABLE 14
500 UNKNOWN 2
502 UNAVAILABLE 14
503 UNAVAILABLE 14
504 UNAVAILABLE 14
505 UNKNOWN 2
END

# shellcheck disable=SC1112 # these are the apostrophes of the text
text='NOT_FOUND (5) is HTTP 404 Not Found
    Le serveur n’a pas trouvé la ressource demandée ou ne veut pas révéler qu’elle existe.'
is "a number" "$text" 0 --grpc 5 --lang fr
is "a name" "$text" 0 --grpc not_found --lang fr
is "no error has no message" "OK (0) is HTTP 200 OK" 0 --grpc 0
is "a code that is not registered in HTTP" "CANCELLED (1) is HTTP 499 Client Closed Request
    $("$command" status --grpc 1 --format json | jq -r '.[0].localized_message.message')" 0 --grpc 1
is "an unknown name" "httplingo status: unknown code of gRPC \"NOPE\"; expected a number from 0 to 16, a name such as NOT_FOUND, or an HTTP status" 1 --grpc NOPE
is "17" "httplingo status: unknown code of gRPC \"17\"; expected a number from 0 to 16, a name such as NOT_FOUND, or an HTTP status" 1 --grpc 17
is "with --vendor" "httplingo status: --class, --vendor and --constants are for statuses of HTTP alone" 2 --grpc --vendor
is "both" "httplingo status: --grpc and --problem-types cannot be used together" 2 --grpc --problem-types
is "an argument" 'httplingo status: --problem-types lists all types; unexpected argument "date"' 2 --problem-types date

actual=$("$command" status --grpc UNAVAILABLE --lang ar --format json | jq -c '.[0].localized_message | [."@type", .locale, .message]')
wanted=$("$command" status 503 --lang ar --format json | jq -c '["type.googleapis.com/google.rpc.LocalizedMessage", "ar", .[0].description]')
[ "$actual" = "$wanted" ] || {
    failed=1
    echo "FAIL: LocalizedMessage: got $actual, expected $wanted"
}

# The registry, as of 2026-08-22.
wanted='about:blank See HTTP Status Code 0
https://iana.org/assignments/http-problem-types#date Date Not Acceptable 400
https://iana.org/assignments/http-problem-types#ohttp-key Oblivious HTTP key configuration not acceptable 400
https://iana.org/assignments/http-problem-types#digest-unsupported-algorithms Unsupported Hashing Algorithms 400
https://iana.org/assignments/http-problem-types#digest-invalid-values Invalid Digest Values 400
https://iana.org/assignments/http-problem-types#digest-mismatched-values Mismatched Digest Values 400'
actual=$("$command" status --problem-types --format tsv | awk -F '\t' 'NR > 1 { print $1, $2, $4 }')
[ "$actual" = "$wanted" ] || {
    failed=1
    printf 'FAIL: the problem types: got\n%s\n' "$actual"
}
actual=$("$command" status --problem-types --format json | jq -c 'map(.status)')
[ "$actual" = '[null,400,400,400,400,400]' ] || {
    failed=1
    echo "FAIL: the statuses of problem types: got $actual"
}
exit $failed
