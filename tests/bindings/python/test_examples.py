# SPDX-License-Identifier: MIT
"""The examples answer a French and an Arabic visitor; what the documentation shows is what happens."""
import ast
import doctest
import os
import pathlib
import re
import subprocess
import sys
import unittest

import httplingo

TOP = pathlib.Path(__file__).resolve().parents[3]
EXAMPLES = TOP / "bindings/python/examples"
PAGES = ("bindings/python/README.md", "docs/python.md")

WSGI = """
import io, sys
from {module} import {name} as application
def get(path, language):
    said = []
    environ = {{"REQUEST_METHOD": "GET", "PATH_INFO": path, "SCRIPT_NAME": "", "QUERY_STRING": "", "SERVER_NAME": "localhost",
               "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "HTTP_ACCEPT_LANGUAGE": language,
               "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
               "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": True}}
    content = application(environ, lambda status, headers, exc_info=None: said.extend((status, dict(headers))))
    return said[0], b"".join(content).decode()
"""
ASGI = """
from starlette.testclient import TestClient
from {module} import {name} as application
client = TestClient(application, raise_server_exceptions=False)
def get(path, language):
    response = client.get(path, headers={{"Accept-Language": language}})
    return str(response.status_code), response.text
"""
ASK = """
assert get("/", "fr") == (get("/", "fr")[0], "Tea!"), get("/", "fr")
for language, word in (("fr-CA", "Page introuvable"), ("ar", 'dir="rtl"')):
    status, page = get("/nothing", language)
    assert status.startswith("404") and word in page and "Teahouse" in page, (status, page)
"""


class Examples(unittest.TestCase):
    def try_example(self, module, package, kind=WSGI, name="application"):
        try:
            __import__(package)
        except ImportError:
            self.skipTest(f"{package} is not installed")
        script = kind.format(module=module, name=name) + ASK
        path = os.pathsep.join([str(EXAMPLES), os.environ.get("PYTHONPATH", "")])
        done = subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": path},
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_wsgi(self):
        self.try_example("wsgi_app", "wsgiref")

    def test_django(self):
        self.try_example("django_app", "django")

    def test_flask(self):
        self.try_example("flask_app", "flask", name="app")

    def test_starlette(self):
        self.try_example("starlette_app", "starlette", ASGI, "app")

    def test_typed(self):
        done = subprocess.run([sys.executable, EXAMPLES / "typed.py"], capture_output=True, text=True)
        self.assertIn("404 Not Found: Le serveur", done.stdout)

    def test_three_lines(self):
        """What an application adds for us is no more than three lines."""
        for path in EXAMPLES.glob("*_app.py"):
            code = path.read_text(encoding="utf-8").partition('"""\n')[2]
            lines = [line for line in code.splitlines() if "lingo" in line.lower()]
            self.assertLessEqual(len(lines), 4, path.name)


class Documentation(unittest.TestCase):
    def test_sessions(self):
        for page in PAGES:
            result = doctest.testfile(str(TOP / page), module_relative=False, report=False)
            self.assertEqual(result.failed, 0, page)
        self.assertGreater(result.attempted, 20)

    def test_modules(self):
        import httplingo.checking, httplingo.messages, httplingo.negotiation, httplingo.pages, httplingo.texts
        for module in (httplingo, httplingo.pages, httplingo.messages):
            self.assertEqual(doctest.testmod(module).failed, 0)

    def test_code_is_python(self):
        for page in PAGES:
            for code in re.findall(r"^```python\n(.*?)^```", (TOP / page).read_text(encoding="utf-8"), re.M | re.S):
                if ">>>" not in code:
                    ast.parse(code)

    def test_every_name_is_documented(self):
        text = (TOP / "docs/python.md").read_text(encoding="utf-8")
        for name in httplingo.__all__:
            self.assertRegex(text, rf"\b{name}\b")
