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
LINTERS = {"kubernetes-models": "5.1.0", "dockerfilelint": "1.8.0"} # of npm


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
              float(level.group(1)) < 2.0, True)
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
    with open(os.path.join(SERVERS, "..", "..", "configure.ac"), encoding="utf-8") as file:
        version = re.search(r"AC_INIT\(\[httplingo\], \[([^]]*)\]", file.read()).group(1)
    labels = dict(pair.split("=", 1) for pair in shlex.split(last["LABEL"]))
    check("Dockerfile: labels", (sorted(labels), labels.get("org.opencontainers.image.version")),
          ([f"org.opencontainers.image.{name}" for name in ("description", "licenses", "title", "version")], version))
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


# ---- Kubernetes ----

def containers(objects):
    return [container for item in objects if item["kind"] == "Deployment"
            for container in item["spec"]["template"]["spec"]["containers"]]


def test_kubernetes(objects):
    by_kind = {item["kind"]: item for item in objects}
    check("Kubernetes: kinds", [item["kind"] for item in objects],
          ["Namespace", "ConfigMap", "Deployment", "Service", "HorizontalPodAutoscaler",
           "PodDisruptionBudget"])
    check("Kubernetes: one namespace",
          {item["metadata"].get("namespace") for item in objects if item["kind"] != "Namespace"},
          {by_kind["Namespace"]["metadata"]["name"]})
    pod = by_kind["Deployment"]["spec"]["template"]["spec"]
    labels = by_kind["Deployment"]["spec"]["template"]["metadata"]["labels"]
    for what, selector in (
            ("Deployment", by_kind["Deployment"]["spec"]["selector"]["matchLabels"]),
            ("Service", by_kind["Service"]["spec"]["selector"]),
            ("PodDisruptionBudget", by_kind["PodDisruptionBudget"]["spec"]["selector"]
             ["matchLabels"])):
        check(f"Kubernetes: {what} selects the pods", selector.items() <= labels.items(), True)
    check("Kubernetes: not root, no account's token",
          (pod["securityContext"]["runAsNonRoot"], pod["securityContext"]["runAsUser"] > 0,
           pod["securityContext"]["seccompProfile"]["type"], pod["automountServiceAccountToken"]),
          (True, True, "RuntimeDefault", False))
    volumes = {volume["name"] for volume in pod["volumes"]}
    for container in containers(objects):
        context = container["securityContext"]
        check("Kubernetes: read-only, no privileges",
              (context["readOnlyRootFilesystem"], context["allowPrivilegeEscalation"],
               context["capabilities"]), (True, False, {"drop": ["ALL"]}))
        ports = {port["name"] for port in container["ports"]}
        probes = [list(container[probe].values())[0]["port"]
                  for probe in ("readinessProbe", "livenessProbe")]
        check("Kubernetes: probes go to ports that are there", set(probes) <= ports, True)
        check("Kubernetes: volumes are there",
              {mount["name"] for mount in container["volumeMounts"]} <= volumes, True)
        check("Kubernetes: resources", sorted(container["resources"]), ["limits", "requests"])
        check("Kubernetes: the image has a version", ":" in container["image"].split("/")[-1], True)
        wait = sum(int(argument.split("=")[1]) for argument in container["args"]
                   if argument.startswith(("--delay=", "--grace=")))
        check("Kubernetes: the grace period suffices",
              pod["terminationGracePeriodSeconds"] > wait > 0, True)
        test_arguments(container["args"], by_kind["ConfigMap"]["data"]["site.conf"])
    check("Kubernetes: the service's port is there",
          {port["targetPort"] for port in by_kind["Service"]["spec"]["ports"]} <= ports, True)
    target = by_kind["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    check("Kubernetes: what is scaled", (target["kind"], target["name"]),
          ("Deployment", by_kind["Deployment"]["metadata"]["name"]))


def test_arguments(arguments, site):
    """The daemon itself reads its arguments and its site file."""
    if not os.path.exists(f"{PREFIX}/sbin/httplingod"):
        skip("Kubernetes: arguments", "httplingod was not built")
        return
    path = os.path.join(DIRECTORY, "site.conf")
    with open(path, "w", encoding="utf-8") as file:
        file.write(site)
    arguments = [argument.replace("/etc/httplingo/site.conf", path) for argument in arguments]
    check("Kubernetes: the daemon knows the arguments, and the site file",
          run(f"{PREFIX}/sbin/httplingod", *arguments, "--check",
              env=dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib")), (0, ""))


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
    for name in ("kubernetes.yaml", "traefik.yaml"):
        check(f"yamllint {name}", run("yamllint", "-s", "-d", rules, os.path.join(SERVERS, name)),
              (0, ""))


SCHEMA = """
import fs from 'fs';
for (const item of JSON.parse(fs.readFileSync(process.argv[2]))) {
  const module = await import(`kubernetes-models/${item.apiVersion}/${item.kind}`);
  new module[item.kind](item).validate();
}
"""


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


def test_linters(objects):
    folder = install_linters() if shutil.which("node") and shutil.which("npm") else None
    if not folder:
        skip("dockerfilelint and the schemas of kubernetes-models", "npm could not install them")
        return
    code, said = run(os.path.join(folder, "node_modules", ".bin", "dockerfilelint"),
                     os.path.join(SERVERS, "Dockerfile"))
    check("dockerfilelint", (code, "Issues: None found" in said or said), (0, True))
    if objects is None:
        return
    with open(os.path.join(folder, "schema.mjs"), "w", encoding="utf-8") as file:
        file.write(SCHEMA)
    for name, change in (("as it is", None), ("with a word for a number", "two")):
        if change:
            objects = json.loads(json.dumps(objects))
            next(o for o in objects if o["kind"] == "Deployment")["spec"]["replicas"] = change
        with open(os.path.join(folder, "objects.json"), "w", encoding="utf-8") as file:
            json.dump(objects, file)
        code, said = run("node", "schema.mjs", "objects.json", cwd=folder)
        check(f"the schemas of Kubernetes: {name}", "replicas must be integer" in said
              if change else (code, said), True if change else (0, ""))


def main():
    objects = None
    test_systemd()
    test_dockerfile()
    test_yamllint()
    if yaml:
        objects = list(yaml.safe_load_all(read("kubernetes.yaml")))
        test_kubernetes(objects)
        test_traefik(yaml.safe_load(read("traefik.yaml")))
    else:
        skip("Kubernetes and Traefik", "Python has no module yaml (Debian: python3-yaml)")
    test_linters(objects)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
