# SPDX-License-Identifier: MIT
"""What the tests of the chart try: values, and what is rendered then; see chart.py."""
import os

import yaml

CHART = os.path.join("deploy", "helm", "httplingo")
with open(os.path.join(CHART, "Chart.yaml"), encoding="utf-8") as file:
    VERSION = yaml.safe_load(file)["version"]
MISSING = "(missing)"

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

# ---- other rows ----

# Values whose names the chart does not know, because Kubernetes defines them.
FREE = {"podSecurityContext", "securityContext", "startupProbe", "readinessProbe", "livenessProbe", "resources.requests",
        "resources.limits", "updateStrategy.rollingUpdate", "grafanaDashboard.labels"}

# Release, values, and what the objects are called.
NAMES = [("web", {}, "web-httplingo"), ("httplingod", {}, "httplingod"), ("my-httplingo", {}, "my-httplingo"),
         ("a" * 53, {}, "a" * 50), ("a" * 45, {}, "a" * 45 + "-http"),
         ("a" * 49, {}, "a" * 49), ("web", {"fullnameOverride": "b" * 63}, "b" * 50),
         ("web", {"nameOverride": "c" * 63}, "web-" + "c" * 46)]

# What the schema refuses.
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

# What the templates refuse, and how.
CONTRADICTORY = [
    ({"autoscaling": {"enabled": True, "minReplicas": 11}}, "autoscaling.minReplicas is greater than"),
    ({"autoscaling": {"enabled": True, "targetCPUUtilizationPercentage": None}},
     "autoscaling needs targetCPUUtilizationPercentage or"),
    ({"gateways": {"envoyGateway": {"enabled": True, "gateway": "g"}}, "daemon": {"status200": True}},
     "gateways.envoyGateway needs the real status"),
    ({"serviceAccount": {"create": False, "annotations": {"a": "b"}}},
     "serviceAccount.annotations needs serviceAccount.create"),
]

# Target of httplingo generate, its name in the values, and more values.
GATEWAYS = [("traefik", "traefik", {}), ("envoy-gateway", "envoyGateway", {"gateway": "web"}),
            ("nginx-gateway-fabric", "nginxGatewayFabric", {"gateway": "web"})]

# Name, values, kinds or kinds with names (None: all), the comment at the top.
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

# Objects that the schemas have to refuse: kind, path, value.
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
