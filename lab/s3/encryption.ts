import type { ResourcePolicy } from '../../src/policy/request.ts'
import { AwsError } from '../http/exchange.ts'
import { accountOf, decide, nameOf } from '../iam/authorize.ts'
import { denialMessage } from '../iam/denial-message.ts'
import { namedPolicy } from '../iam/policies.ts'
import { uuidOf } from '../ids.ts'
import { partitionOf } from '../regions.ts'
import type { Encryption, KmsKey } from '../world.ts'
import { relationTo, type S3Call } from './call.ts'

type KmsAction = 'kms:GenerateDataKey' | 'kms:Decrypt'

/** How an object of this request is to be encrypted: as asked for, else as the bucket does, else SSE-S3. */
export function encryptionOf({ request, bucket, caller }: S3Call): Encryption {
  const type = request.headers['x-amz-server-side-encryption']
  const asked = request.headers['x-amz-server-side-encryption-aws-kms-key-id']
  const standard = bucket.config.encryption ?? { type: 'AES256' }
  if (type === undefined) return standard
  if (type === 'AES256') return { type }
  if (type !== 'aws:kms' && type !== 'aws:kms:dsse') {
    throw new AwsError(400, 'InvalidArgument', 'The encryption method specified is not supported', {
      ArgumentName: 'x-amz-server-side-encryption',
      ArgumentValue: type,
    })
  }
  // Without a key id it is AWS's managed key, whatever the bucket's default is (S3 API reference, PutObject).
  if (asked === undefined) return { type }
  if (asked.startsWith('arn:')) return { type, key: asked }
  const { region } = bucket.config
  const account = accountOf(caller) ?? bucket.config.account
  return { type, key: `arn:${partitionOf(region)}:kms:${region}:${account}:key/${asked}` }
}

/** The headers in which S3 says how an object is encrypted. */
export function encryptionHeaders(call: S3Call, encryption: Encryption): Record<string, string> {
  const { type } = encryption
  return {
    'x-amz-server-side-encryption': type,
    ...(type === 'AES256'
      ? {}
      : { 'x-amz-server-side-encryption-aws-kms-key-id': keyArnOf(call, encryption) }),
  }
}

/** Asks KMS, as S3 does on the caller's behalf; throws what S3 makes of KMS's refusal. */
export function useKey(call: S3Call, action: KmsAction, encryption: Encryption, key = call.key): void {
  if (encryption.type === 'AES256') return
  const arn = keyArnOf(call, encryption)
  const [, , , region, account = ''] = arn.split(':')
  const stored = call.aws.world.kmsKeys[arn]
  const managed = encryption.key === undefined
  if (region !== call.bucket.config.region) throw refusal('NotFoundException', `Invalid arn ${region}`)
  if (stored === undefined && !managed) throw refusal('NotFoundException', `Key '${arn}' does not exist`)
  const decision = decide(call.aws.world, call.caller, {
    action,
    resource: arn,
    resourceAccount: account,
    resourcePolicy: keyPolicy(arn, stored, account),
    context: {
      'aws:CurrentTime': call.aws.now().toISOString(),
      'aws:SecureTransport': 'true',
      'kms:ViaService': `s3.${region}.amazonaws.com`,
      'kms:CallerAccount': accountOf(call.caller) ?? '',
      'kms:EncryptionContext:aws:s3:arn': `arn:${partitionOf(region)}:s3:::${call.bucket.name}/${key}`,
    },
  })
  call.notes.decisions.push({ action, resource: arn, decision })
  if (decision.effect === 'deny') {
    const relation = relationTo(call, account)
    const caller = nameOf(call.caller)
    const text = denialMessage(decision, { caller, action, resource: arn, relation }, 'bare')
    const elsewhere = `User: ${caller} is not authorized to perform: ${action} on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`
    throw new AwsError(403, 'AccessDenied', text ?? elsewhere)
  }
  if (stored?.state === 'Disabled') throw refusal('DisabledException', `${arn} is disabled.`)
  if (stored?.state === 'PendingDeletion') {
    throw refusal('KMSInvalidStateException', `${arn} is pending deletion.`)
  }
}

/** The AWS managed key `aws/s3` is open to every caller of its account, through S3. */
function keyPolicy(arn: string, stored: KmsKey | undefined, account: string): ResourcePolicy {
  const managed = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '*',
        Condition: { StringEquals: { 'kms:CallerAccount': account } },
      },
    ],
  }
  return { ...namedPolicy(arn.split('/').at(-1) ?? arn, stored?.policy ?? managed, 'resource'), kind: 'key' }
}

function keyArnOf({ bucket }: S3Call, { key }: Encryption): string {
  const { region, account } = bucket.config
  return (
    key ?? `arn:${partitionOf(region)}:kms:${region}:${account}:key/${uuidOf(`aws/s3 ${account} ${region}`)}`
  )
}

function refusal(code: string, message: string): AwsError {
  return new AwsError(400, `KMS.${code}`, message)
}
