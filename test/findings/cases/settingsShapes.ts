import type { ClientView, ResolvedWay } from '../../../src/model/clientView.ts'
import type { SettingsRead } from '../../../src/model/configFacts.ts'
import type { Credential } from '../../../src/model/gitlab.ts'
import type { Problem } from '../../../src/model/gitlabProblems.ts'
import type { PodOutcomes } from '../evidence.ts'
import { CALLER_ARN } from '../healthy.ts'
import { failedInPod, warned } from '../outcomes.ts'

/** What the checks of settings say in the stories. */

export const YML = '/srv/gitlab/config/gitlab.yml'
export const CONNECTION = 'production.object_store.connection'
export const REGISTRY_YML = '/etc/docker/registry/config.yml'
export const S3CFG = '/home/git/.s3cfg'

export const rails = { client: 'rails', file: YML } as const
export const ofRegistry = { client: 'registry', file: REGISTRY_YML } as const
export const ofS3cmd = { client: 's3cmd', file: S3CFG } as const

/** A check of settings that failed for this problem. */
export function failing(problem: Problem, says: string = problem.kind) {
  return failedInPod<SettingsRead>(problem.kind, says, { problems: [problem] })
}

/** A check of settings that warned of this problem. */
export function warning(problem: Problem, says: string = problem.kind) {
  return warned<SettingsRead>({ problems: [problem] }, problem.kind, says)
}

export function keyAt(file: string, key: string): Credential {
  return { present: true, file, key, prefix: 'AKIA', account: '111122223333', oddities: [] }
}

const role: ResolvedWay = {
  id: 'irsa sts.eu-central-1.amazonaws.com',
  source: 'irsa',
  callerArn: CALLER_ARN,
  account: '111122223333',
}

/** The checks of the clients, where one of them goes another way than that of the role. */
export function apart(client: ClientView['id'], way: Omit<ResolvedWay, 'id'>): PodOutcomes {
  const own: ResolvedWay = { ...way, id: `${client} ${way.source}` }
  const clients: readonly ClientView[] = [
    { id: 'awscli', source: 'irsa', identity: role.id, supported: true, optional: true },
    { id: client, source: way.source, identity: own.id, supported: true },
  ]
  const facts = { clients, identities: [role, own] }
  const lost = way.failure !== undefined
  return {
    'client-agreement': warned(facts, 'clients-disagree', 'not all alike'),
    ...(lost
      ? {
          [`${client}-credentials`]: failedInPod(
            'no-credentials-for-client',
            `${client} has no credentials`,
            { clients },
          ),
        }
      : {}),
  }
}

export const noCredentials = {
  source: 'none',
  failure: { origin: 'pod', code: 'no-credentials', message: 'it is given neither a role nor keys' },
} as const

export const userOfKeys = {
  source: 'static-config',
  callerArn: 'arn:aws:iam::111122223333:user/gitlab-s3',
  account: '111122223333',
} as const

export const keysDeleted = {
  source: 'static-config',
  failure: {
    origin: 'aws',
    code: 'InvalidClientTokenId',
    message: 'The security token included in the request is invalid.',
  },
} as const
