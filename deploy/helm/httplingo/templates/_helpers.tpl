{{/* SPDX-License-Identifier: MIT */}}
{{/* Names and labels that several objects share. */}}

{{/* 50 characters leave room for "-not-found" and the like. */}}
{{- define "httplingo.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "httplingo.fullname" -}}
{{- $name := include "httplingo.name" . }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "httplingo.selectorLabels" -}}
app.kubernetes.io/name: {{ include "httplingo.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "httplingo.versionLabel" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | quote }}
{{- end }}

{{/* The metadata of an object.  Only "top", the context, has to be given; "suffix" ends the name. */}}
{{- define "httplingo.metadata" -}}
{{- $top := .top -}}
metadata:
  name: {{ default (include "httplingo.fullname" $top) .name }}{{ .suffix }}
  namespace: {{ default $top.Release.Namespace .namespace }}
  labels:
    {{- if .selectorLabels }}
    {{- toYaml .selectorLabels | nindent 4 }}
    {{- else }}
    {{- include "httplingo.selectorLabels" $top | nindent 4 }}
    {{- end }}
    {{- include "httplingo.versionLabel" $top | nindent 4 }}
    app.kubernetes.io/part-of: httplingo
    app.kubernetes.io/managed-by: {{ $top.Release.Service }}
    helm.sh/chart: {{ printf "%s-%s" $top.Chart.Name $top.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
    {{- with merge dict (.labels | default dict) $top.Values.commonLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with merge dict (.annotations | default dict) $top.Values.commonAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{- define "httplingo.serviceAccountName" -}}
{{- default (ternary (include "httplingo.fullname" .) "default" .Values.serviceAccount.create) .Values.serviceAccount.name }}
{{- end }}

{{- define "httplingo.image" -}}
{{- with .Values.image }}
{{- .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ default $.Chart.AppVersion .tag }}{{ end }}
{{- end }}
{{- end }}

{{- define "httplingo.siteConfigMap" -}}
{{- default (include "httplingo.fullname" .) .Values.site.existingConfigMap }}
{{- end }}

{{/* Empty without texts. */}}
{{- define "httplingo.textsConfigMap" -}}
{{- if .Values.texts.existingConfigMap }}
{{- .Values.texts.existingConfigMap }}
{{- else if .Values.texts.files }}
{{- include "httplingo.fullname" . }}-texts
{{- end }}
{{- end }}

{{/* The codes as strings, sorted. */}}
{{- define "httplingo.codes" -}}
{{- .Values.gateways.codes | sortAlpha | uniq | toJson }}
{{- end }}

{{/* Values that contradict each other. */}}
{{- define "httplingo.check" -}}
{{- with .Values.autoscaling }}
{{- if and .enabled (gt (int .minReplicas) (int .maxReplicas)) }}
{{- fail "autoscaling.minReplicas is greater than autoscaling.maxReplicas" }}
{{- end }}
{{- if and .enabled (not .targetCPUUtilizationPercentage) (not .targetMemoryUtilizationPercentage) }}
{{- fail "autoscaling needs targetCPUUtilizationPercentage or targetMemoryUtilizationPercentage" }}
{{- end }}
{{- end }}
{{- if and .Values.gateways.envoyGateway.enabled .Values.daemon.status200 }}
{{- fail "gateways.envoyGateway needs the real status: do not set daemon.status200" }}
{{- end }}
{{- if and (not .Values.serviceAccount.create) .Values.serviceAccount.annotations }}
{{- fail "serviceAccount.annotations needs serviceAccount.create" }}
{{- end }}
{{- end }}
