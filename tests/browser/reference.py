# SPDX-License-Identifier: MIT
"""The files of the reference site agree with each other: every link and anchor leads somewhere, every
page can be reached and has what each needs, and the site maps list all.

Usage: reference.py SITE BASE-URL.  It prints "ok NAME" or "not ok NAME: what is wrong"."""
import os
import posixpath
import re
import sys

PAGE_MOST = 30 * 1024  # bytes
MANY = 4  # problems that are shown

CODE = re.compile(r"<pre\b.*?</pre>|<code\b.*?</code>|<script type=\"application/json\".*?</script>", re.S)
LINK = re.compile(r"<(?:a|link|script|iframe|img)\b[^>]*?\s(?:href|src)=\"?([^\"\s>]+)")
ID = re.compile(r"\sid=\"?([^\"\s>]+)")
ALTERNATE = re.compile(r"<xhtml:link rel=\"alternate\" hreflang=\"([^\"]+)\" href=\"([^\"]+)\"")
CANONICAL = re.compile(r"<link rel=\"canonical\" href=\"([^\"]+)\"")
INLINE = re.compile(r"<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]* src=)(?! type=\"application/json\")", re.I)
LOCATION = re.compile(r"<loc>([^<]+)</loc>")
INDEX_ENTRY = re.compile(r"^\[\"(?:[^\"\\]|\\.)*\",\"([^\"]+)\",", re.M)


def read(folder):
    """The text of each file by its path; None for what is not text."""
    files = {}
    for top, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(top, name)
            if name.endswith((".html", ".xml", ".txt", ".js")):
                with open(path, encoding="utf-8") as file:
                    files[os.path.relpath(path, folder)] = file.read()
            else:
                files[os.path.relpath(path, folder)] = None
    return files


def unescape(address):
    return address.replace("&amp;", "&")


class Site:
    """What the pages contain.  Previews are pages of the library, which has tests of its own."""

    def __init__(self, files, base):
        self.files, self.base = files, base
        self.pages = [path for path in files if path.endswith(".html") and "/preview/" not in path]
        self.plain = {path: CODE.sub("", files[path]) for path in self.pages}
        self.ids = {path: set(ID.findall(self.plain[path])) for path in self.pages}
        self.tags = sorted({path.split("/")[0] for path in self.pages if path.endswith("/status/404.html")})

    def target(self, path, address):
        """The file and the anchor that an address on a page leads to; None if it is elsewhere."""
        if address.startswith(self.base + "/"):
            address = address[len(self.base) + 1:]
            path = ""
        elif re.match(r"[a-z]+:", address):
            return None
        file, _, anchor = unescape(address).partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file or not path else path
        if file == "." or address.endswith("/"):
            file = posixpath.normpath(posixpath.join(file, "index.html"))
        return file, anchor

    def links(self, path):
        for address in LINK.findall(self.files[path]):
            target = self.target(path, address)
            if target:
                yield address, *target


def check_links(site):
    for path in site.pages:
        for address, file, anchor in site.links(path):
            if file not in site.files:
                yield f"{path}: {address} leads to no file"
            elif anchor and anchor not in site.ids.get(file, ()):
                yield f"{path}: {address} leads to no anchor"


def check_index(site):
    for tag in site.tags:
        addresses = INDEX_ENTRY.findall(site.files.get(f"{tag}/search-index.js") or "")
        if len(addresses) < 100:
            yield f"{tag}: the search index has {len(addresses)} entries"
        for address in addresses:
            file, anchor = site.target(f"{tag}/search.html", address)
            if file not in site.files or anchor and anchor not in site.ids[file]:
                yield f"{tag}: the search finds {address}, which is not there"


def check_reach(site):
    """Every page can be reached from the start by links in its own language."""
    seen, new = {"index.html"}, ["index.html"]
    while new:
        path = new.pop()
        for _, file, _ in site.links(path):
            if file in site.plain and file not in seen:
                seen.add(file)
                new.append(file)
    for path in site.pages:
        if path not in seen:
            yield f"{path} cannot be reached"


def check_same(site):
    """Every language has the same pages."""
    of = {tag: {path.partition("/")[2] for path in site.files if path.startswith(f"{tag}/")} for tag in site.tags}
    for tag in site.tags:
        for path in sorted(of[tag] ^ of["en"]):
            yield f"{tag}: {path} is only in one of {tag} and en"


def check_parts(site):
    """What each page needs once."""
    for path in site.pages:
        text = site.plain[path]
        for pattern in ("<title>[^<]+</title>", "<h1\\b", "<main\\b", "<meta name=\"viewport\"",
                        "<meta name=\"description\" content=\"[^\"]+\"", "<meta http-equiv=\"Content-Security-Policy\""):
            count = len(re.findall(pattern, text))
            if count != 1:
                yield f"{path}: {count} of {pattern}"
        tag = path.split("/")[0] if "/" in path else "en"
        if not re.search(f"<html lang=\"{re.escape(tag)}\"( dir=\"(ltr|rtl)\")?>", text):
            yield f"{path}: the language is not {tag}"
        inline = INLINE.search(text)
        if inline:
            yield f"{path}: {inline.group()!r} is inline"


