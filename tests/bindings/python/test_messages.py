# SPDX-License-Identifier: MIT
"""Messages: gettext for servers, beside Python's own gettext."""
import gettext
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import unittest

from httplingo import Messages, fill

PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ja": "nplurals=1; plural=0;",
}


def make_mo(language, messages):
    """The bytes of a .mo file, in the format that gettext's manual describes."""
    header = f"Content-Type: text/plain; charset=UTF-8\nLanguage: {language}\nPlural-Forms: {PLURALS[language]}\n"
    pairs = sorted((k.encode(), v.encode()) for k, v in {"": header, **messages}.items())
    count, offset = len(pairs), 28 + 16 * len(pairs)
    tables, data = [[], []], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += [len(pair[column]), offset + len(data)]
            data += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    return head + struct.pack(f"<{4 * count}I", *tables[0], *tables[1]) + data


BOOKS = "one book\0{n} books"
FILES = {
    "fr": make_mo("fr", {"Hello": "Bonjour", "menu\4Open": "Ouvrir", BOOKS: "{n} livre\0{n} livres",
                         "shop\4" + BOOKS: "un\0des"}),
    "ar": make_mo("ar", {"Hello": "مرحبا", BOOKS: "\0".join("abcdef")}),
    "pl": make_mo("pl", {BOOKS: "jedna\0kilka\0wiele"}),
    "ja": make_mo("ja", {BOOKS: "本"}),
}


class Look(unittest.TestCase):
    def setUp(self):
        self.messages = Messages.from_bytes(FILES)

    def test_languages(self):
        self.assertEqual(set(self.messages.languages), {"en", "fr", "ar", "pl", "ja"})
        self.assertEqual(self.messages.language, "en")
        self.assertIsInstance(self.messages, gettext.NullTranslations)

    def test_choose(self):
        for field, language in (("fr-CA, en;q=0.5", "fr"), ("ar;q=0.5, ja", "ja"), ("xx", "en"), ("", "en"), (None, "en"),
                                ("\udcff, pl", "pl")):
            self.assertEqual(self.messages.choose(field).language, language)
        self.assertEqual(self.messages.choose("xx", default="fr").language, "fr")
        self.assertEqual(self.messages.in_language("fr_CA.UTF-8").language, "fr")
        self.assertRaisesRegex(LookupError, "no messages in 'de'; there are", self.messages.in_language, "de")
        self.assertEqual(self.messages.language, "en")  # which never changes

    def test_look_up(self):
        fr = self.messages.in_language("fr")
        self.assertEqual(fr.gettext("Hello"), "Bonjour")
        self.assertEqual(fr.gettext("Open"), "Open")
        self.assertEqual(fr.pgettext("menu", "Open"), "Ouvrir")
        self.assertEqual(fr.pgettext("window", "Open"), "Open")
        self.assertEqual(fr.ngettext("one book", "{n} books", 0), "{n} livre")
        self.assertEqual(fr.ngettext("one book", "{n} books", 2), "{n} livres")
        self.assertEqual(fr.npgettext("shop", "one book", "{n} books", 2), "des")
        self.assertEqual(fr.npgettext("none", "one book", "{n} books", 2), "{n} books")
        self.assertEqual(self.messages.ngettext("one book", "{n} books", 1), "one book")
        self.assertEqual(fr.info()["language"], "fr")
        self.assertEqual(fr.charset(), "utf-8")

    def test_numbers(self):
        fr = self.messages.in_language("fr")
        for n, wanted in ((-1, "{n} livre"), (-5, "{n} livres"), (2**64, "{n} livres"), (10**40, "{n} livres"),
                          (True, "{n} livre")):
            self.assertEqual(fr.ngettext("one book", "{n} books", n), wanted, n)
        self.assertRaises(TypeError, fr.ngettext, "one book", "{n} books", 1.5)
        self.assertRaises(TypeError, fr.ngettext, "one book", "{n} books", "1")
        self.assertRaises(TypeError, fr.gettext, None)

    def test_plurals_like_python(self):
        """The formulas of four languages, for numbers up to 1000."""
        import io
        for language, data in FILES.items():
            peer, mine = gettext.GNUTranslations(io.BytesIO(data)), self.messages.in_language(language)
            for n in range(1000):
                self.assertEqual(mine.ngettext("one book", "{n} books", n), peer.ngettext("one book", "{n} books", n))

    def test_fallback(self):
        class Other(gettext.NullTranslations):
            def gettext(self, message):
                return message.upper()
        fr = self.messages.in_language("fr")
        fr.add_fallback(Other())
        self.assertEqual((fr.gettext("Hello"), fr.gettext("Bye")), ("Bonjour", "BYE"))

    def test_errors(self):
        for call, error, message in (
            (lambda: Messages("shop", "/there/is/none"), OSError, "/there/is/none"),
            (lambda: Messages("../shop", "/tmp"), ValueError, ""),
            (lambda: Messages.from_bytes({"fr": b"no such file"}), ValueError, "fr"),
            (lambda: Messages.from_bytes({"no language!": FILES["fr"]}), ValueError, ""),
            (lambda: Messages.from_bytes({"fr": "text"}), TypeError, "expected bytes"),
        ):
            self.assertRaisesRegex(error, message, call)

    def test_damage(self):
        """A file that is cut anywhere gives an error, or messages."""
        for length in range(len(FILES["fr"])):
            try:
                Messages.from_bytes({"fr": FILES["fr"][:length]}).in_language("fr").gettext("Hello")
            except ValueError:
                pass

    def test_template_engine(self):
        """What Jinja's extension i18n asks of translations."""
        try:
            import jinja2
        except ImportError:
            self.skipTest("jinja2 is not installed")
        environment = jinja2.Environment(extensions=["jinja2.ext.i18n"])
        environment.install_gettext_translations(self.messages.in_language("fr"), newstyle=True)
        self.assertEqual(environment.from_string("{{ _('Hello') }}").render(), "Bonjour")


