#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random templates, as browsers read them: html5lib parses what each template that the library
accepts makes of hostile values, with each of its sections and without.  Prints a result for each
property.  Usage: templates.py COUNT"""
import itertools
import random
import re
import sys

import html5lib
import httplingo

# What only a value contains.
VALUE = "/q9z\"'><q9z q9z=`&lt;-->--!></title></textarea></style>"
MARK = "q9z"

# Browsers leave out blanks at the beginning of an address, and a host may follow // or \\.
BEGINNING = re.compile(r"[\x00-\x20/\\]*" + MARK)
ADDRESSES = {"href", "src", "action", "formaction", "cite", "data", "poster", "ping", "background", "srcset",
             "manifest"}
PIECES = ["<p", "<a", "<b", "<style", "<title", "<textarea", "<p>", "<title>", "<style>", "<textarea>", "</p>", "</a>",
          "</style>", "</title>", "</textarea>", "</", "</style", "</title", "</x", "<!--", "<!-", "<!", "<?", "<![CDATA[",
          "-->", "--!>", "->", "--", "-", "!", "]]>", ">", " ", "\n", "/", "=", '"', "'", " href=", " href=\"", " href='/",
          " srcset=\"/x ", "?", "\\", "&#47;", "&#32;", " title='", " title=\"", "href", "title", " id", "x",
          "script", "style", "{{uri}}", "{{uri}}", "{{uri}}", "{{{code}}}", "<"]
SECTIONS = ["host", "request_id"]


def piece(chance, depth):
    """A piece of a template, or a section with some."""
    if depth and chance.random() < 0.12:
        name = chance.choice(SECTIONS)
        content = "".join(piece(chance, depth - 1) for _ in range(chance.randrange(4)))
        return "{{%s%s}}%s{{/%s}}" % (chance.choice("##^"), name, content, name)
    return chance.choice(PIECES)


def template(chance):
    return "".join(piece(chance, 2) for _ in range(chance.randrange(1, 14)))


def addresses(name, value):
    """The addresses in an attribute's value."""
    return re.split(r"[ ,\t\n\r\f]+", value) if name in ("srcset", "ping") else [value]


def misplaced(page):
    """Where the page has the value, except in text and in attributes that are no addresses."""
    document = html5lib.parse(page, treebuilder="dom", namespaceHTMLElements=False)
    nodes = [document]
    while nodes:
        node = nodes.pop()
        nodes += node.childNodes
        if node.nodeType == node.ELEMENT_NODE:
            if MARK in node.tagName:
                yield "the name of an element"
            for name, value in node.attributes.items():
                if MARK in name:
                    yield "the name of an attribute"
                if name in ADDRESSES and any(map(BEGINNING.match, addresses(name, value))):
                    yield f"the beginning of {name}"
        elif node.nodeType != node.TEXT_NODE:
            if MARK in (node.nodeValue or "") + (getattr(node, "name", None) or ""):
                yield "a comment or a declaration"
        elif MARK in node.data and node.parentNode.tagName in ("style", "script"):
            yield f"a {node.parentNode.tagName}"


def pages(site):
    """The pages with each of the sections and without."""
    for values in itertools.product((None, "h"), repeat=len(SECTIONS)):
        told = {name: value for name, value in zip(SECTIONS, values) if value}
        yield site.page(404, formats="html", language="en", uri=VALUE, **told).body.decode()


def main():
    chance, wanted = random.Random(2026), int(sys.argv[1])
    accepted = refused = shown = 0
    wrong = {}
    while accepted < wanted:
        text = template(chance)
        try:
            site = httplingo.Site(template="t.html", files={"t.html": text.encode()})
        except (ValueError, OSError):
            refused += 1
            continue
        if "{{uri}}" not in text:
            continue
        accepted += 1
        for page in pages(site):
            shown += MARK in page
            wrong.update(((place, text), page) for place in misplaced(page))
    for (place, text), page in list(wrong.items())[:5]:
        print(f"not ok templates: the value is in {place}: {text!r} makes {page!r}")
    if not wrong:
        print(f"ok templates: values of {accepted} random templates are text to html5lib")
    print("ok" if shown > accepted and refused > accepted else "not ok", "templates:",
          f"{shown} pages show the value, {refused} templates are refused")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
