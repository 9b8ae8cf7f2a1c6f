# SPDX-License-Identifier: MIT
"""What 'httplingo export' writes, read back by the frameworks; see ../exports.sh."""
import collections
import csv
import filecmp
import gettext
import json
import os
import subprocess
import sys
import time
import unicodedata
import xml.etree.ElementTree as ElementTree

PREFIX, WORK, NODE = sys.argv[1:4]
HERE = os.path.dirname(os.path.abspath(__file__))
LONG = bool(os.environ.get("CHECK_LONG"))
NUMBERS = range(1, 60) if LONG else [1, 2, 3, 5, 8, 11, 12, 20, 21, 22, 25, 30, 31, 59]
FORMATS = ["csv", "django", "formatjs", "gettext", "i18next", "json", "laravel", "properties",
           "rails", "resx", "spring", "tsv", "xliff", "xliff2"]
# What an application asks for, and the language that it has to find.  A language that is not named
# here has its tag as its name, with underscores for gettext, PHP and Django.
NAMES = {
    "gettext": {"sr@latin": "sr-Latn", "zh_CN": "zh-Hans", "zh_TW": "zh-Hant",
                "zh_HK": "zh-Hant-HK", "pt_BR": "pt-BR", "pt_PT": "pt-PT", "es_419": "es-419",
                "en_GB": "en-GB", "nb": "nb"},
    "django": {"sr-latn": "sr-Latn", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant",
               "zh-hk": "zh-Hant-HK", "pt-br": "pt-BR", "pt": "pt-PT", "es-419": "es-419",
               "en-gb": "en-GB", "nb": "nb"},
    # ResourceBundle finds parents by itself.
    "java": {"sr-Latn": "sr-Latn", "sr-Latn-RS": "sr-Latn", "sr-RS": "sr", "zh": "zh-Hans",
             "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-Hans": "zh-Hans", "zh-TW": "zh-Hant",
             "zh-MO": "zh-Hant", "zh-Hant": "zh-Hant", "zh-Hant-TW": "zh-Hant",
             "zh-HK": "zh-Hant-HK", "zh-Hant-HK": "zh-Hant-HK", "pt-BR": "pt-BR", "pt": "pt-BR",
             "pt-PT": "pt-PT", "es-419": "es-419", "es-MX": "es", "en-GB": "en-GB",
             "en-US": "en", "nb": "nb", "no": "nb", "nb-NO": "nb", "no-NO": "nb", "nn-NO": "nn",
             "iw": "he", "he-IL": "he", "in": "id", "id-ID": "id", "fr-CA": "fr"},
    "laravel": {"sr_Latn": "sr-Latn", "zh_CN": "zh-Hans", "zh_Hans": "zh-Hans", "zh_TW": "zh-Hant",
                "zh_Hant": "zh-Hant", "zh_HK": "zh-Hant-HK", "pt_BR": "pt-BR", "pt": "pt-PT",
                "pt_PT": "pt-PT", "es_419": "es-419", "en_GB": "en-GB", "nb": "nb", "no": "nb"},
    # Symfony falls back from a region to its language.
    "symfony": {"sr_Latn": "sr-Latn", "sr_Latn_RS": "sr-Latn", "zh_CN": "zh-Hans",
                "zh_Hans": "zh-Hans", "zh_TW": "zh-Hant", "zh_Hant": "zh-Hant",
                "zh_Hant_TW": "zh-Hant", "zh_HK": "zh-Hant-HK", "zh_Hant_HK": "zh-Hant-HK",
                "pt_BR": "pt-BR", "pt": "pt-PT", "es_419": "es-419", "es_MX": "es-419",
                "en_GB": "en-GB", "nb": "nb", "nb_NO": "nb", "no": "nb", "fr_CA": "fr"},
    "rails": {"sr-Latn": "sr-Latn", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant-HK",
              "pt-BR": "pt-BR", "pt": "pt-PT", "es-419": "es-419", "en-GB": "en-GB", "nb": "nb",
              "no": "nb"},
    # i18next falls back by truncation.
    "i18next": {"sr-Latn": "sr-Latn", "zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans",
                "zh-TW": "zh-Hant", "zh-Hant-TW": "zh-Hant", "zh-HK": "zh-Hant-HK",
                "pt-BR": "pt-BR", "pt": "pt-BR", "pt-PT": "pt-PT", "es-419": "es-419",
                "es-MX": "es", "en-GB": "en-GB", "nb": "nb", "nb-NO": "nb", "no": "nb",
                "fr-CA": "fr"},
    "formatjs": {"sr-Latn": "sr-Latn", "zh": "zh-Hans", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant-HK",
                 "pt-BR": "pt-BR", "pt": "pt-BR", "pt-PT": "pt-PT", "es-419": "es-419",
                 "en-GB": "en-GB", "nb": "nb", "no": "nb"},
    # .NET finds parents by itself.
    "resx": {"sr-Latn": "sr-Latn", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant",
             "zh-HK": "zh-Hant-HK", "pt-BR": "pt-BR", "pt": "pt-BR", "pt-PT": "pt-PT",
             "es-419": "es-419", "en-GB": "en-GB", "nb": "nb"},
    "json": {"zh-Hans": "zh-Hans", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "sr-Latn": "sr-Latn",
             "pt": "pt-BR", "no": "nb"},
}
FAILED = 0


