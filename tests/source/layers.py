# SPDX-License-Identifier: MIT
"""Who may know whom among the rooms of the source tree, for layers.sh.

    layers.py [TREE [BUILD]]   looks at the sources of TREE and the objects of BUILD (build/check)
    layers.py --seed           breaks each rule once, and looks whether that is found

The rooms and their order stand in the tables of docs/architecture.md and nowhere else.
"""
import fnmatch
import os
import re
import subprocess
import sys
import tempfile

DOCUMENT = "docs/architecture.md"
ROOTS = ("lib", "generators", "tools", "daemon", "modules", "bindings", "tests", "bench", "docs/examples")
PROGRAMS = ("lib", "generators", "tools", "daemon")  # whose objects are looked at
MOST_SOURCES = 20
SOURCE = (".c", ".h", ".def", ".cc", ".inc")
MOVE = "move the function down, or let the caller pass the value"


# ---- the rooms ----

class Rooms:
    """The tables: floors of the library, what others may know, files that stand in no room."""

    def __init__(self, text):
        self.floor, self.headers, self.may, self.listed = {}, {}, {}, {}
        for line in text.splitlines():
            self.read_line(line)
        for room, words in self.may.items():
            self.may[room] = self.expand(words)

    def read_line(self, line):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        names = [re.findall(r"`([^`]+)`", cell) for cell in cells]
        if re.match(r"\| *\d+ *\|", line):  # | floor | room | public headers | what for |
            self.floor[names[1][0]] = int(cells[0])
            self.headers.update((header, names[1][0]) for header in names[2])
        elif re.match(r"\| *`", line) and len(cells) == 3:  # | folder | may know | what for |
            self.may.update((folder, cells[1]) for folder in names[0])
        elif line.startswith("* Directly in `"):
            folder, *files = re.findall(r"`([^`]+)`", line)
            self.listed[folder.rstrip("/")] = files

    def below(self, room):
        return {other for other, floor in self.floor.items() if floor < self.floor[room]}

    def expand(self, words):
        """The rooms that a cell names, "public" among them when it allows public headers."""
        allowed = {"public"} if "public headers" in words else set()
        for room, below in re.findall(r"`([^`]+)`( and below)?", words):
            allowed.add(room)
            if below:
                allowed |= self.below(room) | {"public"}
        return allowed

    def holds(self, room, path):
        """Whether a file is in a room; one whose files are listed holds those directly in it alone."""
        rest = path.removeprefix(room + "/")
        return path == room or (rest != path and not (room in self.listed and "/" in rest))

    def of(self, path):
        """The room of a file: of those that hold it, the one with the longest name."""
        rooms = [room for room in (*self.floor, *self.may) if self.holds(room, path)]
        return max(rooms, key=len, default=None)

    def allows(self, room, other):
        if room == other:
            return True
        if room in self.may:
            return other in self.may[room]
        return other in self.below(room)

    def allows_public(self, room):
        return "public" in self.may.get(room, ())

    def why_not(self, room, other):
        if room not in self.may and other in self.floor:
            way = "beside" if self.floor[room] == self.floor[other] else "above"
            return f"{other} is {way} {room} ({DOCUMENT}): {MOVE}"
        if room not in self.may:
            return f"{room} knows the rooms below it alone, not {other} ({DOCUMENT}): {MOVE}"
        known = ", ".join(sorted("public headers" if r == "public" else r for r in self.may[room]))
        return f"{room} may know {known} ({DOCUMENT}), not {other}: use what is public, or {MOVE}"


def read_rooms(tree):
    with open(os.path.join(tree, DOCUMENT), encoding="utf-8") as file:
        return Rooms(file.read())


def sources(tree):
    """The sources of the tree, by their paths from its top."""
    for root in ROOTS:
        for folder, folders, files in os.walk(os.path.join(tree, root)):
            folders[:] = [f for f in folders if f not in ("node_modules", ".libs", "__pycache__")]
            for name in files:
                if name.endswith(SOURCE):
                    yield os.path.relpath(os.path.join(folder, name), tree)


# ---- includes ----

