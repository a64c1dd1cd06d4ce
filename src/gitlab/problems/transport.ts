import type { Setting } from '../../model/gitlab.ts'
import type { Problem } from '../../model/gitlabProblems.ts'
import type { ClientId } from '../../model/words.ts'
import { at } from './at.ts'
import type { ProblemSearch } from './index.ts'

/** TLS that is switched off, or whose certificates are not looked at. */
export const transportProblems: ProblemSearch = ({ registry, s3cfg }) => {
  const s3 = registry.ok ? registry.value.s3 : undefined
  const cfg = s3cfg.used.ok ? s3cfg.used.value : undefined
  return [
    ...when(s3?.secure, false, 'plain-http', 'registry'),
    ...when(s3?.skipVerify, true, 'certificate-unchecked', 'registry'),
    ...when(cfg?.useHttps, false, 'plain-http', 's3cmd'),
    ...when(cfg?.checkCertificate, false, 'certificate-unchecked', 's3cmd'),
  ]
}

function when(
  setting: Setting<boolean> | undefined,
  value: boolean,
  kind: 'plain-http' | 'certificate-unchecked',
  client: ClientId,
): readonly Problem[] {
  return setting?.value === value ? [{ kind, client, ...at(setting) }] : []
}
