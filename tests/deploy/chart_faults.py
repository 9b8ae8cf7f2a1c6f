# SPDX-License-Identifier: MIT
"""What has to be true of whatever the chart renders; see chart.py."""
import re

from chart_values import CONTAINER, MISSING, POD


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
