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
while IFS= read -r script; do
    if checked "$script"; then
        echo "ok ShellCheck: $script"
    else
        cat $work/log
        echo "not ok ShellCheck: $script"
    fi
done <$work/scripts
