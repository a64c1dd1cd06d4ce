import type { Origin, Setting } from '../../model/gitlab.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import type { ClientId } from '../../model/words.ts'
import { isAwsHost } from '../awsHost.ts'
import { connectionsOf, isInAws } from '../effective.ts'
import { at } from './at.ts'
import type { ProblemSearch } from './index.ts'

/** TLS that is switched off, or whose certificates are not looked at. */
export const transportProblems: ProblemSearch = (facts) => {
  const s3 = facts.registry.ok ? facts.registry.value.s3 : undefined
  const cfg = facts.s3cfg.used.ok ? facts.s3cfg.used.value : undefined
  return [
    // Workhorse is handed the endpoint; the scheme without one is fog's alone (fog/fog-aws lib/fog/aws/storage.rb).
    ...connectionsOf(facts)
      .filter(isInAws)
      .flatMap(({ endpoint, scheme }) => [
        ...plain(endpoint, 'rails'),
        ...plain(endpoint, 'workhorse'),
        ...(endpoint === undefined && scheme?.value === 'http' ? [told('plain-http', 'rails', scheme)] : []),
      ]),
    ...plain(s3?.regionEndpoint, 'registry'),
    ...when(s3?.secure, false, 'plain-http', 'registry'),
    ...when(s3?.skipVerify, true, 'certificate-unchecked', 'registry'),
    ...when(cfg?.useHttps, false, 'plain-http', 's3cmd'),
    ...when(cfg?.checkCertificate, false, 'certificate-unchecked', 's3cmd'),
  ]
}

/** An address of AWS whose scheme says to do without. */
function plain(endpoint: Setting<string> | undefined, client: ClientId): readonly Problem[] {
  if (endpoint === undefined || !isAwsHost(endpoint.value)) return []
  return /^http:/i.test(endpoint.value.trim()) ? [told('plain-http', client, endpoint)] : []
}

function when(
  setting: Setting<boolean> | undefined,
  value: boolean,
  kind: 'plain-http' | 'certificate-unchecked',
  client: ClientId,
): readonly Problem[] {
  return setting?.value === value ? [told(kind, client, setting)] : []
}

function told(kind: 'plain-http' | 'certificate-unchecked', client: ClientId, place: Origin): Problem {
  return { kind, client, ...at(place) }
}
