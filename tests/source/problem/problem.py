# SPDX-License-Identifier: MIT
"""Problem details of every status against schemas by RFC 9457's appendices.  See problem.sh."""
import json
import subprocess
import sys

import jsonschema

command, folder, work = sys.argv[1:4]
LANGUAGES = ["en", "ar", "ja", "fr"]
TYPES = ["", "tag:example.org,2026:out", "urn:ietf:params:acme:error:badNonce",
         "https://example.org/p/\u00fc", "relative/p\u00e4th?q#f"]
EXTENSIONS = ['balance=30', 'errors=[{"pointer": "#/age", "a b": [1, null, true, {"x": "\\u0000"}]}]',
              'accounts=["/a/1", "/a/2"]', 'deep={"a": {"b": {"c": []}}}']


def page(code, language, form, type_):
    arguments = [command, "page", str(code), "--lang", language, "--format", form,
                 "--set", "uri=/a?b", "--set", "request_id=7f3a", "--set", "retry_after=120",
                 "--set", "allow=GET, HEAD", "--set", "choices=/a A, /b B", "--set", "location=/n",
                 "--set", "authority=A", "--set", "detail=D", "--set", f"type={type_}",
                 "--set", f"instance={type_}"]
    for extension in EXTENSIONS:
        arguments += ["--extension", extension]
    return subprocess.run(arguments, check=True, capture_output=True).stdout


def report(what, problems):
    print(f"not ok {what}: {problems[:3]}" if problems else f"ok {what}")


schema = json.load(open(f"{folder}/schema.json"))
validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def faults(document):
    return [f"{list(e.path)}: {e.message}" for e in validator.iter_errors(document)]


codes = [s["code"] for s in json.loads(
    subprocess.run([command, "status", "--format", "json"], check=True, capture_output=True).stdout)]
# Those without content have no page.
codes = [c for c in codes if c >= 300 and c != 304]
problems, documents, files = [], 0, []
for i, code in enumerate(codes):
    language, type_ = LANGUAGES[i % len(LANGUAGES)], TYPES[i % len(TYPES)]
    document = json.loads(page(code, language, "problem+json", type_))
    documents += 1
    problems += [f"{code}: {fault}" for fault in faults(document)]
    if document["status"] != code or document["balance"] != 30 or document["accounts"] != ["/a/1", "/a/2"]:
        problems.append(f"{code}: the members are not those that were given")
    if type_ and not document["type"].isascii():
        problems.append(f"{code}: the type is {document['type']}")
    name = f"{work}/{code}.xml"
    open(name, "wb").write(page(code, language, "problem+xml", type_))
    files.append(name)
report(f"{documents} problem+json documents follow the JSON schema", problems)

seeds = [{"status": "404"}, {"status": 99}, {"type": 1}, {"detail": ["D"]}, {"instance": None}]
report("the JSON schema finds faults", [s for s in seeds if not faults(s)])


def xml_faults(names):
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", f"{folder}/problem.rng"] + names,
                         capture_output=True, text=True)
    return [line for line in run.stderr.splitlines() if not line.endswith(" validates")]


report(f"{len(files)} problem+xml documents follow the RELAX NG schema", xml_faults(files))
unseen = []
for i, body in enumerate(["<status>x</status>", "<balance>1</balance><title>T</title>",
                          "<title>T</title><title>T</title>", "<status>0</status>"]):
    name = f"{work}/seed-{i}.xml"
    open(name, "w").write(f'<problem xmlns="urn:ietf:rfc:7807">{body}</problem>')
    if not xml_faults([name]):
        unseen.append(body)
report("the RELAX NG schema finds faults", unseen)
