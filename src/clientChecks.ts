import type { CheckId } from './model/facts.ts'
import type { ClientId } from './model/words.ts'

/** Where each client's own credentials are told of. */
export const CREDENTIALS_CHECK = {
  rails: 'rails-credentials',
  workhorse: 'workhorse-credentials',
  registry: 'registry-credentials',
  s3cmd: 's3cmd-credentials',
  awscli: 'awscli-credentials',
} as const satisfies Record<ClientId, CheckId>
