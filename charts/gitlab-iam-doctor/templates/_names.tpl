{{- define "doctor.fullname" -}}
{{- .Values.fullnameOverride | default .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- /* Never `app` nor `release`: GitLab's Services would send these Pods their traffic. */ -}}
{{- define "doctor.labels" -}}
app.kubernetes.io/name: gitlab-iam-doctor
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .name }}
{{- end -}}

{{- /*
The labels of a Pod, which also say what started it: a DaemonSet would take a Pod of `helm test` that its selector matches for
one of its own, and delete it. Called with root, name and kind.
*/ -}}
{{- define "doctor.selectorLabels" -}}
{{ include "doctor.labels" . }}
gitlab-iam-doctor/started-by: {{ .kind | lower }}
{{- end -}}

{{- define "doctor.chartLabels" -}}
{{ include "doctor.labels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | quote }}
{{- end -}}

{{- define "doctor.image" -}}
{{- if not .Values.image.repository -}}
{{- fail "image.repository is empty. Build the image from the project's Dockerfile, push it where the cluster can pull it, and name it: --set image.repository=registry.example.com/gitlab-iam-doctor" -}}
{{- end -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}
