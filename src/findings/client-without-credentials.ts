import { CREDENTIALS_CHECK } from '../clientChecks.ts'
import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import type { ClientId } from '../model/words.ts'
import { fix } from './clues/fix.ts'
import { ofClients } from './clues/ofClients.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

const clients: readonly ClientId[] = ['rails', 'workhorse', 'registry', 's3cmd', 'awscli']

/** A client gets no credentials, for a reason that no other rule knows. */
export const clientWithoutCredentials: Rule = {
  id: 'client-without-credentials',
  cause: 'other',
  diagnose(evidence, symptoms) {
    return clients.flatMap((client) => {
      const check = CREDENTIALS_CHECK[client]
      const own = symptoms.filter((record) => isCheck(record, check))
      const [view] = podFacts(evidence, check).clients ?? []
      const agreement = ofClients(symptoms, [client])
      return diagnosisOf(own.length === 0 ? [] : [...own, ...agreement], (first) => ({
        confidence: 'certain',
        title: `${client} gets no credentials in this pod`,
        what: `By its own rules ${client} would take its credentials from ${view?.source ?? 'nowhere'}, and that leads nowhere.`,
        why: [first.outcome.message],
        fix: fix(
          'Give the client what the others of this pod use. Rails: use_iam_profile: true and no keys in the object storage Secret. The registry: neither accesskey nor secretkey in its storage Secret. s3cmd: no access_key and no secret_key in .s3cfg. Then restart the pods.',
        ),
      }))
    })
  },
}
