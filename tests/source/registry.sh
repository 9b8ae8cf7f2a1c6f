#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares the tables with the facts in registries that are available on the machine: codes,
# phrases, former phrases, history, semantics.
data=../shared/data
command=build/check/tools/httplingo
if [ ! -f $data/status-codes.tsv ]; then
    echo "skip the registries: their facts are not on this machine"
    exit 0
fi
if [ ! -x $command ]; then
    echo "not ok the command is built"
    exit 1
fi
$command status --lang en --format json >build/status.json
python3 - $data build/status.json <<'END'
import json, re, sys

data, statuses = sys.argv[1], {s["code"]: s for s in json.load(open(sys.argv[2]))}


def rows(name):
    lines = [l.rstrip("\n").split("\t") for l in open(f"{data}/{name}") if not l.startswith("#")]
    return [dict(zip(lines[0], l)) for l in lines[1:]]


def report(what, differences):
    print(f"not ok {what}: {differences[:3]}" if differences else f"ok {what}")


codes = rows("status-codes.tsv")
report("the codes are those of the registry", sorted({int(r["code"]) for r in codes} ^ set(statuses)))
report("the phrases are those of the registry",
       [r["code"] for r in codes if statuses[int(r["code"])]["phrase"] != r["description"]])
registry = {"registered": "iana", "obsoleted": "iana", "temporary": "temporary", "unused": "unused"}
report("the kinds of registration",
       [r["code"] for r in codes if statuses[int(r["code"])]["registry"] != registry[r["status"]]])
former = [(r["code"], p) for r in codes if r["former_phrases"] != "-" and r["status"] != "obsoleted"
          for p in re.split("; ", r["former_phrases"])]
report("the former phrases are known",
       [f for f in former
        if re.sub(r" \(.*", "", f[1]) not in statuses[int(f[0])]["former_phrases"]])
names = [(r["code"], n) for r in codes
         for n in [r["python_name"], *r["python_aliases"].split(" | ")] if n != "-"]
report("Python's names are known",
       [n for n in names if n[1] not in
        [statuses[int(n[0])]["name"], *statuses[int(n[0])]["aliases"]]])
cited = [(r["code"], int(rfc), section.rstrip(".")) for r in codes
         for rfc, section in re.findall(r"RFC(\d+) ([0-9][0-9.]*)", r["lineage"] + " " + r["reference"])
         if not (r["code"] == "102" and rfc == "4918")]
report("the lineage is complete",
       [c for c in cited if not any(ref.get("rfc") == c[1] and ref["section"] == c[2]
                                    for ref in statuses[int(c[0])]["references"])])

semantics = rows("semantics.tsv")
report("body", [r["code"] for r in semantics
                if statuses[int(r["code"])]["body"] != r["body_allowed"].split(" ")[0]])
report("content length", [r["code"] for r in semantics
       if statuses[int(r["code"])]["content_length"] != (r["content_length"] == "allowed")])
report("cacheable", [r["code"] for r in semantics
       if statuses[int(r["code"])]["cacheable"] != (r["heuristically_cacheable"] == "yes")])
report("duration", [r["code"] for r in semantics
       if (statuses[int(r["code"])]["duration"] or "n/a") != r["duration"].split(" ")[0]])
words = {"only": "user-action", "after": "after-sign-in"}
report("retry", [r["code"] for r in semantics
       if (statuses[int(r["code"])]["retry"] or "n/a") !=
       words.get(r["retryable"].split(" ")[0], r["retryable"].split(" ")[0])])
fields = [(r["code"], f) for r in semantics if r["required_headers"] != "none"
          for f in re.findall(r"\b(?:[A-Z][A-Za-z]*-[A-Z][A-Za-z-]*|Upgrade|Connection|ETag|Allow|Location|Vary|Date|Expires)\b",
                              re.sub(r"A-IM|multipart.*?;", "", r["required_headers"]))]
report("the required fields",
       [f for f in fields if f[1] not in statuses[int(f[0])]["required_headers"]])
recommended = [(r["code"], f) for r in semantics
               for f in re.findall(r"\b(?:[A-Z][a-z]+-[A-Z][A-Za-z-]*|ETag|Location|Link)\b",
                                   re.sub(r"SHOULD NOT.*|content[^;]*", "", r["recommended"]))]
report("the recommended fields",
       [f for f in recommended if f[1] not in
        statuses[int(f[0])]["required_headers"] + statuses[int(f[0])]["recommended_headers"]])
END
