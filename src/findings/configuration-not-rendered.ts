import type { Problem } from '../model/gitlabProblems.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { problemsIn } from './clues/settings.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** The container renders its templates when it starts; here it did not (gitlab-org/build/CNG gitlab-base/scripts/set-config). */
export const configurationNotRendered: Rule = {
  id: 'configuration-not-rendered',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) =>
        failedWith(record, 'template') ||
        (isCheck(record, 'settings-well-formed') &&
          problemsIn(evidence, 'settings-well-formed').some(isTemplate)),
    )
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "A configuration file still has its template's commands in it",
      what: first.outcome.message,
      why: [
        'The entrypoint of the image renders every .erb and .tpl before it starts its program; a container with another command, or one whose rendering failed, has the bare template.',
        'GitLab cannot start with it, or takes the commands for values.',
      ],
      fix: fix(
        "Run the doctor in a container that was started as the image means to (the chart sets args, not command), and look for the error in the container's first lines of log. A Secret must not hold a template itself.",
        [
          `kubectl -n ${namespaceOf(evidence)} logs ${evidence.pod.name ?? '<POD>'} --all-containers | head -50`,
          "grep -n -E '<%|\\{%' /srv/gitlab/config/gitlab.yml",
        ],
      ),
    }))
  },
}

function isTemplate(problem: Problem): boolean {
  if (problem.kind === 'odd-text') return problem.oddity === 'template'
  return problem.kind === 'wrong-type' && problem.found.includes('template')
}