STARTED = time.monotonic()


def check(name, actual, expected=True):
    global FAILED
    if os.environ.get("EXPORTS_TIMES"):
        print(f"{time.monotonic() - STARTED:.1f} s", file=sys.stderr)
    if actual == expected:
        print("ok", name, flush=True)
    else:
        FAILED += 1
        print(f"not ok {name}: got {str(actual)[:500]!r}, expected {str(expected)[:300]!r}",
              flush=True)


def skip(name, why):
    print(f"skip {name}: {why}", flush=True)


def run(arguments, text=None, **options):
    environment = dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib", LC_ALL="C.UTF-8", LANGUAGE="")
    return subprocess.run(arguments, input=text, capture_output=True, encoding="utf-8",
                          env=environment, check=False, timeout=600, **options)


def export(form, out, *options):
    return run([f"{PREFIX}/bin/httplingo", "export", form, "--out", out, *options])


def ascii_digits(text):
    return "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c
                   for c in text)


def ask_library(*arguments):
    """The texts by language, key and number: {"fr": {("404.title", ""): "Page introuvable"}}."""
    texts = collections.defaultdict(dict)
    for line in run([f"{WORK}/texts", *arguments]).stdout.split("\n")[:-1]:
        tag, key, number, text = line.split("\t")
        if not number or int(number) in NUMBERS:
            texts[tag][key, number] = ascii_digits(text) if number else text
    return texts


def compare(name, wanted, found):
    """Two dictionaries by locale, key and number."""
    wrong = [(key, found.get(key), text) for key, text in wanted.items() if found.get(key) != text]
    check(f"{name}: {len(wanted)} texts", wrong[:2], [])
    return not wrong


class Texts:
    """What one catalogue has, and the questions to ask the readers."""

    def __init__(self, texts, only=None):
        self.texts, self.only = texts, only

    def wanted(self, style, underscores=False):
        special = NAMES[style]
        ordinary = {tag: tag for tag in self.texts if "-" not in tag and tag not in special}
        return {(locale, *key): text
                for locale, tag in {**ordinary, **special}.items()
                if not self.only or tag in self.only
                for key, text in self.texts[tag].items()}


def read_by(name, program, style, texts, out, extra=None):
    """Asks a program in another language."""
    wanted = texts.wanted(style)
    wanted.update(extra or {})
    done = run(program + [out], "".join("\t".join(key) + "\n" for key in wanted))
    found = {}
    for line in done.stdout.split("\n")[:-1]:
        parts = line.split("\t", 3)
        found[tuple(parts[:3])] = parts[-1]
    if not compare(name, wanted, found) and done.stderr:
        print(done.stderr[-1500:], file=sys.stderr)


# ---- gettext ----

def context_of(key):
    group, name = key.split(".", 1)
    return {"label": "page", "method": name}.get(group, group)


def look_up(catalog, english, key, number):
    """By the functions of gettext, whose names are those in Python's module and in Django's."""
    if not number:
        return catalog.pgettext(context_of(key), english[key, ""])
    one, other = (english[key, n].replace(n, "{count}") for n in ("1", "2"))
    return catalog.npgettext("page", one, other, int(number)).replace("{count}", number)


