# SPDX-License-Identifier: MIT
"""HTTPStatus: that it takes the place of http.HTTPStatus, and what more it knows."""
import enum
import http
import os
import pathlib
import pickle
import unittest

from httplingo import HTTPMethod, HTTPStatus, VendorStatus, find_status, text, vendor_statuses

TOP = pathlib.Path(__file__).resolve().parents[3]
HISTORY = os.environ.get("HISTORY") or TOP.parent / "shared/data/python-http-history.tsv"


class DropIn(unittest.TestCase):
    def test_every_name_of_python(self):
        """All members and aliases of this Python's own enum, with the same values."""
        for name, member in http.HTTPStatus.__members__.items():
            with self.subTest(name):
                self.assertEqual(HTTPStatus[name], member)
                self.assertEqual(getattr(HTTPStatus, name).value, member.value)

    def test_names_of_every_python(self):
        """From 3.5 on: names that Python 3.13 has as aliases are aliases in every version."""
        for name, code in (("REQUEST_ENTITY_TOO_LARGE", 413), ("CONTENT_TOO_LARGE", 413), ("REQUEST_URI_TOO_LONG", 414),
                           ("URI_TOO_LONG", 414), ("REQUESTED_RANGE_NOT_SATISFIABLE", 416),
                           ("RANGE_NOT_SATISFIABLE", 416), ("UNPROCESSABLE_ENTITY", 422),
                           ("UNPROCESSABLE_CONTENT", 422), ("IM_A_TEAPOT", 418), ("TOO_EARLY", 425), ("EARLY_HINTS", 103)):
            self.assertIs(HTTPStatus[name], HTTPStatus(code))

    def test_phrases_are_those_of_python(self):
        """IANA's words today, or those that it had when this Python was made."""
        for member in http.HTTPStatus:
            status = HTTPStatus(member)
            self.assertIn(member.phrase.lower(), [p.lower() for p in (status.phrase, *status.former_phrases)], member)

    def test_kind(self):
        self.assertIsInstance(HTTPStatus.OK, int)
        self.assertTrue(issubclass(HTTPStatus, enum.IntEnum))
        self.assertEqual(HTTPStatus.__module__, "httplingo")
        self.assertEqual(HTTPStatus.__qualname__, "HTTPStatus")
        self.assertEqual(repr(HTTPStatus.NOT_FOUND), "<HTTPStatus.NOT_FOUND: 404>")
        self.assertEqual(HTTPStatus.NOT_FOUND.name, "NOT_FOUND")
        for form in (str, "{}".format, "{:d}".format, "%d".__mod__, "%s".__mod__):
            self.assertEqual(form(HTTPStatus.NOT_FOUND), form(http.HTTPStatus.NOT_FOUND))

    def test_equality(self):
        self.assertEqual(HTTPStatus.NOT_FOUND, http.HTTPStatus.NOT_FOUND)
        self.assertEqual(hash(HTTPStatus.NOT_FOUND), hash(http.HTTPStatus.NOT_FOUND))
        self.assertIn(404, {HTTPStatus.NOT_FOUND: 1})
        self.assertLess(HTTPStatus.OK, 300)
        self.assertEqual(HTTPStatus.OK + 4, 204)

    def test_look_up(self):
        self.assertIs(HTTPStatus(404), HTTPStatus.NOT_FOUND)
        self.assertIs(HTTPStatus["NOT_FOUND"], HTTPStatus.NOT_FOUND)
        for wrong in (0, 99, 299, 600, "404", None):
            self.assertRaises(ValueError, HTTPStatus, wrong)
        self.assertRaises(KeyError, lambda: HTTPStatus["NOT_THERE"])
        with self.assertRaises(AttributeError):
            HTTPStatus.OK = 1
        with self.assertRaises(TypeError):
            class More(HTTPStatus):
                pass

    def test_pickle_and_copy(self):
        import copy
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            for member in HTTPStatus:
                self.assertIs(pickle.loads(pickle.dumps(member, protocol)), member)
        self.assertIs(copy.deepcopy(HTTPStatus.OK), HTTPStatus.OK)

    def test_dir(self):
        self.assertLessEqual({"description", "name", "phrase", "value"}, set(dir(HTTPStatus(404))))

    def test_classes(self):
        """is_client_error and the others are there in every Python, not from 3.12 on."""
        names = ("is_informational", "is_success", "is_redirection", "is_client_error", "is_server_error")
        for member in HTTPStatus:
            self.assertEqual([getattr(member, name) for name in names], [member // 100 == n for n in range(1, 6)])

    def test_members(self):
        codes = [int(member) for member in HTTPStatus]
        self.assertEqual(codes, sorted(codes))
        self.assertGreaterEqual(len(codes), 64)
        self.assertTrue(all(100 <= code <= 599 for code in codes))

    def test_match(self):
        """A member can be used wherever http.client and http.server take a status."""
        import http.client
        self.assertEqual(http.client.responses[HTTPStatus.NOT_FOUND], HTTPStatus.NOT_FOUND.phrase)


class Method(unittest.TestCase):
    def test_every_name_of_python(self):
        for name, member in getattr(http, "HTTPMethod", HTTPMethod).__members__.items():
            self.assertEqual(HTTPMethod[name], member.value)

    def test_kind(self):
        self.assertIsInstance(HTTPMethod.GET, str)
        self.assertEqual(repr(HTTPMethod.GET), "<HTTPMethod.GET>")
        self.assertEqual(str(HTTPMethod.GET), "GET")
        self.assertEqual(f"{HTTPMethod.GET} /", "GET /")
        self.assertEqual("%s" % HTTPMethod.GET, "GET")
        self.assertIs(HTTPMethod("VERSION-CONTROL"), HTTPMethod.VERSION_CONTROL)
        self.assertIs(HTTPMethod("*"), HTTPMethod.ASTERISK)
        self.assertIs(pickle.loads(pickle.dumps(HTTPMethod.PATCH)), HTTPMethod.PATCH)
        self.assertRaises(ValueError, HTTPMethod, "get")
        self.assertGreaterEqual(len(HTTPMethod), 41)
        if hasattr(enum, "StrEnum"):
            self.assertTrue(issubclass(HTTPMethod, enum.StrEnum))

    def test_facts(self):
        self.assertTrue(HTTPMethod.GET.is_safe and HTTPMethod.PUT.is_idempotent)
        self.assertFalse(HTTPMethod.POST.is_safe or HTTPMethod.POST.is_idempotent)
        self.assertEqual(str(HTTPMethod.GET.references[-1]), "RFC 9110, section 9.3.1")

    def test_languages(self):
        self.assertTrue(HTTPMethod.GET.description)
        self.assertEqual(HTTPMethod.GET.description_in("xx"), HTTPMethod.GET.description)
        self.assertNotEqual(HTTPMethod.GET.description_in("fr"), HTTPMethod.GET.description)


class Texts(unittest.TestCase):
    CASES = (
        ("NOT_FOUND", "title", "fr", "Page introuvable"),
        ("NOT_FOUND", "title", "fr_CA", "Page introuvable"),
        ("NOT_FOUND", "title", "xx", "Page not found"),
        ("NOT_FOUND", "phrase_in", "de", "Nicht gefunden"),
        ("NOT_FOUND", "title", "ja", "ページが見つかりません"),
        ("OK", "title", "en", "OK"),
        ("OK", "summary", "en", ""),
        ("OK", "advice", "fr", ""),
    )

    def test_cases(self):
        for name, method, language, wanted in self.CASES:
            self.assertEqual(getattr(HTTPStatus[name], method)(language), wanted)

    def test_default_is_english(self):
        self.assertEqual(HTTPStatus.NOT_FOUND.title(), "Page not found")
        self.assertEqual(HTTPStatus.NOT_FOUND.phrase, "Not Found")
        self.assertEqual(HTTPStatus.NOT_FOUND.description_in("en"), HTTPStatus.NOT_FOUND.description)

    def test_phrase_is_that_of_the_status_line(self):
        self.assertEqual(HTTPStatus.IM_A_TEAPOT.phrase, "I'm a Teapot")
        self.assertEqual(HTTPStatus(306).phrase, "")

    def test_any_code(self):
        """RFC 9110 section 15: an unknown code is its class, and what is no code a server error."""
        self.assertEqual(text(499, "title", "fr"), text(400, "title", "fr"))
        for code in (0, -1, 99, 600, 2**40):
            self.assertEqual(text(code, "title"), text(500, "title"))
        self.assertRaisesRegex(ValueError, "expected one of phrase, title", text, 404, "titel")

    def test_find(self):
        for name in ("StatusNotFound", "SC_NOT_FOUND", "404 Nothing here", "HTTP/1.1 404 Not Found", "not-found"):
            self.assertIs(find_status(name), HTTPStatus.NOT_FOUND)
        found = find_status("Client Closed Request")
        self.assertIsInstance(found, VendorStatus)
        self.assertEqual((found.code, found.vendor), (499, "nginx"))
        self.assertIn(found, vendor_statuses())
        self.assertIsNone(find_status("nothing of the kind"))
        self.assertIsNone(find_status(""))


class Facts(unittest.TestCase):
    def test_not_found(self):
        self.assertEqual([r.rfc for r in HTTPStatus.NOT_FOUND.references if r.current], [9110])
        self.assertEqual(str(HTTPStatus.NOT_FOUND.references[-1]), "RFC 9110, section 15.5.5")
        self.assertTrue(HTTPStatus.NOT_FOUND.is_cacheable)
        self.assertEqual(HTTPStatus.NOT_FOUND.registry, "iana")

    def test_requirements(self):
        wanted = {(401, "must", "WWW-Authenticate"), (405, "must", "Allow"), (407, "must", "Proxy-Authenticate"),
                  (426, "must", "Upgrade")}
        found = {(int(s), r.level, r.field) for s in HTTPStatus for r in s.requirements}
        self.assertLessEqual(wanted, found)

    def test_registry(self):
        self.assertEqual(HTTPStatus(306).registry, "unused")
        self.assertEqual(HTTPStatus(104).registry, "temporary")
        self.assertRegex(HTTPStatus(104).expires, r"^20\d\d-\d\d-\d\d$")
        self.assertIsNone(HTTPStatus.OK.expires)
        self.assertTrue(HTTPStatus.NOT_EXTENDED.is_obsoleted)
        self.assertIn("Request Entity Too Large", HTTPStatus.CONTENT_TOO_LARGE.former_phrases)
        self.assertIn("REQUEST_ENTITY_TOO_LARGE", HTTPStatus.CONTENT_TOO_LARGE.aliases)

    def test_every_fact(self):
        for status in HTTPStatus:
            self.assertEqual(set(status.facts), {"body", "content_length", "cacheable", "duration", "retry",
                                                 "redirect_method", "sender", "content"})
            self.assertTrue(status.references or status.registry == "unused", status)


@unittest.skipUnless(os.path.exists(HISTORY), "there is no python-http-history.tsv; HISTORY can name it")
class History(unittest.TestCase):
    """Four generations of the documentation of Python's module: each name, code and reference."""

    def test_rows(self):
        lines = pathlib.Path(HISTORY).read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith(("#", "document\t"))]
        self.assertGreater(len(rows), 230)
        for document, code, constant, _title, rfc, section, _mark in rows:
            with self.subTest(f"{document} {code} {constant}"):
                self.check_row(code, constant, int(rfc), section)

    def check_row(self, code, constant, rfc, section):
        member = HTTPStatus[constant] if code.isdigit() else HTTPMethod[constant]
        self.assertEqual(str(member.value), code)
        references = [(r.rfc, r.section) for r in member.references]
        if section:
            self.assertIn((rfc, section), references)
        else:
            self.assertIn(rfc, [r[0] for r in references])

    def test_phrases(self):
        """The words of http.client.responses."""
        import http.client
        for code, phrase in http.client.responses.items():
            self.assertIs(find_status(phrase), HTTPStatus(code))
