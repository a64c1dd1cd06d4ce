{{- /*
What the Pod of a component finds where GitLab's pods have it, as YAML: volumes, mounts, initContainers. Called with root and name.
Secrets are projected as GitLab's own init container lays them out (charts/gitlab/templates/_configure.tpl, chart 9.9.1).
*/ -}}
{{- define "doctor.files" -}}
{{- $secrets := .root.Values.secrets -}}
{{- $values := include "doctor.gitlabValues" .root | fromYaml -}}
{{- $volumes := list (dict "name" "namespace" "projected" (dict "sources" (list (dict "downwardAPI" (dict "items" (list (dict "path" "namespace" "fieldRef" (dict "fieldPath" "metadata.namespace")))))))) -}}
{{- /* Where Kubernetes has it beside a token of its API, which GitLab's pods have not and the doctor does not need. */ -}}
{{- $mounts := list (dict "name" "namespace" "mountPath" "/var/run/secrets/kubernetes.io/serviceaccount" "readOnly" true) -}}
{{- $initContainers := list -}}

{{- $etc := list -}}
{{- if ne .name "registry" -}}
{{- $connection := include "doctor.secret" (dict "own" $secrets.objectStore "theirs" ((($values.global).appConfig).object_store).connection "key" "connection") | fromYaml -}}
{{- with $connection.name -}}
{{- $etc = append $etc (dict "secret" (dict "name" . "items" (list (dict "key" $connection.key "path" "objectstorage/object_store")))) -}}
{{- end -}}
{{- range $use, $one := include "doctor.objectStorage" .root | fromYaml -}}
{{- with $one.connection.secret -}}
{{- $etc = append $etc (dict "secret" (dict "name" . "items" (list (dict "key" ($one.connection.key | default "connection") "path" (printf "objectstorage/%s" $one.file))))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if eq .name "toolbox" -}}
{{- $s3cfg := include "doctor.secret" (dict "own" $secrets.s3cfg "theirs" (((((($values.gitlab).toolbox).backups).objectStorage).config)) "key" "config") | fromYaml -}}
{{- with $s3cfg.name -}}
{{- $etc = append $etc (dict "secret" (dict "name" . "items" (list (dict "key" $s3cfg.key "path" ".s3cfg")))) -}}
{{- $mounts = append $mounts (dict "name" "etc-gitlab" "mountPath" "/home/git/.s3cfg" "subPath" ".s3cfg" "readOnly" true) -}}
{{- end -}}
{{- end -}}
{{- if $etc -}}
{{- $volumes = append $volumes (dict "name" "etc-gitlab" "projected" (dict "defaultMode" 256 "sources" $etc)) -}}
{{- $mounts = append $mounts (dict "name" "etc-gitlab" "mountPath" "/etc/gitlab" "readOnly" true) -}}
{{- end -}}

{{- $config := list -}}
{{- if and $secrets.gitlabYml.name (ne .name "registry") -}}
{{- $config = append $config (dict "secret" (dict "name" $secrets.gitlabYml.name "items" (list (dict "key" $secrets.gitlabYml.key "path" "gitlab.yml")))) -}}
{{- end -}}
{{- if eq .name "webservice" -}}
{{- $config = append $config (dict "configMap" (dict "name" (printf "%s-webservice" (include "doctor.fullname" .root)))) -}}
{{- end -}}
{{- if $config -}}
{{- $volumes = append $volumes (dict "name" "config" "projected" (dict "defaultMode" 256 "sources" $config)) -}}
{{- $mounts = append $mounts (dict "name" "config" "mountPath" "/srv/gitlab/config" "readOnly" true) -}}
{{- end -}}

{{- if eq .name "registry" -}}
{{- $storage := include "doctor.secret" (dict "own" $secrets.registryStorage "theirs" ($values.registry).storage "key" "config") | fromYaml -}}
{{- if .root.Values.registry.storage -}}
{{- range $driver, $settings := .root.Values.registry.storage -}}
{{- if or (hasKey $settings "accesskey") (hasKey $settings "secretkey") -}}
{{- fail (printf "registry.storage.%s holds keys, and a ConfigMap is no place for them. Leave them out, or name the Secret: secrets.registryStorage.name and registry.shellImage" $driver) -}}
{{- end -}}
{{- end -}}
{{- $volumes = append $volumes (dict "name" "config" "configMap" (dict "name" (printf "%s-registry" (include "doctor.fullname" .root)))) -}}
{{- else if and $storage.name .root.Values.registry.shellImage -}}
{{- $volumes = append $volumes (dict "name" "config" "emptyDir" (dict "medium" "Memory")) -}}
{{- $volumes = append $volumes (dict "name" "storage" "secret" (dict "secretName" $storage.name "defaultMode" 256 "items" (list (dict "key" $storage.key "path" "storage")))) -}}
{{- $initContainers = append $initContainers (include "doctor.registryConfigure" .root | fromYaml) -}}
{{- else -}}
{{- fail (include "doctor.registryUnknown" (dict "root" .root "secret" $storage.name)) -}}
{{- end -}}
{{- $mounts = append $mounts (dict "name" "config" "mountPath" "/etc/docker/registry" "readOnly" true) -}}
{{- end -}}

{{- with .root.Values.caBundle.configMap -}}
{{- $volumes = append $volumes (dict "name" "ca-bundle" "configMap" (dict "name" . "items" (list (dict "key" $.root.Values.caBundle.key "path" "ca.pem")))) -}}
{{- $mounts = append $mounts (dict "name" "ca-bundle" "mountPath" "/etc/gitlab-iam-doctor" "readOnly" true) -}}
{{- end -}}
{{- toYaml (dict "volumes" (concat $volumes .root.Values.extraVolumes) "mounts" (concat $mounts .root.Values.extraVolumeMounts) "initContainers" $initContainers) -}}
{{- end -}}

{{- /* Name and key of a Secret: ours, else GitLab's; no name when neither has one. */ -}}
{{- define "doctor.secret" -}}
{{- $theirs := .theirs | default dict -}}
{{- if .own.name -}}
{{- toYaml .own -}}
{{- else -}}
{{- toYaml (dict "name" ($theirs.secret | default "") "key" ($theirs.key | default .key)) -}}
{{- end -}}
{{- end -}}

{{- /* GitLab's own init container inserts the Secret below `storage:`, indented by two (charts/registry/values.yaml, init.script). */ -}}
{{- define "doctor.registryConfigure" -}}
name: configure
image: {{ .Values.registry.shellImage | quote }}
command:
  - sh
  - -ec
  - |
    { printf 'version: 0.1\nstorage:\n'; sed 's/^/  /' /storage/storage; } > /etc/docker/registry/config.yml
securityContext: {{- include "doctor.containerSecurityContext" . | nindent 2 }}
resources: {{- toYaml .Values.resources | nindent 2 }}
volumeMounts:
  - name: storage
    mountPath: /storage
    readOnly: true
  - name: config
    mountPath: /etc/docker/registry
{{- end -}}

{{- define "doctor.registryUnknown" -}}
{{- $release := .root.Values.gitlab.release -}}
{{- if .secret -}}
registry.shellImage is empty. The registry's config.yml is put together from the Secret {{ .secret }} by an init container, which needs an image with sh and sed; GitLab's own will do: --set registry.shellImage="$(kubectl --namespace {{ .root.Release.Namespace }} get deployment {{ $release }}-registry --output jsonpath='{.spec.template.spec.initContainers[-1:].image}')". Or leave the registry out of components, or tell its storage without keys in registry.storage.
{{- else -}}
the registry's storage is not known. Name its Secret, --set secrets.registryStorage.name=… with registry.shellImage, or tell its storage without keys in registry.storage, or leave the registry out of components.
{{- end -}}
{{- end -}}
