# SPDX-License-Identifier: MIT
"""Debian's spelling dictionaries with a single interface: whether a dictionary contains a word.

A tool is a class with has(word), and learn(words) if checking many words at once is faster. The
libraries are called directly, because their programs split words in different ways.
"""
import ctypes
import os
import re
import shutil
import subprocess


class Missing(Exception):
    """The library or the dictionary is not on this machine."""


def library(name):
    try:
        return ctypes.CDLL(name)
    except OSError as error:
        raise Missing(name) from error


def existing(path):
    if not os.path.exists(path):
        raise Missing(path)
    return path


class Hunspell:
    FOLDER = "/usr/share/hunspell/"

    def __init__(self, name):
        self.functions = hunspell = library("libhunspell-1.7.so.0")
        hunspell.Hunspell_create.restype = ctypes.c_void_p
        hunspell.Hunspell_create.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
        hunspell.Hunspell_spell.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        hunspell.Hunspell_get_dic_encoding.restype = ctypes.c_char_p
        hunspell.Hunspell_get_dic_encoding.argtypes = [ctypes.c_void_p]
        files = [existing(f"{self.FOLDER}{name}.{kind}").encode() for kind in ("aff", "dic")]
        self.handle = hunspell.Hunspell_create(*files)
        charset = hunspell.Hunspell_get_dic_encoding(self.handle).decode()
        self.charset = re.sub("^microsoft-", "", charset)

    def has(self, word):
        try:
            return self.functions.Hunspell_spell(self.handle, word.encode(self.charset)) != 0
        except UnicodeEncodeError:
            return False


class UzbekHunspell(Hunspell):
    """The Uzbek dictionary is in Cyrillic, which the official alphabets turn Latin into by rule."""
    PAIRS = (("o'", "ў"), ("g'", "ғ"), ("sh", "ш"), ("ch", "ч"), ("yo", "ё"), ("yu", "ю"), ("ya", "я"), ("ye", "е"))
    LETTERS = str.maketrans("abdefghijklmnopqrstuvxyz'", "абдефгҳижклмнопқрстувхйзъ")

    def has(self, word):
        word = word.lower()
        for latin, cyrillic in self.PAIRS:
            word = word.replace(latin, cyrillic)
        word = re.sub(r"(^|[aiou])e", r"\1э", word)
        return super().has(word.translate(self.LETTERS))


class Aspell:
    def __init__(self, name):
        self.functions = aspell = library("libaspell.so.15")
        for function in ("new_aspell_config", "new_aspell_speller", "to_aspell_speller"):
            getattr(aspell, function).restype = ctypes.c_void_p
        aspell.aspell_config_replace.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p]
        aspell.new_aspell_speller.argtypes = aspell.to_aspell_speller.argtypes = [ctypes.c_void_p]
        aspell.aspell_error_number.argtypes = [ctypes.c_void_p]
        aspell.aspell_speller_check.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        config = aspell.new_aspell_config()
        aspell.aspell_config_replace(config, b"lang", name.encode())
        aspell.aspell_config_replace(config, b"encoding", b"utf-8")
        result = aspell.new_aspell_speller(config)
        if aspell.aspell_error_number(result) != 0:
            raise Missing(name)
        self.handle = aspell.to_aspell_speller(result)

    def has(self, word):
        word = word.encode()
        return self.functions.aspell_speller_check(self.handle, word, len(word)) == 1


class Voikko:
    def __init__(self, name):
        self.functions = voikko = library("libvoikko.so.1")
        voikko.voikkoInit.restype = ctypes.c_void_p
        voikko.voikkoInit.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p]
        voikko.voikkoSpellCstr.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        self.handle = voikko.voikkoInit(ctypes.byref(ctypes.c_char_p()), name.encode(), None)
        if not self.handle:
            raise Missing(name)

    def has(self, word):
        return self.functions.voikkoSpellCstr(self.handle, word.encode()) == 1


class Apertium:
    """An analyser of Apertium: it writes ^word/*word$ for a word that it does not know."""

    def __init__(self, name):
        if not shutil.which("lt-proc"):
            raise Missing("lt-proc")
        self.path = existing(f"/usr/share/apertium/{name}.automorf.bin")
        self.known = {}

    def learn(self, words):
        words = [word for word in words if word not in self.known]
        text = "".join(f"{word}.[]\n" for word in words)
        done = subprocess.run(["lt-proc", "-w", self.path], input=text.encode(), capture_output=True, check=True)
        for word, line in zip(words, done.stdout.decode().splitlines(), strict=True):
            self.known[word] = line.startswith(f"^{word}/") and f"^{word}/*" not in line

    def has(self, word):
        if word not in self.known:
            self.learn([word])
        return self.known[word]


class WordList:
    """A list of hunspell's without endings, for a script that has no spaces between words.

    A stretch of text is known if words of the list fill it: unknown() returns what they leave.
    """

    def __init__(self, name):
        with open(existing(f"{Hunspell.FOLDER}{name}.dic"), encoding="utf-8") as file:
            self.words = {line.split("/")[0].strip() for line in file}
        self.longest = max(map(len, self.words))

    def has(self, word):
        return word in self.words

    def unknown(self, text, accepted):
        # best[i]: how many characters before i are in no word, how many words there are, and the
        # place where the last word or character begins.
        best = [(0, 0, 0)]
        for end in range(1, len(text) + 1):
            choices = [(best[end - 1][0] + 1, best[end - 1][1], end - 1)]
            for start in range(max(0, end - self.longest), end):
                if text[start:end] in self.words or text[start:end] in accepted:
                    choices.append((best[start][0], best[start][1] + 1, start))
            best.append(min(choices))
        end, left = len(text), [""]
        while end > 0:
            missed, _, start = best[end]
            if missed > best[start][0]:
                left[-1] = text[start:end] + left[-1]
            elif left[-1]:
                left.append("")
            end = start
        return [piece for piece in reversed(left) if piece]


TOOLS = {"hunspell": Hunspell, "hunspell-cyrillic": UzbekHunspell, "hunspell-list": WordList,
         "aspell": Aspell, "voikko": Voikko, "apertium": Apertium}
