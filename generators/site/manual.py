# SPDX-License-Identifier: MIT
"""Pages out of manual pages, and the list of functions by header."""
import html
import os
import re

from guides import tables
from site_pages import Page, plain
from tools import man

API = "api.html"


def address_of(name, section):
    return f"manual/{name}.{section}.html"


# ---- mandoc's HTML ----

def tidy(fragment):
    """mandoc's HTML without what it writes for terminals, one level of headings below the title."""
    fragment = re.sub(r'<table class="(head|foot)">.*?</table>', "", fragment, flags=re.S)
    fragment = re.sub(r"<pre>(.*?)</pre>", lambda found: "<pre>" + re.sub(r"<br/>\n?", "", found.group(1)) + "</pre>",
                      fragment, flags=re.S)
    fragment = re.sub(r'<p class="Pp">\s*(<br/>\s*)*</p>', "", fragment)
    fragment = re.sub(r"(</pre>)\s*<br/>", r"\1", fragment)
    fragment = re.sub(r"</pre>\s*<pre>", "\n\n", fragment)  # the declarations of SYNOPSIS
    for level in (2, 1):
        fragment = re.sub(rf"(</?h){level}\b", rf"\g<1>{level + 1}", fragment)
    fragment = re.sub(r'<a class="permalink" href="[^"]*">(.*?)</a>', r"\1", fragment, flags=re.S)
    fragment = re.sub(r"<br/>", "<br>", fragment)
    fragment = re.sub(r"(<h2[^>]*>)(.*?)(</h2>)", lambda found: found.group(1) + title_case(found.group(2)) +
                      found.group(3), fragment, flags=re.S)
    return fragment.replace("<pre", '<pre tabindex="0"')


def title_case(text):
    """RETURN VALUE is for terminals."""
    words = " ".join(text.split())
    return words.capitalize() if words == words.upper() else words


def section(fragment, name):
    """A section by its heading, and the rest."""
    found = re.search(rf'<section class="Sh">\s*<h2[^>]* id="{name}">.*?</h2>(.*?)</section>\s*(?=<section class="Sh">|</div>|\Z)',
                      fragment, re.S)
    if not found:
        return "", fragment
    return found.group(1), fragment.replace(found.group(), "", 1)