class Files(unittest.TestCase):
    def test_gettext_layout(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for language, data in FILES.items():
                (folder / language / "LC_MESSAGES").mkdir(parents=True)
                (folder / language / "LC_MESSAGES/shop.mo").write_bytes(data)
            self.assertEqual(len(Messages("shop", folder).languages), 5)
            self.assertEqual(Messages("shop", name, languages=["fr"]).choose("ar, fr;q=0.1").language, "fr")
            self.assertRaises(OSError, Messages, "shop", name, languages=["de"])

    @unittest.skipUnless(os.path.isdir(os.environ.get("LINGO_CATALOGS", "")), "LINGO_CATALOGS names no catalogues")
    def test_real_catalogues_like_python(self):
        """Every message and plural form of 104 languages: httplingo's own catalogues."""
        folder = os.environ["LINGO_CATALOGS"]
        mine, count = Messages("httplingo", folder), 0
        for path in sorted(pathlib.Path(folder).glob("*/LC_MESSAGES/httplingo.mo")):
            count += self.compare(mine.in_language(path.parts[-3]), path)
        self.assertGreater(count, 104 * 300)

    def compare(self, mine, path):
        with open(path, "rb") as file:
            peer = gettext.GNUTranslations(file)
        keys = [key for key in peer._catalog if key]
        for key in keys:
            message, number = (key[0], key[1]) if isinstance(key, tuple) else (key, None)
            context, _, text = message.rpartition("\4")
            if number is None:
                self.assertEqual(mine.pgettext(context, text) if context else mine.gettext(text), peer._catalog[key])
        plurals = {key[0].rpartition("\4") for key in keys if isinstance(key, tuple)}
        for context, _, text in plurals:
            for n in (0, 1, 2, 3, 5, 11, 21, 100, 1000000):
                self.assertEqual(mine.npgettext(context, text, "none", n), peer.npgettext(context, text, "none", n))
        return len(keys)

    @unittest.skipUnless(shutil.which("msgfmt"), "msgfmt is not installed (Debian: gettext)")
    def test_msgfmt(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["msgfmt", "-o", f"{folder}/fr.mo", "-"], check=True, text=True, input='msgid ""\n'
                           'msgstr "Content-Type: text/plain; charset=UTF-8\\n"\nmsgid "tea"\nmsgstr "thé"\n')
            data = pathlib.Path(folder, "fr.mo").read_bytes()
        self.assertEqual(Messages.from_bytes({"fr": data}).choose("fr").gettext("tea"), "thé")


class Fill(unittest.TestCase):
    def test_cases(self):
        for message, values, wanted in (
            ("Hello {name}", {"name": "Ann"}, "Hello Ann"),
            ("{a}{b}{a}", {"a": 1, "b": "{a}"}, "1{a}1"),
            ("{name.__class__}", {"name": "Ann"}, "{name.__class__}"),
            ("100% {", {}, "100% {"),
            ("{é}", {"é": "\udcff"}, "?"),
        ):
            self.assertEqual(fill(message, **values), wanted)
        self.assertEqual(fill("{a}!", isolate=True, a="x"), "\u2068x\u2069!")
