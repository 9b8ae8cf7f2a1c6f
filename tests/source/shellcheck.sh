#!/bin/sh
# SPDX-License-Identifier: MIT
# ShellCheck finds nothing in any script.  Exceptions are in .shellcheckrc, or in a directive with a
# reason.
work=build/shellcheck

command -v shellcheck >/dev/null || {
    echo "skip ShellCheck: it is missing (Debian: apt-get install shellcheck)"
    exit 0
}
mkdir -p $work

# checked FILE: what is sourced does not name its shell, which is POSIX's.
checked() {
    shell='sh'
    case $(head -n 1 "$1") in '#!'*bash) shell=bash ;; esac
    shellcheck --shell $shell --format gcc "$1" >$work/log 2>&1
}

# shellcheck disable=SC2016 # the fault of this script is that nothing expands
printf '#!/bin/sh\ncp $1 $2\n' >$work/fault.sh
if checked $work/fault.sh || ! grep -q SC2086 $work/log; then
    echo "not ok ShellCheck finds a fault: $(head -n 3 $work/log | paste -sd ' ')"
else
    echo "ok ShellCheck finds a fault"
fi

git ls-files check quickstart .ci/run '*.sh' >$work/scripts 2>/dev/null || {
    echo check
    echo quickstart
    find scripts tests bench modules docs -name '*.sh'
} >$work/scripts
[ -s $work/scripts ] || echo "not ok ShellCheck: there are no scripts"
# All that name the same shell at once: to start takes longer than to check.
: >$work/bash
: >$work/sh
while IFS= read -r script; do
    case $(head -n 1 "$script") in '#!'*bash) echo "$script" >>$work/bash ;; *) echo "$script" >>$work/sh ;; esac
done <$work/scripts
for shell in sh bash; do
    xargs shellcheck --shell $shell --format gcc <$work/$shell >$work/log 2>&1
    status=$?
    while IFS= read -r script; do
        if grep "^$script:" $work/log; then
            echo "not ok ShellCheck: $script"
        else
            echo "ok ShellCheck: $script"
        fi
    done <$work/$shell
    # xargs gives 123 if it found something.
    [ $status -eq 0 ] || { [ $status -eq 123 ] && grep -q '^[^ ]*:[0-9]*:[0-9]*: ' $work/log; } ||
        echo "not ok ShellCheck: status $status: $(head -n 3 $work/log | paste -sd ' ')"
done
