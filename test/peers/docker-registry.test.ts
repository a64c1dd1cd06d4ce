import { join } from 'node:path'
import t, { type Test } from 'tap'
import { stringify } from 'yaml'
import { startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { Json } from '../../lab/merge-patch.ts'
import { programHere } from '../build/program-here.ts'
import { checkIn, reportOf } from '../executable/report.ts'
import { runDoctor } from '../executable/run.ts'
import { deedsOf, push, startRegistry } from './registry.ts'

/**
 * Docker's registry, whose S3 driver GitLab's was forked from, against the lab: where it can store a layer, the doctor
 * must say so, and where it cannot, why. Debian's is 2.8, which takes keys but no web identity token.
 */

const skip = programHere('docker-registry')
  ? false
  : 'docker-registry is not installed (Debian: docker-registry)'
const bucket = 'acme-gitlab-registry'
const storage = { s3: { bucket, region: 'us-east-1', v4auth: true } }
const keys = {
  accessKeyId: 'AKIARTX3GSDSQBL57HF2',
  secretAccessKey: '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',
}
const objects = [
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
]
const lists = ['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads']

t.test('a registry that can store, read and delete a layer is healthy', { skip }, async (t) => {
  const { deeds, report, log } = await registryWith(t, [...objects, ...lists])
  t.strictSame(await deeds(), { push: true, pull: true, remove: true }, log())
  const { buckets, findings } = await report()
  t.match(buckets, [
    { use: 'registry', list: 'pass', read: 'pass', write: 'pass', delete: 'pass', copy: 'pass' },
  ])
  t.notOk(
    findings.some(({ severity }) => severity === 'problem'),
    'keys are a warning, no failure',
  )
})

t.test(
  'one that is not allowed to write cannot, and the doctor names what is missing',
  { skip },
  async (t) => {
    const allowed = [...objects.filter((action) => action !== 's3:PutObject'), ...lists]
    const { push, report, log } = await registryWith(t, allowed)
    t.equal((await push()).status, 500)
    t.match(log(), /AccessDenied/)
    const seen = await report()
    t.equal(seen.exitCode, 3)
    t.equal(checkIn(seen, 's3-write', bucket).aws?.code, 'AccessDenied')
    const [first] = seen.findings
    t.equal(first?.id, 'identity-policy-missing-action')
    t.match(JSON.stringify(first?.fix), /s3:PutObject/)
  },
)

t.test('one with a wrong key is refused, and so is the doctor', { skip }, async (t) => {
  const { push, report, log } = await registryWith(t, [...objects, ...lists], {
    secretAccessKey: 'not-the-secret',
  })
  t.equal((await push()).status, 500)
  t.match(log(), /SignatureDoesNotMatch/)
  const seen = await report()
  t.equal(seen.exitCode, 3)
  t.ok(seen.findings.some(({ id }) => ['signature-rejected', 'static-keys-invalid'].includes(id)))
})

// As seen in gitlab-org/container-registry#909.
t.test('a bucket without access control lists refuses what the driver sends', { skip }, async (t) => {
  const { push, report, log } = await registryWith(t, [...objects, ...lists], {
    ownership: 'BucketOwnerEnforced',
  })
  t.equal((await push()).status, 500)
  t.match(log(), /AccessControlListNotSupported/)
  t.ok(
    (await report()).findings.some(({ id }) => id === 'acl-not-supported'),
    'and the doctor knows it',
  )
})

t.test('an old registry finds no credentials in a web identity token', { skip }, async (t) => {
  const lab = await startLab(loadWorld('healthy'))
  t.teardown(() => lab.close())
  const { AWS_WEB_IDENTITY_TOKEN_FILE: path = '', AWS_ROLE_ARN = '', AWS_REGION = '' } = lab.podEnv
  const irsa = { AWS_REGION, AWS_ROLE_ARN, AWS_WEB_IDENTITY_TOKEN_FILE: join(lab.podRoot, path) }
  const registry = await startRegistry(t, lab, 'docker-registry', storage, irsa)
  t.equal((await push(registry)).status, 500)
  t.match(registry.said(), /NoCredentialProviders/)
})

/** A registry whose keys allow these actions, and the doctor in its place: the keys are in the environment of both. */
async function registryWith(
  t: Test,
  actions: readonly string[],
  { secretAccessKey = keys.secretAccessKey, ownership = 'ObjectWriter' } = {},
) {
  const resources = [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`]
  const statement: Json = { Effect: 'Allow', Action: [...actions], Resource: resources }
  const policies: Json = { Registry: { Version: '2012-10-17', Statement: [statement] } }
  const world = patchWorld(loadWorld('healthy-registry'), {
    users: { registry: { arn: 'arn:aws:iam::111122223333:user/registry', ...keys, policies } },
    // The driver sends x-amz-acl: private with everything it writes.
    buckets: { [bucket]: { ownership } },
    pod: {
      files: { '/etc/docker/registry/config.yml': { text: stringify({ version: 0.1, storage }) } },
    },
  })
  const lab = await startLab(world)
  t.teardown(() => lab.close())
  const env = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  }
  const registry = await startRegistry(t, lab, 'docker-registry', storage, env)
  const without = Object.fromEntries(Object.keys(lab.podEnv).map((name) => [name, undefined]))
  return {
    push: () => push(registry),
    deeds: () => deedsOf(registry),
    log: () => registry.said(),
    report: async () => reportOf(await runDoctor(lab, ['-o', 'json'], { env: { ...without, ...env } })),
  }
}
