import type { Rule } from '../model/rule.ts'
import { ofClients } from './clues/ofClients.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith, stsOfClients } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** The region becomes part of host names, so what is no region leads nowhere. */
export const railsRegionMalformed: Rule = {
  id: 'rails-region-malformed',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const malformed = settingsWith(symptoms, 'rails-region', 'region-malformed')
    if (malformed.length === 0) return []
    const theirs = ['rails', 'workhorse'] as const
    const explained = [
      ...malformed,
      ...stsOfClients(evidence, symptoms, theirs),
      ...ofClients(symptoms, theirs),
    ]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "The region in Rails' connection is not the name of a region",
      what: 'Rails and Workhorse make host names and signatures out of it.',
      why: [
        first.outcome.message,
        'A region ends in a digit (us-east-1); with a letter behind it (us-east-1b) it is an availability zone. Quotes and line ends inside a value come from a Secret that was written with | or with quotes twice.',
      ],
      fix: connectionFix(evidence, 'Write the region bare and on one line.'),
    }))
  },
}
