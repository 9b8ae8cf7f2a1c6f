# SPDX-License-Identifier: MIT
"""The playground: the library in the browser, if the build has made its package of npm."""
import os
import sys

import site_pages

ADDRESS = "playground/index.html"
SOURCES = "docs/playground"
PACKAGE = "bindings/node/package"
FILES = ("httplingo.wasm", "src/core.js", "src/wasm.js", "src/web.js")


def add_playground(site):
    package = os.path.abspath(os.path.join(site.build, PACKAGE))
    if not all(os.path.exists(os.path.join(package, name)) for name in FILES):
        print("The site is made without the playground: make npm makes what it needs", file=sys.stderr)
        return
    lead, _, body = site.read(f"{SOURCES}/body.html").partition("</p>")
    body = f'<link rel="stylesheet" href="site:playground/playground.css">{body}' \
           '<script type="module" src="site:playground/playground.js"></script>'
    site.add(site_pages.Page(ADDRESS, "Playground", body, kind="Tool", lead=f"{lead}</p>"))
    for name in ("playground.css", "playground.js"):
        site.add_file(f"playground/{name}", f"{SOURCES}/{name}")
    for name in FILES:
        site.add_file(f"playground/httplingo/{name}", os.path.join(package, name))
    site.navigate("Start", [(ADDRESS, "Playground")])
