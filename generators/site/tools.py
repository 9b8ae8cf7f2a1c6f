# SPDX-License-Identifier: MIT
"""The programs that turn documents into HTML, and how to get them."""
import shutil
import subprocess
import sys

# Program, Debian's package, what it is for.
TOOLS = (("cmark-gfm", "cmark-gfm", "guides"), ("mandoc", "mandoc", "manual pages"))

try:
    import pygments
    from pygments import formatters, lexers, util
except ImportError:
    pygments = None


def find_tools():
    """Ends the program if something is missing, and says which package has it."""
    missing = [(program, package, purpose) for program, package, purpose in TOOLS if not shutil.which(program)]
    if pygments is None:
        missing.append(("Pygments", "python3-pygments", "colours of code"))
    if not missing:
        return
    for program, package, purpose in missing:
        print(f"make docs: {program} is missing, for {purpose} (Debian: {package})", file=sys.stderr)
    packages = " ".join(package for _, package, _ in missing)
    sys.exit(f"make docs: on Debian, run: apt-get install {packages}")


def run(command, text):
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"make docs: {' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


def markdown(text):
    return run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink"], text)


def man(path):
    with open(path, encoding="utf-8") as file:
        return run(["mandoc", "-Thtml", "-O", "fragment"], file.read())


def highlight(code, language):
    """Code as HTML with classes for comments, strings and so on; None for a language without colours."""
    try:
        # Examples in PHP rarely begin with its tag.
        options = {"startinline": True} if language == "php" and "<?php" not in code else {}
        lexer = lexers.get_lexer_by_name(language, stripnl=False, **options)
    except util.ClassNotFound:
        return None
    return pygments.highlight(code, lexer, formatters.HtmlFormatter(nowrap=True))
