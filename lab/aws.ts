import { type CredentialStore, createCredentialStore } from './iam/credentials.ts'
import { identityPolicies, namedPolicy, organizationLevels } from './iam/policies.ts'
import { createStorage, type Storage } from './s3/storage.ts'
import type { World } from './world.ts'

/** AWS as it stands in one lab: the world, its clock, and what has happened since the start. */
export interface Aws {
  readonly world: World
  now(): Date
  readonly credentials: CredentialStore
  readonly storage: Storage
}

/** Throws when a policy of the world is not one that AWS would accept. */
export function createAws(world: World): Aws {
  readEveryPolicy(world)
  const now = () => new Date(Date.now() + world.clock.offsetSeconds * 1000)
  return { world, now, credentials: createCredentialStore(world), storage: createStorage(world, now()) }
}

function readEveryPolicy({ roles, buckets, kmsKeys, organization, accounts, vpcEndpoints }: World): void {
  for (const role of Object.values(roles)) {
    namedPolicy(role.arn, role.trust, 'trust')
    identityPolicies(role.policies)
    if (role.boundary !== undefined) namedPolicy(role.boundary.arn, role.boundary.document, 'boundary')
  }
  for (const [name, { policy }] of Object.entries(buckets)) {
    if (policy !== undefined) namedPolicy(name, policy, 'resource')
  }
  for (const [arn, { policy }] of Object.entries(kmsKeys)) namedPolicy(arn, policy, 'resource')
  for (const account of Object.keys(accounts)) {
    organizationLevels(organization, account, 'scp')
    organizationLevels(organization, account, 'rcp')
  }
  for (const endpoint of Object.values(vpcEndpoints)) {
    namedPolicy(endpoint.id, endpoint.policy, 'vpc-endpoint')
  }
}
