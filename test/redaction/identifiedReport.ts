import type { Finding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { refusedRun } from '../render/runs.ts'

/** Everything that names somebody, as it might be in a report. */
export interface Identifiers {
  readonly account: string
  readonly role: string
  readonly path: string
  readonly session: string
  readonly bucket: string
  readonly namespace: string
  readonly serviceAccount: string
  readonly pod: string
  readonly issuer: string
  readonly key: string
  readonly accessKey: string
  readonly host: string
  readonly address: string
  readonly policy: string
  readonly organization: string
  readonly endpoint: string
}

/** A report in which each of them stands wherever it can. */
export function identifiedReport(ids: Identifiers): Report {
  const role = `arn:aws:iam::${ids.account}:role/${ids.path}/${ids.role}`
  const caller = `arn:aws:sts::${ids.account}:assumed-role/${ids.role}/${ids.session}`
  const issuer = `oidc.eks.us-east-1.amazonaws.com/id/${ids.issuer}`
  const subject = `system:serviceaccount:${ids.namespace}:${ids.serviceAccount}`
  const object = `arn:aws:s3:::${ids.bucket}/gitlab-iam-doctor/01TEST/probe`
  const denied = `User: ${caller} is not authorized to perform: s3:PutObject on resource: "${object}" with an explicit deny in an identity-based policy: arn:aws:iam::${ids.account}:policy/${ids.policy}`
  const unknown = `Your friend ${ids.role} of ${ids.bucket} says that ${ids.host} has closed`
  const base = refusedRun()
  const [first] = base.checks
  const target = { type: 'bucket', name: ids.bucket, uses: ['lfs'], saidBy: ['LFS_BUCKET_NAME'] } as const
  const answer = {
    service: 's3',
    operation: 'PutObject',
    endpoint: `${ids.bucket}.${ids.endpoint}.s3.us-east-1.vpce.amazonaws.com`,
    requestId: 'TX4J9K2M5P7Q8R3S',
    extendedRequestId: 'aGVsbG8gd29ybGQ=',
  } as const
  const failure = {
    origin: 'aws',
    code: 'AccessDenied',
    message: denied,
    host: ids.host,
    proxy: `http://${ids.host}:3128`,
  } as const
  const finding: Finding = {
    id: 'identity-policy-denies',
    cause: 'identity-policy-missing-action',
    severity: 'problem',
    confidence: 'certain',
    title: `The role ${ids.role} may not write to ${ids.bucket}`,
    what: `s3:PutObject on bucket ${ids.bucket} is denied to ${caller} in account ${ids.account}.`,
    why: [`AWS says: AccessDenied: ${denied} (request id TX4J9K2M5P7Q8R3S)`, `AWS says: Odd: ${unknown}`],
    fix: {
      text: `Change the policy of ${ids.role}, for ${ids.namespace}/${ids.serviceAccount}, at https://${issuer}.`,
      commands: [
        `aws iam get-role --role-name ${ids.role}`,
        `kubectl -n ${ids.namespace} get serviceaccount ${ids.serviceAccount} -o yaml`,
        `aws s3 rm s3://${ids.bucket}/gitlab-iam-doctor/01TEST/probe`,
      ],
      policies: [
        {
          attachTo: 'role-trust',
          name: ids.role,
          mode: 'replace',
          document: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Federated: `arn:aws:iam::${ids.account}:oidc-provider/${issuer}` },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: { StringEquals: { [`${issuer}:sub`]: subject } },
              },
            ],
          },
        },
      ],
    },
    explains: [{ check: 's3-write', bucket: ids.bucket }],
    targets: [ids.bucket],
    page: 'docs/findings/identity-policy-denies.md',
  }
  const facts = {
    arn: role,
    name: ids.role,
    keyId: ids.accessKey,
    userId: `${ids.accessKey}:${ids.session}`,
    kmsKeyArn: `arn:aws:kms:us-east-1:${ids.account}:key/${ids.key}`,
    issuer: `https://${issuer}`,
    subject,
    address: ids.address,
    httpsProxy: `http://${ids.host}:3128`,
    noProxy: `.${ids.host},${ids.address}`,
    scp: `arn:aws:organizations::${ids.account}:policy/${ids.organization}/service_control_policy/p-1a2b3c4d`,
    altNames: `is not in the cert's altnames: DNS:${ids.host}, DNS:*.${ids.host}`,
    // What a later version might add.
    somethingNew: {
      [ids.bucket]: [`${ids.pod}/${ids.serviceAccount}`, { deeper: `it is ${ids.key}, or ${ids.account}` }],
    },
  }
  return {
    ...base,
    pod: {
      component: 'toolbox',
      uid: 1000,
      name: ids.pod,
      namespace: ids.namespace,
      serviceAccount: ids.serviceAccount,
      region: 'us-east-1',
    },
    identities: [
      {
        id: `irsa@${ids.host}`,
        source: 'irsa',
        stsHost: ids.host,
        callerArn: caller,
        account: ids.account,
        intendedRoleArn: role,
        usedBy: ['rails'],
        failure,
      },
    ],
    clients: [
      { id: 'rails', source: 'irsa', supported: true, identity: `irsa@${ids.host}`, note: `as ${ids.role}` },
    ],
    buckets: [
      {
        use: 'lfs',
        name: ids.bucket,
        client: 'rails',
        identity: `irsa@${ids.host}`,
        list: 'pass',
        read: 'pass',
        write: 'fail',
        delete: 'skip',
        multipart: 'skip',
        copy: 'skip',
      },
    ],
    checks: [
      ...(first === undefined ? [] : [{ ...first, facts }]),
      {
        id: 's3-write',
        category: 'buckets',
        title: 'a probe can be written',
        target,
        status: 'fail',
        message: `AccessDenied: ${denied}`,
        durationMs: 1,
        failure,
        aws: { ...answer, code: 'AccessDenied', message: denied },
      },
      {
        id: 's3-copy',
        category: 'buckets',
        title: 'a probe can be copied',
        target,
        status: 'fail',
        message: `Odd: ${unknown}`,
        durationMs: 1,
        failure: { ...failure, message: unknown },
        aws: { ...answer, code: 'Odd', message: unknown },
      },
    ],
    findings: [finding],
    leftovers: [
      {
        bucket: ids.bucket,
        key: 'gitlab-iam-doctor/01TEST/probe',
        why: `DeleteObject: ${denied}`,
        command: `aws s3api delete-object --bucket ${ids.bucket} --key gitlab-iam-doctor/01TEST/probe`,
      },
    ],
  }
}
