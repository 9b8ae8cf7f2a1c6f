#!/bin/sh
# SPDX-License-Identifier: MIT
# A soak: httplingod, nginx and Apache httpd answer a bounded rate of requests, each answer of which is
# compared, while they are reloaded with good and broken site files, lose workers, and run out of room
# for logs, of file descriptors and of memory.  No answer is lost, and nothing grows.
# Usage: soak.sh PREFIX [daemon | nginx | apache]...    (with CHECK_LONG, each takes SOAK_SECONDS, 600
# if that is not set; else a few rounds, by default of the daemon only)
prefix=${1:?the folder that httplingo is installed in}
here=$(cd "$(dirname "$0")" && pwd)
shift
if [ $# -eq 0 ]; then
    set -- daemon ${CHECK_LONG:+nginx apache}
    [ -n "${CHECK_LONG-}" ] || echo "skip soak of nginx and Apache httpd: they take minutes; ./check --long runs it"
fi
PATH=$PATH:/usr/sbin:/sbin
for program in cc pkg-config prlimit python3; do
    command -v $program >/dev/null || { echo "skip soak: there is no $program" && exit 0; }
done
[ -f "$prefix/lib/pkgconfig/httplingo-site.pc" ] || { echo "skip soak: the library reads no site files" && exit 0; }

top=$(cd "$here/../.." && pwd)
. "$top/scripts/modules.sh"
folder=$(mktemp -d "${TMPDIR:-/tmp}/lingo-XXXXXXXX") || exit 3
SOAK_CGROUP=
# shellcheck disable=SC2317 # called by the trap
finish() {
    rm -rf "$folder"
    [ -z "$SOAK_CGROUP" ] || rmdir "$SOAK_CGROUP"
}
trap finish EXIT
trap 'exit 3' HUP INT TERM
chmod 755 "$folder"
mkdir -m 777 "$folder/device"

# missing SERVER: prints why it cannot run.
missing() {
    case $1 in
    daemon) [ -x "$prefix/sbin/httplingod" ] || echo "httplingod was not built" ;;
    nginx)
        command -v nginx >/dev/null && command -v bash >/dev/null || echo "there is no nginx or no bash"
        [ -d "${NGINX_SOURCE:-/usr/share/nginx/src}" ] || echo "there is no nginx-dev"
        ;;
    apache)
        command -v apache2 >/dev/null || echo "there is no apache2"
        command -v "${APXS:-apxs}" >/dev/null || echo "there is no apxs, of apache2-dev"
        ;;
    *) echo "there is no such server" ;;
    esac
}

# build SERVER: sets $module to its module, if it needs one.
build() {
    module=
    [ "$1" != daemon ] || return 0
    build_module "$top" "$1" "$prefix" && return
    echo "not ok $1: the module compiles: $(tail -n 3 "$module_log")"
    return 1
}

# with_device COMMAND...: in a mount namespace with a small file system for logs, where one may be made;
# as the same user, also without root.
# shellcheck disable=SC2016 # expanded by the inner shell
mount='mount -t tmpfs -o size=1m,mode=777 soak "$1"'
# shellcheck disable=SC2016 # expanded by the inner shell
with_device() {
    if unshare -m sh -c "$mount" sh "$folder/device" 2>/dev/null; then
        unshare -m sh -c "$mount"' && SOAK_DEVICE=$1 && export SOAK_DEVICE && shift && exec "$@"' \
            sh "$folder/device" "$@"
    elif unshare -rm sh -c "$mount" sh "$folder/device" 2>/dev/null; then
        unshare -rm sh -c "$mount"' && SOAK_DEVICE=$1 && user=$2 && group=$3 && export SOAK_DEVICE &&
            shift 3 && exec unshare -U --map-user="$user" --map-group="$group" "$@"' \
            sh "$folder/device" "$(id -u)" "$(id -g)" "$@"
    else
        echo "skip a full file system: none may be mounted; /dev/full and a limit take its place"
        "$@"
    fi
}

# make_group KIB: a control group with this limit for memory, of version 1 or 2, below that of this shell.
# The name of its folder is in SOAK_CGROUP.
make_group() {
    SOAK_CGROUP=
    for where in "1 /sys/fs/cgroup/memory$(sed -n 's/^[0-9]*:memory://p' /proc/self/cgroup)" \
        "2 /sys/fs/cgroup$(sed -n 's/^0:://p' /proc/self/cgroup)"; do
        group=${where#? }/httplingo-soak-$$
        case $where in 1*) limit=$group/memory.limit_in_bytes ;; *) limit=$group/memory.max ;; esac
        mkdir "$group" 2>/dev/null || continue
        if echo $(($1 * 1024)) 2>/dev/null >"$limit"; then
            SOAK_CGROUP=$group
            export SOAK_CGROUP
            return
        fi
        rmdir "$group"
    done
    echo "skip a limit for the memory of a control group: this user may make none"
}

export PYTHONDONTWRITEBYTECODE=1
status=0
for server; do
    why=$(missing "$server")
    if [ -n "$why" ]; then
        echo "skip $server: $why" | head -n 1
    elif build "$server"; then
        make_group "${SOAK_GROUP_KIB:-49152}"
        with_device python3 "$here/soak.py" "$prefix" "$server" "$module" || status=1
        [ -z "$SOAK_CGROUP" ] || rmdir "$SOAK_CGROUP"
        SOAK_CGROUP=
    else
        status=1
    fi
done
exit $status
