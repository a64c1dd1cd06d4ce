import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { Json } from '../../lab/merge-patch.ts'
import type { World } from '../../lab/world.ts'
import type { RegistryProgram } from './registry.ts'

/** The worlds in which a registry that is not GitLab's can run, and which program can. */
export interface RegistryCase {
  readonly name: string
  readonly world: World
  readonly programs: readonly RegistryProgram[]
}

export const bucket = 'acme-gitlab-registry'
/** These programs send an ACL with everything they write, and know no `objectownership`, which GitLab's registry does. */
const taking: Json = {
  pod: { gitlab: { registry: { storage: { objectownership: null } } } },
  buckets: { [bucket]: { ownership: 'ObjectWriter' } },
}
const withRole: readonly RegistryProgram[] = ['registry']
const withKeys: readonly RegistryProgram[] = ['docker-registry', 'registry']

/** Left out: what is about the age of GitLab's own registry, and files that no registry can read. */
const byRole = [
  'healthy-registry',
  'registry-config-two-drivers',
  'registry-driver-s3aws',
  'registry-encryption-configured',
  'registry-encryption-demanded',
  'registry-endpoint-with-role',
  'registry-folder-not-allowed',
  'registry-key-without-secret',
  'registry-region-unknown',
  'registry-region-unset',
  'registry-region-wrong',
  'registry-role-not-trusted',
  'registry-signature-v2',
  'registry-uploads-not-listable',
]
const byKeys = ['registry-static-keys', 'registry-shared-credentials']
/** Aborting is not among them: a push that comes to its end never does. */
const needed = [
  'PutObject',
  'GetObject',
  'DeleteObject',
  'ListBucket',
  'ListBucketMultipartUploads',
  'ListMultipartUploadParts',
]

export const registryCases: readonly RegistryCase[] = [
  ...byRole.map((name) => ({ name, world: changed(name), programs: withRole })),
  ...['registry-acl-accepted', 'registry-acl-refused'].map((name) => ({
    name,
    world: loadWorld(name),
    programs: withRole,
  })),
  ...byKeys.map((name) => ({ name, world: changed(name), programs: withKeys })),
  {
    name: 'the secret of the keys is another',
    world: changed('registry-static-keys', {
      pod: { gitlab: { registry: { storage: { secretkey: 'not-the-secret' } } } },
    }),
    programs: withKeys,
  },
  {
    name: 'the user of the keys was deleted',
    world: changed('registry-static-keys', { users: { 'gitlab-s3': null } }),
    programs: withKeys,
  },
  {
    name: 'the bucket is not there',
    world: changed('healthy-registry', { buckets: { [bucket]: null } }),
    programs: withRole,
  },
  ...needed.map((action) => ({
    name: `s3:${action} is denied`,
    world: changed('healthy-registry', {
      roles: { gitlab: { policies: { No: policyThat('Deny', `s3:${action}`) } } },
    }),
    programs: withRole,
  })),
]

function policyThat(Effect: string, Action: string): Json {
  return { Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] }
}

function changed(name: string, patch: Json = {}): World {
  return patchWorld(patchWorld(loadWorld(name), taking), patch)
}
