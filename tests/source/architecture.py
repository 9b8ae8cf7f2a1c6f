# SPDX-License-Identifier: MIT
"""Checks that everything that docs/architecture.md names exists: paths, functions, types, the rooms
in the drawing. If a paragraph, item or row contains paths, its functions must be defined in
these files."""
import fnmatch
import os
import re

DOCUMENT, DRAWING = "docs/architecture.md", "docs/architecture.svg"
ROOTS = ("include", "lib", "generators", "tools", "daemon", "modules", "tests", "bench", "docs", "po", "templates",
         "scripts", "po-tools", "po-reference", "deploy")


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def files():
    for root in ROOTS:
        for folder, _, names in os.walk(root):
            for name in names:
                yield os.path.join(folder, name)


def definitions(paths):
    """name -> the files that define a function, macro or type of that name"""
    found = {}
    for path in paths:
        if not path.endswith((".c", ".h", ".def", ".cc")):
            continue
        text = read(path)
        names = re.findall(r"^#define (\w+)\(|^(\w+)\(", text, re.M)
        starts = r"^static [\w \*]*?(\w+)\(" if path.endswith(".h") else r"^[A-Za-z_][\w \*]*[ \*](\w+)\((?!.*;$)"
        names += [(name, "") for name in re.findall(starts, text, re.M)]
        kinds = r"^\s*(?:typedef )?((?:struct|enum|union) \w+)\s*\{"
        names += [(kind, "") for kind in re.findall(kinds, text, re.M)]
        names += [(name, "") for name in re.findall(r"^typedef [\w ]+?(\w+);", text, re.M)]
        for pair in names:
            found.setdefault(pair[0] or pair[1], set()).add(path)
    return found


def items(text):
    """The paragraphs, list items and rows of tables, each with its first line's number."""
    start, lines, code = 1, [], False
    for number, line in enumerate(text.splitlines() + [""], 1):
        if line.startswith("```"):
            code = not code
        if not line.strip() or re.match(r"\s*(\||\*|\d+\.|-|#|```)", line):
            if lines:
                yield start, " ".join(lines)
            start, lines = number, []
        if line.strip() and not code:
            lines.append(line.strip())


class Tree:
    def __init__(self):
        self.paths = sorted(files())
        self.defined = definitions(self.paths)
        self.makefiles = "".join(read(path) for path in self.paths if path.endswith(".mk"))

    def has_path(self, path):
        pattern = path.replace("LL", "*").rstrip("/")
        if os.path.exists(pattern) or path.rstrip("/") in self.makefiles:
            return True
        return "*" in pattern and any(fnmatch.fnmatch(p, pattern) for p in self.paths)

    def faults_of_item(self, number, item):
        words = re.findall(r"`([^`]+)`", item)
        paths = [word for word in words if re.fullmatch(r"[\w.*-]+(/[\w.*-]+)+/?", word)]
        for path in paths:
            if not self.has_path(path):
                yield f"{DOCUMENT}:{number} names {path}, which is not there: write where it is now"
        for word in words:
            function = re.fullmatch(r"(\w+)\(\)", word)
            kind = re.fullmatch(r"(?:struct|enum|union) \w+|\w+_key", word)
            if kind and word not in self.defined:
                yield f"{DOCUMENT}:{number} names {word}, which nothing defines: write what it is called now"
            if function:
                yield from self.faults_of_function(number, function.group(1), paths)

    def faults_of_function(self, number, name, paths):
        where = self.defined.get(name, set())
        if not where:
            yield f"{DOCUMENT}:{number} names {name}(), which nothing defines: write what it is called now"
        elif paths and not any(p == path or p.startswith(path.rstrip("/") + "/") or fnmatch.fnmatch(p, path)
                               for p in where for path in paths):
            yield (f"{DOCUMENT}:{number} names {name}() beside {', '.join(paths)}, but it is in "
                   f"{', '.join(sorted(where))}: write that file")

    def faults(self, text):
        return [fault for number, item in items(text) for fault in self.faults_of_item(number, item)]


def rooms(text):
    return re.findall(r"^\| *\d+ *\| *`lib/([^`]+)`", text, re.M)


def faults_of_drawing(text, drawing):
    """The drawing has each room on its floor, and no other."""
    drawn = {name.removeprefix("lib/") for name in re.findall(r'class="name"[^>]*>([^<]+)<', drawing)}
    users = {"daemon", "modules", "bindings", "tools", "generators", "include/httplingo.h"}
    for room in sorted(set(rooms(text)) ^ (drawn - users)):
        yield f"{DRAWING} and the tables of {DOCUMENT} differ about {room}"


def report(what, faults):
    for fault in faults:
        print(f"not ok {fault}")
    if not faults:
        print(f"ok {what}")


def seed(tree, name, line, wanted):
    faults = tree.faults(line)
    print(f"ok seeded {name}" if any(wanted in fault for fault in faults)
          else f"not ok seeded {name}: nothing says \"{wanted}\"; found {faults}")


def main():
    tree, text, drawing = Tree(), read(DOCUMENT), read(DRAWING)
    count = len(re.findall(r"`[^`]+`", text))
    report(f"{count} names of {DOCUMENT} are of what there is", tree.faults(text))
    report("the drawing has the rooms of the tables", list(faults_of_drawing(text, drawing)))
    seed(tree, "path", "1. See `lib/base/absent.c`.", "names lib/base/absent.c, which is not there")
    seed(tree, "function", "| `nobody_wrote_this()` | x |", "names nobody_wrote_this(), which nothing defines")
    seed(tree, "function elsewhere", "`lib/base/buffer.c`: `template_run()`", "but it is in lib/template/run.c")
    seed(tree, "type", "A `struct nobody_made_this`.", "names struct nobody_made_this, which nothing defines")
    found = list(faults_of_drawing(text, drawing.replace(">check<", ">attic<")))
    report("seeded drawing", [] if len(found) == 2 else [f"seeded drawing: found {found}"])


main()
