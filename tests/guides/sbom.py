# SPDX-License-Identifier: MIT
"""Compares the software bill of materials with its tarball; see sbom.sh.

    sbom.py TARBALL SBOM
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
# SPDX 2.3, the fields of chapters 6, 7, 8 and 11 with cardinality one or more.
REQUIRED = {
    "document": ("spdxVersion", "dataLicense", "SPDXID", "name", "documentNamespace", "creationInfo"),
    "packages": ("SPDXID", "name", "downloadLocation", "filesAnalyzed"),
    "files": ("SPDXID", "fileName", "checksums"),
    "relationships": ("spdxElementId", "relationshipType", "relatedSpdxElement"),
}
LICENCES = {"MIT", "Unicode-3.0", "NOASSERTION"}


def check(name, actual, expected):
    if actual == expected:
        print("ok", name)
    else:
        print(f"not ok {name}: got {str(actual)[:300]}, expected {str(expected)[:300]}")


def lacking(sbom):
    """What lacks a field that it must have."""
    return [(kind, field) for kind, fields in REQUIRED.items()
            for entry in ([sbom] if kind == "document" else sbom[kind]) for field in fields
            if entry.get(field) in (None, "", [])]


def files_of(tarball):
    with tarfile.open(tarball) as file:
        return {"./" + member.name.split("/", 1)[1]: file.extractfile(member).read()
                for member in file if member.isfile()}


def digests(entry):
    return {row["algorithm"]: row["checksumValue"] for row in entry["checksums"]}


def main(tarball, path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    sbom = json.loads(text)
    files = files_of(tarball)
    check("the format and the licence of the SBOM itself", (sbom["spdxVersion"], sbom["dataLicense"]),
          ("SPDX-2.3", "CC0-1.0"))
    check("required fields", lacking(sbom), [])
    check("a missing field would be seen", lacking({**sbom, "name": ""}), [("document", "name")])
    check("the time is one of SPDX", bool(re.fullmatch(r"\d{4}(-\d\d){2}T(\d\d:){2}\d\dZ",
                                                       sbom["creationInfo"]["created"])), True)
    ids = [entry["SPDXID"] for entry in (sbom, *sbom["packages"], *sbom["files"])]
    check("identifiers are unique", len(ids), len(set(ids)))
    check("identifiers have the allowed characters",
          [name for name in ids if not re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", name)], [])
    check("relationships are between what is described",
          [row for row in sbom["relationships"]
           if row["spdxElementId"] not in ids or row["relatedSpdxElement"] not in ids], [])
    check("every file of the tarball, and no other", [entry["fileName"] for entry in sbom["files"]],
          sorted(files))
    check("the digests of every file",
          [entry["fileName"] for entry in sbom["files"]
           if digests(entry) != {"SHA1": hashlib.sha1(files[entry["fileName"]]).hexdigest(),
                                 "SHA256": hashlib.sha256(files[entry["fileName"]]).hexdigest()}], [])
    top = sbom["packages"][0]
    with open(tarball, "rb") as file:
        check("the digest of the tarball", digests(top),
              {"SHA256": hashlib.sha256(file.read()).hexdigest()})
    check("the package verification code", top["packageVerificationCode"]["packageVerificationCodeValue"],
          hashlib.sha1("".join(sorted(digests(entry)["SHA1"] for entry in sbom["files"])).encode()).hexdigest())
    check("licences", sorted({entry["licenseConcluded"] for entry in sbom["files"]} - LICENCES), [])
    licences = {entry["fileName"]: entry["licenseConcluded"] for entry in sbom["files"]}
    check("the licence of examples",
          [licences.get(f"./{name}") for name in ("lib/page/page.c", "lib/language/cldr-tags.def", "po/de.po",
                                                  "configure")],
          ["MIT", "Unicode-3.0", "MIT", "NOASSERTION"])
    names = {package["name"] for package in sbom["packages"]}
    check("dependencies", {"httplingo", "jansson", "inih", "libmicrohttpd", "icu-uc", "libcurl"} - names, set())
    again = subprocess.run([sys.executable, "-B", os.path.join(TOP, "scripts/sbom.py"), tarball],
                           capture_output=True, text=True, check=False)
    check("a second SBOM of the tarball is the same", again.stdout == text, True)


if __name__ == "__main__":
    main(*sys.argv[1:])
