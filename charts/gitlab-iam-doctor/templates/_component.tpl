{{- /*
One component as YAML: serviceAccountName, annotations, env, envFrom, buckets. Called with root and name. What this
chart's own values say wins over GitLab's.
*/ -}}
{{- define "doctor.component" -}}
{{- $values := include "doctor.gitlabValues" .root | fromYaml -}}
{{- $mine := index .root.Values .name -}}
{{- $theirs := ternary $values.registry (index ($values.gitlab | default dict) .name) (eq .name "registry") | default dict -}}
{{- /* Variables by which GitLab's chart sets the kinds of pods apart, and the doctor tells them. */ -}}
{{- $signs := dict "webservice" (dict "GITLAB_WEBSERVER" "puma") "sidekiq" (dict "SIDEKIQ_CONCURRENCY" "20") -}}
{{- $env := merge (dict "HOME" "/home/git") (get $signs .name | default dict) -}}
{{- $buckets := include "doctor.buckets" . | fromYaml -}}
{{- if eq .name "toolbox" -}}
{{- /* The chart tells the toolbox its buckets by variables, and so the doctor knows the toolbox. */ -}}
{{- range $use, $variable := include "doctor.bucketVariables" . | fromYaml -}}
{{- if hasKey $buckets $use -}}
{{- $_ := set $env $variable (get $buckets $use) -}}
{{- $_ := unset $buckets $use -}}
{{- end -}}
{{- end -}}
{{- if not $env.BACKUP_BUCKET_NAME -}}
{{- fail "toolbox.buckets.backups is not known. Name the bucket of the backups, --set toolbox.buckets.backups=…, or give GitLab's values: --set-file gitlab.values=gitlab-values.yaml" -}}
{{- end -}}
{{- end -}}

{{- $annotations := dict -}}
{{- range $key, $value := $theirs.annotations | default dict -}}
{{- if or (hasPrefix "iam.amazonaws.com/" $key) (hasPrefix "eks.amazonaws.com/" $key) -}}
{{- $_ := set $annotations $key ($value | toString) -}}
{{- end -}}
{{- end -}}

{{- /* GitLab merges so that a component's own variables win over the global ones. */ -}}
{{- $env = mergeOverwrite $env (($values.global).extraEnv | default dict) ($theirs.extraEnv | default dict) $mine.extraEnv -}}
{{- $envFrom := mergeOverwrite dict (($values.global).extraEnvFrom | default dict) ($theirs.extraEnvFrom | default dict) $mine.extraEnvFrom -}}
{{- range $name := keys $envFrom -}}{{- $_ := unset $env $name -}}{{- end -}}
serviceAccountName: {{ include "doctor.serviceAccountName" (dict "root" .root "name" .name "values" $values "theirs" $theirs) | quote }}
annotations: {{- mergeOverwrite $annotations $mine.podAnnotations | toYaml | nindent 2 }}
env: {{- $env | toYaml | nindent 2 }}
envFrom: {{- $envFrom | toYaml | nindent 2 }}
buckets: {{- $buckets | toYaml | nindent 2 }}
{{- end -}}

{{- /*
The service account: the chart names one only where `serviceAccount.enabled` is set, for the component or globally;
otherwise the pod runs as `default`.
*/ -}}
{{- define "doctor.serviceAccountName" -}}
{{- $global := ((.values.global).serviceAccount) | default dict -}}
{{- $own := .theirs.serviceAccount | default dict -}}
{{- $release := .root.Values.gitlab.release -}}
{{- $given := (index .root.Values .name).serviceAccountName -}}
{{- if $given -}}
{{ $given }}
{{- else if not .root.Values.gitlab.values -}}
{{- fail (printf "%s.serviceAccountName is not known. Name it, --set %s.serviceAccountName=… (default is the account of pods that name none), or give GitLab's values: --set-file gitlab.values=gitlab-values.yaml with the output of: helm get values %s --namespace %s --all --output yaml" .name .name $release .root.Release.Namespace) -}}
{{- else if or $own.enabled $global.enabled -}}
{{ $own.name | default $global.name | default (printf "%s-%s" $release .name) }}
{{- else -}}
default
{{- end -}}
{{- end -}}

{{- /* The buckets of a component: use → name, without the prefix that some uses allow. */ -}}
{{- define "doctor.buckets" -}}
{{- $buckets := dict -}}
{{- if .root.Values.gitlab.values -}}
{{- $values := include "doctor.gitlabValues" .root | fromYaml -}}
{{- $registryBucket := (($values.global).registry).bucket | default "registry" -}}
{{- /* The registry's own is in its config.yml; and a rendered gitlab.yml knows better what Rails uses. */ -}}
{{- if or (eq .name "toolbox") (and (ne .name "registry") (not .root.Values.secrets.gitlabYml.name)) -}}
{{- range $use, $one := include "doctor.objectStorage" .root | fromYaml -}}
{{- if $one.enabled -}}{{- $_ := set $buckets $use $one.bucket -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- if eq .name "toolbox" -}}
{{- $backups := (($values.global).appConfig).backups | default dict -}}
{{- $_ := set $buckets "backups" ($backups.bucket | default "gitlab-backups") -}}
{{- $_ := set $buckets "tmp" ($backups.tmpBucket | default "tmp") -}}
{{- if ne (toString ($values.registry).enabled) "false" -}}
{{- $_ := set $buckets "registry" $registryBucket -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $use, $name := mergeOverwrite $buckets (index .root.Values .name).buckets }}
{{ $use }}: {{ $name | splitList "/" | first | quote }}
{{- end -}}
{{- end -}}
