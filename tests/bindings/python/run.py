# SPDX-License-Identifier: MIT
"""Runs the tests of this folder and says "ok", "not ok" or "skip" for each.

    run.py [--core] [PATTERN]...    --core: those that need no framework and no other program
"""
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
CORE = ("status", "method", "pages", "site", "messages", "negotiation", "checking", "interpreters",
        "threads", "wsgi", "asgi", "stdlib")


class Result(unittest.TestResult):
    """A line for each test; a test with failed subtests has one for each of them."""

    def name(self, test):
        return str(test.id()).removeprefix("test_") if hasattr(str, "removeprefix") else test.id()

    def say(self, word, test, why=""):
        print(word, self.name(test) + (": " + " ".join(str(why).split())[-300:] if why else ""), flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        if not any(failed is test for failed in getattr(self, "with_failures", [])):
            self.say("ok", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say("skip", test, reason)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.say("not ok", test, error[1])

    def addError(self, test, error):
        super().addError(test, error)
        self.say("not ok", test, f"{error[0].__name__}: {error[1]}")
        self.show(error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.say("not ok", subtest, f"{error[0].__name__}: {error[1]}")

    def show(self, error):
        import traceback
        traceback.print_exception(*error, file=sys.stderr)


def main(arguments):
    sys.path.insert(0, str(HERE))
    core = "--core" in arguments
    patterns = [a for a in arguments if a != "--core"]
    names = [path.stem for path in sorted(HERE.glob("test_*.py"))]
    if core:
        names = [name for name in names if name[5:] in CORE]
    if patterns:
        names = [name for name in names if any(p in name for p in patterns)]
    result = Result()
    unittest.defaultTestLoader.loadTestsFromNames(names).run(result)
    return 0 if result.wasSuccessful() and result.testsRun else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