def included(tree, path):
    """Line number, kind of bracket and name of each #include of a file."""
    with open(os.path.join(tree, path), encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            found = re.match(r'\s*#\s*include\s*(["<])([^">]+)', line)
            if found:
                yield number, found.group(1), found.group(2)


def target_of(tree, rooms, path, bracket, name):
    """What an include reaches: a path, ("public", room), None for the system's, or an error."""
    first = name.split("/")[0]
    if name == "config.h":
        return None
    if name == "httplingo.h" or first == "httplingo":
        return "public", rooms.headers.get(name.removeprefix("httplingo/"))
    if "lib/" + first in rooms.floor or "lib/" + first in rooms.may:
        return "lib/" + name
    if bracket == "<":
        return None
    if first in {root.split("/")[0] for root in ROOTS} and not path.startswith("lib/"):
        return name
    if path.startswith(("modules/", "bindings/php/")):  # built by tools that know no path from the top
        near = os.path.normpath(os.path.join(os.path.dirname(path), name))
        if os.path.exists(os.path.join(tree, near)):
            return near
    return "?"


def fault_of_include(tree, rooms, path, bracket, name):
    """What is wrong about an include; None when nothing is."""
    room = rooms.of(path)
    target = target_of(tree, rooms, path, bracket, name)
    if room is None or target is None:  # check_places() says what is in no room
        return None
    if target == "?":
        how = "its room, as in \"base/text.h\"" if path.startswith("lib/") else "its path from the top"
        return f"the name does not begin with a room: write {how}"
    if target[0] == "public":
        return fault_of_public(rooms, room, target[1], name)
    other = rooms.of(target)
    if other is None:
        return f"{target} is in no room of {DOCUMENT}: move it, or add a row there"
    return None if rooms.allows(room, other) else rooms.why_not(room, other)


def fault_of_public(rooms, room, owner, name):
    """A public header stands on the floor of the room that keeps its promise."""
    if room in rooms.may:
        return None if rooms.allows_public(room) else rooms.why_not(room, "<" + name + ">")
    if owner is None:
        return f"<{name}> reaches every room: include the header that is needed, of a room below"
    return None if rooms.allows(room, owner) else rooms.why_not(room, owner)


def check_includes(tree, rooms):
    faults, count = [], 0
    for path in sorted(sources(tree)):
        for number, bracket, name in included(tree, path):
            count += 1
            fault = fault_of_include(tree, rooms, path, bracket, name)
            if fault:
                faults.append(f"{path}:{number} includes {name}: {fault}")
    return f"{count} includes name their room and reach none above or beside", faults


def check_public(tree, rooms):
    """A public header includes those of rooms below or of its own."""
    faults, count = [], 0
    folder = os.path.join(tree, "include/httplingo")
    for header in sorted(os.listdir(folder)):
        room = rooms.headers.get(header)
        if room is None and header.endswith((".h", ".def")):
            faults.append(f"include/httplingo/{header} belongs to no room: add it to a row of {DOCUMENT}")
            continue
        for number, _, name in included(tree, f"include/httplingo/{header}"):
            owner = rooms.headers.get(name.removeprefix("httplingo/"))
            count += 1
            if name.startswith("httplingo") and owner != room and owner not in rooms.below(room):
                faults.append(f"include/httplingo/{header}:{number} includes {name}: "
                              f"{rooms.why_not(room, owner or 'all rooms')}")
    return f"{count} includes of public headers reach none above or beside", faults


# ---- places ----

def check_places(tree, rooms):
    faults, folders, homeless = [], {}, set()
    for path in sources(tree):
        folder, name = path.rsplit("/", 1)
        if folder.split("/")[0] in ("lib", "tools"):
            folders.setdefault(folder, set()).add(name.rsplit(".", 1)[0])
        if rooms.of(path) is None and folder not in rooms.listed:
            homeless.add(folder)
    faults += [f"{folder}/ is no room of {DOCUMENT}: move its files, or add a row there" for folder in sorted(homeless)]
    for folder, files in sorted(rooms.listed.items()):
        there = (f for f in os.listdir(os.path.join(tree, folder)) if not f.startswith("."))
        for name in sorted(there):
            path = f"{folder}/{name}"
            if not os.path.isdir(os.path.join(tree, path)) and name not in files and not name.endswith("~"):
                faults.append(f"{path} lies directly in {folder}/, where {DOCUMENT} does not list it: "
                              "put it into the room that it belongs to")
    for folder, names in sorted(folders.items()):
        if len(names) > MOST_SOURCES:
            faults.append(f"{folder}/ has {len(names)} sources (a file and its header count once), more than "
                          f"{MOST_SOURCES}: part it into rooms of about 15")
    return f"{len(folders)} folders of lib and tools have up to {MOST_SOURCES} sources, each in its place", faults


# ---- symbols ----

def source_of(tree, build, path):
    """The source of an object: automake may put the name of the program before it."""
    folder, name = os.path.split(os.path.relpath(path, build).replace(".libs/", "")[:-2])
    for candidate in (name, name.partition("-")[2]):
        source = f"{folder}/{candidate}.c"
        if os.path.isfile(os.path.join(tree, source)):
            return source
    return None


def objects(tree, build):
    """The objects of the programs and libraries, the newest of a source: source -> path.  And how
    many of these are older than their source."""
    found, old = {}, 0
    for root in PROGRAMS:
        for folder, _, files in os.walk(os.path.join(build, root)):
            for name in sorted(files):
                path = os.path.join(folder, name)
                source = source_of(tree, build, path) if name.endswith(".o") else None
                if source and (source not in found or os.path.getmtime(path) > os.path.getmtime(found[source])):
                    found[source] = path
    for source, path in list(found.items()):
        if os.path.getmtime(path) < os.path.getmtime(os.path.join(tree, source)):
            del found[source]
            old += 1
    return found, old


def read_nm(lines, source_of_object):
    """What each source defines and needs, of the output of nm -A -P."""
    defines, needs = {}, {}
    for line in lines:
        path, _, rest = line.rpartition(": ")
        name, kind = rest.split()[:2]
        source = source_of_object[path]
        if kind in "Uwv":
            needs.setdefault(source, set()).add(name)
        elif kind.isupper() or kind in "ui":
            defines.setdefault(name, []).append(source)
    return defines, needs


def definer(defines, source, symbol):
    """Whose function a source means: programs may have some of the same name."""
    found = [d for d in defines.get(symbol, ()) if d != source]
    for near in (os.path.dirname(source), source.split("/")[0], "lib"):
        among = [d for d in found if d.startswith(near + "/")]
        if among:
            return among[0]
    return None


def graph(defines, needs):
    """source -> other source -> the symbols that it needs of it"""
    edges = {}
    for source, symbols in needs.items():
        for symbol in sorted(symbols):
            other = definer(defines, source, symbol)
            if other:
                edges.setdefault(source, {}).setdefault(other, []).append(symbol)
    return edges


def exported(tree):
    """The patterns of the names in the linker's maps."""
    names = []
    for folder, _, files in os.walk(os.path.join(tree, "lib")):
        for name in (f for f in files if f.endswith(".map")):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                names += re.findall(r"^\s*(\w[\w*]*);", file.read().split("local:")[0], re.M)
    return names


def fault_of_symbols(rooms, public, source, other, symbols):
    room, owner = rooms.of(source), rooms.of(other)
    if room is None or owner is None or rooms.allows(room, owner):
        return None
    if rooms.allows_public(room):
        symbols = [s for s in symbols if not any(fnmatch.fnmatchcase(s, p) for p in public)]
    if not symbols:
        return None
    return f"{source} needs {some(symbols)} of {other}: {rooms.why_not(room, owner)}"


def some(symbols):
    more = f" and {len(symbols) - 3} more" if len(symbols) > 3 else ""
    return ", ".join(symbols[:3]) + more


def check_symbols(rooms, edges, public):
    faults, count = [], 0
    for source, others in sorted(edges.items()):
        for other, symbols in sorted(others.items()):
            count += len(symbols)
            fault = fault_of_symbols(rooms, public, source, other, symbols)
            if fault:
                faults.append(fault)
    return f"{count} symbols of the objects are needed of none above or beside", faults


def components(edges):
    """Tarjan's strongly connected components of more than one file."""
    number, low, stack, found = {}, {}, [], []

    def visit(node):
        number[node] = low[node] = len(number)
        stack.append(node)
        for other in sorted(edges.get(node, ())):
            if other not in number:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], number[other])
        if low[node] == number[node]:
            at = stack.index(node)
            found.append(sorted(stack[at:]))
            del stack[at:]

    for node in sorted(edges):
        if node not in number:
            visit(node)
    return [component for component in found if len(component) > 1]


