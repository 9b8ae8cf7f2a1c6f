# SPDX-License-Identifier: MIT
"""The tests of files that deploy httplingod; see deployment.sh."""
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import daemon_support
from daemon_support import check, skip

try:
    import yaml
except ImportError:
    yaml = None

PREFIX = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
SERVERS = os.path.abspath(os.path.join(HERE, "..", "..", "docs", "servers"))
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-deployment-")
os.chmod(DIRECTORY, 0o755) # for the user who the daemon becomes
LINTERS = {"dockerfilelint": "1.8.0"} # of npm


def read(name):
    with open(os.path.join(SERVERS, name), encoding="utf-8") as file:
        return file.read()


def run(*command, seconds=300, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds,
                          **options)
    return done.returncode, done.stdout + done.stderr


# ---- systemd ----

def test_systemd():
    if not shutil.which("systemd-analyze"):
        skip("systemd units", "there is no systemd-analyze")
        return
    unit = read("httplingod.service").replace("/usr/sbin/httplingod",
                                              f"{PREFIX}/sbin/httplingod")
    units = []
    for name, text in (("httplingod.service", unit),
                       ("httplingod.socket", read("httplingod.socket"))):
        units.append(os.path.join(DIRECTORY, name))
        with open(units[-1], "w", encoding="utf-8") as file:
            file.write(text)
    code, said = run("systemd-analyze", "verify", "--man=no", *units)
    complaints = [line for line in said.splitlines() if "httplingod" in line]
    check("systemd-analyze verify", (code, complaints), (0, []))
    code, said = run("systemd-analyze", "security", "--offline=true", units[0])
    level = re.search(r"exposure level for httplingod.service: (\d+\.\d+)", said)
    if level:
        check(f"systemd-analyze security: {level.group(1)} of 10",
              float(level.group(1)) <= 0.5, True)
    else:
        skip("systemd-analyze security", said.strip()[-100:] or f"status {code}")


# ---- Docker ----

def test_dockerfile():
    text = re.sub(r"\\\n\s*", "", read("Dockerfile"))
    lines = [line.split(None, 1) for line in text.splitlines() if line and line[0] != "#"]
    words = [line[0] for line in lines]
    known = {"FROM", "RUN", "WORKDIR", "COPY", "USER", "ENV", "EXPOSE", "STOPSIGNAL",
             "HEALTHCHECK", "ENTRYPOINT", "LABEL"}
    check("Dockerfile: instructions", sorted(set(words) - known), [])
    check("Dockerfile: two stages", words.count("FROM"), 2)
    last = lines[len(words) - 1 - words[::-1].index("FROM"):]
    last = {word: value for word, value in last}
    labels = dict(pair.split("=", 1) for pair in shlex.split(last["LABEL"]))
    check("Dockerfile: labels", sorted(labels),
          [f"org.opencontainers.image.{name}" for name in ("description", "licenses", "title", "version")])
    check("Dockerfile: not root", re.fullmatch(r"[1-9]\d*:[1-9]\d*", last["USER"]) is not None,
          True)
    check("Dockerfile: commands as lists",
          (json.loads(last["ENTRYPOINT"]), json.loads(last["HEALTHCHECK"].split(" CMD ")[1])),
          (["/usr/sbin/httplingod"], ["/usr/sbin/httplingod", "--health", "self"]))
    environment = dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib",
                       **dict(pair.split("=", 1) for pair in last["ENV"].split()))
    if os.path.exists(f"{PREFIX}/sbin/httplingod"):
        check("Dockerfile: the daemon knows the variables",
              run(f"{PREFIX}/sbin/httplingod", "--check", env=environment), (0, ""))
    for line in lines:
        if line[0] == "RUN" and "apt-get install" in line[1]:
            check("Dockerfile: packages without lists", ("--no-install-recommends" in line[1],
                                                         "rm -rf /var/lib/apt/lists" in line[1]),
                  (True, True))


# ---- Traefik ----

def test_traefik(document):
    document = document["http"]
    check("Traefik: sections", sorted(document), ["middlewares", "routers", "services"])
    for name, middleware in document["middlewares"].items():
        errors = middleware["errors"]
        check(f"Traefik: {name}", (sorted(errors), errors["status"]),
              (["query", "service", "status"], ["400-599"]))
        check(f"Traefik: the service of {name} is there",
              errors["service"] in document["services"], True)
    for name, router in document["routers"].items():
        check(f"Traefik: what {name} names is there",
              (router["service"] in document["services"],
               set(router["middlewares"]) <= set(document["middlewares"])), (True, True))


# ---- linters ----

def test_yamllint():
    if not shutil.which("yamllint"):
        skip("yamllint", "it is not installed")
        return
    rules = "{extends: default, rules: {line-length: {max: 100}}}"
    check("yamllint traefik.yaml", run("yamllint", "-s", "-d", rules, os.path.join(SERVERS, "traefik.yaml")),
          (0, ""))


def install_linters():
    """npm's packages, kept in build/ from run to run; False where they cannot be had."""
    folder = os.path.abspath(os.path.join("build", "linters"))
    if all(os.path.isdir(os.path.join(folder, "node_modules", name)) for name in LINTERS):
        return folder
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as file:
        json.dump({"private": True, "type": "module"}, file)
    try:
        code, _ = run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts",
                      *[f"{name}@{version}" for name, version in LINTERS.items()], cwd=folder,
                      seconds=300)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return folder if code == 0 else None


def test_linters():
    folder = install_linters() if shutil.which("node") and shutil.which("npm") else None
    if not folder:
        skip("dockerfilelint", "npm could not install them")
        return
    code, said = run(os.path.join(folder, "node_modules", ".bin", "dockerfilelint"),
                     os.path.join(SERVERS, "Dockerfile"))
    check("dockerfilelint", (code, "Issues: None found" in said or said), (0, True))


def main():
    test_systemd()
    test_dockerfile()
    test_yamllint()
    if yaml:
        test_traefik(yaml.safe_load(read("traefik.yaml")))
    else:
        skip("Traefik", "Python has no module yaml (Debian: python3-yaml)")
    test_linters()
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
