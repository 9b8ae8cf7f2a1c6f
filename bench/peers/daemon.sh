#!/bin/sh
# SPDX-License-Identifier: MIT
# daemon.sh [--instructions]: httplingod compared with nginx, which sends the same bytes, with the same fields, from
# disk, with one thread and with two.  Results are as in bench/bench.h; more requests per second are better.
# --instructions counts the instructions of a request with valgrind instead.
set -eu
PATH=$PATH:/usr/sbin
here=$(cd "$(dirname "$0")" && pwd)
tool=wrk
[ "${1-}" != --instructions ] || tool=valgrind

absent() {
    printf 'The daemon\tnot measured: %s\t-\t-\tnginx\t-\t-\t-\t-\n' "$1"
    exit 0
}
for program in $tool nginx python3; do
    command -v "$program" >/dev/null || absent "there is no $program"
done
[ -x daemon/httplingod ] || absent "it is not built"
PYTHONPATH=$here/../../tests/servers PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/daemon.py" "$@"