def shortest_circle(edges, component):
    best = None
    for start in component:
        ways, seen = [[start]], {start}
        while ways:
            way = ways.pop(0)
            nexts = [n for n in sorted(edges.get(way[-1], ())) if n in component]
            if start in nexts:
                best = way if best is None or len(way) < len(best) else best
                break
            ways += [way + [n] for n in nexts if n not in seen]
            seen.update(nexts)
    return best


def check_circles(edges, among):
    faults = []
    for component in components(edges):
        way = shortest_circle(edges, component)
        steps = []
        for here, there in zip(way, way[1:] + way[:1]):
            steps.append(f"{some(edges[here][there])} of {there}")
        others = ", ".join(sorted(set(component) - set(way)))
        whole = f"; in the circle are also {others}" if others else ""
        faults.append(f"a circle of files: {way[0]} needs {', which needs '.join(steps)}{whole}: "
                      "move what both need into a file below them, or let the caller pass the value")
    return f"no circle among {among} files", faults


# ---- all ----

def report(result):
    what, faults = result
    for fault in faults:
        print(f"not ok {fault}")
    if not faults:
        print(f"ok {what}")


def look(tree, build):
    rooms = read_rooms(tree)
    report(check_includes(tree, rooms))
    report(check_public(tree, rooms))
    report(check_places(tree, rooms))
    found, old = objects(tree, build) if os.path.isdir(build) else ({}, 0)
    if not found and not old:
        return print(f"skip symbols: there is no build in {build}")
    if old:
        print(f"skip symbols of {old} files: their objects in {build} are older than they are; make it anew")
    if not found:
        return None
    nm = subprocess.run([os.environ.get("NM", "nm"), "-A", "-P", *found.values()],
                        capture_output=True, text=True, check=True)
    edges = graph(*read_nm(nm.stdout.splitlines(), {path: source for source, path in found.items()}))
    report(check_symbols(rooms, edges, exported(tree)))
    programs = [path for path in sources(tree) if path.endswith(".c") and path.split("/")[0] in PROGRAMS]
    return report(check_circles(edges, f"{len(found)} of {len(programs)}"))


