import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { clientDiffers } from './clues/clientDiffers.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** backup-utility uploads with s3cmd, which takes keys from its file first. */
export const backupStaticKeys: Rule = {
  id: 'backup-static-keys',
  cause: 'static-keys-shadow-role',
  diagnose(evidence, symptoms) {
    const keys = symptoms.filter(
      (record) => isCheck(record, 'backup-no-keys') && failedWith(record, 'static-keys'),
    )
    if (keys.length === 0) return []
    const { path = '.s3cfg' } = podFacts(evidence, 'backup-no-keys')
    const explained = [...keys, ...clientDiffers(evidence, symptoms, 's3cmd')]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Backups use access keys, not the role',
      what: `${path} contains access_key or secret_key, so s3cmd, which backup-utility uses, does not use the role.`,
      why: [first.outcome.message, 's3cmd asks for a role only when its file has no keys.'],
      fix: fix(
        'Leave only [default] and bucket_location = REGION in the Secret named by gitlab.toolbox.backups.objectStorage.config.secret. A role needs s3cmd 2.2.0 (GitLab 14.4), with the regional STS endpoint 2.3.0 (about GitLab 15.5). Upgrade, and restart the toolbox.',
        [
          `kubectl -n ${namespaceOf(evidence)} exec deploy/<RELEASE NAME>-toolbox -- grep -c -E '^(access|secret)_key' ${path}`,
          `kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=toolbox`,
        ],
        [],
        [{ kind: 'configuration', path, remove: ['access_key', 'secret_key', 'access_token'] }],
      ),
    }))
  },
}
