{{- /* Nothing is written, nothing is escalated: the doctor needs neither a disk nor a capability. */ -}}
{{- define "doctor.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- /* The container that examines, in a list. Called with root, name, component and args. */ -}}
{{- define "doctor.container" -}}
{{- $values := .root.Values -}}
- name: doctor
  image: {{ include "doctor.image" .root | quote }}
  imagePullPolicy: {{ $values.image.pullPolicy }}
  args:
    - --output={{ $values.doctor.output }}
    - --timeout={{ $values.doctor.timeoutSeconds }}s
    - --request-timeout={{ $values.doctor.requestTimeoutSeconds }}s
    {{- with (index $values .name).expectRole }}
    - {{ printf "--expect-role=%s" . | quote }}
    {{- end }}
    {{- range $use, $name := .component.buckets }}
    - {{ printf "--bucket=%s=%s" $use $name | quote }}
    {{- end }}
    {{- if $values.caBundle.configMap }}
    - --ca-bundle=/etc/gitlab-iam-doctor/ca.pem
    {{- end }}
    {{- if $values.doctor.readOnly }}
    - --read-only
    {{- end }}
    {{- range concat $values.doctor.args .args }}
    - {{ . | quote }}
    {{- end }}
  env:
    {{- range $name, $value := .component.env }}
    - name: {{ $name }}
      value: {{ $value | toString | quote }}
    {{- end }}
    {{- range $name, $from := .component.envFrom }}
    - name: {{ $name }}
      valueFrom: {{- toYaml $from | nindent 8 }}
    {{- end }}
  securityContext: {{- include "doctor.containerSecurityContext" .root | nindent 4 }}
  resources: {{- toYaml $values.resources | nindent 4 }}
  volumeMounts: {{- include "doctor.volumeMounts" . | nindent 4 }}
{{- end -}}

{{- /* A Pod's spec for one component. Called with root, name and kind: on every node the doctor is the init container. */ -}}
{{- define "doctor.podSpec" -}}
{{- $component := include "doctor.component" . | fromYaml -}}
{{- $onNode := eq .kind "DaemonSet" -}}
{{- $args := ternary .root.Values.daemonset.args list $onNode -}}
{{- $doctor := include "doctor.container" (dict "root" .root "name" .name "component" $component "args" $args) -}}
{{- $configure := ternary (include "doctor.registryConfigure" .root) "" (eq .name "registry") -}}
{{- if not $onNode -}}
restartPolicy: Never
activeDeadlineSeconds: {{ .root.Values.activeDeadlineSeconds }}
{{ end -}}
serviceAccountName: {{ $component.serviceAccountName }}
# The token of Kubernetes' own API; those for AWS come by volumes of their own.
automountServiceAccountToken: false
enableServiceLinks: false
securityContext: {{- toYaml .root.Values.podSecurityContext | nindent 2 }}
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- if or $configure $onNode }}
initContainers:
  {{- with $configure }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- if $onNode }}
  {{- $doctor | nindent 2 }}
  {{- end }}
{{- end }}
containers:
{{- if $onNode }}
  - name: healthy
    image: {{ .root.Values.daemonset.pauseImage | quote }}
    securityContext: {{- include "doctor.containerSecurityContext" .root | nindent 6 }}
    resources:
      requests: {cpu: 1m, memory: 8Mi}
      limits: {memory: 16Mi}
{{- else }}
  {{- $doctor | nindent 2 }}
{{- end }}
volumes: {{- include "doctor.volumes" . | nindent 2 }}
{{- end -}}

{{- /* Labels of a Pod for one component. */ -}}
{{- define "doctor.podLabels" -}}
{{- range $refused := list "app" "release" -}}
{{- if hasKey $.root.Values.podLabels $refused -}}
{{- fail (printf "podLabels.%s is refused: GitLab's Services select their pods by app and release, and would send requests to the doctor" $refused) -}}
{{- end -}}
{{- end -}}
{{- merge (include "doctor.selectorLabels" . | fromYaml) .root.Values.podLabels | toYaml -}}
{{- end -}}

{{- define "doctor.podAnnotations" -}}
{{- (include "doctor.component" . | fromYaml).annotations | toYaml -}}
{{- end -}}

{{- define "doctor.validate" -}}
{{- if ge (int .Values.doctor.timeoutSeconds) (int .Values.activeDeadlineSeconds) -}}
{{- fail (printf "doctor.timeoutSeconds is %d, but Kubernetes ends the Pod after activeDeadlineSeconds, %d: the doctor could neither report nor clean up" (int .Values.doctor.timeoutSeconds) (int .Values.activeDeadlineSeconds)) -}}
{{- end -}}
{{- end -}}