# ---- seeds ----

# Where a line is put in, the line, and what is to be said of it.
SEEDED_INCLUDES = [
    ("lib/template/run.c", '#include "site/site.h"', "lib/site is above lib/template"),
    ("lib/language/tag.c", '#include "registry/status.h"', "lib/registry is beside lib/language"),
    ("lib/catalog/open.c", '#include "catalog.h"', "the name does not begin with a room"),
    ("lib/base/buffer.c", "#include <httplingo/page.h>", "lib/page is above lib/base"),
    ("lib/page/page.c", "#include <httplingo.h>", "reaches every room"),
    ("lib/base/buffer.c", '#include "tools/cli.h"', "the name does not begin with a room"),
    ("tools/method.c", '#include "registry/method.h"', "not lib/registry"),
    ("tools/check/check.h", '#include "tools/preview/preview.h"', "not tools/preview"),
    ("daemon/answer.c", '#include "page/page.h"', "not lib/page"),
    ("daemon/answer.c", '#include "answer.h"', "write its path from the top"),
    ("generators/pseudo.c", '#include "page/page.h"', "not lib/page"),
    ("modules/nginx/ngx_http_lingo_page.c", '#include "base/ascii.h"', "not lib/base"),
    ("tests/servers/oracle.c", '#include "negotiation/offer.h"', "not lib/negotiation"),
    ("docs/examples/microhttpd.c", '#include "daemon/log.h"', "not daemon"),
    ("bench/bench-page.c", '#include "page/page.h"', "not lib/page"),
    ("bindings/python/lingo.c", '#include "base/ascii.h"', "not lib/base"),
    ("include/httplingo/status.h", "#include <httplingo/catalog.h>", "lib/catalog is above lib/registry"),
]
SEEDED_FILES = [
    ("lib/stray.c", ["lib/stray.c"], "lies directly in lib/"),
    ("tools/stray.c", ["tools/stray.c"], "lies directly in tools/"),
    ("too many sources", [f"lib/base/more{n}.c" for n in range(MOST_SOURCES + 1)], "lib/base/ has 21 sources"),
    ("a folder that is no room", ["lib/attic/old.c"], "lib/attic/ is no room"),
    ("a folder of tools that is no room", ["tools/attic/old.c"], "tools/attic/ is no room"),
]
SEEDED_SYMBOLS = [
    ("up", "lib/template/run.c", "site_catalog", "lib/site/site.c", "lib/site is above lib/template"),
    ("beside", "lib/check/head.c", "offer_find", "lib/negotiation/offer.c", "lib/negotiation is beside lib/check"),
    ("of a public function", "lib/base/buffer.c", "lingo_page_write", "lib/page/page.c", "lib/page is above lib/base"),
    ("of an inner function", "daemon/answer.c", "page_fill", "lib/page/values.c", "not lib/page"),
]


