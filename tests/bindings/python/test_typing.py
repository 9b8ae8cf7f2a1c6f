# SPDX-License-Identifier: MIT
"""Types: the stubs say what is there, and mypy finds no fault with the package and an example."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import httplingo
from httplingo import _httplingo

TOP = pathlib.Path(__file__).resolve().parents[3]
PACKAGE = pathlib.Path(httplingo.__file__).parent
CONFIGURATION = """[mypy]
strict = True
python_version = 3.9
ignore_missing_imports = True
warn_unused_ignores = False
"""
WRONG = """
from httplingo import HTTPStatus, page
HTTPStatus.NOT_FOND
HTTPStatus.NOT_FOUND.title(3)
page("404")
page(404).body + "text"
"""


class Stubs(unittest.TestCase):
    def test_members(self):
        done = subprocess.run([sys.executable, TOP / "scripts/python-stubs.py", "--check", PACKAGE])
        self.assertEqual(done.returncode, 0, "run scripts/python-stubs.py bindings/python/httplingo")

    def test_functions(self):
        text = (PACKAGE / "_httplingo.pyi").read_text(encoding="utf-8")
        names = {name for name in dir(_httplingo) if not name.startswith("__")}
        self.assertEqual(set(re.findall(r"^def (\w+)", text, re.M)) | {"version"}, names)

    def test_attributes(self):
        """Each attribute of the enums, and no other."""
        for name, enum in (("status", httplingo.HTTPStatus), ("method", httplingo.HTTPMethod)):
            text = (PACKAGE / f"{name}.pyi").read_text(encoding="utf-8").partition(f"class {enum.__name__}")[2]
            base = enum.__mro__[1]
            own = {attribute for attribute in vars(base) if not attribute.startswith("_")}
            self.assertEqual(set(re.findall(r"^    def (\w+)", text, re.M)) - {"phrase", "description"}, own)

    def test_marker(self):
        self.assertTrue((PACKAGE / "py.typed").exists())
        self.assertEqual(sorted(httplingo.__all__), httplingo.__all__)
        for name in httplingo.__all__:
            self.assertTrue(hasattr(httplingo, name), name)


@unittest.skipUnless(shutil.which("mypy"), "mypy is not installed (Debian: mypy)")
class Mypy(unittest.TestCase):
    def run_mypy(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            configuration = pathlib.Path(folder, "mypy.ini")
            configuration.write_text(CONFIGURATION, encoding="utf-8")
            environment = {**os.environ, "MYPYPATH": str(PACKAGE.parent)}
            return subprocess.run(["mypy", "--config-file", configuration, "--cache-dir", TOP / "build/mypy", *arguments],
                                  env=environment, capture_output=True, text=True)

    def test_package_and_example(self):
        done = self.run_mypy("-p", "httplingo")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = self.run_mypy(TOP / "bindings/python/examples/typed.py")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_mistakes_are_found(self):
        done = self.run_mypy("-c", WRONG)
        self.assertEqual(done.stdout.count(": error: "), 4, done.stdout)
