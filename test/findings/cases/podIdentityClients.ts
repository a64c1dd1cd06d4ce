import type { Source } from '../../../src/model/words.ts'
import { evidence } from '../evidence.ts'
import { warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const view = (id: 'rails' | 's3cmd' | 'awscli', from: Source, supported = true) => ({
  id,
  source: from,
  supported,
  ...(supported ? {} : { lacks: 'pod-identity' as const }),
})
const agreement = (...clients: readonly ReturnType<typeof view>[]) =>
  evidence({
    checks: { 'client-agreement': warned({ clients }, 'clients-disagree', 'not all alike') },
  })

export const podIdentityClients: Cases = {
  's3cmd-lacks-pod-identity': {
    matches: [
      {
        story: 'the toolbox with its default tool',
        evidence: agreement(
          view('rails', 'pod-identity'),
          view('s3cmd', 'imds', false),
          view('awscli', 'pod-identity'),
        ),
        says: ['gitlab.toolbox.extraEnv.S3_TOOL=awscli', '--s3tool awscli', '"warning"'],
      },
    ],
    nearMisses: [
      {
        story: 'nobody has Pod Identity',
        evidence: agreement(view('rails', 'irsa'), view('s3cmd', 'imds')),
        finds: ['clients-disagree'],
      },
    ],
  },
  'pod-identity-beside-irsa': {
    matches: [
      {
        story: 'two roles, shared out among the clients',
        evidence: agreement(view('rails', 'pod-identity'), view('s3cmd', 'irsa'), view('awscli', 'irsa')),
        says: ['rails would take', 's3cmd and awscli would be arn:aws:iam::111122223333:role/gitlab'],
      },
    ],
    nearMisses: [
      {
        story: 'keys for one of the clients as well',
        evidence: agreement(
          view('rails', 'pod-identity'),
          view('s3cmd', 'static-env'),
          view('awscli', 'irsa'),
        ),
        finds: ['clients-disagree'],
      },
    ],
  },
}
