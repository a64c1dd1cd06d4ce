import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { ofClients } from './clues/ofClients.ts'
import { registryFix } from './clues/secretFix.ts'
import { settingsWith, stsOfClients } from './clues/settings.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** A region that does not exist: the driver refuses it, and none of its hosts answers. */
export const registryRegionUnknown: Rule = {
  id: 'registry-region-unknown',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const malformed = settingsWith(symptoms, 'registry-region', 'region-malformed')
    const { region } = podFacts(evidence, 'registry-config-readable')
    const { hosts = [] } = podFacts(evidence, 'sts-endpoints')
    const silent = hosts.some(({ host, status }) => status === 'error' && host.includes(`.${region}.`))
    const wrong = silent
      ? symptoms.filter(
          (record) => isCheck(record, 's3-region') && failedWith(record, 'registry-region-wrong'),
        )
      : []
    if (malformed.length + wrong.length === 0) return []
    const explained = [
      ...malformed,
      ...wrong,
      ...stsOfClients(evidence, symptoms, ['registry']),
      ...ofClients(symptoms, ['registry']),
    ]
    return diagnosisOf(explained, (first) => ({
      confidence: malformed.length > 0 ? 'certain' : 'likely',
      title: `The region of the registry's storage${region === undefined ? '' : `, ${JSON.stringify(region)},`} leads nowhere`,
      what:
        malformed.length > 0
          ? 'It has not the form of a region, and the driver does not start with it.'
          : 'The bucket is elsewhere, and STS of that region cannot be reached: there is no such region, or this pod may not go there.',
      why: [
        first.outcome.message,
        'The driver compares the region with the list of its SDK and does not start with an unknown one.',
        ...hosts.flatMap(({ host, status, message = '' }) =>
          status === 'error' ? `${host}: ${message}` : [],
        ),
      ],
      fix: registryFix(evidence, "Set region to that of the registry's bucket."),
    }))
  },
}
