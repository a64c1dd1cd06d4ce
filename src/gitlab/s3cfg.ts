import type { Complaint, Reading } from '../model/gitlab.ts'
import type { S3cfg } from '../model/gitlabFiles.ts'
import { present } from '../present.ts'
import { s3cmdBoolean } from './booleans.ts'
import type { Keeper } from './keeper.ts'
import type { KeyNames } from './keyPair.ts'
import { notParsed, plainText } from './plainText.ts'
import { type S3cfgLine, s3cfgLines } from './s3cfgLines.ts'
import { Section } from './section.ts'

/** Where the Secret is mounted; the container copies it to `$HOME` when it starts (GitLab chart, toolbox templates). */
export const mountedS3cfgPath = '/etc/gitlab/.s3cfg'

const keyNames: KeyNames = {
  accessKeyId: 'access_key',
  secretAccessKey: 'secret_key',
  sessionToken: 'access_token',
}

const known = [
  ...Object.values(keyNames),
  ...['bucket_location', 'host_base', 'host_bucket', 'use_https', 'check_ssl_certificate', 'signature_v2'],
  ...['server_side_encryption', 'kms_key', 'acl_public', 'proxy_host'],
]

/** s3cmd's configuration, as s3cmd reads it. */
export function readS3cfg(
  file: string,
  raw: string,
  env: Readonly<Record<string, string | undefined>>,
  keeper: Keeper,
): Reading<S3cfg> {
  const plain = plainText(raw)
  if (!plain.ok) return { ...plain, file }
  const lines = s3cfgLines(raw)
  const settings = lines.filter((one) => one.kind === 'setting')
  if (settings.length === 0 && !lines.some(({ kind }) => kind === 'section'))
    return notParsed(file, plain.text, { detail: 'no line of it is a setting', line: 1 })
  // The last of two equal names wins.
  const values = Object.fromEntries(settings.map(({ name, value }) => [name, fromEnvironment(value, env)]))
  const section = new Section(values, { file, key: '' }, keeper)
  const hostBase = section.text('host_base')
  const signatureV2 = section.flag('signature_v2', s3cmdBoolean)
  const facts = {
    keys: section.keys(keyNames),
    ...present({
      bucketLocation: section.text('bucket_location'),
      hostBase,
      hostBucket: section.text('host_bucket'),
      useHttps: section.flag('use_https', s3cmdBoolean),
      checkCertificate: section.flag('check_ssl_certificate', s3cmdBoolean),
      signatureV2,
      serverSideEncryption: section.flag('server_side_encryption', s3cmdBoolean),
      kmsKey: section.text('kms_key'),
      aclPublic: section.flag('acl_public', s3cmdBoolean),
      proxyHost: section.text('proxy_host'),
    }),
    sections: lines.flatMap((one) => (one.kind === 'section' ? [one.name] : [])),
    // GitLab chart before 10, charts/gitlab/charts/toolbox/templates/configmap.yaml.
    minioFallback: signatureV2?.value === true && hostBase !== undefined && /^minio\b/i.test(hostBase.value),
  }
  return { ok: true, file, value: { ...facts, complaints: [...section.complaints, ...odd(file, lines)] } }
}

/** s3cmd takes `$NAME` for the variable (S3/Config.py, update_option). */
function fromEnvironment(
  value: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return value.startsWith('$') ? env[value.slice(1)] : value
}

/** Names written twice, and lines that are skipped. */
function odd(file: string, lines: readonly S3cfgLine[]): readonly Complaint[] {
  const seen = new Set<string>()
  return lines.flatMap((one): readonly Complaint[] => {
    if (one.kind === 'ignored') return [{ kind: 'ignored-line', file, key: '', line: one.line }]
    if (one.kind === 'section') return []
    const again = seen.has(one.name) && known.includes(one.name)
    seen.add(one.name)
    return again ? [{ kind: 'duplicate-key', file, key: one.name, line: one.line }] : []
  })
}
