# SPDX-License-Identifier: MIT
"""Compares our constants with those of what is installed. See ../constants.sh.

Each reader returns the version and the pairs of code and constant, as programs write it, or None if the
package is missing.
"""
import glob
import http
import pathlib
import re
import shutil
import subprocess
import sys

# Names for another status than the registered one.
OTHER_STATUSES = {
    ("spring", 103, "HttpStatus.CHECKPOINT"),
    ("spring", 421, "HttpStatus.DESTINATION_LOCKED"),
    ("rack", 306, ":(unused)"),
    ("nginx", 300, "NGX_HTTP_SPECIAL_RESPONSE"),
}
# Statuses that appeared so long ago that the table names no version.
APPEARED = {("spring", 425): "5.2"}


def first(*patterns):
    """The newest file that matches a pattern."""
    return next((sorted(found)[-1] for found in map(glob.glob, patterns) if found), None)


def pairs(path, pattern, prefix, *, flags=re.M):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    return [(int(code), prefix + name) for name, code in re.findall(pattern, text, flags)]


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def read_python(_prefix):
    names = http.HTTPStatus.__members__.items()
    return "%d.%d" % sys.version_info[:2], [(int(code), f"http.HTTPStatus.{name}") for name, code in names]


def read_go(_prefix):
    path = first("/usr/lib/go-*/src/net/http/status.go", "/usr/share/go-*/src/net/http/status.go")
    return path and (re.search(r"go-([\d.]+)", path)[1], pairs(path, r"^\t(Status\w+) += (\d+)", "http."))


def read_java(_prefix):
    if not shutil.which("javap"):
        return None
    lines = output("javap", "-constants", "java.net.HttpURLConnection")
    found = re.findall(r"static final int (HTTP_\w+) = (\d+);", lines)
    version = output("javap", "-version").strip()
    return version, [(int(code), f"java.net.HttpURLConnection.{name}") for name, code in found]


def read_spring(_prefix):
    return read_list("spring", "HttpStatus.")


def read_dotnet(_prefix):
    return read_list("dotnet", "HttpStatusCode.")