def test_gettext(texts, out):
    wanted = texts.wanted("gettext")
    # Those of the library: an own English text is the translation of a msgid.
    english = LIBRARY["en"]
    catalogs, found = {}, {}
    for locale, key, number in wanted:
        if locale not in catalogs:
            with open(f"{out}/{locale}/LC_MESSAGES/httplingo.mo", "rb") as file:
                catalogs[locale] = gettext.GNUTranslations(file)
        found[locale, key, number] = look_up(catalogs[locale], english, key, number)
    compare("gettext, by Python's module", wanted, found)
    return catalogs


def test_gettext_files(catalogs, out):
    lost = {}
    for locale, catalog in catalogs.items():
        path = f"{PREFIX}/share/locale/{locale}/LC_MESSAGES/httplingo.mo"
        if not os.path.exists(path):
            continue
        with open(path, "rb") as file:
            own = gettext.GNUTranslations(file)._catalog
        for key, text in own.items():
            if key and key != "page\x04{label}: {value}" and catalog._catalog.get(key) != text:
                lost[locale, key] = text
    check("gettext: all messages of httplingo.mo, with their contexts", lost, {})
    for locale in catalogs if LONG else ["fr", "sr@latin", "ar", "zh_TW"]:
        path = f"{out}/{locale}/LC_MESSAGES/httplingo"
        done = run(["msgfmt", "-c", "-o", f"{WORK}/compiled.mo", path + ".po"])
        check(f"gettext: msgfmt -c {locale}", (done.returncode, "error" in done.stderr), (0, False))
        check(f"gettext: {locale}, httplingo.po and httplingo.mo are the same",
              run(["msgunfmt", f"{WORK}/compiled.mo"]).stdout, run(["msgunfmt", path + ".mo"]).stdout)


def test_babel(texts, out):
    try:
        from babel.messages.pofile import read_po
    except ImportError:
        return skip("Babel", "it is not installed (Debian: python3-babel)")
    wanted, found = {}, {}
    for locale, tag in [("fr", "fr"), ("pl", "pl"), ("sr@latin", "sr-Latn"), ("zh_TW", "zh-Hant")]:
        with open(f"{out}/{locale}/LC_MESSAGES/httplingo.po", "rb") as file:
            catalog = read_po(file)
        for (key, number), text in texts.texts[tag].items():
            if not number:
                wanted[locale, key] = text
                message = catalog.get(LIBRARY["en"][key, ""], context_of(key))
                found[locale, key] = message and message.string
    return compare("gettext, by Babel", wanted, found)


def test_django(texts, out):
    try:
        import django
        from django.conf import settings
        from django.utils import translation
    except ImportError:
        return skip("Django", "it is not installed (Debian: python3-django)")
    wanted, found = texts.wanted("django"), {}
    settings.configure(LOCALE_PATHS=[out + "/locale"], USE_I18N=True, LANGUAGE_CODE="en",
                       LANGUAGES=[(name, name) for name in {key[0] for key in wanted}])
    django.setup()
    for locale in dict.fromkeys(key[0] for key in wanted):
        with translation.override(locale):
            for _, key, number in filter(lambda k: k[0] == locale, wanted):
                found[locale, key, number] = look_up(translation, LIBRARY["en"], key, number)
    return compare("django", wanted, found)


# ---- tables, JSON, XML ----

CATEGORIES = ["zero", "one", "two", "few", "many", "other"]


def flat(texts):
    return {(tag, key): text for tag, of_tag in texts.texts.items()
            if not texts.only or tag in texts.only
            for (key, number), text in of_tag.items() if not number}


def without_waits(found):
    return {key: text for key, text in found.items() if not key[1].startswith("wait.")}


def only_known(found, wanted):
    """Labels, of which the library is asked for two only."""
    return {key: text for key, text in found.items()
            if key in wanted or not key[1].startswith("label.")}


