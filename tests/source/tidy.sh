#!/bin/sh
# SPDX-License-Identifier: MIT
# clang-tidy finds nothing with the configuration in .clang-tidy, directory by directory; with
# CHECK_LONG set, also in tests/ and bench/.  The modules for servers are not checked, because their
# headers are those of the servers.
# Usage: tidy.sh [BUILD]
build=${1:-build/check}
work=build/tidy

command -v clang-tidy >/dev/null || {
    echo "skip clang-tidy: it is missing (Debian: apt-get install clang-tidy)"
    exit 0
}
mkdir -p $work
python3 scripts/compile-commands.py "$build" >$work/all.json || {
    echo "not ok clang-tidy: the commands of $build are not known"
    exit 1
}

# A file with a fault, so that it is seen that faults are found.
printf 'int fault(const char *text);\n\nint fault(const char *text)\n{\n    return text == 0;;\n}\n' >$work/sound.c
printf '#include <stdlib.h>\n\nint fault(const char *text);\n\nint fault(const char *text)\n{\n    return atoi(text);\n}\n' \
    >$work/fault.c
jq --arg folder "$PWD/$work" '. + [("fault", "sound") | "\($folder)/\(.).c" |
    {directory: $folder, file: ., arguments: ["cc", "-std=gnu11", "-c", .]}]' $work/all.json \
    >$work/compile_commands.json

# tidy FILE...: the findings go to a log; false when there are any.
tidy() {
    printf '%s\0' "$@" | xargs -0 -P "$(nproc)" -n 12 clang-tidy -quiet -p $work >$work/log 2>$work/errors ||
        [ ! -s $work/log ] || return 1
    ! grep -q ' error: ' $work/log
}

if tidy "$PWD/$work/fault.c" || ! grep -q 'cert-err34-c' $work/log; then
    echo "not ok clang-tidy finds a fault: $(tail -n 3 $work/errors | paste -sd ' ')"
elif ! tidy "$PWD/$work/sound.c"; then
    echo "not ok clang-tidy finds a fault, and none where none is: $(head -n 3 $work/log | paste -sd ' ')"
else
    echo "ok clang-tidy finds a fault"
fi

for folder in lib tools daemon generators ${CHECK_LONG:+tests bench}; do
    # shellcheck disable=SC2046 # a list of files, none with a space
    set -- $(jq -r --arg folder "$PWD/$folder/" '.[].file | select(startswith($folder))' $work/all.json)
    if [ $# -eq 0 ]; then
        echo "not ok clang-tidy in $folder: no file of it is known"
    elif tidy "$@"; then
        echo "ok clang-tidy finds nothing in $# files of $folder"
    else
        grep ' error: ' $work/log | sort -u | head -n 30
        echo "not ok clang-tidy in $folder: $(grep ' error: ' $work/log | sort -u | wc -l) findings"
    fi
done
