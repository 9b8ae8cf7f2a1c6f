# SPDX-License-Identifier: MIT
"""Sites: options, site files, templates and texts, from paths and from memory."""
import gc
import os
import pathlib
import tempfile
import unittest

from httplingo import Site, languages

TEMPLATE = b"<!doctype html><title>{{title}}</title><p>{{reason}} {{code}}: {{title}}"


class Sites(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def test_options(self):
        site = Site(name="Teahouse", home="/", default_language="fr", languages=["fr", "en"])
        self.assertEqual(site.page(404).language, "fr")
        self.assertIn(b"Teahouse", site.page(404).body)
        self.assertIn(b'href="/"', site.page(404).body)
        self.assertEqual(site.page(404, accept_language="de").language, "fr")

    def test_own_words(self):
        site = Site({"title.404": "No tea here", "title.404.fr": "Pas de thé"})
        self.assertIn(b"No tea here", site.page(404).body)
        self.assertIn("Pas de thé".encode(), site.page(404, accept_language="fr").body)

    def test_template_from_a_path(self):
        site = Site(name="Teahouse", template=self.write("error.html", TEMPLATE))
        self.assertEqual(site.page(404, language="fr").body,
                         "<!doctype html><title>Page introuvable</title><p>Not Found 404: Page introuvable".encode())

    def test_template_from_bytes(self):
        site = Site(template="pages/error.html", files={"pages/error.html": b"{{> head}}{{code}}", "pages/head.html": b"<b>"})
        self.assertEqual(site.page(404).body, b"<b>404")

    def test_texts(self):
        """Own words from a .mo file, in a folder and in memory."""
        from test_messages import make_mo
        data = make_mo("fr", {"404\4Page not found": "Pas de thé"})
        (self.folder / "own").mkdir()
        self.write("own/fr.mo", data)
        for site in (Site(texts=self.folder / "own"), Site(texts="own", files={"own/fr.mo": data})):
            self.assertIn("Pas de thé".encode(), site.page(404, language="fr").body)
            self.assertEqual(site.page(404, language="de").language, "de")

    def test_site_file(self):
        self.write("error.html", b"{{code}} {{reason}}")
        path = self.write("site.conf", b"name = Teahouse\ntemplate = error.html\n")
        for argument in (path, str(path), os.fsencode(path)):
            self.assertEqual(Site.read(argument).page(404).body, b"404 Not Found")

    def test_site_file_from_bytes(self):
        files = {"a/site.conf": b"name = Teahouse\ntemplate = error.html\n", "a/error.html": b"{{code}} {{reason}}"}
        self.assertEqual(Site.read_bytes("a/site.conf", files).page(404).body, b"404 Not Found")

    def test_errors(self):
        bad = self.write("bad.html", b"a\n{{#title}}")
        conf = self.write("bad.conf", b"langauge = fr\nhome = //\nthemes = x\n")
        cases = (
            (lambda: Site(langauge="fr"), ValueError, 'unknown option "langauge"'),
            (lambda: Site(default_language="xx"), ValueError, "xx"),
            (lambda: Site(template=bad), ValueError, "bad.html"),
            (lambda: Site(template="/there/is/none"), OSError, "/there/is/none: cannot open it"),
            (lambda: Site.read("/there/is/none"), OSError, "/there/is/none"),
            (lambda: Site.read(conf), ValueError, r"bad.conf:1: .*langauge(.|\n)*bad.conf:3: .*themes"),
            (lambda: Site(name="a\0b"), ValueError, "null byte"),
            (lambda: Site(template="x.html", files={"x.html": "text"}), TypeError, "x.html: expected bytes"),
            (lambda: Site(template="x.html", files={}), OSError, "x.html"),
            (lambda: Site({3: "x"}), TypeError, ""),
        )
        for call, error, message in cases:
            with self.subTest(message):
                self.assertRaisesRegex(error, message, call)

    def test_lifetime(self):
        """A page needs its site no more, and a site is freed once."""
        site = Site(name="Teahouse")
        made = site.page(404)
        del site
        gc.collect()
        self.assertIn(b"Teahouse", made.body)
        self.assertIn("Teahouse", str(made.body))

    def test_problem_and_languages(self):
        site = Site(languages="fr, ar")
        self.assertEqual(site.problem(404, accept_language="ar").language, "ar")
        self.assertIn(("ar", "العربية", True), [language[:3] for language in languages(site)])
        self.assertGreaterEqual(len(languages()), 79)
        self.assertRaises(AttributeError, setattr, site, "other", 1)
