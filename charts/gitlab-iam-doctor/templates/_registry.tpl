{{- /*
The registry's config.yml. GitLab's own init container inserts the storage Secret below `storage:`, indented by two
(charts/registry/values.yaml, init.script, chart 9.9.1), and so does ours.
*/ -}}

{{- define "doctor.registrySecret" -}}
{{- $values := include "doctor.gitlabValues" . | fromYaml -}}
{{- include "doctor.secret" (dict "own" .Values.secrets.registryStorage "theirs" ($values.registry).storage) -}}
{{- end -}}

{{- define "doctor.registryVolumes" -}}
{{- $registry := .root.Values.registry -}}
{{- $secret := include "doctor.registrySecret" .root | fromYaml -}}
{{- if $registry.storage }}
- name: config
  configMap:
    name: {{ include "doctor.fullname" .root }}-registry
{{- else if and $secret.name $registry.shellImage }}
- name: config
  emptyDir: {medium: Memory}
- name: storage
  secret:
    secretName: {{ $secret.name | quote }}
    defaultMode: 256 # 0400, which parsers of YAML 1.2 take for four hundred
    items: [{key: {{ $secret.key | quote }}, path: storage}]
{{- else -}}
{{- fail (include "doctor.registryUnknown" (dict "root" .root "secret" $secret.name)) -}}
{{- end }}
{{- end -}}

{{- /* Nothing where the storage is told by values. */ -}}
{{- define "doctor.registryConfigure" -}}
{{- if not .Values.registry.storage -}}
- name: configure
  image: {{ .Values.registry.shellImage | quote }}
  command:
    - sh
    - -ec
    - |
      { printf 'version: 0.1\nstorage:\n'; sed 's/^/  /' /storage/storage; } > /etc/docker/registry/config.yml
  securityContext: {{- include "doctor.containerSecurityContext" . | nindent 4 }}
  resources: {{- toYaml .Values.resources | nindent 4 }}
  volumeMounts:
    - {name: storage, mountPath: /storage, readOnly: true}
    - {name: config, mountPath: /etc/docker/registry}
{{- end -}}
{{- end -}}

{{- /* The storage as told by values, which a ConfigMap will hold. */ -}}
{{- define "doctor.registryConfig" -}}
{{- range $driver, $settings := .Values.registry.storage -}}
{{- if or (hasKey $settings "accesskey") (hasKey $settings "secretkey") -}}
{{- fail (printf "registry.storage.%s holds keys, and a ConfigMap is no place for them. Leave them out, or name the Secret: secrets.registryStorage.name and registry.shellImage" $driver) -}}
{{- end -}}
{{- end -}}
version: 0.1
storage: {{- toYaml .Values.registry.storage | nindent 2 }}
{{- end -}}

{{- define "doctor.registryUnknown" -}}
{{- $release := .root.Values.gitlab.release -}}
{{- if .secret -}}
registry.shellImage is empty. The registry's config.yml is put together from the Secret {{ .secret }} by an init container, which needs an image with sh and sed; GitLab's own will do: --set registry.shellImage="$(kubectl --namespace {{ .root.Release.Namespace }} get deployment {{ $release }}-registry --output jsonpath='{.spec.template.spec.initContainers[-1:].image}')". Or leave the registry out of components, or tell its storage without keys in registry.storage.
{{- else -}}
the registry's storage is not known. Name its Secret, --set secrets.registryStorage.name=… with registry.shellImage, or tell its storage without keys in registry.storage, or leave the registry out of components.
{{- end -}}
{{- end -}}
