import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { ofClients } from './clues/ofClients.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** Nobody tells Rails its region; it then asks the metadata service for the zone of the node. */
export const railsRegionMissing: Rule = {
  id: 'rails-region-missing',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const missing = settingsWith(symptoms, 'rails-region', 'region-missing')
    if (missing.length === 0) return []
    const ofPod = symptoms.filter(
      (record) => isCheck(record, 'region-set') && failedWith(record, 'region-missing'),
    )
    const explained = [...missing, ...ofPod, ...ofClients(symptoms, ['rails'])]
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'Rails has no region: neither its connection nor the environment names one',
      what: 'fog-aws then asks the instance metadata service for the availability zone, and takes us-east-1 or fails where that is closed.',
      why: [
        ...missing.map(({ outcome }) => outcome.message),
        ...ofPod.map(({ outcome }) => outcome.message),
        ...(podFacts(evidence, 'credential-source').source === 'kiam'
          ? [
              'kiam answers this pod, and lets no other path of the metadata service through unless it is told to (--allow-route-regexp).',
            ]
          : []),
      ],
      fix: connectionFix(
        evidence,
        'Name the region in the connection, and set AWS_REGION for all pods (global.extraEnv.AWS_REGION).',
      ),
    }))
  },
}
