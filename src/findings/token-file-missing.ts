import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { restartPods } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, failure, isCheck } from './clues/symptoms.ts'
import { tokenPath, WEBHOOK_TOKEN } from './clues/token.ts'

/** AWS_WEB_IDENTITY_TOKEN_FILE names no file; every AWS SDK then stops without trying another source. */
export const tokenFileMissing: Rule = {
  id: 'token-file-missing',
  cause: 'token-file-missing-or-unreadable',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) =>
        failedWith(record, 'ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'not-a-file') &&
        failure(record)?.origin === 'pod',
    )
    if (!explained.some((record) => isCheck(record, 'token-readable'))) return []
    const path = tokenPath(evidence)
    const folder = explained.some((record) => failedWith(record, 'EISDIR'))
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: folder
        ? 'The path of the web identity token is a folder'
        : 'The web identity token file does not exist',
      what: `AWS_WEB_IDENTITY_TOKEN_FILE is ${path}, and ${folder ? 'that is a folder' : 'there is no such file'}.`,
      why: [
        `Reading it ended with ${failure(first)?.code}: ${failure(first)?.message}`,
        path === WEBHOOK_TOKEN
          ? 'This is the path that the EKS webhook sets together with the volume. The variable without the volume was set by hand, or was copied from another pod.'
          : `The EKS webhook would have set ${WEBHOOK_TOKEN}, so this path was set by hand.`,
      ],
      fix: fix(
        steps(
          "Remove AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE from extraEnv, extraEnvFrom and the container's env: if one of them is there already, the webhook injects nothing.",
          'Check that the pod has no annotation eks.amazonaws.com/skip-containers that names this container.',
          'Restart the pods: the webhook then sets both variables and mounts the token.',
        ),
        [
          `kubectl -n ${evidence.pod.namespace ?? '<NAMESPACE>'} get pod ${evidence.pod.name ?? '<POD>'} -o yaml | grep -n -E "AWS_ROLE_ARN|AWS_WEB_IDENTITY|aws-iam-token|skip-containers"`,
          restartPods(evidence),
        ],
      ),
    }))
  },
}
