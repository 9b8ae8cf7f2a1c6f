# SPDX-License-Identifier: MIT
# What runs httplingod in a cluster: a chart for Helm, and the same as plain manifests.
EXTRA_DIST += \
	deploy/helm/httplingo/.helmignore \
	deploy/helm/httplingo/Chart.yaml \
	deploy/helm/httplingo/README.md \
	deploy/helm/httplingo/files/alerts.yaml \
	deploy/helm/httplingo/files/dashboard.json \
	deploy/helm/httplingo/templates/NOTES.txt \
	deploy/helm/httplingo/templates/_helpers.tpl \
	deploy/helm/httplingo/templates/configmap.yaml \
	deploy/helm/httplingo/templates/dashboard.yaml \
	deploy/helm/httplingo/templates/deployment.yaml \
	deploy/helm/httplingo/templates/envoy-gateway.yaml \
	deploy/helm/httplingo/templates/extra.yaml \
	deploy/helm/httplingo/templates/horizontalpodautoscaler.yaml \
	deploy/helm/httplingo/templates/networkpolicy.yaml \
	deploy/helm/httplingo/templates/nginx-gateway-fabric.yaml \
	deploy/helm/httplingo/templates/poddisruptionbudget.yaml \
	deploy/helm/httplingo/templates/prometheusrule.yaml \
	deploy/helm/httplingo/templates/service.yaml \
	deploy/helm/httplingo/templates/serviceaccount.yaml \
	deploy/helm/httplingo/templates/servicemonitor.yaml \
	deploy/helm/httplingo/templates/tests/health.yaml \
	deploy/helm/httplingo/templates/traefik.yaml \
	deploy/helm/httplingo/values.schema.json \
	deploy/helm/httplingo/values.yaml \
	deploy/kubernetes/autoscaling.yaml \
	deploy/kubernetes/httplingod.yaml \
	deploy/kubernetes/monitoring.yaml \
	deploy/kubernetes/network-policy.yaml
