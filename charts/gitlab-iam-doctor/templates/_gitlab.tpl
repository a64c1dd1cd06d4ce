{{- /*
What GitLab's chart makes of its own values: charts/gitlab/charts/{toolbox,webservice,sidekiq} and charts/registry,
their templates and values.yaml, chart 9.9.1.
*/ -}}

{{- /* What of GitLab's values counts here, as YAML; read once, for the whole of them is long. */ -}}
{{- define "doctor.gitlabValues" -}}
{{- if not (hasKey .Values.gitlab "read") -}}
{{- $_ := set .Values.gitlab "read" (include "doctor.readGitlabValues" .) -}}
{{- end -}}
{{- .Values.gitlab.read -}}
{{- end -}}

{{- define "doctor.readGitlabValues" -}}
{{- if .Values.gitlab.values -}}
{{- $source := printf "It is the output of: helm get values %s --namespace %s --all --output yaml" .Values.gitlab.release .Release.Namespace -}}
{{- $values := fromYaml .Values.gitlab.values -}}
{{- if hasKey $values "Error" -}}
{{- fail (printf "gitlab.values is not YAML: %s. %s" $values.Error $source) -}}
{{- end -}}
{{- $values = pick $values "global" "gitlab" "registry" -}}
{{- if not (or $values.global $values.gitlab $values.registry) -}}
{{- fail (printf "gitlab.values has neither global nor gitlab nor registry, so these are not the values of GitLab's chart. %s" $source) -}}
{{- end -}}
{{- $mappings := dict "global" $values.global "gitlab" $values.gitlab "registry" $values.registry -}}
{{- range $name, $value := $mappings -}}
{{- if not (or (kindIs "map" $value) (kindIs "invalid" $value)) -}}
{{- fail (printf "gitlab.values: %s is not a mapping. %s" $name $source) -}}
{{- end -}}
{{- range $below, $one := $value -}}
{{- if and (has $below (list "appConfig" "serviceAccount" "pages" "toolbox" "webservice" "sidekiq" "storage" "annotations" "extraEnv" "extraEnvFrom")) (not (or (kindIs "map" $one) (kindIs "invalid" $one))) -}}
{{- fail (printf "gitlab.values: %s.%s is not a mapping. %s" $name $below $source) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toYaml $values -}}
{{- else -}}
{}
{{- end -}}
{{- end -}}

{{- /* Each kind of object: its values, the default bucket and state, the file of its connection. */ -}}
{{- define "doctor.objectTypes" -}}
lfs: {key: lfs, bucket: git-lfs, enabled: true, file: lfs}
artifacts: {key: artifacts, bucket: gitlab-artifacts, enabled: true, file: artifacts}
uploads: {key: uploads, bucket: gitlab-uploads, enabled: true, file: uploads}
packages: {key: packages, bucket: gitlab-packages, enabled: true, file: packages}
external-diffs: {key: externalDiffs, bucket: gitlab-mr-diffs, enabled: false, file: external_diffs}
terraform-state: {key: terraformState, bucket: gitlab-terraform-state, enabled: false, file: terraform_state}
ci-secure-files: {key: ciSecureFiles, bucket: gitlab-ci-secure-files, enabled: false, file: ci_secure_files}
dependency-proxy: {key: dependencyProxy, bucket: gitlab-dependency-proxy, enabled: false, file: dependency_proxy}
pages: {key: pages, bucket: gitlab-pages, enabled: true, file: pages}
{{- end -}}

{{- /* The variables in which the chart tells the toolbox its buckets. */ -}}
{{- define "doctor.bucketVariables" -}}
registry: REGISTRY_BUCKET_NAME
lfs: LFS_BUCKET_NAME
artifacts: ARTIFACTS_BUCKET_NAME
uploads: UPLOADS_BUCKET_NAME
packages: PACKAGES_BUCKET_NAME
external-diffs: EXTERNAL_DIFFS_BUCKET_NAME
terraform-state: TERRAFORM_STATE_BUCKET_NAME
ci-secure-files: CI_SECURE_FILES_BUCKET_NAME
pages: PAGES_BUCKET_NAME
backups: BACKUP_BUCKET_NAME
tmp: TMP_BUCKET_NAME
{{- end -}}

{{- /* What GitLab's values say of each kind of object: use → bucket, enabled, connection, file. */ -}}
{{- define "doctor.objectStorage" -}}
{{- $values := include "doctor.gitlabValues" . | fromYaml -}}
{{- range $use, $type := include "doctor.objectTypes" . | fromYaml -}}
{{- $given := index (($values.global).appConfig | default dict) $type.key | default dict -}}
{{- $switchedOff := false -}}
{{- if eq $use "pages" -}}
{{- /* Pages has its own place, and is off unless it is switched on, whatever its storage says. */ -}}
{{- $given = (($values.global).pages).objectStore | default dict -}}
{{- $switchedOff = not (($values.global).pages).enabled -}}
{{- end }}
{{ $use }}:
  bucket: {{ $given.bucket | default $type.bucket | quote }}
  enabled: {{ and (not $switchedOff) (ternary $given.enabled $type.enabled (kindIs "bool" $given.enabled)) }}
  connection: {{ $given.connection | default dict | toJson }}
  file: {{ $type.file }}
{{- end -}}
{{- end -}}