def read_list(name, prefix):
    """For what Debian does not have: a list in this folder, which begins with the version."""
    lines = (pathlib.Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    version = re.match(r"# version ([\d.]+)", lines[1])[1]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return version, [(int(code), prefix + constant) for code, constant in rows]


def read_node(_prefix):
    if not shutil.which("node"):
        return None
    program = "const c = require('http2').constants; for (const k in c) console.log(k, c[k])"
    found = re.findall(r"^(HTTP_STATUS_\w+) (\d+)$", output("node", "-e", program), re.M)
    version = output("node", "--version").strip().lstrip("v")
    return version, [(int(code), f"http2.constants.{name}") for name, code in found]


def read_rust(_prefix):
    path = first("/usr/share/cargo/registry/http-[0-9]*/src/status.rs")
    if not path:
        return None
    swapped = re.findall(r"^ +\((\d{3}), (\w+), ", pathlib.Path(path).read_text(encoding="utf-8"), re.M)
    version = re.search(r"/http-([\d.]+)/", path)[1]
    return version, [(int(code), f"StatusCode::{name}") for code, name in swapped]


def read_rack(_prefix):
    if not shutil.which("ruby"):
        return None
    program = """
      begin; require 'rack'; require 'rack/utils'; rescue LoadError; exit; end
      puts Rack.release
      Rack::Utils::SYMBOL_TO_STATUS_CODE.each { |name, code| puts ":#{name} #{code}" }
      # Symbols that Rack 3.1 still takes, but warns of.
      if Rack::Utils.const_defined?(:OBSOLETE_SYMBOLS_TO_STATUS_CODES)
        Rack::Utils.module_eval { OBSOLETE_SYMBOLS_TO_STATUS_CODES }
          .each { |name, code| puts ":#{name} #{code}" }
      end"""
    lines = output("ruby", "-e", program).splitlines()
    return (lines or None) and (lines[0], [(int(code), name) for name, code in map(str.split, lines[1:])])


def read_symfony(_prefix):
    path = first("/usr/share/php/Symfony/Component/HttpFoundation/Response.php")
    if not path:
        return None
    version = output("dpkg-query", "-W", "-f", "${Version}", "php-symfony-http-foundation")
    return version, pairs(path, r"public const (HTTP_\w+) = (\d+);", "Response::")


def read_c(prefix):
    path = f"{prefix}/include/httplingo/codes.h"
    return "of this library", pairs(path, r"(LINGO_STATUS_\w+) = (\d+)", "")


def read_nginx(_prefix):
    path = first("/usr/share/nginx/src/src/http/ngx_http_request.h")
    if not path:
        return None
    header = pathlib.Path(path).parents[1] / "core/nginx.h"
    version = re.search(r'NGINX_VERSION +"([\d.]+)"', header.read_text(encoding="utf-8"))[1]
    return version, [pair for pair in pairs(path, r"#define (NGX_HTTPS?_\w+) +(\d{3})$", "")
                     if pair[1] != "NGX_HTTP_NGINX_CODES"]


def read_apache(_prefix):
    path = first("/usr/include/apache2/httpd.h")
    if not path:
        return None
    release = pathlib.Path(path).with_name("ap_release.h").read_text(encoding="utf-8")
    numbers = [re.search(rf"AP_SERVER_{part}_NUMBER +(\d+)", release)[1]
               for part in ("MAJORVERSION", "MINORVERSION", "PATCHLEVEL")]
    return ".".join(numbers), pairs(path, r"#define (HTTP_[A-Z_]+) +(\d{3})$", "")


PACKAGES = {"go": "golang-go", "java": "default-jdk-headless", "node": "nodejs", "rust": "librust-http-dev",
            "rack": "ruby-rack", "symfony": "php-symfony-http-foundation", "nginx": "nginx-dev",
            "apache": "apache2-dev"}


def is_before(version, other):
    numbers = [[int(n) for n in re.findall(r"\d+", text)[:3]] for text in (version, other)]
    return numbers[0] < numbers[1]


def differences(ecosystem, version, theirs, ours):
    """What differs. ours: code to (constant, since, former), "" if there is none."""
    names = {}
    for code, name in theirs:
        if (ecosystem, code, name) not in OTHER_STATUSES:
            names.setdefault(code, set()).add(name)
    found = []
    for code, (constant, since, former) in ours.items():
        if since and is_before(version, since):
            constant = former
        appeared = APPEARED.get((ecosystem, code))
        if appeared and is_before(version, appeared):
            constant = ""
        if constant and constant not in names.get(code, ()):
            found.append(f"{code} is not {constant} but {names.get(code, 'absent')}")
        elif not constant and names.get(code):
            found.append(f"{code} is {names[code]}")
    # Of codes that are not registered, those of the ecosystem itself are ours.
    if ecosystem == "nginx":
        found += [f"{code} is {names[code]}" for code in names if code not in ours]
    return found


def compare(ecosystem, reader, ours, prefix):
    found = reader(prefix)
    if not found or not found[1]:
        print(f"skip constants of {ecosystem}: it is not installed (Debian: {PACKAGES.get(ecosystem)})")
        return
    version, theirs = found
    result = differences(ecosystem, version, theirs, ours)
    # A difference has to be found, whether a constant is missing there or has another name.
    missing = [pair for pair in theirs if pair[0] != 404]
    renamed = missing + [(404, "another")]
    if not all(differences(ecosystem, version, seeded, ours) for seeded in (missing, renamed)):
        result.append("a difference that was seeded was not found")
    if result:
        print(f"not ok constants of {ecosystem} {version}: {'; '.join(result)}")
    else:
        print(f"ok constants of {ecosystem} {version}: {len(theirs)} there")


def read_ours(path):
    rows = [line.split("\t") for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()[1:]]
    return [(int(row[0]), row[2], tuple(row[3:])) for row in rows]


def main(prefix, registered, vendors):
    ours = {name.removeprefix("read_"): {} for name in globals() if name.startswith("read_")}
    del ours["list"], ours["ours"]
    rows = read_ours(registered)
    for constants in ours.values():
        constants.update({code: ("", "", "") for code, _, _ in rows})
    for code, ecosystem, constant in rows + read_ours(vendors):
        ours[ecosystem][code] = constant
    for ecosystem, constants in ours.items():
        compare(ecosystem, globals()[f"read_{ecosystem}"], constants, prefix)


main(*sys.argv[1:])
