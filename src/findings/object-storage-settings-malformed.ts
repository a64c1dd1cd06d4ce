import { problemsInWords } from '../gitlab/problemWords.ts'
import type { Rule } from '../model/rule.ts'
import type { ClientId } from '../model/words.ts'
import { connectionFix, registryFix, s3cfgFix } from './clues/secretFix.ts'
import { problemsIn } from './clues/settings.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** Settings that their program reads otherwise than they look, or passes over. */
export const objectStorageSettingsMalformed: Rule = {
  id: 'object-storage-settings-malformed',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 'settings-well-formed'))
    const problem = problemsIn(evidence, 'settings-well-formed')[0]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Settings of object storage are not of the right form',
      what: problemsInWords(problemsIn(evidence, 'settings-well-formed'), 6) || first.outcome.message,
      why: [
        'What is not of the type that is wanted counts as missing, or as something else than what it says; no program tells of it.',
        'A whole file in quotes, or a Secret made with echo, quotes twice or a | too many, comes from the way it was written.',
      ],
      fix: FIXES[problem?.client ?? 'rails'](
        evidence,
        'Correct these settings where they come from: the values of the chart, or the Secret.',
      ),
    }))
  },
}

/** The Secret that a client's settings come from. */
const FIXES = {
  rails: connectionFix,
  workhorse: connectionFix,
  registry: registryFix,
  s3cmd: s3cfgFix,
  awscli: connectionFix,
} as const satisfies Record<ClientId, typeof connectionFix>
