import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { diagnosis, failure, isCheck } from './clues/symptoms.ts'

const checks = [
  'registry-config-readable',
  'rails-config-readable',
  'workhorse-config-readable',
  'backup-config-readable',
] as const

/** A configuration file is not there, or cannot be read or understood: what is in it stays unknown. */
export const configurationUnreadable: Rule = {
  id: 'configuration-unreadable',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const unreadable = symptoms.filter((record) => isCheck(record, ...checks))
    // A registry whose configuration is not known has no bucket that is.
    const nameless = unreadable.some((record) => isCheck(record, 'registry-config-readable'))
      ? symptoms.filter((record) => isCheck(record, 'buckets-known'))
      : []
    return groupedBy(unreadable, (record) => failure(record)?.message ?? '').map((records, at) => {
      const { code = '', message = '' } = records.map(failure)[0] ?? {}
      const path = /^[^:,]+/.exec(message)?.[0] ?? '<FILE>'
      return diagnosis(at === 0 ? [...records, ...nameless] : records, {
        confidence: 'certain',
        title: 'A configuration file of this pod cannot be read',
        what: message,
        why: [
          WHY[code] ?? `Reading it ended with ${code}.`,
          'Whether keys stand in it, which would come before the role, and which region and buckets it names, is not known.',
        ],
        fix: fix(
          'Look at the file in the pod, correct the Secret or the values that it is made from, upgrade the release and restart the pod: it is rendered once, when the container starts. Run the doctor as the user that GitLab runs as (uid 1000 in its images).',
          [
            `ls -l ${path}; id`,
            `kubectl -n ${namespaceOf(evidence)} logs ${evidence.pod.name ?? '<POD>'} --all-containers | head -50`,
          ],
        ),
      })
    })
  },
}

const WHY: Readonly<Record<string, string>> = {
  missing:
    'The file is not there. The container renders it when it starts: it failed to, or this is another container.',
  unreadable: 'The user of this process may not read it, or the disk did not give it.',
  'not-a-file':
    'There is a folder where a file should be, as when a mount names a key that the Secret does not have.',
  empty: 'There is nothing in it.',
  'too-large': 'It is larger than any configuration of GitLab, so it is something else.',
  binary: 'It is no text.',
  template: 'A template was not rendered.',
  syntax: 'It cannot be parsed, so the program that needs it cannot start with it either.',
  'too-many-aliases': 'Its aliases would unfold to more than fits into memory.',
  'not-a-mapping': 'It holds no settings.',
}
