# SPDX-License-Identifier: MIT
"""Checks the JSON output of the command with the schemas in docs/schema. See schema.sh."""
import copy
import json
import subprocess
import sys

import jsonschema

command = sys.argv[1]


def run(*arguments, text=None):
    done = subprocess.run([command, *arguments, "--format", "json"], input=text, capture_output=True, text=True)
    return json.loads(done.stdout)


RESPONSES = [
    "HTTP/1.1 405 Method Not Allowed\r\n\r\n",
    "HTTP/1.1 999 x\r\n\r\n",
    "HTTP/1.1 301 Moved\r\nRetry-After: x\r\nContent-Length: a\r\n\r\n",
    "HTTP/2 404 \r\ndate: x\r\n\r\n",
    "HTTP/1.1 499 Client Closed Request\r\n\r\n",
    "HTTP/1.1 302 Moved Temporarily\r\nLocation: /a b\r\n\r\nHTTP/1.1 200 ok\r\n\r\n",
    "HTTP/1.1 200 Sure\r\n\r\n",
    "> HEAD /a HTTP/1.1\r\n> Host: a\r\n>\r\n< HTTP/1.1 204 No Content\r\n< Content-Length: 1\r\n<\r\n",
]
outputs = {
    "status": run("status") + run("status", "--lang", "ar") + run("status", "--vendor") + run("status", "--constants"),
    "explain": [run("explain", *codes) for codes in (["401", "403"], ["404"], ["200", "500", "--lang", "de"])],
    "method": run("method") + run("method", "--lang", "ja"),
    "languages": run("languages"),
    "check": [item for text in RESPONSES for lang in ("en", "fr")
              for item in run("check", "--lang", lang, text=text)],
}


def report(what, problems):
    print(f"not ok {what}: {problems[:3]}" if problems else f"ok {what}")


def changed(output):
    """The output with one thing wrong each: a member too many, one missing, one of another type."""
    for key in output[0]:
        for value in ({}, "no such value of it \u0000"):
            other = copy.deepcopy(output)
            other[0][key] = value
            yield key, other
        other = copy.deepcopy(output)
        del other[0][key]
        yield key, other
    other = copy.deepcopy(output)
    other[0]["extra"] = 1
    yield "extra", other


# What may hold any text may hold that of the seed, what a vendor's row has others lack, and constants
# have to be asked for.
OPTIONAL = {"owner", "meaning", "wire", "constants"}
for name, output in outputs.items():
    schema = json.load(open(f"docs/schema/{name}.json"))
    if schema["type"] == "object":
        schema = {"type": "array", "items": schema}
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    report(f"{name}: {len(output)} objects follow docs/schema/{name}.json",
           [f"{list(e.path)}: {e.message[:100]}" for e in validator.iter_errors(output)])
    properties = schema["items"]["properties"]
    unseen = []
    for key, other in changed(output):
        value = other[0].get(key)
        kind = properties.get(key, {}).get("type", [])
        is_free = "string" in ([kind] if isinstance(kind, str) else kind) and "pattern" not in properties[key]
        if isinstance(value, str) and is_free or key in OPTIONAL and key not in other[0]:
            continue
        if validator.is_valid(other):
            unseen.append(key)
    report(f"{name}: the schema finds what is wrong", unseen)
    described = [k for k, p in properties.items() if not p.get("description")]
    report(f"{name}: the schema describes every member", described)
    for key, property_ in properties.items():
        values = {row[key] for row in output if key in row} if "enum" in property_ else set()
        missing = [v for v in property_.get("enum", []) if v not in values]
        if name in ("status", "method") and missing and key not in ("class", "level"):
            print(f"not ok {name}: {key} never has {missing}")
