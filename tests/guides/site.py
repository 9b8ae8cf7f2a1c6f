# SPDX-License-Identifier: MIT
"""Looks at the documentation site for site.sh: links, anchors, what pages load.  Usage: site.py FOLDER"""
import html.parser
import os
import posixpath
import re
import sys
import tempfile
import urllib.parse

LOADED = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"), ("video", "src")}


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.loaded, self.headings = [], [], [], 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            if (tag, name) in LOADED:
                self.loaded.append(value)
            elif name in ("href", "src"):
                self.links.append(value)
        self.headings += tag == "h1"


def read_pages(folder):
    """All pages but those of the reference, which tests/browser/reference.sh looks at."""
    pages = {}
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if os.path.join(place, name) != os.path.join(folder, "reference")]
        for name in files:
            if name.endswith(".html"):
                path = os.path.join(place, name)
                with open(path, encoding="utf-8") as file:
                    pages[os.path.relpath(path, folder)] = Page(file.read())
    return pages


def target_of(address, link):
    parts = urllib.parse.urlsplit(link)
    path = urllib.parse.unquote(parts.path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), path)) if path else address, \
        urllib.parse.unquote(parts.fragment)


def faults_of_page(folder, pages, address):
    page = pages[address]
    if page.headings != 1:
        yield f"{address}: {page.headings} headings of the first level"
    for name in {name for name in page.ids if page.ids.count(name) > 1}:
        yield f"{address}: two elements have the id {name}"
    for link in page.loaded:
        if re.match(r"[a-z]+:|//", link) or not os.path.isfile(os.path.join(folder, target_of(address, link)[0])):
            yield f"{address}: loads {link}"
    for link in page.links:
        if re.match(r"(https?|mailto):", link):
            continue
        target, place = target_of(address, link)
        if not os.path.isfile(os.path.join(folder, target)):
            yield f"{address}: {link} leads nowhere"
        elif place and target in pages and place not in pages[target].ids:
            yield f"{address}: {link}: there is no such place"


def unreachable(pages):
    """Pages that no links lead to, from the start."""
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        address = waiting.pop()
        for link in pages[address].links:
            target = target_of(address, link)[0]
            if target in pages and target not in seen:
                seen.add(target)
                waiting.append(target)
    return sorted(set(pages) - seen)


def faults(folder):
    pages = read_pages(folder)
    found = [fault for address in sorted(pages) for fault in faults_of_page(folder, pages, address)]
    found += [f"{address}: nothing leads there" for address in unreachable(pages)]
    return pages, found


def report(name, found):
    if found:
        print(f"not ok {name}: {'; '.join(found[:5])}" + (f"; and {len(found) - 5} more" if len(found) > 5 else ""))
    else:
        print(f"ok {name}")


SEEDS = (('<h1>a</h1><a href="b.html">', "leads nowhere"), ('<h1>a</h1><a href="#b">', "no such place"),
         ('<h1 id="x">a</h1><p id="x">', "two elements"), ('<h1>a</h1><script src="https://a.example/b.js"></script>', "loads"),
         ("<p>", "0 headings"))


def seeded():
    """Each fault is found in a page that has it."""
    missed = []
    for text, wanted in SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as file:
                file.write(text)
            if not any(wanted in fault for fault in faults(folder)[1]):
                missed.append(wanted)
    report(f"{len(SEEDS)} kinds of faults would be found", missed)


def main():
    seeded()
    pages, found = faults(sys.argv[1])
    links = sum(len(page.links) + len(page.loaded) for page in pages.values())
    report(f"all {links} links of {len(pages)} pages lead somewhere, nothing is loaded from elsewhere", found)
    report("it has the guides, manual pages, functions and examples",
           [address for address in ("guides/nginx.html", "manual/httplingo.1.html", "manual/httplingo-site.5.html",
                                    "manual/lingo_page_write.3.html", "api.html", "examples/epoll.c.html", "names.html")
            if address not in pages])


main()
