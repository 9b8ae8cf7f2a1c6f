# SPDX-License-Identifier: MIT
"""The files of httplingo generate for gateways; see gateways.sh.  What the gateways make of them is
tested in tests/servers/generate_gateways.py."""
import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile

import yaml
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

import daemon_support
from daemon_support import check, run_test

PREFIX, WORK = (os.path.abspath(path) for path in sys.argv[1:3])
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-gateways-")
PROTOS = os.path.join(WORK, "node_modules/@grpc/grpc-js-xds/deps")

# The messages that the files for Envoy are, and files of the package that define them.
HTTP = "envoy.extensions.filters.network.http_connection_manager.v3."
ENVOY = [("httplingo-filter.yaml", HTTP + "HttpFilter"), ("httplingo-virtual-host.yaml", "envoy.config.route.v3.VirtualHost"),
         ("httplingo-cluster.yaml", "envoy.config.cluster.v3.Cluster"),
         ("httplingo-local-reply.yaml", HTTP + "LocalReplyConfig")]
DEFINITIONS = ["envoy/config/cluster/v3/cluster.proto", "envoy/config/route/v3/route.proto",
               "envoy/extensions/filters/http/custom_response/v3/custom_response.proto",
               "envoy/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto",
               "envoy/extensions/http/custom_response/redirect_policy/v3/redirect_policy.proto",
               "envoy/type/matcher/v3/status_code_input.proto"]

# Kubernetes: the targets, and a fault that has to be found in the kinds that each of them uses.
TARGETS = ["contour", "envoy-gateway", "istio", "kong", "nginx-gateway-fabric", "nginx-ingress", "traefik"]
# Of these kinds there is no package with the schema.
UNKNOWN_KINDS = {"HTTPProxy", "KongClusterPlugin", "SnippetsPolicy"}
FAULTS = {
    "BackendTrafficPolicy": lambda spec: spec["responseOverride"][0]["redirect"].update(path={"type": "Nope"}),
    "HTTPRoute": lambda spec: spec["rules"][0]["backendRefs"][0].update(port="80"),
    "ReferenceGrant": lambda spec: spec["to"][0].update(kind=1),
    "EnvoyFilter": lambda spec: spec["configPatches"][0].update(applyTo="NOPE"),
    "Middleware": lambda spec: spec.update(errors={"status": "404"}),
    "IngressRoute": lambda spec: spec["routes"][0].update(kind="Nope"),
}


def generate(target, *options):
    out = os.path.join(DIRECTORY, target)
    done = subprocess.run([f"{PREFIX}/bin/httplingo", "generate", target, "--out", out, *options], capture_output=True,
                          text=True, env=dict(os.environ, LC_ALL="C", LD_LIBRARY_PATH=f"{PREFIX}/lib"), check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return out


def load(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return list(yaml.safe_load_all(file))


# ---- Envoy ----

def definitions():
    """Envoy's messages.  The package has an older set of rules for the values of fields than the
    definitions use, so a rule that it does not know is removed from a copy."""
    source = os.path.join(DIRECTORY, "envoy-api")
    shutil.copytree(os.path.join(PROTOS, "envoy-api"), source)
    for folder, _, names in os.walk(source):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            if "ignore_empty: true" in text:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text.replace(" ignore_empty: true", "").replace("{ignore_empty: true}", "{}"))
    out = os.path.join(DIRECTORY, "envoy.pb")
    folders = [source, *(os.path.join(PROTOS, name) for name in ("xds", "protoc-gen-validate", "googleapis"))]
    subprocess.run(["protoc", *("-I" + folder for folder in folders), "--include_imports",
                    "--descriptor_set_out=" + out, *DEFINITIONS], check=True, stderr=subprocess.PIPE)
    files = descriptor_pb2.FileDescriptorSet()
    with open(out, "rb") as file:
        files.ParseFromString(file.read())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    return pool


def refusal(pool, name, value):
    """Why Envoy's definitions refuse a value; empty if they do not."""
    message = message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName(name))()
    try:
        json_format.ParseDict(value, message, descriptor_pool=pool)
    except (json_format.ParseError, TypeError) as error:
        return str(error)
    return ""


def with_fault(value):
    """The same with an unknown field in the innermost map that comes first."""
    value = copy.deepcopy(value)
    inner = value
    while True:
        below = [part for part in (inner.values() if isinstance(inner, dict) else inner)
                 if isinstance(part, dict) or (isinstance(part, list) and part and isinstance(part[0], dict))]
        if not below:
            break
        inner = below[0]
    (inner if isinstance(inner, dict) else inner[0])["unknown_field"] = 1
    return value


def test_envoy():
    pool = definitions()
    out = generate("envoy", "--languages", "en,fr,ja")
    for name, message in ENVOY:
        [document] = load(out, name)
        for value in document if isinstance(document, list) else [document]:
            check(f"envoy: {name} is a {message}", refusal(pool, message, value), "")
            check(f"envoy: {name} with a field that is unknown", bool(refusal(pool, message, with_fault(value))), True)
    istio = {item["kind"]: item for item in load(generate("istio"), "httplingo.yaml")}
    value = istio["EnvoyFilter"]["spec"]["configPatches"][0]["patch"]["value"]
    check("istio: the filter is one of Envoy", refusal(pool, HTTP + "HttpFilter", value), "")


# ---- Kubernetes ----

def test_kubernetes():
    objects = [item for target in TARGETS for item in load(generate(target), "httplingo.yaml")]
    known = [item for item in objects if item["kind"] not in UNKNOWN_KINDS]
    seeded = []
    for kind, spoil in FAULTS.items():
        broken = copy.deepcopy(next(item for item in known if item["kind"] == kind))
        spoil(broken["spec"])
        unknown = copy.deepcopy(next(item for item in known if item["kind"] == kind))
        unknown["spec"]["unknownField"] = 1
        seeded += [broken, unknown]
    path = os.path.join(DIRECTORY, "objects.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(known + seeded, file)
    done = subprocess.run(["node", "schemas.mjs", path], capture_output=True, text=True, cwd=WORK, check=False)
    if not check("node", (done.returncode, done.stderr), (0, "")):
        return
    faults = json.loads(done.stdout)
    found = [(item["kind"], item["metadata"]["name"], fault) for item, fault in zip(known, faults) if fault]
    check(f"{len(known)} objects are as the schemas say, without unknown fields", found, [])
    for item, fault in zip(seeded, faults[len(known):]):
        what = "an unknown field" if "unknownField" in item["spec"] else "a wrong value"
        check(f"the schemas refuse {what} in {item['kind']}", bool(fault), True)
    check("each kind with a schema has seeded faults", {item["kind"] for item in known} - set(FAULTS), {"ConfigMap"})


def main():
    for test in (test_envoy, test_kubernetes):
        run_test(test)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
