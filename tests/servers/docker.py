# SPDX-License-Identifier: MIT
"""Builds the image of docs/servers/Dockerfile and runs it; see docker.sh."""
import fnmatch
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import daemon_support
from daemon_support import PATIENCE, ask, check, free_port, skip, until

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
DOCKERFILE = os.path.join(TOP, "docs", "servers", "Dockerfile")
MINUTES = 20


def run(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False, timeout=MINUTES * 60, **options)
    return done.returncode, done.stdout


# ---- the Dockerfile ----

def instructions():
    with open(DOCKERFILE, encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    text = re.sub(r"\\\n\s*", "", "".join(lines))
    return [tuple(line.split(None, 1)) for line in text.splitlines() if line.strip()]


def stages():
    found = []
    for word, value in instructions():
        if word == "FROM":
            found.append([])
        found[-1].append((word, value))
    return found


def is_ignored(path, patterns):
    """As docker reads .dockerignore, for the patterns that are there."""
    for pattern in patterns:
        anywhere = pattern.startswith("**/")
        names = path.split("/")
        if anywhere and fnmatch.fnmatch(names[-1], pattern[3:]):
            return True
        if not anywhere and len(names) == pattern.count("/") + 1 and all(
                fnmatch.fnmatch(*pair) for pair in zip(names, pattern.split("/"))):
            return True
    return False


def copy_context(target):
    """Returns how many files there were."""
    with open(os.path.join(TOP, ".dockerignore"), encoding="utf-8") as file:
        patterns = [line.strip() for line in file if line.strip() and line[0] != "#"]
    count = 0
    for folder, folders, files in os.walk(TOP):
        relative = os.path.relpath(folder, TOP)
        place = "" if relative == "." else relative + "/"
        folders[:] = [name for name in folders if not is_ignored(place + name, patterns)]
        os.makedirs(os.path.join(target, place), exist_ok=True)
        for name in files:
            if not is_ignored(place + name, patterns):
                shutil.copy(os.path.join(folder, name), os.path.join(target, place, name))
                count += 1
    return count


def test_context():
    """Nothing of a build in the tree goes along, and all that git knows does."""
    with tempfile.TemporaryDirectory() as folder:
        count = copy_context(folder)
        found = {os.path.relpath(os.path.join(place, name), folder)
                 for place, _, names in os.walk(folder) for name in names}
    made = [name for name in found if re.search(
        r"(^|/)(configure|Makefile\.in|config\.status|build-aux/.*|po/.*\.mo|.*\.(o|lo|la|gmo))$", name)]
    check(f"the context, {count} files: nothing that was made", sorted(made)[:5], [])
    if not os.path.exists(os.path.join(TOP, ".git")):
        skip("the context and git", "this is no repository")
        return
    code, listed = run("git", "-C", TOP, "ls-files", "-z")
    missing = set(filter(None, listed.split("\0"))) - found
    check("the context: all that git knows", (code, sorted(
        name for name in missing if not name.startswith(".ci/"))), (0, []))


# ---- without docker ----

SCRIPT = """
set -e
mount -t tmpfs none DIR/overlay
mkdir DIR/overlay/upper DIR/overlay/work DIR/overlay/root
mount -t overlay overlay -o lowerdir=/,upperdir=DIR/overlay/upper,workdir=DIR/overlay/work \
    DIR/overlay/root
mount -t tmpfs none DIR/overlay/root/tmp
mount -t proc proc DIR/overlay/root/proc 2>/dev/null || mount --rbind /proc DIR/overlay/root/proc
mount --bind /dev DIR/overlay/root/dev
"""


def build_script(directory, stage):
    """A script that carries out the first stage, in a name space of its own."""
    root = f"{directory}/overlay/root"
    lines, place = [SCRIPT.replace("DIR", directory)], "/"
    for word, value in stage:
        if word == "WORKDIR":
            place = value
            lines.append(f"mkdir -p {root}{place}")
        elif word == "RUN":
            lines.append(f"chroot {root} sh -c {shlex.quote(f'cd {place} && {value}')}")
        elif word == "COPY" and value == ". .":
            lines.append(f"cp -R {directory}/context/. {root}{place}")
        elif word != "FROM":
            raise ValueError(f"{word} {value} in the first stage")
    lines.append(f"cp -R {root}/image/. {directory}/image")
    return "\n".join(lines)


def build_by_hand(directory):
    for name in ("context", "image", "overlay"):
        os.mkdir(os.path.join(directory, name))
    copy_context(os.path.join(directory, "context"))
    first, last = stages()
    copies = [value for word, value in last if word == "COPY"]
    check("the last stage takes the image of the first, and begins empty",
          (last[0][1], copies), ("scratch", ["--from=build /image/ /"]))
    code, said = run("unshare", "--mount", "sh", "-c", build_script(directory, first),
                     env={"PATH": os.environ["PATH"], "DEBIAN_FRONTEND": "noninteractive"})
    check("the first stage is carried out", (code, "" if code == 0 else said[-1500:]), (0, ""))
    return code == 0


def settings(stage):
    """What the last stage sets: variables, user, command, health check."""
    found = {word: value for word, value in stage}
    variables = dict(pair.split("=", 1) for pair in shlex.split(found["ENV"]))
    user = [int(number) for number in found["USER"].split(":")]
    health = json.loads(found["HEALTHCHECK"].split(" CMD ")[1])
    return variables, user, json.loads(found["ENTRYPOINT"]), health


class Container:
    """The image run by chroot, as docker would with --read-only and --cap-drop ALL."""

    def __init__(self, image, **variables):
        self.image = image
        self.variables, self.user, self.command, self.health_command = settings(stages()[-1])
        self.variables.update(variables)
        self.process = self.start(self.command)

    def start(self, command):
        def enter():
            os.chroot(self.image)
            os.chdir("/")
            os.setgroups([])
            os.setgid(self.user[1])
            os.setuid(self.user[0])
        return subprocess.Popen(command, env=self.variables, preexec_fn=enter,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def health(self):
        process = self.start(self.health_command)
        return process.wait(PATIENCE), process.stdout.read()

    def stop(self):
        self.process.terminate()
        return self.process.wait(PATIENCE), self.process.stdout.read()


def test_by_hand(directory):
    image = os.path.join(directory, "image")
    files = [os.path.join(place, name) for place, _, names in os.walk(image) for name in names]
    size = sum(os.path.getsize(name) for name in files)
    check(f"the image is one program of {size / 1e6:.1f} MB",
          ([os.path.relpath(name, image) for name in files], size < 8e6),
          (["usr/sbin/httplingod"], True))
    check("it needs no library", "statically linked" in run("ldd", files[0])[1] or
          "not a dynamic" in run("ldd", files[0])[1], True)
    port, metrics = free_port(), free_port()
    container = Container(image, HTTPLINGOD_LISTEN=f":{port}",
                          HTTPLINGOD_METRICS_LISTEN=f"127.0.0.1:{metrics}",
                          HTTPLINGOD_DEFAULT_CODE="503")
    check("the health check", until(container.health, (0, "")), (0, ""))
    response = ask(("127.0.0.1", port), "/", {"Accept-Language": "ja"})
    check("a page", (response.status, response.get("Content-Language")), (503, "ja"))
    check("metrics", ask(("127.0.0.1", metrics), "/metrics").status, 200)
    check("SIGTERM", container.stop()[0], 0)
    check("the health check of one that is gone", container.health()[0], 1)
    defaults = Container(image)
    time.sleep(0.3)
    taken = defaults.process.poll() is not None
    code, said = defaults.stop() if not taken else (0, defaults.process.stdout.read())
    check("the addresses without variables", "8120" in said and code == 0 or said, True)


# ---- with docker ----

def test_docker():
    tag, name = "httplingod:check", f"httplingod-check-{os.getpid()}"
    code, said = run("docker", "build", "-f", DOCKERFILE, "-t", tag, TOP)
    if not check("docker build", (code, "" if code == 0 else said[-1500:]), (0, "")):
        return
    port = free_port()
    run("docker", "run", "--detach", "--rm", "--read-only", "--cap-drop", "ALL", "--name", name,
        "-p", f"127.0.0.1:{port}:8120", tag)

    def status():
        try:
            return ask(("127.0.0.1", port), "/404").status
        except (OSError, EOFError):
            return None
    check("docker run: a page", until(status, 404), 404)
    check("docker run: the health check", run("docker", "exec", name, "/usr/sbin/httplingod",
                                              "--health", "self"), (0, ""))
    check("docker stop", run("docker", "stop", name)[0], 0)
    size = int(run("docker", "image", "inspect", "--format", "{{.Size}}", tag)[1])
    check(f"the image has {size / 1e6:.1f} MB", size < 8e6, True)
    run("docker", "rmi", tag)


def why_not():
    """Why the stages cannot be carried out without docker; None when they can."""
    if os.geteuid() != 0:
        return "docker does not run, and without it the test has to run as root"
    with open("/etc/os-release", encoding="utf-8") as file:
        if "VERSION_CODENAME=bookworm" not in file.read():
            return "docker does not run, and this is not Debian 12, as the image is"
    if not os.path.exists("/etc/apt/sources.list.d/debian.sources"):
        return "docker does not run, and apt has no debian.sources here, as the image has"
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/overlay")
        code, _ = run("unshare", "--mount", "sh", "-c", SCRIPT.replace("DIR", folder))
    return "docker does not run, and there may be no overlay of files" if code else None


def main():
    test_context()
    has_docker = shutil.which("docker") and run("docker", "info")[0] == 0
    reason = None if has_docker else why_not()
    if has_docker:
        test_docker()
    elif reason:
        skip("the image", reason)
    else:
        with tempfile.TemporaryDirectory(prefix="httplingo-image-") as directory:
            os.chmod(directory, 0o755)
            if build_by_hand(directory):
                test_by_hand(directory)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
