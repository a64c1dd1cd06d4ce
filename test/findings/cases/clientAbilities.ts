import type { Ability } from '../../../src/model/clients.ts'
import type { ClientView } from '../../../src/model/clientView.ts'
import type { ClientId, Source } from '../../../src/model/words.ts'
import { evidence } from '../evidence.ts'
import { failedInPod, passed, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const NODE = 'arn:aws:sts::111122223333:assumed-role/workers/i-0f3a9c1d2b4e5f607'

interface Told {
  readonly id: ClientId
  readonly of: Ability
  readonly version: string
  readonly note: string
  readonly source?: Source
}

/** A pod in which one client does not know what the pod offers. */
function lacking({ id, of, version, note, source = 'imds' }: Told) {
  const view: ClientView = { id, source, identity: source, version, supported: false, lacks: of, note }
  const identities = [{ id: source, source, callerArn: NODE, account: '111122223333' }]
  const own = warned({ clients: [view] }, 'client-unsupported', note)
  return evidence({
    checks: {
      'client-agreement': warned({ clients: [view], identities }, 'clients-disagree', 'not all alike'),
      'rails-credentials': id === 'rails' ? own : null,
      'registry-credentials': id === 'registry' ? own : null,
      's3cmd-credentials': id === 's3cmd' ? own : null,
      'awscli-credentials': id === 'awscli' ? own : null,
    },
  })
}

/** The same client, unserved for another reason. */
function unserved(id: 'rails' | 'registry' | 's3cmd' | 'awscli') {
  const view: ClientView = { id, source: 'shared-file', supported: true }
  const own = failedInPod('no-credentials-for-client', 'the profile holds half a key', { clients: [view] })
  return {
    story: 'another reason keeps it from its credentials',
    evidence: evidence({ checks: { [`${id}-credentials`]: own } }),
    finds: ['client-without-credentials'],
  }
}

function story(told: Told, says: readonly string[]): Cases[string] {
  const { id } = told
  return {
    matches: [{ story: `${id} ${told.version}`, evidence: lacking(told), says: [told.note, NODE, ...says] }],
    nearMisses: id === 'workhorse' ? [] : [unserved(id)],
  }
}

export const clientAbilities: Cases = {
  'rails-lacks-web-identity': story(
    { id: 'rails', of: 'web-identity', version: '3.6.5', note: 'fog-aws 3.6.5 has no support for IRSA' },
    ['AWS_ROLE_SESSION_NAME=gitlab', 'Gemfile.lock'],
  ),
  'rails-lacks-pod-identity': story(
    { id: 'rails', of: 'pod-identity', version: '3.24.0', note: 'fog-aws 3.24.0 has no Pod Identity' },
    ['17.4', '3.25.0'],
  ),
  'registry-lacks-web-identity': story(
    { id: 'registry', of: 'web-identity', version: 'v3.5.2-gitlab', note: 'registry v3.5.2 has no IRSA' },
    ['chart 5.2', 'v3.8.0-gitlab'],
  ),
  'registry-lacks-pod-identity': story(
    {
      id: 'registry',
      of: 'pod-identity',
      version: 'v4.11.0-gitlab',
      note: 'registry v4.11.0 has no Pod Identity',
    },
    ['v4.12.0-gitlab', 'rollout restart deployment -l app=registry'],
  ),
  's3cmd-lacks-web-identity': story(
    { id: 's3cmd', of: 'web-identity', version: '2.1.0', note: 's3cmd 2.1.0 has no support for IRSA' },
    ['gitlab.toolbox.extraEnv.S3_TOOL=awscli', '14.4'],
  ),
  'awscli-lacks-pod-identity': story(
    { id: 'awscli', of: 'pod-identity', version: '1.27.87', note: 'AWS CLI 1.27.87 has no Pod Identity' },
    ['1.30.0'],
  ),
  'aws-profile-missing': {
    matches: [
      {
        story: 'a profile that is not there',
        evidence: lacking({
          id: 'awscli',
          of: 'profile',
          version: '2.15.0',
          note: 'AWS_PROFILE is "acme", a profile that is in no file',
        }),
        says: ['awscli stops there', 'get values <RELEASE NAME>', '"kind":"environment"'],
      },
    ],
    nearMisses: [unserved('awscli')],
  },
  'client-lacks-imdsv2': {
    matches: [
      {
        story: 'an s3cmd of its time on a node of today',
        evidence: lacking({
          id: 's3cmd',
          of: 'imdsv2',
          version: '2.2.0',
          note: 's3cmd 2.2.0 asks the metadata service without a token',
        }),
        says: ['HTTP 401', '--http-tokens optional'],
      },
    ],
    nearMisses: [unserved('s3cmd')],
  },
  'metadata-too-slow-for-client': {
    matches: [
      {
        story: 'kiam thinks for three seconds',
        evidence: lacking({
          id: 's3cmd',
          of: 'patience',
          version: '2.3.0',
          note: 'the metadata service took 3004 ms, and s3cmd waits for 2000',
          source: 'kiam',
        }),
        says: ['3004 ms', 'AWS_METADATA_SERVICE_TIMEOUT=6'],
      },
    ],
    nearMisses: [unserved('s3cmd')],
  },
  'client-without-credentials': {
    matches: [
      {
        story: 'half a key',
        evidence: unserved('registry').evidence,
        says: ['the profile holds half a key'],
      },
    ],
    nearMisses: [
      {
        story: 'a client that has them',
        evidence: evidence({
          checks: {
            's3cmd-credentials': passed({ clients: [{ id: 's3cmd', source: 'irsa', supported: true }] }),
          },
        }),
        finds: [],
      },
    ],
  },
  'sts-host-of-client-does-not-exist': {
    matches: [
      {
        story: 's3cmd knows no region',
        evidence: evidence({ checks: { 'sts-endpoints': closedFor('sts.US.amazonaws.com', 'ECONNRESET') } }),
        says: ['sts.US.amazonaws.com', 'global.extraEnv.AWS_REGION=eu-central-1'],
      },
      {
        story: 'the name server knows no such host',
        evidence: evidence({
          checks: { 'sts-endpoints': closedFor('sts.eu-nowhere-1.amazonaws.com', 'ENOTFOUND') },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'the host exists and is closed',
        evidence: evidence({ checks: { 'sts-endpoints': closedFor('sts.amazonaws.com', 'timeout') } }),
        finds: ['sts-endpoint-unreachable-for-clients'],
      },
    ],
  },
}

function closedFor(host: string, code: string) {
  const hosts = [{ host, usedBy: ['s3cmd'], status: 'error', code, message: `${code} at ${host}` }] as const
  return failedInPod('sts-host-closed', `${host} (used by s3cmd): ${code}`, { hosts })
}
