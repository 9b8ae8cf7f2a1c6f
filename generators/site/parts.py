# SPDX-License-Identifier: MIT
"""What is on the site, in the order of its navigation.

A part is a function that takes the site (site_pages.py), adds pages with site.add() and files with
site.add_file(), and names them in the navigation with site.navigate().  To add a part, write such a
function, in a file of its own if it is longer than a few lines, and add it to PARTS.
"""
import html
import os

import guides
import manual
import playground
import reference
import site_pages

# Guides by group: source, and title in the navigation.
GUIDES = (
    ("Error pages", (("docs/nginx.md", "nginx"), ("docs/apache.md", "Apache httpd"), ("docs/varnish.md", "Varnish"),
                     ("docs/gateways.md", "Gateways"), ("docs/daemon.md", "Any other proxy"),
                     ("deploy/helm/httplingo/README.md", "Helm chart"),
                     ("docs/migrating.md", "Moving to httplingo"), ("docs/negotiation.md", "How a language is chosen"))),
    ("Other languages", (("docs/python.md", "Python"), ("docs/php.md", "PHP"), ("docs/lua.md", "Lua"),
                         ("docs/javascript.md", "JavaScript"), ("docs/exports.md", "Texts for frameworks"))),
    ("Facts", (("docs/languages.md", "Languages"), ("docs/rules.md", "Rules of check"),
               ("docs/servers-checked.md", "Servers, checked"), ("docs/performance.md", "What a page costs"),
               ("docs/measurements.md", "Measurements"))),
    ("Project", (("docs/translating.md", "Translating"), ("CONTRIBUTING.md", "Contributing"),
                 ("docs/security.md", "Security"), ("docs/architecture.md", "Source tree"),
                 ("docs/releasing.md", "Releasing"),
                 ("docs/coverage.md", "What the tests run"))),
)

# Manual pages that are written by hand: group, name, section, title in the navigation.
MANUAL = (
    ("Error pages", "httplingo-site", "5", "Site files"),
    ("Error pages", "httplingo-template", "5", "Templates"),
    ("Commands", "httplingo", "1", "httplingo"),
    ("Commands", "httplingod", "8", "httplingod"),
    ("Library", "httplingo", "3", "Introduction"),
    ("Library", "httplingo-messages", "3", "Messages of a program"),
    ("Library", "httplingo-format", "3", "Numbers, dates, lists"),
)


# The order of the navigation; other groups follow.
GROUPS = ("Start", "Error pages", "Commands", "Library", "Other languages", "Facts", "Project")


def add_home(site):
    for group in GROUPS:
        site.navigate(group, [])
    guides.guide(site, "README.md", "index.html")
    site.navigate("Start", [("index.html", "Overview")])


def add_guides(site):
    for group, entries in GUIDES:
        for source, title in entries:
            if os.path.exists(os.path.join(site.source, source)):
                name = os.path.basename(source.removesuffix("/README.md")).lower().removesuffix(".md")
                address = f"guides/{name}.html"
                guides.guide(site, source, address)
                site.navigate(group, [(address, title)])


def add_manual(site):
    pages = manual.Manual(site)
    for group, name, number, title in MANUAL:
        if (name, number) in pages.files:
            site.navigate(group, [(pages.add(name, number), title)])
    for name, number in pages.files:
        pages.add(name, number)
    pages.add_list()
    site.navigate("Library", [(manual.API, "Functions and types")])


def add_examples(site):
    rows = []
    folder = os.path.join(site.source, "docs/examples")
    for place, _, files in sorted(os.walk(folder)):
        for name in sorted(files):
            source = os.path.relpath(os.path.join(place, name), site.source)
            if not name.endswith((".c", ".cc", ".py", ".conf", ".po")):
                continue
            address = "examples/" + os.path.relpath(source, "docs/examples") + ".html"
            page, about = guides.example(site, source, address)
            page.above = [("examples.html", "Examples")]
            rows.append(f'<dt><a href="site:{address}"><code>{os.path.relpath(source, "docs/examples")}</code></a></dt>'
                        f"<dd>{html.escape(about)}</dd>")
    lead = '<p class="lead">Programs and files to begin with. The tests compile and run them.</p>'
    site.add(site_pages.Page("examples.html", "Examples", f'<dl class="api">{"".join(rows)}</dl>',
                             source="docs/examples", kind="Example",
                             lead=lead))
    site.navigate("Library", [("examples.html", "Examples")])


def add_project(site):
    guides.guide(site, "NEWS", "guides/news.html", "What is new")
    site.navigate("Project", [("guides/news.html", "What is new")])
    manual.add_index(site)
    site.navigate("Facts", [("names.html", "Index")])


PARTS = (add_home, playground.add_playground, add_guides, add_manual, add_examples, reference.add_reference,
         add_project)
