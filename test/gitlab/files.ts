export { minioS3cfg } from '../../lab/gitlab/s3cfg.ts'

/** Configuration files as the charts of several eras render them. */

/** Charts from 4.5 on, with the documented `object_store` for all types. */
export const consolidatedYml = `# This file is managed by gitlab-toolbox.
production: &base
  gitlab:
    host: gitlab.acme.example
    https: true
  # Consolidated object storage configuration
  object_store:
    enabled: true
    proxy_download: true
    storage_options:
      server_side_encryption: aws:kms
      server_side_encryption_kms_key_id: arn:aws:kms:eu-central-1:111122223333:key/0d5b1f2e-7a54-4c1b-9b0e-6a1f1f9f6c11
    connection: {"provider":"AWS","use_iam_profile":true,"region":"eu-central-1"}
    objects:
      artifacts:
        bucket: acme-artifacts
        proxy_download: true
      lfs:
        bucket: acme-lfs
        proxy_download: false
      uploads:
        bucket: acme-shared/uploads
      packages:
        bucket: acme-packages
      pages:
        bucket: acme-pages
  artifacts:
    enabled: true
  lfs:
    enabled: true
  uploads:
    enabled: true
  packages:
    enabled: true
  external_diffs:
    enabled: false
    when:
  terraform_state:
    enabled: false
  ci_secure_files:
    enabled: false
  dependency_proxy:
    enabled: false
  pages:
    enabled: false
    path: /srv/gitlab/shared/pages
    local_store:
      enabled: false
      path:
  registry:
    enabled: true
    host: registry.acme.example
    key: /etc/gitlab/registry/gitlab-registry.key
`

/** Charts 4 and 5: a connection for each type, direct and background uploads, a pseudonymizer. */
export const storageSpecificYml = `production: &base
  artifacts:
    enabled: true
    object_store:
      enabled: true
      remote_directory: gitlab-artifacts
      direct_upload: true
      background_upload: false
      proxy_download: true
      connection: {"provider":"AWS","use_iam_profile":true,"region":"us-east-1"}
  lfs:
    enabled: true
    object_store:
      enabled: true
      remote_directory: git-lfs
      direct_upload: true
      background_upload: false
      proxy_download: true
      connection: {"provider":"AWS","region":"us-east-1","aws_access_key_id":"AKIAQ3EGRIGPUWSCLWHS","aws_secret_access_key":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYlfscanary"}
  external_diffs:
    enabled: false
    when:
    object_store:
      enabled: false
      remote_directory: gitlab-mr-diffs
      direct_upload: true
      background_upload: false
      proxy_download: true
  pages:
    enabled: false
    object_store:
      enabled: true
      remote_directory: gitlab-pages
      connection: {"provider":"AWS","use_iam_profile":true,"region":"us-east-1"}
  pseudonymizer:
    manifest: config/pseudonymizer.yml
    upload:
      remote_directory: gitlab-pseudo
      connection: {"provider":"AWS","use_iam_profile":true,"region":"us-east-1"}
`

/** The chart's own MinIO, block style. */
export const minioYml = `production: &base
  artifacts:
    enabled: true
    object_store:
      enabled: true
      remote_directory: gitlab-artifacts
      proxy_download: true
      connection:
        provider: AWS
        region: us-east-1
        host: minio.acme.example
        endpoint: http://gitlab-minio-svc.gitlab.svc:9000
        path_style: true
        aws_access_key_id: "miniocanaryaccess"
        aws_secret_access_key: "miniocanarysecret"
`

export const registryYml = `version: 0.1
log:
  fields: {service: registry}
http:
  addr: :5000
  secret: "registryhttpcanary"
storage:
  s3_v2:
    bucket: acme-registry
    region: eu-central-1
    v4auth: true
    rootdirectory: /images
    encrypt: true
    keyid: arn:aws:kms:eu-central-1:111122223333:key/0d5b1f2e-7a54-4c1b-9b0e-6a1f1f9f6c11
  cache:
    blobdescriptor: inmemory
  delete:
    enabled: true
  maintenance:
    readonly: {enabled: false}
    uploadpurging: {enabled: true, age: 168h, interval: 24h, dryrun: false}
  redirect:
    disable: true
`

export const workhorseToml = `shutdown_timeout = "61s"
[redis]
URL = "redis://gitlab-redis-master.gitlab.svc:6379"
Password = "rediscanarypassword"
[object_storage]
provider = "AWS"
# AWS / S3 object storage configuration.
[object_storage.s3]
# access/secret can be blank!
aws_access_key_id = ""
aws_secret_access_key = ""
[image_resizer]
max_scaler_procs = 2
`
