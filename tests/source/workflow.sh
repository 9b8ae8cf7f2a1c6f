#!/bin/sh
# SPDX-License-Identifier: MIT
# The workflow of the public CI is well-formed, and every script that it runs exists.
work=build/workflow
mkdir -p $work

command -v yamllint >/dev/null || {
    echo "skip the workflow: yamllint is missing (Debian: apt-get install yamllint)"
    exit 0
}

# well_formed FILE: its log says why not.
well_formed() {
    yamllint -s -d '{extends: default, rules: {document-start: disable, line-length: {max: 100}}}' "$1" >$work/log 2>&1
}

# absent FILE: the scripts that it runs and that are not there; "none" if it runs none.
absent() {
    sed -n 's/^ *\(- \)\{0,1\}run: \(sh \)\{0,1\}\([^ ]*\).*/\3/p' "$1" >$work/scripts
    [ -s $work/scripts ] || echo none
    while IFS= read -r script; do
        [ -f "$script" ] || echo "$script"
    done <$work/scripts
}

printf 'jobs:\n  a:\n   b: 1\n    - run: sh tests/no-such.sh x\n' >$work/fault.yml
if ! well_formed $work/fault.yml && [ "$(absent $work/fault.yml)" = tests/no-such.sh ]; then
    echo "ok a fault of a workflow is found"
else
    echo "not ok a fault of a workflow is found"
fi

for workflow in .github/workflows/*.yml; do
    if well_formed "$workflow"; then
        echo "ok $workflow is well-formed"
    else
        echo "not ok $workflow is well-formed: $(grep -E 'error|warning' $work/log | paste -sd ';')"
    fi
    missing=$(absent "$workflow")
    if [ -z "$missing" ]; then
        echo "ok $workflow: its scripts are there"
    else
        echo "not ok $workflow: its scripts are there: no $(echo "$missing" | sort -u | paste -sd ' ')"
    fi
    # What is run is a script of the repository and nothing else, on one line.
    if grep -qE '^ *(- )?run: *[|>]' "$workflow" || grep -E '^ *(- )?run: ' "$workflow" |
        grep -qvE 'run: (sh [a-z][a-z0-9/-]*\.sh|\./[a-z]+)( [a-z0-9/-]+)*$'; then
        echo "not ok $workflow runs scripts of the repository and nothing else"
    else
        echo "ok $workflow runs scripts of the repository and nothing else"
    fi
done
