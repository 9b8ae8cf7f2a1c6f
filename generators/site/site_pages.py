# SPDX-License-Identifier: MIT
"""Pages of the site: their addresses, navigation, links and the index of the search."""
import html
import json
import os
import posixpath
import re
import shutil

THEME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "theme")
ASSETS = ("site.css", "search.js")
SNIPPET = 6000  # characters of a section that the search knows


def plain(fragment):
    """The text of HTML."""
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", fragment, flags=re.S)
    text = re.sub(r"</?(p|div|pre|h\d|li|dt|dd|td|th|tr|br|section)\b[^>]*>", " ", text)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def slug(text, used):
    """The identifier of a heading, as GitHub makes it, so that links into a file work there and here."""
    word = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") or "section"
    name, n = word, 0
    while name in used:
        n += 1
        name = f"{word}-{n}"
    used.add(name)
    return name


class Page:
    """A page: its address on the site, its title, and its content without the first heading.

    source is the file that it shows, for links to that file.  names are words that lead to it, or to a
    place on it: {"lingo_page_format": "#…"}.  kind is shown beside results of the search.
    """

    def __init__(self, address, title, body, *, source=None, kind="Guide", names=None, lead="", above=None):
        self.address, self.title, self.body = address, title, body
        self.source, self.kind, self.names = source, kind, names or {}
        self.lead, self.above = lead, above

    def path_to(self, address):
        """A link from this page."""
        target, mark, place = address.partition("#")
        if target == self.address and mark:
            return "#" + place
        return posixpath.relpath(target, posixpath.dirname(self.address) or ".") + mark + place


