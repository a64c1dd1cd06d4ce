import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { bucketsOf, diagnosisOf, isCheck } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/**
 * `s3cmd sync` between two buckets reads the access control list of each object and sets it on the copy, unless
 * acl_public says what it is to be (s3tools/s3cmd S3/S3.py; s3tools/s3cmd#1304).
 */
export const s3cmdRestoreCopiesAcls: Rule = {
  id: 's3cmd-restore-copies-acls',
  cause: 'acl-or-object-ownership',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 's3-object-acl'))
    const buckets = bucketsOf(explained)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'Restoring a backup with s3cmd would stop at the access control lists',
      what: `Before a restore empties a bucket, s3cmd copies it to the one for temporary data, and with each object its access control list. That is refused in the ${bucketsNamed(buckets)}. Backups are not concerned.`,
      why: [...awsSays(explained), 'Nothing in GitLab needs these lists: the copies are private either way.'],
      fix: fix(
        steps(
          'Tell s3cmd what the copies get, so that it asks for no lists: a line acl_public = False under [default] in the Secret named by gitlab.toolbox.backups.objectStorage.config.secret. Restart the toolbox.',
          'Or restore with the AWS CLI, which copies no lists: backup-utility --s3tool awscli.',
          'Or, where the buckets take lists, allow s3:GetObjectAcl on the objects of all buckets and s3:PutObjectAcl on those of the bucket for temporary data.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} exec deploy/<RELEASE NAME>-toolbox -c toolbox -- grep -c acl_public /home/git/.s3cfg`,
          `kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=toolbox`,
        ],
      ),
    }))
  },
}