def test_tables(texts, directories):
    wanted = flat(texts)
    for form, options in [("csv", {"strict": True}),
                          ("tsv", {"delimiter": "\t", "quoting": csv.QUOTE_NONE})]:
        with open(f"{directories[form]}/httplingo-texts.{form}", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, **options))
        check(f"{form}: head", rows[0], ["language", "key", "text"])
        found = without_waits({(tag, key): text for tag, key, text in rows[1:]})
        compare(form, wanted, found)
        check(f"{form}: no other keys", only_known(found, wanted).keys() - wanted.keys(), set())


def test_facts(directories):
    known = json.loads(run([f"{PREFIX}/bin/httplingo", "status", "--format", "json"]).stdout)
    with open(f"{directories['json']}/httplingo.json", encoding="utf-8") as file:
        facts = json.load(file)
    in_language = {"lang", "local_phrase", "title", "summary", "advice", "description", "note", "similar"}
    check("json: all facts", facts, [{key: value for key, value in status.items()
                                      if key not in in_language} for status in known])
    for form, options in [("csv", {}), ("tsv", {"delimiter": "\t", "quoting": csv.QUOTE_NONE})]:
        with open(f"{directories[form]}/httplingo-facts.{form}", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, **options))
        check(f"{form}: columns", list(rows[0]), list(facts[0]))
        check(f"{form}: rows", [(row["code"], row["phrase"], row["class"]) for row in rows],
              [(str(status["code"]), status["phrase"], status["class"]) for status in facts])
        row = {row["code"]: row for row in rows}["401"]
        check(f"{form}: a row", (row["required_headers"], row["cacheable"], row["expires"]),
              ("WWW-Authenticate", "no", ""))


def nested(document, path=""):
    for key, value in document.items():
        if isinstance(value, dict):
            yield from nested(value, f"{path}{key}.")
        else:
            yield path + key, value


def test_json(texts, out):
    wanted = {key[:2]: text for key, text in texts.wanted("json").items() if not key[2]}
    found = {}
    for locale in {key[0] for key in wanted}:
        with open(f"{out}/httplingo.{locale}.json", encoding="utf-8") as file:
            found.update({(locale, key): text for key, text in nested(json.load(file))})
    compare("json", wanted, found)


def test_resx(texts, out):
    wanted = texts.wanted("resx")
    found, heads = {}, set()
    for locale in {key[0] for key in wanted}:
        root = ElementTree.parse(f"{out}/HttpLingo.{locale}.resx").getroot()
        heads.add(tuple(head.get("name") for head in root.iter("resheader")))
        for data in root.iter("data"):
            found[locale, data.get("name"), ""] = data.find("value").text
    waits = {key: text for key, text in wanted.items() if key[2]}
    compare("resx", {key: text for key, text in wanted.items() if not key[2]}, found)
    check("resx: head", heads, {("resmimetype", "version", "reader", "writer")})
    # .NET has no plural rules: any of the forms, as String.Format() makes it.
    wrong = [key for key, text in waits.items() if text not in
             [found[key[0], f"{key[1]}.{category}", ""].format(key[2]) for category in CATEGORIES
              if (key[0], f"{key[1]}.{category}", "") in found]]
    check("resx: sentences about waiting", wrong, [])
    neutral = ElementTree.parse(f"{out}/HttpLingo.resx").getroot()
    check("resx: English is neutral", {d.get("name"): d.find("value").text for d in
                                       neutral.iter("data")}["404.title"],
          texts.texts["en"]["404.title", ""])


def test_xml(directories):
    files = [os.path.join(folder, name) for form in ("xliff", "xliff2", "resx")
             for folder, _, names in os.walk(directories[form]) for name in names]
    try:
        done = run(["xmllint", "--noout", *files])
    except FileNotFoundError:
        return skip("xmllint", "it is not installed (Debian: libxml2-utils)")
    return check(f"{len(files)} XML files are well-formed", (done.returncode, done.stderr), (0, ""))


# ---- others ----

