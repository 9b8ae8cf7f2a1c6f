# SPDX-License-Identifier: MIT
# The chart, its manifests and its monitoring; run by ./check.
EXTRA_DIST += \
	tests/deploy/alerts.yaml \
	tests/deploy/chart.py \
	tests/deploy/chart.sh \
	tests/deploy/chart_faults.py \
	tests/deploy/chart_values.py \
	tests/deploy/everything.yaml \
	scripts/deploy.sh \
	tests/deploy/gateways.py \
	tests/deploy/gateways.sh \
	tests/deploy/monitoring.py \
	tests/deploy/monitoring.sh \
	tests/deploy/package-lock.json \
	tests/deploy/package.json \
	tests/deploy/schemas.mjs
