import type { Finding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { bucket, evidence, podCheck, refused, s3, skipped, sts } from './evidence.ts'
import { reportOf } from './runs.ts'

/** A report in which every string that can come from outside is this one. */
export function reportFullOf(text: string): Report {
  const answer = { endpoint: text, code: text, message: text, requestId: text, extendedRequestId: text }
  const no = refused(text, { ...sts('GetCallerIdentity'), ...answer })
  const finding: Finding = {
    id: 'unexplained-failure',
    cause: 'other',
    severity: 'problem',
    confidence: 'possible',
    title: text,
    what: text,
    why: [text, `sub  ${text}`],
    fix: {
      text,
      commands: [text],
      policies: [
        {
          attachTo: 'role-trust',
          name: text,
          mode: 'add',
          document: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: text, Condition: { StringEquals: { [text]: text } } }],
          },
        },
      ],
    },
    explains: [{ check: 'caller-identity' }],
    targets: [text],
    page: 'docs/findings/unexplained-failure.md',
  }
  const full = evidence(
    {
      'caller-identity': podCheck('caller-identity', 'identity', no, text),
      'assume-role': podCheck('assume-role', 'identity', no, text),
      'expected-role': podCheck('expected-role', 'identity', skipped('not-applicable', text)),
    },
    [
      bucket(['lfs'], text, {
        's3-list': refused(text, { ...s3('ListObjectsV2'), ...answer }),
        's3-encryption': no,
        's3-delete': skipped('not-applicable', text),
      }),
    ],
  )
  const failure = { origin: 'aws', code: text, message: text } as const
  return reportOf(
    {
      ...full,
      pod: { component: 'unknown', uid: 0, name: text, namespace: text, serviceAccount: text, region: text },
    },
    {
      findings: [finding, { ...finding, severity: 'warning' }],
      identities: [{ id: 'i', source: 'irsa', stsHost: text, callerArn: text, usedBy: ['rails'], failure }],
      clients: [{ id: 's3cmd', source: 'irsa', supported: false, note: text }],
      leftovers: [{ bucket: text, key: text, uploadId: text, versionId: text, why: text, command: text }],
    },
  )
}