def test_java(texts, directories):
    classes = f"{WORK}/classes"
    try:
        done = run(["javac", "-Xlint:all", "-d", classes, f"{HERE}/Exports.java"])
    except FileNotFoundError:
        return skip("Java", "there is no compiler (Debian: default-jdk-headless)")
    check("javac", (done.returncode, done.stderr), (0, ""))
    java = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classes, "Exports"]
    read_by("properties, by ResourceBundle", java, "java", texts, directories["properties"])
    details = {}
    for locale in texts.only or ("fr", "ja", "zh-HK"):
        of_tag = texts.texts[NAMES["java"].get(locale, locale)]
        for code, name in [("404", "servlet.resource.NoResourceFoundException"),
                           ("405", "HttpRequestMethodNotSupportedException"),
                           ("413", "multipart.MaxUploadSizeExceededException")]:
            name = "org.springframework.web." + name
            details[locale, f"problemDetail.title.{name}", ""] = of_tag[f"{code}.phrase", ""]
            details[locale, f"problemDetail.{name}", "detail"] = of_tag[f"{code}.summary", ""]
    read_by("spring, by ResourceBundle and MessageFormat", java, "java",
            Texts(texts.texts, texts.only or {"fr", "ja"}), directories["spring"], details)
    return java


def test_encodings(java, texts, options):
    """Without escapes, only what says that it is UTF-8 can read the files."""
    out = f"{WORK}/utf8"
    export("properties", out, "--encoding", "utf-8", *options)
    wanted = Texts(texts.texts, texts.only or {"fr", "ja", "my"})
    read_by("properties in UTF-8", java, "java", wanted, out)
    done = run(java + [f"{WORK}/builtin/properties", "latin1"], "")
    check("properties by default: Properties reads them as ISO-8859-1", done.stdout, "")
    done = run(java + [out, "latin1"], "")
    check("properties in UTF-8: Properties does not", "fr.properties differs" in done.stdout or
          bool(texts.only), True)


def test_php(texts, directories):
    if run(["sh", "-c", "command -v php"]).returncode:
        return skip("PHP", "it is not installed (Debian: php-cli)")
    php = ["php", "-d", "error_reporting=E_ALL & ~E_DEPRECATED", "-d", "display_errors=stderr"]
    if os.path.exists("/usr/share/php/Illuminate/Translation/autoload.php"):
        phrases = {}
        for code in ("404", "500", "503"):
            for locale in texts.only or ("fr", "ja"):
                text = texts.texts[locale][f"{code}.phrase", ""]
                phrases[locale, f"phrase.{code}", ""] = text
                phrases[locale, "view." + LIBRARY["en"][f"{code}.phrase", ""], ""] = text
                if code == "500":
                    phrases[locale, "view.Server Error", ""] = text
        read_by("laravel", php + [f"{HERE}/laravel.php"], "laravel", texts, directories["laravel"],
                phrases)
    else:
        skip("Laravel", "it is not installed (Debian: php-illuminate-translation)")
    if not os.path.exists("/usr/share/php/Symfony/Component/Translation/autoload.php"):
        return skip("Symfony", "it is not installed (Debian: php-symfony-translation)")
    if run(["php", "-r", "exit((int) !class_exists('IntlChar'));"]).returncode:
        return skip("Symfony", "PHP has no ICU (Debian: php-intl)")
    # Symfony validates each file against the schema: all files of one version, and some of the other.
    for form in ("xliff", "xliff2"):
        some = texts if LONG or texts.only else Texts(texts.texts, {
            "xliff": {"fr", "ar", "pl", "sr-Latn", "zh-Hant", "zh-Hant-HK", "nb", "es-419", "ga", "rw", "tt"},
            "xliff2": {"fr", "lv", "pt-PT", "zh-Hans", "he", "sl", "rw"}}[form])
        read_by(f"{form}, by Symfony", php + [f"{HERE}/symfony.php"], "symfony", some,
                directories[form])
    return None


def test_rails(texts, out):
    if run(["ruby", "-e", "require 'i18n'"]).returncode:
        return skip("Rails", "Ruby has no I18n (Debian: ruby-i18n)")
    # Without rails-i18n, I18n knows only one and other.
    wanted = Texts({tag: {key: text for key, text in of_tag.items()
                          if not key[1] or key[1] == "1" or tag in
                          ("fr", "en", "de", "ja", "sr-Latn") and key[1] in ("1", "5")}
                    for tag, of_tag in texts.texts.items()}, texts.only)
    return read_by("rails, by I18n", ["ruby", "-W1", f"{HERE}/rails.rb"], "rails", wanted, out)


