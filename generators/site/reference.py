# SPDX-License-Identifier: MIT
"""The reference of statuses, which the command writes in the languages of REFERENCE_LANGUAGES."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

import playground

ADDRESS = "reference"


def add_reference(site):
    languages = os.environ.get("REFERENCE_LANGUAGES")
    if not languages:
        return
    command = os.path.abspath(os.path.join(site.build, "tools/httplingo"))
    if not os.access(command, os.X_OK):
        print("The site is made without the reference: the command was not built", file=sys.stderr)
        return
    site.add_folder(ADDRESS, lambda folder: write(site, command, languages, folder))
    site.navigate("Facts", [(f"{ADDRESS}/index.html", "Statuses")])


def write(site, command, languages, folder):
    arguments = [command, "reference", "--out", folder]
    if languages != "all":
        arguments += ["--languages", languages]
    package = os.path.abspath(os.path.join(site.build, playground.PACKAGE))
    if all(os.path.exists(os.path.join(package, name)) for name in playground.FILES):
        arguments += ["--playground", package]
    with tempfile.TemporaryDirectory() as locale:
        place_translations(site, locale)
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "HTTPLINGO_LOCALEDIR": locale})


def place_translations(site, locale):
    """The compiled texts of the source tree, as they would be installed."""
    for path in glob.glob(os.path.join(glob.escape(site.source), "po-reference", "*.gmo")):
        name = os.path.splitext(os.path.basename(path))[0]
        target = os.path.join(locale, name, "LC_MESSAGES", "httplingo-reference.mo")
        os.makedirs(os.path.dirname(target))
        shutil.copyfile(path, target)
