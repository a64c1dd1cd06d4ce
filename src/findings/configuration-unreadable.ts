import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { diagnosis, failure } from './clues/symptoms.ts'

const checks = ['registry-no-keys', 'backup-no-keys']

/** A configuration file is there, but cannot be read or understood: what is in it stays unknown. */
export const configurationUnreadable: Rule = {
  id: 'configuration-unreadable',
  cause: 'other',
  diagnose(_evidence, symptoms) {
    const unreadable = symptoms.filter((record) => {
      const refusal = failure(record)
      return checks.includes(record.id) && refusal?.origin === 'pod' && refusal.code !== 'static-keys'
    })
    return groupedBy(unreadable, (record) => failure(record)?.message ?? '').map((records) => {
      const { code = '', message = '' } = records.map(failure)[0] ?? {}
      return diagnosis(records, {
        confidence: 'certain',
        title: 'A configuration file of this pod cannot be read',
        what: message,
        why: [
          whyOf(code),
          'Whether an access key stands in it, which would come before the role, is not known.',
        ],
        fix: fix(
          'Look at the file in the pod, correct the Secret it is made from, upgrade the release and restart the pod. Run the doctor as the user that GitLab runs as (uid 1000 in its images).',
          ['ls -l /etc/docker/registry/config.yml /home/git/.s3cfg /etc/gitlab/.s3cfg', 'id'],
        ),
      })
    })
  },
}

function whyOf(code: string): string {
  if (code === 'EACCES') return 'The user of this process may not read it (EACCES).'
  if (code === 'not-yaml') return 'It is no YAML, so the program that needs it cannot start with it either.'
  return `Reading it ended with ${code}.`
}
