# SPDX-License-Identifier: MIT
"""Pages out of Markdown, and out of the sources of examples."""
import html
import re

from site_pages import Page, plain, slug
from tools import highlight, markdown

# What guides call languages of code, where it is not Pygments' name.
LANGUAGES = {"sh": "console", "conf": "ini", "apache": "apacheconf"}


def colour(fragment):
    def block(found):
        language, code = found.group(1), html.unescape(found.group(2))
        language = "bash" if language == "sh" else LANGUAGES.get(language, language)
        coloured = highlight(code, language)
        return f'<pre tabindex="0"><code>{coloured}</code></pre>' if coloured else found.group()
    fragment = re.sub(r'<pre><code class="language-([^"]+)">(.*?)</code></pre>', block, fragment, flags=re.S)
    return fragment.replace("<pre><code", '<pre tabindex="0"><code')


def headings(fragment):
    """The first heading and the rest, whose headings have identifiers."""
    used = set()

    def mark(found):
        level, text = found.groups()
        place = slug(plain(text), used)
        return f'<h{level} id="{place}">{text}</h{level}>'
    fragment = re.sub(r"<h([1-6])>(.*?)</h\1>", mark, fragment, flags=re.S)
    found = re.search(r"<h1[^>]*>(.*?)</h1>", fragment, re.S)
    if not found:
        return "", fragment
    return plain(found.group(1)), fragment.replace(found.group(), "", 1)


def tables(fragment):
    """Tables scroll in a box of their own on a narrow screen; pictures are written as in HTML."""
    fragment = re.sub(r' align="(\w+)"', r' style="text-align:\1"', fragment)
    fragment = re.sub(r"<table\b[^>]*>", '<div class="table" tabindex="0" role="group" aria-label="Table"><table>', fragment)
    fragment = re.sub(r"(<img [^>]*?) ?/>", r"\1>", fragment)
    return fragment.replace("</table>", "</table></div>")


def guide(site, source, address, title=None):
    """A page of a text in Markdown, with its own first heading as title unless another is given."""
    text = re.sub(r"\A(\s*<!--.*?-->)+", "", site.read(source), flags=re.S)
    heading, body = headings(tables(colour(markdown(text))))
    return site.add(Page(address, title or heading or source, body, source=source))


# ---- examples ----

COMMENT = {"c": re.compile(r"\A/\* SPDX[^\n]*\n/\*(.*?)\*/\s*", re.S),
           "cc": re.compile(r"\A// SPDX[^\n]*\n((?://[^\n]*\n)*)"),
           "py": re.compile(r'\A(?:#[^\n]*\n)*(?:"""(.*?)""")?', re.S)}


def example(site, source, address):
    """A page of a program: what its first comment says, and the code."""
    text, ending = site.read(source), source.rsplit(".", 1)[-1]
    name = source.rsplit("/", 1)[-1]
    found = COMMENT[ending].match(text) if ending in COMMENT else None
    about = " ".join(re.sub(r"^\s*(\*|//) ?", "", line) for line in (found and found.group(1) or "").splitlines()).strip()
    code = highlight(text, {"py": "python", "po": "po", "conf": "ini"}.get(ending, ending)) or html.escape(text)
    lead = f'<p class="lead">{html.escape(about)}</p>' if about else ""
    body = f'<div class="wide"><pre tabindex="0"><code>{code}</code></pre></div>'
    return site.add(Page(address, name, body, source=source, kind="Example", lead=lead)), about