class Site:
    """The pages, and the navigation: headings with addresses and short titles."""

    def __init__(self, source, build):
        self.source, self.build = source, build
        self.pages, self.files, self.folders, self.navigation = {}, {}, {}, []
        self.by_source, self.names = {}, {}

    def read(self, path):
        with open(os.path.join(self.source, path), encoding="utf-8") as file:
            return file.read()

    def add(self, page):
        self.pages[page.address] = page
        if page.source:
            self.by_source[page.source] = page.address
        for name, place in page.names.items():
            self.names.setdefault(name, page.address + place)
        return page

    def add_file(self, address, path):
        """A file of the source tree that the site holds as it is."""
        self.files[address] = os.path.join(self.source, path)

    def add_folder(self, address, write):
        """A folder that a function writes, which is called with its path."""
        self.folders[address] = write

    def navigate(self, heading, entries):
        """Adds a group to the navigation, or more entries to a group."""
        for known, pages in self.navigation:
            if known == heading:
                pages.extend(entries)
                return
        self.navigation.append((heading, list(entries)))

    # ---- links ----

    def address_of(self, source):
        """Where a file of the source tree is on the site: a page, or a copy."""
        if source in self.by_source:
            return self.by_source[source]
        path = os.path.join(self.source, source)
        if not os.path.isfile(path):
            return None
        address = "files/" + source
        if source.endswith((".png", ".svg", ".json")):
            self.add_file(address, source)
            return address
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.add(Page(address + ".html", posixpath.basename(source), f"<pre><code>{html.escape(text)}</code></pre>",
                      source=source, kind="File", lead=f"<p class=\"lead\"><code>{html.escape(source)}</code></p>"))
        return self.by_source[source]

    def resolve(self, page):
        """Rewrites links to files of the source tree."""
        def link(found):
            attribute, target = found.groups()
            if re.match(r"[a-z][a-z0-9+.-]*:|#|//", target) or target.startswith("site:"):
                return found.group()
            file, mark, place = html.unescape(target).partition("#")
            source = posixpath.normpath(posixpath.join(posixpath.dirname(page.source or ""), file))
            address = self.address_of(source)
            if address is None:
                return found.group()
            return f'{attribute}="{html.escape(page.path_to(address + mark + place))}"'
        body = re.sub(r'\b(href|src)="([^"]+)"', link, page.body)
        return re.sub(r'\b(href|src)="site:([^"]+)"', lambda found:
                      f'{found.group(1)}="{html.escape(page.path_to(found.group(2)))}"', body)

    # ---- writing ----

    def contents(self, body):
        """The headings of a page, for those who want to jump."""
        found = re.findall(r'<h([23])[^>]* id="([^"]+)"[^>]*>(.*?)</h\1>', body, re.S)
        if len(found) < 2:
            return ""
        if len(found) > 40:
            found = [heading for heading in found if heading[0] == "2"]
        items = "".join(f'<li class="l{level}"><a href="#{place}">{html.escape(plain(text))}</a></li>'
                        for level, place, text in found)
        return f'<nav class="contents" aria-label="On this page"><p>On this page</p><ul>{items}</ul></nav>'

    def menu(self, page):
        groups = []
        for heading, entries in self.navigation:
            if not entries:
                continue
            items = "".join(
                f'<li><a href="{html.escape(page.path_to(address))}"'
                f'{" aria-current=" + chr(34) + "page" + chr(34) if address == page.address else ""}>'
                f"{html.escape(title)}</a></li>" for address, title in entries)
            groups.append(f"<h2>{html.escape(heading)}</h2><ul>{items}</ul>")
        return "".join(groups)

    def trail(self, page):
        if not page.above:
            return ""
        links = [f'<a href="{html.escape(page.path_to(address))}">{html.escape(title)}</a>'
                 for address, title in page.above]
        return f'<p class="trail">{" / ".join(links)}</p>'

    def render(self, page, template):
        body = self.resolve(page)
        home = page.address == "index.html"
        values = {
            "title": html.escape("httplingo" if home else f"{page.title} – httplingo"),
            "heading": html.escape(page.title), "lead": page.lead, "trail": self.trail(page), "body": body,
            "root": html.escape(page.path_to("index.html")[:-len("index.html")]),
            "contents": self.contents(body), "menu": self.menu(page), "class": "home" if home else "page",
        }
        return body, re.sub(r"\{\{(\w+)\}\}", lambda found: values[found.group(1)], template)

    def sections(self, page, body):
        """The page and its headings for the search: address, title, heading, text."""
        parts = re.split(r'<h[23][^>]* id="([^"]+)"[^>]*>(.*?)</h[23]>', body, flags=re.S)
        yield page.address, page.title, "", plain(page.lead + " " + parts[0])
        for place, heading, text in zip(parts[1::3], parts[2::3], parts[3::3]):
            yield f"{page.address}#{place}", page.title, plain(heading), plain(text)

    def index(self, bodies):
        """The search looks through names first: functions, types, options; then through texts."""
        names = sorted(self.names.items())
        sections = [[address, title, heading, self.pages[page].kind, text[:SNIPPET]]
                    for page, body in bodies.items() if self.pages[page].kind != "File"
                    for address, title, heading, text in self.sections(self.pages[page], body)]
        data = json.dumps({"names": names, "sections": sections}, ensure_ascii=False, separators=(",", ":"))
        return f"// SPDX-License-Identifier: MIT\nsearchIndex({data});\n"

    def write(self, folder):
        with open(os.path.join(THEME, "page.html"), encoding="utf-8") as file:
            template = file.read()
        bodies, waiting = {}, True
        while waiting:  # a link can bring another page
            waiting = [page for address, page in list(self.pages.items()) if address not in bodies]
            for page in waiting:
                bodies[page.address], text = self.render(page, template)
                self.save(folder, page.address, text)
        self.save(folder, "search-index.js", self.index(bodies))
        for name in ASSETS:
            self.files[name] = os.path.join(THEME, name)
        for address, path in self.files.items():
            target = os.path.join(folder, address)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(path, target)
        for address, write in self.folders.items():
            write(os.path.join(folder, address))

    @staticmethod
    def save(folder, address, text):
        target = os.path.join(folder, address)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8") as file:
            file.write(text)
