#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the software bill of materials (SBOM) of a release, as SPDX 2.3 in JSON: what is in the
tarball, under which licences, and what it can be built with.  The same tarball gets the same SBOM.

Usage: sbom.py TARBALL >SBOM
"""
import datetime
import fnmatch
import hashlib
import json
import os
import re
import sys
import tarfile

# The modules that configure.ac asks pkg-config for, by what they are to httplingo.
OPTIONAL, TEST = "OPTIONAL_DEPENDENCY_OF", "TEST_DEPENDENCY_OF"
MODULES = {
    "icu-uc": OPTIONAL, "icu-i18n": OPTIONAL, "jansson": OPTIONAL, "inih": OPTIONAL,
    "libcurl": OPTIONAL, "libmicrohttpd": OPTIONAL, "python3": OPTIONAL, "lua5.1": OPTIONAL,
    "luajit": OPTIONAL, "lua5.3": OPTIONAL, "lua5.4": OPTIONAL, "libxml-2.0": TEST, "libcjson": TEST,
    "cunit": TEST,
}
# What it asks for in other ways.
OTHERS = {"gettextpo": OPTIONAL, "php": OPTIONAL}
# Files that autoconf, automake, libtool and gettext have put there, each with a notice of its own.
GENERATED = ("ABOUT-NLS", "INSTALL", "Makefile.in", "aclocal.m4", "build-aux/*", "config.h.in", "configure",
             "m4/*", "po*/Makefile.in.in", "po*/Makevars.template", "po*/Rules-quot", "po*/*.sin",
             "po*/*quot.sed", "po*/*.header", "po*/remove-potcdate.sed", "po*/insert-header.*")
NAMES = {"Expat": "MIT"}  # of Debian, and of SPDX


def licences_of(copyright_file):
    """The patterns of debian/copyright and their licences; the last that matches counts."""
    rows = []
    for paragraph in re.split(r"\n\s*\n", copyright_file):
        fields = dict(re.findall(r"^(\w+):\s*((?:.|\n )*)", paragraph, re.M))
        if "Files" in fields:
            licence = fields["License"].splitlines()[0].strip()
            rows += [(pattern, NAMES.get(licence, licence)) for pattern in fields["Files"].split()]
    return rows


def licence_of(name, data, rows):
    """The licence that a file names, and the one that it has."""
    found = re.search(rb"SPDX-License-Identifier: ([\w.+-]+(?: (?:AND|OR|WITH) [\w.+-]+)*)", data[:1024])
    if found:
        return found.group(1).decode(), found.group(1).decode()
    if any(fnmatch.fnmatchcase(name, pattern) for pattern in GENERATED):
        return "NOASSERTION", "NOASSERTION"
    fitting = [licence for pattern, licence in rows if fnmatch.fnmatchcase(name, pattern)]
    return "NONE", fitting[-1]


def identifier(kind, name):
    """SPDX allows letters, digits, dots and hyphens; the digest tells a-b from a_b."""
    plain = re.sub(r"[^A-Za-z0-9.-]", "-", name)
    return f"SPDXRef-{kind}-{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def checksums(data, *algorithms):
    return [{"algorithm": name, "checksumValue": hashlib.new(name.lower(), data).hexdigest()}
            for name in algorithms]


def modules_of(configure):
    """The modules of configure.ac and the versions that it requires."""
    for names in re.findall(r"PKG_CHECK_MODULES\(\[\w+\], \[([^]]+)\]", configure):
        for name, version in re.findall(r"([\w.+-]+)((?: >= [\d.]+)?)", names):
            yield name, version.strip()


def dependencies_of(configure):
    rows = dict(modules_of(configure))
    unknown = sorted(set(rows) - set(MODULES))
    if unknown:
        sys.exit(f"sbom.py: configure.ac asks for {', '.join(unknown)}; add them to MODULES")
    rows.update(dict.fromkeys(OTHERS, ""))
    return [(name, rows[name], {**MODULES, **OTHERS}[name]) for name in sorted(rows)]


def describe_dependency(name, version):
    about = {"SPDXID": identifier("Package", name), "name": name, "downloadLocation": "NOASSERTION",
             "filesAnalyzed": False, "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION",
             "copyrightText": "NOASSERTION"}
    return {**about, "comment": f"{name} {version}"} if version else about


def read(path):
    """The files of a tarball by their names below its top folder, in order, and the newest time."""
    files, newest = {}, 0
    with tarfile.open(path) as tarball:
        for member in tarball:
            newest = max(newest, int(member.mtime))
            if member.isfile():
                files[member.name.split("/", 1)[1]] = tarball.extractfile(member).read()
    return dict(sorted(files.items())), newest


def describe_files(files):
    rows = licences_of(files["debian/copyright"].decode())
    for name, data in files.items():
        named, concluded = licence_of(name, data, rows)
        yield {"SPDXID": identifier("File", name), "fileName": f"./{name}",
               "checksums": checksums(data, "SHA1", "SHA256"), "licenseConcluded": concluded,
               "licenseInfoInFiles": [named], "copyrightText": "NOASSERTION"}


def describe(path):
    files, newest = read(path)
    with open(path, "rb") as file:
        data = file.read()
    configure = files["configure.ac"].decode()
    name, version = re.search(r"AC_INIT\(\[(\w+)\], \[([\d.]+)\]", configure).groups()
    entries = list(describe_files(files))
    digests = sorted(entry["checksums"][0]["checksumValue"] for entry in entries)
    top = {
        "SPDXID": "SPDXRef-Package", "name": name, "versionInfo": version,
        "packageFileName": os.path.basename(path), "supplier": "Organization: httplingo maintainers",
        "downloadLocation": "NOASSERTION", "filesAnalyzed": True,
        "packageVerificationCode": {
            "packageVerificationCodeValue": hashlib.sha1("".join(digests).encode()).hexdigest()},
        "checksums": checksums(data, "SHA256"), "licenseConcluded": "MIT AND Unicode-3.0",
        "licenseDeclared": "MIT AND Unicode-3.0",
        "licenseInfoFromFiles": sorted({entry["licenseInfoInFiles"][0] for entry in entries}),
        "copyrightText": "2026 The httplingo authors; 2004-2026 Unicode, Inc.",
        "primaryPackagePurpose": "SOURCE",
    }
    dependencies = dependencies_of(configure)
    created = datetime.datetime.fromtimestamp(newest, datetime.timezone.utc)
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", top["SPDXID"])]
    relations += [(top["SPDXID"], "CONTAINS", entry["SPDXID"]) for entry in entries]
    relations += [(identifier("Package", name), kind, top["SPDXID"]) for name, _, kind in dependencies]
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"{name}-{version}",
        "documentNamespace": f"https://httplingo.example/spdx/{name}-{version}-{hashlib.sha256(data).hexdigest()}",
        "creationInfo": {"created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
                         "creators": ["Organization: httplingo maintainers", f"Tool: {name}-sbom.py"]},
        "packages": [top] + [describe_dependency(name, version) for name, version, _ in dependencies],
        "files": entries,
        "relationships": [{"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}
                          for one, kind, other in relations],
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: sbom.py TARBALL >SBOM")
    json.dump(describe(sys.argv[1]), sys.stdout, indent=1, ensure_ascii=False)
    print()
