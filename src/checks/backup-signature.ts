import { definePodCheck } from './check.ts'
import { s3cmdInAws } from './s3cmdInAws.ts'
import { problemsWith, weighed } from './settings.ts'

/** Buckets made after 24 June 2020 take no signature of version 2, and newer regions never did (Amazon S3 User Guide). */
export const backupSignature = definePodCheck({
  id: 'backup-signature',
  category: 'config',
  title: 's3cmd signs with version 4 where it talks to AWS',
  needs: ['backup-config-readable'],
  async run({ gitlab }) {
    const inAws = s3cmdInAws(gitlab)
    return weighed('signature version 4', problemsWith(gitlab, 's3cmd', 'signature-version-2'), () =>
      inAws ? 'fail' : undefined,
    )
  },
})