def test_javascript(texts, directories):
    if not NODE:
        return skip("JavaScript", "npm could not install its packages")
    for form in ("i18next", "formatjs"):
        read_by(form, ["node", f"{NODE}/exports/{form}.mjs"], form, texts, directories[form])
    return None


# ---- all of them ----

def export_all(name, *options):
    directories = {form: f"{WORK}/{name}/{form}" for form in FORMATS}
    for form, out in directories.items():
        done = export(form, out, *options)
        check(f"export {form}, {name}", (done.returncode, done.stderr), (0, ""))
    return directories


def files_of(out):
    return sorted(os.path.relpath(os.path.join(folder, name), out)
                  for folder, _, names in os.walk(out) for name in names)


def test_files():
    """The same files each time; only what was asked for; nothing of others is lost."""
    for form in FORMATS:
        again = f"{WORK}/again/{form}"
        export(form, again, "--languages", "fr,sr@latin,zh-Hant-HK,nb")
        first = f"{WORK}/builtin/{form}"
        names = files_of(again)
        same = filecmp.cmpfiles(first, again, names, shallow=False)[0]
        different = {"csv": 1, "tsv": 1}.get(form, 0)  # one table of all languages
        check(f"{form}: the same bytes again", len(same) + different, len(names))
    for name in ("locale/fr/LC_MESSAGES/django.po", "lang/fr/http-statuses.php"):
        form = "django" if "django" in name else "laravel"
        out = f"{WORK}/foreign-{form}"
        os.makedirs(os.path.dirname(f"{out}/{name}"), exist_ok=True)
        with open(f"{out}/{name}", "w", encoding="utf-8") as file:
            file.write("mine\n")
        done = export(form, out, "--languages", "fr")
        with open(f"{out}/{name}", encoding="utf-8") as file:
            kept = file.read()
        check(f"{form}: a file of somebody else is kept",
              (done.returncode, "was not written by httplingo" in done.stderr, kept),
              (3, True, "mine\n"))
        done = export(form, f"{WORK}/again/{form}", "--languages", "fr")
        check(f"{form}: an own file is replaced", (done.returncode, done.stderr), (0, ""))
    out = f"{WORK}/some"
    export("json", out, "--codes", "503,404", "--languages", "fr,no")
    with open(f"{out}/httplingo.no.json", encoding="utf-8") as file:
        check("--codes", list(json.load(file)), ["404", "503", "label", "method", "wait"])
    check("--languages", files_of(out), ["httplingo.fr.json", "httplingo.json", "httplingo.nb.json",
                                         "httplingo.no.json"])


# ---- the documentation ----

