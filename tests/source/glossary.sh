#!/bin/sh
# SPDX-License-Identifier: MIT
# The glossaries in TBX, as Debian's translate-toolkit reads them, and the settings for Weblate.
/usr/bin/python3 -c 'import translate.storage.tbx' 2>/dev/null || {
    echo "skip the glossaries in TBX: translate-toolkit is missing (Debian: apt-get install translate-toolkit)"
    exit 0
}
mkdir -p build/tbx
for glossary in po/glossary/*.tsv; do
    language=$(basename "$glossary" .tsv)
    sh scripts/glossary-tbx.sh "$language" >"build/tbx/$language.tbx"
done
/usr/bin/python3 - <<'END'
import glob
import json
import os

from translate.storage import factory


def expected(path):
    """The pairs of a glossary, good and bad, as the script promises them."""
    good, bad = [], []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#") or len(cells) < 3 or cells[0] == "*":
            continue
        good += [(cells[0], term.replace("*", "")) for term in cells[1].split("|")]
        if len(cells) > 3:
            bad += [(cells[0], term.replace("*", "")) for term in cells[3].split("|")]
    return sorted(good), sorted(bad)


def found(path):
    good, bad = [], []
    for unit in factory.getobject(path).units:
        (bad if unit.getnotes("pos") == "forbidden" else good).append((unit.source, unit.target))
    return sorted(good), sorted(bad)


bad_terms = 0
for glossary in sorted(glob.glob("po/glossary/*.tsv")):
    language = os.path.basename(glossary)[:-4]
    wanted = expected(glossary)
    bad_terms += len(wanted[1])
    same = wanted[0] and found(f"build/tbx/{language}.tbx") == wanted
    print("ok" if same else "not ok", f"{language}.tbx has the {len(wanted[0])} good terms and the {len(wanted[1])} bad ones")
print("ok" if bad_terms else "not ok", f"{bad_terms} bad terms are forbidden")

components = json.load(open("po/weblate.json"))
for component in components:
    files = glob.glob(component["filemask"])
    good = os.path.exists(component["new_base"]) and files and component["file_format"] == "po"
    print("ok" if good else "not ok", f"weblate.json: {component['slug']} has {len(files)} files and a template")
    known = {"name", "slug", "vcs", "repo", "branch", "filemask", "new_base", "file_format", "new_lang",
             "source_language", "check_flags", "license"}
    print("ok" if set(component) <= known else "not ok", f"weblate.json: the settings of {component['slug']} are known")
END
