# SPDX-License-Identifier: MIT
"""python3 generators/site SOURCE BUILD FOLDER: writes the documentation as a site of plain files into
a folder, out of the source tree and the manual pages of a build.  parts.py lists what is on it."""
import os
import shutil
import sys
import tempfile

from parts import PARTS
from site_pages import Site
from tools import find_tools


def replace(folder, new):
    """The folder is replaced when all is written, so that it never holds half a site."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.dirname(os.path.abspath(folder)), exist_ok=True)
    shutil.move(new, folder)


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: python3 generators/site SOURCE BUILD FOLDER")
    find_tools()
    source, build, folder = sys.argv[1:]
    site = Site(source, build)
    for part in PARTS:
        part(site)
    with tempfile.TemporaryDirectory() as work:
        new = os.path.join(work, "site")
        site.write(new)
        os.chmod(new, 0o755)
        replace(folder, new)
    print(f"{folder}/index.html: {len(site.pages)} pages")


main()