TITLE, WAIT = "Page introuvable", "Vous pourrez réessayer dans 5 minutes."
PHP_START = """<?php
error_reporting(E_ALL & ~E_DEPRECATED);
"""
# By section: the language of the blocks that run, what is before them, the command for the file, what
# they print.
RUNS = {
    "gettext and Babel": ("python", "", ["/usr/bin/python3", "show.py"], [TITLE, WAIT]),
    "Django": ("python", """
import pathlib
import django
from django.conf import settings
BASE_DIR = pathlib.Path.cwd()
{0}
settings.configure(LOCALE_PATHS=LOCALE_PATHS, LANGUAGE_CODE="fr")
django.setup()
{1}""", ["/usr/bin/python3", "show.py"], [TITLE]),
    "Java": ("java", "", ["java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp",
                          "messages", "Show.java"], [TITLE, WAIT]),
    "Laravel": ("php", PHP_START + """
require '/usr/share/php/Illuminate/Translation/autoload.php';
require '/usr/share/php/Illuminate/Filesystem/autoload.php';
function lang_path($path) {{ return "lang/$path"; }}
$loader = new Illuminate\\Translation\\FileLoader(new Illuminate\\Filesystem\\Filesystem(), 'lang');
class Lang {{ public static function __callStatic($name, $arguments) {{
    return $GLOBALS['translator']->$name(...$arguments); }} }}
$translator = new Illuminate\\Translation\\Translator($loader, 'fr');
function __($key) {{ return $GLOBALS['translator']->get($key); }}
function trans_choice($key, $n) {{ return $GLOBALS['translator']->choice($key, $n); }}
class AppServiceProvider {{
{1}
}}
(new AppServiceProvider())->boot();
{0}
echo __('Not Found'), "\n";
""", ["php", "show.php"], [TITLE, WAIT, "Introuvable"]),
    "Symfony": ("php", PHP_START + """
require '/usr/share/php/Symfony/Component/Config/autoload.php';
require '/usr/share/php/Symfony/Component/Translation/autoload.php';
$translator = new Symfony\\Component\\Translation\\Translator('fr');
$translator->addLoader('xlf', new Symfony\\Component\\Translation\\Loader\\XliffFileLoader());
foreach (glob('translations/*.fr.xlf') as $file) {{
    $translator->addResource('xlf', $file, 'fr', explode('.', basename($file))[0]);
}}
{0}""", ["php", "show.php"], [TITLE, WAIT]),
    "Ruby on Rails": ("ruby", """
require 'action_dispatch'
require 'ostruct'
require 'pathname'
Encoding.default_external = Encoding::UTF_8
I18n.load_path = Dir['config/locales/*.yml']
I18n.with_locale(:fr) do
{0}
end
module Rails
  def self.public_path = Pathname.new('public')
end
config = OpenStruct.new
{1}
['fr-CA, en;q=0.5', 'zh-TW', 'tlh', nil].each do |field|
  status, _, body = config.exceptions_app.call('PATH_INFO' => '/404', 'HTTP_ACCEPT_LANGUAGE' => field,
                                               'HTTP_ACCEPT' => 'text/html', 'REQUEST_METHOD' => 'GET',
                                               'rack.input' => StringIO.new)
  body.each {{ |page| puts status.to_s + page[/ lang="[^"]*"/] }}
end
""", ["ruby", "-W1", "show.rb"], [TITLE, WAIT, '404 lang="fr"', '404 lang="zh-Hant"', '404 lang="en"',
                                 '404 lang="en"']),
    "i18next": ("js", "", ["node", "show.mjs"], [TITLE, WAIT]),
    "FormatJS": ("js", "", ["node", "show.mjs"], [TITLE, WAIT]),
    "JSON, CSV and TSV": (None, "", None, [TITLE, "Not Found", TITLE]),
}
ENDINGS = {"python": "show.py", "java": "Show.java", "php": "show.php", "ruby": "show.rb",
           "js": "show.mjs"}
NEEDS = {"Laravel": "/usr/share/php/Illuminate/Translation/autoload.php",
         "Symfony": "/usr/share/php/Symfony/Component/Translation/autoload.php",
         "Django": "/usr/lib/python3/dist-packages/django/__init__.py",
         "Ruby on Rails": "/usr/share/rubygems-integration/all/specifications"}


def blocks_of(section):
    """The blocks of code: [("sh", "httplingo ...\\n"), ...]."""
    parts = section.split("```")[1::2]
    return [tuple(part.split("\n", 1)) for part in parts]


def test_section(title, blocks):
    language, frame, command, expected = RUNS[title]
    if title in NEEDS and not os.path.exists(NEEDS[title]):
        return skip(f"docs/exports.md: {title}", "the framework is not installed")
    if language == "js" and not NODE:
        return skip(f"docs/exports.md: {title}", "npm could not install its packages")
    folder = f"{NODE if language == 'js' else WORK}/documented/{title.replace(' ', '-')}"
    os.makedirs(folder, exist_ok=True)
    path = f"PATH={PREFIX}/bin:/usr/bin:/bin"
    said = [line for kind, text in blocks if kind == "sh"
            for line in run(["sh", "-ec", f"{path}\n{text}"], cwd=folder).stdout.splitlines()]
    done = None
    if language:
        programs = [text for kind, text in blocks if kind == language]
        with open(f"{folder}/{ENDINGS[language]}", "w", encoding="utf-8") as file:
            file.write(frame.format(*programs) if frame else programs[0])
        done = run(command, cwd=folder)
        said = done.stdout.splitlines()
    said = [line for line in said if not command or line] if language else said[-len(expected):]
    check(f"docs/exports.md: {title}", (said, done.stderr if done and said != expected else ""),
          (expected, ""))
    return None