def seed(name, faults, *wanted):
    """Exactly one fault is found, and says all of what is wanted."""
    if len(faults) == 1 and all(words in faults[0] for words in wanted):
        print(f"ok seeded {name}")
    else:
        print(f"not ok seeded {name}: nothing or more says {wanted}; found {faults[:3]}")


class Seeds:
    """A tree of the files that are written into it, for as long as they are wanted."""

    def __init__(self, paths, line):
        self.paths, self.line = paths, line

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        for path in ("lib/x", "tools/x", "include/httplingo/x", *self.paths):
            os.makedirs(os.path.dirname(os.path.join(self.folder.name, path)), exist_ok=True)
        for path in self.paths:
            with open(os.path.join(self.folder.name, path), "w", encoding="utf-8") as file:
                file.write(self.line + "\n")
        return self.folder.name

    def __exit__(self, *_):
        self.folder.cleanup()


def seed_includes(rooms):
    for path, line, wanted in SEEDED_INCLUDES:
        check = check_public if path.startswith("include/") else check_includes
        with Seeds([path], line) as tree:
            seed(f"{line} in {path}", check(tree, rooms)[1], f"{path}:1 includes ", wanted)


def seed_files(rooms):
    for name, paths, wanted in SEEDED_FILES:
        with Seeds(paths, '#include "base/ascii.h"') as tree:
            seed(name, check_places(tree, rooms)[1] + check_includes(tree, rooms)[1], wanted)


def seed_symbols(rooms):
    """Of output as nm's, read as that is."""
    for name, source, symbol, other, wanted in SEEDED_SYMBOLS:
        lines = [f"a.o: {symbol} U         ", f"b.o: {symbol} T 0 10", f"b.o: helper t 0 10"]
        edges = graph(*read_nm(lines, {"a.o": source, "b.o": other}))
        seed(f"symbol {name}", check_symbols(rooms, edges, exported("."))[1], wanted)
    lines = ["tool.o: lingo_page_write U", "page.o: lingo_page_write T 0 10"]
    edges = graph(*read_nm(lines, {"tool.o": "tools/page.c", "page.o": "lib/page/page.c"}))
    faults = check_symbols(rooms, edges, exported("."))[1]
    print("not ok what is exported may be needed: " + faults[0] if faults else "ok what is exported may be needed")
    circle = {"a.o": "lib/site/site.c", "b.o": "lib/site/theme.c", "c.o": "lib/site/open.c"}
    lines = ["a.o: first T 0 1", "a.o: second U", "b.o: second T 0 1", "b.o: third U",
             "c.o: third T 0 1", "c.o: first U", "c.o: second U"]
    edges = graph(*read_nm(lines, circle))
    seed("circle", check_circles(edges, 3)[1],
         "lib/site/open.c needs second of lib/site/theme.c, which needs third of lib/site/open.c; "
         "in the circle are also lib/site/site.c")
    edges = graph(*read_nm(lines[:5], circle))
    faults = check_circles(edges, 3)[1]
    print("not ok a row of files is no circle: " + faults[0] if faults else "ok a row of files is no circle")


def seed_all():
    rooms = read_rooms(".")
    seed_includes(rooms)
    seed_files(rooms)
    seed_symbols(rooms)


if sys.argv[1:] == ["--seed"]:
    seed_all()
else:
    look(*(sys.argv[1:3] + [".", "build/check"][len(sys.argv) - 1:]))
