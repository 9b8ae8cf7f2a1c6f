# SPDX-License-Identifier: MIT
"""Languages by Accept-Language, formats by Accept."""
import unittest

from httplingo import Choice, Offer, Site, negotiate, negotiate_media, wait


class Languages(unittest.TestCase):
    CASES = (  # field, offered, language, match
        ("fr", ("en", "fr"), "fr", "exact"),
        ("iw", ("en", "he"), "he", "alias"),
        ("zh-TW", ("en", "zh-Hans", "zh-Hant"), "zh-Hant", "parent"),
        ("es-AR", ("en", "es"), "es", "truncation"),
        ("uk", ("en", "ru"), "en", "default"),
        ("fr;q=0, *", ("fr", "en"), "en", "wildcard"),
        ("", ("en", "fr"), "en", "default"),
        (None, ("en", "fr"), "en", "default"),
        ("\udcff", ("en", "fr"), "en", "default"),
        ("é,fr", ("en", "fr"), "fr", "exact"),
        ("a\0b,fr", ("en", "fr"), "fr", "exact"),
    )

    def test_cases(self):
        for field, offered, language, match in self.CASES:
            choice = negotiate(field, offered)
            self.assertEqual((choice.language, choice.match), (language, match), field)

    def test_offer(self):
        offer = Offer(["pt_BR", "sr@latin"], default="sr@latin")
        self.assertEqual(offer.languages, ("pt-BR", "sr-Latn"))
        self.assertEqual(offer.negotiate("pt"), Choice("pt-BR", offer.negotiate("pt").match, "pt"))
        self.assertEqual(offer.negotiate(None).language, "sr-Latn")

    def test_builtin_and_site(self):
        self.assertEqual(negotiate("fr-CA").language, "fr")
        self.assertEqual(negotiate("fr-CA", site=Site(name="x")).language, "fr")

    def test_errors(self):
        for arguments, error, message in (
            ((["en", "en"],), ValueError, "en"),
            (([],), ValueError, ""),
            ((["not a tag!"],), ValueError, ""),
            (([1],), TypeError, "language: expected str"),
            ((["en"], "fr"), ValueError, "'fr' is not one"),
        ):
            self.assertRaisesRegex(error, message, Offer, *arguments)
        self.assertRaises(TypeError, negotiate, 3, ["en"])

    def test_long_field(self):
        self.assertEqual(negotiate("x" * 100000 + ",fr", ["en", "fr"]).language, "en")


class Media(unittest.TestCase):
    def test_cases(self):
        for accept, formats, wanted in (
            ("application/json", ("html", "problem+json"), "problem+json"),
            ("text/html,*/*;q=0.1", ("html", "json"), "html"),
            ("application/vnd.api+json", ("html", "problem+json", "json"), "problem+json"),
            (None, ("json", "html"), "json"),
            ("image/png", ("text", "html"), "text"),
            ("", ("application/xml", "html"), "xml"),
        ):
            self.assertEqual(negotiate_media(accept, formats), wanted)
        self.assertEqual(negotiate_media(None, ["json", "html"], "html"), "html")
        self.assertRaisesRegex(ValueError, "htm: not a format", negotiate_media, "", ["htm"])


class Wait(unittest.TestCase):
    def test_cases(self):
        self.assertEqual(wait(120), "You can try again in 2 minutes.")
        self.assertNotEqual(wait(120, "ar"), wait(120))
        self.assertEqual(wait(31 * 86400), "")
        self.assertEqual(wait(10**30), "")
        self.assertRaises(ValueError, wait, -1)