def test_documentation():
    with open("docs/exports.md", encoding="utf-8") as file:
        sections = [part.split("\n", 1) for part in file.read().split("\n## ")[1:]]
    with_code = [title for title, text in sections if "```" in text]
    check("docs/exports.md: sections", set(with_code), set(RUNS) | {"Spring", ".NET"})
    for title, text in sections:
        if title in RUNS:
            test_section(title, blocks_of(text))


# ---- texts of a site ----

# Each of these means something in one of the formats.
AWKWARD = [
    ("404", "title", "Page not found", "L'\"adresse\" \\ 100% %s %(x)s { ' } 'a' ''b''"),
    ("404", "phrase", "Not Found", "no"),
    ("404", "advice", "Check the address for typos.", "404: <b>&amp;</b> #|~ $x `y` @:z =1 ?> -->]]>"),
    ("503", "title", "The service is unavailable right now", "- \u200fx\u200e \u2028 \u2029 !z %%"),
    ("503", "phrase", "Service Unavailable", "\U0001f6a7 \u00e9 \uff01 # x"),
    ("500", "phrase", "Internal Server Error", "# \u00ab"),
    ("405", "summary", None, "It's '{ 0 }' \"q\" \\n \\\\ \\' \\"),
]
WAITS = [("minute", "l'{count} minute #'1' 100%% <b> \\ \"q\"", "l'{count} minutes #'2' 100% & \u00e9")]


def make_awkward():
    """A site with own texts in French; the folder of its .mo files, and the site file."""
    folder = f"{WORK}/own"
    os.makedirs(folder, exist_ok=True)
    lines = ['msgid ""', 'msgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n'
             'Plural-Forms: nplurals=2; plural=(n > 1);\\n"']

    def quote(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    for code, kind, english, text in AWKWARD:
        english = english or LIBRARY["en"][f"{code}.{kind}", ""]
        lines += [f'msgctxt "{code}"', f"msgid {quote(english)}", f"msgstr {quote(text)}"]
    for unit in ("second", "minute", "hour", "day"):
        one, other = WAITS[0][1].replace("minute", unit), WAITS[0][2].replace("minute", unit)
        lines += ['msgctxt "page"', f'msgid "You can try again in {{count}} {unit}."',
                  f'msgid_plural "You can try again in {{count}} {unit}s."',
                  f"msgstr[0] {quote(one)}", f"msgstr[1] {quote(other)}"]
    with open(f"{WORK}/own.po", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    done = run(["msgfmt", "-o", f"{folder}/fr.mo", f"{WORK}/own.po"])
    check("msgfmt of the awkward texts", (done.returncode, done.stderr), (0, ""))
    with open(f"{WORK}/site.conf", "w", encoding="utf-8") as file:
        file.write(f"texts = {folder}\n")
    return folder, f"{WORK}/site.conf"


def test_all(texts, directories):
    catalogs = test_gettext(texts, directories["gettext"])
    test_tables(texts, directories)
    test_json(texts, directories["json"])
    test_resx(texts, directories["resx"])
    test_xml(directories)
    java = test_java(texts, directories)
    test_php(texts, directories)
    test_rails(texts, directories["rails"])
    test_javascript(texts, directories)
    return catalogs, java


LIBRARY = ask_library()


def main():
    check("languages", len(LIBRARY) > 70)
    texts = Texts(LIBRARY)
    directories = export_all("builtin")
    catalogs, java = test_all(texts, directories)
    test_gettext_files(catalogs, directories["gettext"])
    test_babel(texts, directories["gettext"])
    test_django(texts, directories["django"])
    test_facts(directories)
    if java:
        test_encodings(java, texts, [])
    test_files()
    test_documentation()
    folder, site = make_awkward()
    own = Texts(ask_library(folder), {"fr"})
    check("awkward: the library has the texts", own.texts["fr"]["404.title", ""], AWKWARD[0][3])
    for code, kind, _, text in AWKWARD:
        check(f"awkward: {code}.{kind}", own.texts["fr"][f"{code}.{kind}", ""], text)
    test_all(own, export_all("awkward", "--site", site, "--languages", "fr"))


main()
sys.exit(0)
