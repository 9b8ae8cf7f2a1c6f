# SPDX-License-Identifier: MIT
"""Reads CLDR's JSON from a directory of npm packages."""
import functools
import json
import os
import re
import sys

NAMES = ("cldr-core", "cldr-localenames-full", "cldr-misc-full", "cldr-numbers-full")


def fail(message):
    sys.exit(f"generators/cldr: {message}")


class Packages:
    """The packages of one version, accessed by file and member."""

    def __init__(self, folder):
        self.folder = folder
        versions = {self.read(name, "package.json", "version") for name in NAMES}
        if len(versions) > 1:
            fail(f"{folder}: the packages are of different versions: {', '.join(sorted(versions))}")
        self.version = versions.pop()

    def text(self, package, path):
        name = os.path.join(self.folder, package, path)
        try:
            with open(name, encoding="utf-8") as file:
                return file.read()
        except OSError as error:
            return fail(f"{name}: {error.strerror}; npm installs {' '.join(NAMES)}")

    @functools.lru_cache(maxsize=8)
    def document(self, package, path):
        return json.loads(self.text(package, path))

    def read(self, package, path, *members):
        """The value in a JSON file at these nested members."""
        try:
            value = self.document(package, path)
            for member in members:
                value = value[member]
        except (ValueError, KeyError, TypeError) as error:
            return fail(f"{package}/{path}: this is not what CLDR writes: {error!r}")
        return value

    def supplemental(self, file, *members):
        return self.read("cldr-core", f"supplemental/{file}.json", "supplemental", *members)

    def tags(self):
        """The locales in order: a language comes before its regions."""
        return sorted(self.homes())

    @functools.lru_cache(maxsize=None)
    def homes(self):
        """The locales, and the locale that contains the data of each: the data of a language without a
        region is also that of its usual region (fr for fr-FR)."""
        found = {tag: tag for tag in
                 self.read("cldr-core", "availableLocales.json", "availableLocales", "full")}
        for tag in self.read("cldr-core", "defaultContent.json", "defaultContent"):
            home = tag
            while home not in found and "-" in home:
                home = home.rpartition("-")[0]
            if home in found:
                found[tag] = home
        del found["und"]
        return found

    def locale(self, package, tag, file, *members):
        home = self.homes()[tag]
        return self.read(package, f"main/{home}/{file}.json", "main", home, *members)

    def names(self, tag, file, member):
        """A table of a locale's names; empty if there are none."""
        path = f"cldr-localenames-full/main/{self.homes()[tag]}/{file}.json"
        if not os.path.exists(os.path.join(self.folder, path)):
            return {}
        return self.locale("cldr-localenames-full", tag, file, "localeDisplayNames", member)

    def licence(self):
        return self.text("cldr-core", "LICENSE")

    def copyright(self):
        found = re.search(r"^Copyright © (.*)$", self.licence(), re.M)
        return found.group(1) if found else fail("cldr-core/LICENSE names no copyright")