def check_titles(site):
    """No two pages of a language have the same title."""
    seen = {}
    for path in site.pages:
        key = path.split("/")[0], re.search("<title>([^<]*)", site.plain[path]).group(1)
        if key in seen and "/" in path:
            yield f"{path} and {seen[key]} have the title {key[1]!r}"
        seen[key] = path


def check_sizes(site):
    for path in site.pages:
        size = len(site.files[path].encode())
        if size > PAGE_MOST:
            yield f"{path}: {size} bytes"


def addresses_of(site, path):
    """The address of a page, which may be given without index.html."""
    whole = f"{site.base}/{path}"
    return {whole, whole.removesuffix("index.html")}


def check_languages(site):
    """Pages name themselves, and lead to every language."""
    for path in site.pages:
        if "/" not in path:
            continue
        text = site.plain[path]
        if not set(CANONICAL.findall(text)) & addresses_of(site, path):
            yield f"{path}: the canonical address is {CANONICAL.findall(text)}"
        menu = set(re.findall(r"<a [^>]*hreflang=\"?([^\"\s>]+)", text))
        if menu != set(site.tags):
            yield f"{path}: the menu has {len(menu)} languages"


def check_maps(site):
    """The site maps list every page once."""
    if f"Sitemap: {site.base}/sitemap.xml" not in site.files.get("robots.txt", ""):
        yield "robots.txt does not name the site map"
    maps = LOCATION.findall(site.files.get("sitemap.xml") or "")
    if sorted(maps) != sorted(f"{site.base}/sitemap-{tag}.xml" for tag in site.tags):
        yield f"sitemap.xml lists {maps[:3]}"
    for tag in site.tags:
        listed = LOCATION.findall(site.files.get(f"sitemap-{tag}.xml") or "")
        pages = [path for path in site.pages if path.startswith(f"{tag}/")]
        if len(set(listed)) != len(listed) or len(listed) != len(pages):
            yield f"sitemap-{tag}.xml lists {len(listed)} pages of {len(pages)}"
        missing = [path for path in pages if not addresses_of(site, path) & set(listed)]
        if missing:
            yield f"sitemap-{tag}.xml lacks {missing[0]}"


def check_alternates(site):
    """In the site maps, a page and its translations name each other and themselves."""
    groups = {}
    for tag in site.tags:
        for entry in (site.files.get(f"sitemap-{tag}.xml") or "").split("<url>")[1:]:
            own = LOCATION.findall(entry)[0]
            groups[own] = tag, dict(ALTERNATE.findall(entry))
    for own, (tag, others) in groups.items():
        if others and others.get(tag) != own:
            yield f"{own} does not name itself"
        for other, address in others.items():
            if groups.get(address, (None, None)) != (other, others):
                yield f"{own}: {other} {address} does not name it"
    if len([own for own, (_, others) in groups.items() if others]) < len(groups) / len(site.tags):
        yield "no page has translations"


CHECKS = {
    "every link and anchor leads somewhere": check_links,
    "every entry of the search index leads somewhere": check_index,
    "every page can be reached": check_reach,
    "every language has the same pages": check_same,
    "every page has a title, a heading, a description and a policy, and nothing inline": check_parts,
    "no two pages of a language have the same title": check_titles,
    f"no page is larger than {PAGE_MOST // 1024} KB": check_sizes,
    "pages name themselves and lead to every language": check_languages,
    "the site maps list every page": check_maps,
    "translations of a page name each other in the site maps": check_alternates,
}

# A page with every fault, and what is said of it.
FAULTS = {
    check_links: ('<a href="nowhere.html">', "leads to no file"),
    check_parts: ('<p style="color:red">', "is inline"),
    check_sizes: ("x" * PAGE_MOST, "bytes"),
    check_languages: ('<a hreflang="xx" href="404.html">', "the menu has"),
}


def test_faults(files, base):
    """Each check finds its fault: the page of 404 has it, and others are left out."""
    kept = {path: files[path] for path in files if path.startswith("en/") or "/" not in path}
    victim = "en/status/404.html"
    for check, (fault, saying) in FAULTS.items():
        site = Site(dict(kept, **{victim: files[victim].replace("</main>", fault + "</main>")}), base)
        yield check.__name__, any(problem.startswith(victim) and saying in problem for problem in check(site))
    anchor = Site(dict(kept, **{victim: files[victim].replace("</main>", '<a href="410.html#nowhere"></a></main>')}), base)
    yield "check_links of an anchor", any("leads to no anchor" in problem for problem in check_links(anchor))
    lost = Site(dict(kept, **{"en/lost.html": files[victim]}), base)
    yield "check_reach", any("en/lost.html cannot" in problem for problem in check_reach(lost))
    yield "check_titles", any("en/lost.html" in problem for problem in check_titles(lost))
    yield "check_maps", any("sitemap-en.xml lists" in problem for problem in check_maps(lost))


def report(name, problems):
    problems = list(problems)
    if problems:
        more = f"; and {len(problems) - MANY} more" if len(problems) > MANY else ""
        print(f"not ok {name}: {'; '.join(problems[:MANY])}{more}")
    else:
        print(f"ok {name}")
    return not problems


def main(folder, base):
    files = read(folder)
    site = Site(files, base)
    good = report("the checks of files find faults",
                  (f"{name} finds nothing" for name, found in test_faults(files, base) if not found))
    for name, check in CHECKS.items():
        good &= report(f"{name} ({len(site.pages)} pages, {len(site.tags)} languages)", check(site))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