class Manual:
    """The manual pages of a tree and a build, and what leads where."""

    def __init__(self, site):
        self.site = site
        self.files, self.links, self.written = {}, {}, {}
        for folder in (os.path.join(site.source, "docs"), self.generated()):
            for name in sorted(os.listdir(folder)):
                if re.fullmatch(r"[\w.-]+\.[1-8]", name):
                    self.find(folder, name)

    def generated(self):
        folder = os.path.join(self.site.build, "docs/man3")
        return folder if os.path.isdir(folder) else os.path.join(self.site.source, "docs/man3")

    def find(self, folder, file):
        path = os.path.join(folder, file)
        with open(path, encoding="utf-8") as opened:
            first = opened.readline()
        name, number = file.rsplit(".", 1)
        if first.startswith(".so "):
            self.links[name] = first.split("/")[-1].strip().rsplit(".", 1)[0]
        else:
            self.files[name, number] = path

    def address(self, name, number=None):
        """The page of a name, or None."""
        name = self.links.get(name, name)
        for known, section_number in self.files:
            if known == name and number in (None, section_number):
                return address_of(known, section_number)
        return None

    # ---- links between pages ----

    def link(self, fragment, own):
        def to(address, text):
            return text if address in (None, own) else f'<a href="site:{address}">{text}</a>'

        def page(found):
            return to(self.address(html.unescape(found.group(2)), found.group(3)), found.group())
        fragment = re.sub(r"<([bi])>([\w.-]+)</\1>\((\d)\)", page, fragment)
        fragment = re.sub(r"(?<!\w)<b>(lingo_\w+)</b>(?=\()(?!\(\d\))", lambda found:
                          to(self.address(found.group(1)), found.group()), fragment)
        fragment = re.sub(r"<i>(?:struct|enum) (lingo_\w+)</i>", lambda found:
                          to(self.address(found.group(1)), found.group()), fragment)
        return re.sub(r"\b(?:struct|enum) (lingo_\w+)(?![^<]*</(?:a|h\d|i)>)", lambda found:
                      to(self.address(found.group(1)), found.group()), fragment)

    def names(self, name, fragment):
        """What leads to a page: its functions, types, constants and options."""
        generated = name.startswith("lingo_")
        own = {name, *(link for link, target in self.links.items() if target == name)}
        names = {}
        for place, text in re.findall(r'<(?:dt|h3)[^>]* id="([^"]+)"[^>]*>(.*?)</(?:dt|h3)>', fragment, re.S):
            for word in re.findall(r"\b(?:LINGO|lingo)_\w+|--[\w-]+", plain(text)):
                if word.startswith("--"):
                    names.setdefault(f"{name} {word}", "#" + place)
                elif word in own or (generated and word.startswith("LINGO_")):
                    names.setdefault(word, "#" + place)
        for word in re.findall(r"\bLINGO_[A-Z0-9_]+\b", " ".join(re.findall(r"<pre.*?</pre>", fragment, re.S))):
            if generated:
                names.setdefault(word, "#TYPES")
        names.update((word, "") for word in own if word not in names)
        names[name] = ""
        return names

    def add(self, name, number):
        """Adds a page once, and returns its address."""
        address = address_of(name, number)
        if (name, number) in self.written:
            return address
        path = self.files[name, number]
        fragment = tidy(man(path))
        about, fragment = section(fragment, "NAME")
        names, _, about = plain(about).partition(" - ")
        generated = name.startswith("lingo_")
        above = [(API, "C library")] if generated else None
        body = self.link(tables(fragment), address)
        lead = f'<p class="lead">{html.escape(about[:1].upper() + about[1:])}</p>'
        source = None if generated else os.path.relpath(path, self.site.source)
        self.written[name, number] = (names, about, fragment)
        self.site.add(Page(address, f"{name}({number})", body, source=source,
                           kind="Function" if generated else "Manual", names=self.names(name, fragment),
                           lead=lead, above=above))
        return address

    # ---- the list of functions ----

    def headers(self):
        """header -> pages, in the order of <httplingo.h>"""
        found = {}
        for (name, number), (names, about, fragment) in self.written.items():
            include = re.search(r"#include &lt;(httplingo/[\w-]+\.h)&gt;", fragment)
            if name.startswith("lingo_") and include:
                found.setdefault(include.group(1), []).append((name, number, names, about))
        order = re.findall(r"#include <(httplingo/[\w-]+\.h)>", self.site.read("include/httplingo.h"))
        rank = {header: i for i, header in enumerate(order)}
        return sorted(found.items(), key=lambda item: (rank.get(item[0], len(rank)), item[0]))

    def about_header(self, header):
        """The first paragraph of a header's comment."""
        path = os.path.join("include", header)
        if not os.path.exists(os.path.join(self.site.source, path)):
            return ""
        found = re.search(r"@file\s(.*?)(?:\n \*\n|\*/)", self.site.read(path), re.S)
        return " ".join(re.sub(r"(?m)^ \*", "", found.group(1)).split()) if found else ""

    def place_in_header(self, header, name):
        """Where a header declares a name: its pages are in this order."""
        path = os.path.join("include", header)
        found = os.path.exists(os.path.join(self.site.source, path)) and \
            re.search(rf"\b{name}\(|\b{name} \{{", self.site.read(path))
        return found.start() if found else 0

    def add_list(self):
        rows = []
        for header, pages in self.headers():
            place = re.sub(r"\W+", "-", header)
            rows.append(f'<h2 id="{place}"><code>&lt;{header}&gt;</code></h2>'
                        f"<p>{html.escape(self.about_header(header))}</p><dl class=\"api\">")
            for name, number, names, about in sorted(pages, key=lambda page: self.place_in_header(header, page[0])):
                links = ", ".join(f'<a href="site:{address_of(name, number)}"><code>{word.strip()}</code></a>'
                                  for word in names.split(","))
                rows.append(f"<dt>{links}</dt><dd>{html.escape(about[:1].upper() + about[1:])}</dd>")
            rows.append("</dl>")
        lead = ('<p class="lead">Every function, type and constant of the library, by header. '
                f'<a href="site:{address_of("httplingo", 3)}">httplingo(3)</a> tells which to use.</p>')
        self.site.add(Page(API, "C library", "".join(rows), kind="Reference", lead=lead))


# The groups of the index, before the options of each command.
KINDS = ("Commands and files", "Functions and types", "Constants")


def kind_of(name):
    if " --" in name:
        return name.split(" ")[0]
    return KINDS[2] if name.startswith("LINGO_") else KINDS[1] if name.startswith("lingo_") else KINDS[0]


def add_index(site):
    """All names in alphabetical order, for those who cannot or do not want to search by script."""
    groups = {kind: [] for kind in KINDS}
    for name, address in sorted(site.names.items(), key=lambda item: (item[0].lower(), item[0])):
        groups.setdefault(kind_of(name), []).append((name, address))
    body = []
    for kind, names in groups.items():
        place = re.sub(r"\W+", "-", kind.lower())
        heading = kind if kind in KINDS else f"Options of {kind}"
        items = "".join(f'<li><a href="site:{html.escape(address)}"><code>{html.escape(name)}</code></a></li>'
                        for name, address in names)
        body.append(f'<h2 id="{place}">{html.escape(heading)}</h2><ul class="index">{items}</ul>')
    site.add(Page("names.html", "Index", "".join(body), kind="Reference",
                  lead='<p class="lead">Functions, types, constants and options in alphabetical order.</p>'))
