{{- /*
What the Pod of a component finds where GitLab's pods have it. All are called with root and name.
*/ -}}

{{- /* Name and key of a Secret: ours, else GitLab's; no name when neither has one. */ -}}
{{- define "doctor.secret" -}}
{{- $theirs := .theirs | default dict -}}
name: {{ .own.name | default $theirs.secret | default "" | quote }}
key: {{ ternary .own.key ($theirs.key | default .own.key) (ne .own.name "") | quote }}
{{- end -}}

{{- /* The Secrets as GitLab's init container lays them out below /etc/gitlab (charts/gitlab/templates/_configure.tpl, 9.9.1). */ -}}
{{- define "doctor.etcGitlab" -}}
{{- $values := include "doctor.gitlabValues" .root | fromYaml -}}
{{- $secrets := .root.Values.secrets -}}
{{- $theirs := ((($values.global).appConfig).object_store).connection -}}
{{- $objectStore := include "doctor.secret" (dict "own" $secrets.objectStore "theirs" $theirs) | fromYaml -}}
{{- if $objectStore.name }}
- secret:
    name: {{ $objectStore.name | quote }}
    items: [{key: {{ $objectStore.key | quote }}, path: objectstorage/object_store}]
{{- end }}
{{- range include "doctor.objectStorage" .root | fromYaml }}
{{- if .connection.secret }}
- secret:
    name: {{ .connection.secret | quote }}
    items: [{key: {{ .connection.key | default "connection" | quote }}, path: objectstorage/{{ .file }}}]
{{- end }}
{{- end }}
{{- $s3cfg := include "doctor.s3cfg" . | fromYaml -}}
{{- if $s3cfg.name }}
- secret:
    name: {{ $s3cfg.name | quote }}
    items: [{key: {{ $s3cfg.key | quote }}, path: .s3cfg}]
{{- end }}
{{- end -}}

{{- /* Only the toolbox backs up. */ -}}
{{- define "doctor.s3cfg" -}}
{{- $values := include "doctor.gitlabValues" .root | fromYaml -}}
{{- $theirs := ((((($values.gitlab).toolbox).backups).objectStorage).config) -}}
{{- if eq .name "toolbox" -}}
{{- include "doctor.secret" (dict "own" .root.Values.secrets.s3cfg "theirs" $theirs) -}}
{{- else -}}
name: ""
{{- end -}}
{{- end -}}

{{- /* What GitLab's pods render into /srv/gitlab/config. */ -}}
{{- define "doctor.srvGitlab" -}}
{{- $gitlabYml := .root.Values.secrets.gitlabYml -}}
{{- if $gitlabYml.name }}
- secret:
    name: {{ $gitlabYml.name | quote }}
    items: [{key: {{ $gitlabYml.key | quote }}, path: gitlab.yml}]
{{- end }}
{{- end -}}

{{- define "doctor.volumes" -}}
# Where Kubernetes has it beside a token of its API, which GitLab's pods have not and the doctor does not need.
- name: namespace
  projected:
    sources:
      - downwardAPI:
          items: [{path: namespace, fieldRef: {fieldPath: metadata.namespace}}]
{{- if eq .name "registry" }}
{{- include "doctor.registryVolumes" . }}
{{- else }}
{{- with include "doctor.etcGitlab" . | fromYamlArray }}
- name: etc-gitlab
  projected:
    defaultMode: 256 # 0400, which parsers of YAML 1.2 take for four hundred
    sources: {{- toYaml . | nindent 6 }}
{{- end }}
{{- with include "doctor.srvGitlab" . | fromYamlArray }}
- name: config
  projected:
    defaultMode: 256 # 0400, which parsers of YAML 1.2 take for four hundred
    sources: {{- toYaml . | nindent 6 }}
{{- end }}
{{- end }}
{{- with .root.Values.caBundle }}
{{- if .configMap }}
- name: ca-bundle
  configMap:
    name: {{ .configMap | quote }}
    items: [{key: {{ .key | quote }}, path: ca.pem}]
{{- end }}
{{- end }}
{{- with .root.Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "doctor.volumeMounts" -}}
- {name: namespace, mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true}
{{- if eq .name "registry" }}
- {name: config, mountPath: /etc/docker/registry, readOnly: true}
{{- else }}
{{- if include "doctor.etcGitlab" . | fromYamlArray }}
- {name: etc-gitlab, mountPath: /etc/gitlab, readOnly: true}
{{- end }}
{{- if (include "doctor.s3cfg" . | fromYaml).name }}
- {name: etc-gitlab, mountPath: /home/git/.s3cfg, subPath: .s3cfg, readOnly: true}
{{- end }}
{{- if include "doctor.srvGitlab" . | fromYamlArray }}
- {name: config, mountPath: /srv/gitlab/config, readOnly: true}
{{- end }}
{{- end }}
{{- if .root.Values.caBundle.configMap }}
- {name: ca-bundle, mountPath: /etc/gitlab-iam-doctor, readOnly: true}
{{- end }}
{{- with .root.Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}
