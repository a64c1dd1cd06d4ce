import { podFacts } from '../../evidence.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Fix } from '../../model/finding.ts'
import { fix } from './fix.ts'
import { namespaceOf, restartPods } from './kubernetes.ts'

/** The Secrets of the chart document, whole: what to write into them, and how (GitLab chart, aws-iam-roles.md). */

/** Where the buckets are: as S3 says, else as the pod has it. */
export function regionOfBuckets(evidence: Evidence): string {
  const located = evidence.buckets.flatMap(({ checks }) => {
    const outcome = checks['s3-endpoint']?.outcome
    return outcome?.status === 'pass' ? outcome.facts.region : []
  })
  return located[0] ?? podFacts(evidence, 'region-set').region ?? '<REGION>'
}

/** The connection of Rails and Workhorse, for the role. */
export function connectionFix(evidence: Evidence, first: string): Fix {
  const secret = '<OBJECT STORAGE SECRET>'
  return fix(
    `${first}

The Secret is the one that global.appConfig.object_store.connection.secret names, or global.appConfig.<TYPE>.connection.secret where each type has its own; its key is connection. For AWS with a role, save this as connection.yaml, put it into the Secret and restart the pods, which read it when they start:

provider: AWS
use_iam_profile: true
region: ${regionOfBuckets(evidence)}`,
    [replaceSecret(evidence, secret, 'connection', 'connection.yaml'), restartPods(evidence)],
  )
}

/** The storage of the registry, for the role. */
export function registryFix(evidence: Evidence, first: string): Fix {
  const read = podFacts(evidence, 'registry-config-readable')
  const driver = ['s3', 's3aws', 's3_v2'].find((name) => name === read.driver) ?? 's3'
  return fix(
    `${first}

The Secret is the one that registry.storage.secret names; its key is config. For AWS with a role, save this as storage.yaml, with other lines that you need (rootdirectory, encrypt, objectownership), put it into the Secret and restart the registry:

${driver}:
  bucket: ${read.bucket ?? '<BUCKET>'}
  region: ${regionOfBuckets(evidence)}
  v4auth: true`,
    [
      replaceSecret(evidence, '<REGISTRY STORAGE SECRET>', 'config', 'storage.yaml'),
      `kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=registry`,
    ],
  )
}

/** The configuration of s3cmd, for the role. */
export function s3cfgFix(evidence: Evidence, first: string): Fix {
  return fix(
    `${first}

The Secret is the one that gitlab.toolbox.backups.objectStorage.config.secret names; its key is config. For AWS with a role, save this as s3cfg, put it into the Secret and restart the toolbox, which copies it when it starts:

[default]
bucket_location = ${regionOfBuckets(evidence)}`,
    [
      replaceSecret(evidence, '<BACKUP SECRET>', 'config', 's3cfg'),
      `kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=toolbox`,
    ],
  )
}

function replaceSecret(evidence: Evidence, secret: string, key: string, file: string): string {
  return `kubectl -n ${namespaceOf(evidence)} create secret generic ${secret} --from-file=${key}=${file} --dry-run=client -o yaml | kubectl apply -f -`
}
