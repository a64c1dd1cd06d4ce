import { evidence } from '../evidence.ts'
import { failedInPod } from '../outcomes.ts'
import type { Cases } from './case.ts'
import { apart, failing, keyAt, ofRegistry, ofS3cmd, S3CFG, userOfKeys, warning } from './settingsShapes.ts'

const keys = failing(
  {
    kind: 'static-key',
    ...ofS3cmd,
    key: 'access_key',
    credential: keyAt(S3CFG, 'access_key'),
    besideRole: false,
  },
  `access_key in ${S3CFG} holds a long-term key of account 111122223333`,
)
const old = failing({ kind: 'signature-version-2', ...ofS3cmd, key: 'signature_v2' })
const plain = warning(
  { kind: 'plain-http', ...ofS3cmd, key: 'use_https' },
  `use_https in ${S3CFG} turns TLS off`,
)
const minio = failedInPod('minio-fallback', `host_base in ${S3CFG} is minio.example.com`)
const elsewhere = failedInPod('endpoint-not-aws', `host_base in ${S3CFG} is ceph.example.com`)

export const backupSettings: Cases = {
  'backup-static-keys': {
    matches: [
      {
        story: 'access_key in .s3cfg',
        evidence: evidence({ checks: { 'backup-no-keys': keys, ...apart('s3cmd', userOfKeys) } }),
        says: [S3CFG, 'bucket_location = eu-central-1', 'AWS says that s3cmd is'],
      },
    ],
    nearMisses: [
      {
        story: 'the file cannot be read',
        evidence: evidence({
          checks: {
            'backup-config-readable': failedInPod('unreadable', `${S3CFG}: EACCES: permission denied`),
          },
        }),
        finds: ['configuration-unreadable'],
      },
    ],
  },
  's3cfg-for-minio': {
    matches: [
      {
        story: 'the file that the chart writes without a Secret',
        evidence: evidence({ checks: { 'backup-endpoint': minio, 'backup-signature': old } }),
        says: ['gitlab.toolbox.backups.objectStorage.config.secret', 'lacks data without an error'],
      },
    ],
    nearMisses: [
      {
        story: 'a host that somebody wrote',
        evidence: evidence({ checks: { 'backup-endpoint': elsewhere } }),
        finds: ['s3cfg-endpoint-not-aws'],
      },
    ],
  },
  's3cfg-endpoint-not-aws': {
    matches: [
      {
        story: 'a Ceph, while GitLab stores in AWS',
        evidence: evidence({ checks: { 'backup-endpoint': elsewhere } }),
        says: ['ceph.example.com', 'Remove host_base'],
      },
    ],
    nearMisses: [
      {
        story: "the chart's MinIO",
        evidence: evidence({ checks: { 'backup-endpoint': minio } }),
        finds: ['s3cfg-for-minio'],
      },
    ],
  },
  's3cfg-signature-v2': {
    matches: [
      {
        story: 'signature_v2 = True',
        evidence: evidence({ checks: { 'backup-signature': old } }),
        says: ['Remove signature_v2'],
      },
    ],
    nearMisses: [
      {
        story: "in the file for the chart's MinIO",
        evidence: evidence({ checks: { 'backup-endpoint': minio, 'backup-signature': old } }),
        finds: ['s3cfg-for-minio'],
      },
    ],
  },
  'tls-switched-off': {
    matches: [
      {
        story: 'use_https = False',
        evidence: evidence({ checks: { 'backup-tls': plain } }),
        says: ['s3cmd is told to do without TLS', 'aws:SecureTransport', 'Remove use_https'],
      },
      {
        story: 'skipverify: true',
        evidence: evidence({
          checks: {
            'registry-tls': warning({
              kind: 'certificate-unchecked',
              ...ofRegistry,
              key: 'storage.s3.skipverify',
            }),
          },
        }),
        says: ['The registry is told not to look at certificates'],
      },
    ],
    nearMisses: [
      {
        story: 'another setting of the same file',
        evidence: evidence({ checks: { 'backup-signature': old } }),
        finds: ['s3cfg-signature-v2'],
      },
    ],
  },
}
